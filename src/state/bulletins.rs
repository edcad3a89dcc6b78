//! The bulletins: those that come with the site, and those that the user brought.

use super::{AppState, Saved};
use crate::{
    base::{doc, id::BulletinId, order},
    bulletin::{Bulletin, facts::Facts, reading::Listed},
    platform::{content, page},
    workspace::{
        Edit,
        shelf::{self, Kept, Origin},
    },
};
use leptos::prelude::*;
use std::{cmp::Reverse, sync::Arc};

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
        // Asked for every row: collected once.
        let replaced: Vec<BulletinId> = shelf.values().filter_map(|kept| kept.replaces).collect();
        let row = |id: BulletinId, facts: Option<Facts>, fallback: &str, built_in| {
            let kept = shelf.get(id).cloned();
            let read = || loaded.get(id).map(|loaded| Facts::of(&loaded.bulletin));
            let facts = facts.or_else(|| kept.as_ref()?.facts.clone()).or_else(read);
            let title = kept.as_ref().map(|kept| kept.title.clone());
            let title = title.or_else(|| Some(shelf::title_of(facts.as_ref()?, fallback)));
            let facts = facts.map(|facts| facts.with(kept.as_ref().and_then(|kept| kept.said.as_ref())));
            Row { id, title: title.unwrap_or_default(), facts, kept, built_in, replaced: replaced.contains(&id) }
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

    /// How many bulletins are on the shelf, older texts not counted.
    pub fn own_count(self) -> usize {
        let shown = self.peek();
        let shelf = &shown.workspace.shelf;
        shelf.len() - shelf.values().filter(|kept| kept.replaces.is_some()).count()
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
        let stored = self.inner.get_value().borrow_mut().vault.keep_text(id, text);
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
