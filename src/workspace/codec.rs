//! Rooms as text: the snapshot, and its manifest.

use super::Workspace;
use crate::base::{
    doc::{self, Document},
    hash,
};
use crate::document;
use std::sync::Arc;

/// The version of everything that is kept. A workspace of a higher one opens read-only.
pub const SCHEMA: u32 = 3;
/// Rooms that came with a later schema: a snapshot without them is whole.
const LATER: &[&str] = &["notes", "hazards", "rosters", "incidents", "draws", "unit", "history"];

/// The pointer, and the manifest of a generation: what the snapshot holds and where the log goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// [`SCHEMA`] of the program that wrote it.
    pub schema: u32,
    /// Counts snapshots, from 1; 0 is the empty workspace before the first.
    pub generation: u64,
    /// The first log segment that is not in the snapshot.
    pub log_start: u32,
    /// The number of the last edit in the snapshot.
    pub seq: u64,
    /// The hash of its line.
    pub chain: String,
    /// The hash of each room.
    pub rooms: Vec<(String, String)>,
}

document!(struct Head { schema, generation, log_start, seq, chain, rooms });

impl Head {
    /// Before the first snapshot.
    pub fn empty() -> Self {
        Head { schema: SCHEMA, generation: 0, log_start: 0, seq: 0, chain: String::new(), rooms: Vec::new() }
    }
}

/// Only the schema, to be read from a manifest of any version.
pub struct SchemaOnly {
    /// See [`Head::schema`].
    pub schema: u32,
}

document!(struct SchemaOnly { schema });

/// The rooms of a workspace as texts, by name.
pub fn encode(workspace: &Workspace) -> Vec<(&'static str, String)> {
    vec![
        ("shelf", doc::print(&workspace.shelf)),
        ("notes", doc::print(&workspace.notes)),
        ("duties", doc::print(&workspace.duties)),
        ("records", doc::print(&workspace.records)),
        ("hazards", doc::print(&workspace.hazards)),
        ("rosters", doc::print(&workspace.rosters)),
        ("incidents", doc::print(&workspace.incidents)),
        ("draws", doc::print(&workspace.draws)),
        ("unit", doc::print(&workspace.unit)),
        ("history", doc::print(&workspace.history)),
        ("pilots", doc::print(&workspace.pilots)),
        ("settings", doc::print(&workspace.settings)),
    ]
}

/// A room that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRoom {
    /// Its name.
    pub room: &'static str,
}

/// The workspace of the rooms that `listed` names: `text` gives each, checked by `good` first.
pub fn decode(
    listed: &[(String, String)],
    text: impl Fn(&str) -> Option<String>,
    good: impl Fn(&str, &str) -> bool,
) -> Result<Workspace, BadRoom> {
    fn room<T: Document + Default>(
        name: &'static str,
        listed: &[(String, String)],
        text: &impl Fn(&str) -> Option<String>,
        good: &impl Fn(&str, &str) -> bool,
    ) -> Result<Arc<T>, BadRoom> {
        let bad = BadRoom { room: name };
        if LATER.contains(&name) && listed.iter().all(|(other, _)| other != name) {
            return Ok(Arc::default());
        }
        let json = text(name).ok_or(bad.clone())?;
        if !good(name, &json) {
            return Err(bad);
        }
        doc::read(&json).map_err(|_| bad)
    }
    Ok(Workspace {
        shelf: room("shelf", listed, &text, &good)?,
        notes: room("notes", listed, &text, &good)?,
        duties: room("duties", listed, &text, &good)?,
        records: room("records", listed, &text, &good)?,
        hazards: room("hazards", listed, &text, &good)?,
        rosters: room("rosters", listed, &text, &good)?,
        incidents: room("incidents", listed, &text, &good)?,
        draws: room("draws", listed, &text, &good)?,
        unit: room("unit", listed, &text, &good)?,
        history: room("history", listed, &text, &good)?,
        pilots: room("pilots", listed, &text, &good)?,
        settings: room("settings", listed, &text, &good)?,
    })
}

/// Whether a room's text is the one its manifest speaks of.
pub fn matches(head: &Head, room: &str, text: &str) -> bool {
    head.rooms.iter().any(|(name, hash)| name == room && *hash == hash::sha256_hex(text))
}
