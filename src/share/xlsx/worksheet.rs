//! The lines of a sheet as XML.

use super::{
    HEAD, MAIN,
    layout::{Layout, Line},
    xml::{Strings, attribute, place},
};
use crate::{
    base::{
        day::{Date, date, days_between},
        sheet::Cell,
    },
    share::csv,
};

/// A number from here on has more digits than Excel keeps: it is written as words.
const EXACT: u64 = 1_000_000_000_000_000;
/// Excel counts days from here, since it takes 1900 for a leap year …
const DAY_ZERO: Date = date(1899, 12, 30);
/// … so that a day before this one would be shown as another: it is written as words.
const FIRST_DAY: Date = date(1900, 3, 1);

/// The part of a sheet. `first`: it is the one that is shown when the file is opened.
pub fn xml(layout: &Layout, strings: &mut Strings, first: bool) -> String {
    let last = (layout.lines.len().saturating_sub(1), layout.widths.len().saturating_sub(1));
    let below = layout.head + 1;
    let mut out = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:{}\"/><sheetViews><sheetView{} workbookViewId=\"0\"><pane ySplit=\"{below}\" topLeftCell=\"A{}\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>",
        place(last),
        if first { " tabSelected=\"1\"" } else { "" },
        below + 1,
    );
    for (at, width) in (1..).zip(&layout.widths) {
        // The part of a character is the space at both sides.
        out += &format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}.71\" customWidth=\"1\"/>");
    }
    out += "</cols><sheetData>";
    let mut merged = Vec::new();
    for (at, line) in layout.lines.iter().enumerate() {
        row(&mut out, at, line, strings);
        // A cell that is merged with none is an error to Excel.
        if line.whole && layout.widths.len() > 1 {
            merged.push(format!("{}:{}", place((at, 0)), place((at, layout.widths.len() - 1))));
        }
    }
    out += "</sheetData>";
    if let Some((from, to)) = layout.filtered() {
        out += &format!("<autoFilter ref=\"{}:{}\"/>", place(from), place(to));
    }
    if !merged.is_empty() {
        let cells: String = merged.iter().map(|range| format!("<mergeCell ref=\"{range}\"/>")).collect();
        out += &format!("<mergeCells count=\"{}\">{cells}</mergeCells>", merged.len());
    }
    out += "<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>";
    // Paper 9 is A4; as many pages long as it takes, one wide.
    let orientation = if layout.is_wide() { "landscape" } else { "portrait" };
    out += &format!("<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"{orientation}\"/>");
    let (left, right) = &layout.foot;
    let foot = format!("&L{}&C&P / &N&R{}", left.replace('&', "&&"), right.replace('&', "&&"));
    out += &format!("<headerFooter><oddFooter>{}</oddFooter></headerFooter>", attribute(&foot));
    // A number on purpose written as words (an item 001) is no mistake.
    out + &format!(
        "<ignoredErrors><ignoredError sqref=\"A1:{}\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>",
        place(last)
    )
}

fn row(out: &mut String, at: usize, line: &Line, strings: &mut Strings) {
    *out += &format!("<row r=\"{}\"", at + 1);
    if let Some(height) = line.height {
        // What is not custom, Excel finds anew when a cell is edited.
        let custom = if line.whole { " customHeight=\"1\"" } else { "" };
        *out += &format!(" ht=\"{height}\"{custom}");
    }
    out.push('>');
    for (column, (style, cell)) in line.cells.iter().enumerate() {
        let value = value(cell);
        let quoted = matches!(&value, Value::Words(words) if csv::is_formula(words));
        *out += &format!("<c r=\"{}\" s=\"{}\"", place((at, column)), style.number(quoted));
        match value {
            Value::None => *out += "/>",
            Value::Number(number) => *out += &format!("><v>{number}</v></c>"),
            Value::Words(words) => *out += &format!(" t=\"s\"><v>{}</v></c>", strings.number(&words)),
        }
    }
    *out += "</row>";
}

enum Value {
    None,
    /// In digits, as XML has it.
    Number(String),
    /// Never a formula: that would be another element.
    Words(String),
}

fn value(cell: &Cell) -> Value {
    let words = || Value::Words(cell.to_string());
    match cell {
        _ if cell.is_empty() => Value::None,
        Cell::Number(number) if number.unsigned_abs() < EXACT => Value::Number(number.to_string()),
        Cell::Tenths(tenths) if tenths.unsigned_abs() < EXACT => {
            let (sign, size) = (if *tenths < 0 { "-" } else { "" }, tenths.unsigned_abs());
            Value::Number(format!("{sign}{}.{:03}", size / 1000, size % 1000))
        }
        Cell::Hundredths(hundredths) if hundredths.unsigned_abs() < EXACT => Value::Number(cell.to_string()),
        Cell::Day(day) if *day >= FIRST_DAY => Value::Number(days_between(DAY_ZERO, *day).to_string()),
        _ => words(),
    }
}
