//! One duty: what it is, on what it rests, its due periods, and what was done.

mod records;

use super::{
    dialogs::{Dialog, opens},
    frame::not_here,
    history_list::history_list,
    meter::claims_of,
    rows::{distance, kinds, named, roles, status},
};
use crate::{
    base::{
        day::Date,
        id::{BulletinId, DutyId},
    },
    bulletin::verdict::{Mark, Verdict},
    duties::{
        Duty, Origin,
        agenda::{Lines, Status, light},
    },
    route::{Place, Route},
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live, text},
        parts::{button, button_with, fact, link, notice, primary, quiet, section, span, tag},
    },
    workspace::{Edit, history},
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
            .el(records::section(state, &page.shown, id))
            .el(page.history())
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
            // What is due only after something happened cannot be closed before it did.
            let waits = self.duty.cadence.has_triggers() && row.due.is_none();
            if !matches!(row.status, Status::Done) && !waits {
                actions.push(primary(w.close_it()).click(opens(state, Dialog::Close { duty: id, due: row.due })));
            }
            if self.duty.cadence.has_triggers() {
                actions.push(button_with(icondata_lu::LuPlus, w.happened()).click(opens(state, Dialog::Happened(id))));
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
            .maybe(duty.cadence.has_first().then(|| block("span", "facts__note note").text(first)))
            .maybe(self.cadence_from().map(|words| block("span", "facts__note note").text(words)));
        let mut facts = vec![
            fact(w.how_often(), often.view()),
            fact(w.reform_list(), text(w.reform(duty.list.code()))),
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
        if let Some(points) = duty.points {
            facts.push(fact(w.points(), text(points.to_string())));
        }
        if !duty.note.is_empty() {
            facts.push(fact(w.note(), text(w.of(&duty.note, duty.note_en.as_deref()))));
        }
        facts.push(fact(w.taken_over(), text(w.day(duty.added, self.shown.today))));
        section("h-what", w.what_is_it(), None, None).el(block("dl", "facts").els(facts))
    }

    /// Who says how often; only a number that names townships and binds them is fixed.
    fn cadence_from(&self) -> Option<&'static str> {
        let w = self.state.words();
        match (self.duty.binding, self.duty.cadence_from) {
            (Some(binding), _) if self.duty.cadence == binding => Some(w.cadence_from("fixed")),
            (Some(_), _) => Some(w.stricter()),
            (None, from) => from.map(|from| w.cadence_from(from.code())),
        }
    }

    /// What was changed of the duty itself.
    fn history(&self) -> El {
        let list = history_list(self.state, &self.shown, &history::about("duty", self.id));
        block("details", "more-of").el(el("summary").text(self.state.words().changes_of_it())).el(list)
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
        let w = self.state.words();
        let (open, hidden) = self.open();
        let head = section("h-periods", w.periods(), None, None);
        if !self.duty.has_days() {
            let words = if self.duty.cadence.has_first() { w.periods_no_day() } else { w.periods_on_demand() };
            return head.el(block("p", "muted").text(words));
        }
        let head = self.undated().into_iter().fold(head, |head, words| {
            head.el(notice("notice notice--soon", icondata_lu::LuCalendarClock, words, vec![], vec![]))
        });
        if open.is_empty() {
            let words = if self.duty.cadence.has_triggers() { w.periods_waiting() } else { w.periods_none() };
            return head.el(block("p", "muted").text(words));
        }
        head.el(block("ul", "occs").els(open.into_iter().map(|due| self.period(due))))
            .maybe((hidden > 0).then(|| block("p", "late").text(w.more_missed(hidden))))
    }

    /// What the calendar does not know: an occasion of this or the next year without a day, a year without a table.
    fn undated(&self) -> Vec<String> {
        let (w, year) = (self.state.words(), self.shown.today.year());
        let calendar = &self.shown.desk.calendar;
        let missing = self.duty.cadence.undated(calendar, year..=year + 1);
        let mut told: Vec<String> = missing
            .into_iter()
            .map(|(year, what)| w.undated(usize::from(year.unsigned_abs()), w.occasion(what.code())))
            .collect();
        let days = self.duty.event_days();
        let rule = self.duty.rule(&days, calendar);
        if let Some(due) = rule.schedule().days_from(self.shown.today).take(1).find(|due| rule.is_assumed(*due)) {
            told.push(w.assumed(w.day(due, self.shown.today)));
        }
        told
    }

    fn period(&self, due: Date) -> El {
        let (w, state, duty, today) = (self.state.words(), self.state, self.id, self.shown.today);
        let name = w.day(due, today);
        let now = self.duty.due_now(due);
        let put_off = self.duty.extensions.iter().rev().find(|extension| extension.due == due).map(|extension| {
            block("span", "occ__put-off note").text(w.put_off(w.day(extension.to, today), extension.why.as_str()))
        });
        let event = self.duty.events.iter().rev().find(|event| self.due_of(event.on) == Some(due));
        let event =
            event.map(|event| block("span", "note").text(w.because_of(w.day(event.on, today), event.what.as_str())));
        let locked = self.shown.workspace.unit.is_locked(due).then(|| tag("tag", w.locked()));
        let main = block("div", "occ__main cluster")
            .el(block("span", "occ__name").text(name.clone()))
            .el(status(w, light(now, today)))
            .el(block("span", "occ__due note").text(distance(w, now, today)))
            .maybe(locked)
            .maybe(put_off)
            .maybe(event);
        let mut acts = vec![
            button(w.close_it())
                .attr("aria-label", w.close_period(name.as_str()))
                .click(opens(state, Dialog::Close { duty, due: Some(due) })),
        ];
        if now > today {
            acts.push(quiet(w.extend()).click(opens(state, Dialog::Extend { duty, due })));
        }
        acts.push(quiet(w.not_applicable()).click(opens(state, Dialog::NotApplicable { duty, due: Some(due) })));
        block("li", "occ").el(main).el(block("div", "occ__acts cluster").els(acts))
    }

    /// The due day that an event gives.
    fn due_of(&self, event: Date) -> Option<Date> {
        self.duty.rule(&[event], &self.shown.desk.calendar).schedule().days_from(Date::MIN).next()
    }
}
