//! Which requirement of which bulletin was taken over, and how it stands: every one of every bulletin whose text is at
//! hand. Those whose text is not are named under the table.

use super::{
    Sources,
    arrange::Group,
    line::{By, Lack, Line, Lines, Marks, Thing},
    period::Period,
    told::{name, stacked},
};
use crate::{
    base::{
        id::BulletinId,
        sheet::{Cell, Kind},
    },
    bulletin::{
        Bulletin,
        verdict::{Claim, Decision, Verdict, claims},
    },
    duties::agenda::Status,
    route::Book,
    workspace::Workspace,
};

const COLUMNS: &[(&str, u8, Kind)] = &[
    ("bulletin", 20, Kind::Text),
    ("item", 6, Kind::Text),
    ("number", 8, Kind::Number),
    ("sentence", 52, Kind::Text),
    ("verdict", 9, Kind::Text),
    ("duty_or_why", 24, Kind::Text),
    ("decided", 12, Kind::Day),
    ("stand", 10, Kind::Text),
    ("note", 14, Kind::Text),
];

/// A bulletin whose text is at hand.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// Which.
    pub id: BulletinId,
    /// Its name as shown.
    pub title: &'a str,
    /// What was read in it, with the reader's corrections.
    pub bulletin: &'a Bulletin,
}

impl Reading<'_> {
    /// Its requirements with what was decided about each.
    pub(super) fn claims(&self, workspace: &Workspace) -> Vec<Claim> {
        claims(self.bulletin, decisions(workspace, self.id))
    }
}

fn decisions(workspace: &Workspace, id: BulletinId) -> &[Decision] {
    workspace.shelf.get(id).map(|kept| kept.decisions.as_slice()).unwrap_or_default()
}

pub(super) fn lines(sources: &Sources, period: Period) -> Lines {
    let w = sources.words;
    let mut ledger = Lines::new(Book::Coverage, sources, period, COLUMNS);
    ledger.groups = vec![(Group::Bulletin, By::Column(0)), (Group::State, By::Column(4)), (Group::Role, By::Roles)];
    (ledger.of_duties, ledger.main) = (true, 3);
    for reading in sources.readings {
        let claims = reading.claims(sources.workspace);
        ledger.lines.extend(claims.iter().enumerate().map(|(at, claim)| line(sources, reading, at, claim)));
    }
    if !sources.not_read.is_empty() {
        ledger.notes.push(w.le_not_read(sources.not_read.len(), sources.not_read.join(w.list_comma())));
    }
    let replaced: Vec<&str> = replaced(sources.workspace);
    if !replaced.is_empty() {
        ledger.notes.push(w.le_replaced(replaced.len(), replaced.join(w.list_comma())));
    }
    ledger
}

/// The names of the older texts: their decisions stand with the newer ones.
fn replaced(workspace: &Workspace) -> Vec<&str> {
    let older = workspace.shelf.values().filter_map(|kept| workspace.shelf.get(kept.replaces?));
    older.map(|kept| kept.title.as_str()).collect()
}

fn line(sources: &Sources, reading: &Reading, at: usize, claim: &Claim) -> Line {
    let (w, workspace) = (sources.words, sources.workspace);
    let decided = decisions(workspace, reading.id).iter().find(|decision| decision.mark == claim.mark);
    let (code, told, duty) = match &claim.verdict {
        None => ("unread", Cell::Empty, None),
        Some(Verdict::NotOurs { reason }) => ("not-ours", reason.as_str().into(), None),
        Some(Verdict::Adopted { duty }) => {
            let found = workspace.duties.get(*duty);
            ("adopted", found.map_or_else(|| w.le_gone().into(), |duty| name(w, duty).into()), Some((*duty, found)))
        }
    };
    let status = duty.and_then(|(id, _)| sources.board.lines(id)).map(|lines| lines.first().status);
    let lost = claim.found.is_none().then(|| w.sentence_lost().to_owned());
    let cells = vec![
        reading.title.into(),
        w.item_no(claim.mark.item as usize + 1).into(),
        Cell::Number(i64::try_from(at + 1).unwrap_or(i64::MAX)),
        claim.mark.quote.trim().into(),
        w.standing(code).into(),
        told,
        decided.map(|decision| decision.on).into(),
        status.map(|status| w.status(status_code(status))).into(),
        stacked(lost),
    ];
    let marks = duty.and_then(|(_, found)| found).map_or(Marks::default(), |duty| Marks::default().with(duty));
    Line { marks, ..Line::new(cells, Some(Thing::Requirement(reading.id, at))) }
        .lacking(Lack::Unread, claim.verdict.is_none())
}

fn status_code(status: Status) -> &'static str {
    match status {
        Status::Overdue => "late",
        Status::Today => "today",
        Status::Soon => "soon",
        Status::Later => "open",
        Status::NoDay => "no_day",
        Status::OnDemand => "on_demand",
        Status::Done => "done",
        Status::Off => "off",
    }
}
