//! What is done to a record later: striking off, adding, correcting, taking back.

use super::{ask_reason, close::whoever, done, evidence::Rows, open};
use crate::{
    base::id::RecordId,
    duties::record::{Addendum, Outcome, Record, Verified},
    state::AppState,
    ui::{
        el::{View, block},
        parts::{day_input, field, input, para, select, textarea},
    },
    workspace::Edit,
};

/// Striking an occurrence off, with how good the result was.
pub fn check(state: AppState, id: RecordId, nth: u32) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    let record = shown.workspace.records.get(id)?.clone();
    let served = record.serves.get(usize::try_from(nth).ok()?)?.clone();
    let outcomes = Outcome::ALL.map(|outcome| (outcome.code().to_owned(), w.outcome(outcome.code()).to_owned()));
    let before = served.verified.clone();
    let note = before.as_ref().map(|before| before.note.clone()).unwrap_or_default();
    let by = before.as_ref().map_or_else(|| whoever(state, &shown), |before| before.by.clone());
    let body = vec![
        para(record.what.clone()).view(),
        para(w.check_what()).view(),
        field("outcome", w.outcome_label(), None, select(outcomes, served.outcome.code())).view(),
        block("div", "pair")
            .el(field("on", w.checked_on(), None, day_input(Some(before.map_or(shown.today, |before| before.on)))))
            .el(field("by", w.checked_by(), None, input(by)))
            .view(),
        field("note", w.checked_note(), None, textarea("2", note)).view(),
    ];
    Some(open(state, w.check().to_owned(), false, body, w.check(), move |form| {
        let w = state.words();
        let Some(on) = form.day("on").filter(|on| *on <= state.today()) else {
            return Err(w.day_missing().to_owned());
        };
        let by = form.text("by");
        if by.is_empty() {
            return Err(w.checked_by_missing().to_owned());
        }
        let outcome = Outcome::of_code(&form.text("outcome")).unwrap_or_default();
        let verified = Some(Verified { on, by, note: form.text("note") });
        let was = state.edit(Edit::Check { id, nth, outcome, verified });
        if was {
            state.done(w.checked());
        }
        done(was)
    }))
}

/// Adding to a record: more words, more evidence. What is there stays as it is.
pub fn append(state: AppState, id: RecordId) -> Option<View> {
    let w = state.words();
    let record = state.peek().workspace.records.get(id)?.clone();
    let rows = Rows::new(state);
    let body = vec![
        para(record.what.clone()).view(),
        field("what", w.append_what(), None, textarea("3", "")).view(),
        field("why", w.append_why(), None, textarea("2", "")).view(),
        rows.view(None),
    ];
    Some(open(state, w.append().to_owned(), false, body, w.append(), move |form| {
        let w = state.words();
        let (what, why) = (form.text("what"), form.text("why"));
        if what.is_empty() {
            return Err(w.append_missing().to_owned());
        }
        if why.is_empty() {
            return Err(w.reason_missing().to_owned());
        }
        let addendum = Addendum { on: state.today(), what, why };
        let was = state.edit(Edit::Append { id, addendum, evidence: rows.given(form)? });
        if was {
            state.done(w.appended());
        }
        done(was)
    }))
}

/// Correcting what was typed wrongly; old and new stay in the history.
pub fn change(state: AppState, id: RecordId) -> Option<View> {
    let w = state.words();
    let record = state.peek().workspace.records.get(id)?.clone();
    let body = vec![
        para(w.correct_what()).view(),
        field("what", w.what_done(), None, textarea("4", record.what.clone())).view(),
        block("div", "pair")
            .el(field("on", w.stands_for(), None, day_input(Some(record.stands_for))))
            .el(field("by", w.done_by(), None, input(record.by.clone())))
            .view(),
        field("why", w.reason(), None, textarea("2", "")).view(),
    ];
    Some(open(state, w.correct().to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let (what, why) = (form.text("what"), form.text("why"));
        if what.is_empty() {
            return Err(w.what_missing().to_owned());
        }
        if why.is_empty() {
            return Err(w.reason_missing().to_owned());
        }
        let Some(stands_for) = form.day("on") else { return Err(w.day_missing().to_owned()) };
        let record = Record { what, stands_for, by: form.text("by"), ..Record::clone(&record) };
        let was = state.edit(Edit::ChangeRecord { id, record: record.into(), why });
        if was {
            state.done(w.corrected());
        }
        done(was)
    }))
}

/// Taking a closing back; what was said then stays visible.
pub fn reopen(state: AppState, id: RecordId, nth: u32) -> View {
    let w = state.words();
    ask_reason(state, w.reopen(), w.reopen_what(), move |why| {
        let was = state.edit(Edit::Reopen { id, nth: Some(nth), why, on: state.today(), came_back: false });
        if was {
            state.done(state.words().reopened());
        }
        was
    })
}
