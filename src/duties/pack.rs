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
    /// Who made it; empty for one of the site.
    pub by: String,
    /// When, for one that was handed on.
    pub made: Option<Date>,
    /// The duties.
    pub rows: Vec<PackRow>,
}

document!(struct Pack { id, version, name, name_en, note, note_en, aspects, mechanisms, by, made, rows });

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
    /// The same in English.
    pub name_en: String,
    /// Whether the bulletin names it; otherwise the name is our suggestion.
    pub known: bool,
}

document!(struct Mechanism { n, name, name_en, known });

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
    /// The rarest that such a rule allows, where the cadence itself is closer.
    pub binding: Option<Cadence>,
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
    /// The same in English.
    pub note_en: Option<String>,
}

document!(struct PackRow { row, aspect, name, name_en, cadence, cadence_note, cadence_note_en, cadence_from, fixed, binding, roles, evidence, evidence_en, basis, kinds, confidence, note, note_en });

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
            name_en: english(&self.name_en),
            roles: self.roles.clone(),
            cadence: self.cadence,
            cadence_from: Some(self.cadence_from),
            binding: self.binding(),
            first_due: self.cadence.propose_first(today, calendar),
            aspect: Some(self.aspect),
            evidence: self.evidence.clone(),
            evidence_en: english(&self.evidence_en),
            basis: self.basis.clone(),
            kinds: self.kinds.clone(),
            confidence: Some(self.confidence),
            origin: Origin::Pack { pack: pack.to_owned(), row: self.row },
            note: remark(&self.cadence_note, &self.note, "；"),
            note_en: self.note_en(),
            ..Duty::new(self.name.clone(), today)
        }
    }

    /// The rarest that a rule which names townships allows.
    pub(super) fn binding(&self) -> Option<Cadence> {
        self.fixed.then(|| self.binding.unwrap_or(self.cadence))
    }

    /// The whole remark in English, where all of it is there.
    fn note_en(&self) -> Option<String> {
        let lacks = |zh: &Option<String>, en: &Option<String>| zh.is_some() && en.is_none();
        let whole = !lacks(&self.cadence_note, &self.cadence_note_en) && !lacks(&self.note, &self.note_en);
        let cadence = self.cadence_note_en.as_ref().map(|words| words.trim_end_matches('.').to_owned());
        english(&remark(&cadence, &self.note_en, "; ")).filter(|_| whole)
    }

    /// Whether a rule or the bulletin asks for it here: such rows are proposed to be taken over, rules from elsewhere
    /// and suggestions are only offered.
    pub fn is_firm(&self) -> bool {
        let firm = |kind: &SourceKind| matches!(kind, SourceKind::Law | SourceKind::Sichuan | SourceKind::Bulletin);
        self.kinds.iter().any(firm)
    }

    /// Whether a duty came from this row.
    pub fn is_origin_of(&self, pack: &str, duty: &Duty) -> bool {
        matches!(&duty.origin, Origin::Pack { pack: from, row } if from == pack && *row == self.row)
    }
}

fn remark(cadence: &Option<String>, note: &Option<String>, between: &str) -> String {
    [cadence, note].into_iter().flatten().cloned().collect::<Vec<_>>().join(between)
}

pub(super) fn english(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

/// Reads a pack; the message of the error names the line of the file.
pub fn read(json: &str) -> Result<Pack, Unread> {
    doc::read(json)
}
