//! Training, exam, and what was helped with.

use crate::{
    base::id::PilotId,
    state::AppState,
    ui::el::{View, none},
};

/// The page.
pub fn page(_state: AppState, _id: PilotId) -> View {
    none()
}
