//! What was done for an occurrence, and what shows it.

use super::rule::{Rule, Schedule};
use crate::base::{
    day::Date,
    id::{DutyId, RecordTag},
    table::Table,
};
use crate::document;
use std::collections::{BTreeMap, BTreeSet};

/// All records of a workspace.
pub type Records = Table<RecordTag, Record>;

/// One closing of one occurrence. A reopened record is kept: what was said then stays visible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Of which duty.
    pub duty: DutyId,
    /// Which due day it closes; `None` for duties without due days (on demand, or no day set).
    pub due: Option<Date>,
    /// What was done, never empty.
    pub what: String,
    /// Who did it, in words; may be empty.
    pub by: String,
    /// The day the deed stands for, as the user says.
    pub stands_for: Date,
    /// The day it was entered, as the device says.
    pub entered: Date,
    /// What shows it; empty: closed without evidence.
    pub evidence: Vec<Evidence>,
    /// Taken back, when and why.
    pub reopened: Option<Reopened>,
}

document!(struct Record { duty, due, what, by, stands_for, entered, evidence, reopened });

/// Taking a closing back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopened {
    /// The day.
    pub on: Date,
    /// The reason, never empty.
    pub why: String,
}

document!(struct Reopened { on, why });

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// The number, address, place or note, never empty.
    pub text: String,
}

document!(struct Evidence { kind, text });

/// What a piece of evidence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceKind {
    /// The number of a document.
    Document,
    /// A place: where the thing happened or where the paper is filed.
    Place,
    /// The address of a page or file.
    Link,
    /// A note in words.
    Note,
    /// A dated trace: a meeting, a photo, a call of that day.
    Dated,
}

document!(codes EvidenceKind {
    "document" => Document,
    "place" => Place,
    "link" => Link,
    "note" => Note,
    "dated" => Dated,
});

impl EvidenceKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [EvidenceKind; 5] =
        [EvidenceKind::Document, EvidenceKind::Place, EvidenceKind::Link, EvidenceKind::Note, EvidenceKind::Dated];
}

impl Record {
    /// Whether the record still closes its occurrence.
    pub fn stands(&self) -> bool {
        self.reopened.is_none()
    }

    /// Closed, but nothing shows it.
    pub fn lacks_evidence(&self) -> bool {
        self.stands() && self.evidence.is_empty()
    }
}

/// Which due days of which duty are closed: the index that the agenda reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Closed {
    by_duty: BTreeMap<DutyId, BTreeSet<Option<Date>>>,
}

impl Closed {
    /// Reads all records once.
    pub fn of(records: &Records) -> Self {
        let mut by_duty: BTreeMap<DutyId, BTreeSet<Option<Date>>> = BTreeMap::new();
        for record in records.values().filter(|record| record.stands()) {
            by_duty.entry(record.duty).or_default().insert(record.due);
        }
        Closed { by_duty }
    }

    /// Whether this occurrence is closed.
    pub fn has(&self, duty: DutyId, due: Option<Date>) -> bool {
        self.by_duty.get(&duty).is_some_and(|days| days.contains(&due))
    }

    /// How many due days of the rule on or before `day` are closed.
    pub fn count_until(&self, id: DutyId, schedule: &Schedule, day: Date) -> u32 {
        let Some(days) = self.by_duty.get(&id) else { return 0 };
        let closed = days.iter().flatten().filter(|due| **due <= day && schedule.falls_on(**due));
        u32::try_from(closed.count()).unwrap_or(u32::MAX)
    }

    /// Whether anything of the duty is closed.
    pub fn any(&self, duty: DutyId) -> bool {
        self.by_duty.contains_key(&duty)
    }
}

/// Whether `due` names an occurrence of a rule: one of its due days, or none where it has no days.
pub fn is_occurrence(rule: &Rule<'_>, due: Option<Date>) -> bool {
    due.map_or(!rule.has_days(), |day| rule.schedule().falls_on(day))
}
