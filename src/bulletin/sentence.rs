//! Sentences and segments. Marks inside quotation marks, 《》 or brackets do not cut.

use std::ops::Range;

/// How deep a character stands inside quotation marks and brackets. A closing mark without an opening one
/// counts for nothing, so a stray one cannot swallow the rest.
#[derive(Default)]
pub struct Depth(u32);

impl Depth {
    /// Takes the next character; returns whether it stands outside.
    pub fn outside(&mut self, c: char) -> bool {
        match c {
            '“' | '《' | '(' | '（' | '〔' | '「' | '『' => self.0 += 1,
            '”' | '》' | ')' | '）' | '〕' | '」' | '』' => self.0 = self.0.saturating_sub(1),
            _ => {}
        }
        self.0 == 0
    }
}

fn cut(text: &str, base: usize, ends: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut depth = Depth::default();
    let (mut from, mut out) = (0, Vec::new());
    for (at, c) in text.char_indices() {
        if depth.outside(c) && ends(c) {
            out.push(base + from..base + at);
            from = at + c.len_utf8();
        }
    }
    if text.get(from..).is_some_and(|rest| !rest.trim().is_empty()) {
        out.push(base + from..base + text.len());
    }
    out
}

/// Whether a character ends a sentence.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '!' | '？' | '?')
}

/// The sentences of a paragraph, without their marks.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    cut(text, 0, ends_sentence)
}

/// The segments of a sentence: cut at ; only.
pub fn segments(text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    cut(text.get(sentence.clone()).unwrap_or_default(), sentence.start, |c| matches!(c, '；' | ';'))
}
