//! What edits on hazards, incidents and look-backs need and refuse. The rules are those of their rooms.

use super::{free, given, records::plan_reopen};
use crate::{
    base::id::{DrawId, HazardId, IncidentId},
    duties::{
        hazard::{
            Hazard,
            event::{Deed, Event},
        },
        incident::{Incident, call::Call},
        lookback::{Draw, Looked, Outcome, Subject},
        record::Reopened,
    },
    workspace::{Put, Refused, Workspace},
};
use std::sync::Arc;

fn put(id: HazardId, hazard: Hazard) -> Result<Vec<Put>, Refused> {
    Ok(vec![Put::Hazard(id, Some(Arc::new(hazard)))])
}

pub(super) fn plan_add_hazard(ws: &Workspace, id: HazardId, hazard: &Arc<Hazard>) -> Result<Vec<Put>, Refused> {
    free(ws.hazards.has(id))?;
    hazard.check().map_err(Refused::Hazard)?;
    Ok(vec![Put::Hazard(id, Some(hazard.clone()))])
}

/// What was entered is corrected with a reason.
pub(super) fn plan_change_hazard(
    ws: &Workspace,
    id: HazardId,
    hazard: &Hazard,
    why: &str,
) -> Result<Vec<Put>, Refused> {
    given(why)?;
    ws.hazards.get(id).ok_or(Refused::Gone)?.may_become(hazard).map_err(Refused::Hazard)?;
    put(id, hazard.clone())
}

pub(super) fn plan_step(ws: &Workspace, id: HazardId, event: &Event) -> Result<Vec<Put>, Refused> {
    let mut hazard = Hazard::clone(ws.hazards.get(id).ok_or(Refused::Gone)?);
    hazard.may(event, event.entered).map_err(Refused::Hazard)?;
    hazard.events.push(event.clone());
    put(id, hazard)
}

pub(super) fn plan_add_incident(ws: &Workspace, id: IncidentId, incident: &Arc<Incident>) -> Result<Vec<Put>, Refused> {
    free(ws.incidents.has(id))?;
    incident.check().map_err(Refused::Incident)?;
    Ok(vec![Put::Incident(id, Some(incident.clone()))])
}

fn put_incident(id: IncidentId, incident: Incident) -> Result<Vec<Put>, Refused> {
    incident.check().map_err(Refused::Incident)?;
    Ok(vec![Put::Incident(id, Some(Arc::new(incident)))])
}

/// The log has an edit of its own: whoever corrects the facts takes no call away that was logged meanwhile.
pub(super) fn plan_change_incident(ws: &Workspace, id: IncidentId, incident: &Incident) -> Result<Vec<Put>, Refused> {
    let calls = ws.incidents.get(id).ok_or(Refused::Gone)?.calls.clone();
    put_incident(id, Incident { calls, ..incident.clone() })
}

pub(super) fn plan_log_call(ws: &Workspace, id: IncidentId, call: &Call) -> Result<Vec<Put>, Refused> {
    let mut incident = Incident::clone(ws.incidents.get(id).ok_or(Refused::Gone)?);
    incident.calls.push(call.clone());
    put_incident(id, incident)
}

pub(super) fn plan_add_draw(ws: &Workspace, id: DrawId, draw: &Arc<Draw>) -> Result<Vec<Put>, Refused> {
    free(ws.draws.has(id))?;
    draw.check().map_err(Refused::Draw)?;
    Ok(vec![Put::Draw(id, Some(draw.clone()))])
}

/// What does not hold is opened again, unless somebody has done so since it was drawn.
pub(super) fn plan_look_at(ws: &Workspace, id: DrawId, key: Subject, looked: &Looked) -> Result<Vec<Put>, Refused> {
    let mut draw = Draw::clone(ws.draws.get(id).ok_or(Refused::Gone)?);
    draw.may(key, looked, looked.on).map_err(Refused::Draw)?;
    draw.picks.iter_mut().filter(|pick| pick.key == key).for_each(|pick| pick.result = Some(looked.clone()));
    let mut puts = vec![Put::Draw(id, Some(Arc::new(draw)))];
    match key {
        _ if looked.outcome == Outcome::Held => {}
        Subject::Served { record, nth } => {
            let came_back = looked.outcome == Outcome::CameBack;
            let reopened = Reopened { on: looked.on, why: looked.note.clone(), came_back };
            match plan_reopen(ws, record, Some(nth), &reopened) {
                Err(Refused::AlreadyReopened) => {}
                planned => puts.extend(planned?),
            }
        }
        Subject::Hazard(hazard) => {
            let closed = !ws.hazards.get(hazard).ok_or(Refused::Gone)?.standing().state.is_open();
            if closed {
                puts.extend(plan_step(ws, hazard, &came_back(looked))?);
            }
        }
    }
    Ok(puts)
}

fn came_back(looked: &Looked) -> Event {
    Event {
        on: looked.on,
        entered: looked.on,
        by: looked.by.clone(),
        note: looked.note.clone(),
        attachments: Vec::new(),
        deed: Deed::CameBack { limit: None },
    }
}
