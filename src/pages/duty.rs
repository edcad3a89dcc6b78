//! One duty: what it is, on what it rests, its due periods, and what was done.

use super::{
    dialogs::{Dialog, opens},
    frame::not_here,
    meter::claims_of,
    rows::{distance, kinds, named, roles, status},
};
use crate::{
    base::{
        day::Date,
        id::{BulletinId, DutyId, RecordId},
        order,
    },
    bulletin::verdict::{Mark, Verdict},
    duties::{
        Duty, Origin,
        agenda::{Lines, Status, light},
        cadence::Cadence,
        record::Record,
    },
    route::{Place, Route},
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live, text},
        parts::{button, button_with, fact, icon_small, link, primary, quiet, section, span, tag},
    },
    workspace::Edit,
};
use std::sync::Arc;

/// So many open periods are listed; those before are counted.
const OPEN_SHOWN: usize = 12;

/// The page.
pub fn page(state: AppState, id: DutyId) -> View {
    live(move || {
        let shown = state.now();
        let Some(duty) = shown.workspace.duties.get(id).cloned() else { return not_here(state) };
        let page = Page { state, id, duty, shown };
        block("div", "page page--narrow flow flow--wide")
            .el(page.head())
            .el(page.facts())
            .el(page.periods())
            .el(page.records())
            .view()
    })
}

struct Page {
    state: AppState,
    id: DutyId,
    duty: Arc<Duty>,
    shown: Arc<Shown>,
}

impl Page {
    fn head(&self) -> El {
        let (w, state, id) = (self.state.words(), self.state, self.id);
        let Some(row) = self.shown.desk.board.lines(id).map(Lines::first) else { return el("header") };
        let when = row.now.map(|due| {
            block("span", "small").text(format!(
                "{} · {}",
                w.day(due, self.shown.today),
                distance(w, due, self.shown.today)
            ))
        });
        let mut actions = Vec::new();
        if self.duty.off.is_some() {
            actions.push(primary(w.switch_on()).click(move || {
                state.edit(Edit::Switch { id, off: None });
            }));
        } else {
            if !matches!(row.status, Status::Done) {
                actions.push(primary(w.close_it()).click(opens(state, Dialog::Close { duty: id, due: row.due })));
            }
            actions.push(button_with(icondata_lu::LuPencil, w.change()).click(opens(state, Dialog::EditDuty(id))));
            actions.push(quiet(w.switch_off()).click(opens(state, Dialog::SwitchOff(id))));
        }
        let off = self
            .duty
            .off
            .as_ref()
            .map(|off| block("p", "muted").text(w.off_since(w.day(off.on, self.shown.today), off.why.as_str())));
        block("header", "flow flow--tight")
            .el(block("p", "cluster").el(status(w, row.status)).maybe(when))
            .el(named(w, &self.duty, el("h1").text(w.of(&self.duty.name, self.duty.name_en.as_deref()))))
            .maybe(off)
            .el(block("p", "cluster").els(actions))
    }

    fn facts(&self) -> El {
        let w = self.state.words();
        let duty = &self.duty;
        let first =
            duty.first_due.map_or_else(|| w.no_first_day().to_owned(), |day| w.first_on(w.day(day, self.shown.today)));
        let often = span(w.how_often_is(duty.cadence))
            .maybe(duty.cadence.has_first().then(|| block("span", "facts__note note").text(first)));
        let mut facts = vec![
            fact(w.how_often(), often.view()),
            fact(w.responsible(), text(roles(w, duty))),
            fact(w.basis(), text(if duty.basis.is_empty() { w.no_basis().to_owned() } else { duty.basis.clone() })),
            fact(w.nature(), block("span", "cluster").els(kinds(w, duty)).view()),
        ];
        if let Some(confidence) = duty.confidence {
            facts.push(fact(w.how_sure(), text(w.confidence(confidence.code()))));
        }
        if !duty.evidence.is_empty() {
            facts.push(fact(w.usual(), text(w.of(&duty.evidence, duty.evidence_en.as_deref()))));
        }
        if let Origin::Requirement { .. } = duty.origin {
            facts.push(fact(w.source_sentence(), self.sentence()));
        }
        if !duty.note.is_empty() {
            facts.push(fact(w.note(), text(w.of(&duty.note, duty.note_en.as_deref()))));
        }
        facts.push(fact(w.taken_over(), text(w.day(duty.added, self.shown.today))));
        section("h-what", w.what_is_it(), None, None).el(block("dl", "facts").els(facts))
    }

    /// The exact words, and the way to where they stand.
    fn sentence(&self) -> View {
        let w = self.state.words();
        let Origin::Requirement { bulletin, title, item, quote, nth } = &self.duty.origin else { return text("") };
        // In the newest text of the issue it stands where the decision was carried to; else in the one it came from.
        let found = |bulletin: BulletinId| {
            let loaded = self.state.loaded(bulletin)?;
            let claims = claims_of(&loaded, bulletin, &self.shown);
            let ours = Some(Verdict::Adopted { duty: self.id });
            let same = Mark { item: *item, quote: quote.clone(), nth: *nth };
            let at = claims.iter().position(|claim| claim.verdict == ours);
            let at = at.or_else(|| claims.iter().position(|claim| claim.mark == same))?;
            Some((bulletin, at))
        };
        let found = found(self.state.newest_text(*bulletin)).or_else(|| found(*bulletin));
        let from = block("span", "quote__from note");
        let from = match found {
            Some((bulletin, at)) => {
                let href = Route::Bulletin(bulletin, Place::requirement(at)).href();
                from.el(link(href, w.back_to_sentence(at + 1)))
            }
            None => from.text(w.sentence_not_here(title.as_str())),
        };
        block("blockquote", "quote").attr("lang", "zh-CN").text(quote.clone()).el(from).view()
    }

    /// The open periods until today and the one that comes.
    fn open(&self) -> (Vec<Date>, usize) {
        let duty = &self.duty;
        if duty.off.is_some() {
            return (Vec::new(), 0);
        }
        let schedule = duty.schedule(&self.shown.desk.calendar);
        let open = |day: &Date| !self.shown.desk.journal.has(self.id, Some(*day));
        let past: Vec<Date> = schedule.days(Date::MIN, self.shown.today).filter(open).collect();
        let next = self.shown.today.tomorrow().and_then(|from| schedule.first_from(from, open));
        let hidden = past.len().saturating_sub(OPEN_SHOWN);
        (past.into_iter().take(OPEN_SHOWN).chain(next).collect(), hidden)
    }

    fn periods(&self) -> El {
        let (w, state, id) = (self.state.words(), self.state, self.id);
        let (open, hidden) = self.open();
        let head = section("h-periods", w.periods(), None, None);
        let without_day = !self.duty.has_days();
        if without_day {
            let words = if self.duty.cadence == Cadence::OnDemand { w.periods_on_demand() } else { w.periods_no_day() };
            return head.el(block("p", "muted").text(words));
        }
        if open.is_empty() {
            return head.el(block("p", "muted").text(w.periods_none()));
        }
        let lines = open.into_iter().map(|due| {
            let today = self.shown.today;
            let name = w.day(due, today);
            let close = button(w.close_it())
                .attr("aria-label", w.close_period(name.as_str()))
                .click(opens(state, Dialog::Close { duty: id, due: Some(due) }));
            let main = block("div", "occ__main cluster")
                .el(block("span", "occ__name").text(name))
                .el(status(w, light(due, today)))
                .el(block("span", "occ__due note").text(distance(w, due, today)));
            block("li", "occ").el(main).el(close)
        });
        head.el(block("ul", "occs").els(lines))
            .maybe((hidden > 0).then(|| block("p", "late").text(w.more_missed(hidden))))
    }

    fn records(&self) -> El {
        let w = self.state.words();
        let mut records: Vec<_> = self
            .shown
            .workspace
            .records
            .iter()
            .filter(|(_, record)| record.serves.iter().any(|served| served.duty == self.id))
            .collect();
        order::sort_by_key(&mut records, |(id, record)| std::cmp::Reverse((record.stands_for, record.entered, *id)));
        let head = section("h-records", w.records(), Some(w.entries(records.len())), None);
        if records.is_empty() {
            return head.el(block("p", "muted").text(w.no_records()));
        }
        head.els(records.into_iter().map(|(id, record)| self.record(id, record)))
    }

    fn record(&self, id: RecordId, record: &Record) -> El {
        let (w, today) = (self.state.words(), self.shown.today);
        let Some(served) = record.serves.iter().find(|served| served.duty == self.id) else { return el("div") };
        let title = served.due.map_or_else(|| w.day(record.stands_for, today), |due| w.period_of(w.day(due, today)));
        let mark = match &served.reopened {
            None => block("span", "status status--done")
                .el(icon_small(icondata_lu::LuCircleCheck))
                .text(w.closed_on(w.day(record.stands_for, today))),
            Some(_) => {
                block("span", "status status--open").el(icon_small(icondata_lu::LuRotateCcw)).text(w.was_reopened())
            }
        };
        let bare = (served.stands() && record.lacks_evidence()).then(|| tag("tag tag--soon", w.no_evidence()));
        let evidence = record.evidence.iter().map(|piece| {
            el("li").el(icon_small(icondata_lu::LuFileText)).el(span(format!(
                "{}{}{}",
                w.evidence_kind(piece.kind.code()),
                w.colon(),
                piece.text
            )))
        });
        let by = if record.by.is_empty() {
            w.entered_on(w.day(record.entered, today))
        } else {
            w.entered_by(record.by.as_str(), w.day(record.entered, today))
        };
        let again = served.stands().then(|| quiet(w.reopen()).click(opens(self.state, Dialog::Reopen(id))));
        let why = served.reopened.as_ref().map(|reopened| {
            block("p", "muted").text(w.reopened_because(w.day(reopened.on, today), reopened.why.as_str()))
        });
        block("article", "record")
            .attr("id", format!("rec-{id}"))
            .el(block("header", "cluster").el(block("h3", "record__title").text(title)).el(mark).maybe(bare))
            .el(block("p", "record__text").text(record.what.clone()))
            .el(block("ul", "record__evidence").els(evidence))
            .maybe(why)
            .el(block("p", "record__foot cluster cluster--between note").el(span(by)).maybe(again))
    }
}
