//! Look-back (回头看): which closed things are looked at again, drawn so that anyone can draw them again.
//!
//! **How the draw is made, with nothing but a SHA-256 tool.** Each thing that was closed in the period has a key (see
//! [`Subject`]), and the sheet names a seed.
//! 1. For each key, take the SHA-256 of the seed, one line feed (LF, not CR LF) and the key, in UTF-8 and without a line
//!    feed at the end: `printf '%s\n%s' "$seed" "$key" | sha256sum`.
//! 2. Sort the keys by these 64 hexadecimal characters, as text (digits before letters).
//! 3. Take the first n; all of them where there are no more than n.
//!
//! The same seed and the same keys give the same sample on every device and on paper. Whoever picks the seed can try
//! several until one suits him; so the seed should be something that nobody here chooses, said before the keys are known.
//!
//! **What was drawn from** is recognised by a checksum: all keys sorted as text, each followed by a line feed:
//! `LC_ALL=C sort keys | sha256sum` for a file with one key a line.

mod candidates;
mod subject;
mod verify;

pub use candidates::{Of, candidates};
pub use subject::{NotASubject, Subject};
pub use verify::{Verified, verify};

use crate::base::{day::Date, hash, id::DrawTag, order, table::Table};
use crate::document;

/// All draws of a workspace.
pub type Draws = Table<DrawTag, Draw>;

/// A sample of what was closed in a period, and what was seen when it was looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// Its name, never empty.
    pub name: String,
    /// The first day of the closings that are looked at.
    pub from: Date,
    /// The last day of them.
    pub to: Date,
    /// The day it was drawn.
    pub on: Date,
    /// Who drew; may be empty.
    pub by: String,
    /// The seed, shown and printed. One line without spaces at its ends, never empty.
    pub seed: String,
    /// How many were to be drawn, from 1.
    pub size: u32,
    /// What could be drawn at all.
    pub of: Of,
    /// Everything that could have been drawn, in the order of the keys. Kept whole, about 20 bytes each, because a
    /// checksum alone cannot say which of them have come or gone since.
    pub candidates: Vec<Subject>,
    /// What was drawn, in the order of the draw: `size` of them, or all.
    pub picks: Vec<Pick>,
}

document!(struct Draw { name, from, to, on, by, seed, size, of, candidates, picks });

/// One thing that was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// What.
    pub key: Subject,
    /// What was seen; `None` until somebody looked.
    pub result: Option<Looked>,
}

document!(struct Pick { key, result });

/// What was seen when something was looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// How it was found.
    pub outcome: Outcome,
    /// The day somebody looked.
    pub on: Date,
    /// Who looked, never empty.
    pub by: String,
    /// What was seen; empty only where it holds.
    pub note: String,
}

document!(struct Looked { outcome, on, by, note });

/// How something was found when it was looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// 保持: it holds.
    Held,
    /// 反弹: it was put right and is wrong again.
    CameBack,
    /// 只在纸面: it was done on paper only.
    OnPaper,
}

document!(codes Outcome { "held" => Held, "came_back" => CameBack, "on_paper" => OnPaper });

impl Outcome {
    /// All outcomes, in the order in which they are offered.
    pub const ALL: [Outcome; 3] = [Outcome::Held, Outcome::CameBack, Outcome::OnPaper];
}

/// What a draw is asked for; see the fields of [`Draw`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Ask {
    pub name: String,
    pub from: Date,
    pub to: Date,
    pub on: Date,
    pub by: String,
    pub seed: String,
    pub size: u32,
    pub of: Of,
}

/// Why a draw or a result was refused. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawError {
    /// It has no name.
    NoName,
    /// The seed is empty, has a space at an end, or is more than one line: on paper it could not be copied exactly.
    Seed,
    /// The period ends before it begins.
    DatesReversed,
    /// None are to be drawn.
    NoSize,
    /// There is nothing to draw from.
    NoCandidates,
    /// What was drawn is not what the seed gives: somebody has changed the file.
    NotTheDraw,
    /// It was not drawn.
    NotPicked,
    /// Somebody has looked at it already.
    AlreadyLooked,
    /// Nobody is named who looked.
    NoBy,
    /// It does not hold, and nothing says what was seen.
    NoNote,
    /// It was looked at before it was drawn.
    BeforeDraw,
    /// It was looked at after today.
    InTheFuture,
}

impl DrawError {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            DrawError::NoName => "no_name",
            DrawError::Seed => "seed",
            DrawError::DatesReversed => "dates_reversed",
            DrawError::NoSize => "no_size",
            DrawError::NoCandidates => "no_candidates",
            DrawError::NotTheDraw => "not_the_draw",
            DrawError::NotPicked => "not_picked",
            DrawError::AlreadyLooked => "already_looked",
            DrawError::NoBy => "no_by",
            DrawError::NoNote => "no_note",
            DrawError::BeforeDraw => "before_draw",
            DrawError::InTheFuture => "in_the_future",
        }
    }
}

/// What a draw was made from, in short: printed on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population {
    /// How many keys.
    pub count: u32,
    /// SHA-256 of the keys sorted as text, each followed by a line feed, as 64 lower-case hexadecimal characters.
    pub sha256: String,
}

/// How the picks of a draw were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// They hold.
    pub held: u32,
    /// They came back.
    pub came_back: u32,
    /// They were done on paper only.
    pub on_paper: u32,
    /// Nobody has looked yet.
    pub open: u32,
}

impl Tally {
    /// All picks.
    pub fn all(self) -> u32 {
        self.looked() + self.open
    }

    /// Those that somebody looked at: what a rate is a rate of.
    pub fn looked(self) -> u32 {
        self.held + self.came_back + self.on_paper
    }
}

/// The keys, each once, sorted as text.
fn sorted(candidates: &[Subject]) -> Vec<(String, Subject)> {
    let mut keys: Vec<_> = candidates.iter().map(|subject| (subject.to_string(), *subject)).collect();
    order::sort(&mut keys, |a, b| a.0.cmp(&b.0));
    keys.dedup_by(|a, b| a.0 == b.0);
    keys
}

/// Draws `n` of the candidates, all of them where there are no more, in the order of the draw. The order in which the
/// candidates are given has no part in it, nor has one given twice. The head of this module says how it is done.
pub fn draw(seed: &str, candidates: &[Subject], n: u32) -> Vec<Subject> {
    // The bytes of a hash are in the order of its hexadecimal characters.
    let lot = |(key, subject): (String, Subject)| (hash::sha256(format!("{seed}\n{key}").as_bytes()), subject);
    let mut lots: Vec<_> = sorted(candidates).into_iter().map(lot).collect();
    order::sort(&mut lots, |a, b| a.0.cmp(&b.0));
    lots.truncate(usize::try_from(n).unwrap_or(usize::MAX));
    lots.into_iter().map(|(_, subject)| subject).collect()
}

/// The candidates in short.
pub fn population(candidates: &[Subject]) -> Population {
    let keys = sorted(candidates);
    let text = keys.iter().fold(String::new(), |text, (key, _)| text + key + "\n");
    Population { count: u32::try_from(keys.len()).unwrap_or(u32::MAX), sha256: hash::sha256_hex(&text) }
}

impl Draw {
    /// Makes the draw from everything that was closed in the period.
    pub fn make(ask: Ask, candidates: &[Subject]) -> Result<Draw, DrawError> {
        let Ask { name, from, to, on, by, seed, size, of } = ask;
        let pick = |key| Pick { key, result: None };
        let picks = draw(&seed, candidates, size).into_iter().map(pick).collect();
        let candidates = sorted(candidates).into_iter().map(|(_, subject)| subject).collect();
        let made = Draw { name, from, to, on, by, seed, size, of, candidates, picks };
        made.check()?;
        Ok(made)
    }

    /// Checks what every kept draw fulfils; that its picks are those of its seed, too. Results are checked when they
    /// are given, by [`Draw::may`].
    pub fn check(&self) -> Result<(), DrawError> {
        let rules = [
            (self.name.trim().is_empty(), DrawError::NoName),
            (!is_seed(&self.seed), DrawError::Seed),
            (self.to < self.from, DrawError::DatesReversed),
            (self.size == 0, DrawError::NoSize),
            (self.candidates.is_empty(), DrawError::NoCandidates),
        ];
        if let Some((_, error)) = rules.into_iter().find(|(broken, _)| *broken) {
            return Err(error);
        }
        if self.is_as_drawn() { Ok(()) } else { Err(DrawError::NotTheDraw) }
    }

    fn is_as_drawn(&self) -> bool {
        let drawn = draw(&self.seed, &self.candidates, self.size);
        drawn.iter().eq(self.picks.iter().map(|pick| &pick.key))
    }

    /// What it was drawn from, in short.
    pub fn population(&self) -> Population {
        population(&self.candidates)
    }

    /// The pick of a key.
    pub fn pick(&self, key: Subject) -> Option<&Pick> {
        self.picks.iter().find(|pick| pick.key == key)
    }

    /// Whether a result may be given for a key on `today`.
    pub fn may(&self, key: Subject, looked: &Looked, today: Date) -> Result<(), DrawError> {
        let pick = self.pick(key).ok_or(DrawError::NotPicked)?;
        let rules = [
            (pick.result.is_some(), DrawError::AlreadyLooked),
            (looked.on < self.on, DrawError::BeforeDraw),
            (looked.on > today, DrawError::InTheFuture),
            (looked.by.trim().is_empty(), DrawError::NoBy),
            (looked.outcome != Outcome::Held && looked.note.trim().is_empty(), DrawError::NoNote),
        ];
        rules.into_iter().find(|(broken, _)| *broken).map_or(Ok(()), |(_, error)| Err(error))
    }

    /// How its picks were found.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for pick in &self.picks {
            match pick.result.as_ref().map(|looked| looked.outcome) {
                Some(Outcome::Held) => tally.held += 1,
                Some(Outcome::CameBack) => tally.came_back += 1,
                Some(Outcome::OnPaper) => tally.on_paper += 1,
                None => tally.open += 1,
            }
        }
        tally
    }
}

/// Whether a text can be a seed: one line that can be copied from paper exactly.
pub fn is_seed(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests;
