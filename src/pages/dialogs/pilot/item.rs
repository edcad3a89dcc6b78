//! What the dialogs of everything that belongs to a pilot have in common: reading their fields, keeping it, and taking
//! it away.

use super::setup::number;
use crate::{
    base::{
        day::Date,
        id::{ItemId, PilotId},
    },
    pages::{
        dialogs::{done, open, some_day},
        pilot::said::{many, month, timeline},
    },
    pilots::item::{Item, ItemError, What},
    platform::page::{Form, focus_on},
    state::AppState,
    ui::{el::View, parts::para},
    words::Words,
    workspace::Edit,
};
use std::sync::Arc;

/// What is to be changed: `None` where it is gone, `Some(None)` where something new is entered.
pub(super) fn before(state: AppState, id: Option<ItemId>) -> Option<Option<Arc<Item>>> {
    match id {
        None => Some(None),
        Some(id) => state.peek().workspace.items.get(id).cloned().map(Some),
    }
}

/// A form whose sentences begin with the label of their field. `label` gives it by the name of the field.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub w: Words,
    pub form: &'a Form,
    pub label: fn(Words, &str) -> &'static str,
}

impl Reader<'_> {
    /// A sentence at a field; the keyboard is put there.
    pub fn wrong(&self, name: &str, words: &str) -> String {
        focus_on(&format!("f-{name}"));
        self.w.pq_at_field((self.label)(self.w, name), words)
    }

    /// A day that may be left out.
    pub fn day(&self, name: &str) -> Result<Option<Date>, String> {
        some_day(self.w, self.form, name).map_err(|words| self.wrong(name, &words))
    }

    /// A day that has to be there.
    pub fn needed_day(&self, name: &str) -> Result<Date, String> {
        self.day(name)?.ok_or_else(|| self.wrong(name, self.w.pt_fault("empty")))
    }

    /// A number that may be left out.
    pub fn count(&self, name: &str) -> Result<Option<u32>, String> {
        number(self.w, self.form, name).map_err(|words| self.wrong(name, &words))
    }

    /// A number that has to be there.
    pub fn needed_count(&self, name: &str) -> Result<u32, String> {
        self.count(name)?.ok_or_else(|| self.wrong(name, self.w.pt_fault("empty")))
    }
}

/// Keeps something of a pilot. What is wrong with it is said with the words of its field, and the keyboard is put there.
pub(super) fn put(
    state: AppState,
    pilot: PilotId,
    id: Option<ItemId>,
    what: What,
    label: &dyn Fn(ItemError) -> String,
) -> Result<(), String> {
    let shown = state.peek();
    let before = id.and_then(|id| shown.workspace.items.get(id));
    let entered = before.map_or(shown.today, |before| before.entered);
    let id = id.unwrap_or_else(|| state.mint());
    let item = Item { pilot, what, entered };
    if let Err(error) = item.check(id, &shown.workspace.items) {
        let w = state.words();
        focus_on(&format!("f-{}", error.field));
        return Err(w.pq_at_field(label(error), w.pt_fault(error.fault.code())));
    }
    done(state.edit(Edit::PutItem { id, item: Arc::new(item) }))
}

/// What something of a pilot is called where it is spoken of.
fn name(w: Words, item: &Item, today: Date) -> String {
    match &item.what {
        What::Milestone { milestone } => milestone.title.clone(),
        What::Baseline { baseline } => baseline.name.clone(),
        What::Sitting { sitting } => format!("{} {}", w.day(sitting.on, today), sitting.subject).trim_end().to_owned(),
        What::Task { task } => task.what.clone(),
        What::Month { month: entered } => month(w, entered.month),
        What::Published { published } => published.what.clone(),
        What::Entry { entry } => entry.text.clone(),
    }
}

/// Takes something away, after saying what else that touches.
pub fn remove(state: AppState, id: ItemId) -> Option<View> {
    let (w, shown) = (state.words(), state.peek());
    let item = shown.workspace.items.get(id)?.clone();
    let title = w.pq_drop(item.what.code());
    let mut body = vec![para(w.pq_drop_what(name(w, &item, shown.today))).view()];
    // Those that wait for a milestone keep what they wait for, and are marked.
    let waiting: Vec<String> = timeline(&shown, item.pilot)
        .map(|timeline| timeline.waiting_for(id).map(|row| row.title.clone()).collect())
        .unwrap_or_default();
    if !waiting.is_empty() {
        body.push(para(w.pq_drop_waited(many(waiting.len()), waiting.join(w.list_comma()))).view());
    }
    Some(open(state, title.to_owned(), false, body, title, move |_| {
        let was = state.edit(Edit::DropItem { id });
        if was {
            state.done(state.words().pq_dropped());
        }
        done(was)
    }))
}
