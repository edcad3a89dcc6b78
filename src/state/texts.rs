//! What the pages ask about texts: what a new version changed, what a term means, and texts as files.

use super::{AppState, Loaded};
use crate::{
    base::{doc, id::BulletinId},
    bulletin::{
        terms::{self, SetTerm},
        version::{Change, Comparison, Question},
    },
    platform::{
        content, files,
        reader::{self, Given},
    },
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

    /// The newest text of the issue that a text belongs to.
    pub fn newest_text(self, id: BulletinId) -> BulletinId {
        let shown = self.peek();
        let newer = |id: BulletinId| {
            shown.workspace.shelf.iter().find(|(_, kept)| kept.replaces == Some(id)).map(|(newer, _)| newer)
        };
        // No longer than the shelf, whatever is kept.
        let steps = shown.workspace.shelf.len();
        std::iter::successors(Some(id), |id| newer(*id)).take(steps + 1).last().unwrap_or(id)
    }

    /// What the new version of a text changed; `None` where the texts or the reader's program are not to be had.
    pub async fn changes(self, id: BulletinId) -> Option<Vec<Change>> {
        let old = self.peek().workspace.shelf.get(id)?.replaces?;
        let (old, new) = (self.text_of(old).await?, self.text_of(id).await?);
        let question = Question { old, new, marks: Vec::new(), anchors: Vec::new() };
        let json = reader::call("compare", &[Given::Text(&doc::print(&question))]).await?;
        Some(doc::read::<Comparison>(&json).ok()?.0.ok()?.changes)
    }

    /// What a set term means; `None` where it is not known or the list cannot be had.
    pub async fn explained(self, term: &str) -> Option<SetTerm> {
        let all = terms::read(&content::text("terms.json").await?).ok()?;
        all.into_iter().find(|known| known.term == term)
    }

    /// Gives the user a text as a file. Told where that was not possible.
    pub fn save_file(self, name: &str, text: &str) {
        if files::save(&format!("luoshi-{}-{name}", self.today()), text).is_none() {
            self.say(self.words().export_failed(), true);
        }
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
