//! What edits on bulletins need and refuse.

use super::{free, given};
use crate::{
    base::{
        day::Date,
        id::{BulletinId, DutyId},
    },
    bulletin::verdict::{Decision, Mark, Verdict},
    duties::Duty,
    workspace::{
        Put, Refused, Workspace,
        shelf::{self, Kept, Origin},
    },
};
use std::sync::Arc;

/// A built-in bulletin cannot be discarded, nor one on which duties, notes or a later text of it rest.
pub(super) fn plan_discard(ws: &Workspace, id: BulletinId) -> Result<Vec<Put>, Refused> {
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
pub(super) fn current(ws: &Workspace, bulletin: BulletinId) -> Result<Kept, Refused> {
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

pub(super) fn plan_adopt_all(
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

pub(super) fn plan_none_ours(
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

pub(super) fn plan_undecide(ws: &Workspace, bulletin: BulletinId, mark: &Mark) -> Result<Vec<Put>, Refused> {
    let kept = current(ws, bulletin)?;
    let mut puts = vec![Put::Bulletin(bulletin, Some(Arc::new(kept.decided(mark, None))))];
    if let Verdict::Adopted { duty } = kept.verdict(mark).ok_or(Refused::Gone)? {
        if ws.records.values().any(|record| record.serves.iter().any(|served| served.duty == *duty)) {
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
