//! How often a duty falls due: what the user chooses. On which days, is in [`super::rule`].

mod parts;

use super::rule::Rule;
use crate::{
    base::{
        calendar::{Calendar, Occasion},
        day::{Date, days_after, months_after, period_end, week_end},
    },
    document,
};
pub use parts::{Before, Count, DayKind, Nth, Period, Unit, Weekday};
use std::ops::RangeInclusive;

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
    /// Every `n` days, weeks or months from the first day. [`Cadence::every`] makes the plain one where there is one.
    Every {
        n: Count,
        unit: Unit,
    },
    /// On the second Tuesday of every month; of every `months`-th one, counted from the month of the first day.
    Weekday {
        nth: Nth,
        weekday: Weekday,
        months: Count,
    },
    /// On the last day of every month, quarter, half-year or year (of the calendar, whatever the first day).
    LastDay {
        period: Period,
    },
    /// So many days before the first day of an occasion. A year in which nobody has dated it gives no due day.
    Before {
        what: Before,
        days: Count,
    },
    /// Within so many days of each time that something happens: due on the last of them.
    Within {
        n: Count,
        days: DayKind,
    },
}

document!(enum Cadence or code {
    "once" => Once {},
    "daily" => Daily {},
    "weekly" => Weekly {},
    "monthly" => Monthly {},
    "quarterly" => Quarterly {},
    "half_yearly" => HalfYearly {},
    "yearly" => Yearly {},
    "every_two_years" => EveryTwoYears {},
    "on_demand" => OnDemand {},
    "every" => Every { n, unit },
    "weekday" => Weekday { nth, weekday, months },
    "last_day" => LastDay { period },
    "before" => Before { what, days },
    "within" => Within { n, days },
});

impl Cadence {
    /// Those that need no more said, in the order in which they are offered.
    pub const PLAIN: [Cadence; 9] = [
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

    /// The plain cadence with this code; `None` for a kind that needs more said.
    pub fn of_code(code: &str) -> Option<Self> {
        Cadence::PLAIN.into_iter().find(|cadence| cadence.code() == code)
    }

    /// Every `n` days, weeks or months: the plain cadence where there is one.
    pub fn every(n: Count, unit: Unit) -> Cadence {
        match (n.get(), unit) {
            (1, Unit::Days) => Cadence::Daily,
            (1, Unit::Weeks) | (7, Unit::Days) => Cadence::Weekly,
            (1, Unit::Months) => Cadence::Monthly,
            (3, Unit::Months) => Cadence::Quarterly,
            (6, Unit::Months) => Cadence::HalfYearly,
            (12, Unit::Months) => Cadence::Yearly,
            (24, Unit::Months) => Cadence::EveryTwoYears,
            _ => Cadence::Every { n, unit },
        }
    }

    /// Whether it comes round less often than another; what does not come round by itself is rarer than what does.
    pub fn is_rarer_than(self, other: Cadence) -> bool {
        let gap = |cadence: Cadence| cadence.gap().unwrap_or(u32::MAX);
        gap(self) > gap(other)
    }

    /// About how many days lie between two due days, a month taken for 30; `None` where they do not come round by
    /// themselves.
    fn gap(self) -> Option<u32> {
        Some(match self {
            Cadence::Daily => 1,
            Cadence::Weekly => 7,
            Cadence::Monthly => 30,
            Cadence::Quarterly => 90,
            Cadence::HalfYearly => 180,
            Cadence::Yearly => 360,
            Cadence::EveryTwoYears => 720,
            Cadence::Every { n, unit: Unit::Days } => u32::from(n.get()),
            Cadence::Every { n, unit: Unit::Weeks } => 7 * u32::from(n.get()),
            Cadence::Every { n: months, unit: Unit::Months } | Cadence::Weekday { months, .. } => {
                30 * u32::from(months.get())
            }
            Cadence::LastDay { period } => 30 * u32::from(period.months()),
            Cadence::Once | Cadence::OnDemand | Cadence::Before { .. } | Cadence::Within { .. } => return None,
        })
    }

    /// Whether it counts from a first day, without which it has no due days. What happens (`OnDemand`, `Within`) does
    /// not begin on one.
    pub fn has_first(self) -> bool {
        !matches!(self, Cadence::OnDemand | Cadence::Within { .. })
    }

    /// Whether its due days come from the days of events.
    pub fn has_triggers(self) -> bool {
        matches!(self, Cadence::Within { .. })
    }

    /// The first day that is proposed when a duty is taken over on `today`: the end of the running period, or the next
    /// day of the rule. A suggestion to be changed, not a rule; `None` for what has no period of its own. Where the
    /// next year of an occasion is not dated yet it is `today`, so that the rule finds the day once somebody dates it.
    pub fn propose_first(self, today: Date, calendar: &Calendar) -> Option<Date> {
        // The end of the period that has so many months and holds today; of the other lengths none is in the calendar,
        // so the period begins with this month.
        let months_end = |n: u16| match n {
            1 | 3 | 6 | 12 => Some(period_end(today, n as u8)),
            n => months_after(period_end(today, 1), i32::from(n) - 1).map(|day| period_end(day, 1)),
        };
        let next = |cadence| {
            let rule = Rule { cadence, first: Some(today), triggers: &[], calendar };
            rule.schedule().days_from(today).next()
        };
        match self {
            Cadence::Once | Cadence::OnDemand | Cadence::Within { .. } => None,
            Cadence::Daily => Some(today),
            Cadence::Weekly => Some(week_end(today)),
            Cadence::Monthly => months_end(1),
            Cadence::Quarterly => months_end(3),
            Cadence::HalfYearly => months_end(6),
            Cadence::Yearly | Cadence::EveryTwoYears => months_end(12),
            Cadence::Every { n, unit: Unit::Days } => days_after(today, i32::from(n.get()) - 1),
            Cadence::Every { n, unit: Unit::Weeks } => days_after(week_end(today), 7 * (i32::from(n.get()) - 1)),
            Cadence::Every { n, unit: Unit::Months } => months_end(n.get()),
            Cadence::LastDay { period } => Some(period_end(today, period.months())),
            Cadence::Weekday { nth, weekday, .. } => next(Cadence::Weekday { nth, weekday, months: Count::ONE }),
            Cadence::Before { .. } => next(self).or(Some(today)),
        }
    }

    /// In which of these years an occasion that it asks for has no date: there it has no due day, and somebody has to
    /// be told so. Empty for every other cadence.
    pub fn undated(self, calendar: &Calendar, years: RangeInclusive<i16>) -> Vec<(i16, Occasion)> {
        let Cadence::Before { what, .. } = self else { return Vec::new() };
        let lacks = |year| what.occasions().map(move |occasion| (year, occasion));
        years.flat_map(lacks).filter(|(year, occasion)| calendar.occasion(*occasion, *year).is_none()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::doc;

    #[test]
    fn plain_cadences_are_kept_as_their_bare_codes_as_ever() {
        let codes = [
            "once",
            "daily",
            "weekly",
            "monthly",
            "quarterly",
            "half_yearly",
            "yearly",
            "every_two_years",
            "on_demand",
        ];
        for (code, cadence) in codes.into_iter().zip(Cadence::PLAIN) {
            let json = format!("\"{code}\"");
            assert_eq!((doc::print(&cadence), cadence.code()), (json.clone(), code));
            assert_eq!(doc::read(&json), Ok(cadence));
            assert_eq!(Cadence::of_code(code), Some(cadence));
        }
    }

    #[test]
    fn the_others_are_kept_under_their_codes() {
        let n = |n| Count::new(n).unwrap();
        let flood = Before::One(Occasion::FloodSeason);
        let expect = [
            (Cadence::Every { n: n(10), unit: Unit::Days }, r#"{"every":{"n":10,"unit":"days"}}"#),
            (
                Cadence::Weekday { nth: Nth::Second, weekday: Weekday::Tuesday, months: n(1) },
                r#"{"weekday":{"nth":"second","weekday":"tuesday","months":1}}"#,
            ),
            (Cadence::LastDay { period: Period::Quarter }, r#"{"last_day":{"period":"quarter"}}"#),
            (Cadence::Before { what: flood, days: n(7) }, r#"{"before":{"what":"flood_season","days":7}}"#),
            (Cadence::Within { n: n(5), days: DayKind::Working }, r#"{"within":{"n":5,"days":"working"}}"#),
        ];
        for (cadence, json) in expect {
            assert_eq!(doc::print(&cadence), json);
            assert_eq!(doc::read(json), Ok(cadence));
            assert!(json.starts_with(&format!("{{\"{}\"", cadence.code())));
            assert_eq!(Cadence::of_code(cadence.code()), None, "its code alone does not say it");
        }
        for what in Before::all() {
            assert_eq!(Before::of_code(what.code()), Some(what));
        }
    }

    #[test]
    fn a_cadence_that_says_too_little_or_too_much_is_refused() {
        let wrong = [
            r#""every""#,
            r#""weekday""#,
            r#""never""#,
            r#"{"every":{"n":0,"unit":"days"}}"#,
            r#"{"every":{"n":1000,"unit":"days"}}"#,
            r#"{"every":{"n":-3,"unit":"days"}}"#,
            r#"{"weekday":{"nth":"sixth","weekday":"tuesday","months":1}}"#,
            r#"{"before":{"what":"winter","days":1}}"#,
        ];
        for json in wrong {
            assert!(doc::read::<Cadence>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn a_step_that_has_a_plain_name_gets_it() {
        let every = |n, unit| Cadence::every(Count::new(n).unwrap(), unit);
        assert_eq!(every(1, Unit::Days), Cadence::Daily);
        assert_eq!(every(7, Unit::Days), Cadence::Weekly);
        assert_eq!(every(3, Unit::Months), Cadence::Quarterly);
        assert_eq!(every(2, Unit::Weeks).code(), "every");
    }
}
