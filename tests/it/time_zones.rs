//! Today is a civil day of the place, never the day of an instant in UTC: before 08:00 in Shanghai that one is
//! yesterday. The clock's door reads the local fields of the day, as `Zoned::date` does here.

use jiff::{Timestamp, civil, tz::TimeZone};
use luoshi::{
    base::{
        calendar::{Calendar, Festival, Occasion},
        day::{Date, date},
    },
    duties::{
        cadence::{Before, Cadence, Count, DayKind, Nth, Period, Weekday},
        rule::Rule,
    },
};

const ZONES: [&str; 5] = ["Asia/Shanghai", "UTC", "America/Los_Angeles", "Asia/Tokyo", "Australia/Sydney"];

/// Clock times around midnight, and those at which it is still yesterday by UTC in Shanghai.
const TIMES: [(i8, i8, i8); 7] = [(0, 0, 0), (0, 0, 1), (0, 30, 0), (7, 59, 59), (8, 0, 0), (12, 0, 0), (23, 59, 59)];

fn today(instant: Timestamp, zone: &TimeZone) -> Date {
    let day = instant.to_zoned(zone.clone()).date();
    date(day.year(), day.month() as u8, day.day() as u8)
}

/// What a paper calendar for the end of September to the middle of October 2026 says: day, and what is due on it.
fn paper() -> Vec<(Date, Vec<&'static str>)> {
    vec![
        (date(2026, 9, 28), vec!["daily", "three days before"]),
        (date(2026, 9, 29), vec!["daily"]),
        (date(2026, 9, 30), vec!["daily", "last day"]),
        (date(2026, 10, 1), vec!["daily"]),
        (date(2026, 10, 2), vec!["daily", "first Friday"]),
        (date(2026, 10, 3), vec!["daily"]),
        (date(2026, 10, 4), vec!["daily"]), // clocks go forward in Sydney
        (date(2026, 10, 9), vec!["daily"]),
        (date(2026, 10, 10), vec!["daily", "five working days"]),
        (date(2026, 10, 11), vec!["daily", "weekly"]),
        (date(2026, 10, 31), vec!["daily", "last day"]),
        (date(2026, 11, 1), vec!["daily", "weekly"]), // and back in Los Angeles
        (date(2026, 12, 31), vec!["daily", "last day"]),
        (date(2027, 1, 1), vec!["daily", "first Friday"]),
    ]
}

fn due_on(day: Date) -> Vec<&'static str> {
    let national = Before::One(Occasion::Festival(Festival::National));
    let count = |n| Count::new(n).unwrap();
    let rules = [
        ("daily", Cadence::Daily, date(2026, 1, 1)),
        ("weekly", Cadence::Weekly, date(2026, 10, 11)),
        ("last day", Cadence::LastDay { period: Period::Month }, date(2026, 1, 1)),
        (
            "first Friday",
            Cadence::Weekday { nth: Nth::First, weekday: Weekday::Friday, months: Count::ONE },
            date(2026, 1, 1),
        ),
        ("three days before", Cadence::Before { what: national, days: count(3) }, date(2026, 1, 1)),
        ("five working days", Cadence::Within { n: count(5), days: DayKind::Working }, date(2026, 1, 1)),
    ];
    let due = rules.into_iter().filter(|(_, cadence, first)| {
        let triggers = [date(2026, 9, 28)];
        let rule = Rule { cadence: *cadence, first: Some(*first), triggers: &triggers, calendar: Calendar::builtin() };
        rule.schedule().falls_on(day)
    });
    due.map(|(name, ..)| name).collect()
}

#[test]
fn the_due_list_is_that_of_the_paper_calendar_in_every_zone_at_every_hour() {
    for name in ZONES {
        let zone = TimeZone::get(name).unwrap();
        for (day, expect) in paper() {
            for (hour, minute, second) in TIMES {
                let clock = civil::date(day.year(), day.month() as i8, day.day() as i8).at(hour, minute, second, 0);
                let instant = clock.to_zoned(zone.clone()).unwrap().timestamp();
                let mut due = due_on(today(instant, &zone));
                due.sort_unstable();
                let mut expect = expect.clone();
                expect.sort_unstable();
                assert_eq!(due, expect, "{name} {clock}");
            }
        }
    }
}

/// The fault that this guards against, so that the test above is known to be able to fail.
#[test]
fn the_day_in_utc_would_be_yesterday_until_eight_in_shanghai() {
    let shanghai = TimeZone::get("Asia/Shanghai").unwrap();
    for (hour, minute, second) in TIMES {
        let instant =
            civil::date(2026, 10, 10).at(hour, minute, second, 0).to_zoned(shanghai.clone()).unwrap().timestamp();
        let wrong = today(instant, &TimeZone::UTC);
        let expect = if hour < 8 { date(2026, 10, 9) } else { date(2026, 10, 10) };
        assert_eq!((wrong, today(instant, &shanghai)), (expect, date(2026, 10, 10)), "{hour}:{minute}");
        assert_eq!(due_on(wrong).contains(&"five working days"), hour >= 8);
    }
}
