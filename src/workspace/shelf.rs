//! The bulletins that somebody has imported or decided about.
//!
//! Only the facts about a bulletin are kept here; its text is kept apart, under the id that is made from it.

use crate::document;
use crate::{
    base::{
        day::Date,
        hash,
        id::{BulletinId, BulletinTag, Id},
        order,
        table::Table,
    },
    bulletin::{
        correction::Correction,
        facts::{Facts, Said},
        verdict::{Decision, Mark, Verdict},
    },
};

/// All kept bulletins.
pub type Shelf = Table<BulletinTag, Kept>;

/// One kept bulletin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name as shown: series and number, or the file's name.
    pub title: String,
    /// Where it came from.
    pub origin: Origin,
    /// The day it came.
    pub added: Date,
    /// What was decided about its requirements.
    pub decisions: Vec<Decision>,
    /// Its first page and how much there is in it; `None` where it was kept by an older program.
    pub facts: Option<Facts>,
    /// What somebody said where the text says nothing.
    pub said: Option<Said>,
    /// What was corrected in what the program found.
    pub corrections: Vec<Correction>,
    /// The earlier text of the same issue.
    pub replaces: Option<BulletinId>,
}

document!(struct Kept { title, origin, added, decisions, facts, said, corrections, replaces });

/// Where a bulletin came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It came with the site.
    BuiltIn {
        /// Its file in `bulletins/`.
        file: String,
    },
    /// The user opened a file.
    File {
        /// The file's name.
        name: String,
    },
    /// The user pasted a text.
    Pasted,
}

document!(enum Origin {
    "built_in" => BuiltIn { file },
    "file" => File { name },
    "pasted" => Pasted {  },
});

/// The later text of the same issue that has taken a text's place.
pub fn newer(shelf: &Shelf, id: BulletinId) -> Option<BulletinId> {
    shelf.iter().find(|(_, kept)| kept.replaces == Some(id)).map(|(newer, _)| newer)
}

/// The id of a text: the same text has the same id on every device.
pub fn id_of(text: &str) -> BulletinId {
    Id::new(hash::sha256_bits(text))
}

/// A bulletin's name: `应急管理厅简报第2期`, or `fallback` where the text gives neither series nor number.
pub fn title_of(facts: &Facts, fallback: &str) -> String {
    match (&facts.series, facts.number) {
        (Some(series), Some(number)) => format!("{series}第{number}期"),
        (Some(series), None) => series.clone(),
        (None, Some(number)) => format!("{fallback}(第{number}期)"),
        (None, None) => fallback.to_owned(),
    }
}

impl Kept {
    /// A bulletin about which nothing is decided yet.
    pub fn new(title: String, origin: Origin, added: Date, facts: Option<Facts>) -> Kept {
        let (decisions, corrections) = (Vec::new(), Vec::new());
        Kept { title, origin, added, decisions, facts, said: None, corrections, replaces: None }
    }

    /// What was decided about a requirement.
    pub fn verdict(&self, mark: &Mark) -> Option<&Verdict> {
        self.decisions.iter().find(|decision| decision.mark == *mark).map(|decision| &decision.verdict)
    }

    /// The same bulletin with another decision about `mark`; `None` takes the decision back.
    pub fn decided(&self, mark: &Mark, verdict: Option<(Verdict, Date)>) -> Kept {
        let mut kept = self.clone();
        kept.decisions.retain(|decision| decision.mark != *mark);
        kept.decisions.extend(verdict.map(|(verdict, on)| Decision { mark: mark.clone(), verdict, on }));
        order::sort(&mut kept.decisions, |a, b| a.mark.cmp(&b.mark));
        kept
    }
}
