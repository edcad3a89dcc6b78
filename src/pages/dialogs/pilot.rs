//! The dialogs of a pilot.

mod figures;
mod item;
mod people;
mod plan;
mod register;
mod setup;
mod stage;
mod start;
mod work;

pub use people::Preset;
pub use stage::swapped;
pub use start::save_template;

use crate::{
    base::id::{CandidateId, ItemId, PilotId},
    pilots::{Pilot, item::EntryKind},
    state::AppState,
    ui::el::View,
    workspace::Edit,
};
use std::sync::Arc;

/// What is asked about a pilot.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the fields say about what
pub enum Ask {
    /// Start one.
    New,
    /// Say what comes next.
    NextStep(PilotId),
    /// Say what it is.
    Facts(PilotId),
    /// Say what the notice says about passing.
    Rules(PilotId),
    /// Change a stage, or (without one) add one.
    Stage { pilot: PilotId, at: Option<usize> },
    /// Put a stage into another place where people would stand elsewhere by it.
    Reorder { pilot: PilotId, from: usize, to: usize },
    /// Take a stage away.
    DropStage { pilot: PilotId, at: usize },
    /// Say what was learned and what is recommended.
    Advice(PilotId),
    /// Take the pilot away.
    Drop(PilotId),
    /// Enter people by their codes.
    AddPeople(PilotId),
    /// Look at somebody, and say what happened.
    Person(CandidateId),
    /// Say what happened to several people at once.
    Move(PilotId, Vec<CandidateId>),
    /// Say it where the ranking of a stage proposes it.
    MoveTo { pilot: PilotId, people: Vec<CandidateId>, stage: String, preset: Preset },
    /// Change code, name and days of somebody.
    PersonFacts(CandidateId),
    /// Enter the scores of somebody, or put them right.
    Scores(CandidateId),
    /// Say how the time with the enforcement team goes.
    Shadow(CandidateId),
    /// Say how the probation period goes.
    Probation(CandidateId),
    /// Take somebody away who was entered by mistake.
    DropPerson(CandidateId),
    /// Say up to which day names are kept.
    KeepNames(PilotId, Vec<CandidateId>),
    /// Erase names.
    Erase(PilotId),
    /// Enter or change a milestone.
    Milestone { pilot: PilotId, item: Option<ItemId> },
    /// Freeze the timeline.
    Freeze(PilotId),
    /// Enter or change a sitting of the exam.
    Sitting { pilot: PilotId, item: Option<ItemId> },
    /// Enter or change a piece of assistance.
    Task { pilot: PilotId, item: Option<ItemId> },
    /// Say what is to be reached, and which figures are the pilot's own.
    Targets(PilotId),
    /// Enter or change a published rate.
    Published { pilot: PilotId, item: Option<ItemId> },
    /// Enter or change a decision, a risk or an issue.
    Entry { pilot: PilotId, kind: EntryKind, item: Option<ItemId> },
    /// Settle a decision, a risk or an issue.
    Settle(ItemId),
    /// Take something away.
    DropItem(ItemId),
}

/// The dialog, open; `None` where what it is about is gone.
pub fn dialog(state: AppState, ask: Ask) -> Option<View> {
    match ask {
        Ask::New => Some(start::new(state)),
        Ask::NextStep(id) => setup::next(state, id),
        Ask::Facts(id) => setup::facts(state, id),
        Ask::Rules(id) => setup::rules(state, id),
        Ask::Advice(id) => setup::advice(state, id),
        Ask::Drop(id) => setup::remove(state, id),
        Ask::Stage { pilot, at } => stage::stage(state, pilot, at),
        Ask::Reorder { pilot, from, to } => stage::reorder(state, pilot, from, to),
        Ask::DropStage { pilot, at } => stage::remove(state, pilot, at),
        Ask::Milestone { pilot, item } => plan::milestone(state, pilot, item),
        Ask::Freeze(id) => plan::freeze_now(state, id),
        Ask::Sitting { pilot, item } => work::sitting(state, pilot, item),
        Ask::Task { pilot, item } => work::task(state, pilot, item),
        Ask::Targets(id) => figures::targets(state, id),
        Ask::Published { pilot, item } => figures::published(state, pilot, item),
        Ask::Entry { pilot, kind, item } => register::entry(state, pilot, kind, item),
        Ask::Settle(id) => register::settle(state, id),
        Ask::DropItem(id) => item::remove(state, id),
        Ask::AddPeople(id) => people::add(state, id),
        Ask::Person(id) => people::person(state, id),
        Ask::Move(pilot, ids) => people::mover(state, pilot, ids, None),
        Ask::MoveTo { pilot, people, stage, preset } => people::mover(state, pilot, people, Some((stage, preset))),
        Ask::PersonFacts(id) => people::facts(state, id),
        Ask::Scores(id) => people::scores(state, id),
        Ask::Shadow(id) => people::shadow(state, id),
        Ask::Probation(id) => people::probation(state, id),
        Ask::DropPerson(id) => people::remove(state, id),
        Ask::KeepNames(pilot, ids) => people::keep_names(state, pilot, ids),
        Ask::Erase(id) => people::erase(state, id),
    }
}

/// The pilot of this moment, changed and kept.
fn change(state: AppState, id: PilotId, change: impl FnOnce(&mut Pilot)) -> bool {
    let Some(now) = state.peek().workspace.pilots.get(id).cloned() else { return false };
    let mut pilot = Pilot::clone(&now);
    change(&mut pilot);
    state.edit(Edit::ChangePilot { id, pilot: Arc::new(pilot) })
}
