//! Puts the app on the page.

use crate::{
    pages::frame,
    state::AppState,
    ui::el::{live, none},
};
use leptos::prelude::*;

/// Puts the app on the page and takes the plain first paint away.
pub fn mount() {
    leptos::mount::mount_to_body(App);
}

/// The whole app.
#[component]
fn App() -> impl IntoView {
    let state = AppState::open();
    // English words have to come first; the plain page stays until then.
    let speaks = Memo::new(move |_| state.speaks());
    Effect::new(move |_| {
        if let Some(plain) = document().get_element_by_id("plain").filter(|_| speaks.get()) {
            plain.remove();
        }
    });
    live(move || if speaks.get() { frame::frame(state) } else { none() })
}
