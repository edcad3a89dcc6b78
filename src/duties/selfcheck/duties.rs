//! What is wanting in the duties themselves.

use super::{Finding, OfDuty, STRIKE_OFF_DAYS, Sources, count};
use crate::base::{
    day::{Date, days_between, months_after},
    id::DutyId,
    order,
};
use crate::duties::{Duty, Origin, ReformList, Role, journal::Closing, record::Stand};

/// Roles that one person holds. The others are bodies (the leading group, villages, stations, committees), or change
/// every day with the roster: that nobody is named for them says nothing.
const HELD: [Role; 10] = [
    Role::Secretary,
    Role::Head,
    Role::Deputy,
    Role::SafetyOffice,
    Role::GeneralOffice,
    Role::Finance,
    Role::Publicity,
    Role::Archivist,
    Role::PartyBuilding,
    Role::ArmedForces,
];

/// Looks at every duty that is not switched off.
pub(super) fn check(sources: &Sources, found: &mut Vec<Finding>) {
    let mut vacant: Vec<(Role, u32)> = Vec::new();
    let mut unchecked = 0;
    let mut wanting: Vec<(Vec<&str>, Vec<DutyId>)> = Vec::new();
    for (id, duty) in sources.duties.iter().filter(|(_, duty)| duty.off.is_none()) {
        one(sources, id, duty, found);
        unchecked += u32::from(duty.list == ReformList::Unchecked);
        let held = |role: &&Role| sources.unit.holders_of(**role, sources.today).next().is_some();
        duty.roles.iter().filter(|role| HELD.contains(role) && !held(role)).for_each(|role| count(&mut vacant, *role));
        let pieces = pieces(&duty.evidence);
        match wanting.iter_mut().find(|(other, _)| *other == pieces) {
            Some((_, duties)) => duties.push(id),
            None if pieces.is_empty() => {}
            None => wanting.push((pieces, vec![id])),
        }
    }
    found.extend(vacant.into_iter().map(|(role, duties)| Finding::Vacant { role, duties }));
    if unchecked > 0 {
        found.push(Finding::ListUnchecked { duties: unchecked });
    }
    let same = wanting.into_iter().filter(|(_, duties)| duties.len() > 1);
    found.extend(same.map(|(pieces, duties)| Finding::SameEvidence { evidence: pieces.join("、"), duties }));
}

/// The pieces that a text names as evidence, each once, in an order of their own.
fn pieces(evidence: &str) -> Vec<&str> {
    let cut = evidence.split(['、', '，', ',', '；', ';', '/']).map(str::trim);
    let mut pieces: Vec<&str> = cut.filter(|piece| !piece.is_empty()).collect();
    order::sort(&mut pieces, |a, b| a.cmp(b));
    pieces.dedup();
    pieces
}

fn one(sources: &Sources, id: DutyId, duty: &Duty, found: &mut Vec<Finding>) {
    let overdue = sources.board.lines(id).and_then(|lines| lines.overdue);
    if let Some(row) = overdue {
        let due = row.due.unwrap_or(sources.today);
        found.push(Finding::Overdue { duty: id, due, missed: row.missed });
    }
    if duty.roles.is_empty() {
        found.push(Finding::NoOwner(id));
    }
    if duty.cadence.has_first() && duty.first_due.is_none() && !sources.journal.any(id) {
        found.push(Finding::NoFirstDay(id));
    }
    if duty.basis.trim().is_empty() && !matches!(duty.origin, Origin::Requirement { .. }) {
        found.push(Finding::NoSource(id));
    }
    long_extensions(sources, id, duty, found);
    not_struck_off(sources, id, found);
    expired(sources, id, found);
}

fn long_extensions(sources: &Sources, id: DutyId, duty: &Duty, found: &mut Vec<Finding>) {
    let mut put_off: Vec<Date> = duty.extensions.iter().map(|extension| extension.due).collect();
    put_off.sort_unstable();
    put_off.dedup();
    for due in put_off.into_iter().filter(|due| !sources.journal.has(id, Some(*due))) {
        let to = duty.due_now(due);
        if months_after(due, 12).is_some_and(|year| to > year) {
            found.push(Finding::LongExtension { duty: id, due, to });
        }
    }
}

fn not_struck_off(sources: &Sources, id: DutyId, found: &mut Vec<Finding>) {
    let (mut closings, mut oldest) = (0, Date::MAX);
    for closing in sources.journal.closings(id).filter(|closing| closing.stand == Stand::Reported) {
        let Some(record) = sources.records.get(closing.record) else { continue };
        if days_between(record.entered, sources.today) > STRIKE_OFF_DAYS {
            closings += 1;
            oldest = oldest.min(record.entered);
        }
    }
    if closings > 0 {
        found.push(Finding::NotStruckOff { duty: id, closings, oldest });
    }
}

/// Only the latest closing of a duty: what an earlier one rested on has been replaced since.
fn expired(sources: &Sources, id: DutyId, found: &mut Vec<Finding>) {
    let day = |closing: &Closing| {
        let record = sources.records.get(closing.record)?;
        Some((closing.due.unwrap_or(record.stands_for), record.stands_for))
    };
    let done = sources.journal.closings(id).filter(|closing| closing.stand != Stand::NotApplicable);
    let Some(latest) = done.max_by_key(day) else { return };
    let Some(record) = sources.records.get(latest.record) else { return };
    let until = record.evidence.iter().filter(|piece| piece.expired(sources.today)).filter_map(|piece| piece.until);
    let same = |finding: &Finding| matches!(finding, Finding::Expired { of, .. } if of.record == latest.record);
    if let Some(until) = until.min()
        && !found.iter().any(same)
    {
        found.push(Finding::Expired { of: OfDuty { record: latest.record, duty: id }, until });
    }
}
