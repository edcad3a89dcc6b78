//! Targets, indicators of the pilot's own, and published rates.

use super::{
    change,
    item::{Reader, before, put},
    setup::number,
};
use crate::{
    base::id::{ItemId, PilotId},
    pages::{
        dialogs::{done, open},
        pilot::said::{indicator, rate},
    },
    pilots::{
        Pilot,
        indicators::{Indicator, Months},
        item::{Published, What},
        published::read_rate,
    },
    platform::page::{Form, focus_on},
    state::AppState,
    ui::{
        el::{El, View, block, el},
        parts::{field, input, number_input, para, textarea},
    },
    words::Words,
};

/// So many indicators can be added in one go.
const NEW: usize = 3;

/// A line of the form: an indicator with its target. The name can be typed where it is the pilot's own.
struct Line {
    code: String,
    name: String,
    target: Option<u32>,
    own: bool,
    /// Months hold figures of it.
    used: bool,
}

/// What is to be reached, and which figures are the pilot's own.
pub fn targets(state: AppState, id: PilotId) -> Option<View> {
    let (w, shown) = (state.words(), state.peek());
    let pilot = shown.workspace.pilots.get(id)?.clone();
    let lines = lines(w, &pilot, &Months::of(id, &shown.workspace.items, None));
    let built_in = lines.iter().enumerate().filter(|(_, line)| !line.own).map(|(at, line)| target(w, at, line));
    let own = lines.iter().enumerate().filter(|(_, line)| line.own).map(|(at, line)| own(w, at, line));
    let body = vec![
        para(w.pq_targets_what()).view(),
        block("div", "pair").els(built_in).view(),
        block("fieldset", "fieldset flow")
            .el(block("legend", "field__label").text(w.pq_own()))
            .el(block("p", "field__hint").text(w.pq_own_hint()))
            .els(own)
            .view(),
    ];
    Some(open(state, w.pq_targets_change().to_owned(), true, body, w.save(), move |form| {
        let w = state.words();
        let (mut targets, mut indicators) = (Vec::new(), Vec::new());
        for (at, line) in lines.iter().enumerate() {
            let named = if line.own { form.text(&format!("own{at}")) } else { line.name.clone() };
            let target = number(w, form, &format!("target{at}")).map_err(|words| {
                focus_on(&format!("f-target{at}"));
                w.pq_at_field(label(w, &named), words)
            })?;
            if line.own {
                if named.is_empty() && (line.used || target.is_some()) {
                    focus_on(&format!("f-own{at}"));
                    return Err(nameless(w, line));
                }
                if !named.is_empty() {
                    indicators.push((line.code.clone(), named));
                }
            }
            if let Some(target) = target {
                targets.push((line.code.clone(), target));
            }
        }
        done(change(state, id, |pilot| (pilot.targets, pilot.indicators) = (targets, indicators)))
    }))
}

/// An indicator of which there are figures keeps a name, and a target needs one.
fn nameless(w: Words, line: &Line) -> String {
    if line.used { w.pq_own_used(label(w, &line.name)) } else { w.pq_own_nameless().to_owned() }
}

fn label(w: Words, name: &str) -> String {
    if name.is_empty() { w.pq_own_name().to_owned() } else { name.to_owned() }
}

/// The built-in indicators, those of the pilot's own, those that only months speak of, and a few empty lines.
fn lines(w: Words, pilot: &Pilot, months: &Months) -> Vec<Line> {
    let used = |code: &str| months.rows.iter().any(|row| row.counts.iter().any(|(known, _)| known == code));
    let target = |code: &str| pilot.targets.iter().find(|(known, _)| known == code).map(|(_, target)| *target);
    let mut codes = months.codes(pilot);
    for (code, _) in &pilot.targets {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    let mut free = (1..).map(|n| format!("own{n}"));
    for _ in 0..NEW {
        let code = free.find(|code| !codes.contains(code)).unwrap_or_default();
        codes.push(code);
    }
    let line = |code: String| {
        let own = Indicator::of_code(&code).is_none();
        let known = pilot.indicators.iter().find(|(other, _)| *other == code).map(|(_, name)| name.clone());
        let name = if own { known.unwrap_or_default() } else { indicator(w, pilot, &code) };
        Line { name, target: target(&code), used: used(&code), own, code }
    };
    codes.into_iter().map(line).collect()
}

fn target(w: Words, at: usize, line: &Line) -> El {
    let id = format!("f-target{at}");
    block("div", "field")
        .el(block("label", "field__label").attr("for", id.clone()).text(line.name.clone()))
        .el(number_input(line.target, w.not_given_short()).attr("id", id).attr("name", format!("target{at}")))
}

fn own(w: Words, at: usize, line: &Line) -> El {
    let nth = (at + 1).saturating_sub(Indicator::ALL.len());
    let name = input(line.name.clone())
        .attr("id", format!("f-own{at}"))
        .attr("name", format!("own{at}"))
        .attr("maxlength", "40")
        .attr("placeholder", w.pq_own_name())
        .attr("aria-label", w.pq_own_name_of(nth));
    let target = number_input(line.target, w.not_given_short())
        .attr("id", format!("f-target{at}"))
        .attr("name", format!("target{at}"))
        .attr("aria-label", w.pq_own_target_of(nth));
    // One that has figures and lost its name is told apart by its code.
    let gone = (line.used && line.name.is_empty()).then(|| el("p").text(w.pq_indicator_gone(line.code.as_str())));
    block("div", "own-row").maybe(gone).el(name).el(target)
}

/// Enters a published rate, or changes one.
pub fn published(state: AppState, pilot: PilotId, id: Option<ItemId>) -> Option<View> {
    let w = state.words();
    let known = match before(state, id)?.map(|item| item.what.clone()) {
        None => None,
        Some(What::Published { published }) => Some(published),
        Some(_) => return None,
    };
    let title = if id.is_some() { w.pq_published_change() } else { w.pq_published_add() };
    let words = |name: &'static str, value: Option<&String>| {
        field(name, w.pq_published(name), None, textarea("2", value.cloned().unwrap_or_default()))
    };
    let number =
        |name: &'static str, value| field(name, w.pq_published(name), None, number_input(value, w.not_given_short()));
    let typed = known.as_ref().map(|known| rate(known.rate, known.places)).unwrap_or_default();
    let body = vec![
        words("what", known.as_ref().map(|known| &known.what)).view(),
        words("source", known.as_ref().map(|known| &known.source)).view(),
        block("div", "pair")
            .el(number("part", known.as_ref().map(|known| known.part)))
            .el(number("whole", known.as_ref().map(|known| known.whole)))
            .view(),
        field("rate", w.pq_published("rate"), Some(w.pq_rate_hint().to_owned()), input(typed)).view(),
    ];
    Some(open(state, title.to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let published = said(w, form, known.as_ref())?;
        put(state, pilot, id, What::Published { published }, &|error| w.pq_published(error.field).to_owned())
    }))
}

fn said(w: Words, form: &Form, known: Option<&Published>) -> Result<Published, String> {
    let read = Reader { w, form, label: Words::pq_published };
    let (what, source) = (form.text("what"), form.text("source"));
    let (part, whole) = (read.needed_count("part")?, read.needed_count("whole")?);
    let typed = form.text("rate");
    // One that was not touched keeps what is known of its decimals, also that nobody noted them.
    let (rate, places) = match known.filter(|known| rate(known.rate, known.places) == typed) {
        Some(known) => (known.rate, known.places),
        None => {
            let read = read_rate(&typed).ok_or_else(|| read.wrong("rate", &w.pq_rate_wrong(typed.as_str())))?;
            (read.0, Some(read.1))
        }
    };
    Ok(Published { what, source, part, whole, rate, places })
}
