//! The texts that come with the site.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// A file of the site as text; `None` where it cannot be had.
pub async fn text(path: &str) -> Option<String> {
    let answer = JsFuture::from(leptos::prelude::window().fetch_with_str(path)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
