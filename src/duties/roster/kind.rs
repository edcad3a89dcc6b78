//! What the work calendar says about a day of the roster.

use super::team::DayKind;
use crate::base::{
    calendar::{Calendar, Festival, Occasion},
    day::Date,
};

/// A day, as far as the calendar knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned {
    /// What kind of day it is.
    pub kind: DayKind,
    /// Of which festivals it is a day off; several where they fall together.
    pub festivals: Vec<Festival>,
    /// A Saturday or Sunday on which people work in exchange for a day off (调休).
    pub exchanged: bool,
    /// Nobody has said how this day is arranged: Monday to Friday was taken for worked.
    pub assumed: bool,
}

/// What kind of day it is. All days off of a festival are holidays, the weekends among them too; a day that is off and
/// of no festival is a weekend on Saturday and Sunday, and a holiday else.
pub fn reckon(calendar: &Calendar, day: Date) -> Reckoned {
    let works = calendar.works(day);
    let weekend = day.weekday() > 5;
    let exchanged = works.answer && weekend;
    // The days off of New Year may begin in December.
    let off_for = |festival: &Festival| {
        let years = [day.year(), day.year().saturating_add(1)];
        let mut spans = years.into_iter().filter_map(|year| calendar.occasion(Occasion::Festival(*festival), year));
        spans.any(|span| span.holds(day))
    };
    let festivals: Vec<Festival> =
        if exchanged { Vec::new() } else { Festival::ALL.into_iter().filter(off_for).collect() };
    let kind = match (festivals.is_empty(), works.answer, weekend) {
        (true, true, _) => DayKind::Work,
        (true, false, true) => DayKind::Weekend,
        _ => DayKind::Holiday,
    };
    // Whoever has dated the festival has said how the day is arranged.
    Reckoned { kind, assumed: works.assumed && festivals.is_empty(), festivals, exchanged }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{
        calendar::{Dated, Span},
        day::date,
    };
    use DayKind::{Holiday, Weekend, Work};

    #[test]
    fn days_of_2026_are_what_the_notice_says() {
        let expect: [(Date, DayKind, &[Festival], bool); 8] = [
            (date(2026, 9, 30), Work, &[], false),
            (date(2026, 10, 1), Holiday, &[Festival::National], false),
            (date(2026, 10, 4), Holiday, &[Festival::National], false),
            (date(2026, 10, 8), Work, &[], false),
            (date(2026, 10, 10), Work, &[], true),
            (date(2026, 10, 11), Weekend, &[], false),
            (date(2026, 9, 27), Holiday, &[Festival::MidAutumn], false),
            (date(2026, 1, 4), Work, &[], true),
        ];
        for (day, kind, festivals, exchanged) in expect {
            let told = Reckoned { kind, festivals: festivals.to_vec(), exchanged, assumed: false };
            assert_eq!(reckon(Calendar::builtin(), day), told, "{day}");
        }
    }

    #[test]
    fn a_year_without_a_table_says_so_and_a_festival_that_was_dated_is_one() {
        let day = date(2027, 2, 8);
        let plain = reckon(Calendar::builtin(), day);
        assert_eq!((plain.kind, plain.assumed), (Work, true));
        let days = Span::new(date(2027, 2, 5), date(2027, 2, 11)).unwrap();
        let own = Calendar::new(vec![], vec![Dated { occasion: Occasion::Festival(Festival::SpringFestival), days }]);
        let known = reckon(&Calendar::merged(Calendar::builtin(), &own), day);
        assert_eq!((known.kind, known.assumed, known.festivals), (Holiday, false, vec![Festival::SpringFestival]));
    }
}
