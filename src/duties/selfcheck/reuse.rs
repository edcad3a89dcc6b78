//! One record for several duties that expect the same to be shown: what could be served by what was done already.

use super::{Finding, Sources};
use crate::base::{
    day::{Date, days_after},
    id::{DutyId, RecordId},
};
use crate::duties::{Duty, record::Stand};

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

/// What could be offered for a finding: for each of its duties that waits, the latest deed of another one that falls
/// into the same period and has something to show. An offer: whether the deed answers both, only the user knows.
pub fn reuse(sources: &Sources, finding: &Finding) -> Vec<Reuse> {
    let Finding::SameEvidence { duties, .. } = finding else { return Vec::new() };
    duties.iter().filter_map(|duty| offer(sources, *duty, duties)).collect()
}

fn offer(sources: &Sources, id: DutyId, duties: &[DutyId]) -> Option<Reuse> {
    let duty = sources.duties.get(id)?;
    let due = sources.board.lines(id)?.first().due?;
    let after = before(sources, duty, due);
    let others = duties.iter().filter(|other| **other != id);
    let closings = others.flat_map(|other| sources.journal.closings(*other));
    let done = closings.filter(|closing| closing.stand != Stand::NotApplicable).filter_map(|closing| {
        let record = sources.records.get(closing.record)?;
        let serves = record.serves.iter().any(|served| served.duty == id);
        let fits = !record.lacks_evidence() && !serves && record.stands_for > after;
        fits.then_some((record.stands_for, closing.record))
    });
    done.max().map(|(_, record)| Reuse { record, duty: id, due })
}

/// The day after which a deed belongs to the occurrence: the due day before it.
fn before(sources: &Sources, duty: &Duty, due: Date) -> Date {
    let back = |days: i32| days_after(due, -days).unwrap_or(Date::MIN);
    let schedule = duty.schedule(sources.calendar);
    let last = due.yesterday().and_then(|end| schedule.days(back(BACK), end).last());
    last.unwrap_or(back(MONTH))
}
