//! One ledger.

use super::{
    Desk, arranged,
    choose::{Chosen, controls, period_chooser},
    files, in_app, needs_texts, printing,
    table::{Use, ledger_of},
};
use crate::{
    base::sheet::Direction,
    ledgers::{Lines, View as Wanted},
    route::{Book, Route},
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button_with, empty, link, link_button, primary},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many rows are shown at once.
pub const STEP: usize = 200;

/// What can be chosen on the page.
#[derive(Clone, Copy)]
struct Choices {
    chosen: RwSignal<Chosen>,
    wanted: RwSignal<Wanted>,
    upto: RwSignal<usize>,
}

/// The page.
pub fn one(state: AppState, book: Book) -> View {
    let w = state.words();
    let choices = Choices {
        chosen: RwSignal::new(Chosen::last(state.today())),
        wanted: RwSignal::new(Wanted::default()),
        upto: RwSignal::new(STEP),
    };
    // On paper all rows stand.
    printing::before(move || choices.upto.set(usize::MAX));
    printing::after(move || {
        let _ = choices.upto.try_set(STEP);
    });
    let head = block("header", "flow no-print")
        .el(block("p", "ledger-head cluster")
            .el(link(Route::Ledgers.href(), w.le_back()).attr("class", "ledger-head__back"))
            .el(block("span", "muted").text(w.le_for(book.code()))))
        .maybe(in_app(w));
    let period = live(move || {
        // Requirements belong to bulletins and to no period.
        if needs_texts(book) { el("div").view() } else { period_chooser(state, choices.chosen).view() }
    });
    let body =
        live(move || {
            let desk = Desk::of(state, needs_texts(book));
            let lines = Arc::new(desk.lines(book, choices.chosen.get().period));
            let shown = desk.shown.clone();
            let tools = block("div", "ledger-bar no-print")
                .el(acts(state, book, &shown, &lines, choices))
                .el(controls(state, &lines, choices.wanted));
            el("div")
                .attr("class", "flow")
                .el(tools)
                .kid(live(move || show(state, book, &shown, &lines, choices).view()))
                .view()
        });
    block("div", "page page--wide flow").el(head).kid(period).kid(body).view()
}

/// What can be done with the ledger as it is shown.
fn acts(state: AppState, book: Book, shown: &Arc<Shown>, lines: &Arc<Lines>, choices: Choices) -> El {
    let w = state.words();
    let print = primary(w.print()).click(move || {
        choices.upto.set(usize::MAX);
        printing::print();
    });
    let now = {
        let (shown, lines) = (shown.clone(), lines.clone());
        move || arranged(state, &shown, &lines, &choices.wanted.get_untracked(), usize::MAX).sheet
    };
    let (for_excel, for_csv) = (now.clone(), now);
    let excel = button_with(icondata_lu::LuFileSpreadsheet, w.le_xlsx())
        .click(move || files::as_workbook(state, vec![for_excel()], w.le_book(book.code())));
    let csv = button_with(icondata_lu::LuDownload, w.le_csv()).click(move || files::as_csv(state, &for_csv()));
    let calendar = (book == Book::Duties).then(|| {
        button_with(icondata_lu::LuCalendarPlus, w.le_ics())
            .attr("title", w.le_ics_more())
            .click(move || files::as_calendar(state))
    });
    let pen = (book == Book::Blank).then(|| link_button("btn", Route::Pen.href(), w.le_pen()));
    block("p", "ledger-acts cluster").el(print).el(excel).el(csv).maybe(calendar).maybe(pen)
}

fn show(state: AppState, book: Book, shown: &Shown, lines: &Lines, choices: Choices) -> El {
    let w = state.words();
    let wanted = choices.wanted.get();
    if lines.is_empty() {
        let to = match book {
            Book::Hazards => Route::Hazards,
            Book::Roster => Route::Roster,
            Book::LookBack => Route::LookBacks,
            Book::Coverage => Route::Bulletins,
            _ => Route::Duties,
        };
        let code = match to {
            Route::Hazards => "hazards",
            Route::Roster => "roster",
            Route::LookBacks => "lookback",
            _ => "duties",
        };
        let words = if to == Route::Bulletins { w.all_bulletins() } else { w.family(code) };
        let go = vec![link_button("btn", to.href(), words)];
        let title = el("h1").text(w.le_book(book.code()));
        return el("div").el(title).el(empty(icondata_lu::LuTable, w.le_none(), w.le_none_more(), go));
    }
    let ledger = arranged(state, shown, lines, &wanted, choices.upto.get());
    let none_fits = ledger.things.is_empty().then(|| block("p", "muted").attr("role", "status").text(w.le_none_fits()));
    let used = Use {
        more: Arc::new(move || choices.upto.update(|upto| *upto = upto.saturating_add(STEP))),
        sort: wanted.sort,
        by: Arc::new(move |column| choices.wanted.update(|wanted| wanted.sort = next(wanted.sort, column))),
    };
    el("div").maybe(none_fits).el(ledger_of(state, book, lines, &ledger, Some(&used)))
}

/// Upwards, downwards, and then as kept again.
fn next(sort: Option<(usize, Direction)>, column: usize) -> Option<(usize, Direction)> {
    match sort {
        Some((other, Direction::Ascending)) if other == column => Some((column, Direction::Descending)),
        Some((other, Direction::Descending)) if other == column => None,
        _ => Some((column, Direction::Ascending)),
    }
}
