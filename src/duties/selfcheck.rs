//! The self-check: what an inspection would stumble over, found first, each with the place where it is mended.
//!
//! Nothing here judges a person, and nothing is refused because of it. A rule looks only at what can still be mended:
//! switched-off duties, closings that were taken back and certificates that a later record has replaced raise nothing.

mod calendar;
mod duties;
mod hazards;
mod records;
mod reuse;

pub use reuse::{Reuse, reuse};

use super::{
    Duties, Role,
    board::Board,
    hazard::{Hazards, Part},
    inspectors::Warning,
    journal::Journal,
    record::Records,
    unit::Unit,
};
use crate::base::{
    calendar::{Calendar, Occasion},
    day::Date,
    id::{DutyId, HazardId, RecordId},
    order,
};
use crate::document;

/// After so many days a closing that nobody has struck off is told. Our suggestion; no source gives a number.
pub const STRIKE_OFF_DAYS: i32 = 30;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It counts against the unit as it stands.
    Error,
    /// It will, or something hangs on it that nobody can see.
    Warning,
    /// To think about.
    Notice,
}

document!(codes Severity { "error" => Error, "warning" => Warning, "notice" => Notice });

impl Severity {
    /// All of them, the gravest first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Notice];
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the arms of [`Finding`] say what they are
pub enum Rule {
    Overdue,
    Bare,
    HazardOverdue,
    Inspectors,
    HazardNoLimit,
    HazardUnsettled,
    Expired,
    NoOwner,
    Vacant,
    NoFirstDay,
    NoSource,
    NoTable,
    Undated,
    LongExtension,
    CertificateUnknown,
    DoubtfulClock,
    NotStruckOff,
    ListUnchecked,
    SameFile,
    SameEvidence,
}

document!(codes Rule {
    "overdue" => Overdue,
    "bare" => Bare,
    "hazard_overdue" => HazardOverdue,
    "inspectors" => Inspectors,
    "hazard_no_limit" => HazardNoLimit,
    "hazard_unsettled" => HazardUnsettled,
    "expired" => Expired,
    "no_owner" => NoOwner,
    "vacant" => Vacant,
    "no_first_day" => NoFirstDay,
    "no_source" => NoSource,
    "no_table" => NoTable,
    "undated" => Undated,
    "long_extension" => LongExtension,
    "certificate_unknown" => CertificateUnknown,
    "doubtful_clock" => DoubtfulClock,
    "not_struck_off" => NotStruckOff,
    "list_unchecked" => ListUnchecked,
    "same_file" => SameFile,
    "same_evidence" => SameEvidence,
});

impl Rule {
    /// All rules, the gravest first.
    pub const ALL: [Rule; 20] = [
        Rule::Overdue,
        Rule::Bare,
        Rule::HazardOverdue,
        Rule::Inspectors,
        Rule::HazardNoLimit,
        Rule::HazardUnsettled,
        Rule::Expired,
        Rule::NoOwner,
        Rule::Vacant,
        Rule::NoFirstDay,
        Rule::NoSource,
        Rule::NoTable,
        Rule::Undated,
        Rule::LongExtension,
        Rule::CertificateUnknown,
        Rule::DoubtfulClock,
        Rule::NotStruckOff,
        Rule::ListUnchecked,
        Rule::SameFile,
        Rule::SameEvidence,
    ];

    /// How much it matters.
    pub fn severity(self) -> Severity {
        match self {
            Rule::Overdue | Rule::Bare | Rule::HazardOverdue | Rule::Inspectors => Severity::Error,
            Rule::ListUnchecked | Rule::SameFile | Rule::SameEvidence => Severity::Notice,
            _ => Severity::Warning,
        }
    }
}

/// A record, and the duty on whose page it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct OfDuty {
    pub record: RecordId,
    pub duty: DutyId,
}

/// Where an inspection is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inspection {
    /// As a record.
    Record(OfDuty),
    /// With a hazard: the inspection that found it, or a re-check.
    Hazard(HazardId),
}

/// Something that was found, with what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the fields of an arm are what it speaks of
pub enum Finding {
    /// Occurrences are over and open, extensions granted in time being kept to: how many, and the first.
    Overdue { duty: DutyId, due: Date, missed: u32 },
    /// It was closed, and nothing shows it.
    Bare(OfDuty),
    /// The time limit of a hazard is over.
    HazardOverdue { hazard: HazardId, days: u32 },
    /// The people of an inspection may not have inspected: see [`Warning`].
    Inspectors { whose: Inspection, warning: Warning },
    /// An open hazard has no time limit.
    HazardNoLimit(HazardId),
    /// Of the five that have to be settled for an open hazard some are not. The time limit has a rule of its own.
    HazardUnsettled { hazard: HazardId, parts: Vec<Part> },
    /// What shows the latest closing of a duty is no longer good.
    Expired { of: OfDuty, until: Date },
    /// Nobody is responsible for a duty.
    NoOwner(DutyId),
    /// A role that duties name is held by nobody today.
    Vacant { role: Role, duties: u32 },
    /// A duty counts from a first day, and nobody has set one.
    NoFirstDay(DutyId),
    /// A duty entered by hand says on what it rests nowhere.
    NoSource(DutyId),
    /// Due days hang on the arrangement of a year that has no table.
    NoTable { year: i16, duties: u32 },
    /// Due days hang on an occasion that nobody has dated.
    Undated { year: i16, occasion: Occasion, duties: u32 },
    /// An open occurrence was put off by more than a year.
    LongExtension { duty: DutyId, due: Date, to: Date },
    /// Nobody has noted whether the people of an inspection have the certificate.
    CertificateUnknown { whose: Inspection, unknown: u32 },
    /// It was entered while the clock was in doubt, and nothing was added to it since that says what is right.
    DoubtfulClock(OfDuty),
    /// Closings that were reported more than [`STRIKE_OFF_DAYS`] days ago and that nobody has struck off.
    NotStruckOff { duty: DutyId, closings: u32, oldest: Date },
    /// Of so many duties nobody has looked up on which of the three lists of the reform they stand.
    ListUnchecked { duties: u32 },
    /// One file shows deeds of different days: perhaps used twice.
    SameFile { name: String, records: Vec<OfDuty> },
    /// Several duties expect the same to be shown: one record may serve them all.
    SameEvidence { evidence: String, duties: Vec<DutyId> },
}

impl Finding {
    /// By which rule it was found.
    pub fn rule(&self) -> Rule {
        match self {
            Finding::Overdue { .. } => Rule::Overdue,
            Finding::Bare(_) => Rule::Bare,
            Finding::HazardOverdue { .. } => Rule::HazardOverdue,
            Finding::Inspectors { .. } => Rule::Inspectors,
            Finding::HazardNoLimit(_) => Rule::HazardNoLimit,
            Finding::HazardUnsettled { .. } => Rule::HazardUnsettled,
            Finding::Expired { .. } => Rule::Expired,
            Finding::NoOwner(_) => Rule::NoOwner,
            Finding::Vacant { .. } => Rule::Vacant,
            Finding::NoFirstDay(_) => Rule::NoFirstDay,
            Finding::NoSource(_) => Rule::NoSource,
            Finding::NoTable { .. } => Rule::NoTable,
            Finding::Undated { .. } => Rule::Undated,
            Finding::LongExtension { .. } => Rule::LongExtension,
            Finding::CertificateUnknown { .. } => Rule::CertificateUnknown,
            Finding::DoubtfulClock(_) => Rule::DoubtfulClock,
            Finding::NotStruckOff { .. } => Rule::NotStruckOff,
            Finding::ListUnchecked { .. } => Rule::ListUnchecked,
            Finding::SameFile { .. } => Rule::SameFile,
            Finding::SameEvidence { .. } => Rule::SameEvidence,
        }
    }

    /// Where it is mended.
    pub fn place(&self) -> Place {
        match self {
            Finding::Overdue { duty, .. }
            | Finding::NoOwner(duty)
            | Finding::NoFirstDay(duty)
            | Finding::NoSource(duty)
            | Finding::LongExtension { duty, .. }
            | Finding::NotStruckOff { duty, .. }
            | Finding::Bare(OfDuty { duty, .. })
            | Finding::Expired { of: OfDuty { duty, .. }, .. }
            | Finding::DoubtfulClock(OfDuty { duty, .. }) => Place::Duty(*duty),
            Finding::HazardOverdue { hazard, .. }
            | Finding::HazardNoLimit(hazard)
            | Finding::HazardUnsettled { hazard, .. } => Place::Hazard(*hazard),
            Finding::Inspectors { whose, .. } | Finding::CertificateUnknown { whose, .. } => match whose {
                Inspection::Record(of) => Place::Duty(of.duty),
                Inspection::Hazard(hazard) => Place::Hazard(*hazard),
            },
            Finding::Vacant { .. } | Finding::NoTable { .. } | Finding::Undated { .. } => Place::Unit,
            Finding::ListUnchecked { .. } => Place::Duties,
            Finding::SameFile { records, .. } => records.first().map_or(Place::Duties, |of| Place::Duty(of.duty)),
            Finding::SameEvidence { duties, .. } => duties.first().map_or(Place::Duties, |duty| Place::Duty(*duty)),
        }
    }
}

/// A page on which something is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Place {
    Duty(DutyId),
    Duties,
    Hazard(HazardId),
    Unit,
}

/// What is checked.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The duties.
    pub duties: &'a Duties,
    /// What was done.
    pub records: &'a Records,
    /// The hazards.
    pub hazards: &'a Hazards,
    /// The unit: who holds which role.
    pub unit: &'a Unit,
    /// Which occurrences are closed.
    pub journal: &'a Journal,
    /// The lines of the duties today.
    pub board: &'a Board,
    /// The working days, festivals and seasons.
    pub calendar: &'a Calendar,
    /// The day.
    pub today: Date,
}

/// Everything that is found, by rule, the gravest first.
pub fn check(sources: &Sources) -> Vec<Finding> {
    let mut found = Vec::new();
    duties::check(sources, &mut found);
    calendar::check(sources, &mut found);
    records::check(sources, &mut found);
    hazards::check(sources, &mut found);
    order::sort_by_key(&mut found, |finding| {
        let rule = finding.rule();
        (rule.severity(), rule)
    });
    found
}

/// Counts one more of a key.
fn count<K: PartialEq>(counts: &mut Vec<(K, u32)>, key: K) {
    match counts.iter_mut().find(|(known, _)| *known == key) {
        Some((_, n)) => *n += 1,
        None => counts.push((key, 1)),
    }
}

#[cfg(test)]
mod tests;
