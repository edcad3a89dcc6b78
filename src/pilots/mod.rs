//! The pilot-programme tracker: stages in order, counts per stage, staffing, the next step.
//!
//! Imports `base` only.

pub mod staffing;
pub mod stage;
pub mod template;

use crate::base::{day::Date, id::PilotTag, table::Table};
use crate::document;
use staffing::Staffing;
use stage::{CountError, Stage};

/// All pilots of a workspace.
pub type Pilots = Table<PilotTag, Pilot>;

/// A programme that tries something out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pilot {
    /// Its name, never empty.
    pub name: String,
    /// Where it runs.
    pub region: String,
    /// How it is done, e.g. government purchase of service.
    pub mode: String,
    /// The text it rests on.
    pub source: String,
    /// The template it was made from.
    pub template: String,
    /// The stages in order.
    pub stages: Vec<Stage>,
    /// Who was hired, against which number of posts.
    pub staffing: Staffing,
    /// The next step in the user's words; without it the first unfinished stage is named.
    pub next: Option<NextStep>,
    /// The day it was taken up here.
    pub added: Date,
}

document!(struct Pilot { name, region, mode, source, template, stages, staffing, next, added });

/// What comes next, and by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// In words, never empty.
    pub text: String,
    /// By when, where a day was set.
    pub by: Option<Date>,
}

document!(struct NextStep { text, by });

/// Why a pilot cannot be kept as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PilotError {
    /// It has no name.
    NoName,
    /// A stage's counts do not add up.
    Counts {
        /// Which stage, counted from 0.
        stage: usize,
        /// What is wrong.
        error: CountError,
    },
    /// A stage ends before it begins.
    DatesReversed {
        /// Which stage, counted from 0.
        stage: usize,
    },
}

impl Pilot {
    /// Checks what every kept pilot must fulfil.
    pub fn check(&self) -> Result<(), PilotError> {
        if self.name.trim().is_empty() {
            return Err(PilotError::NoName);
        }
        for (stage, step) in self.stages.iter().enumerate() {
            step.counts.check().map_err(|error| PilotError::Counts { stage, error })?;
            if matches!((step.from, step.to), (Some(from), Some(to)) if to < from) {
                return Err(PilotError::DatesReversed { stage });
            }
        }
        Ok(())
    }

    /// The furthest stage that anybody is known to have reached.
    ///
    /// What lies before it is behind us even where nobody entered its counts: a county may start to keep
    /// this record when the recruitment is already over.
    pub fn reached(&self, today: Date) -> Option<usize> {
        self.stages.iter().rposition(|stage| stage.is_reached(today))
    }

    /// The stage that comes next: the one after the furthest reached. `None` at the end.
    pub fn next_stage(&self, today: Date) -> Option<&Stage> {
        self.stages.get(self.reached(today).map_or(0, |at| at + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::day::date;
    use stage::{Counts, StageKind};

    fn stage(name: &str, entered: Option<u32>) -> Stage {
        Stage {
            code: name.into(),
            kind: StageKind::Selection,
            name: name.into(),
            name_en: None,
            counts: Counts { entered, passed: None, out: None },
            from: None,
            to: None,
            note: String::new(),
        }
    }

    fn pilot(stages: Vec<Stage>) -> Pilot {
        Pilot {
            name: "试点".into(),
            region: String::new(),
            mode: String::new(),
            source: String::new(),
            template: "fuan".into(),
            stages,
            staffing: Staffing::default(),
            next: None,
            added: date(2026, 1, 1),
        }
    }

    #[test]
    fn the_next_stage_follows_the_furthest_reached() {
        let today = date(2026, 11, 24);
        let fresh = pilot(vec![stage("报名", None), stage("初审", None)]);
        assert_eq!(fresh.next_stage(today).map(|s| s.name.as_str()), Some("报名"));
        let later = pilot(vec![stage("报名", None), stage("拟录用", Some(5)), stage("跟班", None)]);
        assert_eq!(later.next_stage(today).map(|s| s.name.as_str()), Some("跟班"));
    }

    #[test]
    fn counts_and_dates_that_cannot_be_are_named_with_their_stage() {
        let mut odd = pilot(vec![stage("报名", None), stage("初审", Some(3))]);
        odd.stages[1].counts.passed = Some(4);
        let error = CountError::MoreOutThanIn { entered: 3, left: 4 };
        assert_eq!(odd.check(), Err(PilotError::Counts { stage: 1, error }));
        let mut odd = pilot(vec![stage("报名", None)]);
        (odd.stages[0].from, odd.stages[0].to) = (Some(date(2026, 2, 2)), Some(date(2026, 2, 1)));
        assert_eq!(odd.check(), Err(PilotError::DatesReversed { stage: 0 }));
    }
}
