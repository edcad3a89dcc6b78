//! Buttons, notices, sections, fields: markup and classes as in `style/blocks/`.

use super::el::{El, Text, View, block, el};
use crate::platform::page;
use icondata_core::Icon;
use leptos::ev::Event;

/// A picture for a word that stands beside it.
pub fn icon(icon: Icon) -> El {
    block("svg", "icon").attr("viewBox", "0 0 24 24").attr("aria-hidden", "true").attr("inner-html", icon.data)
}

/// A small picture.
pub fn icon_small(picture: Icon) -> El {
    icon(picture).attr("class", "icon icon--s")
}

/// A button.
pub fn button(label: impl Into<Text>) -> El {
    block("button", "btn").attr("type", "button").text(label)
}

/// The button that does what the page or dialog is for.
pub fn primary(label: impl Into<Text>) -> El {
    button(label).attr("class", "btn btn--primary")
}

/// A button of lesser weight.
pub fn quiet(label: impl Into<Text>) -> El {
    button(label).attr("class", "btn btn--quiet")
}

/// A button with a picture before its words.
pub fn button_with(picture: Icon, label: impl Into<Text>) -> El {
    block("button", "btn").attr("type", "button").el(icon(picture)).text(label)
}

/// A button that is only a picture; the words are for those who do not see it.
pub fn icon_button(picture: Icon, label: impl Into<Text>) -> El {
    let label: Text = label.into();
    block("button", "btn btn--icon")
        .attr("type", "button")
        .attr("aria-label", label.clone())
        .attr("title", label)
        .el(icon(picture))
}

/// A link.
pub fn link(href: impl Into<Text>, label: impl Into<Text>) -> El {
    el("a").attr("href", href).text(label)
}

/// A link that looks like a button.
pub fn link_button(class: &'static str, href: impl Into<Text>, label: impl Into<Text>) -> El {
    link(href, label).attr("class", class)
}

/// Words for those who do not see the page.
pub fn hidden(words: impl Into<Text>) -> El {
    block("span", "visually-hidden").text(words)
}

/// Words in a paragraph.
pub fn para(words: impl Into<Text>) -> El {
    el("p").text(words)
}

/// Words in a span.
pub fn span(words: impl Into<Text>) -> El {
    el("span").text(words)
}

/// A small label.
pub fn tag(class: &'static str, words: impl Into<Text>) -> El {
    block("span", class).text(words)
}

/// A notice: what it is about, what there is to know, what can be done. `class` is `notice` with its colour.
pub fn notice(class: &'static str, picture: Icon, title: impl Into<Text>, body: Vec<El>, actions: Vec<El>) -> El {
    let mut inner = block("div", "notice__body").el(block("p", "notice__title").text(title)).els(body);
    if !actions.is_empty() {
        inner = inner.el(block("div", "notice__actions cluster").els(actions));
    }
    block("div", class).el(icon(picture)).el(inner)
}

/// A titled part of a page. `id` names its heading.
pub fn section(id: &'static str, title: impl Into<Text>, count: Option<String>, more: Option<El>) -> El {
    let head = block("div", "section__head")
        .el(block("h2", "section__title").attr("id", id).text(title))
        .maybe(count.map(|count| block("span", "section__count note").text(count)))
        .maybe(more.map(|more| more.attr("class", "section__more")));
    block("section", "section flow").attr("aria-labelledby", id).el(head)
}

/// What stands where there is nothing yet.
pub fn empty(picture: Icon, title: impl Into<Text>, words: impl Into<Text>, actions: Vec<El>) -> El {
    block("div", "empty")
        .el(icon(picture))
        .el(block("p", "empty__title").text(title))
        .el(block("p", "empty__text").text(words))
        .el(block("p", "cluster cluster--center").els(actions))
}

/// One of a few: a row of buttons of which one is pressed.
pub fn seg(label: impl Into<Text>, options: Vec<El>) -> El {
    block("div", "seg").attr("role", "group").attr("aria-label", label).els(options)
}

/// A button of a [`seg`].
pub fn seg_button(label: impl Into<Text>, pressed: bool) -> El {
    block("button", "seg__btn").attr("type", "button").state("aria-pressed", pressed).text(label)
}

/// A term and what belongs to it.
pub fn fact(term: impl Into<Text>, said: View) -> El {
    block("div", "facts__row").el(el("dt").text(term)).el(el("dd").kid(said))
}

/// A field with its label and, where there is one, a hint. `control` gets the id and the name.
pub fn field(name: &'static str, label: impl Into<Text>, hint: Option<String>, control: El) -> El {
    let control = control.attr("id", format!("f-{name}")).attr("name", name);
    let (control, hint) = match hint {
        Some(hint) => (
            control.attr("aria-describedby", format!("h-{name}")),
            Some(block("p", "field__hint").attr("id", format!("h-{name}")).text(hint)),
        ),
        None => (control, None),
    };
    block("div", "field")
        .el(block("label", "field__label").attr("for", format!("f-{name}")).text(label))
        .maybe(hint)
        .el(control)
}

/// A line to type into.
pub fn input(value: impl Into<Text>) -> El {
    block("input", "input").attr("value", value)
}

/// A day to choose.
pub fn day_input(value: Option<crate::base::day::Date>) -> El {
    input(value.map(|day| day.to_string()).unwrap_or_default()).attr("type", "date")
}

/// A day and a time to choose.
pub fn moment_input(value: Option<crate::base::minute::Minute>) -> El {
    input(value.map(|minute| minute.to_string()).unwrap_or_default()).attr("type", "datetime-local")
}

/// A whole number; what is not known is left empty.
pub fn number_input(value: Option<u32>, placeholder: &'static str) -> El {
    input(value.map(|number| number.to_string()).unwrap_or_default())
        .attr("class", "input input--num")
        .attr("inputmode", "numeric")
        .attr("placeholder", placeholder)
}

/// Words to look for, told as they are typed; half a word that is still being composed is none yet. `hint` says what is
/// looked for.
pub fn search_field(
    value: impl Into<Text>,
    hint: &'static str,
    typed: impl Fn(String) + Clone + Send + Sync + 'static,
) -> El {
    let composed = typed.clone();
    input(value)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("placeholder", hint)
        .attr("aria-label", hint)
        .on("input", move |event| {
            if !page::is_composing(&event) {
                typed(page::value(&event));
            }
        })
        .on("compositionend", move |event| composed(page::value(&event)))
}

/// Several lines to type into.
pub fn textarea(rows: &'static str, value: impl Into<Text>) -> El {
    block("textarea", "input").attr("rows", rows).attr("value", value)
}

/// One of many.
pub fn select(options: impl IntoIterator<Item = (String, String)>, chosen: impl Into<Text>) -> El {
    let options = options.into_iter().map(|(value, label)| el("option").attr("value", value).text(label));
    block("select", "input").els(options).attr("value", chosen)
}

/// A box or a button to choose, with its words.
pub fn choice(control: El, label: impl Into<Text>, note: Option<String>) -> El {
    let words = el("span").text(label).maybe(note.map(|note| block("span", "choice__note note").text(note)));
    block("label", "choice").el(control.attr("class", "choice__box")).el(words)
}

/// One of several of which one is chosen, with its words; without a note where it is empty.
pub fn radio(
    name: &'static str,
    value: impl Into<Text>,
    chosen: bool,
    label: impl Into<Text>,
    note: impl Into<String>,
) -> El {
    let control = el("input").attr("type", "radio").attr("name", name).attr("value", value).flag("checked", chosen);
    choice(control, label, Some(note.into()).filter(|note| !note.is_empty()))
}

/// A button that hands files over.
pub fn file_button(label: El, accept: &'static str, many: bool, act: impl Fn(Event) + Send + Sync + 'static) -> El {
    let picker = block("input", "visually-hidden")
        .attr("type", "file")
        .attr("accept", accept)
        .flag("multiple", many)
        .on("change", act);
    block("label", "btn file").el(label).el(picker)
}
