//! Opening: newest readable snapshot, then the log since it. Reads only; whatever cannot be read is
//! reported and handed to [`Vault::settle`], never dropped and never written over.

use super::{
    FORGET, HEAD, Vault, generation_of, manifest_key, piece_key,
    replay::{Replayed, replay},
};
use crate::{
    base::{
        order,
        storage::{Storage, StorageError},
    },
    workspace::{
        Workspace,
        codec::{BadHead, Head, Piece},
        log::BadLine,
    },
};
use std::cmp::Reverse;

/// What was found damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The pointer could not be read; a snapshot's own manifest was used.
    Pointer,
    /// A snapshot could not be read; an older one and the log gave the same state.
    Snapshot {
        /// Which generation.
        generation: u64,
    },
    /// Pieces of a snapshot could not be read, and nothing else gives the same state; the others were used.
    Pieces {
        /// Which generation.
        generation: u64,
        /// The names of the pieces.
        lost: Vec<String>,
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
    // What cannot be written to is shown empty, without half of a reading.
    opened.read_only = read(&mut opened).err();
    // Left by a page that was closed while it erased something.
    opened.vault.forgetting = matches!(opened.vault.storage.get(FORGET), Ok(Some(_)));
    opened
}

/// A manifest and its text.
type Manifest = (Head, String);

fn read<S: Storage>(found: &mut Opened<S>) -> Result<(), ReadOnly> {
    let storage = &found.vault.storage;
    let pointer = storage.get(HEAD).map_err(ReadOnly::NoStorage)?;
    let keys = storage.keys("luoshi/").map_err(ReadOnly::NoStorage)?;
    let newest = pointer.as_deref().map(manifest).transpose()?.flatten();
    let is_lost = pointer.is_some() && newest.is_none();
    let heads = heads(storage, &keys, newest)?;
    let Some(Newest { at, state, problems, damaged }) = newest_state(storage, &keys, &heads) else { return Ok(()) };

    let mut aside: Vec<String> = damaged.iter().map(piece_key).collect();
    if is_lost {
        found.problems.push(Problem::Pointer);
        aside.push(HEAD.to_owned());
        // It may have pointed to a newer snapshot, of which only the pieces are left.
        let known = heads.first().map_or(0, |(head, _)| head.generation);
        aside.extend(keys.iter().filter(|key| generation_of(key).is_some_and(|number| number > known)).cloned());
    }
    found.problems.extend(problems);
    found.problems.extend(state.problems);
    let value = |key: String| storage.get(&key).ok().flatten().map(|value| (key, value));
    let aside = aside.into_iter().filter_map(value).chain(state.aside).collect();

    let vault = &mut found.vault;
    let written = keys.iter().filter_map(|key| generation_of(key)).max().unwrap_or(0);
    let mut heads = heads.into_iter().skip(at);
    if let Some((head, text)) = heads.next() {
        vault.previous = heads.map(|(older, _)| older).find(|older| older.generation < head.generation);
        vault.next = written.max(head.generation) + 1;
        if head.is_cut_alike() {
            vault.pieces = head.pieces.iter().filter(|piece| !state.lost.contains(piece)).cloned().collect();
            vault.base = state.base;
        }
        (vault.head, vault.manifest) = (head, text);
    }
    vault.head_text = pointer;
    (vault.segment, vault.saved, vault.full) = (state.segment, state.saved, state.full);
    (vault.seq, vault.last) = (state.seq, state.last);
    (vault.damaged, vault.aside) = (!found.problems.is_empty(), aside);
    found.workspace = state.workspace;
    Ok(())
}

/// Reads a manifest; `None` where it cannot be read, an error where it is of a newer program.
fn manifest(text: &str) -> Result<Option<Manifest>, ReadOnly> {
    match Head::read(text) {
        Ok(head) => Ok(Some((head, text.to_owned()))),
        Err(BadHead::Unreadable) => Ok(None),
        Err(BadHead::Newer(schema)) => Err(ReadOnly::Newer { schema }),
    }
}

/// All snapshots that may be opened, the newest first: the pointer's, then those whose own manifest can be read, then
/// the empty workspace before the first.
fn heads<S: Storage>(storage: &S, keys: &[String], newest: Option<Manifest>) -> Result<Vec<Manifest>, ReadOnly> {
    let last = newest.as_ref().map_or(u64::MAX, |(head, _)| head.generation);
    let mut heads = Vec::new();
    for number in keys.iter().filter_map(|key| generation_of(key).filter(|number| *key == manifest_key(*number))) {
        let Some(text) = storage.get(&manifest_key(number)).map_err(ReadOnly::NoStorage)? else { continue };
        // A copy that says the same as the pointer is no other snapshot; one that does not may be the better.
        let other = newest.as_ref().is_none_or(|(_, pointer)| *pointer != text);
        heads.extend(manifest(&text)?.filter(|(head, _)| other && head.generation <= last));
    }
    order::sort_by_key(&mut heads, |(head, _)| Reverse(head.generation));
    heads.push((Head::empty(), String::new()));
    Ok(newest.into_iter().chain(heads).collect())
}

/// What is opened.
struct Newest {
    /// Which of the snapshots.
    at: usize,
    state: Replayed,
    /// What of the snapshots could not be read.
    problems: Vec<Problem>,
    damaged: Vec<Piece>,
}

/// The newest state that can be read in full: of the newest snapshot, or of an older one whose log leads there without
/// a gap. Where there is none, what is left of the newest.
fn newest_state<S: Storage>(storage: &S, keys: &[String], heads: &[Manifest]) -> Option<Newest> {
    let (newest, _) = heads.first()?;
    let (mut problems, mut damaged, mut rest) = (Vec::new(), Vec::new(), None);
    for (at, (head, _)) in heads.iter().enumerate() {
        let state = replay(storage, keys, head, newest);
        if state.is_whole {
            return Some(Newest { at, state, problems, damaged });
        }
        if !state.lost.is_empty() {
            problems.push(Problem::Snapshot { generation: head.generation });
            damaged.extend(state.lost.iter().cloned());
        }
        rest.get_or_insert(state);
    }
    let state = rest?;
    let lost = state.lost.iter().map(|piece| piece.name.clone()).collect();
    problems = vec![Problem::Pieces { generation: newest.generation, lost }];
    damaged.clone_from(&state.lost);
    Some(Newest { at: 0, state, problems, damaged })
}
