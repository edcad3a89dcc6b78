//! Sorting, filtering, grouping and adding up the lines of a sheet.

use super::{Cell, Kind, Row, Sheet};
use crate::base::order;
use std::cmp::Ordering;

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub enum Direction {
    #[default]
    Ascending,
    Descending,
}

/// What the rows with one value in a column come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// The value; nothing for the rows that have none there.
    pub value: Cell,
    /// How many rows.
    pub rows: usize,
    /// The sum of each column; `None` where a column's cells do not add up, or to more than a number holds.
    pub sums: Vec<Option<i64>>,
}

impl Sheet {
    /// Sorts by a column. Rows with the same value there stay in their order; those with nothing there come last,
    /// whichever way. Rows stay under their heading and above their total.
    pub fn sort(&mut self, column: usize, direction: Direction) {
        let (mut sorted, mut run) = (Vec::with_capacity(self.rows.len()), Vec::new());
        for row in self.rows.drain(..) {
            if matches!(row, Row::Cells { .. }) {
                run.push(row);
            } else {
                sort_run(&mut run, column, direction);
                sorted.append(&mut run);
                sorted.push(row);
            }
        }
        sort_run(&mut run, column, direction);
        sorted.append(&mut run);
        self.rows = sorted;
    }

    /// Keeps the lines that `wanted` says yes to. Headings that head nothing any more go, and all totals: they counted
    /// what is gone.
    pub fn keep(&mut self, wanted: impl Fn(&[Cell]) -> bool) {
        let mut kept: Vec<Row> = Vec::with_capacity(self.rows.len());
        for row in self.rows.drain(..) {
            let stays = match &row {
                Row::Group { .. } => true,
                Row::Cells { cells } => wanted(cells),
                Row::Total { .. } => false,
            };
            if stays {
                if matches!(row, Row::Group { .. }) {
                    drop_empty_heading(&mut kept);
                }
                kept.push(row);
            }
        }
        drop_empty_heading(&mut kept);
        self.rows = kept;
    }

    /// What the lines come to, all together.
    pub fn total(&self) -> Tally {
        let mut total = self.new_tally(Cell::Empty);
        self.body().for_each(|cells| total.add(cells));
        total
    }

    /// What the lines come to, for each value of a column, in the order in which the values first stand there.
    pub fn tally(&self, column: usize) -> Vec<Tally> {
        self.parted(column).into_iter().map(|(tally, _)| tally).collect()
    }

    /// Puts the lines under headings, one for each value of a column, in the order in which the values first stand there.
    /// `heading` has the words for a group, also for the one of no value. Headings and totals that were there go.
    pub fn group(&mut self, column: usize, heading: impl Fn(&Tally) -> String) {
        let mut rows = Vec::with_capacity(self.rows.len());
        for (tally, lines) in self.parted(column) {
            rows.push(Row::Group { title: heading(&tally) });
            rows.extend(lines.into_iter().map(|cells| Row::Cells { cells: cells.to_vec() }));
        }
        self.rows = rows;
    }

    fn parted(&self, column: usize) -> Vec<(Tally, Vec<&[Cell]>)> {
        let mut parts: Vec<(Tally, Vec<&[Cell]>)> = Vec::new();
        for cells in self.body() {
            let value = cells.get(column).filter(|cell| !cell.is_empty()).cloned().unwrap_or_default();
            let at = parts.iter().position(|(tally, _)| tally.value == value).unwrap_or_else(|| {
                parts.push((self.new_tally(value), Vec::new()));
                parts.len() - 1
            });
            if let Some((tally, lines)) = parts.get_mut(at) {
                tally.add(cells);
                lines.push(cells);
            }
        }
        parts
    }

    fn new_tally(&self, value: Cell) -> Tally {
        let sums = self.columns.iter().map(|column| (column.kind == Kind::Number).then_some(0)).collect();
        Tally { value, rows: 0, sums }
    }
}

impl Tally {
    fn add(&mut self, cells: &[Cell]) {
        self.rows += 1;
        for (sum, cell) in self.sums.iter_mut().zip(cells) {
            if let Cell::Number(number) = cell {
                *sum = sum.and_then(|sum| sum.checked_add(*number));
            }
        }
    }
}

fn sort_run(run: &mut Vec<Row>, column: usize, direction: Direction) {
    order::sort(run, |one, two| compare(cell(one, column), cell(two, column), direction));
}

fn cell(row: &Row, column: usize) -> &Cell {
    static NOTHING: Cell = Cell::Empty;
    match row {
        Row::Cells { cells } => cells.get(column).unwrap_or(&NOTHING),
        _ => &NOTHING,
    }
}

/// The order of cells in a column: numbers, shares, days, words (by their characters), and last, always, nothing.
pub fn compare(one: &Cell, two: &Cell, direction: Direction) -> Ordering {
    match (one.is_empty(), two.is_empty()) {
        (false, false) => {}
        (one, two) => return one.cmp(&two),
    }
    let order = match (one, two) {
        (Cell::Number(one), Cell::Number(two))
        | (Cell::Tenths(one), Cell::Tenths(two))
        | (Cell::Hundredths(one), Cell::Hundredths(two)) => one.cmp(two),
        (Cell::Day(one), Cell::Day(two)) => one.cmp(two),
        (Cell::Text(one), Cell::Text(two)) => one.cmp(two),
        _ => rank(one).cmp(&rank(two)),
    };
    if direction == Direction::Descending { order.reverse() } else { order }
}

fn rank(cell: &Cell) -> u8 {
    match cell {
        Cell::Number(_) => 0,
        Cell::Tenths(_) => 1,
        Cell::Hundredths(_) => 2,
        Cell::Day(_) => 3,
        Cell::Text(_) => 4,
        Cell::Empty => 5,
    }
}

fn drop_empty_heading(rows: &mut Vec<Row>) {
    if matches!(rows.last(), Some(Row::Group { .. })) {
        rows.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::sheet::Column;
    use proptest::prelude::*;

    fn column(title: &str, kind: Kind) -> Column {
        Column { title: title.into(), width: 10, kind }
    }

    fn line(unit: &str, done: Option<i64>) -> Row {
        let unit = if unit.is_empty() { Cell::Empty } else { unit.into() };
        Row::Cells { cells: vec![unit, done.map_or(Cell::Empty, Cell::Number)] }
    }

    fn sheet(rows: Vec<Row>) -> Sheet {
        let columns = vec![column("岗位", Kind::Text), column("办结", Kind::Number)];
        Sheet { columns, rows, ..Sheet::default() }
    }

    fn heading(title: &str) -> Row {
        Row::Group { title: title.into() }
    }

    fn total(done: i64) -> Row {
        Row::Total { cells: vec!["合计".into(), Cell::Number(done)] }
    }

    #[test]
    fn what_is_empty_comes_last_whichever_way() {
        for (direction, expected) in [
            (Direction::Ascending, [Some(-1), Some(2), Some(10), None]),
            (Direction::Descending, [Some(10), Some(2), Some(-1), None]),
        ] {
            let mut sheet = sheet([Some(10), None, Some(-1), Some(2)].map(|done| line("安办", done)).to_vec());
            sheet.sort(1, direction);
            assert_eq!(sheet.rows, expected.map(|done| line("安办", done)), "{direction:?}");
        }
    }

    #[test]
    fn rows_stay_under_their_heading_and_above_their_total() {
        let rows = vec![
            heading("甲"),
            line("b", Some(1)),
            line("a", Some(2)),
            total(3),
            heading("乙"),
            line("c", None),
            line("a", None),
        ];
        let mut sheet = sheet(rows);
        sheet.sort(0, Direction::Ascending);
        let expected = vec![
            heading("甲"),
            line("a", Some(2)),
            line("b", Some(1)),
            total(3),
            heading("乙"),
            line("a", None),
            line("c", None),
        ];
        assert_eq!(sheet.rows, expected);
    }

    #[test]
    fn a_filter_takes_the_totals_and_the_headings_that_head_nothing() {
        let rows = vec![
            heading("甲"),
            line("安办", None),
            total(0),
            heading("乙"),
            line("安办", Some(1)),
            line("镇长", None),
            heading("丙"),
        ];
        let mut sheet = sheet(rows);
        sheet.keep(|cells| cells.get(1).is_some_and(|cell| !cell.is_empty()));
        assert_eq!(sheet.rows, [heading("乙"), line("安办", Some(1))]);
    }

    #[test]
    fn groups_stand_in_the_order_of_their_first_line() {
        let rows = vec![
            heading("旧"),
            line("镇长", Some(1)),
            line("", Some(4)),
            line("安办", None),
            line("镇长", Some(2)),
            total(7),
        ];
        let mut sheet = sheet(rows);
        let words = |tally: &Tally| format!("{}: {} 行, {:?}", tally.value, tally.rows, tally.sums);
        sheet.group(0, words);
        let expected = vec![
            heading("镇长: 2 行, [None, Some(3)]"),
            line("镇长", Some(1)),
            line("镇长", Some(2)),
            heading(": 1 行, [None, Some(4)]"),
            line("", Some(4)),
            heading("安办: 1 行, [None, Some(0)]"),
            line("安办", None),
        ];
        assert_eq!(sheet.rows, expected);
        assert_eq!(words(&sheet.total()), ": 4 行, [None, Some(7)]");
    }

    #[test]
    fn a_sum_beyond_what_a_number_holds_is_none_and_not_a_wrong_one() {
        let sheet = sheet(vec![line("安办", Some(i64::MAX)), line("安办", Some(1)), line("安办", Some(-5))]);
        assert_eq!(sheet.total().sums, [None, None]);
    }

    proptest! {
        #[test]
        fn sorting_is_stable_and_loses_no_row(keys in prop::collection::vec(prop::option::of(0i64..4), 0..20), down: bool) {
            // The unit tells where a row was.
            let rows: Vec<Row> = keys.iter().enumerate().map(|(at, key)| line(&format!("{at:02}"), *key)).collect();
            let mut sheet = sheet(rows);
            sheet.sort(1, if down { Direction::Descending } else { Direction::Ascending });
            let mut expected: Vec<(usize, Option<i64>)> = keys.into_iter().enumerate().collect();
            expected.sort_by_key(|(_, key)| (key.is_none(), key.map(|key| if down { -key } else { key })));
            let expected: Vec<Row> = expected.into_iter().map(|(at, key)| line(&format!("{at:02}"), key)).collect();
            prop_assert_eq!(sheet.rows, expected);
        }

        #[test]
        fn groups_hold_every_line_once(units in prop::collection::vec("[甲乙]?", 0..12)) {
            let mut sheet = sheet(units.iter().map(|unit| line(unit, Some(1))).collect());
            let tallies = sheet.tally(0);
            prop_assert_eq!(tallies.iter().map(|tally| tally.rows).sum::<usize>(), units.len());
            sheet.group(0, |tally| tally.value.to_string());
            let mut grouped: Vec<String> = sheet.body().filter_map(|cells| cells.first()).map(Cell::to_string).collect();
            let mut given = units.clone();
            grouped.sort();
            given.sort();
            prop_assert_eq!(grouped, given);
        }
    }
}
