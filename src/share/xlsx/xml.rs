//! Texts, places and the table of texts, as the XML of a workbook has them.

use std::{collections::BTreeMap, fmt::Write};

/// The texts of all cells, each once.
#[derive(Default)]
pub struct Strings {
    places: BTreeMap<String, usize>,
    /// In the order of their numbers.
    texts: Vec<String>,
    uses: usize,
}

impl Strings {
    /// The number of a text.
    pub fn number(&mut self, text: &str) -> usize {
        self.uses += 1;
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = self.texts.len();
        self.places.insert(text.to_owned(), place);
        self.texts.push(content(text));
        place
    }

    /// The part that holds them.
    pub fn xml(&self) -> String {
        let mut out = format!(
            "{}<sst xmlns=\"{}\" count=\"{}\" uniqueCount=\"{}\">",
            super::HEAD,
            super::MAIN,
            self.uses,
            self.texts.len()
        );
        for text in &self.texts {
            // Without the attribute, spaces at the ends would be lost.
            out += "<si><t xml:space=\"preserve\">";
            out += text;
            out += "</t></si>";
        }
        out + "</sst>"
    }
}

/// The text of a cell. What XML cannot hold is written `_x0001_`, as Excel does, and what looks like that is made
/// safe the same way (ECMA-376, part 1, 22.9.2.19). A line ends with LF.
fn content(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len());
    for (at, mark) in text.char_indices() {
        match mark {
            '_' if is_code(text.get(at..).unwrap_or_default()) => out += "_x005F_",
            mark if forbidden(mark) => drop(write!(out, "_x{:04X}_", u32::from(mark))),
            mark => push(&mut out, mark),
        }
    }
    out
}

/// A text that is no cell: the name of a sheet, a title, the foot of a page. What XML cannot hold becomes a space.
pub fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|mark| push(&mut out, if forbidden(mark) || mark.is_control() { ' ' } else { mark }));
    out
}

fn push(out: &mut String, mark: char) {
    match mark {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        mark => out.push(mark),
    }
}

/// What is no character of XML 1.0 (2.2).
fn forbidden(mark: char) -> bool {
    matches!(mark, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = bytes.get(2..6).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    digits && bytes.get(1) == Some(&b'x') && bytes.get(6) == Some(&b'_')
}

/// The beginning of a text, at most so many characters as UTF-16 counts them.
pub fn cut(text: &str, most: usize) -> String {
    let mut left = most;
    text.chars()
        .take_while(|mark| {
            let fits = mark.len_utf16() <= left;
            left = left.saturating_sub(mark.len_utf16());
            fits
        })
        .collect()
}

/// The letters of a column, the first being 0: A, B, … Z, AA.
fn letters(column: usize) -> String {
    let mut out = String::new();
    let mut left = column + 1;
    while left > 0 {
        out.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    out
}

/// The place of a cell by its row and column, both from 0: `B7`.
pub fn place((row, column): (usize, usize)) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// The same as a formula has it that is not to move: `$B$7`.
pub fn fixed((row, column): (usize, usize)) -> String {
    format!("${}${}", letters(column), row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_as_excel_writes_them() {
        for (column, expected) in [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1"), (16_383, "XFD1")] {
            assert_eq!(place((0, column)), expected);
        }
        assert_eq!(fixed((11, 27)), "$AB$12");
    }

    #[test]
    fn what_xml_cannot_hold_is_written_as_excel_does() {
        assert_eq!(content("a\u{1}\t<&>\r\n_x0041_ _x00_"), "a_x0001_\t&lt;&amp;&gt;\n_x005F_x0041_ _x00_");
        assert_eq!(attribute("镇\n\"安办\"\u{1}"), "镇 &quot;安办&quot; ");
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!((cut("台账😀!", 3), cut("台账😀!", 4), cut("", 3)), ("台账".into(), "台账😀".into(), String::new()));
    }
}
