//! The page itself: its address, the root element's marks, scrolling, and what a form holds.

pub mod selection;
pub mod sight;
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

/// Sets a mark on the root element; one that stands already is left alone, for setting it works all styles out again.
pub fn mark(name: &str, value: &str) {
    if let Some(root) = document().document_element()
        && root.get_attribute(name).as_deref() != Some(value)
    {
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

/// Scrolls the inside of a box to its right end.
pub fn to_end(element: &Element) {
    element.set_scroll_left(element.scroll_width());
}

/// Scrolls a row of links sideways to the one that is of this page.
pub fn show_current(row: &Element) {
    let current = row.query_selector("[aria-current]").ok().flatten();
    if let Some(link) = current.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        row.set_scroll_left(link.offset_left() + link.offset_width() / 2 - row.client_width() / 2);
    }
}

/// Hides the element with this id, or shows it. For a part of a form that nothing makes again meanwhile.
pub fn hide(id: &str, hidden: bool) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = if hidden { element.set_attribute("hidden", "") } else { element.remove_attribute("hidden") };
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

/// Calls a function of an object of the browser by its name; `None` where there is none, or where it fails.
fn call(of: &JsValue, name: &str, given: &js_sys::Array) -> Option<JsValue> {
    let function: js_sys::Function = property(of, name).dyn_into().ok()?;
    js_sys::Reflect::apply(&function, of, given).ok()
}

/// The elements that a selector finds, in the order of the page.
fn elements(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
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

    /// Whether something stands in a field that the browser does not hand over, such as half a day.
    pub fn unfinished(&self, name: &str) -> bool {
        property(&property(&property(&self.0, name), "validity"), "badInput").as_bool().unwrap_or(false)
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

/// Whether the `<details>` that an event comes from is open.
pub fn is_open(event: &Event) -> bool {
    let target = event.target().map_or(JsValue::UNDEFINED, JsValue::from);
    property(&target, "open").as_bool().unwrap_or(false)
}

/// Whether the box that an event comes from is ticked.
pub fn ticked(event: &Event) -> bool {
    let target = event.target().map_or(JsValue::UNDEFINED, JsValue::from);
    property(&target, "checked").as_bool().unwrap_or(false)
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
    let done = call(&document(), "execCommand", &js_sys::Array::of1(&JsValue::from_str("copy")));
    field.remove();
    done?.as_bool()
}

/// Closes the open `<details>` that `selector` finds, and puts the keyboard on the summary of the last.
pub fn close_all(selector: &str) {
    for element in elements(selector) {
        let _ = element.remove_attribute("open");
        if let Ok(Some(summary)) = element.query_selector("summary") {
            focus(&summary);
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

/// Puts words into the field with this id, and the keyboard on it.
pub fn fill(id: &str, words: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = js_sys::Reflect::set(&element, &JsValue::from_str("value"), &JsValue::from_str(words));
        focus(&element);
    }
}

/// Whether the page is shown inside another app (a chat, as a rule), which may keep files and printing from it.
pub fn in_app() -> bool {
    const APPS: [&str; 7] = ["MicroMessenger", "DingTalk", "QQ/", "Weibo", "AlipayClient", "Lark/", "Feishu"];
    let agent = window().navigator().user_agent().unwrap_or_default();
    APPS.iter().any(|app| agent.contains(app))
}
