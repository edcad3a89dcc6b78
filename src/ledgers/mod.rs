//! Ledgers (台账): what was entered once, as tables to print, to hand in and to sort.
//!
//! | step | file |
//! |---|---|
//! | which days | `period` |
//! | what is due in a period, and how it stands | `occurrence` |
//! | the lines of a ledger | one file for each kind of ledger; the words that they share are in `told` |
//! | which of them, in which order, under which headings | `arrange` |
//! | numbers over time for the pictures | `figures` |
//! | what is still to come, for a calendar file | `coming` |
//!
//! Nothing is asked for a ledger: every line is read from what was entered for its own sake, so changing it once changes
//! it everywhere. A line stands once in a ledger, whatever it is sorted, grouped or counted by. What is left out is said
//! under the table.
//!
//! Imports `base`, `bulletin`, `duties`, `workspace`, `words`, and the names of the ledgers (`route::Book`).

mod arrange;
mod blank;
mod coming;
mod coverage;
mod deeds;
mod duty;
mod figures;
mod hazards;
mod line;
mod lookback;
pub mod occurrence;
pub mod period;
mod records;
mod roster;
mod told;

pub use arrange::{Group, Ledger, Made, Only, View};
pub use blank::printed;
pub use coming::{Coming, coming};
pub use coverage::Reading;
pub use figures::{Completion, Overdue, completion, overdue};
pub use line::{Lack, Lines, Thing};

use crate::{
    base::{calendar::Calendar, day::Date, id::DutyId},
    duties::{board::Board, journal::Journal},
    route::Book,
    words::Words,
    workspace::Workspace,
};
use period::Period;

/// What ledgers are read from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// In whose words.
    pub words: Words,
    /// Everything that was entered.
    pub workspace: &'a Workspace,
    /// Which occurrences are closed.
    pub journal: &'a Journal,
    /// How the duties stand today.
    pub board: &'a Board,
    /// The working days and festivals.
    pub calendar: &'a Calendar,
    /// The bulletins whose text is at hand.
    pub readings: &'a [Reading<'a>],
    /// The names of those whose text is not.
    pub not_read: &'a [String],
    /// The code by which the row of a blank form is found again (`share::pencode`).
    pub pen_code: fn(DutyId, Option<Date>) -> String,
    /// The day on which it is made.
    pub today: Date,
}

/// The lines of a ledger.
pub fn lines(book: Book, sources: &Sources, period: Period) -> Lines {
    match book {
        Book::Duties => duty::lines(sources, period),
        Book::Records => records::lines(sources, period),
        Book::Meetings | Book::Inspections | Book::Drills | Book::Training => deeds::lines(book, sources, period),
        Book::Hazards => hazards::lines(sources, period),
        Book::Roster => roster::lines(sources, period),
        Book::LookBack => lookback::lines(sources, period),
        Book::Coverage => coverage::lines(sources, period),
        Book::Blank => blank::lines(sources, period),
    }
}

/// How many lines a ledger has, without making them.
pub fn count(book: Book, sources: &Sources, period: Period) -> usize {
    match book {
        Book::Duties => sources.workspace.duties.len(),
        Book::Records => records::of(sources, period).count(),
        Book::Meetings | Book::Inspections | Book::Drills | Book::Training => {
            records::of(sources, period).filter(|(_, record)| deeds::is_of(book, &record.deed)).count()
        }
        Book::Hazards => hazards::of(sources, period).count(),
        Book::Roster => roster::of(sources, period).count(),
        Book::LookBack => lookback::of(sources, period).map(|(_, draw)| draw.picks.len()).sum(),
        Book::Coverage => sources.readings.iter().map(|reading| reading.claims(sources.workspace).len()).sum(),
        Book::Blank => blank::of(sources, period).len(),
    }
}
