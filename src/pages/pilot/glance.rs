//! A pilot at one glance: the next step, the funnel with its counts and days, posts and people.

use super::said::{given, period};
use crate::{
    base::id::PilotId,
    pages::{
        dialogs::{Dialog, opens, pilot::Ask},
        frame::not_here,
        number,
        pilots::{next_step, progress},
    },
    pilots::{
        Filled, Pilot, PilotError,
        funnel::times::waits,
        register,
        stage::{CountError, Stage},
        whole::Whole,
    },
    route::{Route, Side},
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live, text},
        parts::{fact, icon, link, para, primary, span, tag},
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
        let whole = Whole::of(id, &pilot, &shown.workspace.candidates, &shown.workspace.items, shown.today);
        let page = Page { state, w: state.words(), id, pilot, shown, whole: Arc::new(whole), wrong };
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
pub(super) const STAFFING: usize = usize::MAX;

#[derive(Clone)]
pub(super) struct Page {
    pub(super) state: AppState,
    pub(super) w: Words,
    id: PilotId,
    pub(super) pilot: Arc<Pilot>,
    pub(super) whole: Arc<Whole>,
    shown: Arc<Shown>,
    wrong: RwSignal<Wrongs>,
}

impl Page {
    fn head(&self) -> El {
        let (w, pilot) = (self.w, &self.pilot);
        let coming = self.whole.coming(self.id, pilot);
        let (title, by) = next_step(w, pilot, &coming, self.shown.today);
        let next = block("div", "next")
            .el(block("p", "next__kicker note").text(w.next_kicker()))
            .el(block("p", "next__title").text(title))
            .maybe(by.map(para))
            .el(block("p", "next__actions cluster")
                .el(primary(w.set_next()).click(opens(self.state, Dialog::Pilot(Ask::NextStep(self.id))))));
        let said = |words: &str| text(given(w, words));
        let goal = (!pilot.goal.is_empty()).then(|| fact(w.pt_goal(), text(pilot.goal.clone())));
        let facts = block("dl", "facts")
            .el(fact(w.region(), said(&pilot.region)))
            .el(fact(w.mode(), said(&pilot.mode)))
            .el(fact(w.basis(), said(&pilot.source)))
            .maybe(goal)
            .el(fact(w.pt_owner(), said(&pilot.owner)))
            .el(fact(w.pt_period(), text(period(w, pilot, self.shown.today))))
            .el(fact(w.stands_at(), text(progress(w, pilot, &coming))));
        block("header", "flow")
            .el(block("div", "cluster")
                .el(el("h1").attr("lang", "zh-CN").text(pilot.name.clone()))
                .el(tag("tag", w.pt_status(pilot.status.code()))))
            .el(self.numbers())
            .el(block("div", "columns").el(facts).el(next))
    }

    /// The few numbers that say how it goes, each with the page behind it. What is not known is said.
    fn numbers(&self) -> El {
        let (w, staffing, today) = (self.w, &self.whole.staffing, self.shown.today);
        let items = &self.shown.workspace.items;
        let told =
            |number: Option<u32>| number.map_or_else(|| w.not_given_short().to_owned(), |number| number.to_string());
        let late = self.whole.timeline.rows.iter().filter(|row| row.state.is_late()).count();
        let entries = register::lines(self.id, items, today);
        let open = entries.iter().filter(|line| line.state.is_open()).count();
        let overdue = entries.iter().filter(|line| line.state == register::State::Overdue).count();
        let stuck = waits(&self.pilot.stages, &self.whole.funnel, today).iter().filter(|wait| wait.stuck).count();
        let applied = self.whole.tallies.first().and_then(|tally| tally.entered);
        let tile = |side: Side, number: String, of: Option<String>, words: &'static str, bad: bool| {
            let class = if bad { "tile__n tile__n--late" } else { "tile__n" };
            // What is typed on this page leads nowhere else.
            let words = match side {
                Side::Glance => block("span", "tile__words").text(words),
                side => link(Route::Pilot(self.id, side).href(), words).attr("class", "tile__words"),
            };
            block("li", "tile").el(block("span", class).text(number).maybe(of.map(|of| el("small").text(of)))).el(words)
        };
        let people = if self.pilot.filled == Filled::People { Side::People } else { Side::Glance };
        let planned = staffing.planned.map(|planned| w.pt_of(planned as usize));
        let posts = staffing.posts.map(|posts| w.pt_of_posts(posts as usize));
        let mut tiles = vec![
            tile(people, told(applied), None, w.pt_applied(), false),
            tile(people, told(staffing.hired), planned, w.pt_hired(), false),
            tile(Side::Work, told(staffing.in_service), posts, w.pt_in_service(), false),
            tile(Side::Plan, late.to_string(), None, w.pt_late(), late > 0),
            tile(Side::Register, open.to_string(), None, w.pt_open(), overdue > 0),
        ];
        if self.pilot.filled == Filled::People {
            tiles.insert(3, tile(Side::People, stuck.to_string(), None, w.pt_stuck(), stuck > 0));
        }
        block("ul", "tiles").els(tiles)
    }

    pub(super) fn name(&self, stage: &Stage) -> String {
        self.w.of(&stage.name, stage.name_en.as_deref())
    }

    /// A typed number, carried out by `set`: empty is "not known". What is no number is said at its place.
    pub(super) fn number(&self, at: usize, typed: &str, set: impl Fn(&mut Pilot, Option<u32>)) {
        match number::count(self.w, typed) {
            Ok(number) => self.change(at, |pilot| set(pilot, number)),
            Err(words) => self.is_wrong(at, words),
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

    pub(super) fn is_wrong(&self, at: usize, words: String) {
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
            PilotError::NoName => self.w.pt_name_missing().to_owned(),
            PilotError::DatesReversed { .. } => self.w.refused("pilot_dates").to_owned(),
            PilotError::Twice { .. } => self.w.refused("taken").to_owned(),
            PilotError::Counts { error: CountError::MoreOutThanIn { entered, left }, .. } => {
                self.w.more_out_than_in(left as usize, entered as usize)
            }
        }
    }
}
