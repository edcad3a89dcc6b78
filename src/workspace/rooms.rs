//! The rooms as pieces of text: which rooms there are, how each is cut, and which pieces a change has touched.
//!
//! A new room is one line in [`ROOMS`] (and a field of [`Workspace`], a [`Put`](super::Put) and its lines in
//! `puts_to`). What is said there of a room's cut is part of [`SCHEMA`](super::codec::SCHEMA): a snapshot goes on
//! using pieces that were cut by the same rule.

use super::Workspace;
use crate::base::{
    columns,
    day::Date,
    doc::{self, Doc, Document, Wrong},
    id::Id,
    table::Table,
};
use std::sync::Arc;

/// How many bits of an id say in which share of all ids it is. With 2,000 duties, and one edit of twenty changing one of
/// them, a snapshot writes 400,000 characters with 4 bits, 270,000 with 6; with 8 it is 210,000, and there are four
/// times as many keys.
const SHARE_BITS: u32 = 6;

/// In which piece of its room an entry lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// The room is one piece.
    Whole,
    /// That of a month: what was done in it seldom changes later.
    Month(i16, u8),
    /// That of a share of all ids, 0 to 63, by their first bits: a change in a few entries touches few pieces.
    Share(u8),
}

impl Cut {
    fn month(day: Date) -> Cut {
        Cut::Month(day.year(), day.month())
    }

    /// That of a time of the device, `2026-11-24T15:03:10`.
    fn month_of(at: &str) -> Cut {
        at.get(..10).and_then(|day| day.parse().ok()).map_or(Cut::Whole, Cut::month)
    }

    fn share<K>(id: Id<K>) -> Cut {
        Cut::Share((id.bits() >> (u64::BITS - SHARE_BITS)) as u8)
    }

    /// The name of this piece of a room: `settings`, `records/2026-11`, `duties/07`.
    pub fn name(self, room: &str) -> String {
        match self {
            Cut::Whole => room.to_owned(),
            Cut::Month(year, month) => format!("{room}/{year:04}-{month:02}"),
            Cut::Share(share) => format!("{room}/{share:02}"),
        }
    }
}

/// The room of a piece, by its name.
pub fn room_of(piece: &str) -> &str {
    piece.split('/').next().unwrap_or_default()
}

/// A room, as snapshots and backup files see it.
pub struct Room {
    /// Its name.
    pub name: &'static str,
    /// The schema that brought it: what is older is whole without it.
    pub since: u32,
    /// The room as one text.
    pub print: fn(&Workspace) -> String,
    /// The pieces in which something differs between two workspaces of which the one has grown from the other. Only
    /// pointers are compared, so a piece may be named though it is the same.
    pub touched: fn(&Workspace, &Workspace) -> Vec<Cut>,
    /// The text of one piece; `None` where nothing lies in it.
    pub piece: fn(&Workspace, Cut) -> Option<String>,
    /// Adds what one piece, or the whole room, holds.
    pub read: fn(&mut Workspace, Doc) -> Result<(), Wrong>,
}

/// A table of entities; the last argument says in which piece one lies.
macro_rules! table {
    ($room:ident since $since:literal, $cut:expr) => {
        Room {
            name: stringify!($room),
            since: $since,
            print: |workspace| doc::print(&workspace.$room),
            touched: |now, before| touched(&now.$room, &before.$room, $cut),
            piece: |workspace, wanted| piece(&workspace.$room, wanted, $cut),
            read: |workspace, doc| {
                Table::from_doc(doc).map(|entries| Arc::make_mut(&mut workspace.$room).merge(entries))
            },
        }
    };
}

/// A single value, in one piece.
macro_rules! value {
    ($room:ident since $since:literal) => {
        Room {
            name: stringify!($room),
            since: $since,
            print: |workspace| doc::print(&workspace.$room),
            touched: |now, before| if now.$room == before.$room { Vec::new() } else { vec![Cut::Whole] },
            piece: |workspace, _| Some(doc::print(&workspace.$room)),
            read: |workspace, doc| Document::from_doc(doc).map(|value| workspace.$room = value),
        }
    };
}

/// All rooms, in the order of the backup file.
pub const ROOMS: &[Room] = &[
    table!(shelf since 1, |id, _| Cut::share(id)),
    table!(notes since 2, |id, _| Cut::share(id)),
    table!(duties since 1, |id, _| Cut::share(id)),
    table!(records since 1, |_, record| Cut::month(record.stands_for)),
    table!(hazards since 3, |id, _| Cut::share(id)),
    table!(rosters since 3, |_, month| Cut::month(month.first())),
    table!(incidents since 3, |id, _| Cut::share(id)),
    table!(draws since 3, |id, _| Cut::share(id)),
    value!(unit since 3),
    table!(history since 3, |_, change| Cut::month_of(&change.at)),
    table!(pilots since 1, |_, _| Cut::Whole),
    table!(candidates since 4, |id, _| Cut::share(id)),
    table!(items since 4, |id, _| Cut::share(id)),
    value!(settings since 1),
];

fn touched<K, V>(now: &Table<K, V>, before: &Table<K, V>, cut: impl Fn(Id<K>, &V) -> Cut) -> Vec<Cut> {
    let mut cuts = Vec::new();
    before.differences(now, |id, was, is| {
        // What an entry was may lie in another piece than what it is.
        for entry in [was, is].into_iter().flatten() {
            let cut = cut(id, entry);
            if !cuts.contains(&cut) {
                cuts.push(cut);
            }
        }
    });
    cuts
}

fn piece<K, V: Document>(table: &Table<K, V>, wanted: Cut, cut: impl Fn(Id<K>, &V) -> Cut) -> Option<String> {
    let entries: Vec<(String, Doc)> = table
        .iter()
        .filter(|(id, value)| cut(*id, value) == wanted)
        .map(|(id, value)| (id.to_string(), value.to_doc()))
        .collect();
    if entries.is_empty() { None } else { Some(doc::print_doc(&columns::of(entries))) }
}
