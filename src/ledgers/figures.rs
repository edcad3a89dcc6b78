//! Numbers for the pictures above the ledgers. Hazards have theirs in `duties::hazard::count`.

use super::{
    Sources,
    occurrence::{Tally, occurrences},
    period::{Length, Period},
};
use crate::{
    base::{day::Date, id::RecordId},
    duties::record::Records,
};

/// How much of an aspect was done in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completion {
    /// The aspect of the Chengdu norm; 0: none of the five.
    pub aspect: u8,
    /// How its occurrences stand: the sums of the ledger of duties over the duties of the aspect.
    pub tally: Tally,
}

/// The five aspects and the rest, as far as something of them is due in the period.
pub fn completion(sources: &Sources, period: Period) -> Vec<Completion> {
    let mut all = [1, 2, 3, 4, 5, 0].map(|aspect| Completion { aspect, tally: Tally::default() });
    for (id, duty) in sources.workspace.duties.iter() {
        let aspect = duty.aspect.filter(|aspect| (1..=5).contains(aspect)).unwrap_or(0);
        let tally = Tally::of(&occurrences(sources, id, duty, period), sources.today);
        if let Some(one) = all.iter_mut().find(|one| one.aspect == aspect) {
            one.tally = one.tally.plus(tally);
        }
    }
    all.into_iter().filter(|one| one.tally.due > 0).collect()
}

/// How many occurrences were overdue at the end of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overdue {
    /// The month.
    pub month: Period,
    /// How many were due by its last day (of this month: by yesterday) and not done by then. What was entered later
    /// counts by the day for which it stands; what was opened again counts as never done.
    pub count: usize,
}

/// The last twelve months, the last one that of today.
pub fn overdue(sources: &Sources) -> Vec<Overdue> {
    let mut months = vec![Period::of(Length::Month, sources.today)];
    while let Some(first) = months.first().filter(|_| months.len() < 12) {
        months.insert(0, first.next_to(Length::Month, false));
    }
    let yesterday = sources.today.yesterday().unwrap_or(sources.today);
    let ends: Vec<Date> = months.iter().map(|month| month.to().min(yesterday)).collect();
    let mut counts = vec![0; ends.len()];
    for (id, duty) in sources.workspace.duties.iter() {
        let schedule = duty.schedule(sources.calendar);
        // Several records may close one occurrence: the earliest deed counts.
        let mut closed: Vec<(Date, Date)> = Vec::new();
        for closing in sources.journal.closings(id) {
            let (Some(due), Some(done)) = (closing.due, done_on(&sources.workspace.records, closing.record)) else {
                continue;
            };
            match closed.last_mut().filter(|(last, _)| *last == due) {
                Some((_, day)) => *day = done.min(*day),
                None if schedule.falls_on(due) => closed.push((due, done)),
                None => {}
            }
        }
        let mut put_off: Vec<Date> =
            duty.extensions.iter().map(|one| one.due).filter(|due| schedule.falls_on(*due)).collect();
        put_off.sort_unstable();
        put_off.dedup();
        for (count, end) in counts.iter_mut().zip(&ends) {
            if duty.off.as_ref().is_some_and(|off| off.on <= *end) {
                continue;
            }
            let waits = put_off.iter().filter(|due| **due <= *end && duty.due_now(**due) > *end).count();
            let done = closed.iter().filter(|(due, day)| duty.due_now(*due) <= *end && day <= end).count();
            let due = usize::try_from(schedule.count_until(*end)).unwrap_or(usize::MAX);
            *count += due.saturating_sub(waits + done);
        }
    }
    months.into_iter().zip(counts).map(|(month, count)| Overdue { month, count }).collect()
}

fn done_on(records: &Records, id: RecordId) -> Option<Date> {
    records.get(id).map(|record| record.stands_for)
}
