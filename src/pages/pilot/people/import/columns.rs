//! The columns of a list: what each seems to mean, which the user may change; and the first rows as they were read.

use super::{Incoming, Opened};
use crate::{
    pages::pilot::people::said,
    pilots::{Pilot, names, roster_csv::Meaning},
    platform::page as browser,
    ui::{
        el::{El, block, el},
        parts::{hidden, section, select, tag},
    },
    words::Words,
};
use leptos::prelude::*;

/// So many rows are shown as they were read.
const FIRST_ROWS: usize = 5;

/// A meaning as the value of a choice.
fn value(meaning: Meaning) -> String {
    match meaning {
        Meaning::Ignored | Meaning::Refused { .. } => "ignored".to_owned(),
        Meaning::Code => "code".to_owned(),
        Meaning::Name => "name".to_owned(),
        Meaning::Score { stage } => format!("score {stage}"),
        Meaning::Result { stage } => format!("result {stage}"),
    }
}

fn meaning(value: &str) -> Meaning {
    let stage = |text: &str| text.trim().parse::<usize>().ok();
    match value {
        "code" => Meaning::Code,
        "name" => Meaning::Name,
        other => match (other.strip_prefix("score").and_then(stage), other.strip_prefix("result").and_then(stage)) {
            (Some(stage), _) => Meaning::Score { stage },
            (_, Some(stage)) => Meaning::Result { stage },
            _ => Meaning::Ignored,
        },
    }
}

/// What a column may mean.
fn choices(w: Words, pilot: &Pilot) -> Vec<(String, String)> {
    let mut choices = vec![
        (value(Meaning::Ignored), w.pp_ignored().to_owned()),
        (value(Meaning::Code), w.pp_code().to_owned()),
        (value(Meaning::Name), w.pp_name().to_owned()),
    ];
    for (at, stage) in pilot.stages.iter().enumerate() {
        let name = said::stage(w, pilot, at);
        // Of a medical or a background check no score is kept.
        if !stage.kind.is_private() {
            choices.push((value(Meaning::Score { stage: at }), w.pp_score_of(name.as_str())));
        }
        choices.push((value(Meaning::Result { stage: at }), w.pp_result_of(name)));
    }
    choices
}

/// The name of a column.
pub(super) fn column(w: Words, opened: &Opened, at: usize) -> String {
    match opened.grid.heads.get(at).map(String::as_str) {
        Some(head) if !head.is_empty() => head.to_owned(),
        _ => w.pp_column(at + 1),
    }
}

/// The columns, and the first rows under them.
pub(super) fn columns(incoming: Incoming, opened: &Opened) -> El {
    let w = incoming.state.words();
    let Some(people) = incoming.screen.people.get() else { return el("div") };
    let meanings = incoming.meanings.get();
    // Names are masked here as everywhere, unless they are shown on this visit.
    let visible = incoming.screen.names.get();
    let shown = |at: usize, cell: &String| match meanings.get(at) {
        Some(Meaning::Name) if !visible => names::masked(cell),
        _ => cell.clone(),
    };
    let choices = choices(w, &people.0.pilot);
    let rows = (0..opened.grid.heads.len()).map(|at| {
        let name = column(w, opened, at);
        let refused = opened.grid.refused.get(at).copied().flatten();
        let said = match refused {
            Some(why) => {
                block("p", "cluster").el(tag("tag tag--soon", w.pp_not_taken())).text(w.pp_refusal(why.code()))
            }
            None => {
                let now = meanings.get(at).copied().unwrap_or(Meaning::Ignored);
                select(choices.clone(), value(now))
                    .attr("class", "input people__select")
                    .attr("aria-label", w.pp_meaning_of(name.as_str()))
                    .on("change", move |event| {
                        let meaning = meaning(&browser::value(&event));
                        incoming.meanings.update(|meanings| {
                            if let Some(slot) = meanings.get_mut(at) {
                                *slot = meaning;
                            }
                        });
                    })
            }
        };
        // Of a column that is not taken nothing is shown either: its cells were emptied as the file was read.
        let cells = opened.grid.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let sample = cells.take(3).map(|cell| shown(at, cell)).collect::<Vec<_>>().join(w.list_comma());
        el("tr")
            .el(el("th").attr("scope", "row").text(name))
            .el(el("td").attr("data-label", w.pp_meaning()).el(said))
            .el(block("td", "note").attr("data-label", w.pp_sample()).text(sample))
    });
    let head = |words: &'static str| el("th").attr("scope", "col").text(words);
    let table = block("table", "table table--fold")
        .el(el("thead").el(el("tr").els([head(w.pp_column_head()), head(w.pp_meaning()), head(w.pp_sample())])))
        .el(el("tbody").els(rows));
    section("h-columns", w.pp_columns(), None, None)
        .el(block("p", "small muted").text(w.pp_columns_what()))
        .el(scroll(w.pp_columns_table(), table))
        .el(first_rows(w, opened, &shown))
}

fn scroll(label: &'static str, table: El) -> El {
    block("div", "table__scroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", label).el(table)
}

fn first_rows(w: Words, opened: &Opened, shown: &dyn Fn(usize, &String) -> String) -> El {
    let grid = &opened.grid;
    let head = |words: String| el("th").attr("scope", "col").text(words);
    let heads = (0..grid.heads.len()).map(|at| head(column(w, opened, at)));
    let rows = grid.rows.iter().take(FIRST_ROWS).map(|row| {
        let cells = row.cells.iter().enumerate().map(|(at, cell)| {
            let refused = grid.refused.get(at).copied().flatten().is_some();
            el("td").text(if refused { w.pp_not_taken().to_owned() } else { shown(at, cell) })
        });
        el("tr").el(el("th").attr("scope", "row").text(row.line.to_string())).els(cells)
    });
    let table = block("table", "table")
        .el(el("caption").el(hidden(w.pp_first_rows())))
        .el(el("thead").el(el("tr").el(head(w.pp_line_head().to_owned())).els(heads)))
        .el(el("tbody").els(rows));
    block("details", "fold").el(el("summary").text(w.pp_first_rows())).el(scroll(w.pp_first_rows(), table))
}
