//! The hazards in numbers: what came and went month by month, what is open, what is settled.

use super::share_said;
use crate::{
    base::day::{Date, months_after},
    duties::hazard::{
        Hazard,
        count::{Counts, Month, by_month},
    },
    state::{AppState, Shown},
    ui::{
        chart::{Chart, Progress, Series, progress},
        el::{El, block},
        parts::{section, seg, seg_button},
    },
    words::Words,
};
use leptos::prelude::*;

/// How many months can be shown.
const SPANS: [usize; 3] = [6, 12, 24];

/// The section.
pub fn figures(state: AppState, shown: &Shown, counts: Counts, months: RwSignal<usize>) -> El {
    let w = state.words();
    let hazards: Vec<&Hazard> = shown.workspace.hazards.values().map(|hazard| &**hazard).collect();
    let back = i32::try_from(months.get()).unwrap_or(6) - 1;
    let from = months_after(shown.today, -back).unwrap_or(shown.today);
    let series = by_month(&hazards, from, shown.today);
    let spans = SPANS.map(|span| seg_button(w.hz_months(span), months.get() == span).click(move || months.set(span)));
    section("h-figures", w.hz_figures(), None, None)
        .el(seg(w.hz_span(), spans.into()))
        .el(block("div", "charts")
            .el(chart(
                w,
                &series,
                w.hz_flow(),
                &[
                    ("opened", "a", |month| month.opened),
                    ("came_back", "c", |month| month.came_back),
                    ("closed", "b", |month| month.closed),
                ],
            )
            .bars(false))
            .el(chart(w, &series, w.hz_left(), &[("open", "a", |month| month.open)]).line()))
        .el(progress(vec![
            row(w, "closed", counts.closed, counts.all),
            row(w, "major_closed", counts.major - counts.major_open, counts.major),
            row(w, "settled", counts.open - counts.unsettled, counts.open),
            row(w, "in_time", counts.open - counts.overdue, counts.open),
        ]))
}

type Line = (&'static str, &'static str, fn(&Month) -> u32);

fn chart(w: Words, months: &[Month], label: &'static str, lines: &[Line]) -> Chart {
    Chart {
        label: label.to_owned(),
        over: w.hz_month().to_owned(),
        places: months.iter().map(|month| (short(w, month.end), long(w, month.end))).collect(),
        series: lines
            .iter()
            .map(|(code, class, value)| Series {
                name: w.hz_turn(code).to_owned(),
                class,
                values: months.iter().map(|month| Some(value(month))).collect(),
            })
            .collect(),
        numbers: w.hz_numbers(),
        unknown: w.not_given(),
        write: |number| number.to_string(),
    }
}

fn short(w: Words, end: Date) -> String {
    w.month(&end.month().to_string()).to_owned()
}

fn long(w: Words, end: Date) -> String {
    w.hz_month_of(usize::from(end.year().unsigned_abs()), short(w, end))
}

fn row(w: Words, code: &'static str, value: u32, of: u32) -> Progress {
    Progress { label: w.hz_share_of(code).to_owned(), value, of, said: share_said(w, value, of) }
}
