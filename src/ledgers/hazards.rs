//! The ledger of hazards, with the columns of the five that have to be settled (五落实; 四川省安全生产条例 art. 29, the
//! heads as in domain.md §2.2).

use super::{
    Sources,
    arrange::Group,
    line::{By, Lack, Line, Lines, Thing},
    period::Period,
    told::{said, stacked},
};
use crate::{
    base::{
        day::Date,
        id::HazardId,
        order,
        sheet::{Cell, Kind},
    },
    duties::hazard::{
        Finding, Hazard,
        event::{Deed, Event},
        standing::{Light, Standing},
    },
    route::Book,
    words::Words,
};

const COLUMNS: &[(&str, u8, Kind)] = &[
    ("hazard", 26, Kind::Text),
    ("place", 12, Kind::Text),
    ("grade", 8, Kind::Text),
    ("found", 12, Kind::Day),
    ("measures", 20, Kind::Text),
    ("unit_person", 16, Kind::Text),
    ("funds", 9, Kind::Text),
    ("limit", 12, Kind::Day),
    ("plan", 14, Kind::Text),
    ("listed", 12, Kind::Text),
    ("accepted_on", 12, Kind::Day),
    ("accepted_by", 14, Kind::Text),
    ("result", 14, Kind::Text),
];

/// The hazards of a period: those found in it or before, unless they were closed before it began and nothing has happened
/// to them in it.
pub(super) fn of<'a>(sources: &Sources<'a>, period: Period) -> impl Iterator<Item = (HazardId, &'a Hazard)> {
    let hazards = sources.workspace.hazards.iter().map(|(id, hazard)| (id, &**hazard));
    hazards.filter(move |(_, hazard)| {
        let open_before = || {
            let before = period.from().yesterday().and_then(|day| hazard.standing_on(day));
            before.is_none_or(|standing| standing.state.is_open())
        };
        let happened = || hazard.events.iter().any(|event| period.holds(event.on));
        hazard.found <= period.to() && (open_before() || happened())
    })
}

pub(super) fn lines(sources: &Sources, period: Period) -> Lines {
    let mut hazards: Vec<(HazardId, &Hazard)> = of(sources, period).collect();
    order::sort_by_key(&mut hazards, |(id, hazard)| (hazard.found, *id));
    let mut ledger = Lines::new(Book::Hazards, sources, period, COLUMNS);
    ledger.groups = vec![
        (Group::Unit, By::Column(5)),
        (Group::Place, By::Column(1)),
        (Group::Kind, By::Column(2)),
        (Group::Month, By::Month),
    ];
    ledger.lines = hazards.into_iter().map(|(id, hazard)| line(sources, id, hazard)).collect();
    ledger.notes.push(sources.words.le_hazards_as_of().to_owned());
    ledger
}

fn line(sources: &Sources, id: HazardId, hazard: &Hazard) -> Line {
    let (w, standing) = (sources.words, hazard.standing());
    let open = standing.state.is_open();
    // What is not settled is said, as long as it can still be settled.
    let settled = |words: &str| match said(words) {
        Cell::Empty if open => w.le_not_settled().into(),
        cell => cell,
    };
    let limit = match standing.limit {
        None if open => w.le_not_settled().into(),
        limit => limit.into(),
    };
    let accepted = accepted(hazard);
    let cells = vec![
        said(&hazard.what),
        said(&hazard.place),
        w.le_grade(hazard.grade.code()).into(),
        hazard.found.into(),
        settled(&hazard.measures),
        match stacked([hazard.unit.clone(), hazard.person.clone()]) {
            Cell::Empty => settled(""),
            cell => cell,
        },
        settled(&hazard.funds),
        limit,
        settled(&hazard.plan),
        said(&supervision(w, hazard, &standing)),
        accepted.map(|event| event.on).into(),
        accepted.map_or(Cell::Empty, |event| said(&who(w, event))),
        stacked(result(w, &standing, sources.today)),
    ];
    let unsettled = open && !hazard.missing().is_empty();
    Line { day: Some(hazard.found), ..Line::new(cells, Some(Thing::Hazard(id))) }
        .lacking(Lack::Unsettled, unsettled)
        .lacking(Lack::OverLimit, standing.light(sources.today).days_over() > 0)
        .lacking(Lack::CameBack, standing.returns > 0)
        .lacking(Lack::Officers, warned(hazard))
}

/// Whether the people of a re-check, or of the inspection that found it, are to be looked at. An inspection that is kept as
/// a record stands with them in the ledger of inspections.
fn warned(hazard: &Hazard) -> bool {
    let kept = matches!(hazard.finding, Finding::Inspection { record: Some(_), .. });
    hazard.warnings().iter().any(|marked| marked.event.is_some() || !kept)
}

/// The re-check that was passed last, unless the hazard came back or failed another one after it.
fn accepted(hazard: &Hazard) -> Option<&Event> {
    let mut accepted = None;
    for event in &hazard.events {
        match event.deed {
            Deed::Rechecked { passed: true, .. } => accepted = Some(event),
            Deed::Rechecked { passed: false, .. } | Deed::CameBack { .. } => accepted = None,
            _ => {}
        }
    }
    accepted
}

fn who(w: Words, event: &Event) -> String {
    let mut names = vec![event.by.clone()];
    if let Deed::Rechecked { inspectors, .. } = &event.deed {
        names.extend(inspectors.officers.iter().map(|officer| officer.name.clone()));
    }
    names.retain(|name| !name.trim().is_empty());
    names.join(w.list_comma())
}

/// Who supervises it, and to whom it was handed over.
fn supervision(w: Words, hazard: &Hazard, standing: &Standing) -> String {
    let listed = standing.listed.map(|listing| {
        let until = listing.until.map_or_else(String::new, |until| w.le_aside(w.le_until(until.to_string())));
        format!("{}{until}", w.le_level(listing.level.code()))
    });
    let handed = hazard.handed_to().map(|to| w.le_handed_to(to));
    [listed, handed].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Where it stands, how the limit looks, how often it came back.
fn result(w: Words, standing: &Standing, today: Date) -> Vec<String> {
    let mut told = vec![w.le_state(standing.state.code()).to_owned()];
    if let Light::Red { over } = standing.light(today) {
        told.push(w.le_over(over as usize));
    }
    if standing.returns > 0 {
        told.push(w.le_returned(standing.returns as usize));
    }
    if standing.extensions > 0 {
        told.push(w.le_extended(standing.extensions as usize));
    }
    told
}
