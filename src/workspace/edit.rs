//! One change to the workspace, as data; what it needs, what it refuses.

mod plan;

use super::{Put, Workspace, settings::Settings, shelf::Kept};
use crate::{
    base::{
        day::Date,
        id::{
            BulletinId, CandidateId, DrawId, DutyId, HazardId, IncidentId, ItemId, NoteId, PilotId, RecordId, RosterId,
        },
    },
    bulletin::{correction::Correction, facts::Said, note::Note, verdict::Mark},
    document,
    duties::{
        Duty, Event, Extension, Off,
        evidence::Evidence,
        hazard::{self, Hazard, rules::HazardError},
        incident::{Incident, IncidentError, call::Call},
        lookback::{Draw, DrawError, Looked, Subject},
        record::{Addendum, Outcome, Record, Served, Verified},
        roster::Month,
        unit::{Lock, Unit},
    },
    pilots::{
        Pilot, PilotError,
        candidate::{self, Candidate},
        item::{Item, ItemError},
        moves::MoveError,
    },
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
    /// Add duties and bring others up to date, as one step.
    TakePack { added: Vec<(DutyId, Arc<Duty>)>, changed: Vec<(DutyId, Arc<Duty>)> },
    /// Put a due day off, before it has come.
    Extend { duty: DutyId, extension: Extension },
    /// Say that something happened for which a duty has to be done.
    Happened { duty: DutyId, event: Event },
    /// Close the occurrences that a record serves.
    Close { id: RecordId, record: Arc<Record> },
    /// Let a record serve one more occurrence.
    Serve { id: RecordId, served: Served, on: Date, why: String },
    /// Strike off an occurrence that a record serves and judge its result, or (without `verified`) take that back.
    Check { id: RecordId, nth: u32, outcome: Outcome, verified: Option<Verified> },
    /// Take a closing back: of one occurrence that the record serves, or of all.
    Reopen { id: RecordId, nth: Option<u32>, why: String, on: Date, came_back: bool },
    /// Correct what a record says.
    ChangeRecord { id: RecordId, record: Arc<Record>, why: String },
    /// Add to a record; nothing in it is changed.
    Append { id: RecordId, addendum: Addendum, evidence: Vec<Evidence> },
    /// Change the unit's profile: everything in it but the locks.
    ChangeUnit { unit: Arc<Unit> },
    /// Lock everything up to a day.
    Lock { lock: Lock },
    /// Open the latest locked period again.
    Unlock { why: String, on: Date },
    /// Enter a hazard.
    AddHazard { id: HazardId, hazard: Arc<Hazard> },
    /// Correct what a hazard says; not what happened to it.
    ChangeHazard { id: HazardId, hazard: Arc<Hazard>, why: String },
    /// Add what happened to a hazard.
    Step { id: HazardId, event: hazard::event::Event },
    /// Put people on duty: the months that this touches, with the reason where something was there before.
    SetMonths { months: Vec<(RosterId, Arc<Month>)>, why: String },
    /// Enter an incident.
    AddIncident { id: IncidentId, incident: Arc<Incident> },
    /// Change what an incident says; its log of calls stays as it is.
    ChangeIncident { id: IncidentId, incident: Arc<Incident> },
    /// Add a call to the log of an incident.
    LogCall { id: IncidentId, call: Call },
    /// Draw a sample for a look-back.
    AddDraw { id: DrawId, draw: Arc<Draw> },
    /// Say how something that was drawn was found. What came back, or was done on paper only, is opened again.
    LookAt { id: DrawId, key: Subject, looked: Looked },
    /// Say that the device's clock was wrong before, and why: the day seen then no longer counts.
    TrustClock { seen: Date, now: Date, why: String },
    /// Start a pilot, with what its pattern brings.
    AddPilot { id: PilotId, pilot: Arc<Pilot>, items: Vec<(ItemId, Arc<Item>)> },
    /// Change a pilot.
    ChangePilot { id: PilotId, pilot: Arc<Pilot> },
    /// Take a pilot away, with its people and everything that belongs to it.
    DropPilot { id: PilotId },
    /// Enter people, or change what is kept of them beside what happened to them.
    PutPeople { people: Vec<(CandidateId, Arc<Candidate>)> },
    /// The same happened to several people: all or none.
    MovePeople { ids: Vec<CandidateId>, event: candidate::Event },
    /// Take people away who were entered by mistake.
    DropPeople { ids: Vec<CandidateId> },
    /// Erase the names of people. It cannot be taken back.
    ErasePeople { ids: Vec<CandidateId>, on: Date },
    /// Enter something of a pilot, or change it.
    PutItem { id: ItemId, item: Arc<Item> },
    /// Take something of a pilot away.
    DropItem { id: ItemId },
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
    "take_pack" => TakePack { added, changed },
    "extend" => Extend { duty, extension },
    "happened" => Happened { duty, event },
    "close" => Close { id, record },
    "serve" => Serve { id, served, on, why },
    "check" => Check { id, nth, outcome, verified },
    "reopen" => Reopen { id, nth, why, on, came_back },
    "change_record" => ChangeRecord { id, record, why },
    "append" => Append { id, addendum, evidence },
    "change_unit" => ChangeUnit { unit },
    "lock" => Lock { lock },
    "unlock" => Unlock { why, on },
    "add_hazard" => AddHazard { id, hazard },
    "change_hazard" => ChangeHazard { id, hazard, why },
    "step" => Step { id, event },
    "set_months" => SetMonths { months, why },
    "add_incident" => AddIncident { id, incident },
    "change_incident" => ChangeIncident { id, incident },
    "log_call" => LogCall { id, call },
    "add_draw" => AddDraw { id, draw },
    "look_at" => LookAt { id, key, looked },
    "trust_clock" => TrustClock { seen, now, why },
    "add_pilot" => AddPilot { id, pilot, items },
    "change_pilot" => ChangePilot { id, pilot },
    "drop_pilot" => DropPilot { id },
    "put_people" => PutPeople { people },
    "move_people" => MovePeople { ids, event },
    "drop_people" => DropPeople { ids },
    "erase_people" => ErasePeople { ids, on },
    "put_item" => PutItem { id, item },
    "drop_item" => DropItem { id },
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
    /// The period is locked: what is done to it is an addition and needs a reason, or cannot be done.
    Locked,
    /// A due day can be put off only before it has come, and only to a later one.
    TooLate,
    /// It would be done more rarely than a rule allows that binds townships.
    TooRare,
    /// The day lies before one that is settled already.
    DaysReversed,
    /// Points that cannot be: closing without evidence would cost less than leaving open, or closing late more.
    Unsound,
    /// A hazard, or what happened to it, cannot be so.
    Hazard(HazardError),
    /// An incident cannot be so.
    Incident(IncidentError),
    /// A draw or a result cannot be so.
    Draw(DrawError),
    /// The pilot's numbers or dates cannot be.
    Pilot(PilotError),
    /// It cannot happen to this person.
    Move(MoveError),
    /// Something of a pilot cannot be so.
    Item(ItemError),
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
            Refused::Locked => "locked",
            Refused::TooLate => "too_late",
            Refused::TooRare => "too_rare",
            Refused::DaysReversed => "days_reversed",
            Refused::Unsound => "unsound",
            Refused::Hazard(why) => why.code(),
            Refused::Incident(why) => why.code(),
            Refused::Draw(why) => why.code(),
            Refused::Move(why) => why.code(),
            Refused::Item(why) => why.fault.code(),
            Refused::Pilot(PilotError::NoName) => "empty",
            Refused::Pilot(PilotError::Counts { .. }) => "pilot_counts",
            Refused::Pilot(PilotError::DatesReversed { .. }) => "pilot_dates",
            Refused::Pilot(PilotError::Twice { .. }) => "taken",
        }
    }
}

impl Edit {
    /// Whether the new value is the old one: not worth a line, nor a step back.
    pub fn changes_nothing(&self, ws: &Workspace) -> bool {
        match self {
            Edit::ChangeDuty { id, duty } => ws.duties.get(*id) == Some(duty),
            Edit::ChangeUnit { unit } => ws.unit == *unit,
            Edit::ChangeHazard { id, hazard, .. } => ws.hazards.get(*id) == Some(hazard),
            Edit::SetMonths { months, .. } => {
                months.iter().all(|(id, month)| ws.rosters.get(*id).is_some_and(|before| before == month))
            }
            Edit::ChangeIncident { id, incident } => ws.incidents.get(*id) == Some(incident),
            Edit::ChangePilot { id, pilot } => ws.pilots.get(*id) == Some(pilot),
            Edit::PutItem { id, item } => ws.items.get(*id) == Some(item),
            Edit::PutPeople { people } => people.iter().all(|(id, person)| ws.candidates.get(*id) == Some(person)),
            Edit::Choose { settings } => ws.settings == *settings,
            Edit::Note { id, note } => ws.notes.get(*id) == Some(note),
            _ => false,
        }
    }

    /// Why, where the edit says so.
    pub fn why(&self) -> &str {
        match self {
            Edit::Reopen { why, .. } | Edit::ChangeRecord { why, .. } | Edit::Unlock { why, .. } => why,
            Edit::Serve { why, .. } | Edit::ChangeHazard { why, .. } | Edit::TrustClock { why, .. } => why,
            Edit::SetMonths { why, .. } => why,
            Edit::LookAt { looked, .. } => &looked.note,
            Edit::Step { event, .. } => &event.note,
            Edit::Append { addendum, .. } => &addendum.why,
            Edit::Extend { extension, .. } => &extension.why,
            Edit::Switch { off: Some(off), .. } => &off.why,
            Edit::Happened { event, .. } => &event.what,
            _ => "",
        }
    }
}
