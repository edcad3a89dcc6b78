//! The device's voices, by the names that browsers give them; some have none.

use super::{call, property};
use js_sys::{Array, Function, Reflect};
use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};
use std::rc::Rc;

fn synthesis() -> JsValue {
    property(&window(), "speechSynthesis")
}

/// A Chinese voice of this device, the mainland's first.
fn voice() -> Option<JsValue> {
    let voices: Array = call(&synthesis(), "getVoices", &Array::new())?.dyn_into().ok()?;
    let language = |voice: &JsValue| property(voice, "lang").as_string().unwrap_or_default().to_lowercase();
    let chinese = |voice: &JsValue| language(voice).starts_with("zh") || language(voice).starts_with("cmn");
    let all: Vec<JsValue> = voices.iter().filter(chinese).collect();
    // A voice that comes over the network fails without one.
    let here = |voice: &&JsValue| property(voice, "localService").as_bool() == Some(true);
    let mainland = |voice: &&JsValue| language(voice).contains("cn");
    let best = all.iter().find(|voice| here(voice) && mainland(voice)).or_else(|| all.iter().find(here));
    best.or_else(|| all.iter().find(mainland)).or(all.first()).cloned()
}

/// Whether something Chinese can be read aloud here.
pub fn has_voice() -> bool {
    voice().is_some()
}

/// Runs something whenever the list of voices has changed: browsers fill it some time after the start.
pub fn on_voices(run: impl Fn() + 'static) {
    let heard: Closure<dyn Fn()> = Closure::new(run);
    let given = Array::of2(&JsValue::from_str("voiceschanged"), heard.as_ref());
    if call(&synthesis(), "addEventListener", &given).is_some() {
        heard.forget();
    }
}

/// Reads a sentence aloud, and runs `then` after it: with `false` where the voice failed. Stopping ends the sentence too,
/// in one way or the other. `None` where nothing can be read.
pub fn speak(words: &str, then: impl Fn(bool) + 'static) -> Option<()> {
    let maker: Function = property(&window(), "SpeechSynthesisUtterance").dyn_into().ok()?;
    let given = Array::of1(&JsValue::from_str(words));
    let (voice, utterance) = (voice()?, Reflect::construct(&maker, &given).ok()?);
    let _ = Reflect::set(&utterance, &JsValue::from_str("lang"), &property(&voice, "lang"));
    let _ = Reflect::set(&utterance, &JsValue::from_str("voice"), &voice);
    let then = Rc::new(then);
    for (event, well) in [("onend", true), ("onerror", false)] {
        let then = then.clone();
        let heard = Closure::once_into_js(move || then(well));
        let _ = Reflect::set(&utterance, &JsValue::from_str(event), &heard);
    }
    call(&synthesis(), "speak", &Array::of1(&utterance)).map(|_| ())
}

/// Stops reading.
pub fn stop() {
    call(&synthesis(), "cancel", &Array::new());
}
