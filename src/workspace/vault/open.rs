//! Opening: newest readable snapshot, then the log since it. Reads only; whatever cannot be read is
//! reported and handed to [`Vault::settle`], never dropped and never written over.

use super::{HEAD, Vault, room_key, segment_key};
use crate::{
    base::storage::{Storage, StorageError},
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
    match read(&storage) {
        Ok(found) => found.into_opened(storage),
        Err(refusal) => Found { read_only: Some(refusal), ..Found::default() }.into_opened(storage),
    }
}

/// What reading has found so far.
struct Found {
    workspace: Workspace,
    head_text: Option<String>,
    head: Head,
    segment: u32,
    saved: String,
    seq: u64,
    last: String,
    problems: Vec<Problem>,
    aside: Vec<(String, String)>,
    read_only: Option<ReadOnly>,
}

impl Default for Found {
    fn default() -> Self {
        Found {
            workspace: Workspace::default(),
            head_text: None,
            head: Head::empty(),
            segment: 0,
            saved: String::new(),
            seq: 0,
            last: String::new(),
            problems: Vec::new(),
            aside: Vec::new(),
            read_only: None,
        }
    }
}

impl Found {
    fn into_opened<S>(self, storage: S) -> Opened<S> {
        let vault = Vault {
            storage,
            head_text: self.head_text,
            head: self.head,
            segment: self.segment,
            saved: self.saved,
            seq: self.seq,
            last: self.last,
            waiting: Vec::new(),
            aside: self.aside,
        };
        Opened { workspace: self.workspace, vault, problems: self.problems, read_only: self.read_only }
    }
}

fn read<S: Storage>(storage: &S) -> Result<Found, ReadOnly> {
    let mut found = Found { head_text: storage.get(HEAD).map_err(ReadOnly::NoStorage)?, ..Found::default() };
    let keys = storage.keys("luoshi/").map_err(ReadOnly::NoStorage)?;
    snapshot(storage, &keys, &mut found)?;
    replay(storage, &keys, &mut found);
    Ok(found)
}

/// Finds the newest snapshot that can be read. Candidates: the pointer, then the manifests that stand in
/// the snapshots themselves, then the empty workspace before the first.
fn snapshot<S: Storage>(storage: &S, keys: &[String], found: &mut Found) -> Result<(), ReadOnly> {
    let mut candidates = Vec::new();
    if let Some(text) = found.head_text.clone() {
        match manifest(&text)? {
            Some(head) => candidates.push(head),
            None => {
                found.problems.push(Problem::Pointer);
                found.aside.push((HEAD.to_owned(), text));
            }
        }
    }
    // Without a pointer, or with one whose snapshot is damaged: the manifests, newest first. A manifest
    // newer than a readable pointer belongs to a snapshot that was never finished.
    let newest = candidates.first().map_or(u64::MAX, |head| head.generation);
    let mut others = Vec::new();
    for text in keys.iter().filter(|key| key.starts_with("luoshi/g") && key.ends_with("/head")) {
        let Some(text) = storage.get(text).map_err(ReadOnly::NoStorage)? else { continue };
        others.extend(manifest(&text)?.filter(|head| head.generation < newest));
    }
    others.sort_by_key(|head| std::cmp::Reverse(head.generation));
    if found.head_text.is_some() || !others.is_empty() {
        candidates.extend(others);
    }
    candidates.push(Head::empty());
    for head in candidates {
        if head.generation == 0 {
            found.head = Head::empty();
            break;
        }
        let text = |room: &str| storage.get(&room_key(head.generation, room)).ok().flatten();
        match codec::decode(text, |room, text| codec::matches(&head, room, text)) {
            Ok(workspace) => {
                (found.workspace, found.head) = (workspace, head);
                break;
            }
            Err(_) => {
                found.problems.push(Problem::Snapshot { generation: head.generation });
                let rooms = keys.iter().filter(|key| key.starts_with(&room_key(head.generation, "")));
                let texts = rooms.filter_map(|key| Some((key.clone(), storage.get(key).ok()??)));
                found.aside.extend(texts.collect::<Vec<_>>());
            }
        }
    }
    Ok(())
}

/// Reads a manifest; `None` where it cannot be read, an error where it is of a newer program.
fn manifest(text: &str) -> Result<Option<Head>, ReadOnly> {
    match serde_json::from_str::<SchemaOnly>(text) {
        Ok(SchemaOnly { schema }) if schema > SCHEMA => Err(ReadOnly::Newer { schema }),
        _ => Ok(serde_json::from_str(text).ok()),
    }
}

/// Carries out the log since the snapshot. A line that cannot be read, does not follow its predecessor or
/// is refused is reported and set aside; the readable ones after it are carried out all the same.
fn replay<S: Storage>(storage: &S, keys: &[String], found: &mut Found) {
    (found.seq, found.last) = (found.head.seq, found.head.chain.clone());
    let number = |key: &String| key.strip_prefix("luoshi/log/").and_then(|k| k.parse::<u32>().ok());
    let mut segments: Vec<u32> = keys.iter().filter_map(number).filter(|k| *k >= found.head.log_start).collect();
    segments.sort_unstable();
    found.segment = found.head.log_start;
    let mut expected = found.head.log_start;
    for segment in segments {
        for segment in expected..segment {
            // A snapshot begins a new segment before anything is written into it.
            if segment != found.head.log_start {
                found.problems.push(Problem::Missing { segment });
            }
        }
        expected = segment + 1;
        let text = storage.get(&segment_key(segment)).ok().flatten().unwrap_or_default();
        let before = found.problems.len();
        for (line, content) in text.lines().enumerate() {
            if let Err(why) = carry_out(content, found) {
                found.problems.push(Problem::Line { segment, line: line + 1, why });
            }
        }
        if found.problems.len() > before {
            found.aside.push((segment_key(segment), text.clone()));
        }
        (found.segment, found.saved) = (segment, text);
    }
}

fn carry_out(content: &str, found: &mut Found) -> Result<(), BadLine> {
    let line: Line = serde_json::from_str(content).map_err(|_| BadLine::Unreadable)?;
    let follows = line.prev == found.last && line.seq == found.seq + 1;
    (found.seq, found.last) = (line.seq, chain(content));
    found.workspace.apply(&line.edit).map_err(|_| BadLine::Refused)?;
    if follows { Ok(()) } else { Err(BadLine::Unchained) }
}
