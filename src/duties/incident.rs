//! Accident information reports (事故信息报告): what happened, who was told and when, how grave it is, and by when
//! which report has to be made.
//!
//! Sources, by the short keys of the fact sheet: L3 is the State Council's regulation on reporting and investigating
//! work accidents (国务院令第493号, 2007), SC2 the Sichuan rules to it (四川省政府令第225号, 2008). Both bind the unit
//! where the accident happened and the departments from the county up. Neither sets a number of minutes for a township,
//! and no other national or Sichuan text that we read does: so the township's own limit is a local setting, and
//! without one the answer is "at once".
//!
//! What is unknown stays unknown: no number is taken for nought, and no moment is guessed.

pub mod call;
pub mod content;
pub mod deadline;
pub mod grade;
pub mod supplement;
pub mod timetable;

use crate::base::{id::IncidentTag, minute::Minute, table::Table};
use crate::document;
use call::{Call, CallError};

/// All incidents of a workspace.
pub type Incidents = Table<IncidentTag, Incident>;

/// An accident, as far as the township knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// What it is called here, never empty.
    pub what: String,
    /// What kind of accident.
    pub kind: AccidentKind,
    /// At which unit, and what that unit is; may be empty.
    pub unit: String,
    /// Where; may be empty.
    pub place: String,
    /// How things stand on the spot; may be empty.
    pub scene: String,
    /// How it came about, briefly; may be empty.
    pub course: String,
    /// What has been done so far; may be empty.
    pub measures: String,
    /// What else has to be reported; empty where there is nothing.
    pub other: String,
    /// When it happened; `None` while nobody can say.
    pub happened: Option<Minute>,
    /// When the township got to know: from here its own reporting runs.
    pub known: Minute,
    /// How many people and how much money, as far as known now.
    pub numbers: Numbers,
    /// Who told whom, in the order of entry. Entries are only added.
    pub calls: Vec<Call>,
}

document!(struct Incident { what, kind, unit, place, scene, course, measures, other, happened, known, numbers, calls });

/// What kind of accident it is: it decides how long changed casualties have to be reported (L3 art. 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccidentKind {
    /// In production or business, and neither of the two below.
    General,
    /// On the road.
    Traffic,
    /// A fire.
    Fire,
    /// Anything else that is reported in the same way.
    Other,
}

document!(codes AccidentKind {
    "general" => General,
    "traffic" => Traffic,
    "fire" => Fire,
    "other" => Other,
});

impl AccidentKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [AccidentKind; 4] =
        [AccidentKind::General, AccidentKind::Traffic, AccidentKind::Fire, AccidentKind::Other];
}

/// The numbers that decide the grade. `None` is "not known", which is not nought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbers {
    /// People dead.
    pub dead: Option<u32>,
    /// People seriously injured; acute industrial poisoning counts (L3 art. 3).
    pub injured: Option<u32>,
    /// People missing (下落不明): reported (L3 art. 12), but of no weight in the grades of L3 art. 3.
    pub missing: Option<u32>,
    /// Direct loss in whole 10,000 yuan, what is left over dropped: all limits are whole, so none is met by rounding.
    pub loss: Option<u32>,
}

document!(struct Numbers { dead, injured, missing, loss });

/// One of the [`Numbers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // as the fields of `Numbers`
pub enum Count {
    Dead,
    Injured,
    Missing,
    Loss,
}

document!(codes Count {
    "dead" => Dead,
    "injured" => Injured,
    "missing" => Missing,
    "loss" => Loss,
});

impl Count {
    /// All of them, in the order of L3 art. 12.
    pub const ALL: [Count; 4] = [Count::Dead, Count::Injured, Count::Missing, Count::Loss];

    /// Whether it counts people (伤亡人数, with those missing).
    pub fn is_of_people(self) -> bool {
        self != Count::Loss
    }
}

impl Numbers {
    /// One of the numbers.
    pub fn get(&self, count: Count) -> Option<u32> {
        match count {
            Count::Dead => self.dead,
            Count::Injured => self.injured,
            Count::Missing => self.missing,
            Count::Loss => self.loss,
        }
    }

    /// These numbers, and where one is not known, that of `before`.
    pub fn or(self, before: Numbers) -> Numbers {
        Numbers {
            dead: self.dead.or(before.dead),
            injured: self.injured.or(before.injured),
            missing: self.missing.or(before.missing),
            loss: self.loss.or(before.loss),
        }
    }
}

/// An article of a law, by the short key of the fact sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Article {
    /// Which law.
    pub law: Law,
    /// The number of the article.
    pub number: u8,
}

/// The texts on which this aid rests; the fact sheet has all four as read in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Law {
    /// 生产安全事故报告和调查处理条例, 国务院令第493号, in force since 2007-06-01.
    L3,
    /// 突发事件应对法, revised 2024.
    L4,
    /// 四川省安全生产条例, revised 2023.
    Sc1,
    /// 四川省生产安全事故报告和调查处理规定, 四川省政府令第225号, in force since 2008-09-01.
    Sc2,
}

document!(codes Law {
    "l3" => L3,
    "l4" => L4,
    "sc1" => Sc1,
    "sc2" => Sc2,
});

/// Why an incident cannot be kept as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncidentError {
    /// It has no name.
    NoName,
    /// The township knew before it happened.
    KnownBefore,
    /// An entry of the log names an entry that it cannot correct.
    Call {
        /// Which entry, counted from 0.
        entry: usize,
        /// What is wrong.
        error: CallError,
    },
}

impl IncidentError {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            IncidentError::NoName => "empty",
            IncidentError::KnownBefore => "known_before",
            IncidentError::Call { .. } => "wrong_entry",
        }
    }
}

impl Incident {
    /// Checks what every kept incident must fulfil.
    pub fn check(&self) -> Result<(), IncidentError> {
        if self.what.trim().is_empty() {
            return Err(IncidentError::NoName);
        }
        if self.happened.is_some_and(|happened| self.known < happened) {
            return Err(IncidentError::KnownBefore);
        }
        for (entry, call) in self.calls.iter().enumerate() {
            let before = self.calls.get(..entry).unwrap_or_default();
            call.fits(before).map_err(|error| IncidentError::Call { entry, error })?;
        }
        Ok(())
    }
}
