//! A corrected text of an issue that is here already: what it takes over, and what it changed.

use super::{AppState, Content, NotTaken, Row, Taken, import::read_text, loading::built_in};
use crate::{
    base::{
        doc,
        id::{BulletinId, NoteId},
    },
    bulletin::{
        facts::{self, Facts},
        flat_text::FlatText,
        heir::{self, Estate, Handed},
        note::Note,
        relocate::Place,
        version::{Change, Comparison, Question},
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
    notes: Vec<(NoteId, Arc<Note>)>,
    alike: usize,
}

impl Version {
    /// Whether the new text is the later one of the same issue without a doubt. Two issues of different years may have
    /// the same name and number, where neither says its year; and an older text may be brought in later.
    pub(super) fn is_certain(&self, old: &Facts, new: &Facts) -> bool {
        let earlier = new.date.zip(old.date).is_some_and(|(new, old)| new < old);
        let dated = new.year.is_some() && new.year == old.year;
        !earlier && self.alike >= if dated { ALIKE / 2 } else { ALIKE }
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
        let (old_read, new_read) = (read_text(&old_text).await.ok()?, read_text(&new_text).await.ok()?);
        let shown = self.peek();
        let kept = shown.workspace.shelf.get(old);
        let notes = shown.workspace.notes.iter().filter(|(_, note)| note.bulletin == old);
        let notes: Vec<(NoteId, Arc<Note>)> = notes.map(|(id, note)| (id, note.clone())).collect();
        let estate = Estate {
            decisions: kept.map(|kept| kept.decisions.clone()).unwrap_or_default(),
            corrections: kept.map(|kept| kept.corrections.clone()).unwrap_or_default(),
            notes: notes.iter().map(|(_, note)| note.anchor.clone()).collect(),
        };
        let (marks, anchors) = heir::ask(&old_read, &estate);
        let question = Question { old: old_text.clone(), new: new_text, marks, anchors };
        let json = reader::call("compare", &[Given::Text(&doc::print(&question))]).await?;
        let compared = doc::read::<Comparison>(&json).ok()?.0.ok()?;
        let alike = heir::alike(&compared.changes);
        let handed = heir::settle(&new_read, &estate, compared.carried);
        let flat = FlatText::of(&new_read);
        let title = shelf::title_of(&Facts::of(&new_read), "");
        let places = handed.notes.iter().cloned();
        let moved = notes.into_iter().zip(places);
        let notes =
            moved.map(|((id, note), place)| (id, Arc::new(moved_to(&note, place, new, &title, &flat)))).collect();
        Some(Version { new, old, old_text, handed, notes, alike })
    }

    /// Keeps a text as the new version of another.
    pub(super) fn succeed(self, version: Version) -> Result<Taken, NotTaken> {
        let Version { new: id, old, old_text, handed, notes, .. } = version;
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
}

/// The note in the new text, or saying that its place is lost.
fn moved_to(note: &Note, place: Place, to: BulletinId, title: &str, flat: &FlatText) -> Note {
    let title = title.to_owned();
    match place {
        Place::Exact { anchor } | Place::Moved { anchor } => {
            let line = flat.line_of(anchor.start as usize).and_then(|line| u32::try_from(line).ok()).unwrap_or(0);
            Note { bulletin: to, title, anchor, line, ..note.clone() }
        }
        Place::Lost => Note { bulletin: to, title, lost: true, ..note.clone() },
    }
}
