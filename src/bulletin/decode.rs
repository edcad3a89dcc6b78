//! From bytes to text, and what is refused before it is read.

use super::fold::{is_han, is_space};
use super::{Bulletin, html, parse};

/// The encoding a file turned out to have. A byte order mark is not part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// GB18030, which contains GBK and GB2312.
    Gb18030,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
}

/// Why a file or a pasted text is not read as a bulletin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unreadable {
    /// Nothing in it.
    Empty,
    /// A picture.
    Image,
    /// A document of an office program that is none of the kinds below (odt, Visio …).
    OfficeFile,
    /// A text document in an older form: doc, wps, Word's flat XML.
    OldWord,
    /// Rich text (rtf).
    Rtf,
    /// A table: xls, xlsx, et.
    Spreadsheet,
    /// Slides: ppt, pptx, dps.
    Slides,
    /// An OFD, the fixed layout of Chinese offices (GB/T 33190).
    Ofd,
    /// A packed folder: zip, rar, 7z, gz.
    Archive,
    /// A document behind a password.
    Locked,
    /// A document of a kind that is read, but cut off or broken.
    Damaged,
    /// A document with pictures and no text: a scan.
    OnlyPictures,
    /// A PDF.
    Pdf,
    /// Data in JSON.
    Json,
    /// Some other binary file.
    Binary,
    /// More than can be a bulletin.
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The most that is taken.
        limit: usize,
    },
    /// Text with broken characters in it.
    BrokenText {
        /// The first line with one, counted from 1.
        line: usize,
    },
    /// More items than can be in a bulletin.
    TooManyItems {
        /// How many.
        items: usize,
        /// The most that are taken.
        limit: usize,
    },
    /// Text without a Chinese character.
    NotChinese,
}

/// The most bytes that are read.
pub const MAX_BYTES: usize = 1 << 20;
/// The most items of one bulletin.
pub const MAX_ITEMS: usize = 500;

/// First bytes of files that are not text.
const SIGNATURES: &[(&[u8], Unreadable)] = &[
    (b"PK\x03\x04", Unreadable::OfficeFile),
    (b"PK\x05\x06", Unreadable::OfficeFile),
    (b"\xd0\xcf\x11\xe0", Unreadable::OfficeFile),
    (b"{\\rtf", Unreadable::Rtf),
    (b"%PDF", Unreadable::Pdf),
    (b"\x89PNG", Unreadable::Image),
    (b"\xff\xd8\xff", Unreadable::Image),
    (b"GIF8", Unreadable::Image),
    (b"II*\x00", Unreadable::Image),
    (b"MM\x00*", Unreadable::Image),
    (b"\x1f\x8b", Unreadable::Archive),
    (b"Rar!", Unreadable::Archive),
    (b"7z\xbc\xaf", Unreadable::Archive),
];

/// Decodes a file. `gb18030` decodes that encoding, or gives `None` where the bytes are not of it.
///
/// The text has `\n` for every kind of line break; of a web page only what a reader of the page sees is kept.
pub fn decode(bytes: &[u8], gb18030: impl Fn(&[u8]) -> Option<String>) -> Result<(String, Encoding), Unreadable> {
    let (text, encoding) = source(bytes, MAX_BYTES, gb18030)?;
    Ok((if html::is_page(&text) { html::text(&text) } else { text }, encoding))
}

/// Decodes a file of at most `limit` bytes and leaves its marks as they are.
pub(super) fn source(
    bytes: &[u8],
    limit: usize,
    gb18030: impl Fn(&[u8]) -> Option<String>,
) -> Result<(String, Encoding), Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(*what);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") || bytes.get(4..8) == Some(b"ftyp") {
        return Err(Unreadable::Image);
    }
    // A bitmap: its size, then four bytes that are always zero.
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Err(Unreadable::Image);
    }
    if bytes.len() > limit {
        return Err(Unreadable::TooLarge { bytes: bytes.len(), limit });
    }
    let (text, encoding) = if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        (utf8(rest)?, Encoding::Utf8)
    } else if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        (utf16(rest, u16::from_le_bytes)?, Encoding::Utf16Le)
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        (utf16(rest, u16::from_be_bytes)?, Encoding::Utf16Be)
    } else if bytes.contains(&0) {
        return Err(Unreadable::Binary);
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (text.to_owned(), Encoding::Utf8)
    } else {
        match gb18030(bytes) {
            Some(text) if !text.contains('\u{fffd}') => (text, Encoding::Gb18030),
            // Neither encoding: the first line that is no UTF-8 is where to look, if it is text at all.
            _ if is_texty(bytes) => return Err(utf8(bytes).err().unwrap_or(Unreadable::Binary)),
            _ => return Err(Unreadable::Binary),
        }
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    check(&text)?;
    Ok((text, encoding))
}

/// The decoder to hand to [`decode`] outside the browser; in it the browser's own does the work.
#[cfg(not(target_arch = "wasm32"))]
pub fn native_gb18030(bytes: &[u8]) -> Option<String> {
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

/// Reads a decoded or pasted text, unless it cannot be a bulletin.
pub fn accept(text: &str) -> Result<Bulletin, Unreadable> {
    if text.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge { bytes: text.len(), limit: MAX_BYTES });
    }
    check(text)?;
    let bulletin = if html::is_page(text) { parse(&html::text(text)) } else { parse(text) };
    if bulletin.items.len() > MAX_ITEMS {
        return Err(Unreadable::TooManyItems { items: bulletin.items.len(), limit: MAX_ITEMS });
    }
    Ok(bulletin)
}

/// Refuses a text that is empty, broken, data, or in no Chinese at all.
pub(super) fn check(text: &str) -> Result<(), Unreadable> {
    if text.chars().all(is_space) {
        return Err(Unreadable::Empty);
    }
    if let Some(line) = text.split('\n').position(|l| l.contains('\u{fffd}')) {
        return Err(Unreadable::BrokenText { line: line + 1 });
    }
    if text.chars().any(|c| c.is_control() && !c.is_whitespace() && !matches!(c, '\u{1a}')) {
        return Err(Unreadable::Binary);
    }
    if is_json(text) {
        return Err(Unreadable::Json);
    }
    if !text.chars().any(is_han) {
        return Err(Unreadable::NotChinese);
    }
    Ok(())
}

/// Whether a text is JSON by its first and last marks. A bulletin may start with a bracket too, but not with `{"` or `[{`.
fn is_json(text: &str) -> bool {
    let text = text.trim_matches(is_space);
    let inner = |open: char, close: char| {
        text.strip_prefix(open).and_then(|t| t.strip_suffix(close)).map(|t| t.trim_start_matches(is_space))
    };
    if let Some(rest) = inner('{', '}') {
        return rest.is_empty() || rest.starts_with('"');
    }
    inner('[', ']').is_some_and(|rest| {
        rest.is_empty()
            || rest.starts_with(['{', '"', '['])
            || rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(',')
    })
}

/// Few control bytes: probably text, in whatever encoding.
fn is_texty(bytes: &[u8]) -> bool {
    let odd = bytes.iter().filter(|b| **b < 0x20 && !matches!(**b, b'\n' | b'\r' | b'\t')).count();
    odd * 100 <= bytes.len()
}

fn utf8(bytes: &[u8]) -> Result<String, Unreadable> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            Err(Unreadable::BrokenText { line: 1 + good.iter().filter(|b| **b == b'\n').count() })
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Unreadable> {
    let mut text = String::with_capacity(bytes.len());
    let pairs = bytes.chunks(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        // Half a character at the end is a broken one.
        _ => 0xd800,
    });
    for c in char::decode_utf16(pairs) {
        match c {
            Ok(c) => text.push(c),
            Err(_) => {
                return Err(Unreadable::BrokenText { line: 1 + text.matches('\n').count() });
            }
        }
    }
    Ok(text)
}
