//! One form for what is the same to somebody who searches: width, case, kinds of quotation marks and dashes.
//!
//! White space goes away, so that a word is found that was spread out (安 全) or broken at the end of a line. Each
//! character is folded by itself: a part of a text folds to a part of the folded text, and so no part is missed.

use crate::bulletin::fold::{fold, is_space};
use std::ops::Range;

/// Stands between the title and the text of an entry; nothing folds to it, so that no hit lies across.
pub const BORDER: char = '\0';

/// `text`, folded.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| each(c, |c| out.push(c)));
    out
}

/// What `c` folds to; nothing for what takes no room.
pub fn each(c: char, mut put: impl FnMut(char)) {
    if is_space(c) || c.is_control() || is_variation(c) {
        return;
    }
    let c = mark(fold(c));
    if c.is_ascii() {
        put(c.to_ascii_lowercase());
    } else if matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..) {
        // East Asian letters have no case; asking would cost most of the time.
        put(c);
    } else {
        c.to_lowercase().for_each(put);
    }
}

/// The marks that only choose the look of the character before them.
fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// One mark for marks that are typed one for another.
fn mark(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '「' | '」' | '『' | '』' | '〝' | '〞' => '"',
        '‘' | '’' | '‚' | '‛' | '`' | '´' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '─' | '━' | '−' | '﹣' => '-',
        '•' | '‧' | '・' | '･' | '∙' | '⋅' => '·',
        '〔' | '【' | '﹝' | '〖' => '[',
        '〕' | '】' | '﹞' | '〗' => ']',
        '〈' | '﹤' | '‹' => '<',
        '〉' | '﹥' | '›' => '>',
        '〜' | '∼' => '~',
        '⋯' => '…',
        _ => c,
    }
}

/// Where each character of a folded text came from.
pub struct Origins {
    /// For each folded character: its first byte in the folded text, and its character in the original.
    places: Vec<(usize, Range<usize>)>,
}

impl Origins {
    /// Of the folded form of `original`.
    pub fn new(original: &str) -> Origins {
        let mut places = Vec::with_capacity(original.len() / 3);
        let mut byte = 0;
        for (at, c) in original.char_indices() {
            each(c, |folded| {
                places.push((byte, at..at + c.len_utf8()));
                byte += folded.len_utf8();
            });
        }
        Origins { places }
    }

    /// The bytes of the original that the folded characters `chars` came from.
    pub fn of_chars(&self, chars: Range<usize>) -> Option<Range<usize>> {
        let (_, first) = self.places.get(chars.start)?;
        let (_, last) = self.places.get(chars.end.checked_sub(1)?)?;
        (first.start < last.end).then_some(first.start..last.end)
    }

    /// The bytes of the original that the folded bytes `bytes` came from.
    pub fn of_bytes(&self, bytes: Range<usize>) -> Option<Range<usize>> {
        let char_at = |byte| self.places.partition_point(|(at, _)| *at < byte);
        self.of_chars(char_at(bytes.start)..char_at(bytes.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_the_same_to_a_searcher_is_one() {
        for (a, b) in [
            ("ＡＥＤ", "aed"),
            ("２４小时", "24小时"),
            ("安 全\u{3000}生\n产", "安全生产"),
            ("（一），；：！？％", "(一),;:!?%"),
            ("“回头看”", "\"回头看\""),
            ("「回头看」", "“回头看”"),
            ("‘一’", "'一'"),
            ("1—11月", "1-11月"),
            ("1–11月", "1－11月"),
            ("阿卜杜拉・买买提", "阿卜杜拉·买买提"),
            ("应急〔2025〕8号", "应急[2025]8号"),
            ("二○二五", "二〇二五"),
            ("\u{feff}安\u{200b}全", "安全"),
            ("⚠\u{fe0f}", "⚠"),
        ] {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
        assert_ne!(folded("安全"), folded("安金"));
    }

    #[test]
    fn the_original_characters_are_known() {
        let text = "要 抓好\n安 全，";
        let origins = Origins::new(text);
        let at = folded(text).find("安全").unwrap();
        assert_eq!(text.get(origins.of_bytes(at..at + 6).unwrap()), Some("安 全"));
        assert_eq!(text.get(origins.of_chars(2..4).unwrap()), Some("好\n安"));
        assert_eq!(origins.of_chars(5..7), None);
        assert_eq!(Origins::new("").of_bytes(0..0), None);
    }

    proptest! {
        #[test]
        fn any_text_folds_to_the_same_when_folded_again_or_in_parts(a: String, b: String) {
            let both = folded(&format!("{a}{b}"));
            prop_assert_eq!(folded(&both), both.clone());
            prop_assert_eq!(both.clone(), folded(&a) + &folded(&b));
            prop_assert!(!both.contains(BORDER));
        }
    }
}
