//! Every word of the interface, in Chinese and English. The texts stand in `locales/*.json`.
//!
//! `build/words.rs` puts the phrases on sheets: for each language those that the first program may ask for, and those
//! that only its parts ask for. A program that comes in parts carries the first Chinese sheet only; the others are
//! files of the site, and a language is spoken, or a part shown, when its sheets have been taken in. Everywhere else
//! all sheets are carried and there is nothing to wait for.

mod cadence;

use crate::base::{day::Date, hash, lang::Lang};
use std::sync::OnceLock;

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

/// Phrases of one language, in the order of their numbers.
pub struct Sheet {
    file: &'static str,
    hash: u64,
    carried: Option<&'static str>,
    phrases: OnceLock<Vec<&'static str>>,
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Sheet {
    const fn new(file: &'static str, hash: u64, carried: Option<&'static str>) -> Self {
        Sheet { file, hash, carried, phrases: OnceLock::new() }
    }

    /// Its file on the site; the name is made from its text.
    pub fn file(&self) -> &'static str {
        self.file
    }

    /// Its text, where the program carries it.
    pub fn carried(&self) -> Option<&'static str> {
        self.carried
    }

    /// Whether its phrases can be spoken.
    pub fn is_here(&self) -> bool {
        self.phrases().is_some()
    }

    /// Takes its text in; `false` where it is not the very text that the program was compiled with.
    pub fn take(&self, text: &str) -> bool {
        let right = hash::sha256_bits(text) == self.hash;
        if right {
            // Kept as long as the program runs. Another may have brought it meanwhile: that is the same text.
            self.phrases.get_or_init(|| text.to_owned().leak().split('\n').collect());
        }
        right
    }

    fn phrases(&self) -> Option<&[&'static str]> {
        let phrases = match self.carried {
            Some(text) => self.phrases.get_or_init(|| text.split('\n').collect()),
            None => self.phrases.get()?,
        };
        Some(phrases)
    }

    fn phrase(&self, number: usize) -> Option<&'static str> {
        self.phrases()?.get(number).copied()
    }
}

/// The sheets of a language: that of the first program, and that of its parts.
pub fn sheets(lang: Lang) -> &'static [Sheet] {
    let (zh, en) = SHEETS.split_at(SHEETS.len() / 2);
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The sheets that are files of the site where the program comes in parts: all but the first Chinese one.
pub fn apart() -> &'static [Sheet] {
    SHEETS.get(1..).unwrap_or_default()
}

/// Where a code stands in a list of codes, one a line.
#[inline(never)]
fn place(codes: &str, code: &str) -> Option<usize> {
    codes.split('\n').position(|known| known == code)
}

impl Words {
    /// A phrase that the first program may ask for. Chinese while the sheet of the language is not here: nobody speaks
    /// a language before that, and words that are not understood are better than none.
    #[inline(never)]
    fn first(self, number: usize) -> &'static str {
        let own = sheets(self.0).first().and_then(|sheet| sheet.phrase(number));
        own.or_else(|| sheets(Lang::Zh).first()?.phrase(number)).unwrap_or_default()
    }

    /// A phrase that only the parts ask for. A part is not shown before its words are here; should one all the same be
    /// asked for earlier, it says that it is missing.
    #[inline(never)]
    fn later(self, number: usize) -> &'static str {
        let own = sheets(self.0).last().and_then(|sheet| sheet.phrase(number));
        own.unwrap_or_else(|| self.words_missing())
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

    #[test]
    fn a_sheet_takes_the_very_text_that_it_was_made_from() {
        let sheet = Sheet::new("words/x.txt", hash::sha256_bits("one\ntwo"), None);
        assert!(!sheet.take("one\nthree") && !sheet.is_here());
        assert!(sheet.take("one\ntwo") && sheet.is_here());
        assert_eq!((sheet.phrase(1), sheet.phrase(2)), (Some("two"), None));
    }

    #[test]
    fn the_sheets_of_both_languages_have_the_same_phrases_and_their_names_are_made_from_them() {
        for (zh, en) in sheets(Lang::Zh).iter().zip(sheets(Lang::En)) {
            let phrases = |sheet: &Sheet| sheet.phrases().map(<[_]>::len);
            assert!(phrases(zh).is_some_and(|count| count > 100) && phrases(zh) == phrases(en));
            for sheet in [zh, en] {
                let hash = hash::sha256_bits(sheet.carried().unwrap());
                assert!(sheet.hash == hash && sheet.file().ends_with(&format!("-{hash:016x}.txt")), "{}", sheet.file());
            }
        }
    }

    /// No reader is shown an empty button, whatever happens.
    #[test]
    fn a_phrase_that_is_not_here_says_so() {
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(Words(lang).later(usize::MAX), Words(lang).words_missing());
            assert!(!Words(lang).words_missing().is_empty());
        }
    }
}
