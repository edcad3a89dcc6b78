//! The figures, month by month.

use crate::{
    base::id::PilotId,
    state::AppState,
    ui::el::{View, none},
};

/// The page.
pub fn page(_state: AppState, _id: PilotId) -> View {
    none()
}
