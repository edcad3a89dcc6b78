//! Three pictures above the ledgers, each with its numbers.

use super::Desk;
use crate::{
    duties::hazard::{Hazard, count::by_month},
    ledgers::{
        completion, overdue,
        period::{Length, Period},
    },
    state::AppState,
    ui::{
        chart::{Chart, Progress, Series, progress},
        el::{El, block},
        parts::section,
    },
    words::Words,
};

/// Completion by aspect, what was overdue month by month, hazards found and closed.
pub fn look(state: AppState, period: Period) -> El {
    let w = state.words();
    let desk = Desk::of(state, false);
    let (done, late) = desk.ask(|sources| (completion(sources, period), overdue(sources)));
    let rows: Vec<Progress> = done
        .iter()
        .map(|one| {
            let tally = one.tally;
            // What did not apply is part of neither.
            let of = tally.due - tally.not_applicable;
            Progress {
                label: w.le_aspect(&one.aspect.to_string()).to_owned(),
                value: number(tally.done),
                of: number(of),
                said: w.le_chart_said(tally.done, of, tally.missing),
            }
        })
        .collect();
    let completion = block("div", "flow flow--tight")
        .el(block("p", "chart__title").text(w.le_chart_completion(period.words(w))))
        .el(if rows.is_empty() { block("p", "muted").text(w.le_chart_none()) } else { progress(rows) });
    let months: Vec<Period> = late.iter().map(|one| one.month).collect();
    let late_chart =
        chart(w, w.le_chart_overdue(), &months, vec![series(w, "overdue", "c", late.iter().map(|one| one.count))]);
    let hazards: Vec<&Hazard> = desk.shown.workspace.hazards.values().map(|hazard| &**hazard).collect();
    let hazards_chart = months.first().zip(months.last()).filter(|_| !hazards.is_empty()).map(|(first, last)| {
        let months_of = by_month(&hazards, first.from(), last.from());
        let came = months_of.iter().map(|month| (month.opened + month.came_back) as usize);
        let rows = vec![
            series(w, "opened", "a", came),
            series(w, "closed", "b", months_of.iter().map(|month| month.closed as usize)),
            series(w, "open", "d", months_of.iter().map(|month| month.open as usize)),
        ];
        chart(w, w.le_chart_hazards(), &months, rows).bars(false)
    });
    section("h-look", w.le_look(), None, None)
        .el(completion)
        .el(block("div", "charts").el(late_chart.bars(false)).maybe(hazards_chart))
}

fn chart(w: Words, label: &str, months: &[Period], series: Vec<Series>) -> Chart {
    let place = |month: &Period| (month.from().month().to_string(), Period::of(Length::Month, month.from()).words(w));
    Chart {
        label: label.to_owned(),
        over: w.le_chart_month().to_owned(),
        places: months.iter().map(place).collect(),
        series,
        numbers: w.le_chart_numbers(),
        unknown: w.not_given_short(),
        write: |number| number.to_string(),
    }
}

fn series(w: Words, code: &str, class: &'static str, values: impl Iterator<Item = usize>) -> Series {
    Series {
        name: w.le_chart_series(code).to_owned(),
        class,
        values: values.map(|value| Some(number(value))).collect(),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
