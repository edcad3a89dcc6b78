//! The ledger of what was done (履职记录): every record of the period, once.

use super::{
    Sources,
    arrange::Group,
    line::{By, Lack, Line, Lines, Marks, Thing},
    period::Period,
    told::{dues, evidence, outcome, reopened, said, served, stacked, stand},
};
use crate::{
    base::{id::RecordId, order, sheet::Kind},
    duties::record::Record,
    route::Book,
};

const COLUMNS: &[(&str, u8, Kind)] = &[
    ("on", 12, Kind::Day),
    ("entered", 12, Kind::Day),
    ("duty", 18, Kind::Text),
    ("due", 12, Kind::Day),
    ("deed", 8, Kind::Text),
    ("what", 34, Kind::Text),
    ("by", 10, Kind::Text),
    ("evidence", 22, Kind::Text),
    ("stand", 8, Kind::Text),
    ("outcome", 8, Kind::Text),
    ("addenda", 14, Kind::Text),
    ("note", 14, Kind::Text),
];

/// The records of a period: those of a deed that stands for a day in it.
pub(super) fn of<'a>(sources: &Sources<'a>, period: Period) -> impl Iterator<Item = (RecordId, &'a Record)> {
    let records = sources.workspace.records.iter().map(|(id, record)| (id, &**record));
    records.filter(move |(_, record)| period.holds(record.stands_for))
}

/// The same in the order of the ledgers: by day, then as entered.
pub(super) fn in_order<'a>(sources: &Sources<'a>, period: Period) -> Vec<(RecordId, &'a Record)> {
    let mut records: Vec<_> = of(sources, period).collect();
    order::sort_by_key(&mut records, |(id, record)| (record.stands_for, record.entered, *id));
    records
}

pub(super) fn lines(sources: &Sources, period: Period) -> Lines {
    let mut ledger = Lines::new(Book::Records, sources, period, COLUMNS);
    ledger.groups = vec![
        (Group::Duty, By::Column(2)),
        (Group::Role, By::Roles),
        (Group::Aspect, By::Aspects),
        (Group::Month, By::Month),
        (Group::Kind, By::Column(4)),
        (Group::State, By::Column(8)),
    ];
    ledger.of_duties = true;
    ledger.main = 5;
    ledger.lines = in_order(sources, period).into_iter().map(|(_, record)| line(sources, record)).collect();
    ledger
}

fn line(sources: &Sources, record: &Record) -> Line {
    let w = sources.words;
    let addenda = record.addenda.iter().map(|one| w.added_is(one.on.to_string(), one.what.as_str(), one.why.as_str()));
    let cells = vec![
        record.stands_for.into(),
        record.entered.into(),
        served(sources, record),
        dues(record),
        record.deed.kind().map(|kind| w.deed(kind.code())).into(),
        said(&record.what),
        said(&record.by),
        evidence(w, record),
        stand(w, record),
        outcome(w, record),
        stacked(addenda),
        stacked(remarks(sources, record)),
    ];
    marked(sources, record, cells)
}

/// What else is to be known of a record: who checked it, that it was opened again, added late, or entered while the clock
/// was in doubt.
pub(super) fn remarks(sources: &Sources, record: &Record) -> Vec<String> {
    let w = sources.words;
    let mut told = Vec::new();
    if record.doubtful {
        told.push(w.doubtful_clock().to_owned());
    }
    if !record.late.is_empty() {
        told.push(w.late_because(record.late.as_str()));
    }
    for served in &record.serves {
        if let Some(checked) = &served.verified {
            let outcome = w.outcome(served.outcome.code());
            told.push(w.checked_is(checked.on.to_string(), checked.by.as_str(), outcome, checked.note.as_str()));
        }
        if let Some(reopened) = &served.reopened {
            told.push(w.reopened_because(reopened.on.to_string(), reopened.why.as_str()));
        }
    }
    told.dedup();
    told
}

/// The line of a record in whatever ledger, with what it can be chosen by and what is missing.
pub(super) fn marked(sources: &Sources, record: &Record, cells: Vec<crate::base::sheet::Cell>) -> Line {
    let duties = record.serves.iter().filter_map(|served| sources.workspace.duties.get(served.duty));
    let marks = duties.fold(Marks::default(), |marks, duty| marks.with(duty));
    let thing = record.serves.first().map(|served| Thing::Duty(served.duty));
    Line { marks, day: Some(record.stands_for), ..Line::new(cells, thing) }
        .lacking(Lack::Evidence, record.lacks_evidence())
        .lacking(Lack::Reopened, reopened(record))
        .lacking(Lack::DoubtfulClock, record.doubtful)
        .lacking(Lack::AddedLate, !record.late.is_empty())
}
