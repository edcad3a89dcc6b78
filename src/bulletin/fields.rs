//! Numbers and dates of the masthead; deadline, cadence and actor of a requirement.

use super::Bulletin;
use crate::base::day::Date;

/// A digit in any of the ways offices write it.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(c as u32 - '０' as u32),
        '〇' | '○' | '零' => Some(0),
        _ => "一二三四五六七八九".chars().position(|han| han == c).and_then(|at| u32::try_from(at + 1).ok()),
    }
}

/// A whole number: 12, １２, 十二, 二十三, 二〇一九.
fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 5 {
        return None;
    }
    match text.split_once('十') {
        Some((tens, ones)) => {
            let part =
                |text: &str, empty| if text.is_empty() { Some(empty) } else { text.chars().next().and_then(digit) };
            Some(part(tens, 1)? * 10 + part(ones, 0)?)
        }
        None => text.chars().try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?)),
    }
}

/// The issue number of a line, where the name before it ends (bytes), and the year where it is given.
pub fn issue(text: &str) -> Option<(u32, usize, Option<i16>)> {
    for (at, _) in text.match_indices('第') {
        let before = text.get(..at)?;
        let rest = text.get(at + '第'.len_utf8()..)?;
        let Some(end) = rest.find('期') else { continue };
        let Some(value) = rest.get(..end).and_then(number) else { continue };
        if before.ends_with('总') {
            continue;
        }
        let (name_end, year) = year_before(before);
        return Some((value, name_end, year));
    }
    None
}

/// A year at the end of a text: `〔2019〕`, `2019年`; and where it begins.
fn year_before(text: &str) -> (usize, Option<i16>) {
    let trimmed = text.trim_end().trim_end_matches(['年', '〕', ']', '）', ')']).trim_end();
    let digits: Vec<(usize, char)> =
        trimmed.char_indices().rev().take_while(|(_, c)| digit(*c).is_some()).take(4).collect();
    if digits.len() == 4 && trimmed.len() < text.trim_end().len() {
        let from = digits.last().map_or(0, |(at, _)| *at);
        let year = text.get(from..trimmed.len()).and_then(number).and_then(|year| i16::try_from(year).ok());
        if year.is_some_and(|year| (1949..2100).contains(&year)) {
            return (from, year);
        }
    }
    (text.len(), None)
}

/// A full date in a text, and where it begins.
fn full_date(text: &str) -> Option<(Date, usize)> {
    let year_at = text.find('年')?;
    let (from, year) = year_before(text.get(..year_at + '年'.len_utf8())?);
    let rest = text.get(year_at + '年'.len_utf8()..)?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    let whole = |text: &str| number(text);
    let (month, day) = (i8::try_from(whole(month)?).ok()?, i8::try_from(whole(day)?).ok()?);
    Some((Date::new(year?, month, day).ok()?, from))
}

/// Whether a line is an imprint: who made it, and when.
pub fn is_imprint(text: &str) -> bool {
    let short = text.chars().count() <= 50 && !text.contains(['。', '，', ',']);
    short
        && (full_date(text).is_some() || ["编印", "主办", "编", "印发", "编发"].iter().any(|word| text.ends_with(word)))
}

/// Reads issuer and date of an imprint line.
pub fn imprint(text: &str, is_issue_line: bool, bulletin: &mut Bulletin) {
    let dated = full_date(text);
    if let Some((date, _)) = dated {
        bulletin.date = bulletin.date.or(Some(date));
        bulletin.year = bulletin.year.or(Some(date.year()));
    }
    let mut who = dated.map_or(text, |(_, at)| text.get(..at).unwrap_or_default());
    if is_issue_line {
        let Some((_, rest)) = who.split_once('期') else { return };
        who = rest.trim_start_matches([')', '）']);
        if let Some((_, after)) = who.split_once('期') {
            who = after.trim_start_matches([')', '）']);
        }
    }
    let mut who = who.trim();
    for word in ["编印", "主办", "编发", "编制", "印发", "编"] {
        who = who.strip_suffix(word).unwrap_or(who).trim_end();
    }
    let who = who
        .trim_start_matches("编印单位：")
        .trim_start_matches("主办：")
        .trim_start_matches("编印：")
        .trim_matches(|c: char| c.is_whitespace() || c == '|');
    if who.chars().count() >= 3 && bulletin.issuer.is_none() && !who.contains('第') {
        bulletin.issuer = Some(who.to_owned());
    }
}

/// Characters that a time phrase is made of, walking back from 前 or 内.
fn is_time(c: char) -> bool {
    c.is_ascii_digit()
        || c == ' '
        || ('０'..='９').contains(&c)
        || "年月日底初末旬正十一二三四五六七八九个工作小时分钟天周每季度当时点半".contains(c)
}

/// The deadline phrase: the first one in the segment.
pub fn due(text: &str) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    let mut offer = |from: usize, to: usize| {
        if best.as_ref().is_none_or(|(at, _)| from < *at)
            && let Some(phrase) = text.get(from..to)
        {
            best = Some((from, phrase.trim().to_owned()));
        }
    };
    for (at, _) in text.match_indices('前') {
        let end = at + '前'.len_utf8();
        let from = back_over(text, at, is_time);
        let phrase = text.get(from..at).unwrap_or_default();
        if text.get(end..).is_some_and(|rest| rest.starts_with("后")) {
            continue;
        }
        if phrase.contains(['日', '月', '底', '时', '年']) && phrase.chars().any(|c| digit(c).is_some() || c == '底')
        {
            offer(from, end);
        }
    }
    for event in [
        "主汛期来临前",
        "汛期来临前",
        "春节前",
        "国庆节前",
        "开学前",
        "入冬前",
        "节前",
        "除夕前",
        "高温季节前",
        "麦收开始前",
    ] {
        if let Some(at) = text.find(event) {
            offer(at, at + event.len());
        }
    }
    for (at, _) in text.match_indices('内') {
        let from = back_over(text, at, |c| is_time(c) && c != '每');
        let phrase = text.get(from..at).unwrap_or_default();
        let unit = ["工作日", "小时", "分钟", "日", "天", "个月"].iter().any(|unit| phrase.ends_with(unit));
        if unit && phrase.chars().next().is_some_and(|c| digit(c).is_some()) {
            offer(event_before(text, from), at + '内'.len_utf8());
        }
    }
    best.map(|(_, phrase)| phrase)
}

/// The start of an event phrase (办结后, 预警发布后) that ends at `at`; `at` itself where there is none.
fn event_before(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    if !before.ends_with('后') {
        return at;
    }
    let from = back_over(text, at, |c| !"，,；;：:。须应要在于".contains(c));
    // A subject in front of the event does not belong to it; an event is a handful of characters.
    if before.get(from..).is_some_and(|event| event.chars().count() <= 8) { from } else { at }
}

fn back_over(text: &str, at: usize, keep: impl Fn(char) -> bool) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.char_indices().rev().take_while(|(_, c)| keep(*c)).last().map_or(at, |(from, _)| from)
}

/// The cadence phrase: from 每 through the number of times, else 每 and the period; 按月, 按季度.
pub fn cadence(text: &str) -> Option<String> {
    const PERIODS: [&str; 12] = ["半年", "季度", "季", "年", "月", "周", "天", "日", "学期", "班", "旬", "星期"];
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..)?;
        if c == '按' {
            if let Some(period) = ["季度", "月", "周", "年"].iter().find(|period| rest.starts_with(**period)) {
                return text.get(at..at + c.len_utf8() + period.len()).map(str::to_owned);
            }
            continue;
        }
        if c != '每' {
            continue;
        }
        let counted =
            rest.char_indices().find(|(_, c)| digit(*c).is_none() && *c != '两' && *c != '个').map_or(0, |(at, _)| at);
        let unit = rest.get(counted..)?;
        let period = PERIODS.iter().chain(&["小时", "分钟"]).find(|period| unit.starts_with(**period));
        let Some(period) = period else { continue };
        let end = at + c.len_utf8() + counted + period.len();
        let after = text.get(end..)?;
        // 每月25日前 is a deadline.
        if due(text).is_some_and(|due| due.starts_with('每') && text.find(&due) == Some(at)) {
            continue;
        }
        let clause = after.find(['，', ',', '、', '；', ';']).map_or(after, |stop| after.get(..stop).unwrap_or(after));
        let times = ["次", "遍", "轮"].iter().filter_map(|word| clause.find(word).map(|at| at + word.len())).min();
        let times = times.filter(|to| {
            let before = clause.get(..to - 3).unwrap_or_default();
            before.chars().last().is_some_and(|c| digit(c).is_some() || c == '两') && before.chars().count() <= 12
        });
        return text.get(at..end + times.unwrap_or(0)).map(str::to_owned);
    }
    None
}
