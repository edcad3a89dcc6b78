//! The ledger of duties: what has to be done, by whom, on what it rests, and how often it was done in the period.

use super::{
    Sources,
    arrange::Group,
    line::{By, Lack, Line, Lines, Marks, Thing},
    occurrence::{Tally, occurrences},
    period::Period,
    records,
    told::{counted, holders, name, roles, said, stacked},
};
use crate::{
    base::{id::DutyId, sheet::Kind},
    duties::{Duty, cadence::Cadence},
    route::Book,
};
use std::collections::BTreeMap;

const COLUMNS: &[(&str, u8, Kind)] = &[
    ("duty", 26, Kind::Text),
    ("roles", 12, Kind::Text),
    ("holders", 10, Kind::Text),
    ("cadence", 11, Kind::Text),
    ("basis", 20, Kind::Text),
    ("kinds", 8, Kind::Text),
    ("confidence", 12, Kind::Text),
    ("list", 8, Kind::Text),
    ("due_n", 7, Kind::Number),
    ("done_n", 7, Kind::Number),
    ("na_n", 7, Kind::Number),
    ("missing_n", 7, Kind::Number),
    ("open_n", 7, Kind::Number),
    ("demand_n", 7, Kind::Number),
    ("note", 12, Kind::Text),
];

pub(super) fn lines(sources: &Sources, period: Period) -> Lines {
    // What has no due days is done when it is needed: counted by its records.
    let mut on_demand: BTreeMap<DutyId, usize> = BTreeMap::new();
    for (_, record) in records::of(sources, period) {
        let without_day = record.serves.iter().filter(|served| served.due.is_none() && served.stands());
        without_day.for_each(|served| *on_demand.entry(served.duty).or_default() += 1);
    }
    let mut ledger = Lines::new(Book::Duties, sources, period, COLUMNS);
    ledger.groups = vec![(Group::Role, By::Roles), (Group::Aspect, By::Aspects), (Group::Kind, By::Column(5))];
    (ledger.adds_up, ledger.of_duties) = (true, true);
    ledger.lines = sources
        .workspace
        .duties
        .iter()
        .map(|(id, duty)| line(sources, period, id, duty, on_demand.get(&id).copied().unwrap_or(0)))
        .collect();
    ledger
}

fn line(sources: &Sources, period: Period, id: DutyId, duty: &Duty, on_demand: usize) -> Line {
    let w = sources.words;
    let tally = Tally::of(&occurrences(sources, id, duty, period), sources.today);
    let confidence = duty.confidence.map(|confidence| w.confidence(confidence.code()));
    let off = duty.off.as_ref().map(|off| w.off_since(off.on.to_string(), off.why.as_str()));
    let cells = vec![
        name(w, duty).into(),
        roles(w, duty).into(),
        said(&holders(sources, &duty.roles, period)),
        w.how_often_is(duty.cadence).into(),
        said(&duty.basis),
        stacked(duty.kinds.iter().map(|kind| w.source(kind.code()).to_owned())),
        confidence.into(),
        w.reform(duty.list.code()).into(),
        counted(tally.due),
        counted(tally.done),
        counted(tally.not_applicable),
        counted(tally.missing),
        counted(tally.open),
        counted(on_demand),
        stacked(off.into_iter().chain([duty.note.clone()])),
    ];
    let on = duty.off.is_none();
    Line { marks: Marks::default().with(duty), ..Line::new(cells, Some(Thing::Duty(id))) }
        .lacking(Lack::Missing, tally.missing > 0)
        .lacking(Lack::NoRole, on && duty.roles.is_empty())
        .lacking(Lack::NoDay, on && !duty.has_days() && duty.cadence != Cadence::OnDemand)
}
