//! Due days that nobody can reckon yet: occasions without a date, years without a table of working days.

use super::{Finding, Sources, count};
use crate::base::{calendar::Occasion, day::Date, id::DutyId};
use crate::duties::{Duty, cadence::Cadence};

/// From this month on the coming year is looked at: the days off of a year are arranged in the autumn before.
const NEXT_YEAR_FROM: u8 = 11;

/// An occasion that nobody has dated in a year.
type Undated = (i16, Occasion);

/// Looks at the duties whose due days hang on a calendar.
pub(super) fn check(sources: &Sources, found: &mut Vec<Finding>) {
    let mut tables: Vec<(i16, u32)> = Vec::new();
    let mut dates: Vec<(Undated, u32)> = Vec::new();
    for (id, duty) in sources.duties.iter().filter(|(_, duty)| duty.off.is_none()) {
        let mut years = Vec::new();
        match duty.cadence {
            Cadence::Before { .. } => occasions(sources, duty, &mut years, &mut dates),
            Cadence::Within { .. } => working_days(sources, id, duty, &mut years),
            _ => {}
        }
        years.sort_unstable();
        years.dedup();
        years.into_iter().for_each(|year| count(&mut tables, year));
    }
    found.extend(tables.into_iter().map(|(year, duties)| Finding::NoTable { year, duties }));
    let undated = |((year, occasion), duties)| Finding::Undated { year, occasion, duties };
    found.extend(dates.into_iter().map(undated));
}

fn occasions(sources: &Sources, duty: &Duty, tables: &mut Vec<i16>, dates: &mut Vec<(Undated, u32)>) {
    let today = sources.today;
    let year = today.year() + i16::from(today.month() >= NEXT_YEAR_FROM);
    if duty.first_due.is_none_or(|first| first.year() > year) {
        return;
    }
    for (year, occasion) in duty.cadence.undated(sources.calendar, year..=year) {
        match occasion {
            Occasion::Festival(_) if sources.calendar.table(year).is_none() => tables.push(year),
            _ => count(dates, (year, occasion)),
        }
    }
}

/// The years whose missing table an open due day rests on.
fn working_days(sources: &Sources, id: DutyId, duty: &Duty, tables: &mut Vec<i16>) {
    let events = duty.event_days();
    let rule = duty.rule(&events, sources.calendar);
    for due in rule.schedule().days_from(Date::MIN) {
        if sources.journal.has(id, Some(due)) || !rule.is_assumed(due) {
            continue;
        }
        let event = events.iter().filter(|event| **event <= due).max();
        let from = event.map_or(due.year(), |event| event.year());
        // The end of December is not known before the table of the next year is.
        let lacks = |year: &i16| sources.calendar.table(*year).is_none();
        tables.extend((from..=due.year() + 1).find(lacks));
    }
}
