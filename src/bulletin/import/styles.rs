//! What a Word document's styles say about a paragraph: is it a heading, is it numbered, does it have an indent.

use super::xml::{Node, Tag, walk};
use crate::bulletin::Unreadable;
use std::collections::BTreeMap;

/// The properties of a paragraph that matter for its text; `None` where it does not say.
#[derive(Debug, Clone, Default)]
pub struct Properties {
    /// Its style.
    pub style: Option<String>,
    /// Outline level from 0; 9 is running text.
    pub outline: Option<u8>,
    /// The list it is an entry of; `0` is none.
    pub list: Option<String>,
    /// Its level in that list, from 0.
    pub level: Option<u8>,
    /// Whether the first line is set in.
    pub indented: Option<bool>,
    /// Whether it is centred or set to the right.
    pub centred: Option<bool>,
}

impl Properties {
    /// Takes in one element of a paragraph's properties.
    pub fn see(&mut self, name: &str, tag: Tag<'_>) {
        let small = || tag.val().and_then(|value| value.parse::<u8>().ok());
        match name {
            "pStyle" => self.style = tag.val(),
            "outlineLvl" => self.outline = small(),
            "numId" => self.list = tag.val(),
            "ilvl" => self.level = small(),
            "jc" => self.centred = tag.val().map(|value| matches!(value.as_str(), "center" | "right" | "end")),
            "ind" => {
                let amount = |name| tag.get(name).and_then(|value| value.parse::<i64>().ok());
                // Hundredths of a character come before twentieths of a point; less than a character is no indent.
                let first = amount("firstLineChars").filter(|n| *n != 0).map(|n| n >= 100);
                let first = first.or_else(|| amount("firstLine").map(|n| n >= 200));
                let hangs = ["hanging", "hangingChars"].into_iter().filter_map(amount).any(|n| n > 0);
                self.indented = if hangs { Some(false) } else { first.or(self.indented) };
            }
            _ => {}
        }
    }

    /// These properties, and those of `below` where they say nothing.
    fn over(self, below: &Properties) -> Properties {
        Properties {
            style: self.style,
            outline: self.outline.or(below.outline),
            list: self.list.or_else(|| below.list.clone()),
            level: self.level.or(below.level),
            indented: self.indented.or(below.indented),
            centred: self.centred.or(below.centred),
        }
    }
}

/// One style.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    properties: Properties,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    /// What holds for all.
    all: Properties,
}

impl Styles {
    /// Reads the part `styles.xml`.
    pub fn read(xml: &str) -> Result<Styles, Unreadable> {
        let mut styles = Styles::default();
        let mut open: Option<(String, Style)> = None;
        let mut conditional = false;
        walk(xml, &mut |node| match node {
            Node::Open("style", tag) => {
                let id = tag.get("styleId").unwrap_or_default();
                let is_default = tag.get("default").is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"));
                if is_default && tag.get("type").as_deref() == Some("paragraph") {
                    styles.usual = Some(id.clone());
                }
                open = Some((id, Style::default()));
            }
            Node::Close("style") => styles.styles.extend(open.take()),
            // What a table style says of its first row is not about paragraphs that name it.
            Node::Open("tblStylePr", _) => conditional = true,
            Node::Close("tblStylePr") => conditional = false,
            Node::Open(_, _) if conditional => {}
            Node::Open(name, tag) => match &mut open {
                Some((_, style)) => match name {
                    "name" => style.name = tag.val().unwrap_or_default().to_lowercase(),
                    "basedOn" => style.based_on = tag.val(),
                    _ => style.properties.see(name, tag),
                },
                None => styles.all.see(name, tag),
            },
            _ => {}
        })?;
        Ok(styles)
    }

    /// A paragraph's properties with those of its styles below them.
    pub fn settle(&self, own: Properties) -> Properties {
        let mut settled = own;
        for style in self.chain(settled.style.clone()) {
            settled = settled.over(&style.properties);
        }
        settled.over(&self.all)
    }

    /// The list a style belongs to: its number.
    pub fn list_of(&self, style: &str) -> Option<String> {
        self.chain(Some(style.to_owned())).find_map(|style| style.properties.list.clone())
    }

    /// The name of a paragraph's style in lower case: `title`, `heading 1`.
    pub fn name(&self, style: Option<&str>) -> &str {
        style.and_then(|id| self.styles.get(id)).map_or("", |style| style.name.as_str())
    }

    /// A style and those it is based on; a document in which they go round in a circle stops after some.
    fn chain(&self, style: Option<String>) -> impl Iterator<Item = &Style> {
        let first = style.or_else(|| self.usual.clone());
        let first = first.and_then(|id| self.styles.get(&id));
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_deref()?)).take(12)
    }
}

/// Whether a style's name is that of a document title.
pub fn is_title(name: &str) -> bool {
    matches!(name, "title" | "标题")
}

/// Whether a style's name is that of a heading.
pub fn is_heading(name: &str) -> bool {
    let number = ["heading", "标题"].iter().find_map(|lead| name.strip_prefix(lead));
    number.is_some_and(|rest| rest.trim().parse::<u8>().is_ok_and(|level| (1..=9).contains(&level)))
}
