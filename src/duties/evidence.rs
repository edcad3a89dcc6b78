//! What shows that something was done.

use crate::{
    base::{attachment::Attachment, day::Date},
    document,
};

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// The number, address, place, count or note; may be empty only where there is a file.
    pub text: String,
    /// The file, by name and hash.
    pub file: Option<Attachment>,
    /// The day it stands for, where that is another than the record's: a photo of the day before, a paper of last week.
    pub dated: Option<Date>,
    /// The last day on which it is good: a certificate, a contract.
    pub until: Option<Date>,
}

document!(struct Evidence { kind, text, file, dated, until });

/// What a piece of evidence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceKind {
    /// The number of a document.
    Document,
    /// A meeting: its minutes, its attendance list.
    Meeting,
    /// A photo.
    Photo,
    /// A file of another kind.
    File,
    /// Numbers: how many were visited, present, trained.
    Counts,
    /// A place: where the thing happened or where the paper is filed.
    Place,
    /// The address of a page or file.
    Link,
    /// A note in words.
    Note,
    /// A dated trace of any kind: a call, a broadcast.
    Dated,
}

document!(codes EvidenceKind {
    "document" => Document,
    "meeting" => Meeting,
    "photo" => Photo,
    "file" => File,
    "counts" => Counts,
    "place" => Place,
    "link" => Link,
    "note" => Note,
    "dated" => Dated,
});

impl EvidenceKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [EvidenceKind; 9] = [
        EvidenceKind::Document,
        EvidenceKind::Meeting,
        EvidenceKind::Photo,
        EvidenceKind::File,
        EvidenceKind::Counts,
        EvidenceKind::Place,
        EvidenceKind::Link,
        EvidenceKind::Note,
        EvidenceKind::Dated,
    ];
}

impl Evidence {
    /// A piece that is only words.
    pub fn words(kind: EvidenceKind, text: impl Into<String>) -> Evidence {
        Evidence { kind, text: text.into(), file: None, dated: None, until: None }
    }

    /// Whether it says anything.
    pub fn is_given(&self) -> bool {
        !self.text.trim().is_empty() || self.file.as_ref().is_some_and(|file| !file.name.trim().is_empty())
    }

    /// Whether it is no longer good on `today`.
    pub fn expired(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until < today)
    }
}
