//! Tables as CSV that Excel and WPS open with Chinese in it, and that carry no formula.

use crate::base::sheet::{Cell, Row, Sheet};

/// What makes Excel read the file as UTF-8.
const MARK: char = '\u{feff}';

/// A table, its head first. Rows end with CR LF (RFC 4180).
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::from(MARK);
    row(&mut out, head.iter().copied());
    for cells in rows {
        row(&mut out, cells.iter().map(String::as_str));
    }
    out
}

/// A sheet: its head, then its rows, a heading as a row with one cell. Only the table itself, so that other programs can
/// take it in; what stands around it is for paper and workbook.
pub fn sheet(sheet: &Sheet) -> String {
    let mut out = String::from(MARK);
    row(&mut out, sheet.columns.iter().map(|column| column.title.as_str()));
    for line in &sheet.rows {
        match line {
            Row::Group { title } => row(&mut out, [title.as_str()].into_iter()),
            Row::Cells { cells } | Row::Total { cells } => {
                for at in 0..sheet.columns.len().max(cells.len()) {
                    if at > 0 {
                        out.push(',');
                    }
                    match cells.get(at) {
                        None | Some(Cell::Empty) => {}
                        Some(Cell::Text(text)) => cell(&mut out, text),
                        // A number with its sign is no formula, and text it must not become.
                        Some(value) => out.push_str(&value.to_string()),
                    }
                }
                out.push_str("\r\n");
            }
        }
    }
    out
}

fn row<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, text) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        cell(out, text);
    }
    out.push_str("\r\n");
}

/// A cell that would be a formula gets an apostrophe in front, as a person would type it (OWASP, CSV injection).
fn cell(out: &mut String, text: &str) {
    let formula = is_formula(text);
    let quote = formula || text.contains([',', '"', '\n', '\r']);
    if !quote {
        return out.push_str(text);
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

/// Whether a spreadsheet would take these words for a formula where somebody types them.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{
        day::date,
        sheet::{Column, Kind},
    };

    #[test]
    fn what_is_special_is_quoted_and_no_cell_is_a_formula() {
        let rows = vec![vec!["值班".into(), "说“好”,\"行\"\n下一行".into()], vec!["=1+1".into(), "-3".into()]];
        let expected = "\u{feff}甲,乙\r\n值班,\"说“好”,\"\"行\"\"\n下一行\"\r\n\"'=1+1\",\"'-3\"\r\n";
        assert_eq!(table(&["甲", "乙"], rows), expected);
    }

    #[test]
    fn a_sheet_has_its_head_its_headings_and_every_cell() {
        let column = |title: &str| Column { title: title.into(), width: 8, kind: Kind::Text };
        let cells = vec!["=2+3".into(), Cell::Number(-3), Cell::Tenths(-125), date(2026, 11, 24).into(), "多出".into()];
        let rows = vec![
            Row::Group { title: "+安办".into() },
            Row::Cells { cells },
            Row::Cells { cells: vec![] },
            Row::Total { cells: vec!["合计".into(), Cell::Number(12)] },
        ];
        let columns = ["事项", "数,量", "比率", "日期"].map(column).to_vec();
        let table = Sheet { title: "不在表里".into(), columns, rows, ..Sheet::default() };
        let expected = "\u{feff}事项,\"数,量\",比率,日期\r\n\"'+安办\"\r\n\"'=2+3\",-3,-12.5%,2026-11-24,多出\r\n,,,\r\n合计,12,,\r\n";
        assert_eq!(sheet(&table), expected);
    }
}
