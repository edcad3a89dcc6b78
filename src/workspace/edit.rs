//! One change to the workspace, as data; what it needs, what it refuses.

mod plan;

use super::{Put, Workspace, settings::Settings, shelf::Kept};
use crate::{
    base::{
        day::Date,
        id::{BulletinId, DutyId, NoteId, PilotId, RecordId},
    },
    bulletin::{correction::Correction, facts::Said, note::Note, verdict::Mark},
    document,
    duties::{Duty, Off, record::Record},
    pilots::{Pilot, PilotError},
};
use std::sync::Arc;

/// One change. Ids and days are in it: carrying it out again gives the same result.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the fields say what they are; the arms say what they do
pub enum Edit {
    /// Keep a bulletin whose text is already stored.
    Keep { id: BulletinId, kept: Arc<Kept> },
    /// Take an imported bulletin off the shelf; refused while duties rest on it.
    Discard { id: BulletinId },
    /// Take a requirement over as a duty.
    Adopt { bulletin: BulletinId, mark: Mark, id: DutyId, duty: Arc<Duty>, on: Date },
    /// Say that a requirement is not ours, and why.
    NotOurs { bulletin: BulletinId, mark: Mark, reason: String, on: Date },
    /// Take a decision back; a duty without records goes with it, one with records is kept and refuses.
    Undecide { bulletin: BulletinId, mark: Mark },
    /// Take several requirements over, each as a duty: all or none.
    AdoptAll { bulletin: BulletinId, duties: Vec<(Mark, (DutyId, Arc<Duty>))>, on: Date },
    /// Say of several requirements that they are not ours, for one reason.
    NoneOurs { bulletin: BulletinId, marks: Vec<Mark>, reason: String, on: Date },
    /// Say what a text leaves open.
    Fill { bulletin: BulletinId, said: Said },
    /// The corrections of what the program found, all of them.
    Correct { bulletin: BulletinId, corrections: Vec<Correction> },
    /// Keep a corrected text of an issue: with the decisions that are carried over, and the notes that move to it.
    Succeed { id: BulletinId, kept: Arc<Kept>, notes: Vec<(NoteId, Arc<Note>)> },
    /// Make or change a note.
    Note { id: NoteId, note: Arc<Note> },
    /// Take a note away.
    DropNote { id: NoteId },
    /// Add duties from a pack or by hand.
    AddDuties { duties: Vec<(DutyId, Arc<Duty>)> },
    /// Change a duty.
    ChangeDuty { id: DutyId, duty: Arc<Duty> },
    /// Switch a duty off, with a reason, or (without one) on again.
    Switch { id: DutyId, off: Option<Off> },
    /// Close an occurrence.
    Close { id: RecordId, record: Arc<Record> },
    /// Take a closing back.
    Reopen { id: RecordId, why: String, on: Date },
    /// Start a pilot.
    AddPilot { id: PilotId, pilot: Arc<Pilot> },
    /// Change a pilot.
    ChangePilot { id: PilotId, pilot: Arc<Pilot> },
    /// Remember a choice.
    Choose { settings: Arc<Settings> },
    /// Take an earlier edit back: the puts are those that carrying it out gave.
    Undo { puts: Vec<Put> },
}

document!(enum Edit {
    "keep" => Keep { id, kept },
    "discard" => Discard { id },
    "adopt" => Adopt { bulletin, mark, id, duty, on },
    "not_ours" => NotOurs { bulletin, mark, reason, on },
    "undecide" => Undecide { bulletin, mark },
    "adopt_all" => AdoptAll { bulletin, duties, on },
    "none_ours" => NoneOurs { bulletin, marks, reason, on },
    "fill" => Fill { bulletin, said },
    "correct" => Correct { bulletin, corrections },
    "succeed" => Succeed { id, kept, notes },
    "note" => Note { id, note },
    "drop_note" => DropNote { id },
    "add_duties" => AddDuties { duties },
    "change_duty" => ChangeDuty { id, duty },
    "switch" => Switch { id, off },
    "close" => Close { id, record },
    "reopen" => Reopen { id, why, on },
    "add_pilot" => AddPilot { id, pilot },
    "change_pilot" => ChangePilot { id, pilot },
    "choose" => Choose { settings },
    "undo" => Undo { puts },
});

/// Why an edit was refused. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It speaks of something that is not there (any more).
    Gone,
    /// It would make something under an id that is taken.
    Taken,
    /// A text that must be given is empty: the name, the deed, the reason.
    Empty,
    /// The occurrence is closed already.
    AlreadyClosed,
    /// The day is not a due day of the duty.
    NotAnOccurrence,
    /// The record is reopened already.
    AlreadyReopened,
    /// The requirement is taken over already.
    AlreadyAdopted,
    /// A later text of the same issue has taken its place.
    Replaced,
    /// Records, duties or notes rest on it.
    InUse,
    /// The day it stands for lies after the day it was entered.
    InTheFuture,
    /// The pilot's numbers or dates cannot be.
    Pilot(PilotError),
}

impl Refused {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            Refused::Gone => "gone",
            Refused::Taken => "taken",
            Refused::Empty => "empty",
            Refused::AlreadyClosed => "already_closed",
            Refused::NotAnOccurrence => "not_an_occurrence",
            Refused::AlreadyReopened => "already_reopened",
            Refused::AlreadyAdopted => "already_adopted",
            Refused::Replaced => "replaced",
            Refused::InUse => "in_use",
            Refused::InTheFuture => "in_the_future",
            Refused::Pilot(PilotError::NoName) => "empty",
            Refused::Pilot(PilotError::Counts { .. }) => "pilot_counts",
            Refused::Pilot(PilotError::DatesReversed { .. }) => "pilot_dates",
        }
    }
}

impl Edit {
    /// Whether the new value is the old one: not worth a line, nor a step back.
    pub fn changes_nothing(&self, ws: &Workspace) -> bool {
        match self {
            Edit::ChangeDuty { id, duty } => ws.duties.get(*id) == Some(duty),
            Edit::ChangePilot { id, pilot } => ws.pilots.get(*id) == Some(pilot),
            Edit::Choose { settings } => ws.settings == *settings,
            Edit::Note { id, note } => ws.notes.get(*id) == Some(note),
            _ => false,
        }
    }
}
