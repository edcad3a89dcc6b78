//! Changes of pilots, of what belongs to them, and of their people. All of them are known by their pilot, so that what
//! was taken away is told where it is missed.
//!
//! A pilot is one large document: a change names the place in it, `stages written counts passed`. Names of people are
//! never told, also not where one may have been typed in place of a code, and what happened to somebody is only added and
//! tells itself.

use super::{BACK, Field, Gone, field, is_back};
use crate::{
    base::doc::{Doc, Document},
    pilots::{
        candidate::Candidate,
        item::{Item, What},
    },
    workspace::Put,
};
use std::sync::Arc;

/// A change of a pilot or of what belongs to it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Of {
    /// Under what it is told: the pilot, with kind and name behind it.
    pub about: String,
    /// What it is, whatever it is called.
    pub key: String,
    /// No fields where it was taken away.
    pub fields: Vec<Field>,
}

/// What was changed. `None` where nothing was there before (unless it is `gone` and comes back), where both are the same, or
/// where it is nothing of a pilot.
pub(super) fn change(old: &Put, new: &Put, gone: &Gone) -> Option<Of> {
    let (about, key, fields) = match (old, new) {
        (Put::Pilot(id, old), Put::Pilot(_, new)) => {
            let either = old.as_ref().or(new.as_ref())?;
            let about = format!("{} pilot {}", super::about("pilot", *id), either.name);
            (about, format!("pilot {id}"), fields(old, new, |pilot| pilot.to_doc())?)
        }
        (Put::Item(id, old), Put::Item(_, new)) => {
            let either = old.as_ref().or(new.as_ref())?;
            let about = format!("{} {}", super::about("pilot", either.pilot), subject(either));
            (about, format!("item {id}"), fields(old, new, |item| inside(&item.what))?)
        }
        (Put::Candidate(id, old), Put::Candidate(_, new)) => {
            let either = old.as_ref().or(new.as_ref())?;
            let about = format!("{} person {}", super::about("pilot", either.pilot), told_code(&either.code));
            (about, format!("person {id}"), fields(old, new, person)?)
        }
        _ => return None,
    };
    // What comes with a backup was not gone from here.
    (!is_back(&fields) || gone.contains(&about)).then_some(Of { about, key, fields })
}

/// Whether a change is about a pilot itself.
pub(super) fn is_pilot(about: &str) -> bool {
    room_of(about).is_some_and(|(_, kind)| kind == "pilot")
}

/// The pilot that a change is told under, as something of it, and the kind of what was changed.
pub(super) fn room_of(about: &str) -> Option<(String, String)> {
    let (id, rest) = about.strip_prefix("pilot ")?.split_once(' ')?;
    let kind = rest.split_once(' ').map_or(rest, |(kind, _)| kind);
    Some((format!("pilot {id} things"), kind.to_owned()))
}

fn fields<T>(old: &Option<Arc<T>>, new: &Option<Arc<T>>, doc: impl Fn(&T) -> Doc) -> Option<Vec<Field>> {
    match (old, new) {
        (Some(old), Some(new)) => {
            Some(differences(doc(old.as_ref()), doc(new.as_ref()))).filter(|fields| !fields.is_empty())
        }
        (Some(_), None) => Some(Vec::new()),
        (None, Some(_)) => Some(vec![Field { name: BACK.to_owned(), old: String::new(), new: String::new() }]),
        (None, None) => None,
    }
}

/// A code as it is told. One without a Latin letter or a digit may be a name that somebody typed in its place.
fn told_code(code: &str) -> &str {
    if code.chars().any(|letter| letter.is_ascii_alphanumeric()) { code } else { "…" }
}

/// Kind and name of an item, as they were before the change.
fn subject(item: &Item) -> String {
    let name = match &item.what {
        What::Milestone { milestone } => milestone.title.clone(),
        What::Baseline { baseline } => baseline.name.clone(),
        What::Sitting { sitting } => format!("{} {}", sitting.on, sitting.subject),
        What::Task { task } => format!("{} {}", task.on, task.what),
        What::Month { month } => month.month.to_string(),
        What::Published { published } => published.what.clone(),
        What::Entry { entry } => entry.text.clone(),
    };
    format!("{} {}", item.what.code(), name.trim_end())
}

/// What an item holds. The document says twice what kind it is: the code of the kind and the name of its only field. Of
/// those who assisted only how many there are: names may stand there too.
fn inside(what: &What) -> Doc {
    let inner = |doc| match doc {
        Doc::Map(mut map) => map.pop().map_or(Doc::Null, |(_, inner)| inner),
        other => other,
    };
    let mut doc = inner(inner(what.to_doc()));
    if let (What::Task { task }, Doc::Map(map)) = (what, &mut doc)
        && let Some((_, Doc::Map(people))) = map.iter_mut().find(|(name, _)| name == "people")
    {
        people.retain(|(name, _)| name != "assistants");
        let count = i64::try_from(task.people.assistants.len()).unwrap_or(i64::MAX);
        people.push(("assistants".to_owned(), Doc::Int(count)));
    }
    doc
}

/// What somebody is held to account for who enters people: not the name, and not what is only added.
fn person(person: &Candidate) -> Doc {
    let Doc::Map(mut map) = person.to_doc() else { return Doc::Null };
    map.retain(|(name, _)| matches!(name.as_str(), "code" | "first" | "added" | "shadow" | "probation"));
    if let Some((_, code)) = map.iter_mut().find(|(name, _)| name == "code") {
        *code = Doc::Text(told_code(&person.code).to_owned());
    }
    Doc::Map(map)
}

/// The places in which two documents differ, with what stood and stands there.
fn differences(old: Doc, new: Doc) -> Vec<Field> {
    let mut fields = Vec::new();
    differ("", &old, &new, &mut fields);
    fields
}

fn differ(path: &str, old: &Doc, new: &Doc, fields: &mut Vec<Field>) {
    if old == new {
        return;
    }
    // A rule with what it needs is one value.
    let whole = path.ends_with(" ties");
    let (Some(before), Some(after)) = (entries(old).filter(|_| !whole), entries(new)) else {
        return fields.push(field(path.to_owned(), old, new));
    };
    let of = |all: &[(String, Doc)], name: &str| {
        all.iter().find(|(other, _)| other == name).map_or(Doc::Null, |(_, doc)| doc.clone())
    };
    let gone = before.iter().filter(|(name, _)| after.iter().all(|(other, _)| other != name));
    for (name, _) in after.iter().chain(gone) {
        let path = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        match (of(&before, name), of(&after, name)) {
            // One that came or went is told by its name: what it holds is where it was entered.
            (Doc::Null, Doc::Map(map)) if is_named(&map) => fields.push(field(path, &Doc::Null, &title(&map))),
            (Doc::Map(map), Doc::Null) if is_named(&map) => fields.push(field(path, &title(&map), &Doc::Null)),
            (old, new) => differ(&path, &old, &new, fields),
        }
    }
    let order = |all: &[(String, Doc)], others: &[(String, Doc)]| {
        let both = all.iter().filter(|(name, _)| others.iter().any(|(other, _)| other == name));
        Doc::Text(both.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" "))
    };
    // The order is told where it says something: of things with codes.
    let (was, is) = (order(&before, &after), order(&after, &before));
    if matches!(old, Doc::List(list) if matches!(list.first(), Some(Doc::Map(_)))) && was != is {
        fields.push(field(path.to_owned(), &was, &is));
    }
}

/// Whether it is one of a list of things with codes, and the name of such a one.
fn is_named(map: &[(String, Doc)]) -> bool {
    map.iter().any(|(name, _)| name == "code")
}

fn title(map: &[(String, Doc)]) -> Doc {
    map.iter().find(|(name, _)| name == "name").map_or(Doc::Null, |(_, name)| name.clone())
}

/// A map, or a list whose entries have keys: things with a code, pairs of a key and a value. What is not there is empty.
fn entries(doc: &Doc) -> Option<Vec<(String, Doc)>> {
    let keyed = |doc: &Doc| match doc {
        Doc::Map(map) => match map.iter().find(|(name, _)| name == "code") {
            Some((_, Doc::Text(code))) => Some((code.clone(), doc.clone())),
            _ => None,
        },
        Doc::List(pair) => match pair.as_slice() {
            [Doc::Text(key), value] => Some((key.clone(), value.clone())),
            _ => None,
        },
        _ => None,
    };
    match doc {
        Doc::Null => Some(Vec::new()),
        Doc::Map(map) => Some(map.clone()),
        Doc::List(list) => list.iter().map(keyed).collect(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
