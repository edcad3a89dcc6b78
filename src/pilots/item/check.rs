//! What every kept item must fulfil, and what may never be changed of one.

use super::{Entry, Item, Items, Milestone, Month, Published, Sitting, Task, What};
use crate::base::{
    day::Date,
    id::{ItemId, PilotId},
};

/// Why an item cannot be kept: the fault, and the field at which its sentence is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemError {
    /// What is wrong.
    pub fault: Fault,
    /// At which field, by the name under which it is kept.
    pub field: &'static str,
    /// At which entry of it, counted from 0, where it is a list.
    pub at: Option<usize>,
}

/// What can be wrong with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Says nothing where it has to.
    Empty,
    /// A day lies before the one it has to follow.
    Reversed,
    /// A part is larger than its whole.
    TooMany,
    /// A month is not given by its first day.
    NotFirst,
    /// Is there already.
    Twice,
    /// Depends on itself.
    Itself,
    /// Depends, over others, on itself.
    Circle,
    /// Is no milestone of this pilot.
    NotOurs,
    /// A rate has other decimals than are said, or more than two are said.
    Decimals,
    /// A baseline would be changed.
    Frozen,
    /// An item would become one of another kind.
    OtherKind,
    /// An item would go to another pilot.
    OtherPilot,
}

impl Fault {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            Fault::Empty => "empty",
            Fault::Reversed => "reversed",
            Fault::TooMany => "too_many",
            Fault::NotFirst => "not_first",
            Fault::Twice => "twice",
            Fault::Itself => "itself",
            Fault::Circle => "circle",
            Fault::NotOurs => "not_ours",
            Fault::Decimals => "decimals",
            Fault::Frozen => "frozen",
            Fault::OtherKind => "other_kind",
            Fault::OtherPilot => "other_pilot",
        }
    }

    fn at(self, field: &'static str) -> ItemError {
        ItemError { fault: self, field, at: None }
    }

    fn nth(self, field: &'static str, at: usize) -> ItemError {
        ItemError { fault: self, field, at: Some(at) }
    }
}

impl Item {
    /// Checks what every kept item must fulfil. `id` is the one that it has or is to have; `others` are all items, with
    /// or without this one as it was.
    pub fn check(&self, id: ItemId, others: &Items) -> Result<(), ItemError> {
        match &self.what {
            What::Milestone { milestone } => milestone.check(id, self.pilot, others),
            What::Baseline { baseline } => words("name", &baseline.name),
            What::Sitting { sitting } => sitting.check(),
            What::Task { task } => task.check(),
            What::Month { month } => month.check(id, self.pilot, others),
            What::Published { published } => published.check(),
            What::Entry { entry } => entry.check(),
        }
    }
}

/// Whether an item may be changed so; `None` is one that is not there. A baseline is never changed once it is there:
/// it can be taken away, which is told, but not made to say something else. No item changes its kind or its pilot.
pub fn may_change(before: Option<&Item>, after: Option<&Item>) -> Result<(), ItemError> {
    let (Some(before), Some(after)) = (before, after) else { return Ok(()) };
    if before.what.code() != after.what.code() {
        Err(Fault::OtherKind.at("what"))
    } else if before.pilot != after.pilot {
        Err(Fault::OtherPilot.at("pilot"))
    } else if matches!(before.what, What::Baseline { .. }) && before != after {
        Err(Fault::Frozen.at("rows"))
    } else {
        Ok(())
    }
}

/// Whether milestones that are reached before `id` have to be reached after it: a circle. Ends also where others
/// form a circle without it, as two files put together may.
pub(in crate::pilots) fn leads_back(id: ItemId, after: &[ItemId], items: &Items) -> bool {
    let mut seen: Vec<ItemId> = Vec::new();
    let mut open: Vec<ItemId> = after.to_vec();
    while let Some(next) = open.pop() {
        if next == id {
            return true;
        }
        if seen.contains(&next) {
            continue;
        }
        seen.push(next);
        if let Some(What::Milestone { milestone }) = items.get(next).map(|item| &item.what) {
            open.extend_from_slice(&milestone.after);
        }
    }
    false
}

fn words(field: &'static str, text: &str) -> Result<(), ItemError> {
    if text.trim().is_empty() { Err(Fault::Empty.at(field)) } else { Ok(()) }
}

/// `late` must not lie before `early`, where both are known.
fn ordered(field: &'static str, early: Option<Date>, late: Option<Date>) -> Result<(), ItemError> {
    if matches!((early, late), (Some(early), Some(late)) if late < early) {
        return Err(Fault::Reversed.at(field));
    }
    Ok(())
}

/// `part` must not be more than `whole`, where both are known.
fn within(field: &'static str, part: Option<u32>, whole: Option<u32>) -> Result<(), ItemError> {
    if matches!((part, whole), (Some(part), Some(whole)) if part > whole) {
        return Err(Fault::TooMany.at(field));
    }
    Ok(())
}

impl Milestone {
    /// A milestone that it depends on and that is no longer there is no fault: it was taken away later, and the
    /// timeline says so.
    fn check(&self, id: ItemId, pilot: PilotId, others: &Items) -> Result<(), ItemError> {
        words("title", &self.title)?;
        ordered("plan_to", self.plan_from, self.plan_to)?;
        ordered("to", self.from, self.to)?;
        for (at, before) in self.after.iter().enumerate() {
            if *before == id {
                return Err(Fault::Itself.nth("after", at));
            }
            if self.after.iter().take(at).any(|earlier| earlier == before) {
                return Err(Fault::Twice.nth("after", at));
            }
            let is_ours = |item: &Item| item.pilot == pilot && matches!(item.what, What::Milestone { .. });
            if others.get(*before).is_some_and(|item| !is_ours(item)) {
                return Err(Fault::NotOurs.nth("after", at));
            }
            if leads_back(id, &[*before], others) {
                return Err(Fault::Circle.nth("after", at));
            }
        }
        Ok(())
    }
}

impl Sitting {
    fn check(&self) -> Result<(), ItemError> {
        within("sat", self.sat, self.due)?;
        within("passed", self.passed, self.sat)?;
        within("passed", self.passed, self.due)
    }
}

impl Task {
    /// Who led is not checked: what was done is kept as it was, and warned about.
    fn check(&self) -> Result<(), ItemError> {
        words("what", &self.what)?;
        if self.people.has_blank() { Err(Fault::Empty.at("people")) } else { Ok(()) }
    }
}

impl Month {
    /// More hazards put right than found are no fault: they may be older ones.
    fn check(&self, id: ItemId, pilot: PilotId, others: &Items) -> Result<(), ItemError> {
        if self.month.day() != 1 {
            return Err(Fault::NotFirst.at("month"));
        }
        for (other, item) in others.iter() {
            let same = matches!(&item.what, What::Month { month } if month.month == self.month);
            if other != id && item.pilot == pilot && same {
                return Err(Fault::Twice.at("month"));
            }
        }
        for (at, (code, _)) in self.counts.iter().enumerate() {
            if code.trim().is_empty() {
                return Err(Fault::Empty.nth("counts", at));
            }
            if self.counts.iter().take(at).any(|(earlier, _)| earlier == code) {
                return Err(Fault::Twice.nth("counts", at));
            }
        }
        Ok(())
    }
}

impl Published {
    /// A rate that its counts do not give is no fault: that a text says so is what is kept.
    fn check(&self) -> Result<(), ItemError> {
        words("what", &self.what)?;
        within("part", Some(self.part), Some(self.whole))?;
        let step = match self.places {
            None | Some(2) => 1,
            Some(1) => 10,
            Some(0) => 100,
            Some(_) => return Err(Fault::Decimals.at("places")),
        };
        if self.rate.is_multiple_of(step) { Ok(()) } else { Err(Fault::Decimals.at("rate")) }
    }
}

impl Entry {
    fn check(&self) -> Result<(), ItemError> {
        words("text", &self.text)?;
        ordered("due", Some(self.on), self.due)?;
        ordered("closed", Some(self.on), self.closed)
    }
}

#[cfg(test)]
mod tests;
