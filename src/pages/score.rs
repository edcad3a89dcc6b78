//! To come.

use crate::{
    state::AppState,
    ui::el::{View, none},
};

/// The page.
pub fn page(_: AppState) -> View {
    none()
}
