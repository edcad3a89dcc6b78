//! What edits on duties need and refuse.

use super::{free, given};
use crate::{
    base::id::DutyId,
    duties::{Duty, Extension},
    workspace::{Put, Refused, Workspace},
};
use std::sync::Arc;

/// Adds duties and changes others.
pub(super) fn plan_duties(
    ws: &Workspace,
    added: &[(DutyId, Arc<Duty>)],
    changed: &[(DutyId, Arc<Duty>)],
) -> Result<Vec<Put>, Refused> {
    let mut puts = Vec::new();
    for (id, duty) in added {
        free(ws.duties.has(*id))?;
        puts.push(checked(*id, duty)?);
    }
    for (id, duty) in changed {
        ws.duties.get(*id).ok_or(Refused::Gone)?;
        puts.push(checked(*id, duty)?);
    }
    Ok(puts)
}

/// Changes one by hand.
pub(super) fn plan_change(ws: &Workspace, id: DutyId, duty: &Arc<Duty>) -> Result<Vec<Put>, Refused> {
    let before = ws.duties.get(id).ok_or(Refused::Gone)?;
    Ok(vec![checked(id, &Arc::new(duty.changed_from(before)))?])
}

fn checked(id: DutyId, duty: &Arc<Duty>) -> Result<Put, Refused> {
    given(&duty.name)?;
    if duty.binding.is_some_and(|binding| duty.cadence.is_rarer_than(binding)) {
        return Err(Refused::TooRare);
    }
    Ok(Put::Duty(id, Some(duty.clone())))
}

/// The same duty with one thing changed.
pub(super) fn change_duty(ws: &Workspace, id: DutyId, change: impl FnOnce(&mut Duty)) -> Result<Vec<Put>, Refused> {
    let mut duty = Duty::clone(ws.duties.get(id).ok_or(Refused::Gone)?);
    change(&mut duty);
    Ok(vec![Put::Duty(id, Some(Arc::new(duty)))])
}

/// A day is put off before it has come, to a later one, and again before that one has come.
pub(super) fn plan_extend(ws: &Workspace, id: DutyId, extension: &Extension) -> Result<Vec<Put>, Refused> {
    given(&extension.why)?;
    let duty = ws.duties.get(id).ok_or(Refused::Gone)?;
    if !duty.has_occurrence(Some(extension.due)) {
        return Err(Refused::NotAnOccurrence);
    }
    let due = duty.due_now(extension.due);
    if extension.on >= due || extension.to <= due {
        return Err(Refused::TooLate);
    }
    if ws.unit.is_locked(extension.due) {
        return Err(Refused::Locked);
    }
    change_duty(ws, id, |duty| duty.extensions.push(extension.clone()))
}
