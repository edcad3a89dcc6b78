//! A ledger as a table: heads that sort, headings, rows, sums, what is said under it, and lines to sign on.

use super::address;
use crate::{
    base::sheet::{Cell, Direction, Kind, Row},
    ledgers::{Ledger, Lines},
    route::Book,
    state::AppState,
    ui::{
        el::{El, block, el},
        parts::{button, icon_small, link, para, span},
    },
    words::Words,
};
use std::sync::Arc;

/// Wider than this, in Latin characters, a table lies on its side (as in the workbook).
const UPRIGHT: u32 = 85;

/// How a table on the screen is used.
pub struct Use {
    /// Shows more of the rows.
    pub more: Arc<dyn Fn() + Send + Sync>,
    /// How it is sorted.
    pub sort: Option<(usize, Direction)>,
    /// Sorts by a column.
    pub by: Arc<dyn Fn(usize) + Send + Sync>,
}

/// The whole of a ledger, as it is printed.
pub fn whole(state: AppState, book: Book, lines: &Lines, ledger: &Ledger) -> El {
    ledger_of(state, book, lines, ledger, None)
}

/// A ledger, for the screen where `used` says how.
pub fn ledger_of(state: AppState, book: Book, lines: &Lines, ledger: &Ledger, used: Option<&Use>) -> El {
    let w = state.words();
    let sheet = &ledger.sheet;
    let total: u32 = sheet.columns.iter().map(|column| u32::from(column.width)).sum::<u32>().max(1);
    let mut class = "ledger".to_owned();
    if total > UPRIGHT {
        class += " ledger--wide";
    }
    if book == Book::Blank {
        class += " ledger--pen";
    }
    let head = block("header", "ledger__head").el(block("h1", "ledger__title").text(sheet.title.clone())).el(block(
        "p",
        "ledger__sub",
    )
    .els(sheet.subtitle.iter().map(|line| span(line.clone()))));
    let cols = sheet.columns.iter().map(|column| {
        let share = u32::from(column.width) * 1000 / total;
        el("col").attr("style", format!("width:{}.{}%", share / 10, share % 10))
    });
    let table = block("table", "table ledger__table")
        .attr("style", format!("--chars:{total}"))
        .el(el("colgroup").els(cols))
        .el(el("thead").el(el("tr").els(heads(w, ledger, used))))
        .el(el("tbody").els(rows(w, lines, ledger, used)))
        .el(el("tfoot").el(spanning(ledger, block("td", "ledger__code").text(sheet.code.clone()))));
    let scroll = block("div", "table__scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", w.le_table(sheet.title.as_str()));
    block("section", class).el(head).el(scroll.el(table))
}

fn heads(w: Words, ledger: &Ledger, used: Option<&Use>) -> Vec<El> {
    let head = |(at, column): (usize, &crate::base::sheet::Column)| {
        let class = if column.kind == Kind::Number { "table__num" } else { "" };
        let th = block("th", class).attr("scope", "col");
        // The number of the row is no column to sort by.
        let Some((used, at)) = used.zip(at.checked_sub(1)) else { return th.text(column.title.clone()) };
        let sorted = used.sort.filter(|(other, _)| *other == at).map(|(_, direction)| direction);
        let (state, picture) = match sorted {
            None => ("none", icondata_lu::LuChevronsUpDown),
            Some(Direction::Ascending) => ("ascending", icondata_lu::LuArrowUp),
            Some(Direction::Descending) => ("descending", icondata_lu::LuArrowDown),
        };
        let by = used.by.clone();
        let sort = block("button", "ledger__sort no-print")
            .attr("type", "button")
            .attr("title", w.le_sort_by(column.title.as_str()))
            .text(column.title.clone())
            .el(icon_small(picture))
            .click(move || by(at));
        // Browsers repeat the words of a head on every page, but not its buttons.
        th.attr("aria-sort", state).el(sort).el(block("span", "print-only").text(column.title.clone()))
    };
    ledger.sheet.columns.iter().enumerate().map(head).collect()
}

fn rows(w: Words, lines: &Lines, ledger: &Ledger, used: Option<&Use>) -> Vec<El> {
    let mut things = ledger.things.iter();
    let mut out = Vec::new();
    for row in &ledger.sheet.rows {
        match row {
            Row::Group { title } => {
                let head = el("th").attr("scope", "rowgroup").text(title.clone());
                out.push(spanning(ledger, head).attr("class", "ledger__group"));
            }
            Row::Cells { cells } => {
                let thing = things.next().copied().flatten();
                let href = used.and(thing).map(|thing| address(thing).href());
                out.push(el("tr").els(cells_of(ledger, lines.main() + 1, cells, href)));
            }
            Row::Total { cells } => {
                out.extend(more(w, ledger, used));
                out.push(block("tr", "ledger__total").els(cells_of(ledger, usize::MAX, cells, None)));
            }
        }
    }
    if !matches!(ledger.sheet.rows.last(), Some(Row::Total { .. })) {
        out.extend(more(w, ledger, used));
    }
    out.push(end(ledger));
    out
}

/// A row that is one cell.
fn spanning(ledger: &Ledger, cell: El) -> El {
    el("tr").el(cell.attr("colspan", ledger.sheet.columns.len().to_string()))
}

/// The rows that are not shown yet.
fn more(w: Words, ledger: &Ledger, used: Option<&Use>) -> Option<El> {
    let used = used?;
    let rest = ledger.found.checked_sub(ledger.things.len()).filter(|rest| *rest > 0)?;
    let more = used.more.clone();
    let show = button(w.le_more(rest.min(super::one::STEP), rest)).click(move || more());
    Some(spanning(ledger, block("td", "ledger__more").el(show)).attr("class", "no-print"))
}

fn cells_of(ledger: &Ledger, main: usize, cells: &[Cell], href: Option<String>) -> Vec<El> {
    let cell = |(at, (cell, column)): (usize, (&Cell, &crate::base::sheet::Column))| {
        let words = cell.to_string();
        let class = match cell {
            Cell::Day(_) => "nowrap",
            Cell::Number(_) | Cell::Tenths(_) | Cell::Hundredths(_) => "table__num",
            _ if words.is_empty() => "ledger__empty",
            _ => "",
        };
        if at == main {
            let th = block("th", class).attr("scope", "row").attr("data-label", column.title.clone());
            return match &href {
                Some(href) => th.el(link(href.clone(), words)),
                None => th.text(words),
            };
        }
        block("td", class).attr("data-label", column.title.clone()).text(words)
    };
    cells.iter().zip(&ledger.sheet.columns).enumerate().map(cell).collect()
}

/// What is said under the table, and the lines to sign on.
fn end(ledger: &Ledger) -> El {
    let notes = block("div", "ledger__foot").els(ledger.sheet.notes.iter().map(|note| para(note.clone())));
    let signs = block("p", "ledger__sign").els(ledger.sheet.signatures.iter().map(|label| span(label.clone())));
    spanning(ledger, el("td").el(notes).el(signs)).attr("class", "ledger__end")
}
