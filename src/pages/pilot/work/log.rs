//! The work log: what auxiliary staff helped with, who led, and what is to be looked at.

use super::{Work, pieces};
use crate::{
    base::{
        day::Date,
        id::{ItemId, PilotId},
        order,
        sheet::{Cell, Column, Kind, Row, Sheet},
    },
    pages::{
        dialogs::{Dialog, opens, pilot::Ask},
        hazard_words,
        ledgers::files,
        paper,
        pilot::said::{bare, many, mark, month},
    },
    pilots::{
        item::{Item, Task, What},
        tasks::{Count, Wanted, Warning, by_month, count, tasks, warnings},
    },
    state::AppState,
    ui::{
        el::{El, block, el},
        lines::Line,
        parts::{button, button_with, icon, icon_button, icon_small, para, section, span, tag},
    },
    words::Words,
};
use std::{cmp::Reverse, sync::Arc};

impl Work {
    /// The section: how much, month by month and kind by kind, then every piece, the newest first.
    pub(super) fn log(&self) -> El {
        let w = self.w;
        let count = tasks(self.id, &self.shown.workspace.items).count();
        let add = button_with(icondata_lu::LuPlus, w.pq_task_add())
            .attr("class", "btn btn--primary")
            .click(self.ask(Ask::Task { pilot: self.id, item: None }));
        let part = section("h-log", w.pq_log(), Some(w.pq_pieces(count)), None).el(para(w.pq_log_what()));
        if count == 0 {
            return part.el(para(w.pq_log_none()).attr("class", "muted")).el(block("p", "cluster").el(add));
        }
        let (state, id, pieces) = (self.state, self.id, self.pieces);
        let give = move |how: fn(AppState, Sheet)| {
            if let Some(sheet) = sheet(state, id, &pieces.wanted()) {
                how(state, sheet);
            }
        };
        let excel =
            button_with(icondata_lu::LuFileSpreadsheet, w.le_xlsx()).click(move || give(files::as_one_workbook));
        let plain = button_with(icondata_lu::LuDownload, w.le_csv())
            .click(move || give(|state, sheet| files::as_csv(state, &sheet)));
        part.el(block("p", "cluster").el(add).el(excel).el(plain))
            .el(self.counts())
            .kid(pieces::pieces(state, id, pieces))
    }

    /// The tasks by month and kind, the newest month first, with the sum of all.
    fn counts(&self) -> El {
        let w = self.w;
        let items = &self.shown.workspace.items;
        let total = count(self.id, items, &|_| true);
        let head = |words: &'static str, class: &'static str| block("th", class).attr("scope", "col").text(words);
        let heads = el("tr").els([
            head(w.pq_month(), ""),
            head(w.pq_task("kind"), ""),
            head(w.pq_count("tasks"), "table__num"),
            head(w.pq_count("times"), "table__num"),
            head(w.pq_count("people"), "table__num"),
            head(w.pq_count("unnamed"), "table__num"),
            head(w.pq_count("warned"), "table__num"),
            head(w.pq_count("led"), "table__num"),
        ]);
        let mut rows = by_month(self.id, items);
        order::sort_by_key(&mut rows, |row| Reverse(row.month));
        let rows = rows.iter().map(|row| {
            let kind = el("td").attr("data-label", w.pq_task("kind")).text(w.pq_task_kind(row.kind.code()));
            el("tr").el(el("th").attr("scope", "row").text(month(w, row.month))).el(kind).els(numbers(w, row.count))
        });
        let sum = block("tr", "table__total")
            .el(el("th").attr("scope", "row").text(w.pq_sum()))
            .el(el("td").attr("data-label", w.pq_task("kind")).text(w.pq_all_kinds()))
            .els(numbers(w, total));
        let table = block("table", "table table--fold").el(el("thead").el(heads)).el(el("tbody").els(rows).el(sum));
        let said = w.pq_counted(many(total.tasks), many(total.times), many(total.people), many(total.warned));
        block("div", "flow").el(para(said)).el(block("details", "fold")
            .el(el("summary").text(w.pq_by_month()))
            .el(block("div", "table__scroll")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", w.pq_by_month())
                .el(table))
            .el(para(w.pq_count_what()).attr("class", "note")))
    }
}

fn numbers(w: Words, count: Count) -> [El; 6] {
    let cell = |code: &'static str, number: u32| {
        block("td", "table__num").attr("data-label", w.pq_count(code)).text(number.to_string())
    };
    [
        cell("tasks", count.tasks),
        cell("times", count.times),
        cell("people", count.people),
        cell("unnamed", count.unnamed),
        cell("warned", count.warned),
        cell("led", count.led_by_auxiliary),
    ]
}

/// One piece of assistance, with the codes of those who were not in service yet; made again only when it, they, the day or
/// the language have changed.
pub(super) fn line(state: AppState, id: ItemId, item: Arc<Item>, today: Date, early: String) -> Line {
    let w = state.words();
    Line::new(id.bits(), (w, item.clone(), today, early.clone()), move || match &item.what {
        What::Task { task } => row(state, w, (id, &item, task), today, &early),
        _ => el("li"),
    })
}

fn row(state: AppState, w: Words, (id, item, task): (ItemId, &Item, &Task), today: Date, early: &str) -> El {
    let name = task.what.as_str();
    let change = button(w.change())
        .attr("aria-label", w.pt_change_of(name))
        .click(opens(state, Dialog::Pilot(Ask::Task { pilot: item.pilot, item: Some(id) })));
    let remove =
        icon_button(icondata_lu::LuTrash2, w.pt_drop_of(name)).click(opens(state, Dialog::Pilot(Ask::DropItem(id))));
    let place = (!task.place.is_empty()).then(|| span(task.place.clone()).attr("lang", "zh-CN"));
    let led = task.led_by_auxiliary.then(|| tag("tag tag--soon", w.pq_led()));
    block("li", "task")
        .el(block("div", "grow")
            .el(block("p", "cluster note")
                .el(el("b").text(w.day(task.on, today)))
                .el(tag("tag", w.pq_task_kind(task.kind.code())))
                .maybe(led)
                .maybe(place))
            .el(block("p", "task__what").attr("lang", "zh-CN").text(task.what.clone()))
            .el(block("p", "note").attr("lang", "zh-CN").text(people(w, task)))
            .maybe((!early.is_empty()).then(|| mark(w.pq_not_serving(early))))
            .maybe(marked(w, task)))
        .el(block("div", "stages__do cluster").el(change).el(remove))
}

/// Who led and who assisted. What needs no officers is not said to lack them.
fn people(w: Words, task: &Task) -> String {
    if task.people.is_empty() && !task.kind.needs_officers() {
        return w.pq_nobody().to_owned();
    }
    hazard_words::people(w, &task.people)
}

/// What is to be looked at, with the rules on which it rests, as on the pages of hazards.
fn marked(w: Words, task: &Task) -> Option<El> {
    let found = warnings(task);
    if found.is_empty() {
        return None;
    }
    let one = |warning: &Warning| match warning {
        Warning::People(people) => hazard_words::warning(w, *people),
        Warning::LedByAuxiliary => {
            let rules = warning.rules().iter().map(|rule| el("li").text(w.hz_rule(rule.code())));
            block("div", "warning")
                .el(block("p", "warning__said").el(icon_small(icondata_lu::LuUserCheck)).text(w.pq_led_warning()))
                .el(block("ul", "warning__rules note").els(rules))
        }
    };
    let body = block("div", "notice__body")
        .el(block("p", "notice__title").text(w.hz_warning()))
        .els(found.iter().map(one))
        .el(para(w.hz_warning_is()).attr("class", "small"));
    Some(block("div", "notice notice--soon").attr("role", "note").el(icon(icondata_lu::LuInfo)).el(body))
}

/// The wanted pieces of the log as a table, the newest first.
fn sheet(state: AppState, pilot: PilotId, wanted: &Wanted) -> Option<Sheet> {
    let (w, shown) = (state.words(), state.peek());
    let name = shown.workspace.pilots.get(pilot)?.name.clone();
    let column = |title: &'static str, kind: Kind| Column { title: bare(title).to_owned(), width: 16, kind };
    let columns = vec![
        column(w.pq_task("on"), Kind::Day),
        column(w.pq_task("kind"), Kind::Text),
        column(w.pq_task("what"), Kind::Text),
        column(w.pq_task("place"), Kind::Text),
        column(w.pq_csv_officers(), Kind::Text),
        column(w.pq_csv_assistants(), Kind::Text),
        column(w.pq_led(), Kind::Text),
        column(w.hz_warning(), Kind::Text),
    ];
    let all = pieces::all_of(w, &shown.workspace, pilot);
    let cells = |(_, item, early): &pieces::Piece| match &item.what {
        What::Task { task } => Some(Row::Cells { cells: cells(w, task, early) }),
        _ => None,
    };
    let rows = all.iter().filter(|piece| pieces::is_wanted(wanted, piece)).filter_map(cells).collect();
    Some(Sheet { title: w.pq_csv_title(name), code: paper::chain(state), columns, rows, ..Sheet::default() })
}

fn cells(w: Words, task: &Task, early: &str) -> Vec<Cell> {
    let officer = |officer: &crate::base::inspectors::Officer| {
        w.hz_officer(officer.name.as_str(), w.hz_certified(officer.certified.code()))
    };
    let officers: Vec<String> = task.people.officers.iter().map(officer).collect();
    let mut warned: Vec<String> =
        warnings(task).into_iter().map(|warning| w.pq_warned(warning.code()).to_owned()).collect();
    if !early.is_empty() {
        warned.push(w.pq_early_codes(early));
    }
    vec![
        Cell::Day(task.on),
        Cell::Text(w.pq_task_kind(task.kind.code()).to_owned()),
        Cell::Text(task.what.clone()),
        Cell::Text(task.place.clone()),
        Cell::Text(officers.join(w.list_comma())),
        Cell::Text(task.people.assistants.join(w.list_comma())),
        Cell::Text(if task.led_by_auxiliary { w.pq_yes().to_owned() } else { String::new() }),
        Cell::Text(warned.join(w.list_comma())),
    ]
}
