//! The texts that come with the site.

use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// The files of the one-file edition, read once.
    static FILES: JsValue = files().unwrap_or(JsValue::UNDEFINED);
}

fn files() -> Option<JsValue> {
    let files = leptos::prelude::document().get_element_by_id("luoshi-files")?;
    js_sys::JSON::parse(&files.text_content()?).ok()
}

/// A file of the site as text; `None` where it cannot be had.
pub async fn text(path: &str) -> Option<String> {
    // The whole site in one file: a page opened from a disk may not fetch.
    if let Some(files) = FILES.with(JsValue::clone).dyn_ref::<js_sys::Object>() {
        return js_sys::Reflect::get(files, &JsValue::from_str(path)).ok()?.as_string();
    }
    let answer = JsFuture::from(leptos::prelude::window().fetch_with_str(path)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
