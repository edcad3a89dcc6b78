//! Totals and ranks by the rules of the notice. Nothing is filled in: a missing score is not zero, and a tie that the
//! notice does not settle stays open.
//!
//! The total of a person is Σ score × weight ÷ 100, in hundredths of a point, rounded half up once, at the end. People
//! are ranked by this rounded total, as it is published: who can be told apart only in the third decimal is tied.

use super::{
    Pilot, Reserve, Rules, Ties,
    funnel::{Funnel, How, State, tally::Tally},
    stage::{Stage, StageKind},
};
use crate::base::{id::CandidateId, order};
use std::cmp::Reverse;

/// One person in a ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub candidate: CandidateId,
    /// The total in hundredths of a point; `None` where a score is missing or no stage has a weight.
    pub total: Option<u32>,
    /// The rank from 1; equal totals share one, and the next is as many later. `None` for who is not ranked.
    pub rank: Option<u32>,
    /// The weighted stages without a score, counted from 0.
    pub missing: Vec<usize>,
    /// The stages in which the score is below the pass mark, counted from 0.
    pub below: Vec<usize>,
    /// What the cut means for the person.
    pub fate: Fate,
    /// Failed or withdrew later: the place is free again.
    pub out_since: bool,
}

/// What the cut at the number of places means for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Within the places.
    In,
    /// Tied at the last place, and the notice does not settle it (or a score that would is missing or the same).
    Undecided,
    /// Outside the places, on the reserve: the place in its order from 1, shared by those whom neither the total nor the
    /// score that settles ties tells apart.
    Reserve {
        /// The place.
        nth: u32,
    },
    /// Called up from the reserve.
    CalledUp,
    /// Outside the places.
    Outside,
    /// Nobody knows how many places there are.
    PlacesUnknown,
    /// Not ranked: a score is missing, or no stage has a weight.
    NoTotal,
    /// Not ranked: waits in the stage with a score below its pass mark.
    BelowMark,
    /// Not ranked: failed or withdrew in the stage.
    Out,
}

impl Fate {
    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            Fate::In => "in",
            Fate::Undecided => "undecided",
            Fate::Reserve { .. } => "reserve",
            Fate::CalledUp => "called_up",
            Fate::Outside => "outside",
            Fate::PlacesUnknown => "places_unknown",
            Fate::NoTotal => "no_total",
            Fate::BelowMark => "below_mark",
            Fate::Out => "out",
        }
    }
}

/// The ranking of those who came into a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// Everybody who came in, by rank; then those who are not ranked, in the order of the funnel.
    pub rows: Vec<Row>,
    /// What the weights up to this stage come to, in percent.
    pub weights_here: u32,
    /// What the weights of all stages come to, in percent: not 100 is to be pointed out.
    pub weights_all: u32,
    /// How many places there are to go on from here: those of the notice, or where a later stage asks for so many
    /// candidates a place, as many as it asks for.
    pub seats: Option<u32>,
    /// The stage that asks for them, counted from 0; `None` where it is the places themselves.
    pub seats_for: Option<usize>,
    /// The stage whose score is to settle ties is no longer there.
    pub tie_stage_gone: bool,
    /// How many may be called up from the reserve today; `None` where that cannot be told: places unknown, ties
    /// undecided, totals missing, or a notice that allows no reserve.
    pub to_call_up: Option<u32>,
}

/// The sum of the weights of these stages, in percent.
pub fn weights(stages: &[Stage]) -> u32 {
    stages.iter().filter_map(|stage| stage.weight).fold(0, u32::saturating_add)
}

/// The total over these stages, in hundredths of a point, and the weighted stages without a score. A weight of 0 is
/// none.
pub fn total(stages: &[Stage], state: &State) -> (Option<u32>, Vec<usize>) {
    let (mut sum, mut weighted, mut missing) = (0u64, false, Vec::new());
    for (at, stage) in stages.iter().enumerate() {
        let Some(weight) = stage.weight.filter(|weight| *weight > 0) else { continue };
        weighted = true;
        match state.step(at).score {
            Some(score) => sum = sum.saturating_add(u64::from(score) * u64::from(weight)),
            None => missing.push(at),
        }
    }
    let total = u32::try_from(sum.saturating_add(50) / 100).unwrap_or(u32::MAX);
    ((weighted && missing.is_empty()).then_some(total), missing)
}

/// The ranking of those who came into `stage` (counted from 0), by the weighted stages up to and including it.
pub fn ranking(pilot: &Pilot, funnel: &Funnel, stage: usize) -> Ranking {
    let here = pilot.stages.get(..=stage).unwrap_or(&pilot.stages);
    let mut rows = Vec::new();
    for (id, state) in &funnel.people {
        if let Some(how) = state.how(stage) {
            rows.push((row(here, *id, state, stage, how), state));
        }
    }
    // The higher total first, of equal totals the higher score that settles ties; who is not ranked last.
    let by = tie_stage(pilot);
    order::sort_by_key(&mut rows, |(row, state)| {
        let ranked = row.fate == Fate::PlacesUnknown;
        (!ranked, Reverse((row.total.filter(|_| ranked), by.filter(|_| ranked).map(|by| state.step(by).score))))
    });
    let mut above: Option<(Option<u32>, Option<u32>)> = None;
    for ((row, _), nth) in rows.iter_mut().zip(1..).filter(|((row, _), _)| row.fate == Fate::PlacesUnknown) {
        row.rank = match above {
            Some((total, rank)) if total == row.total => rank,
            _ => Some(nth),
        };
        above = Some((row.total, row.rank));
    }
    let (seats, seats_for) = seats(pilot, stage);
    cut(pilot, seats, &mut rows, stage, by);
    let mut ranking = Ranking {
        seats,
        seats_for,
        rows: rows.into_iter().map(|(row, _)| row).collect(),
        weights_here: weights(here),
        weights_all: weights(&pilot.stages),
        tie_stage_gone: by.is_none() && matches!(pilot.rules.ties, Some(Ties::ByStage { .. })),
        to_call_up: None,
    };
    ranking.to_call_up = to_call_up(&ranking.rows, seats.filter(|_| pilot.rules.reserve == Reserve::Allowed));
    ranking
}

/// How many go on from a stage, and for which later stage that is so. An interview that is to be held with three candidates
/// a place takes three times the places from the written test before it. Before anything counts, and on to a written test,
/// the ratio is no cut: it says how many have to apply.
fn seats(pilot: &Pilot, stage: usize) -> (Option<u32>, Option<usize>) {
    let places = pilot.rules.places;
    let next = pilot.stages.iter().enumerate().skip(stage + 1).find_map(|(at, stage)| Some((at, stage.opens_at?)));
    let counts = weights(pilot.stages.get(..=stage).unwrap_or(&pilot.stages)) > 0;
    let is_written = |at: usize| pilot.stages.get(at).is_some_and(|stage| stage.kind == StageKind::Written);
    match next {
        Some((at, ratio)) if ratio > 1 && counts && !is_written(at) => {
            (places.map(|places| places.saturating_mul(ratio)), Some(at))
        }
        _ => (places, None),
    }
}

/// Before the cut: whoever is ranked has [`Fate::PlacesUnknown`].
fn row(here: &[Stage], candidate: CandidateId, state: &State, stage: usize, how: How) -> Row {
    let (total, missing) = total(here, state);
    let mut below = Vec::new();
    for (at, one) in here.iter().enumerate() {
        if matches!((one.pass_mark, state.step(at).score), (Some(mark), Some(score)) if score < mark) {
            below.push(at);
        }
    }
    let fate = match how {
        How::Failed { .. } | How::Withdrew { .. } => Fate::Out,
        _ if how.is_open() && below.contains(&stage) => Fate::BelowMark,
        _ if total.is_none() => Fate::NoTotal,
        _ => Fate::PlacesUnknown,
    };
    Row { candidate, total, rank: None, missing, below, fate, out_since: how.is_passed() && state.is_out() }
}

/// The stage whose score settles ties, counted from 0.
fn tie_stage(pilot: &Pilot) -> Option<usize> {
    let Some(Ties::ByStage { stage }) = &pilot.rules.ties else { return None };
    pilot.stages.iter().position(|one| one.code == *stage)
}

/// Cuts the ranked, who come first, at the number of seats; `by`: the stage that settles ties.
fn cut(pilot: &Pilot, seats: Option<u32>, rows: &mut [(Row, &State)], stage: usize, by: Option<usize>) {
    let Some(places) = seats.and_then(|places| usize::try_from(places).ok()) else { return };
    let ranked = rows.iter().filter(|(row, _)| row.fate == Fate::PlacesUnknown).count();
    let total = |rows: &[(Row, &State)], at: usize| rows.get(at).and_then(|(row, _)| row.total);
    let (mut from, mut to) = (places.min(ranked), places.min(ranked));
    // The totals that stand on both sides of the cut.
    if from > 0 && from < ranked && total(rows, from - 1) == total(rows, from) {
        let tied = total(rows, from);
        from = rows.iter().position(|(row, _)| row.fate == Fate::PlacesUnknown && row.total == tied).unwrap_or(from);
        to = (from..ranked).find(|at| total(rows, *at) != tied).unwrap_or(ranked);
    }
    let fates = match by {
        Some(by) => {
            let scores: Vec<Option<u32>> =
                rows.iter().take(to).skip(from).map(|(_, state)| state.step(by).score).collect();
            by_score(&scores, places - from.min(places))
        }
        None if pilot.rules.ties == Some(Ties::AllGoOn {}) => vec![Fate::In; to - from],
        None => vec![Fate::Undecided; to - from],
    };
    for (at, (row, state)) in rows.iter_mut().enumerate().take(ranked) {
        row.fate = match at {
            _ if at < from => Fate::In,
            _ if at < to => fates.get(at - from).copied().unwrap_or(Fate::Undecided),
            _ => Fate::Outside,
        };
        if state.how(stage) == Some(How::Passed { called_up: true }) {
            row.fate = Fate::CalledUp;
        }
    }
    if pilot.rules.reserve == Reserve::Allowed {
        reserve(rows, stage, by);
    }
}

/// Who of the tied is in, by another score (highest first) and so many seats. Who cannot be told apart by it either,
/// and all where one has no such score, stays undecided.
fn by_score(scores: &[Option<u32>], seats: usize) -> Vec<Fate> {
    if scores.contains(&None) {
        return vec![Fate::Undecided; scores.len()];
    }
    let (last, next) = (seats.checked_sub(1).and_then(|last| scores.get(last)), scores.get(seats));
    let fate = |(at, score): (usize, &Option<u32>)| match (at < seats, last == next && Some(score) == last) {
        (_, true) => Fate::Undecided,
        (true, _) => Fate::In,
        (false, _) => Fate::Outside,
    };
    scores.iter().enumerate().map(fate).collect()
}

/// Numbers those outside the places who still wait.
fn reserve(rows: &mut [(Row, &State)], stage: usize, by: Option<usize>) {
    let (mut count, mut above) = (0, None);
    for (row, state) in rows {
        if row.fate == Fate::Outside && state.how(stage).is_some_and(How::is_open) {
            count += 1;
            let mine = (row.total, by.map(|by| state.step(by).score));
            let nth = match above {
                Some((same, nth)) if same == mine => nth,
                _ => count,
            };
            above = Some((mine, nth));
            row.fate = Fate::Reserve { nth };
        }
    }
}

/// Places that nobody holds, as far as there is a reserve for them.
fn to_call_up(rows: &[Row], seats: Option<u32>) -> Option<u32> {
    let places = seats?;
    let (mut held, mut waiting) = (0, 0);
    for row in rows {
        match row.fate {
            Fate::In | Fate::CalledUp if !row.out_since => held += 1,
            Fate::Reserve { .. } => waiting += 1,
            Fate::Undecided | Fate::NoTotal => return None,
            _ => {}
        }
    }
    Some(places.saturating_sub(held).min(waiting))
}

/// Whether a stage may be held by the ratio of candidates to places that the notice asks for (开考比例).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// No ratio was set.
    NotSet,
    /// Places or candidates are not known.
    Unknown,
    /// Enough.
    Reached {
        /// Came in.
        entered: u32,
        /// Are needed.
        needed: u32,
    },
    /// Nobody has come to it yet.
    NotYet {
        /// Are needed.
        needed: u32,
    },
    /// Too few.
    Short {
        /// Came in.
        entered: u32,
        /// Are needed.
        needed: u32,
    },
}

/// See [`Opening`]; of people and of typed counts.
pub fn opening(stage: &Stage, tally: &Tally, rules: &Rules) -> Opening {
    let Some(ratio) = stage.opens_at else { return Opening::NotSet };
    let (Some(places), Some(entered)) = (rules.places, tally.entered) else { return Opening::Unknown };
    let needed = ratio.saturating_mul(places);
    match entered {
        0 if needed > 0 => Opening::NotYet { needed },
        _ if entered >= needed => Opening::Reached { entered, needed },
        _ => Opening::Short { entered, needed },
    }
}

#[cfg(test)]
mod tests;
