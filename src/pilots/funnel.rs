//! Where everybody stands: worked out from what happened, each time anew and never stored beside it.
//!
//! **How a history is read.** Each stage has at most one result, the last that was entered for it; being brought back
//! to a stage takes away its result and everything after it. Then the person walks through the stages in the order
//! that the pilot has *now*, from the one in which the person came in: through every stage that was passed, up to the
//! first that was not. There the person stands. Nothing after it counts as entered. So every person is in one stage or
//! through, whoever passed a stage is in the next, and the sums hold for every history whatever: also for one that
//! was put together from two files, or after stages were put into another order.
//!
//! **Stages in another order.** A result stays with its stage. One for a stage to which the person has not come by the
//! present order is kept and marked ([`Step::ahead`]); it counts as soon as the person comes there.
//!
//! **A stage that is no longer there.** Where the last move was made in such a stage and was not a pass, nobody can say
//! in which of the others the person stands: in none ([`Place::Nowhere`]), and that is counted.

pub mod reasons;
pub mod tally;
pub mod times;

use super::{
    candidate::{Candidate, Move, Person, Why},
    stage::Stage,
};
use crate::base::{day::Date, id::CandidateId};
use tally::Tally;

/// What became of somebody in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Waits in it.
    Waiting,
    /// Waits on its reserve list.
    Reserved,
    /// Passed it.
    Passed {
        /// From the reserve list.
        called_up: bool,
    },
    /// Failed in it.
    Failed {
        /// Why, where it was said; never of a private stage.
        why: Option<Why>,
    },
    /// Withdrew in it.
    Withdrew {
        /// Why, where it was said; never of a private stage.
        why: Option<Why>,
    },
}

impl How {
    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            How::Waiting => "waiting",
            How::Reserved => "reserved",
            How::Passed { called_up: false } => "passed",
            How::Passed { called_up: true } => "called_up",
            How::Failed { .. } => "failed",
            How::Withdrew { .. } => "withdrew",
        }
    }

    /// Whether the person is still to be judged in this stage.
    pub fn is_open(self) -> bool {
        matches!(self, How::Waiting | How::Reserved)
    }

    /// Whether the person went on.
    pub fn is_passed(self) -> bool {
        matches!(self, How::Passed { .. })
    }
}

/// How somebody stands in a stage that was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The day on which the person came in, or was last brought back to it.
    pub came: Date,
    /// What became of it.
    pub how: How,
    /// Since which day that is so; of somebody who waits the same as `came`.
    pub on: Date,
}

/// One person and one stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Step {
    /// How the person stands in it; `None` where the person has not come to it.
    pub standing: Option<Standing>,
    /// The last score in it, in hundredths of a point; never of a private stage.
    pub score: Option<u32>,
    /// A result was entered for it that does not count (yet): the person has not come to it in the present order.
    pub ahead: bool,
}

/// Where somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a stage, counted from 0: there the person waits or dropped out.
    At(usize),
    /// Behind the last stage.
    Through,
    /// In no stage that the pilot has: the last move was made in one that is no longer there.
    Nowhere {
        /// Which event that was; `None`: the stage in which the person came in is no longer there.
        event: Option<usize>,
    },
}

/// How one person stands in all stages of the pilot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The stage in which the person came in, counted from 0; `None` where it is no longer there.
    pub entry: Option<usize>,
    /// One step for each stage, in the order of the pilot.
    pub steps: Vec<Step>,
    /// Where the person is.
    pub place: Place,
}

impl State {
    /// The step of a stage.
    pub fn step(&self, stage: usize) -> Step {
        self.steps.get(stage).copied().unwrap_or_default()
    }

    /// What became of the person in a stage; `None` where it was not entered.
    pub fn how(&self, stage: usize) -> Option<How> {
        self.step(stage).standing.map(|standing| standing.how)
    }

    /// Where the person is and how; `None` for somebody through or nowhere.
    pub fn standing(&self) -> Option<(usize, Standing)> {
        let Place::At(stage) = self.place else { return None };
        Some((stage, self.step(stage).standing?))
    }

    /// The stage in which the person waits, on its reserve list or not.
    pub fn waits_in(&self) -> Option<usize> {
        self.standing().filter(|(_, standing)| standing.how.is_open()).map(|(stage, _)| stage)
    }

    /// Whether the person failed or withdrew.
    pub fn is_out(&self) -> bool {
        self.standing().is_some_and(|(_, standing)| !standing.how.is_open())
    }
}

/// What was entered for a stage.
#[derive(Clone, Copy, Default)]
struct Noted {
    result: Option<(Date, How)>,
    back: Option<Date>,
}

/// Which stage has a code. Histories go from stage to stage: it is looked for from where the last one was.
pub(crate) fn find(stages: &[Stage], code: &str, near: usize) -> Option<usize> {
    let is = |at: &usize| stages.get(*at).is_some_and(|stage| stage.code == code);
    (near..stages.len()).find(is).or_else(|| (0..near.min(stages.len())).find(is))
}

/// How a candidate stands; see the head of this file. Undoing the last event is the same with a list one shorter.
pub fn state(stages: &[Stage], candidate: &Candidate) -> State {
    let mut steps = vec![Step::default(); stages.len()];
    let mut noted = vec![Noted::default(); stages.len()];
    let first = if candidate.first.is_empty() { Some(0) } else { find(stages, &candidate.first, 0) };
    let first = first.filter(|first| *first < stages.len());
    // Where the last move was made, if that stage is no longer there.
    let mut lost: Option<Option<usize>> = if first.is_none() { Some(None) } else { None };
    // The day of the last move: since then the person waits where the walk ends.
    let (mut moved, mut near) = (candidate.added, 0);
    for (nth, event) in candidate.events.iter().enumerate() {
        let found = find(stages, &event.stage, near);
        let how = match event.what {
            Move::Scored { score } => {
                if let Some(step) = found.and_then(|at| steps.get_mut(at)) {
                    step.score = Some(score);
                }
                continue;
            }
            Move::Passed {} => Some(How::Passed { called_up: false }),
            Move::CalledUp {} => Some(How::Passed { called_up: true }),
            Move::Reserved {} => Some(How::Reserved),
            Move::Failed { why } => Some(How::Failed { why }),
            Move::Withdrew { why } => Some(How::Withdrew { why }),
            Move::Back {} => None,
        };
        moved = moved.max(event.on);
        let Some(at) = found else {
            if !how.is_some_and(How::is_passed) {
                lost = Some(Some(nth));
            }
            continue;
        };
        (near, lost) = (at, None);
        if how.is_none() {
            noted.iter_mut().skip(at + 1).for_each(|after| *after = Noted::default());
            steps.iter_mut().skip(at + 1).for_each(|after| *after = Step::default());
        }
        if let Some(here) = noted.get_mut(at) {
            match how {
                Some(how) => here.result = Some((event.on, how)),
                None => *here = Noted { result: None, back: Some(event.on) },
            }
        }
    }
    let touched = noted.iter().position(|noted| noted.result.is_some() || noted.back.is_some());
    let entry = first.into_iter().chain(touched).min();
    let place = walk(&noted, &mut steps, entry, (candidate.added, moved), lost);
    for (step, _) in steps.iter_mut().zip(stages).filter(|(_, stage)| stage.kind.is_private()) {
        hide(step);
    }
    for (step, noted) in steps.iter_mut().zip(&noted) {
        step.ahead = step.standing.is_none() && noted.result.is_some();
    }
    State { entry, steps, place }
}

/// From the entry through all that was passed; says where that ends.
fn walk(
    noted: &[Noted],
    steps: &mut [Step],
    entry: Option<usize>,
    (added, moved): (Date, Date),
    lost: Option<Option<usize>>,
) -> Place {
    let Some(entry) = entry else { return Place::Nowhere { event: lost.flatten() } };
    let mut came = added;
    for (at, (noted, step)) in noted.iter().zip(steps).enumerate().skip(entry) {
        came = came.max(noted.back.unwrap_or(came));
        let passed = noted.result.is_some_and(|(_, how)| how.is_passed());
        if let (Some(event), false) = (lost, passed) {
            return Place::Nowhere { event };
        }
        let Some((on, how)) = noted.result else {
            step.standing = Some(Standing { came: moved, how: How::Waiting, on: moved });
            return Place::At(at);
        };
        step.standing = Some(Standing { came, how, on });
        if !passed {
            return Place::At(at);
        }
        came = came.max(on);
    }
    lost.map_or(Place::Through, |event| Place::Nowhere { event })
}

/// Takes out of a private stage what may not be kept of it, wherever it came from.
fn hide(step: &mut Step) {
    step.score = None;
    if let Some(standing) = &mut step.standing {
        match &mut standing.how {
            How::Failed { why } | How::Withdrew { why } => *why = None,
            _ => {}
        }
    }
}

/// All people of a pilot and what they add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funnel {
    /// Everybody, in the order in which they were given.
    pub people: Vec<(CandidateId, State)>,
    /// One tally for each stage, in the order of the pilot.
    pub tallies: Vec<Tally>,
    /// How many are through.
    pub through: u32,
    /// How many stand in no stage that the pilot has.
    pub nowhere: u32,
}

impl Funnel {
    /// The funnel of these people.
    pub fn of(stages: &[Stage], people: &[Person]) -> Funnel {
        let mut tallies = vec![Tally::none(); stages.len()];
        let (mut through, mut nowhere) = (0, 0);
        let mut states = Vec::with_capacity(people.len());
        for (id, candidate) in people {
            let state = state(stages, candidate);
            through += u32::from(state.place == Place::Through);
            nowhere += u32::from(matches!(state.place, Place::Nowhere { .. }));
            tally::add(&mut tallies, &state);
            states.push((*id, state));
        }
        Funnel { people: states, tallies, through, nowhere }
    }

    /// How one of them stands.
    pub fn state(&self, id: CandidateId) -> Option<&State> {
        self.people.iter().find(|(other, _)| *other == id).map(|(_, state)| state)
    }
}

/// Where people would stand elsewhere if the stages were `after` and not `before`: the id, where now, where then. To be
/// shown before stages are put into another order or taken away.
pub fn shifted(people: &[Person], before: &[Stage], after: &[Stage]) -> Vec<(CandidateId, Place, Place)> {
    let code = |stages: &[Stage], place| match place {
        Place::At(at) => stages.get(at).map(|stage| stage.code.clone()),
        _ => None,
    };
    let mut shifted = Vec::new();
    for (id, candidate) in people {
        let (now, then) = (state(before, candidate).place, state(after, candidate).place);
        let same = match (now, then) {
            (Place::At(_), Place::At(_)) => code(before, now) == code(after, then),
            _ => now == then,
        };
        if !same {
            shifted.push((*id, now, then));
        }
    }
    shifted
}

#[cfg(test)]
pub(crate) mod tests;
