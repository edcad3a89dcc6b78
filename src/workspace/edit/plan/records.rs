//! What edits on records need and refuse.
//!
//! In a locked period nothing is changed: what is entered, added or taken back later is an addition and says why.

use super::{free, given};
use crate::{
    base::{day::Date, id::RecordId},
    duties::{
        Duty,
        cadence::Cadence,
        evidence::Evidence,
        journal::Journal,
        record::{Addendum, Outcome, Record, Reopened, Served, Verified},
    },
    workspace::{Put, Refused, Workspace},
};
use std::sync::Arc;

fn put(id: RecordId, record: Record) -> Result<Vec<Put>, Refused> {
    Ok(vec![Put::Record(id, Some(Arc::new(record)))])
}

fn current(ws: &Workspace, id: RecordId) -> Result<Record, Refused> {
    ws.records.get(id).map(|record| Record::clone(record)).ok_or(Refused::Gone)
}

/// Whether an occurrence lies in a locked period: by its due day, else by the day the deed stands for.
fn is_locked(ws: &Workspace, served: &Served, stands_for: Date) -> bool {
    ws.unit.is_locked(served.due.unwrap_or(stands_for))
}

fn check_words(record: &Record) -> Result<(), Refused> {
    given(&record.what)?;
    if !record.evidence.iter().all(Evidence::is_given) {
        return Err(Refused::Empty);
    }
    if record.stands_for > record.entered { Err(Refused::InTheFuture) } else { Ok(()) }
}

/// That an occurrence exists and is open.
fn check_open(ws: &Workspace, journal: Option<&Journal>, served: &Served) -> Result<(), Refused> {
    let duty = ws.duties.get(served.duty).ok_or(Refused::Gone)?;
    if !duty.has_occurrence(served.due) {
        return Err(Refused::NotAnOccurrence);
    }
    let closes = |other: &Served| other.is_for(served.duty, served.due) && other.stands();
    let closed = || match journal {
        Some(journal) => journal.has(served.duty, served.due),
        None => ws.records.values().any(|record| record.serves.iter().any(closes)),
    };
    if !repeats(duty, served) && closed() { Err(Refused::AlreadyClosed) } else { Ok(()) }
}

/// Without due days a duty may be done any number of times; but "once" is once.
fn repeats(duty: &Duty, served: &Served) -> bool {
    served.due.is_none() && duty.cadence != Cadence::Once
}

pub(super) fn plan_close(
    ws: &Workspace,
    journal: Option<&Journal>,
    id: RecordId,
    record: &Arc<Record>,
) -> Result<Vec<Put>, Refused> {
    check_words(record)?;
    free(ws.records.has(id))?;
    if record.serves.is_empty() {
        return Err(Refused::Empty);
    }
    for (at, served) in record.serves.iter().enumerate() {
        check_open(ws, journal, served)?;
        if record.serves.iter().take(at).any(|other| other.is_for(served.duty, served.due)) {
            return Err(Refused::AlreadyClosed);
        }
        if is_locked(ws, served, record.stands_for) && record.late.trim().is_empty() {
            return Err(Refused::Locked);
        }
    }
    Ok(vec![Put::Record(id, Some(record.clone()))])
}

pub(super) fn plan_serve(
    ws: &Workspace,
    journal: Option<&Journal>,
    id: RecordId,
    served: &Served,
    on: Date,
    why: &str,
) -> Result<Vec<Put>, Refused> {
    let mut record = current(ws, id)?;
    check_open(ws, journal, served)?;
    if record.serves.iter().any(|other| other.is_for(served.duty, served.due) && other.stands()) {
        return Err(Refused::AlreadyClosed);
    }
    if is_locked(ws, served, record.stands_for) {
        given(why).map_err(|_| Refused::Locked)?;
        let what = format!("+ {}", served.due.map_or_else(String::new, |due| due.to_string()));
        record.addenda.push(Addendum { on, what, why: why.to_owned() });
    }
    record.serves.push(served.clone());
    put(id, record)
}

pub(super) fn plan_check(
    ws: &Workspace,
    id: RecordId,
    nth: u32,
    outcome: Outcome,
    verified: Option<&Verified>,
) -> Result<Vec<Put>, Refused> {
    let mut record = current(ws, id)?;
    let entered = record.entered;
    let stands_for = record.stands_for;
    let served = served(&mut record, nth)?;
    if !served.stands() {
        return Err(Refused::AlreadyReopened);
    }
    match verified {
        Some(verified) => {
            given(&verified.by)?;
            if verified.on < entered.min(stands_for) {
                return Err(Refused::DaysReversed);
            }
        }
        // Striking off is an addition; taking it back is a change.
        None if ws.unit.is_locked(served.due.unwrap_or(stands_for)) => return Err(Refused::Locked),
        None => {}
    }
    served.outcome = outcome;
    served.verified = verified.cloned();
    put(id, record)
}

fn served(record: &mut Record, nth: u32) -> Result<&mut Served, Refused> {
    usize::try_from(nth).ok().and_then(|nth| record.serves.get_mut(nth)).ok_or(Refused::Gone)
}

pub(super) fn plan_reopen(
    ws: &Workspace,
    id: RecordId,
    nth: Option<u32>,
    reopened: &Reopened,
) -> Result<Vec<Put>, Refused> {
    let mut record = current(ws, id)?;
    match nth {
        Some(nth) => {
            let served = served(&mut record, nth)?;
            if !served.stands() {
                return Err(Refused::AlreadyReopened);
            }
            served.reopened = Some(reopened.clone());
        }
        None if record.serves.iter().all(|served| !served.stands()) => return Err(Refused::AlreadyReopened),
        None => record
            .serves
            .iter_mut()
            .filter(|served| served.stands())
            .for_each(|served| served.reopened = Some(reopened.clone())),
    }
    put(id, record)
}

/// What a record says may be corrected, with a reason; not which occurrences it serves, nor when it was entered.
pub(super) fn plan_change_record(
    ws: &Workspace,
    id: RecordId,
    record: &Arc<Record>,
    why: &str,
) -> Result<Vec<Put>, Refused> {
    given(why)?;
    check_words(record)?;
    let before = current(ws, id)?;
    if before.serves.iter().any(|served| is_locked(ws, served, before.stands_for)) {
        return Err(Refused::Locked);
    }
    let record = Record {
        serves: before.serves,
        entered: before.entered,
        doubtful: before.doubtful,
        late: before.late,
        addenda: before.addenda,
        ..Record::clone(record)
    };
    put(id, record)
}

pub(super) fn plan_append(
    ws: &Workspace,
    id: RecordId,
    addendum: &Addendum,
    evidence: &[Evidence],
) -> Result<Vec<Put>, Refused> {
    given(&addendum.what)?;
    given(&addendum.why)?;
    if !evidence.iter().all(Evidence::is_given) {
        return Err(Refused::Empty);
    }
    let mut record = current(ws, id)?;
    record.addenda.push(addendum.clone());
    record.evidence.extend_from_slice(evidence);
    put(id, record)
}
