//! The table behind an [`alignment`](super::alignment): what it costs to come to each pair of places in two lists.

use std::ops::Range;

/// Cells of the table at most: two bytes each. Beyond, nothing is said at all.
const MOST_CELLS: usize = 4 << 20;

/// Costs of one row, from column `first` on; beyond them no shortest way passes.
#[derive(Debug, Clone, Default)]
pub struct Row {
    first: usize,
    costs: Vec<u16>,
}

impl Row {
    /// The cost at a column.
    pub fn at(&self, column: usize) -> u32 {
        column.checked_sub(self.first).and_then(|at| self.costs.get(at)).map_or(FAR, |cost| u32::from(*cost))
    }
}

/// Farther than any way is long.
const FAR: u32 = 1 << 20;

/// For each place in both lists how few sentences have to be taken out or put in to get there. Only a band along the
/// diagonal is filled: a way of length `k` never leaves it by more than `k`.
#[derive(Debug, Clone)]
pub struct Table {
    rows: Vec<Row>,
    /// Columns of a row.
    width: usize,
    /// Columns altogether.
    all: usize,
    /// How far the band reaches to each side.
    reach: usize,
    /// The length of the shortest ways.
    pub least: u32,
}

impl Table {
    /// Fills the table for two lists of places and numbers; `None` where it would be too large.
    pub fn fill(a: &[(usize, u32)], b: &[(usize, u32)]) -> Option<Table> {
        let all = b.len() + 1;
        // Costs fit their cells.
        (a.len() + b.len() < usize::from(u16::MAX)).then_some(())?;
        let mut reach = a.len().abs_diff(b.len()) + 32;
        loop {
            let width = all.min(2 * reach + 1);
            (width.checked_mul(a.len() + 1)? <= MOST_CELLS).then_some(())?;
            let mut table = Table { rows: Vec::with_capacity(a.len() + 1), width, all, reach, least: FAR };
            for row in 0..=a.len() {
                let next = table.forward(a, b, row);
                table.rows.push(next);
            }
            table.least = table.at(a.len(), b.len());
            if table.least as usize <= reach || width == all {
                return Some(table);
            }
            reach *= 2;
        }
    }

    /// The columns of a row that are filled.
    pub fn columns(&self, row: usize) -> Range<usize> {
        let first = row.saturating_sub(self.reach).min(self.all - self.width);
        first..first + self.width
    }

    /// The cost at a place.
    pub fn at(&self, row: usize, column: usize) -> u32 {
        self.rows.get(row).map_or(FAR, |row| row.at(column))
    }

    /// The costs from the start to a row, once the rows above are there.
    fn forward(&self, a: &[(usize, u32)], b: &[(usize, u32)], row: usize) -> Row {
        let columns = self.columns(row);
        let above = row.checked_sub(1).and_then(|above| Some((self.rows.get(above)?, a.get(above)?.1)));
        let mut next = Row { first: columns.start, costs: Vec::with_capacity(self.width) };
        let mut left = FAR;
        for column in columns {
            let mut cost = if row == 0 && column == 0 { 0 } else { left + 1 };
            if let Some((above, id)) = above {
                cost = cost.min(above.at(column) + 1);
                let before = column.checked_sub(1);
                if let Some(before) = before.filter(|before| b.get(*before).is_some_and(|other| other.1 == id)) {
                    cost = cost.min(above.at(before));
                }
            }
            next.costs.push(u16::try_from(cost).unwrap_or(u16::MAX));
            left = cost;
        }
        next
    }

    /// The costs from a row to the end, once the row below is there.
    pub fn backward(&self, a: &[(usize, u32)], b: &[(usize, u32)], row: usize, below: &Row) -> Row {
        let columns = self.columns(row);
        let id = a.get(row).map(|(_, id)| *id);
        let mut costs = Vec::with_capacity(self.width);
        let mut right = FAR;
        for column in columns.clone().rev() {
            let mut cost = if id.is_none() && column + 1 == self.all { 0 } else { right + 1 };
            if let Some(id) = id {
                cost = cost.min(below.at(column) + 1);
                if b.get(column).is_some_and(|other| other.1 == id) {
                    cost = cost.min(below.at(column + 1));
                }
            }
            costs.push(u16::try_from(cost).unwrap_or(u16::MAX));
            right = cost;
        }
        costs.reverse();
        Row { first: columns.start, costs }
    }
}
