//! Frozen baselines: the timeline as it was on a day, beside the timeline as it is now.
//!
//! A baseline is a copy, so no later edit reaches it ([`super::item::may_change`] refuses one of the baseline itself), and
//! what was taken away since is still told under its old name.

use super::{
    item::{Baseline, Frozen},
    timeline::{Row, Span, State, Timeline},
};
use crate::base::day::{Date, days_between};

/// The timeline frozen under a name, on the day that it is of.
pub fn freeze(timeline: &Timeline, name: impl Into<String>) -> Baseline {
    let frozen =
        |row: &Row| Frozen { key: row.key.clone(), title: row.title.clone(), from: row.plan.from, to: row.plan.to };
    Baseline { name: name.into(), on: timeline.today, rows: timeline.rows.iter().map(frozen).collect() }
}

/// A row of a baseline, of the timeline now, or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// By which both know it.
    pub key: String,
    /// Its name now; its old name where it was taken away.
    pub title: String,
    /// Its old name, where it was renamed.
    pub was_called: Option<String>,
    /// Whether it is in both.
    pub kind: Kind,
    /// As it was planned in the baseline; nothing where it was added since.
    pub was: Span,
    /// As it is planned now; nothing where it was taken away.
    pub now: Span,
    /// How its beginning moved.
    pub begin: Shift,
    /// How its end moved.
    pub end: Shift,
    /// The day on which it was reached.
    pub reached: Option<Date>,
    /// Days from the end in the baseline to the day on which it was reached; negative is earlier.
    pub late: Option<i32>,
}

/// Whether a row is in the baseline, in the timeline now, or in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// In both, with the same days.
    Same,
    /// In both, with other days.
    Moved,
    /// Added since.
    Added,
    /// Taken away since.
    Deleted,
}

impl Kind {
    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Same => "same",
            Kind::Moved => "moved",
            Kind::Added => "added",
            Kind::Deleted => "deleted",
        }
    }
}

/// How a planned day moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// Not at all, or it is not in both.
    None,
    /// By so many days; negative is earlier.
    Days(i32),
    /// It had no day and has one now.
    Set,
    /// It had a day and has none now.
    Unset,
}

/// The baseline beside the timeline now: every row of either once, in the order of the timeline; what was taken away
/// stands where it stood. Should two rows have one key, the first is compared with the first and the second with the
/// second.
pub fn compare(baseline: &Baseline, timeline: &Timeline) -> Vec<Change> {
    let mut left: Vec<Option<&Frozen>> = baseline.rows.iter().map(Some).collect();
    // Each change, and which row of the baseline it is of.
    let mut changes: Vec<(Option<usize>, Change)> = Vec::new();
    for row in &timeline.rows {
        let at = left.iter().position(|frozen| frozen.is_some_and(|frozen| frozen.key == row.key));
        let frozen = at.and_then(|at| left.get_mut(at)?.take());
        changes.push((at, change(frozen, row)));
    }
    for (at, frozen) in left.into_iter().enumerate() {
        let Some(frozen) = frozen else { continue };
        // After the row that stood before it, which is there by now.
        let before = changes.iter().position(|(other, _)| *other == at.checked_sub(1) && other.is_some());
        changes.insert(before.map_or(0, |place| place + 1), (Some(at), deleted(frozen)));
    }
    changes.into_iter().map(|(_, change)| change).collect()
}

fn change(frozen: Option<&Frozen>, row: &Row) -> Change {
    let now = row.plan;
    let was = frozen.map_or(Span::default(), |frozen| Span { from: frozen.from, to: frozen.to });
    let kind = match frozen {
        None => Kind::Added,
        Some(_) if was == now => Kind::Same,
        Some(_) => Kind::Moved,
    };
    let both = frozen.is_some();
    let reached = row.actual.to.filter(|_| row.state == State::Done);
    let old_name = frozen.map(|frozen| &frozen.title).filter(|title| **title != row.title);
    Change {
        key: row.key.clone(),
        title: row.title.clone(),
        was_called: old_name.cloned(),
        kind,
        was,
        now,
        begin: if both { shift(was.from, now.from) } else { Shift::None },
        end: if both { shift(was.to, now.to) } else { Shift::None },
        reached,
        late: was.to.zip(reached).map(|(planned, reached)| days_between(planned, reached)),
    }
}

fn deleted(frozen: &Frozen) -> Change {
    Change {
        key: frozen.key.clone(),
        title: frozen.title.clone(),
        was_called: None,
        kind: Kind::Deleted,
        was: Span { from: frozen.from, to: frozen.to },
        now: Span::default(),
        begin: Shift::None,
        end: Shift::None,
        reached: None,
        late: None,
    }
}

fn shift(was: Option<Date>, now: Option<Date>) -> Shift {
    match (was, now) {
        (Some(was), Some(now)) if was != now => Shift::Days(days_between(was, now)),
        (None, Some(_)) => Shift::Set,
        (Some(_), None) => Shift::Unset,
        _ => Shift::None,
    }
}

#[cfg(test)]
mod tests;
