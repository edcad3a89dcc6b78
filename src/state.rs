//! The live workspace: the only writer, and the pages' only way to the platform.

use crate::{
    base::{
        day::Date,
        id::{BulletinId, Id},
    },
    platform::{clock, ids, storage::Local},
    workspace::{
        Edit, Refused, Workspace,
        shelf::{Kept, Shelf},
        vault::{self, SaveError, Vault},
    },
};
use leptos::prelude::*;
use std::{cell::RefCell, rc::Rc, sync::Arc};

/// Whether everything on screen is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Written and read back.
    Yes,
    /// On screen only, and why.
    No(SaveError),
    /// Nothing may be written here.
    ReadOnly,
}

/// The state of the app; a handle that costs nothing to copy.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The bulletins.
    pub shelf: RwSignal<Arc<Shelf>>,
    /// Whether everything is saved.
    pub saved: RwSignal<Saved>,
    /// Why the last edit was refused.
    pub refused: RwSignal<Option<Refused>>,
    /// How many edits can be taken back.
    pub undoable: RwSignal<usize>,
    inner: StoredValue<Rc<RefCell<Inner>>, LocalStorage>,
}

struct Inner {
    workspace: Workspace,
    vault: Vault<Local>,
    undo: Vec<Vec<crate::workspace::Put>>,
    read_only: bool,
}

impl AppState {
    /// Opens what is kept.
    pub fn open() -> Self {
        let opened = vault::open(Local);
        let read_only = opened.read_only.is_some();
        let mut vault = opened.vault;
        let settled = if read_only { Ok(()) } else { vault.settle(&opened.workspace) };
        let saved = match settled {
            _ if read_only => Saved::ReadOnly,
            Ok(()) => Saved::Yes,
            Err(error) => Saved::No(error),
        };
        let shelf = RwSignal::new(opened.workspace.shelf.clone());
        let inner = Inner { workspace: opened.workspace, vault, undo: Vec::new(), read_only };
        AppState {
            shelf,
            saved: RwSignal::new(saved),
            refused: RwSignal::new(None),
            undoable: RwSignal::new(0),
            inner: StoredValue::new_local(Rc::new(RefCell::new(inner))),
        }
    }

    /// Carries out an edit, saves it, shows it. A refused edit changes nothing.
    pub fn edit(self, edit: Edit) {
        let cell = self.inner.get_value();
        let mut inner = cell.borrow_mut();
        if inner.read_only {
            return;
        }
        match inner.workspace.apply(&edit) {
            Err(why) => self.refused.set(Some(why)),
            Ok(back) => {
                inner.undo.push(back);
                self.finish(&mut inner, &edit);
            }
        }
    }

    /// Takes the last edit back.
    pub fn undo(self) {
        let cell = self.inner.get_value();
        let mut inner = cell.borrow_mut();
        let Some(puts) = inner.undo.pop() else { return };
        let edit = Edit::Undo { puts };
        if inner.workspace.apply(&edit).is_ok() {
            self.finish(&mut inner, &edit);
        }
    }

    fn finish(self, inner: &mut Inner, edit: &Edit) {
        self.refused.set(None);
        let saved = inner.vault.append(edit, &clock::now(), "");
        self.saved.set(saved.map_or_else(Saved::No, |()| Saved::Yes));
        self.undoable.set(inner.undo.len());
        self.shelf.set(inner.workspace.shelf.clone());
    }

    /// Keeps a bulletin and its text, once; the text is stored before the edit that speaks of it.
    pub fn keep(self, id: BulletinId, text: &str, kept: Kept) {
        if self.shelf.with_untracked(|shelf| shelf.has(id)) {
            return;
        }
        let stored = self.inner.get_value().borrow().vault.keep_text(id, text);
        match stored {
            Ok(()) => self.edit(Edit::Keep { id, kept: kept.into() }),
            Err(error) => self.saved.set(Saved::No(error)),
        }
    }

    /// Today, as the device says.
    pub fn today(self) -> Date {
        clock::today()
    }

    /// A new id.
    pub fn mint<T>(self) -> Id<T> {
        ids::mint()
    }
}
