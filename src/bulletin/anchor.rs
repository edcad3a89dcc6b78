//! Anchors: a stretch of a bulletin's flat text, kept with its words, so that it is found again or missed.

use super::fold::{before, from, head, part, tail};
use crate::document;
use std::ops::Range;

/// How many characters of context an anchor keeps on either side.
pub const CONTEXT: usize = 32;

/// A stretch of a flat text ([`super::flat_text`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last one.
    pub end: u32,
    /// Its exact words; never empty, no white space at its ends.
    pub quote: String,
    /// Up to [`CONTEXT`] characters before it.
    pub before: String,
    /// Up to [`CONTEXT`] characters after it.
    pub after: String,
}

document!(struct Anchor { start, end, quote, before, after });

impl Anchor {
    /// The anchor of a span of bytes, without the white space at its ends. `None` where the span does not fit the
    /// text, cuts a character, or holds nothing but white space.
    pub fn of(flat: &str, span: Range<usize>) -> Option<Anchor> {
        let marked = flat.get(span.clone())?;
        let start = span.start + (marked.len() - marked.trim_start().len());
        let quote = marked.trim();
        let end = start + quote.len();
        (!quote.is_empty()).then_some(())?;
        Some(Anchor {
            start: u32::try_from(start).ok()?,
            end: u32::try_from(end).ok()?,
            quote: quote.to_owned(),
            before: tail(before(flat, start), CONTEXT).to_owned(),
            after: head(from(flat, end), CONTEXT).to_owned(),
        })
    }

    /// Its bytes.
    pub fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it is an anchor of this text: its words and its context stand exactly where it says.
    pub fn verify(&self, flat: &str) -> bool {
        // The words first: they cost nothing.
        part(flat, self.span()) == self.quote && Anchor::of(flat, self.span()).as_ref() == Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::doc;
    use proptest::prelude::*;

    #[test]
    fn white_space_at_its_ends_is_left_out() {
        let text = "会议要求,\n 各镇要值班。 \n完";
        let whole = Anchor::of(text, 15..text.len() - 3).unwrap();
        assert_eq!((whole.quote.as_str(), whole.before.as_str()), ("各镇要值班。", "会议要求,\n "));
        assert_eq!(whole.after, " \n完");
    }

    #[test]
    fn what_marks_no_words_is_no_anchor() {
        let text = "要 \n值班";
        let backwards = Range { start: 3, end: 0 };
        for span in [0..0, 3..5, 1..3, 0..4, 0..99, 99..100, backwards] {
            let found = Anchor::of(text, span.clone());
            assert_eq!(found.is_some(), span == (0..4), "{span:?}");
        }
    }

    proptest! {
        #[test]
        fn an_anchor_fits_its_own_text_and_no_other(text in "[要值班。\n 。𠮷a]{1,80}", from: prop::sample::Index, to: prop::sample::Index) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = (*from.get(&places), *to.get(&places));
            let Some(anchor) = Anchor::of(&text, a.min(b)..a.max(b)) else { return Ok(()) };
            prop_assert!(anchor.verify(&text));
            prop_assert_eq!(&text[anchor.span()], &anchor.quote);
            prop_assert!(anchor.before.chars().count() <= CONTEXT && anchor.after.chars().count() <= CONTEXT);
            prop_assert_eq!(doc::read::<Anchor>(&doc::print(&anchor)), Ok(anchor.clone()));
            let shifted = format!("×{text}");
            prop_assert!(!anchor.verify(&shifted));
            prop_assert!(!anchor.verify(&text[..anchor.start as usize]));
        }
    }
}
