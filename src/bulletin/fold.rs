//! The text as the grammar sees it: white space gone, full-width marks made half-width, every place still known.

use super::words::{Words, word};
use std::ops::Range;

/// A text without white space and with one width of punctuation, and where each byte of it came from.
///
/// The grammar works on [`Folded::text`]; what it finds is mapped back with [`Folded::origin`].
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`: where its character starts and ends in the original.
    places: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds `original`.
    pub fn new(original: &str) -> Folded {
        let mut folded =
            Folded { text: String::with_capacity(original.len()), places: Vec::with_capacity(original.len()) };
        for (at, c) in original.char_indices() {
            if is_space(c) {
                continue;
            }
            let place = (at, at + c.len_utf8());
            let c = fold(c);
            folded.text.push(c);
            folded.places.extend(std::iter::repeat_n(place, c.len_utf8()));
        }
        folded
    }

    /// The bytes of the original text that `span` of the folded text came from.
    pub fn origin(&self, span: Range<usize>) -> Range<usize> {
        if span.end <= span.start {
            let at = self.places.get(span.start).map_or_else(|| self.places.last().map_or(0, |p| p.1), |p| p.0);
            return at..at;
        }
        let start = self.places.get(span.start).map_or(0, |p| p.0);
        let end = span.end.checked_sub(1).and_then(|last| self.places.get(last)).map_or(start, |p| p.1);
        start..end.max(start)
    }

    /// The byte of the folded text that byte `at` of the original became, or the next one where it left nothing.
    pub fn place(&self, at: usize) -> usize {
        self.places.partition_point(|(start, _)| *start < at)
    }
}

/// White space of any kind, and marks that take no room.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// One width for marks, letters and digits.
pub fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{ff61}' => '。',
        '○' | '◯' => '〇',
        '﹐' => ',',
        '﹔' => ';',
        '﹕' | '︰' => ':',
        _ => c,
    }
}

/// `text` without any white space, its marks untouched.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !is_space(*c)).collect()
}

/// The part of `text` in `span`; empty where the span does not fit.
pub fn part(text: &str, span: Range<usize>) -> &str {
    text.get(span).unwrap_or("")
}

/// The text before byte `at`.
pub fn before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or("")
}

/// The text from byte `at` on.
pub fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

/// The first `chars` characters of `text`.
pub fn head(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).map_or(text, |(at, _)| before(text, at))
}

/// The last `chars` characters of `text`.
pub fn tail(text: &str, chars: usize) -> &str {
    if chars == 0 {
        return "";
    }
    text.char_indices().rev().nth(chars - 1).map_or(text, |(at, _)| from(text, at))
}

/// How many characters `text` has.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// The first of `words` that `text` starts with; lists name longer words first.
pub fn starts(text: &str, words: Words) -> Option<&'static str> {
    let text = text.as_bytes();
    // The last byte of the first character decides nearly always; looking at it first makes the long lists cheap.
    let third = text.get(2);
    words.bytes().find(|w| (w.len() < 3 || w.get(2) == third) && text.starts_with(w)).map(word)
}

/// The first of `words` that `text` ends with.
pub fn ends(text: &str, words: Words) -> Option<&'static str> {
    let text = text.as_bytes();
    let last = text.last();
    words.bytes().find(|w| (w.is_empty() || w.last() == last) && text.ends_with(w)).map(word)
}

/// Whether any of `words` occurs in `text`.
pub fn holds(text: &str, words: Words) -> bool {
    words.bytes().any(|w| occurs(text.as_bytes(), w))
}

/// Whether a word occurs in a text. Both are short: a search that has to prepare itself first costs more than it saves.
fn occurs(text: &[u8], word: &[u8]) -> bool {
    let (Some(first), Some(last)) = (word.first(), word.last()) else { return true };
    text.windows(word.len())
        .any(|window| window.last() == Some(last) && window.first() == Some(first) && window == word)
}

/// A Chinese character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' | '\u{20000}'..='\u{2ffff}')
}
