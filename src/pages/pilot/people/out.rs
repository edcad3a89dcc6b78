//! The list as it leaves the page: as a file or on paper. With codes; with names only where that is said each time.

use super::{People, Screen, said};
use crate::{
    base::{
        day::Date,
        id::CandidateId,
        sheet::{Cell, Column, Kind, Row, Sheet},
    },
    pages::{
        ledgers::{files, printing},
        paper,
    },
    pilots::funnel::{Place, State},
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
            .el(radio("how", "xlsx", false, w.le_xlsx(), w.pp_out_xlsx_note()))
            .el(radio("how", "file", false, w.le_csv(), w.pp_out_file_note()))
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
                // As they are now: a name may have been erased while this was being asked.
                let Some(now) = screen.people.get_untracked() else { return Ok(()) };
                let places: Vec<usize> = ids.iter().filter_map(|id| now.0.place(*id)).collect();
                let sheet = || sheet(state, &now.0, &places, names);
                match form.text("how").as_str() {
                    "xlsx" => files::as_one_workbook(state, sheet()),
                    "file" => files::as_csv(state, &sheet()),
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

/// The list of these people, as it leaves the page. The title says what is in it, wherever the file goes.
fn sheet(state: AppState, people: &People, places: &[usize], names: bool) -> Sheet {
    let w = state.words();
    let name = people.pilot.name.as_str();
    let scored = scored(people);
    let column = |title: String, width, kind| Column { title, width, kind };
    let mut columns = vec![column(w.pp_code().to_owned(), 10, Kind::Text)];
    columns.extend(names.then(|| column(w.pp_name().to_owned(), 10, Kind::Text)));
    columns.push(column(w.stage().to_owned(), 14, Kind::Text));
    columns.push(column(w.pp_standing_label().to_owned(), 24, Kind::Text));
    columns.push(column(w.pp_since().to_owned(), 12, Kind::Day));
    let score = |at: &usize| column(w.pp_score_of(said::stage(w, &people.pilot, *at)), 10, Kind::Number);
    columns.extend(scored.iter().map(score));
    if people.ranks.is_some() {
        columns.push(column(w.pp_total_head().to_owned(), 10, Kind::Number));
        columns.push(column(w.pp_rank_head().to_owned(), 8, Kind::Number));
    }
    let rows = places.iter().map(|at| Row::Cells { cells: cells(w, people, *at, &scored, names) }).collect();
    Sheet {
        title: if names { w.pp_paper_named(name) } else { w.pp_paper(name) },
        subtitle: vec![w.pp_paper_under(w.day(people.today, Date::MIN), places.len(), people.all.len())],
        code: paper::chain(state),
        columns,
        rows,
        ..Sheet::default()
    }
}

/// The list on paper; nothing on the screen.
pub(super) fn paper(state: AppState, screen: Screen, printed: Printed) -> View {
    live(move || {
        let (Some((ids, names)), Some(now)) = (printed.0.get(), screen.people.get()) else { return none() };
        let places: Vec<usize> = ids.iter().filter_map(|id| now.0.place(*id)).collect();
        let sheet = sheet(state, &now.0, &places, names);
        let head = sheet.columns.iter().map(|column| el("th").attr("scope", "col").text(column.title.clone()));
        let row = |row: &Row| match row {
            Row::Cells { cells } => el("tr").els(cells.iter().map(|cell| el("td").text(cell.to_string()))),
            _ => el("tr"),
        };
        let table = block("table", "table")
            .el(el("thead").el(el("tr").els(head)))
            .el(el("tbody").els(sheet.rows.iter().map(row)));
        block("div", "print-only people-paper")
            .el(el("h1").attr("lang", "zh-CN").text(sheet.title))
            .els(sheet.subtitle.into_iter().map(para))
            .el(table)
            .el(block("p", "note").text(sheet.code))
            .view()
    })
}

/// The stages of which there are scores.
fn scored(people: &People) -> Vec<usize> {
    let any = |at: &usize| people.funnel.people.iter().any(|(_, state)| state.step(*at).score.is_some());
    (0..people.pilot.stages.len()).filter(any).collect()
}

fn cells(w: Words, people: &People, at: usize, scored: &[usize], names: bool) -> Vec<Cell> {
    let Some((_, candidate, state)) = people.one(at) else { return Vec::new() };
    let (stage, how, since) = place(w, people, state);
    let points = |points: Option<u32>| points.map_or(Cell::Empty, |points| Cell::Hundredths(points.into()));
    let mut cells = vec![Cell::from(candidate.code.as_str())];
    cells.extend(names.then(|| Cell::from(candidate.name.as_str())));
    cells.extend([Cell::from(stage), Cell::from(how), Cell::from(since)]);
    cells.extend(scored.iter().map(|at| points(state.step(*at).score)));
    if people.ranks.is_some() {
        let (total, rank) = people.total(at);
        cells.push(points(total));
        cells.push(rank.map_or(Cell::Empty, |rank| Cell::Number(rank.into())));
    }
    cells
}

/// Stage, how somebody stands in it, and since which day.
fn place(w: Words, people: &People, state: &State) -> (String, String, Option<Date>) {
    match (state.place, state.standing()) {
        (Place::Through, _) => (String::new(), w.pp_through().to_owned(), None),
        (_, Some((stage, standing))) => {
            (said::stage(w, &people.pilot, stage), said::how(w, standing.how), Some(standing.on))
        }
        _ => (String::new(), w.pp_nowhere().to_owned(), None),
    }
}
