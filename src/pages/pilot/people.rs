//! The people in the funnel: how many stand where, each of them, who ranks where, and lists that are brought in.

mod head;
mod import;
mod list;
mod model;
mod out;
mod rank;
mod row;
pub mod said;

use super::now;
use crate::{
    base::id::{CandidateId, PilotId},
    pages::dialogs::{Dialog, opens, pilot::Ask},
    pilots::{
        Filled,
        funnel::{How, Place},
    },
    route::{Route, Side},
    state::AppState,
    ui::{
        el::{El, View, block, el, live, none},
        parts::{button, button_with, empty, link_button, para, primary, seg, seg_button},
    },
};
use leptos::prelude::*;
use model::{Now, People, follow};

/// So many lines are shown at first, and with each further step.
const STEP: usize = 60;

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
    let kept = live(move || {
        let Some(now) = screen.people.get().filter(|now| !now.0.all.is_empty()) else { return none() };
        let names = now.0.names();
        let erase = button(w.pp_erase()).click(opens(state, Dialog::Pilot(Ask::Erase(screen.id))));
        block("div", "flow")
            .el(para(w.pp_counts_kept(now.0.all.len())))
            .maybe((names > 0).then(|| para(w.pp_counts_names(names))))
            .maybe((names > 0).then(|| block("p", "cluster").el(erase)))
            .maybe(head::overdue(state, screen, &now.0))
            .view()
    });
    block("div", "flow").el(para(w.pp_counts_only())).kid(kept).el(block("p", "cluster").el(link_button(
        "btn",
        Route::Pilot(screen.id, Side::Setup).href(),
        w.pp_to_setup(),
    )))
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
