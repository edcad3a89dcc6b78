//! Work bulletins (简报): what a file says, item by item, and every requirement in it.
//!
//! [`import::text_of`] turns a file of any kind into text ([`decode`](decode::decode) a plain one), [`parse`](parse::parse) turns text into a [`Bulletin`]. All are pure:
//! no clock, no browser, no words for the user. Parsing never fails; what it does not understand stays in the blocks as text.
//!
//! The way of a text, and the files along it:
//!
//! | step | files |
//! |---|---|
//! | bytes to text | `import` (every kind of file), `decode` (encodings), `html`, `rows` |
//! | text to lines and paragraphs | `lines`; every rule looks at text that `fold` has folded |
//! | what stands above and below the items | `masthead`, `imprint`, `contents`, `furniture` |
//! | which paragraph is a column, a headline, a heading, a table | `layout`, `columns`, `flat`, `table`, `outline` |
//! | items and blocks | `parse` |
//! | a block's sentences and segments | `requirement`, `reader`, `sentence` |
//! | who speaks, what only announces | `voice`, `announcement` |
//! | does a segment oblige | `judgement`, `modal`, `homograph`, `told`, `factual` |
//! | who, by when, how often | `actor`, `name`, `nouns`, `verbs`; `level`, `place`; `due`, `season`, `deadline`; `cadence`; `number` |
//! | what the text leaves open | `questions`, `question`; `listing`, `ratio`, `moment` |
//! | the terms of the trade in it | `terms`; `citation`, `figure`, `moment` |
//!
//! And what stands on a bulletin that was read: decisions (`verdict`); stretches that are found again in a new version
//! or said to be lost (`flat_text`, `anchor`, `relocate`, `alignment`, `band`), what a new text takes over (`heir`) and what it changed (`version`,
//! `difference`, `likeness`, `shortest_edit`).

mod actor;
mod alignment;
pub mod anchor;
mod announcement;
mod band;
pub mod brought;
mod cadence;
mod citation;
mod columns;
mod contents;
pub mod correction;
mod deadline;
pub mod decode;
mod difference;
mod due;
pub mod facts;
mod factual;
mod figure;
mod flat;
pub mod flat_text;
pub(crate) mod fold;
mod furniture;
pub mod heir;
mod homograph;
// The app only asks for the text of a page, `import` for its links and attributes too.
#[cfg_attr(all(target_arch = "wasm32", not(feature = "reader")), allow(dead_code))]
mod html;
// What opens files is in the reader's program and in what runs natively, not in the app's.
#[cfg(any(not(target_arch = "wasm32"), feature = "reader"))]
pub mod import;
mod imprint;
mod judgement;
mod layout;
pub mod level;
mod likeness;
mod lines;
mod listing;
mod masthead;
mod modal;
mod moment;
mod name;
pub mod note;
mod nouns;
mod number;
mod outline;
mod parse;
mod place;
pub mod question;
pub mod questions;
mod ratio;
mod reader;
pub mod reading;
pub mod relocate;
mod requirement;
mod rows;
mod season;
mod sentence;
mod shortest_edit;
mod table;
pub mod terms;
mod told;
mod verbs;
pub mod verdict;
pub mod version;
mod voice;
mod words;

use std::ops::Range;

pub use brought::{Brought, Format};
pub use deadline::{DueDate, due_on};
pub use decode::{Encoding, Unreadable, accept, decode};
pub use level::Level;
pub use parse::parse;

/// One bulletin.
#[derive(Debug, Clone, PartialEq)]
pub struct Bulletin {
    /// Its name, without the issue number.
    pub series: Option<String>,
    /// Issue number, never the running total.
    pub number: Option<u32>,
    /// Year of the issue, from the issue line or the date line.
    pub year: Option<i16>,
    /// The body that issues it.
    pub issuer: Option<String>,
    /// Date of the issue.
    pub date: Option<crate::base::day::Date>,
    /// The lines above the first item, as written.
    pub masthead: Vec<String>,
    /// The items, in order.
    pub items: Vec<Item>,
    /// The lines of the footer (报, 送, 发, 印数, page furniture), as written.
    pub footer: Vec<String>,
    /// What could not be found.
    pub warnings: Vec<Warning>,
    /// What the text leaves open; filled in by [`reading::reading_of`].
    pub questions: Vec<question::Question>,
}

/// Something a bulletin usually has and this one lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Warning {
    /// No name.
    NoSeries,
    /// No issue number.
    NoNumber,
    /// No year.
    NoYear,
    /// No item.
    NoItems,
}

/// One item: a headline and its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The headline, without its full stop.
    pub headline: String,
    /// Flat style: the headline is the first sentence of the first block.
    pub headline_in_text: bool,
    /// The column it stands in.
    pub section: Option<String>,
    /// How many points (一是, 二是 …) it has.
    pub points: u32,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its requirements, in the order of the text.
    pub requirements: Vec<Requirement>,
}

impl Item {
    /// The byte from which a block's text is shown under the headline. In flat style the headline is the first
    /// sentence of the first block and stands above already, unless it holds a requirement: that has to be read in
    /// its place.
    pub fn text_from(&self, block: usize) -> usize {
        if block > 0 || !self.headline_in_text {
            return 0;
        }
        let rest = self.blocks.first().and_then(|block| block.text.strip_prefix(self.headline.as_str()));
        let Some(rest) = rest else { return 0 };
        let stop = rest.chars().next().filter(|mark| matches!(mark, '。' | '！' | '？' | '.' | '!' | '?'));
        let end = self.headline.len() + stop.map_or(0, char::len_utf8);
        let inside = self.requirements.iter().any(|found| found.block == 0 && found.span.start < end);
        if inside { 0 } else { end }
    }
}

/// Neighbouring parts of a block that are shown alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Points, each a row of a list; otherwise running text.
    pub points: bool,
    /// Bytes of the block's text, one span a part; none is empty.
    pub spans: Vec<Range<usize>>,
}

impl Block {
    /// The parts from byte `from` on, grouped as they are shown.
    pub fn runs(&self, from: usize) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for part in &self.parts {
            let span = part.span.start.max(from)..part.span.end;
            if span.is_empty() {
                continue;
            }
            match runs.last_mut().filter(|run| run.points == part.point) {
                Some(run) => run.spans.push(span),
                None => runs.push(Run { points: part.point, spans: vec![span] }),
            }
        }
        runs
    }
}

/// A paragraph, heading, outline entry or table row.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The clean text: hard wraps joined, indent removed.
    pub text: String,
    /// Its parts; they cover the text completely, in order.
    pub parts: Vec<Part>,
    /// The terms in it; filled in by [`reading::reading_of`].
    pub terms: Vec<terms::Term>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading inside an item.
    Heading,
    /// An outline entry: (一), 1.
    Entry,
    /// A row or caption of a table.
    Table,
}

/// A stretch of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Bytes of the block's text.
    pub span: Range<usize>,
    /// A point (一是 …), to be shown as a row of a list.
    pub point: bool,
}

/// A segment that obliges or forbids.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// The words; equal to `blocks[block].text[span]`.
    pub text: String,
    /// Which block it stands in.
    pub block: usize,
    /// Bytes of that block's text.
    pub span: Range<usize>,
    /// Who has to act, when the segment names them.
    pub actor: Option<String>,
    /// The level it speaks to, where the words make that certain.
    pub level: Option<Level>,
    /// The deadline.
    pub due: Option<String>,
    /// The last day, as far as the text gives it; filled in by [`reading::reading_of`].
    pub due_on: Option<DueDate>,
    /// How often.
    pub cadence: Option<String>,
    /// How strong its words are.
    pub strength: Strength,
    /// Two careful readers could differ on whether it is one.
    pub optional: bool,
    /// The reader has marked it, not the program.
    pub own: bool,
}

/// How a requirement is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strength {
    /// Something to do.
    Must,
    /// Something forbidden.
    MustNot,
    /// Something asked for with 请.
    Asked,
}
