//! How often a duty falls due: what the user chooses. On which days, is in [`super::rule`].

use crate::base::{
    calendar::{Calendar, Festival, Occasion},
    day::{Date, days_after, months_after, period_end, week_end},
    doc::{Doc, Document, Wrong},
};
use crate::document;
use std::{num::NonZeroU16, ops::RangeInclusive};

use super::rule::Rule;

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

/// A number that is chosen: 1–999. Kept as the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(NonZeroU16);

impl Count {
    /// 1.
    pub const ONE: Count = Count(NonZeroU16::MIN);
    /// The greatest.
    pub const MAX: u16 = 999;

    /// The number; `None` where it is none of 1–999.
    pub const fn new(n: u16) -> Option<Count> {
        match NonZeroU16::new(n) {
            Some(n) if n.get() <= Count::MAX => Some(Count(n)),
            _ => None,
        }
    }

    /// The number itself.
    pub const fn get(self) -> u16 {
        self.0.get()
    }
}

impl Document for Count {
    fn to_doc(&self) -> Doc {
        Doc::Int(i64::from(self.get()))
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let Doc::Int(n) = doc else { return Err(Wrong("count")) };
        u16::try_from(n).ok().and_then(Count::new).ok_or(Wrong("count"))
    }
}

/// What a general step counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Unit {
    Days,
    Weeks,
    Months,
}

document!(codes Unit { "days" => Days, "weeks" => Weeks, "months" => Months });

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

document!(codes Weekday {
    "monday" => Monday,
    "tuesday" => Tuesday,
    "wednesday" => Wednesday,
    "thursday" => Thursday,
    "friday" => Friday,
    "saturday" => Saturday,
    "sunday" => Sunday,
});

impl Weekday {
    /// The week, from Monday as in China.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// 1 for Monday to 7 for Sunday, as [`Date::weekday`] has it.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// Which of the four or five Tuesdays of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Nth {
    First,
    Second,
    Third,
    Fourth,
    /// A month that has only four gives no due day.
    Fifth,
    Last,
}

document!(codes Nth {
    "first" => First,
    "second" => Second,
    "third" => Third,
    "fourth" => Fourth,
    "fifth" => Fifth,
    "last" => Last,
});

impl Nth {
    /// All, in order.
    pub const ALL: [Nth; 6] = [Nth::First, Nth::Second, Nth::Third, Nth::Fourth, Nth::Fifth, Nth::Last];
}

/// A period of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Period {
    Month,
    Quarter,
    HalfYear,
    Year,
}

document!(codes Period { "month" => Month, "quarter" => Quarter, "half_year" => HalfYear, "year" => Year });

impl Period {
    /// All, the shortest first.
    pub const ALL: [Period; 4] = [Period::Month, Period::Quarter, Period::HalfYear, Period::Year];

    /// How many months it has.
    pub const fn months(self) -> u8 {
        match self {
            Period::Month => 1,
            Period::Quarter => 3,
            Period::HalfYear => 6,
            Period::Year => 12,
        }
    }
}

/// Before what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Every public holiday (节前).
    EveryFestival,
    /// One occasion.
    One(Occasion),
}

impl Before {
    /// The code under which it is kept and by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            Before::EveryFestival => "every_festival",
            Before::One(occasion) => occasion.code(),
        }
    }

    /// The value with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "every_festival" => Some(Before::EveryFestival),
            code => Occasion::of_code(code).map(Before::One),
        }
    }

    /// All, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Before> {
        [Before::EveryFestival].into_iter().chain(Occasion::all().map(Before::One))
    }

    /// The occasions that are meant.
    pub fn occasions(self) -> impl Iterator<Item = Occasion> {
        let (every, one) = match self {
            Before::EveryFestival => (Some(Festival::ALL), None),
            Before::One(occasion) => (None, Some(occasion)),
        };
        every.into_iter().flatten().map(Occasion::Festival).chain(one)
    }
}

impl Document for Before {
    fn to_doc(&self) -> Doc {
        Doc::Text(self.code().to_owned())
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        Before::of_code(&String::from_doc(doc)?).ok_or(Wrong("occasion"))
    }
}

/// Which days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// Every day.
    All,
    /// Working days only.
    Working,
}

document!(codes DayKind { "all" => All, "working" => Working });

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
