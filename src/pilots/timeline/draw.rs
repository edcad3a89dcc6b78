//! A timeline as a picture: every day is a whole number of days from the first.

use super::{Span, State, Timeline};
use crate::base::day::{Date, days_between, months_after};

/// Where the bars of a picture stand, in days from its first day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The first day that is drawn.
    pub first: Date,
    /// The last one.
    pub last: Date,
    /// How many days are drawn: at least 1.
    pub days: u32,
    /// Where today is.
    pub today: u32,
    /// The bars of each row, in the order of the timeline.
    pub bars: Vec<Bars>,
    /// The axis.
    pub months: Vec<Tick>,
}

/// The bars of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bars {
    /// As planned.
    pub plan: Option<Bar>,
    /// As it was.
    pub actual: Option<Bar>,
}

/// A bar. A point has the same day twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// The first day.
    pub from: u32,
    /// The last day, which belongs to it.
    pub to: u32,
    /// Drawn to today because it is not reached yet.
    pub open: bool,
}

/// A month of the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// Where it begins.
    pub at: u32,
    /// Its first day.
    pub month: Date,
}

/// So many names of months fit on an axis.
const MOST: i32 = 40;

impl Timeline {
    /// The picture, from the first to the last of all days and today; `None` where no row has a day. `others` are
    /// stretches that have to fit in too, e.g. those of a baseline.
    pub fn drawing(&self, others: &[Span]) -> Option<Drawing> {
        let spans = self.rows.iter().flat_map(|row| [row.plan, row.actual]).chain(others.iter().copied());
        let (mut first, mut last, mut any) = (self.today, self.today, false);
        for day in spans.flat_map(|span| [span.from, span.to]).flatten() {
            (first, last, any) = (first.min(day), last.max(day), true);
        }
        if !any {
            return None;
        }
        let mut drawing = Drawing {
            first,
            last,
            days: place(first, last) + 1,
            today: place(first, self.today),
            bars: Vec::new(),
            months: ticks(first, last),
        };
        for row in &self.rows {
            let runs = matches!(row.state, State::Running | State::LateEnd) && row.actual.to.is_none();
            let actual = match row.actual.from.filter(|from| runs && *from <= self.today) {
                Some(from) => Some(Bar { from: place(first, from), to: drawing.today, open: true }),
                None => drawing.bar(row.actual),
            };
            let bars = Bars { plan: drawing.bar(row.plan), actual };
            drawing.bars.push(bars);
        }
        Some(drawing)
    }
}

impl Drawing {
    /// Where a stretch stands; a point where only one of its days is known, nothing where none is.
    pub fn bar(&self, span: Span) -> Option<Bar> {
        let (from, to) = (span.start()?, span.to.or(span.from)?);
        let (from, to) = (place(self.first, from.min(to)), place(self.first, to.max(from)));
        let end = self.days.saturating_sub(1);
        Some(Bar { from: from.min(end), to: to.min(end), open: false })
    }
}

/// Whole days from `first`, nought before it.
fn place(first: Date, day: Date) -> u32 {
    u32::try_from(days_between(first, day)).unwrap_or(0)
}

/// The months that begin between the two days, every third, twelfth … where there are too many.
fn ticks(first: Date, last: Date) -> Vec<Tick> {
    let years = i32::from(last.year()) - i32::from(first.year()) + 1;
    let step = [1, 3, 12, 60, 120, 1200].into_iter().find(|step| years * 12 / step < MOST).unwrap_or(12_000);
    // From a month that whole steps go through, so that the names are those of quarters, years, decades.
    let years = i16::try_from(step / 12).unwrap_or(1).max(1);
    let mut month = Date::new((first.year() / years * years).max(1), 1, 1);
    let mut ticks = Vec::new();
    while let Some(day) = month.filter(|day| *day <= last) {
        if day >= first {
            ticks.push(Tick { at: place(first, day), month: day });
        }
        month = months_after(day, step);
    }
    ticks
}
