//! A pilot at one glance: the next step, the funnel with its counts and days, posts and people.

use crate::pages::{
    dialogs::{Dialog, opens, pilot::Ask},
    frame::not_here,
    pilots::{next_step, progress},
};
use crate::{
    base::id::PilotId,
    pilots::{
        Pilot, PilotError,
        staffing::RatioCheck,
        stage::{CountError, Stage},
    },
    platform::page as browser,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live, none, text},
        parts::{fact, field, icon, notice, number_input, para, primary, section, span},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn page(state: AppState, id: PilotId) -> View {
    // Which places were given numbers that cannot be, and what is wrong with them.
    let wrong = RwSignal::new(Vec::new());
    live(move || {
        let shown = state.now();
        let Some(pilot) = shown.workspace.pilots.get(id).cloned() else { return not_here(state) };
        let page = Page { state, w: state.words(), id, pilot, shown, wrong };
        block("div", "page flow flow--wide")
            .el(page.head())
            .el(page.funnel())
            .el(page.table())
            .el(page.staffing())
            .view()
    })
}

/// What is wrong with what was typed, by stage; it stays until that stage is right.
type Wrongs = Vec<(usize, String)>;

/// Posts and people stand after all stages.
const STAFFING: usize = usize::MAX;

#[derive(Clone)]
pub(super) struct Page {
    pub(super) state: AppState,
    pub(super) w: Words,
    id: PilotId,
    pub(super) pilot: Arc<Pilot>,
    shown: Arc<Shown>,
    wrong: RwSignal<Wrongs>,
}

impl Page {
    fn head(&self) -> El {
        let (w, pilot) = (self.w, &self.pilot);
        let (title, by) = next_step(w, pilot, self.shown.today);
        let next = block("div", "next")
            .el(block("p", "next__kicker note").text(w.next_kicker()))
            .el(block("p", "next__title").text(title))
            .maybe(by.map(para))
            .el(block("p", "next__actions cluster")
                .el(primary(w.set_next()).click(opens(self.state, Dialog::Pilot(Ask::NextStep(self.id))))));
        let facts = block("dl", "facts")
            .el(fact(w.region(), text(pilot.region.clone())))
            .el(fact(w.mode(), text(pilot.mode.clone())))
            .el(fact(w.basis(), text(pilot.source.clone())))
            .el(fact(w.stands_at(), text(progress(w, pilot, self.shown.today))));
        block("header", "flow")
            .el(el("h1").attr("lang", "zh-CN").text(pilot.name.clone()))
            .el(block("div", "columns").el(facts).el(next))
    }

    pub(super) fn name(&self, stage: &Stage) -> String {
        self.w.of(&stage.name, stage.name_en.as_deref())
    }

    /// A typed number, carried out by `set`: empty is "not known". What is no number is said at its place.
    pub(super) fn number(&self, at: usize, typed: &str, set: impl Fn(&mut Pilot, Option<u32>)) {
        let typed = typed.trim();
        match typed.parse::<u32>() {
            _ if typed.is_empty() => self.change(at, |pilot| set(pilot, None)),
            Ok(number) => self.change(at, |pilot| set(pilot, Some(number))),
            Err(_) => self.is_wrong(at, self.w.not_a_number(typed)),
        }
    }

    /// Changes the pilot; what cannot be is said beside its stage, and what was typed stays.
    pub(super) fn change(&self, at: usize, change: impl Fn(&mut Pilot)) {
        // The pilot of this moment: another cell may have been changed since this row was made.
        let Some(now) = self.state.peek().workspace.pilots.get(self.id).cloned() else { return };
        let mut pilot = (*now).clone();
        change(&mut pilot);
        if let Err(error) = pilot.check() {
            self.is_wrong(at, self.why(error));
            return;
        }
        self.wrong.update(|wrong| wrong.retain(|(place, _)| *place != at));
        self.state.edit(Edit::ChangePilot { id: self.id, pilot: Arc::new(pilot) });
    }

    fn is_wrong(&self, at: usize, words: String) {
        self.wrong.update(|wrong| {
            wrong.retain(|(place, _)| *place != at);
            wrong.push((at, words));
        });
    }

    /// The line that says what is wrong at a place.
    pub(super) fn wrong_at(&self, at: usize) -> Option<El> {
        let (_, words) = self.wrong.get().into_iter().find(|(place, _)| *place == at)?;
        let line = block("p", "field__error").attr("role", "alert");
        Some(line.el(icon(icondata_lu::LuCircleAlert)).el(span(words)))
    }

    fn why(&self, error: PilotError) -> String {
        match error {
            PilotError::NoName => self.w.name_missing().to_owned(),
            PilotError::DatesReversed { .. } => self.w.refused("pilot_dates").to_owned(),
            PilotError::Counts { error: CountError::MoreOutThanIn { entered, left }, .. } => {
                self.w.more_out_than_in(left as usize, entered as usize)
            }
        }
    }

    fn staffing(&self) -> El {
        let w = self.w;
        let staffing = self.pilot.staffing;
        let number = |name: &'static str,
                      value: Option<u32>,
                      words: &'static str,
                      hint: &'static str,
                      set: fn(&mut Pilot, Option<u32>)| {
            let page = self.clone();
            let input = number_input(value, w.not_given_short())
                .on("change", move |event| page.number(STAFFING, &browser::value(&event), set));
            field(name, words, Some(hint.to_owned()), input)
        };
        let fields = block("div", "pair").els([
            number("hired", staffing.hired, w.hired(), w.hired_hint(), |pilot, value| pilot.staffing.hired = value),
            number(
                "percent",
                staffing.reported_percent,
                w.reported_percent(),
                w.reported_percent_hint(),
                |pilot, value| pilot.staffing.reported_percent = value,
            ),
            number("posts", staffing.posts, w.posts(), w.posts_hint(), |pilot, value| pilot.staffing.posts = value),
            number("planned", staffing.planned, w.pt_planned(), w.pt_planned_hint(), |pilot, value| {
                pilot.staffing.planned = value;
            }),
            number("in_service", staffing.in_service, w.pt_in_service(), w.pt_in_service_hint(), |pilot, value| {
                pilot.staffing.in_service = value;
            }),
        ]);
        let computed = staffing
            .computed_tenths()
            .zip(staffing.hired.zip(staffing.posts))
            .map(|(tenths, (hired, posts))| para(w.computed(hired as usize, posts as usize, w.percent(tenths))));
        section("h-staffing", w.staffing(), None, None)
            .el(fields)
            .maybe(self.wrong_at(STAFFING))
            .maybe(computed)
            .kid(self.remark())
    }

    /// Whether the reported share can come from any whole number of posts.
    fn remark(&self) -> View {
        let (w, staffing) = (self.w, self.pilot.staffing);
        let (Some(hired), Some(percent)) = (staffing.hired, staffing.reported_percent) else { return none() };
        match staffing.check() {
            RatioCheck::Unknown => none(),
            RatioCheck::Possible => block("p", "small muted").text(w.ratio_possible(percent as usize)).view(),
            RatioCheck::NoWholeNumber { above, below } => {
                let hired = hired as usize;
                let words = w.ratio_not_more(
                    above.posts as usize,
                    hired,
                    w.percent(above.tenths),
                    below.posts as usize,
                    w.percent(below.tenths),
                );
                notice(
                    "notice notice--soon",
                    icondata_lu::LuTriangleAlert,
                    w.ratio_not(percent as usize),
                    vec![para(words)],
                    vec![],
                )
                .view()
            }
        }
    }
}
