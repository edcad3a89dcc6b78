//! How the workspace survives: log lines, snapshots, and a pointer that is written last.
//!
//! Keys: `luoshi/head` (the pointer), `luoshi/g<N>/<room>` and `luoshi/g<N>/head` (a snapshot and its
//! manifest), `luoshi/log/<k>` (log segments), `luoshi/text/<id>` (texts), `luoshi/aside/<n>` (what could
//! not be read, byte for byte).
//!
//! - An edit counts as saved when its line has been written and read back.
//! - A snapshot writes new keys, reads them back, and moves the pointer last. The previous snapshot and
//!   the log since it stay until the next one, so either can be lost and the other rebuilds the state.
//! - Whatever storage does at any step, reopening gives the state before or after the edit.

use super::{
    Edit, Workspace,
    codec::{self, Head},
    history::Stamp,
    log::{Line, SEGMENT_BYTES, chain},
};
use crate::base::{
    doc, hash,
    id::BulletinId,
    storage::{Storage, StorageError},
};

mod open;
pub use open::{Opened, Problem, ReadOnly, open};

const HEAD: &str = "luoshi/head";

fn segment_key(segment: u32) -> String {
    format!("luoshi/log/{segment}")
}

/// The number of the segment under a key; `None` for keys of anything else.
fn segment_of(key: &str) -> Option<u32> {
    key.strip_prefix("luoshi/log/")?.parse().ok()
}

fn room_key(generation: u64, room: &str) -> String {
    format!("luoshi/g{generation}/{room}")
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
    head: Head,
    /// The segment being filled, and what is known to stand in it.
    segment: u32,
    saved: String,
    /// Number and hash of the last line, saved or waiting.
    seq: u64,
    last: String,
    /// Lines that are applied on screen but not saved yet, the oldest first.
    waiting: Vec<String>,
    /// Damaged keys that `settle` has to copy aside.
    aside: Vec<(String, String)>,
}

impl<S: Storage> Vault<S> {
    /// The writing end before anything was opened.
    pub fn unopened(storage: S) -> Self {
        Vault {
            storage,
            head_text: None,
            head: Head::empty(),
            segment: 0,
            saved: String::new(),
            seq: 0,
            last: String::new(),
            waiting: Vec::new(),
            aside: Vec::new(),
        }
    }

    /// Whether everything on screen is saved.
    pub fn is_saved(&self) -> bool {
        self.waiting.is_empty()
    }

    /// How many full log segments a reopening would have to read; the caller snapshots when they grow.
    pub fn log_segments(&self) -> u32 {
        self.segment - self.head.log_start
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

    /// Adds the line of an edit that has been applied, and saves it together with all that are waiting.
    /// On an error the line waits; [`Vault::flush`] tries again.
    pub fn append(&mut self, edit: &Edit, at: &str, by: &str) -> Result<(), SaveError> {
        let Stamp { seq, at, by } = self.stamp(at, by);
        let line = Line { seq, at, by, edit: edit.clone(), prev: self.last.clone() };
        let text = line.encode();
        self.seq = seq;
        self.last = chain(&text);
        self.waiting.push(text);
        self.flush()
    }

    /// Saves the waiting lines. Each is written into its segment and read back.
    pub fn flush(&mut self) -> Result<(), SaveError> {
        while let Some(line) = self.waiting.first() {
            let line = format!("{line}\n");
            self.check_owner(&line)?;
            if !self.saved.ends_with(&line) {
                let full = !self.saved.is_empty() && self.saved.len() + line.len() > SEGMENT_BYTES;
                let (segment, text) =
                    if full { (self.segment + 1, line) } else { (self.segment, self.saved.clone() + &line) };
                self.storage.set_checked(&segment_key(segment), &text)?;
                (self.segment, self.saved) = (segment, text);
            }
            self.waiting.remove(0);
        }
        Ok(())
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
                self.segment += 1;
                self.saved = next;
                Ok(())
            }
            _ => Err(SaveError::Conflict),
        }
    }

    /// Writes the whole workspace as a new generation and moves the pointer to it. Lines that
    /// wait are saved first. On an error the old generation and the log go on to hold.
    pub fn snapshot(&mut self, workspace: &Workspace) -> Result<(), SaveError> {
        // What waits goes into the log first: should this snapshot be lost, the log alone has to bring it back.
        self.flush()?;
        if self.storage.get(HEAD)? != self.head_text {
            return Err(SaveError::Conflict);
        }
        let generation = self.head.generation + 1;
        let mut head =
            Head { generation, log_start: self.segment + 1, seq: self.seq, chain: self.last.clone(), ..Head::empty() };
        for (room, text) in codec::encode(workspace) {
            self.storage.set_checked(&room_key(generation, room), &text)?;
            head.rooms.push((room.to_owned(), hash::sha256_hex(&text)));
        }
        let text = doc::print(&head);
        self.storage.set_checked(&room_key(generation, "head"), &text)?;
        // A line that another window has written meanwhile is not in this snapshot: it must stay in the log.
        if self.storage.get(&segment_key(self.segment))?.unwrap_or_default() != self.saved {
            return Err(SaveError::Conflict);
        }
        // A stray segment of that number (from a write that was never acknowledged) must not be replayed.
        self.storage.remove(&segment_key(head.log_start))?;
        let moved = self.storage.set_checked(HEAD, &text);
        if moved.is_err() && self.storage.get(HEAD)?.as_deref() != Some(&text) {
            return Err(SaveError::Storage(StorageError::Full));
        }
        let previous = std::mem::replace(&mut self.head, head);
        self.head_text = Some(text);
        self.segment = self.head.log_start;
        self.saved.clear();
        self.sweep(&previous);
        Ok(())
    }

    /// Takes away what neither this generation nor the previous one needs. Failing to is harmless.
    fn sweep(&self, previous: &Head) {
        let Ok(keys) = self.storage.keys("luoshi/") else { return };
        for key in keys {
            let old_generation = key
                .strip_prefix("luoshi/g")
                .and_then(|rest| rest.split('/').next())
                .and_then(|number| number.parse::<u64>().ok());
            let stale = segment_of(&key).is_some_and(|segment| segment < previous.log_start)
                || old_generation.is_some_and(|generation| generation < previous.generation);
            if stale {
                let _ = self.storage.remove(&key);
            }
        }
    }

    /// Copies damaged values aside, byte for byte, and then writes a fresh snapshot so that they are not
    /// read again. Where nothing was damaged, it only brings a snapshot of an older schema up to this one.
    pub fn settle(&mut self, workspace: &Workspace) -> Result<(), SaveError> {
        if self.aside.is_empty() {
            // From here on there may be what an older program does not know: it must not write to it.
            let older = self.head.generation > 0 && self.head.schema < codec::SCHEMA;
            return if older { self.snapshot(workspace) } else { Ok(()) };
        }
        let taken = self.storage.keys("luoshi/aside/")?;
        let number = |key: &String| key.strip_prefix("luoshi/aside/").and_then(|n| n.parse::<u64>().ok());
        let free = taken.iter().filter_map(number).max().map_or(0, |last| last + 1);
        for (next, (key, value)) in (free..).zip(&self.aside) {
            // The key it came from, so that it can be put back by hand.
            self.storage.set_checked(&format!("luoshi/aside/{next}"), &format!("{key}\n{value}"))?;
        }
        self.aside.clear();
        self.snapshot(workspace)
    }

    /// Stores the text of a bulletin. It is written before the edit that speaks of it.
    pub fn keep_text(&self, id: BulletinId, text: &str) -> Result<(), SaveError> {
        Ok(self.storage.set_checked(&text_key(id), text)?)
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
