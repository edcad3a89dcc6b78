//! Opening: newest readable snapshot, then the log since it. Reads only; whatever cannot be read is
//! reported and handed to [`Vault::settle`], never dropped and never written over.

use super::{HEAD, Vault, room_key, segment_key, segment_of};
use crate::{
    base::{
        doc, order,
        storage::{Storage, StorageError},
    },
    workspace::{
        Workspace,
        codec::{self, Head, SCHEMA, SchemaOnly},
        log::{BadLine, Line, chain},
    },
};

/// What was found damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The pointer could not be read; a snapshot's own manifest was used.
    Pointer,
    /// A snapshot could not be read; an older one and the log were used.
    Snapshot {
        /// Which generation.
        generation: u64,
    },
    /// A line of the log was not carried out.
    Line {
        /// In which segment.
        segment: u32,
        /// Which line of it, from 1.
        line: usize,
        /// Why.
        why: BadLine,
    },
    /// A segment of the log is missing.
    Missing {
        /// Which.
        segment: u32,
    },
}

/// Why nothing may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// The data was written by a newer program.
    Newer {
        /// Its schema.
        schema: u32,
    },
    /// Storage cannot be read at all.
    NoStorage(StorageError),
}

/// An opened workspace.
#[derive(Debug)]
pub struct Opened<S> {
    /// Everything that could be read.
    pub workspace: Workspace,
    /// The writing end.
    pub vault: Vault<S>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Set where nothing may be written.
    pub read_only: Option<ReadOnly>,
}

/// Opens what is kept in `storage`. Never fails and never writes.
pub fn open<S: Storage>(storage: S) -> Opened<S> {
    let mut opened = Opened {
        workspace: Workspace::default(),
        vault: Vault::unopened(storage),
        problems: Vec::new(),
        read_only: None,
    };
    if let Err(refusal) = read(&mut opened) {
        // What cannot be written to is shown empty, without half of a reading.
        opened.problems.clear();
        opened.vault.aside.clear();
        opened.read_only = Some(refusal);
    }
    opened
}

fn read<S: Storage>(found: &mut Opened<S>) -> Result<(), ReadOnly> {
    let head_text = found.vault.storage.get(HEAD).map_err(ReadOnly::NoStorage)?;
    let keys = found.vault.storage.keys("luoshi/").map_err(ReadOnly::NoStorage)?;
    snapshot(found, &keys, head_text.as_deref())?;
    found.vault.head_text = head_text;
    replay(found, &keys);
    Ok(())
}

/// Finds the newest snapshot that can be read. Candidates: the pointer, then the manifests that stand in
/// the snapshots themselves, then the empty workspace before the first.
fn snapshot<S: Storage>(found: &mut Opened<S>, keys: &[String], head_text: Option<&str>) -> Result<(), ReadOnly> {
    let mut candidates = Vec::new();
    if let Some(text) = head_text {
        match manifest(text)? {
            Some(head) => candidates.push(head),
            None => {
                found.problems.push(Problem::Pointer);
                found.vault.aside.push((HEAD.to_owned(), text.to_owned()));
            }
        }
    }
    // Without a pointer, or with one whose snapshot is damaged: the manifests, newest first. A manifest
    // newer than a readable pointer belongs to a snapshot that was never finished.
    let newest = candidates.first().map_or(u64::MAX, |head| head.generation);
    let mut others = Vec::new();
    for text in keys.iter().filter(|key| key.starts_with("luoshi/g") && key.ends_with("/head")) {
        let Some(text) = found.vault.storage.get(text).map_err(ReadOnly::NoStorage)? else { continue };
        others.extend(manifest(&text)?.filter(|head| head.generation < newest));
    }
    order::sort_by_key(&mut others, |head| std::cmp::Reverse(head.generation));
    candidates.extend(others);
    candidates.push(Head::empty());
    for head in candidates {
        if head.generation == 0 {
            break;
        }
        let storage = &found.vault.storage;
        let text = |room: &str| storage.get(&room_key(head.generation, room)).ok().flatten();
        match codec::decode(&head.rooms, text, |room, text| codec::matches(&head, room, text)) {
            Ok(workspace) => {
                (found.workspace, found.vault.head) = (workspace, head);
                break;
            }
            Err(_) => {
                let rooms = keys.iter().filter(|key| key.starts_with(&room_key(head.generation, "")));
                let texts: Vec<_> = rooms.filter_map(|key| Some((key.clone(), storage.get(key).ok()??))).collect();
                found.problems.push(Problem::Snapshot { generation: head.generation });
                found.vault.aside.extend(texts);
            }
        }
    }
    Ok(())
}

/// Reads a manifest; `None` where it cannot be read, an error where it is of a newer program.
fn manifest(text: &str) -> Result<Option<Head>, ReadOnly> {
    match doc::read::<SchemaOnly>(text) {
        Ok(SchemaOnly { schema }) if schema > SCHEMA => Err(ReadOnly::Newer { schema }),
        _ => Ok(doc::read(text).ok()),
    }
}

/// Carries out the log since the snapshot. A line that cannot be read, does not follow its predecessor or
/// is refused is reported and set aside; the readable ones after it are carried out all the same.
fn replay<S: Storage>(found: &mut Opened<S>, keys: &[String]) {
    let start = found.vault.head.log_start;
    (found.vault.seq, found.vault.last) = (found.vault.head.seq, found.vault.head.chain.clone());
    let mut segments: Vec<u32> = keys.iter().filter_map(|key| segment_of(key)).filter(|k| *k >= start).collect();
    order::sort_by_key(&mut segments, |segment| *segment);
    found.vault.segment = start;
    let mut expected = start;
    for segment in segments {
        for segment in expected..segment {
            // A snapshot begins a new segment before anything is written into it.
            if segment != start {
                found.problems.push(Problem::Missing { segment });
            }
        }
        expected = segment + 1;
        let text = found.vault.storage.get(&segment_key(segment)).ok().flatten().unwrap_or_default();
        let before = found.problems.len();
        for (line, content) in text.lines().enumerate() {
            if let Err(why) = carry_out(content, found) {
                found.problems.push(Problem::Line { segment, line: line + 1, why });
            }
        }
        if found.problems.len() > before {
            found.vault.aside.push((segment_key(segment), text.clone()));
        }
        (found.vault.segment, found.vault.saved) = (segment, text);
    }
}

fn carry_out<S>(content: &str, found: &mut Opened<S>) -> Result<(), BadLine> {
    let line: Line = doc::read(content).map_err(|_| BadLine::Unreadable)?;
    let follows = line.prev == found.vault.last && line.seq == found.vault.seq + 1;
    (found.vault.seq, found.vault.last) = (line.seq, chain(content));
    found.workspace.apply(&line.edit, &line.stamp()).map_err(|_| BadLine::Refused)?;
    if follows { Ok(()) } else { Err(BadLine::Unchained) }
}
