//! How a hazard stands: worked out from its history, and how its time limit looks on a day.

use super::{
    Hazard,
    event::{Deed, Event, Level},
};
use crate::base::day::{Date, days_between};
use crate::duties::agenda;

/// Where a hazard is between found and closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Found; not all of the five are settled, and no work has begun.
    Found,
    /// The five are settled, or work has begun.
    Rectifying,
    /// Reported as put right; nobody has looked yet.
    Rectified,
    /// Looked at and not put right: it is to be rectified again.
    RecheckFailed,
    /// Looked at and put right; not closed yet.
    Passed,
    /// Closed.
    Closed,
}

impl State {
    /// All states, from found to closed.
    pub const ALL: [State; 6] =
        [State::Found, State::Rectifying, State::Rectified, State::RecheckFailed, State::Passed, State::Closed];

    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            State::Found => "found",
            State::Rectifying => "rectifying",
            State::Rectified => "rectified",
            State::RecheckFailed => "recheck_failed",
            State::Passed => "passed",
            State::Closed => "closed",
        }
    }

    /// Anything but closed.
    pub fn is_open(self) -> bool {
        self != State::Closed
    }
}

/// How a hazard stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Where it is.
    pub state: State,
    /// The time limit in force, after all extensions.
    pub limit: Option<Date>,
    /// How often it came back after it was closed.
    pub returns: u32,
    /// How often its time limit was extended, in all rounds.
    pub extensions: u32,
    /// How many of these were entered only after the limit that they moved was over: nobody can tell whether they
    /// were granted in time.
    pub late_extensions: u32,
    /// The supervision it is under.
    pub listed: Option<Listing>,
    /// Since which day: of the last step that moved it to where it is, else the day it was found.
    pub since: Date,
}

/// Being listed for supervision (挂牌督办).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listing {
    /// At which level.
    pub level: Level,
    /// Until when, where it was said.
    pub until: Option<Date>,
    /// Since when.
    pub since: Date,
}

/// How the time limit of a hazard looks on a day. It is kept by closing the hazard: a report that it is put right does
/// not put the light out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Closed: never overdue.
    Closed,
    /// Open without a time limit.
    NoLimit,
    /// More than [`agenda::SOON_DAYS`] days are left.
    Green {
        /// How many.
        left: u32,
    },
    /// The limit is today or within [`agenda::SOON_DAYS`] days.
    Yellow {
        /// How many are left; 0: the last day.
        left: u32,
    },
    /// The limit is over.
    Red {
        /// By how many days, from 1.
        over: u32,
    },
}

impl Light {
    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            Light::Closed => "closed",
            Light::NoLimit => "no_limit",
            Light::Green { .. } => "green",
            Light::Yellow { .. } => "yellow",
            Light::Red { .. } => "red",
        }
    }

    /// By how many days the hazard is overdue; 0 where it is not.
    pub fn days_over(self) -> u32 {
        if let Light::Red { over } = self { over } else { 0 }
    }
}

impl Standing {
    fn at_first(hazard: &Hazard) -> Self {
        Standing {
            state: State::Found,
            limit: hazard.limit,
            returns: 0,
            extensions: 0,
            late_extensions: 0,
            listed: None,
            since: hazard.found,
        }
    }

    /// One step on. Every history gives a standing, also one put together from two files that [`Hazard::check`] would
    /// refuse: a step that cannot be taken leaves the state as it is.
    fn step(&mut self, event: &Event, day: Date) {
        let before = self.state;
        match &event.deed {
            Deed::Begun if matches!(before, State::Found | State::RecheckFailed) => self.state = State::Rectifying,
            Deed::LimitSet { limit } => self.limit = Some(*limit),
            Deed::Extended { until } => {
                self.extensions += 1;
                self.late_extensions += u32::from(self.limit.is_some_and(|limit| event.entered > limit));
                self.limit = Some(*until);
            }
            Deed::Rectified if before.is_open() => self.state = State::Rectified,
            Deed::Rechecked { passed, .. } if before.is_open() => {
                self.state = if *passed { State::Passed } else { State::RecheckFailed };
            }
            Deed::Closed => self.state = State::Closed,
            Deed::CameBack { limit } if before == State::Closed => {
                self.state = State::Found;
                self.limit = *limit;
                self.returns += 1;
            }
            Deed::Listed { level, until } => self.listed = Some(Listing { level: *level, until: *until, since: day }),
            Deed::Delisted => self.listed = None,
            _ => {}
        }
        if self.state != before {
            self.since = day;
        }
    }

    /// Found with the five settled is rectifying.
    fn settled(mut self, hazard: &Hazard) -> Self {
        if self.state == State::Found && hazard.missing_with(self.limit).is_empty() {
            self.state = State::Rectifying;
        }
        self
    }

    /// How the time limit looks on `today`; by the limits of the duty list.
    pub fn light(&self, today: Date) -> Light {
        let Some(limit) = self.limit else {
            return if self.state.is_open() { Light::NoLimit } else { Light::Closed };
        };
        let days = days_between(today, limit).unsigned_abs();
        match agenda::light(limit, today) {
            _ if !self.state.is_open() => Light::Closed,
            agenda::Status::Overdue => Light::Red { over: days },
            agenda::Status::Today | agenda::Status::Soon => Light::Yellow { left: days },
            _ => Light::Green { left: days },
        }
    }
}

impl Hazard {
    /// How it stands after its whole history. The clock has no part in it: turned back, it hides nothing.
    pub fn standing(&self) -> Standing {
        let mut standing = Standing::at_first(self);
        self.walk(&mut |day, event| standing.step(event, day));
        standing.settled(self)
    }

    /// How it stood at the end of `day`; `None` before it was found. The five are taken as they are today, because
    /// they have no history of their own.
    pub fn standing_on(&self, day: Date) -> Option<Standing> {
        if day < self.found {
            return None;
        }
        let mut standing = Standing::at_first(self);
        self.walk(&mut |on, event| {
            if on <= day {
                standing.step(event, on);
            }
        });
        Some(standing.settled(self))
    }

    /// How its time limit looks on `today`.
    pub fn light(&self, today: Date) -> Light {
        self.standing().light(today)
    }

    /// When it was opened and closed again, in order, beginning with the day it was found.
    pub(super) fn turns(&self) -> Vec<(Date, Turn)> {
        let mut standing = Standing::at_first(self);
        let mut turns = vec![(self.found, Turn::Opened)];
        self.walk(&mut |day, event| {
            let was_open = standing.state.is_open();
            standing.step(event, day);
            match (was_open, standing.state.is_open()) {
                (true, false) => turns.push((day, Turn::Closed)),
                (false, true) => turns.push((day, Turn::CameBack)),
                _ => {}
            }
        });
        turns
    }

    /// All events, each with the day on which it counts: its own, or that of an earlier one where the days of a
    /// history are not in order.
    fn walk(&self, see: &mut dyn FnMut(Date, &Event)) {
        let mut day = self.found;
        for event in &self.events {
            day = day.max(event.on);
            see(day, event);
        }
    }
}

/// A change between open and closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Found.
    Opened,
    /// Closed.
    Closed,
    /// Open again.
    CameBack,
}
