//! The ledger of look-backs: what was drawn, by which seed, and how it was found.

use super::{
    Sources,
    arrange::Group,
    line::{By, Lack, Line, Lines, Thing},
    period::Period,
    told::{name, said},
};
use crate::{
    base::{
        id::DrawId,
        order,
        sheet::{Cell, Kind},
    },
    duties::lookback::{Draw, Outcome, Pick, Subject},
    route::Book,
};

const COLUMNS: &[(&str, u8, Kind)] = &[
    ("draw", 18, Kind::Text),
    ("draw_on", 12, Kind::Day),
    ("seed", 18, Kind::Text),
    ("picked", 34, Kind::Text),
    ("key", 20, Kind::Text),
    ("found_as", 10, Kind::Text),
    ("looked_on", 12, Kind::Day),
    ("looked_by", 12, Kind::Text),
    ("seen", 30, Kind::Text),
];

/// The draws that were made in a period.
pub(super) fn of<'a>(sources: &Sources<'a>, period: Period) -> impl Iterator<Item = (DrawId, &'a Draw)> {
    let draws = sources.workspace.draws.iter().map(|(id, draw)| (id, &**draw));
    draws.filter(move |(_, draw)| period.holds(draw.on))
}

pub(super) fn lines(sources: &Sources, period: Period) -> Lines {
    let w = sources.words;
    let mut draws: Vec<(DrawId, &Draw)> = of(sources, period).collect();
    order::sort_by_key(&mut draws, |(id, draw)| (draw.on, *id));
    let mut ledger = Lines::new(Book::LookBack, sources, period, COLUMNS);
    ledger.main = 3;
    ledger.groups = vec![(Group::Draw, By::Column(0)), (Group::Month, By::Month), (Group::State, By::Column(5))];
    for (id, draw) in draws {
        ledger.lines.extend(draw.picks.iter().map(|pick| line(sources, id, draw, pick)));
        // Enough to draw again: from what, by which seed.
        let from = draw.population();
        let drawn = w.le_drawn(
            draw.name.as_str(),
            draw.from.to_string(),
            draw.to.to_string(),
            from.count as usize,
            draw.picks.len(),
        );
        let how = w.le_drawn_how(draw.seed.as_str(), from.sha256.get(..12).unwrap_or_default());
        ledger.notes.push(drawn + &how);
    }
    ledger
}

fn line(sources: &Sources, id: DrawId, draw: &Draw, pick: &Pick) -> Line {
    let w = sources.words;
    let result = pick.result.as_ref();
    let outcome = result.map(|looked| looked.outcome);
    let cells = vec![
        said(&draw.name),
        draw.on.into(),
        said(&draw.seed),
        picked(sources, pick.key),
        pick.key.to_string().into(),
        outcome.map_or_else(|| w.le_lack("not_looked"), |outcome| w.le_found_as(outcome.code())).into(),
        result.map(|looked| looked.on).into(),
        result.map_or(Cell::Empty, |looked| said(&looked.by)),
        result.map_or(Cell::Empty, |looked| said(&looked.note)),
    ];
    Line { day: Some(draw.on), ..Line::new(cells, Some(Thing::Draw(id))) }
        .lacking(Lack::NotLooked, result.is_none())
        .lacking(Lack::CameBack, outcome == Some(Outcome::CameBack))
        .lacking(Lack::OnPaper, outcome == Some(Outcome::OnPaper))
}

/// What was drawn, in words; that it is not here any more is said.
fn picked(sources: &Sources, key: Subject) -> Cell {
    let (w, workspace) = (sources.words, sources.workspace);
    let words = match key {
        Subject::Hazard(id) => workspace.hazards.get(id).map(|hazard| hazard.what.clone()),
        Subject::Served { record, nth } => workspace.records.get(record).map(|record| {
            let served = usize::try_from(nth).ok().and_then(|nth| record.serves.get(nth));
            let duty = served.and_then(|served| workspace.duties.get(served.duty));
            let duty = duty.map_or_else(String::new, |duty| name(w, duty) + w.colon());
            duty + &record.what
        }),
    };
    words.map_or_else(|| w.le_gone().into(), Cell::Text)
}
