//! Taking texts in: a file, a pasted text, a corrected text of an issue that is here already.

use super::{AppState, Content, Loaded, Row};
use crate::{
    base::{
        doc,
        id::{BulletinId, NoteId},
    },
    bulletin::{
        Unreadable,
        anchor::Anchor,
        brought::{Bringing, MAX_FILE},
        correction::Correction,
        facts::{Facts, same_issue},
        flat_text::FlatText,
        note::Note,
        reading,
        relocate::Place,
        verdict::{Decision, Mark},
        version::{Comparison, Question},
    },
    platform::{
        files,
        reader::{self, Given},
    },
    workspace::{
        Edit,
        shelf::{self, Kept, Origin},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// What became of a text that was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// A new bulletin.
    New(BulletinId),
    /// The same text is here already.
    Same(BulletinId),
    /// Another text of an issue that is here: its new version. What was decided and noted has moved to it as far as
    /// the sentences are the same.
    Newer {
        /// The new text.
        id: BulletinId,
        /// How many decisions stand on sentences that are no longer there.
        open: usize,
        /// How many notes have lost their place.
        lost: usize,
    },
}

impl Taken {
    /// The bulletin.
    pub fn id(self) -> BulletinId {
        match self {
            Taken::New(id) | Taken::Same(id) | Taken::Newer { id, .. } => id,
        }
    }
}

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

impl AppState {
    /// Takes a text in as a bulletin. The same text twice is the same bulletin; another text of the same issue is its
    /// new version.
    pub async fn import(self, text: String, origin: Origin) -> Result<Taken, NotTaken> {
        let id = shelf::id_of(&text);
        if self.peek().workspace.shelf.has(id) || self.listed(id).is_some() {
            return Ok(Taken::Same(id));
        }
        let json = reader::call("read", &[Given::Text(&text)]).await.ok_or(NotTaken::NoReader)?;
        let reading = reading::of_json(&json).map_err(|_| NotTaken::NoReader)?;
        let bulletin = reading.0.map_err(NotTaken::Unreadable)?;
        let facts = Facts::of(&bulletin);
        let older = self.newest_of_issue(&facts);
        self.add(id, Loaded::new(text.clone(), bulletin, origin, None));
        match older {
            Some(older) => self.succeed(id, &text, &older).await,
            None if self.keep(id) => Ok(Taken::New(id)),
            None => Err(NotTaken::NotKept),
        }
    }

    /// The bulletin of the same issue that no other replaces.
    fn newest_of_issue(self, facts: &Facts) -> Option<Row> {
        untrack(|| self.library())
            .into_iter()
            .find(|row| !row.replaced && row.facts.as_ref().is_some_and(|other| same_issue(facts, other)))
    }

    /// Keeps a text as the new version of another.
    async fn succeed(self, id: BulletinId, text: &str, older: &Row) -> Result<Taken, NotTaken> {
        let old = older.id;
        let old_text = self.text_of(old).await.ok_or(NotTaken::NoReader)?;
        if !self.keep_older(old, &old_text) {
            return Err(NotTaken::NotKept);
        }
        let shown = self.peek();
        let ws = &shown.workspace;
        let decisions: Vec<Decision> = ws.shelf.get(old).map(|kept| kept.decisions.clone()).unwrap_or_default();
        let notes: Vec<(NoteId, Arc<Note>)> =
            ws.notes.iter().filter(|(_, note)| note.bulletin == old).map(|(id, note)| (id, note.clone())).collect();
        let mut corrections = ws.shelf.get(old).map(|kept| kept.corrections.clone()).unwrap_or_default();
        corrections.retain(|correction| correction.fix.mark().is_some());
        let decided = decisions.iter().map(|decision| decision.mark.clone());
        let fixed = corrections.iter().filter_map(|correction| correction.fix.mark().cloned());
        let question = Question {
            old: old_text,
            new: text.to_owned(),
            marks: decided.chain(fixed).collect(),
            anchors: notes.iter().map(|(_, note)| note.anchor.clone()).collect(),
        };
        let json = reader::call("compare", &[Given::Text(&doc::print(&question))]).await.ok_or(NotTaken::NoReader)?;
        let compared =
            doc::read::<Comparison>(&json).map_err(|_| NotTaken::NoReader)?.0.map_err(NotTaken::Unreadable)?;
        let mut marks = compared.carried.marks;
        let fixed = marks.split_off(decisions.len().min(marks.len()));
        let Some(loaded) = self.bulletins.get_untracked().get(id).cloned() else { return Err(NotTaken::NotKept) };
        let mut kept =
            Kept::new(loaded.title.clone(), loaded.origin.clone(), self.today(), Some(Facts::of(&loaded.bulletin)));
        kept.replaces = Some(old);
        kept.said = ws.shelf.get(old).and_then(|kept| kept.said.clone());
        let open = carry_decisions(&mut kept, decisions, marks);
        let carried = corrections.into_iter().zip(fixed);
        kept.corrections =
            carried.filter_map(|(fix, mark)| Some(Correction { fix: fix.fix.at(mark?), ..fix })).collect();
        let flat = FlatText::of(&loaded.bulletin);
        let moved: Vec<(NoteId, Arc<Note>)> = notes
            .into_iter()
            .zip(compared.carried.anchors)
            .map(|((note_id, note), place)| (note_id, Arc::new(moved(&note, place, id, &kept.title, &flat))))
            .collect();
        let lost = moved.iter().filter(|(_, note)| note.lost).count();
        if !self.keep_text(id, text) {
            return Err(NotTaken::NotKept);
        }
        if self.edit(Edit::Succeed { id, kept: Arc::new(kept), notes: moved }) {
            Ok(Taken::Newer { id, open, lost })
        } else {
            Err(NotTaken::NotKept)
        }
    }

    /// The text of any bulletin; of one that comes with the site it may have to be fetched.
    pub(super) async fn text_of(self, id: BulletinId) -> Option<String> {
        if let Some(text) = self.kept_text(id) {
            return Some(text);
        }
        super::bulletins::built_in(&self.listed(id)?).await.map(|read| read.text)
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

    /// Takes a file in as a bulletin.
    pub async fn import_file(self, file: &web_sys::File) -> (String, Result<Taken, NotTaken>) {
        let Some((name, size, bytes)) = files::bytes(file, MAX_FILE).await else {
            return (file.name(), Err(NotTaken::Unreadable(Unreadable::Binary)));
        };
        if size > MAX_FILE {
            let why = Unreadable::TooLarge { bytes: size, limit: MAX_FILE };
            return (name, Err(NotTaken::Unreadable(why)));
        }
        let taken = match bring(&name, &bytes).await {
            Ok(text) => self.import(text, Origin::File { name: name.clone() }).await,
            Err(why) => Err(why),
        };
        (name, taken)
    }
}

/// The text in a file, by the reader's program.
async fn bring(name: &str, bytes: &[u8]) -> Result<String, NotTaken> {
    let json = reader::call("bring", &[Given::Text(name), Given::Bytes(bytes)]).await.ok_or(NotTaken::NoReader)?;
    match doc::read::<Bringing>(&json).map_err(|_| NotTaken::NoReader)?.0 {
        Ok(brought) => Ok(brought.text),
        Err(why) => Err(NotTaken::Unreadable(why)),
    }
}

/// Hands the decisions over whose sentence is the same; gives the number of the others.
fn carry_decisions(kept: &mut Kept, decisions: Vec<Decision>, marks: Vec<Option<Mark>>) -> usize {
    let mut open = 0;
    for (decision, mark) in decisions.into_iter().zip(marks) {
        match mark {
            Some(mark) => *kept = kept.decided(&mark, Some((decision.verdict, decision.on))),
            None => open += 1,
        }
    }
    open
}

/// The note in the new text, or saying that its place is lost.
fn moved(note: &Note, place: Place, to: BulletinId, title: &str, flat: &FlatText) -> Note {
    let (anchor, lost): (Anchor, bool) = match place {
        Place::Exact { anchor } | Place::Moved { anchor } => (anchor, note.lost),
        Place::Lost {} => (note.anchor.clone(), true),
    };
    let line = flat.line_of(anchor.start as usize).and_then(|line| u32::try_from(line).ok());
    let line = if lost { note.line } else { line.unwrap_or(0) };
    Note { bulletin: to, title: title.to_owned(), anchor, line, lost, ..note.clone() }
}
