//! Sentences and segments: where a paragraph is cut, and what quotation marks and brackets keep together.

use std::ops::Range;

use super::fold::{is_han, part};

/// Marks that open, and what closes them.
const PAIRS: &[(char, char)] = &[
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('(', ')'),
    ('[', ']'),
    ('〔', '〕'),
    ('【', '】'),
    ('〖', '〗'),
];

/// For each byte of a folded text: whether it stands inside quotation marks or brackets (the marks themselves included).
///
/// A mark that is never closed opens nothing, so that one stray quote does not swallow the rest of a paragraph.
pub fn enclosed(text: &str) -> Vec<bool> {
    let mut inside = vec![false; text.len()];
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut straight: Option<usize> = None;
    for (at, c) in text.char_indices().filter(|(_, c)| !is_han(*c)) {
        let pair = if let Some((_, close)) = PAIRS.iter().find(|(o, _)| *o == c) {
            open.push((at, *close));
            continue;
        } else if c == '"' {
            let start = straight.take();
            if start.is_none() {
                straight = Some(at);
            }
            start
        } else if let Some(depth) = open.iter().rposition(|(_, close)| *close == c) {
            let start = open.get(depth).map(|(start, _)| *start);
            open.truncate(depth);
            start
        } else {
            None
        };
        if let Some(start) = pair
            && let Some(span) = inside.get_mut(start..at + c.len_utf8())
        {
            span.fill(true);
        }
    }
    inside
}

/// `text` with everything inside quotation marks and brackets blotted out, byte for byte.
pub fn masked(text: &str) -> String {
    let inside = enclosed(text);
    text.char_indices()
        .map(|(at, c)| match (inside.get(at).copied().unwrap_or(false), c.len_utf8()) {
            (false, _) => c,
            (true, 1) => '_',
            (true, 2) => '§',
            (true, 3) => '□',
            (true, _) => '\u{1f7e6}',
        })
        .collect()
}

/// The sentences of a folded paragraph, their closing marks included.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let inside = enclosed(text);
    cut(text, |at, c| {
        if is_han(c) {
            return false;
        }
        let outside = !inside.get(at).copied().unwrap_or(false);
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let previous = text.get(..at).and_then(|b| b.chars().next_back());
        match c {
            '。' | '!' | '?' => outside && !matches!(next, Some('!' | '?' | '。')),
            // A full stop typed as a dot: only between Chinese characters, so that numbers and addresses stay whole.
            '.' => outside && previous.is_some_and(is_han) && next.is_none_or(is_han),
            // A whole speech ends with its closing quote: “……。”
            '”' | '」' | '"' => {
                matches!(previous, Some('。' | '!' | '?'))
                    && next.is_some_and(|n| is_han(n) || n.is_ascii_digit())
                    && speech(text, at)
            }
            _ => false,
        }
    })
}

/// Whether the quote that closes at `at` was a speech: its opening mark follows a colon or starts the text.
fn speech(text: &str, at: usize) -> bool {
    let before = part(text, 0..at);
    let open = before.rfind(['“', '「', '"']).unwrap_or(0);
    let lead = part(before, 0..open);
    lead.is_empty() || lead.ends_with([':', '。', '?', '!'])
}

/// The segments of a sentence, without its closing mark and the `;` between them.
pub fn segments(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let body = part(text, sentence.clone());
    let inside = enclosed(body);
    cut(body, |at, c| c == ';' && !inside.get(at).copied().unwrap_or(false))
        .into_iter()
        .map(|r| {
            let segment = part(body, r.clone());
            let closed = segment.trim_end_matches(['。', '!', '?', ';', '.']);
            let front = segment.len() - segment.trim_start_matches(['”', ',', '、', ';']).len();
            sentence.start + r.start + front.min(closed.len())..sentence.start + r.start + closed.len()
        })
        .filter(|r| r.start < r.end)
        .collect()
}

/// The clauses of a segment: between its commas and colons.
pub fn clauses(segment: &str) -> Vec<Range<usize>> {
    let inside = enclosed(segment);
    cut(segment, |at, c| matches!(c, ',' | ':') && !inside.get(at).copied().unwrap_or(false))
        .into_iter()
        .map(|r| {
            let end = r.start + part(segment, r.clone()).trim_end_matches([',', ':']).len();
            r.start..end
        })
        .filter(|r| r.start < r.end)
        .collect()
}

/// Cuts `text` after each character for which `ends` holds.
fn cut(text: &str, ends: impl Fn(usize, char) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if ends(at, c) {
            let end = at + c.len_utf8();
            parts.push(start..end);
            start = end;
        }
    }
    if start < text.len() {
        parts.push(start..text.len());
    }
    parts
}
