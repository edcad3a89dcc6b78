//! How often a duty falls due, and on which days: a pure function of the rule and the first day.
//!
//! There is no cursor that moves on when something is closed: the k-th due day is always computed from
//! the first, so month ends do not drift, nothing stops at New Year, and nothing that was missed while
//! the program was closed disappears.

use crate::base::day::{Date, days_after, days_between, months_after, period_end, week_end};
use crate::document;

/// How often a duty falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is worded once, in `words`
pub enum Cadence {
    Once,
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
    EveryTwoYears,
    /// When something happens; has no due days of its own.
    OnDemand,
}

document!(codes Cadence {
    "once" => Once,
    "daily" => Daily,
    "weekly" => Weekly,
    "monthly" => Monthly,
    "quarterly" => Quarterly,
    "half_yearly" => HalfYearly,
    "yearly" => Yearly,
    "every_two_years" => EveryTwoYears,
    "on_demand" => OnDemand,
});

/// The distance between two due days.
enum Step {
    Days(i32),
    Months(i32),
}

impl Cadence {
    /// All cadences, in the order in which they are offered.
    pub const ALL: [Cadence; 9] = [
        Cadence::Once,
        Cadence::Daily,
        Cadence::Weekly,
        Cadence::Monthly,
        Cadence::Quarterly,
        Cadence::HalfYearly,
        Cadence::Yearly,
        Cadence::EveryTwoYears,
        Cadence::OnDemand,
    ];

    fn step(self) -> Option<Step> {
        Some(match self {
            Cadence::Once | Cadence::OnDemand => return None,
            Cadence::Daily => Step::Days(1),
            Cadence::Weekly => Step::Days(7),
            Cadence::Monthly => Step::Months(1),
            Cadence::Quarterly => Step::Months(3),
            Cadence::HalfYearly => Step::Months(6),
            Cadence::Yearly => Step::Months(12),
            Cadence::EveryTwoYears => Step::Months(24),
        })
    }

    /// Whether it comes round less often than another; `false` where that cannot be said.
    pub fn is_rarer_than(self, other: Cadence) -> bool {
        let days = |cadence: Cadence| match cadence.step() {
            None => i32::MAX,
            Some(Step::Days(days)) => days,
            Some(Step::Months(months)) => months * 30,
        };
        days(self) > days(other)
    }

    /// The `k`-th due day, counted from 0, of a duty first due on `first`. `None` where there is none.
    pub fn nth(self, first: Date, k: u32) -> Option<Date> {
        let k = i32::try_from(k).ok()?;
        match (self, self.step()) {
            (Cadence::Once, _) => (k == 0).then_some(first),
            (_, None) => None,
            (_, Some(Step::Days(days))) => days_after(first, days.checked_mul(k)?),
            (_, Some(Step::Months(months))) => months_after(first, months.checked_mul(k)?),
        }
    }

    /// How many due days lie on or before `day`.
    pub fn count_until(self, first: Date, day: Date) -> u32 {
        if day < first {
            return 0;
        }
        let guess = match self.step() {
            None => return u32::from(self == Cadence::Once),
            Some(Step::Days(days)) => days_between(first, day) / days,
            Some(Step::Months(months)) => {
                let apart = (i32::from(day.year()) - i32::from(first.year())) * 12 + i32::from(day.month())
                    - i32::from(first.month());
                apart / months
            }
        };
        // The clamped day of the guessed month may still lie ahead: then the one before was the last.
        let last = u32::try_from(guess).unwrap_or(0);
        match self.nth(first, last) {
            Some(due) if due <= day => last + 1,
            _ => last,
        }
    }

    /// Whether `day` is one of the due days.
    pub fn falls_on(self, first: Date, day: Date) -> bool {
        let count = self.count_until(first, day);
        count > 0 && self.nth(first, count - 1) == Some(day)
    }

    /// All due days from `from` to `to`, both included, in order.
    pub fn between(self, first: Date, from: Date, to: Date) -> impl Iterator<Item = Date> {
        let start = from.yesterday().map_or(0, |before| self.count_until(first, before));
        let end = self.count_until(first, to);
        (start..end).filter_map(move |k| self.nth(first, k))
    }

    /// The first due day that is proposed when a duty is taken over on `today`: the end of the running
    /// period. A suggestion to be changed, not a rule; `None` for what has no period of its own.
    pub fn propose_first(self, today: Date) -> Option<Date> {
        match self {
            Cadence::Once | Cadence::OnDemand => None,
            Cadence::Daily => Some(today),
            Cadence::Weekly => Some(week_end(today)),
            Cadence::Monthly => Some(period_end(today, 1)),
            Cadence::Quarterly => Some(period_end(today, 3)),
            Cadence::HalfYearly => Some(period_end(today, 6)),
            Cadence::Yearly | Cadence::EveryTwoYears => Some(period_end(today, 12)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::day::date;
    use proptest::prelude::*;

    #[track_caller]
    fn check(cadence: Cadence, first: Date, expect: &[Date]) {
        let got: Vec<_> = (0..expect.len() as u32).filter_map(|k| cadence.nth(first, k)).collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn month_ends_clamp_to_the_last_day_and_come_back() {
        check(
            Cadence::Monthly,
            date(2026, 1, 31),
            &[date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)],
        );
        check(Cadence::Yearly, date(2024, 2, 29), &[date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28)]);
        check(Cadence::EveryTwoYears, date(2026, 12, 31), &[date(2026, 12, 31), date(2028, 12, 31)]);
        check(Cadence::HalfYearly, date(2025, 8, 31), &[date(2025, 8, 31), date(2026, 2, 28), date(2026, 8, 31)]);
    }

    #[test]
    fn nothing_stops_at_new_year() {
        let days: Vec<_> = Cadence::Weekly.between(date(2026, 12, 21), date(2026, 12, 25), date(2027, 1, 12)).collect();
        assert_eq!(days, [date(2026, 12, 28), date(2027, 1, 4), date(2027, 1, 11)]);
    }

    #[test]
    fn once_and_on_demand() {
        assert_eq!(Cadence::Once.count_until(date(2026, 3, 1), date(2026, 2, 28)), 0);
        assert_eq!(Cadence::Once.count_until(date(2026, 3, 1), date(2030, 1, 1)), 1);
        assert_eq!(Cadence::OnDemand.count_until(date(2026, 3, 1), date(2030, 1, 1)), 0);
    }

    #[test]
    fn the_proposed_first_day_ends_the_running_period() {
        let today = date(2026, 11, 24);
        let expect = [
            (Cadence::Once, None),
            (Cadence::Daily, Some(today)),
            (Cadence::Weekly, Some(date(2026, 11, 29))),
            (Cadence::Monthly, Some(date(2026, 11, 30))),
            (Cadence::Quarterly, Some(date(2026, 12, 31))),
            (Cadence::OnDemand, None),
        ];
        for (cadence, day) in expect {
            assert_eq!(cadence.propose_first(today), day, "{cadence:?}");
        }
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (2015i16..2040, 1u8..=12, 1u8..=31).prop_filter_map("no such day", |(y, m, d)| Date::new(y, m, d))
    }

    proptest! {
        /// The count agrees with walking day by day, whatever the rule, across leap years and month ends.
        #[test]
        fn counting_agrees_with_walking(first in any_day(), span in 0i32..1500, which in 0usize..9) {
            let cadence = Cadence::ALL[which];
            let to = days_after(first, span).unwrap();
            let walked = (0..).map_while(|k| cadence.nth(first, k)).take_while(|due| *due <= to).count();
            prop_assert_eq!(cadence.count_until(first, to) as usize, walked);
            let listed: Vec<_> = cadence.between(first, first, to).collect();
            prop_assert_eq!(listed.len(), walked);
            prop_assert!(listed.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(listed.iter().all(|due| cadence.falls_on(first, *due)));
        }
    }
}
