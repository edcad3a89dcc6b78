//! The list: chosen, filtered, sorted; several ticked at once.

use super::{People, STEP, Screen, Standing, Which, row, said};
use crate::{
    base::{id::CandidateId, order},
    pages::dialogs::{Dialog, opens, pilot::Ask},
    platform::page as browser,
    state::AppState,
    ui::{
        el::{El, View, all, block, el, live, none},
        lines::Line,
        parts::{button, button_with, quiet, search_field, select},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The list with its filters.
pub(super) fn list(state: AppState, screen: Screen) -> View {
    let w = state.words();
    let typed = move |words: String| {
        screen.most.set(STEP);
        screen.words.set(words);
    };
    // What is typed changes nothing of the field itself; only a tap on a figure empties it.
    let emptied = Memo::new(move |_| screen.words.get().is_empty());
    let field = live(move || {
        let words = if emptied.get() { String::new() } else { screen.words.get_untracked() };
        search_field(words, w.pp_filter(), typed).attr("class", "input people__filter").view()
    });
    all(vec![
        block("div", "filters cluster").kid(live(move || filters(state, screen).view())).kid(field).view(),
        live(move || match screen.people.get() {
            Some(now) => lines(state, screen, &now.0).view(),
            None => none(),
        }),
    ])
}

/// Which stage, how they stand, in which order.
fn filters(state: AppState, screen: Screen) -> El {
    let w = state.words();
    let Some(now) = screen.people.get() else { return el("div") };
    let (people, which) = (now.0, screen.which.get());
    let every = (String::new(), w.pp_every_stage().to_owned());
    let stages = (0..people.pilot.stages.len()).map(|at| (at.to_string(), said::stage(w, &people.pilot, at)));
    let stage =
        select(std::iter::once(every).chain(stages), which.stage.map(|stage| stage.to_string()).unwrap_or_default())
            .attr("aria-label", w.stage())
            .attr("class", "input people__select")
            .on("change", move |event| {
                let stage = browser::value(&event).parse().ok();
                screen.most.set(STEP);
                screen.which.update(|which| which.stage = stage);
            });
    let standings = Standing::ALL
        .into_iter()
        .filter(|standing| *standing != Standing::Nowhere || people.funnel.nowhere > 0 || which.standing == *standing)
        .map(|standing| (standing.code().to_owned(), w.pp_standing(standing.code()).to_owned()));
    let standing = select(standings, which.standing.code())
        .attr("aria-label", w.pp_standing_label())
        .attr("class", "input people__select")
        .on("change", move |event| {
            let value = browser::value(&event);
            let standing = Standing::ALL.into_iter().find(|standing| standing.code() == value);
            screen.most.set(STEP);
            screen.which.update(|which| which.standing = standing.unwrap_or(Standing::All));
        });
    let order = people.ranks.as_ref().map(|(at, _)| {
        let orders = [
            ("code".to_owned(), w.pp_by_code().to_owned()),
            ("rank".to_owned(), w.pp_by_rank(said::stage(w, &people.pilot, *at))),
        ];
        select(orders, if screen.by_rank.get() { "rank" } else { "code" })
            .attr("aria-label", w.pp_order())
            .attr("class", "input people__select")
            .on("change", move |event| screen.by_rank.set(browser::value(&event) == "rank"))
    });
    block("div", "cluster").el(stage).el(standing).maybe(order)
}

/// The places of those who are shown, in their order.
fn shown(people: &People, which: Which, words: &str, names: bool, by_rank: bool) -> Vec<usize> {
    let words = words.trim().to_lowercase();
    let fits = |at: &usize| {
        let Some((_, candidate, _)) = people.one(*at) else { return false };
        let has = |text: &str| text.to_lowercase().contains(&words);
        (words.is_empty() || has(&candidate.code) || names && has(&candidate.name))
            && which.standing.has(people, *at, which.stage)
    };
    let mut places: Vec<usize> = (0..people.all.len()).filter(fits).collect();
    if by_rank {
        order::sort_by_key(&mut places, |at| {
            let (_, rank) = people.total(*at);
            (rank.is_none(), rank)
        });
    }
    places
}

fn lines(state: AppState, screen: Screen, people: &Arc<People>) -> El {
    let w = state.words();
    let by_rank = screen.by_rank.get() && people.ranks.is_some();
    let places = shown(people, screen.which.get(), &screen.words.get(), screen.names.get(), by_rank);
    let chosen = screen.chosen.get();
    let most = screen.most.get();
    let lines: Vec<Line> = places
        .iter()
        .take(most)
        .filter_map(|at| {
            let (id, ..) = people.one(*at)?;
            row::line(state, screen, people, *at, chosen.contains(&id))
        })
        .collect();
    let left = places.len().saturating_sub(most);
    let more =
        (left > 0).then(|| button(w.show_more(left)).click(move || screen.most.update(|most| *most += STEP * 5)));
    let none_fits = places.is_empty().then(|| block("p", "muted").attr("role", "status").text(w.pp_none_fits()));
    block("div", "flow flow--tight")
        .el(bar(state, screen, people, &places, &chosen))
        .maybe(none_fits)
        .el(block("ul", "people-list").attr("aria-label", w.pp_list()).lines(lines))
        .maybe(more)
}

/// What can be done with those who are ticked, and with the list as it is shown.
fn bar(state: AppState, screen: Screen, people: &People, places: &[usize], chosen: &[CandidateId]) -> El {
    let w = state.words();
    let ids: Vec<CandidateId> = places.iter().filter_map(|at| people.one(*at)).map(|(id, ..)| id).collect();
    // Whoever was taken away meanwhile is chosen no more.
    let ticked: Vec<CandidateId> = chosen.iter().copied().filter(|id| people.place(*id).is_some()).collect();
    let mut seen = vec![false; people.all.len()];
    for at in places {
        if let Some(seen) = seen.get_mut(*at) {
            *seen = true;
        }
    }
    let is_seen = |id: &CandidateId| people.place(*id).and_then(|at| seen.get(at)).copied().unwrap_or(false);
    let hidden = ticked.iter().filter(|id| !is_seen(id)).count();
    let said = match (ticked.len(), hidden) {
        (0, _) => w.pp_count(ids.len(), people.all.len()),
        (some, 0) => w.pp_ticked(some),
        (some, hidden) => w.pp_ticked_hidden(some, hidden),
    };
    let happened = (!ticked.is_empty()).then(|| {
        button(w.pp_happened())
            .attr("class", "btn btn--primary")
            .click(opens(state, Dialog::Pilot(Ask::Move(screen.id, ticked.clone()))))
    });
    let until = (!ticked.is_empty()).then(|| {
        button(w.pp_keep_names()).click(opens(state, Dialog::Pilot(Ask::KeepNames(screen.id, ticked.clone()))))
    });
    let tick = (ids.len() > ticked.len().saturating_sub(hidden)).then(|| {
        let ids = ids.clone();
        quiet(w.pp_tick_all(ids.len())).click(move || screen.chosen.set(ids.clone()))
    });
    let untick = (!ticked.is_empty()).then(|| quiet(w.pp_untick()).click(move || screen.chosen.set(Vec::new())));
    let named = people.names() > 0;
    let names = named.then(|| {
        let visible = screen.names.get();
        let words = if visible { w.pp_names_hide() } else { w.pp_names_show() };
        quiet(words).state("aria-pressed", visible).click(move || screen.names.update(|names| *names = !*names))
    });
    let erase = named.then(|| quiet(w.pp_erase()).click(opens(state, Dialog::Pilot(Ask::Erase(screen.id)))));
    let out = (!ids.is_empty()).then(|| {
        let ids = ids.clone();
        button_with(icondata_lu::LuDownload, w.pp_out()).click(move || screen.leaving.set(Some(ids.clone())))
    });
    block("div", "people__bar cluster")
        .el(block("p", "people__said").attr("role", "status").text(said))
        .maybe(happened)
        .maybe(until)
        .maybe(tick)
        .maybe(untick)
        .maybe(names)
        .maybe(erase)
        .maybe(out)
}
