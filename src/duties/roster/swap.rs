//! Swaps: one day for another, or one person for another. Both sides are recorded with the shift.

use super::{
    Month, Rosters, Shift,
    check::{Warning, of_shift},
    month_of,
    team::{Away, Post, Team},
};
use crate::base::day::Date;
use crate::document;

/// A swap, as it stands with the shift that it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// The day on which it was entered, as the device says. After the day of the shift: see
    /// [`Swap::is_after_the_fact`].
    pub on: Date,
    /// Which post.
    pub post: Post,
    /// Who had the shift.
    pub from: String,
    /// Who has it now.
    pub to: String,
    /// Why, never empty.
    pub why: String,
    /// The day that `from` takes over from `to` in return, where one was agreed.
    pub against: Option<Date>,
}

document!(struct Swap { on, post, from, to, why, against });

impl Swap {
    /// Whether it was entered when the day of the shift was over. That is allowed, and shown.
    pub fn is_after_the_fact(&self, day: Date) -> bool {
        self.on > day
    }
}

/// What is to be swapped.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// Which shift.
    pub day: Date,
    /// Who gives it away.
    pub who: &'a str,
    /// For what.
    pub with: With<'a>,
    /// Why.
    pub why: &'a str,
    /// Today, as the device says.
    pub today: Date,
}

/// What a shift is swapped for.
#[derive(Debug, Clone, Copy)]
pub enum With<'a> {
    /// For the shift of another day, in the same post; it may lie in another month.
    Day {
        /// Which day.
        day: Date,
        /// Who has it.
        who: &'a str,
    },
    /// For nothing: somebody steps in.
    Person(&'a str),
}

/// A carried-out swap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swapped {
    /// The months that changed: one, or two.
    pub months: Vec<Month>,
    /// The days of them that changed and were over already.
    pub past: Vec<Date>,
    /// What is not as it should be on the changed days now, e.g. somebody has two posts.
    pub warnings: Vec<Warning>,
}

/// Why nothing was swapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwapError {
    /// No reason is given.
    NoReason,
    /// No name is given for who steps in.
    NoName,
    /// The one named is not on duty on that day.
    NotOnDuty {
        /// Which day.
        day: Date,
    },
    /// The two have different posts.
    OtherPost,
    /// It would change nothing: the same person, or the same day.
    Same,
}

/// Swaps. The roster itself is not touched: the changed months are given back.
///
/// # Errors
/// Where there is nothing to swap. A swap that leads to a double booking is carried out and warned of.
pub fn swap(rosters: &Rosters, ask: &Ask, team: &Team, away: &[Away]) -> Result<Swapped, SwapError> {
    let (who, why) = (ask.who.trim(), ask.why.trim());
    if why.is_empty() {
        return Err(SwapError::NoReason);
    }
    let (other, against) = match ask.with {
        With::Day { day, who } => (who.trim(), Some(day)),
        With::Person(name) => (name.trim(), None),
    };
    if other.is_empty() {
        return Err(SwapError::NoName);
    }
    if other == who || against == Some(ask.day) {
        return Err(SwapError::Same);
    }

    let mut months = vec![(*month_of(rosters, ask.day)).clone()];
    if let Some(day) = against.filter(|day| Month::of(*day).first() != Month::of(ask.day).first()) {
        months.push((*month_of(rosters, day)).clone());
    }
    let posts = posts_of(&months, ask.day, who)?;
    let others = against.map_or_else(|| Ok(posts.clone()), |day| posts_of(&months, day, other))?;
    let post = posts.into_iter().find(|post| others.contains(post)).ok_or(SwapError::OtherPost)?;
    let swap = |from: &str, to: &str, against| Swap {
        on: ask.today,
        post,
        from: from.to_owned(),
        to: to.to_owned(),
        why: why.to_owned(),
        against,
    };
    change(&mut months, ask.day, swap(who, other, against));
    if let Some(day) = against {
        change(&mut months, day, swap(other, who, Some(ask.day)));
    }

    let changed = || [Some(ask.day), against].into_iter().flatten();
    let now = |day| of_shift(day, find(&months, day), team, away);
    let warnings = changed().flat_map(now).collect();
    let past = changed().filter(|day| *day < ask.today).collect();
    Ok(Swapped { months, past, warnings })
}

fn find(months: &[Month], day: Date) -> Option<&Shift> {
    months.iter().find_map(|month| month.shift(day))
}

/// The posts that somebody has on a day: one, or by mistake both.
fn posts_of(months: &[Month], day: Date, who: &str) -> Result<Vec<Post>, SwapError> {
    let shift = find(months, day).ok_or(SwapError::NotOnDuty { day })?;
    let posts: Vec<Post> = Post::ALL.into_iter().filter(|post| shift.on(*post).any(|name| name == who)).collect();
    if posts.is_empty() { Err(SwapError::NotOnDuty { day }) } else { Ok(posts) }
}

/// Puts one in the place of the other and records it.
fn change(months: &mut [Month], day: Date, swap: Swap) {
    let Some(mut shift) = find(months, day).cloned() else { return };
    let lines = shift.officers.iter_mut().chain(&mut shift.second);
    let seat = match swap.post {
        Post::Leader => Some(&mut shift.leader),
        Post::Officer => lines.into_iter().find(|name| **name == swap.from),
    };
    if let Some(seat) = seat {
        seat.clone_from(&swap.to);
    }
    shift.swaps.push(swap);
    for month in months {
        month.set(day, shift.clone());
    }
}
