//! Writing beside a text, and what is open on its first page.

use super::{done, open};
use crate::{
    base::id::{BulletinId, NoteId},
    bulletin::{
        anchor::Anchor,
        facts::Said,
        note::{Note, NoteKind},
    },
    platform::page::selection,
    state::AppState,
    ui::{
        el::{View, block},
        parts::{day_input, field, input, number_input, para, quiet, textarea},
    },
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

fn quoted(anchor: &Anchor) -> View {
    block("blockquote", "quote").attr("lang", "zh-CN").text(anchor.quote.clone()).view()
}

/// A new note on selected words.
pub fn write(state: AppState, bulletin: BulletinId, title: String, anchor: Anchor, line: u32) -> View {
    let w = state.words();
    let body = vec![quoted(&anchor), field("words", w.note_words(), None, textarea("4", "")).view()];
    open(state, w.write_note().to_owned(), false, body, w.save(), move |form| {
        let note = Note {
            bulletin,
            title: title.clone(),
            anchor: anchor.clone(),
            line,
            kind: NoteKind::Highlight,
            words: form.text("words"),
            on: state.today(),
            lost: false,
        };
        let was = state.keep(bulletin) && state.edit(Edit::Note { id: state.mint(), note: Arc::new(note) });
        if was {
            selection::clear();
            state.done(state.words().note_written());
        }
        done(was)
    })
}

/// Changing a note, or taking it away.
pub fn change(state: AppState, id: NoteId) -> Option<View> {
    let w = state.words();
    let note = state.peek().workspace.notes.get(id)?.clone();
    let away = quiet(w.drop_note()).click(move || {
        if state.edit(Edit::DropNote { id }) {
            state.dialog.set(None);
            state.done(state.words().note_dropped());
        }
    });
    let body = vec![
        quoted(&note.anchor),
        field("words", w.note_words(), None, textarea("4", note.words.clone())).view(),
        away.view(),
    ];
    Some(open(state, w.a_note().to_owned(), false, body, w.save(), move |form| {
        let note = Note { words: form.text("words"), ..Note::clone(&note) };
        done(state.edit(Edit::Note { id, note: Arc::new(note) }))
    }))
}

/// Asking for what the text leaves open of its first page. What nobody knows stays empty.
pub fn fill(state: AppState, bulletin: BulletinId) -> Option<View> {
    let w = state.words();
    let loaded = state.as_found(bulletin)?;
    let read = &loaded.bulletin;
    let said = state.peek().workspace.shelf.get(bulletin).and_then(|kept| kept.said.clone()).unwrap_or_default();
    let (year, issuer, date) = (read.year.is_none(), read.issuer.is_none(), read.date.is_none());
    let mut body = vec![para(w.fill_in_what()).view()];
    if year {
        let known = said.year.and_then(|year| u32::try_from(year).ok());
        body.push(field("year", w.fill_year(), None, number_input(known, "")).view());
    }
    if issuer {
        body.push(field("issuer", w.fill_issuer(), None, input(said.issuer.clone().unwrap_or_default())).view());
    }
    if date {
        body.push(field("date", w.fill_date(), None, day_input(said.date)).view());
    }
    Some(open(state, w.fill_open().to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let text = form.text("year");
        let number = text.parse::<i16>().ok().filter(|year| (1949..=2100).contains(year));
        if !text.is_empty() && number.is_none() {
            return Err(w.year_wrong().to_owned());
        }
        let day = form.day("date");
        if date && day.is_none() && !form.text("date").is_empty() {
            return Err(w.date_wrong().to_owned());
        }
        if let (Some(year), Some(day)) = (number.or(read_year(state, bulletin)), day)
            && day.year() != year
        {
            return Err(w.date_other_year(usize::from(year.unsigned_abs())));
        }
        let issuer = Some(form.text("issuer")).filter(|issuer| !issuer.is_empty());
        done(
            state.keep(bulletin) && state.edit(Edit::Fill { bulletin, said: Said { year: number, issuer, date: day } }),
        )
    }))
}

fn read_year(state: AppState, bulletin: BulletinId) -> Option<i16> {
    state.as_found(bulletin)?.bulletin.year
}
