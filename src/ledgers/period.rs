//! The period that a ledger is of.

use crate::{
    base::day::{Date, days_after, months_after, period_end},
    document,
    words::Words,
};

/// Days that belong together, both ends included; it never ends before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    from: Date,
    to: Date,
}

/// The periods of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is worded once, in `words`
pub enum Length {
    Month,
    Quarter,
    Year,
}

document!(codes Length { "month" => Month, "quarter" => Quarter, "year" => Year });

impl Length {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Length; 3] = [Length::Month, Length::Quarter, Length::Year];

    fn months(self) -> u8 {
        match self {
            Length::Month => 1,
            Length::Quarter => 3,
            Length::Year => 12,
        }
    }
}

impl Period {
    /// From one day to another; `None` where it would end before it begins.
    pub fn new(from: Date, to: Date) -> Option<Period> {
        (from <= to).then_some(Period { from, to })
    }

    /// The month, quarter or year that holds a day.
    pub fn of(length: Length, day: Date) -> Period {
        let months = length.months();
        let first = days_after(day, 1 - i32::from(day.day())).unwrap_or(day);
        let from = months_after(first, -i32::from((day.month() - 1) % months)).unwrap_or(first);
        Period { from, to: period_end(day, months) }
    }

    /// The month, quarter or year before the one in which this begins, or after it.
    pub fn next_to(self, length: Length, after: bool) -> Period {
        let months = i32::from(length.months());
        let there = months_after(self.from, if after { months } else { -months });
        Period::of(length, there.unwrap_or(self.from))
    }

    /// Its first day.
    pub fn from(self) -> Date {
        self.from
    }

    /// Its last day.
    pub fn to(self) -> Date {
        self.to
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Which month, quarter or year it is exactly, where it is one.
    pub fn length(self) -> Option<Length> {
        Length::ALL.into_iter().find(|length| Period::of(*length, self.from) == self)
    }

    /// Its name: 2026 年 11 月, 2026 年第四季度, 2026 年, or its two days.
    pub fn words(self, w: Words) -> String {
        let year = usize::from(self.from.year().unsigned_abs());
        match self.length() {
            Some(Length::Month) => w.le_month(year, w.month(&self.from.month().to_string())),
            Some(Length::Quarter) => w.le_quarter(year, w.le_quarters(&self.from.month().div_ceil(3).to_string())),
            Some(Length::Year) => w.year(year),
            None => w.le_from_to(self.from.to_string(), self.to.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{day::date, lang::Lang};
    use proptest::prelude::*;

    #[test]
    fn periods_have_names() {
        let expect = [
            (Period::of(Length::Month, date(2026, 11, 24)), "2026 年 11 月", "Nov 2026"),
            (Period::of(Length::Quarter, date(2026, 11, 24)), "2026 年第四季度", "Q4 2026"),
            (Period::of(Length::Year, date(2026, 11, 24)), "2026 年", "2026"),
            (
                Period { from: date(2026, 1, 1), to: date(2026, 6, 30) },
                "2026-01-01 至 2026-06-30",
                "2026-01-01 to 2026-06-30",
            ),
        ];
        for (period, zh, en) in expect {
            assert_eq!((period.words(Words(Lang::Zh)), period.words(Words(Lang::En))), (zh.into(), en.into()));
        }
    }

    #[test]
    fn one_step_leads_to_the_neighbour() {
        let november = Period::of(Length::Month, date(2026, 11, 24));
        assert_eq!(november.next_to(Length::Month, true), Period::of(Length::Month, date(2026, 12, 1)));
        assert_eq!(november.next_to(Length::Quarter, false), Period::of(Length::Quarter, date(2026, 8, 1)));
        // Of days of one's own: from where they begin.
        let own = Period::new(date(2026, 3, 31), date(2027, 1, 1)).unwrap();
        assert_eq!(own.next_to(Length::Month, false), Period::of(Length::Month, date(2026, 2, 1)));
        assert_eq!(Period::new(date(2026, 3, 2), date(2026, 3, 1)), None);
    }

    proptest! {
        #[test]
        fn periods_lie_side_by_side(y in 2i16..=9998, m in 1u8..=12, d in 1u8..=28, which in 0usize..3) {
            let (length, day) = (Length::ALL[which], date(y, m, d));
            let period = Period::of(length, day);
            prop_assert!(period.holds(day));
            prop_assert_eq!(period.length(), Some(length));
            let next = period.next_to(length, true);
            prop_assert_eq!(period.to().tomorrow(), Some(next.from()));
            prop_assert_eq!(next.next_to(length, false), period);
        }
    }
}
