//! By when which report has to be made, and whether the log shows that it was.
//!
//! From which moment a period runs:
//!
//! * The hour of the unit's head runs from when the head was told (L3 art. 9 and SC2 art. 8 say so), not from the
//!   accident. The log shows that moment where it has a call to the unit. Without one only this much is certain: the
//!   hour ends no earlier than an hour after the accident.
//! * The two hours of each level run from when that level was told (L3 art. 10: 接到事故报告后; art. 11 and SC2 art. 9:
//!   at most two hours for each level). Of the county the log shows it; of the levels above it shows nothing, so for
//!   them we can only say when their time is over at the latest, if each level below used all of its own.
//! * The township reports from when it knew. Its minutes are a local setting.
//!
//! A period of so many minutes is kept if the report is made in the last of them: one hour from 9:00 is over at 10:01.
//! We found no text that says how to count seconds; the log has none.
//!
//! Nobody is said to be late because the log is silent: what others had to do is `NotShown` until an entry shows it.

use super::{
    Article, Incident, Law, Numbers,
    call::{Call, Callee, Caller},
    deadline::{Deadline, Due, Start, State, Step},
    grade::Level,
};
use crate::base::minute::{Minute, minutes_after, minutes_between};

const fn article(law: Law, number: u8) -> Article {
    Article { law, number }
}

/// L3 art. 9 and SC2 art. 8: the scene and the unit.
const UNIT: &[Article] = &[article(Law::L3, 9), article(Law::Sc2, 8)];
/// That a township reports, and at once; no number.
const TOWNSHIP: &[Article] = &[article(Law::L4, 61), article(Law::Sc1, 64)];
/// Which levels, and two hours for each.
const LEVELS: &[Article] = &[article(Law::L3, 10), article(Law::L3, 11), article(Law::Sc2, 9)];

/// Minutes that the head of the unit has.
const UNIT_MINUTES: u16 = 60;
/// Minutes that each level has.
const LEVEL_MINUTES: u16 = 120;

/// The reports that have to be made of an incident, as the log shows them at `now`, in the order in which they
/// follow. `local` is the township's own limit in minutes, where its county set one.
///
/// The levels above the city are those of the grade as far as it is known: where it is not exact, more may follow.
pub fn deadlines(incident: &Incident, local: Option<u16>, now: Minute) -> Vec<Deadline> {
    let first = |from: Option<Caller>, to: &[Callee]| {
        let made = incident.made(now).filter(|call| from.is_none_or(|from| call.from == from) && to.contains(&call.to));
        made.map(|call: &Call| call.at).min()
    };
    let head_told = first(None, &[Callee::Unit]);
    let county_told = first(None, &[Callee::CountyEmergency]);

    let scene = first(Some(Caller::Scene), &[Callee::Unit]);
    let mut list = vec![Deadline {
        step: Step::SceneToHead,
        start: Start::Happened,
        since: incident.happened,
        minutes: None,
        due: Due::AtOnce,
        sources: UNIT,
        state: shown(scene, Due::AtOnce, incident.happened),
        may_lapse: false,
    }];

    let due = match (head_told, incident.happened) {
        (Some(told), _) => after(told, UNIT_MINUTES).map_or(Due::Unset, Due::By),
        (None, Some(happened)) => after(happened, UNIT_MINUTES).map_or(Due::Unset, Due::NotBefore),
        (None, None) => Due::Unset,
    };
    list.push(Deadline {
        step: Step::UnitToCounty,
        start: Start::HeadTold,
        since: head_told,
        minutes: Some(UNIT_MINUTES),
        due,
        sources: UNIT,
        state: shown(first(Some(Caller::Unit), &[Callee::CountyEmergency]), due, head_told),
        may_lapse: false,
    });

    let due = match local {
        Some(minutes) => after(incident.known, minutes).map_or(Due::Unset, Due::By),
        None => Due::AtOnce,
    };
    let done = first(Some(Caller::Township), &Callee::COUNTY);
    list.push(Deadline {
        step: Step::TownshipToCounty,
        start: Start::Known,
        since: Some(incident.known),
        minutes: local,
        due,
        sources: TOWNSHIP,
        state: if done.is_some() { shown(done, due, Some(incident.known)) } else { open(due, now) },
        may_lapse: false,
    });
    list.extend(levels(&incident.numbers, county_told));
    list
}

/// The steps above the county.
fn levels(numbers: &Numbers, county_told: Option<Minute>) -> Vec<Deadline> {
    let top = numbers.grading().at_least.map_or(Level::City, |grade| grade.reported_up_to());
    let may_lapse = may_lapse(numbers);
    let steps = [
        (Step::CountyToCity, Level::City),
        (Step::CityToProvince, Level::Province),
        (Step::ProvinceToState, Level::State),
    ];
    let mut list = Vec::new();
    let mut told = county_told;
    for (step, level) in steps.into_iter().filter(|(_, level)| *level <= top) {
        told = told.and_then(|told| after(told, LEVEL_MINUTES));
        let county = level == Level::City;
        list.push(Deadline {
            step,
            start: if county { Start::CountyTold } else { Start::LevelTold },
            since: county_told.filter(|_| county),
            minutes: Some(LEVEL_MINUTES),
            due: told.map_or(Due::Unset, if county { Due::By } else { Due::NotAfter }),
            sources: LEVELS,
            state: State::NotShown,
            may_lapse,
        });
    }
    list
}

/// Whether the numbers allow the exception of SC2 art. 9: nobody dead, injured or missing, and a loss below 10 times
/// 10,000 yuan, all of it known.
fn may_lapse(numbers: &Numbers) -> bool {
    let nobody = [numbers.dead, numbers.injured, numbers.missing].iter().all(|number| *number == Some(0));
    nobody && numbers.loss.is_some_and(|loss| loss < 10)
}

fn after(from: Minute, minutes: u16) -> Option<Minute> {
    minutes_after(from, i64::from(minutes))
}

/// What a report shows that was made at `done`.
fn shown(done: Option<Minute>, due: Due, since: Option<Minute>) -> State {
    let Some(at) = done else { return State::NotShown };
    match due {
        Due::By(due) if at > due => State::Late { at, by: minutes_between(due, at) },
        Due::By(due) | Due::NotBefore(due) if at <= due => State::Met { at },
        _ => State::Done { at, after: since.map(|since| minutes_between(since, at)) },
    }
}

/// How a report of the township stands that was not made.
fn open(due: Due, now: Minute) -> State {
    match due {
        Due::By(due) if now > due => State::Overdue { by: minutes_between(due, now) },
        Due::By(due) => State::Open { left: Some(minutes_between(now, due)) },
        _ => State::Open { left: None },
    }
}
