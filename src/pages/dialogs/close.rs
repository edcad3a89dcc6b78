//! Closing an occurrence with what shows it; saying that it does not apply; letting an earlier record serve it too.

use super::{Dialog, deed, done, evidence::Rows, open, opens};
use crate::{
    base::{
        day::{Date, days_after},
        id::{DutyId, RecordId},
        order,
    },
    duties::{
        Duty,
        agenda::Row,
        board::View as Which,
        deed::{Deed, DeedKind},
        record::{Record, Served},
    },
    pages::rows::distance,
    platform::page::Form,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el},
        parts::{choice, day_input, field, input, notice, para, quiet, radio, textarea},
    },
    words::Words,
    workspace::Edit,
};

/// So many other occurrences, and so many earlier records, are offered.
const OFFERED: usize = 40;
/// So far back earlier records are offered, in days.
const BACK_DAYS: i32 = 92;

/// The name of a duty in the user's language.
fn name_of(w: Words, duty: &Duty) -> String {
    w.of(&duty.name, duty.name_en.as_deref())
}

/// Which occurrence a dialog is about.
fn which(w: Words, due: Option<Date>, today: Date) -> El {
    let words = due.map_or_else(|| w.close_without_day().to_owned(), |due| w.close_due(w.day(due, today)));
    block("p", "muted").text(words)
}

/// Who acts, as it is proposed: the chosen role, with the name of who holds it.
pub fn whoever(state: AppState, shown: &Shown) -> String {
    let Some(me) = shown.workspace.settings.me else { return String::new() };
    let name = shown.workspace.unit.holders_of(me, shown.today).next().map(|holder| holder.name.as_str());
    [state.words().role(me.code()), name.unwrap_or_default()].join(" ").trim_end().to_owned()
}

/// Where a period is locked, the field for the reason why something is still added to it.
fn late_field(w: Words, locked: bool) -> Option<View> {
    let why = field("late", w.late_why(), Some(w.late_hint().to_owned()), textarea("2", ""));
    locked.then(|| block("div", "notice notice--soon").el(why).view())
}

/// The reason of an addition to a locked period.
fn late(w: Words, form: &Form, locked: bool) -> Result<String, String> {
    let why = form.text("late");
    if locked && why.is_empty() { Err(w.late_missing().to_owned()) } else { Ok(why) }
}

/// Closing an occurrence.
pub fn close(state: AppState, id: DutyId, due: Option<Date>) -> Option<View> {
    let w = state.words();
    let (shown, today) = (state.peek(), state.today());
    let duty = shown.workspace.duties.get(id)?.clone();
    let name = name_of(w, &duty);
    let locked = due.is_some_and(|due| shown.workspace.unit.is_locked(due));
    let usual = (!duty.evidence.is_empty()).then(|| w.usual_evidence(duty.evidence.as_str()));
    let rows = Rows::new(state);
    let others = others(&shown, id, due);
    let body = vec![
        which(w, due, today).el(quiet(w.reuse_instead()).click(opens(state, Dialog::Reuse { duty: id, due }))).view(),
        late_field(w, locked).unwrap_or_else(crate::ui::el::none),
        field("what", w.what_done(), Some(w.what_done_hint().to_owned()), textarea("4", "")).view(),
        block("div", "pair")
            .el(field(
                "on",
                w.stands_for(),
                Some(w.stands_for_hint().to_owned()),
                day_input(Some(today)).attr("max", today.to_string()),
            ))
            .el(field("by", w.done_by(), None, input(whoever(state, &shown))))
            .view(),
        deed::fields(state, DeedKind::propose(&duty.name, &duty.evidence)),
        rows.view(usual),
        also(w, &shown, &others).view(),
        notice(
            "notice notice--soon",
            icondata_lu::LuInfo,
            w.no_evidence_title(),
            vec![para(w.no_evidence_more())],
            vec![],
        )
        .view(),
    ];
    Some(open(state, w.close_title(name.as_str()), false, body, w.close_it(), move |form| {
        let w = state.words();
        let what = form.text("what");
        if what.is_empty() {
            return Err(w.what_missing().to_owned());
        }
        let Some(stands_for) = form.day("on") else { return Err(w.day_missing().to_owned()) };
        let ticked = others.iter().enumerate().filter(|(at, _)| form.ticked(&format!("also{at}")));
        let also = ticked.map(|(_, row)| Served::new(row.duty, row.due));
        let shown = state.peek();
        let record = Record {
            serves: std::iter::once(Served::new(id, due)).chain(also).collect(),
            by: form.text("by"),
            stands_for,
            deed: deed::given(w, form)?,
            evidence: rows.given(form)?,
            doubtful: shown.doubtful.is_some(),
            late: late(w, form, locked)?,
            ..Record::new(what, shown.today)
        };
        let said = match (record.evidence.is_empty(), record.serves.len()) {
            (true, _) => w.closed_bare(name.as_str()),
            (false, 1) => w.closed(name.as_str()),
            (false, several) => w.closed_several(several),
        };
        let was = state.edit(Edit::Close { id: state.mint(), record: record.into() });
        if was {
            state.done(said);
        }
        done(was)
    }))
}

/// What else is open now and could have been settled by the same deed.
fn others(shown: &Shown, id: DutyId, due: Option<Date>) -> Vec<Row> {
    let view = |which| shown.desk.board.view(&shown.workspace.duties, None, which);
    let mut rows: Vec<Row> = Vec::new();
    for row in view(Which::Overdue).into_iter().chain(view(Which::Week)) {
        let known = rows.iter().any(|other| (other.duty, other.due) == (row.duty, row.due));
        if !known && (row.duty, row.due) != (id, due) && rows.len() < OFFERED {
            rows.push(row);
        }
    }
    rows
}

fn also(w: Words, shown: &Shown, others: &[Row]) -> El {
    if others.is_empty() {
        return el("div");
    }
    let lines = others.iter().enumerate().filter_map(|(at, row)| {
        let duty = shown.workspace.duties.get(row.duty)?;
        let control = el("input").attr("type", "checkbox").attr("name", format!("also{at}"));
        let note = row
            .due
            .zip(row.now)
            .map(|(due, now)| format!("{} · {}", w.day(due, shown.today), distance(w, now, shown.today)));
        Some(choice(control, name_of(w, duty), note))
    });
    block("details", "more-of")
        .el(el("summary").text(w.also_serves(others.len())))
        .el(block("p", "field__hint").text(w.also_hint()))
        .els(lines)
}

/// Saying that an occurrence does not apply, and why.
pub fn not_applicable(state: AppState, id: DutyId, due: Option<Date>) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    let name = name_of(w, &**shown.workspace.duties.get(id)?);
    let locked = due.is_some_and(|due| shown.workspace.unit.is_locked(due));
    let body = vec![
        para(name).view(),
        which(w, due, shown.today).view(),
        para(w.not_applicable_what()).view(),
        late_field(w, locked).unwrap_or_else(crate::ui::el::none),
        field("why", w.reason(), None, textarea("3", "")).view(),
    ];
    Some(open(state, w.not_applicable().to_owned(), false, body, w.not_applicable_do(), move |form| {
        let w = state.words();
        let why = form.text("why");
        if why.is_empty() {
            return Err(w.reason_missing().to_owned());
        }
        let shown = state.peek();
        let record = Record {
            serves: vec![Served::new(id, due)],
            by: whoever(state, &shown),
            deed: Deed::NotApplicable,
            doubtful: shown.doubtful.is_some(),
            late: late(w, form, locked)?,
            ..Record::new(why, shown.today)
        };
        let was = state.edit(Edit::Close { id: state.mint(), record: record.into() });
        if was {
            state.done(w.not_applicable_noted());
        }
        done(was)
    }))
}

/// Letting a record that is here serve one more occurrence: what was entered once is not asked again.
pub fn reuse(state: AppState, id: DutyId, due: Option<Date>) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    let name = name_of(w, &**shown.workspace.duties.get(id)?);
    let locked = due.is_some_and(|due| shown.workspace.unit.is_locked(due));
    let since = days_after(shown.today, -BACK_DAYS).unwrap_or(shown.today);
    let mut recent: Vec<(RecordId, &Record)> = shown
        .workspace
        .records
        .iter()
        .map(|(id, record)| (id, &**record))
        .filter(|(_, record)| record.stands_for >= since && record.deed != Deed::NotApplicable)
        .filter(|(_, record)| !record.serves.iter().any(|served| served.is_for(id, due)))
        .collect();
    order::sort_by_key(&mut recent, |(id, record)| std::cmp::Reverse((record.stands_for, *id)));
    recent.truncate(OFFERED);
    let lines = recent.iter().map(|(id, record)| {
        let evidence = w.pieces(record.evidence.len());
        let note = format!("{} · {evidence}", w.day(record.stands_for, shown.today));
        radio("record", id.to_string(), false, record.what.clone(), note)
    });
    let list = if recent.is_empty() {
        para(w.reuse_none())
    } else {
        block("fieldset", "fieldset").el(block("legend", "field__label").text(w.reuse_which())).els(lines)
    };
    let body = vec![
        para(name).view(),
        which(w, due, shown.today).view(),
        late_field(w, locked).unwrap_or_else(crate::ui::el::none),
        list.view(),
    ];
    Some(open(state, w.reuse().to_owned(), true, body, w.reuse_do(), move |form| {
        let w = state.words();
        let Ok(record) = form.text("record").parse() else { return Err(w.reuse_which().to_owned()) };
        let why = late(w, form, locked)?;
        let served = Served::new(id, due);
        let was = state.edit(Edit::Serve { id: record, served, on: state.today(), why });
        if was {
            state.done(w.reuse_done());
        }
        done(was)
    }))
}
