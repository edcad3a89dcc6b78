//! Decisions, risks and issues.

use super::item::{Reader, before, put};
use crate::{
    base::id::{ItemId, PilotId},
    pages::dialogs::open,
    pilots::item::{Entry, EntryKind, What},
    state::AppState,
    ui::{
        el::{View, block},
        parts::{day_input, field, input, textarea},
    },
    words::Words,
};

/// Enters a decision, a risk or an issue, or changes one.
pub fn entry(state: AppState, pilot: PilotId, kind: EntryKind, id: Option<ItemId>) -> Option<View> {
    let w = state.words();
    let known = match before(state, id)?.map(|item| item.what.clone()) {
        None => Entry {
            kind,
            text: String::new(),
            on: state.today(),
            owner: String::new(),
            due: None,
            answer: String::new(),
            closed: None,
        },
        Some(What::Entry { entry }) => entry,
        Some(_) => return None,
    };
    let kind = known.kind;
    let title = if id.is_some() { w.pq_entry_change(kind.code()) } else { w.pq_entry_add(kind.code()) };
    let body = vec![
        field("text", w.pq_entry_text(kind.code()), None, textarea("3", known.text.clone())).view(),
        block("div", "pair")
            .el(field("on", w.pq_entry("on"), None, day_input(Some(known.on))))
            .el(field("owner", w.pq_entry("owner"), None, input(known.owner.clone()).attr("maxlength", "40")))
            .view(),
        field("due", w.pq_entry("due"), Some(w.pq_due_hint(kind.code()).to_owned()), day_input(known.due)).view(),
        field("answer", w.pq_entry("answer"), None, textarea("2", known.answer.clone())).view(),
        field("closed", w.pq_entry("closed"), Some(w.pq_closed_hint().to_owned()), day_input(known.closed)).view(),
    ];
    Some(open(state, title.to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let read = Reader { w, form, label: Words::pq_entry };
        let entry = Entry {
            kind,
            text: form.text("text"),
            on: read.needed_day("on")?,
            owner: form.text("owner"),
            due: read.day("due")?,
            answer: form.text("answer"),
            closed: read.day("closed")?,
        };
        put(state, pilot, id, What::Entry { entry }, &|error| match error.field {
            "text" => w.pq_entry_text(kind.code()).to_owned(),
            field => w.pq_entry(field).to_owned(),
        })
    }))
}

/// Settles an entry: what was done about it, and when.
pub fn settle(state: AppState, id: ItemId) -> Option<View> {
    let w = state.words();
    let item = state.peek().workspace.items.get(id)?.clone();
    let What::Entry { entry } = &item.what else { return None };
    let body = vec![
        block("p", "quote").attr("lang", "zh-CN").text(entry.text.clone()).view(),
        field("answer", w.pq_entry("answer"), None, textarea("3", entry.answer.clone())).view(),
        field("closed", w.pq_entry("closed"), None, day_input(Some(entry.closed.unwrap_or_else(|| state.today()))))
            .view(),
    ];
    Some(open(state, w.pq_settle().to_owned(), false, body, w.pq_settle(), move |form| {
        let w = state.words();
        let read = Reader { w, form, label: Words::pq_entry };
        let closed = Some(read.needed_day("closed")?);
        // Everything else as it is at this moment.
        let now = state.peek().workspace.items.get(id).cloned();
        let Some(What::Entry { entry }) = now.map(|item| item.what.clone()) else { return Err(String::new()) };
        let what = What::Entry { entry: Entry { answer: form.text("answer"), closed, ..entry } };
        put(state, item.pilot, Some(id), what, &|error| w.pq_entry(error.field).to_owned())
    }))
}
