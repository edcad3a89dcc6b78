//! What edits on pilots, their people and their items need and refuse.

use super::{free, given};
use crate::{
    base::{
        day::Date,
        id::{CandidateId, ItemId, PilotId},
    },
    pilots::{
        Pilot,
        candidate::{Candidate, Event},
        item::{Item, What, may_change},
        moves, names,
    },
    workspace::{Put, Refused, Workspace},
};
use std::{collections::BTreeSet, sync::Arc};

pub(super) fn plan_add_pilot(
    ws: &Workspace,
    id: PilotId,
    pilot: &Arc<Pilot>,
    items: &[(ItemId, Arc<Item>)],
) -> Result<Vec<Put>, Refused> {
    free(ws.pilots.has(id))?;
    pilot.check().map_err(Refused::Pilot)?;
    let mut puts = vec![Put::Pilot(id, Some(pilot.clone()))];
    for (item_id, item) in items {
        free(ws.items.has(*item_id))?;
        if item.pilot != id {
            return Err(Refused::Gone);
        }
        // Milestones may wait for others of the same edit: their circles are looked for where they are changed.
        if !matches!(item.what, What::Milestone { .. }) {
            item.check(*item_id, &ws.items).map_err(Refused::Item)?;
        }
        puts.push(Put::Item(*item_id, Some(item.clone())));
    }
    Ok(puts)
}

pub(super) fn plan_change_pilot(ws: &Workspace, id: PilotId, pilot: &Arc<Pilot>) -> Result<Vec<Put>, Refused> {
    ws.pilots.get(id).ok_or(Refused::Gone)?;
    pilot.check().map_err(Refused::Pilot)?;
    let mut puts = vec![Put::Pilot(id, Some(pilot.clone()))];
    // A stage that becomes a medical or a background check keeps no reason and no score.
    for (id, person) in ws.candidates.iter().filter(|(_, person)| person.pilot == id) {
        if let Some(clean) = moves::cleaned(&pilot.stages, person) {
            puts.push(Put::Candidate(id, Some(Arc::new(clean))));
        }
    }
    Ok(puts)
}

pub(super) fn plan_drop_pilot(ws: &Workspace, id: PilotId) -> Result<Vec<Put>, Refused> {
    ws.pilots.get(id).ok_or(Refused::Gone)?;
    let people = ws.candidates.iter().filter(|(_, person)| person.pilot == id);
    let items = ws.items.iter().filter(|(_, item)| item.pilot == id);
    let mut puts: Vec<Put> = people.map(|(id, _)| Put::Candidate(id, None)).collect();
    puts.extend(items.map(|(id, _)| Put::Item(id, None)));
    puts.push(Put::Pilot(id, None));
    Ok(puts)
}

/// Everybody has a code, and nobody in the same pilot has the same.
pub(super) fn plan_people(ws: &Workspace, people: &[(CandidateId, Arc<Candidate>)]) -> Result<Vec<Put>, Refused> {
    let changed: BTreeSet<CandidateId> = people.iter().map(|(id, _)| *id).collect();
    let others = ws.candidates.iter().filter(|(id, _)| !changed.contains(id));
    let mut codes: BTreeSet<(PilotId, &str)> = others.map(|(_, person)| (person.pilot, person.code.as_str())).collect();
    for (_, person) in people {
        ws.pilots.get(person.pilot).ok_or(Refused::Gone)?;
        given(&person.code)?;
        free(!codes.insert((person.pilot, person.code.as_str())))?;
    }
    let put = |(id, person): &(CandidateId, Arc<Candidate>)| {
        let stages = ws.pilots.get(person.pilot).map(|pilot| pilot.stages.as_slice()).unwrap_or_default();
        let mut person = moves::cleaned(stages, person).map_or_else(|| person.clone(), Arc::new);
        // A name that was erased meanwhile, by another window, does not come back with an older picture of the person.
        if let Some(on) = ws.candidates.get(*id).and_then(|before| before.erased) {
            person = Arc::new(names::erase(&person, on));
        }
        Put::Candidate(*id, Some(person))
    };
    Ok(people.iter().map(put).collect())
}

fn person(ws: &Workspace, id: CandidateId) -> Result<&Arc<Candidate>, Refused> {
    ws.candidates.get(id).ok_or(Refused::Gone)
}

pub(super) fn plan_move(ws: &Workspace, ids: &[CandidateId], event: &Event) -> Result<Vec<Put>, Refused> {
    let moved = |id: &CandidateId| {
        let before = person(ws, *id)?;
        let pilot = ws.pilots.get(before.pilot).ok_or(Refused::Gone)?;
        moves::check(pilot, before, event, None).map_err(Refused::Move)?;
        let mut moved = Candidate::clone(before);
        moved.events.push(event.clone());
        Ok(Put::Candidate(*id, Some(Arc::new(moved))))
    };
    ids.iter().map(moved).collect()
}

pub(super) fn plan_drop_people(ws: &Workspace, ids: &[CandidateId]) -> Result<Vec<Put>, Refused> {
    ids.iter().map(|id| person(ws, *id).map(|_| Put::Candidate(*id, None))).collect()
}

pub(super) fn plan_erase(ws: &Workspace, ids: &[CandidateId], on: Date) -> Result<Vec<Put>, Refused> {
    let erased = |id: &CandidateId| {
        let erased = names::erase(person(ws, *id)?, on);
        Ok(Put::Candidate(*id, Some(Arc::new(erased))))
    };
    ids.iter().map(erased).collect()
}

pub(super) fn plan_item(ws: &Workspace, id: ItemId, item: &Arc<Item>) -> Result<Vec<Put>, Refused> {
    ws.pilots.get(item.pilot).ok_or(Refused::Gone)?;
    item.check(id, &ws.items).map_err(Refused::Item)?;
    may_change(ws.items.get(id).map(|item| &**item), Some(item)).map_err(Refused::Item)?;
    Ok(vec![Put::Item(id, Some(item.clone()))])
}

pub(super) fn plan_drop_item(ws: &Workspace, id: ItemId) -> Result<Vec<Put>, Refused> {
    ws.items.get(id).ok_or(Refused::Gone)?;
    Ok(vec![Put::Item(id, None)])
}
