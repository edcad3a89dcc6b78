//! How often, by the words of a text. What they do not say is not proposed.

use crate::{
    base::calendar::{Festival, Occasion},
    duties::cadence::{Before, Cadence, Count, DayKind, Nth, Period, Unit, Weekday},
};

/// How often, by the words of a sentence; `None` where they do not say. What is named more exactly goes first.
pub fn cadence(words: &str) -> Option<Cadence> {
    weekday_of_month(words)
        .or_else(|| last_day(words))
        .or_else(|| before(words))
        .or_else(|| within(words))
        .or_else(|| every(words))
        .or_else(|| plain(words))
}

fn plain(words: &str) -> Option<Cadence> {
    const WORDS: &[(&[&str], Cadence)] = &[
        (&["每两年", "两年一次", "每2年"], Cadence::EveryTwoYears),
        (&["每半年", "半年一次"], Cadence::HalfYearly),
        (&["每季", "季度"], Cadence::Quarterly),
        (&["每月", "月度", "按月"], Cadence::Monthly),
        (&["每周", "每星期", "周调度"], Cadence::Weekly),
        (&["每日", "每天", "24小时", "二十四小时", "全天候", "日调度"], Cadence::Daily),
        (&["每年", "年度", "一年一次"], Cadence::Yearly),
    ];
    WORDS.iter().find(|(known, _)| known.iter().any(|word| words.contains(word))).map(|(_, cadence)| *cadence)
}

/// 每月第二个周二, 每月最后一个星期五.
fn weekday_of_month(words: &str) -> Option<Cadence> {
    const NTH: [(&str, Nth); 6] = [
        ("第一个", Nth::First),
        ("第二个", Nth::Second),
        ("第三个", Nth::Third),
        ("第四个", Nth::Fourth),
        ("第五个", Nth::Fifth),
        ("最后一个", Nth::Last),
    ];
    let rest = after(words, &["每月", "每个月"])?;
    let (nth, rest) = NTH.iter().find_map(|(word, nth)| Some((*nth, rest.strip_prefix(word)?)))?;
    let day = ["周", "星期", "礼拜"].iter().find_map(|week| rest.strip_prefix(week))?.chars().next()?;
    let at = "一二三四五六日天".chars().position(|known| known == day)?.min(6);
    Some(Cadence::Weekday { nth, weekday: *Weekday::ALL.get(at)?, months: Count::ONE })
}

/// 每月底, 每季度最后一天, and 月底前, unless it is the end of one certain month (6月底前, 本月底前).
fn last_day(words: &str) -> Option<Cadence> {
    const PERIODS: [(&[&str], Period); 4] = [
        (&["每月", "每个月"], Period::Month),
        (&["每季度", "每个季度", "每季"], Period::Quarter),
        (&["每半年"], Period::HalfYear),
        (&["每年"], Period::Year),
    ];
    const ENDS: [&str; 6] = ["底", "末", "月底", "月末", "最后一天", "最后一日"];
    let ends = |known: &[&str]| after(words, known).is_some_and(|rest| ENDS.iter().any(|end| rest.starts_with(end)));
    let period = PERIODS.iter().find(|(known, _)| ends(known)).map(|(_, period)| *period);
    let month_end = || {
        let (before, _) = words.split_once("月底前").or_else(|| words.split_once("月末前"))?;
        let one = |c: char| c.is_ascii_digit() || "〇一二三四五六七八九十本当该上下次个".contains(c);
        (!before.ends_with(one)).then_some(Period::Month)
    };
    period.or_else(month_end).map(|period| Cadence::LastDay { period })
}

/// 春节前3天, 节前, 汛前. Where no number is given it is the last day before.
fn before(words: &str) -> Option<Cadence> {
    const NAMES: [(&[&str], Before); 10] = [
        (&["元旦"], Before::One(Occasion::Festival(Festival::NewYear))),
        (&["春节"], Before::One(Occasion::Festival(Festival::SpringFestival))),
        (&["清明节", "清明"], Before::One(Occasion::Festival(Festival::Qingming))),
        (&["劳动节", "五一"], Before::One(Occasion::Festival(Festival::Labour))),
        (&["端午节", "端午"], Before::One(Occasion::Festival(Festival::DragonBoat))),
        (&["中秋节", "中秋"], Before::One(Occasion::Festival(Festival::MidAutumn))),
        (&["国庆节", "国庆"], Before::One(Occasion::Festival(Festival::National))),
        (&["汛期", "汛"], Before::One(Occasion::FloodSeason)),
        (&["防火期"], Before::One(Occasion::FireSeason)),
        (&["节假日", "节日", "长假"], Before::EveryFestival),
    ];
    let named = |names: &[&str]| names.iter().any(|name| words.contains(name));
    if NAMES.iter().filter(|(names, what)| *what != Before::EveryFestival && named(names)).count() > 1 {
        // 元旦、春节前: there is no cadence for just these two, and one of them would be too few.
        return None;
    }
    let meant = NAMES.iter().find_map(|(names, what)| {
        let rest = names.iter().find_map(|name| after(words, &[name])?.strip_prefix('前'))?;
        Some((*what, rest))
    });
    let (what, rest) = meant.or_else(|| Some((Before::EveryFestival, holidays(words)?)))?;
    let given = number(rest).filter(|(_, unit)| unit.starts_with(['天', '日']));
    Some(Cadence::Before { what, days: given.map_or(Count::ONE, |(days, _)| days) })
}

/// What follows 节前 where 节 is a word of its own: not 环节前.
fn holidays(words: &str) -> Option<&str> {
    let (before, rest) = words.split_once("节前")?;
    (before.is_empty() || before.ends_with(['逢', '大', '要', '在', '，', '、', '；'])).then_some(rest)
}

/// 5个工作日内, 30日内.
fn within(words: &str) -> Option<Cadence> {
    const UNITS: [(&str, DayKind); 4] =
        [("个工作日", DayKind::Working), ("工作日", DayKind::Working), ("日", DayKind::All), ("天", DayKind::All)];
    let starts = words.char_indices().filter(|(at, c)| {
        let before = words.get(..*at).unwrap_or_default();
        is_numeral(*c) && !before.ends_with(|c| is_numeral(c) || "每第月".contains(c))
    });
    starts.filter_map(|(at, _)| number(words.get(at..)?)).find_map(|(n, rest)| {
        let (unit, days) = UNITS.iter().find_map(|(unit, days)| Some((rest.strip_prefix(unit)?, *days)))?;
        (unit.starts_with('内') || unit.starts_with("以内")).then_some(Cadence::Within { n, days })
    })
}

/// 每15日, 每两周, 每3个月.
fn every(words: &str) -> Option<Cadence> {
    const UNITS: [(&str, Unit); 7] = [
        ("天", Unit::Days),
        ("日", Unit::Days),
        ("周", Unit::Weeks),
        ("个星期", Unit::Weeks),
        ("个月", Unit::Months),
        ("个季度", Unit::Months),
        ("年", Unit::Months),
    ];
    let (n, rest) = number(after(words, &["每"])?)?;
    let (word, unit) = UNITS.iter().find(|(word, _)| rest.starts_with(word))?;
    let times = match *word {
        "个季度" => 3,
        "年" => 12,
        _ => 1,
    };
    Some(Cadence::every(Count::new(n.get() * times)?, *unit))
}

/// What follows the first of these words.
fn after<'a>(words: &'a str, known: &[&str]) -> Option<&'a str> {
    known.iter().find_map(|word| words.split_once(word)).map(|(_, rest)| rest)
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二两三四五六七八九十".contains(c)
}

/// The number at the beginning (12, 十二, 三十, 两), and what follows it.
fn number(words: &str) -> Option<(Count, &str)> {
    let end = words.find(|c| !is_numeral(c)).unwrap_or(words.len());
    let (numeral, rest) = words.split_at_checked(end)?;
    let digit = |word: &str| match word {
        "两" => Some(2),
        word => "一二三四五六七八九".chars().position(|known| word.chars().eq([known])).map(|at| at as u16 + 1),
    };
    let value = match numeral.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            tens * 10 + if ones.is_empty() { 0 } else { digit(ones)? }
        }
        None => numeral.parse().ok().or_else(|| digit(numeral))?,
    };
    Some((Count::new(value)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_more_exactly_is_proposed_so() {
        let n = |n| Count::new(n).unwrap();
        let weekday = |nth, weekday| Cadence::Weekday { nth, weekday, months: Count::ONE };
        let festival =
            |festival, days| Cadence::Before { what: Before::One(Occasion::Festival(festival)), days: n(days) };
        let before = |what, days| Cadence::Before { what, days: n(days) };
        let last = |period| Cadence::LastDay { period };
        let within = |count, days| Cadence::Within { n: n(count), days };
        let expect = [
            ("每季度至少", Some(Cadence::Quarterly)),
            ("24小时", Some(Cadence::Daily)),
            ("及时", None),
            ("每月第一个周五", Some(weekday(Nth::First, Weekday::Friday))),
            ("每个月最后一个星期天开展一次", Some(weekday(Nth::Last, Weekday::Sunday))),
            ("每月底", Some(last(Period::Month))),
            ("月底前报送", Some(last(Period::Month))),
            ("每季度末前汇总", Some(last(Period::Quarter))),
            ("每年最后一天", Some(last(Period::Year))),
            ("6月底前", None),
            ("十二月底前", None),
            ("本月底前", None),
            ("节前", Some(before(Before::EveryFestival, 1))),
            ("重大节假日前", Some(before(Before::EveryFestival, 1))),
            ("春节前3天", Some(festival(Festival::SpringFestival, 3))),
            ("国庆节前十五日", Some(festival(Festival::National, 15))),
            ("五一前", Some(festival(Festival::Labour, 1))),
            ("汛前", Some(before(Before::One(Occasion::FloodSeason), 1))),
            ("汛期前七天", Some(before(Before::One(Occasion::FloodSeason), 7))),
            ("森林防火期前", Some(before(Before::One(Occasion::FireSeason), 1))),
            ("环节前置", None),
            ("每逢节前", Some(before(Before::EveryFestival, 1))),
            ("元旦、春节前", None),
            ("每隔一天", None),
            ("5个工作日内", Some(within(5, DayKind::Working))),
            ("事发后三十日内补报", Some(within(30, DayKind::All))),
            ("7日以内", Some(within(7, DayKind::All))),
            ("12月5日内", None),
            ("每15日至少维护保养1次", Some(Cadence::Every { n: n(15), unit: Unit::Days })),
            ("每两周", Some(Cadence::Every { n: n(2), unit: Unit::Weeks })),
            ("每3个月", Some(Cadence::Quarterly)),
            ("每两年", Some(Cadence::EveryTwoYears)),
            ("每三年至少一次", Some(Cadence::Every { n: n(36), unit: Unit::Months })),
            ("每2小时巡查1次", None),
            ("每0天", None),
            ("每5000天", None),
            ("每月10日前", Some(Cadence::Monthly)),
        ];
        for (words, cadence) in expect {
            assert_eq!(super::cadence(words), cadence, "{words}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_are_read_or_left_alone(words in "(每|前|内|节|[0-9]{0,6}|十|三|月|日|天|周|年|第一个|个工作日|.){0,8}") {
            let _ = cadence(&words);
        }
    }
}
