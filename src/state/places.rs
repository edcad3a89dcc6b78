//! How far each bulletin was read: kept on this device beside the workspace, because it changes with every turn of the
//! page and nobody is held to account by it.

use super::AppState;
use crate::{
    base::{doc, id::BulletinId, storage::Storage},
    document,
    platform::{page::sight::InSight, storage::Local},
};
use leptos::prelude::*;

pub(super) const KEY: &str = "luoshi/places";
/// So many bulletins are remembered, those read last.
const LIMIT: usize = 1000;

/// How far a bulletin was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// The byte of the flat text at which the piece at the top of the screen begins.
    pub at: u32,
    /// How much of it lay above the screen, in thousandths of its height.
    pub above: u32,
    /// The furthest line that was on the screen, from 0.
    pub furthest: u32,
    /// How many lines there are.
    pub of: u32,
}

document!(struct Reached { at, above, furthest, of });

impl Reached {
    /// How much has been on the screen, in percent.
    pub fn percent(self) -> u32 {
        (self.furthest + 1) * 100 / self.of.max(1)
    }
}

/// What is remembered, the last first.
pub(super) type Places = Vec<(BulletinId, Reached)>;

/// What was remembered before. What cannot be read is forgotten: it is a convenience.
pub(super) fn open() -> Places {
    Local.get(KEY).ok().flatten().and_then(|json| doc::read(&json).ok()).unwrap_or_default()
}

impl AppState {
    /// How far a bulletin was read.
    pub fn reached(self, id: BulletinId) -> Option<Reached> {
        self.places.get_value().iter().find(|(other, _)| *other == id).map(|(_, reached)| *reached)
    }

    /// Remembers what is on the screen.
    pub fn reach(self, id: BulletinId, sight: InSight, of: usize) {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let before = self.reached(id).map_or(0, |reached| reached.furthest);
        let of = number(of);
        let furthest = before.max(number(sight.last)).min(of.saturating_sub(1));
        let reached = Reached { at: sight.top, above: sight.above, furthest, of };
        self.places.update_value(|places| {
            // Another window remembers too.
            *places = open();
            places.retain(|(other, _)| *other != id);
            places.insert(0, (id, reached));
            places.truncate(LIMIT);
        });
        // A place that is not kept is no loss worth a word.
        let _ = Local.set(KEY, &doc::print(&self.places.get_value()));
    }
}
