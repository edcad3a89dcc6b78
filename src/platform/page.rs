//! The page itself: its address, the root element's marks, scrolling, and what a form holds.

pub mod selection;
pub mod speech;

use leptos::{
    ev::Event,
    prelude::{document, window},
    wasm_bindgen::{JsCast, JsValue},
    web_sys::Element,
};

/// The part of the address behind `#`.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to an address.
pub fn go(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Sets a mark on the root element.
pub fn mark(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// Scrolls to the element with this id and lets the keyboard go on from there; to the top without one.
pub fn show(id: Option<&str>) {
    match id.and_then(|id| document().get_element_by_id(id)) {
        Some(element) => {
            element.scroll_into_view();
            focus(&element);
        }
        None => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}

/// Scrolls the element with this id into its box without moving the keyboard.
pub fn reveal(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Puts the keyboard on an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
}

/// Opens a dialog over the page.
pub fn open_dialog(element: &Element) {
    if let Some(dialog) = element.dyn_ref::<web_sys::HtmlDialogElement>() {
        let _ = dialog.show_modal();
    }
}

/// Whether a key press belongs to a field that is being typed into.
pub fn is_typing(event: &Event) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    // A box that is ticked takes no letters.
    let ticks = matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio"));
    !ticks && matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}

/// The property of an object of the browser.
pub fn property(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// The form of a submit event. Keeps the browser from sending it anywhere.
pub struct Form(JsValue);

impl Form {
    /// The form that is being sent.
    pub fn of(event: &Event) -> Form {
        event.prevent_default();
        let form = event.current_target().map_or(JsValue::UNDEFINED, JsValue::from);
        Form(property(&form, "elements"))
    }

    /// What a field holds, without spaces around it. Of several buttons of one name: the chosen one's value.
    pub fn text(&self, name: &str) -> String {
        self.raw(name).trim().to_owned()
    }

    /// What a field holds, exactly.
    pub fn raw(&self, name: &str) -> String {
        property(&property(&self.0, name), "value").as_string().unwrap_or_default()
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        property(&property(&self.0, name), "checked").as_bool().unwrap_or(false)
    }

    /// A field's text as a day; `None` where it is empty or none.
    pub fn day(&self, name: &str) -> Option<crate::base::day::Date> {
        self.text(name).parse().ok()
    }
}

/// What the field that an event comes from holds.
pub fn value(event: &Event) -> String {
    let target = event.target().map_or(JsValue::UNDEFINED, JsValue::from);
    property(&target, "value").as_string().unwrap_or_default()
}

/// The files that a picker or a drop brings.
pub fn files(event: &Event) -> Vec<web_sys::File> {
    let target = event.target().map_or(JsValue::UNDEFINED, JsValue::from);
    let picked = property(&target, "files");
    let dropped = property(&property(event, "dataTransfer"), "files");
    let list = if picked.is_object() { picked } else { dropped };
    let Ok(list) = list.dyn_into::<web_sys::FileList>() else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)).collect()
}

/// Empties a picker, so that the same file can be picked again.
pub fn clear(event: &Event) {
    if let Some(target) = event.target() {
        let _ = js_sys::Reflect::set(&target, &JsValue::from_str("value"), &JsValue::from_str(""));
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Runs something when what is being made now stands on the page.
pub fn later(run: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(run);
}

/// The address of this page up to `#`, for links that are given to others.
pub fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// What is on the screen of a text whose lines say their number (`data-line`).
#[derive(Debug, Clone, Copy)]
pub struct InSight {
    /// The byte (`data-at`) of the piece of text at the top of the screen; a line may be shown in several pieces.
    pub top: u32,
    /// How much of that piece lies above the screen, in thousandths of its height.
    pub above: u32,
    /// The first line that begins on the screen; where none does, the one at the top.
    pub begins: usize,
    /// The last line.
    pub last: usize,
}

/// The part of the screen that the bars at its top cover.
const COVERED: f64 = 0.12;

fn height() -> f64 {
    property(&window(), "innerHeight").as_f64().unwrap_or(0.0)
}

/// The lines on the screen; `None` where there is none.
pub fn in_sight() -> Option<InSight> {
    let lines = document().query_selector_all("[data-line]").ok()?;
    let (height, top) = (height(), height() * COVERED);
    let mut seen: Option<InSight> = None;
    let mut begun = false;
    for at in 0..lines.length() {
        let Some(line) = lines.get(at).and_then(|line| line.dyn_into::<Element>().ok()) else { continue };
        let place = line.get_bounding_client_rect();
        if place.bottom() <= top || place.top() >= height {
            continue;
        }
        let Some(number) = line.get_attribute("data-line").and_then(|number| number.parse().ok()) else { continue };
        let begins = place.top() >= top * 0.5;
        let above = ((top - place.top()).max(0.0) * 1000.0 / place.height().max(1.0)) as u32;
        let top = line.get_attribute("data-at").and_then(|at| at.parse().ok()).unwrap_or(0);
        let sight = seen.get_or_insert(InSight { top, above, begins: number, last: number });
        if begins && !begun {
            (sight.begins, begun) = (number, true);
        }
        sight.last = number;
    }
    seen
}

/// Prints the page.
pub fn print() {
    let _ = window().print();
}

/// Puts words on the clipboard; `false` where the browser does not let us.
pub async fn copy(words: &str) -> bool {
    let clipboard = property(&window().navigator(), "clipboard");
    if clipboard.is_object() {
        let promise = window().navigator().clipboard().write_text(words);
        if wasm_bindgen_futures::JsFuture::from(promise).await.is_ok() {
            return true;
        }
    }
    copy_selected(words).unwrap_or(false)
}

/// The old way, for pages that come by plain HTTP from an office's own server.
fn copy_selected(words: &str) -> Option<bool> {
    let field: web_sys::HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(words);
    document().body()?.append_child(&field).ok()?;
    field.select();
    let command = property(&document(), "execCommand").dyn_into::<js_sys::Function>();
    let done = command.and_then(|command| command.call1(&document(), &JsValue::from_str("copy")));
    field.remove();
    done.ok()?.as_bool()
}

/// Closes the open `<details>` that `selector` finds, and puts the keyboard where it was within none of them.
pub fn close_all(selector: &str) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    for at in 0..found.length() {
        if let Some(element) = found.get(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            let _ = element.remove_attribute("open");
            if let Ok(Some(summary)) = element.query_selector("summary") {
                focus(&summary);
            }
        }
    }
}

/// Lets the page take its turn.
pub async fn pause() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback(&done);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Whether a key or a field's event belongs to a word that is still being composed (Chinese input).
pub fn is_composing(event: &Event) -> bool {
    property(event, "isComposing").as_bool().unwrap_or(false)
}

/// Listens to the whole document until it is dropped.
pub struct Listening(&'static str, leptos::wasm_bindgen::closure::Closure<dyn Fn()>);

/// Runs something at every event of this name.
pub fn listen(event: &'static str, run: impl Fn() + 'static) -> Listening {
    let heard = leptos::wasm_bindgen::closure::Closure::new(run);
    let _ = document().add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    Listening(event, heard)
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = document().remove_event_listener_with_callback(self.0, self.1.as_ref().unchecked_ref());
    }
}

/// Scrolls to a place in a piece of the text, without moving the keyboard.
pub fn scroll_to_piece(at: u32, above: u32) {
    if let Ok(Some(element)) = document().query_selector(&format!("[data-at=\"{at}\"]")) {
        let place = element.get_bounding_client_rect();
        let by = place.top() + place.height() * f64::from(above) / 1000.0 - height() * COVERED;
        window().scroll_by_with_x_and_y(0.0, by);
    }
}

/// Scrolls so that the piece of text that begins at or before a byte is on the screen, if it is not.
pub fn keep_in_sight(byte: usize) {
    let Ok(pieces) = document().query_selector_all("[data-at]") else { return };
    let mut pieces = (0..pieces.length()).filter_map(|at| pieces.get(at)?.dyn_into::<Element>().ok());
    let begins = |piece: &Element| piece.get_attribute("data-at").and_then(|at| at.parse::<usize>().ok());
    let Some(piece) = pieces.rfind(|piece| begins(piece).is_some_and(|at| at <= byte)) else { return };
    let place = piece.get_bounding_client_rect();
    let height = height();
    if place.top() < height * 0.1 || place.bottom() > height * 0.85 {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        piece.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether a key presses what has the focus.
pub fn is_enter(event: &Event) -> bool {
    matches!(property(event, "key").as_string().as_deref(), Some("Enter" | " "))
}

/// Puts the keyboard on the element with this id, if there is one.
pub fn focus_on(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus(&element);
    }
}
