//! Who can be put on duty, and when not.

use crate::base::day::Date;
use crate::document;

/// Who can have which post, in the order in which equals take their turns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Team {
    /// Who can be the leader in charge.
    pub leaders: Vec<String>,
    /// Who can be an officer on duty.
    pub officers: Vec<String>,
    /// How many officers a shift needs; 0 where the leader is on duty alone.
    pub per_shift: u8,
}

document!(struct Team or default { leaders, officers, per_shift });

impl Team {
    /// Who can have a post, in order, each name once and no empty one.
    pub fn list(&self, post: Post) -> Vec<&str> {
        let names = match post {
            Post::Leader => &self.leaders,
            Post::Officer => &self.officers,
        };
        let mut list: Vec<&str> = Vec::new();
        for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            if !list.contains(&name) {
                list.push(name);
            }
        }
        list
    }

    /// How many people a shift needs in a post.
    pub fn needs(&self, post: Post) -> usize {
        match post {
            Post::Leader => 1,
            Post::Officer => usize::from(self.per_shift),
        }
    }
}

/// A post of a shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Post {
    /// The leader in charge (带班).
    Leader,
    /// An officer on duty (值班).
    Officer,
}

document!(codes Post {
    "leader" => Leader,
    "officer" => Officer,
});

impl Post {
    /// Both posts, the leader first.
    pub const ALL: [Post; 2] = [Post::Leader, Post::Officer];
}

/// Days on which somebody cannot be on duty. The reason is nobody's business here and is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    /// Who.
    pub name: String,
    /// The first day.
    pub from: Date,
    /// The last day, included.
    pub to: Date,
}

document!(struct Away { name, from, to });

/// Whether somebody is away on a day.
pub fn is_away(away: &[Away], name: &str, day: Date) -> bool {
    away.iter().any(|entry| entry.name.trim() == name && entry.from <= day && day <= entry.to)
}

/// What kind of day it is, as the calendar of the place says: a Saturday on which people work (调休) is `Work`, and a
/// holiday that falls on a Sunday is `Holiday`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum DayKind {
    Work,
    Weekend,
    Holiday,
}

document!(codes DayKind {
    "work" => Work,
    "weekend" => Weekend,
    "holiday" => Holiday,
});

impl DayKind {
    /// All kinds, the scarcest first.
    pub const ALL: [DayKind; 3] = [DayKind::Holiday, DayKind::Weekend, DayKind::Work];
}
