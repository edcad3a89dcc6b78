//! Puts the app on the page.

use crate::{pages::frame, state::AppState};
use leptos::prelude::*;

/// Puts the app on the page and takes the plain first paint away.
pub fn mount() {
    leptos::mount::mount_to_body(App);
    if let Some(plain) = document().get_element_by_id("plain") {
        plain.remove();
    }
}

/// The whole app.
#[component]
fn App() -> impl IntoView {
    frame::frame(AppState::open())
}
