//! Carrying edits out and keeping them. What is asked for here is done in the part `keep` (see `keeper`), except what
//! only pages ask that come with it.

use super::{AppState, Inner, Saved, Shown, days, keeper::Ask};
use crate::{
    base::id::CandidateId,
    platform::{clock, files, storage::Local},
    share::backup::{self, Backup, LIMIT_BYTES, NotABackup},
    workspace::{
        Edit, Put, Workspace,
        desk::Desk,
        history::Stamp,
        settings::Settings,
        vault::{self, Problem, SaveError},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

impl AppState {
    /// Carries out an edit, saves it, shows it; `true` where it was done. A refused edit changes nothing and
    /// is told.
    pub fn edit(self, edit: Edit) -> bool {
        self.ask(Ask::Edit(edit))
    }

    /// Takes the last edit back.
    pub fn undo(self) {
        self.ask(Ask::Undo);
    }

    /// Tries again to save what is not saved.
    pub fn retry(self) {
        self.ask(Ask::Retry);
    }

    /// Gives the whole workspace as a file, with the names of candidates or without.
    pub fn export_as(self, names: bool) {
        self.ask(Ask::Export { names });
    }

    /// What is asked, in the part itself.
    pub(super) fn answer(self, ask: Ask) -> bool {
        match ask {
            Ask::Open => self.open_kept(),
            Ask::Edit(edit) => return self.carry_out(edit),
            Ask::Undo => self.take_back(),
            Ask::Retry => self.save_again(),
            Ask::Turn(ours) => self.take_turn(ours),
            Ask::Follow => self.follow_write(),
            Ask::Clock => self.show(&self.inner.get_value().borrow()),
            Ask::Export { names } => self.give_file(names),
            Ask::Erase(ids) => return self.erase_now(ids),
        }
        true
    }

    /// Opens what is kept and shows it.
    fn open_kept(self) {
        let cell = self.inner.get_value();
        let opened = vault::open(Local);
        {
            let mut inner = cell.borrow_mut();
            (inner.workspace, inner.vault) = (opened.workspace, opened.vault);
            (inner.read_only, inner.problems) = (opened.read_only, opened.problems);
            inner.fresh = true;
            let (today, doubtful) = days::look();
            let desk = Desk::of(&inner.workspace, today);
            self.shown.set(Arc::new(Shown { workspace: inner.workspace.clone(), desk, today, doubtful, undoable: 0 }));
        }
        self.saved.set(opened.read_only.map_or(Saved::Yes, Saved::ReadOnly));
        self.speak_at_first();
    }

    fn carry_out(self, edit: Edit) -> bool {
        let cell = self.inner.get_value();
        let mut inner = cell.borrow_mut();
        if !self.may_write(&inner) {
            return false;
        }
        inner.changed = !edit.changes_nothing(&inner.workspace);
        if !inner.changed {
            return true;
        }
        let stamp = self.stamp(&inner);
        let shown = self.peek();
        let same = Arc::ptr_eq(&shown.workspace.records, &inner.workspace.records);
        let journal = same.then_some(&*shown.desk.journal);
        match inner.workspace.apply_knowing(&edit, &stamp, journal) {
            Err(why) => {
                self.refuse(why);
                false
            }
            Ok(back) => {
                inner.undo.push(back);
                drop(shown);
                self.keep_edit(&mut inner, edit, &stamp);
                true
            }
        }
    }

    /// Whether this window may write; where not, that is told.
    pub fn can_write(self) -> bool {
        self.may_write(&self.inner.get_value().borrow())
    }

    fn may_write(self, inner: &Inner) -> bool {
        let words = self.words();
        let refusal = match (inner.read_only, inner.writer) {
            (Some(_), _) => words.refused("read_only"),
            (None, false) => words.refused("follower"),
            (None, true) => return true,
        };
        self.say(refusal, true);
        false
    }

    fn take_back(self) {
        let cell = self.inner.get_value();
        let mut inner = cell.borrow_mut();
        if inner.undo.is_empty() || !self.may_write(&inner) {
            return;
        }
        let Some(puts) = inner.undo.pop() else { return };
        self.put(&mut inner, puts);
        drop(inner);
        self.say(self.words().undone(), false);
    }

    /// Carries out puts that nothing can refuse.
    fn put(self, inner: &mut Inner, puts: Vec<Put>) {
        let edit = Edit::Undo { puts };
        let stamp = self.stamp(inner);
        if inner.workspace.apply(&edit, &stamp).is_ok() {
            self.keep_edit(inner, edit, &stamp);
        }
    }

    /// Erases the names of people: from the workspace, from what is kept, and from what could be taken back.
    pub fn erase(self, ids: Vec<CandidateId>) -> bool {
        self.ask(Ask::Erase(ids))
    }

    fn erase_now(self, ids: Vec<CandidateId>) -> bool {
        let cell = self.inner.get_value();
        if !self.may_write(&cell.borrow()) {
            return false;
        }
        // Noted first: should the page be closed half-way, it is finished when it is opened again.
        if let Err(why) = cell.borrow_mut().vault.will_forget() {
            self.saved.set(Saved::No(why));
            return false;
        }
        let done = self.carry_out(Edit::ErasePeople { ids, on: self.today() });
        let mut inner = cell.borrow_mut();
        self.forget(&mut inner);
        if done && inner.vault.must_forget() {
            self.say(self.words().pt_erase_kept(), true);
        }
        done
    }

    /// Finishes an erasing: nothing that was erased stays in the log, in older snapshots, or in what can be taken back.
    /// Where it cannot be done now (there is no room), it is tried again with the next edit.
    fn forget(self, inner: &mut Inner) {
        if !inner.vault.must_forget() || !inner.unsaved.is_empty() {
            return;
        }
        inner.undo.clear();
        let workspace = inner.workspace.clone();
        let _ = inner.vault.forget(&workspace);
        self.show(inner);
    }

    /// What the log will say about the next edit.
    fn stamp(self, inner: &Inner) -> Stamp {
        inner.vault.stamp(&clock::now(), &self.by())
    }

    /// Who makes the edits: the chosen role, with the name of who holds it; empty where none is chosen.
    pub fn by(self) -> String {
        let shown = self.peek();
        let Some(me) = shown.workspace.settings.me else { return String::new() };
        let name = shown.workspace.unit.holders_of(me, shown.today).next().map(|holder| holder.name.as_str());
        [self.words().role(me.code()), name.unwrap_or("")].join(" ").trim_end().to_owned()
    }

    /// Saves an edit that has been carried out, and shows the workspace.
    fn keep_edit(self, inner: &mut Inner, edit: Edit, stamp: &Stamp) {
        let mut saved = inner.vault.append(&edit, &inner.workspace, &stamp.at, &stamp.by);
        inner.unsaved.push(edit);
        if saved == Err(SaveError::Conflict) {
            saved = self.carry_over(inner);
        }
        self.settle_saved(inner, saved);
        self.show(inner);
    }

    /// Another window has written meanwhile: opens what is kept now and carries the unsaved edits out on it.
    fn carry_over(self, inner: &mut Inner) -> Result<(), SaveError> {
        let opened = vault::open(Local);
        if opened.read_only.is_some() {
            // Not to be written to any more: what is on screen stays there, to be exported.
            return Err(SaveError::Conflict);
        }
        (inner.workspace, inner.vault, inner.problems) = (opened.workspace, opened.vault, opened.problems);
        inner.undo.clear();
        let mut saved = Ok(());
        for edit in std::mem::take(&mut inner.unsaved) {
            let stamp = self.stamp(inner);
            match inner.workspace.apply(&edit, &stamp) {
                Ok(back) => {
                    inner.undo.push(back);
                    // A line that cannot be written waits in the vault, and is written with the next.
                    saved = inner.vault.append(&edit, &inner.workspace, &stamp.at, &stamp.by);
                    inner.unsaved.push(edit);
                    if saved.is_ok() {
                        inner.unsaved.clear();
                    }
                }
                Err(why) => self.refuse(why),
            }
        }
        saved
    }

    fn settle_saved(self, inner: &mut Inner, saved: Result<(), SaveError>) {
        match saved {
            Ok(()) => {
                inner.unsaved.clear();
                if inner.vault.is_snapshot_due() {
                    // Failing to is harmless: the log holds everything.
                    let workspace = inner.workspace.clone();
                    let _ = inner.vault.snapshot(&workspace);
                }
                self.saved.set(Saved::Yes);
                if inner.vault.must_forget() {
                    self.forget(inner);
                }
            }
            Err(why) => self.saved.set(Saved::No(why)),
        }
    }

    fn save_again(self) {
        let cell = self.inner.get_value();
        let mut inner = cell.borrow_mut();
        let saved = match inner.vault.flush() {
            Err(SaveError::Conflict) => self.carry_over(&mut inner),
            other => other,
        };
        self.settle_saved(&mut inner, saved);
        self.show(&inner);
    }

    /// Shows the workspace: every change, whoever made it, ends here.
    fn show(self, inner: &Inner) {
        let before = self.peek();
        let (today, doubtful) = days::look();
        let mut desk = before.desk.clone();
        desk.follow(&before.workspace, &inner.workspace, today);
        self.shown.set(Arc::new(Shown {
            workspace: inner.workspace.clone(),
            desk,
            today,
            doubtful,
            undoable: inner.undo.len(),
        }));
    }

    fn give_file(self, names: bool) {
        let today = self.today();
        let content = {
            let cell = self.inner.get_value();
            let inner = cell.borrow();
            let workspace = if names { inner.workspace.clone() } else { inner.workspace.nameless() };
            backup::write(&workspace, |id| self.kept_text(id).or_else(|| inner.vault.text(id)), today)
        };
        if files::save(&format!("luoshi-{today}.json"), &content).is_none() {
            self.say(self.words().export_failed(), true);
            return;
        }
        let writable = {
            let cell = self.inner.get_value();
            let inner = cell.borrow();
            inner.read_only.is_none() && inner.writer
        };
        if writable {
            self.choose(|settings| settings.backed_up = Some(today));
        }
    }

    /// Remembers a choice.
    pub fn choose(self, change: impl FnOnce(&mut Settings)) {
        let mut settings = (*self.peek().workspace.settings).clone();
        change(&mut settings);
        self.edit(Edit::Choose { settings: Arc::new(settings) });
    }

    /// Reads a file that should be a backup; nothing is done with it yet.
    pub async fn read_backup(self, file: &web_sys::File) -> Result<(String, Backup), NotABackup> {
        let (name, size, bytes) = files::bytes(file, LIMIT_BYTES).await.ok_or(NotABackup::Other)?;
        if size > LIMIT_BYTES {
            return Err(NotABackup::TooLarge);
        }
        let text = String::from_utf8(bytes).map_err(|_| NotABackup::Other)?;
        Ok((name, backup::read(&text)?))
    }

    /// Takes a backup in: everything in it that is missing here (`replace`: instead of what is here). One edit,
    /// so that it can be taken back.
    pub fn restore(self, backup: &Backup, replace: bool) -> bool {
        let cell = self.inner.get_value();
        let mut inner = cell.borrow_mut();
        if !self.may_write(&inner) {
            return false;
        }
        for (id, text) in &backup.texts {
            if let Err(why) = inner.vault.keep_text(*id, text) {
                self.saved.set(Saved::No(why));
                return false;
            }
        }
        let target =
            if replace { backup.workspace.clone() } else { backup::merge(&inner.workspace, &backup.workspace) };
        let puts = inner.workspace.puts_to(&target);
        let edit = Edit::Undo { puts };
        let stamp = self.stamp(&inner);
        let Ok(back) = inner.workspace.apply(&edit, &stamp) else { return false };
        inner.undo.push(back);
        self.keep_edit(&mut inner, edit, &stamp);
        true
    }

    /// Bytes of local storage in use.
    pub fn used(self) -> usize {
        self.inner.get_value().borrow().vault.used()
    }

    /// What could not be read when the workspace was opened.
    pub fn problems(self) -> Vec<Problem> {
        self.inner.get_value().borrow().problems.clone()
    }

    /// Gives what was set aside as a file.
    pub fn export_aside(self) {
        let pieces = self.inner.get_value().borrow().vault.set_aside();
        let text: Vec<String> = pieces.into_iter().map(|(key, value)| format!("{key}\n{value}\n")).collect();
        files::save(&format!("luoshi-aside-{}.txt", self.today()), &text.join("\n"));
    }

    /// How many pieces are set aside.
    pub fn aside(self) -> usize {
        self.inner.get_value().borrow().vault.set_aside().len()
    }

    /// The short code of the last log line and its number.
    pub fn chain(self) -> (String, u64) {
        let cell = self.inner.get_value();
        let inner = cell.borrow();
        (inner.vault.chain_code().to_owned(), inner.vault.seq())
    }

    /// Another window has written: this one shows it, or tries again to save what only it has.
    fn follow_write(self) {
        // Told only of what other windows write. What is on screen only stays on screen.
        let free = self.inner.get_value().borrow().unsaved.is_empty();
        if free {
            self.reopen(false);
        } else {
            // Whoever wrote or took away, there may be room now for what could not be saved.
            self.save_again();
        }
    }

    /// This window writes, or another.
    fn take_turn(self, ours: bool) {
        let cell = self.inner.get_value();
        let was = std::mem::replace(&mut cell.borrow_mut().writer, ours);
        let waiting = !cell.borrow().unsaved.is_empty();
        if waiting {
            // Whoever writes now: what could not be saved is carried over to the newest data, or goes on waiting.
            self.save_again();
        }
        let free = cell.borrow().unsaved.is_empty();
        if ours && !was && free {
            self.reopen(true);
        } else if !ours && free && cell.borrow().read_only.is_none() {
            self.saved.set(Saved::Follower);
        }
    }

    /// The workspace of the live log, for a window that begins to write.
    fn reopen(self, settle: bool) {
        let cell = self.inner.get_value();
        let mut inner = cell.borrow_mut();
        if !std::mem::take(&mut inner.fresh) || !settle {
            let opened = vault::open(Local);
            (inner.workspace, inner.vault) = (opened.workspace, opened.vault);
            (inner.read_only, inner.problems) = (opened.read_only, opened.problems);
            inner.undo.clear();
        }
        if let Some(why) = inner.read_only {
            self.saved.set(Saved::ReadOnly(why));
        } else if settle {
            let workspace: Workspace = inner.workspace.clone();
            let settled = inner.vault.settle(&workspace);
            self.saved.set(settled.map_or_else(Saved::No, |()| Saved::Yes));
            self.forget(&mut inner);
        }
        self.show(&inner);
    }
}
