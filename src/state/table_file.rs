//! Opening a file that should be a table in text: every line stays where it is, so that errors can name it.

use super::AppState;
use crate::platform::files;

/// The most bytes of such a file: some 100,000 rows.
const MOST: usize = 4 << 20;

/// Why a file is not read as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotATable {
    /// The browser may not read it.
    Unopened,
    /// Larger than anything that is read.
    TooLarge,
    /// A workbook or another office file: its cells can be pasted, or it can be kept as CSV.
    Workbook,
    /// There is nothing in it.
    Empty,
    /// It is no text in an encoding that is known.
    NotText,
}

impl NotATable {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            NotATable::Unopened => "unopened",
            NotATable::TooLarge => "large",
            NotATable::Workbook => "workbook",
            NotATable::Empty => "empty",
            NotATable::NotText => "not_text",
        }
    }
}

impl AppState {
    /// The name and the text of a file; nothing is done with it yet. In UTF-8, UTF-16 with its mark, or GB 18030 (and
    /// with it GBK), which the browser itself decodes.
    pub async fn read_table(self, file: &web_sys::File) -> Result<(String, String), NotATable> {
        let (name, size, bytes) = files::bytes(file, MOST).await.ok_or(NotATable::Unopened)?;
        if size > MOST {
            return Err(NotATable::TooLarge);
        }
        text_of(&bytes).map(|text| (name, text))
    }
}

fn text_of(bytes: &[u8]) -> Result<String, NotATable> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(NotATable::Workbook);
    }
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        bytes if bytes.contains(&0) => None,
        bytes => std::str::from_utf8(bytes).map(str::to_owned).ok().or_else(|| files::gb18030(bytes)),
    };
    let text = text.ok_or(NotATable::NotText)?;
    if text.trim_matches(['\u{feff}', ' ', '\n', '\r', '\t']).is_empty() { Err(NotATable::Empty) } else { Ok(text) }
}
