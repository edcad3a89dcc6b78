//! The automatic numbers of a Word document's lists: they are not in its text and are counted again here.

use super::numerals;
use super::styles::{Properties, Styles};
use super::xml::{Node, Tag, walk};
use crate::bulletin::Unreadable;
use std::collections::{BTreeMap, BTreeSet};

/// Word has nine levels.
const LEVELS: usize = 9;
/// The longest mark that is one: `第%1章` and the like.
const MAX_MARK: usize = 60;

/// One level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// The mark, with `%1` for the number of the first level.
    mark: String,
    /// Its paragraphs are those of this style.
    style: Option<String>,
    /// Nothing between mark and text.
    tight: bool,
    /// All numbers of the mark in digits.
    legal: bool,
    /// Does not start again when a higher level goes on.
    goes_on: bool,
}

/// A kind of list. Lists of the same kind count on from each other.
#[derive(Debug, Default)]
struct Kind {
    levels: [Level; LEVELS],
    /// Takes its levels from the list of this style.
    linked: Option<String>,
}

/// A list: its kind, and what it does differently.
#[derive(Debug, Default)]
struct List {
    kind: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// The lists of a document and where their counting stands.
#[derive(Debug, Default)]
pub struct Numbering {
    kinds: BTreeMap<String, Kind>,
    lists: BTreeMap<String, List>,
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists that have started where they say they start.
    started: BTreeSet<(String, usize)>,
}

impl Level {
    fn see(&mut self, name: &str, tag: Tag<'_>) {
        match name {
            "start" => self.start = tag.val().and_then(|value| value.parse().ok()),
            "numFmt" => self.format = tag.val().unwrap_or_default(),
            "lvlText" => self.mark = tag.val().unwrap_or_default(),
            "pStyle" => self.style = tag.val(),
            "suff" => self.tight = tag.val().as_deref() == Some("nothing"),
            "isLgl" => self.legal = tag.is_on(),
            "lvlRestart" => self.goes_on = tag.val().as_deref() == Some("0"),
            _ => {}
        }
    }
}

impl Numbering {
    /// Reads the part `numbering.xml`.
    pub fn read(xml: &str) -> Result<Numbering, Unreadable> {
        let mut all = Numbering::default();
        let mut kind: Option<(String, Kind)> = None;
        let mut list: Option<(String, List)> = None;
        let mut level: Option<(usize, Level)> = None;
        let mut changed = 0;
        let place = |tag: Tag<'_>| tag.get("ilvl").and_then(|value| value.parse::<usize>().ok()).unwrap_or(LEVELS);
        walk(xml, &mut |node| match node {
            Node::Open("abstractNum", tag) => {
                kind = Some((tag.get("abstractNumId").unwrap_or_default(), Kind::default()));
            }
            Node::Close("abstractNum") => all.kinds.extend(kind.take()),
            Node::Open("num", tag) => list = Some((tag.get("numId").unwrap_or_default(), List::default())),
            Node::Close("num") => all.lists.extend(list.take()),
            Node::Open("abstractNumId", tag) => {
                if let Some((_, list)) = &mut list {
                    list.kind = tag.val().unwrap_or_default();
                }
            }
            Node::Open("numStyleLink", tag) => {
                if let Some((_, kind)) = &mut kind {
                    kind.linked = tag.val();
                }
            }
            Node::Open("lvlOverride", tag) => changed = place(tag),
            Node::Open("startOverride", tag) => {
                let start = tag.val().and_then(|value| value.parse().ok());
                if let (Some((_, list)), Some(start)) = (&mut list, start) {
                    list.starts.insert(changed, start);
                }
            }
            Node::Open("lvl", tag) => level = Some((place(tag), Level::default())),
            Node::Close("lvl") => {
                if let Some((place, level)) = level.take() {
                    if let Some((_, list)) = &mut list {
                        list.levels.insert(place, level);
                    } else if let Some(slot) = kind.as_mut().and_then(|(_, kind)| kind.levels.get_mut(place)) {
                        *slot = level;
                    }
                }
            }
            Node::Open(name, tag) => {
                if let Some((_, level)) = &mut level {
                    level.see(name, tag);
                }
            }
            _ => {}
        })?;
        Ok(all)
    }

    /// The mark of the next paragraph, with the space after it; counts it. `None` where it has no number, or one that
    /// cannot be known.
    pub fn mark(&mut self, paragraph: &Properties, styles: &Styles) -> Option<String> {
        let id = paragraph.list.clone().filter(|id| id != "0")?;
        let list = self.lists.get(&id)?;
        let mut kind_id = list.kind.clone();
        if let Some(style) = self.kinds.get(&kind_id).and_then(|kind| kind.linked.as_deref()) {
            kind_id = self.lists.get(&styles.list_of(style)?)?.kind.clone();
        }
        let kind = self.kinds.get(&kind_id)?;
        let levels: [&Level; LEVELS] =
            std::array::from_fn(|i| list.levels.get(&i).or(kind.levels.get(i)).unwrap_or(&kind.levels[0]));
        // A style that is tied to a level need not name it.
        let tied = || levels.iter().position(|l| l.style.is_some() && l.style == paragraph.style);
        let at = paragraph.level.map(usize::from).or_else(tied).unwrap_or(0);
        let level = levels.get(at)?;
        let counts = self.counts.entry(kind_id).or_default();
        let first = level.start.unwrap_or(1);
        let own_start = list.starts.get(&at).filter(|_| self.started.insert((id, at)));
        for (i, count) in counts.iter_mut().enumerate() {
            if i < at {
                count.get_or_insert(levels.get(i).and_then(|l| l.start).unwrap_or(1));
            } else if i == at {
                *count = Some(match (own_start, *count) {
                    (Some(start), _) => *start,
                    (None, Some(count)) => count.saturating_add(1),
                    (None, None) => first,
                });
            } else if !levels.get(i).is_some_and(|l| l.goes_on) {
                *count = None;
            }
        }
        print(level, &levels, counts)
    }
}

/// The mark of a level as it stands.
fn print(level: &Level, levels: &[&Level; LEVELS], counts: &[Option<u32>; LEVELS]) -> Option<String> {
    if level.format == "bullet" || level.mark.is_empty() || level.mark.len() > MAX_MARK {
        return None;
    }
    let mut mark = String::new();
    let mut chars = level.mark.chars().peekable();
    while let Some(c) = chars.next() {
        let place = chars.peek().and_then(|digit| digit.to_digit(10)).filter(|digit| c == '%' && *digit > 0);
        let Some(place) = place.map(|digit| digit as usize - 1) else {
            mark.push(c);
            continue;
        };
        chars.next();
        let numbered = levels.get(place)?;
        let format = if level.legal { "decimal" } else { numbered.format.as_str() };
        mark.push_str(&numerals::format(format, (*counts.get(place)?)?)?);
    }
    // After 、 and full-width brackets the text follows at once.
    if !level.tight && mark.ends_with(|c: char| c.is_ascii()) {
        mark.push(' ');
    }
    Some(mark)
}
