//! Bytes to text, and what is refused before anything is read. Codes only; the words are the interface's.

use super::{Bulletin, parse::parse};

/// The largest text that is taken, in bytes.
pub const LIMIT_BYTES: usize = 1024 * 1024;
/// The most items that are taken.
pub const LIMIT_ITEMS: usize = 500;

/// How the bytes were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// GB18030, and with it GBK and GB2312.
    Gb18030,
    /// UTF-16, little end first, with a byte order mark.
    Utf16Le,
    /// UTF-16, big end first, with a byte order mark.
    Utf16Be,
}

/// Why a text is not taken. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// No text in it.
    Empty,
    /// A picture.
    Image,
    /// A file of an office program (docx, doc, xls, wps).
    OfficeFile,
    /// A PDF.
    Pdf,
    /// A JSON file, perhaps a backup.
    Json,
    /// Some other file that is no text.
    Binary,
    /// Larger than [`LIMIT_BYTES`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// A character that cannot be read: broken bytes, lone surrogates, U+FFFD.
    BrokenText {
        /// In which line, from 1.
        line: usize,
    },
    /// More than [`LIMIT_ITEMS`].
    TooManyItems {
        /// How many.
        items: usize,
    },
}

/// Decides the encoding and decodes. `gb18030` is the platform's decoder; it returns `None` for bytes that
/// are not GB18030. Line ends become `\n`.
pub fn decode(bytes: &[u8], gb18030: impl Fn(&[u8]) -> Option<String>) -> Result<(String, Encoding), Unreadable> {
    if bytes.len() > LIMIT_BYTES {
        return Err(Unreadable::TooLarge { bytes: bytes.len() });
    }
    refuse_other_files(bytes)?;
    let (text, encoding) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (utf8(rest)?, Encoding::Utf8),
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, Encoding::Utf16Le),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, Encoding::Utf16Be),
        _ if bytes.contains(&0) => return Err(Unreadable::Binary),
        _ => match utf8(bytes) {
            Ok(text) => (text, Encoding::Utf8),
            Err(broken) => match gb18030(bytes) {
                Some(text) => (text, Encoding::Gb18030),
                None => return Err(broken),
            },
        },
    };
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), encoding))
}

/// Takes a decoded or pasted text, or says why not.
pub fn accept(text: &str) -> Result<Bulletin, Unreadable> {
    if text.len() > LIMIT_BYTES {
        return Err(Unreadable::TooLarge { bytes: text.len() });
    }
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    if let Some(at) = text.find('\u{fffd}') {
        return Err(Unreadable::BrokenText { line: line_of(text, at) });
    }
    if text.trim_start().starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() {
        return Err(Unreadable::Json);
    }
    let bulletin = parse(text);
    match bulletin.items.len() {
        items if items > LIMIT_ITEMS => Err(Unreadable::TooManyItems { items }),
        _ => Ok(bulletin),
    }
}

fn refuse_other_files(bytes: &[u8]) -> Result<(), Unreadable> {
    const IMAGES: [&[u8]; 5] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF"];
    const OFFICE: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    // Two plain letters begin many a text: a bitmap also has zero bytes in its head.
    let binary = bytes.iter().take(64).any(|byte| *byte == 0) || bytes.starts_with(b"\xff\xd8\xff");
    if binary && IMAGES.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(Unreadable::Image);
    }
    if OFFICE.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(Unreadable::OfficeFile);
    }
    if bytes.starts_with(b"%PDF") { Err(Unreadable::Pdf) } else { Ok(()) }
}

fn utf8(bytes: &[u8]) -> Result<String, Unreadable> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        Unreadable::BrokenText { line: good.iter().filter(|byte| **byte == b'\n').count() + 1 }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Unreadable> {
    let units = bytes.chunks(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        _ => 0xd800, // half a unit at the end is as unreadable as half a pair
    });
    let mut text = String::with_capacity(bytes.len());
    for character in char::decode_utf16(units) {
        match character {
            Ok(character) => text.push(character),
            Err(_) => return Err(Unreadable::BrokenText { line: line_of(&text, text.len()) }),
        }
    }
    Ok(text)
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_gb(_: &[u8]) -> Option<String> {
        None
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_name() {
        let expect: [(&[u8], Unreadable); 7] = [
            (b"", Unreadable::Empty),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Unreadable::Image),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Unreadable::Image),
            (b"PK\x03\x04\x14\0", Unreadable::OfficeFile),
            (b"%PDF-1.7", Unreadable::Pdf),
            (b"\xff\xfe\x00\xd8\x41\x00", Unreadable::BrokenText { line: 1 }),
            (b"a\nb\n\xff\xff", Unreadable::BrokenText { line: 3 }),
        ];
        for (bytes, refusal) in expect {
            assert_eq!(decode(bytes, no_gb), Err(refusal), "{bytes:?}");
        }
        let large = vec![b'a'; 5 * 1024 * 1024];
        assert_eq!(decode(&large, no_gb), Err(Unreadable::TooLarge { bytes: large.len() }));
    }

    #[test]
    fn the_same_text_in_every_encoding() {
        let text = "值班\n报告";
        let le: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let be: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let bom = [&[0xef, 0xbb, 0xbf], text.replace('\n', "\r\n").as_bytes()].concat();
        for bytes in [text.as_bytes().to_vec(), le, be, bom] {
            assert_eq!(decode(&bytes, no_gb).map(|(text, _)| text), Ok(text.to_owned()));
        }
    }

    #[test]
    fn pasted_text_that_is_no_bulletin_is_refused() {
        assert_eq!(accept(" \n "), Err(Unreadable::Empty));
        assert_eq!(accept("{\"luoshi-backup\":1}"), Err(Unreadable::Json));
        assert_eq!(accept("好\n坏\u{fffd}"), Err(Unreadable::BrokenText { line: 2 }));
        let many = format!("某简报(第1期)\n{}", "开会。会上说明情况。\n".repeat(10_000));
        assert_eq!(accept(&many), Err(Unreadable::TooManyItems { items: 10_000 }));
    }
}
