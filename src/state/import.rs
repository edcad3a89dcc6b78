//! Taking texts in: a file, a pasted text.

use super::{AppState, Loaded, versions::Version};
use crate::{
    base::{doc, id::BulletinId},
    bulletin::{
        Bulletin, Unreadable,
        brought::{Bringing, MAX_FILE},
        facts::Facts,
        reading,
    },
    platform::{
        files,
        reader::{self, Given},
    },
    workspace::shelf::{self, Origin},
};

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
        /// How many decisions and corrections have no sentence any more.
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

/// Reads a text with the reader's program.
pub(super) async fn read_text(text: &str) -> Result<Bulletin, NotTaken> {
    let json = reader::call("read", &[Given::Text(text)]).await.ok_or(NotTaken::NoReader)?;
    let reading = reading::of_json(&json).map_err(|_| NotTaken::NoReader)?;
    reading.0.map_err(NotTaken::Unreadable)
}

impl AppState {
    /// Takes a text in as a bulletin. The same text twice is the same bulletin; what is certain to be another text of an
    /// issue that is here is its new version.
    pub async fn import(self, text: String, origin: Origin) -> Result<Taken, NotTaken> {
        let id = shelf::id_of(&text);
        let kept = self.peek().workspace.shelf.has(id);
        if kept && self.kept_text(id).is_none() {
            // Its text was lost, and here it is.
            if !self.keep_text(id, &text) {
                return Err(NotTaken::NotKept);
            }
            self.read_again(id);
        }
        if kept || self.listed(id).is_some() {
            return Ok(Taken::Same(id));
        }
        let bulletin = read_text(&text).await?;
        let facts = Facts::of(&bulletin);
        self.add(id, Loaded::new(text, bulletin, origin, None));
        let older = self.same_issue(id, &facts);
        let version = match &older {
            Some(older) => self.compare(id, older.id).await,
            None => None,
        };
        let certain = |version: &Version| {
            let before = older.as_ref().and_then(|older| older.facts.as_ref());
            before.is_some_and(|before| version.is_certain(before, &facts))
        };
        match version.filter(certain) {
            Some(version) => self.succeed(version),
            None if self.keep(id) => Ok(Taken::New(id)),
            None => Err(NotTaken::NotKept),
        }
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
