//! The pieces of the work log: which of them are shown, and their lines.

use super::{STEP, log::line};
use crate::{
    base::id::{ItemId, PilotId},
    pilots::{
        candidate::people,
        item::{Item, Task, TaskKind, What},
        tasks::{Wanted, newest_first, serving, too_early},
    },
    platform::page as browser,
    state::AppState,
    ui::{
        el::{El, View, all, block, el, live, none},
        lines::Line,
        parts::{button, choice, para, search_field, select},
    },
    words::Words,
    workspace::Workspace,
};
use leptos::prelude::*;
use std::sync::Arc;

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

/// A piece with the codes of those who were not in service yet.
pub(super) type Piece = (ItemId, Arc<Item>, String);

/// All pieces, the newest first.
pub(super) fn all_of(w: Words, workspace: &Workspace, id: PilotId) -> Vec<Piece> {
    let pilot = workspace.pilots.get(id);
    let serving = pilot.map(|pilot| serving(pilot, &people(&workspace.candidates, id))).unwrap_or_default();
    let piece = |(id, task): (ItemId, &Task)| {
        let early = too_early(task, &serving).join(w.list_comma());
        Some((id, workspace.items.get(id)?.clone(), early))
    };
    newest_first(id, &workspace.items).filter_map(piece).collect()
}

/// Whether a piece is wanted.
pub(super) fn is_wanted(wanted: &Wanted, (_, item, early): &Piece) -> bool {
    matches!(&item.what, What::Task { task } if wanted.has(task, !early.is_empty()))
}

/// The pieces with their filter. The page makes this again when anything is changed; what is chosen makes only the list.
pub(super) fn pieces(state: AppState, id: PilotId, shown: Shown) -> View {
    let (w, now) = (state.words(), state.peek());
    let pieces = all_of(w, &now.workspace, id);
    // Also where so few are left that nobody needs it, if something is chosen: else it could not be taken back.
    let narrow = pieces.len() >= MANY || !shown.wanted().is_all();
    let filter = narrow.then(|| filter(state, shown).view());
    let list = live(move || {
        let wanted = shown.wanted.get();
        let found: Vec<&Piece> = pieces.iter().filter(|piece| is_wanted(&wanted, piece)).collect();
        let most = shown.most.get();
        let one = |(id, item, early): &&Piece| line(state, *id, item.clone(), now.today, early.clone());
        let lines: Vec<Line> = found.iter().take(most).map(one).collect();
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
    let words = search_field(now.words, w.pq_filter(), typed).attr("class", "input people__filter");
    block("div", "filters cluster").el(kind).el(choice(warned, w.pq_only_warned(), None)).el(words)
}
