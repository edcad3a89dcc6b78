//! What kind of thing was done, with what the ledger of that kind asks for.

use super::inspectors::Inspectors;
use crate::document;

/// What kind of thing was done. The particulars are asked once and read by every ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Deed {
    /// Something for which no ledger asks particulars.
    #[default]
    Plain,
    /// Nothing: it did not apply, for the reason the record gives.
    NotApplicable,
    /// A meeting.
    Meeting {
        /// Where.
        place: String,
        /// Who chaired it.
        chair: String,
        /// How many were there.
        present: Option<u32>,
        /// What was decided.
        decisions: String,
    },
    /// An inspection (现场检查): who was there and what was found, as art. 68 of the Work Safety Law asks.
    Inspection {
        /// Which unit or place was inspected.
        place: String,
        /// Who inspected and who helped.
        inspectors: Inspectors,
        /// What was found and how it was dealt with.
        problems: String,
    },
    /// A drill.
    Drill {
        /// Where.
        place: String,
        /// How many took part.
        present: Option<u32>,
        /// What was rehearsed.
        scenario: String,
        /// What it showed.
        lessons: String,
    },
    /// A training.
    Training {
        /// Where.
        place: String,
        /// For whom.
        audience: String,
        /// How many were there.
        present: Option<u32>,
        /// How many passed a test, where there was one.
        passed: Option<u32>,
    },
}

document!(enum Deed {
    "plain" => Plain {  },
    "not_applicable" => NotApplicable {  },
    "meeting" => Meeting { place, chair, present, decisions },
    "inspection" => Inspection { place, inspectors, problems },
    "drill" => Drill { place, present, scenario, lessons },
    "training" => Training { place, audience, present, passed },
});

/// The kinds of deed that somebody can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // as the arms of [`Deed`]
pub enum DeedKind {
    Plain,
    Meeting,
    Inspection,
    Drill,
    Training,
}

document!(codes DeedKind {
    "plain" => Plain,
    "meeting" => Meeting,
    "inspection" => Inspection,
    "drill" => Drill,
    "training" => Training,
});

impl DeedKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [DeedKind; 5] =
        [DeedKind::Plain, DeedKind::Meeting, DeedKind::Inspection, DeedKind::Drill, DeedKind::Training];

    /// What a duty's usual evidence and name say about the kind of deed: a proposal.
    pub fn propose(name: &str, evidence: &str) -> DeedKind {
        const WORDS: [(&[&str], DeedKind); 4] = [
            (&["演练"], DeedKind::Drill),
            (&["培训", "警示教育", "学法"], DeedKind::Training),
            (&["检查", "督查", "巡查", "抽查", "走访"], DeedKind::Inspection),
            (&["会", "研究", "传达"], DeedKind::Meeting),
        ];
        let said = |text: &str| {
            WORDS.iter().find(|(words, _)| words.iter().any(|word| text.contains(word))).map(|(_, kind)| *kind)
        };
        // A plan or a sum of inspections is a paper, not an inspection.
        let paper = ["计划", "配合", "考核", "问题", "总结", "安委会并", "组建"].iter().any(|word| name.contains(word));
        said(name)
            .filter(|_| !paper)
            .or_else(|| said(evidence).filter(|kind| *kind == DeedKind::Meeting && !paper))
            .unwrap_or(DeedKind::Plain)
    }
}

impl Deed {
    /// Its kind; `None` for what did not apply.
    pub fn kind(&self) -> Option<DeedKind> {
        Some(match self {
            Deed::Plain => DeedKind::Plain,
            Deed::NotApplicable => return None,
            Deed::Meeting { .. } => DeedKind::Meeting,
            Deed::Inspection { .. } => DeedKind::Inspection,
            Deed::Drill { .. } => DeedKind::Drill,
            Deed::Training { .. } => DeedKind::Training,
        })
    }
}
