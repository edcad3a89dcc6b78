//! What was done for a duty: each record with what shows it, how it stands, and what can be done with it.

use crate::{
    base::{
        day::Date,
        id::{DutyId, RecordId},
        order,
    },
    duties::{
        deed::Deed,
        evidence::Evidence,
        inspectors::Officer,
        record::{Record, Served, Stand},
    },
    pages::{
        dialogs::{Dialog, evidence::named_file, opens},
        history_list::history_list,
    },
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, block, el, live},
        parts::{button, icon_small, link, quiet, section as titled, span, tag},
    },
    words::Words,
    workspace::history,
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many records are shown at once.
const SHOWN: usize = 20;

/// The records of a duty, the latest first.
pub fn section(state: AppState, shown: &Arc<Shown>, duty: DutyId) -> El {
    let w = state.words();
    let mut records: Vec<(RecordId, Arc<Record>, usize)> = Vec::new();
    for (id, record) in shown.workspace.records.iter() {
        let served = record.serves.iter().enumerate().filter(|(_, served)| served.duty == duty);
        records.extend(served.map(|(nth, _)| (id, record.clone(), nth)));
    }
    order::sort_by_key(&mut records, |(id, record, nth)| {
        std::cmp::Reverse((record.stands_for, record.entered, *id, std::cmp::Reverse(*nth)))
    });
    let head = titled("h-records", w.records(), Some(w.entries(records.len())), None);
    if records.is_empty() {
        return head.el(block("p", "muted").text(w.no_records()));
    }
    let upto = RwSignal::new(SHOWN);
    let (shown, all) = (shown.clone(), records);
    head.kid(live(move || {
        let cards = all.iter().take(upto.get()).filter_map(|(id, record, nth)| {
            Some(Card { w, state, shown: &shown, id: *id, record, nth: *nth, served: record.serves.get(*nth)? }.view())
        });
        let rest = all.len().saturating_sub(upto.get());
        let more = (rest > 0).then(|| button(w.more_records(rest)).click(move || upto.update(|upto| *upto += SHOWN)));
        block("div", "flow").els(cards).maybe(more).view()
    }))
}

/// One record, as far as it serves one occurrence.
struct Card<'a> {
    w: Words,
    state: AppState,
    shown: &'a Shown,
    id: RecordId,
    record: &'a Record,
    nth: usize,
    served: &'a Served,
}

impl Card<'_> {
    fn day(&self, day: Date) -> String {
        self.w.day(day, self.shown.today)
    }

    fn view(&self) -> El {
        let (w, record) = (self.w, self.record);
        let title = self.served.due.map_or_else(|| self.day(record.stands_for), |due| w.period_of(self.day(due)));
        block("article", "record")
            .attr("id", format!("rec-{}", self.id))
            .el(block("header", "cluster")
                .el(block("h3", "record__title").text(title))
                .el(self.mark())
                .els(self.tags()))
            .el(block("p", "record__text").text(record.what.clone()))
            .maybe(particulars(w, &record.deed))
            .el(block("ul", "record__evidence").els(record.evidence.iter().map(|piece| self.piece(piece))))
            .els(self.told())
            .maybe(self.others())
            .maybe(self.history())
            .el(self.foot())
    }

    fn mark(&self) -> El {
        let w = self.w;
        let on = self.day(self.record.stands_for);
        let (class, picture, words) = match self.record.stand(self.served) {
            Stand::Open => ("status status--open", icondata_lu::LuRotateCcw, w.was_reopened().to_owned()),
            Stand::Reported => ("status status--done", icondata_lu::LuCircleCheck, w.closed_on(on)),
            Stand::Verified => ("status status--done", icondata_lu::LuCheck, w.struck_off().to_owned()),
            Stand::NotApplicable => ("status status--open", icondata_lu::LuX, w.not_applicable().to_owned()),
        };
        block("span", class).el(icon_small(picture)).text(words)
    }

    fn tags(&self) -> Vec<El> {
        let (w, record) = (self.w, self.record);
        let mut tags = Vec::new();
        if self.served.stands() && record.lacks_evidence() {
            tags.push(tag("tag tag--soon", w.no_evidence()));
        }
        if record.doubtful {
            tags.push(tag("tag tag--soon", w.doubtful_clock()));
        }
        if !record.late.is_empty() {
            tags.push(tag("tag", w.added_late()));
        }
        tags
    }

    fn piece(&self, piece: &Evidence) -> El {
        let w = self.w;
        let colon = if piece.text.is_empty() { "" } else { w.colon() };
        let words = format!("{}{colon}{}", w.evidence_kind(piece.kind.code()), piece.text);
        let dated = piece.dated.map(|day| block("span", "note").text(w.evidence_is_of(self.day(day))));
        let until = piece.until.map(|day| {
            let over = piece.expired(self.shown.today);
            let words = if over { w.evidence_over(self.day(day)) } else { w.evidence_good(self.day(day)) };
            block("span", if over { "note late" } else { "note" }).text(words)
        });
        let body = el("div").el(span(words)).maybe(dated).maybe(until);
        let body = body.maybe(piece.file.as_ref().map(|file| named_file(w, file)));
        el("li").el(icon_small(icondata_lu::LuFileText)).el(body)
    }

    /// What was said about it later.
    fn told(&self) -> Vec<El> {
        let w = self.w;
        let mut told = Vec::new();
        if !self.record.late.is_empty() {
            told.push(w.late_because(self.record.late.as_str()));
        }
        if let Some(checked) = &self.served.verified {
            let outcome = w.outcome(self.served.outcome.code());
            told.push(w.checked_is(self.day(checked.on), checked.by.as_str(), outcome, checked.note.as_str()));
        }
        told.extend(
            self.record
                .addenda
                .iter()
                .map(|addendum| w.added_is(self.day(addendum.on), addendum.what.as_str(), addendum.why.as_str())),
        );
        if let Some(reopened) = &self.served.reopened {
            told.push(w.reopened_because(self.day(reopened.on), reopened.why.as_str()));
        }
        told.into_iter().map(|words| block("p", "muted small").text(words)).collect()
    }

    /// What else the same record serves.
    fn others(&self) -> Option<El> {
        let others = self.record.serves.iter().enumerate().filter(|(nth, _)| *nth != self.nth).map(|(_, served)| {
            let duty = self.shown.workspace.duties.get(served.duty);
            let name = duty.map_or_else(String::new, |duty| self.w.of(&duty.name, duty.name_en.as_deref()));
            let due = served.due.map_or_else(String::new, |due| format!(" · {}", self.day(due)));
            el("li").el(link(Route::Duty(served.duty).href(), format!("{name}{due}")))
        });
        let others: Vec<El> = others.collect();
        (!others.is_empty())
            .then(|| block("div", "small").el(block("p", "muted").text(self.w.serves_too())).el(el("ul").els(others)))
    }

    /// What was changed of it; nothing is said where nothing was.
    fn history(&self) -> Option<El> {
        let about = history::about("record", self.id);
        self.shown.workspace.history.values().any(|change| change.about == about).then(|| {
            block("details", "more-of")
                .el(el("summary").text(self.w.changes_of_it()))
                .el(history_list(self.state, self.shown, &about))
        })
    }

    fn foot(&self) -> El {
        let (w, state, record) = (self.w, self.state, self.id);
        let entered = self.day(self.record.entered);
        let by = self.record.by.as_str();
        let by = if by.is_empty() { w.entered_on(entered) } else { w.entered_by(by, entered) };
        let nth = u32::try_from(self.nth).unwrap_or(u32::MAX);
        let mut acts = Vec::new();
        if self.served.stands() {
            if self.record.deed != Deed::NotApplicable {
                acts.push(button(w.check()).click(opens(state, Dialog::Check { record, nth })));
            }
            acts.push(quiet(w.reopen()).click(opens(state, Dialog::Reopen { record, nth })));
        }
        acts.push(quiet(w.append()).click(opens(state, Dialog::Append(record))));
        acts.push(quiet(w.correct()).click(opens(state, Dialog::ChangeRecord(record))));
        block("div", "record__foot").el(block("p", "note").text(by)).el(block("p", "cluster").els(acts))
    }
}

/// What the ledger of its kind asks for.
fn particulars(w: Words, deed: &Deed) -> Option<El> {
    let count = |count: Option<u32>| count.map_or_else(String::new, |count| count.to_string());
    let lines: Vec<(&'static str, String)> = match deed {
        Deed::Plain | Deed::NotApplicable => return None,
        Deed::Meeting { place, chair, present, decisions } => vec![
            (w.deed_place(), place.clone()),
            (w.deed_chair(), chair.clone()),
            (w.deed_present(), count(*present)),
            (w.deed_decisions(), decisions.clone()),
        ],
        Deed::Inspection { place, inspectors, problems } => vec![
            (w.deed_inspected(), place.clone()),
            (w.deed_officers(), officers(w, &inspectors.officers)),
            (w.deed_assistants(), inspectors.assistants.join(w.list_comma())),
            (w.deed_problems(), problems.clone()),
        ],
        Deed::Drill { place, present, scenario, lessons } => vec![
            (w.deed_place(), place.clone()),
            (w.deed_present(), count(*present)),
            (w.deed_scenario(), scenario.clone()),
            (w.deed_lessons(), lessons.clone()),
        ],
        Deed::Training { place, audience, present, passed } => vec![
            (w.deed_place(), place.clone()),
            (w.deed_audience(), audience.clone()),
            (w.deed_present(), count(*present)),
            (w.deed_passed(), count(*passed)),
        ],
    };
    let kind = deed.kind().map_or("", |kind| w.deed(kind.code()));
    let lines = lines.into_iter().filter(|(_, said)| !said.is_empty());
    let lines = lines.map(|(label, said)| el("li").text(format!("{label}{}{said}", w.colon())));
    Some(block("div", "record__deed small").el(tag("tag", kind)).el(el("ul").els(lines)))
}

/// Names, each with its certificate.
pub fn officers(w: Words, officers: &[Officer]) -> String {
    let named =
        officers.iter().map(|officer| w.officer_is(officer.name.as_str(), w.certified(officer.certified.code())));
    named.collect::<Vec<_>>().join(w.list_comma())
}
