//! The programs beside the app (`src/bin/reader.rs`, `src/bin/office.rs`), which `public/boot.js` loads when they are
//! first asked.

use super::page::property;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue},
};
use wasm_bindgen_futures::JsFuture;

/// Something handed to a program.
pub enum Given<'a> {
    /// A text.
    Text(&'a str),
    /// The bytes of a file.
    Bytes(&'a [u8]),
}

/// Which program: the name of its door on the page.
#[derive(Clone, Copy)]
pub(super) struct Program(pub &'static str);

impl Program {
    /// The answer of one of its functions, a text; `None` where there is none, or the program cannot be had (no network,
    /// and no offline copy yet).
    pub async fn text(self, function: &str, given: &[Given<'_>]) -> Option<String> {
        self.call(function, given).await?.as_string()
    }

    /// The same where the answer is the bytes of a file.
    pub async fn bytes(self, function: &str, given: &[Given<'_>]) -> Option<Vec<u8>> {
        let bytes: Uint8Array = self.call(function, given).await?.dyn_into().ok()?;
        Some(bytes.to_vec())
    }

    async fn call(self, function: &str, given: &[Given<'_>]) -> Option<JsValue> {
        let program: Function = property(&window(), self.0).dyn_into().ok()?;
        let arguments = Array::of1(&JsValue::from_str(function));
        for given in given {
            arguments.push(&match given {
                Given::Text(text) => JsValue::from_str(text),
                Given::Bytes(bytes) => Uint8Array::from(*bytes).into(),
            });
        }
        let promise: Promise = Reflect::apply(&program, &JsValue::UNDEFINED, &arguments).ok()?.dyn_into().ok()?;
        JsFuture::from(promise).await.ok()
    }
}
