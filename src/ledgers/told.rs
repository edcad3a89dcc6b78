//! What several ledgers say in the same words.

use super::{Sources, period::Period};
use crate::{
    base::{day::Date, sheet::Cell},
    duties::{
        Duty, Role,
        evidence::Evidence,
        inspectors::Inspectors,
        record::{Outcome, Record, Stand},
    },
    words::Words,
};

/// Several words in one cell, each on its own line.
pub(super) fn stacked(words: impl IntoIterator<Item = String>) -> Cell {
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    if words.is_empty() { Cell::Empty } else { Cell::Text(words.join("\n")) }
}

/// Words, or nothing.
pub(super) fn said(words: &str) -> Cell {
    if words.trim().is_empty() { Cell::Empty } else { words.into() }
}

/// A number that somebody may have left out.
pub(super) fn number(count: Option<u32>) -> Cell {
    count.map_or(Cell::Empty, |count| Cell::Number(count.into()))
}

/// A number of things.
pub(super) fn counted(count: usize) -> Cell {
    Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The name of a duty.
pub(super) fn name(w: Words, duty: &Duty) -> String {
    w.of(&duty.name, duty.name_en.as_deref())
}

/// The roles of a duty.
pub(super) fn roles(w: Words, duty: &Duty) -> String {
    let roles: Vec<&str> = duty.roles.iter().map(|role| w.role(role.code())).collect();
    if roles.is_empty() { w.nobody_yet().to_owned() } else { roles.join(w.list_comma()) }
}

/// Who held the roles of a duty in the period, each name once.
pub(super) fn holders(sources: &Sources, roles: &[Role], period: Period) -> String {
    let mut names: Vec<&str> = Vec::new();
    for holder in &sources.workspace.unit.holders {
        let then = holder.since.is_none_or(|since| since <= period.to())
            && holder.until.is_none_or(|until| period.from() <= until);
        if roles.contains(&holder.role) && then && !names.contains(&holder.name.as_str()) {
            names.push(&holder.name);
        }
    }
    names.join(sources.words.list_comma())
}

/// The duties that a record serves, by name, each once.
pub(super) fn served(sources: &Sources, record: &Record) -> Cell {
    let mut names: Vec<String> = Vec::new();
    for served in &record.serves {
        let name = sources.workspace.duties.get(served.duty).map(|duty| name(sources.words, duty));
        if let Some(name) = name.filter(|name| !names.contains(name)) {
            names.push(name);
        }
    }
    stacked(names)
}

/// The due days that it serves: one as a day, several in one cell.
pub(super) fn dues(record: &Record) -> Cell {
    let mut dues: Vec<Date> = record.serves.iter().filter_map(|served| served.due).collect();
    dues.dedup();
    match dues.as_slice() {
        [] => Cell::Empty,
        [due] => Cell::Day(*due),
        several => stacked(several.iter().map(Date::to_string)),
    }
}

/// What shows that it was done, with file names and the beginnings of their hashes; that nothing does is said.
pub(super) fn evidence(w: Words, record: &Record) -> Cell {
    if record.lacks_evidence() {
        w.no_evidence().into()
    } else {
        stacked(record.evidence.iter().map(|one| piece(w, one)))
    }
}

fn piece(w: Words, piece: &Evidence) -> String {
    let colon = if piece.text.is_empty() { "" } else { w.colon() };
    let mut words = format!("{}{colon}{}", w.evidence_kind(piece.kind.code()), piece.text);
    if let Some(file) = &piece.file {
        let hash = match &file.sha256 {
            Some(hash) => w.file_hash(hash.get(..12).unwrap_or(hash)),
            None => w.file_no_hash().to_owned(),
        };
        words += &w.le_file(file.name.as_str(), hash);
    }
    if let Some(day) = piece.dated {
        words += &w.le_aside(w.evidence_is_of(day.to_string()));
    }
    if let Some(day) = piece.until {
        words += &w.le_aside(w.evidence_good(day.to_string()));
    }
    words
}

/// How a record stands: one word where it stands alike for all that it serves, else one for each.
pub(super) fn stand(w: Words, record: &Record) -> Cell {
    let mut stands: Vec<Stand> = record.serves.iter().map(|served| record.stand(served)).collect();
    if stands.iter().all(|stand| stands.first() == Some(stand)) {
        stands.truncate(1);
    }
    stacked(stands.into_iter().map(|stand| w.le_stand(stand.code()).to_owned()))
}

/// How good its result is, where somebody judged it.
pub(super) fn outcome(w: Words, record: &Record) -> Cell {
    let mut outcomes: Vec<Outcome> = record.serves.iter().map(|served| served.outcome).collect();
    outcomes.retain(|outcome| *outcome != Outcome::Unjudged);
    outcomes.dedup();
    stacked(outcomes.into_iter().map(|outcome| w.outcome(outcome.code()).to_owned()))
}

/// Whether some of what it closed was opened again.
pub(super) fn reopened(record: &Record) -> bool {
    record.serves.iter().any(|served| !served.stands())
}

/// Who led an inspection, each with what is known of the certificate.
pub(super) fn officers(w: Words, inspectors: &Inspectors) -> Cell {
    let officer = |officer: &crate::duties::inspectors::Officer| {
        w.officer_is(officer.name.as_str(), w.certified(officer.certified.code()))
    };
    stacked(inspectors.officers.iter().map(officer))
}

/// What is to be looked at about the people of an inspection.
pub(super) fn warnings(w: Words, inspectors: &Inspectors) -> Cell {
    stacked(inspectors.warnings().into_iter().map(|warning| w.le_warning(warning.code()).to_owned()))
}
