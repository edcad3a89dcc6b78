//! Office files: which kind a zip archive or a compound file is, whatever its name says.

use super::archive::Archive;
use super::docx;
use crate::bulletin::Unreadable;

/// First bytes of a compound file (MS-CFB): Office before 2007, WPS, and whatever Office keeps behind a password.
pub const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The Word document in a zip archive, or what the archive is instead.
pub fn zipped(bytes: &[u8], ending: &str) -> Result<docx::Written, Unreadable> {
    let mut archive = Archive::open(bytes).map_err(|why| torn(bytes, ending).unwrap_or(why))?;
    if let Some(main) = docx::main_part(&mut archive) {
        return docx::read(&mut archive, &main);
    }
    let has = |start: &str| archive.names().any(|name| name.starts_with(start));
    Err(if has("xl/") {
        Unreadable::Spreadsheet
    } else if has("ppt/") {
        Unreadable::Slides
    } else if archive.has("OFD.xml") {
        Unreadable::Ofd
    } else if archive.has("mimetype") {
        match archive.text("mimetype").ok().flatten().unwrap_or_default().trim() {
            "application/vnd.oasis.opendocument.spreadsheet" => Unreadable::Spreadsheet,
            "application/vnd.oasis.opendocument.presentation" => Unreadable::Slides,
            _ => Unreadable::OfficeFile,
        }
    } else if archive.has("[Content_Types].xml") {
        // A Word document that has lost its text, or some other document of Office.
        if has("word/") || is_word(ending) { Unreadable::Damaged } else { Unreadable::OfficeFile }
    } else {
        Unreadable::Archive
    })
}

/// What an archive without its list was: by its name, then by its first part.
fn torn(bytes: &[u8], ending: &str) -> Option<Unreadable> {
    let first = bytes.get(30..60).unwrap_or_default();
    if is_word(ending) || first.starts_with(b"word/") || first.starts_with(b"[Content_Types]") {
        return None;
    }
    Some(named(ending).unwrap_or(Unreadable::Archive))
}

/// The kind of a compound file, by the streams in it (MS-DOC, MS-XLS, MS-PPT, MS-OFFCRYPTO).
pub fn compound(bytes: &[u8], ending: &str) -> Unreadable {
    const STREAMS: &[(&str, Unreadable)] = &[
        ("EncryptedPackage", Unreadable::Locked),
        ("WordDocument", Unreadable::OldWord),
        ("Workbook", Unreadable::Spreadsheet),
        ("Book", Unreadable::Spreadsheet),
        ("PowerPoint Document", Unreadable::Slides),
    ];
    // A directory entry has 128 bytes: 64 of name in UTF-16, then the length of the name with its closing zero. A
    // document may hold a table as an object, so the order of the list decides, not that of the file.
    let is_named = |entry: &[u8], name: &str| {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entry.starts_with(&wide) && entry.get(64..66) == Some(&(wide.len() as u16).to_le_bytes())
    };
    let found = STREAMS.iter().find(|(name, _)| bytes.chunks(128).any(|entry| is_named(entry, name)));
    found.map(|(_, kind)| *kind).or_else(|| named(ending)).unwrap_or(Unreadable::OfficeFile)
}

/// What Word, Excel and their like keep as one plain XML file; `None` for other texts.
pub fn flat_xml(text: &str) -> Option<Unreadable> {
    let head: String = text.trim_start().chars().take(2000).collect();
    let has = |marks: &[&str]| marks.iter().any(|mark| head.contains(mark));
    if !head.starts_with("<?xml") {
        None
    } else if has(&["progid=\"Word.Document\"", "<w:wordDocument"]) || has(&["<pkg:package"]) && head.contains("word") {
        Some(Unreadable::OldWord)
    } else if has(&["progid=\"Excel.Sheet\"", "urn:schemas-microsoft-com:office:spreadsheet"]) {
        Some(Unreadable::Spreadsheet)
    } else if has(&["<office:document", "<pkg:package"]) {
        Some(Unreadable::OfficeFile)
    } else {
        None
    }
}

/// What a file is by the ending of its name alone.
pub fn named(ending: &str) -> Option<Unreadable> {
    Some(match ending {
        "doc" | "dot" | "wps" | "wpt" => Unreadable::OldWord,
        "xls" | "xlsx" | "xlsm" | "et" | "ett" | "ods" => Unreadable::Spreadsheet,
        "ppt" | "pptx" | "pps" | "ppsx" | "dps" | "odp" => Unreadable::Slides,
        "ofd" => Unreadable::Ofd,
        "pdf" => Unreadable::Pdf,
        "rtf" => Unreadable::Rtf,
        "zip" | "rar" | "7z" | "gz" | "tar" | "tgz" | "bz2" | "xz" => Unreadable::Archive,
        "jpg" | "jpeg" | "png" | "gif" | "bmp" | "tif" | "tiff" | "webp" | "heic" | "heif" => Unreadable::Image,
        "odt" | "ceb" | "caj" => Unreadable::OfficeFile,
        "docx" | "docm" | "dotx" => Unreadable::Damaged,
        _ => return None,
    })
}

fn is_word(ending: &str) -> bool {
    matches!(ending, "docx" | "docm" | "dotx")
}
