//! Sittings of the law exam, and pieces of assistance.

use super::item::{Reader, before, put};
use crate::{
    base::{
        id::{ItemId, PilotId},
        inspectors::Inspectors,
    },
    pages::dialogs::{open, people::People},
    pilots::{
        Filled, candidate,
        funnel::{Place, state as stand},
        item::{Sitting, Task, TaskKind, What},
        roster_csv::row::key,
    },
    state::{AppState, Shown},
    ui::{
        el::{View, block, el},
        parts::{choice, day_input, field, input, number_input, select, textarea},
    },
    words::Words,
};

/// So many codes are named as a help.
const CODES: usize = 20;

/// Enters a sitting of the exam, or changes one.
pub fn sitting(state: AppState, pilot: PilotId, id: Option<ItemId>) -> Option<View> {
    let w = state.words();
    let known = match before(state, id)?.map(|item| item.what.clone()) {
        None => Sitting { on: state.today(), subject: String::new(), due: None, sat: None, passed: None },
        Some(What::Sitting { sitting }) => sitting,
        Some(_) => return None,
    };
    let title = if id.is_some() { w.pq_sitting_change() } else { w.pq_sitting_add() };
    let number =
        |name: &'static str, value| field(name, w.pq_sitting(name), None, number_input(value, w.not_given_short()));
    let body = vec![
        block("div", "pair")
            .el(field("on", w.pq_sitting("on"), None, day_input(Some(known.on))))
            .el(field("subject", w.pq_sitting("subject"), None, input(known.subject.clone()).attr("maxlength", "60")))
            .view(),
        block("p", "small muted").text(w.pq_sitting_hint()).view(),
        block("div", "pair")
            .el(number("due", known.due))
            .el(number("sat", known.sat))
            .el(number("passed", known.passed))
            .view(),
    ];
    Some(open(state, title.to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let read = Reader { w, form, label: Words::pq_sitting };
        let sitting = Sitting {
            on: read.needed_day("on")?,
            subject: form.text("subject"),
            due: read.count("due")?,
            sat: read.count("sat")?,
            passed: read.count("passed")?,
        };
        put(state, pilot, id, What::Sitting { sitting }, &|error| w.pq_sitting(error.field).to_owned())
    }))
}

/// Enters a piece of assistance, or changes one.
pub fn task(state: AppState, pilot: PilotId, id: Option<ItemId>) -> Option<View> {
    let w = state.words();
    let known = match before(state, id)?.map(|item| item.what.clone()) {
        None => Task {
            on: state.today(),
            kind: TaskKind::Inspection,
            what: String::new(),
            place: String::new(),
            people: Inspectors::default(),
            led_by_auxiliary: false,
        },
        Some(What::Task { task }) => task,
        Some(_) => return None,
    };
    let people = People::of(&known.people);
    let title = if id.is_some() { w.pq_task_change() } else { w.pq_task_add() };
    let body = task_fields(state, pilot, &known, people);
    Some(open(state, title.to_owned(), true, body, w.save(), move |form| {
        let w = state.words();
        let read = Reader { w, form, label: Words::pq_task };
        let mut task = Task {
            on: read.needed_day("on")?,
            kind: TaskKind::of_code(&form.text("kind")).unwrap_or(known.kind),
            what: form.text("what"),
            place: form.text("place"),
            people: people.given(form),
            led_by_auxiliary: form.ticked("led"),
        };
        // A name that is known to be one does not come into the log: whoever assisted is written by the code.
        let before = &known.people.assistants;
        for name in task.people.assistants.iter().filter(|name| !before.contains(name)) {
            if let Some(code) = code_of(&state.peek(), pilot, name) {
                return Err(read.wrong("assistants", &w.pq_name_not_code(name.as_str(), code)));
            }
        }
        for name in task.people.assistants.iter_mut().filter(|name| !before.contains(name)) {
            match as_entered(&state.peek(), pilot, name) {
                Some(code) => *name = code,
                None => return Err(read.wrong("assistants", &w.pq_no_such_code(name.as_str()))),
            }
        }
        put(state, pilot, id, What::Task { task }, &|error| w.pq_task(error.field).to_owned())
    }))
}

fn task_fields(state: AppState, pilot: PilotId, known: &Task, people: People) -> Vec<View> {
    let w = state.words();
    let kinds = TaskKind::ALL.map(|kind| (kind.code().to_owned(), w.pq_task_kind(kind.code()).to_owned()));
    let led = el("input").attr("type", "checkbox").attr("name", "led").flag("checked", known.led_by_auxiliary);
    let mut body = vec![
        block("div", "pair")
            .el(field("on", w.pq_task("on"), None, day_input(Some(known.on))))
            .el(field("kind", w.pq_task("kind"), None, select(kinds, known.kind.code())))
            .view(),
        field("what", w.pq_task("what"), None, textarea("2", known.what.clone())).view(),
        field("place", w.pq_task("place"), None, input(known.place.clone()).attr("maxlength", "80")).view(),
    ];
    // The officers as everywhere. Who assisted has a field of its own here: by code, not by name.
    body.extend(people.fields(state, &known.people).into_iter().take(1));
    let codes = here(&state.peek(), pilot);
    let hint = match codes.is_empty() {
        true => w.pq_assistants_hint().to_owned(),
        false => w.pq_assistants_codes(w.pq_assistants_hint(), codes.join(w.list_comma())),
    };
    let assistants = input(known.people.assistants.join(w.list_comma()));
    body.push(field("assistants", w.pq_task("assistants"), Some(hint), assistants).view());
    body.push(choice(led, w.pq_led(), Some(w.pq_led_hint().to_owned())).view());
    body
}

/// The codes of those who are with the team now, as far as the people of the pilot say so.
fn here(shown: &Shown, pilot: PilotId) -> Vec<String> {
    let Some(stages) = shown.workspace.pilots.get(pilot).map(|pilot| pilot.stages.as_slice()) else {
        return Vec::new();
    };
    let people = candidate::people(&shown.workspace.candidates, pilot);
    let with_the_team = people.iter().filter(|(_, person)| {
        let stand = stand(stages, person);
        let stage = stand.waits_in().and_then(|at| stages.get(at));
        stand.place == Place::Through || stage.is_some_and(|stage| stage.kind.is_with_the_team())
    });
    with_the_team.take(CODES).map(|(_, person)| person.code.clone()).collect()
}

/// The code as it was entered: capital and small, full-width and half-width letters are the same. As it is where the pilot
/// knows no people; `None` where nobody has it.
fn as_entered(shown: &Shown, pilot: PilotId, code: &str) -> Option<String> {
    let by_people = shown.workspace.pilots.get(pilot).is_some_and(|pilot| pilot.filled == Filled::People);
    let mut people = shown.workspace.candidates.values().filter(|person| person.pilot == pilot).peekable();
    if !by_people || people.peek().is_none() {
        return Some(code.to_owned());
    }
    let wanted = key(code);
    people.find(|person| key(&person.code) == wanted).map(|person| person.code.clone())
}

/// The code of somebody of the pilot who has this name.
fn code_of(shown: &Shown, pilot: PilotId, name: &str) -> Option<String> {
    let mut people = shown.workspace.candidates.values().filter(|person| person.pilot == pilot);
    people.find(|person| !person.name.is_empty() && person.name == name).map(|person| person.code.clone())
}
