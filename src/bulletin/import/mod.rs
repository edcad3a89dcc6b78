//! From a file of any kind to its text: what kind of file it is, and how the text comes out of it.
//!
//! The content decides, not the name: government sites call a web page `.doc`, and WPS writes both forms under
//! `.wps`. The name is asked where the content says nothing.
//!
//! | kind | files |
//! |---|---|
//! | Word documents | `office` tells them apart, `archive` unpacks, `xml` walks, `docx` and `body` read, with `styles`, `numbering`, `numerals` |
//! | saved web pages | `page` finds the article, `web_archive` unpacks mht |
//! | Markdown | `markdown`, `inline` |

mod archive;
mod body;
mod docx;
mod inline;
mod markdown;
mod numbering;
mod numerals;
mod office;
mod page;
mod styles;
mod web_archive;
mod xml;

pub use super::brought::MAX_FILE;
use super::brought::{Bringing, Brought, Format};
use super::decode::{MAX_BYTES, Unreadable, check, source};
use super::fold::is_space;
use super::html;
use crate::base::doc;

/// The text of a file. `gb18030` decodes that encoding, or gives `None` where the bytes are not of it.
///
/// Fails with what the file is where it is not one that is read; then nothing of it has been taken.
pub fn text_of(name: &str, bytes: &[u8], gb18030: impl Fn(&[u8]) -> Option<String>) -> Result<Brought, Unreadable> {
    let brought = taken(name, bytes, &gb18030)?;
    if brought.text.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge { bytes: brought.text.len(), limit: MAX_BYTES });
    }
    check(&brought.text)?;
    Ok(brought)
}

/// The same as JSON (see [`Bringing`]), as the reader's program hands it over.
pub fn bring(name: &str, bytes: &[u8], gb18030: impl Fn(&[u8]) -> Option<String>) -> String {
    doc::print(&Bringing(text_of(name, bytes, gb18030)))
}

fn taken(name: &str, bytes: &[u8], gb18030: &dyn Fn(&[u8]) -> Option<String>) -> Result<Brought, Unreadable> {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.trim().to_ascii_lowercase());
    if bytes.len() > MAX_FILE {
        return Err(Unreadable::TooLarge { bytes: bytes.len(), limit: MAX_FILE });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let docx::Written { text, title } = office::zipped(bytes, &ending)?;
        return Ok(Brought { text, format: Format::Docx, encoding: None, title });
    }
    if bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(b"PK\x07\x08") {
        return Err(Unreadable::Archive);
    }
    if bytes.starts_with(office::COMPOUND) {
        return Err(office::compound(bytes, &ending));
    }
    let unpacked = web_archive::page(bytes)?;
    let decoded = source(unpacked.as_deref().unwrap_or(bytes), MAX_FILE, gb18030);
    let (text, encoding) = decoded.map_err(|why| match why {
        Unreadable::Binary | Unreadable::BrokenText { .. } => office::named(&ending).unwrap_or(why),
        _ => why,
    })?;
    if let Some(kind) = office::flat_xml(&text) {
        return Err(kind);
    }
    let encoding = Some(encoding);
    if unpacked.is_some() || html::is_page(&text) {
        let page::Article { text, title } = page::article(&text);
        return Ok(Brought { text, format: Format::WebPage, encoding, title });
    }
    if text.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge { bytes: text.len(), limit: MAX_BYTES });
    }
    if matches!(ending.as_str(), "md" | "markdown") || markdown::is_markdown(&text) {
        let markdown::Plain { text, title } = markdown::plain(&text);
        return Ok(Brought { text, format: Format::Markdown, encoding, title });
    }
    Ok(Brought { text, format: Format::Text, encoding, title: None })
}

/// Lines as a text: no blank line at either end, and never two together.
fn joined<'l>(lines: impl IntoIterator<Item = &'l str>) -> String {
    let mut text = String::new();
    let mut blank = false;
    for line in lines {
        let shown = line.trim_end_matches(is_space);
        if shown.is_empty() {
            blank = !text.is_empty();
            continue;
        }
        text.push_str(if blank {
            "\n\n"
        } else if text.is_empty() {
            ""
        } else {
            "\n"
        });
        text.push_str(shown);
        blank = false;
    }
    text
}
