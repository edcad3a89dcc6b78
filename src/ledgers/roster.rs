//! The duty roster of a period, day by day; a day on which nobody is on duty stands in it too.

use super::{
    Sources,
    arrange::Group,
    line::{By, Lack, Line, Lines},
    period::Period,
    told::{said, stacked},
};
use crate::{
    base::{
        day::Date,
        sheet::{Cell, Kind},
    },
    duties::roster::{
        Shift,
        check::{Trouble, of_shift},
        days, shift_on,
    },
    route::Book,
    words::Words,
};

const COLUMNS: &[(&str, u8, Kind)] = &[
    ("on", 12, Kind::Day),
    ("weekday", 8, Kind::Text),
    ("leader", 12, Kind::Text),
    ("duty_officers", 18, Kind::Text),
    ("second", 14, Kind::Text),
    ("swaps", 30, Kind::Text),
    ("handover", 30, Kind::Text),
    ("warnings", 20, Kind::Text),
];

/// The days of the period in months that are kept. Days in months for which there is no roster at all are counted in a
/// note, not listed.
pub(super) fn of<'a>(sources: &Sources<'a>, period: Period) -> impl Iterator<Item = (Date, Option<&'a Shift>)> {
    let rosters = &sources.workspace.rosters;
    let mut months: Vec<(Date, Date)> = rosters.values().map(|month| (month.first(), month.last())).collect();
    months.sort_unstable();
    let within = move |(first, last): (Date, Date)| (first.max(period.from()), last.min(period.to()));
    let listed = months.into_iter().map(within).filter(|(first, last)| first <= last);
    listed.flat_map(|(first, last)| days(first, last)).map(|day| (day, shift_on(rosters, day)))
}

pub(super) fn lines(sources: &Sources, period: Period) -> Lines {
    let w = sources.words;
    let mut ledger = Lines::new(Book::Roster, sources, period, COLUMNS);
    ledger.groups = vec![(Group::Month, By::Month)];
    ledger.lines = of(sources, period).map(|(day, shift)| line(sources, day, shift)).collect();
    let all = crate::base::day::days_between(period.from(), period.to()) + 1;
    let unlisted = usize::try_from(all).unwrap_or(0).saturating_sub(ledger.lines.len());
    if unlisted > 0 {
        ledger.notes.push(w.le_no_roster(unlisted));
    }
    ledger
}

fn line(sources: &Sources, day: Date, shift: Option<&Shift>) -> Line {
    let (w, unit) = (sources.words, &sources.workspace.unit);
    let names = |list: Option<&Vec<String>>| stacked(list.into_iter().flatten().cloned());
    let swaps = shift.into_iter().flat_map(|shift| &shift.swaps).map(|swap| {
        let late = if swap.is_after_the_fact(day) {
            w.le_aside(w.le_swapped_late(swap.on.to_string()))
        } else {
            String::new()
        };
        format!("{}{late}", w.le_swap(swap.from.as_str(), swap.to.as_str(), swap.why.as_str()))
    });
    let handover = shift.and_then(|shift| shift.handover.as_ref());
    let troubles = of_shift(day, shift, &unit.team, &unit.away);
    let vacant = troubles.iter().any(|warning| warning.what == Trouble::Vacant);
    let cells = vec![
        day.into(),
        w.weekday(&day.weekday().to_string()).into(),
        shift.map_or(Cell::Empty, |shift| said(&shift.leader)),
        names(shift.map(|shift| &shift.officers)),
        names(shift.map(|shift| &shift.second)),
        stacked(swaps),
        handover.map_or(Cell::Empty, |over| {
            w.le_handover(over.text.as_str(), over.by.as_str(), over.at.to_string()).into()
        }),
        stacked(troubles.iter().map(|warning| trouble(w, &warning.what))),
    ];
    Line { day: Some(day), ..Line::new(cells, None) }
        .lacking(Lack::Vacant, vacant)
        .lacking(Lack::Shift, !vacant && !troubles.is_empty())
}

fn trouble(w: Words, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Vacant => w.le_lack("vacant").to_owned(),
        Trouble::NoLeader => w.le_no_leader().to_owned(),
        Trouble::TooFew { there, needed } => w.le_too_few(*there, *needed),
        Trouble::LeaderAndOfficer { name } => w.le_both_posts(name.as_str()),
        Trouble::Twice { name } => w.le_twice(name.as_str()),
        Trouble::Away { name } => w.le_away(name.as_str()),
    }
}
