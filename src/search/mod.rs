//! Search: exact full-text search over everything the user has, also by pinyin.
//!
//! There are no tokens: any two characters of a text are found where they stand, whatever word they belong to.
//! An [`Index`] keeps every text folded (see `fold`) and scans it; what costs more, such as the words around a hit,
//! is made for the few hits that are shown.
//!
//! The index lives in the reader's program (`bin/reader`), so that the table of readings stays out of the first
//! visit; what goes in ([`Entry`]) and comes out ([`Found`]) are documents, which cross between the programs as JSON.
//!
//! | step | file |
//! |---|---|
//! | one form for what is the same to a searcher | `fold` |
//! | the readings of a character; a query of letters | `pinyin` |
//! | what was typed | `query` |
//! | which entries cannot have it | `sieve` |
//! | which entries have it, in which order | `index` |
//! | the words around a hit | `excerpt` |

mod excerpt;
mod fold;
mod index;
mod pinyin;
mod query;
mod sieve;

pub use index::Index;

use crate::base::day::Date;
use crate::document;

/// What kind of thing an entry is; results are grouped by it, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A bulletin.
    Bulletin,
    /// A note on a bulletin.
    Note,
    /// A duty.
    Duty,
    /// A record of a duty.
    Record,
    /// A hazard.
    Hazard,
    /// A pilot.
    Pilot,
}

document!(codes Kind {
    "bulletin" => Bulletin, "note" => Note, "duty" => Duty, "record" => Record, "hazard" => Hazard,
    "pilot" => Pilot,
});

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// What it is known by, unique within its kind.
    pub key: String,
    /// Its title; may be empty.
    pub title: String,
    /// Its day: the newest comes first.
    pub day: Option<Date>,
    /// Its text, lines parted by `\n`.
    pub text: String,
}

document!(struct Entry { kind, key, title, day, text });

/// What a query found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// By kind, in the order of [`Kind`]; a kind without a hit is left out.
    pub groups: Vec<Group>,
    /// How many entries were found, shown or not.
    pub total: usize,
}

document!(struct Found { groups, total });

/// The entries of one kind that were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which kind.
    pub kind: Kind,
    /// How many entries of it were found, shown or not.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
}

document!(struct Group { kind, total, hits });

/// One entry that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The key of the entry.
    pub key: String,
    /// Its day.
    pub day: Option<Date>,
    /// Its whole title.
    pub title: Vec<Piece>,
    /// The first places of its text with a hit, in order; none when only the title has one.
    pub places: Vec<Place>,
    /// How many more times it occurs in the text, outside of `places`.
    pub more: usize,
}

document!(struct Hit { key, day, title, places, more });

/// A place in a text with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The line in which the first hit begins, from 0.
    pub line: u32,
    /// The hit and its neighbourhood, in order; `…` stands where the line is cut.
    pub context: Vec<Piece>,
}

document!(struct Place { line, context });

/// A stretch of text that is a hit or is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The original words; a line break inside a hit is a space.
    pub text: String,
    /// Whether it was searched for.
    pub hit: bool,
}

document!(struct Piece { text, hit });
