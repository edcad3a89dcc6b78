//! Putting a due day off before it has come; saying that something happened; that the clock was wrong.

use super::{ask_reason, done, open};
use crate::{
    base::{day::Date, id::DutyId},
    duties::{Event, Extension},
    state::AppState,
    ui::{
        el::View,
        parts::{day_input, field, para, textarea},
    },
    workspace::Edit,
};

/// Putting a due day off.
pub fn extend(state: AppState, id: DutyId, due: Date) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    let duty = shown.workspace.duties.get(id)?.clone();
    let now = duty.due_now(due);
    let body = vec![
        para(w.of(&duty.name, duty.name_en.as_deref())).view(),
        para(w.extend_what(w.day(now, shown.today))).view(),
        field("to", w.extend_to(), None, day_input(None).attr("min", now.to_string())).view(),
        field("why", w.reason(), None, textarea("3", "")).view(),
    ];
    Some(open(state, w.extend().to_owned(), false, body, w.extend(), move |form| {
        let w = state.words();
        let Some(to) = form.day("to").filter(|to| *to > now) else {
            return Err(w.extend_later(w.day(now, state.today())));
        };
        let why = form.text("why");
        if why.is_empty() {
            return Err(w.reason_missing().to_owned());
        }
        let extension = Extension { due, to, why, on: state.today() };
        let was = state.edit(Edit::Extend { duty: id, extension });
        if was {
            state.done(w.extended(w.day(to, state.today())));
        }
        done(was)
    }))
}

/// Saying that something happened for which a duty has to be done.
pub fn happened(state: AppState, id: DutyId) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    let duty = shown.workspace.duties.get(id)?.clone();
    let body = vec![
        para(w.of(&duty.name, duty.name_en.as_deref())).view(),
        para(w.how_often_is(duty.cadence)).view(),
        field("what", w.happened_what(), None, textarea("2", "")).view(),
        field("on", w.happened_on(), None, day_input(Some(shown.today)).attr("max", shown.today.to_string())).view(),
    ];
    Some(open(state, w.happened().to_owned(), false, body, w.happened_do(), move |form| {
        let w = state.words();
        let what = form.text("what");
        if what.is_empty() {
            return Err(w.happened_missing().to_owned());
        }
        let Some(on) = form.day("on").filter(|on| *on <= state.today()) else {
            return Err(w.day_missing().to_owned());
        };
        let was = state.edit(Edit::Happened { duty: id, event: Event { on, what } });
        if was {
            state.done(w.happened_noted());
        }
        done(was)
    }))
}

/// Saying that the device's clock was wrong before.
pub fn trust_clock(state: AppState) -> View {
    let w = state.words();
    ask_reason(state, w.clock_trust(), w.clock_trust_what(), move |why| state.trust_clock(why))
}
