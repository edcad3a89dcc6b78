//! What can be done with the words that are selected: highlight, note, copy with source, mark as a requirement.

use super::{Hand, Page, corrections};
use crate::{
    base::id::BulletinId,
    bulletin::{
        anchor::Anchor,
        correction::Fix,
        flat_text::FlatText,
        note::{Note, NoteKind},
    },
    pages::dialogs::Dialog,
    platform::page::{self as browser, selection},
    route::{Place, Route},
    state::AppState,
    ui::{
        el::{View, block, live, none},
        parts::{button, quiet},
    },
    workspace::{Edit, shelf::Origin},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Follows what is selected. It is looked at a little later, once the person has let go.
pub(super) fn follow(state: AppState, hand: Hand) {
    let listening = browser::listen("selectionchange", move || {
        set_timeout(
            move || {
                if state.dialog.get_untracked().is_none() {
                    let now = selection::bytes();
                    if hand.selected.try_get_untracked().is_some_and(|before| before != now) {
                        hand.selected.set(now);
                    }
                }
            },
            std::time::Duration::from_millis(150),
        );
    });
    let listening = StoredValue::new_local(listening);
    on_cleanup(move || listening.dispose());
}

impl Page {
    /// The bar for the words that are selected at this moment.
    pub(super) fn selection_bar(self: &Arc<Self>) -> View {
        let page = self.clone();
        live(move || page.hand.selected.get().map_or_else(none, |(from, to)| page.bar_for(from, to)))
    }

    fn bar_for(&self, from: usize, to: usize) -> View {
        let Some(anchor) = Anchor::of(self.flat.text(), from..to) else { return none() };
        let w = self.w;
        let state = self.state;
        let (flat, place, words) = (self.flat.clone(), self.noting(), anchor.clone());
        let highlight = button(w.highlight()).click(move || place.put(&flat, &words, NoteKind::Highlight));
        let (id, title) = (self.id, self.loaded.title.clone());
        let for_note = anchor.clone();
        let line = self.flat.line_number(&anchor);
        let note = button(w.write_note()).click(move || {
            state.dialog.set(Some(Dialog::NewNote {
                bulletin: id,
                title: title.clone(),
                anchor: for_note.clone(),
                line,
            }));
        });
        let source = self.with_source(&anchor);
        let copying = button(w.copy_with_source()).click(move || {
            let source = source.clone();
            leptos::task::spawn_local(async move {
                copy(state, source).await;
            });
            selection::clear();
        });
        let link = self.flat.line_of(anchor.start as usize).map(|line| {
            let address = format!("{}{}", browser::address(), Route::Bulletin(id, Place::line(line)).href());
            // Another person's browser knows the bulletins of the site, but not what was brought in here.
            let own = !matches!(self.loaded.origin, Origin::BuiltIn { .. });
            quiet(w.copy_link()).click(move || {
                let address = address.clone();
                leptos::task::spawn_local(async move {
                    if copy(state, address).await && own {
                        state.say(state.words().copied_own_link(), false);
                    }
                });
                selection::clear();
            })
        });
        let missed = Fix::missed(self.bulletin(), &self.flat, &anchor).map(|fix| {
            button(w.mark_requirement()).click(move || {
                if corrections::correct(state, id, fix.clone()) {
                    selection::clear();
                }
            })
        });
        let quote: String = anchor.quote.chars().take(24).collect();
        block("div", "selection-bar no-print")
            .attr("role", "toolbar")
            .attr("aria-label", w.selected_words())
            // Pressing a button must not take the selection away.
            .on("mousedown", |event| event.prevent_default())
            .el(block("p", "small muted selection-bar__words").text(quote))
            .el(block("div", "cluster").el(highlight).el(note).el(copying).maybe(missed).maybe(link))
            .view()
    }

    /// What is needed to put a note on this text.
    pub(super) fn noting(&self) -> Noting {
        let selected = self.hand.selected;
        Noting { state: self.state, bulletin: self.id, title: self.loaded.title.clone(), selected }
    }

    /// `“…”，应急管理厅简报第2期第3则`.
    fn with_source(&self, anchor: &Anchor) -> String {
        let item = self.flat.place(anchor.start as usize).map(|(item, ..)| item as usize + 1);
        let quote = anchor.quote.replace('\n', "");
        match item {
            Some(item) => self.w.cited_item(quote, self.loaded.title.as_str(), item),
            None => self.w.cited(quote, self.loaded.title.as_str()),
        }
    }
}

/// What is needed to put a note on a text.
#[derive(Clone)]
pub(super) struct Noting {
    state: AppState,
    bulletin: BulletinId,
    title: String,
    selected: RwSignal<Option<(usize, usize)>>,
}

impl Noting {
    /// Puts a note without words at a place, and selects nothing any more.
    pub(super) fn put(&self, flat: &FlatText, anchor: &Anchor, kind: NoteKind) {
        let note = Note {
            bulletin: self.bulletin,
            title: self.title.clone(),
            anchor: anchor.clone(),
            line: flat.line_number(anchor),
            kind,
            words: String::new(),
            on: self.state.today(),
            lost: false,
        };
        let edit = Edit::Note { id: self.state.mint(), note: Arc::new(note) };
        if self.state.keep(self.bulletin) && self.state.edit(edit) {
            selection::clear();
            self.selected.set(None);
            self.state.done(self.state.words().note_made(kind.code()));
        }
    }
}

/// The words of a line, as the place of a bookmark.
pub(super) fn line_anchor(flat: &FlatText, line: usize) -> Option<Anchor> {
    let (text, span) = (flat.text(), flat.span(line)?);
    let start = span.start;
    let short: usize = text.get(span)?.chars().take(40).map(char::len_utf8).sum();
    Anchor::of(text, start..start + short)
}

/// Puts words on the clipboard and says so.
async fn copy(state: AppState, words: String) -> bool {
    let w = state.words();
    let was = browser::copy(&words).await;
    state.say(if was { w.copied() } else { w.not_copied() }, !was);
    was
}
