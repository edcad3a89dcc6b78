//! What keeps the workspace (opening, edits, the log, snapshots, files of everything) is a part of the program: whoever
//! comes for the first time has nothing kept yet, and reads while it is fetched. Where something is kept it is fetched
//! first, and nothing is shown before it has been opened.

use super::AppState;
use crate::{
    base::{id::CandidateId, storage::Storage},
    part,
    part::{Have, at_once},
    platform::storage::Local,
    workspace::Edit,
};
use leptos::prelude::*;

/// What is asked of the part.
pub(super) enum Ask {
    /// Open what is kept.
    Open,
    /// Carry an edit out and keep it.
    Edit(Edit),
    /// Take the last edit back.
    Undo,
    /// Try again to save what is not saved.
    Retry,
    /// This window writes from now on (`true`), or another does.
    Turn(bool),
    /// Another window has written.
    Follow,
    /// Another day may have begun.
    Clock,
    /// Erase the names of people, for good.
    Erase(Vec<CandidateId>),
    /// Give the whole workspace as a file, with the names of candidates or without.
    Export {
        /// With them.
        names: bool,
    },
}

part!(keep, fetch_keep, keep, (state: AppState, ask: Ask) -> bool, state.answer(ask));

/// Whether anything of a workspace is kept here, or cannot be looked for.
fn is_kept() -> bool {
    let ours = |key: &String| ["luoshi/head", "luoshi/g", "luoshi/log/"].iter().any(|begin| key.starts_with(begin));
    Local.keys("luoshi/").map_or(true, |keys| keys.iter().any(ours))
}

impl AppState {
    /// Opens what is kept; where nothing is, the app is shown at once.
    pub(super) fn begin(self) {
        if is_kept() {
            self.want_keeper();
        } else {
            self.shows.set(true);
        }
    }

    /// Fetches the part quietly: that it does not come is said when it is wanted.
    pub fn fetch_keeper(self) {
        self.bring_keeper(false);
    }

    /// Fetches the part because somebody waits for it.
    pub fn want_keeper(self) {
        self.bring_keeper(true);
    }

    fn bring_keeper(self, wanted: bool) {
        leptos::task::spawn_local(async move {
            let came = fetch_keep().await.is_ok();
            if came && self.keeper.get_untracked() != Have::Here {
                at_once(keep(self, Ask::Open));
                self.keeper.set(Have::Here);
                self.shows.set(true);
                self.follow_windows();
            } else if !came && wanted {
                self.keeper.set(Have::Failed);
            }
        });
    }

    /// Asks the part; `false` where it refuses, or cannot be asked yet: then it is asked when it has come and it is known
    /// which window writes.
    pub(super) fn ask(self, ask: Ask) -> bool {
        let here = self.keeper.get_untracked() == Have::Here;
        if here && (self.turned.get_value() || matches!(ask, Ask::Turn(_))) {
            return at_once(keep(self, ask)).unwrap_or(false);
        }
        self.queued.update_value(|queued| queued.push(ask));
        if !here {
            self.want_keeper();
        }
        false
    }

    /// It is known which window writes: what waited for that is asked.
    pub(super) fn ask_queued(self) {
        self.turned.set_value(true);
        for ask in self.queued.try_update_value(std::mem::take).unwrap_or_default() {
            self.ask(ask);
        }
    }
}
