//! One person in the list.

use super::{People, Screen, said};
use crate::{
    base::{id::CandidateId, points},
    pages::dialogs::{Dialog, opens, pilot::Ask},
    pilots::{Pilot, candidate::Candidate},
    platform::page as browser,
    state::AppState,
    ui::{
        el::{El, block, el},
        lines::{Line, Same},
        parts::{button, span, tag},
    },
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The line of somebody, by the place among the people.
pub(super) fn line(state: AppState, screen: Screen, people: &Arc<People>, at: usize, chosen: bool) -> Option<Line> {
    let (id, candidate, _) = people.one(at)?;
    let (w, names) = (state.words(), screen.names.get());
    let same: (Same<Candidate>, Same<Pilot>) = (Same(candidate.clone()), Same(people.pilot.clone()));
    // With ranks, somebody's line changes with the scores of others.
    let shows = (w, people.today, chosen, names, people.total(at), same);
    let people = people.clone();
    Some(Line::new(id.bits(), shows, move || made(state, w, screen, &people, at, (chosen, names))))
}

fn made(state: AppState, w: Words, screen: Screen, people: &People, at: usize, (chosen, names): (bool, bool)) -> El {
    let Some((id, candidate, standing)) = people.one(at) else { return el("li") };
    let code = candidate.code.clone();
    let pick = el("input")
        .attr("type", "checkbox")
        .attr("class", "choice__box")
        .attr("aria-label", w.pp_pick(code.as_str()))
        .flag("checked", chosen)
        .on("change", move |event| choose(screen, id, browser::ticked(&event)));
    let open = button(code).attr("class", "people-row__code").click(opens(state, Dialog::Pilot(Ask::Person(id))));
    let name = (!candidate.name.is_empty())
        .then(|| block("span", "people-row__name").attr("lang", "zh-CN").text(said::name(candidate, names)));
    let erased = candidate.erased.map(|day| tag("tag", w.pp_erased(w.day(day, people.today))));
    let ahead = said::ahead(w, &people.pilot, standing).map(|words| tag("tag tag--soon", words));
    let scores = said::scores(w, &people.pilot, standing);
    block("li", "people-row")
        .el(block("label", "people-row__pick").el(pick))
        .el(block("div", "people-row__main")
            .el(block("p", "people-row__title cluster").el(open).maybe(name).maybe(erased))
            .el(block("p", "people-row__facts cluster note").els(scores.into_iter().map(span)).maybe(ahead)))
        .el(block("p", "people-row__standing").el(said::standing(w, people, at)))
        .el(block("p", "people-row__total note").text(total(w, people, at)))
}

/// Total and rank, where any stage has a weight.
fn total(w: Words, people: &People, at: usize) -> String {
    match people.total(at) {
        (Some(total), Some(rank)) => w.pp_total_rank(points::write(total), said::many(rank)),
        (Some(total), None) => w.pp_total(points::write(total)),
        _ => String::new(),
    }
}

/// Ticks somebody, or takes the tick away.
fn choose(screen: Screen, id: CandidateId, yes: bool) {
    screen.chosen.update(|chosen| {
        chosen.retain(|other| *other != id);
        if yes {
            chosen.push(id);
        }
    });
}
