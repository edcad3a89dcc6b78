//! One hazard: how it stands, what can be done now, the five that have to be settled, what is known of it, and what
//! happened.

mod story;

use super::{
    attachments,
    dialogs::{Dialog, opens},
    frame::not_here,
    hazard_words::{light, many, parts, people, tags, warnings, why_not},
    history_list::history_list,
};
use crate::{
    base::id::{HazardId, RecordId},
    duties::hazard::{
        Finding, Grade, Hazard, Part,
        event::{Deed, DeedKind},
        rules::HazardError,
        standing::{Light, Standing, State},
    },
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live, text},
        parts::{button, button_with, fact, icon, link, notice, para, primary, section, span, tag},
    },
    words::Words,
    workspace::history,
};
use std::sync::Arc;

/// The page.
pub fn page(state: AppState, id: HazardId) -> View {
    live(move || {
        let shown = state.now();
        let Some(hazard) = shown.workspace.hazards.get(id).cloned() else { return not_here(state) };
        let standing = hazard.standing();
        let page = Page { state, w: state.words(), id, hazard, standing, shown };
        block("div", "page page--narrow flow hazard")
            .el(page.head())
            .maybe(page.reminders())
            .el(page.five())
            .el(page.facts())
            .el(page.story())
            .el(page.history())
            .view()
    })
}

struct Page {
    state: AppState,
    w: Words,
    id: HazardId,
    hazard: Arc<Hazard>,
    standing: Standing,
    shown: Arc<Shown>,
}

impl Page {
    fn head(&self) -> El {
        let (w, hazard) = (self.w, &self.hazard);
        let today = self.shown.today;
        let now = self.standing.light(today);
        let back = link(Route::Hazards.href(), w.hz_back()).attr("class", "back-link");
        let limit = self.standing.limit.filter(|_| self.standing.state.is_open());
        let limit = limit.map(|limit| block("span", "small").text(w.hz_until(w.day(limit, today))));
        let over = match now {
            Light::Red { over } => Some(notice(
                "notice notice--late",
                icondata_lu::LuTriangleAlert,
                w.hz_over(many(over)),
                vec![para(w.hz_over_more())],
                vec![],
            )),
            _ => None,
        };
        block("header", "flow flow--tight")
            .el(el("p").el(back))
            .el(block("p", "cluster")
                .el(tag("tag tag--firm", w.hz_state(self.standing.state.code())))
                .el(light(w, now))
                .maybe(limit))
            .el(el("h1").attr("lang", "zh-CN").text(hazard.what.clone()))
            .el(block("p", "cluster").els(tags(w, hazard, &self.standing)))
            .maybe(over)
            .el(self.actions())
    }

    /// The steps that can be taken now, the one that comes next first; and why the others cannot.
    fn actions(&self) -> El {
        let (w, state, id) = (self.w, self.state, self.id);
        let today = self.shown.today;
        let next = match self.standing.state {
            State::Found | State::RecheckFailed => Some(DeedKind::Begun),
            State::Rectifying => Some(DeedKind::Rectified),
            State::Rectified => Some(DeedKind::RecheckPassed),
            State::Passed => Some(DeedKind::Closed),
            State::Closed => None,
        };
        let possible = self.hazard.possible(today);
        let first = possible.iter().copied().filter(|kind| Some(*kind) == next);
        let others = possible.iter().copied().filter(|kind| Some(*kind) != next);
        let steps = first.chain(others).map(|kind| {
            let words = w.hz_step(kind.code());
            let step = if Some(kind) == next { primary(words) } else { button(words) };
            step.click(opens(state, Dialog::HazardStep(id, kind)))
        });
        let refused = DeedKind::ALL.into_iter().filter_map(|kind| Some((kind, self.refusal(kind)?)));
        let refused = refused.map(|(kind, why)| {
            el("li").el(el("b").text(w.hz_step(kind.code()))).text(w.colon()).text(why_not(w, why, today))
        });
        block("div", "hazard__steps flow flow--tight")
            .el(block("p", "cluster").attr("role", "group").attr("aria-label", w.hz_steps()).els(steps))
            .el(block("details", "more").el(block("summary", "more__open small").text(w.hz_why_not())).el(block(
                "ul",
                "more__list small",
            )
            .els(refused)))
    }

    fn refusal(&self, kind: DeedKind) -> Option<HazardError> {
        self.standing.may(kind, self.shown.today).err()
    }

    /// What is to be looked at. None of it refuses anything.
    fn reminders(&self) -> Option<El> {
        let (w, hazard) = (self.w, &self.hazard);
        let mut all = Vec::new();
        let found: Vec<_> =
            hazard.warnings().iter().filter(|mark| mark.event.is_none()).map(|mark| mark.warning).collect();
        all.extend(warnings(w, &found));
        let reported = hazard.events.iter().any(|event| matches!(event.deed, Deed::Reported { .. }));
        let soon = |title: &'static str, more: &'static str| {
            notice("notice notice--soon", icondata_lu::LuInfo, title, vec![para(more)], vec![])
        };
        if hazard.grade == Grade::Major && !reported && self.standing.state.is_open() {
            all.push(soon(w.hz_not_reported(), w.hz_not_reported_more()));
        }
        if self.standing.late_extensions > 0 {
            let title = w.hz_late_extensions(many(self.standing.late_extensions));
            let body = vec![para(w.hz_late_extensions_more())];
            all.push(notice("notice notice--soon", icondata_lu::LuInfo, title, body, vec![]));
        }
        (!all.is_empty()).then(|| block("div", "flow").els(all))
    }

    fn five(&self) -> El {
        let (w, state, id, hazard) = (self.w, self.state, self.id, &self.hazard);
        let missing = hazard.missing();
        let today = self.shown.today;
        let rows = Part::ALL.map(|part| {
            let said = match part {
                Part::Measures => hazard.measures.clone(),
                Part::Person => hazard.person.clone(),
                Part::Funds => hazard.funds.clone(),
                Part::Plan => hazard.plan.clone(),
                Part::Limit => self.standing.limit.map(|limit| w.day(limit, today)).unwrap_or_default(),
            };
            let said = if missing.contains(&part) {
                tag("tag tag--soon", w.hz_not_settled()).view()
            } else {
                span(said).attr("lang", "zh-CN").view()
            };
            fact(w.hz_part(part.code()), said)
        });
        let settle = missing.iter().any(|part| *part != Part::Limit);
        let settle = settle.then(|| button(w.hz_settle()).click(opens(state, Dialog::SettleHazard(id))));
        let limit = missing.contains(&Part::Limit) && self.refusal(DeedKind::LimitSet).is_none();
        let limit = limit.then(|| {
            button(w.hz_step(DeedKind::LimitSet.code())).click(opens(state, Dialog::HazardStep(id, DeedKind::LimitSet)))
        });
        let count =
            if missing.is_empty() { w.hz_all_settled().to_owned() } else { w.hz_missing_are(parts(w, &missing)) };
        section("h-five", w.hz_five(), Some(count), None)
            .el(block("dl", "facts").els(rows))
            .maybe((!missing.is_empty()).then(|| block("p", "cluster").maybe(settle).maybe(limit)))
    }

    fn facts(&self) -> El {
        let (w, hazard, today) = (self.w, &self.hazard, self.shown.today);
        let said = |words: &str| if words.is_empty() { text(w.not_given()) } else { text(words.to_owned()) };
        let entered = (hazard.entered != hazard.found)
            .then(|| block("span", "facts__note note").text(w.entered_on(w.day(hazard.entered, today))));
        let mut facts = vec![
            fact(w.hz_place(), said(&hazard.place)),
            fact(w.hz_unit(), said(&hazard.unit)),
            fact(w.hz_grade_label(), text(w.hz_grade(hazard.grade.code()))),
            fact(w.hz_found(), span(w.day(hazard.found, today)).maybe(entered).view()),
            fact(w.hz_how_found(), self.finding()),
        ];
        if let Some(to) = hazard.handed_to() {
            facts.push(fact(w.hz_step(DeedKind::HandedOver.code()), text(to.to_owned())));
        }
        if let Some(files) = attachments::shown(self.state, &hazard.attachments) {
            facts.push(fact(w.hz_files(), files.view()));
        }
        let change =
            button_with(icondata_lu::LuPencil, w.hz_change()).click(opens(self.state, Dialog::EditHazard(self.id)));
        section("h-facts", w.hz_facts(), None, None)
            .el(block("dl", "facts").els(facts))
            .el(block("p", "cluster").el(change))
    }

    fn finding(&self) -> View {
        let w = self.w;
        match &self.hazard.finding {
            Finding::Told { by } if by.is_empty() => text(w.hz_told()),
            Finding::Told { by } => text(w.hz_told_by(by.as_str())),
            Finding::Inspection { record, inspectors } => {
                let record = record.and_then(|record| self.record(record));
                el("div")
                    .el(span(w.hz_inspected()))
                    .maybe(record)
                    .el(block("span", "facts__note").text(people(w, inspectors)))
                    .view()
            }
        }
    }

    /// The way to the record of the inspection, where it is kept.
    fn record(&self, id: RecordId) -> Option<El> {
        let record = self.shown.workspace.records.get(id)?;
        let words = self.w.hz_record_of(self.w.day(record.stands_for, self.shown.today));
        let duty = record.serves.first()?.duty;
        Some(span(" ").el(link(Route::Duty(duty).href(), words)))
    }

    fn history(&self) -> El {
        let about = history::about("hazard", self.id);
        let many = self.shown.workspace.history.values().filter(|change| change.about == about).count();
        let list = history_list(self.state, &self.shown, &about);
        let head = section("h-history", self.w.hz_history(), Some(self.w.entries(many)), None);
        if many == 0 {
            return head.el(list);
        }
        head.el(block("details", "more")
            .el(block("summary", "more__open").el(icon(icondata_lu::LuChevronRight)).text(self.w.hz_history_open()))
            .el(list))
    }
}
