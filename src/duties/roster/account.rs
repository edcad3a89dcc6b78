//! The account of a planned month: who was put where and why, what everybody has had, what could not be done.

use super::{
    board::Board,
    rotate::{Cause, Exception, Pick, Plan, Share},
    tally::Counts,
    team::{Post, is_away},
};
use crate::base::{day::Date, order};

impl Board<'_> {
    /// The plan with its account.
    pub(super) fn plan(self) -> Plan {
        let mut month = self.month.clone();
        let mut picks = Vec::new();
        for seat in &self.seats {
            let (Some(name), Some(why)) = (seat.who, seat.why) else { continue };
            let mut shift = month.shift(seat.date).cloned().unwrap_or_default();
            match seat.post {
                Post::Leader => shift.leader = name.to_owned(),
                Post::Officer => shift.officers.push(name.to_owned()),
            }
            month.set(seat.date, shift);
            picks.push(Pick { day: seat.date, kind: seat.kind, post: seat.post, name: name.to_owned(), why });
        }
        Plan { month, order: self.order, picks, shares: self.shares(), exceptions: self.exceptions() }
    }

    fn shares(&self) -> Vec<Share> {
        let mut shares = Vec::new();
        for post in Post::ALL {
            let listed = self.people.iter().filter(|person| person.post == post);
            let mut names: Vec<&str> = listed.map(|person| person.name).collect();
            for name in self.seats.iter().filter(|seat| seat.post == post).filter_map(|seat| seat.who) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            for name in names {
                let before = self.ask.before.counts(post, name).unwrap_or_default();
                let person = self.people.iter().find(|person| person.post == post && person.name == name);
                let credit = person.map_or(Counts::default(), |person| person.credit);
                let here = self.here(post, name);
                shares.push(Share { post, name: name.to_owned(), before, credit, here, after: before.plus(here) });
            }
        }
        shares
    }

    fn exceptions(&self) -> Vec<Exception> {
        let mut list: Vec<(Date, Exception)> = Vec::new();
        for (day, name) in self.pairs() {
            list.push((day, Exception::TwoInARow { day, name: name.to_owned() }));
        }
        for day in self.month.days() {
            for post in Post::ALL {
                let vacant =
                    self.seats.iter().filter(|seat| seat.date == day && seat.post == post && seat.who.is_none());
                let lacking = vacant.count();
                if lacking > 0 {
                    let cause = self.cause(post, day);
                    list.push((day, Exception::Vacant { day, post, lacking, cause }));
                }
            }
        }
        order::sort_by_key(&mut list, |(day, _)| *day);
        list.into_iter().map(|(_, exception)| exception).collect()
    }

    fn cause(&self, post: Post, day: Date) -> Cause {
        let mut listed = self.people.iter().filter(|person| person.post == post).peekable();
        if listed.peek().is_none() {
            Cause::NobodyListed
        } else if listed.all(|person| is_away(self.ask.away, person.name, day)) {
            Cause::AllAway
        } else {
            Cause::AllTaken
        }
    }
}
