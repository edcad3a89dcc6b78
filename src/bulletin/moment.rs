//! Days and periods in running text: `12月4日`, `2019年3月底`, `1—11月`, `三季度`.

use std::ops::Range;

use super::fold::{before, ends, from, starts};
use super::number::{self, is_numeral};
use super::words::{Words, words};

/// A day or period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Bytes of the folded text.
    pub span: Range<usize>,
    /// More than one day.
    pub period: bool,
    /// From one month or day to another: 6月至9月.
    pub range: bool,
    /// Its year stands in front of it, or it is a year.
    pub year: bool,
}

/// What stands between the two ends of a range.
const TO: Words = words!["至", "到", "——", "—", "–", "-", "~", "~", "～"];

/// Periods by name.
const NAMED: Words = words!["上半年", "下半年", "年底", "岁末年初"];

/// The days and periods of a folded text, in order; none overlaps another.
pub fn moments(text: &str) -> Vec<Moment> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if at < done {
            continue;
        }
        let left = before(text, at);
        let named = starts(from(text, at), NAMED).filter(|_| !left.ends_with(['今', '每', '同']));
        let moment = match named {
            Some(word) => Some(Moment { span: at..at + word.len(), period: true, range: false, year: false }),
            None if is_numeral(c) && !left.ends_with(|p: char| is_numeral(p) || matches!(p, '第' | '.')) => {
                at_number(text, at)
            }
            None => None,
        };
        if let Some(moment) = moment {
            done = moment.span.end;
            found.push(moment);
        }
    }
    found
}

/// The day or period that starts with the numeral at `at`.
fn at_number(text: &str, at: usize) -> Option<Moment> {
    let rest = from(text, at);
    let year = number::year(rest).map(|(_, used)| used).filter(|used| from(rest, *used).starts_with('年'));
    let start = year.map_or(0, |used| used + '年'.len_utf8());
    let whole =
        |end: usize, period: bool, range: bool| Moment { span: at..at + end, period, range, year: year.is_some() };
    let Some((end, period)) = month(rest, start) else {
        // 1—11月: only the second month has its unit.
        let range = (|| {
            let (_, used) = number::leading(from(rest, start))?;
            let to = starts(from(rest, start + used), TO)?;
            let (end, _) = month(rest, start + used + to.len())?;
            Some(end)
        })();
        return match range {
            Some(end) => Some(whole(end, true, true)),
            None if year.is_some() => Some(whole(start, true, false)),
            None => quarter(rest).map(|end| whole(end, true, false)),
        };
    };
    let range = starts(from(rest, end), TO).and_then(|to| {
        let next = end + to.len();
        month(rest, next).map(|(end, _)| end).or_else(|| day(rest, next))
    });
    Some(whole(range.unwrap_or(end), period || range.is_some(), range.is_some()))
}

/// A month at byte `at`, with its day if there is one: where it ends, and whether it is more than a day.
fn month(text: &str, at: usize) -> Option<(usize, bool)> {
    let (number, used) = number::leading(from(text, at))?;
    let end = at + used;
    if !(1..=12).contains(&number) || !from(text, end).starts_with('月') {
        return None;
    }
    let end = end + '月'.len_utf8();
    if let Some(day) = day(text, end) {
        return Some((day, false));
    }
    // 一月一次 is no month, 二〇一九年一月 is one.
    let digits = from(text, at).starts_with(|c: char| c.is_ascii_digit());
    if !digits && !before(text, at).ends_with('年') {
        return None;
    }
    let part = starts(from(text, end), words!["上旬", "中旬", "下旬", "底", "末", "初", "份"]).map_or(0, str::len);
    Some((end + part, true))
}

/// A day of a month at byte `at`: where it ends.
fn day(text: &str, at: usize) -> Option<usize> {
    let (number, used) = number::leading(from(text, at))?;
    let unit = from(text, at + used).chars().next().filter(|c| matches!(c, '日' | '号'))?;
    (1..=31).contains(&number).then_some(at + used + unit.len_utf8())
}

/// A quarter: 三季度, where it ends. Not 每季度.
fn quarter(text: &str) -> Option<usize> {
    let (number, used) = number::leading(text)?;
    let named = (1..=4).contains(&number) && from(text, used).starts_with("季度");
    named.then_some(used + "季度".len())
}

/// Whether a month is counted again every year: 每年6月.
pub fn recurs(text: &str, moment: &Moment) -> bool {
    ends(before(text, moment.span.start), words!["每年", "每年的"]).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_periods_are_found() {
        let found = |text: &str| -> Vec<(String, bool)> {
            moments(text).into_iter().map(|m| (text[m.span].to_owned(), m.period)).collect()
        };
        let day = |text: &str| vec![(text.to_owned(), false)];
        let period = |text: &str| vec![(text.to_owned(), true)];
        assert_eq!(found("会议于12月4日召开"), day("12月4日"));
        assert_eq!(found("2019年3月6日印发"), day("2019年3月6日"));
        assert_eq!(found("二〇一九年三月六日"), day("二〇一九年三月六日"));
        assert_eq!(found("1—11月全省形势平稳"), period("1—11月"));
        assert_eq!(found("6月至9月开展"), period("6月至9月"));
        assert_eq!(found("3月4日至6日"), period("3月4日至6日"));
        assert_eq!(found("2019年9月底前"), period("2019年9月底"));
        assert_eq!(found("2018年以来"), period("2018年"));
        assert_eq!(found("三季度"), period("三季度"));
        for none in ["为期1个月", "一月一次", "24小时", "第2期", "每月25日", "13月5日", "5—8人", "3.5月"]
        {
            assert!(found(none).is_empty(), "{none}: {:?}", found(none));
        }
    }
}
