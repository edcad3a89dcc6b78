//! The ledgers: all of them with what is in each, and one of them.

mod choose;
mod files;
mod look;
mod one;
pub(super) mod printing;
mod table;

pub use one::one;

use crate::{
    base::id::{BulletinId, DutyId},
    ledgers::{Ledger, Lines, Made, Reading, Sources, Thing, View as Wanted, count, lines, period::Period},
    platform::page as browser,
    route::{Book, Place, Route},
    share::pencode::PenCode,
    state::{AppState, Loaded, Shown},
    ui::{
        el::{El, View, all, block, el, live, none},
        parts::{button_with, icon_button, link, link_button, notice, section},
    },
    words::Words,
};
use choose::{Chosen, period_chooser};
use leptos::prelude::*;
use std::sync::Arc;

/// All ledgers.
pub fn page(state: AppState) -> View {
    let w = state.words();
    let chosen = RwSignal::new(Chosen::last(state.today()));
    let printed = RwSignal::new(None::<Book>);
    printing::after(move || {
        let _ = printed.try_set(None);
    });
    let head = block("header", "flow flow--tight no-print")
        .el(el("h1").text(w.family("ledgers")))
        .el(block("p", "muted").text(w.le_intro()))
        .maybe(in_app(w));
    let list = live(move || {
        let desk = Desk::of(state, true);
        let period = chosen.get().period;
        let rows = Book::ALL.map(|book| row(state, &desk, book, period, printed));
        let pen = link_button("btn", Route::Pen.href(), w.le_pen());
        let excel = button_with(icondata_lu::LuFileSpreadsheet, w.le_all_xlsx())
            .click(move || files::all_as_workbook(state, period));
        section("h-ledgers", w.le_list(), None, None)
            .attr("class", "section flow no-print")
            .el(block("ul", "books").els(rows))
            .el(block("p", "cluster").el(excel).el(pen))
            .view()
    });
    let print = live(move || match printed.get() {
        Some(book) => {
            let desk = Desk::of(state, true);
            let lines = desk.lines(book, chosen.get().period);
            let ledger = arranged(state, &desk.shown, &lines, &Wanted::default(), usize::MAX);
            block("div", "print-only").el(table::whole(state, book, &lines, &ledger)).view()
        }
        None => none(),
    });
    all(vec![
        block("div", "page flow flow--wide no-print")
            .el(head)
            .kid(live(move || period_chooser(state, chosen).view()))
            .kid(live(move || look::look(state, chosen.get().period).view()))
            .kid(list)
            .view(),
        print,
    ])
}

/// One ledger in the list.
fn row(state: AppState, desk: &Desk, book: Book, period: Period, printed: RwSignal<Option<Book>>) -> El {
    let w = state.words();
    let name = w.le_book(book.code());
    let rows = desk.ask(|sources| count(book, sources, period));
    let print = icon_button(icondata_lu::LuPrinter, w.le_print_named(name)).click(move || {
        printed.set(Some(book));
        printing::print();
    });
    block("li", "book")
        .el(block("p", "book__name")
            .el(link(Route::Ledger(book).href(), name))
            .el(block("span", "book__count note").text(w.le_rows(rows))))
        .el(block("p", "book__for note").text(w.le_for(book.code())))
        .el(print)
}

/// What is to be known where the page is shown inside another app.
fn in_app(w: Words) -> Option<El> {
    browser::in_app()
        .then(|| notice("notice notice--soon", icondata_lu::LuInfo, w.le_in_app(), vec![], vec![]).attr("role", "note"))
}

/// What ledgers are read from, as it is shown now.
pub struct Desk {
    shown: Arc<Shown>,
    w: Words,
    read: Vec<(BulletinId, Arc<Loaded>)>,
    not_read: Vec<String>,
}

impl Desk {
    /// With the texts of the bulletins, where they are needed; a view that calls this is made again when anything changes.
    pub fn of(state: AppState, texts: bool) -> Desk {
        let (read, not_read) = if texts {
            let at_hand = state.at_hand();
            (at_hand.read, at_hand.not_read)
        } else {
            (Vec::new(), Vec::new())
        };
        Desk { shown: state.now(), w: state.words(), read, not_read }
    }

    /// Asks something of the ledgers.
    pub fn ask<T>(&self, ask: impl FnOnce(&Sources) -> T) -> T {
        let readings: Vec<Reading> = self
            .read
            .iter()
            .map(|(id, loaded)| Reading { id: *id, title: &loaded.title, bulletin: &loaded.bulletin })
            .collect();
        let desk = &self.shown.desk;
        ask(&Sources {
            words: self.w,
            workspace: &self.shown.workspace,
            journal: &desk.journal,
            board: &desk.board,
            calendar: &desk.calendar,
            readings: &readings,
            not_read: &self.not_read,
            pen_code: |duty: DutyId, due| PenCode::of(duty, due).to_string(),
            today: self.shown.today,
        })
    }

    fn lines(&self, book: Book, period: Period) -> Lines {
        self.ask(|sources| lines(book, sources, period))
    }
}

/// The first rows of a ledger as it is wanted, made now.
fn arranged(state: AppState, shown: &Shown, lines: &Lines, wanted: &Wanted, upto: usize) -> Ledger {
    let (code, seq) = state.chain();
    lines.arrange_first(upto, wanted, &Made { words: state.words(), today: shown.today, chain: (&code, seq) })
}

/// Whether a ledger needs the texts of the bulletins.
fn needs_texts(book: Book) -> bool {
    book == Book::Coverage
}

/// Where the thing of a line is shown.
fn address(thing: Thing) -> Route {
    match thing {
        Thing::Duty(id) => Route::Duty(id),
        Thing::Hazard(id) => Route::Hazard(id),
        Thing::Draw(id) => Route::LookBack(id),
        Thing::Requirement(id, at) => Route::Bulletin(id, Place::requirement(at)),
    }
}
