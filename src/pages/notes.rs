//! All notes on one page, with the way back to each place, and as files.

use super::dialogs::{Dialog, opens};
use crate::{
    base::{id::NoteId, order},
    bulletin::note::{Note, NoteKind},
    route::{Place, Route},
    share::notes::{csv, markdown},
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button_with, empty, icon, link, link_button, quiet, span, tag},
    },
};
use std::{cmp::Reverse, sync::Arc};

/// The picture that stands for notes.
pub fn pen() -> El {
    icon(icondata_lu::LuHighlighter)
}

/// The page.
pub fn page(state: AppState) -> View {
    live(move || {
        let shown = state.now();
        let w = state.words();
        let mut notes: Vec<(NoteId, Arc<Note>)> =
            shown.workspace.notes.iter().map(|(id, note)| (id, note.clone())).collect();
        order::sort_by_key(&mut notes, |(_, note)| (Reverse(note.on), note.title.clone(), note.anchor.start));
        let page = block("div", "page page--narrow flow flow--wide");
        if notes.is_empty() {
            let read = vec![link_button("btn", Route::Bulletins.href(), w.all_bulletins())];
            return page.el(empty(icondata_lu::LuHighlighter, w.no_notes(), w.no_notes_more(), read)).view();
        }
        let for_csv = notes.clone();
        let for_markdown = notes.clone();
        let files = block("p", "cluster no-print")
            .el(button_with(icondata_lu::LuDownload, w.notes_markdown()).click(move || {
                state.save_file("notes.md", &markdown(&plain(&for_markdown), w.note_lost()));
            }))
            .el(button_with(icondata_lu::LuDownload, w.notes_csv()).click(move || {
                let head = [w.col_bulletin(), w.col_kind(), w.col_quote(), w.col_note(), w.col_date(), w.col_place()];
                state.save_file("notes.csv", &csv(&head, &plain(&for_csv), |kind| w.note_kind(kind.code())));
            }));
        let lost = notes.iter().filter(|(_, note)| note.lost).count();
        let told = (lost > 0).then(|| block("p", "small").el(tag("tag tag--soon", w.notes_lost(lost))));
        page.el(files)
            .maybe(told)
            .el(block("ul", "note-list").els(notes.iter().map(|(id, note)| row(state, &shown, *id, note))))
            .view()
    })
}

fn plain(notes: &[(NoteId, Arc<Note>)]) -> Vec<&Note> {
    notes.iter().map(|(_, note)| &**note).collect()
}

fn row(state: AppState, shown: &Shown, id: NoteId, note: &Note) -> El {
    let w = state.words();
    let quote = block("p", "quote note-list__quote").attr("lang", "zh-CN").text(note.anchor.quote.clone());
    let words = (!note.words.is_empty()).then(|| block("p", "note-list__words").text(note.words.clone()));
    let older = shown.workspace.shelf.get(note.bulletin).and_then(|kept| kept.replaces);
    let place = if note.lost {
        let there = older.map(|older| link(Route::Bulletin(older, Place::Line(note.line + 1)).href(), w.open_older()));
        span("").el(tag("tag tag--soon", w.note_lost())).text(" ").maybe(there)
    } else {
        link(Route::Bulletin(note.bulletin, Place::Line(note.line + 1)).href(), w.back_to_text())
    };
    let facts = block("p", "small muted cluster")
        .el(span(w.note_kind(note.kind.code())))
        .el(link(Route::Bulletin(note.bulletin, Place::Top).href(), note.title.clone()).attr("lang", "zh-CN"))
        .el(span(w.day(note.on, shown.today)))
        .el(place)
        .el(quiet(w.change()).click(opens(state, Dialog::Note(id))));
    let class = if note.kind == NoteKind::Bookmark { "note-list__row note-list__row--mark" } else { "note-list__row" };
    block("li", class).el(quote).maybe(words).el(facts).el(el("hr"))
}
