//! What is said of people: where somebody stands, what happened, what is missing, why something cannot be.

use super::People;
pub use crate::pages::{pilot::said::many, pilots::name_of as stage};
use crate::{
    base::{
        day::{Date, days_between},
        points,
    },
    pilots::{
        Pilot,
        candidate::{Candidate, Event, Move},
        funnel::{How, Place, Standing, State},
        moves::{MoveError, Notice},
        names,
        ready::Missing,
        stage::{Stage, StageKind},
    },
    ui::{
        el::{El, block},
        parts::icon_small,
    },
    words::Words,
};

/// The name of the stage with a code; the code itself where it is no longer there.
pub fn stage_of_code(w: Words, pilot: &Pilot, code: &str) -> String {
    match pilot.stages.iter().position(|stage| stage.code == code) {
        Some(at) => stage(w, pilot, at),
        None => w.pp_gone_stage(code),
    }
}

/// The stages as the options of a choice, by code.
pub fn stages(w: Words, pilot: &Pilot) -> Vec<(String, String)> {
    let named = |(at, one): (usize, &Stage)| (one.code.clone(), stage(w, pilot, at));
    pilot.stages.iter().enumerate().map(named).collect()
}

/// The name as it may be shown: masked, where names are not to be seen.
pub fn name(candidate: &Candidate, names: bool) -> String {
    if names { candidate.name.clone() } else { names::masked(&candidate.name) }
}

/// What became of somebody in a stage, with the reason where one was said.
pub fn how(w: Words, how: How) -> String {
    let word = w.pp_how(how.code());
    match how {
        How::Failed { why: Some(why) } | How::Withdrew { why: Some(why) } => w.pp_with_why(word, w.pp_why(why.code())),
        _ => word.to_owned(),
    }
}

/// Where somebody is and how, in one status: a picture and words.
pub fn standing(w: Words, people: &People, at: usize) -> El {
    let Some((_, _, state)) = people.one(at) else { return block("span", "status") };
    let stuck = people.waits.get(at).copied().flatten().is_some_and(|wait| wait.stuck);
    let (class, picture, words) = match (state.place, state.standing()) {
        (Place::Through, _) => ("status status--done", icondata_lu::LuCircleCheck, w.pp_through().to_owned()),
        (Place::At(stage), Some((_, standing))) => {
            let words = at_stage(w, &people.pilot, stage, standing, people.today);
            match standing.how {
                How::Failed { .. } | How::Withdrew { .. } => ("status", icondata_lu::LuX, words),
                _ if stuck => ("status status--late", icondata_lu::LuTriangleAlert, words),
                How::Reserved => ("status status--soon", icondata_lu::LuClock, words),
                _ => ("status status--open", icondata_lu::LuCircle, words),
            }
        }
        _ => ("status status--late", icondata_lu::LuTriangleAlert, w.pp_nowhere().to_owned()),
    };
    block("span", class).el(icon_small(picture)).text(words)
}

/// How somebody stands in the stage where the person is.
fn at_stage(w: Words, pilot: &Pilot, stage: usize, standing: Standing, today: Date) -> String {
    let name = self::stage(w, pilot, stage);
    let days = usize::try_from(days_between(standing.came, today)).unwrap_or(0);
    let ends = pilot.stages.get(stage).is_none_or(|one| !matches!(one.kind, StageKind::Service | StageKind::Left));
    match standing.how {
        How::Waiting if ends => w.pp_waits(name, days),
        How::Waiting => w.pp_is_in(name, days),
        How::Reserved => w.pp_waits_reserve(name, days),
        how => w.pp_stands(name, self::how(w, how)),
    }
}

/// The scores of somebody, in the order of the stages.
pub fn scores(w: Words, pilot: &Pilot, state: &State) -> Vec<String> {
    let score = |(at, step): (usize, &crate::pilots::funnel::Step)| {
        step.score.map(|score| w.pp_score(stage(w, pilot, at), points::write(score)))
    };
    state.steps.iter().enumerate().filter_map(score).collect()
}

/// Where a result was entered that does not count yet.
pub fn ahead(w: Words, pilot: &Pilot, state: &State) -> Option<String> {
    let at = state.steps.iter().position(|step| step.ahead)?;
    Some(w.pp_ahead(stage(w, pilot, at)))
}

/// What happened to somebody.
pub fn event(w: Words, pilot: &Pilot, event: &Event) -> String {
    let name = stage_of_code(w, pilot, &event.stage);
    let happened = |how: How| w.pp_stands(name.clone(), self::how(w, how));
    match event.what {
        Move::Scored { score } => w.pp_score(name, points::write(score)),
        Move::Passed {} => happened(How::Passed { called_up: false }),
        Move::CalledUp {} => happened(How::Passed { called_up: true }),
        Move::Reserved {} => happened(How::Reserved),
        Move::Failed { why } => happened(How::Failed { why }),
        Move::Withdrew { why } => happened(How::Withdrew { why }),
        Move::Back {} => w.pp_back_to(name),
    }
}

/// Why something cannot happen to somebody.
pub fn why_not(w: Words, pilot: &Pilot, error: MoveError, today: Date) -> String {
    match error {
        MoveError::NotThere { place: Place::At(at) } => w.pp_is_at(stage(w, pilot, at)),
        MoveError::NotThere { place: Place::Through } => w.pp_is_through().to_owned(),
        MoveError::NotThere { place: Place::Nowhere { .. } } => w.pp_is_nowhere().to_owned(),
        MoveError::BeforePrevious { previous } => w.pp_before(w.day(previous, today)),
        error => w.pt_move_error(error.code()).to_owned(),
    }
}

/// What is to be pointed out about something that may happen.
pub fn notice(w: Words, notice: Notice) -> String {
    match notice {
        Notice::OutOfOrder { before } => w.pp_out_of_order(many(before)),
        notice => w.pp_notice(notice.code()).to_owned(),
    }
}

/// What somebody lacks before formal assistance.
pub fn missing(w: Words, missing: Missing, today: Date) -> String {
    match missing {
        Missing::ShadowUntil { to } => w.pp_shadow_until(w.day(to, today)),
        Missing::ProbationUntil { to } => w.pp_probation_until(w.day(to, today)),
        Missing::LastReview { on } => w.pp_last_review(w.day(on, today)),
        missing => w.pp_missing(missing.code()).to_owned(),
    }
}

/// Some codes, and how many more: a list of hundreds is no sentence.
pub fn some_codes(w: Words, codes: &[&str]) -> String {
    const SOME: usize = 12;
    let shown = codes.get(..SOME.min(codes.len())).unwrap_or(codes).join(w.list_comma());
    match codes.len().saturating_sub(SOME) {
        0 => shown,
        more => w.pp_and_more(shown, more),
    }
}
