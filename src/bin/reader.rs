//! The grammar as a program of its own, loaded by the app when a text is brought in (`public/boot.js`).

fn main() {}

/// Reads a text: the reading as JSON (see `luoshi::bulletin::reading`).
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn read(text: &str) -> String {
    luoshi::bulletin::reading::read(text)
}
