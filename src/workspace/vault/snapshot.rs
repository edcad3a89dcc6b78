//! Taking a snapshot: the changed pieces, then the pointer; and what goes when it has been taken.

use super::{FORGET, HEAD, SaveError, Vault, generation_of, manifest_key, piece_key, segment_key, segment_of};
use crate::{
    base::{
        doc, order,
        storage::{Storage, StorageError},
    },
    workspace::{
        Workspace,
        codec::{Head, Piece},
        rooms::ROOMS,
    },
};

impl<S: Storage> Vault<S> {
    /// Writes what has changed since the last snapshot as a new generation and moves the pointer to it. Edits that
    /// wait are saved first. On an error the old generation and the log go on to hold.
    pub fn snapshot(&mut self, workspace: &Workspace) -> Result<(), SaveError> {
        // What waits goes into the log first: should this snapshot be lost, the log alone has to bring it back.
        self.flush()?;
        self.take(workspace, self.seq, self.last.clone(), String::new())
    }

    /// Leaves nothing in the storage but the workspace as it is: what was erased stands in the log and in the snapshot
    /// before, and they go. What was set aside because it could not be read stays, for nobody knows what it is.
    pub fn forget(&mut self, workspace: &Workspace) -> Result<(), SaveError> {
        self.snapshot(workspace)?;
        // The one before is kept until the next.
        self.snapshot(workspace)?;
        self.storage.remove(FORGET)?;
        self.forgetting = false;
        Ok(())
    }

    /// Notes that something is about to be erased: until [`Vault::forget`] has done its work, also after a crash.
    pub fn will_forget(&mut self) -> Result<(), SaveError> {
        self.storage.set_checked(FORGET, "1")?;
        self.forgetting = true;
        Ok(())
    }

    /// Whether something that was erased is still to be forgotten.
    pub fn must_forget(&self) -> bool {
        self.forgetting
    }

    /// Takes the snapshot that ends with the edit `seq`. `line` is its line, where no segment has it; `chain` its hash.
    pub(super) fn take(
        &mut self,
        workspace: &Workspace,
        seq: u64,
        chain: String,
        line: String,
    ) -> Result<(), SaveError> {
        // Before the generation that has it goes.
        self.put_aside()?;
        // The log goes on in a segment of its own; in this one, where nothing stands in it.
        let log_start = self.segment + u32::from(!self.saved.is_empty());
        let head = Head { generation: self.next, log_start, seq, chain, line, ..Head::empty() };
        match self.write(workspace, head) {
            Ok((head, text)) => {
                self.pieces.clone_from(&head.pieces);
                self.base = workspace.clone();
                self.previous = Some(std::mem::replace(&mut self.head, head));
                self.next = self.head.generation + 1;
                (self.segment, self.full) = (self.head.log_start, 0);
                self.saved.clear();
                self.damaged = false;
                // A second copy, in case the pointer is damaged. The next snapshot tries again if this fails.
                let _ = self.storage.set_checked(&manifest_key(self.head.generation), &text);
                (self.head_text, self.manifest) = (Some(text.clone()), text);
                self.sweep();
                Ok(())
            }
            Err(why) => {
                self.abandon();
                Err(why)
            }
        }
    }

    /// Writes the pieces and the pointer; gives the manifest, whole and as it was written.
    fn write(&mut self, workspace: &Workspace, mut head: Head) -> Result<(Head, String), SaveError> {
        self.check_pointer()?;
        // The pointer is about to leave the generation: from then on it is known by its copy only.
        let copy = manifest_key(self.head.generation);
        if self.head.generation > 0 && self.storage.get(&copy)?.as_ref() != Some(&self.manifest) {
            let manifest = self.manifest.clone();
            self.put(&copy, &manifest)?;
        }
        head.pieces.clone_from(&self.pieces);
        for room in ROOMS {
            for cut in (room.touched)(workspace, &self.base) {
                self.write_piece(&mut head, cut.name(room.name), (room.piece)(workspace, cut))?;
            }
        }
        let text = doc::print(&head);
        // A line that another window has written meanwhile is not in this snapshot: it must stay in the log.
        self.check_pointer()?;
        let here = self.storage.get(&segment_key(self.segment))?.unwrap_or_default();
        if here != self.saved || self.storage.get(&segment_key(head.log_start))?.is_some() {
            return Err(SaveError::Conflict);
        }
        let moved = self.put(HEAD, &text);
        if moved.is_err() && self.storage.get(HEAD)?.as_deref() != Some(&text) {
            return Err(SaveError::Storage(StorageError::Full));
        }
        Ok((head, text))
    }

    /// Puts a piece in the place of the one with its name, unless that one has the same text.
    fn write_piece(&mut self, head: &mut Head, name: String, text: Option<String>) -> Result<(), SaveError> {
        let at = head.pieces.iter().position(|piece| piece.name == name);
        let Some(text) = text else {
            at.map(|at| head.pieces.remove(at));
            return Ok(());
        };
        let new = Piece::of(name, head.generation, &text);
        let old = at.and_then(|at| head.pieces.get_mut(at));
        if old.as_ref().is_some_and(|old| old.hash == new.hash) {
            return Ok(());
        }
        self.put(&piece_key(&new), &text)?;
        match old {
            Some(old) => *old = new,
            None => head.pieces.push(new),
        }
        Ok(())
    }

    fn check_pointer(&self) -> Result<(), SaveError> {
        if self.storage.get(HEAD)? == self.head_text { Ok(()) } else { Err(SaveError::Conflict) }
    }

    /// Takes the pieces of a snapshot that failed away again: the log needs the room.
    fn abandon(&self) {
        // Where the pointer cannot be read, or is not ours, the snapshot may not have failed.
        if self.check_pointer().is_ok() {
            for key in self.storage.keys("luoshi/g").unwrap_or_default() {
                if generation_of(&key) == Some(self.next) {
                    let _ = self.storage.remove(&key);
                }
            }
        }
    }

    /// Writes and reads back. Where there is no room, the previous generation makes some.
    pub(super) fn put(&mut self, key: &str, value: &str) -> Result<(), StorageError> {
        match self.storage.set_checked(key, value) {
            Err(StorageError::Full) if self.make_room() => self.storage.set_checked(key, value),
            other => other,
        }
    }

    /// Takes away what the current generation does not need; whether there was anything.
    fn make_room(&mut self) -> bool {
        // What is damaged may have to be rebuilt from there.
        if self.damaged {
            return false;
        }
        self.previous = None;
        self.sweep()
    }

    /// Takes away what neither the current generation nor the previous one needs; whether there was anything. Only
    /// keys are read. Failing to is harmless.
    fn sweep(&self) -> bool {
        let Ok(keys) = self.storage.keys("luoshi/") else { return false };
        let (mut needed, mut log_start) = (Vec::new(), self.head.log_start);
        for head in std::iter::once(&self.head).chain(&self.previous) {
            needed.push(manifest_key(head.generation));
            needed.extend(head.pieces.iter().map(piece_key));
            log_start = log_start.min(head.log_start);
        }
        order::sort(&mut needed, Ord::cmp);
        let mut some = false;
        for key in keys {
            let old_line = segment_of(&key).is_some_and(|segment| segment < log_start);
            // What stands under a later number is being written, here or by another window.
            let old_piece = generation_of(&key).is_some_and(|number| number < self.next)
                && needed.binary_search_by(|needed| needed.as_str().cmp(&key)).is_err();
            some |= (old_line || old_piece) && self.storage.remove(&key).is_ok();
        }
        some
    }

    /// Copies damaged values aside, byte for byte, and then takes a snapshot so that they are not read again. Where
    /// nothing was damaged, it only brings a snapshot of an older schema up to this one.
    pub fn settle(&mut self, workspace: &Workspace) -> Result<(), SaveError> {
        // From here on there may be what an older program does not know: it must not write to it.
        let older = self.head.generation > 0 && !self.head.is_cut_alike();
        if self.damaged || older { self.snapshot(workspace) } else { Ok(()) }
    }

    fn put_aside(&mut self) -> Result<(), SaveError> {
        if self.aside.is_empty() {
            return Ok(());
        }
        let taken = self.set_aside();
        let number = |key: &str| key.strip_prefix("luoshi/aside/").and_then(|n| n.parse::<u64>().ok());
        let mut next = taken.iter().filter_map(|(key, _)| number(key)).max().map_or(0, |last| last + 1);
        while let Some((key, value)) = self.aside.first() {
            // The key it came from, so that it can be put back by hand.
            let value = format!("{key}\n{value}");
            // Where there was no room for all of it, some may have been copied before.
            if taken.iter().all(|(_, copied)| *copied != value) {
                self.storage.set_checked(&format!("luoshi/aside/{next}"), &value)?;
                next += 1;
            }
            self.aside.remove(0);
        }
        Ok(())
    }
}
