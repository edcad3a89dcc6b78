//! Monthly figures: what was entered month by month, and what follows from it.
//!
//! Counts are entered and rates are worked out, never the other way round. A month that nobody entered is missing and
//! not zero: every sum says over how many of how many months it goes.

use super::{
    Pilot,
    figure::{Share, Sum},
    stage::StageKind,
};
use crate::{
    base::day::{Date, month_of},
    document,
};

mod months;

pub use months::{Excess, MonthRow, Months, PerPerson};

/// The built-in indicators: the words counties publish (domain.md §4.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indicator {
    /// Enterprises visited.
    Enterprises,
    /// General hazards found.
    GeneralFound,
    /// General hazards put right.
    GeneralRectified,
    /// Serious hazards found.
    SeriousFound,
    /// Serious hazards put right.
    SeriousRectified,
    /// Cases filed.
    Cases,
    /// Trainings held.
    Trainings,
    /// People trained.
    Trained,
    /// Cost, in whole yuan.
    Cost,
    /// People in service in the month: how many there are, so it is never added up.
    InService,
}

document!(codes Indicator {
    "enterprises" => Enterprises,
    "general_found" => GeneralFound,
    "general_rectified" => GeneralRectified,
    "serious_found" => SeriousFound,
    "serious_rectified" => SeriousRectified,
    "cases" => Cases,
    "trainings" => Trainings,
    "trained" => Trained,
    "cost" => Cost,
    "in_service" => InService,
});

impl Indicator {
    /// All, in the order in which they are asked for.
    pub const ALL: [Indicator; 10] = [
        Indicator::Enterprises,
        Indicator::GeneralFound,
        Indicator::GeneralRectified,
        Indicator::SeriousFound,
        Indicator::SeriousRectified,
        Indicator::Cases,
        Indicator::Trainings,
        Indicator::Trained,
        Indicator::Cost,
        Indicator::InService,
    ];
}

/// How grave hazards are, of which found and put right are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// 一般隐患
    General,
    /// 重大隐患
    Serious,
}

impl Grade {
    /// Both.
    pub const ALL: [Grade; 2] = [Grade::General, Grade::Serious];

    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            Grade::General => "general",
            Grade::Serious => "serious",
        }
    }

    /// The indicators of what was found and what was put right.
    pub fn indicators(self) -> (Indicator, Indicator) {
        match self {
            Grade::General => (Indicator::GeneralFound, Indicator::GeneralRectified),
            Grade::Serious => (Indicator::SeriousFound, Indicator::SeriousRectified),
        }
    }
}

/// The stretch of which figures are to be expected on `today`: from the first day in service, else from the first day as
/// planned, to the end of the pilot or the last whole month. `None` where no first day is known or no month is over.
pub fn period(pilot: &Pilot, today: Date) -> Option<(Date, Date)> {
    let service = pilot.stages.iter().find(|stage| stage.kind == StageKind::Service);
    let from = service.and_then(|stage| stage.from).or(pilot.from)?;
    let last = month_of(today).yesterday()?;
    let to = pilot.to.map_or(last, |to| to.min(last));
    (from <= to).then_some((from, to))
}

/// What was to be reached, and what was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The code of the indicator.
    pub code: String,
    /// Is to be reached over the whole pilot.
    pub target: u32,
    /// Was reached, as far as it is known.
    pub actual: Sum,
}

impl Target {
    /// Reached of what was to be reached; at least so much where months are missing.
    pub fn share(&self) -> Option<Share> {
        Some(Share { part: self.actual.total()?, whole: self.target.into() })
    }

    /// What is left; at most so much where months are missing. Nought where more was reached.
    pub fn remaining(&self) -> Option<u64> {
        Some(u64::from(self.target).saturating_sub(self.actual.total()?))
    }
}

/// The targets of a pilot beside what was reached.
pub fn targets(pilot: &Pilot, months: &Months) -> Vec<Target> {
    let target =
        |(code, target): &(String, u32)| Target { code: code.clone(), target: *target, actual: months.total(code) };
    pilot.targets.iter().map(target).collect()
}

#[cfg(test)]
mod tests;
