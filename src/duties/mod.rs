//! The responsibility checklist: what has to be done, how often, by whom, and what shows that it was.
//!
//! Imports `base` only.

pub mod agenda;
pub mod cadence;
pub mod incident;
pub mod pack;
pub mod propose;
pub mod record;
pub mod roster;

use crate::base::{
    day::Date,
    id::{BulletinId, DutyTag},
    table::Table,
};
use crate::document;
use cadence::Cadence;

/// All duties of a workspace.
pub type Duties = Table<DutyTag, Duty>;

/// Something to be done, once or again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The short name, in Chinese; never empty.
    pub name: String,
    /// An English gloss, where the pack has one.
    pub name_en: Option<String>,
    /// Who is responsible; may be empty ("not yet assigned").
    pub roles: Vec<Role>,
    /// How often.
    pub cadence: Cadence,
    /// The first due day; `None` where nobody has set one: shown as such, never guessed.
    pub first_due: Option<Date>,
    /// The aspect of the Chengdu norm (1–5), for pack rows.
    pub aspect: Option<u8>,
    /// What usually shows that it was done.
    pub evidence: String,
    /// On which text it rests, in words; empty where the user gave none.
    pub basis: String,
    /// What kind of source that is; the first is the main one.
    pub kinds: Vec<SourceKind>,
    /// How sure the source is, for pack rows.
    pub confidence: Option<Confidence>,
    /// Where the duty came from.
    pub origin: Origin,
    /// The user's own remark.
    pub note: String,
    /// The day it was taken over.
    pub added: Date,
    /// Switched off, and why; it stays in the list.
    pub off: Option<Off>,
}

document!(struct Duty { name, name_en, roles, cadence, first_due, aspect, evidence, basis, kinds, confidence, origin, note, added, off });

/// Why a duty is switched off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Off {
    /// The reason, never empty.
    pub why: String,
    /// The day it was switched off.
    pub on: Date,
}

document!(struct Off { why, on });

/// Where a duty came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Entered by hand.
    Hand,
    /// A row of a pack.
    Pack {
        /// The pack's id, e.g. `township`.
        pack: String,
        /// The row's number in it.
        row: u32,
    },
    /// A requirement of a bulletin.
    Requirement {
        /// The bulletin it stands in.
        bulletin: BulletinId,
        /// The bulletin's name as shown, e.g. 应急管理厅简报第2期; kept so that it can be named without its text.
        title: String,
        /// The item, counted from 0.
        item: u32,
        /// The exact words of the requirement.
        quote: String,
        /// Which of several identical sentences of the item, counted from 0.
        nth: u32,
    },
}

document!(enum Origin {
    "hand" => Hand {  },
    "pack" => Pack { pack, row },
    "requirement" => Requirement { bulletin, title, item, quote, nth },
});

/// What kind of source a duty rests on. The kinds are never mixed up in the interface: a comparable from
/// another city is not a duty of this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// A national law or regulation.
    Law,
    /// A Sichuan regulation or document.
    Sichuan,
    /// The bulletin.
    Bulletin,
    /// A rule from elsewhere or for another level, for comparison.
    Comparable,
    /// This program's suggestion.
    Suggestion,
    /// The user's own.
    Own,
}

document!(codes SourceKind {
    "law" => Law,
    "sichuan" => Sichuan,
    "bulletin" => Bulletin,
    "comparable" => Comparable,
    "suggestion" => Suggestion,
    "own" => Own,
});

/// How sure a pack row's source is (`A` full text read … `D` suggestion).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// The full official text was read.
    A,
    /// Seen in an excerpt.
    B,
    /// General knowledge, not verified.
    C,
    /// A suggestion; no source claims it.
    D,
}

document!(codes Confidence {
    "A" => A,
    "B" => B,
    "C" => C,
    "D" => D,
});

/// Who is responsible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // each is worded once, in `words`
pub enum Role {
    Secretary,
    Head,
    Deputy,
    Leaders,
    SafetyOffice,
    GeneralOffice,
    DutyLeader,
    DutyOfficer,
    Villages,
    Stations,
    Committee,
    SafetyCommittee,
    Finance,
    Publicity,
    Archivist,
    PartyBuilding,
    ArmedForces,
}

document!(codes Role {
    "secretary" => Secretary,
    "head" => Head,
    "deputy" => Deputy,
    "leaders" => Leaders,
    "safety_office" => SafetyOffice,
    "general_office" => GeneralOffice,
    "duty_leader" => DutyLeader,
    "duty_officer" => DutyOfficer,
    "villages" => Villages,
    "stations" => Stations,
    "committee" => Committee,
    "safety_committee" => SafetyCommittee,
    "finance" => Finance,
    "publicity" => Publicity,
    "archivist" => Archivist,
    "party_building" => PartyBuilding,
    "armed_forces" => ArmedForces,
});

impl Role {
    /// All roles, in the order in which they are offered.
    pub const ALL: [Role; 17] = [
        Role::Secretary,
        Role::Head,
        Role::Deputy,
        Role::Leaders,
        Role::SafetyOffice,
        Role::GeneralOffice,
        Role::DutyLeader,
        Role::DutyOfficer,
        Role::Villages,
        Role::Stations,
        Role::Committee,
        Role::SafetyCommittee,
        Role::Finance,
        Role::Publicity,
        Role::Archivist,
        Role::PartyBuilding,
        Role::ArmedForces,
    ];

    /// Whether a person in role `me` has to see a duty of role `self` under "mine": his own, and, for
    /// members of the leading group, what the group has to do together.
    pub fn concerns(self, me: Role) -> bool {
        self == me
            || match self {
                Role::Leaders | Role::DutyLeader => matches!(me, Role::Secretary | Role::Head | Role::Deputy),
                Role::Committee => me == Role::Secretary,
                Role::SafetyCommittee => matches!(me, Role::Head | Role::SafetyOffice),
                _ => false,
            }
    }
}

impl Duty {
    /// Whether the duty is shown to `me`; without a chosen role, and for duties nobody was given, always.
    pub fn concerns(&self, me: Option<Role>) -> bool {
        me.is_none_or(|me| self.roles.is_empty() || self.roles.iter().any(|role| role.concerns(me)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mine_follows_the_chosen_role() {
        assert!(Role::Head.concerns(Role::Head));
        assert!(!Role::Head.concerns(Role::Secretary));
        assert!(Role::Leaders.concerns(Role::Secretary));
        assert!(Role::Committee.concerns(Role::Secretary));
        assert!(!Role::SafetyOffice.concerns(Role::Head));
    }
}
