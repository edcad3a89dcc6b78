//! The whole workspace as one file, and back.

use crate::{
    base::{day::Date, doc, hash, id::BulletinId, table::Table},
    document,
    workspace::{
        Workspace,
        codec::{self, SCHEMA},
        shelf,
    },
};
use std::sync::Arc;

/// The largest file that is read, in bytes: more than local storage can hold.
pub const LIMIT_BYTES: usize = 20 * 1024 * 1024;

/// Texts of bulletins by id.
pub type Texts = Vec<(BulletinId, String)>;

/// The file. Rooms are texts inside, so that the hash covers exactly what is read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct File {
    /// Marks the file; its format.
    format: u32,
    schema: u32,
    made: Date,
    rooms: Vec<(String, String)>,
    texts: Texts,
    /// Over rooms and texts, in order.
    sha256: String,
}

document!(struct File { format as "luoshi-backup", schema, made, rooms, texts, sha256 });

/// A backup that was read and is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The day it was made.
    pub made: Date,
    /// Everything in it.
    pub workspace: Workspace,
    /// The texts of its bulletins.
    pub texts: Texts,
}

/// Why a file is not taken. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotABackup {
    /// It is something else.
    Other,
    /// It was cut short or changed.
    Damaged,
    /// A newer program made it.
    Newer,
    /// It is larger than any backup can be.
    TooLarge,
}

/// How many things a workspace holds: shown before a restore, for both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub struct Counts {
    pub bulletins: usize,
    pub notes: usize,
    pub duties: usize,
    pub records: usize,
    pub hazards: usize,
    pub incidents: usize,
    pub pilots: usize,
    pub people: usize,
}

impl Counts {
    /// Counts a workspace.
    pub fn of(workspace: &Workspace) -> Self {
        Counts {
            bulletins: workspace.shelf.len(),
            notes: workspace.notes.len(),
            duties: workspace.duties.len(),
            records: workspace.records.len(),
            hazards: workspace.hazards.len(),
            incidents: workspace.incidents.len(),
            pilots: workspace.pilots.len(),
            people: workspace.candidates.len(),
        }
    }
}

fn digest(rooms: &[(String, String)], texts: &[(BulletinId, String)]) -> String {
    // Lengths are in the digest, so that nothing can move from one text into the next.
    let mut all = String::new();
    for (name, text) in rooms {
        all += &format!("{name} {}\n{text}\n", text.len());
    }
    for (id, text) in texts {
        all += &format!("{id} {}\n{text}\n", text.len());
    }
    hash::sha256_hex(&all)
}

/// The backup file's content. `text` gives the text of a kept bulletin.
pub fn write(workspace: &Workspace, text: impl Fn(BulletinId) -> Option<String>, made: Date) -> String {
    let rooms = codec::encode(workspace);
    let texts: Texts = workspace.shelf.iter().filter_map(|(id, _)| Some((id, text(id)?))).collect();
    let sha256 = digest(&rooms, &texts);
    doc::print(&File { format: 1, schema: SCHEMA, made, rooms, texts, sha256 })
}

/// Reads a backup file.
pub fn read(content: &str) -> Result<Backup, NotABackup> {
    if content.len() > LIMIT_BYTES {
        return Err(NotABackup::TooLarge);
    }
    let content = content.trim_start_matches('\u{feff}').trim();
    if !content.contains("\"luoshi-backup\"") {
        return Err(NotABackup::Other);
    }
    let file: File = doc::read(content).map_err(|_| NotABackup::Damaged)?;
    if file.format > 1 || file.schema > SCHEMA {
        return Err(NotABackup::Newer);
    }
    if digest(&file.rooms, &file.texts) != file.sha256 {
        return Err(NotABackup::Damaged);
    }
    // A text stands under the id that is made from it: nothing can be slipped under another's name.
    if file.texts.iter().any(|(id, text)| shelf::id_of(text) != *id) {
        return Err(NotABackup::Damaged);
    }
    let workspace = codec::decode(file.schema, &file.rooms).map_err(|_| NotABackup::Damaged)?;
    Ok(Backup { made: file.made, workspace, texts: file.texts })
}

/// `ours` with everything of `theirs` that is missing here. What both have stays as it is here.
pub fn merge(ours: &Workspace, theirs: &Workspace) -> Workspace {
    fn add<K, V>(ours: &mut Arc<Table<K, V>>, theirs: &Table<K, V>) {
        let room = Arc::make_mut(ours);
        for (id, value) in theirs.iter() {
            if !room.has(id) {
                room.set(id, Some(value.clone()));
            }
        }
    }
    let mut merged = ours.clone();
    add(&mut merged.shelf, &theirs.shelf);
    add(&mut merged.notes, &theirs.notes);
    add(&mut merged.duties, &theirs.duties);
    add(&mut merged.records, &theirs.records);
    add(&mut merged.hazards, &theirs.hazards);
    add(&mut merged.rosters, &theirs.rosters);
    add(&mut merged.incidents, &theirs.incidents);
    add(&mut merged.draws, &theirs.draws);
    add(&mut merged.history, &theirs.history);
    add(&mut merged.pilots, &theirs.pilots);
    add(&mut merged.candidates, &theirs.candidates);
    add(&mut merged.items, &theirs.items);
    // The unit is one: ours, unless nobody has said anything about it here.
    if *merged.unit == Default::default() {
        merged.unit = theirs.unit.clone();
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::Id;

    #[test]
    fn a_file_without_names_has_none_of_them() {
        let json =
            r#"{"pilot":"0000000000001","code":"A01","name":"多吉次仁","first":"application","added":"2026-03-01"}"#;
        let mut workspace = Workspace::default();
        Arc::make_mut(&mut workspace.candidates).set(Id::new(1), Some(Arc::new(doc::read(json).unwrap())));
        assert_eq!(workspace.names(), 1);
        let made: Date = "2026-11-26".parse().unwrap();
        assert!(write(&workspace, |_| None, made).contains("多吉次仁"));
        let file = write(&workspace.nameless(), |_| None, made);
        assert!(!file.contains("多吉") && file.contains("A01"));
        assert_eq!(read(&file).unwrap().workspace.names(), 0);
    }

    #[test]
    fn a_merge_brings_the_hazards_that_are_missing_and_keeps_ours() {
        let with = |id: u64, what: &str| {
            let json = format!(
                r#"{{"what":"{what}","grade":"general","finding":{{"told":{{}}}},"found":"2026-11-20","entered":"2026-11-20"}}"#
            );
            let mut workspace = Workspace::default();
            let hazard = Arc::new(doc::read(&json).unwrap());
            Arc::make_mut(&mut workspace.hazards).set(Id::new(id), Some(hazard));
            workspace
        };
        let ours = with(1, "线路老化");
        let what = |merged: &Workspace, id| merged.hazards.get(Id::new(id)).map(|hazard| hazard.what.clone());
        let merged = merge(&ours, &with(2, "占用通道"));
        assert_eq!((what(&merged, 1), what(&merged, 2)), (Some("线路老化".into()), Some("占用通道".into())));
        assert_eq!(what(&merge(&ours, &with(1, "别的")), 1), Some("线路老化".into()));
    }
}
