//! Everything the user owns, as one value, and every change to it, as data.
//!
//! A change is planned first (checked, nothing touched) and then carried out as a list of [`Put`]s, each
//! replacing one entity. Carrying them out gives the puts that take them back: that is all of undo.
//! Imports `base`, `bulletin`, `duties`, `pilots`. Reads no clock: the day is in the edit.

pub mod codec;
pub mod edit;
pub mod log;
pub mod settings;
pub mod shelf;
pub mod vault;

use crate::{
    base::id::{BulletinId, DutyId, PilotId, RecordId},
    duties::{
        Duties, Duty,
        record::{Record, Records},
    },
    pilots::{Pilot, Pilots},
};
use serde::{Deserialize, Serialize};
use settings::Settings;
use shelf::{Kept, Shelf};
use std::sync::Arc;

pub use edit::{Edit, Refused};

/// Everything the user owns. Rooms are shared, so that a copy costs a few pointers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Workspace {
    /// The bulletins somebody has imported or decided about.
    pub shelf: Arc<Shelf>,
    /// The duties.
    pub duties: Arc<Duties>,
    /// What was done.
    pub records: Arc<Records>,
    /// The pilots.
    pub pilots: Arc<Pilots>,
    /// Choices worth remembering.
    pub settings: Arc<Settings>,
}

/// The new value of one entity; `None` takes it away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // each names its room
pub enum Put {
    Bulletin(BulletinId, Option<Kept>),
    Duty(DutyId, Option<Box<Duty>>),
    Record(RecordId, Option<Record>),
    Pilot(PilotId, Option<Box<Pilot>>),
    Settings(Settings),
}

/// Sets or removes one entry of a shared map and gives back what was there.
fn swap<K: Ord + Clone, V: Clone>(
    room: &mut Arc<std::collections::BTreeMap<K, V>>,
    key: &K,
    value: Option<V>,
) -> Option<V> {
    let room = Arc::make_mut(room);
    match value {
        Some(value) => room.insert(key.clone(), value),
        None => room.remove(key),
    }
}

impl Workspace {
    /// Carries out one put; returns the put that takes it back.
    pub fn put(&mut self, put: Put) -> Put {
        match put {
            Put::Bulletin(id, value) => Put::Bulletin(id, swap(&mut self.shelf, &id, value)),
            Put::Duty(id, value) => Put::Duty(id, swap(&mut self.duties, &id, value.map(|duty| *duty)).map(Box::new)),
            Put::Record(id, value) => Put::Record(id, swap(&mut self.records, &id, value)),
            Put::Pilot(id, value) => {
                Put::Pilot(id, swap(&mut self.pilots, &id, value.map(|pilot| *pilot)).map(Box::new))
            }
            Put::Settings(value) => {
                let old = std::mem::replace(&mut self.settings, Arc::new(value));
                Put::Settings(Arc::unwrap_or_clone(old))
            }
        }
    }

    /// Carries out an edit, or refuses it and changes nothing. Returns the puts that take it back, in the
    /// order in which they have to be carried out.
    pub fn apply(&mut self, edit: &Edit) -> Result<Vec<Put>, Refused> {
        let puts = edit.plan(self)?;
        let mut back: Vec<Put> = puts.into_iter().map(|put| self.put(put)).collect();
        back.reverse();
        Ok(back)
    }
}
