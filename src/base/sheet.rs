//! Tables that leave the app: what a ledger, a list or a count holds, before it is a page, a CSV file or a workbook.
//!
//! A sheet knows no duty and no language: whoever makes it puts the words in. It is a document, so that it can be
//! handed to another program as JSON.

mod arrange;

pub use arrange::{Direction, Tally, compare};

use super::{
    day::Date,
    doc::{Doc, Document, Wrong, tagged, untag},
    points,
};
use crate::document;
use std::fmt;

/// A table with what stands around it on paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The title; of a workbook also the name of the sheet.
    pub title: String,
    /// Lines under the title: unit, period, the day it was made.
    pub subtitle: Vec<String>,
    /// The short code of the history, printed at the foot of every page; empty where there is none.
    pub code: String,
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The rows, from the top.
    pub rows: Vec<Row>,
    /// Lines under the table.
    pub notes: Vec<String>,
    /// What stands before the lines to sign on: 填表人, 审核人.
    pub signatures: Vec<String>,
}

document!(struct Sheet { title, subtitle, code, columns, rows, notes, signatures });

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// How wide it is, in Latin characters; a Chinese one takes two.
    pub width: u8,
    /// What its cells hold.
    pub kind: Kind,
}

document!(struct Column { title, width, kind });

/// What the cells of a column hold: how they are set, and whether they add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Words.
    #[default]
    Text,
    /// Whole numbers, which add up.
    Number,
    /// Days.
    Day,
    /// Shares of a hundred, which do not.
    Percent,
}

document!(codes Kind or default { "text" => Text, "number" => Number, "day" => Day, "percent" => Percent });

/// A row. One with fewer cells than there are columns ends in empty ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A heading over the rows that follow.
    Group {
        /// What they have in common.
        title: String,
    },
    /// A line of the table.
    Cells {
        /// From the left.
        cells: Vec<Cell>,
    },
    /// A line that sums up those above it.
    Total {
        /// From the left.
        cells: Vec<Cell>,
    },
}

document!(enum Row { "group" => Group { title }, "cells" => Cells { cells }, "total" => Total { cells } });

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A share in tenths of a percent: 875 is 87.5%.
    Tenths(i64),
    /// A number of at most two decimals, in hundredths: 8050 is 80.5.
    Hundredths(i64),
    /// A day.
    Day(Date),
}

impl Cell {
    /// Whether there is nothing to see in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.is_empty(),
            _ => false,
        }
    }
}

/// As it is read: `87.5%`, `2026-11-24`.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Empty => Ok(()),
            Cell::Text(text) => f.write_str(text),
            Cell::Number(number) => write!(f, "{number}"),
            Cell::Tenths(tenths) => {
                let (sign, size) = (if *tenths < 0 { "-" } else { "" }, tenths.unsigned_abs());
                write!(f, "{sign}{}.{}%", size / 10, size % 10)
            }
            Cell::Hundredths(hundredths) => {
                let (sign, size) = (if *hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
                let rest = points::write(u32::try_from(size % 100).unwrap_or(0));
                write!(f, "{sign}{}{}", size / 100, rest.strip_prefix('0').unwrap_or(&rest))
            }
            Cell::Day(day) => write!(f, "{day}"),
        }
    }
}

/// A table has thousands of cells: words, numbers and nothing are written as what they are, without a name.
impl Document for Cell {
    fn to_doc(&self) -> Doc {
        match self {
            Cell::Empty => Doc::Null,
            Cell::Text(text) => Doc::Text(text.clone()),
            Cell::Number(number) => Doc::Int(*number),
            Cell::Tenths(tenths) => tagged("tenths", Doc::Int(*tenths)),
            Cell::Hundredths(hundredths) => tagged("hundredths", Doc::Int(*hundredths)),
            Cell::Day(day) => tagged("day", day.to_doc()),
        }
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        Ok(match doc {
            Doc::Null => Cell::Empty,
            Doc::Text(text) => Cell::Text(text),
            Doc::Int(number) => Cell::Number(number),
            other => match untag(other)? {
                (code, Doc::Int(tenths)) if code == "tenths" => Cell::Tenths(tenths),
                (code, Doc::Int(hundredths)) if code == "hundredths" => Cell::Hundredths(hundredths),
                (code, day) if code == "day" => Cell::Day(Date::from_doc(day)?),
                _ => return Err(Wrong("cell")),
            },
        })
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}
impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}
impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Cell::Day(day)
    }
}
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Empty, T::into)
    }
}

impl Sheet {
    /// How many columns the widest row has, or the head.
    pub fn width(&self) -> usize {
        let cells = self.rows.iter().map(|row| match row {
            Row::Group { .. } => 1,
            Row::Cells { cells } | Row::Total { cells } => cells.len(),
        });
        cells.max().unwrap_or(0).max(self.columns.len())
    }

    /// The lines of the table, without headings and totals.
    pub fn body(&self) -> impl Iterator<Item = &[Cell]> {
        self.rows.iter().filter_map(|row| if let Row::Cells { cells } = row { Some(cells.as_slice()) } else { None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{day::date, doc};
    use proptest::prelude::*;

    fn any_cell() -> impl Strategy<Value = Cell> {
        prop_oneof![
            Just(Cell::Empty),
            ".{0,6}".prop_map(Cell::Text),
            any::<i64>().prop_map(Cell::Number),
            any::<i64>().prop_map(Cell::Tenths),
            any::<i64>().prop_map(Cell::Hundredths),
            (1i16..=9999, 1u8..=12, 1u8..=28).prop_map(|(y, m, d)| Cell::Day(date(y, m, d))),
        ]
    }

    fn any_row() -> impl Strategy<Value = Row> {
        let cells = || prop::collection::vec(any_cell(), 0..4);
        prop_oneof![
            ".{0,6}".prop_map(|title| Row::Group { title }),
            cells().prop_map(|cells| Row::Cells { cells }),
            cells().prop_map(|cells| Row::Total { cells }),
        ]
    }

    #[test]
    fn hundredths_stand_with_as_many_decimals_as_they_have() {
        let table = [(8050, "80.5"), (8000, "80"), (5, "0.05"), (-150, "-1.5"), (i64::MAX, "92233720368547758.07")];
        for (hundredths, words) in table {
            assert_eq!(Cell::Hundredths(hundredths).to_string(), words);
        }
    }

    proptest! {
        #[test]
        fn another_program_reads_the_same_sheet(rows in prop::collection::vec(any_row(), 0..6), lines in prop::collection::vec(".{0,6}", 0..3)) {
            let column = Column { title: "天".into(), width: 12, kind: Kind::Day };
            let sheet = Sheet { title: "台账".into(), subtitle: lines, columns: vec![column], rows, ..Sheet::default() };
            prop_assert_eq!(doc::read(&doc::print(&sheet)), Ok(sheet));
        }
    }

    #[test]
    fn cells_read_as_people_write_them() {
        let cells = [
            (Cell::Empty, ""),
            ("已办".into(), "已办"),
            (Cell::Number(-3), "-3"),
            (Cell::Tenths(875), "87.5%"),
            (Cell::Tenths(-5), "-0.5%"),
            (Cell::Tenths(i64::MIN), "-922337203685477580.8%"),
            (date(2026, 11, 4).into(), "2026-11-04"),
            (None::<Date>.into(), ""),
        ];
        for (cell, words) in cells {
            assert_eq!(cell.to_string(), words);
        }
    }

    #[test]
    fn a_row_wider_than_the_head_counts() {
        let cells = vec![Cell::Empty, Cell::Number(1)];
        let sheet = Sheet { rows: vec![Row::Cells { cells }], ..Sheet::default() };
        assert_eq!((sheet.width(), Sheet::default().width()), (2, 0));
    }
}
