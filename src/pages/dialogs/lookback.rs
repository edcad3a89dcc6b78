//! Drawing a sample for a look-back, and saying how something that was drawn was found.

use super::{done, open};
use crate::{
    base::{
        day::{Date, months_after},
        id::{DrawId, DrawTag},
    },
    duties::lookback::{Ask, Draw, DrawError, Looked, Of, Outcome, Subject, candidates, population},
    pages::lookback::{dated, named},
    platform::page as browser,
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{View, block, el, live},
        parts::{day_input, field, input, number_input, para, radio, select, textarea},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many are proposed to be drawn,
const SIZE: u32 = 5;
/// from the last three months.
const MONTHS: i32 = -3;

fn all(shown: &Shown, of: Of, (from, to): (Date, Date)) -> Vec<Subject> {
    candidates(&shown.workspace.records, &shown.workspace.hazards, of, from, to)
}

/// Making a draw. What can be drawn from is counted while the period is chosen.
pub fn draw(state: AppState) -> View {
    let w = state.words();
    let today = state.today();
    let days = RwSignal::new((months_after(today, MONTHS).unwrap_or(today), today));
    let of = RwSignal::new(Of::Both);
    let (from, to) = days.get_untracked();
    let set = move |change: fn(&mut (Date, Date), Date)| {
        move |event| {
            if let Ok(day) = browser::value(&event).parse::<Date>() {
                days.update(|days| change(days, day));
            }
        }
    };
    let kinds = Of::ALL.map(|of| (of.code().to_owned(), w.sc_of(of.code()).to_owned()));
    let kinds = select(kinds, Of::Both.code())
        .on("change", move |event| of.set(Of::of_code(&browser::value(&event)).unwrap_or_default()));
    let count = live(move || counted(w, &all(&state.now(), of.get(), days.get())));
    let body = vec![
        field("name", w.sc_draw_name(), None, input(w.sc_draw_named(dated(w, today)))).view(),
        block("div", "pair")
            .el(field("from", w.sc_from(), None, day_input(Some(from)).on("change", set(|days, day| days.0 = day))))
            .el(field("to", w.sc_to(), None, day_input(Some(to)).on("change", set(|days, day| days.1 = day))))
            .el(field("of", w.sc_of_label(), None, kinds))
            .view(),
        block("p", "look__count").attr("role", "status").kid(count).view(),
        block("div", "pair")
            .el(field("size", w.sc_size(), None, number_input(Some(SIZE), "")))
            .el(field("by", w.sc_draw_by(), None, input(state.by())))
            .view(),
        field("seed", w.sc_seed(), Some(w.sc_seed_hint().to_owned()), input(state.mint::<DrawTag>().to_string()))
            .view(),
    ];
    open(state, w.sc_draw().to_owned(), false, body, w.sc_draw_do(), move |form| {
        let w = state.words();
        let (Some(from), Some(to)) = (form.day("from"), form.day("to")) else { return Err(w.day_missing().to_owned()) };
        let ask = Ask {
            name: form.text("name"),
            from,
            to,
            on: state.today(),
            by: form.text("by"),
            seed: form.text("seed"),
            size: form.text("size").parse().unwrap_or(0),
            of: Of::of_code(&form.text("of")).unwrap_or_default(),
        };
        let drawn = Draw::make(ask.clone(), &all(&state.peek(), ask.of, (from, to))).map_err(|why| why_not(w, why))?;
        let id = state.mint();
        let was = state.edit(Edit::AddDraw { id, draw: Arc::new(drawn) });
        if was {
            state.go(Route::LookBack(id));
        }
        done(was)
    })
}

/// How many there are to draw from, of which kind, and the checksum that the sheet will bear.
fn counted(w: Words, all: &[Subject]) -> View {
    let hazards = all.iter().filter(|subject| matches!(subject, Subject::Hazard(_))).count();
    let population = population(all);
    let words = w.sc_can_draw(all.len(), all.len() - hazards, hazards);
    if all.is_empty() {
        return el("span").text(w.sc_draw_error(DrawError::NoCandidates.code())).view();
    }
    let code: String = population.sha256.chars().take(12).collect();
    el("span").el(el("b").text(words)).text(" ").el(block("span", "note").text(w.sc_checksum_is(code))).view()
}

fn why_not(w: Words, why: DrawError) -> String {
    w.sc_draw_error(why.code()).to_owned()
}

/// Saying how something was found.
pub fn looked(state: AppState, id: DrawId, key: Subject) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    let draw = shown.workspace.draws.get(id)?.clone();
    draw.pick(key)?;
    let named = named(w, &shown, key);
    let outcomes = Outcome::ALL.map(|outcome| {
        radio("outcome", outcome.code(), false, w.sc_outcome(outcome.code()), w.sc_outcome_is(outcome.code()))
    });
    let on = day_input(Some(state.today())).attr("min", draw.on.to_string()).attr("max", state.today().to_string());
    let body = vec![
        block("div", "quote").attr("lang", "zh-CN").el(el("b").text(named.name)).el(para(named.what)).view(),
        block("fieldset", "fieldset").el(block("legend", "field__label").text(w.sc_how_found())).els(outcomes).view(),
        block("div", "pair")
            .el(field("on", w.sc_looked_on(), None, on))
            .el(field("by", w.sc_looked_who(), None, input(state.by())))
            .view(),
        field("note", w.sc_seen(), Some(w.sc_seen_hint().to_owned()), textarea("3", "")).view(),
    ];
    Some(open(state, w.sc_fill().to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let outcome = Outcome::of_code(&form.text("outcome")).ok_or_else(|| w.sc_outcome_missing().to_owned())?;
        let on = form.day("on").ok_or_else(|| w.day_missing().to_owned())?;
        let looked = Looked { outcome, on, by: form.text("by"), note: form.text("note") };
        // As it stands now: another window may have gone on meanwhile.
        let now = state.peek();
        let Some(draw) = now.workspace.draws.get(id) else { return done(false) };
        draw.may(key, &looked, state.today()).map_err(|why| why_not(w, why))?;
        if let Subject::Hazard(hazard) = key
            && let Some(last) = now.workspace.hazards.get(hazard).map(|hazard| hazard.last_day())
            && outcome != Outcome::Held
            && looked.on < last
        {
            return Err(w.sc_before_last(w.day(last, now.today)));
        }
        let was = state.edit(Edit::LookAt { id, key, looked });
        if was {
            state.done(w.sc_noted(outcome.code()));
        }
        done(was)
    }))
}
