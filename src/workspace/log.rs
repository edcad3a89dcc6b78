//! The log: one line an edit, each carrying the hash of the line before.
//!
//! The chain makes a later change to an old line visible. It cannot stop somebody who owns the device and
//! rewrites the whole log; nothing kept on one device can.
//!
//! An edit whose line would be very long (a backup taken in) has no place in the log: it is saved by a snapshot that
//! has it, and a [`LongLine`] in that snapshot's manifest takes its line's place in the chain.

use super::{Edit, history::Stamp};
use crate::base::{doc, hash};
use crate::document;

/// The longest a segment may become, in bytes; a single longer line has a segment of its own.
pub const SEGMENT_BYTES: usize = 32 * 1024;
/// The longest line of the log, in bytes.
pub const LINE_BYTES: usize = 4 * SEGMENT_BYTES;
/// When the log since the last snapshot has so many bytes, the next is due: opening then reads less.
pub const LOG_BYTES: usize = 4 * SEGMENT_BYTES;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Counts edits, from 1. Order is this number, never the clock.
    pub seq: u64,
    /// When, as the device says: local time, `2026-11-24T15:03:10`.
    pub at: String,
    /// Who, as chosen; empty where nobody is chosen.
    pub by: String,
    /// What.
    pub edit: Edit,
    /// The hash of the line before, or the empty text for the very first.
    pub prev: String,
}

document!(struct Line { seq, at, by, edit, prev });

impl Line {
    /// What the history says of the edit.
    pub fn stamp(&self) -> Stamp {
        Stamp { seq: self.seq, at: self.at.clone(), by: self.by.clone() }
    }

    /// The line as kept, without its end.
    pub fn encode(&self) -> String {
        // JSON escapes line ends inside texts, so one edit is one line.
        doc::print(self)
    }
}

/// Stands for a line that is too long for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongLine {
    /// As in [`Line`].
    pub seq: u64,
    /// As in [`Line`].
    pub at: String,
    /// As in [`Line`].
    pub by: String,
    /// The hash of the line it stands for.
    pub sha256: String,
    /// As in [`Line`].
    pub prev: String,
}

document!(struct LongLine { seq, at, by, sha256, prev });

/// The hash that the next line has to carry.
pub fn chain(line: &str) -> String {
    hash::sha256_hex(line)
}

/// Why a line was not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadLine {
    /// It cannot be read.
    Unreadable,
    /// It does not follow the line before.
    Unchained,
    /// The workspace refuses it.
    Refused,
}
