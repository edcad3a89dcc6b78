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
        item::Item,
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
        puts.push(Put::Item(*item_id, Some(item.clone())));
    }
    Ok(puts)
}

pub(super) fn plan_change_pilot(ws: &Workspace, id: PilotId, pilot: &Arc<Pilot>) -> Result<Vec<Put>, Refused> {
    ws.pilots.get(id).ok_or(Refused::Gone)?;
    pilot.check().map_err(Refused::Pilot)?;
    Ok(vec![Put::Pilot(id, Some(pilot.clone()))])
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
    Ok(people.iter().map(|(id, person)| Put::Candidate(*id, Some(person.clone()))).collect())
}

fn person(ws: &Workspace, id: CandidateId) -> Result<&Arc<Candidate>, Refused> {
    ws.candidates.get(id).ok_or(Refused::Gone)
}

pub(super) fn plan_move(ws: &Workspace, ids: &[CandidateId], event: &Event) -> Result<Vec<Put>, Refused> {
    let moved = |id: &CandidateId| {
        let mut moved = Candidate::clone(person(ws, *id)?);
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
        let erased = Candidate { name: String::new(), erased: Some(on), ..Candidate::clone(person(ws, *id)?) };
        Ok(Put::Candidate(*id, Some(Arc::new(erased))))
    };
    ids.iter().map(erased).collect()
}

pub(super) fn plan_item(ws: &Workspace, id: ItemId, item: &Arc<Item>) -> Result<Vec<Put>, Refused> {
    ws.pilots.get(item.pilot).ok_or(Refused::Gone)?;
    Ok(vec![Put::Item(id, Some(item.clone()))])
}

pub(super) fn plan_drop_item(ws: &Workspace, id: ItemId) -> Result<Vec<Put>, Refused> {
    ws.items.get(id).ok_or(Refused::Gone)?;
    Ok(vec![Put::Item(id, None)])
}
