//! Several windows: one writes, the others follow and can take over.

use super::{AppState, days, keeper::Ask, language, places};
use crate::{
    platform::locks::{self, Turn},
    workspace::vault,
};
use leptos::prelude::*;

impl AppState {
    /// Asks to be the one that writes, and follows what other windows write.
    pub(super) fn follow_windows(self) {
        if !locks::ask(move |turn| self.turn(turn)) {
            // Without locks every write still checks that nobody else has written.
            self.turn(Turn::Ours);
        }
        window_event_listener(leptos::ev::storage, move |event| {
            if event.key().as_deref() == Some(places::KEY) {
                // How far another window has read is no change of the workspace.
                return self.places.set_value(places::open());
            }
            if event.key().as_deref().is_some_and(|key| key == language::KEY || key == days::KEY) {
                return; // nor is what only the next start looks at
            }
            // The pieces of a snapshot come before its pointer, each with an event of its own.
            if event.key().is_none_or(|key| vault::is_news(&key)) {
                self.ask(Ask::Follow);
            }
        });
    }

    /// Becomes the window that writes.
    pub fn take_over(self) {
        locks::take_over(move |turn| self.turn(turn));
    }

    fn turn(self, turn: Turn) {
        self.ask(Ask::Turn(turn == Turn::Ours));
        self.ask_queued();
    }
}
