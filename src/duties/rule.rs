//! On which days a duty falls due: a pure function of its cadence, the first day, the days of events and the calendar.
//!
//! There is no cursor that moves on when something is closed: every due day is computed from the first, so month ends
//! do not drift, nothing stops at New Year, and nothing that was missed while the program was closed disappears.
//!
//! A period of a duty is known by its due day. Where two events, or two festivals, give the same day, it is one period:
//! one deed on that day answers both.

use super::cadence::{Before, Cadence, Count, DayKind, Nth, Unit, Weekday};
use crate::base::{
    calendar::Calendar,
    day::{Date, days_after, days_between, months_after, period_end},
};

/// What the due days of a duty follow from.
#[derive(Debug, Clone, Copy)]
pub struct Rule<'a> {
    /// How often.
    pub cadence: Cadence,
    /// From which day on. Of a cadence with a fixed step it is the first due day itself; of the others, the first due
    /// day is the first of their days on or after it. A cadence that has a first day and is given none has no due days.
    pub first: Option<Date>,
    /// The days on which something happened, in any order; for [`Cadence::Within`].
    pub triggers: &'a [Date],
    /// The calendar to ask.
    pub calendar: &'a Calendar,
}

impl Rule<'_> {
    /// Its due days. To be made once for all questions about a duty: what is before an occasion or after an event is
    /// counted out here.
    pub fn schedule(&self) -> Schedule {
        Schedule(self.due_days())
    }

    fn due_days(&self) -> Days {
        if let Cadence::Within { n, days } = self.cadence {
            return Days::List(self.after_events(n, days));
        }
        let Some(first) = self.first else { return Days::List(Vec::new()) };
        let ladder = |start, step, place| Days::Ladder(Ladder { first, start, step, place });
        let step = |step| ladder(first, step, Place::Same);
        match self.cadence {
            Cadence::OnDemand | Cadence::Within { .. } => Days::List(Vec::new()),
            Cadence::Once => Days::List(vec![first]),
            Cadence::Daily => step(Step::Days(1)),
            Cadence::Weekly => step(Step::Days(7)),
            Cadence::Monthly => step(Step::Months(1)),
            Cadence::Quarterly => step(Step::Months(3)),
            Cadence::HalfYearly => step(Step::Months(6)),
            Cadence::Yearly => step(Step::Months(12)),
            Cadence::EveryTwoYears => step(Step::Months(24)),
            Cadence::Every { n, unit } => step(match unit {
                Unit::Days => Step::Days(i32::from(n.get())),
                Unit::Weeks => Step::Days(7 * i32::from(n.get())),
                Unit::Months => Step::Months(i32::from(n.get())),
            }),
            Cadence::Weekday { nth, weekday, months } => {
                ladder(first, Step::Months(i32::from(months.get())), Place::Weekday(nth, weekday))
            }
            Cadence::LastDay { period } => {
                let months = period.months();
                ladder(period_end(first, months), Step::Months(i32::from(months)), Place::Last)
            }
            Cadence::Before { what, days } => Days::List(self.before(what, days, first)),
        }
    }

    /// Whether it has due days at all, now or later: not when something is done on demand, nor where the first day
    /// that it needs was not set.
    pub fn has_days(&self) -> bool {
        self.cadence.has_triggers() || self.cadence.has_first() && self.first.is_some()
    }

    /// Whether the due day `day` rests on working days of a year without a table, so that it may move when the table
    /// comes. Not, where another event gives the same day for certain.
    pub fn is_assumed(&self, day: Date) -> bool {
        let Cadence::Within { n, days: DayKind::Working } = self.cadence else { return false };
        let reckoned = self.triggers.iter().filter_map(|event| self.calendar.working_day_after(*event, n.get()));
        let mut giving = reckoned.filter(|reckoned| reckoned.answer == day).peekable();
        giving.peek().is_some() && giving.all(|reckoned| reckoned.assumed)
    }

    /// `days` days before each dated occasion, from `first` on.
    fn before(&self, what: Before, days: Count, first: Date) -> Vec<Date> {
        let occasions = what.occasions().flat_map(|occasion| self.calendar.occasions(occasion));
        let due = occasions.filter_map(|span| days_after(span.first(), -i32::from(days.get())));
        in_order(due.filter(|due| *due >= first).collect())
    }

    /// The last day of the time given by each event; the day of the event itself does not count.
    fn after_events(&self, n: Count, days: DayKind) -> Vec<Date> {
        let due = |event: &Date| match days {
            DayKind::All => days_after(*event, i32::from(n.get())),
            DayKind::Working => self.calendar.working_day_after(*event, n.get()).map(|reckoned| reckoned.answer),
        };
        in_order(self.triggers.iter().filter_map(due).collect())
    }
}

fn in_order(mut days: Vec<Date>) -> Vec<Date> {
    days.sort_unstable();
    days.dedup();
    days
}

/// The due days of a rule, in order, each once.
#[derive(Debug, Clone)]
pub struct Schedule(Days);

#[derive(Debug, Clone)]
enum Days {
    Ladder(Ladder),
    /// In order, each once.
    List(Vec<Date>),
}

impl Schedule {
    /// The due days from `from` to `to`, both included.
    pub fn days(&self, from: Date, to: Date) -> DueDays<'_> {
        DueDays { days: &self.0, at: self.0.place(from), from, to }
    }

    /// The due days on or after `from`. Most cadences have them up to the year 9999.
    pub fn days_from(&self, from: Date) -> DueDays<'_> {
        self.days(from, Date::MAX)
    }

    /// The first due day on or after `from` that `open` accepts.
    pub fn first_from(&self, from: Date, open: impl FnMut(&Date) -> bool) -> Option<Date> {
        self.days_from(from).find(open)
    }

    /// Whether `day` is a due day.
    pub fn falls_on(&self, day: Date) -> bool {
        self.days(day, day).next().is_some()
    }

    /// How many due days lie on or before `day`. Computed, not walked, for all that goes on for ever; only the fifth
    /// weekday of a month is looked up month by month.
    pub fn count_until(&self, day: Date) -> u32 {
        match &self.0 {
            Days::Ladder(ladder) => ladder.count_until(day),
            Days::List(list) => list.partition_point(|due| *due <= day) as u32,
        }
    }
}

/// Due days, one after the other.
#[derive(Debug, Clone)]
pub struct DueDays<'a> {
    days: &'a Days,
    at: u32,
    from: Date,
    to: Date,
}

impl Iterator for DueDays<'_> {
    type Item = Date;

    fn next(&mut self) -> Option<Date> {
        loop {
            let day = self.days.at(self.at)?;
            self.at += 1;
            match day {
                Some(day) if day > self.to => return None,
                Some(day) if day >= self.from => return Some(day),
                _ => {}
            }
        }
    }
}

impl Days {
    /// What is at a place, from 0: a due day or none (a month without a fifth Tuesday). `None` where there are no more.
    fn at(&self, place: u32) -> Option<Option<Date>> {
        match self {
            Days::Ladder(ladder) => ladder.rung(place),
            Days::List(list) => list.get(place as usize).map(|day| Some(*day)),
        }
    }

    /// The first place at which a day on or after `day` can be.
    fn place(&self, day: Date) -> u32 {
        match self {
            Days::Ladder(ladder) => ladder.place(day),
            Days::List(list) => list.partition_point(|due| *due < day) as u32,
        }
    }
}

/// Due days that go on for ever, one to a step.
#[derive(Debug, Clone, Copy)]
struct Ladder {
    /// Nothing is due before it.
    first: Date,
    /// In the month of the first rung; where days are stepped, the first rung itself.
    start: Date,
    step: Step,
    place: Place,
}

/// The distance between two rungs.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i32),
    Months(i32),
}

/// Where in its month a rung is.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// On the day of the start, or the last day of a shorter month.
    Same,
    /// On the last day.
    Last,
    Weekday(Nth, Weekday),
}

impl Ladder {
    /// The day of the `k`-th rung, as [`Days::at`] says.
    fn rung(&self, k: u32) -> Option<Option<Date>> {
        let k = i32::try_from(k).ok()?;
        let day = match self.step {
            Step::Days(days) => days_after(self.start, days.checked_mul(k)?)?,
            Step::Months(months) => months_after(self.start, months.checked_mul(k)?)?,
        };
        let day = match self.place {
            Place::Same => Some(day),
            Place::Last => Some(period_end(day, 1)),
            Place::Weekday(nth, weekday) => weekday_of_month(day, nth, weekday),
        };
        Some(day.filter(|day| *day >= self.first))
    }

    /// The last rung in the month of `day` or before it: those after it are later than `day`, those before it earlier.
    fn place(&self, day: Date) -> u32 {
        let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
        let steps = match self.step {
            Step::Days(days) => days_between(self.start, day) / days,
            Step::Months(step) => (months(day) - months(self.start)) / step,
        };
        u32::try_from(steps).unwrap_or(0)
    }

    fn count_until(&self, day: Date) -> u32 {
        let last = self.place(day);
        let due = |k: u32| self.rung(k).flatten();
        match self.place {
            Place::Weekday(Nth::Fifth, _) => (0..=last).filter_map(due).filter(|due| *due <= day).count() as u32,
            // Every rung before the last one counts, but for a first one that lies before the first day.
            _ => {
                let counts = u32::from(due(last).is_some_and(|due| due <= day));
                if last == 0 { counts } else { last - u32::from(due(0).is_none()) + counts }
            }
        }
    }
}

/// The `nth` `weekday` of the month of `day`; `None` where it has only four.
fn weekday_of_month(day: Date, nth: Nth, weekday: Weekday) -> Option<Date> {
    let days_on = |from: Date| (weekday.number() + 7 - from.weekday()) % 7;
    let first = Date::new(day.year(), day.month(), 1)?;
    let number = match nth {
        Nth::First => 0,
        Nth::Second => 1,
        Nth::Third => 2,
        Nth::Fourth => 3,
        Nth::Fifth => 4,
        // Of the last seven days one is it.
        Nth::Last => {
            let week = Date::new(day.year(), day.month(), period_end(day, 1).day() - 6)?;
            return days_after(week, i32::from(days_on(week)));
        }
    };
    Date::new(day.year(), day.month(), 1 + days_on(first) + 7 * number)
}
