//! A pack: a set of duties with their sources, read from a data file.

use super::{Confidence, Duty, Origin, Role, SourceKind, cadence::Cadence};
use crate::base::{
    calendar::Calendar,
    day::Date,
    doc::{self, Unread},
};
use crate::document;

/// A pack as it stands in `public/packs/*.json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The pack's id; with a row's number it names a duty's origin.
    pub id: String,
    /// Raised whenever a row changes.
    pub version: u32,
    /// The name shown.
    pub name: String,
    /// The name shown in English.
    pub name_en: String,
    /// What it is and is not.
    pub note: String,
    /// The same in English.
    pub note_en: String,
    /// The aspects the rows are grouped by.
    pub aspects: Vec<Aspect>,
    /// The 11 mechanisms of the Chengdu norm; only those the bulletin names are `known`.
    pub mechanisms: Vec<Mechanism>,
    /// The duties.
    pub rows: Vec<PackRow>,
}

document!(struct Pack { id, version, name, name_en, note, note_en, aspects, mechanisms, rows });

/// A group of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aspect {
    /// 1–5.
    pub n: u8,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
}

document!(struct Aspect { n, name, name_en });

/// One of the mechanisms that the norm asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mechanism {
    /// 1–11.
    pub n: u8,
    /// Its name, official or suggested.
    pub name: String,
    /// Whether the bulletin names it; otherwise the name is our suggestion.
    pub known: bool,
}

document!(struct Mechanism { n, name, known });

/// One duty of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackRow {
    /// Its number.
    pub row: u32,
    /// Which aspect, 1–5.
    pub aspect: u8,
    /// Short name.
    pub name: String,
    /// Short name in English.
    pub name_en: String,
    /// How often.
    pub cadence: Cadence,
    /// A remark on the cadence, e.g. what triggers it.
    pub cadence_note: Option<String>,
    /// The same in English.
    pub cadence_note_en: Option<String>,
    /// Who says so: the source, a comparable, or we.
    pub cadence_from: CadenceFrom,
    /// The number names townships and binds them: it is not the user's to change.
    pub fixed: bool,
    /// Who is responsible.
    pub roles: Vec<Role>,
    /// What shows it.
    pub evidence: String,
    /// The same in English.
    pub evidence_en: String,
    /// On which text it rests.
    pub basis: String,
    /// What kind of text that is; the first is the main one.
    pub kinds: Vec<SourceKind>,
    /// How sure it is.
    pub confidence: Confidence,
    /// A remark.
    pub note: Option<String>,
}

document!(struct PackRow { row, aspect, name, name_en, cadence, cadence_note, cadence_note_en, cadence_from, fixed, roles, evidence, evidence_en, basis, kinds, confidence, note });

/// Where a row's cadence comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CadenceFrom {
    /// The source itself gives it.
    Source,
    /// A rule from elsewhere gives it.
    Comparable,
    /// Nobody gives it: our suggestion.
    Suggestion,
    /// The user's own unit.
    Local,
}

document!(codes CadenceFrom {
    "source" => Source,
    "comparable" => Comparable,
    "suggestion" => Suggestion,
    "local" => Local,
});

impl PackRow {
    /// The duty that taking over this row on `today` makes. The first due day is the proposal of its
    /// cadence; the user can change it before and after.
    pub fn duty(&self, pack: &str, calendar: &Calendar, today: Date) -> Duty {
        Duty {
            name_en: Some(self.name_en.clone()),
            roles: self.roles.clone(),
            cadence: self.cadence,
            cadence_from: Some(self.cadence_from),
            binding: self.fixed.then_some(self.cadence),
            first_due: self.cadence.propose_first(today, calendar),
            aspect: Some(self.aspect),
            evidence: self.evidence.clone(),
            basis: self.basis.clone(),
            kinds: self.kinds.clone(),
            confidence: Some(self.confidence),
            origin: Origin::Pack { pack: pack.to_owned(), row: self.row },
            note: [&self.cadence_note, &self.note].into_iter().flatten().cloned().collect::<Vec<_>>().join("；"),
            ..Duty::new(self.name.clone(), today)
        }
    }

    /// Whether a duty came from this row.
    pub fn is_origin_of(&self, pack: &str, duty: &Duty) -> bool {
        matches!(&duty.origin, Origin::Pack { pack: from, row } if from == pack && *row == self.row)
    }
}

/// Reads a pack; the message of the error names the line of the file.
pub fn read(json: &str) -> Result<Pack, Unread> {
    doc::read(json)
}
