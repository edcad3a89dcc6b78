//! What the app needs of texts, as a program of its own (`public/boot.js` loads it when it is first asked): reading,
//! taking a text out of a file, comparing two texts, and searching. Everything comes and goes as text or JSON.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod calls {
    use luoshi::{
        base::doc,
        bulletin::{accept, flat_text::FlatText, heir, import, reading, version},
        search::{Entry, Index, Kind},
    };
    use std::cell::RefCell;
    use wasm_bindgen::prelude::*;

    thread_local! {
        static INDEX: RefCell<Index> = RefCell::default();
    }

    #[wasm_bindgen]
    extern "C" {
        /// The browser's own decoder knows GB18030: 80 kB of tables that need not be sent.
        type TextDecoder;
        #[wasm_bindgen(constructor, catch)]
        fn new(label: &str, options: &JsValue) -> Result<TextDecoder, JsValue>;
        #[wasm_bindgen(method, catch)]
        fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
    }

    fn gb18030(bytes: &[u8]) -> Option<String> {
        // What is not of this encoding comes out with marks in it, by which it is known.
        let text = TextDecoder::new("gb18030", &JsValue::UNDEFINED).ok()?.decode(bytes).ok()?;
        (!text.contains('\u{fffd}')).then_some(text)
    }

    /// Reads a text: the reading as JSON (see `luoshi::bulletin::reading`).
    #[wasm_bindgen]
    pub fn read(text: &str) -> String {
        reading::read(text)
    }

    /// Takes the text out of a file (see `luoshi::bulletin::brought`).
    #[wasm_bindgen]
    pub fn bring(name: &str, bytes: &[u8]) -> String {
        import::bring(name, bytes, gb18030)
    }

    /// What a new version of a text changed (see `luoshi::bulletin::version`).
    #[wasm_bindgen]
    pub fn changes(old: &str, new: &str) -> Option<String> {
        version::changes(old, new).ok().map(|changes| doc::print(&changes))
    }

    /// What a new version of a text takes over (see `luoshi::bulletin::heir`).
    #[wasm_bindgen]
    pub fn hand_over(old: &str, new: &str, estate: &str) -> Option<String> {
        heir::hand_over(old, new, &doc::read(estate).ok()?).ok().map(|handed| doc::print(&handed))
    }

    /// Puts a bulletin into the index, line by line as it is shown.
    #[wasm_bindgen]
    pub fn index_bulletin(key: &str, title: &str, day: &str, text: &str) -> String {
        let text = accept(text).map_or_else(|_| text.to_owned(), |read| FlatText::of(&read).text().to_owned());
        let entry =
            Entry { kind: Kind::Bulletin, key: key.to_owned(), title: title.to_owned(), day: day.parse().ok(), text };
        INDEX.with_borrow_mut(|index| index.put(entry));
        String::new()
    }

    /// Takes a bulletin out of the index.
    #[wasm_bindgen]
    pub fn drop_bulletin(key: &str) -> String {
        INDEX.with_borrow_mut(|index| index.remove(Kind::Bulletin, key));
        String::new()
    }

    /// Puts all notes, duties, records, hazards and pilots into the index, in place of those that were in it.
    #[wasm_bindgen]
    pub fn index_others(entries: &str) -> Option<String> {
        let entries: Vec<Entry> = doc::read(entries).ok()?;
        INDEX.with_borrow_mut(|index| {
            for kind in [Kind::Note, Kind::Duty, Kind::Record, Kind::Hazard, Kind::Pilot] {
                index.clear(kind);
            }
            entries.into_iter().for_each(|entry| index.put(entry));
        });
        Some(String::new())
    }

    /// What a query finds, at most `most` of each kind (see `luoshi::search`).
    #[wasm_bindgen]
    pub fn find(query: &str, most: &str) -> String {
        let most = most.parse().unwrap_or(20);
        INDEX.with_borrow(|index| doc::print(&index.find(query, most)))
    }
}
