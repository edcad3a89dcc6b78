//! The duty roster, a month at a time: who leads and who is on duty on each day, what is not as it should be, who can
//! be put on duty, and the month on paper.

mod days;
mod people;
pub mod said;
mod sheet;

use super::dialogs::{Dialog, opens};
use crate::{
    base::day::{Date, months_after},
    duties::roster::{
        self, Month,
        check::{Warning, of_shift},
        kind::{Reckoned, reckon},
        team::Team,
    },
    platform::page as browser,
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button, button_with, icon_button, link_button, notice, para, primary, quiet, span},
    },
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn page(state: AppState) -> View {
    let first = RwSignal::new(Month::of(state.today()).first());
    // On a phone the days that are over are shown when they are asked for.
    let past = RwSignal::new(false);
    live(move || {
        let shown = state.now();
        let month = roster::month_of(&shown.workspace.rosters, first.get());
        let page = Page { state, w: state.words(), first, past, month, shown };
        block("div", "page page--wide")
            .el(block("div", "flow flow--wide no-print")
                .el(page.head())
                .maybe(page.assumed())
                .el(page.told())
                .el(page.days())
                .el(page.people()))
            .el(page.sheet())
            .view()
    })
}

struct Page {
    state: AppState,
    w: Words,
    first: RwSignal<Date>,
    past: RwSignal<bool>,
    month: Arc<Month>,
    shown: Arc<Shown>,
}

impl Page {
    fn day(&self, day: Date) -> Reckoned {
        reckon(&self.shown.desk.calendar, day)
    }

    fn warnings(&self, day: Date) -> Vec<Warning> {
        let unit = &self.shown.workspace.unit;
        of_shift(day, self.month.shift(day), &unit.team, &unit.away)
    }

    /// Nobody has been put on duty in this month.
    fn is_bare(&self) -> bool {
        self.month.shifts().next().is_none()
    }

    fn is_nobody_listed(&self) -> bool {
        self.shown.workspace.unit.team == Team::default()
    }

    /// The name of the month with its year.
    fn name(&self) -> String {
        let first = self.month.first();
        self.w.ro_month(usize::from(first.year().unsigned_abs()), self.w.month(&first.month().to_string()))
    }

    fn head(&self) -> El {
        let (w, state, month, today) = (self.w, self.state, self.first, self.shown.today);
        let first = self.month.first();
        let turn = move |by: i32| move || month.update(|first| *first = months_after(*first, by).unwrap_or(*first));
        let this = Month::of(today).first();
        let back = (first != this).then(|| quiet(w.ro_this_month()).click(move || month.set(this)));
        let turning = block("div", "roster-head__turn cluster")
            .el(icon_button(icondata_lu::LuChevronLeft, w.ro_before()).click(turn(-1)))
            .el(block("h2", "roster-head__month").attr("aria-live", "polite").text(self.name()))
            .el(icon_button(icondata_lu::LuChevronRight, w.ro_after()).click(turn(1)))
            .maybe(back);
        // One main button: as long as nobody is listed, that is the one which lists people.
        let rotate = if self.is_nobody_listed() { button(w.ro_rotate()) } else { primary(w.ro_rotate()) };
        let acts = block("div", "roster-head__acts cluster")
            .el(rotate.click(opens(state, Dialog::Rotate(first))))
            .el(button_with(icondata_lu::LuPrinter, w.ro_print()).click(browser::print));
        block("header", "roster-head").el(el("h1").text(w.ro_title())).el(turning).el(acts)
    }

    /// From which day on nobody has said which days are off.
    fn assumed(&self) -> Option<El> {
        let w = self.w;
        let day = self.month.days().find(|day| self.day(*day).assumed)?;
        let words = para(w.ro_assumed(w.day(day, self.shown.today)));
        let act = link_button("btn", Route::Unit.href(), w.ro_to_unit());
        Some(notice("notice notice--soon", icondata_lu::LuCalendarClock, w.ro_assumed_title(), vec![words], vec![act]))
    }

    /// How many days are not as they should be, and in what.
    fn told(&self) -> El {
        let w = self.w;
        if self.is_bare() {
            let act = primary(w.ro_team_do()).click(opens(self.state, Dialog::DutyTeam));
            let (words, acts) =
                if self.is_nobody_listed() { (w.ro_bare_team(), vec![act]) } else { (w.ro_bare_more(), vec![]) };
            return notice("notice", icondata_lu::LuCalendarDays, w.ro_bare(), vec![para(words)], acts);
        }
        let all: Vec<Warning> = self.month.days().flat_map(|day| self.warnings(day)).collect();
        if all.is_empty() {
            return notice("notice notice--done", icondata_lu::LuCircleCheck, w.ro_all_set(), vec![], vec![]);
        }
        let counts = said::TROUBLES.into_iter().filter_map(|code| {
            let mut days: Vec<Date> =
                all.iter().filter(|one| said::trouble_code(&one.what) == code).map(|one| one.day).collect();
            days.dedup();
            let words = || format!("{}{}{}", w.ro_trouble(code), w.colon(), w.ro_days(days.len()));
            (!days.is_empty()).then(|| el("li").el(span(words())))
        });
        let list = block("ul", "roster-told cluster").els(counts);
        notice("notice notice--soon", icondata_lu::LuTriangleAlert, w.ro_to_see(), vec![list], vec![])
    }
}
