//! The parts of the program. What the start page needs is loaded first; every other page and every dialog is in a part
//! that is fetched when it is first shown, or before that, when the browser has nothing better to do.
//!
//! Here is the whole list. A page belongs to a part by being called from here and from nowhere else: what only these
//! functions can reach is what `bin/split` takes out of the first program. Without the feature `parts` it is all one
//! program, and every part is simply there.

use super::{
    bulletins, changes,
    dialogs::{self, Dialog},
    duties, duty, family, frame, hazards, incidents, ledgers, lookback, notes, packs, pen, pilot, pilots, reader,
    roster, score, search, selfcheck, settings, unit,
};
use crate::{
    platform::page,
    route::Route,
    state::AppState,
    ui::{
        el::{El, View, block, el, none},
        parts::{button_with, notice, para},
    },
};
use leptos::prelude::*;
use std::{
    pin::pin,
    task::{Context, Poll, Waker},
    time::Duration,
};

/// For so long the page that is shown first has the network to itself and the reader's page.
const HEAD_START: Duration = Duration::from_millis(1500);

/// A part: what fetches it, answering whether it is there, and what shows something of it once it is.
macro_rules! part {
    ($name:ident, $fetch:ident, $part:ident, ($($arg:ident: $kind:ty),*), $body:expr) => {
        #[cfg(feature = "parts")]
        // The functions of a part are found by their names, which the macro has to keep from being changed.
        #[allow(unsafe_code)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible, preload($fetch))]
        fn $name($($arg: $kind),*) -> Result<View, leptos::wasm_split::SplitLoaderError> {
            Ok($body)
        }

        #[cfg(not(feature = "parts"))]
        async fn $fetch() -> Result<(), ()> {
            Ok(())
        }

        #[cfg(not(feature = "parts"))]
        async fn $name($($arg: $kind),*) -> Result<View, ()> {
            Ok($body)
        }
    };
}

part!(read, fetch_read, read, (state: AppState, route: Route), match route {
    Route::Bulletin(id, _) => reader::page(state, id),
    _ => frame::not_here(state),
});

part!(work, fetch_work, work, (state: AppState, route: Route), match route {
    Route::Duties => family::with_links(state, route, duties::page(state)),
    Route::Packs => family::with_links(state, route, packs::page(state)),
    Route::Hazards => family::with_links(state, route, hazards::page(state)),
    Route::Hazard(_) => hazards::page(state),
    Route::Roster => family::with_links(state, route, roster::page(state)),
    Route::Incidents => family::with_links(state, route, incidents::page(state)),
    Route::Incident(_) => incidents::page(state),
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
    Route::Pilot(id) => pilot::page(state, id),
    Route::Settings => settings::page(state),
    _ => frame::not_here(state),
});

part!(ask, fetch_ask, ask, (state: AppState, dialog: Dialog), dialogs::dialog(state, dialog));

/// How far a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Have {
    /// Not yet, or on its way.
    NotYet,
    /// It can be shown at once.
    Here,
    /// It was wanted and did not come.
    Failed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Read,
    Work,
    Ask,
    /// The words of all the others.
    Words,
}

/// Which parts are here.
#[derive(Clone, Copy)]
pub struct Parts([RwSignal<Have>; 4]);

impl Parts {
    /// None yet. All of them are fetched in the background: the reader's page and the words at once, the rest when the
    /// first page stands.
    pub fn begin(state: AppState) -> Self {
        let parts = Self([Have::NotYet; 4].map(RwSignal::new));
        let fetch = move |some: [Part; 2]| some.into_iter().for_each(|part| parts.fetch(state, part, false));
        // While the start page waits for its content, the network has room for what is most likely opened next.
        fetch([Part::Words, Part::Read]);
        let rest = move || fetch([Part::Work, Part::Ask]);
        set_timeout(rest, HEAD_START);
        parts
    }

    /// The page of an address other than the first.
    pub fn page(self, state: AppState, route: Route) -> View {
        let part = if matches!(route, Route::Bulletin(..)) { Part::Read } else { Part::Work };
        match self.ready(part) {
            Have::Here if part == Part::Read => at_once(read(state, route)),
            Have::Here => at_once(work(state, route)),
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
        match self.ready(Part::Ask) {
            Have::Here => at_once(ask(state, dialog)),
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

    /// How far a part is with its words: neither is shown without the other.
    fn ready(self, part: Part) -> Have {
        match (self.have(part).get(), self.have(Part::Words).get()) {
            (Have::Here, Have::Here) => Have::Here,
            (Have::Failed, _) | (_, Have::Failed) => Have::Failed,
            _ => Have::NotYet,
        }
    }

    fn have(self, part: Part) -> RwSignal<Have> {
        let [read, work, ask, words] = self.0;
        match part {
            Part::Read => read,
            Part::Work => work,
            Part::Ask => ask,
            Part::Words => words,
        }
    }

    fn want(self, state: AppState, part: Part) {
        [part, Part::Words].into_iter().for_each(|part| self.fetch(state, part, true));
    }

    /// Fetches a part. That one which nobody waits for does not come is not said: it is tried again when it is wanted.
    fn fetch(self, state: AppState, part: Part, wanted: bool) {
        leptos::task::spawn_local(async move {
            let came = match part {
                Part::Read => fetch_read().await.is_ok(),
                Part::Work => fetch_work().await.is_ok(),
                Part::Ask => fetch_ask().await.is_ok(),
                Part::Words => state.bring_words().await,
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
            let failed = [part, Part::Words].map(|part| self.have(part));
            let failed = failed.iter().filter(|have| have.get_untracked() == Have::Failed);
            failed.for_each(|have| have.set(Have::NotYet));
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

/// What a part shows, without waiting: the part is here, so there is nothing to wait for.
fn at_once<E>(shown: impl Future<Output = Result<View, E>>) -> View {
    match pin!(shown).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => view,
        _ => none(),
    }
}
