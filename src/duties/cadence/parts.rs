//! What is said of a cadence beside its kind: numbers, days of the week, periods, occasions.

use crate::{
    base::{
        calendar::{Festival, Occasion},
        doc::{Doc, Document, Wrong},
    },
    document,
};
use std::num::NonZeroU16;

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
