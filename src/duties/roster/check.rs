//! What is not as it should be in the kept roster. Nothing here is refused: it is shown, and people decide.

use super::{
    Rosters, Shift, days, shift_on,
    team::{Away, Post, Team, is_away},
};
use crate::base::day::Date;

/// Something that is not as it should be on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Which day.
    pub day: Date,
    /// What.
    pub what: Trouble,
}

/// What is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Nobody is on duty.
    Vacant,
    /// There are officers, but no leader.
    NoLeader,
    /// There are fewer officers than a shift needs.
    TooFew {
        /// How many there are in the first line.
        there: usize,
        /// How many it needs.
        needed: usize,
    },
    /// Somebody leads and is an officer too.
    LeaderAndOfficer {
        /// Who.
        name: String,
    },
    /// Somebody stands twice among the officers.
    Twice {
        /// Who.
        name: String,
    },
    /// Somebody is on duty who is away.
    Away {
        /// Who.
        name: String,
    },
}

/// What is not as it should be on the days from `from` to `to`, both included, by day.
pub fn warnings(rosters: &Rosters, from: Date, to: Date, team: &Team, away: &[Away]) -> Vec<Warning> {
    days(from, to).flat_map(|day| of_shift(day, shift_on(rosters, day), team, away)).collect()
}

/// What is not as it should be on one day.
pub fn of_shift(day: Date, shift: Option<&Shift>, team: &Team, away: &[Away]) -> Vec<Warning> {
    let Some(shift) = shift.filter(|shift| !shift.is_vacant()) else {
        return vec![Warning { day, what: Trouble::Vacant }];
    };
    let mut list = Vec::new();
    let leader = shift.on(Post::Leader).next();
    if leader.is_none() {
        list.push(Trouble::NoLeader);
    }
    let there = shift.officers.iter().filter(|name| !name.is_empty()).count();
    let needed = team.needs(Post::Officer);
    if there < needed {
        list.push(Trouble::TooFew { there, needed });
    }
    let officers: Vec<&str> = shift.on(Post::Officer).collect();
    let mut seen: Vec<&str> = Vec::new();
    for who in leader.into_iter().chain(officers.iter().copied()) {
        if seen.contains(&who) {
            continue;
        }
        seen.push(who);
        let name = || who.to_owned();
        let times = officers.iter().filter(|other| **other == who).count();
        if leader == Some(who) && times > 0 {
            list.push(Trouble::LeaderAndOfficer { name: name() });
        }
        if times > 1 {
            list.push(Trouble::Twice { name: name() });
        }
        if is_away(away, who, day) {
            list.push(Trouble::Away { name: name() });
        }
    }
    list.into_iter().map(|what| Warning { day, what }).collect()
}
