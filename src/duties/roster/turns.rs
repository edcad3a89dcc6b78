//! Whose turn it is: the rule of [`rotate`](super::rotate), carried out on the board.

use super::{
    board::{Board, Person, Seat},
    rotate::{Order, Why},
    team::{DayKind, Post, is_away},
};
use crate::base::{day::Date, order};
use std::cmp::{Ordering, Reverse};

/// How somebody stands for a seat; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Standing {
    tired: bool,
    kind: u32,
    all: u32,
    last: Option<Date>,
    listed: usize,
}

impl<'a> Board<'a> {
    /// Fills the open seats of a post.
    pub(super) fn fill(&mut self, post: Post) {
        let open = |seat: &Seat| seat.post == post && seat.why.is_some();
        let mut places: Vec<(usize, DayKind)> =
            self.seats.iter().enumerate().filter(|(_, seat)| open(seat)).map(|(at, seat)| (at, seat.kind)).collect();
        if self.order == Order::ByKind {
            order::sort_by_key(&mut places, |(_, kind)| Reverse(*kind));
        }
        for (place, _) in places {
            let chosen = self.seats.get(place).and_then(|seat| self.choose(seat));
            if let (Some((name, why)), Some(seat)) = (chosen, self.seats.get_mut(place)) {
                (seat.who, seat.why) = (Some(name), Some(why));
            }
        }
    }

    /// Who gets a seat, and what told him from the next best.
    fn choose(&self, seat: &Seat) -> Option<(&'a str, Why)> {
        let mut free: Vec<(&'a str, Standing)> = Vec::new();
        for (listed, person) in self.people.iter().enumerate() {
            if person.post == seat.post && self.can(person.name, seat) {
                free.push((person.name, self.standing(person, listed, seat)));
            }
        }
        order::sort(&mut free, |a, b| self.compare(seat.kind, a.1, b.1).0);
        let (name, best) = free.first()?;
        let why = free.get(1).map_or(Why::Only, |(_, next)| self.compare(seat.kind, *best, *next).1);
        Some((name, why))
    }

    /// Whether somebody is there on that day and has no post yet.
    fn can(&self, name: &str, seat: &Seat) -> bool {
        !is_away(self.ask.away, name, seat.date) && !self.on_duty(name, seat.at)
    }

    fn standing(&self, person: &Person, listed: usize, seat: &Seat) -> Standing {
        let counts = self.here(person.post, person.name).plus(person.before).plus(person.credit);
        let past = self.seats.iter().filter(|other| other.who == Some(person.name) && other.at < seat.at);
        Standing {
            tired: self.beside(person.name, seat.at) > 0,
            kind: counts.of(seat.kind),
            all: counts.all(),
            last: past.map(|other| other.date).max().or_else(|| self.ask.before.last(person.name)),
            listed,
        }
    }

    /// Which of two comes first, and by what.
    fn compare(&self, kind: DayKind, a: Standing, b: Standing) -> (Ordering, Why) {
        let rest = (a.tired.cmp(&b.tired), Why::Rested);
        let fewest = (a.kind.cmp(&b.kind), Why::Kind);
        let scarce = self.order == Order::ByKind && kind != DayKind::Work;
        let [one, two] = if scarce { [fewest, rest] } else { [rest, fewest] };
        let rules = [one, two, (a.all.cmp(&b.all), Why::All), (a.last.cmp(&b.last), Why::Longest)];
        let decided = rules.into_iter().find(|(ordering, _)| ordering.is_ne());
        decided.unwrap_or((a.listed.cmp(&b.listed), Why::List))
    }

    /// Lets two people of the same post and the same kind of day change places, where that saves a pair of days
    /// running. `false` where nothing is left to save.
    pub(super) fn exchange(&mut self) -> bool {
        let ours = |seat: &Seat| seat.why.is_some();
        let tired = |seat: &Seat| seat.who.is_some_and(|name| self.beside(name, seat.at) > 0);
        let seats = self.seats.iter().enumerate();
        let places: Vec<usize> = seats.filter(|(_, seat)| ours(seat) && tired(seat)).map(|(place, _)| place).collect();
        places.into_iter().any(|a| (0..self.seats.len()).any(|b| self.exchange_two(a, b)))
    }

    fn exchange_two(&mut self, a: usize, b: usize) -> bool {
        let (Some(one), Some(two)) = (self.seats.get(a).copied(), self.seats.get(b).copied()) else { return false };
        let (Some(first), Some(second)) = (one.who, two.who) else { return false };
        let alike = two.why.is_some() && two.post == one.post && two.kind == one.kind && two.at != one.at;
        if !alike || first == second || !self.can(first, &two) || !self.can(second, &one) {
            return false;
        }
        let before = self.beside(first, one.at) + self.beside(second, two.at);
        self.put(a, second, Why::Exchanged);
        self.put(b, first, Why::Exchanged);
        // Nobody else is touched, and each pair has one end here: so the number of all pairs falls by the same.
        if self.beside(second, one.at) + self.beside(first, two.at) < before {
            return true;
        }
        for (place, seat) in [(a, one), (b, two)] {
            self.seats.get_mut(place).into_iter().for_each(|stands| *stands = seat);
        }
        false
    }

    fn put(&mut self, place: usize, name: &'a str, why: Why) {
        if let Some(seat) = self.seats.get_mut(place) {
            (seat.who, seat.why) = (Some(name), Some(why));
        }
    }
}
