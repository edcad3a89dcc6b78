//! What is known of an accident: the little that is asked at first, and everything.

use super::{
    super::{done, open},
    counts, given, kinds, moment,
};
use crate::{
    base::id::IncidentId,
    duties::incident::{AccidentKind, Incident, IncidentError, Numbers},
    platform::page::Form,
    route::Route,
    state::AppState,
    ui::{
        el::{View, block},
        parts::{field, input, moment_input, para, textarea},
    },
    words::Words,
    workspace::Edit,
};
use std::sync::Arc;

fn kind(form: &Form) -> AccidentKind {
    AccidentKind::of_code(&form.text("kind")).unwrap_or(AccidentKind::General)
}

/// What cannot be kept, in words.
fn checked(w: Words, incident: Incident) -> Result<Arc<Incident>, String> {
    match incident.check() {
        Ok(()) => Ok(Arc::new(incident)),
        Err(IncidentError::NoName) => Err(w.in_what_missing().to_owned()),
        Err(error) => Err(w.refused(error.code()).to_owned()),
    }
}

/// The first entry: what, where, since when it is known. The rest can wait.
pub fn new(state: AppState) -> View {
    let w = state.words();
    let body = vec![
        field("what", w.in_what(), Some(w.in_what_hint().to_owned()), input("")).view(),
        field("place", w.in_item("place"), None, input("")).view(),
        kinds(w, AccidentKind::General).view(),
        field("known", w.in_known(), Some(w.in_known_hint().to_owned()), moment_input(Some(state.minute_now()))).view(),
        para(w.in_rest_later()).view(),
    ];
    open(state, w.in_start().to_owned(), false, body, w.in_start_do(), move |form| {
        let w = state.words();
        let known = moment(w, form, "known")?;
        if known > state.minute_now() {
            return Err(w.in_known_ahead().to_owned());
        }
        let incident = checked(
            w,
            Incident {
                what: form.text("what"),
                kind: kind(form),
                unit: String::new(),
                place: form.text("place"),
                scene: String::new(),
                course: String::new(),
                measures: String::new(),
                other: String::new(),
                happened: None,
                known,
                numbers: Numbers::default(),
                calls: Vec::new(),
            },
        )?;
        let id = state.mint();
        let was = state.edit(Edit::AddIncident { id, incident });
        if was {
            state.go(Route::Incident(id));
        }
        done(was)
    })
}

/// Everything that is known.
pub fn change(state: AppState, id: IncidentId) -> Option<View> {
    let w = state.words();
    let now = state.peek().workspace.incidents.get(id)?.clone();
    let lines =
        |name: &'static str, words: &str| field(name, w.in_item(name), None, textarea("2", words.to_owned())).view();
    let body = vec![
        para(w.in_unknown_stays()).view(),
        field("what", w.in_what(), None, input(now.what.clone())).view(),
        block("div", "pair")
            .el(field("unit", w.in_item("unit"), None, input(now.unit.clone())))
            .el(field("place", w.in_item("place"), None, input(now.place.clone())))
            .view(),
        kinds(w, now.kind).view(),
        block("div", "pair")
            .el(field("happened", w.in_item("time"), Some(w.in_happened_hint().to_owned()), moment_input(now.happened)))
            .el(field("known", w.in_known(), Some(w.in_known_hint().to_owned()), moment_input(Some(now.known))))
            .view(),
        counts(w, now.numbers).view(),
        lines("scene", &now.scene),
        lines("course", &now.course),
        lines("measures", &now.measures),
        lines("other", &now.other),
    ];
    Some(open(state, w.in_change().to_owned(), true, body, w.save(), move |form| {
        let w = state.words();
        let happened = match form.text("happened") {
            empty if empty.is_empty() => None,
            _ => Some(moment(w, form, "happened")?),
        };
        let known = moment(w, form, "known")?;
        if known > state.minute_now() {
            return Err(w.in_known_ahead().to_owned());
        }
        let incident = Incident {
            what: form.text("what"),
            kind: kind(form),
            unit: form.text("unit"),
            place: form.text("place"),
            scene: form.text("scene"),
            course: form.text("course"),
            measures: form.text("measures"),
            other: form.text("other"),
            happened,
            known,
            numbers: given(w, form)?,
            // The log has an edit of its own and stays as it is then.
            calls: state.peek().workspace.incidents.get(id).map(|now| now.calls.clone()).unwrap_or_default(),
        };
        let was = state.edit(Edit::ChangeIncident { id, incident: checked(w, incident)? });
        if was {
            state.done(w.in_changed_facts());
        }
        done(was)
    }))
}
