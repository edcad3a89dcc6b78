//! A deadline's words as a day: `12月底前` of a year that is known, and what they leave open where it is not.
//!
//! The pure fact and nothing more: a year is never invented, and what counts from an event stays relative. What a
//! dialog proposes on top of it is another room's matter.

use super::fold::{Folded, from, starts};
use super::number::{self, is_numeral};
use super::words::words;
use crate::base::day::{Date, days_after, months_after, period_end};
use crate::document;

/// What a deadline's words say about the last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueDate {
    /// The last day on which it can be done.
    Day {
        /// That day.
        date: Date,
        /// The words name a month, quarter or year, and the day is its end.
        period_end: bool,
    },
    /// A month and a day of a year that the text does not give, or gives only in a way that would put the day before
    /// the issue.
    OpenYear {
        /// The month, 1–12.
        month: u8,
        /// The day of the month; none for the last one, which may depend on the year.
        day: Option<u8>,
        /// The words name a period, and the day is its end.
        period_end: bool,
    },
    /// Comes again: 每月25日前.
    Recurring,
    /// Counts from, or ends with, something whose day the words do not give: 30日内, 节后一周内, 本月底前, 春节前.
    Relative,
    /// A day that no calendar has: 2月30日.
    NoSuchDay,
    /// The words were not understood, or can be taken in two ways: 9月前.
    Unclear,
}

document!(enum DueDate {
    "day" => Day { date, period_end },
    "open_year" => OpenYear { month, day, period_end },
    "recurring" => Recurring {},
    "relative" => Relative {},
    "no_such_day" => NoSuchDay {},
    "unclear" => Unclear {},
});

impl DueDate {
    /// The day, in `year` where the words leave the year open.
    pub fn in_year(self, year: i16) -> Option<Date> {
        match self {
            DueDate::Day { date, .. } => Some(date),
            DueDate::OpenYear { month, day, .. } => day_of(year, month, day),
            _ => None,
        }
    }
}

/// The day that the words of a deadline name (see [`Requirement::due`](super::Requirement::due)).
///
/// `year` is the year of the bulletin, for words that give none; `issued` its date. Where the year is the bulletin's
/// and the day would lie before the issue, the year counts as open: in December, 1月15日前 means the next year, or is
/// a slip, and nobody but the reader can tell.
pub fn due_on(due: &str, year: Option<i16>, issued: Option<Date>) -> DueDate {
    let text = Folded::new(due).text;
    if text.contains('每') || text.starts_with('按') {
        return DueDate::Recurring;
    }
    let context = year.or(issued.map(Date::year));
    if text.starts_with("提前") || text.ends_with('内') {
        return counted(&text, context, issued);
    }
    let Some(stem) = text.strip_suffix('前') else { return DueDate::Unclear };
    calendar(stem.strip_suffix(['以', '之']).unwrap_or(stem), context, issued)
}

/// A limit: a day only where the day it counts from is stated (自2019年5月1日起30日内). That day itself is not counted
/// (Civil Code, article 201).
fn counted(text: &str, year: Option<i16>, issued: Option<Date>) -> DueDate {
    let found = || {
        let (start, length) = text.split_once('起')?;
        let start = start.strip_prefix(['自', '从']).unwrap_or(start);
        let DueDate::Day { date, period_end: false } = calendar(start, year, issued) else { return None };
        let length = length.strip_suffix('内')?;
        let (count, used) = number::leading(length.strip_suffix(['以', '之']).unwrap_or(length))?;
        let unit = from(length, used).trim_end_matches(['以', '之']);
        let count = i32::try_from(count).ok()?;
        match unit {
            "日" | "天" | "个自然日" | "自然日" => days_after(date, count),
            "周" | "个星期" => days_after(date, count.checked_mul(7)?),
            "个月" => months_after(date, count),
            _ => None,
        }
    };
    found().map_or(DueDate::Relative, |date| DueDate::Day { date, period_end: false })
}

/// What a year in a deadline's words is.
#[derive(Clone, Copy, PartialEq)]
enum Year {
    /// Given in the words.
    Own(i16),
    /// The bulletin's.
    Context(i16),
    /// Not known.
    Open,
}

/// The words without 前 at their end.
fn calendar(stem: &str, context: Option<i16>, issued: Option<Date>) -> DueDate {
    let day = without_time(stem);
    if day.is_empty() {
        return DueDate::Relative;
    }
    let known = context.map_or(Year::Open, Year::Context);
    let (year, rest) =
        if let Some((year, used)) = number::year(day).filter(|(_, used)| from(day, *used).starts_with('年')) {
            (Year::Own(year), from(day, used + '年'.len_utf8()))
        } else if let Some(word) = starts(day, words!["今年", "本年度", "本年"]) {
            (known, from(day, word.len()))
        } else if let Some(word) = starts(day, words!["明年", "次年", "下一年"]) {
            let next = context.and_then(|year| year.checked_add(1)).map_or(Year::Open, Year::Own);
            (next, from(day, word.len()))
        } else if let Some(rest) = day.strip_prefix('年').filter(|rest| matches!(*rest, "底" | "末")) {
            (known, rest)
        } else {
            (known, day)
        };
    match period(rest) {
        Some((month, day, period_end)) => dated(year, month, day, period_end, issued),
        // 春节前, 本月底前, 当日20时前; 第三季度前 and 9月前 can mean two days.
        None if rest.starts_with(|c: char| is_numeral(c) || c == '第') || rest.is_empty() => DueDate::Unclear,
        None => DueDate::Relative,
    }
}

/// Month, day (none: the last) and whether it is the end of a period, from words without a year.
fn period(rest: &str) -> Option<(u8, Option<u8>, bool)> {
    match rest.trim_start_matches('年') {
        "底" | "末" | "下半年" | "下半年底" => return Some((12, Some(31), true)),
        "上半年" | "上半年底" => return Some((6, Some(30), true)),
        _ => {}
    }
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let (number, used) = number::leading(rest)?;
    let number = u8::try_from(number).ok()?;
    let unit = from(rest, used);
    if let Some(end) = unit.strip_prefix("季度") {
        let quarter = (1..=4).contains(&number) && matches!(end, "末" | "底");
        return quarter.then_some((number * 3, None, true));
    }
    let rest = unit.strip_prefix("月份").or_else(|| unit.strip_prefix('月'))?;
    match rest {
        "底" | "末" | "下旬" => return Some((number, None, true)),
        "上旬" => return Some((number, Some(10), true)),
        "中旬" => return Some((number, Some(20), true)),
        _ => {}
    }
    let (day, used) = number::leading(rest)?;
    matches!(from(rest, used), "日" | "号").then_some((number, Some(u8::try_from(day).ok()?), false))
}

/// A day in its year.
fn dated(year: Year, month: u8, day: Option<u8>, period_end: bool, issued: Option<Date>) -> DueDate {
    // In a leap year every day that any year has exists.
    if day_of(2000, month, day).is_none() {
        return DueDate::NoSuchDay;
    }
    let open = DueDate::OpenYear { month, day, period_end };
    let (Year::Own(number) | Year::Context(number)) = year else { return open };
    match day_of(number, month, day) {
        None => DueDate::NoSuchDay,
        Some(date) if year == Year::Context(number) && issued.is_some_and(|issued| date < issued) => open,
        Some(date) => DueDate::Day { date, period_end },
    }
}

/// A day of a year; the last of its month where none is named.
fn day_of(year: i16, month: u8, day: Option<u8>) -> Option<Date> {
    match day {
        Some(day) => Date::new(year, month, day),
        None => Date::new(year, month, 1).map(|first| period_end(first, 1)),
    }
}

/// The words without the hour and the day of the week at their end: 5月20日(星期五)17:00 → 5月20日.
fn without_time(stem: &str) -> &str {
    let mut rest = stem;
    loop {
        let ends =
            ["下班", "上午", "下午", "中午", "晚上", "晚", "早"].into_iter().find_map(|word| rest.strip_suffix(word));
        let clock = || {
            let number = rest.strip_suffix(['时', '点', '分']).unwrap_or(rest);
            let left =
                number.get(..number.len() - number::trailing(number)).filter(|left| left.len() < number.len())?;
            // 17:00 ends with its minutes; 17 by itself is no time.
            match left.strip_suffix(':') {
                Some(hour) => hour.get(..hour.len() - number::trailing(hour)),
                None => (number.len() < rest.len()).then_some(left),
            }
        };
        let week = || {
            let open = rest.strip_suffix(')')?.rfind('(')?;
            starts(from(rest, open + 1), words!["周", "星期"]).and(rest.get(..open))
        };
        match ends.or_else(clock).or_else(week) {
            Some(left) if left.len() < rest.len() => rest = left,
            _ => return rest,
        }
    }
}

#[cfg(test)]
mod tests;
