//! How many people in a stage: the same figures whether they were counted from people or typed in.

use super::{How, State};
use crate::pilots::stage::{Counts, Stage, tenths};

/// The figures of a stage. What is not known is `None`, which is not zero; of people everything but `out` is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Came in: passed + failed + withdrew + out + waiting.
    pub entered: Option<u32>,
    /// Passed.
    pub passed: Option<u32>,
    /// Failed.
    pub failed: Option<u32>,
    /// Withdrew.
    pub withdrew: Option<u32>,
    /// Failed or withdrew, not known which; only of typed counts.
    pub out: Option<u32>,
    /// Neither passed nor out yet, those on the reserve list with them.
    pub waiting: Option<u32>,
    /// Of those who wait, on the reserve list.
    pub reserved: Option<u32>,
    /// Of those who passed, from the reserve list.
    pub called_up: Option<u32>,
    /// Of those who came in, not from the stage before.
    pub direct: Option<u32>,
    /// Of those who passed, not in the next stage but in one that is no longer there.
    pub elsewhere: Option<u32>,
}

impl Tally {
    /// Nobody, and that is known.
    pub const fn none() -> Tally {
        let none = Some(0);
        Tally {
            entered: none,
            passed: none,
            failed: none,
            withdrew: none,
            out: none,
            waiting: none,
            reserved: none,
            called_up: none,
            direct: none,
            elsewhere: none,
        }
    }

    /// What typed counts say.
    pub fn of_counts(counts: Counts) -> Tally {
        let Counts { entered, passed, failed, withdrew, out } = counts;
        Tally { entered, passed, failed, withdrew, out, waiting: counts.waiting(), ..Tally::default() }
    }

    /// How many failed or withdrew; known only where both are, or where they were counted together.
    pub fn gone(self) -> Option<u32> {
        self.counts().gone()
    }

    /// Share that passed of those who came in, in tenths of a percent, rounded half up.
    pub fn pass_rate_tenths(self) -> Option<u32> {
        tenths(self.passed?, self.entered?)
    }

    /// Whether those who came in are those who passed, dropped out and wait; `None` where not all is known.
    pub fn adds_up(self) -> Option<bool> {
        Some(self.entered? == self.passed?.checked_add(self.gone()?)?.checked_add(self.waiting?)?)
    }

    /// In the form in which counts are typed.
    pub fn counts(self) -> Counts {
        let Tally { entered, passed, failed, withdrew, out, .. } = self;
        Counts { entered, passed, failed, withdrew, out }
    }
}

/// Adds one person.
pub(super) fn add(tallies: &mut [Tally], state: &State) {
    fn one(count: &mut Option<u32>) {
        *count = count.map(|count| count.saturating_add(1));
    }
    // Whether the stage before was passed, and whether this one was not entered although it was.
    let mut passed_before = false;
    let mut last: Option<&mut Tally> = None;
    for (tally, step) in tallies.iter_mut().zip(&state.steps) {
        let Some(standing) = step.standing else {
            if let (true, Some(before)) = (passed_before, last) {
                one(&mut before.elsewhere);
            }
            (passed_before, last) = (false, None);
            continue;
        };
        one(&mut tally.entered);
        if !passed_before {
            one(&mut tally.direct);
        }
        match standing.how {
            How::Waiting => one(&mut tally.waiting),
            How::Reserved => {
                one(&mut tally.waiting);
                one(&mut tally.reserved);
            }
            How::Passed { called_up } => {
                one(&mut tally.passed);
                if called_up {
                    one(&mut tally.called_up);
                }
            }
            How::Failed { .. } => one(&mut tally.failed),
            How::Withdrew { .. } => one(&mut tally.withdrew),
        }
        (passed_before, last) = (standing.how.is_passed(), Some(tally));
    }
}

/// The tallies of typed counts. Who came directly into a stage follows from the stage before, where both are known.
pub fn of_counts(stages: &[Stage]) -> Vec<Tally> {
    let mut tallies: Vec<Tally> = stages.iter().map(|stage| Tally::of_counts(stage.counts)).collect();
    let mut before: Option<Tally> = None;
    for tally in &mut tallies {
        tally.direct = match before {
            None => tally.entered,
            Some(before) => match (tally.entered, before.passed) {
                (Some(entered), Some(passed)) => entered.checked_sub(passed),
                _ => None,
            },
        };
        before = Some(*tally);
    }
    tallies
}

/// Two neighbours that do not fit: not all who passed the one came into the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfit {
    /// The first of the two, counted from 0.
    pub stage: usize,
    /// Passed it.
    pub passed: u32,
    /// Came into the next.
    pub entered: u32,
}

/// Where people are lost between two stages. Of people none ever are: entered = passed before + direct − elsewhere.
/// More who come in than passed before are no misfit: they came in directly.
pub fn misfits(tallies: &[Tally]) -> Vec<Misfit> {
    let mut misfits = Vec::new();
    for (stage, (before, after)) in tallies.iter().zip(tallies.iter().skip(1)).enumerate() {
        if let (Some(passed), Some(entered)) = (before.passed, after.entered)
            && entered.saturating_add(before.elsewhere.unwrap_or(0)) < passed
        {
            misfits.push(Misfit { stage, passed, entered });
        }
    }
    misfits
}

/// Where typed counts rise: more came into a stage than passed the one before, or than came into that one where nobody
/// has said how many passed. They may have come in directly; of people that is known, of counts it is asked.
pub fn risen(tallies: &[Tally]) -> Vec<Misfit> {
    let pairs = tallies.iter().zip(tallies.iter().skip(1)).enumerate();
    let rise = |(stage, (before, after)): (usize, (&Tally, &Tally))| {
        let (passed, entered) = (before.passed.or(before.entered)?, after.entered?);
        (entered > passed).then_some(Misfit { stage, passed, entered })
    };
    pairs.filter_map(rise).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pilots::stage::StageKind;

    #[test]
    fn counts_that_rise_are_asked_about() {
        let rises = |counts: &[(Option<u32>, Option<u32>)]| {
            risen(&of_counts(&counted(counts)))
                .iter()
                .map(|one| (one.stage, one.passed, one.entered))
                .collect::<Vec<_>>()
        };
        assert_eq!(rises(&[(Some(60), None), (Some(50), None), (Some(70), None)]), [(1, 50, 70)]);
        assert_eq!(rises(&[(Some(60), Some(40)), (Some(50), None)]), [(0, 40, 50)]);
        assert_eq!(rises(&[(Some(60), Some(60)), (Some(60), None), (None, None), (Some(5), None)]), []);
    }

    fn counted(counts: &[(Option<u32>, Option<u32>)]) -> Vec<Stage> {
        let stage = |(entered, passed): &(Option<u32>, Option<u32>)| Stage {
            counts: Counts { entered: *entered, passed: *passed, ..Counts::default() },
            ..Stage::new("x", StageKind::Selection, "x")
        };
        counts.iter().map(stage).collect()
    }

    #[test]
    fn typed_counts_that_do_not_fit_are_named_and_unknown_is_not_zero() {
        let stages = counted(&[(Some(60), Some(40)), (Some(38), Some(15)), (None, Some(5)), (Some(7), None)]);
        let tallies = of_counts(&stages);
        assert_eq!(misfits(&tallies), [Misfit { stage: 0, passed: 40, entered: 38 }]);
        assert_eq!(tallies.iter().map(|tally| tally.direct).collect::<Vec<_>>(), [Some(60), None, None, Some(2)]);
        assert_eq!(tallies.iter().map(|tally| tally.waiting).collect::<Vec<_>>(), [None; 4]);
        assert!(tallies.iter().all(|tally| tally.reserved.is_none() && tally.adds_up().is_none()));
    }

    #[test]
    fn a_tally_of_counts_adds_up_where_all_is_known() {
        let counts = Counts { entered: Some(9), passed: Some(5), failed: Some(2), withdrew: Some(1), out: None };
        let tally = Tally::of_counts(counts);
        assert_eq!((tally.waiting, tally.adds_up(), tally.pass_rate_tenths()), (Some(1), Some(true), Some(556)));
        assert_eq!(tally.counts(), counts);
        assert_eq!(Tally { entered: Some(10), ..tally }.adds_up(), Some(false));
    }
}
