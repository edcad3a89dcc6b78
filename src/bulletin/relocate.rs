//! Finding an anchor again in a new version of the text, or saying that it is lost.
//!
//! Only an identical sentence counts: nothing is found by likeness. What is guaranteed of a place that is given:
//!
//! 1. The words are the same, and so is every sentence they stand in, from its first to its last character.
//! 2. A sentence that stands once in each text is that sentence, wherever it stands. (Whether it was moved, or
//!    copied and then taken away at its first place, no text can show.)
//! 3. Of a sentence that stands more than once in the old or the new text:
//!    - If it still stands, unchanged, between its two old neighbours, and these three stand together only once in
//!      the new text, then it is this one or lost, whatever else was done to the text.
//!    - If the new version was made only by taking out, changing and putting in sentences, and none of those put in
//!      (or left by a change) has the words of an old one, then it is truly this one or lost: lost whenever it was
//!      taken out or changed, however many twins of it remain. The same holds if sentences were only put in, copies
//!      of old ones too.
//!    - Otherwise (sentences moved about, and copied, and taken out, in the same step) the shortest explanation
//!      decides where it is the only one and does not speak against the neighbours.
//!
//! The second point under 3 holds because such a history is itself a shortest way from the old list of sentences to
//! the new one, and because nothing is found that any shortest way contradicts ([`Alignment`]).

use super::{alignment::Alignment, anchor::Anchor, flat_text::sentences, fold::part};
use crate::document;
use std::{collections::BTreeMap, ops::Range};

/// How far to both sides the neighbours of a moved sentence are asked.
const WIDEST: usize = 16;

/// Where an anchor stands in a new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At the same byte.
    Exact {
        /// In the new text.
        anchor: Anchor,
    },
    /// Elsewhere.
    Moved {
        /// In the new text.
        anchor: Anchor,
    },
    /// Not found, or not without doubt.
    Lost,
}

document!(enum Place { "exact" => Exact { anchor }, "moved" => Moved { anchor }, "lost" => Lost {} });

impl Place {
    /// The anchor in the new text.
    pub fn anchor(&self) -> Option<&Anchor> {
        match self {
            Place::Exact { anchor } | Place::Moved { anchor } => Some(anchor),
            Place::Lost => None,
        }
    }
}

/// Finds one anchor of `old` in `new`. For several, make [`Versions`] once.
pub fn relocate(old: &str, new: &str, anchor: &Anchor) -> Place {
    Versions::new(old, new).relocate(anchor)
}

/// A text cut into sentences.
#[derive(Debug, Clone)]
struct Cut<'a> {
    text: &'a str,
    spans: Vec<Range<usize>>,
    /// For each sentence a number; the same words have the same number in both texts.
    ids: Vec<u32>,
}

impl Cut<'_> {
    /// Which sentence a byte stands in.
    fn sentence(&self, byte: usize) -> Option<usize> {
        let at = self.spans.partition_point(|span| span.end <= byte);
        self.spans.get(at).filter(|span| span.start <= byte).map(|_| at)
    }

    /// The sentence `by` places after (or before) another; `None` outside of the text.
    fn neighbour(&self, at: usize, by: isize) -> Option<u32> {
        self.ids.get(at.checked_add_signed(by)?).copied()
    }

    fn all(&self, id: u32) -> Vec<usize> {
        (0..self.ids.len()).filter(|at| self.ids.get(*at) == Some(&id)).collect()
    }
}

/// An old and a new text, compared once for any number of anchors.
#[derive(Debug, Clone)]
pub struct Versions<'a> {
    old: Cut<'a>,
    new: Cut<'a>,
    alignment: Option<Alignment>,
}

impl<'a> Versions<'a> {
    /// Compares two texts.
    pub fn new(old: &'a str, new: &'a str) -> Self {
        let mut known: BTreeMap<&str, u32> = BTreeMap::new();
        let mut cut = |text: &'a str| {
            let spans = sentences(text);
            let mut ids = Vec::with_capacity(spans.len());
            for span in &spans {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                ids.push(*known.entry(part(text, span.clone())).or_insert(next));
            }
            Cut { text, spans, ids }
        };
        let (old, new) = (cut(old), cut(new));
        let alignment = Alignment::of(&old.ids, &new.ids);
        Versions { old, new, alignment }
    }

    /// Finds an anchor of the old text in the new one. An anchor that does not fit the old text is lost.
    pub fn relocate(&self, anchor: &Anchor) -> Place {
        if !anchor.verify(self.old.text) {
            return Place::Lost;
        }
        match self.find(anchor) {
            Some(found) if found.start == anchor.start => Place::Exact { anchor: found },
            Some(found) => Place::Moved { anchor: found },
            None => Place::Lost,
        }
    }

    fn find(&self, anchor: &Anchor) -> Option<Anchor> {
        let span = anchor.span();
        let (first, last) = (self.old.sentence(span.start)?, self.old.sentence(span.end.checked_sub(1)?)?);
        // Each sentence for itself, and all of them still one after the other.
        let home = self.home(first)?;
        for at in first + 1..=last {
            (self.home(at)? == home + (at - first)).then_some(())?;
        }
        let shifted = |byte: usize, from: usize, to: usize| {
            let (from, to) = (self.old.spans.get(from)?, self.new.spans.get(to)?);
            Some(to.start + byte.checked_sub(from.start)?)
        };
        let start = shifted(span.start, first, home)?;
        let end = shifted(span.end, last, home + (last - first))?;
        // What stands between two sentences belongs to the words as well.
        Anchor::of(self.new.text, start..end).filter(|found| found.quote == anchor.quote)
    }

    /// Where an old sentence stands in the new text, if the texts leave no doubt.
    fn home(&self, at: usize) -> Option<usize> {
        let id = *self.old.ids.get(at)?;
        let (twins, candidates) = (self.old.all(id), self.new.all(id));
        if let ([_], [only]) = (twins.as_slice(), candidates.as_slice()) {
            return Some(*only);
        }
        let alignment = self.alignment.as_ref()?;
        let kept = |to: usize, by: isize| self.new.neighbour(to, by) == self.old.neighbour(at, by);
        let between: Vec<usize> = candidates.iter().copied().filter(|to| kept(*to, -1) && kept(*to, 1)).collect();
        if let Some(to) = alignment.forced(at) {
            let one_kept = between.is_empty() && (kept(to, -1) || kept(to, 1));
            return (one_kept || between.contains(&to)).then_some(to);
        }
        self.by_neighbours(at, twins, between).filter(|to| alignment.allows(at, *to))
    }

    /// The only candidate with the neighbours of an old sentence, where no twin of it has the same neighbours: the
    /// next ones to both sides, and if that is not decisive, farther ones too.
    fn by_neighbours(&self, at: usize, mut twins: Vec<usize>, mut candidates: Vec<usize>) -> Option<usize> {
        for by in (1..=WIDEST).filter_map(|by| isize::try_from(by).ok()) {
            let (left, right) = (self.old.neighbour(at, -by), self.old.neighbour(at, by));
            let alike =
                |cut: &Cut, other: usize| cut.neighbour(other, -by) == left && cut.neighbour(other, by) == right;
            twins.retain(|twin| alike(&self.old, *twin));
            candidates.retain(|to| alike(&self.new, *to));
            match (twins.len(), candidates.as_slice()) {
                (1, [only]) => return Some(*only),
                (_, []) => return None,
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The anchor of `words`, the `nth` time they stand in `old`, in `new`: `=` at the same byte, `>` elsewhere with
    /// the byte, `-` lost.
    #[track_caller]
    fn check(old: &str, nth: usize, words: &str, new: &str, expected: &str) {
        let (at, _) = old.match_indices(words).nth(nth).unwrap();
        let anchor = Anchor::of(old, at..at + words.len()).unwrap();
        let place = match relocate(old, new, &anchor) {
            Place::Exact { .. } => "=".to_owned(),
            Place::Moved { anchor } => format!(">{}", anchor.start),
            Place::Lost => "-".to_owned(),
        };
        assert_eq!(place, expected, "{words} of {old} in {new}");
    }

    #[test]
    fn a_sentence_that_stands_once_is_found_wherever_it_went() {
        let old = "开会。各镇要值班。散会。";
        check(old, 0, "要值班", old, "=");
        check(old, 0, "要值班", "开会。各镇要值班。", "=");
        check(old, 0, "要值班", "今天开会。各镇要值班。散会。", ">21");
        check(old, 0, "要值班", "散会。\n各镇要值班。\n开会。", ">16");
        check(old, 0, "要值班。散会", "各镇要值班。散会。", ">6");
    }

    #[test]
    fn a_sentence_that_only_resembles_it_is_not_it() {
        let old = "开会。各镇要值班。散会。";
        for new in ["开会。各镇要值班!散会。", "开会。各村要值班。散会。", "开会。散会。", "要值班。", ""]
        {
            check(old, 0, "要值班", new, "-");
        }
        // Words from one sentence to the next are lost with either of them, and with what stands between them.
        check(old, 0, "值班。散会", "开会。各镇要值班。就散会。", "-");
        check(old, 0, "值班。散会", "各镇要值班。开会。散会。", "-");
        check(old, 0, "值班。散会", "各镇要值班。\n散会。", "-");
    }

    #[test]
    fn a_twin_is_not_it() {
        let old = "甲。要值班。乙。丙。要值班。丁。";
        // It was taken out, its twin stayed; and the other way round.
        check(old, 0, "要值班", "甲。乙。丙。要值班。丁。", "-");
        check(old, 1, "要值班", "甲。乙。丙。要值班。丁。", ">18");
        check(old, 0, "要值班", "甲。要值班!乙。丙。要值班。丁。", "-");
        // A copy of it stands somewhere else; beside it nobody knows which is which.
        check(old, 0, "要值班", "要值班。甲。要值班。乙。丙。要值班。丁。", ">18");
        check(old, 0, "要值班", "甲。要值班。要值班。乙。丙。要值班。丁。", "-");
        // Its block went elsewhere as a whole.
        check(old, 0, "要值班", "丙。要值班。丁。甲。要值班。乙。", ">30");
        // Its neighbour was changed; both were.
        check(old, 0, "要值班", "又甲。要值班。乙。丙。要值班。丁。", ">9");
        check(old, 0, "要值班", "又甲。要值班。又乙。丙。要值班。丁。", "-");
        // Nothing but twins: one is missing, and nobody knows which.
        check("要值班。要值班。要值班。", 1, "要值班", "要值班。要值班。", "-");
        check("要值班。要值班。要值班。", 1, "要值班", "要值班。要值班。要值班。", "=");
        // Either it and 乙 were taken out, or 乙 and its twin.
        check("甲。要值班。乙。要值班。丙。", 0, "要值班", "甲。要值班。丙。", "-");
        // It stands elsewhere between its own neighbours: what took its place here is not trusted.
        check("甲。乙。要值班。丙。丁。戊。", 0, "要值班", "甲。乙。要值班。丁。戊。乙。要值班。丙。", "-");
        // Of two blocks that read the same one went elsewhere, and the other one is gone.
        let old = "甲。要值班。乙。甲。要值班。乙。一。二。三。四。五。六。七。";
        check(old, 0, "要值班", "一。二。三。四。五。六。七。甲。要值班。乙。", "-");
        // Taken out together with its neighbours: the same neighbours stand around the twin.
        check("甲。要值班。甲。要值班。", 0, "要值班", "甲。要值班。", "-");
    }

    #[test]
    fn an_anchor_of_another_text_is_lost() {
        let anchor = Anchor::of("各镇要值班。", 0..6).unwrap();
        assert_eq!(relocate("各镇要报数。", "各镇要值班。", &anchor), Place::Lost);
        let foreign = Anchor { start: u32::MAX, end: 3, ..anchor };
        assert_eq!(relocate("各镇要值班。", "各镇要值班。", &foreign), Place::Lost);
    }
}
