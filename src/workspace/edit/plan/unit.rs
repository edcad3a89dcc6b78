//! What edits on the unit's profile need and refuse.

use super::given;
use crate::{
    base::day::Date,
    duties::unit::{Lock, Opened, Unit},
    workspace::{Put, Refused, Workspace},
};
use std::sync::Arc;

fn put(unit: Unit) -> Result<Vec<Put>, Refused> {
    Ok(vec![Put::Unit(Arc::new(unit))])
}

/// Locks have edits of their own: they stay as they are.
pub(super) fn plan_unit(ws: &Workspace, unit: &Unit) -> Result<Vec<Put>, Refused> {
    for holder in &unit.holders {
        given(&holder.name)?;
        if matches!((holder.since, holder.until), (Some(since), Some(until)) if until < since) {
            return Err(Refused::DaysReversed);
        }
    }
    if !unit.scoring.is_sound() {
        return Err(Refused::Unsound);
    }
    put(Unit { locks: ws.unit.locks.clone(), ..unit.clone() })
}

/// What is not over cannot be settled, nor what is settled already.
pub(super) fn plan_lock(ws: &Workspace, lock: &Lock) -> Result<Vec<Put>, Refused> {
    if lock.until >= lock.on {
        return Err(Refused::InTheFuture);
    }
    if ws.unit.is_locked(lock.until) {
        return Err(Refused::Locked);
    }
    let mut unit = Unit::clone(&ws.unit);
    unit.locks.push(Lock { opened: None, ..lock.clone() });
    put(unit)
}

pub(super) fn plan_unlock(ws: &Workspace, why: &str, on: Date) -> Result<Vec<Put>, Refused> {
    given(why)?;
    let mut unit = Unit::clone(&ws.unit);
    let until = unit.locked_until().ok_or(Refused::Gone)?;
    for lock in unit.locks.iter_mut().filter(|lock| lock.opened.is_none() && lock.until == until) {
        lock.opened = Some(Opened { on, why: why.to_owned() });
    }
    put(unit)
}
