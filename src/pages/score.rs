//! The score of a period: the total, the aspects, the trend, and how it is worked out. Every figure opens the rows that
//! make it.

mod formula;
mod rows;
mod trend;

use super::dialogs::{Dialog, opens};
use crate::{
    base::day::Date,
    duties::{
        Role,
        score::{Figure, Part, Score, Sources, When},
    },
    platform::page as browser,
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, View, all, block, el, live, none},
        parts::{button, day_input, empty, field, icon_small, link_button, para, seg, seg_button, tag},
    },
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn page(state: AppState) -> View {
    let page = Page {
        state,
        when: RwSignal::new(Some(When::Year)),
        own: RwSignal::new((When::Year.days(state.today()).0, state.today())),
        mine: RwSignal::new(state.peek().workspace.settings.me.is_some()),
        open: RwSignal::new(None),
        room: RwSignal::new(rows::FIRST),
    };
    let body = live(move || {
        let shown = state.now();
        if shown.workspace.duties.is_empty() { nothing(state).view() } else { page.body(shown) }
    });
    let w = state.words();
    block("div", "page flow flow--wide")
        .el(block("header", "flow flow--tight")
            .el(el("h1").text(w.sc_title()))
            .el(block("p", "muted").text(w.sc_self_assessed())))
        .kid(body)
        .view()
}

fn nothing(state: AppState) -> El {
    let w = state.words();
    let list = link_button("btn btn--primary", Route::Duties.href(), w.whole_list());
    let pack = button(w.pack_look()).click(opens(state, Dialog::Pack));
    empty(icondata_lu::LuListChecks, w.no_duties(), w.sc_no_duties(), vec![list, pack])
}

/// Which figure's rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Of a part of the period.
    Part(Part),
    /// Of a month, by its last day.
    Month(Date),
}

#[derive(Clone, Copy)]
struct Page {
    state: AppState,
    /// The period; `None`: the user's own.
    when: RwSignal<Option<When>>,
    own: RwSignal<(Date, Date)>,
    mine: RwSignal<bool>,
    open: RwSignal<Option<Open>>,
    /// How many rows are shown.
    room: RwSignal<usize>,
}

impl Page {
    fn days(self, today: Date) -> (Date, Date) {
        self.when.get().map_or_else(|| self.own.get(), |when| when.days(today))
    }

    fn body(self, shown: Arc<Shown>) -> View {
        let today = shown.today;
        let me = shown.workspace.settings.me.filter(|_| self.mine.get());
        let (from, to) = self.days(today);
        let score = Arc::new(score_of(&shown, me, (from, to)));
        let months = score_of(&shown, me, When::twelve_months(today)).months();
        let figures = {
            let shown = shown.clone();
            live(move || self.figures(&shown, &score))
        };
        let trend = {
            let shown = shown.clone();
            live(move || trend::trend(self, &shown, me, &months).view())
        };
        all(vec![
            self.choices(&shown, (from, to)).view(),
            figures,
            trend,
            formula::formula(self.state, &shown.workspace.unit.scoring).view(),
        ])
    }

    fn choices(self, shown: &Shown, days: (Date, Date)) -> El {
        let w = self.state.words();
        let when = self.when.get();
        let mut periods: Vec<El> = When::ALL
            .into_iter()
            .map(|one| seg_button(w.sc_when(one.code()), when == Some(one)).click(move || self.when.set(Some(one))))
            .collect();
        periods.push(seg_button(w.sc_when("own"), when.is_none()).click(move || self.when.set(None)));
        let whose = shown.workspace.settings.me.map(|me| {
            let (mine, all) = (self.mine.get(), !self.mine.get());
            let options = vec![
                seg_button(w.mine(), mine).click(move || self.mine.set(true)),
                seg_button(w.everybody(), all).click(move || self.mine.set(false)),
            ];
            let role = block("span", "small muted").text(w.my_role(w.role(me.code())));
            block("div", "cluster").el(seg(w.whose(), options)).el(role)
        });
        let own = when.is_none().then(|| self.own_days(days));
        let order = if days.1 < days.0 { w.sc_days_reversed().to_owned() } else { String::new() };
        block("div", "score__choices flow flow--tight")
            .el(block("div", "filters cluster").el(seg(w.sc_period(), periods)).maybe(whose))
            .maybe(own)
            .el(block("p", "late small").attr("role", "status").text(order))
    }

    fn own_days(self, (from, to): (Date, Date)) -> El {
        let w = self.state.words();
        let set = move |change: fn(&mut (Date, Date), Date)| {
            move |event| {
                if let Ok(day) = browser::value(&event).parse::<Date>() {
                    self.own.update(|own| change(own, day));
                }
            }
        };
        block("div", "pair score__days")
            .el(field("from", w.sc_from(), None, day_input(Some(from)).on("change", set(|own, day| own.0 = day))))
            .el(field("to", w.sc_to(), None, day_input(Some(to)).on("change", set(|own, day| own.1 = day))))
    }

    /// The total and its parts, each with the rows that make it where it is open.
    fn figures(self, shown: &Arc<Shown>, score: &Score) -> View {
        let w = self.state.words();
        let total = score.figure(Part::Total);
        let days = w.sc_days(w.day(score.from, shown.today), w.day(score.to, shown.today));
        let head = block("div", "score__total").el(block("p", "score__figure").text(percent(w, total))).el(block(
            "div",
            "score__said",
        )
        .el(block("p", "cluster").el(el("b").text(days)).el(tag("tag tag--weak", w.sc_own_work())))
        .el(para(counted(w, total)).attr("class", "muted")));
        let parts = [Part::Total].into_iter().chain(Part::PIECES).filter_map(|part| {
            let figure = score.figure(part);
            // A duty of no aspect is as good as any, but where there is none its row says nothing.
            (part != Part::Other || figure.items > 0).then(|| self.part(shown, score, part, figure))
        });
        block("section", "section flow")
            .attr("aria-label", w.sc_title())
            .el(head)
            .el(block("p", "small muted").text(w.sc_tap()))
            .el(block("ul", "score__parts").els(parts))
            .view()
    }

    fn part(self, shown: &Arc<Shown>, score: &Score, part: Part, figure: Figure) -> El {
        let w = self.state.words();
        let this = Open::Part(part);
        let is_open = self.open.get() == Some(this);
        let bar = bar(figure);
        let row = block("button", "score-part")
            .attr("type", "button")
            .state("aria-expanded", is_open)
            .el(icon_small(icondata_lu::LuChevronRight))
            .el(block("span", "score-part__name").text(w.sc_aspect(part.code())))
            .el(bar)
            .el(block("b", "score-part__share").text(percent(w, figure)))
            .el(block("span", "score-part__points note").text(points(w, figure)))
            .click(move || self.toggle(this));
        let class = if part == Part::Total { "score__part score__part--total" } else { "score__part" };
        let rows = if is_open { rows::rows(self, shown, score, part) } else { none() };
        block("li", class).el(row).kid(rows)
    }

    fn toggle(self, which: Open) {
        self.room.set(rows::FIRST);
        self.open.update(|open| *open = if *open == Some(which) { None } else { Some(which) });
    }
}

/// The score of a period by what is shown.
pub fn score_of(shown: &Shown, me: Option<Role>, (from, to): (Date, Date)) -> Score {
    let workspace = &shown.workspace;
    let sources = Sources {
        duties: &workspace.duties,
        records: &workspace.records,
        draws: &workspace.draws,
        journal: &shown.desk.journal,
        calendar: &shown.desk.calendar,
        scoring: &workspace.unit.scoring,
        today: shown.today,
        me,
    };
    Score::of(sources, from, to)
}

/// The share, or that nothing counts.
fn percent(w: Words, figure: Figure) -> String {
    figure.tenths().map_or_else(|| w.sc_nothing().to_owned(), |tenths| w.percent(tenths))
}

fn points(w: Words, figure: Figure) -> String {
    if figure.items == 0 {
        return String::new();
    }
    w.sc_points(figure.got.to_string(), figure.available.to_string())
}

fn counted(w: Words, figure: Figure) -> String {
    if figure.items == 0 {
        return w.sc_nothing_more().to_owned();
    }
    let (got, available) = (figure.got.to_string(), figure.available.to_string());
    w.sc_counted(figure.items, figure.occurrences, got, available)
}

/// The share as a bar, for those who see it; the words stand beside it.
fn bar(figure: Figure) -> El {
    let bar = block("span", "score-part__bar").attr("aria-hidden", "true");
    match figure.tenths() {
        Some(tenths) => bar.attr("style", format!("--tenths:{tenths}")),
        None => bar.attr("class", "score-part__bar score-part__bar--none"),
    }
}
