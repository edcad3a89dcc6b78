//! Look-backs (回头看): the draws, and the sheet of each.

mod redraw;
mod sheet;

use super::dialogs::{Dialog, opens};
use crate::{
    base::{day::Date, id::DrawId, order},
    duties::lookback::{Draw, Outcome, Subject, Tally},
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button_with, empty, icon_small, link, para, primary, span},
    },
    words::Words,
};
use icondata_core::Icon;
use leptos::prelude::*;
use std::cmp::Reverse;

/// The page of all draws, or of one.
pub fn page(state: AppState) -> View {
    match state.route.get_untracked() {
        Route::LookBack(id) => sheet::page(state, id),
        _ => list(state),
    }
}

fn list(state: AppState) -> View {
    let w = state.words();
    let body = live(move || {
        let shown = state.now();
        let mut draws: Vec<(DrawId, _)> = shown.workspace.draws.iter().collect();
        if draws.is_empty() {
            let make = primary(w.sc_draw()).click(opens(state, Dialog::Draw));
            return empty(icondata_lu::LuSearch, w.sc_no_draws(), w.sc_no_draws_more(), vec![make]).view();
        }
        order::sort_by_key(&mut draws, |(id, draw)| Reverse((draw.on, *id)));
        let make = button_with(icondata_lu::LuPlus, w.sc_draw()).click(opens(state, Dialog::Draw));
        block("div", "flow")
            .el(block("p", "cluster").el(make))
            .el(block("ul", "looks").els(draws.into_iter().map(|(id, draw)| row(w, id, draw))))
            .view()
    });
    block("div", "page flow flow--wide")
        .el(block("header", "flow flow--tight")
            .el(el("h1").text(w.sc_look_title()))
            .el(block("p", "muted").text(w.sc_look_what())))
        .kid(body)
        .view()
}

fn row(w: Words, id: DrawId, draw: &Draw) -> El {
    let name = link(Route::LookBack(id).href(), draw.name.clone()).attr("lang", "zh-CN");
    let from = w.sc_drawn_from(dated(w, draw.on), draw.candidates.len(), draw.picks.len());
    block("li", "look-row")
        .el(el("h2").attr("class", "look-row__title").el(name))
        .el(block("p", "note").text(w.sc_days(dated(w, draw.from), dated(w, draw.to))))
        .el(block("p", "note").text(from))
        .el(tally(w, draw.tally()))
}

/// How the picks were found, in words; what nobody has looked at is said too.
fn tally(w: Words, tally: Tally) -> El {
    let parts = [(Outcome::Held, tally.held), (Outcome::CameBack, tally.came_back), (Outcome::OnPaper, tally.on_paper)];
    let parts = parts.map(|(outcome, n)| found(w, outcome).text(format!(" {n}")));
    let open = block("span", "status status--open")
        .el(icon_small(icondata_lu::LuCircle))
        .text(w.sc_to_look(tally.open as usize));
    block("p", "look__tally cluster").els(parts).el(open)
}

/// An outcome: picture and word.
fn found(w: Words, outcome: Outcome) -> El {
    let (class, picture): (_, Icon) = match outcome {
        Outcome::Held => ("status status--done", icondata_lu::LuCircleCheck),
        Outcome::CameBack => ("status status--late", icondata_lu::LuRotateCcw),
        Outcome::OnPaper => ("status status--late", icondata_lu::LuFileText),
    };
    block("span", class).el(icon_small(picture)).text(w.sc_outcome(outcome.code()))
}

/// What a key stands for.
pub struct Named {
    /// The duty or the hazard.
    pub name: String,
    /// What was done, and for which period.
    pub what: String,
    /// The day on which it was closed.
    pub closed: Option<Date>,
    /// Who did it.
    pub by: String,
    /// Its page; `None` where it is not here any more.
    pub href: Option<String>,
}

/// What a key stands for, as it is here now.
pub fn named(w: Words, shown: &Shown, key: Subject) -> Named {
    let gone =
        || Named { name: w.sc_gone().to_owned(), what: String::new(), closed: None, by: String::new(), href: None };
    match key {
        Subject::Served { record, nth } => {
            let Some(record) = shown.workspace.records.get(record) else { return gone() };
            let served = usize::try_from(nth).ok().and_then(|nth| record.serves.get(nth));
            let Some((served, duty)) =
                served.and_then(|served| Some((served, shown.workspace.duties.get(served.duty)?)))
            else {
                return gone();
            };
            let period = served.due.map(|due| w.period_of(dated(w, due)) + w.colon()).unwrap_or_default();
            Named {
                name: w.of(&duty.name, duty.name_en.as_deref()),
                what: period + &record.what,
                closed: Some(record.stands_for),
                by: record.by.clone(),
                href: Some(Route::Duty(served.duty).href()),
            }
        }
        Subject::Hazard(id) => {
            let Some(hazard) = shown.workspace.hazards.get(id) else { return gone() };
            let standing = hazard.standing();
            Named {
                name: w.sc_hazard(hazard.what.as_str()),
                what: [hazard.place.as_str(), hazard.unit.as_str()].join(" ").trim().to_owned(),
                closed: (!standing.state.is_open()).then_some(standing.since),
                by: hazard.person.clone(),
                href: Some(Route::Hazard(id).href()),
            }
        }
    }
}

/// A day with its year: the sheet is read on paper, years later.
pub fn dated(w: Words, day: Date) -> String {
    let (year, month) = (usize::from(day.year().unsigned_abs()), day.month().to_string());
    w.date_long(year, w.month(&month), usize::from(day.day()))
}

/// A line of words, where there are any.
fn words(words: String) -> Option<El> {
    (!words.is_empty()).then(|| para(words))
}

/// A key as it is printed.
fn key(subject: Subject) -> El {
    span(subject.to_string()).attr("class", "look__key")
}
