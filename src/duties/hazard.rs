//! Hazards (隐患): what was found, what is done about it, and how it ended.
//!
//! A hazard is kept as what was found and a history that is only added to. How it stands (rectified, closed, overdue)
//! is worked out from the history each time and never stored beside it.

pub mod count;
pub mod event;
pub mod rules;
pub mod standing;

use super::inspectors::{Inspectors, Warning};
use crate::base::{
    attachment::Attachment,
    day::Date,
    id::{HazardTag, RecordId},
    table::Table,
};
use crate::document;
use event::{Deed, Event};

/// All hazards of a workspace.
pub type Hazards = Table<HazardTag, Hazard>;

/// One hazard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hazard {
    /// What is wrong, never empty.
    pub what: String,
    /// Where, in words; may be empty.
    pub place: String,
    /// Whose it is: the unit that has to put it right; may be empty where nobody knows yet.
    pub unit: String,
    /// How grave it is.
    pub grade: Grade,
    /// How it became known.
    pub finding: Finding,
    /// The day it was found, as the user says.
    pub found: Date,
    /// The day it was entered, as the device says.
    pub entered: Date,
    /// 措施: what will be done; empty while not settled. So are the other four.
    pub measures: String,
    /// 责任: the person responsible.
    pub person: String,
    /// 资金: the money for it, in words; "none needed" is said, not left empty.
    pub funds: String,
    /// 时限: the first time limit. The one in force follows from the history: [`standing::Standing::limit`].
    pub limit: Option<Date>,
    /// 预案: what is done should it happen before it is put right.
    pub plan: String,
    /// What shows the hazard as it was found; what shows a later step stands with that step.
    pub attachments: Vec<Attachment>,
    /// What happened since, in order.
    pub events: Vec<Event>,
}

document!(struct Hazard { what, place, unit, grade, finding, found, entered, measures, person, funds, limit, plan, attachments, events });

/// How grave a hazard is; the standards that make one a major hazard differ by trade and are not ours to apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// 一般隐患
    General,
    /// 重大隐患: is reported and followed up (安全生产法 art. 41 and 70; domain.md row 48).
    Major,
}

document!(codes Grade { "general" => General, "major" => Major });

impl Grade {
    /// Both grades, in the order in which they are offered.
    pub const ALL: [Grade; 2] = [Grade::General, Grade::Major];
}

/// How a hazard became known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// In an inspection.
    Inspection {
        /// Its record, where it is kept here.
        record: Option<RecordId>,
        /// Who inspected.
        inspectors: Inspectors,
    },
    /// Somebody said so: the unit itself, a village (安全生产法 art. 75), a caller.
    Told {
        /// Who, in words; may be empty. Never the name of a person who reported it in confidence
        /// (四川省安全生产条例 art. 57).
        by: String,
    },
}

document!(enum Finding { "inspection" => Inspection { record, inspectors }, "told" => Told { by } });

/// One of the five that have to be settled for a hazard (五落实; 四川省安全生产条例 art. 29).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 措施
    Measures,
    /// 责任
    Person,
    /// 资金
    Funds,
    /// 时限
    Limit,
    /// 预案
    Plan,
}

impl Part {
    /// All five, in the order in which they are named.
    pub const ALL: [Part; 5] = [Part::Measures, Part::Person, Part::Funds, Part::Limit, Part::Plan];

    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            Part::Measures => "measures",
            Part::Person => "person",
            Part::Funds => "funds",
            Part::Limit => "limit",
            Part::Plan => "plan",
        }
    }
}

/// A warning about the people of an inspection or a re-check of this hazard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// The re-check, as a place in [`Hazard::events`]; `None`: the inspection that found the hazard.
    pub event: Option<usize>,
    /// What is to be marked.
    pub warning: Warning,
}

impl Hazard {
    /// Which of the five are not settled while `limit` is the time limit in force.
    fn missing_with(&self, limit: Option<Date>) -> Vec<Part> {
        let lacks = |part: &Part| match part {
            Part::Measures => blank(&self.measures),
            Part::Person => blank(&self.person),
            Part::Funds => blank(&self.funds),
            Part::Limit => limit.is_none(),
            Part::Plan => blank(&self.plan),
        };
        Part::ALL.into_iter().filter(lacks).collect()
    }

    /// Which of the five are not settled today. After a hazard came back, a limit that it had before no longer counts.
    pub fn missing(&self) -> Vec<Part> {
        self.missing_with(self.standing().limit)
    }

    /// What is to be marked about the people who found it and those who re-checked it. Nothing is marked where it was
    /// told and not found in an inspection.
    pub fn warnings(&self) -> Vec<Marked> {
        let finding = match &self.finding {
            Finding::Inspection { inspectors, .. } => Some((None, inspectors)),
            Finding::Told { .. } => None,
        };
        let rechecks = self.events.iter().enumerate().filter_map(|(at, event)| match &event.deed {
            Deed::Rechecked { inspectors, .. } => Some((Some(at), inspectors)),
            _ => None,
        });
        let marks = |(event, inspectors): (Option<usize>, &Inspectors)| {
            inspectors.warnings().into_iter().map(move |warning| Marked { event, warning })
        };
        finding.into_iter().chain(rechecks).flat_map(marks).collect()
    }

    /// To whom it was handed over last.
    pub fn handed_to(&self) -> Option<&str> {
        self.events.iter().rev().find_map(|event| match &event.deed {
            Deed::HandedOver { to } => Some(to.as_str()),
            _ => None,
        })
    }
}

/// Whether a text says nothing.
fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

#[cfg(test)]
mod tests;
