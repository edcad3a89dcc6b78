//! What the pages ask about texts: what a term means, and texts as files.

use super::{AppState, Loaded};
use crate::{
    base::{doc, id::BulletinId},
    bulletin::terms::{self, SetTerm},
    duties::{
        pack::Pack,
        pack_file::{self, NotAPack},
    },
    platform::{content, files},
    workspace::shelf::Kept,
};
use leptos::prelude::*;
use std::sync::Arc;

impl AppState {
    /// Whether a bulletin is read already.
    pub fn peek_loaded(self, id: BulletinId) -> bool {
        self.bulletins.get_untracked().has(id)
    }

    /// A bulletin that is read already, with the reader's corrections.
    pub fn peek_loaded_bulletin(self, id: BulletinId) -> Option<Arc<Loaded>> {
        if self.peek_loaded(id) { untrack(|| self.loaded(id)) } else { None }
    }

    /// What a set term means; `None` where it is not known or the list cannot be had.
    pub async fn explained(self, term: &str) -> Option<SetTerm> {
        let all = terms::read(&content::text("terms.json").await?).ok()?;
        all.into_iter().find(|known| known.term == term)
    }

    /// Gives the user a text as a file. Told where that was not possible.
    pub fn save_file(self, name: &str, text: &str) {
        if files::save(&format!("luoshi-{}-{name}", self.today()), text).is_none() {
            self.say(self.words().file_failed(), true);
        }
    }

    /// Reads a file that should be a pack; nothing is done with it yet. With its name.
    pub async fn read_pack(self, file: &web_sys::File) -> Result<(String, Pack), NotAPack> {
        let opened = files::bytes(file, pack_file::LIMIT_BYTES).await;
        let (name, size, bytes) = opened.ok_or(NotAPack::Unopened)?;
        if size > pack_file::LIMIT_BYTES {
            return Err(NotAPack::TooLarge);
        }
        Ok((name, pack_file::open(&bytes)?))
    }

    /// Gives all corrections as a file: what was corrected, by the words, so that the grammar can be made better.
    pub fn export_corrections(self) {
        let shown = self.peek();
        let corrected = |(id, kept): (BulletinId, &Arc<Kept>)| {
            (!kept.corrections.is_empty()).then(|| (id.to_string(), (kept.title.clone(), kept.corrections.clone())))
        };
        let all: Vec<_> = shown.workspace.shelf.iter().filter_map(corrected).collect();
        self.save_file("corrections.json", &doc::print(&all));
    }
}
