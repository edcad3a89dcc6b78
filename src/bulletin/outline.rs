//! Enumerators: `一、`, `(一)`, `1.`, `第一,` in front of outline entries, `一是`, `一要` in front of points.

use super::fold::{from, is_han, part};
use super::words::{Words, words};
use super::{number, sentence};

/// The kind of an enumerator. Two entries with the same kind stand on the same level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// `一、`
    Chinese,
    /// `(一)`
    ChineseInBrackets,
    /// `1.`, `1、`
    Arabic,
    /// `(1)`, `1)`
    ArabicInBrackets,
    /// `①`
    Circled,
    /// `第一,`
    Ordinal,
    /// `一是`, `一要`
    Point,
    /// `●`: the entries of one list have the same mark.
    Bullet(char),
}

/// An enumerator at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Its kind.
    pub level: Level,
    /// Its number.
    pub number: u32,
    /// Its length in bytes: what is left out of a requirement. The 要 of `一要` stays.
    pub len: usize,
}

/// Marks in front of the entries of a list without numbers. The blot of a masked text is none of them.
const BULLETS: &[char] = &['●', '◆', '■', '▲', '★', '○', '◇', '△', '▶', '►', '•', '·', '※', '☆', '√'];

/// The enumerator that a folded text starts with.
pub fn leading(text: &str) -> Option<Mark> {
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some(Mark { level: Level::Circled, number: first as u32 - '①' as u32 + 1, len: first.len_utf8() });
    }
    if BULLETS.contains(&first)
        && text.chars().nth(1).is_some_and(|c| is_han(c) || c.is_ascii_digit() || "“《".contains(c))
    {
        return Some(Mark { level: Level::Bullet(first), number: 1, len: first.len_utf8() });
    }
    if first == '(' {
        let (n, used) = number::leading(from(text, 1))?;
        let len = 1 + used;
        from(text, len).starts_with(')').then_some(())?;
        let level = if is_ascii(part(text, 1..len)) { Level::ArabicInBrackets } else { Level::ChineseInBrackets };
        // A stop after the brackets belongs to the mark.
        let stop =
            from(text, len + 1).chars().next().filter(|c| matches!(c, '、' | '.' | ',')).map_or(0, char::len_utf8);
        return small(level, n, len + 1 + stop);
    }
    if first == '第' {
        let (n, used) = number::leading(from(text, first.len_utf8()))?;
        let len = first.len_utf8() + used;
        let stop = from(text, len).chars().next().filter(|c| matches!(c, ',' | '、' | ':'))?;
        return small(Level::Ordinal, n, len + stop.len_utf8());
    }
    if let Some(mark) = point(text) {
        return Some(mark);
    }
    let (n, used) = number::leading(text)?;
    let ascii = is_ascii(part(text, 0..used));
    let rest = from(text, used);
    let stop = rest.chars().next()?;
    let after = from(rest, stop.len_utf8()).chars().next();
    match stop {
        '、' => small(if ascii { Level::Arabic } else { Level::Chinese }, n, used + stop.len_utf8()),
        '.' if ascii && !after.is_some_and(|c| c.is_ascii_digit()) => small(Level::Arabic, n, used + 1),
        '.' if !ascii => small(Level::Chinese, n, used + 1),
        ')' => small(Level::ArabicInBrackets, n, used + 1),
        _ => None,
    }
}

/// The point enumerator (`一是`, `二要`, `三是要`) that a folded text starts with.
pub fn point(text: &str) -> Option<Mark> {
    let (n, used) = number::leading(text).filter(|(_, used)| !is_ascii(part(text, 0..*used)))?;
    let rest = from(text, used);
    let taken = if let Some(after) = rest.strip_prefix('是') {
        let stop = after.chars().next().filter(|c| matches!(c, ',' | ':')).map_or(0, char::len_utf8);
        '是'.len_utf8() + stop
    } else if rest.starts_with('要') && !rest.starts_with("要素") && !rest.starts_with("要点") {
        0
    } else {
        return None;
    };
    small(Level::Point, n, used + taken)
}

/// The first point enumerator in `text` at or after byte `at` that opens a clause, and where it stands.
pub fn find_point(text: &str, at: usize) -> Option<(usize, Mark)> {
    const OPENERS: Words = words!["要求", "强调", "指出", "提出", "明确", "做到", "就是"];
    from(text, at).char_indices().filter(|(_, c)| number::is_numeral(*c)).find_map(|(i, _)| {
        let place = at + i;
        let before = text.get(..place)?;
        let opens = place == 0
            || before.ends_with([',', ':', ';', '。', '、', '!', '?', ')'])
            || OPENERS.iter().any(|w| before.ends_with(w));
        point(from(text, place)).filter(|_| opens).map(|mark| (place, mark))
    })
}

/// The first entry of a list inside a sentence, `…以下工作:(1)…`: where its enumerator stands in a masked text.
pub fn find_inner(text: &str) -> Option<(usize, Mark)> {
    text.match_indices(':').find_map(|(at, colon)| {
        let place = at + colon.len();
        leading(from(text, place)).filter(|m| m.number == 1).map(|mark| (place, mark))
    })
}

/// How many point enumerators a stretch of text has, those in quotation marks left out.
pub fn count_points(text: &str) -> u32 {
    u32::try_from(points(&sentence::masked(text), 0).len()).unwrap_or(u32::MAX)
}

/// Where the point enumerators of a masked text stand, from byte `at` on.
pub fn points(masked: &str, mut at: usize) -> Vec<usize> {
    let mut found = Vec::new();
    while let Some((place, mark)) = find_point(masked, at) {
        found.push(place);
        // The enumerator of 一要 has no length of its own.
        at = place + mark.len.max('一'.len_utf8());
    }
    found
}

/// Where the last entry of a list inside a paragraph starts, looked for from byte `body` on.
pub fn last_entry(text: &str, body: usize) -> Option<usize> {
    // Entries like (1)…。(2)…。 start sentences.
    let inner = find_inner(text).filter(|(place, _)| *place > body).map(|(first, _)| {
        let starts = sentence::sentences(text).into_iter().map(|s| s.start);
        let entries = starts.filter(|s| *s > first && leading(from(text, *s)).is_some());
        entries.max().unwrap_or(first)
    });
    points(&sentence::masked(text), body).last().copied().or(inner)
}

fn is_ascii(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
}

/// Numbers of entries are small; `2019、` is no enumerator.
fn small(level: Level, number: u32, len: usize) -> Option<Mark> {
    (1..=60).contains(&number).then_some(Mark { level, number, len })
}
