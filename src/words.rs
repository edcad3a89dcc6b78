//! Every word of the interface, in Chinese and English. The texts stand in `locales/*.json`.

mod cadence;

use crate::base::{day::Date, lang::Lang};

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub Lang);

/// What can stand in a phrase.
pub trait Word {
    /// As it is written.
    fn word(&self) -> String;
}

impl Word for &str {
    fn word(&self) -> String {
        (*self).to_owned()
    }
}
impl Word for String {
    fn word(&self) -> String {
        self.clone()
    }
}
impl Word for usize {
    fn word(&self) -> String {
        self.to_string()
    }
}

#[inline(never)]
fn fill(phrase: &str, arguments: &[(&str, &str)]) -> String {
    arguments.iter().fold(phrase.to_owned(), |phrase, (name, word)| phrase.replace(name, word))
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Words {
    /// A phrase by its number.
    #[inline(never)]
    fn phrase(self, number: usize) -> &'static str {
        let (text, ends): (&'static str, &[u16]) = match self.0 {
            Lang::Zh => (ZH, &ZH_ENDS),
            Lang::En => (EN, &EN_ENDS),
        };
        let end = |number: usize| ends.get(number).map_or(0, |end| usize::from(*end));
        let start = number.checked_sub(1).map_or(0, end);
        text.get(start..end(number)).unwrap_or("")
    }

    /// A word of a group: its phrases begin at `first`, in the order of the codes.
    #[inline(never)]
    fn word_of(self, first: usize, codes: &[&str], code: &str) -> &'static str {
        codes.iter().position(|known| *known == code).map_or("", |at| self.phrase(first + at))
    }

    /// A text that content may give in English too: `en` where it is wanted and there.
    pub fn of(self, zh: &str, en: Option<&str>) -> String {
        match self.0 {
            Lang::Zh => zh.to_owned(),
            Lang::En => en.filter(|en| !en.is_empty()).unwrap_or(zh).to_owned(),
        }
    }

    /// A day: 11 月 24 日, with the year where it is not the year of `today`.
    pub fn day(self, day: Date, today: Date) -> String {
        let (month, number) = (usize::from(day.month()), usize::from(day.day()));
        if day.year() == today.year() {
            self.date_short(self.month(&month.to_string()), number)
        } else {
            self.date_long(usize::from(day.year().unsigned_abs()), self.month(&month.to_string()), number)
        }
    }

    /// A share in tenths of a percent: 83.3 %.
    pub fn percent(self, tenths: u32) -> String {
        format!("{}.{} %", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::day::date;

    #[test]
    fn phrases_are_filled() {
        assert_eq!(Words(Lang::Zh).day(date(2026, 11, 24), date(2026, 1, 1)), "11 月 24 日");
        assert_eq!(Words(Lang::En).day(date(2025, 2, 3), date(2026, 1, 1)), "3 Feb 2025");
        assert_eq!(Words(Lang::Zh).percent(833), "83.3 %");
    }
}
