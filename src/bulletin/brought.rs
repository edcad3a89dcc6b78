//! A file that was brought in: its text, and what kind of file it was. What takes it out of the file is in `import`.

use super::{Encoding, Unreadable};
use crate::{
    base::doc::{Doc, Document, Wrong, tagged, untag},
    document,
};

/// The most bytes of a file: a document with photographs is large and its text small.
pub const MAX_FILE: usize = 32 << 20;

/// What kind of file a text came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// A saved web page.
    WebPage,
    /// Markdown.
    Markdown,
    /// A Word document (Office Open XML).
    Docx,
}

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The text, a paragraph or a row of a table on each line.
    pub text: String,
    /// What kind of file it was.
    pub format: Format,
    /// How its characters were written; `None` where the format leaves no choice.
    pub encoding: Option<Encoding>,
    /// The title the file gives itself, where it does.
    pub title: Option<String>,
}

/// The text of a file or why there is none, as the reader's program hands it to the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bringing(pub Result<Brought, Unreadable>);

impl Document for Bringing {
    fn to_doc(&self) -> Doc {
        match &self.0 {
            Ok(brought) => tagged("brought", brought.to_doc()),
            Err(why) => tagged("unreadable", why.to_doc()),
        }
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let (code, doc) = untag(doc)?;
        match code.as_str() {
            "brought" => Brought::from_doc(doc).map(|brought| Bringing(Ok(brought))),
            "unreadable" => Unreadable::from_doc(doc).map(|why| Bringing(Err(why))),
            _ => Err(Wrong("Bringing")),
        }
    }
}

document!(struct Brought { text, format, encoding, title });
document!(codes Format { "text" => Text, "web_page" => WebPage, "markdown" => Markdown, "docx" => Docx });
document!(codes Encoding {
    "utf_8" => Utf8,
    "gb18030" => Gb18030,
    "utf_16le" => Utf16Le,
    "utf_16be" => Utf16Be,
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::doc;

    #[test]
    fn what_was_brought_in_comes_back_whole() {
        let brought = |format, encoding, title: Option<&str>| Brought {
            text: "某县简报\n各镇要办。".to_owned(),
            format,
            encoding,
            title: title.map(str::to_owned),
        };
        for bringing in [
            Bringing(Ok(brought(Format::WebPage, Some(Encoding::Gb18030), Some("某县简报")))),
            Bringing(Ok(brought(Format::Docx, None, None))),
            Bringing(Err(Unreadable::OldWord)),
            Bringing(Err(Unreadable::TooLarge { bytes: 3, limit: 2 })),
        ] {
            assert_eq!(doc::read(&doc::print(&bringing)), Ok(bringing));
        }
    }
}
