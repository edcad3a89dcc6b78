//! How often everybody was on duty, by kinds of days.

use super::{
    Rosters, days, shift_on,
    team::{DayKind, Post},
};
use crate::base::day::Date;

/// Numbers of shifts by kinds of days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// On working days.
    pub work: u32,
    /// On weekends.
    pub weekend: u32,
    /// On holidays.
    pub holiday: u32,
}

impl Counts {
    /// The number of one kind.
    pub fn of(self, kind: DayKind) -> u32 {
        match kind {
            DayKind::Work => self.work,
            DayKind::Weekend => self.weekend,
            DayKind::Holiday => self.holiday,
        }
    }

    /// All shifts.
    pub fn all(self) -> u32 {
        self.work + self.weekend + self.holiday
    }

    /// Counts one shift more.
    pub fn add(&mut self, kind: DayKind) {
        match kind {
            DayKind::Work => self.work += 1,
            DayKind::Weekend => self.weekend += 1,
            DayKind::Holiday => self.holiday += 1,
        }
    }

    /// Both together.
    pub fn plus(self, other: Counts) -> Counts {
        Counts {
            work: self.work + other.work,
            weekend: self.weekend + other.weekend,
            holiday: self.holiday + other.holiday,
        }
    }

    /// The smaller number of each kind.
    pub(super) fn least(self, other: Counts) -> Counts {
        Counts {
            work: self.work.min(other.work),
            weekend: self.weekend.min(other.weekend),
            holiday: self.holiday.min(other.holiday),
        }
    }
}

/// How often everybody had which post in a range of days, and when last. Leading a shift and being an officer are
/// counted apart; the second line of officers counts as the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    post: Post,
    name: String,
    counts: Counts,
    last: Date,
}

impl Tally {
    /// Counts the kept shifts from `from` to `to`, both included. Whoever has a post after a swap is counted, not
    /// whoever had it before.
    pub fn of(rosters: &Rosters, from: Date, to: Date, kind_of_day: impl Fn(Date) -> DayKind) -> Tally {
        let mut tally = Tally::default();
        for day in days(from, to) {
            let Some(shift) = shift_on(rosters, day) else { continue };
            let kind = kind_of_day(day);
            for post in Post::ALL {
                shift.on(post).for_each(|name| tally.add(post, name, day, kind));
            }
        }
        tally
    }

    /// Counts one shift more.
    pub fn add(&mut self, post: Post, name: &str, day: Date, kind: DayKind) {
        let at = self.rows.iter().position(|row| row.post == post && row.name == name).unwrap_or_else(|| {
            self.rows.push(Row { post, name: name.to_owned(), counts: Counts::default(), last: day });
            self.rows.len() - 1
        });
        if let Some(row) = self.rows.get_mut(at) {
            row.counts.add(kind);
            row.last = row.last.max(day);
        }
    }

    /// How often somebody had a post; `None` where he never had it in the range.
    pub fn counts(&self, post: Post, name: &str) -> Option<Counts> {
        self.rows.iter().find(|row| row.post == post && row.name == name).map(|row| row.counts)
    }

    /// The last day on which somebody had any post.
    pub fn last(&self, name: &str) -> Option<Date> {
        self.rows.iter().filter(|row| row.name == name).map(|row| row.last).max()
    }
}
