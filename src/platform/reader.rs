//! The reader's program, which `public/boot.js` loads when it is first asked.

use super::page::property;
use js_sys::{Function, Promise};
use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue},
};
use wasm_bindgen_futures::JsFuture;

/// The reading of a text, as JSON; `None` where the program cannot be had (no network, and no offline copy yet).
pub async fn read(text: &str) -> Option<String> {
    let read: Function = property(&window(), "luoshiRead").dyn_into().ok()?;
    let promise: Promise = read.call1(&JsValue::UNDEFINED, &JsValue::from_str(text)).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_string()
}
