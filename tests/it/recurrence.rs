//! Due days against an oracle: every day of more than five years is walked with another calendar library, and asked
//! by a definition written down separately whether the rule falls on it.

mod oracle;

use jiff::civil;
use luoshi::{
    base::{
        calendar::{Calendar, Dated, DaysOff, Festival, Occasion, Span, Year},
        day::{Date, date},
    },
    duties::{
        cadence::{Before, Cadence, Count, DayKind, Nth, Period, Unit, Weekday},
        rule::Rule,
    },
};
use oracle::{Wall, any_day, any_wall, theirs, walked};
use proptest::prelude::*;

fn n(n: u16) -> Count {
    Count::new(n).unwrap()
}

/// Compares everything that a schedule answers with the walk.
fn agrees(rule: Rule<'_>, wall: &Wall, from: Date, to: Date) -> Result<(), TestCaseError> {
    let due = walked(&rule, wall, theirs(from), theirs(to));
    let schedule = rule.schedule();
    let days: Vec<Date> = due.iter().map(|(day, _)| *day).collect();
    prop_assert_eq!(schedule.days(from, to).collect::<Vec<_>>(), days.clone());
    let before = from.yesterday().map_or(0, |day| schedule.count_until(day));
    prop_assert_eq!(before, 0, "the walk begins before everything");
    let mut past = 0;
    let mut day = from;
    while day <= to {
        let is_due = days.get(past) == Some(&day);
        prop_assert_eq!(schedule.falls_on(day), is_due, "{}", day);
        prop_assert_eq!(schedule.first_from(day, |_| true).filter(|next| *next <= to), days.get(past).copied());
        past += usize::from(is_due);
        prop_assert_eq!(schedule.count_until(day) as usize, past, "{}", day);
        day = day.tomorrow().unwrap();
    }
    for (day, certain) in due {
        prop_assert_eq!(rule.is_assumed(day), !certain, "{}", day);
    }
    Ok(())
}

fn any_count() -> impl Strategy<Value = Count> {
    prop_oneof![1u16..=14, 1u16..=14, 15u16..=120].prop_map(n)
}

fn any_before() -> impl Strategy<Value = Before> {
    prop::sample::select(Before::all().collect::<Vec<_>>())
}

fn any_cadence() -> impl Strategy<Value = Cadence> {
    let unit = prop::sample::select(vec![Unit::Days, Unit::Weeks, Unit::Months]);
    let kind = prop::sample::select(vec![DayKind::All, DayKind::Working]);
    let weekday = (prop::sample::select(Nth::ALL.to_vec()), prop::sample::select(Weekday::ALL.to_vec()), any_count());
    prop_oneof![
        2 => prop::sample::select(Cadence::PLAIN.to_vec()),
        2 => (any_count(), unit).prop_map(|(n, unit)| Cadence::Every { n, unit }),
        4 => weekday.prop_map(|(nth, weekday, months)| Cadence::Weekday { nth, weekday, months }),
        1 => prop::sample::select(Period::ALL.to_vec()).prop_map(|period| Cadence::LastDay { period }),
        3 => (any_before(), any_count()).prop_map(|(what, days)| Cadence::Before { what, days }),
        3 => (any_count(), kind).prop_map(|(n, days)| Cadence::Within { n, days }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_rule_falls_on_the_days_that_walking_finds(
        cadence in any_cadence(),
        first in prop::option::weighted(0.9, any_day(2024..2027)),
        triggers in prop::collection::vec(any_day(2024..2028), 0..5),
        wall in any_wall(),
    ) {
        let calendar = wall.calendar();
        let rule = Rule { cadence, first, triggers: &triggers, calendar: &calendar };
        agrees(rule, &wall, date(2023, 12, 25), date(2029, 3, 10))?;
    }

    /// Whatever is proposed to begin with is a day of the rule, unless nobody has dated the occasion yet.
    #[test]
    fn the_proposed_first_day_is_a_due_day(cadence in any_cadence(), today in any_day(2024..2028), wall in any_wall()) {
        let calendar = wall.calendar();
        let first = cadence.propose_first(today, &calendar);
        let rule = Rule { cadence, first, triggers: &[], calendar: &calendar };
        match first {
            None => prop_assert!(cadence == Cadence::Once || !cadence.has_first()),
            Some(first) => {
                prop_assert!(first >= today);
                let open = matches!(cadence, Cadence::Before { .. }) && rule.schedule().days_from(today).next().is_none();
                prop_assert!(rule.schedule().falls_on(first) || open);
            }
        }
    }
}

/// The first days that are hard: the end of January, the leap day, the last of a year; and one amid a quarter.
const FIRST_DAYS: [Date; 4] = [date(2024, 1, 31), date(2024, 2, 29), date(2024, 12, 31), date(2026, 2, 10)];

#[test]
fn every_cadence_agrees_with_the_wall_calendar_over_six_years() {
    let off = Calendar::builtin().years().iter().flat_map(|table| &table.off);
    let off = off.map(|off| (off.festivals[0], theirs(off.days.first()), theirs(off.days.last())));
    let worked = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"];
    let wall = Wall {
        tables: vec![2026],
        off: off.collect(),
        worked: worked.iter().map(|day| day.parse().unwrap()).collect(),
        seasons: (2024..2028).map(|year| (Occasion::FloodSeason, civil::date(year, 5, 1))).collect(),
    };
    let calendar = wall.calendar();
    let events = [date(2024, 2, 29), date(2026, 9, 25), date(2026, 9, 29), date(2026, 12, 24), date(2026, 9, 25)];
    let mut cadences = Cadence::PLAIN.to_vec();
    for count in [1, 2, 5] {
        cadences.extend([Unit::Days, Unit::Weeks, Unit::Months].map(|unit| Cadence::Every { n: n(count), unit }));
        cadences.extend(Before::all().map(|what| Cadence::Before { what, days: n(count) }));
        cadences.extend([DayKind::All, DayKind::Working].map(|days| Cadence::Within { n: n(count), days }));
        for nth in Nth::ALL {
            cadences.extend([Weekday::Tuesday, Weekday::Sunday].map(|weekday| Cadence::Weekday {
                nth,
                weekday,
                months: n(count),
            }));
        }
    }
    cadences.extend(Period::ALL.map(|period| Cadence::LastDay { period }));
    for cadence in cadences {
        for first in FIRST_DAYS {
            let rule = Rule { cadence, first: Some(first), triggers: &events, calendar: &calendar };
            if let Err(why) = agrees(rule, &wall, date(2023, 12, 31), date(2029, 12, 31)) {
                panic!("{cadence:?} from {first}: {why}");
            }
        }
    }
}

#[track_caller]
fn check(cadence: Cadence, first: Date, expect: &[Date]) {
    let rule = Rule { cadence, first: Some(first), triggers: &[], calendar: Calendar::builtin() };
    let got: Vec<_> = rule.schedule().days_from(Date::MIN).take(expect.len()).collect();
    assert_eq!(got, expect);
}

#[test]
fn month_ends_clamp_to_the_last_day_and_come_back() {
    check(
        Cadence::Monthly,
        date(2026, 1, 31),
        &[date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)],
    );
    check(
        Cadence::Yearly,
        date(2024, 2, 29),
        &[date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)],
    );
    check(Cadence::EveryTwoYears, date(2026, 12, 31), &[date(2026, 12, 31), date(2028, 12, 31)]);
    check(Cadence::HalfYearly, date(2025, 8, 31), &[date(2025, 8, 31), date(2026, 2, 28), date(2026, 8, 31)]);
    let second_month = Cadence::Every { n: n(2), unit: Unit::Months };
    check(second_month, date(2026, 12, 31), &[date(2026, 12, 31), date(2027, 2, 28), date(2027, 4, 30)]);
}

#[test]
fn nothing_stops_at_new_year() {
    check(
        Cadence::Weekly,
        date(2026, 12, 21),
        &[date(2026, 12, 21), date(2026, 12, 28), date(2027, 1, 4), date(2027, 1, 11)],
    );
    check(Cadence::Daily, date(2026, 12, 31), &[date(2026, 12, 31), date(2027, 1, 1)]);
    let friday = Cadence::Weekday { nth: Nth::Last, weekday: Weekday::Friday, months: Count::ONE };
    check(friday, date(2026, 12, 1), &[date(2026, 12, 25), date(2027, 1, 29), date(2027, 2, 26)]);
    let days = Cadence::Every { n: n(10), unit: Unit::Days };
    check(days, date(2026, 12, 25), &[date(2026, 12, 25), date(2027, 1, 4), date(2027, 1, 14)]);
}

#[test]
fn weekdays_of_the_month() {
    let on = |nth, weekday, months| Cadence::Weekday { nth, weekday, months: n(months) };
    // The Tuesday of the first month has passed: the rule begins with the next.
    check(on(Nth::Second, Weekday::Tuesday, 1), date(2026, 9, 9), &[date(2026, 10, 13), date(2026, 11, 10)]);
    check(on(Nth::Second, Weekday::Tuesday, 3), date(2026, 9, 9), &[date(2026, 12, 8), date(2027, 3, 9)]);
    check(
        on(Nth::Fifth, Weekday::Friday, 1),
        date(2026, 10, 1),
        &[date(2026, 10, 30), date(2027, 1, 29), date(2027, 4, 30)],
    );
    check(on(Nth::Last, Weekday::Sunday, 1), date(2026, 2, 1), &[date(2026, 2, 22), date(2026, 3, 29)]);
}

#[test]
fn the_last_day_of_a_quarter_is_that_of_the_calendar() {
    let last = |period| Cadence::LastDay { period };
    check(last(Period::Quarter), date(2026, 2, 10), &[date(2026, 3, 31), date(2026, 6, 30)]);
    check(last(Period::Month), date(2028, 1, 31), &[date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31)]);
    check(last(Period::HalfYear), date(2026, 7, 1), &[date(2026, 12, 31), date(2027, 6, 30)]);
    check(last(Period::Year), date(2026, 12, 31), &[date(2026, 12, 31), date(2027, 12, 31)]);
}

#[test]
fn before_a_festival_by_the_table_and_never_by_guessing() {
    let before = |what, days| Cadence::Before { what, days: n(days) };
    let spring = Before::One(Occasion::Festival(Festival::SpringFestival));
    let days = |cadence| {
        let rule = Rule { cadence, first: Some(date(2025, 1, 1)), triggers: &[], calendar: Calendar::builtin() };
        rule.schedule().days_from(Date::MIN).collect::<Vec<_>>()
    };
    assert_eq!(days(before(spring, 3)), [date(2026, 2, 12)]);
    let every = days(before(Before::EveryFestival, 1));
    assert_eq!(every.len(), 7);
    assert_eq!((every[0], every[6]), (date(2025, 12, 31), date(2026, 9, 30)), "the first lies in the year before");
    let flood = before(Before::One(Occasion::FloodSeason), 7);
    assert_eq!(days(flood), []);
    let calendar = Calendar::builtin();
    assert_eq!(flood.undated(calendar, 2026..=2027), [2026, 2027].map(|year| (year, Occasion::FloodSeason)));
    assert_eq!(
        before(spring, 3).undated(calendar, 2025..=2026),
        [(2025, Occasion::Festival(Festival::SpringFestival))]
    );
    assert_eq!(before(Before::EveryFestival, 1).undated(calendar, 2026..=2026), []);
    assert_eq!(before(Before::EveryFestival, 1).undated(calendar, 2027..=2027).len(), 7);
    assert_eq!(Cadence::Daily.undated(calendar, 2020..=2030), []);
}

/// A duty of a season that nobody has dated yet is not lost: once the season is dated, the day is there.
#[test]
fn a_season_that_is_dated_later_gives_its_day() {
    let cadence = Cadence::Before { what: Before::One(Occasion::FloodSeason), days: n(7) };
    let today = date(2026, 11, 24);
    let first = cadence.propose_first(today, Calendar::builtin());
    assert_eq!(first, Some(today));
    let flood =
        Dated { occasion: Occasion::FloodSeason, days: Span::new(date(2027, 5, 1), date(2027, 9, 30)).unwrap() };
    let calendar = Calendar::merged(Calendar::builtin(), &Calendar::new(vec![], vec![flood]));
    let rule = Rule { cadence, first, triggers: &[], calendar: &calendar };
    assert_eq!(rule.schedule().days_from(today).collect::<Vec<_>>(), [date(2027, 4, 24)]);
}

#[test]
fn two_events_that_give_the_same_day_are_one_period() {
    let within = |count, days| Cadence::Within { n: n(count), days };
    let rule = |cadence, triggers| Rule { cadence, first: None, triggers, calendar: Calendar::builtin() };
    // A Thursday, Friday and Saturday before a weekend: one working day after the last two is the same Monday.
    let events = [date(2026, 11, 21), date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21)];
    let schedule = rule(within(1, DayKind::Working), &events).schedule();
    assert_eq!(schedule.days_from(Date::MIN).collect::<Vec<_>>(), [date(2026, 11, 20), date(2026, 11, 23)]);
    assert_eq!(schedule.count_until(date(2026, 12, 31)), 2);
    let all = rule(within(30, DayKind::All), &events).schedule();
    assert_eq!(all.days_from(Date::MIN).count(), 3, "the same event entered twice is one");
}

#[test]
fn a_day_that_rests_on_a_year_without_a_table_says_so() {
    let cadence = Cadence::Within { n: n(5), days: DayKind::Working };
    let triggers = [date(2026, 9, 28), date(2026, 12, 28), date(2026, 12, 25)];
    let rule = Rule { cadence, first: None, triggers: &triggers, calendar: Calendar::builtin() };
    let days: Vec<_> = rule.schedule().days_from(Date::MIN).map(|day| (day, rule.is_assumed(day))).collect();
    assert_eq!(days, [(date(2026, 10, 10), false), (date(2027, 1, 1), true), (date(2027, 1, 4), true)]);
    assert!(!rule.is_assumed(date(2027, 1, 5)), "no due day at all");
    let plain = Rule { cadence: Cadence::Within { n: n(5), days: DayKind::All }, ..rule };
    assert!(!plain.is_assumed(date(2027, 1, 2)), "every day counts, whatever is worked");
}

/// The Friday is counted over a weekend of 2023, of which nothing is known; the Sunday only over days of 2024.
#[test]
fn a_day_is_certain_where_one_of_its_events_makes_it_so() {
    let new_year =
        DaysOff { festivals: vec![Festival::NewYear], days: Span::new(date(2024, 1, 1), date(2024, 1, 1)).unwrap() };
    let table = Year { year: 2024, source: String::new(), off: vec![new_year], worked: vec![] };
    let calendar = Calendar::new(vec![table], vec![]);
    let cadence = Cadence::Within { n: Count::ONE, days: DayKind::Working };
    let assumed = |triggers: &[Date]| {
        let rule = Rule { cadence, first: None, triggers, calendar: &calendar };
        assert_eq!(rule.schedule().days_from(Date::MIN).collect::<Vec<_>>(), [date(2024, 1, 2)]);
        rule.is_assumed(date(2024, 1, 2))
    };
    assert!(assumed(&[date(2023, 12, 29)]));
    assert!(!assumed(&[date(2023, 12, 31)]));
    assert!(!assumed(&[date(2023, 12, 29), date(2023, 12, 31)]));
}

#[test]
fn the_proposed_first_day_ends_the_running_period_or_is_the_next_of_the_rule() {
    let today = date(2026, 11, 24);
    let every = |count, unit| Cadence::every(n(count), unit);
    let expect = [
        (Cadence::Once, None),
        (Cadence::Daily, Some(today)),
        (Cadence::Weekly, Some(date(2026, 11, 29))),
        (Cadence::Monthly, Some(date(2026, 11, 30))),
        (Cadence::Quarterly, Some(date(2026, 12, 31))),
        (Cadence::EveryTwoYears, Some(date(2026, 12, 31))),
        (Cadence::OnDemand, None),
        (every(10, Unit::Days), Some(date(2026, 12, 3))),
        (every(2, Unit::Weeks), Some(date(2026, 12, 6))),
        (every(2, Unit::Months), Some(date(2026, 12, 31))),
        (every(4, Unit::Months), Some(date(2027, 2, 28))),
        (Cadence::LastDay { period: Period::HalfYear }, Some(date(2026, 12, 31))),
        (Cadence::Weekday { nth: Nth::Second, weekday: Weekday::Tuesday, months: n(3) }, Some(date(2026, 12, 8))),
        (Cadence::Before { what: Before::EveryFestival, days: n(3) }, Some(today)),
        (Cadence::Within { n: n(5), days: DayKind::Working }, None),
    ];
    for (cadence, day) in expect {
        assert_eq!(cadence.propose_first(today, Calendar::builtin()), day, "{cadence:?}");
    }
}

#[test]
fn a_rule_without_its_first_day_has_no_due_days_but_one_of_events_has() {
    let rule = |cadence| Rule { cadence, first: None, triggers: &[], calendar: Calendar::builtin() };
    for cadence in Cadence::PLAIN {
        assert!(!rule(cadence).has_days() && rule(cadence).schedule().days_from(Date::MIN).next().is_none());
    }
    assert!(rule(Cadence::Within { n: n(5), days: DayKind::All }).has_days());
    let on_demand = Rule { first: Some(date(2026, 1, 1)), ..rule(Cadence::OnDemand) };
    assert!(!on_demand.has_days() && on_demand.schedule().count_until(Date::MAX) == 0);
}

#[test]
fn the_end_of_the_calendar_is_an_end_and_no_fault() {
    for cadence in [
        Cadence::Daily,
        Cadence::Every { n: n(999), unit: Unit::Months },
        Cadence::Weekday { nth: Nth::Fifth, weekday: Weekday::Friday, months: Count::ONE },
        Cadence::LastDay { period: Period::Year },
    ] {
        let rule = Rule { cadence, first: Some(date(9999, 12, 1)), triggers: &[], calendar: Calendar::builtin() };
        let days: Vec<_> = rule.schedule().days_from(date(9999, 12, 1)).collect();
        assert_eq!(rule.schedule().count_until(Date::MAX) as usize, days.len(), "{cadence:?}");
    }
    let late = Rule {
        cadence: Cadence::Within { n: n(999), days: DayKind::Working },
        first: None,
        triggers: &[Date::MAX],
        calendar: Calendar::builtin(),
    };
    assert_eq!(late.schedule().days_from(Date::MIN).next(), None);
}
