//! Hazards in numbers: how many there are, and how many came and went month by month.

use super::{
    Grade, Hazard,
    standing::{Light, Turn},
};
use crate::base::day::{Date, months_after, period_end};

/// How many there are. Rates are worked out from these where they are shown and never kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// All of them; `open` + `closed`.
    pub all: u32,
    /// Not closed.
    pub open: u32,
    /// Closed.
    pub closed: u32,
    /// All major ones.
    pub major: u32,
    /// Major and not closed.
    pub major_open: u32,
    /// Open, and the limit is over.
    pub overdue: u32,
    /// Open, and the limit is today or soon.
    pub soon: u32,
    /// Open without a time limit.
    pub no_limit: u32,
    /// Open, and not all of the five are settled.
    pub unsettled: u32,
    /// Listed for supervision.
    pub listed: u32,
    /// How often any of them came back.
    pub returns: u32,
}

/// One month of the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its last day.
    pub end: Date,
    /// Open when it began.
    pub before: u32,
    /// Found in it.
    pub opened: u32,
    /// Came back in it.
    pub came_back: u32,
    /// Closed in it.
    pub closed: u32,
    /// Open when it ended: `before` + `opened` + `came_back` − `closed`.
    pub open: u32,
}

/// How many there are on `today`.
pub fn counts(hazards: &[&Hazard], today: Date) -> Counts {
    let mut counts = Counts::default();
    for hazard in hazards {
        let standing = hazard.standing();
        let (open, major) = (standing.state.is_open(), hazard.grade == Grade::Major);
        let light = standing.light(today);
        counts.all += 1;
        counts.open += u32::from(open);
        counts.closed += u32::from(!open);
        counts.major += u32::from(major);
        counts.major_open += u32::from(major && open);
        counts.overdue += u32::from(light.days_over() > 0);
        counts.soon += u32::from(matches!(light, Light::Yellow { .. }));
        counts.no_limit += u32::from(light == Light::NoLimit);
        counts.unsettled += u32::from(open && !hazard.missing_with(standing.limit).is_empty());
        counts.listed += u32::from(standing.listed.is_some());
        counts.returns += standing.returns;
    }
    counts
}

/// The months from that of `from` to that of `to`, both included; none where `to` comes first. A hazard counts in the
/// month in which it was found, not in which it was entered.
pub fn by_month(hazards: &[&Hazard], from: Date, to: Date) -> Vec<Month> {
    let mut months: Vec<Month> = (0..)
        .map_while(|n| months_after(from, n).map(|day| period_end(day, 1)))
        .take_while(|end| *end <= period_end(to, 1))
        .map(|end| Month { end, before: 0, opened: 0, came_back: 0, closed: 0, open: 0 })
        .collect();
    let index = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    let mut before = 0;
    for (day, turn) in hazards.iter().flat_map(|hazard| hazard.turns()) {
        match usize::try_from(index(day) - index(from)) {
            Ok(place) => {
                let Some(month) = months.get_mut(place) else { continue };
                match turn {
                    Turn::Opened => month.opened += 1,
                    Turn::CameBack => month.came_back += 1,
                    Turn::Closed => month.closed += 1,
                }
            }
            Err(_) if turn == Turn::Closed => before -= 1,
            Err(_) => before += 1,
        }
    }
    // Each hazard is opened before it is closed, so no sum falls below nought.
    for month in &mut months {
        month.before = before;
        before = before + month.opened + month.came_back - month.closed;
        month.open = before;
    }
    months
}
