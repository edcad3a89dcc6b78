//! One pilot: its pages, and the row of links between them.

mod figures;
mod glance;
mod history;
pub mod people;
mod plan;
mod register;
pub mod report;
pub(super) mod said;
mod setup;
mod staffing;
mod stages;
mod work;

use super::frame::not_here;
use crate::{
    base::id::PilotId,
    pilots::{Filled, Pilot},
    platform::page as browser,
    route::{Route, Side},
    state::AppState,
    ui::{
        el::{El, View, all, block, live, none},
        parts::link_button,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn page(state: AppState, id: PilotId, side: Side) -> View {
    let there = Memo::new(move |_| state.now().workspace.pilots.has(id));
    live(move || match there.get() {
        false => not_here(state),
        true => all(vec![live(move || links(state, id, side)), body(state, id, side)]),
    })
}

fn body(state: AppState, id: PilotId, side: Side) -> View {
    match side {
        Side::Glance => glance::page(state, id),
        Side::People => people::page(state, id),
        Side::Plan => plan::page(state, id),
        Side::Work => work::page(state, id),
        Side::Figures => figures::page(state, id),
        Side::Register => register::page(state, id),
        Side::Report => report::page(state, id),
        Side::Setup => setup::page(state, id),
    }
}

/// The pilot of this moment.
pub fn now(state: AppState, id: PilotId) -> Option<Arc<Pilot>> {
    state.now().workspace.pilots.get(id).cloned()
}

/// The links to the pages of a pilot. A pilot that is filled with counts has nobody to show, unless people were entered
/// before: they and their names are not to be out of reach.
fn links(state: AppState, id: PilotId, here: Side) -> View {
    let w = state.words();
    let Some(pilot) = now(state, id) else { return none() };
    let people = pilot.filled == Filled::People
        || here == Side::People
        || state.now().workspace.candidates.values().any(|person| person.pilot == id);
    let shown = |side: &Side| *side != Side::People || people;
    let link = |side: Side| {
        let link = link_button("subnav__link", Route::Pilot(id, side).href(), w.pt_side(side.code()));
        if side == here { link.attr("aria-current", "page") } else { link }
    };
    let links: Vec<El> = Side::ALL.into_iter().filter(shown).map(link).collect();
    block("nav", "subnav").attr("aria-label", w.pt_pages()).els(links).after(browser::show_current).view()
}
