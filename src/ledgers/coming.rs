//! What is still to come, for a calendar file.

use super::Sources;
use crate::base::{
    day::{Date, days_after, months_after},
    id::DutyId,
    order,
};

/// An open occurrence that is still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coming {
    /// Of which duty.
    pub duty: DutyId,
    /// The day by which it is known, which never changes.
    pub due: Date,
    /// The day on which it is due now.
    pub now: Date,
    /// How often it was put off.
    pub put_off: u32,
}

/// The open occurrences that are due from today on, for twelve months, by day. Of switched-off duties there are none.
pub fn coming(sources: &Sources) -> Vec<Coming> {
    let today = sources.today;
    let last = months_after(today, 12).and_then(|day| days_after(day, -1)).unwrap_or(today);
    let mut coming = Vec::new();
    for (id, duty) in sources.workspace.duties.iter().filter(|(_, duty)| duty.off.is_none()) {
        let schedule = duty.schedule(sources.calendar);
        let put_off = duty.extensions.iter().map(|extension| extension.due).filter(|due| schedule.falls_on(*due));
        let mut days: Vec<Date> = put_off.chain(schedule.days(today, last)).collect();
        days.sort_unstable();
        days.dedup();
        for due in days {
            let now = duty.due_now(due);
            if (today..=last).contains(&now) && !sources.journal.has(id, Some(due)) {
                let times = duty.extensions.iter().filter(|extension| extension.due == due).count();
                coming.push(Coming { duty: id, due, now, put_off: u32::try_from(times).unwrap_or(u32::MAX) });
            }
        }
    }
    order::sort_by_key(&mut coming, |one| (one.now, one.duty, one.due));
    coming
}
