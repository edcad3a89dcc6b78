//! Workbooks, as another program finds them: unzipped, and their XML read.

use luoshi::{
    base::{
        day::{Date, date},
        doc,
        sheet::{Cell, Column, Kind, Row, Sheet},
    },
    share::xlsx::{NotWritten, workbook},
};
use proptest::prelude::*;
use quick_xml::{Reader, escape::unescape, events::Event};
use std::collections::BTreeMap;

const MADE: Date = date(2026, 11, 24);

/// The parts of a workbook by their names.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let archive = rawzip::ZipArchive::from_slice(bytes).unwrap();
    let (mut entries, mut parts) = (archive.entries(), BTreeMap::new());
    while let Some(entry) = entries.next_entry().unwrap() {
        let data = archive.get_entry(entry.wayfinder()).unwrap();
        let plain = miniz_oxide::inflate::decompress_to_vec(data.data()).unwrap();
        assert_eq!(data.claim_verifier().crc, rawzip::crc32(&plain));
        let name = String::from_utf8(entry.file_path().as_ref().to_vec()).unwrap();
        assert!(parts.insert(name, String::from_utf8(plain).unwrap()).is_none());
    }
    parts
}

/// An element with its attributes and its own text.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

/// All elements in the order of their ends. Fails where it is not well-formed.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let (mut open, mut done): (Vec<Element>, Vec<Element>) = Default::default();
    let start = |tag: quick_xml::events::BytesStart<'_>| {
        let attributes = tag.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            (attribute.key.as_ref().to_owned(), unescape(&attribute.value).unwrap().into_owned())
        });
        Element { name: tag.name().as_ref().to_owned(), attributes: attributes.collect(), text: String::new() }
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => open.push(start(tag)),
            Event::Empty(tag) => done.push(start(tag)),
            Event::End(_) => done.extend(open.pop()),
            Event::Text(text) => {
                // Between two elements stands the end of the line after the declaration.
                open.last_mut().map(|element| element.text += &text).unwrap_or_default();
            }
            Event::GeneralRef(name) => {
                open.last_mut().unwrap().text += &unescape(&format!("&{};", &*name)).unwrap();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    done
}

/// What stands in the cells of the sheet with this number, by their places: `"text` or the number.
fn cells(parts: &BTreeMap<String, String>, sheet: usize) -> BTreeMap<String, String> {
    let strings: Vec<String> = elements(&parts["xl/sharedStrings.xml"])
        .into_iter()
        .filter(|element| element.name == "t")
        .map(|element| decoded(&element.text))
        .collect();
    let (mut cells, mut value) = (BTreeMap::new(), None);
    for element in elements(&parts[&format!("xl/worksheets/sheet{sheet}.xml")]) {
        match element.name.as_str() {
            "v" => value = Some(element.text),
            "c" => {
                let Some(value) = value.take() else { continue };
                let is_text = element.attributes.get("t").is_some_and(|kind| kind == "s");
                let value = if is_text { format!("\"{}", strings[value.parse::<usize>().unwrap()]) } else { value };
                cells.insert(element.attributes["r"].clone(), value);
            }
            "f" => panic!("a formula: {element:?}"),
            _ => {}
        }
    }
    cells
}

/// `_x0041_` back to its character.
fn decoded(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 7).and_then(|code| code.strip_suffix('_'));
        let mark = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        out += &rest[..at];
        rest = match mark {
            Some(mark) => {
                out.push(mark);
                &rest[at + 7..]
            }
            None => {
                out += "_x";
                &rest[at + 2..]
            }
        };
    }
    out + rest
}

fn column(title: &str, width: u8, kind: Kind) -> Column {
    Column { title: title.into(), width, kind }
}

fn ledger() -> Sheet {
    let row = |n, words: &str, done: Option<Date>, share| Row::Cells {
        cells: vec![Cell::Number(n), words.into(), done.into(), Cell::Tenths(share)],
    };
    Sheet {
        title: "青禾镇安全生产履职台账".into(),
        subtitle: vec!["2026 年 1 月至 11 月".into()],
        code: "校验码 7C2F & 91E0".into(),
        columns: vec![
            column("序号", 6, Kind::Number),
            column("职责", 40, Kind::Text),
            column("办结", 12, Kind::Day),
            column("完成率", 9, Kind::Percent),
        ],
        rows: vec![
            row(1, "=HYPERLINK(\"http://x\")", Some(date(2026, 1, 3)), 875),
            row(2, "+86 值班\n带班 <&>", None, -5),
            Row::Total { cells: vec![Cell::Number(2), "合计".into()] },
        ],
        notes: vec!["由安办填写".into()],
        signatures: vec!["填表人".into(), "审核人".into()],
    }
}

#[test]
fn a_ledger_has_real_numbers_and_days_and_no_formula() {
    let found = cells(&parts(&workbook(&[ledger()], MADE).unwrap()), 1);
    let expected = [
        ("A1", "\"青禾镇安全生产履职台账"),
        ("A2", "\"2026 年 1 月至 11 月"),
        ("A3", "\"序号"),
        ("B3", "\"职责"),
        ("C3", "\"办结"),
        ("D3", "\"完成率"),
        ("A4", "1"),
        ("B4", "\"=HYPERLINK(\"http://x\")"),
        // 3 January 2026, as Excel counts: DATE(2026,1,3) is 46025.
        ("C4", "46025"),
        ("D4", "0.875"),
        ("A5", "2"),
        ("B5", "\"+86 值班\n带班 <&>"),
        ("D5", "-0.005"),
        ("A6", "2"),
        ("B6", "\"合计"),
        ("A7", "\"由安办填写"),
        ("A9", "\"填表人"),
        ("C9", "\"审核人"),
    ];
    let expected: BTreeMap<String, String> = expected.map(|(at, value)| (at.into(), value.into())).into();
    assert_eq!(found, expected);
}

#[test]
fn the_sheet_is_made_for_reading_filtering_and_printing() {
    let mut wide = ledger();
    wide.title = "宽表: 甲/乙".into();
    wide.columns.push(column("备注", 60, Kind::Text));
    wide.rows.insert(0, Row::Group { title: "第一组".into() });
    let parts = parts(&workbook(&[ledger(), wide], MADE).unwrap());
    let sheet = |number: usize| elements(&parts[&format!("xl/worksheets/sheet{number}.xml")]);
    let attribute = |elements: &[Element], name: &str, key: &str| {
        let element = elements.iter().find(|element| element.name == name)?;
        Some(element.attributes.get(key).cloned().unwrap_or_default())
    };
    let (first, second) = (sheet(1), sheet(2));
    for (name, key, in_first, in_second) in [
        ("dimension", "ref", Some("A1:D9"), Some("A1:E10")),
        ("sheetView", "tabSelected", Some("1"), Some("")),
        ("pane", "topLeftCell", Some("A4"), Some("A4")),
        ("pane", "state", Some("frozen"), Some("frozen")),
        ("pane", "ySplit", Some("3"), Some("3")),
        ("col", "width", Some("6.71"), Some("6.71")),
        // Sorting would tear the rows from their heading.
        ("autoFilter", "ref", Some("A3:D5"), None),
        ("mergeCell", "ref", Some("A1:D1"), Some("A1:E1")),
        ("pageSetup", "paperSize", Some("9"), Some("9")),
        ("pageSetup", "orientation", Some("portrait"), Some("landscape")),
        ("pageSetUpPr", "fitToPage", Some("1"), Some("1")),
        ("pageSetup", "fitToHeight", Some("0"), Some("0")),
    ] {
        assert_eq!(attribute(&first, name, key).as_deref(), in_first, "{name} {key}");
        assert_eq!(attribute(&second, name, key).as_deref(), in_second, "{name} {key}");
    }
    let foot = first.iter().find(|element| element.name == "oddFooter").unwrap();
    assert_eq!(foot.text, "&L青禾镇安全生产履职台账&C&P / &N&R校验码 7C2F && 91E0");
    let book = elements(&parts["xl/workbook.xml"]);
    let names: Vec<_> = book
        .iter()
        .filter(|element| element.name == "sheet")
        .map(|element| element.attributes["name"].as_str())
        .collect();
    assert_eq!(names, ["青禾镇安全生产履职台账", "宽表： 甲／乙"]);
    let defined: Vec<_> = book
        .iter()
        .filter(|element| element.name == "definedName")
        .map(|element| {
            (element.attributes["name"].as_str(), element.attributes["localSheetId"].as_str(), element.text.as_str())
        })
        .collect();
    let expected = [
        ("_xlnm._FilterDatabase", "0", "'青禾镇安全生产履职台账'!$A$3:$D$5"),
        ("_xlnm.Print_Titles", "0", "'青禾镇安全生产履职台账'!$3:$3"),
        ("_xlnm.Print_Titles", "1", "'宽表： 甲／乙'!$3:$3"),
    ];
    assert_eq!(defined, expected);
}

/// A cell's look, as the styles of the file say.
#[test]
fn each_kind_of_cell_has_its_format() {
    let parts = parts(&workbook(&[ledger()], MADE).unwrap());
    let styles = elements(&parts["xl/styles.xml"]);
    let formats: BTreeMap<&str, &str> = styles
        .iter()
        .filter(|element| element.name == "numFmt")
        .map(|element| (element.attributes["numFmtId"].as_str(), element.attributes["formatCode"].as_str()))
        .collect();
    // The first one is the look of all cells, of which the looks are made.
    let looks: Vec<&Element> = styles.iter().filter(|element| element.name == "xf").skip(1).collect();
    let aligned: Vec<&Element> = styles.iter().filter(|element| element.name == "alignment").collect();
    let sheet = elements(&parts["xl/worksheets/sheet1.xml"]);
    for (place, format, quoted, wrapped, bold) in [
        ("A1", "", false, true, true),
        ("A3", "", false, true, true),
        ("A4", "1", false, false, false),
        ("B4", "", true, true, false),
        ("C4", "yyyy\\-mm\\-dd", false, false, false),
        ("D4", "0.0%", false, false, false),
        ("B5", "", true, true, false),
        ("A6", "1", false, false, true),
        ("B6", "", false, true, true),
    ] {
        let cell = sheet.iter().find(|element| element.attributes.get("r").is_some_and(|r| r == place)).unwrap();
        let number: usize = cell.attributes["s"].parse().unwrap();
        let look = looks[number];
        let id = look.attributes["numFmtId"].as_str();
        let found = formats.get(id).copied().unwrap_or(if id == "0" { "" } else { id });
        assert_eq!(found, format, "{place}");
        assert_eq!(look.attributes.contains_key("quotePrefix"), quoted, "{place}");
        assert_eq!(look.attributes["fontId"] != "0", bold, "{place}");
        // The first look has no alignment of its own.
        assert_eq!(aligned[number - 1].attributes.contains_key("wrapText"), wrapped, "{place}");
    }
}

#[test]
fn the_same_sheets_give_the_same_bytes_and_carry_the_day_they_were_given() {
    let bytes = workbook(&[ledger()], MADE).unwrap();
    assert_eq!(workbook(&[ledger()], MADE).unwrap(), bytes);
    assert_ne!(workbook(&[ledger()], date(2026, 11, 25)).unwrap(), bytes);
    let core = elements(&parts(&bytes)["docProps/core.xml"]);
    let text = |name: &str| core.iter().find(|element| element.name == name).map(|element| element.text.as_str());
    assert_eq!(text("dcterms:created"), Some("2026-11-24T00:00:00Z"));
    assert_eq!(text("dc:title"), Some("青禾镇安全生产履职台账"));
}

#[test]
fn every_part_is_listed_and_every_listed_part_is_there() {
    let parts = parts(&workbook(&[ledger(), ledger(), Sheet::default()], MADE).unwrap());
    let named = |part: &str, key: &str| -> Vec<String> {
        elements(&parts[part]).iter().filter_map(|element| element.attributes.get(key).cloned()).collect()
    };
    let mut listed: Vec<String> = named("[Content_Types].xml", "PartName");
    listed.sort();
    let all: Vec<String> = parts
        .keys()
        .filter(|name| name.ends_with(".xml") && !name.starts_with('['))
        .map(|name| format!("/{name}"))
        .collect();
    assert_eq!(listed, all);
    let mut reached: Vec<String> =
        named("_rels/.rels", "Target").into_iter().map(|target| format!("/{target}")).collect();
    reached.extend(named("xl/_rels/workbook.xml.rels", "Target").into_iter().map(|target| format!("/xl/{target}")));
    reached.sort();
    assert_eq!(reached, all);
    // A sheet is found by the id of its relation, which has to be the one of its part.
    let relations = elements(&parts["xl/_rels/workbook.xml.rels"]);
    let book = elements(&parts["xl/workbook.xml"]);
    for (at, sheet) in book.iter().filter(|element| element.name == "sheet").enumerate() {
        let relation = relations.iter().find(|element| element.attributes.get("Id") == sheet.attributes.get("r:id"));
        assert_eq!(relation.unwrap().attributes["Target"], format!("worksheets/sheet{}.xml", at + 1));
    }
}

#[test]
fn names_of_sheets_are_such_as_excel_allows() {
    let titles =
        ["", "台账", "台账", "a/b[c]:*?\\'", "History", &"长".repeat(40), &"长".repeat(41), "ABC", "abc", "\u{1}"];
    let sheets = titles.map(|title| Sheet { title: title.into(), ..Sheet::default() });
    let parts = parts(&workbook(&sheets, MADE).unwrap());
    let book = elements(&parts["xl/workbook.xml"]);
    let names: Vec<String> = book
        .iter()
        .filter(|element| element.name == "sheet")
        .map(|element| element.attributes["name"].clone())
        .collect();
    let (long, second) = ("长".repeat(31), format!("{}(2)", "长".repeat(28)));
    let expected = ["1", "台账", "台账(2)", "a／b［c］：＊？＼’", "History(2)", &long, &second, "ABC", "abc(2)", "10"];
    assert_eq!(names, expected);
}

#[test]
fn what_excel_could_not_hold_is_refused_and_not_cut() {
    let sheet = |cell: Cell| Sheet { rows: vec![Row::Cells { cells: vec![cell] }], ..Sheet::default() };
    assert_eq!(workbook(&[], MADE), Err(NotWritten::NoSheet));
    assert!(workbook(&[sheet("字".repeat(32_767).into())], MADE).is_ok());
    assert_eq!(workbook(&[sheet("字".repeat(32_768).into())], MADE), Err(NotWritten::TextTooLong));
    let cells = vec![Cell::Empty; 16_385];
    let sheet = Sheet { rows: vec![Row::Cells { cells }], ..Sheet::default() };
    assert_eq!(workbook(&[sheet], MADE), Err(NotWritten::TooManyCells));
}

/// Excel keeps 15 digits and has no days before March 1900 that other programs agree on: there it is words.
#[test]
fn what_excel_would_change_is_written_as_words() {
    let given = [
        (Cell::Number(999_999_999_999_999), "999999999999999"),
        (Cell::Number(1_000_000_000_000_000), "\"1000000000000000"),
        (Cell::Number(i64::MIN), "\"-9223372036854775808"),
        (Cell::Tenths(i64::MAX), "\"922337203685477580.7%"),
        (Cell::Tenths(-1), "-0.001"),
        (Cell::Day(date(1900, 2, 28)), "\"1900-02-28"),
        (Cell::Day(date(1900, 3, 1)), "61"),
        (Cell::Day(date(9999, 12, 31)), "2958465"),
        ("007".into(), "\"007"),
    ];
    let row = Row::Cells { cells: given.iter().map(|(cell, _)| cell.clone()).collect() };
    let sheet = Sheet { rows: vec![row], ..Sheet::default() };
    let found = cells(&parts(&workbook(&[sheet], MADE).unwrap()), 1);
    for (at, (_, expected)) in given.iter().enumerate() {
        let place = format!("{}2", char::from(b'A' + at as u8));
        assert_eq!(found[&place], *expected, "{place}");
    }
}

proptest! {
    #[test]
    fn any_words_come_back_as_they_were(words in prop::collection::vec("(\\PC|[\u{0}-\u{1f}<&>\"'=]|_x00[0-4]1_){0,12}|[=+@-].{0,4}", 1..6), title in ".{0,40}") {
        let rows = words.iter().map(|text| Row::Cells { cells: vec![Cell::Text(text.clone())] }).collect();
        let sheet = Sheet { title, rows, ..Sheet::default() };
        let handed: Vec<Sheet> = doc::read(&doc::print(&vec![sheet.clone()])).unwrap();
        prop_assert_eq!(&handed, &vec![sheet.clone()]);
        let parts = parts(&workbook(&handed, MADE).unwrap());
        parts.values().for_each(|part| drop(elements(part)));
        let found = cells(&parts, 1);
        let above = if sheet.title.is_empty() { 2 } else { 3 };
        for (at, text) in words.iter().enumerate() {
            let expected = (!text.is_empty()).then(|| format!("\"{}", text.replace("\r\n", "\n").replace('\r', "\n")));
            prop_assert_eq!(found.get(&format!("A{}", at + above)), expected.as_ref());
        }
    }
}
