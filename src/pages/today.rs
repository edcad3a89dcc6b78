//! The start page: what is due, what is late, how much of the newest bulletin is accounted for, the pilot's next
//! step. On a first visit it leads into the newest bulletin.

use super::{
    dialogs::{Dialog, opens},
    meter::{claims_of, meter},
    rows::duty_row,
};
use crate::{
    base::{day::days_between, id::BulletinId},
    bulletin::verdict::Coverage,
    duties::{
        agenda::{Row, Status},
        board::View as Which,
        hazard::Hazard,
        roster::{self, team::Post},
    },
    route::{Place, Route, Side},
    state::{AppState, Content, Loaded, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button_with, empty, link, link_button, notice, para, quiet, section, span},
    },
};
use std::sync::Arc;

/// Days within which a coming due day is named here.
const NEAR_DAYS: i32 = 7;

/// The page.
pub fn page(state: AppState) -> View {
    live(move || {
        let shown = state.now();
        let ws = &shown.workspace;
        let fresh = ws.shelf.is_empty() && ws.duties.is_empty() && ws.pilots.is_empty();
        if fresh { first(state, &shown).view() } else { day(state, &shown).view() }
    })
}

fn dateline(state: AppState, shown: &Shown) -> El {
    let w = state.words();
    let today = shown.today;
    block("p", "dateline")
        .el(block("span", "dateline__day").text(format!(
            "{} {}",
            w.day(today, today),
            w.weekday(&today.weekday().to_string())
        )))
        .el(span(w.year(usize::from(today.year().unsigned_abs()))))
        .maybe(tonight(state, shown))
}

/// Who is in charge tonight; nothing where this month has no roster.
fn tonight(state: AppState, shown: &Shown) -> Option<El> {
    let w = state.words();
    let month = roster::month_of(&shown.workspace.rosters, shown.today);
    month.shifts().next()?;
    let shift = month.shift(shown.today);
    let line = block("span", "dateline__duty");
    let Some(leader) = shift.and_then(|shift| shift.on(Post::Leader).next()) else {
        return Some(line.el(link(Route::Roster.href(), w.ro_tonight_nobody())));
    };
    let officers: Vec<&str> = shift.into_iter().flat_map(|shift| shift.on(Post::Officer)).collect();
    let mut words = w.ro_tonight(leader);
    if !officers.is_empty() {
        words = format!("{words} · {}", w.ro_tonight_officers(officers.join(w.list_comma())));
    }
    Some(line.text(words))
}

fn newest(state: AppState) -> Option<(BulletinId, Arc<Loaded>)> {
    match &*state.site() {
        Content::Ready(all) => all.first().and_then(|listed| {
            let id = state.newest_text(listed.id);
            Some((id, state.loaded(id)?))
        }),
        _ => None,
    }
}

fn first(state: AppState, shown: &Shown) -> El {
    let w = state.words();
    let lead = match newest(state) {
        Some((id, loaded)) => {
            let claims = claims_of(&loaded, id, shown);
            block("article", "next flow")
                .el(masthead(state, &loaded))
                .el(para(w.first_has(loaded.bulletin.items.len(), claims.len())))
                .el(para(w.first_how()))
                .el(para(w.first_then()))
                .el(meter(state, id, &claims, "meter", None))
                .el(el("p").el(link_button(
                    "btn btn--primary btn--block",
                    Route::Bulletin(id, Place::Top).href(),
                    w.first_read(),
                )))
        }
        None => waiting(state),
    };
    let also = section("h-also", w.first_also(), None, None).el(block("ul", "flow flow--tight")
        .el(el("li").el(link_button("btn btn--quiet", Route::Settings.href(), w.first_role())))
        .el(el("li").el(quiet(w.first_pack()).click(opens(state, Dialog::Pack))))
        .el(el("li").el(link_button("btn btn--quiet", Route::Settings.href(), w.first_restore()))));
    block("div", "page page--narrow flow flow--wide").el(dateline(state, shown)).el(lead).el(also).el(block(
        "p",
        "small muted",
    )
    .text(w.confidential_short()))
}

/// What stands in place of a bulletin that is not here.
pub fn waiting(state: AppState) -> El {
    let w = state.words();
    let failed = |again: El| {
        notice(
            "notice notice--soon",
            icondata_lu::LuWifiOff,
            w.content_failed(),
            vec![para(w.content_failed_more())],
            vec![again],
        )
    };
    let again = button_with(icondata_lu::LuRefreshCw, w.try_again());
    let newest = match &*state.site() {
        Content::Failed => return failed(again.click(move || state.reload_content())),
        Content::Ready(all) => all.first().map(|listed| state.newest_text(listed.id)),
        Content::Loading => None,
    };
    match newest.filter(|id| state.reading(*id) == Some(true)) {
        Some(id) => failed(again.click(move || state.read_again(id))),
        None => block("p", "muted").attr("role", "status").text(w.loading()),
    }
}

/// Name and number of a bulletin, as on its first page.
pub fn masthead(state: AppState, loaded: &Loaded) -> El {
    let name = loaded.bulletin.series.clone().unwrap_or_else(|| loaded.title.clone());
    let number =
        loaded.bulletin.number.map(|number| block("p", "masthead__no").text(state.words().issue(number as usize)));
    block("div", "masthead masthead--small")
        .el(block("p", "masthead__name").attr("lang", "zh-CN").text(name))
        .maybe(number)
}

fn day(state: AppState, shown: &Shown) -> El {
    let w = state.words();
    let me = shown.workspace.settings.me;
    let lines = |view| shown.desk.board.view(&shown.workspace.duties, me, view);
    let late = lines(Which::Overdue);
    let today = lines(Which::Today);
    let near: Vec<Row> = lines(Which::All)
        .into_iter()
        .filter_map(|line| Some(shown.desk.board.lines(line.duty)?.next))
        .filter(|row| row.now.is_some_and(|due| (1..=NEAR_DAYS).contains(&days_between(shown.today, due))))
        .filter(|row| row.status != Status::Done)
        .collect();
    let list = |id: &'static str, title: String, rows: &[Row], more: Option<El>| {
        section(id, title, Some(w.things(rows.len())), more)
            .el(block("ul", "duty-list").lines(rows.iter().map(|row| duty_row(state, shown, row)).collect()))
    };
    let mut left = block("div", "columns__col");
    if !late.is_empty() {
        left = left.el(list("h-late", w.status("late").to_owned(), &late, None).attr("class", "section section--late"));
    }
    if today.is_empty() && late.is_empty() {
        left = left.el(nothing_due(state, shown, near.is_empty()));
    } else if !today.is_empty() {
        left = left.el(list("h-today", w.due_today().to_owned(), &today, None));
    }
    if !near.is_empty() {
        left = left.el(list(
            "h-near",
            w.within_days(NEAR_DAYS.unsigned_abs() as usize),
            &near,
            Some(link(Route::Duties.href(), w.whole_list())),
        ));
    }
    if let Some(line) = hazards_line(state, shown) {
        left = left.el(line);
    }
    let right = block("div", "columns__col").el(newest_section(state, shown)).el(pilot_section(state, shown));
    block("div", "page page--wide").el(dateline(state, shown)).el(block("div", "columns").el(left).el(right))
}

/// How many hazards are open past their limit.
fn hazards_line(state: AppState, shown: &Shown) -> Option<El> {
    let over = |hazard: &&Arc<Hazard>| hazard.light(shown.today).days_over() > 0;
    let late = shown.workspace.hazards.values().filter(over).count();
    let link = || link(Route::Hazards.href(), state.words().hazards_late(late));
    (late > 0).then(|| block("p", "late").el(link()))
}

fn nothing_due(state: AppState, shown: &Shown, nothing_near: bool) -> El {
    let w = state.words();
    let none = shown.workspace.duties.is_empty();
    let (title, words) = match (none, nothing_near) {
        (true, _) => (w.no_duties(), w.no_duties_more()),
        (false, true) => (w.nothing_due(), w.nothing_near()),
        (false, false) => (w.nothing_due(), w.nothing_due_more()),
    };
    let actions = vec![link_button("btn", Route::Duties.href(), w.whole_list())];
    empty(icondata_lu::LuCalendarCheck, title, words, actions)
}

fn newest_section(state: AppState, shown: &Shown) -> El {
    let w = state.words();
    let head = section("h-newest", w.newest_bulletin(), None, Some(link(Route::Bulletins.href(), w.all_bulletins())));
    let Some((id, loaded)) = newest(state) else { return head.el(waiting(state)) };
    let claims = claims_of(&loaded, id, shown);
    let unread = Coverage::of(&claims).unread;
    let words = if unread > 0 { w.read_on(unread) } else { w.read_again().to_owned() };
    head.el(masthead(state, &loaded)).el(meter(state, id, &claims, "meter", None)).el(el("p").el(link_button(
        "btn btn--block",
        Route::Bulletin(id, Place::Top).href(),
        words,
    )))
}

fn pilot_section(state: AppState, shown: &Shown) -> El {
    let w = state.words();
    let head = section("h-pilot", w.pilot_next(), None, Some(link(Route::Pilots.href(), w.all_pilots())));
    if shown.desk.coming.is_empty() {
        return head.el(block("p", "muted").text(w.no_pilot())).el(el("p").el(link_button(
            "btn btn--quiet",
            Route::Pilots.href(),
            w.no_pilot_do(),
        )));
    }
    head.els(shown.desk.coming.iter().filter_map(|coming| {
        let pilot = shown.workspace.pilots.get(coming.pilot)?;
        let (title, by) = super::pilots::next_step(w, pilot, coming, shown.today);
        let kicker = format!("{} · {}", pilot.name, super::pilots::progress(w, pilot, coming));
        let there = Route::Pilot(coming.pilot, Side::Glance).href();
        Some(
            block("div", "next")
                .el(block("p", "next__kicker note").attr("lang", "zh-CN").text(kicker))
                .el(block("p", "next__title").text(title))
                .maybe(by.map(para))
                .el(block("p", "next__actions cluster").el(link_button("btn", there, w.open_pilot()))),
        )
    }))
}
