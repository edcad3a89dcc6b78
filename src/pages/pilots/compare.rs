//! Several pilots side by side, every figure on one scale.

use crate::{
    base::day::Date,
    pages::pilot::{
        report::said::{partly, share_of},
        said::{given, period, rate},
    },
    pilots::{
        Pilot, Status,
        compare::{Cell, Figure, Measure, Row, Side, compare},
        whole::Whole,
    },
    state::{AppState, Shown},
    ui::{
        el::{El, block, el},
        parts::{section, span},
    },
    words::Words,
};
use std::sync::Arc;

/// The comparison; nothing where there are not two.
pub fn side_by_side(state: AppState, shown: &Shown) -> Option<El> {
    let w = state.words();
    let workspace = &shown.workspace;
    let pilots: Vec<(&Arc<Pilot>, Whole)> = workspace
        .pilots
        .iter()
        .filter(|(_, pilot)| pilot.status != Status::Template)
        .map(|(id, pilot)| (pilot, Whole::of(id, pilot, &workspace.candidates, &workspace.items, shown.today)))
        .collect();
    if pilots.len() < 2 {
        return None;
    }
    let counted: Vec<Pilot> = pilots.iter().map(|(pilot, whole)| whole.counted(pilot)).collect();
    let sides: Vec<Side<'_>> = counted
        .iter()
        .zip(&pilots)
        .map(|(pilot, (_, Whole { timeline, tallies, months, .. }))| Side { pilot, timeline, funnel: tallies, months })
        .collect();
    let rows = compare(&sides, shown.today);
    let head = |name: &str| block("th", "").attr("scope", "col").attr("lang", "zh-CN").text(name.to_owned());
    let heads = el("tr").el(block("th", "").attr("scope", "col").text(w.pr_column("what")));
    let heads = heads.els(counted.iter().map(|pilot| head(&pilot.name)));
    let known = rows.iter().filter(|row| row.known > 0).map(|row| line(w, row));
    let facts = facts(w).into_iter().map(|(label, said)| {
        let cells = counted.iter().map(|pilot| given(w, &said(w, pilot)));
        el("tr").el(block("th", "").attr("scope", "row").text(label)).els(cells.map(|said| el("td").text(said)))
    });
    let table = block("table", "table compare")
        .attr("style", format!("--n:{}", counted.len()))
        .el(el("thead").el(heads))
        .el(el("tbody").els(facts).els(known));
    let scroll =
        block("div", "table__scroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", w.pc_title());
    Some(
        section("h-compare", w.pc_title(), Some(w.pc_scroll().to_owned()), None)
            .el(block("p", "small muted").text(w.pc_note()))
            .el(scroll.el(table)),
    )
}

/// What a pilot says of itself: the label, and what of a pilot it is.
type Fact = (&'static str, fn(Words, &Pilot) -> String);

fn facts(w: Words) -> [Fact; 5] {
    [
        (w.region(), |_, pilot| pilot.region.clone()),
        (w.basis(), |_, pilot| pilot.source.clone()),
        (w.pt_owner(), |_, pilot| pilot.owner.clone()),
        (w.pt_status_label(), |w, pilot| w.pt_status(pilot.status.code()).to_owned()),
        (w.pt_period(), |w, pilot| period(w, pilot, Date::MIN)),
    ]
}

fn line(w: Words, row: &Row) -> El {
    let most = row.most.unwrap_or(0);
    let cell = |cell: &Cell| {
        // One that stands alone is no comparison: it has no bar.
        let bar = cell.scale().filter(|_| row.is_comparable() && most > 0).map(|scale| {
            let full = (scale.saturating_mul(100) / most).min(100);
            block("span", "compare__bar").attr("style", format!("--full:{full}")).attr("aria-hidden", "true")
        });
        el("td").el(span(words(w, *cell))).maybe(bar)
    };
    el("tr").el(block("th", "").attr("scope", "row").text(name(w, &row.figure))).els(row.cells.iter().map(cell))
}

fn words(w: Words, cell: Cell) -> String {
    match cell {
        Cell::Unknown => w.not_given().to_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Share(of) => share_of(w, of),
        Cell::Rate(of) => w.pr_percent(rate(of.hundredths, Some(of.places))),
        Cell::Reached(of, sum) => partly(w, share_of(w, of), sum.known, sum.of),
    }
}

fn name(w: Words, figure: &Figure) -> String {
    let of = |measure: &Measure| match measure.name.is_empty() {
        true => w.pt_indicator(&measure.code).to_owned(),
        false => measure.name.clone(),
    };
    match figure {
        Figure::Entered { kind, .. } | Figure::Passed { kind, .. } => {
            w.pc_of(w.pt_kind(kind.code()), w.pc_row(figure.code()))
        }
        Figure::Target { of: measure } => w.pc_of(of(measure), w.pc_row(figure.code())),
        Figure::Month { of: measure, month } => {
            w.pc_of(of(measure), w.pc_month(month.year() as usize, month.month() as usize))
        }
        _ => w.pc_row(figure.code()).to_owned(),
    }
}
