//! What a pilot is, what comes next, its rules, its end.

use super::change;
use crate::{
    base::id::PilotId,
    pages::{
        dialogs::{done, open, some_day},
        number,
    },
    pilots::{Advice, Filled, NextStep, Reserve, Status, Ties},
    platform::page::Form,
    route::Route,
    state::AppState,
    ui::{
        el::{View, block},
        parts::{day_input, field, input, number_input, para, select, textarea},
    },
    words::Words,
    workspace::Edit,
};

/// A number that may be left out; a sentence where something else stands there.
pub(super) fn number(w: Words, form: &Form, name: &str) -> Result<Option<u32>, String> {
    let typed = form.text(name);
    if typed.is_empty() && !form.unfinished(name) {
        return Ok(None);
    }
    // A field of numbers that the browser could not read gives nothing: that is not left empty either.
    if typed.is_empty() { Err(w.not_a_number("")) } else { number::count(w, &typed) }
}

/// The next step in the user's words.
pub fn next(state: AppState, id: PilotId) -> Option<View> {
    let w = state.words();
    let pilot = state.peek().workspace.pilots.get(id)?.clone();
    let (words, by) = pilot.next.as_ref().map_or((String::new(), None), |next| (next.text.clone(), next.by));
    let body = vec![
        field("text", w.next_what(), Some(w.next_what_hint().to_owned()), textarea("2", words)).view(),
        field("by", w.next_by(), None, day_input(by)).view(),
    ];
    Some(open(state, w.set_next().to_owned(), false, body, w.save(), move |form| {
        let (text, by) = (form.text("text"), some_day(state.words(), form, "by")?);
        done(change(state, id, |pilot| pilot.next = (!text.is_empty()).then_some(NextStep { text, by })))
    }))
}

/// Name, region, mode, basis, goal, period, person in charge, status.
pub fn facts(state: AppState, id: PilotId) -> Option<View> {
    let w = state.words();
    let pilot = state.peek().workspace.pilots.get(id)?.clone();
    let status = Status::ALL.map(|status| (status.code().to_owned(), w.pt_status(status.code()).to_owned()));
    let filled =
        [Filled::Counts, Filled::People].map(|way| (way.code().to_owned(), w.pt_filled(way.code()).to_owned()));
    let line = |name, label, value: &str| field(name, label, None, input(value.to_owned()).attr("maxlength", "120"));
    let body = vec![
        line("name", w.pt_name(), &pilot.name).view(),
        block("div", "pair")
            .el(line("region", w.region(), &pilot.region))
            .el(line("owner", w.pt_owner(), &pilot.owner))
            .view(),
        line("mode", w.mode(), &pilot.mode).view(),
        field("source", w.basis(), Some(w.pt_basis_hint().to_owned()), input(pilot.source.clone())).view(),
        field("goal", w.pt_goal(), None, textarea("2", pilot.goal.clone())).view(),
        block("div", "pair")
            .el(field("from", w.pt_from(), None, day_input(pilot.from)))
            .el(field("to", w.pt_to(), None, day_input(pilot.to)))
            .view(),
        block("div", "pair")
            .el(field("status", w.pt_status_label(), None, select(status, pilot.status.code())))
            .el(field("filled", w.pt_filled_label(), None, select(filled, pilot.filled.code())))
            .view(),
        block("p", "small muted").text(w.pt_filled_hint()).view(),
        field("unknown", w.pt_unknown(), Some(w.pt_unknown_hint().to_owned()), textarea("4", pilot.unknown.join("\n")))
            .view(),
    ];
    Some(open(state, w.pt_facts_change().to_owned(), true, body, w.save(), move |form| {
        let w = state.words();
        let name = form.text("name");
        if name.is_empty() {
            return Err(w.pt_name_missing().to_owned());
        }
        let (from, to) = (some_day(w, form, "from")?, some_day(w, form, "to")?);
        if matches!((from, to), (Some(from), Some(to)) if to < from) {
            return Err(w.refused("pilot_dates").to_owned());
        }
        done(change(state, id, |pilot| {
            pilot.name = name;
            pilot.region = form.text("region");
            pilot.owner = form.text("owner");
            pilot.mode = form.text("mode");
            pilot.source = form.text("source");
            pilot.goal = form.text("goal");
            (pilot.from, pilot.to) = (from, to);
            pilot.status = Status::of_code(&form.text("status")).unwrap_or(pilot.status);
            pilot.filled = Filled::of_code(&form.text("filled")).unwrap_or(pilot.filled);
            let lines = form.text("unknown");
            pilot.unknown = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        }))
    }))
}

/// What the notice says about passing.
pub fn rules(state: AppState, id: PilotId) -> Option<View> {
    let w = state.words();
    let pilot = state.peek().workspace.pilots.get(id)?.clone();
    let rules = &pilot.rules;
    let reserve = Reserve::ALL.map(|way| (way.code().to_owned(), w.pt_reserve(way.code()).to_owned()));
    let plain =
        [("not_said".to_owned(), w.pt_ties("not_said").to_owned()), ("all".to_owned(), w.pt_ties("all").to_owned())];
    let stages = pilot.stages.iter().filter(|stage| stage.kind.has_score());
    let ties = plain
        .into_iter()
        .chain(stages.map(|stage| (stage.code.clone(), w.pt_ties_by(w.of(&stage.name, stage.name_en.as_deref())))));
    let chosen = match &rules.ties {
        None => "not_said".to_owned(),
        Some(Ties::AllGoOn {}) => "all".to_owned(),
        Some(Ties::ByStage { stage }) => stage.clone(),
    };
    let body = vec![
        para(w.pt_rules_what()).view(),
        block("div", "pair")
            .el(field("places", w.pt_places(), None, number_input(rules.places, w.not_given_short())))
            .el(field("notice", w.pt_notice_days(), None, number_input(rules.notice_days, w.not_given_short())))
            .view(),
        field("ties", w.pt_ties_label(), None, select(ties, chosen)).view(),
        field("reserve", w.pt_reserve_label(), None, select(reserve, rules.reserve.code())).view(),
    ];
    Some(open(state, w.pt_rules_change().to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let (places, notice_days) = (number(w, form, "places")?, number(w, form, "notice")?);
        let ties = match form.text("ties").as_str() {
            "not_said" => None,
            "all" => Some(Ties::AllGoOn {}),
            stage => Some(Ties::ByStage { stage: stage.to_owned() }),
        };
        done(change(state, id, |pilot| {
            let reserve = Reserve::of_code(&form.text("reserve")).unwrap_or(pilot.rules.reserve);
            pilot.rules = crate::pilots::Rules { places, ties, reserve, notice_days };
        }))
    }))
}

/// What was learned, and what is recommended.
pub fn advice(state: AppState, id: PilotId) -> Option<View> {
    let w = state.words();
    let pilot = state.peek().workspace.pilots.get(id)?.clone();
    let none = (String::new(), w.pt_advice_none().to_owned());
    let all = Advice::ALL.map(|advice| (advice.code().to_owned(), w.pt_advice(advice.code()).to_owned()));
    let chosen = pilot.advice.map(Advice::code).unwrap_or_default();
    let body = vec![
        field("lessons", w.pt_lessons(), Some(w.pt_lessons_hint().to_owned()), textarea("5", pilot.lessons.clone()))
            .view(),
        field("advice", w.pt_advice_label(), None, select(std::iter::once(none).chain(all), chosen)).view(),
        field("why", w.pt_advice_why(), None, textarea("3", pilot.advice_why.clone())).view(),
    ];
    Some(open(state, w.pt_advice_change().to_owned(), true, body, w.save(), move |form| {
        done(change(state, id, |pilot| {
            pilot.lessons = form.text("lessons");
            pilot.advice = Advice::of_code(&form.text("advice"));
            pilot.advice_why = form.text("why");
        }))
    }))
}

/// Takes the pilot away, after saying what goes with it.
pub fn remove(state: AppState, id: PilotId) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    let pilot = shown.workspace.pilots.get(id)?.clone();
    let people: Vec<_> = shown.workspace.candidates.values().filter(|person| person.pilot == id).collect();
    let names = people.iter().filter(|person| !person.name.is_empty()).count();
    let items = shown.workspace.items.values().filter(|item| item.pilot == id).count();
    let mut body = vec![para(w.pt_drop_what(pilot.name.as_str(), people.len(), items)).view()];
    if names > 0 {
        body.push(para(w.pp_drop_names(names)).view());
    }
    Some(open(state, w.pt_drop().to_owned(), false, body, w.pt_drop(), move |_| {
        let was = state.edit(Edit::DropPilot { id });
        if was {
            state.done_there(state.words().pt_dropped());
            state.go(Route::Pilots);
        }
        done(was)
    }))
}
