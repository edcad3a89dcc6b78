//! Numbers and dates, in digits or in Chinese numerals.

use crate::base::day::Date;

use super::fold::from;

/// A numeral: a digit of either script.
pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '〇' | '零' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '廿' | '百'
        )
}

/// The numeral that `text` starts with: its value and its length in bytes.
pub fn leading(text: &str) -> Option<(u32, usize)> {
    let ascii = text.starts_with(|c: char| c.is_ascii_digit());
    let len: usize =
        text.chars().take_while(|c| is_numeral(*c) && c.is_ascii_digit() == ascii).map(char::len_utf8).sum();
    let word = text.get(..len)?;
    Some((value(word)?, len))
}

/// The length in bytes of the numeral that `text` ends with.
pub fn trailing(text: &str) -> usize {
    // One script at a time: 周五17:00 has the hour 17, not 五17.
    let ascii = text.ends_with(|c: char| c.is_ascii_digit());
    text.chars().rev().take_while(|c| is_numeral(*c) && c.is_ascii_digit() == ascii).map(char::len_utf8).sum()
}

/// The value of a numeral: `12`, `十二`, `二〇一九`, `廿三`.
pub fn value(word: &str) -> Option<u32> {
    if word.is_empty() {
        return None;
    }
    if word.chars().all(|c| c.is_ascii_digit()) {
        return word.parse().ok();
    }
    // Numerals with a unit add up; numerals without one are read digit by digit (二〇一九).
    let with_unit = word.chars().any(|c| matches!(c, '十' | '百' | '廿'));
    let (mut sum, mut digit) = (0u32, None);
    for c in word.chars() {
        match c {
            '十' => {
                sum = sum.checked_add(10 * digit.take().unwrap_or(1))?;
            }
            '百' => {
                sum = sum.checked_add(100 * digit.take().unwrap_or(1))?;
            }
            '廿' => sum = sum.checked_add(20)?,
            _ => {
                let d = match c {
                    '〇' | '零' => 0,
                    '一' => 1,
                    '二' | '两' => 2,
                    '三' => 3,
                    '四' => 4,
                    '五' => 5,
                    '六' => 6,
                    '七' => 7,
                    '八' => 8,
                    '九' => 9,
                    _ => c.to_digit(10)?,
                };
                if with_unit {
                    digit = Some(d);
                } else {
                    sum = sum.checked_mul(10)?.checked_add(d)?;
                }
            }
        }
    }
    sum.checked_add(digit.unwrap_or(0))
}

/// The year at the start of `text`, of four digits of either script: its value and its length.
pub fn year(text: &str) -> Option<(i16, usize)> {
    let len: usize = text.chars().take(4).map(char::len_utf8).sum();
    let word = text.get(..len)?;
    if word.chars().count() != 4 || word.chars().any(|c| !is_numeral(c) || matches!(c, '十' | '廿' | '百' | '两')) {
        return None;
    }
    if from(text, len).chars().next().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let year = i16::try_from(value(word)?).ok()?;
    (1949..=2199).contains(&year).then_some((year, len))
}

/// The first full date in `text` (folded): `2019年3月6日`, `二〇一九年三月六日`, `2019-03-06`, `2019.3.6`; with its span.
pub fn date(text: &str) -> Option<(Date, std::ops::Range<usize>)> {
    for (at, c) in text.char_indices() {
        if !is_numeral(c) || text.get(..at).and_then(|b| b.chars().next_back()).is_some_and(|p| p.is_ascii_digit()) {
            continue;
        }
        let Some((year, mut len)) = year(from(text, at)) else {
            continue;
        };
        let mut parts = [0u8; 2];
        let mut whole = true;
        for (i, slot) in parts.iter_mut().enumerate() {
            let rest = from(text, at + len);
            let mark = rest.chars().next().unwrap_or(' ');
            let good =
                if i == 0 { matches!(mark, '年' | '-' | '.' | '/') } else { matches!(mark, '月' | '-' | '.' | '/') };
            let number = from(rest, mark.len_utf8());
            let Some((n, used)) = leading(number).filter(|_| good) else {
                whole = false;
                break;
            };
            *slot = u8::try_from(n).unwrap_or(0);
            len += mark.len_utf8() + used;
        }
        let [month, day] = parts;
        if let (true, Some(date)) = (whole, Date::new(year, month, day)) {
            let tail = from(text, at + len);
            let end = at + len + if tail.starts_with('日') || tail.starts_with('号') { '日'.len_utf8() } else { 0 };
            return Some((date, at..end));
        }
    }
    None
}
