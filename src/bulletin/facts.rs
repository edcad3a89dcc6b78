//! What a list of bulletins needs to know of each, without its text.

use super::{Bulletin, fold::Folded};
use crate::{base::day::Date, document};

/// The facts of a bulletin's first page, as read, and how much there is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its name, without the issue number.
    pub series: Option<String>,
    /// Issue number.
    pub number: Option<u32>,
    /// Year of the issue.
    pub year: Option<i16>,
    /// The body that issues it.
    pub issuer: Option<String>,
    /// Date of the issue.
    pub date: Option<Date>,
    /// How many items it has.
    pub items: u32,
    /// How many requirements were found in it.
    pub requirements: u32,
}

document!(struct Facts { series, number, year, issuer, date, items, requirements });

/// What somebody said of a bulletin whose text leaves it open. Never guessed; what nobody knows stays empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Year of the issue.
    pub year: Option<i16>,
    /// The body that issues it.
    pub issuer: Option<String>,
    /// Date of the issue.
    pub date: Option<Date>,
}

document!(struct Said { year, issuer, date });

impl Facts {
    /// The facts of a bulletin.
    pub fn of(bulletin: &Bulletin) -> Facts {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Facts {
            series: bulletin.series.clone(),
            number: bulletin.number,
            year: bulletin.year,
            issuer: bulletin.issuer.clone(),
            date: bulletin.date,
            items: count(bulletin.items.len()),
            requirements: count(bulletin.items.iter().map(|item| item.requirements.len()).sum()),
        }
    }

    /// The same, with what somebody said where the text says nothing: a text is never overruled.
    pub fn with(mut self, said: Option<&Said>) -> Facts {
        if let Some(said) = said {
            self.date = self.date.or(said.date);
            self.year = self.year.or(said.year).or(self.date.map(Date::year));
            self.issuer = self.issuer.or_else(|| said.issuer.clone());
        }
        self
    }

    /// Whether year, issuer or date are open.
    pub fn is_open(&self) -> bool {
        self.year.is_none() || self.issuer.is_none() || self.date.is_none()
    }
}

/// Whether two texts are of one issue, so that the later is a corrected text of the earlier: the same name and
/// number (white space and the width of letters and marks make no difference), and neither year nor issuer speaks
/// against it; a corrected text may bear a later date. Where the name or the number is unknown, nothing says so.
pub fn same_issue(a: &Facts, b: &Facts) -> bool {
    let folded = |text: &Option<String>| text.as_deref().map(|text| Folded::new(text).text).filter(|t| !t.is_empty());
    let series = folded(&a.series);
    let same = series.is_some() && series == folded(&b.series) && a.number.is_some() && a.number == b.number;
    let years = a.year.zip(b.year).is_none_or(|(a, b)| a == b);
    // 某县应急管理局 and 某县应急管理局办公室 name one body more or less exactly.
    let issuers = folded(&a.issuer).zip(folded(&b.issuer)).is_none_or(|(a, b)| a.contains(&b) || b.contains(&a));
    same && years && issuers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{base::day::date, bulletin::parse};

    fn facts(head: &str) -> Facts {
        Facts::of(&parse(&format!("{head}\n某县应急管理局编 2024年3月1日\n开会。各镇要值班。\n")))
    }

    #[test]
    fn the_same_issue_is_known_by_name_and_number_and_by_nothing_less() {
        let first = facts("某县简报\n第3期");
        assert_eq!((first.series.as_deref(), first.number, first.requirements), (Some("某县简报"), Some(3), 1));
        assert!(same_issue(&first, &Facts { items: 9, ..first.clone() }));
        assert!(same_issue(&first, &Facts { year: None, date: None, issuer: None, ..first.clone() }));
        for other in [
            Facts { number: Some(4), ..first.clone() },
            Facts { number: None, ..first.clone() },
            Facts { series: Some("另一县简报".into()), ..first.clone() },
            Facts { year: Some(2023), ..first.clone() },
            Facts { issuer: Some("另一县".into()), ..first.clone() },
        ] {
            assert!(!same_issue(&first, &other), "{other:?}");
        }
        assert!(!same_issue(&Facts::default(), &Facts::default()));
    }

    #[test]
    fn what_is_said_fills_what_is_open_and_overrules_nothing() {
        let said = Said { year: Some(1999), issuer: Some("某厅".into()), date: Some(date(2025, 6, 7)) };
        let open = Facts { series: Some("简报".into()), ..Facts::default() };
        let filled = open.with(Some(&Said { year: None, ..said.clone() }));
        assert_eq!((filled.year, filled.date), (Some(2025), Some(date(2025, 6, 7))));
        assert!(!filled.is_open());
        let read = facts("某县简报\n第3期").with(Some(&said));
        assert_eq!((read.year, read.date), (Some(2024), Some(date(2024, 3, 1))));
    }
}
