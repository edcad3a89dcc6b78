//! The bulletins: those that come with the site, and those that the user brought.

use super::{AppState, Saved};
use crate::{
    base::{
        doc,
        id::{BulletinId, Id},
        order,
    },
    bulletin::{
        Bulletin, Unreadable, decode,
        decode::MAX_BYTES,
        reading::{self, ReadText},
    },
    document,
    platform::{content, files, page, reader},
    workspace::{
        Edit,
        shelf::{self, Kept, Origin},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// A bulletin that was read.
pub struct Loaded {
    /// Its name as shown.
    pub title: String,
    /// Its text.
    pub text: String,
    /// What was read in it.
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
    Ready(Vec<BulletinId>),
    /// Not to be had: no network, and no offline copy yet.
    Failed,
}

/// A line of `bulletins/index.json`.
struct Listed {
    file: String,
    sha256: String,
}

document!(struct Listed { file, sha256 });

/// Why a text was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// It is no bulletin.
    Unreadable(Unreadable),
    /// The reader's program could not be loaded.
    NoReader,
    /// It could not be kept; that has been told.
    NotKept,
}

impl Loaded {
    fn new(text: String, bulletin: Bulletin, origin: Origin, title: Option<String>) -> Loaded {
        let fallback = match &origin {
            Origin::BuiltIn { file } => file.clone(),
            Origin::File { name } => name.clone(),
            Origin::Pasted => bulletin.items.first().map_or(String::new(), |item| item.headline.clone()),
        };
        let title = title.unwrap_or_else(|| shelf::title_of(&bulletin, &fallback));
        Loaded { title, text, bulletin, origin }
    }
}

/// Reads a text with the reader's program.
async fn read(text: &str) -> Result<Bulletin, NotTaken> {
    let json = reader::read(text).await.ok_or(NotTaken::NoReader)?;
    let reading = reading::of_json(&json).map_err(|_| NotTaken::NoReader)?;
    reading.0.map_err(NotTaken::Unreadable)
}

/// A bulletin of the site: the build has put its reading beside the text.
async fn built_in(file: &str) -> Option<(String, Bulletin)> {
    let json = content::text(&format!("bulletins/{}", file.replace(".txt", ".json"))).await?;
    let read: ReadText = doc::read(&json).ok()?;
    Some((read.text, read.reading.0.ok()?))
}

impl AppState {
    /// Fetches the bulletins that come with the site.
    pub(super) fn load_content(self) {
        leptos::task::spawn_local(async move {
            let listed = match content::text("bulletins/index.json").await {
                Some(json) => doc::read::<Vec<Listed>>(&json).ok(),
                None => None,
            };
            let Some(listed) = listed else {
                self.content.set(Arc::new(Content::Failed));
                return;
            };
            let mut ids = Vec::new();
            for Listed { file, sha256 } in listed {
                let Some((text, bulletin)) = built_in(&file).await else { continue };
                let id = shelf::id_of(&text);
                // The id is the beginning of the hash: a text that is not the listed one is not shown as it.
                let expected = sha256.get(..16).and_then(|hex| u64::from_str_radix(hex, 16).ok());
                if expected.map(Id::new) == Some(id) {
                    self.add(id, Loaded::new(text, bulletin, Origin::BuiltIn { file }, None));
                    ids.push(id);
                }
            }
            let content = if ids.is_empty() { Content::Failed } else { Content::Ready(ids) };
            self.content.set(Arc::new(content));
        });
    }

    /// The bulletins that come with the site; a view that calls this is made again when they are there.
    pub fn site(self) -> Arc<Content> {
        self.content.get()
    }

    /// Fetches them again.
    pub fn reload_content(self) {
        self.content.set(Arc::new(Content::Loading));
        self.load_content();
    }

    fn add(self, id: BulletinId, loaded: Loaded) {
        self.bulletins.update(|all| {
            Arc::make_mut(all).set(id, Some(Arc::new(loaded)));
        });
    }

    /// The bulletin of an id. One that the user brought is read when it is first asked for: `None` until then, and a
    /// view that calls this is made again when it is there.
    pub fn loaded(self, id: BulletinId) -> Option<Arc<Loaded>> {
        let loaded = self.bulletins.get().get(id).cloned();
        if loaded.is_none() && self.reading(id).is_none() {
            self.load_kept(id);
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

    fn load_kept(self, id: BulletinId) {
        let Some(kept) = self.peek().workspace.shelf.get(id).cloned() else { return };
        let Some(text) = self.inner.get_value().borrow().vault.text(id) else { return };
        self.reading.update_untracked(|reading| reading.push((id, false)));
        leptos::task::spawn_local(async move {
            let read = read(&text).await;
            let failed = read.is_err();
            if let Ok(bulletin) = read {
                self.add(id, Loaded::new(text, bulletin, kept.origin.clone(), Some(kept.title.clone())));
            }
            self.reading.update(|reading| {
                reading.retain(|(other, _)| *other != id);
                if failed {
                    reading.push((id, true));
                }
            });
        });
    }

    pub(super) fn kept_text(self, id: BulletinId) -> Option<String> {
        self.bulletins.get_untracked().get(id).map(|loaded| loaded.text.clone())
    }

    /// All bulletins: those of the site, the newest first, then those the user brought, the last first.
    pub fn library(self) -> Vec<BulletinId> {
        let mut ids = match &*self.site() {
            Content::Ready(ids) => ids.clone(),
            _ => Vec::new(),
        };
        let shown = self.now();
        let mut own: Vec<_> = shown.workspace.shelf.iter().filter(|(id, _)| !ids.contains(id)).collect();
        order::sort_by_key(&mut own, |(_, kept)| std::cmp::Reverse(kept.added));
        ids.extend(own.into_iter().map(|(id, _)| id));
        ids
    }

    /// Puts a bulletin on the shelf, once; its text is stored before the edit that speaks of it. `false` where
    /// that was not possible (told).
    pub fn keep(self, id: BulletinId) -> bool {
        if self.peek().workspace.shelf.has(id) {
            return true;
        }
        if !self.can_write() {
            return false;
        }
        let Some(loaded) = self.loaded(id) else { return false };
        let kept = Kept {
            title: loaded.title.clone(),
            origin: loaded.origin.clone(),
            added: self.today(),
            decisions: Vec::new(),
        };
        let stored = self.inner.get_value().borrow().vault.keep_text(id, &loaded.text);
        match stored {
            Ok(()) => self.edit(Edit::Keep { id, kept: kept.into() }),
            Err(why) => {
                self.saved.set(Saved::No(why));
                self.say(self.words().text_not_kept(), true);
                false
            }
        }
    }

    fn has(self, id: BulletinId) -> bool {
        self.bulletins.get_untracked().has(id)
    }

    /// Takes a text in as a bulletin. The same text twice is the same bulletin.
    pub async fn import(self, text: String, origin: Origin) -> Result<BulletinId, NotTaken> {
        let id = shelf::id_of(&text);
        if !self.has(id) {
            let bulletin = read(&text).await?;
            self.add(id, Loaded::new(text, bulletin, origin, None));
        }
        if self.keep(id) { Ok(id) } else { Err(NotTaken::NotKept) }
    }

    /// Takes a file in as a bulletin.
    pub async fn import_file(self, file: &web_sys::File) -> (String, Result<BulletinId, NotTaken>) {
        let Some((name, size, bytes)) = files::bytes(file, MAX_BYTES).await else {
            return (file.name(), Err(NotTaken::Unreadable(Unreadable::Binary)));
        };
        if size > MAX_BYTES {
            let why = Unreadable::TooLarge { bytes: size, limit: MAX_BYTES };
            return (name, Err(NotTaken::Unreadable(why)));
        }
        let taken = match decode(&bytes, files::gb18030) {
            Ok((text, _)) => self.import(text, Origin::File { name: name.clone() }).await,
            Err(why) => Err(NotTaken::Unreadable(why)),
        };
        (name, taken)
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
