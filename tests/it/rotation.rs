//! Filling a month of the duty roster by turns: fair, rested, and never over what somebody entered.

use super::roster::{kind_of_day, shift};
use luoshi::{
    base::day::{Date, date, days_after},
    duties::roster::{
        Handover, Month, Shift, days,
        rotate::{Ask, Cause, Exception, Order, Plan, Why, rotate},
        tally::{Counts, Tally},
        team::{Away, DayKind, Post, Team, is_away},
    },
};
use proptest::prelude::*;

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn leaders(list: &[&str]) -> Team {
    Team { leaders: names(list), officers: Vec::new(), per_shift: 0 }
}

/// A question about a month of which nothing is known.
fn ask<'a>(month: &'a Month, team: &'a Team, before: &'a Tally) -> Ask<'a> {
    Ask { month, next: None, team, away: &[], before, from: month.first(), replace: false }
}

fn leader(plan: &Plan, day: Date) -> &str {
    plan.month.shift(day).map_or("", |shift| shift.leader.as_str())
}

#[test]
fn a_fresh_month_goes_round_and_says_why() {
    let (month, team, before) = (Month::of(date(2026, 10, 1)), leaders(&["甲", "乙", "丙", "丁"]), Tally::default());
    let plan = rotate(&ask(&month, &team, &before), kind_of_day);
    let week: Vec<_> = plan.picks.iter().take(11).map(|pick| (pick.day.day(), pick.name.as_str(), pick.why)).collect();
    let expect = [
        // Three holidays, then a Sunday.
        (1, "甲", Why::List),
        (2, "乙", Why::List),
        (3, "丙", Why::List),
        (4, "丁", Why::All),
        // Working days; a Saturday and a Sunday.
        (5, "甲", Why::Longest),
        (6, "乙", Why::Longest),
        (7, "丙", Why::Longest),
        (8, "丁", Why::Kind),
        (9, "甲", Why::Longest),
        (10, "乙", Why::Longest),
        (11, "丙", Why::All),
    ];
    assert_eq!(week, expect);
    assert_eq!((plan.order, plan.exceptions.as_slice()), (Order::ByDay, &[][..]));
    let shares: Vec<_> = plan.shares.iter().map(|share| (share.name.as_str(), share.here)).collect();
    let counts = |work, weekend, holiday| Counts { work, weekend, holiday };
    assert_eq!(
        shares,
        [("甲", counts(5, 2, 1)), ("乙", counts(5, 2, 1)), ("丙", counts(5, 2, 1)), ("丁", counts(5, 2, 0))]
    );
}

/// Every month of ten years with plain weekends and every team from three to nine.
#[test]
fn from_three_people_on_nobody_has_two_days_running_and_weekends_differ_by_one_at_most() {
    let before = Tally::default();
    for size in 3..10 {
        let team = leaders(&["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬"][..size]);
        for number in 0..120 {
            let month = Month::of(date(2026 + number / 12, (number % 12 + 1) as u8, 1));
            let plan = rotate(&ask(&month, &team, &before), kind_of_day);
            assert_eq!(plan.exceptions, [], "{size} in {:?}", month.first());
            for kind in DayKind::ALL.into_iter().filter(|kind| *kind != DayKind::Work) {
                let counts = || plan.shares.iter().map(|share| share.after.of(kind));
                assert!(counts().max() <= counts().min().map(|least| least + 1), "{size} in {:?}", month.first());
            }
        }
    }
}

/// A year with three days off at every second place of every month.
#[test]
fn holidays_beside_weekends_cost_nobody_rest() {
    let before = Tally::default();
    for size in [3, 4] {
        let team = leaders(&["甲", "乙", "丙", "丁"][..size]);
        for (number, start) in (1..=12).flat_map(|number| (1..27).step_by(2).map(move |start| (number, start))) {
            let month = Month::of(date(2026, number, 1));
            let free = |day: Date| (start..start + 3).contains(&day.day());
            let kind = |day| if free(day) { DayKind::Holiday } else { kind_of_day(day) };
            let plan = rotate(&ask(&month, &team, &before), kind);
            assert_eq!(plan.exceptions, [], "{size} {number} {start}");
        }
    }
}

#[test]
fn people_of_two_days_of_the_same_kind_change_places_to_have_rest() {
    let before = Tally::default();
    for (month, size, holidays) in [(date(2026, 10, 1), 3, 24..25), (date(2026, 3, 1), 4, 27..29)] {
        let (month, team) = (Month::of(month), leaders(&["甲", "乙", "丙", "丁"][..size]));
        let kind = |day: Date| if holidays.contains(&day.day()) { DayKind::Holiday } else { kind_of_day(day) };
        let plan = rotate(&ask(&month, &team, &before), kind);
        let exchanged: Vec<_> = plan.picks.iter().filter(|pick| pick.why == Why::Exchanged).collect();
        assert_eq!((plan.order, exchanged.len(), plan.exceptions.len()), (Order::ByKind, 2, 0), "{exchanged:?}");
        assert_eq!(exchanged[0].kind, exchanged[1].kind);
        for kind in [DayKind::Weekend, DayKind::Holiday] {
            let counts = || plan.shares.iter().map(|share| share.here.of(kind));
            assert!(counts().max() <= counts().min().map(|least| least + 1), "{:?}", plan.shares);
        }
    }
}

#[test]
fn two_people_take_turns() {
    let (month, team, before) = (Month::of(date(2026, 11, 1)), leaders(&["甲", "乙"]), Tally::default());
    let plan = rotate(&ask(&month, &team, &before), kind_of_day);
    let turns: String = month.days().map(|day| leader(&plan, day)).collect();
    assert_eq!(turns, "甲乙".repeat(15));
    assert_eq!(plan.exceptions, []);
}

#[test]
fn who_had_more_weekends_before_has_fewer_now() {
    let mut before = Tally::default();
    for day in [5, 6, 12] {
        before.add(Post::Leader, "甲", date(2026, 9, day), DayKind::Weekend);
    }
    before.add(Post::Leader, "乙", date(2026, 9, 7), DayKind::Work);
    before.add(Post::Leader, "丙", date(2026, 9, 8), DayKind::Work);
    let (month, team) = (Month::of(date(2026, 11, 1)), leaders(&["甲", "乙", "丙"]));
    let plan = rotate(&ask(&month, &team, &before), kind_of_day);
    let weekends: Vec<_> = plan.shares.iter().map(|share| (share.before.weekend, share.after.weekend)).collect();
    assert_eq!(weekends, [(3, 4), (0, 4), (0, 4)]);
}

#[test]
fn who_is_new_does_not_make_up_for_what_was_before() {
    let mut before = Tally::default();
    for (name, day) in [("甲", 5), ("乙", 6), ("甲", 12), ("乙", 13), ("甲", 19)] {
        before.add(Post::Leader, name, date(2026, 9, day), DayKind::Weekend);
    }
    let (month, team) = (Month::of(date(2026, 11, 1)), leaders(&["甲", "乙", "丙"]));
    let plan = rotate(&ask(&month, &team, &before), kind_of_day);
    let new = &plan.shares[2];
    assert_eq!((new.before, new.credit.weekend), (Counts::default(), 2));
    assert_eq!(new.after, new.here);
    // Nine weekend days; the others come with 3 and 2.
    let here: Vec<_> = plan.shares.iter().map(|share| share.here.weekend).collect();
    assert_eq!((here.iter().sum::<u32>(), here[2] <= 4), (9, true), "{here:?}");
}

#[test]
fn the_last_day_before_and_the_first_day_after_are_seen() {
    let mut before = Tally::default();
    before.add(Post::Officer, "甲", date(2026, 10, 31), DayKind::Weekend);
    before.add(Post::Leader, "乙", date(2026, 10, 30), DayKind::Work);
    let mut next = Month::of(date(2026, 12, 1));
    next.set(date(2026, 12, 1), shift("", &["丙"]));
    let mut month = Month::of(date(2026, 11, 1));
    for day in days(date(2026, 11, 2), date(2026, 11, 29)) {
        month.set(day, shift("丁", &[]));
    }
    let team = leaders(&["甲", "丙"]);
    let plan = rotate(&Ask { next: Some(&next), ..ask(&month, &team, &before) }, kind_of_day);
    assert_eq!((leader(&plan, date(2026, 11, 1)), leader(&plan, date(2026, 11, 30))), ("丙", "甲"));
    let only = leaders(&["甲"]);
    let plan = rotate(&Ask { next: Some(&next), ..ask(&month, &only, &before) }, kind_of_day);
    assert_eq!(plan.exceptions, [Exception::TwoInARow { day: date(2026, 11, 1), name: "甲".into() }]);
    let only = leaders(&["丙"]);
    let plan = rotate(&Ask { next: Some(&next), ..ask(&month, &only, &before) }, kind_of_day);
    assert_eq!(plan.exceptions, [Exception::TwoInARow { day: date(2026, 12, 1), name: "丙".into() }]);
}

#[test]
fn a_post_that_nobody_can_fill_stays_vacant_and_says_why() {
    let month = Month::of(date(2026, 11, 1));
    let team = Team { leaders: names(&["甲", "乙"]), officers: names(&["甲", "乙"]), per_shift: 1 };
    let before = Tally::default();
    let away = |name: &str, from, to| Away { name: name.into(), from: date(2026, 11, from), to: date(2026, 11, to) };
    let away = [away("甲", 9, 10), away("乙", 10, 11)];
    let plan = rotate(&Ask { away: &away, ..ask(&month, &team, &before) }, kind_of_day);
    let vacant: Vec<_> = plan.exceptions.iter().filter(|entry| matches!(entry, Exception::Vacant { .. })).collect();
    let entry = |day, post, cause| Exception::Vacant { day: date(2026, 11, day), post, lacking: 1, cause };
    let expect = [
        entry(9, Post::Officer, Cause::AllTaken),
        entry(10, Post::Leader, Cause::AllAway),
        entry(10, Post::Officer, Cause::AllAway),
        entry(11, Post::Officer, Cause::AllTaken),
    ];
    assert_eq!(vacant, expect.iter().collect::<Vec<_>>());
    assert_eq!(plan.month.shift(date(2026, 11, 10)), None);

    let nobody = Team { per_shift: 2, ..Team::default() };
    let plan = rotate(&Ask { from: date(2026, 11, 30), ..ask(&month, &nobody, &before) }, kind_of_day);
    let cause = Cause::NobodyListed;
    let vacant = |post, lacking| Exception::Vacant { day: date(2026, 11, 30), post, lacking, cause };
    assert_eq!(plan.exceptions, [vacant(Post::Leader, 1), vacant(Post::Officer, 2)]);
}

#[test]
fn what_is_over_is_not_made_up_and_what_was_entered_is_replaced_only_when_asked() {
    let day = |day| date(2026, 11, day);
    let mut month = Month::of(day(1));
    month.set(day(3), shift("外", &[]));
    month.set(day(20), shift("外", &["外二"]));
    month.set(day(21), Shift { second: names(&["夜"]), ..shift("外", &["外二"]) });
    let handover = Handover { text: "无事".into(), by: "外".into(), at: "2026-11-23T08:00".parse().unwrap() };
    month.set(day(22), Shift { handover: Some(handover), ..shift("外", &["外二"]) });
    let team = Team { leaders: names(&["甲", "乙", "丙"]), officers: names(&["子", "丑", "寅"]), per_shift: 1 };
    let before = Tally::default();
    let question = Ask { from: day(20), ..ask(&month, &team, &before) };

    let plan = rotate(&question, kind_of_day);
    for known in 1..=22 {
        assert_eq!(plan.month.shift(day(known)), month.shift(day(known)), "{known}");
    }
    assert!(plan.picks.iter().all(|pick| pick.day > day(22)));

    let plan = rotate(&Ask { replace: true, ..question }, kind_of_day);
    assert_eq!(plan.month.shift(day(3)), month.shift(day(3)));
    assert_eq!(plan.month.shift(day(22)), month.shift(day(22)));
    assert_ne!(leader(&plan, day(20)), "外");
    let night = plan.month.shift(day(21)).unwrap();
    assert_eq!((night.leader != "外", night.officers.len(), night.second.as_slice()), (true, 1, &names(&["夜"])[..]));
    // Who was entered and is not listed is in the account too.
    assert!(plan.shares.iter().any(|share| share.name == "外" && share.here.all() == 2));
}

/// A question with everything in it; names of leaders and officers differ unless `mixed`.
#[derive(Debug, Clone)]
struct Case {
    month: Month,
    next: Month,
    team: Team,
    away: Vec<Away>,
    before: Tally,
    from: Date,
    replace: bool,
    holidays: Vec<u8>,
}

impl Case {
    fn ask(&self) -> Ask<'_> {
        Ask {
            month: &self.month,
            next: Some(&self.next),
            team: &self.team,
            away: &self.away,
            before: &self.before,
            from: self.from,
            replace: self.replace,
        }
    }

    fn kind(&self, day: Date) -> DayKind {
        if self.holidays.contains(&day.day()) { DayKind::Holiday } else { kind_of_day(day) }
    }
}

prop_compose! {
    fn any_case(mixed: bool)(
        number in 0i32..36, leaders in 0usize..7, officers in 0usize..7, per_shift in 0u8..4,
        entered in prop::collection::vec((1i32..32, 0usize..7, prop::collection::vec(0usize..7, 0..3), any::<bool>()), 0..8),
        away in prop::collection::vec((0usize..14, 0i32..32, 0i32..12), 0..6),
        before in prop::collection::vec((0usize..14, 1i32..60), 0..30),
        from in -3i32..40, replace in prop::bool::weighted(0.2), holidays in prop::collection::vec(1u8..32, 0..9),
    ) -> Case {
        let leader = |n: usize| format!("领{n}");
        let officer = |n: usize| if mixed { format!("领{n}") } else { format!("员{n}") };
        let anybody = |n: usize| if n < 7 { leader(n) } else { officer(n - 7) };
        let first = date(2026 + (number / 12) as i16, (number % 12 + 1) as u8, 1);
        let day = |n: i32| days_after(first, n).unwrap();
        let mut month = Month::of(first);
        for (n, who, others, settled) in entered {
            let at = format!("{}T08:00", day(n)).parse().unwrap();
            let handover = settled.then(|| Handover { text: String::new(), by: String::new(), at });
            let leader = if who == 6 { String::new() } else { leader(who) };
            let officers = others.into_iter().map(officer).collect();
            month.set(day(n - 1), Shift { leader, officers, second: Vec::new(), handover, swaps: Vec::new() });
        }
        let mut next = Month::of(day(31));
        next.set(next.first(), shift(&leader(1), &[&officer(2)]));
        let team = Team { leaders: (0..leaders).map(leader).collect(), officers: (0..officers).map(officer).collect(), per_shift };
        let away = away.into_iter().map(|(who, from, long)| Away { name: anybody(who), from: day(from), to: day(from + long) });
        let mut tally = Tally::default();
        for (who, ago) in before {
            let post = if who < 7 { Post::Leader } else { Post::Officer };
            tally.add(post, &anybody(who), day(-ago), kind_of_day(day(-ago)));
        }
        Case { month, next, team, away: away.collect(), before: tally, from: day(from), replace, holidays }
    }
}

/// How often somebody has a post on a kind of day.
fn count(case: &Case, month: &Month, post: Post, name: &str, kind: DayKind) -> u32 {
    let shifts = month.shifts().filter(|(day, _)| case.kind(*day) == kind);
    shifts.map(|(_, shift)| shift.on(post).filter(|other| *other == name).count() as u32).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_put_on_who_is_away_or_has_a_post_already(case in any_case(true)) {
        let plan = rotate(&case.ask(), |day| case.kind(day));
        for pick in &plan.picks {
            prop_assert!(pick.day >= case.from);
            prop_assert!(!is_away(&case.away, &pick.name, pick.day), "{:?}", pick);
            prop_assert!(case.team.list(pick.post).contains(&pick.name.as_str()));
            let kept = plan.month.shift(pick.day).unwrap();
            let posts = Post::ALL.into_iter().flat_map(|post| kept.on(post)).filter(|name| *name == pick.name);
            prop_assert_eq!(posts.count(), 1);
        }
    }

    #[test]
    fn what_was_entered_stays(case in any_case(true)) {
        let plan = rotate(&case.ask(), |day| case.kind(day));
        for (day, entered) in case.month.shifts() {
            let Some(kept) = plan.month.shift(day) else {
                prop_assert!(case.replace && day >= case.from && entered.handover.is_none(), "{:?}", day);
                continue;
            };
            prop_assert_eq!(&kept.handover, &entered.handover);
            if !case.replace || day < case.from || entered.handover.is_some() {
                prop_assert!(entered.leader.is_empty() || kept.leader == entered.leader);
                prop_assert!(entered.officers.is_empty() || kept.officers == entered.officers);
            }
        }
    }

    #[test]
    fn every_open_post_is_filled_or_told_of(case in any_case(true)) {
        let plan = rotate(&case.ask(), |day| case.kind(day));
        for day in case.month.days().filter(|day| *day >= case.from) {
            for post in Post::ALL {
                let entered = case.month.shift(day);
                let settled = entered.is_some_and(|shift| shift.handover.is_some());
                let stands = entered.map_or(0, |shift| shift.on(post).count());
                let open = if stands > 0 && (settled || !case.replace) { 0 } else { case.team.needs(post) };
                let filled = plan.picks.iter().filter(|pick| pick.day == day && pick.post == post).count();
                let told: usize = plan.exceptions.iter().map(|entry| match entry {
                    Exception::Vacant { day: on, post: of, lacking, .. } if *on == day && *of == post => *lacking,
                    _ => 0,
                }).sum();
                prop_assert_eq!(filled + told, open, "{:?} {:?}", day, post);
            }
        }
    }

    #[test]
    fn nobody_gets_further_ahead_than_one_weekend_or_holiday(case in any_case(false)) {
        let plan = rotate(&case.ask(), |day| case.kind(day));
        // With nothing to replace the month as entered is what stands before.
        prop_assume!(!case.replace);
        let (first, last) = (case.from.max(case.month.first()), case.month.last());
        for post in Post::ALL {
            let list = case.team.list(post);
            let there = |name: &&&str| !days(first, last).any(|day| is_away(&case.away, name, day));
            for kind in [DayKind::Weekend, DayKind::Holiday] {
                let gap = |month: &Month| {
                    let counts: Vec<u32> = list.iter().filter(there).map(|name| {
                        let share = plan.shares.iter().find(|share| share.post == post && share.name == **name).unwrap();
                        share.before.plus(share.credit).of(kind) + count(&case, month, post, name, kind)
                    }).collect();
                    counts.iter().max().unwrap_or(&0) - counts.iter().min().unwrap_or(&0)
                };
                prop_assert!(gap(&plan.month) <= gap(&case.month).max(1), "{:?} {:?} {:?}", post, kind, plan.shares);
            }
        }
    }

    #[test]
    fn two_days_running_are_told_and_only_those(case in any_case(true)) {
        let plan = rotate(&case.ask(), |day| case.kind(day));
        let on = |day: Date, name: &str| {
            let tallied = day < case.month.first() && case.before.last(name) == Some(day);
            tallied || [&plan.month, &case.next].into_iter().any(|month| month.shift(day).is_some_and(|shift| shift.has(name)))
        };
        let ours = |day: Date, name: &str| plan.picks.iter().any(|pick| pick.day == day && pick.name == name);
        let mut expect = Vec::new();
        let everybody = (0..7).flat_map(|n| [format!("领{n}"), format!("员{n}")]);
        for name in everybody {
            for day in case.month.days().chain([case.next.first()]) {
                let before = days_after(day, -1).unwrap();
                if on(before, &name) && on(day, &name) && (ours(before, &name) || ours(day, &name)) {
                    expect.push((day, name.clone()));
                }
            }
        }
        expect.sort();
        let told: Vec<_> = plan.exceptions.iter().filter_map(|entry| match entry {
            Exception::TwoInARow { day, name } => Some((*day, name.clone())),
            Exception::Vacant { .. } => None,
        }).collect();
        prop_assert_eq!(told, expect);
    }

    #[test]
    fn the_account_adds_up_and_the_same_question_gets_the_same_answer(case in any_case(true)) {
        let plan = rotate(&case.ask(), |day| case.kind(day));
        for share in &plan.shares {
            prop_assert_eq!(share.before, case.before.counts(share.post, &share.name).unwrap_or_default());
            prop_assert_eq!(share.after, share.before.plus(share.here));
            for kind in DayKind::ALL {
                prop_assert_eq!(share.here.of(kind), count(&case, &plan.month, share.post, &share.name, kind));
            }
        }
        for pick in &plan.picks {
            let kept = plan.month.shift(pick.day).unwrap();
            prop_assert!(kept.on(pick.post).any(|name| name == pick.name));
            prop_assert_eq!(pick.kind, case.kind(pick.day));
        }
        prop_assert_eq!(rotate(&case.ask(), |day| case.kind(day)), plan);
    }

    #[test]
    fn day_by_day_with_three_people_who_are_there_nobody_has_two_days_running(
        number in 0i32..36, size in 3usize..9, holidays in prop::collection::vec(1u8..32, 0..9),
    ) {
        let month = Month::of(date(2026 + (number / 12) as i16, (number % 12 + 1) as u8, 1));
        let team = leaders(&["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"][..size]);
        let before = Tally::default();
        let kind = |day: Date| if holidays.contains(&day.day()) { DayKind::Holiday } else { kind_of_day(day) };
        let plan = rotate(&ask(&month, &team, &before), kind);
        prop_assert!(plan.order == Order::ByKind || plan.exceptions.is_empty());
    }
}
