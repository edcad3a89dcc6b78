//! The people in the funnel: how many stand where, each of them, who ranks where, and lists that are brought in.

mod head;
mod import;
mod list;
mod out;
mod rank;
mod row;
pub mod said;

use super::now;
use crate::{
    base::{
        day::Date,
        id::{CandidateId, PilotId},
        order,
    },
    pages::dialogs::{Dialog, opens, pilot::Ask},
    pilots::{
        Filled, Pilot,
        candidate::{self, Candidate, Candidates, Person},
        funnel::{Funnel, How, Place, State, times},
        rank::{Ranking, ranking},
    },
    route::{Route, Side},
    state::AppState,
    ui::{
        el::{El, View, block, el, live, none},
        parts::{button_with, empty, link_button, para, primary, seg, seg_button},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many lines are shown at first, and with each further step.
const STEP: usize = 60;

/// The people of a pilot and what is worked out of them: made once for each change, and shared by all that shows it.
pub struct People {
    /// The pilot.
    pub pilot: Arc<Pilot>,
    table: Arc<Candidates>,
    /// Everybody, in the order of the codes.
    pub all: Vec<(CandidateId, Arc<Candidate>)>,
    /// How they stand, in the same order.
    pub funnel: Funnel,
    /// How long they wait, in the same order; `None` for who does not.
    pub waits: Vec<Option<times::Wait>>,
    /// Places in `all`, by id.
    places: Vec<(CandidateId, usize)>,
    /// The last stage up to which anybody has a total, counted from 0, and its ranking.
    pub ranks: Option<(usize, Ranking)>,
    /// Total and rank in it, in the order of `all`.
    totals: Vec<(Option<u32>, Option<u32>)>,
    /// Today.
    pub today: Date,
}

impl People {
    fn of(pilot: Arc<Pilot>, id: PilotId, table: Arc<Candidates>, today: Date) -> People {
        let people = candidate::people(&table, id);
        let funnel = Funnel::of(&pilot.stages, &people);
        let mut places: Vec<(CandidateId, usize)> = people.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
        order::sort_by_key(&mut places, |(id, _)| *id);
        let all = people.iter().filter_map(|(id, _)| Some((*id, table.get(*id)?.clone()))).collect::<Vec<_>>();
        let place = |id: CandidateId| {
            let at = places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
            places.get(at).map(|(_, place)| *place)
        };
        let mut waits = vec![None; all.len()];
        for wait in times::waits(&pilot.stages, &funnel, today) {
            if let Some(slot) = place(wait.candidate).and_then(|at| waits.get_mut(at)) {
                *slot = Some(wait);
            }
        }
        let weighted = pilot.stages.iter().enumerate().rev().filter(|(_, stage)| stage.weight.is_some_and(|w| w > 0));
        let ranks = weighted
            .map(|(at, _)| (at, ranking(&pilot, &funnel, at)))
            .find(|(_, ranking)| ranking.rows.iter().any(|row| row.total.is_some()));
        let mut totals = vec![(None, None); all.len()];
        for row in ranks.iter().flat_map(|(_, ranking)| &ranking.rows) {
            if let Some(slot) = place(row.candidate).and_then(|at| totals.get_mut(at)) {
                *slot = (row.total, row.rank);
            }
        }
        People { pilot, table, all, funnel, waits, places, ranks, totals, today }
    }

    /// Where in `all` somebody is.
    pub fn place(&self, id: CandidateId) -> Option<usize> {
        let at = self.places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.places.get(at).map(|(_, place)| *place)
    }

    /// Somebody, by the place in `all`.
    pub fn one(&self, at: usize) -> Option<(CandidateId, &Arc<Candidate>, &State)> {
        let (id, candidate) = self.all.get(at)?;
        Some((*id, candidate, self.funnel.people.get(at).map(|(_, state)| state)?))
    }

    /// The total and the rank of somebody, by the place in `all`.
    pub fn total(&self, at: usize) -> (Option<u32>, Option<u32>) {
        self.totals.get(at).copied().unwrap_or_default()
    }

    /// As the rules of pilots want them.
    pub fn borrowed(&self) -> Vec<Person<'_>> {
        self.all.iter().map(|(id, candidate)| (*id, &**candidate)).collect()
    }

    /// How many have a name.
    pub fn names(&self) -> usize {
        self.all.iter().filter(|(_, candidate)| !candidate.name.is_empty()).count()
    }
}

/// The people of this moment. Two are the same where they are one.
#[derive(Clone)]
pub struct Now(pub Arc<People>);

impl PartialEq for Now {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The people of a pilot, worked out anew when they, the pilot or the day change, and only then.
fn follow(state: AppState, id: PilotId) -> Memo<Option<Now>> {
    Memo::new(move |before: Option<&Option<Now>>| {
        let shown = state.now();
        let (pilot, table) = (shown.workspace.pilots.get(id)?.clone(), shown.workspace.candidates.clone());
        if let Some(Some(Now(before))) = before
            && Arc::ptr_eq(&before.pilot, &pilot)
            && Arc::ptr_eq(&before.table, &table)
            && before.today == shown.today
        {
            return Some(Now(before.clone()));
        }
        Some(Now(Arc::new(People::of(pilot, id, table, shown.today))))
    })
}

/// Which part of the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    List,
    Rank,
    Import,
}

impl Mode {
    const ALL: [Mode; 3] = [Mode::List, Mode::Rank, Mode::Import];

    fn code(self) -> &'static str {
        match self {
            Mode::List => "list",
            Mode::Rank => "rank",
            Mode::Import => "import",
        }
    }
}

/// How people are to stand to be shown: in the chosen stage, or where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    All,
    Waiting,
    Stuck,
    Reserved,
    Passed,
    Failed,
    Withdrew,
    Nowhere,
}

impl Standing {
    const ALL: [Standing; 8] = [
        Standing::All,
        Standing::Waiting,
        Standing::Stuck,
        Standing::Reserved,
        Standing::Passed,
        Standing::Failed,
        Standing::Withdrew,
        Standing::Nowhere,
    ];

    fn code(self) -> &'static str {
        match self {
            Standing::All => "all",
            Standing::Waiting => "waiting",
            Standing::Stuck => "stuck",
            Standing::Reserved => "reserved",
            Standing::Passed => "passed",
            Standing::Failed => "failed",
            Standing::Withdrew => "withdrew",
            Standing::Nowhere => "nowhere",
        }
    }

    /// Whether somebody stands so. The same people as the figures of the stage count.
    fn has(self, people: &People, at: usize, stage: Option<usize>) -> bool {
        let Some((_, _, state)) = people.one(at) else { return false };
        let how = match stage {
            Some(stage) => state.how(stage),
            None if state.place == Place::Through => Some(How::Passed { called_up: false }),
            None => state.standing().map(|(_, standing)| standing.how),
        };
        match self {
            Standing::All => stage.is_none() || how.is_some(),
            Standing::Waiting => how.is_some_and(How::is_open),
            Standing::Stuck => {
                let wait = people.waits.get(at).copied().flatten().filter(|wait| wait.stuck);
                wait.is_some_and(|wait| stage.is_none_or(|stage| stage == wait.stage))
            }
            Standing::Reserved => how == Some(How::Reserved),
            Standing::Passed => how.is_some_and(How::is_passed),
            Standing::Failed => matches!(how, Some(How::Failed { .. })),
            Standing::Withdrew => matches!(how, Some(How::Withdrew { .. })),
            Standing::Nowhere => matches!(state.place, Place::Nowhere { .. }),
        }
    }
}

/// Which people are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Which {
    stage: Option<usize>,
    standing: Standing,
}

/// What is chosen on the page. It lasts as long as the page is open: names are hidden again when somebody comes back.
#[derive(Clone, Copy)]
struct Screen {
    id: PilotId,
    people: Memo<Option<Now>>,
    mode: RwSignal<Mode>,
    which: RwSignal<Which>,
    words: RwSignal<String>,
    by_rank: RwSignal<bool>,
    most: RwSignal<usize>,
    chosen: RwSignal<Vec<CandidateId>>,
    names: RwSignal<bool>,
    /// The stage whose ranking is shown, by code, so that it stays when stages are put into another order.
    rank_stage: RwSignal<String>,
    /// Of whom a list is about to leave the page.
    leaving: RwSignal<Option<Vec<CandidateId>>>,
}

impl Screen {
    /// Shows those who stand so in the list.
    fn pick(self, stage: Option<usize>, standing: Standing) {
        self.words.set(String::new());
        self.most.set(STEP);
        self.which.set(Which { stage, standing });
        self.mode.set(Mode::List);
    }
}

/// The page.
pub fn page(state: AppState, id: PilotId) -> View {
    let screen = Screen {
        id,
        people: follow(state, id),
        mode: RwSignal::new(Mode::List),
        which: RwSignal::new(Which { stage: None, standing: Standing::All }),
        words: RwSignal::new(String::new()),
        by_rank: RwSignal::new(false),
        most: RwSignal::new(STEP),
        chosen: RwSignal::new(Vec::new()),
        names: RwSignal::new(false),
        rank_stage: RwSignal::new(String::new()),
        leaving: RwSignal::new(None),
    };
    let incoming = import::Incoming::new(state, screen);
    let printed = out::Printed::new();
    // Only whether there is anybody makes the page anew, so that a filter stays as it is being typed.
    let kind = Memo::new(move |_| screen.people.get().map(|now| (now.0.pilot.filled, now.0.all.is_empty())));
    let body = live(move || match kind.get() {
        None => none(),
        Some((Filled::Counts, _)) => counts_only(state, screen).view(),
        Some((Filled::People, nobody)) => filled(state, screen, incoming, nobody).view(),
    });
    let title = live(move || {
        let name = now(state, id).map(|pilot| pilot.name.clone()).unwrap_or_default();
        el("h1").attr("lang", "zh-CN").text(name).view()
    });
    block("div", "people")
        .el(block("div", "page page--wide flow flow--wide").kid(title).kid(body))
        .kid(out::asked(state, screen, printed))
        .kid(out::paper(state, screen, printed))
        .view()
}

/// A pilot that is filled with counts has nobody to show; whoever was entered before is not lost.
fn counts_only(state: AppState, screen: Screen) -> El {
    let w = state.words();
    let kept = screen.people.get_untracked().map_or(0, |now| now.0.all.len());
    block("div", "flow")
        .el(para(w.pp_counts_only()))
        .maybe((kept > 0).then(|| para(w.pp_counts_kept(kept))))
        .el(block("p", "cluster").el(link_button("btn", Route::Pilot(screen.id, Side::Setup).href(), w.pp_to_setup())))
}

fn filled(state: AppState, screen: Screen, incoming: import::Incoming, nobody: bool) -> El {
    let w = state.words();
    let head = live(move || match screen.people.get() {
        Some(now) if !now.0.all.is_empty() => head::head(state, screen, &now.0).view(),
        _ => none(),
    });
    let modes = live(move || {
        let shown = screen.mode.get();
        let one = |mode: Mode| {
            seg_button(w.pp_mode(mode.code()), mode == shown).click(move || {
                screen.most.set(STEP);
                screen.mode.set(mode);
            })
        };
        seg(w.pp_modes(), Mode::ALL.into_iter().map(one).collect()).view()
    });
    // Elements of different kinds, so that no field of one part is taken for a field of another.
    let part = live(move || match screen.mode.get() {
        Mode::List if nobody => empty_list(state, screen).view(),
        Mode::List => block("section", "flow").kid(list::list(state, screen)).view(),
        Mode::Rank => block("div", "flow").kid(rank::rank(state, screen)).view(),
        Mode::Import => block("article", "flow flow--wide").kid(incoming.view()).view(),
    });
    let add = button_with(icondata_lu::LuPlus, w.pp_add())
        .attr("class", "btn btn--primary filters__end")
        .click(opens(state, Dialog::Pilot(Ask::AddPeople(screen.id))));
    block("div", "flow flow--wide").kid(head).el(block("div", "filters cluster").kid(modes).el(add)).kid(part)
}

fn empty_list(state: AppState, screen: Screen) -> El {
    let w = state.words();
    let add = primary(w.pp_add()).click(opens(state, Dialog::Pilot(Ask::AddPeople(screen.id))));
    let bring = button_with(icondata_lu::LuUpload, w.pp_bring()).click(move || screen.mode.set(Mode::Import));
    empty(icondata_lu::LuUsers, w.pp_nobody(), w.pp_nobody_more(), vec![add, bring])
}
