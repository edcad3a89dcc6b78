//! The parts of the program. What the start page needs is loaded first; every other page and every dialog is in a part
//! that is fetched when it is first shown, or before that, when the browser has nothing better to do.
//!
//! Here is the whole list. A page belongs to a part by being called from here and from nowhere else: what only these
//! functions can reach is what `bin/split` takes out of the first program. Without the feature `parts` it is all one
//! program, and every part is simply there.

use super::{
    bulletins, changes,
    dialogs::{self, Dialog},
    duties, duty, family, frame, hazard, hazards, incidents, ledgers, lookback, notes, packs, pen, pilot, pilots,
    reader, roster, score, search, selfcheck, settings, unit,
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
    Route::Hazard(id) => hazard::page(state, id),
    Route::Roster => family::with_links(state, route, roster::page(state)),
    Route::Incidents => family::with_links(state, route, incidents::page(state)),
    Route::Incident(_) => incidents::page(state),
    Route::LookBacks => family::with_links(state, route, lookback::page(state)),
    Route::LookBack(_) => lookback::page(state),
    Route::Score => family::with_links(state, route, score::page(state)),
    Route::Check => family::with_links(state, route, selfcheck::page(state)),
    Route::Ledgers => family::with_links(state, route, ledgers::page(state)),
    Route::Ledger(_) => ledgers::page(state),
    Route::Pen => pen::page(state),
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
}

/// Which parts are here.
#[derive(Clone, Copy)]
pub struct Parts([RwSignal<Have>; 3]);

impl Parts {
    /// None yet. All of them are fetched in the background: the reader's page at once, the rest when the first page
    /// stands.
    pub fn begin() -> Self {
        let parts = Self([Have::NotYet; 3].map(RwSignal::new));
        // While the start page waits for its content, the network has room for what is most likely opened next.
        parts.fetch(Part::Read, false);
        let rest = move || [Part::Work, Part::Ask].into_iter().for_each(|part| parts.fetch(part, false));
        set_timeout(rest, HEAD_START);
        parts
    }

    /// The page of an address other than the first.
    pub fn page(self, state: AppState, route: Route) -> View {
        let part = if matches!(route, Route::Bulletin(..)) { Part::Read } else { Part::Work };
        match self.have(part).get() {
            Have::Here if part == Part::Read => at_once(read(state, route)),
            Have::Here => at_once(work(state, route)),
            Have::NotYet => {
                self.fetch(part, true);
                let words = block("p", "muted").attr("role", "status").text(state.words().loading());
                block("div", "page").el(words).view()
            }
            Have::Failed => block("div", "page page--narrow").el(self.failed(state, part)).view(),
        }
    }

    /// The dialog, open.
    pub fn dialog(self, state: AppState, dialog: Dialog) -> View {
        match self.have(Part::Ask).get() {
            Have::Here => at_once(ask(state, dialog)),
            Have::NotYet => {
                self.fetch(Part::Ask, true);
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

    fn have(self, part: Part) -> RwSignal<Have> {
        let [read, work, ask] = self.0;
        match part {
            Part::Read => read,
            Part::Work => work,
            Part::Ask => ask,
        }
    }

    /// Fetches a part. That one which nobody waits for does not come is not said: it is tried again when it is wanted.
    fn fetch(self, part: Part, wanted: bool) {
        leptos::task::spawn_local(async move {
            let came = match part {
                Part::Read => fetch_read().await.is_ok(),
                Part::Work => fetch_work().await.is_ok(),
                Part::Ask => fetch_ask().await.is_ok(),
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
        let again = move || self.have(part).set(Have::NotYet);
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
