//! What was changed of what was there before: who, when, old, new, why.
//!
//! Every edit that replaces or removes something of which people are held to account leaves a change here, also one
//! that is taken back: undo restores the thing and not its history. What is only added tells itself who entered it and
//! when. Changes are worked out where an edit is carried out, so the log gives the same ones again.

mod pilots;

use super::Put;
use crate::{
    base::{
        day::Date,
        doc::{Doc, Document},
        hash,
        id::{ChangeTag, Id},
        order,
        table::Table,
    },
    document,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// All changes of a workspace.
pub type History = Table<ChangeTag, Change>;

/// A change with the id under which it is kept.
pub(super) type Told = (Id<ChangeTag>, Arc<Change>);

/// Which edit it was: what the log says about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The number of the edit.
    pub seq: u64,
    /// When, as the device says: local time, `2026-11-24T15:03:10`.
    pub at: String,
    /// Who, as chosen; may be empty.
    pub by: String,
}

/// One change of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The number of the edit, as in the log of the device on which it was made.
    pub seq: u64,
    /// When: local time, `2026-11-24T15:03:10`.
    pub at: String,
    /// Who; may be empty.
    pub by: String,
    /// Of what: its room's code and its id, `duty 0000000000001`. What belongs to a pilot is known by the pilot, with kind
    /// and name behind it: `pilot 0000000000001 milestone 经费到账`.
    pub about: String,
    /// The code of the edit.
    pub act: String,
    /// Why, where the edit asks for a reason.
    pub why: String,
    /// What was changed; empty where the thing was taken away or put back as a whole.
    pub fields: Vec<Field>,
}

document!(struct Change { seq, at, by, about, act, why, fields });

/// The name of the only field of a change that put something back.
pub const BACK: &str = "back";

impl Change {
    /// Whether something was taken away or put back as a whole.
    pub fn is_whole(&self) -> bool {
        self.fields.is_empty() || self.is_back()
    }

    /// Whether something was put back by taking its removal back.
    pub fn is_back(&self) -> bool {
        is_back(&self.fields)
    }
}

fn is_back(fields: &[Field]) -> bool {
    matches!(fields, [field] if field.name == BACK)
}

/// What a field was and is, as words. Of a list only the entries that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name as kept.
    pub name: String,
    /// What it was; empty: nothing.
    pub old: String,
    /// What it is; empty: nothing.
    pub new: String,
}

document!(struct Field { name, old, new });

/// Some of the changes, the newest first.
pub fn newest_first(history: &History, of: impl Fn(&Change) -> bool) -> Vec<&Change> {
    let mut changes: Vec<&Change> = history.values().map(|change| &**change).filter(|change| of(change)).collect();
    order::sort_by_key(&mut changes, |change| Reverse((change.at.clone(), change.seq)));
    changes
}

/// What a thing is known by in the history.
pub fn about<T>(room: &str, id: Id<T>) -> String {
    format!("{room} {id}")
}

/// Under what things were told that are gone.
pub(super) type Gone = BTreeSet<String>;

/// What of pilots was taken away, as far as the history tells; asked only where an edit takes another back.
pub(super) fn gone(history: &History, act: &str) -> Gone {
    if act != "undo" {
        return Gone::new();
    }
    let gone = history.values().filter(|change| change.fields.is_empty() && pilots::room_of(&change.about).is_some());
    gone.map(|change| change.about.clone()).collect()
}

/// The change that replacing `old` by `new` makes; `None` where nothing was there before (unless it is `gone`), where both
/// are the same, or where nobody is held to account by it. Both are of the same thing.
pub(super) fn change(old: &Put, new: &Put, stamp: &Stamp, (act, why): (&str, &str), gone: &Gone) -> Option<Told> {
    if let Some(of) = pilots::change(old, new, gone) {
        return Some(told(stamp, of.about, &of.key, act, why, of.fields));
    }
    let (about, old) = subject(old)?;
    let (_, new) = subject(new)?;
    let fields = match (old?, new) {
        (old, Some(new)) => Some(fields(old, new)).filter(|fields| !fields.is_empty())?,
        (_, None) => Vec::new(),
    };
    let key = about.clone();
    Some(told(stamp, about, &key, act, why, fields))
}

/// From so many things on that one edit takes away, they are told in one change: where a backup of 20,000 things is
/// taken back, as many changes would be written that nobody can read beside what they are about.
const TOGETHER: usize = 100;

/// The changes of one edit, as they are kept: what is taken away or put back by the hundred is told as a number a room,
/// with the unit, or with the pilot that it belongs to. That a pilot itself went is always told by its name.
pub(super) fn together(changes: Vec<Told>, stamp: &Stamp, act: &str, why: &str) -> Vec<Told> {
    let (whole, mut rest): (Vec<Told>, Vec<Told>) =
        changes.into_iter().partition(|(_, change)| change.is_whole() && !pilots::is_pilot(&change.about));
    if whole.len() < TOGETHER {
        rest.extend(whole);
        return rest;
    }
    let mut counts = BTreeMap::<String, BTreeMap<String, (usize, usize)>>::new();
    for (_, change) in &whole {
        let (about, room) = pilots::room_of(&change.about).unwrap_or_else(|| {
            let room = change.about.split_once(' ').map_or(change.about.as_str(), |(room, _)| room);
            ("unit".to_owned(), room.to_owned())
        });
        let count = counts.entry(about).or_default().entry(room).or_default();
        if change.fields.is_empty() { count.0 += 1 } else { count.1 += 1 }
    }
    let number = |number: usize| if number == 0 { String::new() } else { number.to_string() };
    for (about, rooms) in counts {
        let field = |(name, (gone, back))| Field { name, old: number(gone), new: number(back) };
        // The unit or the pilot itself may have been changed by the same edit.
        let key = format!("{about} things");
        rest.push(told(stamp, about, &key, act, why, rooms.into_iter().map(field).collect()));
    }
    rest
}

/// The change that says that the device's clock was wrong before.
pub(super) fn clock(seen: Date, now: Date, why: &str, stamp: &Stamp) -> Told {
    let field = Field { name: "clock".to_owned(), old: seen.to_string(), new: now.to_string() };
    told(stamp, "clock".to_owned(), "clock", "trust_clock", why, vec![field])
}

/// `key`: by which the same edit, carried out again, gives the change the same id.
fn told(stamp: &Stamp, about: String, key: &str, act: &str, why: &str, fields: Vec<Field>) -> Told {
    let Stamp { seq, at, by } = stamp.clone();
    let change = Change { seq, at, by, about, act: act.to_owned(), why: why.to_owned(), fields };
    (id_of(&change, key), Arc::new(change))
}

/// The same edit, carried out again, gives its changes the same ids.
fn id_of(change: &Change, key: &str) -> Id<ChangeTag> {
    Id::new(hash::sha256_bits(&format!("{} {} {key}", change.seq, change.at)))
}

/// What a put is about, and its value as a document.
fn subject(put: &Put) -> Option<(String, Option<Doc>)> {
    fn of<K, V: Document>(room: &str, id: Id<K>, value: &Option<Arc<V>>) -> Option<(String, Option<Doc>)> {
        Some((about(room, id), value.as_ref().map(|value| value.to_doc())))
    }
    match put {
        Put::Duty(id, value) => of("duty", *id, value),
        Put::Record(id, value) => of("record", *id, value),
        Put::Hazard(id, value) => of("hazard", *id, value),
        Put::Month(id, value) => of("month", *id, value),
        Put::Incident(id, value) => of("incident", *id, value),
        Put::Draw(id, value) => of("draw", *id, value),
        Put::Unit(value) => Some(("unit".to_owned(), Some(value.to_doc()))),
        // See `pilots`.
        Put::Candidate(..) | Put::Item(..) | Put::Pilot(..) => None,
        Put::Bulletin(..) | Put::Note(..) | Put::Change(..) | Put::Settings(..) => None,
    }
}

fn fields(old: Doc, new: Doc) -> Vec<Field> {
    let (Doc::Map(mut old), Doc::Map(new)) = (old, new) else { return Vec::new() };
    let mut fields = Vec::new();
    for (name, new) in new {
        let before = old.iter().position(|(other, _)| *other == name).map(|at| old.swap_remove(at).1);
        let before = before.unwrap_or(Doc::Null);
        if before != new {
            fields.push(field(name, &before, &new));
        }
    }
    fields.extend(old.into_iter().map(|(name, old)| field(name, &old, &Doc::Null)));
    fields
}

fn field(name: String, old: &Doc, new: &Doc) -> Field {
    let only = |list: &[Doc], other: &[Doc]| {
        list.iter().filter(|entry| !other.contains(entry)).map(words).collect::<Vec<_>>().join("; ")
    };
    let entries = |doc: &Doc| match doc {
        Doc::List(list) => Some(list.clone()),
        Doc::Null => Some(Vec::new()),
        _ => None,
    };
    match (entries(old), entries(new)) {
        (Some(old), Some(new)) => Field { name, old: only(&old, &new), new: only(&new, &old) },
        _ => Field { name, old: words(old), new: words(new) },
    }
}

/// A value as words: what a map holds, one after the other. What kind of thing it is (`begun:`, `told: …`) and what is
/// simply so (`passed`) is said by its code; without it a step would say when and by whom, and not what.
fn words(doc: &Doc) -> String {
    match doc {
        Doc::Null => String::new(),
        Doc::Bool(value) => value.to_string(),
        Doc::Int(value) => value.to_string(),
        Doc::Text(text) => text.clone(),
        Doc::List(list) => list.iter().map(words).collect::<Vec<_>>().join(", "),
        Doc::Map(map) => map.iter().map(|(name, value)| entry(name, value)).collect::<Vec<_>>().join(" "),
    }
}

/// One entry of a map as words.
fn entry(name: &str, value: &Doc) -> String {
    match value {
        Doc::Map(map) if map.is_empty() => format!("{name}:"),
        Doc::Map(_) => format!("{name}: {}", words(value)),
        Doc::Bool(true) => name.to_owned(),
        _ => words(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::doc;

    /// The words in which a value is told.
    fn told(json: &str) -> String {
        words(&doc::parse(json).unwrap())
    }

    #[test]
    fn a_step_says_what_it_was() {
        let step = |deed: &str| told(&format!(r#"{{"on":"2026-11-20","by":"张三","deed":{deed}}}"#));
        assert_eq!(step(r#"{"begun":{}}"#), "2026-11-20 张三 deed: begun:");
        assert_eq!(step(r#"{"extended":{"until":"2026-12-01"}}"#), "2026-11-20 张三 deed: extended: 2026-12-01");
        let people = r#""inspectors":{"officers":[{"name":"甲","certified":"yes"},{"name":"乙","certified":"no"}]}"#;
        let passed = format!(r#"{{"rechecked":{{"passed":true,{people}}}}}"#);
        let failed = format!(r#"{{"rechecked":{{{people}}}}}"#);
        assert_eq!(step(&passed), "2026-11-20 张三 deed: rechecked: passed inspectors: 甲 yes, 乙 no");
        assert_eq!(step(&failed), "2026-11-20 张三 deed: rechecked: inspectors: 甲 yes, 乙 no");
    }

    #[test]
    fn two_kinds_with_the_same_words_are_not_the_same() {
        assert_ne!(told(r#"{"told":{"by":"甲"}}"#), told(r#"{"inspection":{"by":"甲"}}"#));
    }
}
