//! What writes office files, as a program of its own (`public/boot.js` loads it when it is first asked).

fn main() {}

#[cfg(target_arch = "wasm32")]
mod calls {
    use luoshi::{
        base::{doc, sheet::Sheet},
        share::xlsx,
    };
    use wasm_bindgen::prelude::*;

    /// The workbook of these sheets (JSON, see `luoshi::base::sheet`), made on this day (`2026-11-24`). Nothing where a
    /// sheet is not one, or larger than a workbook may be.
    #[wasm_bindgen]
    pub fn workbook(sheets: &str, made: &str) -> Option<Vec<u8>> {
        let sheets: Vec<Sheet> = doc::read(sheets).ok()?;
        xlsx::workbook(&sheets, made.parse().ok()?).ok()
    }
}
