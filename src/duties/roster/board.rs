//! The board on which a month is planned: every post of every day, filled or open. The rule that it follows is told
//! in [`rotate`](super::rotate) and carried out in `turns`; the account is drawn up in `account`.

use super::{
    Month, Shift,
    rotate::{Ask, Order, Why},
    tally::Counts,
    team::{Away, DayKind, Post},
};
use crate::base::{
    day::{Date, days_after, days_between},
    order,
};

/// One post of one day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat<'a> {
    /// Which day of the month, counted from 0.
    pub(super) at: usize,
    pub(super) date: Date,
    pub(super) kind: DayKind,
    pub(super) post: Post,
    pub(super) who: Option<&'a str>,
    /// `Some` where it is ours to fill.
    pub(super) why: Option<Why>,
}

/// Somebody who can have a post.
#[derive(Debug)]
pub(super) struct Person<'a> {
    pub(super) post: Post,
    pub(super) name: &'a str,
    pub(super) before: Counts,
    pub(super) credit: Counts,
    /// Not away on any day that may be filled.
    always: bool,
}

/// A month that is being planned.
pub(super) struct Board<'a> {
    pub(super) ask: &'a Ask<'a>,
    pub(super) order: Order,
    /// The month without what is to be replaced.
    pub(super) month: Month,
    pub(super) people: Vec<Person<'a>>,
    /// By day, leaders first.
    pub(super) seats: Vec<Seat<'a>>,
}

impl<'a> Board<'a> {
    /// The month with every open post filled in this order. `kinds` has the kind of every day.
    pub(super) fn filled(ask: &'a Ask<'a>, kinds: &[DayKind], order: Order) -> Board<'a> {
        let mut board = Board { ask, order, month: ask.month.clone(), people: Vec::new(), seats: Vec::new() };
        for post in Post::ALL {
            board.list(post);
        }
        for ((at, date), kind) in ask.month.days().enumerate().zip(kinds) {
            board.lay_out(at, date, *kind);
        }
        for post in Post::ALL {
            board.fill(post);
        }
        // Each exchange saves a pair, and a seat has two neighbours at most.
        let most = board.seats.len() * 2;
        let _exchanges = (0..most).take_while(|_| board.exchange()).count();
        board
    }

    /// Who can have a post. Who is new is credited with the least of the others.
    fn list(&mut self, post: Post) {
        let ask = self.ask;
        let names = ask.team.list(post);
        let known = names.iter().filter_map(|name| ask.before.counts(post, name));
        let least = known.reduce(Counts::least).unwrap_or_default();
        self.people.extend(names.into_iter().map(|name| {
            let before = ask.before.counts(post, name);
            let first = ask.from.max(ask.month.first());
            let away = |entry: &Away| entry.name.trim() == name && entry.from <= ask.month.last() && first <= entry.to;
            Person {
                post,
                name,
                before: before.unwrap_or_default(),
                credit: if before.is_none() { least } else { Counts::default() },
                always: !ask.away.iter().any(away),
            }
        }));
    }

    /// The seats of a day: those that stand, and those that are to be filled.
    fn lay_out(&mut self, at: usize, date: Date, kind: DayKind) {
        let ask = self.ask;
        let entered = ask.month.shift(date);
        let ours = date >= ask.from;
        let settled = entered.is_some_and(|shift| shift.handover.is_some() || !shift.swaps.is_empty());
        let replace = ours && ask.replace && !settled;
        if replace && let Some(shift) = entered {
            let cleared = Shift { leader: String::new(), officers: Vec::new(), ..shift.clone() };
            self.month.set(date, cleared);
        }
        let seat = |post, who, why| Seat { at, date, kind, post, who, why };
        for post in Post::ALL {
            let lines: [&[String]; 2] = entered.map_or([&[], &[]], |shift| shift.lines(post));
            let [first, second] = lines.map(|line| line.iter().map(String::as_str).filter(|name| !name.is_empty()));
            let first: Vec<&str> = if replace { Vec::new() } else { first.collect() };
            let open = if ours && first.is_empty() { ask.team.needs(post) } else { 0 };
            self.seats.extend(first.into_iter().chain(second).map(|name| seat(post, Some(name), None)));
            self.seats.extend((0..open).map(|_| seat(post, None, Some(Why::Only))));
        }
    }

    pub(super) fn on_duty(&self, name: &str, at: usize) -> bool {
        self.seats.iter().any(|seat| seat.at == at && seat.who == Some(name))
    }

    /// Whether somebody is on duty on the day before.
    fn on_duty_before(&self, name: &str, at: usize) -> bool {
        match at.checked_sub(1) {
            Some(before) => self.on_duty(name, before),
            None => self.ask.before.last(name).is_some_and(|last| days_between(last, self.month.first()) == 1),
        }
    }

    /// Whether somebody is on duty on the day after.
    fn on_duty_after(&self, name: &str, at: usize) -> bool {
        let last = usize::from(self.month.last().day()) - 1;
        if at < last {
            return self.on_duty(name, at + 1);
        }
        let next = self.ask.next.filter(|next| days_between(self.month.last(), next.first()) == 1);
        next.and_then(|next| next.shift(next.first())).is_some_and(|shift| shift.has(name))
    }

    /// On how many of the two days beside this one somebody is on duty.
    pub(super) fn beside(&self, name: &str, at: usize) -> u8 {
        u8::from(self.on_duty_before(name, at)) + u8::from(self.on_duty_after(name, at))
    }

    /// How many shifts somebody has in this month.
    pub(super) fn here(&self, post: Post, name: &str) -> Counts {
        let mut counts = Counts::default();
        for seat in self.seats.iter().filter(|seat| seat.post == post && seat.who == Some(name)) {
            counts.add(seat.kind);
        }
        counts
    }

    /// The pairs of days running of which at least one was planned here: the second day and who.
    pub(super) fn pairs(&self) -> Vec<(Date, &'a str)> {
        let mut pairs = Vec::new();
        for seat in self.seats.iter().filter(|seat| seat.why.is_some()) {
            let Some(name) = seat.who else { continue };
            if self.on_duty_before(name, seat.at) {
                pairs.push((seat.date, name));
            }
            if self.on_duty_after(name, seat.at)
                && let Some(next) = days_after(seat.date, 1)
            {
                pairs.push((next, name));
            }
        }
        order::sort_by_key(&mut pairs, |pair| *pair);
        pairs.dedup();
        pairs
    }

    /// What is wrong with the plan, the graver first: by how much more somebody got ahead of another in weekends or
    /// holidays than he had to, and how many are on duty two days running.
    pub(super) fn flaws(&self) -> (u32, usize) {
        let mut unfair = 0;
        for post in Post::ALL {
            for kind in [DayKind::Weekend, DayKind::Holiday] {
                let gap = |planned: bool| {
                    let people = self.people.iter().filter(|person| person.post == post && person.always);
                    let counts = people.map(|person| {
                        let here = self.seats.iter().filter(|seat| {
                            let his = seat.who == Some(person.name) && seat.post == post && seat.kind == kind;
                            his && (planned || seat.why.is_none())
                        });
                        person.before.plus(person.credit).of(kind) + u32::try_from(here.count()).unwrap_or(u32::MAX)
                    });
                    let counts: Vec<u32> = counts.collect();
                    counts.iter().max().unwrap_or(&0) - counts.iter().min().unwrap_or(&0)
                };
                unfair += gap(true).saturating_sub(gap(false).max(1));
            }
        }
        (unfair, self.pairs().len())
    }
}
