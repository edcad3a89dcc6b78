//! The parts of the program that are pages (see `part.rs`). What the start page needs is loaded first; every other page
//! and every dialog is in a part. What keeps the workspace is one too: `state/keeper.rs`.

use super::{
    bulletins, changes,
    dialogs::{self, Dialog},
    duties, duty, family, frame, hazard, hazards, incident, incidents, ledgers, lookback, notes, packs, pen, pilot,
    pilots, reader, roster, score, search, selfcheck, settings, unit,
};
use crate::{
    part,
    part::{Have, at_once},
    platform::page,
    route::Route,
    state::AppState,
    ui::{
        el::{El, View, block, el, none},
        parts::{button_with, notice, para},
    },
};
use leptos::prelude::*;
use std::time::Duration;

/// For so long the page that is shown first has the network to itself and the reader's page.
const HEAD_START: Duration = Duration::from_millis(1500);

part!(read, fetch_read, read, (state: AppState, route: Route) -> View, match route {
    Route::Bulletin(id, _) => reader::page(state, id),
    _ => frame::not_here(state),
});

part!(work, fetch_work, work, (state: AppState, route: Route) -> View, match route {
    Route::Duties => family::with_links(state, route, duties::page(state)),
    Route::Packs => family::with_links(state, route, packs::page(state)),
    Route::Hazards => family::with_links(state, route, hazards::page(state)),
    Route::Hazard(id) => hazard::page(state, id),
    Route::Roster => family::with_links(state, route, roster::page(state)),
    Route::Incidents => family::with_links(state, route, incidents::page(state)),
    Route::Incident(id) => incident::page(state, id),
    Route::LookBacks => family::with_links(state, route, lookback::page(state)),
    Route::LookBack(_) => lookback::page(state),
    Route::Score => family::with_links(state, route, score::page(state)),
    Route::Check => family::with_links(state, route, selfcheck::page(state)),
    Route::Ledgers => family::with_links(state, route, ledgers::page(state)),
    Route::Ledger(book) => family::with_links(state, route, ledgers::one(state, book)),
    Route::Pen => family::with_links(state, route, pen::page(state)),
    Route::Unit => family::with_links(state, route, unit::page(state)),
    Route::Bulletins => bulletins::page(state),
    Route::Changes(id) => changes::page(state, id),
    Route::Notes => notes::page(state),
    Route::Search => search::page(state),
    Route::Duty(id) => duty::page(state, id),
    Route::Pilots => pilots::page(state),
    Route::Pilot(id, side) => pilot::page(state, id, side),
    Route::Settings => settings::page(state),
    _ => frame::not_here(state),
});

part!(ask, fetch_ask, ask, (state: AppState, dialog: Dialog) -> View, dialogs::dialog(state, dialog));

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Read,
    Work,
    Ask,
    /// The words of all the others.
    Words,
    /// Their styles.
    Styles,
}

/// What a part is shown with.
fn needed(part: Part) -> [Part; 3] {
    [part, Part::Words, Part::Styles]
}

/// Which parts are here.
#[derive(Clone, Copy)]
pub struct Parts([RwSignal<Have>; 5]);

impl Parts {
    /// None yet. All of them are fetched in the background: the reader's page, words and styles at once, the rest when the
    /// first page stands.
    pub fn begin(state: AppState) -> Self {
        let parts = Self([Have::NotYet; 5].map(RwSignal::new));
        let fetch = move |some: &[Part]| some.iter().for_each(|part| parts.fetch(state, *part, false));
        // While the start page waits for its content, the network has room for what is most likely opened next.
        fetch(&[Part::Styles, Part::Words, Part::Read]);
        let rest = move || {
            state.fetch_keeper();
            fetch(&[Part::Work, Part::Ask]);
        };
        set_timeout(rest, HEAD_START);
        parts
    }

    /// The page of an address other than the first.
    pub fn page(self, state: AppState, route: Route) -> View {
        let part = if matches!(route, Route::Bulletin(..)) { Part::Read } else { Part::Work };
        match self.ready(state, part) {
            Have::Here if part == Part::Read => at_once(read(state, route)).unwrap_or_else(none),
            Have::Here => at_once(work(state, route)).unwrap_or_else(none),
            Have::NotYet => {
                self.want(state, part);
                let words = block("p", "muted").attr("role", "status").text(state.words().loading());
                block("div", "page").el(words).view()
            }
            Have::Failed => block("div", "page page--narrow").el(self.failed(state, part)).view(),
        }
    }

    /// The dialog, open.
    pub fn dialog(self, state: AppState, dialog: Dialog) -> View {
        match self.ready(state, Part::Ask) {
            Have::Here => at_once(ask(state, dialog)).unwrap_or_else(none),
            Have::NotYet => {
                self.want(state, Part::Ask);
                let words = block("p", "toast__text").text(state.words().loading());
                block("div", "toasts").attr("role", "status").el(block("div", "toast").el(words)).view()
            }
            Have::Failed => el("dialog")
                .attr("class", "dialog")
                .on("close", move |_| state.dialog.set(None))
                .after(page::open_dialog)
                .el(self.failed(state, Part::Ask))
                .view(),
        }
    }

    /// How far a part is with its words, its styles and what keeps the workspace: none is shown without the others.
    fn ready(self, state: AppState, part: Part) -> Have {
        let [part, words, styles] = needed(part).map(|part| self.have(part).get());
        let all = [part, words, styles, state.keeper.get()];
        if all.contains(&Have::Failed) {
            Have::Failed
        } else if all.contains(&Have::NotYet) {
            Have::NotYet
        } else {
            Have::Here
        }
    }

    fn have(self, part: Part) -> RwSignal<Have> {
        let [read, work, ask, words, styles] = self.0;
        match part {
            Part::Read => read,
            Part::Work => work,
            Part::Ask => ask,
            Part::Words => words,
            Part::Styles => styles,
        }
    }

    fn want(self, state: AppState, part: Part) {
        needed(part).into_iter().for_each(|part| self.fetch(state, part, true));
        state.want_keeper();
    }

    /// Fetches a part. That one which nobody waits for does not come is not said: it is tried again when it is wanted.
    fn fetch(self, state: AppState, part: Part, wanted: bool) {
        leptos::task::spawn_local(async move {
            let came = match part {
                Part::Read => fetch_read().await.is_ok(),
                Part::Work => fetch_work().await.is_ok(),
                Part::Ask => fetch_ask().await.is_ok(),
                Part::Words => state.bring_words().await,
                Part::Styles => state.bring_styles().await,
            };
            let have = self.have(part);
            if came && have.get_untracked() != Have::Here {
                have.set(Have::Here);
            } else if !came && wanted {
                have.set(Have::Failed);
            }
        });
    }

    fn failed(self, state: AppState, part: Part) -> El {
        let w = state.words();
        // What is here already stays here.
        let again = move || {
            let failed = needed(part).map(|part| self.have(part));
            let failed = failed.iter().filter(|have| have.get_untracked() == Have::Failed);
            failed.for_each(|have| have.set(Have::NotYet));
            if state.keeper.get_untracked() == Have::Failed {
                state.keeper.set(Have::NotYet);
            }
        };
        notice(
            "notice notice--soon",
            icondata_lu::LuWifiOff,
            w.part_failed(),
            vec![para(w.part_failed_more())],
            vec![button_with(icondata_lu::LuRefreshCw, w.try_again()).click(again)],
        )
    }
}

/// What is shown where the part that opens what is kept did not come.
pub fn not_opened(state: AppState) -> View {
    let w = state.words();
    let again = button_with(icondata_lu::LuRefreshCw, w.try_again()).click(move || state.want_keeper());
    let told = vec![para(w.not_opened_more())];
    block("main", "page page--narrow")
        .el(notice("notice notice--soon", icondata_lu::LuWifiOff, w.not_opened(), told, vec![again]))
        .view()
}
