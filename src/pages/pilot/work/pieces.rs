//! The pieces of the work log: which of them are shown, and their lines.

use super::{STEP, log::line};
use crate::{
    base::id::{ItemId, PilotId},
    pilots::{
        candidate::people,
        item::{Task, TaskKind},
        tasks::{Wanted, newest_first, serving, too_early},
    },
    platform::page as browser,
    state::AppState,
    ui::{
        el::{El, View, all, block, el, live, none},
        lines::Line,
        parts::{button, choice, input, para, select},
    },
};
use leptos::prelude::*;

/// From so many pieces on they can be narrowed down.
const MANY: usize = 4;

/// What is chosen; it lasts as long as the page is open.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    wanted: RwSignal<Wanted>,
    most: RwSignal<usize>,
}

impl Shown {
    pub(super) fn new() -> Shown {
        Shown { wanted: RwSignal::new(Wanted::default()), most: RwSignal::new(STEP) }
    }

    fn want(self, change: impl FnOnce(&mut Wanted)) {
        self.most.set(STEP);
        self.wanted.update(change);
    }

    /// What is chosen now.
    pub(super) fn wanted(self) -> Wanted {
        self.wanted.get_untracked()
    }
}

/// The pieces with their filter, the newest first.
pub(super) fn pieces(state: AppState, id: PilotId, shown: Shown, count: usize) -> View {
    let filter = (count >= MANY).then(|| filter(state, shown).view());
    let list = live(move || {
        let (w, now) = (state.words(), state.now());
        let items = &now.workspace.items;
        let wanted = shown.wanted.get();
        let found: Vec<(ItemId, &Task)> = newest_first(id, items).filter(|(_, task)| wanted.has(task)).collect();
        let most = shown.most.get();
        let pilot = now.workspace.pilots.get(id);
        let serving = pilot.map(|pilot| serving(pilot, &people(&now.workspace.candidates, id))).unwrap_or_default();
        let one = |(id, task): &(ItemId, &Task)| {
            let early = too_early(task, &serving).join(w.list_comma());
            Some(line(state, *id, items.get(*id)?.clone(), now.today, early))
        };
        let lines: Vec<Line> = found.iter().take(most).filter_map(one).collect();
        let left = found.len().saturating_sub(most);
        let more = (left > 0).then(|| button(w.show_more(left)).click(move || shown.most.update(|most| *most += STEP)));
        let said = (!wanted.is_all()).then(|| para(w.pq_found(found.len())).attr("role", "status"));
        block("div", "flow").maybe(said).el(block("ul", "task-list").lines(lines)).maybe(more).view()
    });
    all(vec![filter.unwrap_or_else(none), list])
}

fn filter(state: AppState, shown: Shown) -> El {
    let (w, now) = (state.words(), shown.wanted());
    let every = (String::new(), w.pq_all_kinds().to_owned());
    let kinds = TaskKind::ALL.map(|kind| (kind.code().to_owned(), w.pq_task_kind(kind.code()).to_owned()));
    let kind = select(std::iter::once(every).chain(kinds), now.kind.map(TaskKind::code).unwrap_or_default())
        .attr("aria-label", w.pq_task("kind"))
        .attr("class", "input people__select")
        .on("change", move |event| {
            let kind = TaskKind::of_code(&browser::value(&event));
            shown.want(|wanted| wanted.kind = kind);
        });
    let warned = el("input").attr("type", "checkbox").flag("checked", now.warned).on("change", move |event| {
        let warned = browser::ticked(&event);
        shown.want(|wanted| wanted.warned = warned);
    });
    let typed = move |words: String| shown.want(|wanted| wanted.words = words);
    let words = input(now.words)
        .attr("type", "search")
        .attr("class", "input people__filter")
        .attr("autocomplete", "off")
        .attr("placeholder", w.pq_filter())
        .attr("aria-label", w.pq_filter())
        // Half a word that is still being composed filters nothing.
        .on("input", move |event| {
            if !browser::is_composing(&event) {
                typed(browser::value(&event));
            }
        })
        .on("compositionend", move |event| typed(browser::value(&event)));
    block("div", "filters cluster").el(kind).el(choice(warned, w.pq_only_warned(), None)).el(words)
}
