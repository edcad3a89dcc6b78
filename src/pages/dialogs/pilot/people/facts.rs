//! Code, name, the day up to which the name is kept; and taking somebody away who was entered by mistake.

use super::{keep, now};
use crate::{
    base::id::CandidateId,
    pages::dialogs::{done, open, some_day},
    pilots::{candidate::Candidate, roster_csv::cells},
    state::AppState,
    ui::{
        el::{View, block},
        parts::{day_input, field, input, para},
    },
    workspace::Edit,
};

/// Asks for them.
pub fn facts(state: AppState, id: CandidateId) -> Option<View> {
    let w = state.words();
    let (candidate, _) = now(state, id)?;
    let today = state.today();
    let erased = candidate.erased.is_some();
    let name = match candidate.erased {
        // A name that was erased does not come back by the way.
        Some(day) => block("p", "small").text(w.pp_erased_stays(w.day(day, today))),
        None => field(
            "name",
            w.pp_name_optional(),
            Some(w.pp_name_hint().to_owned()),
            input(candidate.name.clone()).attr("maxlength", "40").attr("autocomplete", "off"),
        ),
    };
    let body = vec![
        field("code", w.pp_code(), None, input(candidate.code.clone()).attr("maxlength", "32")).view(),
        name.view(),
        field("until", w.pp_keep_until(), Some(w.pp_keep_until_hint().to_owned()), day_input(candidate.keep_until))
            .view(),
        field("added", w.pp_came(), None, day_input(Some(candidate.added)).attr("max", today.to_string())).view(),
    ];
    Some(open(state, w.pp_facts_change().to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let Some((candidate, _)) = now(state, id) else { return done(false) };
        let code = cells::code(&form.text("code")).map_err(|wrong| w.pp_wrong(wrong.code()).to_owned())?;
        let shown = state.peek();
        let same = |other: &Candidate| other.pilot == candidate.pilot && other.code.eq_ignore_ascii_case(&code);
        if shown.workspace.candidates.iter().any(|(other, one)| other != id && same(one)) {
            return Err(w.pp_code_taken(code));
        }
        let name = match erased || candidate.erased.is_some() {
            true => candidate.name.clone(),
            false => cells::name(&form.text("name")).map_err(|wrong| w.pp_wrong(wrong.code()).to_owned())?,
        };
        let keep_until = some_day(w, form, "until")?;
        let added = some_day(w, form, "added")?.ok_or_else(|| w.pp_day_missing().to_owned())?;
        let first = candidate.events.iter().map(|event| event.on).min();
        if let Some(first) = first.filter(|first| added > *first) {
            return Err(w.pp_came_late(w.day(first, today)));
        }
        if added > state.today() {
            return Err(w.pt_move_error("future").to_owned());
        }
        keep(state, id, Candidate { code, name, keep_until, added, ..Candidate::clone(&candidate) })
    }))
}

/// Takes somebody away, after saying what goes.
pub fn remove(state: AppState, id: CandidateId) -> Option<View> {
    let w = state.words();
    let (candidate, _) = now(state, id)?;
    let code = candidate.code.clone();
    let mut body = vec![para(w.pp_drop_what(code.as_str(), candidate.events.len())).view()];
    if !candidate.name.is_empty() {
        body.push(para(w.pp_drop_names(1)).view());
    }
    Some(open(state, w.pp_drop().to_owned(), false, body, w.pp_drop(), move |_| {
        let was = state.edit(Edit::DropPeople { ids: vec![id] });
        if was {
            state.done(state.words().pp_person_dropped(code.as_str()));
        }
        done(was)
    }))
}
