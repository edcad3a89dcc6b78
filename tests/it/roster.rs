//! The duty roster: what is kept, who is on duty, swaps.

use luoshi::{
    base::{
        day::{Date, date},
        doc,
        id::Id,
    },
    duties::roster::{
        Handover, Month, Rosters, Shift,
        check::{Trouble, warnings},
        id_of, leader_on, shift_on,
        swap::{Ask, Swap, SwapError, Swapped, With, swap},
        tally::{Counts, Tally},
        team::{Away, DayKind, Post, Team},
        vacant,
    },
};
use std::sync::Arc;

pub fn shift(leader: &str, officers: &[&str]) -> Shift {
    let officers = officers.iter().map(|name| (*name).to_owned()).collect();
    Shift { leader: leader.into(), officers, ..Shift::default() }
}

/// Months with these shifts.
fn rosters(shifts: &[(Date, Shift)]) -> Rosters {
    let mut rosters = Rosters::default();
    for (day, shift) in shifts {
        let mut month = rosters.get(id_of(*day)).map_or_else(|| Month::of(*day), |month| (**month).clone());
        assert!(month.set(*day, shift.clone()));
        rosters.set(month.id(), Some(Arc::new(month)));
    }
    rosters
}

/// Saturday and Sunday are the weekend, the first three days of October are holidays.
pub fn kind_of_day(day: Date) -> DayKind {
    match (day.month(), day.day(), day.weekday()) {
        (10, 1..=3, _) => DayKind::Holiday,
        (_, _, 6 | 7) => DayKind::Weekend,
        _ => DayKind::Work,
    }
}

fn one_officer() -> Team {
    Team { leaders: Vec::new(), officers: Vec::new(), per_shift: 1 }
}

#[test]
fn a_month_is_kept_under_its_own_id_and_read_back() {
    let day = date(2026, 11, 30);
    let mut month = Month::of(day);
    assert_eq!((month.first(), month.last(), month.id()), (date(2026, 11, 1), day, Id::new(202_611)));
    let handover = Handover { text: "无事".into(), by: "王".into(), at: "2026-12-01T08:30".parse().unwrap() };
    let full = Shift { second: vec!["赵".into()], handover: Some(handover), ..shift("张", &["王", "李"]) };
    assert!(month.set(day, full.clone()));
    assert!(month.set(date(2026, 11, 2), shift("刘", &[])));
    let json = doc::print(&month);
    let expect = concat!(
        r#"{"month":"2026-11","shifts":[[2,{"leader":"刘"}],[30,{"leader":"张","officers":["王","李"],"second":["赵"],"#,
        r#""handover":{"text":"无事","by":"王","at":"2026-12-01T08:30"}}]]}"#
    );
    assert_eq!(json, expect);
    assert_eq!(doc::read(&json), Ok(month.clone()));
    assert_eq!(month.shift(day), Some(&full));
    assert_eq!(month.shifts().map(|(day, _)| day.day()).collect::<Vec<_>>(), [2, 30]);
}

#[test]
fn a_month_with_days_that_it_cannot_have_is_not_read() {
    for month in ["2026-13", "2026-1", "26-11", ""] {
        assert!(doc::read::<Month>(&format!(r#"{{"month":"{month}"}}"#)).is_err(), "{month}");
    }
    let shifts = [r#"[31,{"leader":"张"}]"#, r#"[0,{"leader":"张"}]"#, r#"[2,{}],[2,{}]"#, r#"[3,{}],[2,{}]"#];
    for shifts in shifts {
        assert!(doc::read::<Month>(&format!(r#"{{"month":"2026-11","shifts":[{shifts}]}}"#)).is_err(), "{shifts}");
    }
    assert_eq!(doc::read(r#"{"month":"2026-11"}"#), Ok(Month::of(date(2026, 11, 9))));
}

#[test]
fn a_shift_goes_only_into_its_own_month_and_an_empty_one_leaves_the_day_vacant() {
    let mut month = Month::of(date(2026, 11, 1));
    assert!(!month.set(date(2026, 12, 1), shift("张", &[])));
    assert!(!month.set(date(2025, 11, 1), shift("张", &[])));
    assert_eq!(month, Month::of(date(2026, 11, 1)));
    assert!(month.set(date(2026, 11, 5), shift(" 张 ", &["", " ", "王 "])));
    assert_eq!(month.shift(date(2026, 11, 5)), Some(&shift("张", &["王"])));
    assert!(month.set(date(2026, 11, 5), shift(" ", &[" "])));
    assert_eq!(month, Month::of(date(2026, 11, 1)));
}

#[test]
fn who_leads_and_which_days_are_vacant_is_seen_across_new_year() {
    let rosters = rosters(&[
        (date(2026, 12, 30), shift("张", &["王"])),
        (date(2027, 1, 1), shift("", &["王"])),
        (date(2027, 1, 2), shift("刘", &[])),
    ]);
    assert_eq!(leader_on(&rosters, date(2026, 12, 30)), Some("张"));
    assert_eq!(leader_on(&rosters, date(2027, 1, 1)), None);
    assert_eq!(leader_on(&rosters, date(2027, 12, 30)), None);
    assert_eq!(vacant(&rosters, date(2026, 12, 30), date(2027, 1, 3)), [date(2026, 12, 31), date(2027, 1, 3)]);
    assert_eq!(vacant(&rosters, date(2027, 1, 3), date(2026, 12, 30)), []);
}

#[test]
fn what_is_not_as_it_should_be_is_told_by_day() {
    let day = |day| date(2026, 11, day);
    let rosters = rosters(&[
        (day(1), shift("张", &["王"])),
        (day(2), shift("", &["王"])),
        (day(3), shift("张", &[])),
        (day(4), shift("张", &["张"])),
        (day(5), Shift { second: vec!["王".into()], ..shift("张", &["王"]) }),
        (day(6), shift("刘", &["王"])),
    ]);
    let away = [Away { name: "刘".into(), from: day(6), to: day(8) }];
    let found = warnings(&rosters, day(1), day(7), &one_officer(), &away);
    let found: Vec<_> = found.into_iter().map(|warning| (warning.day.day(), warning.what)).collect();
    let expect = [
        (2, Trouble::NoLeader),
        (3, Trouble::TooFew { there: 0, needed: 1 }),
        (4, Trouble::LeaderAndOfficer { name: "张".into() }),
        (5, Trouble::Twice { name: "王".into() }),
        (6, Trouble::Away { name: "刘".into() }),
        (7, Trouble::Vacant),
    ];
    assert_eq!(found, expect);
    let alone = Team::default();
    assert_eq!(warnings(&rosters, day(3), day(3), &alone, &[]), []);
}

fn ask<'a>(day: Date, who: &'a str, with: With<'a>) -> Ask<'a> {
    Ask { day, who, with, why: "有会", today: date(2026, 11, 20) }
}

#[track_caller]
fn swapped(rosters: &Rosters, ask: &Ask) -> (Rosters, Swapped) {
    let done = swap(rosters, ask, &one_officer(), &[]).unwrap();
    let mut after = rosters.clone();
    for month in &done.months {
        after.set(month.id(), Some(Arc::new(month.clone())));
    }
    (after, done)
}

#[test]
fn a_swap_of_two_days_is_recorded_on_both_sides() {
    let (a, b) = (date(2026, 11, 30), date(2026, 12, 1));
    let rosters = rosters(&[(a, shift("张", &["王"])), (b, shift("刘", &["李"]))]);
    let (after, done) = swapped(&rosters, &ask(a, "张", With::Day { day: b, who: "刘" }));
    assert_eq!((leader_on(&after, a), leader_on(&after, b)), (Some("刘"), Some("张")));
    assert_eq!(done.months.len(), 2);
    let record = |from: &str, to: &str, against| Swap {
        on: date(2026, 11, 20),
        post: Post::Leader,
        from: from.into(),
        to: to.into(),
        why: "有会".into(),
        against: Some(against),
    };
    assert_eq!(shift_on(&after, a).unwrap().swaps, [record("张", "刘", b)]);
    assert_eq!(shift_on(&after, b).unwrap().swaps, [record("刘", "张", a)]);
    assert_eq!((done.past, done.warnings), (vec![], vec![]));
    // And back again: both swaps stay on the list.
    let (back, _) = swapped(&after, &ask(a, "刘", With::Day { day: b, who: "张" }));
    assert_eq!((leader_on(&back, a), leader_on(&back, b)), (Some("张"), Some("刘")));
    assert_eq!(shift_on(&back, a).unwrap().swaps.len(), 2);
    assert_eq!(doc::read(&doc::print(&back)), Ok(back));
}

#[test]
fn two_days_of_one_month_and_an_officer_of_the_second_line() {
    let (a, b) = (date(2026, 11, 21), date(2026, 11, 22));
    let night = Shift { second: vec!["孙".into(), "赵".into()], ..shift("张", &["王"]) };
    let rosters = rosters(&[(a, night), (b, shift("刘", &["李"]))]);
    let (after, done) = swapped(&rosters, &ask(a, "赵", With::Day { day: b, who: "李" }));
    assert_eq!(done.months.len(), 1);
    assert_eq!(shift_on(&after, a).unwrap().second, ["孙", "李"]);
    assert_eq!(shift_on(&after, b).unwrap().officers, ["赵"]);
}

#[test]
fn somebody_steps_in_on_a_day_that_is_over_and_it_shows() {
    let day = date(2026, 11, 19);
    let rosters = rosters(&[(day, shift("张", &["王"]))]);
    let (after, done) = swapped(&rosters, &ask(day, "王", With::Person("李")));
    let kept = shift_on(&after, day).unwrap();
    assert_eq!((kept.officers.as_slice(), done.past.as_slice()), (&["李".to_owned()][..], &[day][..]));
    assert!(kept.swaps[0].is_after_the_fact(day));
    let (after, done) = swapped(&after, &Ask { today: day, ..ask(day, "李", With::Person("王")) });
    assert!(!shift_on(&after, day).unwrap().swaps[1].is_after_the_fact(day));
    assert_eq!(done.past, []);
}

#[test]
fn a_double_booking_is_carried_out_and_warned_of() {
    let (a, b) = (date(2026, 11, 21), date(2026, 11, 22));
    let rosters = rosters(&[(a, shift("张", &["刘"])), (b, shift("刘", &["李"]))]);
    let (after, done) = swapped(&rosters, &ask(a, "张", With::Day { day: b, who: "刘" }));
    assert_eq!(leader_on(&after, a), Some("刘"));
    let troubles: Vec<_> = done.warnings.into_iter().map(|warning| (warning.day, warning.what)).collect();
    assert_eq!(troubles, [(a, Trouble::LeaderAndOfficer { name: "刘".into() })]);
    // Now he has both posts: with an officer he swaps the officer's.
    let (after, _) = swapped(&after, &ask(a, "刘", With::Day { day: b, who: "李" }));
    assert_eq!(
        shift_on(&after, a).map(|shift| (shift.leader.as_str(), shift.officers[0].as_str())),
        Some(("刘", "李"))
    );
}

#[test]
fn where_there_is_nothing_to_swap_the_reason_is_told() {
    let (a, b, c) = (date(2026, 11, 21), date(2026, 11, 22), date(2026, 12, 9));
    let rosters = rosters(&[(a, shift("张", &["王"])), (b, shift("刘", &["李"]))]);
    let cases = [
        (Ask { why: " ", ..ask(a, "张", With::Person("刘")) }, SwapError::NoReason),
        (ask(a, "张", With::Person(" ")), SwapError::NoName),
        (ask(a, "张", With::Person(" 张")), SwapError::Same),
        (ask(a, "张", With::Day { day: a, who: "王" }), SwapError::Same),
        (ask(a, "刘", With::Person("王")), SwapError::NotOnDuty { day: a }),
        (ask(a, "", With::Person("王")), SwapError::NotOnDuty { day: a }),
        (ask(c, "张", With::Person("王")), SwapError::NotOnDuty { day: c }),
        (ask(a, "张", With::Day { day: c, who: "刘" }), SwapError::NotOnDuty { day: c }),
        (ask(a, "张", With::Day { day: b, who: "王" }), SwapError::NotOnDuty { day: b }),
        (ask(a, "张", With::Day { day: b, who: "李" }), SwapError::OtherPost),
    ];
    for (ask, error) in cases {
        assert_eq!(swap(&rosters, &ask, &one_officer(), &[]), Err(error), "{ask:?}");
    }
}

#[test]
fn the_tally_counts_whoever_has_the_post_after_a_swap() {
    let (a, b, c) = (date(2026, 10, 3), date(2026, 10, 5), date(2026, 10, 10));
    let rosters = rosters(&[
        (a, shift("张", &["王"])),
        (b, shift("张", &["张"])),
        (c, shift("刘", &["王"])),
        (date(2026, 10, 12), shift("刘", &[])),
    ]);
    let (after, _) = swapped(&rosters, &ask(a, "张", With::Day { day: c, who: "刘" }));
    let tally = Tally::of(&after, a, c, kind_of_day);
    let counts = |work, weekend, holiday| Some(Counts { work, weekend, holiday });
    assert_eq!(tally.counts(Post::Leader, "张"), counts(1, 1, 0));
    assert_eq!(tally.counts(Post::Leader, "刘"), counts(0, 0, 1));
    assert_eq!(tally.counts(Post::Officer, "张"), counts(1, 0, 0));
    assert_eq!(tally.counts(Post::Officer, "王"), counts(0, 1, 1));
    assert_eq!(tally.counts(Post::Officer, "刘"), None);
    assert_eq!((tally.last("张"), tally.last("刘"), tally.last("无")), (Some(c), Some(a), None));
}
