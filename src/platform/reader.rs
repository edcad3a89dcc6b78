//! The reader's program (`src/bin/reader.rs`), which `public/boot.js` loads when it is first asked.

use super::page::property;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue},
};
use wasm_bindgen_futures::JsFuture;

/// Something handed to the reader's program.
pub enum Given<'a> {
    /// A text.
    Text(&'a str),
    /// The bytes of a file.
    Bytes(&'a [u8]),
}

/// The answer of one of its functions; `None` where the program cannot be had (no network, and no offline copy yet).
pub async fn call(function: &str, given: &[Given<'_>]) -> Option<String> {
    let reader: Function = property(&window(), "luoshiReader").dyn_into().ok()?;
    let arguments = Array::of1(&JsValue::from_str(function));
    for given in given {
        arguments.push(&match given {
            Given::Text(text) => JsValue::from_str(text),
            Given::Bytes(bytes) => Uint8Array::from(*bytes).into(),
        });
    }
    let promise: Promise = Reflect::apply(&reader, &JsValue::UNDEFINED, &arguments).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_string()
}
