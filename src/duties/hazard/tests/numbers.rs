//! Hazards in numbers.

use super::{
    any_life::{any_hazard, live},
    *,
};
use crate::base::day::{months_after, period_end};
use crate::duties::hazard::count::{Counts, Month, by_month, counts};
use proptest::prelude::*;

#[test]
fn the_months_of_a_hazard_that_came_back() {
    let mut back = closed();
    back.events.push(event(date(2026, 5, 4), Deed::CameBack { limit: None }));
    let told = Hazard { found: date(2026, 4, 30), entered: date(2026, 5, 6), ..hazard() };
    let rows = |from, to| {
        let months = by_month(&[&back, &told], from, to);
        let row = |m: &Month| (m.end.month(), m.before, m.opened, m.came_back, m.closed, m.open);
        months.iter().map(row).collect::<Vec<_>>()
    };
    let expected = [(2, 0, 0, 0, 0, 0), (3, 0, 1, 0, 1, 0), (4, 0, 1, 0, 0, 1), (5, 1, 0, 1, 0, 2), (6, 2, 0, 0, 0, 2)];
    assert_eq!(rows(date(2026, 2, 28), date(2026, 6, 1)), expected);
    assert_eq!(rows(date(2026, 5, 31), date(2026, 5, 1)), expected[3..4]);
    assert_eq!(rows(date(2026, 6, 1), date(2026, 5, 31)), []);
}

#[test]
fn how_many_there_are() {
    let major = Hazard { grade: Grade::Major, ..settled() };
    let listed = after(major.clone(), [listed()]);
    let unlimited = Hazard { limit: None, ..hazard() };
    let done = closed();
    let counted = counts(&[&hazard(), &major, &listed, &unlimited, &done], day(18));
    let expected = Counts {
        all: 5,
        open: 4,
        closed: 1,
        major: 2,
        major_open: 2,
        overdue: 0,
        soon: 3,
        no_limit: 1,
        unsettled: 2,
        listed: 1,
        returns: 0,
    };
    assert_eq!(counted, expected);
    assert_eq!(counts(&[&hazard(), &done], day(21)).overdue, 1);
}

proptest! {
    /// Also of histories that nobody checked.
    #[test]
    fn the_months_add_up(lives in prop::collection::vec((any_hazard(), any::<bool>()), 0..6), from in -2i32..4, length in 0i32..14) {
        let lives = lives.into_iter().map(|((hazard, events), checked)| {
            if checked { live((hazard, events)) } else { Hazard { events, ..hazard } }
        });
        let hazards: Vec<Hazard> = lives.collect();
        let all: Vec<&Hazard> = hazards.iter().collect();
        let from = months_after(day(31), from).unwrap();
        let to = months_after(from, length).unwrap();
        let months = by_month(&all, from, to);
        prop_assert_eq!(months.len(), length as usize + 1);
        let open_on = |day: Date| {
            let open = |hazard: &&Hazard| hazard.standing_on(day).is_some_and(|standing| standing.state.is_open());
            all.iter().filter(|hazard| open(hazard)).count() as u32
        };
        let mut before = open_on(Date::new(from.year(), from.month(), 1).and_then(Date::yesterday).unwrap());
        for (n, month) in months.iter().enumerate() {
            prop_assert_eq!(month.end, period_end(months_after(from, n as i32).unwrap(), 1));
            prop_assert_eq!(month.before, before);
            prop_assert_eq!(month.open, before + month.opened + month.came_back - month.closed);
            prop_assert_eq!(month.open, open_on(month.end));
            before = month.open;
        }
    }
}
