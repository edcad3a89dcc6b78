//! The log of calls of an incident: who told whom, when, and which numbers were given.

use super::{Incident, Numbers};
use crate::base::minute::Minute;
use crate::document;

/// One entry of the log. A wrong entry stays: the entry that corrects it names it and takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// When the call was made, as the user says.
    pub at: Minute,
    /// Which side called.
    pub from: Caller,
    /// Who was called.
    pub to: Callee,
    /// The name of who answered; may be empty.
    pub name: String,
    /// The name of who called; may be empty.
    pub by: String,
    /// What was said (for an entry that takes another back: why); may be empty.
    pub said: String,
    /// Which report it was.
    pub kind: CallKind,
    /// The numbers that were given; `None` where none was.
    pub numbers: Option<Numbers>,
    /// When the entry was made, as the device says.
    pub entered: Minute,
    /// The entry that this one corrects, counted from 0.
    pub corrects: Option<u32>,
    /// The corrected call never took place: this entry takes it back and is no call itself.
    pub void: bool,
}

document!(struct Call { at, from, to, name, by, said, kind, numbers, entered, corrects, void });

/// Which side made a call. The log is the township's; what others did stands in it where the township heard of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Caller {
    /// The township or sub-district.
    #[default]
    Township,
    /// Somebody at the scene.
    Scene,
    /// The head of the unit.
    Unit,
    /// Anybody else: a villager, the police.
    Other,
}

document!(codes Caller or default {
    "township" => Township,
    "scene" => Scene,
    "unit" => Unit,
    "other" => Other,
});

impl Caller {
    /// All sides, in the order in which they are offered.
    pub const ALL: [Caller; 4] = [Caller::Township, Caller::Unit, Caller::Scene, Caller::Other];
}

/// Who was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Callee {
    /// The county's emergency management bureau.
    CountyEmergency,
    /// The county government (its duty office).
    CountyGovernment,
    /// The traffic police.
    Police122,
    /// The fire brigade.
    Fire119,
    /// The ambulance.
    Medical120,
    /// The township's own leader on duty.
    Leader,
    /// The head of the unit where it happened.
    Unit,
    /// Anybody else.
    Other,
}

document!(codes Callee {
    "county_emergency" => CountyEmergency,
    "county_government" => CountyGovernment,
    "police_122" => Police122,
    "fire_119" => Fire119,
    "medical_120" => Medical120,
    "leader" => Leader,
    "unit" => Unit,
    "other" => Other,
});

impl Callee {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Callee; 8] = [
        Callee::Leader,
        Callee::CountyEmergency,
        Callee::CountyGovernment,
        Callee::Police122,
        Callee::Fire119,
        Callee::Medical120,
        Callee::Unit,
        Callee::Other,
    ];

    /// The county level, to which a township reports (L4 art. 61).
    pub const COUNTY: [Callee; 2] = [Callee::CountyEmergency, Callee::CountyGovernment];
}

/// Which report a call was (首报、续报、终报、补报).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CallKind {
    First,
    Follow,
    Final,
    Supplement,
}

document!(codes CallKind {
    "first" => First,
    "follow" => Follow,
    "final" => Final,
    "supplement" => Supplement,
});

impl CallKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [CallKind; 4] = [CallKind::First, CallKind::Follow, CallKind::Final, CallKind::Supplement];
}

/// Why an entry cannot be added to the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallError {
    /// It corrects an entry that does not come before it.
    NoSuchEntry,
    /// It corrects an entry that was corrected already: the newer one has to be named.
    Corrected {
        /// The entry that took its place, counted from 0.
        by: usize,
    },
    /// It takes back a call and names none.
    NothingToTakeBack,
}

impl Call {
    /// Whether the entry may follow these.
    pub(super) fn fits(&self, before: &[Call]) -> Result<(), CallError> {
        let Some(entry) = self.corrects else {
            return if self.void { Err(CallError::NothingToTakeBack) } else { Ok(()) };
        };
        if entry as usize >= before.len() {
            return Err(CallError::NoSuchEntry);
        }
        match before.iter().position(|call| call.corrects == Some(entry)) {
            Some(by) => Err(CallError::Corrected { by }),
            None => Ok(()),
        }
    }
}

/// What does not fit together in an entry that stands. Such an entry is kept and shown as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// The call lies before the accident.
    BeforeHappened,
    /// The township called before it knew.
    BeforeKnown,
    /// The call lies ahead.
    Ahead,
}

document!(codes Odd {
    "before_happened" => BeforeHappened,
    "before_known" => BeforeKnown,
    "ahead" => Ahead,
});

impl Incident {
    /// Adds an entry to the log.
    pub fn add(&mut self, call: Call) -> Result<(), CallError> {
        call.fits(&self.calls)?;
        self.calls.push(call);
        Ok(())
    }

    /// The calls that stand, with their places in the log: not corrected by a later entry, and not taken back.
    pub fn standing(&self) -> impl Iterator<Item = (usize, &Call)> {
        self.calls.iter().enumerate().filter(|(entry, call)| {
            !call.void && !self.calls.iter().any(|later| later.corrects.is_some_and(|named| named as usize == *entry))
        })
    }

    /// The entries that do not fit, as seen at `now`.
    pub fn odd(&self, now: Minute) -> Vec<(usize, Odd)> {
        self.standing().filter_map(|(entry, call)| Some((entry, self.odd_call(call, now)?))).collect()
    }

    fn odd_call(&self, call: &Call, now: Minute) -> Option<Odd> {
        if call.at > now {
            Some(Odd::Ahead)
        } else if self.happened.is_some_and(|happened| call.at < happened) {
            Some(Odd::BeforeHappened)
        } else if call.from == Caller::Township && call.at < self.known {
            Some(Odd::BeforeKnown)
        } else {
            None
        }
    }

    /// The calls that count at `now`: those that stand and fit. Nothing is shown as done by an entry that cannot be
    /// right.
    pub(super) fn made(&self, now: Minute) -> impl Iterator<Item = &Call> {
        self.standing().map(|(_, call)| call).filter(move |call| self.odd_call(call, now).is_none())
    }
}
