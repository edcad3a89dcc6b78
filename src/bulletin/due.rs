//! Deadlines: `3月底前`, `每月25日前`, `办结后5个工作日内`, `提前2日`.

use super::words::{Words, words};
use std::ops::Range;

use super::fold::{before, ends, from, length, part, starts, tail};
use super::number::{self, is_numeral};
use super::season::{date, event};

/// The deadlines of a folded segment, first one first.
pub fn all(segment: &str) -> Vec<Range<usize>> {
    let before_mark = segment.match_indices('前').filter_map(|(at, c)| calendar(segment, at, at + c.len()));
    let within_mark = segment.match_indices('内').filter_map(|(at, c)| limit(segment, at, at + c.len()));
    let ahead_mark = segment.match_indices("提前").filter_map(|(at, word)| ahead(segment, at, at + word.len()));
    let mut found: Vec<Range<usize>> = before_mark.chain(within_mark).chain(ahead_mark).collect();
    crate::base::order::sort_by_key(&mut found, |span| span.start);
    found
}

/// 前 in front of these is part of another word: 前后, 前提.
#[rustfmt::skip]
const OTHER_WORDS: Words = words![
    "后", "期", "往", "述", "置", "款", "端", "景", "线", "沿", "方", "提是", "提下", "提条件",
];

/// A calendar date or a one-off event with 前 at `at`.
fn calendar(segment: &str, at: usize, end: usize) -> Option<Range<usize>> {
    // 前后, 前期, 前提: another word. 前提交, 前来到 are not.
    let rest = from(segment, end);
    if starts(rest, OTHER_WORDS).is_some() {
        return None;
    }
    let stem = before(segment, at);
    let stem = stem.strip_suffix(['以', '之']).unwrap_or(stem);
    // 每周三下班前: the end of the day is the day's.
    let day = stem.strip_suffix("下班").unwrap_or(stem);
    let start = event(stem).or_else(|| date(day))?;
    // 去年3月底前, 截至5月10日前: the past.
    let left = before(segment, start);
    if ends(left, words!["去年", "上年", "截至", "前年"]).is_some() {
        return None;
    }
    Some(start..end)
}

/// Units of a time limit.
#[rustfmt::skip]
const UNITS: Words = words![
    "个工作日", "个小时", "个自然日", "个月", "工作日", "自然日", "小时", "分钟", "周", "天", "日",
    "月", "年", "个星期", "个季度",
];

/// A limit that ends with 内 at `at`: `30分钟内`, with the event it counts from when that stands directly in front.
fn limit(segment: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let stem = before(segment, at);
    let stem = stem.strip_suffix(['以', '之']).unwrap_or(stem);
    let unit = UNITS.iter().filter(|u| stem.ends_with(u)).max_by_key(|u| u.len())?;
    let rest = before(stem, stem.len() - unit.len());
    let digits = number::trailing(rest).max(ends(rest, words!["半", "半个"]).map_or(0, str::len));
    if digits == 0 {
        return None;
    }
    let mut start = rest.len() - digits;
    let left = before(segment, start);
    if ends(left, words!["近", "最近", "连续", "过去", "第", "年"]).is_some()
        || (unit == "年" && digits >= 4 && part(rest, start..rest.len()).chars().all(|c| c.is_ascii_digit()))
    {
        return None;
    }
    let left = left.strip_suffix('的').unwrap_or(left);
    let skipped = left.len() - tail(left, 60).len();
    let left = tail(left, 60);
    if left.ends_with(['后', '起']) && ends(left, words!["今后", "此后", "最后", "背后"]).is_none() {
        start = skipped + event_start(left);
    }
    Some(start..end)
}

/// What ends in front of the event that a limit counts from.
#[rustfmt::skip]
const EDGES: Words = words![
    "应在", "须在", "要在", "必须在", "应当在", "应于", "须于", "要于", "于", "应当", "必须",
    "务必", "应", "须", "并",
];

/// Where the event in front of a limit starts: after the last comma, preposition or modal.
fn event_start(left: &str) -> usize {
    let clause = left.rfind([',', ':', '、']).map_or(0, |i| i + from(left, i).chars().next().map_or(1, char::len_utf8));
    let text = from(left, clause);
    let mut start = EDGES.iter().filter_map(|edge| text.rfind(edge).map(|i| i + edge.len())).max().unwrap_or(0);
    // 在 and 要 only count as edges where no longer word has them.
    for edge in ['在', '要'] {
        if let Some(i) = text.rfind(edge).map(|i| (i, i + edge.len_utf8())).filter(|(i, e)| {
            *e > start
                && !from(text, *e).starts_with(['建', '岗', '职', '场', '求'])
                && ends(before(text, *i), words!["存", "现", "主", "重"]).is_none()
        }) {
            start = i.1;
        }
    }
    if length(from(text, start)) > 24 { left.len() } else { clause + start }
}

/// `提前2日`.
fn ahead(segment: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let rest = from(segment, end);
    let least = starts(rest, words!["至少", "不少于"]).map_or(0, str::len);
    let digits: usize = from(rest, least).chars().take_while(|c| is_numeral(*c)).map(char::len_utf8).sum();
    let unit = UNITS.iter().filter(|u| from(rest, least + digits).starts_with(u)).max_by_key(|u| u.len())?;
    (digits > 0).then_some(at..end + least + digits + unit.len())
}
