//! The workspace as texts: whole rooms in a backup file, pieces of rooms in a snapshot; and the snapshot's manifest.

use super::{
    Workspace,
    rooms::{ROOMS, room_of},
};
use crate::base::{
    doc::{self, Doc, Document, Wrong},
    hash,
};
use crate::document;

/// The version of everything that is kept. A workspace of a higher one opens read-only. It is raised with every new
/// room, and where a room is cut by another rule.
pub const SCHEMA: u32 = 4;
/// How much of a piece's hash the manifest has, in hexadecimal characters: 128 bits tell any damage.
const HASH_LENGTH: usize = 32;

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
    /// That line, where it stands in no segment of the log ([`LongLine`](super::log::LongLine)).
    pub line: String,
    /// The hash of each room, where an older program wrote all of them whole. They are among the pieces too.
    pub rooms: Vec<(String, String)>,
    /// What the snapshot consists of.
    pub pieces: Vec<Piece>,
}

document!(struct Head { schema, generation, log_start, seq, chain, line, rooms, pieces });

/// A piece of a room, as a manifest names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its name: `records/2026-11`, or that of its room.
    pub name: String,
    /// The generation that wrote it: it stands under `luoshi/g<generation>/<name>`.
    pub generation: u64,
    /// The hash of its text, or the first half of it.
    pub hash: String,
}

impl Document for Piece {
    fn to_doc(&self) -> Doc {
        // A list, not a map: there are hundreds of them in each manifest.
        Doc::List(vec![self.name.to_doc(), self.generation.to_doc(), self.hash.to_doc()])
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let Doc::List(list) = doc else { return Err(Wrong("piece")) };
        let [name, generation, hash] = <[Doc; 3]>::try_from(list).map_err(|_| Wrong("piece"))?;
        Ok(Piece {
            name: Document::from_doc(name)?,
            generation: Document::from_doc(generation)?,
            hash: Document::from_doc(hash)?,
        })
    }
}

impl Piece {
    /// A piece with this text, written by this generation.
    pub fn of(name: String, generation: u64, text: &str) -> Self {
        let mut hash = hash::sha256_hex(text);
        hash.truncate(HASH_LENGTH);
        Piece { name, generation, hash }
    }

    /// Whether this is the text that the manifest speaks of.
    fn is(&self, text: &str) -> bool {
        self.hash.len() >= HASH_LENGTH && hash::sha256_hex(text).starts_with(&self.hash)
    }
}

/// Only the schema, to be read from a manifest of any version.
struct SchemaOnly {
    schema: u32,
}

document!(struct SchemaOnly { schema });

/// Why a manifest is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadHead {
    /// It cannot be read.
    Unreadable,
    /// A program of this schema wrote it, and it knows what this one does not.
    Newer(u32),
}

impl Head {
    /// Before the first snapshot.
    pub fn empty() -> Self {
        Head {
            schema: SCHEMA,
            generation: 0,
            log_start: 0,
            seq: 0,
            chain: String::new(),
            line: String::new(),
            rooms: Vec::new(),
            pieces: Vec::new(),
        }
    }

    /// Reads a manifest of any schema. A whole room of an older one is a piece too.
    pub fn read(text: &str) -> Result<Self, BadHead> {
        let SchemaOnly { schema } = doc::read(text).map_err(|_| BadHead::Unreadable)?;
        if schema > SCHEMA {
            return Err(BadHead::Newer(schema));
        }
        let mut head: Head = doc::read(text).map_err(|_| BadHead::Unreadable)?;
        let generation = head.generation;
        let whole = head.rooms.iter().cloned();
        head.pieces.extend(whole.map(|(name, hash)| Piece { name, generation, hash }));
        let known = |piece: &Piece| ROOMS.iter().any(|room| room.name == room_of(&piece.name));
        if head.pieces.iter().all(known) { Ok(head) } else { Err(BadHead::Newer(schema)) }
    }

    /// Whether the next snapshot can go on using its pieces: they were cut as this program cuts them.
    pub fn is_cut_alike(&self) -> bool {
        self.schema == SCHEMA && self.rooms.is_empty()
    }
}

/// The workspace of a snapshot, and the pieces that are missing or damaged: `text` gives what stands under each.
pub fn unpack(head: &Head, text: impl Fn(&Piece) -> Option<String>) -> (Workspace, Vec<Piece>) {
    let mut workspace = Workspace::default();
    let mut damaged = Vec::new();
    for room in ROOMS {
        let mut listed = false;
        for piece in head.pieces.iter().filter(|piece| room_of(&piece.name) == room.name) {
            listed = true;
            let doc = text(piece).filter(|text| piece.is(text)).and_then(|text| doc::parse(&text).ok());
            if doc.is_none_or(|doc| (room.read)(&mut workspace, doc).is_err()) {
                damaged.push(piece.clone());
            }
        }
        // A room that is cut has no piece where it is empty; a whole room was always listed.
        if !listed && !head.rooms.is_empty() && room.since <= head.schema {
            damaged.push(Piece { name: room.name.to_owned(), generation: head.generation, hash: String::new() });
        }
    }
    (workspace, damaged)
}

/// The rooms of a workspace as whole texts, by name: what a backup file holds.
pub fn encode(workspace: &Workspace) -> Vec<(String, String)> {
    ROOMS.iter().map(|room| (room.name.to_owned(), (room.print)(workspace))).collect()
}

/// A room that is missing or cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRoom {
    /// Its name.
    pub room: &'static str,
}

/// The workspace of whole rooms, as a program of `schema` wrote them. A room that came later is empty.
pub fn decode(schema: u32, rooms: &[(String, String)]) -> Result<Workspace, BadRoom> {
    let mut workspace = Workspace::default();
    for room in ROOMS {
        let bad = BadRoom { room: room.name };
        match rooms.iter().find(|(name, _)| name == room.name) {
            None if room.since > schema => (),
            None => return Err(bad),
            Some((_, text)) => {
                let doc = doc::parse(text).map_err(|_| bad.clone())?;
                (room.read)(&mut workspace, doc).map_err(|_| bad)?;
            }
        }
    }
    Ok(workspace)
}
