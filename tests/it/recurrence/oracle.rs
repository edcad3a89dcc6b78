//! The definition of due days and working days, written down once more with another calendar library.

use jiff::{ToSpan, civil};
use luoshi::{
    base::{
        calendar::{Calendar, Dated, DaysOff, Festival, Occasion, Span, Year},
        day::{Date, date, days_after},
    },
    duties::{
        cadence::{Before, Cadence, DayKind, Nth, Period, Unit},
        rule::Rule,
    },
};
use proptest::prelude::*;

pub fn theirs(day: Date) -> civil::Date {
    civil::date(day.year(), day.month() as i8, day.day() as i8)
}

fn ours(day: civil::Date) -> Date {
    date(day.year(), day.month() as u8, day.day() as u8)
}

/// What the oracle knows of a calendar: lists of days, nothing worked out.
#[derive(Debug, Clone, Default)]
pub struct Wall {
    /// The years with a table.
    pub tables: Vec<i16>,
    /// First and last day off, and for which festival.
    pub off: Vec<(Festival, civil::Date, civil::Date)>,
    pub worked: Vec<civil::Date>,
    pub seasons: Vec<(Occasion, civil::Date)>,
}

impl Wall {
    fn works(&self, day: civil::Date) -> bool {
        let off = self.off.iter().any(|(_, first, last)| *first <= day && day <= *last);
        let weekend = matches!(day.weekday(), civil::Weekday::Saturday | civil::Weekday::Sunday);
        self.worked.contains(&day) || (!off && !weekend)
    }

    fn is_known(&self, day: civil::Date) -> bool {
        let said = self.worked.contains(&day) || self.off.iter().any(|(_, first, last)| *first <= day && day <= *last);
        let table = |year: i16| self.tables.contains(&year);
        said || (table(day.year()) && (table(day.year() + 1) || (day.month(), day.day()) < (12, 28)))
    }

    /// The first days of what is meant.
    fn first_days(&self, what: Before) -> Vec<civil::Date> {
        let festivals = self.off.iter().map(|(festival, first, _)| (Occasion::Festival(*festival), *first));
        let meant = |occasion: Occasion| match what {
            Before::EveryFestival => matches!(occasion, Occasion::Festival(_)),
            Before::One(one) => one == occasion,
        };
        festivals.chain(self.seasons.iter().copied()).filter(|(o, _)| meant(*o)).map(|(_, first)| first).collect()
    }

    /// The same, as the program keeps it.
    pub fn calendar(&self) -> Calendar {
        let table = |year: &i16| {
            let of_year = |day: &civil::Date| day.year() == *year || (day.month() == 12 && day.year() == *year - 1);
            let off = self.off.iter().filter(|(_, _, last)| last.year() == *year);
            let off = off.map(|(festival, first, last)| DaysOff {
                festivals: vec![*festival],
                days: Span::new(ours(*first), ours(*last)).unwrap(),
            });
            let worked = self.worked.iter().filter(|day| of_year(day)).map(|day| ours(*day));
            Year { year: *year, source: String::new(), off: off.collect(), worked: worked.collect() }
        };
        let dated = self.seasons.iter().map(|(occasion, first)| Dated {
            occasion: *occasion,
            days: Span::new(ours(*first), days_after(ours(*first), 99).unwrap()).unwrap(),
        });
        Calendar::new(self.tables.iter().map(table).collect(), dated.collect())
    }
}

/// Which days of a walk from `from` to `to` are due days, and whether each is certain.
pub fn walked(rule: &Rule<'_>, wall: &Wall, from: civil::Date, to: civil::Date) -> Vec<(Date, bool)> {
    let first = rule.first.map(theirs);
    let events: Vec<civil::Date> = rule.triggers.iter().map(|day| theirs(*day)).collect();
    // For each event: how many working days after it have been walked, and whether all days were known.
    let mut since = vec![(0u16, true); events.len()];
    let mut due = Vec::new();
    let mut day = from;
    while day <= to {
        for (event, (count, known)) in events.iter().zip(&mut since).filter(|(event, _)| **event < day) {
            assert!(from <= *event, "the walk begins before every event");
            *count += u16::from(wall.works(day));
            *known &= wall.is_known(day);
        }
        let by_step = |first: civil::Date| {
            let months = (i32::from(day.year()) - i32::from(first.year())) * 12 + i32::from(day.month())
                - i32::from(first.month());
            let days = first.until(day).unwrap().get_days();
            let monthly = |every: i32| months % every == 0 && day.day() == first.day().min(day.days_in_month());
            match rule.cadence {
                Cadence::Once => day == first,
                Cadence::Daily => true,
                Cadence::Weekly => day.weekday() == first.weekday(),
                Cadence::Monthly => monthly(1),
                Cadence::Quarterly => monthly(3),
                Cadence::HalfYearly => monthly(6),
                Cadence::Yearly => monthly(12),
                Cadence::EveryTwoYears => monthly(24),
                Cadence::Every { n, unit: Unit::Days } => days % i32::from(n.get()) == 0,
                Cadence::Every { n, unit: Unit::Weeks } => days % 7 == 0 && days / 7 % i32::from(n.get()) == 0,
                Cadence::Every { n, unit: Unit::Months } => monthly(i32::from(n.get())),
                Cadence::Weekday { nth, weekday, months: every } => {
                    let so_many = (day.day() - 1) / 7;
                    let right = match nth {
                        Nth::Last => (day + 7.days()).month() != day.month(),
                        nth => so_many == Nth::ALL.iter().position(|known| *known == nth).unwrap() as i8,
                    };
                    right
                        && day.weekday().to_monday_one_offset() == weekday.number() as i8
                        && months % i32::from(every.get()) == 0
                }
                Cadence::LastDay { period } => {
                    let ends: &[i8] = match period {
                        Period::Month => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
                        Period::Quarter => &[3, 6, 9, 12],
                        Period::HalfYear => &[6, 12],
                        Period::Year => &[12],
                    };
                    ends.contains(&day.month()) && (day + 1.day()).day() == 1
                }
                Cadence::Before { what, days } => wall.first_days(what).contains(&(day + i64::from(days.get()).days())),
                Cadence::OnDemand | Cadence::Within { .. } => false,
            }
        };
        let after_event = || match rule.cadence {
            Cadence::Within { n, days: DayKind::All } => {
                events.iter().any(|event| event.until(day).unwrap().get_days() == i32::from(n.get()))
            }
            Cadence::Within { n, days: DayKind::Working } => {
                wall.works(day) && since.iter().any(|(count, _)| *count == n.get())
            }
            _ => false,
        };
        if first.is_some_and(|first| first <= day && by_step(first)) || after_event() {
            let certain = match rule.cadence {
                Cadence::Within { n, days: DayKind::Working } => {
                    since.iter().any(|(count, known)| *count == n.get() && *known)
                }
                _ => true,
            };
            due.push((ours(day), certain));
        }
        day += 1.day();
    }
    due
}

pub fn any_day(years: std::ops::Range<i16>) -> impl Strategy<Value = Date> {
    (years, 1u8..=12, 1u8..=31).prop_filter_map("no such day", |(y, m, d)| Date::new(y, m, d))
}

/// The table of 2026 and random ones of two other years, with seasons; so that there are years with and without.
pub fn any_wall() -> impl Strategy<Value = Wall> {
    let off = (1i16..=3, prop::sample::select(vec![1i8, 5, 10]), 1i8..=20, 0i64..9);
    let seasons = prop::collection::btree_map((2023i16..2030, any::<bool>()), (1i8..=12, 1i8..=28), 0..6);
    let worked = prop::collection::vec(any_day(2025..2028).prop_map(theirs), 0..20);
    (prop::collection::vec(off, 0..6), seasons, worked, any::<bool>()).prop_map(|(spans, seasons, worked, next)| {
        let tables: Vec<i16> = if next { vec![2025, 2026, 2027] } else { vec![2025, 2026] };
        let festival = |month| match month {
            1 => Festival::NewYear,
            5 => Festival::Labour,
            _ => Festival::National,
        };
        let mut wall = Wall { tables, ..Wall::default() };
        for (year, month, day, more) in spans {
            let first = civil::date(2024 + year, month, day);
            // The New Year of a table may begin in the December before.
            let first = if month == 1 && day > 15 { civil::date(2023 + year, 12, day + 9) } else { first };
            let last = if first.month() == 12 { civil::date(2024 + year, 1, 1) } else { first + more.days() };
            let known = wall.tables.contains(&last.year());
            let anew = wall.off.iter().all(|(f, _, l)| *f != festival(month) || l.year() != last.year());
            if known && anew {
                wall.off.push((festival(month), first, last));
            }
        }
        let off = wall.off.clone();
        wall.worked = worked;
        wall.worked.retain(|day| {
            let weekend = matches!(day.weekday(), civil::Weekday::Saturday | civil::Weekday::Sunday);
            let free = !off.iter().any(|(_, first, last)| first <= day && day <= last);
            weekend && free && wall.tables.contains(&day.year())
        });
        let season = |((year, fire), (month, day)): ((i16, bool), (i8, i8))| {
            (if fire { Occasion::FireSeason } else { Occasion::FloodSeason }, civil::date(year, month, day))
        };
        wall.seasons = seasons.into_iter().map(season).collect();
        wall
    })
}
