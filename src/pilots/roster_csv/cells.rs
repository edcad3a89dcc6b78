//! What stands in a cell, as people and spreadsheets write it.

use super::Wrong;
use crate::{base::count::half_width, pilots::candidate::Why};

/// The longest code and the longest name, in characters.
const LONGEST_CODE: usize = 32;
const LONGEST_NAME: usize = 40;

/// The same with full-width letters, digits and signs as half-width ones, without the spaces around it and without what
/// spreadsheets put around text that looks like a number (`="001"`, `'001`).
pub fn plain(cell: &str) -> String {
    let half = |letter: char| if letter == '\u{a0}' { ' ' } else { half_width(letter) };
    let text: String = cell.chars().filter(|letter| !matches!(letter, '\u{200b}' | '\u{feff}')).map(half).collect();
    let text = text.trim();
    let bare = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
    bare.or_else(|| text.strip_prefix('\'')).unwrap_or(text).trim().to_owned()
}

/// A number as it is written: its digits, and how many of them are decimals (less than 0: zeros are missing).
struct Number {
    digits: String,
    decimals: i32,
    scientific: bool,
}

fn number(text: &str) -> Option<Number> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.strip_prefix('+').unwrap_or(exponent).parse::<i16>().ok()?),
        None => (text, 0),
    };
    let (whole, rest) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(rest) || mantissa.len() > 40 {
        return None;
    }
    let decimals = i32::try_from(rest.len()).ok()? - i32::from(exponent);
    Some(Number { digits: format!("{whole}{rest}"), decimals, scientific: text.len() != mantissa.len() })
}

/// A code: `A001`. What a spreadsheet made of one that looks like a number is undone where nothing is lost.
pub fn code(cell: &str) -> Result<String, Wrong> {
    let text = plain(cell);
    if text.is_empty() {
        return Err(Wrong::NoCode);
    }
    if is_id_number(&text) {
        return Err(Wrong::IdNumber);
    }
    if let Some(number) = number(&text).filter(|number| number.scientific || number.decimals > 0) {
        let decimals = usize::try_from(number.decimals).map_err(|_| Wrong::DigitsLost)?;
        let (digits, rest) =
            number.digits.split_at_checked(number.digits.len() - decimals.min(number.digits.len())).unwrap_or_default();
        let whole = rest.bytes().all(|byte| byte == b'0') && decimals <= number.digits.len();
        return match (whole, number.scientific) {
            (true, _) if is_id_number(digits) => Err(Wrong::IdNumber),
            (true, _) if !digits.is_empty() => Ok(digits.to_owned()),
            (_, true) => Err(Wrong::DigitsLost),
            _ => Err(Wrong::NotACode),
        };
    }
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '/' | '.' | '#' | '(' | ')');
    let sum = matches!(text.as_str(), "合计" | "总计" | "小计" | "平均" | "平均分");
    if sum || text.chars().count() > LONGEST_CODE || !text.chars().all(fits) {
        return Err(Wrong::NotACode);
    }
    Ok(text)
}

/// A name; may be empty.
pub fn name(cell: &str) -> Result<String, Wrong> {
    let text = plain(cell);
    if is_id_number(&text) {
        return Err(Wrong::IdNumber);
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits > 2 || text.chars().count() > LONGEST_NAME || text.contains(['\n', '\r']) {
        return Err(Wrong::NotAName);
    }
    Ok(text)
}

/// What a score cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scored {
    /// Nothing.
    Nothing,
    /// A score, in hundredths of a point.
    Score(u32),
    /// Did not appear (缺考).
    Absent,
    /// Withdrew (弃权).
    Withdrew,
}

/// A score: `80.5`, `80.50分`, `８０．５`, `8.05E+1`, `缺考`.
pub fn score(cell: &str) -> Result<Scored, Wrong> {
    let text = plain(cell);
    match said(&text) {
        Some(Said::Nothing) => return Ok(Scored::Nothing),
        Some(Said::Absent) => return Ok(Scored::Absent),
        Some(Said::Withdrew) => return Ok(Scored::Withdrew),
        _ => {}
    }
    let number = number(text.strip_suffix('分').unwrap_or(&text).trim_end()).ok_or(Wrong::NotAScore)?;
    let surplus = number.decimals - 2;
    let value = |digits: &str| match digits.trim_start_matches('0') {
        "" => Ok(0),
        digits => digits.parse::<u32>().map_err(|_| Wrong::NotAScore),
    };
    if surplus <= 0 {
        let zeros = u32::try_from(-surplus).ok().and_then(|zeros| 10u32.checked_pow(zeros)).ok_or(Wrong::NotAScore)?;
        return value(&number.digits)?.checked_mul(zeros).map(Scored::Score).ok_or(Wrong::NotAScore);
    }
    let surplus = usize::try_from(surplus).unwrap_or(usize::MAX);
    let kept = number.digits.len().checked_sub(surplus).ok_or(Wrong::TooFine)?;
    let (kept, rest) = number.digits.split_at_checked(kept).ok_or(Wrong::TooFine)?;
    // Spreadsheets write 80.1 as 80.09999999999999 now and then.
    let (zeros, nines) = (rest.len() >= 6 && rest.starts_with("00000"), rest.len() >= 6 && rest.starts_with("99999"));
    match () {
        () if zeros || rest.bytes().all(|byte| byte == b'0') => Ok(Scored::Score(value(kept)?)),
        () if nines => Ok(Scored::Score(value(kept)?.saturating_add(1))),
        () => Err(Wrong::TooFine),
    }
}

/// What a result cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Nothing (yet).
    Nothing,
    /// Passed.
    Passed,
    /// Failed.
    Failed(Option<Why>),
    /// Did not appear.
    Absent,
    /// Withdrew.
    Withdrew,
    /// On the reserve list.
    Reserved,
}

/// A result: `合格`, `不合格`, `通过`, `弃权`, `缺考`, `递补`.
pub fn result(cell: &str) -> Result<Said, Wrong> {
    said(&plain(cell)).ok_or(Wrong::NotAResult)
}

fn said(text: &str) -> Option<Said> {
    Some(match text.to_ascii_lowercase().as_str() {
        "" | "-" | "--" | "—" | "——" | "/" | "待定" | "无" | "pending" | "n/a" => Said::Nothing,
        "合格" | "通过" | "是" | "入围" | "√" | "✓" | "✔" | "y" | "yes" | "pass" | "passed" => {
            Said::Passed
        }
        "不合格" | "未通过" | "不通过" | "否" | "未入围" | "淘汰" | "×" | "✗" | "✘" | "n" | "no" | "fail"
        | "failed" => Said::Failed(None),
        "缺考" | "缺席" | "缺" | "未到" | "未参加" | "absent" => Said::Absent,
        "弃权" | "弃考" | "放弃" | "自愿放弃" | "自动放弃" | "withdrew" | "withdrawn" => Said::Withdrew,
        "递补" | "候补" | "reserve" | "reserved" => Said::Reserved,
        _ => return None,
    })
}

/// Whether a text is the number of an identity card: 18 characters with a day of birth in the middle, also where a
/// spreadsheet has rounded it.
pub fn is_id_number(text: &str) -> bool {
    if text.len() < 15 {
        return false;
    }
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    let is_number = text.len() == 18
        && text.bytes().zip(1..).all(|(byte, nth)| byte.is_ascii_digit() || nth == 18 && matches!(byte, b'X' | b'x'));
    let (year, month, day) = match (text.get(6..10), text.get(10..12), text.get(12..14)) {
        (Some(year), Some(month), Some(day)) => (number(year), number(month), number(day)),
        _ => return false,
    };
    is_number && (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// Whether a text may be what a spreadsheet made of the number of an identity card: `5.1332119900101E+17`.
pub fn may_be_id_number(text: &str) -> bool {
    let digits = |number: &Number| i32::try_from(number.digits.len()).unwrap_or(i32::MAX) - number.decimals;
    is_id_number(text) || number(text).is_some_and(|number| number.scientific && digits(&number) == 18)
}

/// Whether a text is the number of a mobile telephone.
pub fn is_phone(text: &str) -> bool {
    let digits: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b'-' | b' ')).collect();
    matches!(digits.as_slice(), [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 && rest.iter().all(u8::is_ascii_digit))
}
