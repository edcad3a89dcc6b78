//! The bulletins: those that come with the site, and those that the user brought.

use super::{AppState, Saved};
use crate::{
    base::{doc, id::BulletinId, order},
    bulletin::{
        Bulletin,
        correction::corrected,
        facts::Facts,
        reading::{self, Listed, ReadText},
    },
    platform::{
        clock, content, page,
        reader::{self, Given},
    },
    workspace::{
        Edit,
        shelf::{self, Kept, Origin},
    },
};
use leptos::prelude::*;
use std::{cmp::Reverse, sync::Arc};

/// Milliseconds after which what has been read so far is shown.
const SHOW_EVERY: f64 = 150.0;

/// A bulletin that was read.
#[derive(Clone)]
pub struct Loaded {
    /// Its name as shown.
    pub title: String,
    /// Its text.
    pub text: String,
    /// What was read in it, with the reader's corrections.
    pub bulletin: Bulletin,
    /// Where it comes from.
    pub origin: Origin,
}

/// A bulletin with the corrections carried out, and what it was made from.
pub(super) struct Corrected {
    found: Arc<Loaded>,
    kept: Arc<Kept>,
    seen: Arc<Loaded>,
}

/// The bulletins that come with the site, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Being fetched.
    Loading,
    /// There.
    Ready(Vec<Listed>),
    /// Not to be had: no network, and no offline copy yet.
    Failed,
}

/// A bulletin in the library.
#[derive(Debug, Clone)]
pub struct Row {
    /// Which.
    pub id: BulletinId,
    /// Its name.
    pub title: String,
    /// Its first page and how much there is in it; `None` for one kept by an older program and not read since.
    pub facts: Option<Facts>,
    /// What is kept of it.
    pub kept: Option<Arc<Kept>>,
    /// It came with the site.
    pub built_in: bool,
    /// A later text of the same issue is there.
    pub replaced: bool,
}

impl Loaded {
    pub(super) fn new(text: String, bulletin: Bulletin, origin: Origin, title: Option<String>) -> Loaded {
        let fallback = match &origin {
            Origin::BuiltIn { file } => file.clone(),
            Origin::File { name } => name.clone(),
            Origin::Pasted => bulletin.items.first().map_or(String::new(), |item| item.headline.clone()),
        };
        let title = title.unwrap_or_else(|| shelf::title_of(&Facts::of(&bulletin), &fallback));
        Loaded { title, text, bulletin, origin }
    }
}

/// Reads a text with the reader's program; `None` where there is none, or where the text is no bulletin.
async fn read(text: &str) -> Option<Bulletin> {
    let json = reader::call("read", &[Given::Text(text)]).await?;
    reading::of_json(&json).ok()?.0.ok()
}

/// A bulletin of the site: the build has put its reading beside the text.
pub(super) async fn built_in(listed: &Listed) -> Option<ReadText> {
    let json = content::text(&format!("bulletins/{}", listed.file.replace(".txt", ".json"))).await?;
    // The id is made from the text: a text that is not the listed one is not shown as it.
    doc::read::<ReadText>(&json).ok().filter(|read| shelf::id_of(&read.text) == listed.id)
}

impl AppState {
    /// Fetches the list of the bulletins that come with the site.
    pub(super) fn load_content(self) {
        leptos::task::spawn_local(async move {
            let json = content::text("bulletins/index.json").await;
            let listed = json.and_then(|json| doc::read::<Vec<Listed>>(&json).ok()).filter(|list| !list.is_empty());
            self.content.set(Arc::new(listed.map_or(Content::Failed, Content::Ready)));
        });
    }

    /// The bulletins that come with the site; a view that calls this is made again when they are there.
    pub fn site(self) -> Arc<Content> {
        self.content.get()
    }

    /// Fetches them again.
    pub fn reload_content(self) {
        self.content.set(Arc::new(Content::Loading));
        self.reading.update(Vec::clear);
        self.load_content();
    }

    pub(super) fn listed(self, id: BulletinId) -> Option<Listed> {
        match &*self.content.get_untracked() {
            Content::Ready(all) => all.iter().find(|listed| listed.id == id).cloned(),
            _ => None,
        }
    }

    pub(super) fn add(self, id: BulletinId, loaded: Loaded) {
        self.bulletins.update(|all| {
            Arc::make_mut(all).set(id, Some(Arc::new(loaded)));
        });
    }

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
        let bulletin = read(&text).await?;
        Some(Loaded::new(text, bulletin, kept.origin.clone(), Some(kept.title.clone())))
    }

    /// The text of a bulletin that is loaded or kept.
    pub(super) fn kept_text(self, id: BulletinId) -> Option<String> {
        let loaded = self.bulletins.get_untracked().get(id).map(|loaded| loaded.text.clone());
        loaded.or_else(|| self.inner.get_value().borrow().vault.text(id))
    }

    /// All bulletins: those of the site, the newest first, then those the user brought, the last first.
    pub fn library(self) -> Vec<Row> {
        let shown = self.now();
        let shelf = &shown.workspace.shelf;
        let loaded = self.bulletins.get();
        let replaced = |id| shelf.values().any(|kept| kept.replaces == Some(id));
        let row = |id: BulletinId, facts: Option<Facts>, fallback: &str, built_in| {
            let kept = shelf.get(id).cloned();
            let read = || loaded.get(id).map(|loaded| Facts::of(&loaded.bulletin));
            let facts = facts.or_else(|| kept.as_ref()?.facts.clone()).or_else(read);
            let title = kept.as_ref().map(|kept| kept.title.clone());
            let title = title.or_else(|| Some(shelf::title_of(facts.as_ref()?, fallback)));
            let facts = facts.map(|facts| facts.with(kept.as_ref().and_then(|kept| kept.said.as_ref())));
            Row { id, title: title.unwrap_or_default(), facts, kept, built_in, replaced: replaced(id) }
        };
        let mut rows: Vec<Row> = match &*self.site() {
            Content::Ready(all) => {
                all.iter().map(|listed| row(listed.id, Some(listed.facts.clone()), &listed.file, true)).collect()
            }
            _ => Vec::new(),
        };
        let known: Vec<BulletinId> = rows.iter().map(|row| row.id).collect();
        let mut own: Vec<_> = shelf.iter().filter(|(id, _)| !known.contains(id)).collect();
        order::sort_by_key(&mut own, |(_, kept)| Reverse(kept.added));
        rows.extend(own.into_iter().map(|(id, _)| row(id, None, "", false)));
        rows
    }

    /// Puts a bulletin on the shelf, once; its text is stored before the edit that speaks of it. `false` where
    /// that was not possible (told).
    pub fn keep(self, id: BulletinId) -> bool {
        if self.peek().workspace.shelf.has(id) {
            return true;
        }
        let Some(loaded) = self.bulletins.get_untracked().get(id).cloned() else { return false };
        let facts = Some(Facts::of(&loaded.bulletin));
        let kept = Kept::new(loaded.title.clone(), loaded.origin.clone(), self.today(), facts);
        self.keep_text(id, &loaded.text) && self.edit(Edit::Keep { id, kept: kept.into() })
    }

    /// Stores a text, before an edit speaks of it. `false` where that was not possible (told).
    pub(super) fn keep_text(self, id: BulletinId, text: &str) -> bool {
        if !self.can_write() {
            return false;
        }
        let stored = self.inner.get_value().borrow().vault.keep_text(id, text);
        if let Err(why) = stored {
            self.saved.set(Saved::No(why));
            self.say(self.words().text_not_kept(), true);
        }
        stored.is_ok()
    }

    /// A file of the site as text; `None` where it cannot be had.
    pub async fn site_file(self, path: &str) -> Option<String> {
        content::text(path).await
    }

    /// Goes to a page.
    pub fn go(self, route: crate::route::Route) {
        page::go(&route.href());
    }
}
