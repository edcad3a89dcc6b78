//! The blank form: what is open in the period, each row with a code by which it is found again, to be filled in by pen.

use super::{
    Sources,
    arrange::Group,
    line::{By, Line, Lines, Marks, Thing},
    occurrence::{Occurrence, occurrences},
    period::Period,
    told::{name, roles, said},
};
use crate::{
    base::{
        day::Date,
        id::DutyId,
        order,
        sheet::{Cell, Kind},
    },
    duties::{Duty, record::Stand},
    route::Book,
};

const COLUMNS: &[(&str, u8, Kind)] = &[
    ("code", 12, Kind::Text),
    ("duty", 28, Kind::Text),
    ("roles", 14, Kind::Text),
    ("due", 12, Kind::Day),
    ("usual", 16, Kind::Text),
    ("pen_on", 12, Kind::Text),
    ("pen_what", 40, Kind::Text),
    ("pen_evidence", 22, Kind::Text),
    ("sign", 12, Kind::Text),
];

/// What is open in a period, by the day on which it is due now.
pub(super) fn of<'a>(sources: &Sources<'a>, period: Period) -> Vec<(DutyId, &'a Duty, Occurrence)> {
    let mut open = Vec::new();
    for (id, duty) in sources.workspace.duties.iter().filter(|(_, duty)| duty.off.is_none()) {
        let all = occurrences(sources, id, duty, period).into_iter();
        open.extend(all.filter(|one| one.stand == Stand::Open).map(|one| (id, &**duty, one)));
    }
    order::sort_by_key(&mut open, |(id, _, one)| (one.now, *id, one.due));
    open
}

pub(super) fn lines(sources: &Sources, period: Period) -> Lines {
    let w = sources.words;
    let mut ledger = Lines::new(Book::Blank, sources, period, COLUMNS);
    ledger.groups = vec![
        (Group::Role, By::Roles),
        (Group::Duty, By::Column(1)),
        (Group::Aspect, By::Aspects),
        (Group::Month, By::Month),
    ];
    (ledger.of_duties, ledger.main) = (true, 1);
    ledger.lines = of(sources, period).into_iter().map(|(id, duty, one)| line(sources, id, duty, one)).collect();
    let without = sources.workspace.duties.values().filter(|duty| duty.off.is_none() && !duty.has_days()).count();
    if without > 0 {
        ledger.notes.push(w.le_without_day(without));
    }
    ledger.notes.push(w.le_pen_note().to_owned());
    ledger
}

/// Everything of which a row may have been printed: each duty's due days from one day to another, and the duty itself
/// without a day.
pub fn printed<'a>(sources: &Sources<'a>, from: Date, to: Date) -> impl Iterator<Item = (DutyId, Option<Date>)> + 'a {
    let calendar = sources.calendar;
    sources.workspace.duties.iter().flat_map(move |(id, duty)| {
        let days: Vec<Date> = duty.schedule(calendar).days(from, to).collect();
        std::iter::once(None).chain(days.into_iter().map(Some)).map(move |due| (id, due))
    })
}

fn line(sources: &Sources, id: DutyId, duty: &Duty, one: Occurrence) -> Line {
    let mut cells = vec![
        (sources.pen_code)(id, Some(one.due)).into(),
        name(sources.words, duty).into(),
        roles(sources.words, duty).into(),
        one.now.into(),
        said(&duty.evidence),
    ];
    cells.resize(COLUMNS.len(), Cell::Empty);
    Line { marks: Marks::default().with(duty), day: Some(one.now), ..Line::new(cells, Some(Thing::Duty(id))) }
}
