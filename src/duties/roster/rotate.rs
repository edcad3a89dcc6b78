//! Filling the vacant posts of a month by turns (轮值排班), with an account of why.
//!
//! The rule is ours (建议): no law says how shifts are shared out. A post goes to the person who
//!
//! 1. would not be on duty two days running,
//! 2. has had the fewest shifts of this kind of day in this post,
//! 3. has had the fewest in this post at all,
//! 4. was on duty longest ago, in any post,
//! 5. stands first in the list.
//!
//! Day by day this gives nearly everybody the same. Where rest (1) cost somebody a weekend or holiday more, the month
//! is planned a second time: holidays first, then weekends, then working days, and on holidays and weekends (2) comes
//! before (1). Of the two plans the fairer one is taken, and of equally fair ones the one with fewer shifts on two
//! days running. In both plans people of two days of the same kind change places where that saves such a pair: it
//! changes nobody's numbers.
//!
//! So of people who were never away, none gets further ahead of another in weekends or holidays than one, or than he
//! was before; with only two people this may cost rest. All of it is told in the [`Plan`].

use super::{
    Month,
    board::Board,
    tally::{Counts, Tally},
    team::{Away, DayKind, Post, Team},
};
use crate::base::day::Date;
use crate::document;

/// What to fill, and with whom.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The month, as it stands.
    pub month: &'a Month,
    /// The month after it, where one is kept, so that its first day is seen from the last of this one.
    pub next: Option<&'a Month>,
    /// Who can have which post.
    pub team: &'a Team,
    /// Who is away when.
    pub away: &'a [Away],
    /// How often everybody was on duty before this month, and when last. Days of this month must not be in it: they
    /// are counted from `month`.
    pub before: &'a Tally,
    /// The first day that may be filled. What nobody entered of the past is not made up: as a rule this is today.
    pub from: Date,
    /// Whether what was entered for leader and officers may be replaced too. A day with a handover or a swap never is.
    pub replace: bool,
}

/// A filled month and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The month with its vacant posts filled; all else is as it was.
    pub month: Month,
    /// In which order the days were filled.
    pub order: Order,
    /// Who was put where and why, by day, leaders first.
    pub picks: Vec<Pick>,
    /// What everybody has had: all who are listed for a post, in order, then who has it without being listed.
    pub shares: Vec<Share>,
    /// What could not be done as it should be, by day.
    pub exceptions: Vec<Exception>,
}

/// In which order the days of a plan were filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Day by day.
    ByDay,
    /// Holidays, then weekends, then working days.
    ByKind,
}

document!(codes Order {
    "by_day" => ByDay,
    "by_kind" => ByKind,
});

/// One filled post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// Which day.
    pub day: Date,
    /// What kind of day it is.
    pub kind: DayKind,
    /// Which post.
    pub post: Post,
    /// Who.
    pub name: String,
    /// What told him from the next best.
    pub why: Why,
}

/// What told somebody from the next best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nobody else was there.
    Only,
    /// The others would be on duty two days running.
    Rested,
    /// The fewest shifts of this kind of day.
    Kind,
    /// The fewest shifts at all.
    All,
    /// On duty longest ago.
    Longest,
    /// The place in the list.
    List,
    /// Changed places with somebody on a day of the same kind, so that fewer are on duty two days running.
    Exchanged,
}

document!(codes Why {
    "only" => Only,
    "rested" => Rested,
    "kind" => Kind,
    "all" => All,
    "longest" => Longest,
    "list" => List,
    "exchanged" => Exchanged,
});

/// What somebody has had in a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Which post.
    pub post: Post,
    /// Who.
    pub name: String,
    /// Before this month, as counted.
    pub before: Counts,
    /// Reckoned on top for somebody who had no shift at all before: as many of each kind as the one with the fewest.
    /// Who is new does not make up for what was before him.
    pub credit: Counts,
    /// In this month, entered and planned.
    pub here: Counts,
    /// `before` and `here`.
    pub after: Counts,
}

/// What could not be done as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exception {
    /// Somebody is on duty on the day before and on this one, and at least one of the two was planned here.
    TwoInARow {
        /// The second day.
        day: Date,
        /// Who.
        name: String,
    },
    /// A post stays vacant.
    Vacant {
        /// Which day.
        day: Date,
        /// Which post.
        post: Post,
        /// How many are lacking.
        lacking: usize,
        /// Why.
        cause: Cause,
    },
}

/// Why a post stays vacant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Nobody is listed for the post.
    NobodyListed,
    /// All who are listed are away.
    AllAway,
    /// All who are listed are away or have another post on that day.
    AllTaken,
}

document!(codes Cause {
    "nobody_listed" => NobodyListed,
    "all_away" => AllAway,
    "all_taken" => AllTaken,
});

/// Fills the vacant posts of a month. A post in which anybody was entered counts as filled: three officers are not
/// made of two. The same question always gets the same answer.
pub fn rotate(ask: &Ask, kind_of_day: impl Fn(Date) -> DayKind) -> Plan {
    let kinds: Vec<DayKind> = ask.month.days().map(kind_of_day).collect();
    best(ask, &kinds)
}

#[inline(never)]
fn best(ask: &Ask, kinds: &[DayKind]) -> Plan {
    let by_day = Board::filled(ask, kinds, Order::ByDay);
    if by_day.flaws() == (0, 0) {
        return by_day.plan();
    }
    let by_kind = Board::filled(ask, kinds, Order::ByKind);
    if by_kind.flaws() < by_day.flaws() { by_kind.plan() } else { by_day.plan() }
}
