//! The months that were entered, and what they add up to.

use super::{Grade, Indicator};
use crate::{
    base::{
        day::{Date, month_of, months_after},
        id::PilotId,
    },
    pilots::{
        Pilot,
        figure::{Paired, Sum},
        item::{Items, What},
    },
};

/// The figures of a pilot, month by month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Months {
    /// The months of which anything was entered, the oldest first.
    pub rows: Vec<MonthRow>,
    /// The first and the last month that there should be figures of, by their first days.
    pub span: Option<(Date, Date)>,
}

/// The figures of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthRow {
    /// Its first day.
    pub month: Date,
    /// By the code of the indicator. `None`: entered twice with different counts, as two files put together may, so that
    /// nobody knows which is right.
    pub counts: Vec<(String, Option<u32>)>,
}

impl Months {
    /// Reads the months of a pilot. There should be figures of every month of the stretch `expected`, and of those
    /// between months that were entered.
    pub fn of(pilot: PilotId, items: &Items, expected: Option<(Date, Date)>) -> Months {
        let mut rows: Vec<MonthRow> = Vec::new();
        for item in items.values().filter(|item| item.pilot == pilot) {
            let What::Month { month: entered } = &item.what else { continue };
            let month = month_of(entered.month);
            let at = rows.partition_point(|row| row.month < month);
            if rows.get(at).is_none_or(|row| row.month != month) {
                rows.insert(at, MonthRow { month, counts: Vec::new() });
            }
            let Some(row) = rows.get_mut(at) else { continue };
            for (code, count) in &entered.counts {
                match row.counts.iter_mut().find(|(known, _)| known == code) {
                    None => row.counts.push((code.clone(), Some(*count))),
                    Some((_, known)) if *known != Some(*count) => *known = None,
                    Some(_) => {}
                }
            }
        }
        let mut span = expected.map(|(from, to)| (month_of(from), month_of(to)));
        for row in &rows {
            span = Some(span.map_or((row.month, row.month), |(from, to)| (from.min(row.month), to.max(row.month))));
        }
        Months { rows, span }
    }

    /// How many months there should be figures of.
    pub fn expected(&self) -> u32 {
        self.span.map_or(0, |(from, to)| months_from(from, to))
    }

    /// A count; `None` where it is not known.
    pub fn count(&self, month: Date, code: &str) -> Option<u32> {
        self.rows.iter().find(|row| row.month == month_of(month))?.count(code)
    }

    /// The sum of the months that are known, of all that there should be.
    pub fn sum(&self, code: &str) -> Sum {
        let mut sum = Sum::default();
        self.rows.iter().for_each(|row| sum.add(row.count(code)));
        Sum { of: self.expected(), ..sum }
    }

    /// What is worth a figure for the whole stretch: the sum; of the people in service the latest count.
    pub fn total(&self, code: &str) -> Sum {
        if code != Indicator::InService.code() {
            return self.sum(code);
        }
        let latest = self.rows.iter().rev().find_map(|row| row.count(code));
        let mut sum = Sum::default();
        sum.add(latest);
        sum
    }

    /// Two indicators side by side, over the months of which both are known.
    pub fn rate(&self, part: &str, whole: &str) -> Option<Paired> {
        let paired = Paired::over(self.rows.iter().map(|row| (row.count(part), row.count(whole))))?;
        Some(Paired { of: self.expected(), ..paired })
    }

    /// Put right of found.
    pub fn rectification(&self, grade: Grade) -> Option<Paired> {
        let (found, rectified) = grade.indicators();
        self.rate(rectified.code(), found.code())
    }

    /// The first month up to which more hazards are said to have been put right than found. In a single month that is
    /// right where they were older ones, so only the sums so far are compared.
    pub fn excess(&self, grade: Grade) -> Option<Excess> {
        let (found, rectified) = grade.indicators();
        let (from, _) = self.span?;
        let mut sums = (Sum::default(), Sum::default());
        for row in &self.rows {
            sums.0.add(row.count(found.code()));
            sums.1.add(row.count(rectified.code()));
            if sums.1.total > sums.0.total {
                let unknown = months_from(from, row.month).saturating_sub(sums.0.known);
                return Some(Excess { month: row.month, rectified: sums.1.total, found: sums.0.total, unknown });
            }
        }
        None
    }

    /// What falls to one person in service: the cost, the visits. Over the months of which both are known, so the amount
    /// is for a person and month. `once` is the number of people that was given once, for the months without their own.
    pub fn per_person(&self, code: &str, once: Option<u32>) -> Option<PerPerson> {
        let people = |row: &MonthRow| row.count(Indicator::InService.code());
        let pairs = self.rows.iter().map(|row| (row.count(code), people(row).or(once)));
        let paired = Paired::over(pairs).filter(|paired| paired.share.whole > 0)?;
        let assumed = self.rows.iter().filter(|row| row.count(code).is_some() && people(row).is_none()).count();
        let assumed = u32::try_from(assumed).unwrap_or(u32::MAX);
        Some(PerPerson {
            paired: Paired { of: self.expected(), ..paired },
            assumed: if once.is_some() { assumed } else { 0 },
        })
    }

    /// The months of the stretch of which an indicator is not known.
    pub fn missing(&self, code: &str) -> Vec<Date> {
        let mut missing = Vec::new();
        let Some((from, to)) = self.span else { return missing };
        let mut month = Some(from);
        while let Some(day) = month.filter(|day| *day <= to) {
            if self.count(day, code).is_none() {
                missing.push(day);
            }
            month = months_after(day, 1);
        }
        missing
    }

    /// Every code of which a figure can be asked for: the built-in ones, those of the pilot, and those that months hold
    /// although the pilot has them no more. So nothing that was entered is hidden.
    pub fn codes(&self, pilot: &Pilot) -> Vec<String> {
        let mut codes: Vec<String> = Indicator::ALL.iter().map(|indicator| indicator.code().to_owned()).collect();
        let own = pilot.indicators.iter().map(|(code, _)| code);
        let held = self.rows.iter().flat_map(|row| row.counts.iter().map(|(code, _)| code));
        for code in own.chain(held) {
            if !codes.contains(code) {
                codes.push(code.clone());
            }
        }
        codes
    }
}

impl MonthRow {
    /// A count of the month; `None` where it is not known.
    pub fn count(&self, code: &str) -> Option<u32> {
        self.counts.iter().find(|(known, _)| known == code)?.1
    }
}

/// More hazards put right than found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excess {
    /// Up to this month.
    pub month: Date,
    /// So many were put right.
    pub rectified: u64,
    /// So many were found.
    pub found: u64,
    /// Of so many months up to then nobody knows how many were found: above nought, that may be why.
    pub unknown: u32,
}

/// What falls to one person and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerPerson {
    /// The amount, for so many people, added up over the months: [`Share::each_tenths`].
    pub paired: Paired,
    /// In how many of the months the number of people that was given once stood in.
    pub assumed: u32,
}

/// How many months there are from one to another, both counted.
fn months_from(from: Date, to: Date) -> u32 {
    let number = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    u32::try_from(number(to) - number(from) + 1).unwrap_or(0)
}
