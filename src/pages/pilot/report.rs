//! The report on one page.

use crate::{
    base::id::PilotId,
    state::AppState,
    ui::el::{View, none},
};

/// The page.
pub fn page(_state: AppState, _id: PilotId) -> View {
    none()
}
