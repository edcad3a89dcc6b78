//! What a pilot has beside its funnel: milestones, frozen baselines, exam sittings, assistance, monthly figures,
//! decisions, risks and issues. One room, so that each is one entry that is changed and taken back by itself.

use crate::{
    base::{
        day::Date,
        id::{ItemId, ItemTag, PilotId},
        inspectors::Inspectors,
        table::Table,
    },
    document,
};

mod check;

pub(super) use check::leads_back;
pub use check::{Fault, ItemError, may_change};

/// All items of a workspace, of all pilots.
pub type Items = Table<ItemTag, Item>;

/// Something that belongs to a pilot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// To which.
    pub pilot: PilotId,
    /// What it is.
    pub what: What,
    /// The day on which it was entered.
    pub entered: Date,
}

document!(struct Item { pilot, what, entered });

/// What an item is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // each field is what its arm says
pub enum What {
    /// A milestone of the timeline.
    Milestone { milestone: Milestone },
    /// The timeline as it stood on a day; never changed afterwards.
    Baseline { baseline: Baseline },
    /// A sitting of the law exam.
    Sitting { sitting: Sitting },
    /// One piece of assistance.
    Task { task: Task },
    /// The figures of a month.
    Month { month: Month },
    /// A rate that a text published, with its counts.
    Published { published: Published },
    /// A decision, a risk or an issue.
    Entry { entry: Entry },
}

document!(enum What {
    "milestone" => Milestone { milestone },
    "baseline" => Baseline { baseline },
    "sitting" => Sitting { sitting },
    "task" => Task { task },
    "month" => Month { month },
    "published" => Published { published },
    "entry" => Entry { entry },
});

/// A point or a stretch of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// In words, never empty.
    pub title: String,
    /// Who sees to it; may be empty.
    pub owner: String,
    /// Is to begin on; `None` for a point.
    pub plan_from: Option<Date>,
    /// Is to be reached on.
    pub plan_to: Option<Date>,
    /// Began on.
    pub from: Option<Date>,
    /// Was reached on.
    pub to: Option<Date>,
    /// The milestones that have to be reached before it begins.
    pub after: Vec<ItemId>,
}

document!(struct Milestone { title, owner, plan_from, plan_to, from, to, after });

/// The timeline as it stood on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Baseline {
    /// Its name, never empty.
    pub name: String,
    /// The day on which it was frozen.
    pub on: Date,
    /// Stages and milestones, in the order of the timeline.
    pub rows: Vec<Frozen>,
}

document!(struct Baseline { name, on, rows });

/// A row of a baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// What it was of: `stage interview`, `milestone 0000000000001`.
    pub key: String,
    /// Its name on that day.
    pub title: String,
    /// Was to begin on.
    pub from: Option<Date>,
    /// Was to be reached on.
    pub to: Option<Date>,
}

document!(struct Frozen { key, title, from, to });

/// A sitting of the law exam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// The day.
    pub on: Date,
    /// What was examined; may be empty.
    pub subject: String,
    /// Were to sit it, this time: who sits again on another day is due again there, so nobody can sit who is not due.
    pub due: Option<u32>,
    /// Sat it.
    pub sat: Option<u32>,
    /// Passed it.
    pub passed: Option<u32>,
}

document!(struct Sitting { on, subject, due, sat, passed });

/// One piece of assistance: what auxiliary staff helped with, and who led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The day.
    pub on: Date,
    /// What kind of work.
    pub kind: TaskKind,
    /// What was done, never empty.
    pub what: String,
    /// Where; may be empty.
    pub place: String,
    /// Who led (officers, with or without certificate) and who assisted.
    pub people: Inspectors,
    /// It was led by an auxiliary: said outright, so that it is warned about and not hidden.
    pub led_by_auxiliary: bool,
}

document!(struct Task { on, kind, what, place, people, led_by_auxiliary });

/// What kind of work auxiliary staff helped with. Inspections need officers; the others may be done alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskKind {
    /// An inspection of an enterprise.
    Inspection,
    /// A re-check of what was found.
    Recheck,
    /// Papers and files.
    Papers,
    /// Entering data.
    Data,
    /// Answering calls, being on duty.
    Calls,
    /// Publicity and training.
    Publicity,
    /// Something else.
    Other,
}

document!(codes TaskKind {
    "inspection" => Inspection,
    "recheck" => Recheck,
    "papers" => Papers,
    "data" => Data,
    "calls" => Calls,
    "publicity" => Publicity,
    "other" => Other,
});

impl TaskKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [TaskKind; 7] = [
        TaskKind::Inspection,
        TaskKind::Recheck,
        TaskKind::Papers,
        TaskKind::Data,
        TaskKind::Calls,
        TaskKind::Publicity,
        TaskKind::Other,
    ];

    /// Whether officers have to lead it. The others auxiliary staff may do alone: papers, files, calls, data (as in the
    /// rules of 虎林, art. 8, a comparable from elsewhere).
    pub fn needs_officers(self) -> bool {
        matches!(self, TaskKind::Inspection | TaskKind::Recheck)
    }
}

/// The figures of one month. What nobody has entered is `None`, which is not zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// The first day of the month.
    pub month: Date,
    /// The counts by the code of their indicator; one that is not there is not known.
    pub counts: Vec<(String, u32)>,
}

document!(struct Month { month, counts });

/// A rate that a text published, beside the counts that it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// What it is a rate of, in words.
    pub what: String,
    /// The text.
    pub source: String,
    /// So many.
    pub part: u32,
    /// Of so many.
    pub whole: u32,
    /// The rate as published, in hundredths of a percent: 9534 is 95.34 %.
    pub rate: u32,
    /// How many decimals it has as published, 0 to 2: 95.4 and 95.40 are two claims. `None`: nobody noted it.
    pub places: Option<u8>,
}

document!(struct Published { what, source, part, whole, rate, places });

/// A decision, a risk or an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub kind: EntryKind,
    /// In words, never empty.
    pub text: String,
    /// The day: decided, seen, come up.
    pub on: Date,
    /// Who answers for it; may be empty.
    pub owner: String,
    /// By when something has to be done about it.
    pub due: Option<Date>,
    /// What was done about it; may be empty.
    pub answer: String,
    /// The day on which it was settled.
    pub closed: Option<Date>,
}

document!(struct Entry { kind, text, on, owner, due, answer, closed });

/// What is entered in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// Something that was decided.
    Decision,
    /// Something that may come.
    Risk,
    /// Something that has come.
    Issue,
}

document!(codes EntryKind { "decision" => Decision, "risk" => Risk, "issue" => Issue });

impl EntryKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [EntryKind; 3] = [EntryKind::Decision, EntryKind::Risk, EntryKind::Issue];
}
