//! The periods that are offered for a score.

use crate::{
    base::day::{Date, days_after, months_after, period_end},
    document,
};

/// A period of the calendar that holds today, or the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is worded once, in `words`
pub enum When {
    Month,
    Quarter,
    Year,
    LastYear,
}

document!(codes When { "month" => Month, "quarter" => Quarter, "year" => Year, "last_year" => LastYear });

impl When {
    /// All of them, in the order in which they are offered.
    pub const ALL: [When; 4] = [When::Month, When::Quarter, When::Year, When::LastYear];

    /// Its first and its last day, seen from `today`.
    pub fn days(self, today: Date) -> (Date, Date) {
        let (day, months) = match self {
            When::Month => (today, 1),
            When::Quarter => (today, 3),
            When::Year => (today, 12),
            When::LastYear => (months_after(today, -12).unwrap_or(today), 12),
        };
        let last = period_end(day, months);
        // The last day of the period before, and one more.
        let before = months_after(last, -i32::from(months)).map(|day| period_end(day, 1));
        (before.and_then(Date::tomorrow).unwrap_or(Date::MIN), last)
    }

    /// The twelve months that end with that of `today`.
    pub fn twelve_months(today: Date) -> (Date, Date) {
        let last = period_end(today, 1);
        let before = months_after(last, -12).map(|day| period_end(day, 1));
        (before.and_then(|day| days_after(day, 1)).unwrap_or(Date::MIN), last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::day::date;

    #[test]
    fn periods_begin_and_end_where_the_calendar_has_them() {
        let table = [
            (When::Month, date(2026, 2, 28), (date(2026, 2, 1), date(2026, 2, 28))),
            (When::Month, date(2026, 3, 31), (date(2026, 3, 1), date(2026, 3, 31))),
            (When::Quarter, date(2026, 11, 24), (date(2026, 10, 1), date(2026, 12, 31))),
            (When::Quarter, date(2026, 1, 1), (date(2026, 1, 1), date(2026, 3, 31))),
            (When::Year, date(2026, 11, 24), (date(2026, 1, 1), date(2026, 12, 31))),
            (When::LastYear, date(2024, 2, 29), (date(2023, 1, 1), date(2023, 12, 31))),
            (When::Year, Date::MIN, (Date::MIN, date(1, 12, 31))),
        ];
        for (when, today, days) in table {
            assert_eq!(when.days(today), days, "{when:?} {today}");
        }
        assert_eq!(When::twelve_months(date(2026, 2, 3)), (date(2025, 3, 1), date(2026, 2, 28)));
    }
}
