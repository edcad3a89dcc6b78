//! How long people are in a stage: those who wait, and those who passed.

use super::Funnel;
use crate::{
    base::{
        day::{Date, days_between},
        id::CandidateId,
    },
    pilots::stage::{Stage, StageKind},
};

/// Somebody who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Who.
    pub candidate: CandidateId,
    /// In which stage, counted from 0.
    pub stage: usize,
    /// Since which day.
    pub since: Date,
    /// How many days by now; 0 on the first, and where the day has not come yet.
    pub days: u32,
    /// The limit of the stage is reached.
    pub stuck: bool,
}

/// Everybody who waits in a stage, in the order of the funnel. Those in service and those who left wait for nothing:
/// they are told too, but never stuck.
pub fn waits(stages: &[Stage], funnel: &Funnel, today: Date) -> Vec<Wait> {
    let mut waits = Vec::new();
    for (candidate, state) in &funnel.people {
        let Some((stage, standing)) = state.standing().filter(|(_, standing)| standing.how.is_open()) else { continue };
        let since = standing.came;
        let days = between(since, today);
        let stuck = stages.get(stage).is_some_and(|stage| {
            let ends = !matches!(stage.kind, StageKind::Service | StageKind::Left);
            ends && stage.limit_days.is_some_and(|limit| days >= limit)
        });
        waits.push(Wait { candidate: *candidate, stage, since, days, stuck });
    }
    waits
}

/// Days from one day to another, never less than 0.
fn between(from: Date, to: Date) -> u32 {
    u32::try_from(days_between(from, to)).unwrap_or(0)
}

/// How many days those who passed a stage were in it: the median, of an even number the mean of the middle two,
/// rounded half up. `None` where nobody passed.
pub fn median_days(funnel: &Funnel, stage: usize) -> Option<u32> {
    let mut days: Vec<u32> = Vec::new();
    for (_, state) in &funnel.people {
        if let Some(standing) = state.step(stage).standing.filter(|standing| standing.how.is_passed()) {
            days.push(between(standing.came, standing.on));
        }
    }
    days.sort_unstable();
    let upper = *days.get(days.len() / 2)?;
    let lower = if days.len().is_multiple_of(2) { *days.get(days.len() / 2 - 1)? } else { upper };
    // Halves are rounded up without the sum, which need not fit.
    Some(lower + (upper - lower).div_ceil(2))
}
