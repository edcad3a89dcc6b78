//! Entering people by their codes.

use crate::{
    base::id::{CandidateId, PilotId},
    pages::{
        dialogs::{done, open, some_day},
        pilot::people::said,
    },
    pilots::{
        candidate::{Candidate, people},
        codes::{Codes, read},
    },
    platform::page as browser,
    state::AppState,
    ui::{
        el::{El, View, block, live},
        parts::{day_input, field, para, select, textarea},
    },
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Asks for the codes, the day, and the stage in which they come in.
pub fn add(state: AppState, id: PilotId) -> Option<View> {
    let w = state.words();
    let pilot = state.peek().workspace.pilots.get(id)?.clone();
    let typed = RwSignal::new(String::new());
    let codes = textarea("6", "").on("input", move |event| typed.set(browser::value(&event)));
    let first = std::iter::once((String::new(), w.pp_first_stage().to_owned()))
        .chain(said::stages(w, &pilot))
        .collect::<Vec<_>>();
    let today = state.today();
    let body = vec![
        field("codes", w.pp_codes(), Some(w.pp_codes_hint().to_owned()), codes).view(),
        live(move || {
            let shown = state.now();
            told(state, &read(&typed.get(), &people(&shown.workspace.candidates, id))).view()
        }),
        block("div", "pair")
            .el(field("on", w.pp_came(), None, day_input(Some(today)).attr("max", today.to_string())))
            .el(field("first", w.pp_first(), Some(w.pp_first_hint().to_owned()), select(first, "")))
            .view(),
        para(w.pp_only_codes()).view(),
    ];
    Some(open(state, w.pp_add().to_owned(), false, body, w.pp_add_do(), move |form| {
        let w = state.words();
        let on = some_day(w, form, "on")?.ok_or_else(|| w.pp_day_missing().to_owned())?;
        if on > state.today() {
            return Err(w.pt_move_error("future").to_owned());
        }
        let shown = state.peek();
        let codes = read(&form.raw("codes"), &people(&shown.workspace.candidates, id));
        if let Some((line, typed)) = codes.wrong.first() {
            return Err(w.pp_code_wrong(*line, typed.as_str()));
        }
        if codes.new.is_empty() {
            return Err(w.pp_no_codes().to_owned());
        }
        let first = form.text("first");
        let new = |code: &String| {
            let candidate = Candidate { first: first.clone(), ..Candidate::new(id, code.clone(), on) };
            (state.mint(), Arc::new(candidate))
        };
        let people: Vec<(CandidateId, Arc<Candidate>)> = codes.new.iter().map(new).collect();
        let count = people.len();
        let was = state.edit(Edit::PutPeople { people });
        if was {
            state.done(match codes.taken.len() {
                0 => w.pp_added(count),
                taken => w.pp_added_some(count, taken),
            });
        }
        done(was)
    }))
}

/// What would be entered, before it is.
fn told(state: AppState, codes: &Codes) -> El {
    let w = state.words();
    let listed = |codes: &[String]| {
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        said::some_codes(w, &codes)
    };
    let line = |words: String| block("p", "small").text(words);
    let new = (!codes.new.is_empty()).then(|| line(w.pp_codes_new(codes.new.len(), listed(&codes.new))));
    let taken = (!codes.taken.is_empty()).then(|| line(w.pp_codes_taken(codes.taken.len(), listed(&codes.taken))));
    let twice = (!codes.repeated.is_empty()).then(|| line(w.pp_codes_twice(listed(&codes.repeated))));
    let wrong = codes.wrong.first().map(|(at, typed)| line(w.pp_code_wrong(*at, typed.as_str())));
    block("div", "").attr("role", "status").maybe(new).maybe(taken).maybe(twice).maybe(wrong)
}
