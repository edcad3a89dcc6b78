use super::*;
use crate::base::{calendar::Calendar, day::date};
use proptest::prelude::*;

/// A notice in the usual form, with the days of 2026.
const NOTICE: &str = "国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各地区、各部门：现将元旦、春节、清明节、劳动节、端午节、中秋节和国庆节的安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。５月９日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。";

#[test]
fn the_notice_of_a_year_reads_as_the_table_that_comes_with_the_program() {
    let draft = read(NOTICE, 2026);
    assert_eq!(draft.year, Some(2026));
    let table = table(2026, &draft.source, &draft.off, &draft.worked).unwrap();
    assert_eq!(Some(&table), Calendar::builtin().table(2026));
}

#[test]
fn two_festivals_may_fall_together_and_a_year_may_begin_in_december() {
    let draft = read("国庆节、中秋节：10月1日至8日放假。元旦：12月30日至1月1日放假，12月29日上班。", 2019);
    let days = Span::new(date(2019, 10, 1), date(2019, 10, 8)).unwrap();
    let year = Span::new(date(2018, 12, 30), date(2019, 1, 1)).unwrap();
    assert_eq!(draft.off, [(Festival::MidAutumn, days), (Festival::National, days), (Festival::NewYear, year)]);
    assert_eq!(draft.worked, [date(2018, 12, 29)]);
    let said = read("元旦：2018年12月30日至2019年1月1日放假", 2019);
    assert_eq!(said.off, [(Festival::NewYear, year)]);
}

#[test]
fn a_day_alone_is_off_alone() {
    let draft = read("清明节：4月5日放假", 2027);
    assert_eq!(draft.off, [(Festival::Qingming, Span::new(date(2027, 4, 5), date(2027, 4, 5)).unwrap())]);
}

#[test]
fn typed_days_are_read_or_the_piece_that_is_none_is_named() {
    let found = [date(2027, 1, 4), date(2027, 2, 14), date(2026, 12, 27)];
    assert_eq!(days("1月4日（周日）、2-14，2026-12-27\n", 2027), Ok(found.to_vec()));
    assert_eq!(days("", 2027), Ok(vec![]));
    for wrong in ["2月30日", "明天", "1", "1月4日上班", "2027-1-4-5"] {
        assert_eq!(days(wrong, 2027), Err(wrong.to_owned()), "{wrong}");
    }
}

fn usual() -> Vec<(Festival, Span)> {
    read(NOTICE, 2026).off
}

#[test]
fn what_is_no_arrangement_of_a_year_says_why() {
    let span = |first, last| Span::new(first, last).unwrap();
    let with = |festival, days| {
        let mut off = usual();
        off.iter_mut().filter(|(known, _)| *known == festival).for_each(|(_, old)| *old = days);
        table(2026, "", &off, &[])
    };
    assert_eq!(table(2026, "", &usual()[1..], &[]), Err(NotATable::Missing(Festival::NewYear)));
    let labour = span(date(2027, 5, 1), date(2027, 5, 5));
    assert_eq!(with(Festival::Labour, labour), Err(NotATable::OtherYear(Festival::Labour)));
    let long = span(date(2026, 5, 1), date(2026, 5, 16));
    assert_eq!(with(Festival::Labour, long), Err(NotATable::TooLong(Festival::Labour)));
    let meets = span(date(2026, 10, 7), date(2026, 10, 9));
    assert_eq!(with(Festival::MidAutumn, meets), Err(NotATable::Overlap(Festival::MidAutumn, Festival::National)));
    let worked = |day| table(2026, "", &usual(), &[day]).map(|table| table.worked);
    assert_eq!(worked(date(2026, 3, 4)), Err(NotATable::NotAWeekend(date(2026, 3, 4))));
    assert_eq!(worked(date(2027, 1, 2)), Err(NotATable::WorkedElsewhere(date(2027, 1, 2))));
    assert_eq!(worked(date(2026, 10, 3)), Err(NotATable::WorkedOff(date(2026, 10, 3))));
    assert_eq!(worked(date(2026, 10, 10)), Ok(vec![date(2026, 10, 10)]));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[元旦春节0-9年月日（）至、。 \n〔〕号部分节假日a-z]{0,60}", year in 1i16..9999) {
        let draft = read(&text, year);
        let _ = table(year, &draft.source, &draft.off, &draft.worked);
        let _ = days(&text, year);
    }
}
