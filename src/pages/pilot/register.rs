//! Decisions, risks and issues: what is late first.

use super::said::many;
use crate::{
    base::{
        day::Date,
        id::{ItemId, PilotId},
    },
    pages::{
        dialogs::{Dialog, opens, pilot::Ask},
        rows::distance,
    },
    pilots::{
        item::{Entry, EntryKind},
        register::{Line as Standing, State, counts, lines},
    },
    state::AppState,
    ui::{
        el::{El, View, block, el, live, none},
        lines::Line,
        parts::{button, button_with, icon_button, icon_small, para, section, span, tag},
    },
    words::Words,
};
use leptos::prelude::*;

/// So many entries are shown at first, and with each further step.
const STEP: usize = 60;

/// The page.
pub fn page(state: AppState, id: PilotId) -> View {
    let which = RwSignal::new(None);
    let most = RwSignal::new(STEP);
    live(move || {
        let (w, shown) = (state.words(), state.now());
        let Some(pilot) = super::now(state, id) else { return none() };
        let all = lines(id, &shown.workspace.items, shown.today);
        let adds = EntryKind::ALL.map(|kind| {
            button_with(icondata_lu::LuPlus, w.pq_entry_add(kind.code()))
                .click(opens(state, Dialog::Pilot(Ask::Entry { pilot: id, kind, item: None })))
        });
        block("div", "page flow flow--wide")
            .el(el("h1").attr("lang", "zh-CN").text(pilot.name.clone()))
            .el(block("p", "cluster").els(adds))
            .el(list(state, id, &all, (which, most), shown.today))
            .view()
    })
}

type Chosen = (RwSignal<Option<EntryKind>>, RwSignal<usize>);

fn list(state: AppState, id: PilotId, all: &[Standing], (which, most): Chosen, today: Date) -> El {
    let w = state.words();
    let kinds = [None].into_iter().chain(EntryKind::ALL.map(Some));
    let tabs = kinds.map(|kind| {
        let [late, ..] = counts(all, kind);
        let total: u32 = counts(all, kind).iter().sum();
        let words = kind.map_or_else(|| w.pq_all_entries(), |kind| w.pq_entry_kind(kind.code()));
        let late = (late > 0).then(|| block("span", "tabs__n tabs__n--late").text(w.pq_late_n(many(late))));
        block("button", "tabs__tab")
            .attr("type", "button")
            .state("aria-pressed", which.get() == kind)
            .text(words)
            .el(block("span", "tabs__n").text(total.to_string()))
            .maybe(late)
            .click(move || {
                most.set(STEP);
                which.set(kind);
            })
    });
    let tabs = block("div", "tabs").attr("role", "group").attr("aria-label", w.pq_register_which()).els(tabs);
    let chosen = which.get();
    let here: Vec<&Standing> = all.iter().filter(|line| chosen.is_none_or(|kind| line.entry.kind == kind)).collect();
    let said = State::ALL
        .iter()
        .zip(counts(all, chosen))
        .map(|(state, n)| span(w.pq_entry_state(state.code())).text(" ").el(el("b").text(n.to_string())));
    let shows = here.iter().take(most.get()).map(|line| row(state, id, line, today)).collect();
    let left = here.len().saturating_sub(most.get());
    let more = (left > 0).then(|| button(w.show_more(left)).click(move || most.update(|most| *most += STEP)));
    let none = here.is_empty().then(|| para(w.pq_register_none()).attr("class", "muted").attr("role", "status"));
    section("h-register", w.pq_register(), None, None)
        .el(tabs)
        .el(block("p", "cluster note").els(said))
        .maybe(none)
        .el(block("ul", "stages").lines(shows))
        .maybe(more)
}

/// One entry; made again only when it, how it stands, or the day has changed.
fn row(state: AppState, pilot: PilotId, line: &Standing, today: Date) -> Line {
    let w = state.words();
    let (id, entry, how) = (line.id, line.entry.clone(), line.state);
    Line::new(id.bits(), (w, entry.clone(), how, today), move || entry_row(state, (pilot, id), &entry, how, today))
}

fn entry_row(state: AppState, (pilot, id): (PilotId, ItemId), entry: &Entry, how: State, today: Date) -> El {
    let w = state.words();
    let ask = |ask: Ask| opens(state, Dialog::Pilot(ask));
    let name = entry.text.as_str();
    let settle = (how != State::Closed)
        .then(|| button(w.pq_settle()).attr("aria-label", w.pq_settle_of(name)).click(ask(Ask::Settle(id))));
    let change = button(w.change()).attr("aria-label", w.pt_change_of(name)).click(ask(Ask::Entry {
        pilot,
        kind: entry.kind,
        item: Some(id),
    }));
    let remove = icon_button(icondata_lu::LuTrash2, w.pt_drop_of(name)).click(ask(Ask::DropItem(id)));
    let owner = if entry.owner.is_empty() { w.pq_no_owner().to_owned() } else { w.pq_owner_is(entry.owner.as_str()) };
    let due = entry.due.map(|due| {
        let far = (how != State::Closed).then(|| format!("{}{}", w.hz_comma(), distance(w, due, today)));
        span(w.pq_due_is(w.day(due, today))).text(far.unwrap_or_default())
    });
    // A day that is still to come settles nothing yet, and is said all the same.
    let closed = entry.closed.map(|closed| match closed > today {
        true => span(w.pq_closed_ahead(w.day(closed, today))),
        false => span(w.pq_closed_on(w.day(closed, today))),
    });
    let answer = (!entry.answer.is_empty())
        .then(|| block("p", "small").attr("lang", "zh-CN").text(w.pq_answer_is(entry.answer.as_str())));
    block("li", "stages__row")
        .el(block("div", "grow")
            .el(block("p", "cluster note").el(status(w, how)).el(tag("tag", w.pq_entry_kind(entry.kind.code()))))
            .el(block("p", "stages__name").attr("lang", "zh-CN").text(entry.text.clone()))
            .el(block("p", "cluster note")
                .el(span(w.pq_entry_on(entry.kind.code())).text(" ").text(w.day(entry.on, today)))
                .el(span(owner))
                .maybe(due)
                .maybe(closed))
            .maybe(answer))
        .el(block("div", "stages__do cluster").maybe(settle).el(change).el(remove))
}

fn status(w: Words, how: State) -> El {
    let (class, picture) = match how {
        State::Overdue => ("status status--late", icondata_lu::LuTriangleAlert),
        State::Open => ("status status--today", icondata_lu::LuClock),
        State::Stands => ("status status--open", icondata_lu::LuFlag),
        State::Closed => ("status status--done", icondata_lu::LuCircleCheck),
    };
    block("span", class).el(icon_small(picture)).text(w.pq_entry_state(how.code()))
}
