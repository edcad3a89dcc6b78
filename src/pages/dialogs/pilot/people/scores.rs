//! The scores of somebody: entered, and put right. A score that was wrong stays in the history before the right one.

use super::{keep, now};
use crate::{
    base::{id::CandidateId, points},
    pages::{
        dialogs::{done, open, some_day},
        pilot::people::said,
    },
    pilots::{
        Pilot,
        candidate::{Candidate, Event, Move},
        funnel::{self, State},
        moves,
    },
    state::AppState,
    ui::{
        el::{View, block},
        parts::{day_input, field, input, para},
    },
};

/// The stages for which a score can be entered now, counted from 0: those to which the person has come, and that have
/// scores by their kind or by the rules.
fn stages(pilot: &Pilot, state: &State) -> Vec<usize> {
    let reached = state.steps.iter().rposition(|step| step.standing.is_some());
    let fits = |at: &usize| {
        let Some(stage) = pilot.stages.get(*at).filter(|stage| !stage.kind.is_private()) else { return false };
        let usual = stage.kind.has_score() || stage.weight.is_some() || stage.pass_mark.is_some();
        let scored = state.step(*at).score.is_some();
        reached.is_some_and(|reached| *at <= reached) && (usual || scored)
    };
    (0..pilot.stages.len()).filter(fits).collect()
}

/// The name of the field for the score in a stage.
fn place(at: usize) -> String {
    format!("score{at}")
}

/// Asks for them.
pub fn scores(state: AppState, id: CandidateId) -> Option<View> {
    let w = state.words();
    let (candidate, pilot) = now(state, id)?;
    let standing = funnel::state(&pilot.stages, &candidate);
    let places = stages(&pilot, &standing);
    let today = state.today();
    let mut body = Vec::new();
    for at in &places {
        let value = standing.step(*at).score.map(points::write).unwrap_or_default();
        let control = input(value).attr("inputmode", "decimal").attr("placeholder", w.not_given_short());
        let label = block("span", "field__label").text(w.pp_score_of(said::stage(w, &pilot, *at)));
        body.push(block("label", "field").el(label).el(control.attr("name", place(*at))).view());
    }
    if body.is_empty() {
        body.push(para(w.pp_scores_none_yet()).view());
    }
    body.push(field("on", w.pp_on(), None, day_input(Some(today)).attr("max", today.to_string())).view());
    // By code: the stages may be put into another order while the form is open.
    let code = |at: &usize| Some((place(*at), pilot.stages.get(*at)?.code.clone()));
    let codes: Vec<(String, String)> = places.iter().filter_map(code).collect();
    Some(open(state, w.pp_scores_change().to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let on = some_day(w, form, "on")?.ok_or_else(|| w.pp_day_missing().to_owned())?;
        let Some((candidate, pilot)) = now(state, id) else { return done(false) };
        let mut next = Candidate::clone(&candidate);
        for (field, code) in &codes {
            let standing = funnel::state(&pilot.stages, &next);
            let at = pilot.stages.iter().position(|stage| stage.code == *code);
            let before = at.and_then(|at| standing.step(at).score);
            let name = said::stage_of_code(w, &pilot, code);
            let typed = form.text(field);
            if typed.is_empty() {
                // Nothing is taken out of a history: a wrong score is followed by the right one.
                if before.is_some() {
                    return Err(w.pp_score_stays(name));
                }
                continue;
            }
            let score = points::read(&typed).ok_or_else(|| w.pp_not_a_score(name.as_str(), typed.as_str()))?;
            if before == Some(score) {
                continue;
            }
            let event = Event { on, stage: code.clone(), what: Move::Scored { score } };
            let checked = moves::check_state(&pilot, &next, &standing, &event, Some(state.today()));
            checked.map_err(|error| w.pp_stands(name, said::why_not(w, &pilot, error, state.today())))?;
            next.events.push(event);
        }
        keep(state, id, next)
    }))
}
