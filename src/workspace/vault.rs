//! How the workspace survives: log lines, snapshots, and a pointer that is written last.
//!
//! Keys: `luoshi/head` (the pointer: the newest snapshot's manifest), `luoshi/g<N>/head` (its copy),
//! `luoshi/g<N>/<piece>` (the pieces of rooms that snapshot N wrote), `luoshi/log/<k>` (log segments),
//! `luoshi/text/<id>` (texts), `luoshi/aside/<n>` (what could not be read, byte for byte).
//!
//! - An edit counts as saved when its line has been written and read back; one that is too long for the log, when the
//!   pointer has moved to a snapshot that has it.
//! - A snapshot writes the pieces that have changed under new keys, reads them back, and moves the pointer last. The
//!   others it names where they are. The previous snapshot and the log since it stay until the next one: what only
//!   one of the two has can be lost, and the other rebuilds the state. What both share is kept once.
//! - Where nothing more fits, the previous snapshot goes, rather than that an edit stays unsaved.
//! - Whatever storage does at any step, reopening gives the state before or after the edit.

use super::{
    Edit, Workspace,
    codec::{Head, Piece},
    history::Stamp,
    log::{LINE_BYTES, LOG_BYTES, Line, LongLine, SEGMENT_BYTES, chain},
};
use crate::base::{
    doc,
    id::BulletinId,
    storage::{Storage, StorageError},
};

mod open;
mod replay;
mod snapshot;
pub use open::{Opened, Problem, ReadOnly, open};

const HEAD: &str = "luoshi/head";
/// Stands while something that was erased is not yet gone from log and snapshots.
const FORGET: &str = "luoshi/forget";

fn segment_key(segment: u32) -> String {
    format!("luoshi/log/{segment}")
}

/// The number of the segment under a key; `None` for keys of anything else.
fn segment_of(key: &str) -> Option<u32> {
    key.strip_prefix("luoshi/log/")?.parse().ok()
}

fn piece_key(piece: &Piece) -> String {
    format!("luoshi/g{}/{}", piece.generation, piece.name)
}

fn manifest_key(generation: u64) -> String {
    format!("luoshi/g{generation}/head")
}

/// The generation that wrote a key; `None` for keys of anything else.
fn generation_of(key: &str) -> Option<u64> {
    key.strip_prefix("luoshi/g")?.split('/').next()?.parse().ok()
}

/// Whether a change under this key means that somebody has saved something: an edit, or a snapshot that is finished.
pub fn is_news(key: &str) -> bool {
    key == HEAD || segment_of(key).is_some()
}

fn text_key(id: BulletinId) -> String {
    format!("luoshi/text/{id}")
}

/// Why something is not saved. Nothing that was saved before is touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveError {
    /// Storage refused.
    Storage(StorageError),
    /// Another tab or window has written meanwhile: open again first.
    Conflict,
}

impl From<StorageError> for SaveError {
    fn from(error: StorageError) -> Self {
        SaveError::Storage(error)
    }
}

/// The writing end of an opened workspace.
#[derive(Debug, Clone)]
pub struct Vault<S> {
    storage: S,
    /// The pointer as it stands in storage; `None` before the first snapshot.
    head_text: Option<String>,
    /// The snapshot that the log goes on from, and its manifest as it was read or written.
    head: Head,
    manifest: String,
    /// The one before it.
    previous: Option<Head>,
    /// What of the snapshot the next one can go on using, and the workspace that these pieces hold.
    pieces: Vec<Piece>,
    base: Workspace,
    /// The number of the next snapshot: under it no key has been seen.
    next: u64,
    /// The segment being filled, what is known to stand in it, and the bytes of those before it since the snapshot.
    segment: u32,
    saved: String,
    full: usize,
    /// Number and hash of the last line, saved or waiting.
    seq: u64,
    last: String,
    /// Edits that are applied on screen but not saved yet, the oldest first.
    waiting: Vec<Waiting>,
    /// Damaged keys that have to be copied aside; what was found damaged has not been settled yet.
    aside: Vec<(String, String)>,
    damaged: bool,
    /// Something was erased that log and snapshots may still hold (the mark [`FORGET`] stands).
    forgetting: bool,
}

/// An edit that is not saved yet.
#[derive(Debug, Clone)]
enum Waiting {
    /// A line for the log.
    Line(String),
    /// The [`LongLine`] of an edit that a snapshot has to hold; the workspace with that edit.
    Long { line: String, seq: u64, workspace: Workspace },
}

impl<S: Storage> Vault<S> {
    /// The writing end before anything was opened.
    pub fn unopened(storage: S) -> Self {
        Vault {
            storage,
            head_text: None,
            head: Head::empty(),
            manifest: String::new(),
            previous: None,
            pieces: Vec::new(),
            base: Workspace::default(),
            next: 1,
            segment: 0,
            saved: String::new(),
            full: 0,
            seq: 0,
            last: String::new(),
            waiting: Vec::new(),
            aside: Vec::new(),
            damaged: false,
            forgetting: false,
        }
    }

    /// Whether everything on screen is saved.
    pub fn is_saved(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Whether the log has grown so long that a snapshot is worth taking.
    pub fn is_snapshot_due(&self) -> bool {
        self.full + self.saved.len() >= LOG_BYTES
    }

    /// The short code of the chain as printed on ledgers: the first 8 characters of the last line's hash.
    pub fn chain_code(&self) -> &str {
        self.last.get(..8).unwrap_or("")
    }

    /// The stamp of the next edit, with which it has to be applied before it is appended.
    pub fn stamp(&self, at: &str, by: &str) -> Stamp {
        Stamp { seq: self.seq + 1, at: at.to_owned(), by: by.to_owned() }
    }

    /// The number of the last edit.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Adds the line of an edit that has been applied, and saves it together with all that are waiting; `workspace`
    /// is the one with the edit. On an error the edit waits; [`Vault::flush`] tries again.
    pub fn append(&mut self, edit: &Edit, workspace: &Workspace, at: &str, by: &str) -> Result<(), SaveError> {
        let (Stamp { seq, at, by }, prev) = (self.stamp(at, by), self.last.clone());
        let line = Line { seq, at: at.clone(), by: by.clone(), edit: edit.clone(), prev: prev.clone() }.encode();
        let waiting = if line.len() <= LINE_BYTES {
            self.last = chain(&line);
            Waiting::Line(line)
        } else {
            let line = doc::print(&LongLine { seq, at, by, sha256: chain(&line), prev });
            self.last = chain(&line);
            Waiting::Long { line, seq, workspace: workspace.clone() }
        };
        self.seq = seq;
        self.waiting.push(waiting);
        self.flush()
    }

    /// Saves the waiting edits. Each line is written into its segment and read back.
    pub fn flush(&mut self) -> Result<(), SaveError> {
        while let Some(first) = self.waiting.first().cloned() {
            match first {
                Waiting::Line(line) => self.write_line(&format!("{line}\n"))?,
                Waiting::Long { line, seq, workspace } => self.take(&workspace, seq, chain(&line), line)?,
            }
            self.waiting.remove(0);
        }
        Ok(())
    }

    fn write_line(&mut self, line: &str) -> Result<(), SaveError> {
        self.check_owner(line)?;
        if !self.saved.ends_with(line) {
            let full = !self.saved.is_empty() && self.saved.len() + line.len() > SEGMENT_BYTES;
            if full {
                self.put(&segment_key(self.segment + 1), line)?;
                self.go_on_with(line.to_owned());
            } else {
                let text = format!("{}{line}", self.saved);
                self.put(&segment_key(self.segment), &text)?;
                self.saved = text;
            }
        }
        Ok(())
    }

    /// The segment is full, and the next has this in it.
    fn go_on_with(&mut self, saved: String) {
        self.segment += 1;
        self.full += self.saved.len();
        self.saved = saved;
    }

    /// Refuses to write where somebody else has written since we read. A write of ours that was reported
    /// as failed but did land is recognised and kept.
    fn check_owner(&mut self, line: &str) -> Result<(), SaveError> {
        if self.storage.get(HEAD)? != self.head_text {
            return Err(SaveError::Conflict);
        }
        let here = self.storage.get(&segment_key(self.segment))?.unwrap_or_default();
        let next = self.storage.get(&segment_key(self.segment + 1))?;
        let landed = format!("{}{line}", self.saved);
        match next {
            None if here == self.saved => Ok(()),
            None if here == landed => {
                self.saved = landed;
                Ok(())
            }
            // The line that did not fit into this segment.
            Some(next) if here == self.saved && next == line => {
                self.go_on_with(next);
                Ok(())
            }
            _ => Err(SaveError::Conflict),
        }
    }

    /// Stores the text of a bulletin. It is written before the edit that speaks of it.
    pub fn keep_text(&mut self, id: BulletinId, text: &str) -> Result<(), SaveError> {
        Ok(self.put(&text_key(id), text)?)
    }

    /// The text of a kept bulletin.
    pub fn text(&self, id: BulletinId) -> Option<String> {
        self.storage.get(&text_key(id)).ok().flatten()
    }

    /// What was set aside so far: key and bytes.
    pub fn set_aside(&self) -> Vec<(String, String)> {
        let keys = self.storage.keys("luoshi/aside/").unwrap_or_default();
        keys.into_iter().filter_map(|key| Some((key.clone(), self.storage.get(&key).ok()??))).collect()
    }

    /// Bytes (UTF-8) of this program's keys and values.
    pub fn used(&self) -> usize {
        let keys = self.storage.keys("luoshi/").unwrap_or_default();
        keys.iter().map(|key| key.len() + self.storage.get(key).ok().flatten().map_or(0, |value| value.len())).sum()
    }
}
