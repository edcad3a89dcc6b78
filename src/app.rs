//! Puts the app on the page.

#[cfg(feature = "pages")]
use crate::frame::App;
use leptos::prelude::*;

/// Puts the app on the page and takes the plain first paint away.
pub fn mount() {
    leptos::mount::mount_to_body(App);
    if let Some(plain) = document().get_element_by_id("plain") {
        #[cfg(not(feature = "pages"))]
        keep_article(&plain);
        plain.remove();
    }
}

/// The frame while the pages are not part of the shipped build (see `pages` in Cargo.toml).
#[cfg(not(feature = "pages"))]
#[component]
fn App() -> impl IntoView {
    view! { <main id="app" class="plain"></main> }
}

/// Moves the bulletin of the first paint into the frame: without a reader page it is all there is to read.
#[cfg(not(feature = "pages"))]
fn keep_article(plain: &leptos::web_sys::Element) {
    let frame = document().get_element_by_id("app");
    let article = plain.query_selector("article").ok().flatten();
    if let (Some(frame), Some(article)) = (frame, article) {
        let _ = frame.append_child(&article);
    }
}
