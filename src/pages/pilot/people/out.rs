//! The list as it leaves the page: as a file or on paper. With codes; with names only where that is said each time.

use super::{People, Screen, said};
use crate::{
    base::{id::CandidateId, points},
    pages::ledgers::printing,
    pilots::funnel::State,
    share::csv,
    state::AppState,
    ui::{
        dialog::Dialog,
        el::{El, View, block, el, live, none},
        parts::{para, radio},
    },
    words::Words,
};
use leptos::prelude::*;

/// What stands on paper: whose lines, and whether with names. Nothing of it stays when the page was printed.
#[derive(Clone, Copy)]
pub(super) struct Printed(RwSignal<Option<(Vec<CandidateId>, bool)>>);

impl Printed {
    pub(super) fn new() -> Printed {
        let printed = Printed(RwSignal::new(None));
        printing::after(move || {
            let _ = printed.0.try_set(None);
        });
        printed
    }
}

/// Asks how the list leaves; nothing is chosen beforehand.
pub(super) fn asked(state: AppState, screen: Screen, printed: Printed) -> View {
    live(move || {
        let (Some(ids), Some(now)) = (screen.leaving.get(), screen.people.get_untracked()) else { return none() };
        let w = state.words();
        let places: Vec<usize> = ids.iter().filter_map(|id| now.0.place(*id)).collect();
        let named = places.iter().filter_map(|at| now.0.one(*at)).filter(|(_, one, _)| !one.name.is_empty()).count();
        let which = (named > 0).then(|| {
            block("fieldset", "fieldset")
                .el(block("legend", "field__label").text(w.pp_out_names(named)))
                .el(radio("names", "without", false, w.pp_out_without(), w.pp_out_without_note()))
                .el(radio("names", "with", false, w.pp_out_with(), w.pp_out_with_note()))
        });
        let how = block("fieldset", "fieldset")
            .el(block("legend", "field__label").text(w.pp_out_how()))
            .el(radio("how", "file", false, w.pp_out_file(), w.pp_out_file_note()))
            .el(radio("how", "paper", false, w.pp_out_paper(), ""));
        let body = vec![para(w.pp_out_what(places.len())).view(), which.map_or_else(none, El::view), how.view()];
        let dialog = Dialog {
            title: w.pp_out().to_owned(),
            wide: false,
            body,
            submit: w.pp_out_do(),
            cancel: w.cancel(),
            close: w.close(),
        };
        dialog.view(
            move || screen.leaving.set(None),
            move |form| {
                let w = state.words();
                let names = match form.text("names").as_str() {
                    _ if named == 0 => false,
                    "with" => true,
                    "without" => false,
                    _ => return Err(w.pp_out_choose_names().to_owned()),
                };
                match form.text("how").as_str() {
                    "file" => save(state, &now.0, &places, names),
                    "paper" => {
                        printed.0.set(Some((ids.clone(), names)));
                        printing::print();
                    }
                    _ => return Err(w.pp_out_choose_how().to_owned()),
                }
                Ok(())
            },
        )
    })
}

fn save(state: AppState, people: &People, places: &[usize], names: bool) {
    let w = state.words();
    let heads = heads(w, people, names);
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let rows = places.iter().map(|at| cells(w, people, *at, names));
    // The name says what is in it, wherever the file goes.
    let file = if names { "people-with-names.csv" } else { "people.csv" };
    state.save_file(file, &csv::table(&heads, rows));
}

/// The list on paper; nothing on the screen.
pub(super) fn paper(state: AppState, screen: Screen, printed: Printed) -> View {
    live(move || {
        let (Some((ids, names)), Some(now)) = (printed.0.get(), screen.people.get()) else { return none() };
        let (w, people) = (state.words(), now.0);
        let head = heads(w, &people, names).into_iter().map(|words| el("th").attr("scope", "col").text(words));
        let row = |at: usize| el("tr").els(cells(w, &people, at, names).into_iter().map(|words| el("td").text(words)));
        let rows = ids.iter().filter_map(|id| people.place(*id)).map(row);
        let table = block("table", "table").el(el("thead").el(el("tr").els(head))).el(el("tbody").els(rows));
        let title = w.pp_paper(people.pilot.name.as_str());
        let under = w.pp_paper_under(w.day(people.today, people.today), ids.len(), people.all.len());
        block("div", "print-only people-paper")
            .el(el("h1").attr("lang", "zh-CN").text(title))
            .el(para(under))
            .el(table)
            .view()
    })
}

/// The stages of which there are scores.
fn scored(people: &People) -> Vec<usize> {
    let any = |at: &usize| people.funnel.people.iter().any(|(_, state)| state.step(*at).score.is_some());
    (0..people.pilot.stages.len()).filter(any).collect()
}

fn heads(w: Words, people: &People, names: bool) -> Vec<String> {
    let mut heads = vec![w.pp_code().to_owned()];
    heads.extend(names.then(|| w.pp_name().to_owned()));
    heads.push(w.stage().to_owned());
    heads.push(w.pp_standing_label().to_owned());
    heads.push(w.pp_since().to_owned());
    heads.extend(scored(people).into_iter().map(|at| w.pp_score_of(said::stage(w, &people.pilot, at))));
    if people.ranks.is_some() {
        heads.extend([w.pp_total_head().to_owned(), w.pp_rank_head().to_owned()]);
    }
    heads
}

fn cells(w: Words, people: &People, at: usize, names: bool) -> Vec<String> {
    let Some((_, candidate, state)) = people.one(at) else { return Vec::new() };
    let (stage, how, since) = place(w, people, state);
    let mut cells = vec![candidate.code.clone()];
    cells.extend(names.then(|| candidate.name.clone()));
    cells.extend([stage, how, since]);
    let score = |at: usize| state.step(at).score.map(points::write).unwrap_or_default();
    cells.extend(scored(people).into_iter().map(score));
    if people.ranks.is_some() {
        let (total, rank) = people.total(at);
        cells.push(total.map(points::write).unwrap_or_default());
        cells.push(rank.map(|rank| rank.to_string()).unwrap_or_default());
    }
    cells
}

/// Stage, how somebody stands in it, and since which day.
fn place(w: Words, people: &People, state: &State) -> (String, String, String) {
    use crate::pilots::funnel::Place;
    match (state.place, state.standing()) {
        (Place::Through, _) => (String::new(), w.pp_through().to_owned(), String::new()),
        (_, Some((stage, standing))) => {
            (said::stage(w, &people.pilot, stage), said::how(w, standing.how), standing.on.to_string())
        }
        _ => (String::new(), w.pp_nowhere().to_owned(), String::new()),
    }
}
