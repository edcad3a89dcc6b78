//! The ledgers of meetings, inspections, drills and trainings: the records of one kind, with what that kind asks for.

use super::{
    Sources,
    arrange::Group,
    line::{By, Lack, Lines},
    period::Period,
    records::{self, marked, remarks},
    told::{counted, evidence, number, officers, said, served, stacked, stand, warnings},
};
use crate::{
    base::{
        id::RecordId,
        sheet::{Cell, Kind},
    },
    duties::{deed::Deed, hazard::Finding, record::Record},
    route::Book,
};

const MEETINGS: &[(&str, u8, Kind)] = &[
    ("on", 12, Kind::Day),
    ("meeting", 28, Kind::Text),
    ("duty", 18, Kind::Text),
    ("place", 12, Kind::Text),
    ("chair", 10, Kind::Text),
    ("present", 8, Kind::Number),
    ("decisions", 32, Kind::Text),
    ("by", 10, Kind::Text),
    ("evidence", 20, Kind::Text),
    ("stand", 8, Kind::Text),
    ("note", 14, Kind::Text),
];
const INSPECTIONS: &[(&str, u8, Kind)] = &[
    ("on", 12, Kind::Day),
    ("inspected", 18, Kind::Text),
    ("what", 26, Kind::Text),
    ("officers", 18, Kind::Text),
    ("assistants", 12, Kind::Text),
    ("problems", 28, Kind::Text),
    ("hazards", 8, Kind::Number),
    ("warnings", 16, Kind::Text),
    ("duty", 16, Kind::Text),
    ("evidence", 18, Kind::Text),
    ("stand", 8, Kind::Text),
    ("note", 14, Kind::Text),
];
const DRILLS: &[(&str, u8, Kind)] = &[
    ("on", 12, Kind::Day),
    ("scenario", 18, Kind::Text),
    ("what", 28, Kind::Text),
    ("place", 12, Kind::Text),
    ("present", 8, Kind::Number),
    ("lessons", 28, Kind::Text),
    ("duty", 18, Kind::Text),
    ("by", 10, Kind::Text),
    ("evidence", 20, Kind::Text),
    ("stand", 8, Kind::Text),
    ("note", 14, Kind::Text),
];
const TRAINING: &[(&str, u8, Kind)] = &[
    ("on", 12, Kind::Day),
    ("what", 30, Kind::Text),
    ("audience", 16, Kind::Text),
    ("place", 12, Kind::Text),
    ("present", 8, Kind::Number),
    ("passed", 8, Kind::Number),
    ("duty", 18, Kind::Text),
    ("by", 10, Kind::Text),
    ("evidence", 20, Kind::Text),
    ("stand", 8, Kind::Text),
    ("note", 14, Kind::Text),
];

/// Whether a deed belongs to a ledger.
pub(super) fn is_of(book: Book, deed: &Deed) -> bool {
    match deed {
        Deed::Meeting { .. } => book == Book::Meetings,
        Deed::Inspection { .. } => book == Book::Inspections,
        Deed::Drill { .. } => book == Book::Drills,
        Deed::Training { .. } => book == Book::Training,
        Deed::Plain | Deed::NotApplicable => false,
    }
}

pub(super) fn lines(book: Book, sources: &Sources, period: Period) -> Lines {
    // Where the duty and the place stand.
    let (columns, duty, place) = match book {
        Book::Inspections => (INSPECTIONS, 8, Some(1)),
        Book::Drills => (DRILLS, 6, Some(3)),
        Book::Training => (TRAINING, 6, Some(3)),
        _ => (MEETINGS, 2, Some(3)),
    };
    let mut ledger = Lines::new(book, sources, period, columns);
    ledger.groups = vec![
        (Group::Duty, By::Column(duty)),
        (Group::Role, By::Roles),
        (Group::Aspect, By::Aspects),
        (Group::Month, By::Month),
    ];
    ledger.groups.extend(place.map(|at| (Group::Place, By::Column(at))));
    (ledger.adds_up, ledger.of_duties, ledger.main) = (true, true, 1);
    let records = records::in_order(sources, period).into_iter().filter(|(_, record)| is_of(book, &record.deed));
    ledger.lines = records
        .filter_map(|(id, record)| {
            let cells = cells(sources, id, record)?;
            let warned =
                matches!(&record.deed, Deed::Inspection { inspectors, .. } if !inspectors.warnings().is_empty());
            Some(marked(sources, record, cells).lacking(Lack::Officers, warned))
        })
        .collect();
    ledger
}

/// The cells of a record in the ledger of its kind.
fn cells(sources: &Sources, id: RecordId, record: &Record) -> Option<Vec<Cell>> {
    let w = sources.words;
    let (on, what, duty, by) =
        (record.stands_for.into(), said(&record.what), served(sources, record), said(&record.by));
    let shown = evidence(w, record);
    let stands = stand(w, record);
    let note = stacked(remarks(sources, record));
    Some(match &record.deed {
        Deed::Meeting { place, chair, present, decisions } => {
            vec![on, what, duty, said(place), said(chair), number(*present), said(decisions), by, shown, stands, note]
        }
        Deed::Inspection { place, inspectors, problems } => vec![
            on,
            said(place),
            what,
            officers(w, inspectors),
            stacked(inspectors.assistants.clone()),
            said(problems),
            counted(hazards_of(sources, id)),
            warnings(w, inspectors),
            duty,
            shown,
            stands,
            note,
        ],
        Deed::Drill { place, present, scenario, lessons } => {
            vec![on, said(scenario), what, said(place), number(*present), said(lessons), duty, by, shown, stands, note]
        }
        Deed::Training { place, audience, present, passed } => vec![
            on,
            what,
            said(audience),
            said(place),
            number(*present),
            number(*passed),
            duty,
            by,
            shown,
            stands,
            note,
        ],
        Deed::Plain | Deed::NotApplicable => return None,
    })
}

/// How many hazards were entered as found in an inspection.
fn hazards_of(sources: &Sources, inspection: RecordId) -> usize {
    let found =
        |finding: &Finding| matches!(finding, Finding::Inspection { record: Some(id), .. } if *id == inspection);
    sources.workspace.hazards.values().filter(|hazard| found(&hazard.finding)).count()
}
