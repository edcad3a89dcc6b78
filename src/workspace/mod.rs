//! Everything the user owns, as one value, and every change to it, as data.
//!
//! A change is planned first (checked, nothing touched) and then carried out as a list of [`Put`]s, each
//! replacing one entity. Carrying them out gives the puts that take them back: that is all of undo.
//! Imports `base`, `bulletin`, `duties`, `pilots`. Reads no clock: the day is in the edit.

pub mod codec;
pub mod desk;
pub mod edit;
pub mod history;
pub mod log;
pub mod rooms;
pub mod settings;
pub mod shelf;
pub mod vault;

use crate::{
    base::{
        doc::{Doc, Document, Wrong, tagged, untag},
        id::{
            BulletinId, CandidateId, ChangeTag, DrawId, DutyId, HazardId, Id, IncidentId, ItemId, NoteId, PilotId,
            RecordId, RosterId,
        },
        table::Table,
    },
    bulletin::note::{Note, Notes},
    duties::{
        Duties, Duty,
        hazard::{Hazard, Hazards},
        incident::{Incident, Incidents},
        journal::Journal,
        lookback::{Draw, Draws},
        record::{Record, Records},
        roster::{Month, Rosters},
        unit::Unit,
    },
    pilots::{
        Pilot, Pilots,
        candidate::{Candidate, Candidates},
        item::{Item, Items},
    },
};
use history::{Change, History, Stamp};
use settings::Settings;
use shelf::{Kept, Shelf};
use std::sync::Arc;

pub use edit::{Edit, Refused};

/// Everything the user owns. Rooms are shared, so that a copy costs a few pointers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Workspace {
    /// The bulletins somebody has imported or decided about.
    pub shelf: Arc<Shelf>,
    /// Notes, highlights and bookmarks.
    pub notes: Arc<Notes>,
    /// The duties.
    pub duties: Arc<Duties>,
    /// What was done.
    pub records: Arc<Records>,
    /// The hazards.
    pub hazards: Arc<Hazards>,
    /// The duty roster, by months.
    pub rosters: Arc<Rosters>,
    /// The accidents that were reported.
    pub incidents: Arc<Incidents>,
    /// The samples drawn for look-backs.
    pub draws: Arc<Draws>,
    /// The unit's profile.
    pub unit: Arc<Unit>,
    /// What was changed of what was there before.
    pub history: Arc<History>,
    /// The pilots.
    pub pilots: Arc<Pilots>,
    /// The people in them.
    pub candidates: Arc<Candidates>,
    /// What else they have: milestones, figures, decisions and the like.
    pub items: Arc<Items>,
    /// Choices worth remembering.
    pub settings: Arc<Settings>,
}

/// The new value of one entity; `None` takes it away.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // each names its room
pub enum Put {
    Bulletin(BulletinId, Option<Arc<Kept>>),
    Note(NoteId, Option<Arc<Note>>),
    Duty(DutyId, Option<Arc<Duty>>),
    Record(RecordId, Option<Arc<Record>>),
    Pilot(PilotId, Option<Arc<Pilot>>),
    Candidate(CandidateId, Option<Arc<Candidate>>),
    Item(ItemId, Option<Arc<Item>>),
    Hazard(HazardId, Option<Arc<Hazard>>),
    Month(RosterId, Option<Arc<Month>>),
    Incident(IncidentId, Option<Arc<Incident>>),
    Draw(DrawId, Option<Arc<Draw>>),
    Unit(Arc<Unit>),
    Change(Id<ChangeTag>, Option<Arc<Change>>),
    Settings(Arc<Settings>),
}

impl Document for Put {
    fn to_doc(&self) -> Doc {
        match self {
            Put::Bulletin(id, value) => tagged("bulletin", (*id, value.clone()).to_doc()),
            Put::Note(id, value) => tagged("note", (*id, value.clone()).to_doc()),
            Put::Duty(id, value) => tagged("duty", (*id, value.clone()).to_doc()),
            Put::Record(id, value) => tagged("record", (*id, value.clone()).to_doc()),
            Put::Pilot(id, value) => tagged("pilot", (*id, value.clone()).to_doc()),
            Put::Candidate(id, value) => tagged("candidate", (*id, value.clone()).to_doc()),
            Put::Item(id, value) => tagged("item", (*id, value.clone()).to_doc()),
            Put::Hazard(id, value) => tagged("hazard", (*id, value.clone()).to_doc()),
            Put::Month(id, value) => tagged("month", (*id, value.clone()).to_doc()),
            Put::Incident(id, value) => tagged("incident", (*id, value.clone()).to_doc()),
            Put::Draw(id, value) => tagged("draw", (*id, value.clone()).to_doc()),
            Put::Unit(value) => tagged("unit", value.to_doc()),
            Put::Change(id, value) => tagged("change", (*id, value.clone()).to_doc()),
            Put::Settings(value) => tagged("settings", value.to_doc()),
        }
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        fn entity<I: Document, V: Document>(doc: Doc, put: fn(I, Option<V>) -> Put) -> Result<Put, Wrong> {
            <(I, Option<V>)>::from_doc(doc).map(|(id, value)| put(id, value))
        }
        let (code, doc) = untag(doc)?;
        match code.as_str() {
            "bulletin" => entity(doc, Put::Bulletin),
            "note" => entity(doc, Put::Note),
            "duty" => entity(doc, Put::Duty),
            "record" => entity(doc, Put::Record),
            "pilot" => entity(doc, Put::Pilot),
            "candidate" => entity(doc, Put::Candidate),
            "item" => entity(doc, Put::Item),
            "hazard" => entity(doc, Put::Hazard),
            "month" => entity(doc, Put::Month),
            "incident" => entity(doc, Put::Incident),
            "draw" => entity(doc, Put::Draw),
            "change" => entity(doc, Put::Change),
            "unit" => Document::from_doc(doc).map(Put::Unit),
            "settings" => Document::from_doc(doc).map(Put::Settings),
            _ => Err(Wrong("Put")),
        }
    }
}

impl Workspace {
    /// Carries out one put; returns the put that takes it back.
    pub fn put(&mut self, put: Put) -> Put {
        match put {
            Put::Bulletin(id, value) => Put::Bulletin(id, Arc::make_mut(&mut self.shelf).set(id, value)),
            Put::Note(id, value) => Put::Note(id, Arc::make_mut(&mut self.notes).set(id, value)),
            Put::Duty(id, value) => Put::Duty(id, Arc::make_mut(&mut self.duties).set(id, value)),
            Put::Record(id, value) => Put::Record(id, Arc::make_mut(&mut self.records).set(id, value)),
            Put::Pilot(id, value) => Put::Pilot(id, Arc::make_mut(&mut self.pilots).set(id, value)),
            Put::Candidate(id, value) => Put::Candidate(id, Arc::make_mut(&mut self.candidates).set(id, value)),
            Put::Item(id, value) => Put::Item(id, Arc::make_mut(&mut self.items).set(id, value)),
            Put::Hazard(id, value) => Put::Hazard(id, Arc::make_mut(&mut self.hazards).set(id, value)),
            Put::Month(id, value) => Put::Month(id, Arc::make_mut(&mut self.rosters).set(id, value)),
            Put::Incident(id, value) => Put::Incident(id, Arc::make_mut(&mut self.incidents).set(id, value)),
            Put::Draw(id, value) => Put::Draw(id, Arc::make_mut(&mut self.draws).set(id, value)),
            Put::Change(id, value) => Put::Change(id, Arc::make_mut(&mut self.history).set(id, value)),
            Put::Unit(value) => Put::Unit(std::mem::replace(&mut self.unit, value)),
            Put::Settings(value) => Put::Settings(std::mem::replace(&mut self.settings, value)),
        }
    }

    /// The puts that make this workspace into `target`: a restore as one edit that can be taken back.
    pub fn puts_to(&self, target: &Workspace) -> Vec<Put> {
        fn room<K, V: PartialEq>(
            from: &Table<K, V>,
            to: &Table<K, V>,
            put: fn(Id<K>, Option<Arc<V>>) -> Put,
        ) -> Vec<Put> {
            let gone = from.iter().filter(|(id, _)| !to.has(*id)).map(|(id, _)| put(id, None));
            let new = to.iter().filter(|(id, value)| from.get(*id) != Some(value));
            gone.chain(new.map(|(id, value)| put(id, Some(value.clone())))).collect()
        }
        let mut puts = room(&self.shelf, &target.shelf, Put::Bulletin);
        puts.extend(room(&self.notes, &target.notes, Put::Note));
        puts.extend(room(&self.duties, &target.duties, Put::Duty));
        puts.extend(room(&self.records, &target.records, Put::Record));
        puts.extend(room(&self.pilots, &target.pilots, Put::Pilot));
        puts.extend(room(&self.candidates, &target.candidates, Put::Candidate));
        puts.extend(room(&self.items, &target.items, Put::Item));
        puts.extend(room(&self.hazards, &target.hazards, Put::Hazard));
        puts.extend(room(&self.rosters, &target.rosters, Put::Month));
        puts.extend(room(&self.incidents, &target.incidents, Put::Incident));
        puts.extend(room(&self.draws, &target.draws, Put::Draw));
        // What was changed here stays told, whatever takes the place of what is here.
        let new = target.history.iter().filter(|(id, _)| !self.history.has(*id));
        puts.extend(new.map(|(id, change)| Put::Change(id, Some(change.clone()))));
        if self.unit != target.unit {
            puts.push(Put::Unit(target.unit.clone()));
        }
        if self.settings != target.settings {
            puts.push(Put::Settings(target.settings.clone()));
        }
        puts
    }

    /// How many names of candidates it holds.
    pub fn names(&self) -> usize {
        self.candidates.values().filter(|person| !person.name.is_empty()).count()
    }

    /// The same without the names of candidates, who are known by their codes: for a file that leaves the device.
    pub fn nameless(&self) -> Workspace {
        let nameless = |(id, person): (CandidateId, &Arc<Candidate>)| {
            (id, Candidate { name: String::new(), ..Candidate::clone(person) })
        };
        Workspace { candidates: Arc::new(self.candidates.iter().map(nameless).collect()), ..self.clone() }
    }

    /// Whether an edit would be carried out.
    pub fn may(&self, edit: &Edit) -> bool {
        edit.plan(self, None).is_ok()
    }

    /// Carries out an edit, or refuses it and changes nothing. Returns the puts that take it back, in the
    /// order in which they have to be carried out. What it changes of what was there is told in the history.
    pub fn apply(&mut self, edit: &Edit, stamp: &Stamp) -> Result<Vec<Put>, Refused> {
        self.apply_knowing(edit, stamp, None)
    }

    /// The same where it is known which occurrences the records close: they need not all be looked at again.
    pub fn apply_knowing(
        &mut self,
        edit: &Edit,
        stamp: &Stamp,
        journal: Option<&Journal>,
    ) -> Result<Vec<Put>, Refused> {
        let puts = edit.plan(self, journal)?;
        let (mut back, mut told) = (Vec::with_capacity(puts.len()), Vec::new());
        let gone = history::gone(&self.history, edit.code());
        for put in puts {
            let before = self.put(put.clone());
            told.extend(history::change(&before, &put, stamp, (edit.code(), edit.why()), &gone));
            back.push(before);
        }
        if let Edit::TrustClock { seen, now, why } = edit {
            told.push(history::clock(*seen, *now, why, stamp));
        }
        for (id, change) in history::together(told, stamp, edit.code(), edit.why()) {
            Arc::make_mut(&mut self.history).set(id, Some(change));
        }
        back.reverse();
        Ok(back)
    }
}
