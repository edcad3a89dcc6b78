//! The dialogs about the people of a pilot.

mod add;
mod erase;
mod facts;
mod mover;
mod person;
mod probation;
mod scores;
mod shadow;

pub use add::add;
pub use erase::{erase, keep_names};
pub use facts::{facts, remove};
pub use mover::mover;
pub use person::person;
pub use probation::probation;
pub use scores::scores;
pub use shadow::shadow;

use super::Ask;
use crate::{
    base::id::CandidateId,
    pages::dialogs::Dialog,
    pilots::{
        Pilot,
        candidate::{Candidate, Move, Why},
    },
    platform::page as browser,
    state::AppState,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What is proposed to have happened, where the ranking says what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// They passed.
    Passed,
    /// They are on the reserve list.
    Reserved,
    /// They are called up from it.
    CalledUp,
    /// They failed: below the pass mark.
    BelowMark,
    /// They failed: ranked outside the places.
    OutsidePlaces,
}

impl Preset {
    fn what(self) -> Move {
        match self {
            Preset::Passed => Move::Passed {},
            Preset::Reserved => Move::Reserved {},
            Preset::CalledUp => Move::CalledUp {},
            Preset::BelowMark => Move::Failed { why: Some(Why::BelowMark) },
            Preset::OutsidePlaces => Move::Failed { why: Some(Why::Places) },
        }
    }
}

/// Somebody with the pilot, as they are now.
fn now(state: AppState, id: CandidateId) -> Option<(Arc<Candidate>, Arc<Pilot>)> {
    let shown = state.peek();
    let candidate = shown.workspace.candidates.get(id)?.clone();
    let pilot = shown.workspace.pilots.get(candidate.pilot)?.clone();
    Some((candidate, pilot))
}

/// Opens another dialog in place of the one that is open, as a new one: made in its place, it would keep what was typed
/// into the fields of the other.
fn instead(state: AppState, ask: Ask) {
    state.dialog.set(None);
    browser::later(move || state.dialog.set(Some(Dialog::Pilot(ask))));
}

/// Keeps somebody as changed, and says so.
fn keep(state: AppState, id: CandidateId, candidate: Candidate) -> Result<(), String> {
    let code = candidate.code.clone();
    let was = state.edit(Edit::PutPeople { people: vec![(id, Arc::new(candidate))] });
    if was {
        state.done(state.words().pp_kept(code));
    }
    super::super::done(was)
}
