//! The responsibility checklist.

mod narrow;

use narrow::{ASPECTS, Narrow, aspect_of};

use super::{
    dialogs::{Dialog, opens},
    rows::duty_row,
};
use crate::{
    duties::{
        Duty,
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

/// So many lines are shown at once: a phone has to build each of them.
const SHOWN: usize = 60;

/// What is chosen on the page, for this visit.
#[derive(Clone, Copy)]
struct Choice {
    mine: RwSignal<bool>,
    which: RwSignal<Which>,
    narrow: Narrow,
    upto: RwSignal<usize>,
}

/// The page.
pub fn page(state: AppState) -> View {
    let choice = Choice {
        mine: RwSignal::new(state.peek().workspace.settings.me.is_some()),
        which: RwSignal::new(Which::All),
        narrow: Narrow::new(),
        upto: RwSignal::new(SHOWN),
    };
    let any = Memo::new(move |_| !state.now().workspace.duties.is_empty());
    // The fields stay while the list below them is made again: nobody's typing is disturbed.
    live(move || {
        if !any.get() {
            return block("div", "page").kid(live(move || nothing(state).view())).view();
        }
        block("div", "page")
            .kid(live(move || filters(state, &state.now(), choice.mine).view()))
            .kid(choice.narrow.view(state))
            .kid(live(move || lines(state, choice)))
            .view()
    })
}

/// The tabs, and the lines of the chosen one.
fn lines(state: AppState, choice: Choice) -> View {
    let (w, shown) = (state.words(), state.now());
    let me = shown.workspace.settings.me.filter(|_| choice.mine.get());
    let (duties, board) = (&shown.workspace.duties, &shown.desk.board);
    let chosen = choice.narrow.chosen();
    let kept = |duty: &Duty| duty.concerns(me) && chosen.keeps(duty);
    let which = choice.which.get();
    let tab = |(view, count): (Which, usize)| {
        let late = if view == Which::Overdue && count > 0 { "tabs__n tabs__n--late" } else { "tabs__n" };
        block("button", "tabs__tab")
            .attr("type", "button")
            .state("aria-pressed", view == which)
            .text(w.view(code(view)))
            .el(block("span", late).text(count.to_string()))
            .click(move || {
                choice.which.set(view);
                choice.upto.set(SHOWN);
            })
    };
    let counts = board.counts(duties, kept);
    let tabs = Which::ALL.into_iter().zip(counts).map(tab);
    let tabs = block("div", "tabs").attr("role", "group").attr("aria-label", w.by_due()).els(tabs);
    let total = counts.iter().zip(Which::ALL).find(|(_, view)| *view == which).map_or(0, |(count, _)| *count);
    // In groups every line is counted under its aspect.
    let most = if choice.narrow.grouped.get() { usize::MAX } else { choice.upto.get() };
    let current = board.first_of(duties, kept, which, most);
    let list = match (current.is_empty(), chosen.is_narrow()) {
        (true, true) => {
            let clear = button(w.narrow_clear()).click(move || {
                choice.narrow.clear();
                choice.which.set(Which::All);
            });
            empty(icondata_lu::LuSearch, w.narrow_nothing(), "", vec![clear])
        }
        (true, false) => quiet_list(state, &shown, &board.view_of(duties, kept, Which::All)),
        (false, _) => list(state, &shown, choice, &current, total),
    };
    el("div").el(tabs).maybe(pack_offer(state, &shown)).el(list).view()
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

/// So many of the lines as are wanted, in groups by aspect where that is chosen.
fn list(state: AppState, shown: &Shown, choice: Choice, rows: &[Row], total: usize) -> El {
    let w = state.words();
    let part =
        |rows: &[&Row]| block("ul", "duty-list").lines(rows.iter().map(|row| duty_row(state, shown, row)).collect());
    let first: Vec<&Row> = rows.iter().take(choice.upto.get()).collect();
    let all = if choice.narrow.grouped.get() {
        let aspect = |row: &Row| shown.workspace.duties.get(row.duty).map_or(0, |duty| aspect_of(duty));
        el("div").els(ASPECTS.iter().filter_map(|of| {
            let count = rows.iter().filter(|row| aspect(row) == *of).count();
            let part_of: Vec<&Row> = first.iter().copied().filter(|row| aspect(row) == *of).collect();
            let title = block("h2", "group-title").text(w.aspect(&of.to_string()));
            let title = title.el(block("span", "note").text(w.things(count)));
            (!part_of.is_empty()).then(|| el("section").el(title).el(part(&part_of)))
        }))
    } else {
        part(&first)
    };
    let rest = total.saturating_sub(first.len());
    let more = (rest > 0).then(|| {
        let more = button(w.more_rows(rest)).click(move || choice.upto.update(|upto| *upto += SHOWN));
        block("p", "cluster cluster--center").el(more)
    });
    el("div").el(all).maybe(more)
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
