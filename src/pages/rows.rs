//! One duty in a list.

use super::dialogs::{Dialog, opens};
use crate::{
    base::{
        day::{Date, days_between},
        lang::Lang,
    },
    duties::{
        Duty, SourceKind,
        agenda::{Row, Status},
    },
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, block, el},
        lines::{Line, Same},
        parts::{button, icon_small, link, span, tag},
    },
    words::Words,
};
use icondata_core::Icon;

/// Code (for the style and the word) and picture of a status.
pub fn status_code(status: Status) -> (&'static str, Icon) {
    match status {
        Status::Overdue => ("late", icondata_lu::LuTriangleAlert),
        Status::Today => ("today", icondata_lu::LuClockAlert),
        Status::Soon => ("soon", icondata_lu::LuClock),
        Status::Later => ("open", icondata_lu::LuCircle),
        Status::NoDay => ("no_day", icondata_lu::LuCircle),
        Status::OnDemand => ("on_demand", icondata_lu::LuCircle),
        Status::Done => ("done", icondata_lu::LuCircleCheck),
        Status::Off => ("off", icondata_lu::LuX),
    }
}

/// A status: picture and word.
pub fn status(w: Words, status: Status) -> El {
    let (code, picture) = status_code(status);
    let class = match code {
        "no_day" | "on_demand" | "off" => "status status--open".to_owned(),
        code => format!("status status--{code}"),
    };
    // The light is said too: colour alone tells nothing to many.
    let lamp =
        matches!(code, "late" | "today" | "soon" | "open").then(|| block("span", "status__lamp").text(w.lamp(code)));
    el("span").attr("class", class).el(icon_small(picture)).maybe(lamp).text(w.status(code))
}

/// The kinds of source of a duty, as tags.
pub fn kinds(w: Words, duty: &Duty) -> Vec<El> {
    duty.kinds
        .iter()
        .map(|kind| {
            let class = match kind {
                SourceKind::Law | SourceKind::Sichuan => "tag tag--firm",
                SourceKind::Comparable | SourceKind::Suggestion => "tag tag--weak",
                SourceKind::Bulletin | SourceKind::Own => "tag",
            };
            tag(class, w.source(kind.code()))
        })
        .collect()
}

/// The responsible roles in words.
pub fn roles(w: Words, duty: &Duty) -> String {
    if duty.roles.is_empty() {
        return w.nobody_yet().to_owned();
    }
    duty.roles.iter().map(|role| w.role(role.code())).collect::<Vec<_>>().join(w.list_comma())
}

/// How far a due day is from today, in words.
pub fn distance(w: Words, due: Date, today: Date) -> String {
    match days_between(today, due) {
        0 => w.due_today().to_owned(),
        days @ ..0 => w.days_late(days.unsigned_abs() as usize),
        days => w.days_left(days.unsigned_abs() as usize),
    }
}

/// The name of a duty, marked as Chinese where it is: an English voice would read it out wrongly.
pub fn named(w: Words, duty: &Duty, name: El) -> El {
    let english = w.0 == Lang::En && duty.name_en.as_ref().is_some_and(|name| !name.is_empty());
    if english { name } else { name.attr("lang", Lang::Zh.tag()) }
}

/// One line of a list of duties.
pub fn duty_row(state: AppState, shown: &Shown, row: &Row) -> Line {
    let (w, row, today) = (state.words(), *row, shown.today);
    let duty = shown.workspace.duties.get(row.duty).cloned();
    let shows = (w, row, today, duty.clone().map(Same));
    Line::new(row.duty.bits(), shows, move || duty.map_or_else(|| el("li"), |duty| line(state, w, &duty, &row, today)))
}

fn line(state: AppState, w: Words, duty: &Duty, row: &Row, today: Date) -> El {
    let (id, occurrence) = (row.duty, row.due);
    let name = w.of(&duty.name, duty.name_en.as_deref());
    let class = match row.status {
        Status::Overdue => "duty-row duty-row--late",
        Status::Done | Status::Off => "duty-row duty-row--done",
        _ => "duty-row",
    };
    let due = row.now.map(|due| {
        block("p", "duty-row__due note")
            .el(el("b").text(if due == today { String::new() } else { distance(w, due, today) }))
            .text(" ")
            .el(span(w.day(due, today)))
    });
    let missed = (row.missed > 1).then(|| tag("tag tag--late", w.missed(row.missed as usize)));
    let open = !matches!(row.status, Status::Done | Status::Off);
    let close = open.then(|| {
        let label = w.close_named(name.as_str());
        block("div", "duty-row__action").el(button(w.close_it())
            .attr("aria-label", label)
            .click(opens(state, Dialog::Close { duty: id, due: occurrence })))
    });
    block("li", class)
        .el(block("p", "duty-row__status").el(status(w, row.status)))
        .el(block("div", "duty-row__main")
            .el(block("p", "duty-row__title").el(named(w, duty, link(Route::Duty(id).href(), name))))
            .el(block("p", "duty-row__facts cluster note")
                .el(span(w.how_often_is(duty.cadence)))
                .el(span(roles(w, duty)))
                .els(kinds(w, duty))
                .maybe(missed)))
        .maybe(due)
        .maybe(close)
}
