//! Civil days: dates without a clock time or a time zone.
//!
//! Everything that is due is due on a local civil day; an instant would be yesterday in China before
//! 08:00. "Today" is always an argument.
//!
//! Our own few lines instead of a calendar library: the one we used cost 20 kB of the first visit, most of it
//! error texts and time zones. A test compares every function with that library.

use std::{fmt, str::FromStr};

/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31. Printed and kept as `2026-11-24`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

/// The day with these numbers, for constants and tests.
///
/// # Panics
/// Where there is no such day; at compile time in a constant.
#[expect(clippy::panic, reason = "for constants and tests, as said")]
pub const fn date(year: i16, month: u8, day: u8) -> Date {
    match Date::new(year, month, day) {
        Some(date) => date,
        None => panic!("no such day"),
    }
}

/// How many days a month has.
const fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Date {
    /// The first day there is, before which nothing is due.
    pub const MIN: Date = date(1, 1, 1);
    /// The last day there is.
    pub const MAX: Date = date(9999, 12, 31);

    /// The day with these numbers; `None` where there is none.
    pub const fn new(year: i16, month: u8, day: u8) -> Option<Date> {
        let valid = 1 <= year && year <= 9999 && 1 <= month && month <= 12 && 1 <= day;
        if valid && day <= days_in_month(year, month) { Some(Date { year, month, day }) } else { None }
    }

    /// The year, 1–9999.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1–12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1–31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day before; `None` before the first.
    pub fn yesterday(self) -> Option<Date> {
        days_after(self, -1)
    }

    /// The day after; `None` after the last. Cheap: working days are counted one by one.
    pub fn tomorrow(self) -> Option<Date> {
        Date::new(self.year, self.month, self.day + 1)
            .or_else(|| Date::new(self.year, self.month + 1, 1))
            .or_else(|| Date::new(self.year + 1, 1, 1))
    }

    /// The day of the week, 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> u8 {
        // 0001-01-01 was a Monday.
        (self.number().rem_euclid(7) + 1) as u8
    }

    /// Days since 0001-01-01: the days of the whole years before, of the whole months before, and this month's.
    fn number(self) -> i32 {
        let past = i32::from(self.year) - 1;
        let months: i32 = (1..self.month).map(|month| i32::from(days_in_month(self.year, month))).sum();
        past * 365 + past / 4 - past / 100 + past / 400 + months + i32::from(self.day) - 1
    }

    /// The inverse of [`Date::number`].
    fn of_number(number: i32) -> Option<Date> {
        // 400 years have 146,097 days: the estimate is never too late, and at most one year too early.
        let mut year = i16::try_from(i64::from(number) * 400 / 146_097 + 1).ok()?;
        if Date::new(year + 1, 1, 1).is_some_and(|next| next.number() <= number) {
            year += 1;
        } else if Date::new(year, 1, 1)?.number() > number {
            year -= 1;
        }
        let mut left = number.checked_sub(Date::new(year, 1, 1)?.number()).filter(|left| *left >= 0)?;
        let mut month = 1;
        while left >= i32::from(days_in_month(year, month)) {
            left -= i32::from(days_in_month(year, month));
            month += 1;
        }
        Date::new(year, month, u8::try_from(left + 1).ok()?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADay;

impl FromStr for Date {
    type Err = NotADay;

    /// Reads exactly what is printed: `2026-11-24`.
    fn from_str(text: &str) -> Result<Date, NotADay> {
        let part = |from: usize, to: usize| {
            let digits = text.get(from..to).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
            digits.parse::<u16>().ok()
        };
        let numbers = || {
            let year = i16::try_from(part(0, 4)?).ok()?;
            let small = |from, to| u8::try_from(part(from, to)?).ok();
            Date::new(year, small(5, 7)?, small(8, 10)?)
        };
        let dashed = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        numbers().filter(|_| dashed).ok_or(NotADay)
    }
}

/// The day `months` after `from`, clamped to the end of a shorter month (31 January + 1 → 28 February).
/// `None` beyond the calendar's range (year 9999).
pub fn months_after(from: Date, months: i32) -> Option<Date> {
    let count = (i32::from(from.year) * 12 + i32::from(from.month) - 1).checked_add(months)?;
    let year = i16::try_from(count.div_euclid(12)).ok()?;
    let month = u8::try_from(count.rem_euclid(12) + 1).ok()?;
    Date::new(year, month, from.day.min(days_in_month(year, month)))
}

/// The day `days` after `from` (negative: before). `None` beyond the calendar's range.
pub fn days_after(from: Date, days: i32) -> Option<Date> {
    Date::of_number(from.number().checked_add(days)?)
}

/// Whole days from `from` to `to`; negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    to.number() - from.number()
}

/// The Sunday that ends the week of `day` (weeks begin on Monday, as in China).
pub fn week_end(day: Date) -> Date {
    days_after(day, 7 - i32::from(day.weekday())).unwrap_or(day)
}

/// The first day of the month of `day`.
pub fn month_of(day: Date) -> Date {
    Date::new(day.year, day.month, 1).unwrap_or(day)
}

/// The last day of the period of `months` months (1, 3, 6 or 12, counted from January) that holds `day`.
pub fn period_end(day: Date, months: u8) -> Date {
    let months = months.clamp(1, 12);
    let last = (((day.month - 1) / months + 1) * months).min(12);
    Date::new(day.year, last, days_in_month(day.year, last)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{ToSpan, civil};
    use proptest::prelude::*;

    fn theirs(day: Date) -> civil::Date {
        civil::date(day.year(), day.month() as i8, day.day() as i8)
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (1i16..=9999, 1u8..=12, 1u8..=31).prop_filter_map("no such day", |(y, m, d)| Date::new(y, m, d))
    }

    proptest! {
        #[test]
        fn a_calendar_library_agrees(a in any_day(), b in any_day(), n in -5_000_000i32..5_000_000, months in -9_000i32..9_000) {
            prop_assert_eq!(days_between(a, b), theirs(a).until(theirs(b)).unwrap().get_days());
            prop_assert_eq!(a.tomorrow().map(theirs), theirs(a).tomorrow().ok());
            prop_assert_eq!(a.weekday() as i8, theirs(a).weekday().to_monday_one_offset());
            let in_range = |day: Result<civil::Date, _>| day.ok().filter(|day: &civil::Date| day.year() >= 1);
            prop_assert_eq!(days_after(a, n).map(theirs), in_range(theirs(a).checked_add(n.days())));
            prop_assert_eq!(months_after(a, months).map(theirs), in_range(theirs(a).checked_add(months.months())));
            prop_assert_eq!(a.to_string(), theirs(a).to_string());
            prop_assert_eq!(a.to_string().parse(), Ok(a));
        }

        #[test]
        fn a_day_exists_where_the_library_has_one(y in -5i16..=9999, m in 0u8..=14, d in 0u8..=33) {
            let known = civil::Date::new(y, m as i8, d as i8).ok().filter(|day| day.year() >= 1);
            prop_assert_eq!(Date::new(y, m, d).map(theirs), known);
        }

        #[test]
        fn any_text_is_a_day_or_refused(text in ".{0,12}|[0-9+-]{10}") {
            if let Ok(day) = text.parse::<Date>() {
                prop_assert_eq!(day.to_string(), text);
            }
        }
    }

    #[test]
    fn month_ends_clamp_and_do_not_drift() {
        let from = date(2026, 1, 31);
        assert_eq!(months_after(from, 1), Some(date(2026, 2, 28)));
        assert_eq!(months_after(from, 2), Some(date(2026, 3, 31)));
        assert_eq!(months_after(from, 25), Some(date(2028, 2, 29)));
        assert_eq!(months_after(date(9999, 12, 31), 1), None);
    }

    #[test]
    fn ends_of_periods() {
        assert_eq!(week_end(date(2026, 11, 24)), date(2026, 11, 29));
        assert_eq!(week_end(date(2026, 11, 29)), date(2026, 11, 29));
        assert_eq!(period_end(date(2026, 2, 3), 1), date(2026, 2, 28));
        assert_eq!(period_end(date(2026, 2, 3), 3), date(2026, 3, 31));
        assert_eq!(period_end(date(2026, 7, 1), 6), date(2026, 12, 31));
        assert_eq!(period_end(date(2026, 7, 1), 12), date(2026, 12, 31));
    }

    #[test]
    fn days_between_days() {
        assert_eq!(days_between(date(2026, 2, 28), date(2026, 3, 1)), 1);
        assert_eq!(days_between(date(2026, 3, 1), date(2024, 3, 1)), -730);
    }
}
