//! Training, exam, and what was helped with.

mod log;
mod people;
mod pieces;
mod sittings;

use crate::{
    base::{day::Date, id::PilotId},
    pages::dialogs::{Dialog, opens, pilot::Ask},
    pilots::Pilot,
    state::{AppState, Shown},
    ui::el::{View, block, el, live, none},
    words::Words,
};
use std::sync::Arc;

/// So many lines of the log are shown at first, and with each further step.
const STEP: usize = 60;

/// The page.
pub fn page(state: AppState, id: PilotId) -> View {
    let pieces = pieces::Shown::new();
    live(move || {
        let Some(pilot) = super::now(state, id) else { return none() };
        let shown = state.now();
        let work = Work { state, w: state.words(), id, today: shown.today, pilot, shown, pieces };
        block("div", "page page--wide flow flow--wide")
            .el(el("h1").attr("lang", "zh-CN").text(work.pilot.name.clone()))
            .maybe(work.people())
            .el(work.sittings())
            .el(work.log())
            .view()
    })
}

struct Work {
    state: AppState,
    w: Words,
    id: PilotId,
    today: Date,
    pilot: Arc<Pilot>,
    shown: Arc<Shown>,
    pieces: pieces::Shown,
}

impl Work {
    fn ask(&self, ask: Ask) -> impl Fn() + Send + Sync + 'static {
        opens(self.state, Dialog::Pilot(ask))
    }
}
