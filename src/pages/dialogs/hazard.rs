//! Entering a hazard, correcting what it says, filling in what was not settled.

use super::{done, open, people::People, some_day};
use crate::{
    base::{
        day::Date,
        id::{HazardId, RecordId},
        order,
    },
    duties::{
        deed::Deed,
        hazard::{Finding, Grade, Hazard, Part},
        inspectors::Inspectors,
    },
    pages::{
        attachments::Chosen,
        hazard_words::{parts, people, why_not},
    },
    platform::page::{self as browser, Form},
    route::Route,
    state::AppState,
    ui::{
        el::{El, View, all, block, el, live},
        parts::{choice, day_input, field, input, para, select, textarea},
    },
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What of the form is not in its fields.
#[derive(Clone, Copy)]
struct Kept {
    /// Somebody told it; it was not found in an inspection.
    told: RwSignal<bool>,
    /// The chosen record of an inspection, as its id; empty: the people are named in the form.
    record: RwSignal<String>,
    people: People,
    files: Chosen,
}

/// The parts of the form of which one is shown: it is hidden and not taken away, so that what was typed stays.
const INSPECTED: &str = "finding-inspected";
const TOLD: &str = "finding-told";
/// The people, where no record names them.
const NAMED: &str = "finding-named";

/// Entering a hazard.
pub fn add(state: AppState) -> View {
    let w = state.words();
    let today = state.today();
    let empty = Hazard {
        what: String::new(),
        place: String::new(),
        unit: String::new(),
        grade: Grade::General,
        finding: Finding::Inspection { record: None, inspectors: Inspectors::default() },
        found: today,
        entered: today,
        measures: String::new(),
        person: String::new(),
        funds: String::new(),
        limit: None,
        plan: String::new(),
        attachments: Vec::new(),
        events: Vec::new(),
    };
    let kept = kept(&empty);
    let body = fields(state, &empty, kept);
    open(state, w.hz_add().to_owned(), true, body, w.hz_add_do(), move |form| {
        let w = state.words();
        let hazard = given(state, form, &Hazard { entered: state.today(), ..empty.clone() }, kept)?;
        hazard.check().map_err(|why| why_not(w, why, state.today()))?;
        let (id, said) = (state.mint(), w.hz_added(hazard.what.as_str()));
        let was = state.edit(Edit::AddHazard { id, hazard: Arc::new(hazard) });
        if was {
            // What is missing, and what there is to be reminded of, stands there.
            state.say_there(said);
            state.go(Route::Hazard(id));
        }
        done(was)
    })
}

/// Correcting what a hazard says, with a reason.
pub fn edit(state: AppState, id: HazardId) -> Option<View> {
    let w = state.words();
    let hazard = state.peek().workspace.hazards.get(id)?.clone();
    let kept = kept(&hazard);
    let mut body = fields(state, &hazard, kept);
    body.push(field("why", w.hz_why_change(), Some(w.hz_why_change_hint().to_owned()), textarea("2", "")).view());
    Some(open(state, w.hz_change().to_owned(), true, body, w.hz_change_do(), move |form| {
        let new = given(state, form, &hazard, kept)?;
        change(state, id, new, form.text("why"))
    }))
}

/// Filling in what was not settled of the five; the time limit is set by a step of its own.
pub fn settle(state: AppState, id: HazardId) -> Option<View> {
    let w = state.words();
    let hazard = state.peek().workspace.hazards.get(id)?.clone();
    let mut missing = hazard.missing();
    missing.retain(|part| *part != Part::Limit);
    let mut body = vec![para(w.hz_settle_what(parts(w, &missing))).view()];
    body.extend(missing.iter().map(|part| part_field(state, *part, String::new()).view()));
    body.push(field("why", w.reason(), None, input(w.hz_settle_why())).view());
    Some(open(state, w.hz_settle().to_owned(), false, body, w.save(), move |form| {
        // The newest facts: only what is filled in here is changed.
        let Some(now) = state.peek().workspace.hazards.get(id).cloned() else { return done(false) };
        let mut new = Hazard::clone(&now);
        for part in &missing {
            let said = form.text(part.code());
            if !said.is_empty() {
                set_part(&mut new, *part, said);
            }
        }
        change(state, id, new, form.text("why"))
    }))
}

fn change(state: AppState, id: HazardId, new: Hazard, why: String) -> Result<(), String> {
    let w = state.words();
    let Some(now) = state.peek().workspace.hazards.get(id).cloned() else { return done(false) };
    if *now == new {
        return Ok(());
    }
    if why.is_empty() {
        return Err(w.reason_missing().to_owned());
    }
    now.may_become(&new).map_err(|error| why_not(w, error, state.today()))?;
    let was = state.edit(Edit::ChangeHazard { id, hazard: Arc::new(new), why });
    if was {
        state.done(w.hz_changed());
    }
    done(was)
}

fn kept(hazard: &Hazard) -> Kept {
    let nobody = Inspectors::default();
    let (told, record, inspectors) = match &hazard.finding {
        Finding::Told { .. } => (true, None, &nobody),
        Finding::Inspection { record, inspectors } => (false, *record, inspectors),
    };
    Kept {
        told: RwSignal::new(told),
        record: RwSignal::new(record.map(|id| id.to_string()).unwrap_or_default()),
        people: People::of(inspectors),
        files: Chosen::of(hazard.attachments.clone()),
    }
}

fn fields(state: AppState, hazard: &Hazard, kept: Kept) -> Vec<View> {
    let w = state.words();
    let hint = |words: &'static str| Some(words.to_owned());
    let grades = Grade::ALL.map(|grade| (grade.code().to_owned(), w.hz_grade(grade.code()).to_owned()));
    let found = day_input(Some(hazard.found)).attr("max", state.today().to_string());
    let five = [
        part_field(state, Part::Measures, hazard.measures.clone()),
        part_field(state, Part::Person, hazard.person.clone()),
        part_field(state, Part::Funds, hazard.funds.clone()),
        field("limit", w.hz_first_limit(), None, day_input(hazard.limit)),
        part_field(state, Part::Plan, hazard.plan.clone()),
    ];
    vec![
        field("what", w.hz_what(), hint(w.hz_what_hint()), textarea("3", hazard.what.clone())).view(),
        block("div", "pair")
            .el(field("place", w.hz_place(), hint(w.hz_place_hint()), input(hazard.place.clone())))
            .el(field("unit", w.hz_unit(), hint(w.hz_unit_hint()), input(hazard.unit.clone())))
            .view(),
        block("div", "pair")
            .el(field("grade", w.hz_grade_label(), hint(w.hz_grade_hint()), select(grades, hazard.grade.code())))
            .el(field("found", w.hz_found(), None, found))
            .view(),
        finding_fields(state, hazard, kept),
        block("fieldset", "fieldset form-part flow")
            .el(block("legend", "field__label").text(w.hz_five()))
            .el(block("p", "field__hint").text(w.hz_five_hint()))
            .els(five)
            .view(),
        kept.files.field(state),
    ]
}

/// The field of one of the five that is words.
fn part_field(state: AppState, part: Part, value: String) -> El {
    let w = state.words();
    let hint = Some(w.hz_part_hint(part.code()).to_owned()).filter(|hint| !hint.is_empty());
    field(part.code(), w.hz_part_long(part.code()), hint, input(value))
}

fn set_part(hazard: &mut Hazard, part: Part, said: String) {
    match part {
        Part::Measures => hazard.measures = said,
        Part::Person => hazard.person = said,
        Part::Funds => hazard.funds = said,
        Part::Plan => hazard.plan = said,
        Part::Limit => {}
    }
}

/// How it was found: by whom in an inspection, or told by somebody. Both stay as they were typed.
fn finding_fields(state: AppState, hazard: &Hazard, kept: Kept) -> View {
    let w = state.words();
    let (inspectors, by) = match &hazard.finding {
        Finding::Told { by } => (Inspectors::default(), by.clone()),
        Finding::Inspection { inspectors, .. } => (inspectors.clone(), String::new()),
    };
    let radio = |told: bool, code: &'static str| {
        let control = el("input").attr("type", "radio").attr("name", "finding").attr("value", code);
        let control = control.flag("checked", kept.told.get_untracked() == told).on("change", move |_| {
            kept.told.set(told);
            browser::hide(INSPECTED, told);
            browser::hide(TOLD, !told);
        });
        choice(control, w.hz_finding(code), None)
    };
    let records = inspections(state, &kept.record.get_untracked());
    let choose = (records.len() > 1).then(|| {
        let select = select(records, kept.record.get_untracked()).on("change", move |event| {
            let record = browser::value(&event);
            browser::hide(NAMED, !record.is_empty());
            kept.record.set(record);
        });
        field("record", w.hz_record(), Some(w.hz_record_hint().to_owned()), select)
    });
    let before = inspectors.clone();
    let who = live(move || {
        let record = kept.record.get();
        let who = inspectors_of(state, &record).unwrap_or_else(|| before.clone());
        block("p", "small").flag("hidden", record.is_empty()).text(people(w, &who)).view()
    });
    let named = block("div", "form-part flow")
        .attr("id", NAMED)
        .flag("hidden", !kept.record.get_untracked().is_empty())
        .kid(all(kept.people.fields(state, &inspectors)));
    let told = kept.told.get_untracked();
    let inspected = block("div", "form-part flow").attr("id", INSPECTED).flag("hidden", told);
    let by = field("told_by", w.hz_told_who(), Some(w.hz_told_hint().to_owned()), input(by));
    block("fieldset", "fieldset form-part flow")
        .el(block("legend", "field__label").text(w.hz_how_found()))
        .el(block("div", "form-part__choices cluster").els([radio(false, "inspection"), radio(true, "told")]))
        .el(inspected.maybe(choose).kid(who).el(named))
        .el(el("div").attr("id", TOLD).flag("hidden", !told).el(by))
        .view()
}

/// The records of inspections to choose from, the newest first; before them that none is chosen.
fn inspections(state: AppState, chosen: &str) -> Vec<(String, String)> {
    /// So much of what a record says stands in the list.
    const SHOWN: usize = 20;
    let (w, shown) = (state.words(), state.peek());
    let mut records: Vec<_> = shown.workspace.records.iter().collect();
    records.retain(|(_, record)| matches!(record.deed, Deed::Inspection { .. }));
    order::sort_by_key(&mut records, |(id, record)| std::cmp::Reverse((record.stands_for, *id)));
    let mut options = vec![(String::new(), w.hz_no_record().to_owned())];
    options.extend(records.into_iter().map(|(id, record)| {
        let place = match &record.deed {
            Deed::Inspection { place, .. } if !place.is_empty() => place,
            _ => &record.what,
        };
        let place: String = place.chars().take(SHOWN).collect();
        (id.to_string(), format!("{} · {place}", w.day(record.stands_for, shown.today)))
    }));
    if options.iter().all(|(id, _)| id != chosen) {
        options.push((chosen.to_owned(), w.hz_record_gone().to_owned()));
    }
    options
}

/// Who inspected by the record with this id.
fn inspectors_of(state: AppState, record: &str) -> Option<Inspectors> {
    let id: RecordId = record.parse().ok()?;
    match &state.peek().workspace.records.get(id)?.deed {
        Deed::Inspection { inspectors, .. } => Some(inspectors.clone()),
        _ => None,
    }
}

/// The hazard of a form: `hazard` with what stands in the fields.
fn given(state: AppState, form: &Form, hazard: &Hazard, kept: Kept) -> Result<Hazard, String> {
    let w = state.words();
    let found: Option<Date> = some_day(w, form, "found")?;
    let mut new = Hazard {
        what: form.text("what"),
        place: form.text("place"),
        unit: form.text("unit"),
        grade: Grade::of_code(&form.text("grade")).unwrap_or(hazard.grade),
        finding: finding(state, form, hazard, kept),
        found: found.ok_or_else(|| w.hz_day_missing().to_owned())?,
        limit: some_day(w, form, "limit")?,
        attachments: kept.files.given(w)?,
        ..hazard.clone()
    };
    for part in [Part::Measures, Part::Person, Part::Funds, Part::Plan] {
        set_part(&mut new, part, form.text(part.code()));
    }
    Ok(new)
}

fn finding(state: AppState, form: &Form, hazard: &Hazard, kept: Kept) -> Finding {
    if kept.told.get_untracked() {
        return Finding::Told { by: form.text("told_by") };
    }
    let chosen = kept.record.get_untracked();
    let Ok(record) = chosen.parse::<RecordId>() else {
        return Finding::Inspection { record: None, inspectors: kept.people.given(form) };
    };
    let before = match &hazard.finding {
        Finding::Inspection { inspectors, .. } => inspectors.clone(),
        Finding::Told { .. } => Inspectors::default(),
    };
    // As the record says now; where it is here no longer, as was known.
    let inspectors = inspectors_of(state, &chosen).unwrap_or(before);
    Finding::Inspection { record: Some(record), inspectors }
}
