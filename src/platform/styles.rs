//! The styles of the pages after the first, which `public/boot.js` brings.

use super::page::property;
use js_sys::{Function, Promise};
use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue},
};
use wasm_bindgen_futures::JsFuture;

/// Brings them; whether they are here.
pub async fn bring() -> bool {
    // The edition in one file has them all, and no such function.
    let Ok(bring) = property(&window(), "luoshiStyles").dyn_into::<Function>() else { return true };
    match bring.call0(&JsValue::UNDEFINED).and_then(|answer| answer.dyn_into::<Promise>()) {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|here| here.is_truthy()),
        Err(_) => false,
    }
}
