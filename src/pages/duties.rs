//! The responsibility checklist.

use super::{
    dialogs::{Dialog, opens},
    rows::duty_row,
};
use crate::{
    duties::{
        agenda::{Row, Status},
        board::View as Which,
    },
    route::{Place, Route},
    state::{AppState, Content, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button, button_with, empty, icon, link_button, seg, seg_button},
    },
};
use leptos::prelude::*;

/// The page.
pub fn page(state: AppState) -> View {
    let w = state.words();
    let mine = RwSignal::new(state.peek().workspace.settings.me.is_some());
    let which = RwSignal::new(Which::All);
    let body = live(move || {
        let shown = state.now();
        if shown.workspace.duties.is_empty() {
            return nothing(state).view();
        }
        let me = shown.workspace.settings.me.filter(|_| mine.get());
        let views = Which::ALL.map(|view| (view, shown.desk.board.view(&shown.workspace.duties, me, view)));
        let rows_of =
            |view| views.iter().find(|(other, _)| *other == view).map_or(&[][..], |(_, rows)| rows.as_slice());
        let current = rows_of(which.get());
        let tabs =
            block("div", "tabs").attr("role", "group").attr("aria-label", w.by_due()).els(Which::ALL.map(|view| {
                let count = rows_of(view).len();
                let late = if view == Which::Overdue && count > 0 { "tabs__n tabs__n--late" } else { "tabs__n" };
                let tab =
                    block("button", "tabs__tab").attr("type", "button").state("aria-pressed", view == which.get());
                tab.text(w.view(code(view)))
                    .el(block("span", late).text(count.to_string()))
                    .click(move || which.set(view))
            }));
        let list = if current.is_empty() {
            quiet_list(state, &shown, rows_of(Which::All)).view()
        } else {
            list(state, &shown, current).view()
        };
        el("div").el(filters(state, &shown, mine)).el(tabs).maybe(pack_offer(state, &shown)).kid(list).view()
    });
    block("div", "page").kid(body).view()
}

/// The code of a tab, for its word.
fn code(view: Which) -> &'static str {
    match view {
        Which::Today => "today",
        Which::Week => "week",
        Which::Overdue => "late",
        Which::Reported => "reported",
        Which::Done => "done",
        Which::All => "all",
    }
}

fn filters(state: AppState, shown: &Shown, mine: RwSignal<bool>) -> El {
    let w = state.words();
    let whose = seg(
        w.whose(),
        vec![
            seg_button(w.mine(), mine.get()).click(move || mine.set(true)),
            seg_button(w.everybody(), !mine.get()).click(move || mine.set(false)),
        ],
    );
    let role = match shown.workspace.settings.me {
        Some(me) => block("span", "small muted").text(w.my_role(w.role(me.code()))),
        None => link_button("small", Route::Settings.href(), w.choose_role()),
    };
    let add = button_with(icondata_lu::LuPlus, w.add_own())
        .attr("class", "btn filters__end")
        .click(opens(state, Dialog::AddDuty));
    block("div", "filters cluster").el(whose).el(role).el(add)
}

fn list(state: AppState, shown: &Shown, rows: &[Row]) -> El {
    block("ul", "duty-list").els(rows.iter().map(|row| duty_row(state, shown, row)))
}

/// What a tab says that has no line: the next thing that comes.
fn quiet_list(state: AppState, shown: &Shown, all: &[Row]) -> El {
    let w = state.words();
    let next = all.iter().filter(|row| !matches!(row.status, Status::Done | Status::Off)).filter_map(|row| {
        let duty = shown.workspace.duties.get(row.duty)?;
        let next = shown.desk.board.lines(row.duty)?.next;
        Some((next.now?, w.of(&duty.name, duty.name_en.as_deref())))
    });
    let words = match next.min() {
        Some((due, name)) => w.next_is(w.day(due, shown.today), name, super::rows::distance(w, due, shown.today)),
        None => w.no_next().to_owned(),
    };
    empty(icondata_lu::LuCalendarCheck, w.nothing_here(), words, vec![])
}

/// The township pack is offered until something of it is taken.
fn pack_offer(state: AppState, shown: &Shown) -> Option<El> {
    let w = state.words();
    let taken = shown.workspace.duties.values().any(|duty| matches!(duty.origin, crate::duties::Origin::Pack { .. }));
    if taken {
        let more = button(w.pack_more()).attr("class", "btn btn--quiet").click(opens(state, Dialog::Pack));
        return Some(block("p", "pack cluster").el(more));
    }
    let words = block("p", "grow")
        .el(el("b").text(w.pack_name()))
        .el(el("br"))
        .el(block("span", "small muted").text(w.pack_about()));
    let look = button(w.pack_look()).click(opens(state, Dialog::Pack));
    Some(
        block("aside", "pack cluster")
            .attr("aria-label", w.pack_title())
            .el(icon(icondata_lu::LuListChecks))
            .el(words)
            .el(look),
    )
}

fn nothing(state: AppState) -> El {
    let w = state.words();
    // The same three buttons before and after the site's bulletins are there: none moves under a finger.
    let newest = match &*state.site() {
        Content::Ready(all) => all.first().map(|listed| Route::Bulletin(listed.id, Place::Top)),
        _ => None,
    };
    let href = newest.unwrap_or(Route::Bulletins).href();
    let mut actions = vec![link_button("btn btn--primary", href, w.read_newest())];
    actions.push(button(w.pack_look()).click(opens(state, Dialog::Pack)));
    actions.push(button(w.add_own()).click(opens(state, Dialog::AddDuty)));
    empty(icondata_lu::LuListChecks, w.no_duties(), w.no_duties_more(), actions)
}
