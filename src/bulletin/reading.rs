//! A reading as a document: how the reader's program hands it to the app, and how the build hands it to the site.
//!
//! The grammar is a third of all the code. It lives in a program of its own (`src/bin/reader.rs`), which is loaded
//! when a text is brought in; the bulletins that come with the site are read when the site is built.

use std::sync::OnceLock;

use super::{
    Block, BlockKind, Bulletin, Item, Level, Part, Requirement, Strength, Unreadable, Warning, accept, due_on,
    facts::Facts, questions, terms,
};
use crate::{
    base::{
        doc::{self, Doc, Document, Unread, Wrong, tagged, untag},
        id::BulletinId,
    },
    document,
};

/// What a text was read as, or why it was not.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading(pub Result<Bulletin, Unreadable>);

/// A text with its reading, as the build puts it beside the text.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadText {
    /// The text.
    pub text: String,
    /// What it was read as.
    pub reading: Reading,
}

/// A bulletin in the site's list: its file, and what the library shows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its file in `bulletins/`.
    pub file: String,
    /// Made from its text.
    pub id: BulletinId,
    /// Its first page, and how much there is in it.
    pub facts: Facts,
}

document!(struct Listed { file, id, facts });

/// The set terms and what they mean. The app asks for them as a file of the site, when one is tapped.
const SET_TERMS: &str = include_str!("../../public/terms.json");
static SET: OnceLock<Vec<terms::SetTerm>> = OnceLock::new();

/// Reads a text: what it requires, what it leaves open, and the terms in it.
pub fn reading_of(text: &str) -> Reading {
    Reading(accept(text).map(|mut bulletin| {
        let set = SET.get_or_init(|| terms::read(SET_TERMS).unwrap_or_default());
        let (year, issued) = (bulletin.year, bulletin.date);
        for item in &mut bulletin.items {
            for block in &mut item.blocks {
                block.terms = terms::terms(&block.text, set);
            }
            for found in &mut item.requirements {
                found.due_on = found.due.as_deref().map(|due| due_on(due, year, issued));
            }
        }
        bulletin.questions = questions::questions(&bulletin);
        bulletin
    }))
}

/// Reads a text; the reading as JSON.
pub fn read(text: &str) -> String {
    doc::print(&reading_of(text))
}

/// A reading from JSON.
pub fn of_json(json: &str) -> Result<Reading, Unread> {
    doc::read(json)
}

impl Document for Reading {
    fn to_doc(&self) -> Doc {
        match &self.0 {
            Ok(bulletin) => tagged("bulletin", bulletin.to_doc()),
            Err(why) => tagged("unreadable", why.to_doc()),
        }
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let (code, doc) = untag(doc)?;
        match code.as_str() {
            "bulletin" => Bulletin::from_doc(doc).map(|bulletin| Reading(Ok(bulletin))),
            "unreadable" => Unreadable::from_doc(doc).map(|why| Reading(Err(why))),
            _ => Err(Wrong("Reading")),
        }
    }
}

document!(struct ReadText { text, reading });
document!(struct Bulletin { series, number, year, issuer, date, masthead, items, footer, warnings, questions });
document!(codes Warning { "no_series" => NoSeries, "no_number" => NoNumber, "no_year" => NoYear, "no_items" => NoItems });
document!(struct Item { headline, headline_in_text, section, points, blocks, requirements });
document!(struct Block { kind, text, parts, terms });
document!(codes BlockKind { "paragraph" => Paragraph, "heading" => Heading, "entry" => Entry, "table" => Table });
document!(struct Part { span, point });
document!(codes Level {
    "province" => Province, "city" => City, "county" => County, "township" => Township, "village" => Village,
    "enterprise" => Enterprise, "all" => All,
});
document!(codes Strength { "must" => Must, "must_not" => MustNot, "asked" => Asked });
document!(enum Unreadable {
    "empty" => Empty {},
    "image" => Image {},
    "office" => OfficeFile {},
    "old_word" => OldWord {},
    "rtf" => Rtf {},
    "spreadsheet" => Spreadsheet {},
    "slides" => Slides {},
    "ofd" => Ofd {},
    "archive" => Archive {},
    "locked" => Locked {},
    "damaged" => Damaged {},
    "only_pictures" => OnlyPictures {},
    "pdf" => Pdf {},
    "json" => Json {},
    "binary" => Binary {},
    "large" => TooLarge { bytes, limit },
    "broken" => BrokenText { line },
    "items" => TooManyItems { items, limit },
    "not_chinese" => NotChinese {},
});

document!(struct Requirement { text, block, span, actor, level, due, due_on, cadence, strength, optional, own });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_requirement_kept_before_levels_were_read_has_none() {
        let old = r#"{"text":"要值班","block":0,"span":[0,9],"strength":"must","optional":false}"#;
        assert_eq!(doc::read::<Requirement>(old).map(|found| found.level), Ok(None));
        let named = r#"{"text":"要值班","block":0,"span":[0,9],"level":"township","strength":"must","optional":false}"#;
        assert_eq!(doc::read::<Requirement>(named).map(|found| found.level), Ok(Some(Level::Township)));
    }

    #[test]
    fn a_reading_comes_back_whole() {
        let text = "某县简报(第3期)\n开会。会议要求,各镇要在12月20日前报数;不得漏报。\n一是要值班。二是每月查一次。\n";
        let reading = of_json(&read(text));
        assert_eq!(reading, Ok(reading_of(text)));
        assert!(reading.is_ok_and(|reading| reading.0.is_ok_and(|bulletin| !bulletin.items.is_empty())));
        for text in ["", "{\"a\":1}", "no Chinese", "\u{fffd}字"] {
            assert_eq!(of_json(&read(text)), Ok(reading_of(text)), "{text:?}");
        }
    }
}
