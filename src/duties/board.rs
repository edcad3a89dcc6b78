//! The list of duties on a day, part by part.

use super::{
    Duties, Duty, Role,
    agenda::{Lines, Row, Status, lines},
    journal::Journal,
};
use crate::base::{
    calendar::Calendar,
    day::{Date, week_end},
    id::{DutyId, DutyTag},
    order,
    table::Table,
};
use std::sync::Arc;

/// Which part of the list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Due today.
    Today,
    /// Due today or later this week (to Sunday).
    Week,
    /// Open and past its day.
    Overdue,
    /// Said to be done and not struck off yet.
    Reported,
    /// With at least one closed occurrence.
    Done,
    /// Everything, switched-off duties last.
    All,
}

impl View {
    /// All views, in the order of the tabs.
    pub const ALL: [View; 6] = [View::All, View::Today, View::Week, View::Overdue, View::Reported, View::Done];
}

/// The lines of all duties on a day. Made once, and then only for the duties that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    today: Date,
    lines: Table<DutyTag, Lines>,
}

impl Board {
    /// Without any duty.
    pub fn empty(today: Date) -> Board {
        Board { today, lines: Table::default() }
    }

    /// The lines of all duties.
    pub fn of(duties: &Duties, journal: &Journal, calendar: &Calendar, today: Date) -> Board {
        let lines = duties.iter().map(|(id, duty)| (id, lines(id, duty, journal, calendar, today))).collect();
        Board { today, lines }
    }

    /// Brings the lines of some duties up to date.
    pub fn follow(
        &mut self,
        changed: impl IntoIterator<Item = DutyId>,
        duties: &Duties,
        journal: &Journal,
        calendar: &Calendar,
    ) {
        for id in changed {
            let now = duties.get(id).map(|duty| Arc::new(lines(id, duty, journal, calendar, self.today)));
            self.lines.set(id, now);
        }
    }

    /// The day.
    pub fn today(&self) -> Date {
        self.today
    }

    /// The lines of one duty.
    pub fn lines(&self, id: DutyId) -> Option<&Lines> {
        self.lines.get(id).map(|lines| &**lines)
    }

    /// The lines of a view for `me`, the most urgent first, then by day, then by id (stable).
    pub fn view(&self, duties: &Duties, me: Option<Role>, view: View) -> Vec<Row> {
        self.view_of(duties, |duty| duty.concerns(me), view)
    }

    /// The lines of a view, of some duties only; in the same order.
    pub fn view_of(&self, duties: &Duties, of: impl Fn(&Duty) -> bool, view: View) -> Vec<Row> {
        self.first_of(duties, of, view, usize::MAX)
    }

    /// The first `most` of them. Of thousands sixty are shown, and only those are put in order.
    pub fn first_of(&self, duties: &Duties, of: impl Fn(&Duty) -> bool, view: View, most: usize) -> Vec<Row> {
        let end = week_end(self.today);
        let shown = self.lines.iter().filter_map(|(id, lines)| Some((id, in_view(view, lines, end)?)));
        let mut rows: Vec<Row> =
            shown.filter(|(id, _)| duties.get(*id).is_some_and(|duty| of(duty))).map(|(_, row)| row).collect();
        let key = |row: &Row| (row.status, row.now, row.duty);
        let room = most.saturating_mul(4).max(64);
        // The last of the first few is found among a few, so that most others need one look.
        if rows.len() > room {
            let mut few: Vec<Row> = Vec::with_capacity(room);
            let mut last = None;
            for row in rows {
                if last.is_some_and(|last| key(&row) > last) {
                    continue;
                }
                few.push(row);
                if few.len() == room {
                    order::sort_by_key(&mut few, key);
                    few.truncate(most);
                    last = few.last().map(key);
                }
            }
            rows = few;
        }
        order::sort_by_key(&mut rows, key);
        rows.truncate(most);
        rows
    }

    /// How many lines a view has for `me`.
    pub fn count(&self, duties: &Duties, me: Option<Role>, view: View) -> usize {
        let end = week_end(self.today);
        let shown = self.lines.iter().filter(|(_, lines)| in_view(view, lines, end).is_some());
        shown.filter(|(id, _)| duties.get(*id).is_some_and(|duty| duty.concerns(me))).count()
    }

    /// How many lines each view has, of some duties only; in the order of [`View::ALL`].
    pub fn counts(&self, duties: &Duties, of: impl Fn(&Duty) -> bool) -> [usize; View::ALL.len()] {
        let end = week_end(self.today);
        let mut counts = [0; View::ALL.len()];
        for (_, lines) in self.lines.iter().filter(|(id, _)| duties.get(*id).is_some_and(|duty| of(duty))) {
            for (count, view) in counts.iter_mut().zip(View::ALL) {
                *count += usize::from(in_view(view, lines, end).is_some());
            }
        }
        counts
    }
}

/// The line with which a duty stands in a view, if it does; `end` is the last day of this week.
fn in_view(view: View, lines: &Lines, end: Date) -> Option<Row> {
    match view {
        View::All => Some(lines.first()),
        View::Done => lines.any_done.then(|| lines.first()),
        View::Reported => (lines.reported > 0).then(|| lines.first()),
        View::Overdue => lines.overdue,
        View::Today => (lines.next.status == Status::Today).then_some(lines.next),
        View::Week => lines.next.now.is_some_and(|day| day <= end).then_some(lines.next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, id::Id},
        duties::{agenda::tests::duty, cadence::Cadence},
    };
    use proptest::prelude::*;

    #[test]
    fn a_missed_day_does_not_hide_the_one_due_today() {
        let duties: Duties = [(Id::new(1), duty(Cadence::Daily, Some(date(2026, 11, 20))))].into_iter().collect();
        let today = date(2026, 11, 24);
        let board = Board::of(&duties, &Journal::default(), Calendar::builtin(), today);
        let due = |view| board.view(&duties, None, view).first().and_then(|row| row.due);
        assert_eq!(due(View::Today), Some(today));
        assert_eq!(due(View::Overdue), Some(date(2026, 11, 20)));
        assert_eq!(board.view(&duties, None, View::All).len(), 1);
    }

    proptest! {
        #[test]
        fn the_first_of_a_view_are_its_first(days in prop::collection::vec(1u8..28, 0..400), most in 1usize..90) {
            let today = date(2026, 11, 24);
            let once = |(n, day): (u64, &u8)| (Id::new(n), duty(Cadence::Once, Some(date(2026, 11, *day))));
            let duties: Duties = (1..).zip(&days).map(once).collect();
            let board = Board::of(&duties, &Journal::default(), Calendar::builtin(), today);
            let mut all = board.view(&duties, None, View::All);
            all.truncate(most);
            prop_assert_eq!(board.first_of(&duties, |_| true, View::All, most), all);
        }
    }

    #[test]
    fn the_tabs_count_what_they_show() {
        let today = date(2026, 11, 24);
        let mut duties: Duties =
            (1..20).map(|n| (Id::new(n), duty(Cadence::Weekly, Some(date(2026, 11, n as u8 + 9))))).collect();
        duties.set(Id::new(30), Some(Arc::new(duty(Cadence::OnDemand, None))));
        let board = Board::of(&duties, &Journal::default(), Calendar::builtin(), today);
        for keep in [|_: &Duty| true, |duty: &Duty| duty.cadence == Cadence::Weekly, |_: &Duty| false] {
            let rows = View::ALL.map(|view| board.view_of(&duties, keep, view).len());
            assert_eq!(board.counts(&duties, keep), rows);
        }
        let counts = View::ALL.map(|view| board.count(&duties, None, view));
        assert_eq!(counts, board.counts(&duties, |_| true));
        assert_ne!(board.counts(&duties, |_| true), [0; 6]);
    }

    #[test]
    fn following_a_change_is_making_the_board_again() {
        let day = date(2026, 11, 24);
        let mut duties: Duties =
            (1..6).map(|n| (Id::new(n), duty(Cadence::Monthly, Some(date(2026, 11, n as u8))))).collect();
        let (journal, calendar) = (Journal::default(), Calendar::builtin());
        let mut board = Board::of(&duties, &journal, calendar, day);
        duties.set(Id::new(2), Some(Arc::new(duty(Cadence::Once, None))));
        duties.set(Id::new(3), None);
        duties.set(Id::new(9), Some(Arc::new(duty(Cadence::Daily, Some(day)))));
        board.follow([2, 3, 9].map(Id::new), &duties, &journal, calendar);
        assert_eq!(board, Board::of(&duties, &journal, calendar, day));
    }
}
