//! The work calendar: the table that comes with the program, and what the user adds.

use luoshi::base::{
    calendar::{Calendar, Dated, DaysOff, Festival, Occasion, Reckoned, Span, Year},
    day::{Date, date, days_after},
    doc,
};

fn span(first: Date, last: Date) -> Span {
    Span::new(first, last).unwrap()
}

/// The table of 2019, with nothing but its New Year: it begins in December, and so does the weekend worked for it.
fn new_year_2019() -> Year {
    Year {
        year: 2019,
        source: "国办发明电〔2018〕15号".into(),
        off: vec![DaysOff { festivals: vec![Festival::NewYear], days: span(date(2018, 12, 30), date(2019, 1, 1)) }],
        worked: vec![date(2018, 12, 29)],
    }
}

#[test]
fn the_file_of_years_is_readable_and_consistent() {
    let years = Calendar::builtin().years();
    assert!(years.iter().any(|table| table.year == 2026), "the file was not read");
    assert_eq!(Calendar::builtin().dated(), [], "a season is for the user to date");
    for table in years {
        let name = table.year;
        assert!(!table.source.is_empty(), "{name}: by which notice?");
        let off: Vec<Span> = table.off.iter().map(|off| off.days).collect();
        assert!(off.windows(2).all(|pair| pair[0].last() < pair[1].first()), "{name}: days off in order, apart");
        for days in &off {
            // Only the New Year may begin in the year before.
            assert_eq!(days.last().year(), name);
            assert!(days.first().year() == name || days.first() >= date(name - 1, 12, 28), "{name}: {days:?}");
        }
        for festival in Festival::ALL {
            let named = table.off.iter().filter(|off| off.festivals.contains(&festival));
            assert_eq!(named.count(), 1, "{name}: {festival:?}");
        }
        for worked in &table.worked {
            assert!(worked.weekday() > 5, "{name}: {worked} is worked anyway");
            assert!(!off.iter().any(|days| days.holds(*worked)), "{name}: {worked} is off");
        }
        // 13 statutory days, each made up for where it falls on a weekend (全国年节及纪念日放假办法, 2024): so many
        // weekdays are off, beside those that are worked for on a weekend. A slip of the pen is seen here.
        let days_off = off.iter().flat_map(|days| walk(days.first(), days.last()));
        let weekdays_off = days_off.filter(|day| day.weekday() <= 5).count();
        assert_eq!(weekdays_off, 13 + table.worked.len(), "{name}: weekdays off and weekends worked");
    }
}

fn walk(from: Date, to: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |day| day.tomorrow()).take_while(move |day| *day <= to)
}

#[test]
fn the_days_of_2026() {
    let worked = |day| Calendar::builtin().works(day);
    let known = |answer| Reckoned { answer, assumed: false };
    let expect = [
        (date(2026, 10, 10), true),  // a Saturday, worked for the National Day
        (date(2026, 10, 1), false),  // a Thursday
        (date(2026, 10, 7), false),  // the last day off
        (date(2026, 10, 8), true),   // a Thursday again
        (date(2026, 10, 11), false), // a Sunday
        (date(2026, 1, 4), true),
        (date(2026, 2, 14), true),
        (date(2026, 2, 15), false),
        (date(2026, 2, 23), false),
        (date(2026, 2, 24), true),
        (date(2026, 9, 20), true),
        (date(2026, 12, 27), false),
    ];
    for (day, answer) in expect {
        assert_eq!(worked(day), known(answer), "{day}");
    }
    let off = walk(date(2026, 1, 1), date(2026, 12, 27)).filter(|day| !worked(*day).answer).count();
    // 104 weekend days until then, 6 of them worked, and 19 weekdays off.
    assert_eq!(off, 104 - 6 + 19);
}

#[test]
fn a_year_without_a_table_is_monday_to_friday_and_says_so() {
    let works = |day| Calendar::builtin().works(day);
    assert_eq!(
        works(date(2027, 10, 1)),
        Reckoned { answer: true, assumed: true },
        "a Friday; nobody has said otherwise"
    );
    assert_eq!(works(date(2027, 10, 2)), Reckoned { answer: false, assumed: true });
    assert_eq!(works(date(2025, 10, 1)), Reckoned { answer: true, assumed: true });
    // The table of 2027 can still make days off, or worked, of the last days of 2026.
    assert_eq!(works(date(2026, 12, 28)), Reckoned { answer: true, assumed: true });
    assert_eq!(works(date(2026, 12, 27)), Reckoned { answer: false, assumed: false });
}

#[test]
fn a_new_year_that_begins_in_december_is_found_there() {
    let calendar = Calendar::new(vec![new_year_2019()], vec![]);
    let new_year = Occasion::Festival(Festival::NewYear);
    assert_eq!(calendar.works(date(2018, 12, 29)), Reckoned { answer: true, assumed: false });
    assert_eq!(calendar.works(date(2018, 12, 31)), Reckoned { answer: false, assumed: false });
    assert_eq!(
        calendar.works(date(2018, 12, 28)),
        Reckoned { answer: true, assumed: true },
        "2018 itself has no table"
    );
    assert_eq!(calendar.occasion(new_year, 2019), Some(span(date(2018, 12, 30), date(2019, 1, 1))));
    assert_eq!(calendar.occasion(new_year, 2018), None);
}

#[test]
fn working_days_are_counted_over_holidays_worked_weekends_and_into_the_unknown() {
    let calendar = Calendar::builtin();
    let expect = [
        // 30 September, then eight days of which seven are off.
        (date(2026, 9, 29), 2, date(2026, 10, 8), false),
        (date(2026, 9, 30), 3, date(2026, 10, 10), false),
        (date(2026, 9, 18), 1, date(2026, 9, 20), false),
        (date(2026, 2, 13), 1, date(2026, 2, 14), false),
        (date(2026, 12, 24), 1, date(2026, 12, 25), false),
        (date(2026, 12, 25), 1, date(2026, 12, 28), true),
        (date(2026, 12, 24), 0, date(2026, 12, 24), false),
    ];
    for (day, n, answer, assumed) in expect {
        assert_eq!(calendar.working_day_after(day, n), Some(Reckoned { answer, assumed }), "{n} after {day}");
    }
    let until = |day| calendar.working_day_until(day).unwrap();
    assert_eq!(until(date(2026, 10, 5)), Reckoned { answer: date(2026, 9, 30), assumed: false });
    assert_eq!(until(date(2026, 10, 10)), Reckoned { answer: date(2026, 10, 10), assumed: false });
    assert_eq!(until(date(2027, 1, 3)), Reckoned { answer: date(2027, 1, 1), assumed: true });
    assert_eq!(calendar.working_day_after(date(9999, 12, 30), 9), None);
    assert_eq!(calendar.working_day_until(date(1, 1, 6)).map(|found| found.answer), Some(date(1, 1, 5)));
}

#[test]
fn the_users_entry_wins_and_nothing_else_is_lost() {
    let flood = |year| Dated { occasion: Occasion::FloodSeason, days: span(date(year, 5, 1), date(year, 9, 30)) };
    let fire = Dated { occasion: Occasion::FireSeason, days: span(date(2026, 12, 1), date(2027, 5, 31)) };
    let spring = Occasion::Festival(Festival::SpringFestival);
    let own_spring = Dated { occasion: spring, days: span(date(2026, 2, 16), date(2026, 2, 22)) };
    let next_spring = Dated { occasion: spring, days: span(date(2027, 2, 6), date(2027, 2, 6)) };
    let mut own = Calendar::new(vec![], vec![flood(2026), flood(2027), fire, own_spring, next_spring]);
    own.put(Dated { days: span(date(2027, 4, 20), date(2027, 10, 31)), ..flood(2027) });
    let calendar = Calendar::merged(Calendar::builtin(), &own);
    let first = |occasion, year| calendar.occasion(occasion, year).map(Span::first);
    assert_eq!(first(Occasion::FloodSeason, 2026), Some(date(2026, 5, 1)));
    assert_eq!(first(Occasion::FloodSeason, 2027), Some(date(2027, 4, 20)), "the later entry of the year");
    assert_eq!(first(Occasion::FireSeason, 2026), Some(date(2026, 12, 1)), "of the year in which it begins");
    assert_eq!(first(Occasion::FireSeason, 2027), None);
    assert_eq!(first(spring, 2026), Some(date(2026, 2, 16)));
    assert_eq!(first(spring, 2027), Some(date(2027, 2, 6)));
    assert_eq!(first(Occasion::Festival(Festival::National), 2026), Some(date(2026, 10, 1)));
    assert_eq!(first(Occasion::Festival(Festival::National), 2027), None, "not even 1 October is guessed");
    // A festival's date is no table: which days are worked stays as it is known.
    assert!(!calendar.works(date(2026, 2, 15)).answer);
    assert_eq!(calendar.works(date(2027, 2, 5)), Reckoned { answer: true, assumed: true });

    let table = Year { year: 2026, source: "本县".into(), off: vec![], worked: vec![] };
    let calendar = Calendar::merged(Calendar::builtin(), &Calendar::new(vec![table], vec![]));
    assert_eq!(calendar.works(date(2026, 10, 1)), Reckoned { answer: true, assumed: false });

    own.remove(Occasion::FloodSeason, 2027);
    assert_eq!(own.occasion(Occasion::FloodSeason, 2027), None);
    assert_eq!(own.occasion(Occasion::FloodSeason, 2026), Some(flood(2026).days));
}

#[test]
fn a_calendar_is_kept_and_read_back() {
    let fire = Dated { occasion: Occasion::FireSeason, days: span(date(2026, 12, 1), date(2027, 5, 31)) };
    let own = Calendar::new(vec![new_year_2019()], vec![fire]);
    let json = doc::print(&own);
    assert_eq!(
        json,
        r#"{"years":[{"year":2019,"source":"国办发明电〔2018〕15号","off":[{"festivals":["new_year"],"days":["2018-12-30","2019-01-01"]}],"worked":["2018-12-29"]}],"dated":[{"occasion":"fire_season","days":["2026-12-01","2027-05-31"]}]}"#
    );
    assert_eq!(doc::read(&json), Ok(own));
    assert_eq!(doc::read("{}"), Ok(Calendar::default()));
    assert!(doc::read::<Span>(r#"["2026-10-07","2026-10-01"]"#).is_err());
    for occasion in Occasion::all() {
        assert_eq!(Occasion::of_code(occasion.code()), Some(occasion));
    }
}

#[test]
fn the_order_of_entries_does_not_matter_but_for_the_last_of_a_year() {
    let day = |n| span(days_after(date(2026, 5, 1), n).unwrap(), date(2026, 9, 30));
    let flood = |n| Dated { occasion: Occasion::FloodSeason, days: day(n) };
    let calendar = Calendar::new(vec![], vec![flood(3), flood(1), flood(2)]);
    assert_eq!(calendar.dated(), [flood(2)]);
}
