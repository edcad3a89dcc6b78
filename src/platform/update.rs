//! A newer build that waits (`public/boot.js` finds it and changes over).

use super::page::property;
use js_sys::Function;
use leptos::{
    leptos_dom::helpers::window_event_listener_untyped,
    prelude::window,
    wasm_bindgen::{JsCast, JsValue},
};

/// Tells when a newer build waits, now or later.
pub fn watch(told: impl Fn() + 'static) {
    if property(&window(), "luoshiWaiting").is_truthy() {
        told();
    }
    window_event_listener_untyped("luoshi-update", move |_| told());
}

/// Changes over to it; the page is loaded again.
pub fn change_over() {
    if let Ok(change) = property(&window(), "luoshiUpdate").dyn_into::<Function>() {
        let _ = change.call0(&JsValue::UNDEFINED);
    }
}
