//! One window writes: Web Locks, where the browser has them.
//!
//! Called through reflection: the bindings of web-sys are marked unstable and would need a compiler flag.

use super::page::property;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};

const NAME: &str = "luoshi";

/// What a request for the lock came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// This window holds the lock now.
    Ours,
    /// Another window holds it.
    Theirs,
}

fn request(option: Option<&str>, told: impl Fn(Turn) + Clone + 'static) -> Option<Promise> {
    let locks = property(&property(&window(), "navigator"), "locks");
    let ask: Function = property(&locks, "request").dyn_into().ok()?;
    let options = Object::new();
    if let Some(option) = option {
        let _ = Reflect::set(&options, &JsValue::from_str(option), &JsValue::TRUE);
    }
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            told(Turn::Theirs);
            return JsValue::UNDEFINED;
        }
        told(Turn::Ours);
        // Held as long as this never ends: until the window closes or another takes over.
        Promise::new(&mut |_, _| ()).into()
    });
    ask.call3(&locks, &JsValue::from_str(NAME), &options, &granted).ok()?.dyn_into().ok()
}

/// Tells `told` when a held lock is taken away.
fn watch(held: Option<Promise>, told: impl Fn(Turn) + Clone + 'static) -> bool {
    let Some(held) = held else { return false };
    let lost = Closure::once(move |_: JsValue| {
        told(Turn::Theirs);
        wait(told);
    });
    let _ = held.catch(&lost);
    lost.forget();
    true
}

/// Waits in line: told when the other window has closed.
fn wait(told: impl Fn(Turn) + Clone + 'static) {
    watch(request(None, told.clone()), told);
}

/// Asks for the lock; `told` hears every change from then on. `false` where the browser has no locks.
pub fn ask(told: impl Fn(Turn) + Clone + 'static) -> bool {
    let heard = told.clone();
    let first = request(Some("ifAvailable"), move |turn| {
        heard(turn);
        if turn == Turn::Theirs {
            wait(heard.clone());
        }
    });
    watch(first, told)
}

/// Takes the lock from whoever holds it.
pub fn take_over(told: impl Fn(Turn) + Clone + 'static) {
    watch(request(Some("steal"), told.clone()), told);
}
