//! Everything that is worked out for a pilot on a day, put together once for whoever shows it.

use super::{
    Pilot, Status,
    candidate::{self, Candidates},
    funnel::{
        Funnel, How,
        tally::{Tally, of_counts},
    },
    indicators::{self, Months},
    item::Items,
    staffing::{self, Figures, Staffing},
    stage::StageKind,
    timeline::{Next, Source, Timeline},
};
use crate::{
    base::{day::Date, id::PilotId},
    pilots::{Filled, Pilots},
};
use std::borrow::Cow;

/// A pilot as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// Where everybody stands; nobody, where the pilot is filled with counts.
    pub funnel: Funnel,
    /// The figures of the stages, from people or from typed counts.
    pub tallies: Vec<Tally>,
    /// The furthest stage that anybody is known to have reached, from 0.
    pub reached: Option<usize>,
    /// Stages and milestones on their days.
    pub timeline: Timeline,
    /// The monthly figures.
    pub months: Months,
    /// Posts and people.
    pub staffing: Figures,
}

impl Whole {
    /// Where everybody stands, and the figures of the stages.
    fn people(id: PilotId, pilot: &Pilot, candidates: &Candidates) -> (Funnel, Vec<Tally>) {
        let funnel = match pilot.filled {
            Filled::People => Funnel::of(&pilot.stages, &candidate::people(candidates, id)),
            Filled::Counts => Funnel::of(&pilot.stages, &[]),
        };
        let tallies = match pilot.filled {
            // Of a list without anybody nothing is known yet: that is not nought.
            Filled::People if funnel.people.is_empty() => vec![Tally::default(); pilot.stages.len()],
            Filled::People => funnel.tallies.clone(),
            Filled::Counts => of_counts(&pilot.stages),
        };
        (funnel, tallies)
    }

    /// Works everything out.
    pub fn of(id: PilotId, pilot: &Pilot, candidates: &Candidates, items: &Items, today: Date) -> Whole {
        let (funnel, tallies) = Whole::people(id, pilot, candidates);
        let dated = dated(pilot, &funnel);
        let reached = dated.reached(&tallies, today);
        let timeline = Timeline::of(id, &dated, reached, items, today);
        let months = Months::of(id, items, indicators::period(pilot, today));
        let staffing = staffing::figures(pilot, &funnel);
        Whole { funnel, tallies, reached, timeline, months, staffing }
    }

    /// The pilot with the people in it counted: of a pilot that is filled with them, hired, in service and the days of its
    /// stages follow from what happened to them.
    pub fn counted(&self, pilot: &Pilot) -> Pilot {
        let staffing = Staffing { hired: self.staffing.hired, in_service: self.staffing.in_service, ..pilot.staffing };
        Pilot { staffing, ..dated(pilot, &self.funnel).into_owned() }
    }

    /// What comes next.
    pub fn coming(&self, id: PilotId, pilot: &Pilot) -> Coming {
        next(id, pilot, self.reached, &self.timeline)
    }
}

/// The furthest stage that is reached, and the timeline: all that is worked out where only the plan is wanted.
pub fn timeline(
    id: PilotId,
    pilot: &Pilot,
    candidates: &Candidates,
    items: &Items,
    today: Date,
) -> (Option<usize>, Timeline) {
    let whole = Whole::people(id, pilot, candidates);
    let dated = dated(pilot, &whole.0);
    let reached = dated.reached(&whole.1, today);
    (reached, Timeline::of(id, &dated, reached, items, today))
}

/// The pilot with the days of its stages as its people have them, where nobody has typed any: a stage began when the first
/// came in, and is over when nobody waits in it or before it; who is on a reserve list keeps no stage open. The service has
/// no end of its own.
fn dated<'p>(pilot: &'p Pilot, funnel: &Funnel) -> Cow<'p, Pilot> {
    if funnel.people.is_empty() {
        return Cow::Borrowed(pilot);
    }
    let mut dated = pilot.clone();
    let mut open = false;
    for (at, stage) in dated.stages.iter_mut().enumerate() {
        let here = funnel.people.iter().filter_map(|(_, state)| state.step(at).standing);
        let (mut first, mut last) = (None::<Date>, None::<Date>);
        for standing in here {
            open |= standing.how == How::Waiting;
            first = Some(first.map_or(standing.came, |first| first.min(standing.came)));
            last = last.max(Some(standing.on));
        }
        stage.from = stage.from.or(first);
        let over = !open && stage.kind != StageKind::Service;
        stage.to = stage.to.or(last.filter(|_| over));
        // What was typed of one end may not fit the other.
        if matches!((stage.from, stage.to), (Some(from), Some(to)) if to < from) {
            let typed = pilot.stages.get(at).map(|stage| (stage.from, stage.to)).unwrap_or_default();
            (stage.from, stage.to) = typed;
        }
    }
    Cow::Owned(dated)
}

/// What comes next in a pilot, in a few words for the start page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// Of which.
    pub pilot: PilotId,
    /// What: the user's own words, or the name of a stage or a milestone; `None` where everything is done.
    pub what: Option<What>,
    /// By when, or for when it is planned.
    pub day: Option<Date>,
    /// How many stages are reached.
    pub reached: usize,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// As the user said.
    Said(String),
    /// A stage is to be entered: its place in the pilot, from 0.
    Stage(usize),
    /// A stage that has begun is to be finished.
    Finish(usize),
    /// A milestone is to be reached: its title.
    Milestone(String),
}

/// What comes next in every pilot that is not over; the earliest first, in the order of the ids where days are the same.
pub fn coming(pilots: &Pilots, candidates: &Candidates, items: &Items, today: Date) -> Vec<Coming> {
    let mut all: Vec<Coming> = pilots
        .iter()
        .filter(|(_, pilot)| !matches!(pilot.status, Status::Template | Status::Ended))
        .map(|(id, pilot)| coming_of(id, pilot, candidates, items, today))
        .collect();
    crate::base::order::sort_by_key(&mut all, |coming| coming.day.unwrap_or(Date::MAX));
    all
}

/// What comes next in one pilot.
pub fn coming_of(id: PilotId, pilot: &Pilot, candidates: &Candidates, items: &Items, today: Date) -> Coming {
    let (reached, timeline) = timeline(id, pilot, candidates, items, today);
    next(id, pilot, reached, &timeline)
}

/// What the user said; else what is late or planned with a day; else the stage after the furthest reached.
fn next(id: PilotId, pilot: &Pilot, reached: Option<usize>, timeline: &Timeline) -> Coming {
    let after = reached.map_or(0, |at| at + 1);
    let coming = |what, day| Coming { pilot: id, what, day, reached: after };
    if let Some(next) = &pilot.next {
        return coming(Some(What::Said(next.text.clone())), next.by);
    }
    let stage = (after < pilot.stages.len()).then_some(What::Stage(after));
    match timeline.next() {
        Some(Next { row, day: Some(day) }) => {
            let what = match row.source {
                Source::Stage { at } if at < after => What::Finish(at),
                Source::Stage { at } => What::Stage(at),
                Source::Milestone { .. } => What::Milestone(row.title.clone()),
            };
            coming(Some(what), Some(day))
        }
        _ => coming(stage, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, id::Id},
        pilots::{
            NextStep,
            candidate::{Candidate, Event, Move},
            item::{self, Item, Milestone},
            stage::{Stage, StageKind},
        },
    };

    fn pilot() -> Pilot {
        let stage = |code: &str| Stage::new(code, StageKind::Selection, code);
        let mut pilot =
            Pilot { stages: vec![stage("报名"), stage("初审")], ..Pilot::new("试点", date(2026, 1, 1)) };
        pilot.stages[0].counts.entered = Some(9);
        pilot
    }

    fn next(pilot: &Pilot, items: &Items) -> Coming {
        let today = date(2026, 11, 26);
        let coming = coming_of(Id::new(1), pilot, &Candidates::default(), items, today);
        let whole = Whole::of(Id::new(1), pilot, &Candidates::default(), items, today);
        assert_eq!(whole.coming(Id::new(1), pilot), coming);
        coming
    }

    #[test]
    fn what_was_said_comes_before_what_is_late_and_that_before_the_next_stage() {
        let mut pilot = pilot();
        let none = Items::default();
        assert_eq!((next(&pilot, &none).what, next(&pilot, &none).reached), (Some(What::Stage(1)), 1));
        let milestone = Milestone {
            title: "签合同".into(),
            owner: String::new(),
            plan_from: None,
            plan_to: Some(date(2026, 11, 1)),
            from: None,
            to: None,
            after: Vec::new(),
        };
        let what = item::What::Milestone { milestone };
        let items: Items =
            [(Id::new(5), Item { pilot: Id::new(1), what, entered: date(2026, 1, 1) })].into_iter().collect();
        let late = next(&pilot, &items);
        assert_eq!((late.what, late.day), (Some(What::Milestone("签合同".into())), Some(date(2026, 11, 1))));
        pilot.next = Some(NextStep { text: "等批复".into(), by: None });
        assert_eq!(next(&pilot, &items).what, Some(What::Said("等批复".into())));
        // What has begun and should be over is to be finished, not entered.
        pilot.next = None;
        pilot.stages[0].from = Some(date(2026, 3, 1));
        pilot.stages[0].plan_to = Some(date(2026, 4, 1));
        assert_eq!(next(&pilot, &none).what, Some(What::Finish(0)));
    }

    #[test]
    fn the_next_stage_follows_the_furthest_reached() {
        let stage = |name: &str, entered| {
            let mut stage = Stage::new(name, StageKind::Selection, name);
            stage.counts.entered = entered;
            stage
        };
        let name = |stages| {
            let pilot = Pilot { stages, ..Pilot::new("试点", date(2026, 1, 1)) };
            match next(&pilot, &Items::default()).what {
                Some(What::Stage(at)) => Some(pilot.stages[at].name.clone()),
                _ => None,
            }
        };
        assert_eq!(name(vec![stage("报名", None), stage("初审", None)]).as_deref(), Some("报名"));
        let later = vec![stage("报名", None), stage("拟录用", Some(5)), stage("跟班", None)];
        assert_eq!(name(later).as_deref(), Some("跟班"));
    }

    #[test]
    fn the_days_of_the_stages_are_those_of_the_people_where_nobody_typed_any() {
        let stage = |code: &str, kind| Stage::new(code, kind, code);
        let mut pilot = Pilot {
            stages: vec![
                stage("apply", StageKind::Application),
                stage("talk", StageKind::Interview),
                stage("service", StageKind::Service),
            ],
            filled: Filled::People,
            ..Pilot::new("试点", date(2026, 1, 1))
        };
        let person = |code: &str, events: &[(u8, &str, Move)]| {
            let mut person = Candidate::new(Id::new(1), code, date(2026, 3, 1));
            let event = |(day, stage, what): &(u8, &str, Move)| Event {
                on: date(2026, 3, *day),
                stage: (*stage).into(),
                what: *what,
            };
            person.events = events.iter().map(event).collect();
            person
        };
        let days = |pilot: &Pilot, people: &[Candidate]| {
            let people: Vec<_> = people.iter().zip(1..).map(|(person, id)| (Id::new(id), person)).collect();
            let dated = dated(pilot, &Funnel::of(&pilot.stages, &people)).into_owned();
            dated.stages.iter().map(|stage| (stage.from.map(Date::day), stage.to.map(Date::day))).collect::<Vec<_>>()
        };
        let passed = || Move::Passed {};
        let one = person("A1", &[(5, "apply", passed()), (9, "talk", passed())]);
        let reserve = person("A2", &[(6, "apply", passed()), (9, "talk", Move::Reserved {})]);
        let all = [(Some(1), Some(6)), (Some(5), Some(9)), (Some(9), None)];
        assert_eq!(days(&pilot, &[one.clone(), reserve.clone()]), all);
        // Somebody who still waits keeps a stage and those after it open.
        let waits = person("A3", &[]);
        assert_eq!(days(&pilot, &[one.clone(), waits])[..2], [(Some(1), None), (Some(5), None)]);
        // What was typed stays; one end of it that does not fit leaves both as they were typed.
        pilot.stages[1].from = Some(date(2026, 3, 20));
        assert_eq!(days(&pilot, &[one])[1], (Some(20), None));
        assert_eq!(days(&pilot, &[])[1], (Some(20), None));
    }

    #[test]
    fn of_a_list_without_anybody_nothing_is_known() {
        let mut pilot = Pilot { filled: Filled::People, ..pilot() };
        pilot.staffing.hired = Some(5);
        let whole = Whole::of(Id::new(1), &pilot, &Candidates::default(), &Items::default(), date(2026, 11, 26));
        assert_eq!((whole.tallies[0].entered, whole.staffing.hired), (None, Some(5)));
    }

    #[test]
    fn a_pilot_that_is_over_and_a_template_have_nothing_coming() {
        let with = |status| Pilot { status, ..pilot() };
        let pilots: Pilots = [Status::Running, Status::Ended, Status::Template, Status::Planned]
            .into_iter()
            .zip(1..)
            .map(|(status, n)| (Id::new(n), with(status)))
            .collect();
        let all = coming(&pilots, &Candidates::default(), &Items::default(), date(2026, 11, 26));
        assert_eq!(all.iter().map(|coming| coming.pilot.bits()).collect::<Vec<_>>(), [1, 4]);
    }
}
