//! What deadlines say, in tables.

use super::*;
use crate::base::day::date;
use proptest::prelude::*;

fn day(year: i16, month: u8, day: u8) -> DueDate {
    DueDate::Day { date: date(year, month, day), period_end: false }
}

fn end(year: i16, month: u8, day: u8) -> DueDate {
    DueDate::Day { date: date(year, month, day), period_end: true }
}

#[test]
fn a_deadline_of_a_known_year_is_a_day() {
    for (due, expected) in [
        ("12月20日前", day(2019, 12, 20)),
        ("６月 30日前", day(2019, 6, 30)),
        ("十二月三十一日之前", day(2019, 12, 31)),
        ("2020年6月30日前", day(2020, 6, 30)),
        ("二〇二〇年六月三十日前", day(2020, 6, 30)),
        ("明年1月10日前", day(2020, 1, 10)),
        ("5月20日(星期一)17:00前", day(2019, 5, 20)),
        ("5月20日下午5时前", day(2019, 5, 20)),
        ("5月20日下班前", day(2019, 5, 20)),
        ("12月底前", end(2019, 12, 31)),
        ("2月底前", end(2019, 2, 28)),
        ("2020年2月底前", end(2020, 2, 29)),
        ("11月上旬前", end(2019, 11, 10)),
        ("11月中旬前", end(2019, 11, 20)),
        ("11月下旬前", end(2019, 11, 30)),
        ("三季度末前", end(2019, 9, 30)),
        ("第4季度末前", end(2019, 12, 31)),
        ("年底前", end(2019, 12, 31)),
        ("今年年底前", end(2019, 12, 31)),
        ("2020年底前", end(2020, 12, 31)),
        ("明年底前", end(2020, 12, 31)),
        ("上半年前", end(2019, 6, 30)),
        ("2019年5月1日起30日内", day(2019, 5, 31)),
        ("自5月1日起2个月内", day(2019, 7, 1)),
    ] {
        assert_eq!(due_on(due, Some(2019), None), expected, "{due}");
    }
}

#[test]
fn a_year_that_nobody_gave_stays_open() {
    let open = |month, day, period_end| DueDate::OpenYear { month, day, period_end };
    assert_eq!(due_on("12月4日前", None, None), open(12, Some(4), false));
    assert_eq!(due_on("2月底前", None, None), open(2, None, true));
    assert_eq!(due_on("年底前", None, None), open(12, Some(31), true));
    assert_eq!(due_on("明年3月底前", None, None), open(3, None, true));
    assert_eq!(due_on("2月29日前", None, None), open(2, Some(29), false));
    assert_eq!(open(2, None, true).in_year(2020), Some(date(2020, 2, 29)));
    // In December, January is not this year's.
    assert_eq!(due_on("1月15日前", Some(2021), Some(date(2021, 12, 9))), open(1, Some(15), false));
    assert_eq!(due_on("2021年1月15日前", Some(2021), Some(date(2021, 12, 9))), day(2021, 1, 15));
    assert_eq!(due_on("12月15日前", None, Some(date(2021, 12, 9))), day(2021, 12, 15));
}

#[test]
fn what_is_no_day_is_none() {
    for (expected, list) in [
        (DueDate::Recurring, &["每月25日前", "每周五17时前", "每晚10时前"][..]),
        (
            DueDate::Relative,
            &[
                "30日内",
                "节后一周内",
                "返岗后7个工作日内",
                "提前2日",
                "春节前",
                "正月十五前",
                "本月底前",
                "当日20时前",
                "5月1日起5个工作日内",
                "主汛期来临前",
                "18:00前",
                "月底前",
            ],
        ),
        (DueDate::NoSuchDay, &["2月30日前", "11月31日前", "13月1日前", "2019年2月29日前"]),
        (DueDate::Unclear, &["9月前", "2020年前", "三季度前", "3月15日", "6月15日至20日前", ""]),
    ] {
        for due in list {
            assert_eq!(due_on(due, Some(2019), None), expected, "{due}");
        }
    }
}

proptest! {
    #[test]
    fn any_words_are_taken(due in ".{0,16}", tail in "[0-9年月日底末旬季度起前内第一二十每]{0,12}") {
        for text in [due.clone(), tail.clone(), due + &tail] {
            due_on(&text, None, None);
            due_on(&text, Some(i16::MAX), Some(date(9999, 12, 31)));
        }
    }

    #[test]
    fn a_day_of_the_calendar_comes_back(y in 1949i16..2199, m in 1u8..=12, d in 1u8..=31) {
        let due = due_on(&format!("{y}年{m}月{d}日前"), None, None);
        let expected = Date::new(y, m, d).map_or(DueDate::NoSuchDay, |date| DueDate::Day { date, period_end: false });
        prop_assert_eq!(due, expected);
    }
}
