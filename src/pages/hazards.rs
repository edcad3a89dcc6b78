//! The hazards: how many and how urgent, as a list or as a board, and in numbers.

mod figures;

use super::{
    dialogs::{Dialog, opens},
    hazard_words::{light, many, tags},
};
use crate::{
    base::{day::days_between, id::HazardId, order, plot::share},
    duties::hazard::{
        Grade, Hazard,
        count::{Counts, counts},
        standing::{Light, Standing, State},
    },
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button, button_with, empty, link, primary, search_field, seg, seg_button, span, tag},
    },
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many lines are shown at first, and with each further step.
const STEP: usize = 60;

/// Which hazards are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    Open,
    Overdue,
    Major,
    Listed,
    Closed,
}

impl Which {
    const ALL: [Which; 6] = [Which::All, Which::Open, Which::Overdue, Which::Major, Which::Listed, Which::Closed];

    fn code(self) -> &'static str {
        match self {
            Which::All => "all",
            Which::Open => "open",
            Which::Overdue => "overdue",
            Which::Major => "major",
            Which::Listed => "listed",
            Which::Closed => "closed",
        }
    }

    fn has(self, one: &One) -> bool {
        match self {
            Which::All => true,
            Which::Open => one.standing.state.is_open(),
            Which::Overdue => one.light.days_over() > 0,
            Which::Major => one.hazard.grade == Grade::Major,
            Which::Listed => one.standing.listed.is_some(),
            Which::Closed => !one.standing.state.is_open(),
        }
    }
}

/// What is chosen on the page.
#[derive(Clone, Copy)]
struct Screen {
    board: RwSignal<bool>,
    which: RwSignal<Which>,
    words: RwSignal<String>,
    most: RwSignal<usize>,
    months: RwSignal<usize>,
}

/// One hazard as it stands today.
struct One {
    id: HazardId,
    hazard: Arc<Hazard>,
    standing: Standing,
    light: Light,
}

/// The page.
pub fn page(state: AppState) -> View {
    let screen = Screen {
        board: RwSignal::new(false),
        which: RwSignal::new(Which::All),
        words: RwSignal::new(String::new()),
        most: RwSignal::new(STEP),
        months: RwSignal::new(6),
    };
    // Only whether there is one makes the page anew, so that the filter stays as it is being typed.
    let none_yet = Memo::new(move |_| state.now().workspace.hazards.is_empty());
    let body = live(move || {
        if none_yet.get() {
            return nothing(state).view();
        }
        block("div", "flow hazards")
            .kid(live(move || summary(state, counted(&state.now())).view()))
            .el(tools(state, screen))
            .kid(live(move || lines(state, screen)))
            .kid(live(move || {
                let shown = state.now();
                figures::figures(state, &shown, counted(&shown), screen.months).view()
            }))
            .view()
    });
    let title = block("h1", "visually-hidden").text(state.words().family("hazards"));
    block("div", "page").el(title).kid(body).view()
}

/// How many there are.
fn counted(shown: &Shown) -> Counts {
    let hazards: Vec<&Hazard> = shown.workspace.hazards.values().map(|hazard| &**hazard).collect();
    counts(&hazards, shown.today)
}

fn nothing(state: AppState) -> El {
    let w = state.words();
    let add = primary(w.hz_add()).click(opens(state, Dialog::AddHazard));
    empty(icondata_lu::LuShieldAlert, w.hz_none(), w.hz_none_more(), vec![add])
}

/// The counters: what is over first.
fn summary(state: AppState, counts: Counts) -> El {
    let w = state.words();
    let figure = |class: &'static str, label: &'static str, number: u32| {
        let class = if number == 0 { "tally__one" } else { class };
        block("div", class).el(el("dt").text(label)).el(el("dd").text(number.to_string()))
    };
    let late = "tally__one tally__one--late";
    let soon = "tally__one tally__one--soon";
    let add = button_with(icondata_lu::LuPlus, w.hz_add())
        .attr("class", "btn btn--primary")
        .click(opens(state, Dialog::AddHazard));
    block("div", "tally-row")
        .el(block("dl", "tally").attr("aria-label", w.hz_tally()).els([
            figure(late, w.hz_count("overdue"), counts.overdue),
            figure("tally__one", w.hz_count("open"), counts.open),
            figure(soon, w.hz_count("soon"), counts.soon),
            figure(soon, w.hz_count("no_limit"), counts.no_limit),
            figure(soon, w.hz_count("unsettled"), counts.unsettled),
            figure("tally__one", w.hz_count("major_open"), counts.major_open),
            figure("tally__one", w.hz_count("listed"), counts.listed),
            figure(late, w.hz_count("returns"), counts.returns),
        ]))
        .el(add)
}

/// The hazards in the order of their lights: the longest overdue first, then what comes soonest, what has no limit, what
/// has time, and the closed ones, the last closed first.
fn all_of(shown: &Shown) -> Vec<One> {
    let mut all: Vec<One> = shown
        .workspace
        .hazards
        .iter()
        .map(|(id, hazard)| {
            let standing = hazard.standing();
            One { id, hazard: hazard.clone(), light: standing.light(shown.today), standing }
        })
        .collect();
    order::sort_by_key(&mut all, |one| match one.light {
        Light::Red { over } => (0, -i64::from(over), one.id),
        Light::Yellow { left } => (1, i64::from(left), one.id),
        Light::NoLimit => (2, -i64::from(days_between(one.hazard.found, shown.today)), one.id),
        Light::Green { left } => (3, i64::from(left), one.id),
        Light::Closed => (4, i64::from(days_between(one.standing.since, shown.today)), one.id),
    });
    all
}

/// Whether place, unit, person or what is wrong has these words.
fn fits(hazard: &Hazard, words: &str) -> bool {
    let words = words.trim().to_lowercase();
    let has = |text: &String| text.to_lowercase().contains(&words);
    [&hazard.what, &hazard.place, &hazard.unit, &hazard.person].into_iter().any(has)
        || hazard.handed_to().is_some_and(|to| to.to_lowercase().contains(&words))
}

fn tools(state: AppState, screen: Screen) -> El {
    let w = state.words();
    let how = live(move || {
        let list = seg_button(w.hz_list(), !screen.board.get()).click(move || screen.board.set(false));
        let board = seg_button(w.hz_board(), screen.board.get()).click(move || screen.board.set(true));
        seg(w.hz_how(), vec![list, board]).view()
    });
    let typed = move |words: String| {
        screen.most.set(STEP);
        screen.words.set(words);
    };
    let field = search_field("", w.hz_filter(), typed).attr("class", "input hazards__filter");
    block("div", "filters cluster").kid(how).el(field)
}

/// The tabs and what they choose.
fn lines(state: AppState, screen: Screen) -> View {
    let (w, shown) = (state.words(), state.now());
    let words = screen.words.get();
    let mut all = all_of(&shown);
    all.retain(|one| fits(&one.hazard, &words));
    let tabs = Which::ALL.map(|which| {
        let count = all.iter().filter(|one| which.has(one)).count();
        let late = if which == Which::Overdue && count > 0 { "tabs__n tabs__n--late" } else { "tabs__n" };
        block("button", "tabs__tab")
            .attr("type", "button")
            .state("aria-pressed", which == screen.which.get())
            .text(w.hz_which(which.code()))
            .el(block("span", late).text(count.to_string()))
            .click(move || {
                screen.most.set(STEP);
                screen.which.set(which);
            })
    });
    let tabs = block("div", "tabs").attr("role", "group").attr("aria-label", w.hz_which_label()).els(tabs);
    all.retain(|one| screen.which.get().has(one));
    let list = match (all.is_empty(), screen.board.get()) {
        (true, _) => block("p", "muted").attr("role", "status").text(w.hz_none_fits()),
        (false, true) => board(state, &all, screen),
        (false, false) => list(state, &shown, &all, screen),
    };
    block("div", "flow flow--tight").el(tabs).el(list).view()
}

/// The button for those that are not shown yet.
fn more(w: Words, screen: Screen, left: usize) -> Option<El> {
    (left > 0).then(|| button(w.show_more(left)).click(move || screen.most.update(|most| *most += STEP * 5)))
}

fn list(state: AppState, shown: &Shown, all: &[One], screen: Screen) -> El {
    let w = state.words();
    let most = screen.most.get();
    let rows = all.iter().take(most).map(|one| row(w, shown, one));
    block("div", "flow").el(block("ul", "duty-list").els(rows)).maybe(more(w, screen, all.len().saturating_sub(most)))
}

fn named(one: &One) -> El {
    link(Route::Hazard(one.id).href(), one.hazard.what.clone()).attr("lang", "zh-CN")
}

fn row(w: Words, shown: &Shown, one: &One) -> El {
    let hazard = &one.hazard;
    let class = match one.light {
        Light::Red { .. } => "duty-row duty-row--late hazard-row",
        Light::Closed => "duty-row duty-row--done hazard-row",
        _ => "duty-row hazard-row",
    };
    let words = [&hazard.place, &hazard.unit, &hazard.person].into_iter().filter(|words| !words.is_empty());
    let open = one.standing.state.is_open();
    let limit = one.standing.limit.filter(|_| open);
    let due = limit.map(|limit| block("p", "duty-row__due note").text(w.hz_until(w.day(limit, shown.today))));
    block("li", class)
        .el(block("p", "duty-row__status").el(light(w, one.light)))
        .el(block("div", "duty-row__main").el(block("p", "duty-row__title").el(named(one))).el(block(
            "p",
            "duty-row__facts cluster note",
        )
        .maybe(open.then(|| tag("tag", w.hz_state(one.standing.state.code()))))
        .els(tags(w, hazard, &one.standing))
        .els(words.map(|words| span(words.clone())))))
        .maybe(due)
}

/// A column for each state; on a phone one after the other.
fn board(state: AppState, all: &[One], screen: Screen) -> El {
    let w = state.words();
    let most = screen.most.get();
    let columns = State::ALL.map(|column| {
        let here: Vec<&One> = all.iter().filter(|one| one.standing.state == column).collect();
        let cards = here.iter().take(most).map(|one| card(w, one));
        let none = here.is_empty().then(|| block("p", "note").text(w.hz_empty_column()));
        block("section", "board__column")
            .attr("aria-label", w.hz_state(column.code()))
            .el(block("h2", "board__head")
                .text(w.hz_state(column.code()))
                .el(block("span", "board__n").text(here.len().to_string())))
            .maybe(none)
            .el(block("ul", "board__cards").els(cards))
            .maybe(more(w, screen, here.len().saturating_sub(most)))
    });
    block("div", "board").els(columns)
}

fn card(w: Words, one: &One) -> El {
    let class = if one.light.days_over() > 0 { "hazard-card hazard-card--late" } else { "hazard-card" };
    let words = [&one.hazard.place, &one.hazard.unit].into_iter().filter(|words| !words.is_empty());
    let words: Vec<&str> = words.map(String::as_str).collect();
    let words = (!words.is_empty()).then(|| block("p", "note").text(words.join(" · ")));
    block("li", class).el(block("p", "hazard-card__title").el(named(one))).maybe(words).el(block(
        "p",
        "hazard-card__facts cluster",
    )
    .el(light(w, one.light))
    .els(tags(w, &one.hazard, &one.standing)))
}

/// A share in words: 3 / 5（60.0 %）.
fn share_said(w: Words, part: u32, of: u32) -> String {
    match share(part, of) {
        Some(tenths) => w.hz_share(many(part), many(of), w.percent(tenths)),
        None => w.hz_no_share().to_owned(),
    }
}
