//! Which lines a sheet of the workbook has, from the title to the signatures, and how each cell looks.

use super::{styles::Style, xml::cut};
use crate::base::sheet::{Cell, Row, Sheet};

/// A sheet as lines.
pub struct Layout {
    /// All lines, the first one first.
    pub lines: Vec<Line>,
    /// Which line is the head of the table, from 0.
    pub head: usize,
    /// The width of each column, in Latin characters.
    pub widths: Vec<u32>,
    /// Left and right in the foot of each page.
    pub foot: (String, String),
    /// The last line that can be filtered; `None` where sorting would tear rows from their headings.
    last: Option<usize>,
}

/// A line of cells, the first in column A.
pub struct Line {
    /// The cells with their looks.
    pub cells: Vec<(Style, Cell)>,
    /// All columns are one cell.
    pub whole: bool,
    /// The height in points, where it is more than one line of the table. Excel finds the height of a line itself, but not
    /// of a whole one, and viewers on phones find none.
    pub height: Option<u32>,
}

/// Columns that the head does not name, if a row has more cells.
const WIDTH: u32 = 10;
/// Wider than this, in Latin characters, a table goes on its side: A4 upright holds about so many of them.
const UPRIGHT: u32 = 85;
/// The height of a line in points, and the most that Excel allows a row.
const LINE: u32 = 15;
const HIGHEST: u32 = 409;
/// The most characters of a text in the foot of a page, where all of it may have 255.
const FOOT: usize = 90;

impl Layout {
    /// The lines of a sheet.
    pub fn of(sheet: &Sheet) -> Self {
        let count = sheet.width().max(1);
        let named = sheet.columns.iter().map(|column| u32::from(column.width.max(2)));
        let widths: Vec<u32> = named.chain(std::iter::repeat(WIDTH)).take(count).collect();
        let total = widths.iter().sum();
        let mut lines = Vec::new();
        if !sheet.title.is_empty() {
            lines.push(whole(Style::Title, &sheet.title, total, 3, 28));
        }
        lines.extend(sheet.subtitle.iter().map(|text| whole(Style::Line, text, total, 2, 18)));
        let head = lines.len();
        let titles = sheet.columns.iter().map(|column| Cell::from(column.title.as_str()));
        lines.push(line(titles, |_| Style::Head, &widths));
        lines.extend(sheet.rows.iter().map(|row| match row {
            Row::Group { title } => {
                let mut group = whole(Style::Group, title, total, 2, LINE);
                group.cells.resize(count, (Style::Group, Cell::Empty));
                group
            }
            Row::Cells { cells } => line(cells.iter().cloned(), |cell| look(cell, false), &widths),
            Row::Total { cells } => line(cells.iter().cloned(), |cell| look(cell, true), &widths),
        }));
        let last = filterable(&sheet.rows).map(|rows| head + rows);
        lines.extend(sheet.notes.iter().map(|text| whole(Style::Line, text, total, 2, 18)));
        lines.extend(signatures(&sheet.signatures, count));
        let foot = (cut(&sheet.title, FOOT), cut(&sheet.code, FOOT));
        Layout { lines, head, widths, foot, last }
    }

    /// The first and the last cell of what can be filtered, head included.
    pub fn filtered(&self) -> Option<((usize, usize), (usize, usize))> {
        Some(((self.head, 0), (self.last?, self.widths.len() - 1)))
    }

    /// Whether the table is too wide for a sheet held upright.
    pub fn is_wide(&self) -> bool {
        self.widths.iter().sum::<u32>() > UPRIGHT
    }
}

/// How many rows, from the first, can be filtered and sorted: all but the totals at the end. `None` where there is none,
/// or a heading or a total among them.
fn filterable(rows: &[Row]) -> Option<usize> {
    let is_line = |row: &Row| matches!(row, Row::Cells { .. });
    let count = rows.iter().rposition(is_line)? + 1;
    let ends = rows.iter().skip(count).all(|row| matches!(row, Row::Total { .. }));
    (ends && rows.iter().take(count).all(is_line)).then_some(count)
}

/// A line with a cell in each column, as high as the highest of them.
fn line(cells: impl Iterator<Item = Cell>, style: impl Fn(&Cell) -> Style, widths: &[u32]) -> Line {
    let cells = cells.chain(std::iter::repeat(Cell::Empty)).take(widths.len());
    let cells: Vec<_> = cells.map(|cell| (style(&cell), cell)).collect();
    let high = cells.iter().zip(widths).map(|((_, cell), width)| match cell {
        Cell::Text(text) => lines_of(text, width.saturating_sub(1)),
        _ => 1,
    });
    let high = high.max().unwrap_or(1);
    Line { cells, whole: false, height: (high > 1).then_some((high * LINE).min(HIGHEST)) }
}

fn look(cell: &Cell, total: bool) -> Style {
    match (cell, total) {
        (Cell::Empty | Cell::Text(_), false) => Style::Text,
        (Cell::Empty | Cell::Text(_), true) => Style::TotalText,
        (Cell::Number(_), false) => Style::Number,
        (Cell::Number(_), true) => Style::TotalNumber,
        (Cell::Tenths(_), false) => Style::Percent,
        (Cell::Tenths(_), true) => Style::TotalPercent,
        (Cell::Hundredths(_), false) => Style::Decimal,
        (Cell::Hundredths(_), true) => Style::TotalDecimal,
        (Cell::Day(_), false) => Style::Day,
        (Cell::Day(_), true) => Style::TotalDay,
    }
}

/// A text over the whole width of the table. `half` is how wide half a Chinese character of its size is, in halves of
/// what it is in the table; `line` the height of one line in points.
fn whole(style: Style, text: &str, total: u32, half: u32, line: u32) -> Line {
    let lines = lines_of(text, (total * 2 / half).saturating_sub(2));
    Line { cells: vec![(style, text.into())], whole: true, height: Some((lines * line).min(HIGHEST)) }
}

/// How many lines a text takes where a line has room for so many Latin characters.
fn lines_of(text: &str, room: u32) -> u32 {
    text.split('\n').map(|each| wide(each).div_ceil(room.max(2)).max(1)).sum()
}

/// The width of a text in Latin characters.
fn wide(text: &str) -> u32 {
    text.chars().map(|mark| if mark.is_ascii() { 1 } else { 2 }).sum()
}

/// The labels spread over the width, with room to sign after each, and a free line above them.
fn signatures(labels: &[String], count: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for labels in labels.chunks(count) {
        lines.push(Line { cells: Vec::new(), whole: false, height: None });
        let mut cells = vec![(Style::Signature, Cell::Empty); count];
        for (at, label) in labels.iter().enumerate() {
            if let Some(cell) = cells.get_mut(at * count / labels.len()) {
                *cell = (Style::Signature, label.as_str().into());
            }
        }
        lines.push(Line { cells, whole: false, height: None });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::sheet::{Column, Kind};

    fn cells(words: &[&str]) -> Row {
        Row::Cells { cells: words.iter().map(|word| Cell::from(*word)).collect() }
    }

    fn columns(count: usize, width: u8) -> Vec<Column> {
        vec![Column { title: "列".into(), width, kind: Kind::Text }; count]
    }

    #[test]
    fn only_rows_that_may_be_sorted_are_filtered() {
        let group = Row::Group { title: "甲".into() };
        let total = Row::Total { cells: vec![] };
        let row = || cells(&["a"]);
        for (rows, expected) in [
            (vec![], None),
            (vec![row(), row()], Some(2)),
            (vec![row(), total.clone(), total.clone()], Some(1)),
            (vec![group.clone(), row()], None),
            (vec![row(), total.clone(), row()], None),
            (vec![row(), group], None),
            (vec![total], None),
        ] {
            assert_eq!(filterable(&rows), expected, "{rows:?}");
        }
    }

    #[test]
    fn labels_are_spread_and_none_is_left_out() {
        let labels = ["填表人", "审核人", "批准人"].map(str::to_owned);
        let at = |count: usize| -> Vec<(usize, usize, String)> {
            let lines = signatures(&labels, count);
            let filled = lines.iter().enumerate().flat_map(|(row, line)| {
                line.cells.iter().enumerate().map(move |(column, (_, cell))| (row, column, cell.to_string()))
            });
            filled.filter(|(_, _, words)| !words.is_empty()).collect()
        };
        let place = |row, column, label: &str| (row, column, label.to_owned());
        assert_eq!(at(7), [place(1, 0, "填表人"), place(1, 2, "审核人"), place(1, 4, "批准人")]);
        assert_eq!(at(2), [place(1, 0, "填表人"), place(1, 1, "审核人"), place(3, 0, "批准人")]);
        assert_eq!(at(1).len(), 3);
    }

    #[test]
    fn a_wide_table_goes_on_its_side() {
        let sheet = |count, width| Sheet { columns: columns(count, width), ..Sheet::default() };
        assert!(!Layout::of(&sheet(5, 16)).is_wide());
        assert!(Layout::of(&sheet(6, 16)).is_wide());
        // A column that would not be seen is not hidden.
        assert_eq!(Layout::of(&sheet(1, 0)).widths, [2]);
    }

    #[test]
    fn a_row_is_as_high_as_its_highest_cell() {
        for (words, expected) in [
            (["值班", "值班"], None),
            // 13 characters are 26 wide, and a column of 10 has room for 9.
            (["值班", "检查发现的问题逐条登记销号"], Some(3 * 15)),
            (["a\nb\nc\nd", "检查发现的问题逐条登记销号"], Some(4 * 15)),
            (["", &"字".repeat(1000)], Some(409)),
        ] {
            let sheet = Sheet { columns: columns(2, 10), rows: vec![cells(&words)], ..Sheet::default() };
            assert_eq!(Layout::of(&sheet).lines[1].height, expected, "{words:?}");
        }
    }

    #[test]
    fn a_long_note_is_as_high_as_its_lines() {
        let sheet = Sheet {
            columns: columns(2, 20),
            notes: vec!["短".into(), "长".repeat(60), "一\n二".into()],
            ..Sheet::default()
        };
        let heights: Vec<u32> = Layout::of(&sheet).lines.iter().filter_map(|line| line.height).collect();
        assert_eq!(heights, [18, 4 * 18, 2 * 18]);
    }
}
