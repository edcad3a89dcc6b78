//! Several windows: one writes, the others follow and can take over.

use super::{AppState, Saved, language, places};
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
            if event.key().as_deref() == Some(language::KEY) {
                return; // nor is what only the next start looks at
            }
            // The pieces of a snapshot come before its pointer, each with an event of its own.
            let ours = event.key().is_none_or(|key| vault::is_news(&key));
            let cell = self.inner.get_value();
            // Told only of what other windows write. What is on screen only stays on screen.
            let free = cell.borrow().unsaved.is_empty();
            if !free {
                // Whoever wrote or took away, there may be room now for what could not be saved.
                self.retry();
            } else if ours {
                self.reopen(false);
            }
        });
    }

    /// Becomes the window that writes.
    pub fn take_over(self) {
        locks::take_over(move |turn| self.turn(turn));
    }

    fn turn(self, turn: Turn) {
        let cell = self.inner.get_value();
        let was = std::mem::replace(&mut cell.borrow_mut().writer, turn == Turn::Ours);
        if !cell.borrow().unsaved.is_empty() {
            // Whoever writes now: what could not be saved is carried over to the newest data, or goes on waiting.
            self.retry();
        }
        match turn {
            Turn::Ours if !was && cell.borrow().unsaved.is_empty() => self.reopen(true),
            Turn::Ours => (),
            Turn::Theirs if cell.borrow().read_only.is_none() && cell.borrow().unsaved.is_empty() => {
                self.saved.set(Saved::Follower);
            }
            Turn::Theirs => (),
        }
    }
}
