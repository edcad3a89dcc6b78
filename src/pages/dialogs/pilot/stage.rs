//! A stage of a pilot: what it is, when it is planned, and what the notice says about passing it.

use super::{change, setup};
use crate::{
    base::{id::PilotId, points},
    pages::{
        dialogs::{done, open, some_day},
        number,
    },
    pilots::{
        candidate,
        funnel::shifted,
        moves::MAX_SCORE,
        stage::{Stage, StageKind},
    },
    platform::page::Form,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block},
        parts::{day_input, field, input, number_input, para, select, textarea},
    },
    words::Words,
};

/// Changes a stage, or adds one at the end.
pub fn stage(state: AppState, id: PilotId, at: Option<usize>) -> Option<View> {
    let w = state.words();
    let pilot = state.peek().workspace.pilots.get(id)?.clone();
    let stage = match at {
        Some(at) => pilot.stages.get(at)?.clone(),
        // One that no stage has had: what happened to people, baselines and rules speak of stages by their codes.
        None => Stage::new(state.mint::<Stage>().to_string(), StageKind::Selection, ""),
    };
    let title = if at.is_some() { w.pt_stage_change() } else { w.pt_stage_add() };
    let code = stage.code.clone();
    let body = fields(w, &stage).into_iter().map(El::view).collect();
    Some(open(state, title.to_owned(), true, body, w.save(), move |form| {
        let said = said(state.words(), form, &stage)?;
        let before = state.peek().workspace.candidates.clone();
        let was = change(state, id, |pilot| match pilot.stages.iter_mut().find(|stage| stage.code == code) {
            Some(stage) => *stage = said,
            None => pilot.stages.push(said),
        });
        // A stage that became a medical or a background check keeps no reason and no score: that is said.
        let mut cleaned = 0;
        before.differences(&state.peek().workspace.candidates, |_, _, _| cleaned += 1);
        if was && cleaned > 0 {
            state.done(state.words().pt_cleaned(cleaned));
        }
        done(was)
    }))
}

fn fields(w: Words, stage: &Stage) -> Vec<El> {
    let kinds = StageKind::ALL.map(|kind| (kind.code().to_owned(), w.pt_kind(kind.code()).to_owned()));
    let points = |value: Option<u32>| value.map_or_else(String::new, points::write);
    let number = |name, label, hint: &'static str, value| {
        field(
            name,
            label,
            Some(hint.to_owned()).filter(|hint| !hint.is_empty()),
            number_input(value, w.not_given_short()),
        )
    };
    vec![
        block("div", "pair")
            .el(field("name", w.pt_stage_name(), None, input(stage.name.clone()).attr("maxlength", "40")))
            .el(field("kind", w.pt_kind_label(), None, select(kinds, stage.kind.code()))),
        block("p", "small muted").text(w.pt_private()),
        block("div", "pair").el(field("plan_from", w.pt_plan_from(), None, day_input(stage.plan_from))).el(field(
            "plan_to",
            w.pt_plan_to(),
            None,
            day_input(stage.plan_to),
        )),
        block("div", "pair").el(field("from", w.pt_real_from(), None, day_input(stage.from))).el(field(
            "to",
            w.pt_real_to(),
            None,
            day_input(stage.to),
        )),
        block("div", "pair").el(number("weight", w.pt_weight(), w.pt_weight_hint(), stage.weight)).el(field(
            "mark",
            w.pt_mark(),
            Some(w.pt_mark_hint().to_owned()),
            input(points(stage.pass_mark)).attr("inputmode", "decimal"),
        )),
        block("div", "pair").el(number("opens", w.pt_opens(), w.pt_opens_hint(), stage.opens_at)).el(number(
            "limit",
            w.pt_limit(),
            w.pt_limit_hint(),
            stage.limit_days,
        )),
        field("note", w.note(), None, textarea("2", stage.note.clone())),
    ]
}

/// The stage as the form says, on what was there before.
fn said(w: Words, form: &Form, before: &Stage) -> Result<Stage, String> {
    let name = form.text("name");
    if name.is_empty() {
        return Err(w.pt_stage_name_missing().to_owned());
    }
    let pass_mark = number::hundredths(w, &form.text("mark"))?;
    if pass_mark.is_some_and(|mark| mark > MAX_SCORE) {
        return Err(w.pt_move_error("score_too_high").to_owned());
    }
    let weight = setup::number(w, form, "weight")?;
    if weight.is_some_and(|weight| weight > 100) {
        return Err(w.pt_weight_wrong().to_owned());
    }
    let opens_at = setup::number(w, form, "opens")?;
    if opens_at == Some(0) {
        return Err(w.pt_opens_wrong().to_owned());
    }
    let said = Stage {
        kind: StageKind::of_code(&form.text("kind")).unwrap_or(before.kind),
        name_en: before.name_en.clone().filter(|_| name == before.name),
        name,
        plan_from: some_day(w, form, "plan_from")?,
        plan_to: some_day(w, form, "plan_to")?,
        from: some_day(w, form, "from")?,
        to: some_day(w, form, "to")?,
        pass_mark,
        weight,
        opens_at,
        limit_days: setup::number(w, form, "limit")?,
        note: form.text("note"),
        ..before.clone()
    };
    let reversed = |from, to| matches!((from, to), (Some(from), Some(to)) if to < from);
    if reversed(said.from, said.to) || reversed(said.plan_from, said.plan_to) {
        return Err(w.refused("pilot_dates").to_owned());
    }
    Ok(said)
}

/// The stages of a pilot with two that have changed places, and how many people stand elsewhere by it.
pub fn swapped(shown: &Shown, id: PilotId, from: usize, to: usize) -> Option<(Vec<Stage>, usize)> {
    let before = &shown.workspace.pilots.get(id)?.stages;
    let mut after = before.clone();
    if from.max(to) >= after.len() {
        return None;
    }
    after.swap(from, to);
    let people = candidate::people(&shown.workspace.candidates, id);
    let moved = shifted(&people, before, &after).len();
    Some((after, moved))
}

/// Puts a stage into another place, after saying how many people stand elsewhere by it.
pub fn reorder(state: AppState, id: PilotId, from: usize, to: usize) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    let (_, moved) = swapped(&shown, id, from, to)?;
    let stage = shown.workspace.pilots.get(id)?.stages.get(from)?;
    let title = w.pt_reorder(w.of(&stage.name, stage.name_en.as_deref()));
    let body = vec![para(w.pt_reorder_what(moved)).view()];
    let code = stage.code.clone();
    Some(open(state, title, false, body, w.pt_reorder_do(), move |_| {
        // Another window may have moved it meanwhile.
        let now = swapped(&state.peek(), id, from, to);
        let Some((stages, moved)) = now.filter(|(stages, _)| stages.get(to).is_some_and(|stage| stage.code == code))
        else {
            return Err(state.words().pt_stages_changed().to_owned());
        };
        let was = change(state, id, |pilot| pilot.stages = stages);
        if was {
            state.done(state.words().pt_shifted(moved));
        }
        done(was)
    }))
}

/// Takes a stage away; not one in which somebody stands or has stood.
pub fn remove(state: AppState, id: PilotId, at: usize) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    let stage = shown.workspace.pilots.get(id)?.stages.get(at)?.clone();
    let people = shown.workspace.candidates.values().filter(|person| person.pilot == id);
    let used = people
        .filter(|person| person.first == stage.code || person.events.iter().any(|event| event.stage == stage.code))
        .count();
    let name = w.of(&stage.name, stage.name_en.as_deref());
    let words = if used > 0 { w.pt_stage_used(name, used) } else { w.pt_stage_drop_what(name) };
    let title = w.pt_stage_drop();
    Some(open(state, title.to_owned(), false, vec![para(words).view()], title, move |_| {
        if used > 0 {
            return Err(state.words().pt_stage_kept().to_owned());
        }
        done(change(state, id, |pilot| pilot.stages.retain(|other| other.code != stage.code)))
    }))
}
