//! The pilot-programme tracker: stages in order, counts per stage, staffing, the next step.
//!
//! Imports `base` only.

pub mod baseline;
pub mod candidate;
pub mod codes;
pub mod compare;
pub mod figure;
pub mod funnel;
pub mod indicators;
pub mod item;
pub mod moves;
pub mod names;
pub mod pattern;
pub mod published;
pub mod rank;
pub mod ready;
pub mod register;
pub mod report;
pub mod roster_csv;
pub mod staffing;
pub mod stage;
pub mod tasks;
pub mod template;
pub mod timeline;
pub mod training;
pub mod whole;

use crate::base::{day::Date, id::PilotTag, table::Table};
use crate::document;
use funnel::tally::Tally;
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
    /// What it is for.
    pub goal: String,
    /// First day, as planned.
    pub from: Option<Date>,
    /// Last day, as planned.
    pub to: Option<Date>,
    /// Who is in charge; may be empty.
    pub owner: String,
    /// How it stands.
    pub status: Status,
    /// How its funnel is filled.
    pub filled: Filled,
    /// The template it was made from.
    pub template: String,
    /// The stages in order.
    pub stages: Vec<Stage>,
    /// What the notice says about passing.
    pub rules: Rules,
    /// Who was hired, against which number of posts.
    pub staffing: Staffing,
    /// What is to be reached, by the code of the indicator.
    pub targets: Vec<(String, u32)>,
    /// The indicators of its own: code and name.
    pub indicators: Vec<(String, String)>,
    /// What the text it rests on leaves open.
    pub unknown: Vec<String>,
    /// The next step in the user's words; without it the first unfinished stage is named.
    pub next: Option<NextStep>,
    /// What was learned; may be empty.
    pub lessons: String,
    /// What is recommended, and why.
    pub advice: Option<Advice>,
    /// See `advice`; may be empty.
    pub advice_why: String,
    /// The day it was taken up here.
    pub added: Date,
}

document!(struct Pilot {
    name, region, mode, source, goal, from, to, owner, status, filled, template, stages, rules, staffing, targets,
    indicators, unknown, next, lessons, advice, advice_why, added,
});

/// How a pilot stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Is being prepared.
    Planned,
    /// Runs.
    #[default]
    Running,
    /// Rests.
    Paused,
    /// Is over.
    Ended,
    /// Is none, but the pattern of others.
    Template,
}

document!(codes Status or default {
    "planned" => Planned,
    "running" => Running,
    "paused" => Paused,
    "ended" => Ended,
    "template" => Template,
});

impl Status {
    /// All, in the order in which they are offered.
    pub const ALL: [Status; 5] = [Status::Planned, Status::Running, Status::Paused, Status::Ended, Status::Template];
}

/// How the funnel of a pilot is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filled {
    /// With counts only.
    #[default]
    Counts,
    /// With people, from whom the counts follow.
    People,
}

document!(codes Filled or default { "counts" => Counts, "people" => People });

/// What a recruitment notice says about passing: rules differ from notice to notice, so they are settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// How many are to be hired.
    pub places: Option<u32>,
    /// What happens with the same total at the last place, where the notice says so.
    pub ties: Option<Ties>,
    /// Whether those next in rank come up when somebody drops out (递补).
    pub reserve: Reserve,
    /// How many days the list of those to be hired is published.
    pub notice_days: Option<u32>,
}

document!(struct Rules or default { places, ties, reserve, notice_days });

/// What happens with the same total at the last place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ties {
    /// All of them go on.
    AllGoOn {},
    /// The score of a stage decides.
    ByStage {
        /// The code of the stage.
        stage: String,
    },
}

document!(enum Ties or code { "all_go_on" => AllGoOn {}, "by_stage" => ByStage { stage } });

/// Whether those next in rank come up when somebody drops out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reserve {
    /// The notice does not say.
    #[default]
    NotSaid,
    /// They do, in the order of rank.
    Allowed,
    /// They do not.
    Forbidden,
}

document!(codes Reserve or default { "not_said" => NotSaid, "allowed" => Allowed, "forbidden" => Forbidden });

impl Reserve {
    /// All, in the order in which they are offered.
    pub const ALL: [Reserve; 3] = [Reserve::NotSaid, Reserve::Allowed, Reserve::Forbidden];
}

/// What is recommended at the end of a pilot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// To be copied elsewhere.
    Copy,
    /// To be copied with changes.
    Adjust,
    /// To run on before anybody judges.
    GoOn,
    /// To be stopped.
    Stop,
}

document!(codes Advice { "copy" => Copy, "adjust" => Adjust, "go_on" => GoOn, "stop" => Stop });

impl Advice {
    /// All, in the order in which they are offered.
    pub const ALL: [Advice; 4] = [Advice::Copy, Advice::Adjust, Advice::GoOn, Advice::Stop];
}

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
    /// Two stages have the same code.
    Twice {
        /// The second, counted from 0.
        stage: usize,
    },
}

impl Pilot {
    /// A pilot of which nothing but the name is known.
    pub fn new(name: impl Into<String>, added: Date) -> Pilot {
        Pilot {
            name: name.into(),
            region: String::new(),
            mode: String::new(),
            source: String::new(),
            goal: String::new(),
            from: None,
            to: None,
            owner: String::new(),
            status: Status::default(),
            filled: Filled::default(),
            template: String::new(),
            stages: Vec::new(),
            rules: Rules::default(),
            staffing: Staffing::default(),
            targets: Vec::new(),
            indicators: Vec::new(),
            unknown: Vec::new(),
            next: None,
            lessons: String::new(),
            advice: None,
            advice_why: String::new(),
            added,
        }
    }

    /// Checks what every kept pilot must fulfil.
    pub fn check(&self) -> Result<(), PilotError> {
        if self.name.trim().is_empty() {
            return Err(PilotError::NoName);
        }
        for (stage, step) in self.stages.iter().enumerate() {
            step.counts.check().map_err(|error| PilotError::Counts { stage, error })?;
            let reversed = |from, to| matches!((from, to), (Some(from), Some(to)) if to < from);
            if reversed(step.from, step.to) || reversed(step.plan_from, step.plan_to) {
                return Err(PilotError::DatesReversed { stage });
            }
            // What happened to people speaks of stages by their codes.
            if self.stages.iter().take(stage).any(|before| before.code == step.code) {
                return Err(PilotError::Twice { stage });
            }
        }
        Ok(())
    }

    /// The furthest stage that anybody is known to have reached.
    ///
    /// What lies before it is behind us even where nobody entered its counts: a county may start to keep
    /// this record when the recruitment is already over. `tallies` are those of its stages, from its people or from its
    /// typed counts.
    pub fn reached(&self, tallies: &[Tally], today: Date) -> Option<usize> {
        self.stages.iter().zip(tallies).rposition(|(stage, tally)| {
            tally.entered.is_some_and(|entered| entered > 0) || stage.from.is_some_and(|from| from <= today)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::day::date;
    use stage::{Counts, StageKind};

    fn stage(name: &str, entered: Option<u32>) -> Stage {
        let counts = Counts { entered, ..Counts::default() };
        Stage { counts, ..Stage::new(name, StageKind::Selection, name) }
    }

    fn pilot(stages: Vec<Stage>) -> Pilot {
        Pilot { stages, ..Pilot::new("试点", date(2026, 1, 1)) }
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
