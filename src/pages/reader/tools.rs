//! The row of tools over the text, and the keys.

use super::{Hand, Page, selected::line_anchor, speech};
use crate::{
    base::id::BulletinId,
    bulletin::note::NoteKind,
    pages::dialogs::Dialog,
    platform::page as browser,
    route::{Place, Route},
    state::AppState,
    ui::{
        el::{El, block},
        parts::{button_with, icon_button},
    },
};
use leptos::prelude::*;
use std::time::Duration;

/// Milliseconds after the last turn of the page at which the place is remembered.
const SETTLED: u64 = 400;

/// Follows the keys, the place that is read, and the voices of the device.
pub(super) fn follow(state: AppState, id: BulletinId, hand: Hand) {
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if plain && !event.is_composing() && !browser::is_typing(&event) && state.dialog.get_untracked().is_none() {
            key(state, id, &event.key());
        }
    });
    let turns = StoredValue::new(0u32);
    let scroll = window_event_listener(leptos::ev::scroll, move |_| {
        turns.update_value(|turns| *turns = turns.wrapping_add(1));
        let now = turns.get_value();
        set_timeout(
            move || {
                if turns.try_get_value() == Some(now) {
                    remember(state, id);
                }
            },
            Duration::from_millis(SETTLED),
        );
    });
    // Having opened it counts, even where it fits on one screen.
    set_timeout(
        move || {
            if turns.try_get_value().is_some() {
                remember(state, id);
            }
        },
        Duration::from_millis(SETTLED * 3),
    );
    on_cleanup(move || {
        keys.remove();
        scroll.remove();
        speech::stop(hand);
    });
}

fn remember(state: AppState, id: BulletinId) {
    let Some(loaded) = state.peek_loaded_bulletin(id) else { return };
    if let Some(sight) = browser::sight::in_sight() {
        state.reach(id, sight, loaded.bulletin.lines().len());
    }
}

fn key(state: AppState, id: BulletinId, key: &str) {
    match key {
        "j" | "k" => {
            let Some(loaded) = state.peek_loaded_bulletin(id) else { return };
            let claims = crate::pages::meter::claims_of(&loaded, id, &state.peek());
            // As the address has it: the page follows it a moment later, and keys may come faster.
            let here = match Route::parse(&browser::hash()) {
                Route::Bulletin(_, Place::Requirement(number)) => number as usize,
                _ => 0,
            };
            let next = if key == "j" { here + 1 } else { here.saturating_sub(1) };
            if (1..=claims.len()).contains(&next) {
                state.go(Route::Bulletin(id, Place::requirement(next - 1)));
            }
        }
        "?" | "？" => state.dialog.set(Some(Dialog::Keys)),
        _ => {}
    }
}

impl Page {
    /// The tools.
    pub(super) fn tools(&self) -> El {
        let (w, state) = (self.w, self.state);
        let contents = (self.bulletin().items.len() > 1)
            .then(|| tool(icondata_lu::LuList, w.contents()).click(|| browser::show(Some("contents"))));
        let look = tool(icondata_lu::LuALargeSmall, w.reading_look()).click(self.opens(Dialog::Look));
        let (flat, place) = (self.flat.clone(), self.noting());
        let bookmark = tool(icondata_lu::LuBookmark, w.bookmark_here()).click(move || {
            let line = browser::sight::in_sight().map_or(0, |sight| sight.begins);
            if let Some(anchor) = line_anchor(&flat, line) {
                place.put(&flat, &anchor, NoteKind::Bookmark);
            }
        });
        let search = tool(icondata_lu::LuSearch, w.search()).click(move || state.go(Route::Search));
        let print = tool(icondata_lu::LuPrinter, w.print()).click(browser::print);
        let keys = icon_button(icondata_lu::LuKeyboard, w.keys())
            .attr("class", "btn btn--icon reader__keys")
            .click(self.opens(Dialog::Keys));
        block("div", "reader__tools cluster no-print")
            .attr("role", "toolbar")
            .attr("aria-label", w.tools())
            .maybe(contents)
            .el(look)
            .kid(self.read_aloud())
            .el(bookmark)
            .el(search)
            .el(print)
            .el(keys)
    }
}

fn tool(picture: icondata_core::Icon, words: &'static str) -> El {
    button_with(picture, words).attr("class", "btn btn--quiet")
}
