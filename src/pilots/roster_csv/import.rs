//! What an import of a list would do, row by row, before anything is done.

use super::{
    Meaning, Refusal, RowError, Wrong,
    cells::{Said, Scored},
    grid::Grid,
    row::{Row, key, read, without_twins},
};
use crate::{
    base::{
        day::Date,
        id::{CandidateId, PilotId},
        order,
    },
    pilots::{
        Pilot,
        candidate::{Candidate, Event, Move, Person, Why},
        funnel::{self, How, State},
        moves::{self, MoveError},
        stage::Stage,
    },
};

/// How a list is to be taken in.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The id of the pilot.
    pub id: PilotId,
    /// The pilot.
    pub pilot: &'a Pilot,
    /// Its people so far.
    pub people: &'a [Person<'a>],
    /// The stage in which new people come in, by code; empty: the first.
    pub first: &'a str,
    /// The day of what the list tells.
    pub on: Date,
    /// Today, where a day to come is to be refused.
    pub today: Option<Date>,
    /// Whoever has a score or a result in a later stage than the one in which the person waits passed those before it.
    /// Without it such a row is an error: that somebody passed is not made up.
    pub carry: bool,
}

/// Why a list cannot be taken in as its columns are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetError {
    /// There is no row that could be a head.
    NoHead,
    /// No column is the code.
    NoCode,
    /// Two columns mean the same.
    Same {
        /// The one, counted from 0.
        first: usize,
        /// The other.
        second: usize,
    },
    /// A column that is never read was given a meaning.
    Refused {
        /// Which, counted from 0.
        column: usize,
        /// Why it is never read.
        why: Refusal,
    },
    /// A column means a stage that the pilot does not have.
    NoStage {
        /// Which, counted from 0.
        column: usize,
    },
    /// A column of scores of a medical or a background check.
    ScoreNotKept {
        /// Which, counted from 0.
        column: usize,
    },
    /// The pilot does not have the stage in which new people are to come in.
    NoFirst,
}

/// What changes about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The person is new.
    New,
    /// The name.
    Name {
        /// What it was; may be empty.
        from: String,
    },
    /// Something happened.
    Event(Event),
    /// A score was another before.
    Score {
        /// In which stage, counted from 0.
        stage: usize,
        /// What it was.
        from: u32,
        /// What it will be.
        to: u32,
    },
}

/// A row that may be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Its line in the file, from 1.
    pub line: u32,
    /// Whose row it is; `None` for somebody new.
    pub id: Option<CandidateId>,
    /// The candidate after the import.
    pub candidate: Candidate,
    /// What changes.
    pub changes: Vec<Change>,
}

impl Ready {
    /// The stages that the list says were passed although the score is below their mark, counted from 0.
    pub fn below_mark(&self, stages: &[Stage]) -> Vec<usize> {
        let passes = |stage: &Stage| {
            self.changes.iter().any(|change| {
                matches!(change, Change::Event(Event { stage: code, what: Move::Passed {}, .. }) if *code == stage.code)
            })
        };
        let marked = stages.iter().enumerate().filter_map(|(at, stage)| Some((at, stage.pass_mark?, stage)));
        let passed: Vec<(usize, u32)> =
            marked.filter(|(_, _, stage)| passes(stage)).map(|(at, mark, _)| (at, mark)).collect();
        if passed.is_empty() {
            return Vec::new();
        }
        let state = funnel::state(stages, &self.candidate);
        let below = |(at, mark): &(usize, u32)| state.step(*at).score.is_some_and(|score| score < *mark);
        passed.into_iter().filter(below).map(|(at, _)| at).collect()
    }
}

/// What an import would do. Every row below the head is in exactly one of the lists, or empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Import {
    /// Rows that may be taken in.
    pub ready: Vec<Ready>,
    /// What is wrong with rows that may not, by line; of one row several things may be.
    pub errors: Vec<RowError>,
    /// Rows that say again what another says: their line and its line.
    pub repeated: Vec<(u32, u32)>,
    /// The lines of rows that say nothing new.
    pub unchanged: Vec<u32>,
    /// How many lines are empty.
    pub empty: u32,
}

/// How many rows of which kind; `rows` is the sum of the five that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)] // each number is what its name says
pub struct Totals {
    pub rows: u32,
    pub new: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub repeated: u32,
    pub wrong: u32,
    pub empty: u32,
}

impl Import {
    /// How many rows of which kind.
    pub fn totals(&self) -> Totals {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let mut lines: Vec<u32> = self.errors.iter().map(|error| error.line).collect();
        lines.dedup();
        let new = count(self.ready.iter().filter(|ready| ready.id.is_none()).count());
        let (updated, unchanged) = (count(self.ready.len()) - new, count(self.unchanged.len()));
        let (repeated, wrong) = (count(self.repeated.len()), count(lines.len()));
        let rows = new + updated + unchanged + repeated + wrong;
        Totals { rows, new, updated, unchanged, repeated, wrong, empty: self.empty }
    }

    /// What is to be written: candidates with their ids, which for new people come from `new_id`.
    pub fn write(self, new_id: &mut dyn FnMut() -> CandidateId) -> Vec<(CandidateId, Candidate)> {
        let mut written = Vec::with_capacity(self.ready.len());
        for ready in self.ready {
            written.push((ready.id.unwrap_or_else(&mut *new_id), ready.candidate));
        }
        written
    }
}

/// What an import would do with these meanings of the columns.
pub fn prepare(grid: &Grid, meanings: &[Meaning], order: &Order) -> Result<Import, SheetError> {
    check(grid, meanings, order)?;
    let mut import = Import { errors: grid.broken.clone(), empty: grid.empty, ..Import::default() };
    let mut rows = Vec::with_capacity(grid.rows.len());
    for line in &grid.rows {
        match read(line, meanings) {
            Ok(row) => rows.push(row),
            Err(mut errors) => import.errors.append(&mut errors),
        }
    }
    let rows = without_twins(rows, meanings, &mut import);
    let mut known: Vec<(String, usize)> = Vec::with_capacity(order.people.len());
    for (nth, (_, candidate)) in order.people.iter().enumerate() {
        known.push((key(&candidate.code), nth));
    }
    order::sort(&mut known, |(a, _), (b, _)| a.cmp(b));
    for row in rows {
        let from = known.partition_point(|(code, _)| *code < row.key);
        let mut same = known.iter().skip(from).take_while(|(code, _)| *code == row.key);
        let person = same.next().and_then(|(_, nth)| order.people.get(*nth)).copied();
        if same.next().is_some() {
            import.errors.push(row.error(meanings, Meaning::Code, Wrong::CodeShared));
            continue;
        }
        match take(&row, meanings, person, order) {
            Ok(ready) if ready.changes.is_empty() => import.unchanged.push(row.line),
            Ok(ready) => import.ready.push(ready),
            Err(error) => import.errors.push(error),
        }
    }
    order::sort_by_key(&mut import.errors, |error| (error.line, error.column));
    Ok(import)
}

fn check(grid: &Grid, meanings: &[Meaning], order: &Order) -> Result<(), SheetError> {
    if grid.heads.is_empty() {
        return Err(SheetError::NoHead);
    }
    let stages = &order.pilot.stages;
    if !order.first.is_empty() && funnel::find(stages, order.first, 0).is_none() {
        return Err(SheetError::NoFirst);
    }
    for (column, meaning) in meanings.iter().enumerate() {
        let (stage, scores) = match *meaning {
            Meaning::Ignored | Meaning::Refused { .. } => continue,
            Meaning::Code | Meaning::Name => (None, false),
            Meaning::Score { stage } => (Some(stage), true),
            Meaning::Result { stage } => (Some(stage), false),
        };
        if let Some(why) = grid.refused.get(column).copied().flatten() {
            return Err(SheetError::Refused { column, why });
        }
        if let Some(second) = meanings.iter().skip(column + 1).position(|other| other == meaning) {
            return Err(SheetError::Same { first: column, second: column + 1 + second });
        }
        match stage.map(|stage| stages.get(stage)) {
            Some(None) => return Err(SheetError::NoStage { column }),
            Some(Some(stage)) if scores && stage.kind.is_private() => return Err(SheetError::ScoreNotKept { column }),
            _ => {}
        }
    }
    if meanings.contains(&Meaning::Code) { Ok(()) } else { Err(SheetError::NoCode) }
}

/// What a row does to a person, known or new.
fn take(row: &Row, meanings: &[Meaning], person: Option<Person>, order: &Order) -> Result<Ready, RowError> {
    let mut candidate = match person {
        Some((_, candidate)) => candidate.clone(),
        None => Candidate { first: order.first.to_owned(), ..Candidate::new(order.id, row.code.clone(), order.on) },
    };
    let mut changes = Vec::new();
    if person.is_none() {
        changes.push(Change::New);
    }
    if !row.name.is_empty() && row.name != candidate.name {
        if candidate.erased.is_some() {
            // Nor is the name repeated in the error.
            let error = row.error(meanings, Meaning::Name, Wrong::NameErased);
            return Err(RowError { cell: String::new(), ..error });
        }
        let from = std::mem::replace(&mut candidate.name, row.name.clone());
        changes.push(Change::Name { from });
    }
    let mut state = funnel::state(&order.pilot.stages, &candidate);
    for (stage, scored, said) in &row.told {
        let at = *stage;
        let refuse = |meaning: Meaning, wrong| row.error(meanings, meaning, wrong);
        let (score, result) = (Meaning::Score { stage: at }, Meaning::Result { stage: at });
        if let Scored::Score(points) = *scored {
            let before = state.step(at).score;
            if before != Some(points) {
                happen(&mut candidate, &mut state, &mut changes, (at, Move::Scored { score: points }), order)
                    .map_err(|error| refuse(score, Wrong::Move { error }))?;
                if let Some(from) = before {
                    changes.push(Change::Score { stage: at, from, to: points });
                }
            }
        }
        let private = order.pilot.stages.get(at).is_some_and(|stage| stage.kind.is_private());
        let (what, cell) = match (*scored, *said) {
            (Scored::Absent | Scored::Withdrew, Said::Passed | Said::Reserved) => {
                return Err(refuse(result, Wrong::NotAResult));
            }
            (_, Said::Passed) => (Move::Passed {}, result),
            (_, Said::Reserved) => (Move::Reserved {}, result),
            (_, Said::Withdrew) => (Move::Withdrew { why: None }, result),
            (Scored::Absent, Said::Nothing) => (absent(private), score),
            (Scored::Absent, _) | (_, Said::Absent) => (absent(private), result),
            (Scored::Withdrew, Said::Nothing) => (Move::Withdrew { why: None }, score),
            (_, Said::Failed(why)) => (Move::Failed { why }, result),
            (_, Said::Nothing) => continue,
        };
        if !state.how(at).is_some_and(|how| is_already(how, what)) {
            happen(&mut candidate, &mut state, &mut changes, (at, what), order)
                .map_err(|error| refuse(cell, Wrong::Move { error }))?;
        }
    }
    Ok(Ready { line: row.line, id: person.map(|(id, _)| id), candidate, changes })
}

fn absent(private: bool) -> Move {
    Move::Failed { why: if private { None } else { Some(Why::Absent) } }
}

/// Whether what a list tells is so already. A reason that is kept is not taken away by a list that gives none.
fn is_already(how: How, what: Move) -> bool {
    match (how, what) {
        (How::Passed { .. }, Move::Passed {}) | (How::Reserved, Move::Reserved {}) => true,
        (How::Failed { why: kept }, Move::Failed { why }) | (How::Withdrew { why: kept }, Move::Withdrew { why }) => {
            why.is_none() || why == kept
        }
        _ => false,
    }
}

/// Lets something happen in a stage, where it may; with `carry` after everything before it was passed.
fn happen(
    candidate: &mut Candidate,
    state: &mut State,
    changes: &mut Vec<Change>,
    (at, what): (usize, Move),
    order: &Order,
) -> Result<(), MoveError> {
    let stages = &order.pilot.stages;
    let event = |at: usize, what| {
        let stage = stages.get(at).map(|stage| stage.code.clone()).unwrap_or_default();
        Event { on: order.on, stage, what }
    };
    let mut next = Vec::new();
    if order.carry {
        let waits = state.waits_in().unwrap_or(at);
        next.extend((waits..at).map(|before| event(before, Move::Passed {})));
    }
    next.push(event(at, what));
    for event in next {
        moves::check_state(order.pilot, candidate, state, &event, order.today)?;
        candidate.events.push(event.clone());
        *state = funnel::state(stages, candidate);
        changes.push(Change::Event(event));
    }
    Ok(())
}
