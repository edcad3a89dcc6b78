//! What can be looked at again, as a typed key with a text form.

use crate::base::{
    doc::{Doc, Document, Wrong},
    id::{HazardId, RecordId},
};
use std::{fmt, str::FromStr};

/// Something that was closed. Its key is printed, kept and drawn by as `r:<record>:<n>` or `h:<hazard>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An occurrence that a record has served.
    Served {
        /// The record.
        record: RecordId,
        /// Which of the occurrences it serves, counted from 0.
        nth: u32,
    },
    /// A hazard that was closed.
    Hazard(HazardId),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Served { record, nth } => write!(f, "r:{record}:{nth}"),
            Subject::Hazard(hazard) => write!(f, "h:{hazard}"),
        }
    }
}

/// A text that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotASubject;

impl FromStr for Subject {
    type Err = NotASubject;

    /// Reads exactly what is printed: two texts for one key would be two lots in the draw.
    fn from_str(text: &str) -> Result<Self, NotASubject> {
        let subject = match text.split_once(':').ok_or(NotASubject)? {
            ("r", rest) => {
                let (record, nth) = rest.split_once(':').ok_or(NotASubject)?;
                let nth = nth.parse().map_err(|_| NotASubject)?;
                Subject::Served { record: record.parse().map_err(|_| NotASubject)?, nth }
            }
            ("h", hazard) => Subject::Hazard(hazard.parse().map_err(|_| NotASubject)?),
            _ => return Err(NotASubject),
        };
        if subject.to_string() == text { Ok(subject) } else { Err(NotASubject) }
    }
}

impl Document for Subject {
    fn to_doc(&self) -> Doc {
        Doc::Text(self.to_string())
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        String::from_doc(doc)?.parse().map_err(|_| Wrong("subject"))
    }
}
