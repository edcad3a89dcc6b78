//! The last twelve months, as a line and as a table whose months open their rows.

use super::{Open, Page, percent, points, rows, score_of};
use crate::{
    base::day::Date,
    duties::{
        Role,
        score::{Month, Part},
    },
    state::Shown,
    ui::{
        chart::{Chart, Series},
        el::{El, block, el, none},
        parts::{hidden, section},
    },
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The section.
pub fn trend(page: Page, shown: &Arc<Shown>, me: Option<Role>, months: &[Month]) -> El {
    let w = page.state.words();
    let place = |month: &Month| (w.month(&month.end.month().to_string()).to_owned(), name(w, month.end));
    let chart = Chart {
        label: w.sc_trend().to_owned(),
        over: w.sc_month().to_owned(),
        places: months.iter().map(place).collect(),
        series: vec![Series {
            name: w.sc_title().to_owned(),
            class: "a",
            values: months.iter().map(|month| month.figure.tenths()).collect(),
        }],
        numbers: w.sc_numbers(),
        unknown: w.sc_nothing(),
        write: |tenths| format!("{}.{}", tenths / 10, tenths % 10),
    };
    let table = block("table", "table")
        .el(el("caption").el(hidden(w.sc_trend())))
        .el(el("thead").el(el("tr").el(el("th").attr("scope", "col").text(w.sc_month())).els(
            [w.sc_share(), w.sc_points_head(), w.sc_occurrences()]
                .map(|head| block("th", "table__num").attr("scope", "col").text(head)),
        )))
        .el(el("tbody").els(months.iter().rev().map(|month| line(page, w, month))));
    let open = page.open.get();
    let month = months.iter().find(|month| open == Some(Open::Month(month.end)));
    let rows = month.map_or_else(none, |month| {
        let first = Date::new(month.end.year(), month.end.month(), 1).unwrap_or(month.end);
        let score = score_of(shown, me, (first, month.end));
        block("div", "score__month flow")
            .attr("id", "month")
            .el(el("h3").text(name(w, month.end)))
            .kid(rows::rows(page, shown, &score, Part::Total))
            .view()
    });
    section("h-trend", w.sc_trend(), None, None)
        .el(block("p", "small muted").text(w.sc_trend_how()))
        .el(block("div", "score__chart").el(chart.line()))
        .el(block("div", "table__scroll").el(table))
        .kid(rows)
}

fn line(page: Page, w: Words, month: &Month) -> El {
    let this = Open::Month(month.end);
    let cell = |words: String| block("td", "table__num").text(words);
    let opener = block("button", "score__open")
        .attr("type", "button")
        .state("aria-expanded", page.open.get() == Some(this))
        .text(name(w, month.end))
        .click(move || page.toggle(this));
    el("tr").el(el("th").attr("scope", "row").el(opener)).els([
        cell(percent(w, month.figure)),
        cell(points(w, month.figure)),
        cell(month.figure.occurrences.to_string()),
    ])
}

fn name(w: Words, end: Date) -> String {
    w.sc_month_of(usize::from(end.year().unsigned_abs()), w.month(&end.month().to_string()))
}
