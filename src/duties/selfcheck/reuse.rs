//! One record for several duties that expect the same to be shown: what could be served by what was done already.

use super::{Finding, Sources};
use crate::base::{
    day::{Date, days_after},
    id::{DutyId, RecordId},
};
use crate::duties::{record::Stand, rule::Schedule};

/// So far back the due day before is looked for: every second year and a little more.
const BACK: i32 = 800;
/// Where there is none, a deed of so many days before counts.
const MONTH: i32 = 31;

/// A record that could serve one more occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reuse {
    /// The record.
    pub record: RecordId,
    /// Which duty it could serve.
    pub duty: DutyId,
    /// Which of its occurrences.
    pub due: Date,
}

/// What could be offered for a finding: for each of its duties, the latest deed of another one that has something to
/// show and falls into a period that is still open. An offer: whether the deed answers both, only the user knows.
pub fn reuse(sources: &Sources, finding: &Finding) -> Vec<Reuse> {
    let Finding::SameEvidence { duties, .. } = finding else { return Vec::new() };
    duties.iter().filter_map(|duty| offer(sources, *duty, duties)).collect()
}

fn offer(sources: &Sources, id: DutyId, duties: &[DutyId]) -> Option<Reuse> {
    let duty = sources.duties.get(id)?;
    let schedule = duty.schedule(sources.calendar);
    let others = duties.iter().filter(|other| **other != id);
    let closings = others.flat_map(|other| sources.journal.closings(*other));
    let fitting = closings.filter(|closing| closing.stand != Stand::NotApplicable).filter_map(|closing| {
        let record = sources.records.get(closing.record)?;
        // The period of a deed is the one that ends next.
        let due = schedule.days_from(record.stands_for).next()?;
        let serves = record.serves.iter().any(|served| served.duty == id);
        let open = !sources.journal.has(id, Some(due)) && record.stands_for > begin(&schedule, due);
        (open && !serves && !record.lacks_evidence()).then_some((record.stands_for, closing.record, due))
    });
    fitting.max().map(|(_, record, due)| Reuse { record, duty: id, due })
}

/// The day after which a deed belongs to the period that ends on `due`: the due day before it.
fn begin(schedule: &Schedule, due: Date) -> Date {
    let back = |days: i32| days_after(due, -days).unwrap_or(Date::MIN);
    let last = due.yesterday().and_then(|end| schedule.days(back(BACK), end).last());
    last.unwrap_or(back(MONTH))
}
