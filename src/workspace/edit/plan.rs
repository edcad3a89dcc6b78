//! What an edit needs and what it refuses: checked against the workspace before anything is touched.

use super::{Edit, Refused};
use crate::{
    base::{
        calendar::Calendar,
        day::Date,
        id::{BulletinId, DutyId, RecordId},
    },
    bulletin::verdict::{Decision, Mark, Verdict},
    duties::{
        Duty,
        record::{Record, Reopened, is_occurrence},
    },
    workspace::{
        Put, Workspace,
        shelf::{self, Kept, Origin},
    },
};
use std::sync::Arc;

/// A text that must not be empty.
fn given(text: &str) -> Result<(), Refused> {
    if text.trim().is_empty() { Err(Refused::Empty) } else { Ok(()) }
}

/// An id under which nothing may stand yet.
fn free(taken: bool) -> Result<(), Refused> {
    if taken { Err(Refused::Taken) } else { Ok(()) }
}

impl Edit {
    /// Checks the edit against the workspace and says which entities get which new value. Touches nothing.
    pub(in crate::workspace) fn plan(&self, ws: &Workspace) -> Result<Vec<Put>, Refused> {
        match self {
            Edit::Keep { id, kept } => {
                given(&kept.title)?;
                free(ws.shelf.has(*id))?;
                Ok(vec![Put::Bulletin(*id, Some(kept.clone()))])
            }
            Edit::Discard { id } => plan_discard(ws, *id),
            Edit::Adopt { bulletin, mark, id, duty, on } => {
                plan_adopt_all(ws, *bulletin, &[(mark.clone(), (*id, duty.clone()))], *on)
            }
            Edit::NotOurs { bulletin, mark, reason, on } => {
                plan_none_ours(ws, *bulletin, std::slice::from_ref(mark), reason, *on)
            }
            Edit::NoneOurs { bulletin, marks, reason, on } => plan_none_ours(ws, *bulletin, marks, reason, *on),
            Edit::AdoptAll { bulletin, duties, on } => plan_adopt_all(ws, *bulletin, duties, *on),
            Edit::Fill { bulletin, said } => {
                let mut kept = Kept::clone(ws.shelf.get(*bulletin).ok_or(Refused::Gone)?);
                kept.said = Some(said.clone());
                Ok(vec![Put::Bulletin(*bulletin, Some(Arc::new(kept)))])
            }
            Edit::Correct { bulletin, corrections } => {
                let mut kept = current(ws, *bulletin)?;
                kept.corrections = corrections.clone();
                Ok(vec![Put::Bulletin(*bulletin, Some(Arc::new(kept)))])
            }
            Edit::Succeed { id, kept, notes } => {
                given(&kept.title)?;
                // A text that is here already may be said to be the new version of another, once.
                free(ws.shelf.get(*id).is_some_and(|here| here.replaces.is_some()))?;
                kept.replaces.filter(|old| old != id).and_then(|old| ws.shelf.get(old)).ok_or(Refused::Gone)?;
                let mut puts = vec![Put::Bulletin(*id, Some(kept.clone()))];
                for (note_id, note) in notes {
                    ws.notes.get(*note_id).ok_or(Refused::Gone)?;
                    puts.push(Put::Note(*note_id, Some(note.clone())));
                }
                Ok(puts)
            }
            Edit::Note { id, note } => {
                given(&note.anchor.quote)?;
                ws.shelf.get(note.bulletin).ok_or(Refused::Gone)?;
                Ok(vec![Put::Note(*id, Some(note.clone()))])
            }
            Edit::DropNote { id } => {
                ws.notes.get(*id).ok_or(Refused::Gone)?;
                Ok(vec![Put::Note(*id, None)])
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

/// A built-in bulletin cannot be discarded, nor one on which duties, notes or a later text of it rest.
fn plan_discard(ws: &Workspace, id: BulletinId) -> Result<Vec<Put>, Refused> {
    let kept = ws.shelf.get(id).ok_or(Refused::Gone)?;
    let used = kept.decisions.iter().any(|decision| matches!(decision.verdict, Verdict::Adopted { .. }));
    let noted = ws.notes.values().any(|note| note.bulletin == id);
    let replaced = shelf::newer(&ws.shelf, id).is_some();
    if used || noted || replaced || matches!(kept.origin, Origin::BuiltIn { .. }) {
        return Err(Refused::InUse);
    }
    Ok(vec![Put::Bulletin(id, None)])
}

/// A kept bulletin that no later text replaces. What was decided on an older text stands as it is: the same duties are
/// in the hands of the new one.
fn current(ws: &Workspace, bulletin: BulletinId) -> Result<Kept, Refused> {
    if shelf::newer(&ws.shelf, bulletin).is_some() {
        return Err(Refused::Replaced);
    }
    ws.shelf.get(bulletin).map(|kept| Kept::clone(kept)).ok_or(Refused::Gone)
}

/// A kept bulletin of which none of these requirements is taken over yet.
fn not_adopted<'m>(
    ws: &Workspace,
    bulletin: BulletinId,
    marks: impl IntoIterator<Item = &'m Mark>,
) -> Result<Kept, Refused> {
    let kept = current(ws, bulletin)?;
    let adopted = |mark: &Mark| matches!(kept.verdict(mark), Some(Verdict::Adopted { .. }));
    if marks.into_iter().any(adopted) { Err(Refused::AlreadyAdopted) } else { Ok(kept) }
}

fn plan_adopt_all(
    ws: &Workspace,
    bulletin: BulletinId,
    duties: &[(Mark, (DutyId, Arc<Duty>))],
    on: Date,
) -> Result<Vec<Put>, Refused> {
    let mut kept = not_adopted(ws, bulletin, duties.iter().map(|(mark, _)| mark))?;
    let mut puts = Vec::new();
    for (mark, (id, duty)) in duties {
        given(&duty.name)?;
        free(ws.duties.has(*id))?;
        kept = kept.decided(mark, Some((Verdict::Adopted { duty: *id }, on)));
        puts.push(Put::Duty(*id, Some(duty.clone())));
    }
    puts.push(Put::Bulletin(bulletin, Some(Arc::new(kept))));
    Ok(puts)
}

fn plan_none_ours(
    ws: &Workspace,
    bulletin: BulletinId,
    marks: &[Mark],
    reason: &str,
    on: Date,
) -> Result<Vec<Put>, Refused> {
    given(reason)?;
    let mut kept = not_adopted(ws, bulletin, marks)?;
    for mark in marks {
        kept = kept.decided(mark, Some((Verdict::NotOurs { reason: reason.to_owned() }, on)));
    }
    Ok(vec![Put::Bulletin(bulletin, Some(Arc::new(kept)))])
}

fn plan_undecide(ws: &Workspace, bulletin: BulletinId, mark: &Mark) -> Result<Vec<Put>, Refused> {
    let kept = current(ws, bulletin)?;
    let mut puts = vec![Put::Bulletin(bulletin, Some(Arc::new(kept.decided(mark, None))))];
    if let Verdict::Adopted { duty } = kept.verdict(mark).ok_or(Refused::Gone)? {
        if ws.records.values().any(|record| record.duty == *duty) {
            return Err(Refused::InUse);
        }
        puts.push(Put::Duty(*duty, None));
        // The decision was carried over from older texts: it goes there too.
        let same = |decision: &Decision| decision.verdict == Verdict::Adopted { duty: *duty };
        for (id, other) in ws.shelf.iter().filter(|(id, other)| *id != bulletin && other.decisions.iter().any(same)) {
            let mut other = Kept::clone(other);
            other.decisions.retain(|decision| !same(decision));
            puts.push(Put::Bulletin(id, Some(Arc::new(other))));
        }
    }
    Ok(puts)
}

fn plan_close(ws: &Workspace, id: RecordId, record: &Arc<Record>) -> Result<Vec<Put>, Refused> {
    given(&record.what)?;
    record.evidence.iter().try_for_each(|piece| given(&piece.text))?;
    free(ws.records.has(id))?;
    let duty = ws.duties.get(record.duty).ok_or(Refused::Gone)?;
    if !is_occurrence(&duty.rule(&[], Calendar::builtin()), record.due) {
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
