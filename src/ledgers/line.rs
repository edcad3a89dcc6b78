//! The lines of a ledger, before anything is chosen, sorted or grouped.

use super::{Sources, arrange::Group, period::Period};
use crate::{
    base::{
        day::Date,
        id::{BulletinId, DrawId, DutyId, HazardId},
        sheet::{Cell, Column, Kind},
    },
    document,
    duties::{Duty, Role, SourceKind},
    route::Book,
    words::Words,
};

/// What a line is about, so that a page can lead there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Thing {
    Duty(DutyId),
    Hazard(HazardId),
    Draw(DrawId),
    /// A requirement of a bulletin, counted from 0.
    Requirement(BulletinId, usize),
}

/// What is missing in a line, or is to be looked at. It is counted under the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is worded once, in `words`
pub enum Lack {
    Evidence,
    DoubtfulClock,
    AddedLate,
    Reopened,
    Missing,
    NoRole,
    NoDay,
    Officers,
    Unsettled,
    OverLimit,
    Vacant,
    Shift,
    NotLooked,
    CameBack,
    OnPaper,
    Unread,
}

document!(codes Lack {
    "evidence" => Evidence,
    "doubtful_clock" => DoubtfulClock,
    "added_late" => AddedLate,
    "reopened" => Reopened,
    "missing" => Missing,
    "no_role" => NoRole,
    "no_day" => NoDay,
    "officers" => Officers,
    "unsettled" => Unsettled,
    "over_limit" => OverLimit,
    "vacant" => Vacant,
    "shift" => Shift,
    "not_looked" => NotLooked,
    "came_back" => CameBack,
    "on_paper" => OnPaper,
    "unread" => Unread,
});

impl Lack {
    /// All of them, in the order in which they are told.
    pub const ALL: [Lack; 16] = [
        Lack::Missing,
        Lack::Evidence,
        Lack::NoRole,
        Lack::NoDay,
        Lack::Officers,
        Lack::Unsettled,
        Lack::OverLimit,
        Lack::Vacant,
        Lack::Shift,
        Lack::NotLooked,
        Lack::CameBack,
        Lack::OnPaper,
        Lack::Unread,
        Lack::Reopened,
        Lack::DoubtfulClock,
        Lack::AddedLate,
    ];
}

/// A line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// What it is about.
    pub thing: Option<Thing>,
    /// The duties that it belongs to, by what they can be chosen by.
    pub marks: Marks,
    /// The day by which it is sorted into months.
    pub day: Option<Date>,
    /// What is missing in it, one bit each; set by [`Line::lacking`].
    pub lacks: u32,
}

impl Line {
    pub fn new(cells: Vec<Cell>, thing: Option<Thing>) -> Line {
        Line { cells, thing, marks: Marks::default(), day: None, lacks: 0 }
    }

    /// The same with a lack, where it is one.
    pub fn lacking(mut self, lack: Lack, yes: bool) -> Line {
        self.lacks |= u32::from(yes) << lack as u32;
        self
    }

    /// Whether it lacks that.
    pub fn lacks(&self, lack: Lack) -> bool {
        self.lacks >> lack as u32 & 1 == 1
    }
}

/// Roles, aspects and kinds of source of the duties of a line, one bit each. Of thousands of lines each is asked at every
/// key that is pressed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Bit 0: nobody; then as in [`Role::ALL`].
    pub roles: u32,
    /// Bit 0: none; then the number.
    pub aspects: u8,
    /// Bit 0: none; then as in [`KINDS`].
    pub kinds: u8,
}

/// The kinds of source, in the order in which they are offered.
pub(super) const KINDS: [SourceKind; 6] = [
    SourceKind::Law,
    SourceKind::Sichuan,
    SourceKind::Bulletin,
    SourceKind::Comparable,
    SourceKind::Suggestion,
    SourceKind::Own,
];

/// The bit of a value in a list, for none bit 0.
pub(super) fn bit<T: PartialEq>(list: &[T], value: Option<&T>) -> u32 {
    let at = value.map_or(Some(0), |value| list.iter().position(|other| other == value).map(|at| at + 1));
    at.map_or(0, |at| 1 << at)
}

impl Marks {
    /// Those of a duty, added.
    pub fn with(mut self, duty: &Duty) -> Marks {
        let roles = duty.roles.iter().fold(0, |bits, role| bits | bit(&Role::ALL, Some(role)));
        self.roles |= if roles == 0 { 1 } else { roles };
        self.aspects |= 1 << duty.aspect.filter(|aspect| (1..=5).contains(aspect)).unwrap_or(0);
        let kinds = duty.kinds.iter().fold(0, |bits, kind| bits | bit(&KINDS, Some(kind)));
        self.kinds |= if kinds == 0 { 1 } else { kinds as u8 };
        self
    }
}

/// By what lines are put under headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// What stands in a column.
    Column(usize),
    Roles,
    Aspects,
    Month,
}

/// The lines of a ledger with its columns and what is to be said under it.
#[derive(Debug, Clone)]
pub struct Lines {
    pub(super) book: Book,
    pub(super) period: Period,
    pub(super) unit: String,
    pub(super) columns: Vec<Column>,
    pub(super) groups: Vec<(Group, By)>,
    pub(super) lines: Vec<Line>,
    pub(super) notes: Vec<String>,
    /// The numbers of a column belong together.
    pub(super) adds_up: bool,
    /// Its lines belong to duties.
    pub(super) of_duties: bool,
    /// The column that says what a line is about.
    pub(super) main: usize,
}

impl Lines {
    /// A ledger without lines yet.
    pub(super) fn new(book: Book, sources: &Sources, period: Period, columns: &[(&str, u8, Kind)]) -> Lines {
        let unit = &sources.workspace.unit;
        let columns = columns.iter().map(|(code, width, kind)| column(sources.words, code, *width, *kind)).collect();
        Lines {
            book,
            period,
            unit: [unit.county.trim(), unit.name.trim()].concat(),
            columns,
            groups: Vec::new(),
            lines: Vec::new(),
            notes: Vec::new(),
            adds_up: false,
            of_duties: false,
            main: 0,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The columns, without the number of the row.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// By what its lines can be put under headings.
    pub fn groups(&self) -> impl Iterator<Item = Group> {
        self.groups.iter().map(|(group, _)| *group)
    }

    /// The column that says what a line is about.
    pub fn main(&self) -> usize {
        self.main
    }

    /// Whether its lines can be chosen by role, aspect and kind of source.
    pub fn of_duties(&self) -> bool {
        self.of_duties
    }
}

/// A column by the code of its head.
pub(super) fn column(w: Words, code: &str, width: u8, kind: Kind) -> Column {
    Column { title: w.le_col(code).to_owned(), width, kind }
}
