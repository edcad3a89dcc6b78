//! The bulletin reader: text in, items and requirements out. Parsing never fails and hides nothing.
//!
//! Imports `base` only.

mod actor;
pub mod decode;
mod fields;
mod layout;
pub mod parse;
mod requirement;
mod sentence;
pub mod verdict;

use crate::base::day::Date;
use serde::Serialize;
use std::ops::Range;

/// A parsed bulletin. What the text does not say is `None`; nothing is filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Bulletin {
    /// The name without the issue number.
    pub series: Option<String>,
    /// The issue number (never the running total).
    pub number: Option<u32>,
    /// The year of the issue, from the issue line or the date line only.
    pub year: Option<i16>,
    /// The body in the masthead.
    pub issuer: Option<String>,
    /// The date in the masthead.
    pub date: Option<Date>,
    /// The lines above the first item, as written.
    pub masthead: Vec<String>,
    /// The items in order.
    pub items: Vec<Item>,
    /// 报 / 送 / 发 / 印数 lines and whatever follows them, as written.
    pub footer: Vec<String>,
    /// What the reader should know about the text.
    pub warnings: Vec<Warning>,
}

/// One item (则).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The headline without its full stop.
    pub headline: String,
    /// Flat style: the headline is the first sentence of the first block.
    pub headline_in_text: bool,
    /// The column it stands under.
    pub section: Option<String>,
    /// How many 一是 / 一要 points it has.
    pub points: u32,
    /// Its paragraphs.
    pub blocks: Vec<Block>,
    /// What it asks for, in the order of the text.
    pub requirements: Vec<Requirement>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text: hard wraps joined, indent removed.
    pub text: String,
    /// The text cut into running text and points; covers it completely, in order.
    pub parts: Vec<Part>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// An outline heading.
    Heading,
    /// An outline entry.
    Entry,
    /// A line of a table.
    Table,
}

/// A stretch of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Bytes of [`Block::text`].
    pub span: Range<usize>,
    /// A 一是 / 二是 point, shown as a row of a list.
    pub point: bool,
}

/// A segment that obliges or forbids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Requirement {
    /// The exact words.
    pub text: String,
    /// In which block.
    pub block: usize,
    /// Where in it, in bytes.
    pub span: Range<usize>,
    /// Who has to act, as named in the segment.
    pub actor: Option<String>,
    /// The deadline phrase.
    pub due: Option<String>,
    /// How often.
    pub cadence: Option<String>,
    /// Must, must not, or asked.
    pub strength: Strength,
    /// Two careful people could differ about it.
    pub optional: bool,
}

/// How strong a requirement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Strength {
    /// Something has to be done.
    Must,
    /// Something must not be done.
    MustNot,
    /// Something is asked for (请).
    Asked,
}

/// What the reader should know about the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Warning {
    /// No name was found.
    NoSeries,
    /// No issue number was found.
    NoNumber,
    /// The year is not given.
    NoYear,
    /// No item was found.
    NoItems,
}
