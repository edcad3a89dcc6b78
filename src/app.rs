//! Puts the app on the page.

#[cfg(feature = "pages")]
use crate::frame::App;
use leptos::prelude::*;

/// Puts the app on the page and takes the plain first paint away.
pub fn mount() {
    leptos::mount::mount_to_body(App);
    if let Some(plain) = document().get_element_by_id("plain") {
        plain.remove();
    }
}

/// What is shown while the pages are not part of the shipped build (see `pages` in Cargo.toml).
#[cfg(not(feature = "pages"))]
#[component]
fn App() -> impl IntoView {
    view! { <main id="app"><h1>"落实"</h1></main> }
}
