//! The figures, month by month: typed counts, what follows from them, targets, and rates that were published.

mod grid;
mod published;
mod results;

use crate::{
    base::{
        day::{Date, month_of, months_after},
        id::PilotId,
    },
    pages::dialogs::{Dialog, opens, pilot::Ask},
    pilots::{Pilot, indicators::Months, whole::Whole},
    state::{AppState, Shown},
    ui::el::{View, block, el, live, none},
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// A cell that was given what cannot be kept. It stays until the cell is right.
#[derive(Clone)]
struct Wrong {
    month: Date,
    /// The indicator.
    code: String,
    /// As it was typed.
    typed: String,
    /// What is wrong with it.
    words: String,
}

/// The page.
pub fn page(state: AppState, id: PilotId) -> View {
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    // The month that is shown on a phone, and with which those that are shown elsewhere end.
    let chosen = RwSignal::new(None);
    live(move || {
        let Some(pilot) = super::now(state, id) else { return none() };
        let shown = state.now();
        let Whole { months, staffing, .. } =
            Whole::of(id, &pilot, &shown.workspace.candidates, &shown.workspace.items, shown.today);
        // Of people as the page of people has them, else as typed.
        let in_service = staffing.in_service;
        let this = month_of(shown.today);
        let last = months.span.map_or(this, |(_, last)| last);
        let month = chosen.get().unwrap_or(last);
        let mut wrongs = wrong.get();
        wrongs.retain(|wrong| !wrong.is_kept(&months));
        let figures =
            Figures { state, w: state.words(), id, pilot, shown, months, month, chosen, wrong, wrongs, in_service };
        block("div", "page page--wide flow flow--wide")
            .el(el("h1").attr("lang", "zh-CN").text(figures.pilot.name.clone()))
            .el(figures.grid())
            .el(figures.results())
            .el(figures.targets())
            .el(figures.published())
            .view()
    })
}

impl Wrong {
    /// Whether what was typed is what is kept after all: an edit may wait until it is known which window writes.
    fn is_kept(&self, months: &Months) -> bool {
        let count = months.count(self.month, &self.code);
        if self.typed.is_empty() { count.is_none() } else { count.is_some() && self.typed.parse().ok() == count }
    }
}

#[derive(Clone)]
struct Figures {
    state: AppState,
    w: Words,
    id: PilotId,
    pilot: Arc<Pilot>,
    shown: Arc<Shown>,
    months: Months,
    month: Date,
    chosen: RwSignal<Option<Date>>,
    wrong: RwSignal<Vec<Wrong>>,
    /// What is in `wrong` now.
    wrongs: Vec<Wrong>,
    /// People in service now.
    in_service: Option<u32>,
}

impl Figures {
    fn ask(&self, ask: Ask) -> impl Fn() + Send + Sync + 'static {
        opens(self.state, Dialog::Pilot(ask))
    }

    /// The months that can be chosen: all that there should be figures of, a year back at least, up to this one.
    fn choices(&self) -> Vec<Date> {
        let this = month_of(self.shown.today);
        let (mut first, mut last) = self.months.span.unwrap_or((this, this));
        first = first.min(months_after(this, -11).unwrap_or(this)).min(self.month);
        last = last.max(this).max(self.month);
        let mut choices = Vec::new();
        let mut month = Some(first);
        while let Some(day) = month.filter(|day| *day <= last) {
            choices.push(day);
            month = months_after(day, 1);
        }
        choices
    }
}
