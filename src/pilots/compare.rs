//! Several pilots side by side on the same scale.
//!
//! A row is one figure of all of them, with one common maximum for the bars. What is not known of a pilot stays unknown in
//! its cell and takes part in no maximum.

use super::{
    Pilot, Status,
    figure::{Share, Sum},
    funnel::tally::Tally,
    indicators::{Indicator, Months, targets},
    staffing::Rate,
    stage::StageKind,
    timeline::Timeline,
};
use crate::base::day::{Date, days_between, months_after};

/// A pilot as it is compared.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The pilot.
    pub pilot: &'a Pilot,
    /// Its timeline today.
    pub timeline: &'a Timeline,
    /// Its funnel.
    pub funnel: &'a [Tally],
    /// Its monthly figures.
    pub months: &'a Months,
}

/// A figure of several pilots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which figure.
    pub figure: Figure,
    /// It for each pilot, in the order in which they came in.
    pub cells: Vec<Cell>,
    /// How many of the cells are known.
    pub known: u32,
    /// The largest of the known cells in the unit of [`Cell::scale`], for bars on one scale; `None` where none is known.
    pub most: Option<u64>,
}

impl Row {
    /// Whether there is anything to compare: the figure is known of at least two pilots.
    pub fn is_comparable(&self) -> bool {
        self.known >= 2
    }
}

/// What a row compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// Days from the first thing that happened to today, or to the last where the pilot is over.
    Days,
    /// People who came into a stage.
    Entered {
        /// Its kind.
        kind: StageKind,
        /// Which of several stages of this kind, from 0.
        nth: u32,
    },
    /// People who passed it, of those who came in.
    Passed {
        /// Its kind.
        kind: StageKind,
        /// Which of several stages of this kind, from 0.
        nth: u32,
    },
    /// Posts of the body that they assist.
    Posts,
    /// People hired.
    Hired,
    /// People in service.
    InService,
    /// Hired of posts, computed.
    Ratio,
    /// The ratio that the text reports.
    Reported,
    /// What was reached of a target.
    Target {
        /// Of which indicator.
        of: Measure,
    },
    /// The count of an indicator in the last whole month.
    Month {
        /// Of which indicator.
        of: Measure,
        /// The first day of the month, which is the same for all.
        month: Date,
    },
}

impl Figure {
    /// The code by which its name is found.
    pub fn code(&self) -> &'static str {
        match self {
            Figure::Days => "days",
            Figure::Entered { .. } => "entered",
            Figure::Passed { .. } => "passed",
            Figure::Posts => "posts",
            Figure::Hired => "hired",
            Figure::InService => "in_service",
            Figure::Ratio => "ratio",
            Figure::Reported => "reported",
            Figure::Target { .. } => "target",
            Figure::Month { .. } => "month",
        }
    }
}

/// An indicator that several pilots may have. One of their own is the same only where code and name are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its code.
    pub code: String,
    /// Its name, of one of their own; empty for a built-in one, and for one that the pilot has no more.
    pub name: String,
}

impl Measure {
    fn of(pilot: &Pilot, code: &str) -> Measure {
        let own = pilot.indicators.iter().filter(|_| Indicator::of_code(code).is_none()).find(|(own, _)| own == code);
        Measure { code: code.to_owned(), name: own.map(|(_, name)| name.clone()).unwrap_or_default() }
    }

    fn is_of(&self, side: &Side<'_>) -> bool {
        Measure::of(side.pilot, &self.code) == *self
    }
}

/// A figure of one pilot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Nobody knows it.
    Unknown,
    /// A number.
    Number(u64),
    /// A share, with its denominator.
    Share(Share),
    /// A rate that a text gives, of which no parts are known.
    Rate(Rate),
    /// What was reached of a target; where months are missing, at least so much.
    Reached(Share, Sum),
}

impl Cell {
    /// As long as its bar: a number as it is, a share in tenths of a percent. `None` where there is nothing to draw.
    pub fn scale(self) -> Option<u64> {
        match self {
            Cell::Unknown => None,
            Cell::Number(number) => Some(number),
            Cell::Rate(rate) => Some((rate.hundredths / 10).into()),
            Cell::Share(share) | Cell::Reached(share, _) => share.tenths(),
        }
    }

    fn number(number: Option<u32>) -> Cell {
        number.map_or(Cell::Unknown, |number| Cell::Number(number.into()))
    }

    fn share(share: Option<Share>) -> Cell {
        share.map_or(Cell::Unknown, Cell::Share)
    }
}

/// The days that a pilot has gone on: from the first thing that is known to have happened to today, or to the last such
/// day where it is over. `None` where nobody knows when it began, or when it ended.
pub fn days(pilot: &Pilot, timeline: &Timeline) -> Option<i32> {
    let began = timeline.began()?;
    let end = match pilot.status {
        Status::Ended => timeline.ended()?,
        _ => timeline.today,
    };
    Some(days_between(began, end))
}

/// The pilots side by side: time, each kind of stage, staffing, targets, the last whole month before `today`. A figure
/// that no pilot has a place for (a kind of stage, an indicator without any count) has no row.
pub fn compare(sides: &[Side<'_>], today: Date) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut push = |figure: Figure, cell: &dyn Fn(&Side<'_>) -> Cell| {
        let cells: Vec<Cell> = sides.iter().map(cell).collect();
        let known = cells.iter().filter(|cell| **cell != Cell::Unknown).count();
        let known = u32::try_from(known).unwrap_or(u32::MAX);
        let most = cells.iter().filter_map(|cell| cell.scale()).max();
        rows.push(Row { figure, cells, known, most });
    };
    push(Figure::Days, &|side| Cell::number(days(side.pilot, side.timeline).and_then(|days| u32::try_from(days).ok())));
    for kind in StageKind::ALL {
        let tallies = |side: &Side<'_>| -> Vec<Tally> {
            let all = side.pilot.stages.iter().zip(side.funnel);
            all.filter(|(stage, _)| stage.kind == kind).map(|(_, tally)| *tally).collect()
        };
        for nth in 0..sides.iter().map(|side| tallies(side).len()).max().unwrap_or(0) {
            let stage = |side: &Side<'_>| tallies(side).get(nth).copied();
            let number = u32::try_from(nth).unwrap_or(u32::MAX);
            push(Figure::Entered { kind, nth: number }, &|side| Cell::number(stage(side).and_then(|row| row.entered)));
            if !kind.is_passed() {
                continue;
            }
            push(Figure::Passed { kind, nth: number }, &|side| {
                Cell::share(stage(side).and_then(|row| Share::of(row.passed, row.entered)))
            });
        }
    }
    push(Figure::Posts, &|side| Cell::number(side.pilot.staffing.posts));
    push(Figure::Hired, &|side| Cell::number(side.pilot.staffing.hired));
    push(Figure::InService, &|side| Cell::number(side.pilot.staffing.in_service));
    push(Figure::Ratio, &|side| Cell::share(Share::of(side.pilot.staffing.hired, side.pilot.staffing.posts)));
    push(Figure::Reported, &|side| side.pilot.staffing.reported().map_or(Cell::Unknown, Cell::Rate));
    let targeted = |side: &Side<'_>| side.pilot.targets.iter().map(|(code, _)| code.clone()).collect();
    for of in measures(sides, &targeted) {
        push(Figure::Target { of: of.clone() }, &|side| {
            let target = targets(side.pilot, side.months).into_iter().find(|target| target.code == of.code);
            let reached = target.filter(|_| of.is_of(side)).and_then(|target| Some((target.share()?, target.actual)));
            reached.map_or(Cell::Unknown, |(share, actual)| Cell::Reached(share, actual))
        });
    }
    let this_month = Date::new(today.year(), today.month(), 1);
    let Some(month) = this_month.and_then(|first| months_after(first, -1)) else { return rows };
    let counted = |side: &Side<'_>| {
        let mut codes = side.months.codes(side.pilot);
        codes.retain(|code| side.months.sum(code).known > 0);
        codes
    };
    for of in measures(sides, &counted) {
        let figure = Figure::Month { of: of.clone(), month };
        push(figure, &|side| Cell::number(side.months.count(month, &of.code).filter(|_| of.is_of(side))));
    }
    rows
}

/// The indicators that `codes` gives for the pilots, each once, in the order in which they come.
fn measures(sides: &[Side<'_>], codes: &dyn Fn(&Side<'_>) -> Vec<String>) -> Vec<Measure> {
    let mut seen: Vec<Measure> = Vec::new();
    for side in sides {
        for code in codes(side) {
            let measure = Measure::of(side.pilot, &code);
            if !seen.contains(&measure) {
                seen.push(measure);
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests;
