//! The duty roster (值班带班表): which leader is in charge on which day, and who is on duty with him.
//!
//! The bulletin (item 2) asks for round-the-clock duty and for a leader in charge; SC3 art. 33 and 58 name governments
//! and departments from the county up, so for a township the form of the roster is its own (fact sheet, row 50). Here a
//! shift is one civil day, 24 hours, with one leader and any number of officers. There are no halves of a day: a place
//! that changes its officers in the evening, or keeps some on call, writes those into the second line.
//!
//! People are known by name. Two of the same name have to be told apart by the names that are entered (张伟(大)).

mod account;
mod board;
pub mod check;
pub mod kind;
pub mod rotate;
pub mod swap;
pub mod tally;
pub mod team;
mod turns;

use crate::base::{
    day::{Date, days_after, days_between, period_end},
    doc::{Doc, Document, Fields, Wrong},
    id::{Id, RosterId, RosterTag},
    minute::Minute,
    table::Table,
};
use crate::document;
use std::sync::Arc;
use swap::Swap;
use team::Post;

/// The roster of a workspace, by months; each month lies under its own id (see [`id_of`]).
pub type Rosters = Table<RosterTag, Month>;

/// The roster of one calendar month. Days without a shift are vacant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    first: Date,
    /// By day of the month, in order, no day twice.
    shifts: Vec<(u8, Shift)>,
}

/// Who is on duty for one day. What is not filled is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shift {
    /// The leader in charge (带班领导).
    pub leader: String,
    /// The officers on duty (值班员).
    pub officers: Vec<String>,
    /// A second line of officers: for the evening, or on call.
    pub second: Vec<String>,
    /// What was handed over at the end of the shift.
    pub handover: Option<Handover>,
    /// What was swapped, in the order of entry. Nothing is taken off this list.
    pub swaps: Vec<Swap>,
}

document!(struct Shift { leader, officers, second, handover, swaps });

/// What one shift leaves to the next (交接班记录).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// In words.
    pub text: String,
    /// Who handed over.
    pub by: String,
    /// When.
    pub at: Minute,
}

document!(struct Handover { text, by, at });

/// The id of the month that holds a day: year × 100 + month.
pub fn id_of(day: Date) -> RosterId {
    Id::new(u64::try_from(i64::from(day.year()) * 100 + i64::from(day.month())).unwrap_or(0))
}

impl Shift {
    /// The two lines of a post, as entered; a leader has one.
    fn lines(&self, post: Post) -> [&[String]; 2] {
        match post {
            Post::Leader => [std::slice::from_ref(&self.leader), &[]],
            Post::Officer => [&self.officers, &self.second],
        }
    }

    /// Who has a post, in the order of entry; of the officers the first line, then the second.
    pub fn on(&self, post: Post) -> impl Iterator<Item = &str> {
        self.lines(post).into_iter().flatten().map(String::as_str).filter(|name| !name.is_empty())
    }

    /// Whether somebody has any post.
    pub fn has(&self, name: &str) -> bool {
        Post::ALL.into_iter().any(|post| self.on(post).any(|other| other == name))
    }

    /// Whether nobody has a post.
    pub fn is_vacant(&self) -> bool {
        Post::ALL.into_iter().all(|post| self.on(post).next().is_none())
    }

    /// Without blanks around names and without empty names.
    fn tidy(mut self) -> Shift {
        let trim = |name: &str| name.trim().to_owned();
        self.leader = trim(&self.leader);
        for line in [&mut self.officers, &mut self.second] {
            *line = line.iter().map(|name| trim(name)).filter(|name| !name.is_empty()).collect();
        }
        self
    }
}

impl Month {
    /// The month that holds a day, with nobody on duty yet.
    pub fn of(day: Date) -> Month {
        let first = days_after(day, 1 - i32::from(day.day())).unwrap_or(day);
        Month { first, shifts: Vec::new() }
    }

    /// Its first day.
    pub fn first(&self) -> Date {
        self.first
    }

    /// Its last day.
    pub fn last(&self) -> Date {
        period_end(self.first, 1)
    }

    /// The id under which it is kept.
    pub fn id(&self) -> RosterId {
        id_of(self.first)
    }

    /// All its days, in order.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        days(self.first, self.last())
    }

    /// The shift of a day; `None` where there is none, or where the day lies in another month.
    pub fn shift(&self, day: Date) -> Option<&Shift> {
        let at = self.place(day)?.ok()?;
        self.shifts.get(at).map(|(_, shift)| shift)
    }

    /// All shifts, in order.
    pub fn shifts(&self) -> impl Iterator<Item = (Date, &Shift)> {
        self.shifts.iter().filter_map(|(day, shift)| Some((days_after(self.first, i32::from(*day) - 1)?, shift)))
    }

    /// Sets the shift of a day; an empty one makes the day vacant. `false` where the day lies in another month: then
    /// nothing is changed.
    pub fn set(&mut self, day: Date, shift: Shift) -> bool {
        let Some(place) = self.place(day) else { return false };
        let shift = shift.tidy();
        let empty = shift == Shift::default();
        match place {
            Ok(at) if empty => drop(self.shifts.remove(at)),
            Ok(at) => self.shifts.get_mut(at).into_iter().for_each(|entry| entry.1 = shift.clone()),
            Err(_) if empty => {}
            Err(at) => self.shifts.insert(at, (day.day(), shift)),
        }
        true
    }

    /// Where a day of this month stands, or would stand, in the list.
    fn place(&self, day: Date) -> Option<Result<usize, usize>> {
        let here = self.first <= day && day <= self.last();
        here.then(|| self.shifts.binary_search_by_key(&day.day(), |(day, _)| *day))
    }
}

impl Document for Month {
    fn to_doc(&self) -> Doc {
        let mut fields = Fields::default();
        fields.put("month", &self.first.to_string().get(..7).unwrap_or_default().to_owned());
        fields.put("shifts", &self.shifts);
        fields.doc()
    }

    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let mut fields = Fields::of(doc)?;
        let name: String = fields.take("month")?;
        let first: Date = format!("{name}-01").parse().map_err(|_| Wrong("month"))?;
        let month = Month { first, shifts: fields.take("shifts")? };
        let in_order = month.shifts.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0));
        let in_month = month.shifts.iter().all(|(day, _)| 1 <= *day && *day <= month.last().day());
        if in_order && in_month { Ok(month) } else { Err(Wrong("shifts")) }
    }
}

/// All days from `from` to `to`, both included.
pub fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    (0..=days_between(from, to)).filter_map(move |count| days_after(from, count))
}

/// The month that holds a day, as it is kept; empty where none is kept yet.
pub fn month_of(rosters: &Rosters, day: Date) -> Arc<Month> {
    let kept = rosters.get(id_of(day)).filter(|month| month.first == Month::of(day).first);
    kept.cloned().unwrap_or_else(|| Arc::new(Month::of(day)))
}

/// The shift of a day.
pub fn shift_on(rosters: &Rosters, day: Date) -> Option<&Shift> {
    rosters.get(id_of(day))?.shift(day)
}

/// Which leader is in charge on a day; `None` where none is entered.
pub fn leader_on(rosters: &Rosters, day: Date) -> Option<&str> {
    shift_on(rosters, day)?.on(Post::Leader).next()
}

/// The days from `from` to `to`, both included, on which nobody is on duty.
pub fn vacant(rosters: &Rosters, from: Date, to: Date) -> Vec<Date> {
    days(from, to).filter(|day| shift_on(rosters, *day).is_none_or(Shift::is_vacant)).collect()
}
