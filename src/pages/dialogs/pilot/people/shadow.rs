//! The time with the enforcement team (跟班学习).

use super::{super::setup::number, keep, now};
use crate::{
    base::id::CandidateId,
    pages::dialogs::{done, open, some_day},
    pilots::candidate::{Candidate, Shadow},
    state::AppState,
    ui::{
        el::{View, block},
        parts::{day_input, field, input, number_input},
    },
};

/// Asks for it. Without a last day it is a month.
pub fn shadow(state: AppState, id: CandidateId) -> Option<View> {
    let w = state.words();
    let (candidate, _) = now(state, id)?;
    let kept = candidate.shadow.as_ref();
    let days = number_input(kept.and_then(|shadow| shadow.days), w.not_given_short());
    let tutor = input(kept.map(|shadow| shadow.tutor.clone()).unwrap_or_default()).attr("maxlength", "40");
    let body = vec![
        block("div", "pair")
            .el(field("from", w.pp_from(), None, day_input(kept.map(|shadow| shadow.from))))
            .el(field("to", w.pp_to(), Some(w.pp_month_hint().to_owned()), day_input(kept.map(|shadow| shadow.to))))
            .view(),
        field("tutor", w.pp_tutor(), None, tutor).view(),
        block("div", "pair")
            .el(field("days", w.pp_days_there(), None, days))
            .el(field(
                "done",
                w.pp_done_on(),
                Some(w.pp_done_hint().to_owned()),
                day_input(kept.and_then(|shadow| shadow.done)),
            ))
            .view(),
    ];
    Some(open(state, w.pp_shadow_change().to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let Some((candidate, _)) = now(state, id) else { return done(false) };
        let (from, to) = (some_day(w, form, "from")?, some_day(w, form, "to")?);
        let (tutor, days, done_on) = (form.text("tutor"), number(w, form, "days")?, some_day(w, form, "done")?);
        let shadow = match from {
            // Everything empty takes it out again.
            None if to.is_none() && tutor.is_empty() && days.is_none() && done_on.is_none() => None,
            None => return Err(w.pp_from_missing().to_owned()),
            Some(from) => {
                let to = to.unwrap_or_else(|| Shadow::planned_to(from));
                if to < from || done_on.is_some_and(|done| done < from) {
                    return Err(w.refused("days_reversed").to_owned());
                }
                if done_on.is_some_and(|done| done > state.today()) {
                    return Err(w.pt_move_error("future").to_owned());
                }
                Some(Shadow { from, to, tutor, days, done: done_on })
            }
        };
        keep(state, id, Candidate { shadow, ..Candidate::clone(&candidate) })
    }))
}
