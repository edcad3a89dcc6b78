//! What one duty lost in a period, occurrence by occurrence.

use super::{Part, Sources};
use crate::base::{
    day::{Date, days_between},
    id::{DutyId, RecordId},
    order,
};
use crate::duties::{
    Duty,
    lookback::{Draws, Outcome, Subject},
    record::{Records, Stand},
};
use std::cmp::Reverse;

/// A duty of which something counts in the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which duty.
    pub duty: DutyId,
    /// To which part of the score it belongs; never the total.
    pub part: Part,
    /// Its points.
    pub points: u32,
    /// The occurrences that count, by due day; never empty.
    pub occurrences: Vec<Counted>,
}

impl Item {
    /// All that was lost, which may be more than there was to lose.
    pub fn lost(&self) -> u32 {
        self.occurrences.iter().map(Counted::lost).fold(0, u32::saturating_add)
    }

    /// The points kept.
    pub fn got(&self) -> u32 {
        self.points.saturating_sub(self.lost())
    }
}

/// An occurrence that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day by which it is known.
    pub due: Date,
    /// The day on which it is due now, after extensions.
    pub now: Date,
    /// The record that closes it, the best of several; `None` where it is open.
    pub record: Option<RecordId>,
    /// What it lost, and why; empty where it was done in time and shown.
    pub losses: Vec<Loss>,
}

impl Counted {
    /// What it lost.
    pub fn lost(&self) -> u32 {
        self.losses.iter().map(|loss| loss.points).fold(0, u32::saturating_add)
    }
}

/// Points that were lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// Why.
    pub why: Why,
    /// How many.
    pub points: u32,
    /// The record that shows it; `None` where there is none because nothing was done.
    pub record: Option<RecordId>,
}

/// Why points were lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its day is over and it is open.
    Missing,
    /// It was closed, and nothing shows it.
    Bare,
    /// It was done after its day.
    Late {
        /// By how many days, from 1.
        days: u32,
    },
    /// A look-back found that it had come back.
    CameBack,
    /// A look-back found that it was done on paper only.
    OnPaper,
}

impl Why {
    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            Why::Missing => "missing",
            Why::Bare => "bare",
            Why::Late { .. } => "late",
            Why::CameBack => "came_back",
            Why::OnPaper => "on_paper",
        }
    }
}

/// That a look-back found a service of a record wanting.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setback {
    duty: DutyId,
    due: Date,
    record: RecordId,
    why: Why,
}

/// All setbacks, by duty and due day; each service once, however many draws it was in.
pub(super) fn setbacks(records: &Records, draws: &Draws) -> Vec<Setback> {
    let mut judged: Vec<((RecordId, u32), Why)> = Vec::new();
    for pick in draws.values().flat_map(|draw| &draw.picks) {
        let why = match pick.result.as_ref().map(|looked| looked.outcome) {
            Some(Outcome::CameBack) => Why::CameBack,
            Some(Outcome::OnPaper) => Why::OnPaper,
            Some(Outcome::Held) | None => continue,
        };
        if let Subject::Served { record, nth } = pick.key {
            judged.push(((record, nth), why));
        }
    }
    order::sort_by_key(&mut judged, |(service, _)| *service);
    let mut found = Vec::new();
    for (id, record) in records.iter() {
        for (served, nth) in record.serves.iter().zip(0..) {
            let Some(due) = served.due else { continue };
            let place = judged.partition_point(|(service, _)| *service < (id, nth));
            let by_draw = judged.get(place).filter(|(service, _)| *service == (id, nth)).map(|(_, why)| *why);
            let came_back = served.reopened.as_ref().is_some_and(|reopened| reopened.came_back);
            if let Some(why) = by_draw.or(came_back.then_some(Why::CameBack)) {
                found.push(Setback { duty: served.duty, due, record: id, why });
            }
        }
    }
    order::sort_by_key(&mut found, |setback| (setback.duty, setback.due));
    found
}

/// How well an occurrence was done: the later the arm, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Done {
    Not,
    NotApplicable,
    Bare(RecordId),
    Late(Reverse<u32>, RecordId),
    InTime(RecordId),
}

impl Done {
    fn record(self) -> Option<RecordId> {
        match self {
            Done::Not | Done::NotApplicable => None,
            Done::Bare(record) | Done::Late(_, record) | Done::InTime(record) => Some(record),
        }
    }
}

/// The item of a duty; `None` where nothing of it counts.
pub(super) fn item(
    sources: &Sources,
    setbacks: &[Setback],
    id: DutyId,
    duty: &Duty,
    (from, to): (Date, Date),
) -> Option<Item> {
    if duty.off.is_some() || !duty.concerns(sources.me) {
        return None;
    }
    let setbacks = of_duty(setbacks, id);
    let occurrences: Vec<Counted> = due_days(sources, id, duty, (from, to))
        .into_iter()
        .filter_map(|due| counted(sources, setbacks, id, duty, due))
        .collect();
    let points = duty.points.unwrap_or(sources.scoring.points);
    (!occurrences.is_empty()).then(|| Item { duty: id, part: Part::of(duty.aspect), points, occurrences })
}

fn of_duty(setbacks: &[Setback], id: DutyId) -> &[Setback] {
    let (first, end) =
        (setbacks.partition_point(|setback| setback.duty < id), setbacks.partition_point(|setback| setback.duty <= id));
    setbacks.get(first..end).unwrap_or_default()
}

/// The due days whose day in force lies in the period and is over, or that are closed.
fn due_days(sources: &Sources, id: DutyId, duty: &Duty, (from, to): (Date, Date)) -> Vec<Date> {
    let schedule = duty.schedule(sources.calendar);
    let put_off = duty.extensions.iter().map(|extension| extension.due);
    // What is closed before its day is found by its closing: most cadences go on for ever.
    let ahead = sources.journal.closings(id).filter_map(|closing| closing.due).filter(|due| *due >= sources.today);
    let mut days: Vec<Date> = put_off.chain(ahead).filter(|due| schedule.falls_on(*due)).collect();
    days.extend(schedule.days(from, to.min(sources.today)));
    days.retain(|due| (from..=to).contains(&duty.due_now(*due)));
    days.sort_unstable();
    days.dedup();
    days
}

fn counted(sources: &Sources, setbacks: &[Setback], id: DutyId, duty: &Duty, due: Date) -> Option<Counted> {
    let now = duty.due_now(due);
    let over = now < sources.today;
    let setbacks = setbacks.iter().filter(|setback| setback.due == due);
    let done = how_done(sources, id, due, now);
    let set_back = setbacks.clone().next().is_some();
    let counts = match done {
        Done::NotApplicable => over && set_back,
        Done::InTime(_) => over || !set_back,
        _ => over,
    };
    if !counts {
        return None;
    }
    let scoring = sources.scoring;
    let stands = match done {
        Done::Not => Some((Why::Missing, scoring.missing)),
        Done::Bare(_) => Some((Why::Bare, scoring.for_bare())),
        Done::Late(Reverse(days), _) => Some((Why::Late { days }, scoring.for_late())),
        Done::InTime(_) | Done::NotApplicable => None,
    };
    let stands = stands.map(|(why, points)| Loss { why, points, record: done.record() });
    let setbacks =
        setbacks.map(|setback| Loss { why: setback.why, points: scoring.came_back, record: Some(setback.record) });
    Some(Counted { due, now, record: done.record(), losses: setbacks.chain(stands).collect() })
}

/// How well it was done by the best of its records.
fn how_done(sources: &Sources, id: DutyId, due: Date, now: Date) -> Done {
    let closings = sources.journal.closings_of(id, Some(due)).filter_map(|closing| {
        let record = sources.records.get(closing.record)?;
        let late = u32::try_from(days_between(now, record.stands_for)).unwrap_or(0);
        Some(match late {
            _ if closing.stand == Stand::NotApplicable => Done::NotApplicable,
            _ if record.lacks_evidence() => Done::Bare(closing.record),
            0 => Done::InTime(closing.record),
            days => Done::Late(Reverse(days), closing.record),
        })
    });
    closings.max().unwrap_or(Done::Not)
}
