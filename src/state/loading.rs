//! Reading bulletins when they are asked for: one after the other, shown a few at a time.

use super::{AppState, Loaded, import::read_text};
use crate::{
    base::{doc, id::BulletinId},
    bulletin::{
        correction::corrected,
        reading::{Listed, ReadText},
    },
    platform::{clock, content},
    workspace::shelf::{self, Kept, Origin},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Milliseconds after which what has been read so far is shown.
const SHOW_EVERY: f64 = 150.0;

/// A bulletin with the corrections carried out, and what it was made from.
pub(super) struct Corrected {
    found: Arc<Loaded>,
    kept: Arc<Kept>,
    seen: Arc<Loaded>,
}

/// A bulletin of the site: the build has put its reading beside the text.
pub(super) async fn built_in(listed: &Listed) -> Option<ReadText> {
    let json = content::text(&format!("bulletins/{}", listed.file.replace(".txt", ".json"))).await?;
    // The id is made from the text: a text that is not the listed one is not shown as it.
    doc::read::<ReadText>(&json).ok().filter(|read| shelf::id_of(&read.text) == listed.id)
}

impl AppState {
    /// The bulletin of an id, with the reader's corrections. It is read when it is first asked for: `None` until
    /// then, and a view that calls this is made again when it is there.
    pub fn loaded(self, id: BulletinId) -> Option<Arc<Loaded>> {
        let loaded = self.as_found(id)?;
        let shown = self.peek();
        let Some(kept) = shown.workspace.shelf.get(id).filter(|kept| !kept.corrections.is_empty()) else {
            return Some(loaded);
        };
        // Asked for at every change of the page: carried out again only where something changed.
        let same = |of: &Corrected| Arc::ptr_eq(&of.found, &loaded) && of.kept.corrections == kept.corrections;
        if let Some(known) = self.corrected.get_value().get(id).filter(|of| same(of)) {
            return Some(known.seen.clone());
        }
        let (bulletin, _) = corrected(&loaded.bulletin, &kept.corrections);
        let seen = Arc::new(Loaded { bulletin, ..Loaded::clone(&loaded) });
        let entry = Corrected { found: loaded, kept: kept.clone(), seen: seen.clone() };
        self.corrected.update_value(|all| {
            Arc::make_mut(all).set(id, Some(Arc::new(entry)));
        });
        Some(seen)
    }

    /// The bulletin as the program read it.
    pub fn as_found(self, id: BulletinId) -> Option<Arc<Loaded>> {
        let loaded = self.bulletins.get().get(id).cloned();
        if loaded.is_none() && self.reading(id).is_none() {
            self.load(id);
        }
        loaded
    }

    /// Whether a bulletin is being read (`Some(false)`) or could not be read (`Some(true)`).
    pub fn reading(self, id: BulletinId) -> Option<bool> {
        self.reading.get().iter().find(|(other, _)| *other == id).map(|(_, failed)| *failed)
    }

    /// Reads a bulletin again that could not be read.
    pub fn read_again(self, id: BulletinId) {
        self.reading.update(|reading| reading.retain(|(other, _)| *other != id));
    }

    fn load(self, id: BulletinId) {
        let kept = self.peek().workspace.shelf.has(id) && self.kept_text(id).is_some();
        if !kept && self.listed(id).is_none() {
            return;
        }
        // The library asks for many at once: they are read one after the other, and shown some at a time.
        let idle = self.reading.get_untracked().iter().all(|(_, failed)| *failed);
        self.reading.update_untracked(|reading| reading.push((id, false)));
        if idle {
            leptos::task::spawn_local(async move { self.read_all().await });
        }
    }

    async fn read_all(self) {
        let mut read = Vec::new();
        let mut since = clock::ticks();
        while let Some((id, _)) = self.reading.get_untracked().iter().find(|(_, failed)| !failed).copied() {
            let loaded = self.read_one(id).await;
            self.reading.update_untracked(|reading| {
                reading.retain(|(other, _)| *other != id);
                reading.extend(loaded.is_none().then_some((id, true)));
            });
            read.extend(loaded.map(|loaded| (id, Arc::new(loaded))));
            let last = self.reading.get_untracked().iter().all(|(_, failed)| *failed);
            if last || clock::ticks() - since > SHOW_EVERY {
                self.bulletins.update(|all| {
                    let all = Arc::make_mut(all);
                    for (id, loaded) in read.drain(..) {
                        all.set(id, Some(loaded));
                    }
                });
                self.reading.notify();
                since = clock::ticks();
            }
        }
    }

    async fn read_one(self, id: BulletinId) -> Option<Loaded> {
        if let Some(listed) = self.listed(id) {
            let origin = Origin::BuiltIn { file: listed.file.clone() };
            let read = built_in(&listed).await.and_then(|read| Some((read.text, read.reading.0.ok()?)));
            if let Some((text, bulletin)) = read {
                return Some(Loaded::new(text, bulletin, origin, None));
            }
        }
        let kept = self.peek().workspace.shelf.get(id).cloned()?;
        let text = self.kept_text(id)?;
        let bulletin = read_text(&text).await.ok()?;
        Some(Loaded::new(text, bulletin, kept.origin.clone(), Some(kept.title.clone())))
    }
}
