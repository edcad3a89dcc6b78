//! The timeline of a pilot on a day: its stages and milestones, each with plan, actual days and how it stands.

use super::{Pilot, item::Items};
use crate::base::{
    day::Date,
    id::{ItemId, PilotId},
    order,
};
use row::{milestones, of_milestone, of_stage, place};

pub mod draw;
mod row;

pub use row::{Dependency, Row, Slip, Source, Span, State, Warning};

/// The timeline. The same pilot, items and day give the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The day.
    pub today: Date,
    /// Its rows: the stages in their order, each milestone before the first stage that begins after it; those without
    /// any day at the end.
    pub rows: Vec<Row>,
}

/// What comes next, and the day that it is late against or planned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next<'a> {
    /// The row.
    pub row: &'a Row,
    /// The day; `None` where nobody has set one.
    pub day: Option<Date>,
}

impl Timeline {
    /// The timeline of a pilot. `reached` is the furthest stage that anybody has reached, counted from 0:
    /// [`Pilot::reached`], or as the funnel of people has it.
    pub fn of(id: PilotId, pilot: &Pilot, reached: Option<usize>, items: &Items, today: Date) -> Timeline {
        let mut rows: Vec<(Date, Row)> = Vec::new();
        let mut day = Date::MIN;
        for (at, stage) in pilot.stages.iter().enumerate() {
            let row = of_stage(at, stage, reached, today);
            // Stages keep their order: one without a day, or with an earlier one, stands with the one before it.
            day = day.max(place(&row).unwrap_or(Date::MIN));
            rows.push((day, row));
        }
        for (item, milestone) in milestones(id, items) {
            let row = of_milestone(item, milestone, id, items, today);
            rows.push((place(&row).unwrap_or(Date::MAX), row));
        }
        // Stable: with the same day the stage first, then milestones by id.
        order::sort_by_key(&mut rows, |(day, _)| *day);
        Timeline { today, rows: rows.into_iter().map(|(_, row)| row).collect() }
    }

    /// The row of this key.
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }

    /// The rows that wait for a milestone: those that must not begin before it is reached.
    pub fn waiting_for(&self, id: ItemId) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.after.iter().any(|dependency| dependency.id == id))
    }

    /// The first day on which anything happened, up to today. `None` where a stage before it is behind us with nobody
    /// having entered its days: then the pilot began earlier, and nobody knows when.
    pub fn began(&self) -> Option<Date> {
        let day = |row: &Row| row.actual.until(self.today).start();
        let first = self.rows.iter().filter_map(day).min()?;
        let mut before = self.rows.iter().take_while(|row| day(row) != Some(first));
        if before.any(|row| row.state == State::Undated) { None } else { Some(first) }
    }

    /// The last day on which anything happened, up to today. `None` where something has begun of which nobody entered the
    /// end.
    pub fn ended(&self) -> Option<Date> {
        let runs =
            |row: &Row| row.state == State::Running || (row.state == State::LateEnd && row.actual.from.is_some());
        if self.rows.iter().any(runs) {
            return None;
        }
        self.rows.iter().filter_map(|row| row.actual.until(self.today).last()).max()
    }

    /// The earliest thing that is not done: what is late first, then by the planned day, then what nobody has planned.
    /// What runs with no end set is named last: it is under way and not the next step.
    pub fn next(&self) -> Option<Next<'_>> {
        let mut best: Option<((u8, Date), Next<'_>)> = None;
        for row in &self.rows {
            let (class, day) = match row.state {
                State::Done | State::Undated => continue,
                // A day that was missed is over, the others are not: so what is late comes first by its day alone.
                State::LateEnd => (0, row.plan.to),
                State::LateBegin => (0, row.plan.from),
                State::Running if row.plan.to.is_some() => (0, row.plan.to),
                State::ToCome => (0, row.plan.start().or(row.actual.start())),
                State::NotPlanned => (1, None),
                State::Running => (2, None),
            };
            let rank = (class, day.unwrap_or(Date::MAX));
            if best.is_none_or(|(first, _)| rank < first) {
                best = Some((rank, Next { row, day }));
            }
        }
        best.map(|(_, next)| next)
    }
}

#[cfg(test)]
mod tests;
