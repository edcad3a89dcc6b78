//! What is due in a period, and how it stands: the count and the list come from the same place.

use super::{Sources, period::Period};
use crate::{
    base::{day::Date, id::DutyId},
    duties::{Duty, record::Stand},
};

/// An occurrence of a duty that is due in the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The day by which it is known.
    pub due: Date,
    /// The day on which it is due now, after extensions: by this one it belongs to the period.
    pub now: Date,
    /// How it stands by its records.
    pub stand: Stand,
}

/// How many are due in the period, and how they stand: `done` + `not_applicable` + `missing` + `open` = `due`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All of them.
    pub due: usize,
    /// Done, struck off or not.
    pub done: usize,
    /// They did not apply.
    pub not_applicable: usize,
    /// Their day is over, and nothing stands for them.
    pub missing: usize,
    /// Nothing stands for them, and their day has not passed.
    pub open: usize,
}

/// The occurrences of a duty in a period, by due day. Of a switched-off duty those before it was switched off, and what was
/// closed all the same.
pub fn occurrences(sources: &Sources, id: DutyId, duty: &Duty, period: Period) -> Vec<Occurrence> {
    let schedule = duty.schedule(sources.calendar);
    let put_off = duty.extensions.iter().map(|extension| extension.due).filter(|due| schedule.falls_on(*due));
    // What was closed stays, also where the duty falls due on other days by now.
    let closed = sources.journal.closings(id).filter_map(|closing| closing.due);
    let mut days: Vec<Date> = put_off.chain(closed).collect();
    days.extend(schedule.days(period.from(), period.to()));
    days.retain(|due| period.holds(duty.due_now(*due)));
    days.sort_unstable();
    days.dedup();
    let occurrence = |due| Occurrence { due, now: duty.due_now(due), stand: sources.journal.stand(id, Some(due)) };
    let counts = |one: &Occurrence| one.stand != Stand::Open || duty.off.as_ref().is_none_or(|off| one.now < off.on);
    days.into_iter().map(occurrence).filter(counts).collect()
}

impl Tally {
    /// Counts them on a day.
    pub fn of(occurrences: &[Occurrence], today: Date) -> Tally {
        let mut tally = Tally { due: occurrences.len(), ..Tally::default() };
        for one in occurrences {
            match one.stand {
                Stand::Reported | Stand::Verified => tally.done += 1,
                Stand::NotApplicable => tally.not_applicable += 1,
                Stand::Open if one.now < today => tally.missing += 1,
                Stand::Open => tally.open += 1,
            }
        }
        tally
    }

    /// Both together.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            due: self.due + other.due,
            done: self.done + other.done,
            not_applicable: self.not_applicable + other.not_applicable,
            missing: self.missing + other.missing,
            open: self.open + other.open,
        }
    }
}
