//! Sheets as an Excel workbook (Office Open XML, ECMA-376), which WPS and LibreOffice open too.
//!
//! | step | file |
//! |---|---|
//! | which lines a sheet has and how each cell looks | `layout` |
//! | these lines as XML | `worksheet`, with `xml`; the looks themselves are in `styles` |
//! | the parts of the file, packed | here, with `zip` |
//!
//! The same sheets on the same day give the same bytes. A writer of our own: the crate for it (`rust_xlsxwriter`) is
//! 212 kB brotli as WebAssembly, more than a first visit, and asks the browser for the time and for random bytes.

mod layout;
mod styles;
mod worksheet;
mod xml;
mod zip;

use crate::base::{
    day::Date,
    sheet::{Cell, Row, Sheet},
};
use layout::Layout;
use xml::{Strings, attribute};

/// Why there is no workbook: a limit of Excel, which would call the file damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotWritten {
    /// A workbook has at least one sheet.
    NoSheet,
    /// A sheet has more than 1,048,576 rows or 16,384 columns.
    TooManyCells,
    /// A cell has more than 32,767 characters (UTF-16).
    TextTooLong,
    /// A part has 4 GB and more.
    TooLarge,
}

const MAX_ROWS: usize = 1 << 20;
const MAX_COLUMNS: usize = 1 << 14;
const MAX_TEXT: usize = 32_767;
/// The most characters in the name of a sheet.
const MAX_NAME: usize = 31;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The workbook of these sheets, in their order. `made` is noted in it as the day it was made.
pub fn workbook(sheets: &[Sheet], made: Date) -> Result<Vec<u8>, NotWritten> {
    if sheets.is_empty() {
        return Err(NotWritten::NoSheet);
    }
    sheets.iter().try_for_each(check)?;
    let layouts: Vec<Layout> = sheets.iter().map(Layout::of).collect();
    let names = names(sheets);
    let mut strings = Strings::default();
    let mut zip = zip::Writer::default();
    zip.add("[Content_Types].xml", &content_types(sheets.len()))?;
    zip.add("_rels/.rels", &relations(&[("officeDocument", "xl/workbook.xml"), ("core", "docProps/core.xml")]))?;
    zip.add("docProps/core.xml", &properties(sheets, made))?;
    zip.add("xl/workbook.xml", &book(&layouts, &names))?;
    let mut parts: Vec<(&str, String)> =
        (1..=sheets.len()).map(|at| ("worksheet", format!("worksheets/sheet{at}.xml"))).collect();
    parts.extend([("styles", "styles.xml".to_owned()), ("sharedStrings", "sharedStrings.xml".to_owned())]);
    let parts: Vec<(&str, &str)> = parts.iter().map(|(kind, part)| (*kind, part.as_str())).collect();
    zip.add("xl/_rels/workbook.xml.rels", &relations(&parts))?;
    for (at, layout) in layouts.iter().enumerate() {
        zip.add(&format!("xl/worksheets/sheet{}.xml", at + 1), &worksheet::xml(layout, &mut strings, at == 0))?;
    }
    zip.add("xl/styles.xml", &styles::xml())?;
    zip.add("xl/sharedStrings.xml", &strings.xml())?;
    zip.finish()
}

/// Whether Excel can hold it. The lines around the table are a few, so that the table may not fill a sheet to the last.
fn check(sheet: &Sheet) -> Result<(), NotWritten> {
    let around = sheet.subtitle.len() + sheet.notes.len() + sheet.signatures.len() + 4;
    if sheet.rows.len() + around > MAX_ROWS || sheet.width() > MAX_COLUMNS {
        return Err(NotWritten::TooManyCells);
    }
    let texts = [&sheet.title].into_iter().chain(&sheet.subtitle).chain(&sheet.notes).chain(&sheet.signatures);
    let texts = texts.chain(sheet.columns.iter().map(|column| &column.title));
    let fits = |text: &String| text.len() <= MAX_TEXT || text.encode_utf16().count() <= MAX_TEXT;
    let mut rows = sheet.rows.iter().map(|row| match row {
        Row::Group { title } => fits(title),
        Row::Cells { cells } | Row::Total { cells } => {
            cells.iter().all(|cell| if let Cell::Text(text) = cell { fits(text) } else { true })
        }
    });
    if texts.into_iter().all(fits) && rows.all(|fits| fits) { Ok(()) } else { Err(NotWritten::TextTooLong) }
}

/// The names of the sheets, from their titles: without the marks that Excel forbids, not too long, no two the same.
fn names(sheets: &[Sheet]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let title: String = sheet.title.chars().map(allowed).collect();
        let title = if title.trim().is_empty() { (at + 1).to_string() } else { title.trim().to_owned() };
        // Excel keeps a sheet called History for itself.
        let taken = |name: &str| {
            let name = name.to_lowercase();
            name == "history" || names.iter().any(|other| other.to_lowercase() == name)
        };
        let mut name = xml::cut(&title, MAX_NAME);
        for number in 2.. {
            if !taken(&name) {
                break;
            }
            let ending = format!("({number})");
            name = xml::cut(&title, MAX_NAME - ending.len()) + &ending;
        }
        names.push(name);
    }
    names
}

/// In place of a forbidden mark one that is allowed: the same in full width, an apostrophe that is not a quote.
fn allowed(mark: char) -> char {
    match mark {
        '[' => '［',
        ']' => '］',
        ':' => '：',
        '*' => '＊',
        '?' => '？',
        '/' => '／',
        '\\' => '＼',
        '\'' => '’',
        mark if mark.is_control() => ' ',
        mark => mark,
    }
}

fn content_types(sheets: usize) -> String {
    let mut out = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    let mut part = |name: &str, kind: &str| {
        out += &format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    };
    part("xl/workbook.xml", &format!("{KIND}.sheet.main+xml"));
    for at in 1..=sheets {
        part(&format!("xl/worksheets/sheet{at}.xml"), &format!("{KIND}.worksheet+xml"));
    }
    part("xl/styles.xml", &format!("{KIND}.styles+xml"));
    part("xl/sharedStrings.xml", &format!("{KIND}.sharedStrings+xml"));
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    out + "</Types>"
}

/// The parts that belong to another one, by their kind and name: rId1, rId2, …
fn relations(parts: &[(&str, &str)]) -> String {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (at, (kind, target)) in parts.iter().enumerate() {
        let kind = if *kind == "core" {
            format!("{PACKAGE}/relationships/metadata/core-properties")
        } else {
            format!("{OFFICE}/{kind}")
        };
        out += &format!("<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{target}\"/>", at + 1);
    }
    out + "</Relationships>"
}

fn properties(sheets: &[Sheet], made: Date) -> String {
    let title = attribute(sheets.first().map_or("", |sheet| &sheet.title));
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:creator>luoshi</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">{made}T00:00:00Z</dcterms:created></cp:coreProperties>"
    )
}

/// The list of sheets, and for each the rows that are printed on every page and the columns that are filtered.
fn book(layouts: &[Layout], names: &[String]) -> String {
    let mut out = format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"24000\" windowHeight=\"12000\"/></bookViews><sheets>"
    );
    for (at, name) in names.iter().enumerate() {
        out += &format!("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>", attribute(name), at + 1, at + 1);
    }
    out += "</sheets><definedNames>";
    for (at, (layout, name)) in layouts.iter().zip(names).enumerate() {
        let name = attribute(name);
        if let Some((from, to)) = layout.filtered() {
            let range = format!("{}:{}", xml::fixed(from), xml::fixed(to));
            out += &format!(
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{name}'!{range}</definedName>"
            );
        }
        let head = layout.head + 1;
        out += &format!(
            "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'{name}'!${head}:${head}</definedName>"
        );
    }
    out + "</definedNames></workbook>"
}
