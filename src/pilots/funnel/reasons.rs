//! Why people dropped out, by kind: counts, never a story about a person.

use super::{Funnel, How};
use crate::pilots::{candidate::Why, stage::Stage};

/// How many dropped out, by reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reasons {
    /// By reason, in the order of [`Why::ALL`].
    pub by: [u32; Why::ALL.len()],
    /// No reason was said.
    pub not_said: u32,
    /// In a stage of which no reason is kept: a medical or a background check.
    pub not_kept: u32,
}

impl Reasons {
    /// How many for one reason.
    pub fn of(&self, why: Why) -> u32 {
        Why::ALL.iter().zip(self.by).filter(|(other, _)| **other == why).map(|(_, count)| count).sum()
    }

    /// Everybody who dropped out: failed + withdrew.
    pub fn total(&self) -> u32 {
        self.by.iter().sum::<u32>() + self.not_said + self.not_kept
    }

    fn add(&mut self, why: Option<Why>, private: bool) {
        let count = match why {
            _ if private => &mut self.not_kept,
            None => &mut self.not_said,
            Some(why) => match self.by.iter_mut().zip(Why::ALL).find(|(_, other)| *other == why) {
                Some((count, _)) => count,
                None => &mut self.not_said,
            },
        };
        *count += 1;
    }
}

/// Which drop-outs are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Those of all stages.
    All,
    /// Those of one stage, counted from 0.
    Stage(usize),
}

/// Why people failed, and why they withdrew. Of typed counts nothing is known about reasons: there are no people.
pub fn reasons(stages: &[Stage], funnel: &Funnel, of: Of) -> (Reasons, Reasons) {
    let (mut failed, mut withdrew) = (Reasons::default(), Reasons::default());
    for (_, state) in &funnel.people {
        let Some((at, standing)) = state.standing() else { continue };
        if matches!(of, Of::Stage(stage) if stage != at) {
            continue;
        }
        let private = stages.get(at).is_some_and(|stage| stage.kind.is_private());
        match standing.how {
            How::Failed { why } => failed.add(why, private),
            How::Withdrew { why } => withdrew.add(why, private),
            _ => {}
        }
    }
    (failed, withdrew)
}
