//! A corrected text of an issue that is here already: what it takes over, and what it changed.

use super::{AppState, Content, NotTaken, Row, Taken, loading::built_in};
use crate::{
    base::{
        doc,
        id::{BulletinId, NoteId},
    },
    bulletin::{
        anchor::Anchor,
        facts::{self, Facts},
        heir::{Estate, Handed},
        note::Note,
        version::Change,
    },
    platform::reader::{self, Given},
    workspace::{
        Edit,
        shelf::{self, Kept, Origin},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// Two texts are versions of one issue without a question where so much of the longer one is the same, in percent; half
/// of it is enough where both are of the same year.
const ALIKE: usize = 50;

/// A text as the new version of another.
pub(super) struct Version {
    new: BulletinId,
    old: BulletinId,
    old_text: String,
    handed: Handed,
    /// The notes on the old text, in the order in which they were handed over.
    notes: Vec<(NoteId, Arc<Note>)>,
}

impl Version {
    /// Whether the new text is the later one of the same issue without a doubt. Two issues of different years may have
    /// the same name and number, where neither says its year; and an older text may be brought in later.
    pub(super) fn is_certain(&self, old: &Facts, new: &Facts) -> bool {
        let earlier = new.date.zip(old.date).is_some_and(|(new, old)| new < old);
        let dated = new.year.is_some() && new.year == old.year;
        !earlier && self.handed.alike >= if dated { ALIKE / 2 } else { ALIKE }
    }
}

impl AppState {
    /// Another text of the same issue that none replaces.
    pub fn same_issue(self, id: BulletinId, facts: &Facts) -> Option<Row> {
        let same = |row: &Row| row.facts.as_ref().is_some_and(|other| facts::same_issue(facts, other));
        untrack(|| self.library()).into_iter().find(|row| row.id != id && !row.replaced && same(row))
    }

    /// What the new text takes over from the old; `None` where a text or the reader's program is not to be had.
    pub(super) async fn compare(self, new: BulletinId, old: BulletinId) -> Option<Version> {
        let old_text = self.text_of(old).await?;
        let new_text = self.text_of(new).await?;
        let shown = self.peek();
        let kept = shown.workspace.shelf.get(old);
        let notes = shown.workspace.notes.iter().filter(|(_, note)| note.bulletin == old);
        let notes: Vec<(NoteId, Arc<Note>)> = notes.map(|(id, note)| (id, note.clone())).collect();
        let estate = Estate {
            decisions: kept.map(|kept| kept.decisions.clone()).unwrap_or_default(),
            corrections: kept.map(|kept| kept.corrections.clone()).unwrap_or_default(),
            notes: notes.iter().map(|(_, note)| note.anchor.clone()).collect(),
        };
        let estate = doc::print(&estate);
        let given = [&old_text, &new_text, &estate].map(|text| Given::Text(text));
        let handed = doc::read(&reader::call("hand_over", &given).await?).ok()?;
        Some(Version { new, old, old_text, handed, notes })
    }

    /// Keeps a text as the new version of another.
    pub(super) fn succeed(self, version: Version) -> Result<Taken, NotTaken> {
        let Version { new: id, old, old_text, handed, notes } = version;
        let Some(loaded) = self.bulletins.get_untracked().get(id).cloned() else { return Err(NotTaken::NotKept) };
        if !self.keep_older(old, &old_text) || !self.keep_text(id, &loaded.text) {
            return Err(NotTaken::NotKept);
        }
        let shown = self.peek();
        let shelf = &shown.workspace.shelf;
        let facts = Some(Facts::of(&loaded.bulletin));
        let mut kept = match shelf.get(id) {
            Some(kept) => Kept::clone(kept),
            None => Kept::new(loaded.title.clone(), loaded.origin.clone(), self.today(), facts),
        };
        kept.replaces = Some(old);
        kept.said = kept.said.or_else(|| shelf.get(old).and_then(|kept| kept.said.clone()));
        if kept.corrections.is_empty() {
            kept.corrections = handed.corrections;
        }
        for decision in handed.decisions {
            if kept.verdict(&decision.mark).is_none() {
                kept = kept.decided(&decision.mark, Some((decision.verdict, decision.on)));
            }
        }
        let moved = notes.into_iter().zip(handed.notes);
        let moved = moved.map(|((note_id, note), place)| (note_id, Arc::new(moved_to(&note, place, id, &kept.title))));
        let notes: Vec<(NoteId, Arc<Note>)> = moved.collect();
        let lost = notes.iter().filter(|(_, note)| note.lost).count();
        if self.edit(Edit::Succeed { id, kept: Arc::new(kept), notes }) {
            Ok(Taken::Newer { id, open: handed.open, lost })
        } else {
            Err(NotTaken::NotKept)
        }
    }

    /// Makes a text that is here the new version of another, because the person says so.
    pub async fn make_version(self, new: BulletinId, of: BulletinId) -> Result<Taken, NotTaken> {
        let version = self.compare(new, of).await.ok_or(NotTaken::NoReader)?;
        self.succeed(version)
    }

    /// The text of any bulletin; of one that comes with the site it may have to be fetched.
    pub(super) async fn text_of(self, id: BulletinId) -> Option<String> {
        if let Some(text) = self.kept_text(id) {
            return Some(text);
        }
        built_in(&self.listed(id)?).await.map(|read| read.text)
    }

    /// A bulletin of the site that is to be replaced goes on the shelf first.
    fn keep_older(self, old: BulletinId, text: &str) -> bool {
        if self.peek().workspace.shelf.has(old) {
            return true;
        }
        let Content::Ready(all) = &*self.content.get_untracked() else { return false };
        let Some(listed) = all.iter().find(|listed| listed.id == old) else { return false };
        let title = shelf::title_of(&listed.facts, &listed.file);
        let origin = Origin::BuiltIn { file: listed.file.clone() };
        let kept = Kept::new(title, origin, self.today(), Some(listed.facts.clone()));
        self.keep_text(old, text) && self.edit(Edit::Keep { id: old, kept: Arc::new(kept) })
    }

    /// The newest text of the issue that a text belongs to.
    pub fn newest_text(self, id: BulletinId) -> BulletinId {
        let shown = self.peek();
        let shelf = &shown.workspace.shelf;
        // No longer than the shelf, whatever is kept.
        std::iter::successors(Some(id), |id| shelf::newer(shelf, *id)).take(shelf.len() + 1).last().unwrap_or(id)
    }

    /// What the new version of a text changed; `None` where the texts or the reader's program are not to be had.
    pub async fn changes(self, id: BulletinId) -> Option<Vec<Change>> {
        let old = self.peek().workspace.shelf.get(id)?.replaces?;
        let (old, new) = (self.text_of(old).await?, self.text_of(id).await?);
        doc::read(&reader::call("changes", &[Given::Text(&old), Given::Text(&new)]).await?).ok()
    }
}

/// The note in the new text, or saying that its place is lost.
fn moved_to(note: &Note, place: Option<(Anchor, u32)>, to: BulletinId, title: &str) -> Note {
    let note = Note { bulletin: to, title: title.to_owned(), ..note.clone() };
    match place {
        Some((anchor, line)) => Note { anchor, line, ..note },
        None => Note { lost: true, ..note },
    }
}
