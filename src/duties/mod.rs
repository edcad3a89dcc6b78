//! The responsibility checklist: what has to be done, how often, by whom, and what shows that it was.
//!
//! Imports `base` only.

pub mod agenda;
pub mod board;
pub mod cadence;
pub mod deed;
pub mod evidence;
pub mod hazard;
pub mod incident;
pub mod journal;
pub mod lookback;
pub mod own_pack;
pub mod pack;
pub mod pack_file;
pub mod pack_update;
pub mod propose;
pub mod record;
pub mod roster;
pub mod rule;
pub mod score;
pub mod selfcheck;
pub mod unit;

pub use crate::base::inspectors;
use crate::base::{
    calendar::Calendar,
    day::Date,
    id::{BulletinId, DutyTag},
    table::Table,
};
use crate::document;
use cadence::Cadence;
pub use pack::CadenceFrom;
use rule::{Rule, Schedule};

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
    /// Who says how often; `None` where nobody said.
    pub cadence_from: Option<CadenceFrom>,
    /// The longest distance that a rule which names townships and binds them allows; the duty cannot be made rarer.
    pub binding: Option<Cadence>,
    /// The first due day, or the day from which due days count ([`Rule::first`]); `None` where nobody has set one:
    /// shown as such, never guessed.
    pub first_due: Option<Date>,
    /// The aspect of the Chengdu norm (1–5), for pack rows.
    pub aspect: Option<u8>,
    /// Whose it is by the lists of the 2024–2025 reform.
    pub list: ReformList,
    /// Its points in the score; `None`: as many as any duty.
    pub points: Option<u32>,
    /// What usually shows that it was done.
    pub evidence: String,
    /// The same in English, where the pack has it.
    pub evidence_en: Option<String>,
    /// On which text it rests, in words; empty where the user gave none.
    pub basis: String,
    /// What kind of source that is; the first is the main one.
    pub kinds: Vec<SourceKind>,
    /// How sure the source is, for pack rows.
    pub confidence: Option<Confidence>,
    /// Where the duty came from.
    pub origin: Origin,
    /// What happened that it had to be done for, where it has due days only then.
    pub events: Vec<Event>,
    /// Due days that were put off, before they had come.
    pub extensions: Vec<Extension>,
    /// A remark: the pack's, or the user's own.
    pub note: String,
    /// The same in English, where the pack has it and the user has not written another.
    pub note_en: Option<String>,
    /// The day it was taken over.
    pub added: Date,
    /// Switched off, and why; it stays in the list.
    pub off: Option<Off>,
}

document!(struct Duty { name, name_en, roles, cadence, cadence_from, binding, first_due, aspect, list, points, evidence, evidence_en, basis, kinds, confidence, origin, events, extensions, note, note_en, added, off });

/// Something that happened for which a duty has to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// What, never empty.
    pub what: String,
}

document!(struct Event { on, what });

/// A due day that was put off. The occurrence is still known by the day on which it was due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The day on which it was due.
    pub due: Date,
    /// The new day.
    pub to: Date,
    /// Why, never empty.
    pub why: String,
    /// The day on which that was decided: before `due`.
    pub on: Date,
}

document!(struct Extension { due, to, why, on });

/// Whose a duty is by the three lists of the 2024–2025 reform (`domain.md` §2.3). Every township has its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReformList {
    /// Nobody has looked it up.
    #[default]
    Unchecked,
    /// The township's own (基本履职).
    Basic,
    /// The township helps (配合履职).
    Support,
    /// Taken back by the level above (上级收回).
    TakenBack,
}

document!(codes ReformList or default {
    "unchecked" => Unchecked,
    "basic" => Basic,
    "support" => Support,
    "taken_back" => TakenBack,
});

impl ReformList {
    /// All of them, in the order in which they are offered.
    pub const ALL: [ReformList; 4] =
        [ReformList::Unchecked, ReformList::Basic, ReformList::Support, ReformList::TakenBack];
}

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
    /// A duty entered by hand on `added`, of which only the name is known.
    pub fn new(name: impl Into<String>, added: Date) -> Duty {
        Duty {
            name: name.into(),
            name_en: None,
            roles: Vec::new(),
            cadence: Cadence::Once,
            cadence_from: None,
            binding: None,
            first_due: None,
            aspect: None,
            list: ReformList::Unchecked,
            points: None,
            evidence: String::new(),
            evidence_en: None,
            basis: String::new(),
            kinds: Vec::new(),
            confidence: None,
            origin: Origin::Hand,
            events: Vec::new(),
            extensions: Vec::new(),
            note: String::new(),
            note_en: None,
            added,
            off: None,
        }
    }

    /// The duty as it is changed from what it was. A gloss of other words would say something else, and a pack or a
    /// source no longer says how often where the user does.
    pub fn changed_from(&self, before: &Duty) -> Duty {
        let mut duty = self.clone();
        let gloss = |gloss: &mut Option<String>, old: &Option<String>, same: bool| {
            if !same && gloss == old {
                *gloss = None;
            }
        };
        gloss(&mut duty.name_en, &before.name_en, duty.name == before.name);
        gloss(&mut duty.evidence_en, &before.evidence_en, duty.evidence == before.evidence);
        gloss(&mut duty.note_en, &before.note_en, duty.note == before.note);
        if duty.cadence != before.cadence && duty.cadence_from == before.cadence_from {
            duty.cadence_from = duty.cadence_from.and(Some(CadenceFrom::Local));
        }
        duty
    }

    /// The day on which an occurrence is due now: its own, or the one to which it was put off last.
    pub fn due_now(&self, due: Date) -> Date {
        self.extensions.iter().rev().find(|extension| extension.due == due).map_or(due, |extension| extension.to)
    }

    /// On which days it falls due, by a calendar and the days of the events that it answers.
    pub fn rule<'a>(&self, triggers: &'a [Date], calendar: &'a Calendar) -> Rule<'a> {
        Rule { cadence: self.cadence, first: self.first_due, triggers, calendar }
    }

    /// The days of the events that it answers.
    pub fn event_days(&self) -> Vec<Date> {
        self.events.iter().map(|event| event.on).collect()
    }

    /// Its due days.
    pub fn schedule(&self, calendar: &Calendar) -> Schedule {
        self.rule(&self.event_days(), calendar).schedule()
    }

    /// Whether it has due days at all, now or later.
    pub fn has_days(&self) -> bool {
        self.cadence.has_triggers() || self.cadence.has_first() && self.first_due.is_some()
    }

    /// Whether a record may name this due day. Days that hang on a calendar are not checked: another year's table, or
    /// a corrected one, would make a kept record wrong.
    pub fn has_occurrence(&self, due: Option<Date>) -> bool {
        match (due, self.cadence) {
            (None, _) => !self.has_days(),
            (Some(_), Cadence::Before { .. } | Cadence::Within { .. }) => true,
            (Some(day), _) => self.schedule(Calendar::builtin()).falls_on(day),
        }
    }

    /// Whether the duty is shown to `me`; without a chosen role, and for duties nobody was given, always.
    pub fn concerns(&self, me: Option<Role>) -> bool {
        me.is_none_or(|me| self.roles.is_empty() || self.roles.iter().any(|role| role.concerns(me)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_user_changes_is_no_longer_what_the_pack_says() {
        let before = Duty {
            name_en: Some("Drill".into()),
            evidence: "方案".into(),
            evidence_en: Some("Plan".into()),
            cadence_from: Some(CadenceFrom::Source),
            ..Duty::new("演练", crate::base::day::date(2026, 1, 1))
        };
        let edited = Duty { evidence: "方案、照片".into(), cadence: Cadence::Yearly, ..before.clone() };
        let changed = edited.changed_from(&before);
        assert_eq!((changed.name_en.as_deref(), changed.evidence_en), (Some("Drill"), None));
        assert_eq!(changed.cadence_from, Some(CadenceFrom::Local));
        assert_eq!(before.changed_from(&before), before);
    }

    #[test]
    fn mine_follows_the_chosen_role() {
        assert!(Role::Head.concerns(Role::Head));
        assert!(!Role::Head.concerns(Role::Secretary));
        assert!(Role::Leaders.concerns(Role::Secretary));
        assert!(Role::Committee.concerns(Role::Secretary));
        assert!(!Role::SafetyOffice.concerns(Role::Head));
    }
}
