//! The arrangement of a year's days off as an office has it: the State Council's notice, whose words are read, and
//! days that were typed. What is read is a draft that somebody looks at; [`table`] says whether it can be kept.
//!
//! A table makes every other day of its year certain, so it is one only when all seven festivals have their days.

use super::{
    calendar::{DaysOff, Festival, Span, Year},
    day::{Date, days_between},
};

/// Longer than any festival was ever off.
const LONGEST: i32 = 15;

/// What the words of a notice say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The year that it arranges, where it says so.
    pub year: Option<i16>,
    /// Its number, e.g. 国办发明电〔2025〕7号; empty where there is none.
    pub source: String,
    /// The days off of the festivals that it names.
    pub off: Vec<(Festival, Span)>,
    /// The weekend days that are worked.
    pub worked: Vec<Date>,
}

/// Why days are not the arrangement of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotATable {
    /// A festival has no days off.
    Missing(Festival),
    /// Its days off are not of this year.
    OtherYear(Festival),
    /// Its days off are more than anybody ever had.
    TooLong(Festival),
    /// The days off of two festivals meet without being the same.
    Overlap(Festival, Festival),
    /// A day that is worked anyway.
    NotAWeekend(Date),
    /// A weekend day of another year.
    WorkedElsewhere(Date),
    /// A day that is worked lies among the days off.
    WorkedOff(Date),
}

/// The table that these days make.
pub fn table(year: i16, source: &str, off: &[(Festival, Span)], worked: &[Date]) -> Result<Year, NotATable> {
    let mut table = Year { year, source: source.trim().to_owned(), off: Vec::new(), worked: Vec::new() };
    for festival in Festival::ALL {
        let days = off.iter().find(|(known, _)| *known == festival).ok_or(NotATable::Missing(festival))?.1;
        // New Year may begin in December; the others cannot.
        if days.last().year() != year || (days.first().year() != year && festival != Festival::NewYear) {
            return Err(NotATable::OtherYear(festival));
        }
        if days_between(days.first(), days.last()) >= LONGEST {
            return Err(NotATable::TooLong(festival));
        }
        let meets = |known: &&mut DaysOff| known.days.holds(days.first()) || days.holds(known.days.first());
        match table.off.iter_mut().find(meets) {
            Some(known) if known.days == days => known.festivals.push(festival),
            Some(known) => {
                return Err(NotATable::Overlap(known.festivals.first().copied().unwrap_or(festival), festival));
            }
            None => table.off.push(DaysOff { festivals: vec![festival], days }),
        }
    }
    table.worked = worked.to_vec();
    table.worked.sort_unstable();
    table.worked.dedup();
    for day in &table.worked {
        if day.weekday() <= 5 {
            return Err(NotATable::NotAWeekend(*day));
        }
        if day.year() != year && (day.year() + 1 != year || day.month() != 12) {
            return Err(NotATable::WorkedElsewhere(*day));
        }
        if table.off.iter().any(|off| off.days.holds(*day)) {
            return Err(NotATable::WorkedOff(*day));
        }
    }
    Ok(table)
}

/// How the notice calls them.
const NAMES: &[(&str, Festival)] = &[
    ("元旦", Festival::NewYear),
    ("春节", Festival::SpringFestival),
    ("清明", Festival::Qingming),
    ("劳动节", Festival::Labour),
    ("端午", Festival::DragonBoat),
    ("中秋", Festival::MidAutumn),
    ("国庆", Festival::National),
];

/// Reads a notice on the days off of `year`. A day without a year is of that year.
pub fn read(text: &str, year: i16) -> Draft {
    let mut draft = Draft { source: number_of(text), year: year_of(text), ..Draft::default() };
    let mut festivals: Vec<Festival> = Vec::new();
    for clause in plain(text).split(['。', '；', ';', '，', ',', '\n']) {
        let named: Vec<Festival> =
            NAMES.iter().filter(|(name, _)| clause.contains(name)).map(|(_, festival)| *festival).collect();
        if !named.is_empty() {
            festivals = named;
        }
        let new_year = festivals == [Festival::NewYear];
        // Of a New Year that begins in December the notice may leave the year before unsaid.
        let home =
            |(said, month): (Option<i16>, u8)| said.unwrap_or(if new_year && month == 12 { year - 1 } else { year });
        let days: Vec<Date> = days_in(clause)
            .into_iter()
            .filter_map(|(said, month, day)| Date::new(home((said, month)), month, day))
            .collect();
        let (Some(first), Some(last)) = (days.first(), days.last()) else { continue };
        if ["上班", "补班"].iter().any(|word| clause.contains(word)) {
            draft.worked.extend(&days);
        } else if let Some(span) = Span::new(*first, *last) {
            for festival in &festivals {
                if draft.off.iter().all(|(known, _)| known != festival) {
                    draft.off.push((*festival, span));
                }
            }
        }
    }
    draft
}

/// Reads days that were typed, one after the other: `1月4日`, `1-4`, `2026-01-04`. The piece that is no day is the error.
pub fn days(text: &str, year: i16) -> Result<Vec<Date>, String> {
    let text = plain(text);
    let pieces = text.split(['、', '，', ',', '；', ';', '。', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
    pieces.map(|piece| day(piece, year).ok_or_else(|| piece.to_owned())).collect()
}

fn day(piece: &str, year: i16) -> Option<Date> {
    let said = piece.chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '号' | '-' | '/' | '.'));
    let parts = piece.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let numbers: Vec<i16> = parts.map(str::parse).collect::<Result<_, _>>().ok().filter(|_| said)?;
    let small = |number: i16| u8::try_from(number).ok();
    match numbers[..] {
        [month, day] => Date::new(year, small(month)?, small(day)?),
        [year, month, day] => Date::new(year, small(month)?, small(day)?),
        _ => None,
    }
}

/// The words without what stands in brackets (days of the week and of the old calendar), without spaces, and with
/// plain digits.
fn plain(text: &str) -> String {
    let mut depth = 0usize;
    let mut words = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '\n' => {
                // A bracket that nobody closed ends with its line.
                depth = 0;
                words.push('\n');
            }
            _ if depth > 0 || c.is_whitespace() => {}
            '０'..='９' => words.extend(char::from_u32(u32::from(c) - u32::from('０') + u32::from('0'))),
            c => words.push(c),
        }
    }
    words
}

/// The days of a clause, with the year where it is said: `1月1日至3日` is two, and so is `1月4日、10日`.
fn days_in(clause: &str) -> Vec<(Option<i16>, u8, u8)> {
    let (mut found, mut digits) = (Vec::new(), String::new());
    let (mut year, mut month) = (None, None);
    for c in clause.chars() {
        match c {
            '0'..='9' => {
                digits.push(c);
                continue;
            }
            '年' => year = digits.parse().ok(),
            '月' => month = digits.parse().ok(),
            '日' => {
                if let (Some(month), Ok(day)) = (month, digits.parse()) {
                    found.push((year, month, day));
                    year = None;
                }
            }
            _ => {}
        }
        digits.clear();
    }
    found
}

/// The number of the notice: the words before 〔 and all up to 号.
fn number_of(text: &str) -> String {
    let Some((before, after)) = text.split_once('〔') else { return String::new() };
    let Some((inside, _)) = after.split_once('号').filter(|(inside, _)| inside.chars().count() <= 12) else {
        return String::new();
    };
    let word = before.rsplit(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c)).next().unwrap_or("");
    let from = word.chars().count().saturating_sub(8);
    let word: String = word.chars().skip(from).collect();
    if word.is_empty() { word } else { format!("{word}〔{inside}号") }
}

/// The year in whose title the holidays stand.
fn year_of(text: &str) -> Option<i16> {
    let (before, _) = text.split_once("年部分节假日")?;
    let from = before.len().checked_sub(4)?;
    before.get(from..)?.parse().ok()
}

#[cfg(test)]
#[path = "notice/tests.rs"]
mod tests;
