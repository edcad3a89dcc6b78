//! Names: up to which day they are kept, and erasing them.

use crate::{
    base::id::{CandidateId, PilotId},
    pages::{
        dialogs::{done, open, some_day},
        pilot::people::said,
    },
    pilots::{
        candidate::{Candidate, people},
        names,
    },
    state::AppState,
    ui::{
        el::{View, block, el},
        parts::{choice, day_input, field, para, radio},
    },
    workspace::Edit,
};
use std::sync::Arc;

/// Asks whose names are erased, after saying what that does. It cannot be taken back.
pub fn erase(state: AppState, id: PilotId) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    shown.workspace.pilots.get(id)?;
    let all = people(&shown.workspace.candidates, id);
    let named: Vec<_> = all.iter().filter(|(_, one)| !one.name.is_empty()).collect();
    let over = names::overdue_names(&all, shown.today);
    let codes: Vec<&str> =
        all.iter().filter(|(id, _)| over.contains(id)).map(|(_, candidate)| candidate.code.as_str()).collect();
    let whose = block("fieldset", "fieldset")
        .el(block("legend", "field__label").text(w.pp_erase_whose()))
        .el(radio("whose", "over", false, w.pp_erase_over(over.len()), said::some_codes(w, &codes)))
        .el(radio("whose", "all", false, w.pp_erase_all(named.len()), ""));
    let sure = choice(el("input").attr("type", "checkbox").attr("name", "sure"), w.pp_erase_sure(), None);
    let mut body = vec![para(w.pp_erase_what()).view(), para(w.pp_erase_files()).view()];
    match state.aside() {
        0 => {}
        aside => body.push(para(w.pp_erase_aside(aside)).view()),
    }
    body.extend([whose.view(), sure.view()]);
    Some(open(state, w.pp_erase().to_owned(), false, body, w.pp_erase_do(), move |form| {
        let w = state.words();
        let shown = state.peek();
        let all = people(&shown.workspace.candidates, id);
        let ids: Vec<CandidateId> = match form.text("whose").as_str() {
            "over" => names::overdue_names(&all, shown.today),
            "all" => all.iter().filter(|(_, one)| !one.name.is_empty()).map(|(id, _)| *id).collect(),
            _ => return Err(w.pp_erase_choose().to_owned()),
        };
        if ids.is_empty() {
            return Err(w.pp_erase_nobody().to_owned());
        }
        if !form.ticked("sure") {
            return Err(w.pp_erase_tick().to_owned());
        }
        let count = ids.len();
        // Where the older copies could not be cleared, the state has said so already.
        if state.erase(ids) {
            state.say(w.pp_erased_many(count), false);
        }
        Ok(())
    }))
}

/// Asks up to which day the names of these people are kept.
pub fn keep_names(state: AppState, id: PilotId, ids: Vec<CandidateId>) -> Option<View> {
    let w = state.words();
    state.peek().workspace.pilots.get(id)?;
    let body = vec![
        para(w.pp_keep_names_what(ids.len())).view(),
        field("until", w.pp_keep_until(), Some(w.pp_keep_until_hint().to_owned()), day_input(None)).view(),
    ];
    Some(open(state, w.pp_keep_names().to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let keep_until = Some(some_day(w, form, "until")?.ok_or_else(|| w.pp_day_missing().to_owned())?);
        let shown = state.peek();
        let kept = |id: &CandidateId| {
            let candidate = Candidate::clone(shown.workspace.candidates.get(*id)?);
            Some((*id, Arc::new(Candidate { keep_until, ..candidate })))
        };
        let people: Vec<_> = ids.iter().filter_map(kept).collect();
        let count = people.len();
        let was = state.edit(Edit::PutPeople { people });
        if was {
            state.done(w.pp_keep_names_done(count));
        }
        done(was)
    }))
}
