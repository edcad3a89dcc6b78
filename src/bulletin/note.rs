//! What a reader put beside a text: highlights, notes, bookmarks. Each stands at an exact place of one text.

use super::anchor::Anchor;
use crate::{
    base::{
        day::Date,
        id::{BulletinId, NoteTag},
        table::Table,
    },
    document,
};

/// All notes.
pub type Notes = Table<NoteTag, Note>;

/// A highlight, a bookmark, or either with words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The text it belongs to.
    pub bulletin: BulletinId,
    /// The name of that text.
    pub title: String,
    /// Its place.
    pub anchor: Anchor,
    /// The line of the text in which it begins, from 0.
    pub line: u32,
    /// What it looks like.
    pub kind: NoteKind,
    /// What was written; may be empty.
    pub words: String,
    /// The day it was made.
    pub on: Date,
    /// The place was in an earlier text and is not in this one: the quote is all that is left of it.
    pub lost: bool,
}

document!(struct Note { bulletin, title, anchor, line, kind, words, on, lost });

/// What a note looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// The words are coloured.
    Highlight,
    /// The paragraph has a ribbon.
    Bookmark,
}

document!(codes NoteKind { "highlight" => Highlight, "bookmark" => Bookmark });
