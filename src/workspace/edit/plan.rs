//! What an edit needs and what it refuses: checked against the workspace before anything is touched.

mod bulletins;
mod duties;
mod pilots;
mod records;
mod safety;
mod unit;

use super::{Edit, Refused};
use crate::{
    base::id::RosterId,
    duties::{
        journal::Journal,
        record::Reopened,
        roster::{self, Month},
    },
    workspace::{Put, Workspace, shelf::Kept},
};
use bulletins::{current, plan_adopt_all, plan_discard, plan_none_ours, plan_undecide};
use duties::{change_duty, plan_change, plan_duties, plan_extend};
use pilots::{
    plan_add_pilot, plan_change_pilot, plan_drop_item, plan_drop_people, plan_drop_pilot, plan_erase, plan_item,
    plan_move, plan_people,
};
use records::{plan_append, plan_change_record, plan_check, plan_close, plan_reopen, plan_serve};
use safety::{
    plan_add_draw, plan_add_hazard, plan_add_incident, plan_change_hazard, plan_change_incident, plan_log_call,
    plan_look_at, plan_step,
};
use std::sync::Arc;
use unit::{plan_lock, plan_unit, plan_unlock};

/// A text that must not be empty.
fn given(text: &str) -> Result<(), Refused> {
    if text.trim().is_empty() { Err(Refused::Empty) } else { Ok(()) }
}

/// An id under which nothing may stand yet.
fn free(taken: bool) -> Result<(), Refused> {
    if taken { Err(Refused::Taken) } else { Ok(()) }
}

impl Edit {
    /// Checks the edit against the workspace and says which entities get which new value. Touches nothing. The journal is
    /// that of the workspace's records, where somebody has it.
    pub(in crate::workspace) fn plan(&self, ws: &Workspace, journal: Option<&Journal>) -> Result<Vec<Put>, Refused> {
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
            Edit::AddDuties { duties } => plan_duties(ws, duties, &[]),
            Edit::TakePack { added, changed } => plan_duties(ws, added, changed),
            Edit::ChangeDuty { id, duty } => plan_change(ws, *id, duty),
            Edit::Switch { id, off } => {
                off.iter().try_for_each(|off| given(&off.why))?;
                change_duty(ws, *id, |duty| duty.off = off.clone())
            }
            Edit::Extend { duty, extension } => plan_extend(ws, *duty, extension),
            Edit::Happened { duty, event } => {
                given(&event.what)?;
                change_duty(ws, *duty, |duty| duty.events.push(event.clone()))
            }
            Edit::Close { id, record } => plan_close(ws, journal, *id, record),
            Edit::Serve { id, served, on, why } => plan_serve(ws, journal, *id, served, *on, why),
            Edit::Check { id, nth, outcome, verified } => plan_check(ws, *id, *nth, *outcome, verified.as_ref()),
            Edit::Reopen { id, nth, why, on, came_back } => {
                given(why)?;
                let reopened = Reopened { on: *on, why: why.clone(), came_back: *came_back };
                plan_reopen(ws, *id, *nth, &reopened)
            }
            Edit::ChangeRecord { id, record, why } => plan_change_record(ws, *id, record, why),
            Edit::Append { id, addendum, evidence } => plan_append(ws, *id, addendum, evidence),
            Edit::ChangeUnit { unit } => plan_unit(ws, unit),
            Edit::Lock { lock } => plan_lock(ws, lock),
            Edit::Unlock { why, on } => plan_unlock(ws, why, *on),
            Edit::AddHazard { id, hazard } => plan_add_hazard(ws, *id, hazard),
            Edit::ChangeHazard { id, hazard, why } => plan_change_hazard(ws, *id, hazard, why),
            Edit::Step { id, event } => plan_step(ws, *id, event),
            Edit::SetMonths { months, .. } => {
                let put = |(id, month): &(RosterId, Arc<Month>)| match roster::id_of(month.first()) == *id {
                    true => Ok(Put::Month(*id, Some(month.clone()))),
                    false => Err(Refused::Gone),
                };
                months.iter().map(put).collect()
            }
            Edit::AddIncident { id, incident } => plan_add_incident(ws, *id, incident),
            Edit::ChangeIncident { id, incident } => plan_change_incident(ws, *id, incident),
            Edit::LogCall { id, call } => plan_log_call(ws, *id, call),
            Edit::AddDraw { id, draw } => plan_add_draw(ws, *id, draw),
            Edit::LookAt { id, key, looked } => plan_look_at(ws, *id, *key, looked),
            // It changes nothing of the workspace; the history tells of it.
            Edit::TrustClock { why, .. } => given(why).map(|()| Vec::new()),
            Edit::AddPilot { id, pilot, items } => plan_add_pilot(ws, *id, pilot, items),
            Edit::ChangePilot { id, pilot } => plan_change_pilot(ws, *id, pilot),
            Edit::DropPilot { id } => plan_drop_pilot(ws, *id),
            Edit::PutPeople { people } => plan_people(ws, people),
            Edit::MovePeople { ids, event } => plan_move(ws, ids, event),
            Edit::DropPeople { ids } => plan_drop_people(ws, ids),
            Edit::ErasePeople { ids, on } => plan_erase(ws, ids, *on),
            Edit::PutItem { id, item } => plan_item(ws, *id, item),
            Edit::DropItem { id } => plan_drop_item(ws, *id),
            Edit::Choose { settings } => Ok(vec![Put::Settings(settings.clone())]),
            Edit::Undo { puts } => Ok(puts.clone()),
        }
    }
}
