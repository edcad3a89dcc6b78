//! Ids as types: a duty's id cannot be handed to a function that wants a pilot's.

use super::doc::{Doc, Document, Wrong};
use std::{cmp::Ordering, fmt, hash, marker::PhantomData, str::FromStr};

/// Crockford's base 32: no I, L, O, U, so that a code read aloud or copied by hand is not misread.
pub const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The value of a character of the alphabet, in either case.
pub fn digit(letter: u8) -> Option<u8> {
    let letter = letter.to_ascii_lowercase();
    (0..).zip(ALPHABET).find_map(|(value, known)| (*known == letter).then_some(value))
}

/// 64 bits in groups of five.
const LENGTH: usize = 13;

/// What a bulletin's id is an id of: its text (the id is derived from the text).
#[derive(Debug, PartialEq, Eq)]
pub enum BulletinTag {}
/// What a duty's id is an id of.
#[derive(Debug, PartialEq, Eq)]
pub enum DutyTag {}
/// What a record's id is an id of.
#[derive(Debug, PartialEq, Eq)]
pub enum RecordTag {}
/// What a note's id is an id of.
#[derive(Debug, PartialEq, Eq)]
pub enum NoteTag {}
/// What a pilot's id is an id of.
#[derive(Debug, PartialEq, Eq)]
pub enum PilotTag {}
/// What a candidate's id is an id of: one person in one pilot.
#[derive(Debug, PartialEq, Eq)]
pub enum CandidateTag {}
/// What the id of an item of a pilot is an id of: a milestone, a task, a month's figures and the like.
#[derive(Debug, PartialEq, Eq)]
pub enum ItemTag {}
/// What a hazard's id is an id of.
#[derive(Debug, PartialEq, Eq)]
pub enum HazardTag {}
/// What a look-back's draw's id is an id of.
#[derive(Debug, PartialEq, Eq)]
pub enum DrawTag {}
/// What a month of the duty roster's id is an id of.
#[derive(Debug, PartialEq, Eq)]
pub enum RosterTag {}
/// What an incident's id is an id of.
#[derive(Debug, PartialEq, Eq)]
pub enum IncidentTag {}

/// What a change's id is an id of.
#[derive(Debug, PartialEq, Eq)]
pub enum ChangeTag {}

/// The id of a bulletin: the first 64 bits of the hash of its text, so the same text has the same id everywhere.
pub type BulletinId = Id<BulletinTag>;
/// The id of a duty.
pub type DutyId = Id<DutyTag>;
/// The id of a record.
pub type RecordId = Id<RecordTag>;
/// The id of a note.
pub type NoteId = Id<NoteTag>;
/// The id of a pilot.
pub type PilotId = Id<PilotTag>;
/// The id of a candidate.
pub type CandidateId = Id<CandidateTag>;
/// The id of an item of a pilot.
pub type ItemId = Id<ItemTag>;
/// The id of a hazard.
pub type HazardId = Id<HazardTag>;
/// The id of a look-back's draw.
pub type DrawId = Id<DrawTag>;
/// The id of a month of the duty roster: year × 100 + month, so that the same month has the same id everywhere.
pub type RosterId = Id<RosterTag>;
/// The id of an incident.
pub type IncidentId = Id<IncidentTag>;

/// An id of a `T`: 64 bits, printed as 13 lower-case base-32 characters. It is made by the platform's
/// id door (or from a hash) and handed in; nothing in the pure rooms invents one.
pub struct Id<T> {
    bits: u64,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id with these bits.
    pub const fn new(bits: u64) -> Self {
        Id { bits, kind: PhantomData }
    }

    /// The bits, e.g. to derive an order that does not depend on insertion.
    pub const fn bits(self) -> u64 {
        self.bits
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bits.cmp(&other.bits)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.bits.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..LENGTH).rev() {
            let digit = (self.bits >> (5 * place)) & 31;
            let letter = ALPHABET.get(digit as usize).copied().unwrap_or(b'0');
            write!(f, "{}", letter as char)?;
        }
        Ok(())
    }
}

/// A text that is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}

impl<T> FromStr for Id<T> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != LENGTH {
            return Err(NotAnId);
        }
        let mut bits: u64 = 0;
        for (place, letter) in text.bytes().enumerate() {
            let digit = digit(letter).ok_or(NotAnId)?;
            // 13 × 5 = 65 bits: the first digit may hold four only.
            if place == 0 && digit > 15 {
                return Err(NotAnId);
            }
            bits = (bits << 5) | u64::from(digit);
        }
        Ok(Id::new(bits))
    }
}

impl<T> Document for Id<T> {
    fn to_doc(&self) -> Doc {
        Doc::Text(self.to_string())
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        String::from_doc(doc)?.parse().map_err(|_| Wrong("id"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(bits: u64) {
            let id: Id<()> = Id::new(bits);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
            prop_assert_eq!(Document::from_doc(id.to_doc()), Ok(id));
        }

        #[test]
        fn any_text_is_an_id_or_refused(text in ".{0,20}") {
            if let Ok(id) = text.parse::<Id<()>>() {
                prop_assert_eq!(id.to_string(), text.to_lowercase());
            }
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "1", "zzzzzzzzzzzzz", "000000000000u", "0000000000000 "] {
            assert_eq!(text.parse::<Id<()>>(), Err(NotAnId), "{text:?}");
        }
    }
}
