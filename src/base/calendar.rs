//! The work calendar: which days are worked, and on which days festivals and seasons fall.
//!
//! Each autumn the State Council arranges the days off of the next year, and which weekends are worked in exchange
//! (调休). No rule gives these days: a year has a table, or it is not known. Without a table Monday to Friday is
//! assumed, and every answer that rests on that says so.
//!
//! The tables are a file of the site, `public/calendar.json`, compiled in: what is due must be known at the start,
//! offline, and not only once something was fetched. To add a year, edit the file and build; a test reads it.
//! Seasons (汛期, 森林防火期) are set by each province and county for each year, so only the user can date them.

mod occasion;

use super::{
    day::{Date, days_after},
    doc::{Doc, Document, Fields, Wrong},
    order,
};
use crate::document;
pub use occasion::{Festival, Occasion};
use std::sync::OnceLock;

const BUILTIN: &str = include_str!("../../public/calendar.json");

/// Days one after the other, the last included. Kept as `["2026-10-01", "2026-10-07"]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    first: Date,
    last: Date,
}

impl Span {
    /// The days from `first` to `last`; `None` where the last lies before the first.
    pub fn new(first: Date, last: Date) -> Option<Span> {
        (first <= last).then_some(Span { first, last })
    }

    /// The first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Date {
        self.last
    }

    /// Whether `day` is one of them.
    pub fn holds(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

impl Document for Span {
    fn to_doc(&self) -> Doc {
        (self.first, self.last).to_doc()
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let (first, last) = Document::from_doc(doc)?;
        Span::new(first, last).ok_or(Wrong("days"))
    }
}

/// The arrangement of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year that it arranges. Its New Year may begin in the last days of the year before.
    pub year: i16,
    /// The number of the notice, e.g. 国办发明电〔2025〕7号.
    pub source: String,
    /// The days off; weekends among them too.
    pub off: Vec<DaysOff>,
    /// Weekend days that are worked.
    pub worked: Vec<Date>,
}

document!(struct Year { year, source, off, worked });

/// Days off that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaysOff {
    /// For which festival; for two where they fall together (国庆节、中秋节 2025).
    pub festivals: Vec<Festival>,
    /// From when to when.
    pub days: Span,
}

document!(struct DaysOff { festivals, days });

impl Year {
    /// Whether the table makes `day` a working day (or a day off) against the order of the week.
    fn says(&self, day: Date) -> Option<bool> {
        let off = || self.off.iter().any(|off| off.days.holds(day)).then_some(false);
        if self.worked.contains(&day) { Some(true) } else { off() }
    }
}

/// An occasion that somebody has dated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// Which.
    pub occasion: Occasion,
    /// From when to when.
    pub days: Span,
}

document!(struct Dated { occasion, days });

impl Dated {
    /// The year that it dates: of a season the one in which it begins, of a festival the one in which it ends, because
    /// the days off at New Year may begin in December.
    pub fn year(&self) -> i16 {
        match self.occasion {
            Occasion::Festival(_) => self.days.last.year(),
            Occasion::FloodSeason | Occasion::FireSeason => self.days.first.year(),
        }
    }
}

/// An answer, and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reckoned<T> {
    /// The answer.
    pub answer: T,
    /// It rests on a day whose arrangement is not known: Monday to Friday was taken for worked.
    pub assumed: bool,
}

/// Tables of years and dated occasions: at most one of each year. The built-in one has the tables that come with the
/// program, the user's own what he has entered, and [`Calendar::merged`] is the one to ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    years: Vec<Year>,
    dated: Vec<Dated>,
}

impl Calendar {
    /// The calendar of these entries; of several for one year the last counts.
    pub fn new(years: Vec<Year>, dated: Vec<Dated>) -> Calendar {
        let mut calendar = Calendar::default();
        years.into_iter().for_each(|table| calendar.put_table(table));
        dated.into_iter().for_each(|dated| calendar.put(dated));
        calendar
    }

    /// The calendar that comes with the program; read once.
    pub fn builtin() -> &'static Calendar {
        static READ: OnceLock<Calendar> = OnceLock::new();
        // A test reads the file. Were it damaged all the same, every year would be one without a table, and say so.
        READ.get_or_init(|| super::doc::read(BUILTIN).unwrap_or_default())
    }

    /// Both together. The user's entry wins: his table of a year over the built-in one, his day of a festival over
    /// that of any table.
    pub fn merged(builtin: &Calendar, own: &Calendar) -> Calendar {
        Calendar::new([&builtin.years[..], &own.years].concat(), [&builtin.dated[..], &own.dated].concat())
    }

    /// Dates an occasion, in place of what its year had.
    pub fn put(&mut self, dated: Dated) {
        self.remove(dated.occasion, dated.year());
        self.dated.push(dated);
        order::sort_by_key(&mut self.dated, |dated| dated.days.first);
    }

    /// Puts the table of a year in place of what it had.
    pub fn put_table(&mut self, table: Year) {
        self.remove_table(table.year);
        self.years.push(table);
        order::sort_by_key(&mut self.years, |year| year.year);
    }

    /// Takes the table of a year away.
    pub fn remove_table(&mut self, year: i16) {
        self.years.retain(|table| table.year != year);
    }

    /// Takes the date of an occasion in a year away.
    pub fn remove(&mut self, occasion: Occasion, year: i16) {
        self.dated.retain(|known| (known.occasion, known.year()) != (occasion, year));
    }

    /// The tables, in the order of the years.
    pub fn years(&self) -> &[Year] {
        &self.years
    }

    /// The dated occasions, in the order of their first days.
    pub fn dated(&self) -> &[Dated] {
        &self.dated
    }

    /// The arrangement of a year, where it is known.
    pub fn table(&self, year: i16) -> Option<&Year> {
        self.years.iter().find(|table| table.year == year)
    }

    /// The days of an occasion in a year; `None` where nobody has said. Never guessed, not even 1 October: how many
    /// days before it are off is arranged anew each year.
    pub fn occasion(&self, occasion: Occasion, year: i16) -> Option<Span> {
        let own = self.dated.iter().find(|dated| dated.occasion == occasion && dated.year() == year);
        let table = || match occasion {
            Occasion::Festival(festival) => self.table(year)?.off.iter().find(|off| off.festivals.contains(&festival)),
            Occasion::FloodSeason | Occasion::FireSeason => None,
        };
        own.map(|dated| dated.days).or_else(|| table().map(|off| off.days))
    }

    /// The days of an occasion in all years that have them, in order.
    pub fn occasions(&self, occasion: Occasion) -> impl Iterator<Item = Span> {
        let dated = self.dated.iter().filter(move |dated| dated.occasion == occasion).map(Dated::year);
        let mut years: Vec<i16> = self.years.iter().map(|table| table.year).chain(dated).collect();
        years.sort_unstable();
        years.dedup();
        years.into_iter().filter_map(move |year| self.occasion(occasion, year))
    }

    /// Whether `day` is worked.
    pub fn works(&self, day: Date) -> Reckoned<bool> {
        let (own, next) = (self.table(day.year()), self.table(day.year() + 1));
        // The days off of New Year, and the weekend worked for them, may lie in December: 29 December 2018 was worked
        // by the table of 2019. So the last days of a year are not known before the next table is.
        let open_end = next.is_none() && day.month() == 12 && day.day() >= 28;
        let said = next.and_then(|next| next.says(day)).or_else(|| own.and_then(|own| own.says(day)));
        Reckoned { answer: said.unwrap_or(day.weekday() <= 5), assumed: said.is_none() && (own.is_none() || open_end) }
    }

    /// The `n`-th working day after `day`, which itself does not count (Civil Code, art. 201: the day on which a period
    /// begins is not counted). For `n` 0 the day itself. `None` beyond the calendar's range (year 9999).
    pub fn working_day_after(&self, day: Date, n: u16) -> Option<Reckoned<Date>> {
        let mut found = Reckoned { answer: day, assumed: false };
        for _ in 0..n {
            loop {
                found.answer = found.answer.tomorrow()?;
                let works = self.works(found.answer);
                found.assumed |= works.assumed;
                if works.answer {
                    break;
                }
            }
        }
        Some(found)
    }

    /// The last working day on or before `day`. `None` before the calendar's range (year 1).
    pub fn working_day_until(&self, day: Date) -> Option<Reckoned<Date>> {
        let mut found = Reckoned { answer: day, assumed: false };
        loop {
            let works = self.works(found.answer);
            found.assumed |= works.assumed;
            if works.answer {
                return Some(found);
            }
            found.answer = days_after(found.answer, -1)?;
        }
    }
}

impl Document for Calendar {
    fn to_doc(&self) -> Doc {
        let mut fields = Fields::default();
        fields.put("years", &self.years);
        fields.put("dated", &self.dated);
        fields.doc()
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let mut fields = Fields::of(doc)?;
        Ok(Calendar::new(fields.take("years")?, fields.take("dated")?))
    }
    fn absent() -> Option<Self> {
        Some(Calendar::default())
    }
    fn is_absent(&self) -> bool {
        self.years.is_empty() && self.dated.is_empty()
    }
}
