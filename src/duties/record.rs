//! What was done, for which occurrences, and what shows it.
//!
//! A record is entered once. It may serve several occurrences (one meeting that settles two duties), and every ledger
//! reads it: nothing is asked twice.

use super::{deed::Deed, evidence::Evidence};
use crate::base::{
    day::Date,
    doc::{Doc, Document, Fields, Wrong},
    id::{DutyId, RecordTag},
    table::Table,
};
use crate::document;

/// All records of a workspace.
pub type Records = Table<RecordTag, Record>;

/// One thing that was done. What it closed and was opened again stays visible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The occurrences that it serves, never empty.
    pub serves: Vec<Served>,
    /// What was done, never empty; where it does not apply, why.
    pub what: String,
    /// Who did it, in words; may be empty.
    pub by: String,
    /// The day the deed stands for, as the user says.
    pub stands_for: Date,
    /// The day it was entered, as the device says.
    pub entered: Date,
    /// What kind of deed it was, with what the ledger of that kind asks for.
    pub deed: Deed,
    /// What shows it; empty: closed without evidence.
    pub evidence: Vec<Evidence>,
    /// Entered while the device's clock was behind a day that it had shown before.
    pub doubtful: bool,
    /// Why it was added to a period that was locked already; empty for all others.
    pub late: String,
    /// What was added later; nothing is taken away.
    pub addenda: Vec<Addendum>,
}

/// That a record serves an occurrence, and how it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// Of which duty.
    pub duty: DutyId,
    /// Which due day it closes; `None` for duties without due days (on demand, or no day set).
    pub due: Option<Date>,
    /// How good the result was, as somebody judged it.
    pub outcome: Outcome,
    /// Struck off (销号) by whoever checks.
    pub verified: Option<Verified>,
    /// Taken back, when and why.
    pub reopened: Option<Reopened>,
}

document!(struct Served { duty, due, outcome, verified, reopened });

/// How good a result is. Not its status: a thing can be done, struck off, and done badly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody has judged it.
    #[default]
    Unjudged,
    /// As asked for.
    Good,
    /// In part.
    Partly,
    /// Not as asked for.
    Poor,
}

document!(codes Outcome or default { "unjudged" => Unjudged, "good" => Good, "partly" => Partly, "poor" => Poor });

impl Outcome {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Outcome; 4] = [Outcome::Unjudged, Outcome::Good, Outcome::Partly, Outcome::Poor];
}

/// Striking off: somebody has checked that it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The day.
    pub on: Date,
    /// Who checked, never empty.
    pub by: String,
    /// What was seen; may be empty.
    pub note: String,
}

document!(struct Verified { on, by, note });

/// Taking a closing back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopened {
    /// The day.
    pub on: Date,
    /// The reason, never empty.
    pub why: String,
    /// A look-back found that it had come back.
    pub came_back: bool,
}

document!(struct Reopened { on, why, came_back });

/// Something added to a record later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addendum {
    /// The day it was added.
    pub on: Date,
    /// What is added, never empty.
    pub what: String,
    /// Why only now, never empty.
    pub why: String,
}

document!(struct Addendum { on, what, why });

/// How an occurrence stands by its records. Not its light (see [`agenda`](super::agenda)), not its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// Nothing stands for it.
    Open,
    /// Said to be done.
    Reported,
    /// Checked and struck off.
    Verified,
    /// It did not apply, for a reason.
    NotApplicable,
}

document!(codes Stand {
    "open" => Open,
    "reported" => Reported,
    "verified" => Verified,
    "not_applicable" => NotApplicable,
});

impl Served {
    /// That an occurrence is served, and nothing more yet.
    pub fn new(duty: DutyId, due: Option<Date>) -> Served {
        Served { duty, due, outcome: Outcome::Unjudged, verified: None, reopened: None }
    }

    /// Whether it still closes the occurrence.
    pub fn stands(&self) -> bool {
        self.reopened.is_none()
    }

    /// Whether it is about this occurrence.
    pub fn is_for(&self, duty: DutyId, due: Option<Date>) -> bool {
        self.duty == duty && self.due == due
    }
}

impl Record {
    /// A record of something done and entered on a day, that serves nothing yet.
    pub fn new(what: impl Into<String>, on: Date) -> Record {
        Record {
            serves: Vec::new(),
            what: what.into(),
            by: String::new(),
            stands_for: on,
            entered: on,
            deed: Deed::Plain,
            evidence: Vec::new(),
            doubtful: false,
            late: String::new(),
            addenda: Vec::new(),
        }
    }

    /// Whether it says that something did not apply.
    pub fn is_not_applicable(&self) -> bool {
        self.deed == Deed::NotApplicable
    }

    /// How an occurrence that it serves stands.
    pub fn stand(&self, served: &Served) -> Stand {
        match served {
            served if !served.stands() => Stand::Open,
            _ if self.is_not_applicable() => Stand::NotApplicable,
            Served { verified: Some(_), .. } => Stand::Verified,
            _ => Stand::Reported,
        }
    }

    /// Whether something that should show the deed is missing. What did not apply needs no evidence.
    pub fn lacks_evidence(&self) -> bool {
        self.evidence.is_empty() && !self.is_not_applicable()
    }

    /// The day by which it is filed: the first due day that it serves, else the day it stands for.
    pub fn filed_under(&self) -> Date {
        self.serves.iter().filter_map(|served| served.due).min().unwrap_or(self.stands_for)
    }
}

impl Document for Record {
    fn to_doc(&self) -> Doc {
        let mut fields = Fields::default();
        fields.put("serves", &self.serves);
        fields.put("what", &self.what);
        fields.put("by", &self.by);
        fields.put("stands_for", &self.stands_for);
        // As a rule the day it was entered: then it need not be written twice.
        if self.entered != self.stands_for {
            fields.put("entered", &self.entered);
        }
        if self.deed != Deed::Plain {
            fields.put("deed", &self.deed);
        }
        fields.put("evidence", &self.evidence);
        fields.put("doubtful", &self.doubtful);
        fields.put("late", &self.late);
        fields.put("addenda", &self.addenda);
        fields.doc()
    }

    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let mut fields = Fields::of(doc)?;
        let mut serves: Vec<Served> = fields.take("serves")?;
        // Until schema 3 a record served one occurrence, and said so in its own fields.
        if let Some(duty) = fields.take::<Option<DutyId>>("duty")? {
            let reopened = fields.take("reopened")?;
            serves.push(Served { due: fields.take("due")?, reopened, ..Served::new(duty, None) });
        }
        let stands_for = fields.take("stands_for")?;
        Ok(Record {
            serves,
            what: fields.take("what")?,
            by: fields.take("by")?,
            stands_for,
            entered: fields.take::<Option<Date>>("entered")?.unwrap_or(stands_for),
            deed: fields.take::<Option<Deed>>("deed")?.unwrap_or_default(),
            evidence: fields.take("evidence")?,
            doubtful: fields.take("doubtful")?,
            late: fields.take("late")?,
            addenda: fields.take("addenda")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{day::date, doc, id::Id};

    #[test]
    fn a_record_of_the_first_schema_is_read() {
        let old = r#"{"duty":"0000000000001","due":"2026-11-20","what":"查了","stands_for":"2026-11-20","entered":"2026-11-21","evidence":[{"kind":"document","text":"8号"}],"reopened":{"on":"2026-11-22","why":"没有到位"}}"#;
        let record: Record = doc::read(old).unwrap();
        assert_eq!(record.entered, date(2026, 11, 21));
        let [served] = record.serves.as_slice() else { panic!("one occurrence") };
        assert!(served.is_for(Id::new(1), Some(date(2026, 11, 20))));
        assert_eq!(served.reopened.as_ref().map(|reopened| reopened.why.as_str()), Some("没有到位"));
        assert_eq!(doc::read(&doc::print(&record)), Ok(record));
    }
}
