//! One change to the workspace, as data; what it needs, what it refuses.

use super::{
    Put, Workspace,
    settings::Settings,
    shelf::{Kept, Origin},
};
use crate::{
    base::{
        day::Date,
        id::{BulletinId, DutyId, PilotId, RecordId},
    },
    bulletin::verdict::{Mark, Verdict},
    document,
    duties::{
        Duty, Off,
        record::{Record, Reopened, is_occurrence},
    },
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
    /// Records or duties rest on it.
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
            Refused::InUse => "in_use",
            Refused::InTheFuture => "in_the_future",
            Refused::Pilot(PilotError::NoName) => "empty",
            Refused::Pilot(PilotError::Counts { .. }) => "pilot_counts",
            Refused::Pilot(PilotError::DatesReversed { .. }) => "pilot_dates",
        }
    }
}

/// A text that must not be empty.
fn given(text: &str) -> Result<(), Refused> {
    if text.trim().is_empty() { Err(Refused::Empty) } else { Ok(()) }
}

/// An id under which nothing may stand yet.
fn free(taken: bool) -> Result<(), Refused> {
    if taken { Err(Refused::Taken) } else { Ok(()) }
}

impl Edit {
    /// Whether the new value is the old one: not worth a line, nor a step back.
    pub fn changes_nothing(&self, ws: &Workspace) -> bool {
        match self {
            Edit::ChangeDuty { id, duty } => ws.duties.get(*id) == Some(duty),
            Edit::ChangePilot { id, pilot } => ws.pilots.get(*id) == Some(pilot),
            Edit::Choose { settings } => ws.settings == *settings,
            _ => false,
        }
    }

    /// Checks the edit against the workspace and says which entities get which new value. Touches nothing.
    pub(super) fn plan(&self, ws: &Workspace) -> Result<Vec<Put>, Refused> {
        match self {
            Edit::Keep { id, kept } => {
                given(&kept.title)?;
                free(ws.shelf.has(*id))?;
                Ok(vec![Put::Bulletin(*id, Some(kept.clone()))])
            }
            Edit::Discard { id } => plan_discard(ws, *id),
            Edit::Adopt { bulletin, mark, id, duty, on } => plan_adopt(ws, *bulletin, mark, *id, duty, *on),
            Edit::NotOurs { bulletin, mark, reason, on } => {
                given(reason)?;
                let kept = ws.shelf.get(*bulletin).ok_or(Refused::Gone)?;
                if matches!(kept.verdict(mark), Some(Verdict::Adopted { .. })) {
                    return Err(Refused::AlreadyAdopted);
                }
                let verdict = Verdict::NotOurs { reason: reason.clone() };
                Ok(vec![Put::Bulletin(*bulletin, Some(Arc::new(kept.decided(mark, Some((verdict, *on))))))])
            }
            Edit::Undecide { bulletin, mark } => plan_undecide(ws, *bulletin, mark),
            Edit::AddDuties { duties } => {
                let put = |(id, duty): &(DutyId, Arc<Duty>)| {
                    given(&duty.name)?;
                    free(ws.duties.has(*id))?;
                    Ok(Put::Duty(*id, Some(duty.clone())))
                };
                duties.iter().map(put).collect()
            }
            Edit::ChangeDuty { id, duty } => {
                given(&duty.name)?;
                ws.duties.get(*id).ok_or(Refused::Gone)?;
                Ok(vec![Put::Duty(*id, Some(duty.clone()))])
            }
            Edit::Switch { id, off } => {
                off.iter().try_for_each(|off| given(&off.why))?;
                let mut duty = Duty::clone(ws.duties.get(*id).ok_or(Refused::Gone)?);
                duty.off = off.clone();
                Ok(vec![Put::Duty(*id, Some(Arc::new(duty)))])
            }
            Edit::Close { id, record } => plan_close(ws, *id, record),
            Edit::Reopen { id, why, on } => {
                given(why)?;
                let mut record = Record::clone(ws.records.get(*id).ok_or(Refused::Gone)?);
                if record.reopened.is_some() {
                    return Err(Refused::AlreadyReopened);
                }
                record.reopened = Some(Reopened { on: *on, why: why.clone() });
                Ok(vec![Put::Record(*id, Some(Arc::new(record)))])
            }
            Edit::AddPilot { id, pilot } => {
                free(ws.pilots.has(*id))?;
                pilot.check().map_err(Refused::Pilot)?;
                Ok(vec![Put::Pilot(*id, Some(pilot.clone()))])
            }
            Edit::ChangePilot { id, pilot } => {
                ws.pilots.get(*id).ok_or(Refused::Gone)?;
                pilot.check().map_err(Refused::Pilot)?;
                Ok(vec![Put::Pilot(*id, Some(pilot.clone()))])
            }
            Edit::Choose { settings } => Ok(vec![Put::Settings(settings.clone())]),
            Edit::Undo { puts } => Ok(puts.clone()),
        }
    }
}

/// A built-in bulletin cannot be discarded, nor one on which duties rest.
fn plan_discard(ws: &Workspace, id: BulletinId) -> Result<Vec<Put>, Refused> {
    let kept = ws.shelf.get(id).ok_or(Refused::Gone)?;
    let used = kept.decisions.iter().any(|decision| matches!(decision.verdict, Verdict::Adopted { .. }));
    if used || matches!(kept.origin, Origin::BuiltIn { .. }) {
        return Err(Refused::InUse);
    }
    Ok(vec![Put::Bulletin(id, None)])
}

fn plan_adopt(
    ws: &Workspace,
    bulletin: BulletinId,
    mark: &Mark,
    id: DutyId,
    duty: &Arc<Duty>,
    on: Date,
) -> Result<Vec<Put>, Refused> {
    given(&duty.name)?;
    free(ws.duties.has(id))?;
    let kept = ws.shelf.get(bulletin).ok_or(Refused::Gone)?;
    if matches!(kept.verdict(mark), Some(Verdict::Adopted { .. })) {
        return Err(Refused::AlreadyAdopted);
    }
    let kept = kept.decided(mark, Some((Verdict::Adopted { duty: id }, on)));
    Ok(vec![Put::Duty(id, Some(duty.clone())), Put::Bulletin(bulletin, Some(Arc::new(kept)))])
}

fn plan_undecide(ws: &Workspace, bulletin: BulletinId, mark: &Mark) -> Result<Vec<Put>, Refused> {
    let kept = ws.shelf.get(bulletin).ok_or(Refused::Gone)?;
    let mut puts = vec![Put::Bulletin(bulletin, Some(Arc::new(kept.decided(mark, None))))];
    if let Verdict::Adopted { duty } = kept.verdict(mark).ok_or(Refused::Gone)? {
        if ws.records.values().any(|record| record.duty == *duty) {
            return Err(Refused::InUse);
        }
        puts.push(Put::Duty(*duty, None));
    }
    Ok(puts)
}

fn plan_close(ws: &Workspace, id: RecordId, record: &Arc<Record>) -> Result<Vec<Put>, Refused> {
    given(&record.what)?;
    record.evidence.iter().try_for_each(|piece| given(&piece.text))?;
    free(ws.records.has(id))?;
    let duty = ws.duties.get(record.duty).ok_or(Refused::Gone)?;
    if !is_occurrence(duty, record.due) {
        return Err(Refused::NotAnOccurrence);
    }
    if record.stands_for > record.entered {
        return Err(Refused::InTheFuture);
    }
    // Without due days a duty may be done any number of times; but "once" is once.
    let repeats = record.due.is_none() && duty.cadence != crate::duties::cadence::Cadence::Once;
    let closed = |other: &Arc<Record>| other.duty == record.duty && other.due == record.due && other.stands();
    if !repeats && ws.records.values().any(closed) {
        return Err(Refused::AlreadyClosed);
    }
    Ok(vec![Put::Record(id, Some(record.clone()))])
}
