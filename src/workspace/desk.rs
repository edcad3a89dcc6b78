//! What is worked out from a workspace for a day and kept while it stays true: which occurrences are closed, and the
//! lines of the list of duties. One edit among thousands of duties costs what it touches, not all of them.

use super::Workspace;
use crate::{
    base::{calendar::Calendar, day::Date},
    duties::{board::Board, journal::Journal},
    pilots::whole::{self, Coming},
};
use std::sync::Arc;

/// See above. A copy costs a few pointers.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The working days, festivals and seasons: those that come with the program, and the unit's own over them.
    pub calendar: Arc<Calendar>,
    /// Which occurrences are closed.
    pub journal: Arc<Journal>,
    /// The lines of the duties.
    pub board: Arc<Board>,
    /// What comes next in the pilots.
    pub coming: Arc<Vec<Coming>>,
}

impl Desk {
    /// Of a workspace in which nothing is.
    pub fn empty(today: Date) -> Desk {
        Desk {
            calendar: Arc::default(),
            journal: Arc::default(),
            board: Arc::new(Board::empty(today)),
            coming: Arc::default(),
        }
    }

    /// Everything worked out anew.
    pub fn of(workspace: &Workspace, today: Date) -> Desk {
        let calendar = Calendar::merged(Calendar::builtin(), &workspace.unit.calendar);
        let journal = Journal::of(&workspace.records);
        let board = Board::of(&workspace.duties, &journal, &calendar, today);
        let coming = whole::coming(&workspace.pilots, &workspace.candidates, &workspace.items, today);
        Desk {
            calendar: Arc::new(calendar),
            journal: Arc::new(journal),
            board: Arc::new(board),
            coming: Arc::new(coming),
        }
    }

    /// Brought from one workspace up to another, and to a day.
    pub fn follow(&mut self, from: &Workspace, to: &Workspace, today: Date) {
        let same = Arc::ptr_eq(&from.pilots, &to.pilots)
            && Arc::ptr_eq(&from.candidates, &to.candidates)
            && Arc::ptr_eq(&from.items, &to.items);
        if !same || self.board.today() != today {
            self.coming = Arc::new(whole::coming(&to.pilots, &to.candidates, &to.items, today));
        }
        let mut touched = Vec::new();
        if !Arc::ptr_eq(&from.records, &to.records) {
            touched = Arc::make_mut(&mut self.journal).follow(&from.records, &to.records);
        }
        let dated = from.unit.calendar != to.unit.calendar;
        if dated {
            self.calendar = Arc::new(Calendar::merged(Calendar::builtin(), &to.unit.calendar));
        }
        if dated || self.board.today() != today {
            self.board = Arc::new(Board::of(&to.duties, &self.journal, &self.calendar, today));
            return;
        }
        if !Arc::ptr_eq(&from.duties, &to.duties) {
            from.duties.differences(&to.duties, |id, _, _| touched.push(id));
        }
        if !touched.is_empty() {
            Arc::make_mut(&mut self.board).follow(touched, &to.duties, &self.journal, &self.calendar);
        }
    }
}
