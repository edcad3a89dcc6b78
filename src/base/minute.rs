//! Civil minutes: a civil day and a time on the wall clock of the place, without a time zone.
//!
//! What was called in at 23:58 and what came in at 00:03 lie five minutes apart, and both are said in the time of
//! the place where they happened. There is no summer time in China, so every day has 1,440 minutes. "Now" is
//! always an argument.

use super::{
    day::{Date, days_after, days_between},
    doc::{Doc, Document, Wrong},
};
use std::{fmt, str::FromStr};

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// A minute of a civil day. Printed and kept as `2026-11-24T09:05`, which is also what a browser's field for day
/// and time gives.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute {
    day: Date,
    /// Minutes since midnight, 0–1439.
    of_day: u16,
}

impl Minute {
    /// The minute with these numbers; `None` where the clock has none (24:00 is 00:00 of the next day).
    pub const fn new(day: Date, hour: u8, minute: u8) -> Option<Minute> {
        if hour < 24 && minute < 60 { Some(Minute { day, of_day: hour as u16 * 60 + minute as u16 }) } else { None }
    }

    /// The last minute of a day, 23:59.
    pub const fn last_of(day: Date) -> Minute {
        Minute { day, of_day: 24 * 60 - 1 }
    }

    /// The civil day.
    pub const fn day(self) -> Date {
        self.day
    }

    /// The hour, 0–23.
    pub const fn hour(self) -> u8 {
        (self.of_day / 60) as u8
    }

    /// The minute of the hour, 0–59.
    pub const fn minute(self) -> u8 {
        (self.of_day % 60) as u8
    }
}

/// The minute that lies `minutes` after `from` (negative: before). `None` beyond the calendar's range.
pub fn minutes_after(from: Minute, minutes: i64) -> Option<Minute> {
    let count = minutes.checked_add(i64::from(from.of_day))?;
    let day = days_after(from.day, i32::try_from(count.div_euclid(DAY)).ok()?)?;
    Some(Minute { day, of_day: u16::try_from(count.rem_euclid(DAY)).ok()? })
}

/// Whole minutes from `from` to `to`; negative when `to` is earlier.
pub fn minutes_between(from: Minute, to: Minute) -> i64 {
    i64::from(days_between(from.day, to.day)) * DAY + i64::from(to.of_day) - i64::from(from.of_day)
}

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.day, self.hour(), self.minute())
    }
}

impl fmt::Debug for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is not a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAMinute;

impl FromStr for Minute {
    type Err = NotAMinute;

    /// Reads exactly what is printed: `2026-11-24T09:05`.
    fn from_str(text: &str) -> Result<Minute, NotAMinute> {
        let number = |text: &str| {
            let two = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|_| two)
        };
        let minute = || {
            let (day, time) = text.split_once('T')?;
            let (hour, minute) = time.split_once(':')?;
            Minute::new(day.parse().ok()?, number(hour)?, number(minute)?)
        };
        minute().ok_or(NotAMinute)
    }
}

impl Document for Minute {
    fn to_doc(&self) -> Doc {
        Doc::Text(self.to_string())
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        String::from_doc(doc)?.parse().map_err(|_| Wrong("minute"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::day::date;
    use jiff::{ToSpan, Unit, civil};
    use proptest::prelude::*;

    fn theirs(minute: Minute) -> civil::DateTime {
        let day = minute.day();
        let date = civil::date(day.year(), day.month() as i8, day.day() as i8);
        date.at(minute.hour() as i8, minute.minute() as i8, 0, 0)
    }

    fn any_minute() -> impl Strategy<Value = Minute> {
        (1i16..=9999, 1u8..=12, 1u8..=31, 0u8..24, 0u8..60)
            .prop_filter_map("no such day", |(y, m, d, hour, minute)| Minute::new(Date::new(y, m, d)?, hour, minute))
    }

    proptest! {
        #[test]
        fn a_calendar_library_agrees(a in any_minute(), b in any_minute(), n in -6_000_000_000i64..6_000_000_000) {
            let apart = theirs(a).until((Unit::Minute, theirs(b))).unwrap().get_minutes();
            prop_assert_eq!(minutes_between(a, b), apart);
            let later = theirs(a).checked_add(n.minutes()).ok().filter(|time| time.year() >= 1);
            prop_assert_eq!(minutes_after(a, n).map(theirs), later);
            prop_assert_eq!(minutes_after(a, apart), Some(b));
            prop_assert_eq!(a < b, theirs(a) < theirs(b));
        }

        #[test]
        fn what_is_printed_is_read_back(a in any_minute()) {
            prop_assert_eq!(format!("{a}:00"), theirs(a).to_string());
            prop_assert_eq!(a.to_string().parse(), Ok(a));
            prop_assert_eq!(Document::from_doc(a.to_doc()), Ok(a));
        }

        #[test]
        fn any_text_is_a_minute_or_refused(text in ".{0,18}|2026-11-2[0-9]T[0-9+:]{5}") {
            if let Ok(minute) = text.parse::<Minute>() {
                prop_assert_eq!(minute.to_string(), text);
            }
        }
    }

    #[test]
    fn minutes_cross_midnight_month_ends_new_year_and_leap_days() {
        let expect = [
            ("2026-11-24T23:30", 60, "2026-11-25T00:30"),
            ("2026-11-30T23:59", 1, "2026-12-01T00:00"),
            ("2026-12-31T23:15", 120, "2027-01-01T01:15"),
            ("2028-02-28T23:00", 60, "2028-02-29T00:00"),
            ("2028-02-29T23:00", 60, "2028-03-01T00:00"),
            ("2026-02-28T23:00", 60, "2026-03-01T00:00"),
            ("2027-01-01T00:00", -1, "2026-12-31T23:59"),
        ];
        for (from, minutes, to) in expect {
            let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
            assert_eq!(minutes_after(from, minutes), Some(to), "{from} {minutes}");
            assert_eq!(minutes_between(from, to), minutes);
        }
        assert_eq!(minutes_after(Minute::last_of(date(9999, 12, 31)), 1), None);
        assert_eq!(minutes_after(Minute::last_of(date(9999, 12, 31)), i64::MAX), None);
    }

    #[test]
    fn what_is_no_minute_is_refused() {
        let texts = ["", "2026-11-24", "2026-11-24T24:00", "2026-11-24T09:60", "2026-11-24 09:05", "2026-11-24T9:05"];
        for text in texts.into_iter().chain(["2026-11-24T09:05:00", "2026-02-30T09:05", "2026-11-24T+9:05"]) {
            assert_eq!(text.parse::<Minute>(), Err(NotAMinute), "{text:?}");
        }
    }
}
