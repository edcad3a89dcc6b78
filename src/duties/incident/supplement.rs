//! Supplementary reports (补报): whether the numbers have changed since they were last reported.
//!
//! L3 art. 13 and SC2 art. 11: what is new after the report is reported in good time, and so are changed casualties
//! within 30 days from the day of the accident, of road traffic accidents and fires within 7. "In good time" (及时) is
//! no number of minutes, and none is made up here.
//!
//! Neither text says whether the day of the accident itself counts. The civil code (art. 201, seen in an excerpt only)
//! does not count the first day of a period, so the last day here is the day of the accident plus 30 (7): the longer
//! of the two readings, on which nobody stops too early.

use super::{
    AccidentKind, Article, Count, Incident, Law, Numbers,
    call::{Callee, Caller},
};
use crate::base::{
    day::{Date, days_after},
    minute::Minute,
    order,
};

/// Who asks for supplementary reports.
pub const SOURCES: &[Article] = &[Article { law: Law::L3, number: 13 }, Article { law: Law::Sc2, number: 11 }];

/// How the numbers stand against those last reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplement {
    /// For how many days changed casualties have to be reported.
    pub days: u8,
    /// The last of them; `None` while it is not known when the accident happened.
    pub last_day: Option<Date>,
    /// Whether that day is over; `None` while it is not known.
    pub over: Option<bool>,
    /// When the township last gave numbers to the county, and all numbers given until then, the newest of each.
    /// `None` where it gave none: then there is nothing to compare, and nothing is listed as changed.
    pub reported: Option<(Minute, Numbers)>,
    /// The numbers that differ from those reported.
    pub changed: Vec<Count>,
}

impl Supplement {
    /// Whether changed casualties have to be reported now. While it is not known when the accident happened, the days
    /// cannot be over.
    pub fn is_owed(&self) -> bool {
        self.over != Some(true) && self.changed.iter().any(|count| count.is_of_people())
    }
}

impl AccidentKind {
    /// For how many days changed casualties have to be reported.
    pub fn supplement_days(self) -> u8 {
        match self {
            AccidentKind::Traffic | AccidentKind::Fire => 7,
            AccidentKind::General | AccidentKind::Other => 30,
        }
    }
}

/// The numbers of an incident against those reported until `now`.
pub fn supplement(incident: &Incident, now: Minute) -> Supplement {
    let days = incident.kind.supplement_days();
    let last_day = incident.happened.and_then(|happened| days_after(happened.day(), i32::from(days)));
    let mut reports: Vec<(Minute, Numbers)> = incident
        .made(now)
        .filter(|call| call.from == Caller::Township && Callee::COUNTY.contains(&call.to))
        .filter_map(|call| Some((call.at, call.numbers?)))
        .collect();
    // Stable: of two reports of the same minute the later entry is the newer one.
    order::sort_by_key(&mut reports, |report| report.0);
    let reported = reports.into_iter().reduce(|before, report| (report.0, report.1.or(before.1)));
    let differs = |count: &Count| reported.is_some_and(|(_, given)| given.get(*count) != incident.numbers.get(*count));
    Supplement {
        days,
        last_day,
        over: last_day.map(|last| now.day() > last),
        reported,
        changed: Count::ALL.into_iter().filter(differs).collect(),
    }
}
