//! A call for the log: with this minute as its time, or in place of an entry that was wrong.

use super::{
    super::{ask_reason, close::whoever, done, open},
    counts, given, moment,
};
use crate::{
    base::id::IncidentId,
    duties::incident::{
        Incident, Numbers,
        call::{Call, CallKind, Callee, Caller},
    },
    state::AppState,
    ui::{
        el::{View, block, live},
        parts::{field, input, moment_input, para, quiet, select, textarea},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;

/// What a new call begins with: the first report to the county, or a further one.
fn proposed(state: AppState, incident: &Incident, to: Callee) -> Call {
    let told = |call: &Call| call.from == Caller::Township && Callee::COUNTY.contains(&call.to);
    let before = incident.standing().any(|(_, call)| told(call));
    let now = state.minute_now();
    Call {
        at: now,
        from: Caller::Township,
        to,
        name: String::new(),
        by: whoever(state, &state.peek()),
        said: String::new(),
        kind: if before { CallKind::Follow } else { CallKind::First },
        numbers: None,
        entered: now,
        corrects: None,
        void: false,
    }
}

fn entry(incident: &Incident, at: u32) -> Option<&Call> {
    incident.calls.get(at as usize)
}

/// The numbers that were given. They are typed, or taken over from the facts by one press; nothing is given by itself.
fn numbers(w: Words, given: Numbers, known: Numbers) -> View {
    let now = RwSignal::new(given);
    let take = (known != Numbers::default()).then(|| quiet(w.in_take_numbers()).click(move || now.set(known)));
    block("fieldset", "fieldset")
        .el(block("legend", "field__label").text(w.in_gave_label()))
        .el(block("p", "field__hint").text(w.in_gave_hint()))
        .maybe(take)
        .kid(live(move || counts(w, now.get()).view()))
        .view()
}

/// The dialog.
pub fn log(state: AppState, id: IncidentId, to: Callee, corrects: Option<u32>) -> Option<View> {
    let w = state.words();
    let incident = state.peek().workspace.incidents.get(id)?.clone();
    let call = match corrects {
        Some(at) => entry(&incident, at)?.clone(),
        None => proposed(state, &incident, to),
    };
    let callers = Caller::ALL.map(|from| (from.code().to_owned(), w.in_caller(from.code()).to_owned()));
    let callees = Callee::ALL.map(|to| (to.code().to_owned(), w.in_callee(to.code()).to_owned()));
    let reports = CallKind::ALL.map(|kind| (kind.code().to_owned(), w.in_call_kind(kind.code()).to_owned()));
    let what = corrects.map(|_| para(w.in_correct_what()).view());
    let mut body: Vec<View> = what.into_iter().collect();
    body.extend([
        field("at", w.in_at(), Some(w.in_at_hint().to_owned()), moment_input(Some(call.at))).view(),
        block("div", "pair")
            .el(field("from", w.in_from_whom(), None, select(callers, call.from.code())))
            .el(field("to", w.in_to_whom(), None, select(callees, call.to.code())))
            .view(),
        block("div", "pair")
            .el(field("name", w.in_with_whom(), None, input(call.name.clone())))
            .el(field("by", w.in_by_whom(), None, input(call.by.clone())))
            .view(),
        field("kind", w.in_call_kind_label(), None, select(reports, call.kind.code())).view(),
        field("said", w.in_said(), None, textarea("3", call.said.clone())).view(),
        numbers(w, call.numbers.unwrap_or_default(), incident.numbers),
    ]);
    let title = match corrects {
        Some(at) => w.in_correct_title(at as usize + 1),
        None if to == Callee::Other => w.in_other_call().to_owned(),
        None => w.in_told(to.code()).to_owned(),
    };
    Some(open(state, title, false, body, w.in_log_do(), move |form| {
        let w = state.words();
        let at = moment(w, form, "at")?;
        let now = state.minute_now();
        if at > now {
            return Err(w.in_call_ahead().to_owned());
        }
        let numbers = given(w, form)?;
        let call = Call {
            at,
            from: Caller::of_code(&form.text("from")).unwrap_or_default(),
            to: Callee::of_code(&form.text("to")).unwrap_or(to),
            name: form.text("name"),
            by: form.text("by"),
            said: form.text("said"),
            kind: CallKind::of_code(&form.text("kind")).unwrap_or(CallKind::First),
            numbers: (numbers != Numbers::default()).then_some(numbers),
            entered: now,
            corrects,
            void: false,
        };
        let was = state.edit(Edit::LogCall { id, call });
        if was {
            state.done(w.in_logged());
        }
        done(was)
    }))
}

/// Taking an entry back: the call never took place.
pub fn void(state: AppState, id: IncidentId, at: u32) -> View {
    let w = state.words();
    ask_reason(state, w.in_never(), w.in_never_what(), move |why| {
        let shown = state.peek();
        let Some(call) = shown.workspace.incidents.get(id).and_then(|incident| entry(incident, at)) else {
            return false;
        };
        let entered = state.minute_now();
        let call = Call { said: why, numbers: None, entered, corrects: Some(at), void: true, ..call.clone() };
        let was = state.edit(Edit::LogCall { id, call });
        if was {
            state.done(state.words().in_logged());
        }
        was
    })
}
