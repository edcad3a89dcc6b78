//! One pass over an XML part of a Word document.

use crate::bulletin::Unreadable;
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

/// The names by which a document tells that an element is one of WordprocessingML (ISO/IEC 29500, transitional and
/// strict).
const WORD: &[&str] = &[
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// What the pass meets. Elements of WordprocessingML have their bare name (`p`), others keep the prefix (`mc:Choice`).
pub enum Node<'n> {
    /// An element opens.
    Open(&'n str, Tag<'n>),
    /// An element closes; it opened before.
    Close(&'n str),
    /// Text between tags.
    Text(&'n str),
}

/// The attributes of an element.
#[derive(Clone, Copy)]
pub struct Tag<'n>(&'n BytesStart<'n>);

impl Tag<'_> {
    /// The attribute of this name, whatever its prefix.
    pub fn get(self, name: &str) -> Option<String> {
        let found = self.0.attributes().flatten().find(|a| bare(a.key.as_ref()) == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
    }

    /// The attribute `val`, which holds what most elements say.
    pub fn val(self) -> Option<String> {
        self.get("val")
    }

    /// Whether a switch such as `<w:vanish/>` is on: it is, unless it says otherwise.
    pub fn is_on(self) -> bool {
        !self.val().is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// Walks through a part. `Damaged` where it is not well-formed or ends too early.
pub fn walk(xml: &str, see: &mut dyn FnMut(Node<'_>)) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    let mut prefix: Option<String> = None;
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Start(tag) => {
                depth += 1;
                let word = prefix.get_or_insert_with(|| word_prefix(&tag));
                let qualified = tag.name();
                see(Node::Open(short(qualified.as_ref(), word), Tag(&tag)));
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                let qualified = tag.name();
                see(Node::Close(short(qualified.as_ref(), prefix.as_deref().unwrap_or("w:"))));
            }
            Event::Text(text) => see(Node::Text(&text)),
            Event::CData(text) => see(Node::Text(&text)),
            Event::GeneralRef(reference) => {
                let coded = reference.resolve_char_ref().map_err(|_| Unreadable::Damaged)?;
                let named = match &*reference {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => None,
                };
                if let Some(c) = coded.or(named) {
                    see(Node::Text(c.encode_utf8(&mut [0; 4])));
                }
            }
            Event::Eof if depth == 0 && prefix.is_some() => return Ok(()),
            Event::Eof => return Err(Unreadable::Damaged),
            _ => {}
        }
    }
}

/// The prefix of WordprocessingML, with its colon; none where it is the default.
fn word_prefix(root: &BytesStart<'_>) -> String {
    let binding = root.attributes().flatten().find(|a| WORD.contains(&a.value.as_ref()));
    match binding.map(|a| a.key.as_ref().to_owned()).as_deref() {
        Some("xmlns") => String::new(),
        Some(key) => format!("{}:", bare(key)),
        None => "w:".to_owned(),
    }
}

fn short<'n>(qualified: &'n str, prefix: &str) -> &'n str {
    qualified.strip_prefix(prefix).unwrap_or(qualified)
}

fn bare(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}
