use super::*;
use crate::{
    base::{
        day::date,
        id::{Id, PilotId},
    },
    pilots::{
        item::{Item, Items, Month, What},
        stage::Stage,
    },
};
use proptest::prelude::*;

const PILOT: PilotId = Id::new(1);

fn items(months: &[(u8, &[(&str, u32)])]) -> Items {
    let item = |(month, counts): &(u8, &[(&str, u32)])| {
        let counts = counts.iter().map(|(code, count)| ((*code).into(), *count)).collect();
        let month = Month { month: date(2026, *month, 1), counts };
        Item { pilot: PILOT, what: What::Month { month }, entered: date(2026, 12, 31) }
    };
    (1..).map(Id::new).zip(months.iter().map(item)).collect()
}

fn of(months: &[(u8, &[(&str, u32)])]) -> Months {
    Months::of(PILOT, &items(months), None)
}

#[test]
fn a_sum_says_which_months_it_lacks() {
    let months = of(&[(6, &[("cost", 300)]), (3, &[("cost", 500), ("cases", 0)]), (4, &[("cases", 2)])]);
    // March to June: of May nobody entered anything.
    assert_eq!(months.sum("cost"), Sum { total: 800, known: 2, of: 4 });
    assert_eq!(months.missing("cost"), [date(2026, 4, 1), date(2026, 5, 1)]);
    assert_eq!(months.sum("cases"), Sum { total: 2, known: 2, of: 4 });
    assert_eq!(months.sum("trained").total(), None);
    assert_eq!((months.count(date(2026, 3, 31), "cases"), months.count(date(2026, 5, 1), "cases")), (Some(0), None));
    let expected = Some((date(2026, 1, 20), date(2026, 7, 31)));
    let longer = Months::of(PILOT, &items(&[(3, &[("cost", 500)])]), expected);
    assert_eq!(longer.sum("cost"), Sum { total: 500, known: 1, of: 7 });
    assert_eq!(Months::of(Id::new(2), &items(&[(3, &[("cost", 500)])]), None), Months::default());
}

#[test]
fn figures_are_to_be_expected_from_the_first_day_in_service_to_the_last_whole_month() {
    let mut pilot = Pilot::new("试点", date(2026, 1, 1));
    assert_eq!(period(&pilot, date(2026, 6, 15)), None);
    pilot.from = Some(date(2026, 1, 1));
    assert_eq!(period(&pilot, date(2026, 6, 15)), Some((date(2026, 1, 1), date(2026, 5, 31))));
    pilot.stages = vec![Stage { from: Some(date(2026, 4, 2)), ..Stage::new("service", StageKind::Service, "协助") }];
    assert_eq!(period(&pilot, date(2026, 6, 15)), Some((date(2026, 4, 2), date(2026, 5, 31))));
    assert_eq!(period(&pilot, date(2026, 4, 30)), None);
    pilot.to = Some(date(2026, 4, 30));
    assert_eq!(period(&pilot, date(2026, 6, 15)), Some((date(2026, 4, 2), date(2026, 4, 30))));
}

#[test]
fn what_two_files_say_differently_is_not_known() {
    let months = of(&[(3, &[("cost", 500), ("cases", 1)]), (3, &[("cost", 600), ("cases", 1)]), (3, &[("cost", 500)])]);
    assert_eq!(months.rows.len(), 1);
    assert_eq!(months.sum("cost"), Sum { total: 0, known: 0, of: 1 });
    assert_eq!(months.sum("cases"), Sum { total: 1, known: 1, of: 1 });
}

#[test]
fn rates_are_worked_out_over_the_months_of_which_both_are_known() {
    let months = of(&[
        (3, &[("general_found", 4000), ("general_rectified", 3546)]),
        (4, &[("general_found", 2862), ("general_rectified", 3000)]),
        (5, &[("general_found", 900)]),
    ]);
    let rate = months.rectification(Grade::General).unwrap();
    assert_eq!((rate.share, rate.known, rate.of), (Share { part: 6546, whole: 6862 }, 2, 3));
    assert_eq!(rate.share.tenths(), Some(954));
    assert_eq!(months.rectification(Grade::Serious), None);
    // In April more were put right than found: older ones.
    assert_eq!(months.excess(Grade::General), None);
}

#[test]
fn only_a_running_total_that_is_exceeded_is_flagged() {
    let months = of(&[
        (3, &[("serious_found", 2), ("serious_rectified", 1)]),
        (5, &[("serious_found", 0), ("serious_rectified", 2)]),
        (6, &[("serious_found", 9), ("serious_rectified", 0)]),
    ]);
    let excess = Excess { month: date(2026, 5, 1), rectified: 3, found: 2, unknown: 1 };
    assert_eq!(months.excess(Grade::Serious), Some(excess));
}

#[test]
fn what_falls_to_one_person_needs_people() {
    let months = of(&[
        (3, &[("cost", 20_000), ("in_service", 5), ("enterprises", 40)]),
        (4, &[("cost", 24_000), ("enterprises", 33)]),
        (5, &[("in_service", 4)]),
    ]);
    let one = months.per_person("cost", None).unwrap();
    assert_eq!(
        (one.paired.share, one.paired.known, one.paired.of, one.assumed),
        (Share { part: 20_000, whole: 5 }, 1, 3, 0)
    );
    assert_eq!(one.paired.share.each_tenths(), Some(40_000));
    // Given once, it stands in for April only.
    let two = months.per_person("cost", Some(6)).unwrap();
    assert_eq!((two.paired.share, two.paired.known, two.assumed), (Share { part: 44_000, whole: 11 }, 2, 1));
    assert_eq!(months.per_person("enterprises", None).and_then(|it| it.paired.share.each_tenths()), Some(80));
    assert_eq!(of(&[(3, &[("cost", 1)])]).per_person("cost", None), None);
    assert_eq!(of(&[(3, &[("cost", 1)])]).per_person("cost", Some(0)), None);
}

#[test]
fn targets_are_over_the_whole_pilot() {
    let months = of(&[(3, &[("enterprises", 40), ("in_service", 5)]), (4, &[("enterprises", 35), ("in_service", 4)])]);
    let mut pilot = Pilot::new("试点", date(2026, 1, 1));
    pilot.targets =
        [("enterprises", 60), ("cases", 3), ("in_service", 6), ("own", 0)].map(|(c, n)| (c.into(), n)).into();
    let told: Vec<_> = targets(&pilot, &months)
        .iter()
        .map(|target| (target.actual.total(), target.share().and_then(Share::tenths), target.remaining()))
        .collect();
    // People in service are not added up: 4 of 6 at the last count, not 9.
    let expected =
        [(Some(75), Some(1250), Some(0)), (None, None, None), (Some(4), Some(667), Some(2)), (None, None, None)];
    assert_eq!(told, expected);
}

#[test]
fn what_was_entered_under_a_code_that_is_gone_is_still_named() {
    let mut pilot = Pilot::new("试点", date(2026, 1, 1));
    pilot.indicators = vec![("own1".into(), "宣传册".into())];
    let codes = of(&[(3, &[("own2", 7), ("cost", 1)])]).codes(&pilot);
    assert_eq!(codes.len(), 12);
    assert_eq!(codes[10..], ["own1", "own2"]);
}

proptest! {
    /// The sums are the same however the months were entered, and what is entered and what is missing make up the stretch.
    #[test]
    fn nothing_is_counted_twice_or_lost(entered in prop::collection::btree_map(1u8..=12, prop::option::of(0u32..1000), 0..12)) {
        let rows: Vec<(u8, Vec<(&str, u32)>)> =
            entered.iter().rev().map(|(month, count)| (*month, count.iter().map(|count| ("cases", *count)).collect())).collect();
        let rows: Vec<(u8, &[(&str, u32)])> = rows.iter().map(|(month, counts)| (*month, &counts[..])).collect();
        let months = of(&rows);
        let sum = months.sum("cases");
        let known: Vec<u64> = entered.values().flatten().map(|count| u64::from(*count)).collect();
        prop_assert_eq!((sum.total, sum.known as usize), (known.iter().sum::<u64>(), known.len()));
        let (first, last) = (entered.keys().next(), entered.keys().last());
        let of = first.zip(last).map_or(0, |(first, last)| u32::from(last - first) + 1);
        prop_assert_eq!(sum.of, of);
        prop_assert_eq!(months.missing("cases").len(), (of - sum.known) as usize);
        prop_assert!(months.rows.windows(2).all(|pair| pair[0].month < pair[1].month));
    }

    #[test]
    fn an_excess_is_where_the_running_sums_cross(counts in prop::collection::vec((0u32..9, 0u32..9), 1..12)) {
        let rows: Vec<(u8, Vec<(&str, u32)>)> = (1u8..)
            .zip(&counts)
            .map(|(month, (found, rectified))| (month, vec![("general_found", *found), ("general_rectified", *rectified)]))
            .collect();
        let rows: Vec<(u8, &[(&str, u32)])> = rows.iter().map(|(month, counts)| (*month, &counts[..])).collect();
        let cross = (1..=counts.len()).find(|n| {
            let so_far = &counts[..*n];
            so_far.iter().map(|c| c.1).sum::<u32>() > so_far.iter().map(|c| c.0).sum::<u32>()
        });
        let excess = of(&rows).excess(Grade::General);
        prop_assert_eq!(excess.map(|excess| usize::from(excess.month.month())), cross);
        prop_assert!(excess.is_none_or(|excess| excess.unknown == 0));
    }
}
