//! A table of contents under the masthead.

use super::fold::from;
use super::lines::Line;
use super::words::{Words, words};
use super::{furniture, outline};

/// Words above a table of contents.
#[rustfmt::skip]
const CONTENTS: Words = words![
    "目录", "本期目录", "本期要目", "要目", "本期导读", "导读", "本期内容", "内容提要", "本期提要",
];

/// Steps over a table of contents: lines under 目录 that come again further down.
pub fn skip(lines: &[Line], start: usize) -> usize {
    let Some(line) = lines.get(start) else {
        return start;
    };
    let word = line.folded.trim_matches(['【', '】', '[', ']', ':', '─', '—', '★', '◆']);
    if !CONTENTS.contains(word) {
        return start;
    }
    let key = |l: &Line| -> String {
        let text = l
            .folded
            .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '…' | '·' | '(' | ')' | '-' | '—'));
        let text = text.trim_start_matches(['●', '■', '◆', '▲', '★', '·', '○', '-', '※', '◇']);
        outline::leading(text).map_or(text, |m| from(text, m.len)).to_owned()
    };
    let mut seen: Vec<String> = Vec::new();
    let mut at = start + 1;
    while let Some(line) = lines.get(at).filter(|_| at < start + 60) {
        let this = key(line);
        // Further down the same headline may be printed in two lines.
        let below: String = lines.iter().skip(at + 1).map(|l| l.folded.as_str()).collect();
        let again = !this.is_empty() && below.contains(&this);
        if seen.iter().any(|s| s.starts_with(&this)) || !(again || is_listed(lines, start + 1, at)) {
            break;
        }
        seen.push(this);
        at += 1;
    }
    while lines.get(at).is_some_and(|l| furniture::is_rule(&l.folded)) {
        at += 1;
    }
    at
}

/// Whether a line that does not come again is still an entry of the list: bulleted like the first one, with no
/// blank line above, and no headline with its text below it.
fn is_listed(lines: &[Line], first: usize, at: usize) -> bool {
    let bullet = |i: usize| {
        let mark = lines.get(i).and_then(|line| outline::leading(&line.folded))?;
        matches!(mark.level, outline::Level::Bullet(_)).then_some(mark.level)
    };
    let ends = lines.get(at + 1).is_some_and(|next| next.gap || next.folded.starts_with('【'));
    let below = at == first || lines.get(at).is_some_and(|line| !line.gap);
    below && bullet(at).is_some() && bullet(at) == bullet(first) && (ends || bullet(at + 1) == bullet(first))
}
