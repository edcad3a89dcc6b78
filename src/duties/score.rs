//! The score of a period: how it is worked out, and from what.
//!
//! It is a self-assessment. The rubric of the Chengdu norm is known in three lines only (`domain.md` §1.2); as there,
//! points are taken away and an item never falls below nought. The weights are ours (建议) and the user's to change.
//!
//! - An item is a duty, with all its points in every period, however long. Switched-off duties are none.
//! - An occurrence belongs to the period that holds the day on which it is due now, after extensions. It counts when
//!   that day is over, or before that when it was done, something shows it and nothing is lost by it. One that was
//!   closed early without anything to show waits until its day is over: else it would bring points in.
//! - What did not apply does not count, unless a look-back found it to have come back: that stays.
//! - An item of which nothing counts is no part of the share, so skipped days and other people's duties change nothing.
//! - What has no due day (on demand, or no day set) is not scored: nothing says how often it should have been done.
//! - Hazards are not scored here; they have numbers of their own (`hazard::count`).
//!
//! So taking evidence away raises no figure, and neither does closing something without evidence. Tests hold that.

mod item;
mod when;

pub use item::{Counted, Item, Loss, Why};
pub use when::When;

use super::{Duties, Role, journal::Journal, lookback::Draws, record::Records};
use crate::base::{
    calendar::Calendar,
    day::{Date, months_after, period_end},
    order,
};
use crate::document;

/// How many points are lost for what. All of it is our suggestion (建议) and editable: the norm's own rubric is known
/// in three lines only (`domain.md` §1.2), which are deductions clamped at zero per item, as here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scoring {
    /// Points of a duty that has none of its own.
    pub points: u32,
    /// Lost for each occurrence that is over and open.
    pub missing: u32,
    /// Lost for each that was closed without evidence; never less than for a missing one.
    pub bare: u32,
    /// Lost for each that was closed after its day, with evidence; never more than for a missing one.
    pub late: u32,
    /// Lost for each that a look-back found to have come back or to be on paper only.
    pub came_back: u32,
}

document!(struct Scoring { points, missing, bare, late, came_back });

impl Scoring {
    /// The most points of one duty.
    pub const MOST: u32 = 1000;

    /// Whether it can be used: something to lose, and nobody better off for closing without evidence than for
    /// leaving open, nor worse off for closing late than for not closing.
    pub fn is_sound(&self) -> bool {
        let all = [self.points, self.missing, self.bare, self.late, self.came_back];
        self.points > 0
            && self.bare >= self.missing
            && self.late <= self.missing
            && all.iter().all(|n| *n <= Self::MOST)
    }
}

impl Default for Scoring {
    fn default() -> Self {
        Scoring { points: 10, missing: 2, bare: 2, late: 1, came_back: 2 }
    }
}

impl Scoring {
    /// What a closing without evidence costs.
    pub fn for_bare(&self) -> u32 {
        self.bare.max(self.missing)
    }

    /// What a late closing costs.
    pub fn for_late(&self) -> u32 {
        self.late.min(self.missing)
    }
}

/// What a score is worked out from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The duties.
    pub duties: &'a Duties,
    /// What was done.
    pub records: &'a Records,
    /// The look-backs.
    pub draws: &'a Draws,
    /// Which occurrences are closed.
    pub journal: &'a Journal,
    /// The working days and festivals.
    pub calendar: &'a Calendar,
    /// The weights.
    pub scoring: &'a Scoring,
    /// The day on which it is worked out.
    pub today: Date,
    /// Whose duties; `None`: all.
    pub me: Option<Role>,
}

/// The score of a period, as the items that make it: each figure is a sum over some of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The first day of the period.
    pub from: Date,
    /// The last day of it.
    pub to: Date,
    /// The items of which something counts, by aspect (the others last), then by id.
    pub items: Vec<Item>,
}

/// Which items a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    Total,
    /// Those of an aspect of the Chengdu norm, 1–5.
    Aspect(u8),
    /// Those of no aspect.
    Other,
}

impl Part {
    /// The parts that make the total, in order.
    pub const PIECES: [Part; 6] =
        [Part::Aspect(1), Part::Aspect(2), Part::Aspect(3), Part::Aspect(4), Part::Aspect(5), Part::Other];

    /// The part that the aspect of a duty belongs to.
    fn of(aspect: Option<u8>) -> Part {
        aspect.filter(|n| (1..=5).contains(n)).map_or(Part::Other, Part::Aspect)
    }

    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            Part::Total => "total",
            Part::Aspect(1) => "1",
            Part::Aspect(2) => "2",
            Part::Aspect(3) => "3",
            Part::Aspect(4) => "4",
            Part::Aspect(5) => "5",
            Part::Aspect(_) | Part::Other => "other",
        }
    }

    /// Whether an item is one of it.
    pub fn holds(self, item: &Item) -> bool {
        self == Part::Total || self == item.part
    }
}

/// Points that were kept of points that could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figure {
    /// The points kept.
    pub got: u64,
    /// All points of the items.
    pub available: u64,
    /// How many items.
    pub items: usize,
    /// How many occurrences of them count.
    pub occurrences: usize,
}

impl Figure {
    /// The share in tenths of a percent, rounded half up, but whole only where nothing is lost; `None` where nothing
    /// counts.
    pub fn tenths(self) -> Option<u32> {
        let Figure { got, available, .. } = self;
        let half_up = (u128::from(got) * 2000 + u128::from(available)).checked_div(u128::from(available) * 2)?;
        let whole = if got < available { 999 } else { 1000 };
        u32::try_from(half_up.min(whole)).ok()
    }

    fn add(&mut self, points: u32, lost: u32, occurrences: usize) {
        self.got += u64::from(points.saturating_sub(lost));
        self.available += u64::from(points);
        self.items += 1;
        self.occurrences += occurrences;
    }
}

/// One month of the trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its last day.
    pub end: Date,
    /// Its score, by what is known today.
    pub figure: Figure,
}

impl Score {
    /// The score of the days from `from` to `to`; nothing counts where `to` comes first.
    pub fn of(sources: Sources, from: Date, to: Date) -> Score {
        let setbacks = item::setbacks(sources.records, sources.draws);
        let all = sources.duties.iter();
        let mut items: Vec<Item> =
            all.filter_map(|(id, duty)| item::item(&sources, &setbacks, id, duty, (from, to))).collect();
        order::sort_by_key(&mut items, |item| Part::PIECES.iter().position(|part| *part == item.part));
        Score { from, to, items }
    }

    /// The items of a part.
    pub fn rows(&self, part: Part) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| part.holds(item))
    }

    /// The figure of a part.
    pub fn figure(&self, part: Part) -> Figure {
        let mut figure = Figure::default();
        self.rows(part).for_each(|item| figure.add(item.points, item.lost(), item.occurrences.len()));
        figure
    }

    /// The figure of every month of the period, each as the score of that month alone is.
    pub fn months(&self) -> Vec<Month> {
        let index = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        let ends = (0..).map_while(|n| months_after(self.from, n)).map(|day| period_end(day, 1));
        let ends = ends.take_while(|end| *end <= period_end(self.to, 1));
        let mut months: Vec<Month> = ends.map(|end| Month { end, figure: Figure::default() }).collect();
        for item in &self.items {
            let mut sums: Vec<(u32, usize)> = vec![(0, 0); months.len()];
            for counted in &item.occurrences {
                let place = usize::try_from(index(counted.now) - index(self.from)).ok();
                if let Some((lost, occurrences)) = place.and_then(|place| sums.get_mut(place)) {
                    *lost = lost.saturating_add(counted.lost());
                    *occurrences += 1;
                }
            }
            for (month, (lost, occurrences)) in months.iter_mut().zip(sums).filter(|(_, (_, n))| *n > 0) {
                month.figure.add(item.points, lost, occurrences);
            }
        }
        months
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod weights {
    use super::*;

    #[test]
    fn closing_without_evidence_never_pays_and_closing_late_never_costs_more_than_leaving_open() {
        let usual = Scoring::default();
        assert!(usual.is_sound());
        assert!(!Scoring { bare: 1, ..usual.clone() }.is_sound());
        assert!(!Scoring { late: 3, ..usual.clone() }.is_sound());
        assert!(!Scoring { points: 0, ..usual.clone() }.is_sound());
        assert!(!Scoring { came_back: 1001, ..usual }.is_sound());
    }
}
