//! Closing an occurrence with what shows it, and taking a closing back.

use super::{ask_reason, done, open};
use crate::{
    base::{
        day::Date,
        id::{DutyId, RecordId},
    },
    duties::{
        deed::Deed,
        evidence::{Evidence, EvidenceKind},
        record::{Record, Served},
    },
    platform::page::Form,
    state::AppState,
    ui::{
        el::{El, View, all, block, el, live},
        parts::{button_with, day_input, field, icon_button, input, notice, para, select, textarea},
    },
    workspace::Edit,
};
use leptos::prelude::*;

/// Names of the fields of a piece of evidence; so many can be given at once.
const ROWS: [(&str, &str); 8] = [
    ("kind0", "piece0"),
    ("kind1", "piece1"),
    ("kind2", "piece2"),
    ("kind3", "piece3"),
    ("kind4", "piece4"),
    ("kind5", "piece5"),
    ("kind6", "piece6"),
    ("kind7", "piece7"),
];

/// Closing an occurrence.
pub fn close(state: AppState, id: DutyId, due: Option<Date>) -> Option<View> {
    let w = state.words();
    let (shown, today) = (state.peek(), state.today());
    let duty = shown.workspace.duties.get(id)?.clone();
    let name = w.of(&duty.name, duty.name_en.as_deref());
    let which = due.map_or_else(|| w.close_without_day().to_owned(), |due| w.close_due(w.day(due, today)));
    let expected = (!duty.evidence.is_empty()).then(|| w.usual_evidence(duty.evidence.as_str()));
    let who = shown.workspace.settings.me.map(|me| w.role(me.code())).unwrap_or_default();
    let body = vec![
        block("p", "muted").text(which).view(),
        field("what", w.what_done(), Some(w.what_done_hint().to_owned()), textarea("4", "")).view(),
        block("div", "pair")
            .el(field(
                "on",
                w.stands_for(),
                Some(w.stands_for_hint().to_owned()),
                day_input(Some(today)).attr("max", today.to_string()),
            ))
            .el(field("by", w.done_by(), None, input(who)))
            .view(),
        evidence(state, expected),
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
        let record = Record {
            serves: vec![Served::new(id, due)],
            what,
            by: form.text("by"),
            stands_for,
            entered: state.today(),
            deed: Deed::Plain,
            evidence: given(form),
            doubtful: false,
            late: String::new(),
            addenda: Vec::new(),
        };
        let said = if record.evidence.is_empty() { w.closed_bare(name.as_str()) } else { w.closed(name.as_str()) };
        let was = state.edit(Edit::Close { id: state.mint(), record: record.into() });
        if was {
            state.done(said);
        }
        done(was)
    }))
}

/// The pieces of evidence that a form names; empty lines are none.
fn given(form: &Form) -> Vec<Evidence> {
    let piece = |(kind, text): &(&str, &str)| {
        let text = form.text(text);
        let kind = EvidenceKind::of_code(&form.text(kind))?;
        (!text.is_empty()).then(|| Evidence::words(kind, text))
    };
    ROWS.iter().filter_map(piece).collect()
}

fn evidence(state: AppState, expected: Option<String>) -> View {
    let w = state.words();
    let rows = RwSignal::new(vec![0usize]);
    let list = live(move || {
        all(rows.get().into_iter().filter_map(|row| Some(line(state, rows, *ROWS.get(row)?, row).view())).collect())
    });
    let add = live(move || {
        let free = (0..ROWS.len()).find(|row| !rows.get().contains(row));
        let button = button_with(icondata_lu::LuPlus, w.more_evidence()).attr("class", "btn btn--quiet");
        match free {
            Some(free) => button.click(move || rows.update(|rows| rows.push(free))).view(),
            None => block("p", "small muted").text(w.evidence_full()).view(),
        }
    });
    block("fieldset", "fieldset")
        .el(block("legend", "field__label").text(w.evidence_title()))
        .maybe(expected.map(|expected| block("p", "field__hint").text(expected)))
        .kid(list)
        .kid(add)
        .view()
}

fn line(state: AppState, rows: RwSignal<Vec<usize>>, (kind, text): (&'static str, &'static str), row: usize) -> El {
    let w = state.words();
    let kinds = EvidenceKind::ALL.map(|kind| (kind.code().to_owned(), w.evidence_kind(kind.code()).to_owned()));
    let remove = icon_button(icondata_lu::LuTrash2, w.remove_evidence())
        .click(move || rows.update(|rows| rows.retain(|other| *other != row)));
    let empty = el("span");
    let remove = if row == 0 { empty } else { remove };
    block("div", "evidence")
        .el(select(kinds, EvidenceKind::Document.code()).attr("name", kind).attr("aria-label", w.evidence_kind_label()))
        .el(input("").attr("name", text).attr("aria-label", w.evidence_text()).attr("placeholder", w.evidence_text()))
        .el(remove)
}

/// Taking a closing back; what was said then stays visible.
pub fn reopen(state: AppState, id: RecordId) -> View {
    let w = state.words();
    ask_reason(state, w.reopen(), w.reopen_what(), move |why| {
        let was = state.edit(Edit::Reopen { id, nth: None, why, on: state.today(), came_back: false });
        if was {
            state.done(state.words().reopened());
        }
        was
    })
}
