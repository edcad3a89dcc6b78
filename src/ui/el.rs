//! An element of a page, as one type.
//!
//! `view!` gives every element a type of its own, and with it code of its own to build and to change it: about
//! a kilobyte an element, 45 kB of the first visit for two small pages. This is the same rendering model (Leptos
//! builds it, rebuilds it in place, and runs what is [`live`] again when a signal changes) with one type for all.

use super::lines::{Line, Lines};
use leptos::{
    ev::Event,
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{
            Rndr,
            types::{Element, Node},
        },
        view::{Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
    },
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};
use std::{
    borrow::Cow,
    cell::RefCell,
    rc::Rc,
    sync::{Arc, Mutex},
};

type Handler = Arc<dyn Fn(Event) + Send + Sync>;
/// Words: fixed ones cost no copy.
pub type Text = Cow<'static, str>;

/// A piece of a page.
pub type View = AnyView;

/// An element. A pointer: pages hand elements from call to call, and a call that moves a pointer is a few bytes of
/// code where one that moves the whole description is fifty.
pub struct El(Box<Described>);

struct Described {
    tag: &'static str,
    attrs: Vec<(&'static str, Text)>,
    on: Vec<(&'static str, Handler)>,
    kids: Vec<View>,
    lines: Vec<Line>,
    after: Option<fn(&Element)>,
}

/// An element with this tag.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Described { tag, attrs: Vec::new(), on: Vec::new(), kids: Vec::new(), lines: Vec::new(), after: None }))
}

/// An element with this tag and class.
pub fn block(tag: &'static str, class: impl Into<Text>) -> El {
    el(tag).attr("class", class)
}

/// A piece that is made again whenever a signal that it reads changes.
pub fn live(make: impl FnMut() -> View + Send + 'static) -> View {
    live_shared(Arc::new(Mutex::new(make)))
}

#[inline(never)]
fn live_shared(make: Arc<Mutex<dyn FnMut() -> View + Send>>) -> View {
    make.into_any()
}

/// Words.
pub fn text(words: impl Into<Text>) -> View {
    text_shared(words.into())
}

#[inline(never)]
fn text_shared(words: Text) -> View {
    words.into_owned().into_any()
}

/// Nothing.
#[inline(never)]
pub fn none() -> View {
    ().into_any()
}

/// Several pieces.
#[inline(never)]
pub fn all(pieces: Vec<View>) -> View {
    pieces.into_any()
}

impl El {
    /// Sets an attribute. `value` and `checked` are set as properties too, so that they show on a used field.
    pub fn attr(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.set(name, value.into())
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: Text) -> Self {
        self.0.attrs.retain(|(other, _)| *other != name);
        self.0.attrs.push((name, value));
        self
    }

    /// Sets an attribute without a value, if `yes`.
    pub fn flag(self, name: &'static str, yes: bool) -> Self {
        if yes { self.set(name, Text::Borrowed("")) } else { self }
    }

    /// Sets an attribute that is a word for yes or no, as in `aria-pressed`.
    pub fn state(self, name: &'static str, yes: bool) -> Self {
        self.set(name, Text::Borrowed(if yes { "true" } else { "false" }))
    }

    /// Listens.
    pub fn on(self, event: &'static str, act: impl Fn(Event) + Send + Sync + 'static) -> Self {
        self.hear(event, Arc::new(act))
    }

    #[inline(never)]
    fn hear(mut self, event: &'static str, act: Handler) -> Self {
        self.0.on.push((event, act));
        self
    }

    /// Listens to clicks.
    pub fn click(self, act: impl Fn() + Send + Sync + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// Runs once the element is on the page.
    pub fn after(mut self, run: fn(&Element)) -> Self {
        self.0.after = Some(run);
        self
    }

    /// Adds words.
    pub fn text(self, words: impl Into<Text>) -> Self {
        self.words(words.into())
    }

    #[inline(never)]
    fn words(self, words: Text) -> Self {
        self.kid(text_shared(words))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn el(self, kid: El) -> Self {
        self.kid(kid.view())
    }

    /// Adds a piece.
    #[inline(never)]
    pub fn kid(mut self, kid: View) -> Self {
        self.0.kids.push(kid);
        self
    }

    /// Adds a piece to an element that goes on being filled.
    pub fn push(&mut self, kid: View) {
        self.0.kids.push(kid);
    }

    /// Adds an element where there is one.
    #[inline(never)]
    pub fn maybe(self, kid: Option<El>) -> Self {
        self.kid(kid.map_or_else(none, El::view))
    }

    /// Adds several elements.
    pub fn els(self, kids: impl IntoIterator<Item = El>) -> Self {
        self.list(kids.into_iter().map(El::view).collect())
    }

    #[inline(never)]
    fn list(self, kids: Vec<View>) -> Self {
        self.kid(all(kids))
    }

    /// Adds lines of a long list, after everything else in the element: see [`Line`].
    #[inline(never)]
    pub fn lines(mut self, lines: Vec<Line>) -> Self {
        self.0.lines = lines;
        self
    }

    /// As a piece.
    #[inline(never)]
    pub fn view(self) -> View {
        self.into_any()
    }
}

/// What stands on the page.
pub struct Standing {
    tag: &'static str,
    element: Element,
    attrs: Vec<(&'static str, Text)>,
    on: Vec<Listener>,
    kids: <Vec<View> as Render>::State,
    lines: Lines,
}

/// A listener on the page; what it does can be changed without a word to the browser.
struct Listener {
    event: &'static str,
    act: Rc<RefCell<Handler>>,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    fn add(element: &Element, event: &'static str, act: Handler) -> Listener {
        let act = Rc::new(RefCell::new(act));
        let acts = act.clone();
        let heard: Closure<dyn FnMut(Event)> = Closure::new(move |event| {
            let act = acts.borrow().clone();
            act(event)
        });
        let _ = element.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
        Listener { event, act, heard }
    }

    fn remove(self, element: &Element) {
        let _ = element.remove_event_listener_with_callback(self.event, self.heard.as_ref().unchecked_ref());
    }
}

fn set(element: &Element, name: &str, value: &str) {
    match name {
        "inner-html" => element.set_inner_html(value),
        // A field that was used shows its property, not its attribute.
        "value" => {
            let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        "checked" => {
            let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), &JsValue::TRUE);
        }
        // The attribute would be a style in the page's text, which the Content-Security-Policy forbids.
        "style" => {
            let style = js_sys::Reflect::get(element, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
            let _ = js_sys::Reflect::set(&style, &JsValue::from_str("cssText"), &JsValue::from_str(value));
        }
        _ => {
            let _ = element.set_attribute(name, value);
        }
    }
}

fn unset(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
    if name == "checked" {
        let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), &JsValue::FALSE);
    }
}

fn listen(element: &Element, on: Vec<(&'static str, Handler)>) -> Vec<Listener> {
    on.into_iter().map(|(event, act)| Listener::add(element, event, act)).collect()
}

/// Listens as an element made anew would.
fn listen_again(element: &Element, standing: &mut Vec<Listener>, on: Vec<(&'static str, Handler)>) {
    if standing.iter().map(|old| old.event).eq(on.iter().map(|(event, _)| *event)) {
        for (old, (_, act)) in standing.iter().zip(on) {
            old.act.replace(act);
        }
        return;
    }
    standing.drain(..).for_each(|old| old.remove(element));
    *standing = listen(element, on);
}

impl Render for El {
    type State = Standing;

    fn build(self) -> Standing {
        let this = *self.0;
        let element = Rndr::create_element(this.tag, (this.tag == "svg").then_some("http://www.w3.org/2000/svg"));
        let mut kids = this.kids.build();
        kids.mount(&element, None);
        // After the children: the value of a select is one of its options.
        for (name, value) in &this.attrs {
            set(&element, name, value);
        }
        if let Some(after) = this.after {
            let element = element.clone();
            leptos::task::spawn_local(async move { after(&element) });
        }
        let on = listen(&element, this.on);
        let lines = Lines::build(this.lines, &element);
        Standing { tag: this.tag, element, attrs: this.attrs, on, kids, lines }
    }

    fn rebuild(self, state: &mut Standing) {
        if self.0.tag != state.tag {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
            return;
        }
        let this = *self.0;
        for (name, _) in state.attrs.iter().filter(|(name, _)| this.attrs.iter().all(|(other, _)| other != name)) {
            unset(&state.element, name);
        }
        this.kids.rebuild(&mut state.kids);
        for (name, value) in &this.attrs {
            if state.attrs.iter().all(|(other, old)| other != name || old != value) {
                set(&state.element, name, value);
            }
        }
        state.lines.rebuild(this.lines, &state.element);
        listen_again(&state.element, &mut state.on, this.on);
        state.attrs = this.attrs;
    }
}

/// Takes a dialog away: out of sight at once, off the page when that is painted. Waking the page behind a modal dialog
/// makes the browser work all its styles out again, and nobody has to wait for that. Closing it first gives the keyboard
/// back to where it was opened.
fn leave(dialog: web_sys::HtmlDialogElement) {
    let _ = dialog.set_attribute("hidden", "");
    let close = move || {
        dialog.close();
        dialog.remove();
    };
    request_animation_frame(move || set_timeout(close, std::time::Duration::ZERO));
}

impl Standing {
    /// Its element.
    pub(super) fn element(&self) -> &Element {
        &self.element
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        if let Some(dialog) = self.element.dyn_ref::<web_sys::HtmlDialogElement>() {
            self.on.drain(..).for_each(|listener| listener.remove(dialog));
            leave(dialog.clone());
            return;
        }
        self.element.remove();
    }
    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let _ = parent.insert_before(&self.element, marker);
    }
    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_element() else { return false };
        child.mount(&parent, Some(&self.element));
        true
    }
    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for El {
    type Output<A: Attribute> = El;
    fn add_any_attr<A: Attribute>(self, _: A) -> El {
        self
    }
}

/// There is no server that could have written the page: what speaks of one does nothing.
impl RenderHtml for El {
    type AsyncOutput = El;
    type Owned = El;
    const MIN_LENGTH: usize = 0;
    fn dry_resolve(&mut self) {}
    async fn resolve(self) -> El {
        self
    }
    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Standing {
        self.build()
    }
    fn into_owned(self) -> El {
        self
    }
}
