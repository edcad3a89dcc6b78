//! A bulletin with its requirements marked, and beside it what was decided about each.

mod corrections;
pub use corrections::correct;
mod panel;
mod paragraph;
mod questions;
mod selected;
mod speech;
mod text;
mod tools;

use super::{
    dialogs::Dialog,
    frame::not_here,
    import::why_not,
    meter::{claims_of, standing},
};
use crate::{
    base::id::{BulletinId, NoteId},
    bulletin::{
        Bulletin,
        facts::Facts,
        flat_text::FlatText,
        note::Note,
        verdict::{Claim, Mark},
    },
    platform::page as browser,
    route::{Place, Route},
    state::{AppState, Content, Loaded, NotTaken, Shown},
    ui::{
        el::{El, View, all, block, live},
        parts::{button_with, notice},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// What the reader has in hand: none of it is kept.
#[derive(Clone, Copy)]
struct Hand {
    /// Which requirements the panel shows.
    only: RwSignal<&'static str>,
    /// On the phone: whether the panel is open.
    open: RwSignal<bool>,
    /// The requirements that are chosen to be decided together.
    chosen: RwSignal<Vec<Mark>>,
    /// The bytes of the flat text that are selected.
    selected: RwSignal<Option<(usize, usize)>>,
    /// The sentence that is read aloud.
    spoken: RwSignal<Option<usize>>,
    /// A place to go to as soon as the text stands on the page.
    waits: StoredValue<bool>,
}

/// The page.
pub fn page(state: AppState, id: BulletinId) -> View {
    let hand = Hand {
        only: RwSignal::new("all"),
        open: RwSignal::new(false),
        chosen: RwSignal::new(Vec::new()),
        selected: RwSignal::new(None),
        spoken: RwSignal::new(None),
        waits: StoredValue::new(false),
    };
    // Another place of the same bulletin does not make the page again, it only leads there.
    Effect::new(move |_| {
        if matches!(state.route.get(), Route::Bulletin(other, _) if other == id) {
            hand.waits.set_value(true);
            if state.peek_loaded(id) {
                go_to_place(state, id, hand);
            }
        }
    });
    tools::follow(state, id, hand);
    selected::follow(state, hand);
    live(move || {
        let shown = state.now();
        let Some(loaded) = state.loaded(id) else {
            return match (state.reading(id), &*state.site()) {
                (Some(true), _) => not_read(state, id),
                (Some(false), _) | (None, Content::Loading) => block("div", "page").el(loading(state)).view(),
                (None, _) => not_here(state),
            };
        };
        go_to_place(state, id, hand);
        let selected = match state.route.get() {
            Route::Bulletin(_, Place::Requirement(number)) => (number as usize).checked_sub(1),
            _ => None,
        };
        let notes = shown.workspace.notes.iter().filter(|(_, note)| note.bulletin == id && !note.lost);
        let said = shown.workspace.shelf.get(id).and_then(|kept| kept.said.as_ref());
        let page = Arc::new(Page {
            facts: Facts::of(&loaded.bulletin).with(said),
            state,
            w: state.words(),
            id,
            claims: claims_of(&loaded, id, &shown),
            flat: Arc::new(FlatText::of(&loaded.bulletin)),
            notes: notes.map(|(id, note)| (id, note.clone())).collect(),
            loaded,
            shown,
            selected,
            hand,
        });
        let class = if hand.open.get() { "reader reader--open" } else { "reader" };
        let reader = block("div", class).attr("id", "reader").el(page.article()).el(page.panel());
        all(vec![reader.view(), page.bar().view(), page.selection_bar()])
    })
}

/// Leads to the place of the address; where it names none, to where the bulletin was left.
fn go_to_place(state: AppState, id: BulletinId, hand: Hand) {
    if !hand.waits.get_value() {
        return;
    }
    hand.waits.set_value(false);
    let Route::Bulletin(_, place) = state.route.get_untracked() else { return };
    let target = match place {
        Place::Top => match state.reached(id).filter(|reached| reached.at > 0 || reached.above > 0) {
            Some(reached) => return browser::later(move || browser::sight::scroll_to_piece(reached.at, reached.above)),
            None => return,
        },
        Place::Item(item) => format!("i{item}"),
        Place::Line(line) => {
            mark_line(state, id, line);
            format!("p{line}")
        }
        Place::Requirement(number) => {
            browser::later(move || browser::reveal(&format!("q{number}")));
            format!("r{number}")
        }
    };
    browser::later(move || browser::show(Some(&target)));
}

/// Colours the line that somebody was led to.
fn mark_line(state: AppState, id: BulletinId, line: u32) {
    let Some(loaded) = state.peek_loaded_bulletin(id) else { return };
    let flat = FlatText::of(&loaded.bulletin);
    let Some(span) = (line as usize).checked_sub(1).and_then(|line| flat.span(line)) else { return };
    // What was searched for, where the line has it; else all of it.
    let words = state.searched.get_untracked();
    let words = words.trim();
    let hit = flat.text().get(span.clone()).and_then(|line| line.find(words)).filter(|_| !words.is_empty());
    let (from, to) = hit.map_or((span.start, span.end), |at| (span.start + at, span.start + at + words.len()));
    browser::later(move || browser::selection::paint("found", from, to));
}

struct Page {
    state: AppState,
    w: crate::words::Words,
    id: BulletinId,
    loaded: Arc<Loaded>,
    /// The first page, with what somebody said where the text says nothing.
    facts: Facts,
    flat: Arc<FlatText>,
    claims: Vec<Claim>,
    notes: Vec<(NoteId, Arc<Note>)>,
    shown: Arc<Shown>,
    selected: Option<usize>,
    hand: Hand,
}

impl Page {
    fn bulletin(&self) -> &Bulletin {
        &self.loaded.bulletin
    }

    /// The address of a requirement, by its place in the list.
    fn place(&self, at: usize) -> Route {
        Route::Bulletin(self.id, Place::requirement(at))
    }

    fn opens(&self, dialog: Dialog) -> impl Fn() + Send + Sync + use<> {
        super::dialogs::opens(self.state, dialog)
    }

    fn standing(&self, claim: &Claim) -> &'static str {
        standing(claim, &self.shown)
    }
}

fn loading(state: AppState) -> El {
    block("p", "muted").attr("role", "status").text(state.words().loading())
}

/// A bulletin whose text is here, but not the program that reads it.
fn not_read(state: AppState, id: BulletinId) -> View {
    let w = state.words();
    let body = why_not(w, NotTaken::NoReader, state.own_count());
    let again = button_with(icondata_lu::LuRefreshCw, w.try_again()).click(move || state.read_again(id));
    let told = notice("notice notice--soon", icondata_lu::LuTriangleAlert, w.not_read_now(), body, vec![again]);
    block("div", "page page--narrow").el(told.attr("role", "alert")).view()
}
