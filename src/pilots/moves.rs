//! Which moves are legal, and which are legal but worth a second look.
//!
//! The rules: a result only in the stage in which the person waits; a score also for an earlier stage, because a
//! score may have to be put right (it changes no standing, and the last one counts); days never before the last thing
//! that happened to the person; no reason and no score of a medical or a background check; a reserve list only where
//! the notice has one. Whatever was wrong is put right by bringing the person back, or by undoing.

use super::{
    Pilot, Reserve,
    candidate::{Candidate, Event, Move, Person, Why},
    funnel::{self, Funnel, How, Place, State},
    rank,
    stage::{Stage, StageKind},
};
use crate::base::{day::Date, id::CandidateId};

/// The highest score, in hundredths of a point.
pub const MAX_SCORE: u32 = 10_000;

/// Why a move is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveError {
    /// The pilot has no such stage.
    NoStage,
    /// The person does not wait in this stage, or, for a score, has not come to it.
    NotThere {
        /// Where the person is.
        place: Place,
    },
    /// Something happened to the person after that day.
    BeforePrevious {
        /// When.
        previous: Date,
    },
    /// The day has not come.
    Future,
    /// No reason is kept of a medical or a background check.
    ReasonNotKept,
    /// No score is kept of a medical or a background check.
    ScoreNotKept,
    /// The score is above [`MAX_SCORE`].
    ScoreTooHigh,
    /// The notice forbids a reserve list, or does not say that there is one.
    NoReserve {
        /// Which of the two.
        rule: Reserve,
    },
    /// Called up, but not on the reserve list.
    NotOnReserve,
    /// On the reserve list already; or to pass from it: that is being called up.
    OnReserve,
    /// One comes into the last kind of stage, having left, from service only.
    OnlyFromService,
    /// Brought back to a stage in which the person waits anyway, or to which the person never came.
    NoWayBack,
}

impl MoveError {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            MoveError::NoStage => "no_stage",
            MoveError::NotThere { .. } => "not_there",
            MoveError::BeforePrevious { .. } => "before_previous",
            MoveError::Future => "future",
            MoveError::ReasonNotKept => "reason_not_kept",
            MoveError::ScoreNotKept => "score_not_kept",
            MoveError::ScoreTooHigh => "score_too_high",
            MoveError::NoReserve { .. } => "no_reserve",
            MoveError::NotOnReserve => "not_on_reserve",
            MoveError::OnReserve => "on_reserve",
            MoveError::OnlyFromService => "only_from_service",
            MoveError::NoWayBack => "no_way_back",
        }
    }
}

/// Whether `event` may happen to this candidate next. Without `today` a day to come is not refused.
pub fn check(pilot: &Pilot, candidate: &Candidate, event: &Event, today: Option<Date>) -> Result<(), MoveError> {
    check_state(pilot, candidate, &funnel::state(&pilot.stages, candidate), event, today)
}

/// The same, for whoever knows the state already.
pub fn check_state(
    pilot: &Pilot,
    candidate: &Candidate,
    state: &State,
    event: &Event,
    today: Option<Date>,
) -> Result<(), MoveError> {
    let at = funnel::find(&pilot.stages, &event.stage, 0).ok_or(MoveError::NoStage)?;
    let stage = pilot.stages.get(at).ok_or(MoveError::NoStage)?;
    let previous = candidate.events.iter().map(|event| event.on).fold(candidate.added, Date::max);
    if event.on < previous {
        return Err(MoveError::BeforePrevious { previous });
    }
    if today.is_some_and(|today| event.on > today) {
        return Err(MoveError::Future);
    }
    let how = state.how(at).filter(|_| state.place == Place::At(at));
    let waits = how.filter(|how| how.is_open()).ok_or(MoveError::NotThere { place: state.place });
    match event.what {
        Move::Scored { .. } if stage.kind.is_private() => Err(MoveError::ScoreNotKept),
        Move::Scored { score } if score > MAX_SCORE => Err(MoveError::ScoreTooHigh),
        // Also of stages before the one in which the person came in: they count in the total.
        Move::Scored { .. } if reached(state).is_some_and(|reached| at <= reached) => Ok(()),
        Move::Scored { .. } => Err(MoveError::NotThere { place: state.place }),
        Move::Failed { why: Some(_) } | Move::Withdrew { why: Some(_) } if stage.kind.is_private() => {
            Err(MoveError::ReasonNotKept)
        }
        Move::Failed { .. } | Move::Withdrew { .. } => waits.map(|_| ()),
        Move::Passed {} if waits? == How::Reserved => Err(MoveError::OnReserve),
        Move::Passed {} => may_go_on(&pilot.stages, at),
        Move::Reserved {} | Move::CalledUp {} if pilot.rules.reserve != Reserve::Allowed => {
            Err(MoveError::NoReserve { rule: pilot.rules.reserve })
        }
        Move::Reserved {} if waits? == How::Reserved => Err(MoveError::OnReserve),
        Move::Reserved {} => Ok(()),
        Move::CalledUp {} if waits? != How::Reserved => Err(MoveError::NotOnReserve),
        Move::CalledUp {} => may_go_on(&pilot.stages, at),
        Move::Back {} => {
            let open = matches!(state.place, Place::Nowhere { .. }) && may_be_put(state, at);
            if open || how.map_or(state.how(at).is_some(), |how| how != How::Waiting) {
                Ok(())
            } else {
                Err(MoveError::NoWayBack)
            }
        }
    }
}

/// The furthest stage to which the person came.
fn reached(state: &State) -> Option<usize> {
    state.steps.iter().rposition(|step| step.standing.is_some())
}

/// Where somebody who stands in no stage may be put: where the walk through what was passed ends.
fn may_be_put(state: &State, at: usize) -> bool {
    match (reached(state), state.entry) {
        (Some(reached), _) => at == reached + 1,
        (None, Some(entry)) => at == entry,
        (None, None) => true,
    }
}

/// Whether passing a stage may lead where it leads.
fn may_go_on(stages: &[Stage], at: usize) -> Result<(), MoveError> {
    let kind = |at: usize| stages.get(at).map(|stage| stage.kind);
    let leaves = kind(at + 1) == Some(StageKind::Left);
    if leaves && kind(at) != Some(StageKind::Service) { Err(MoveError::OnlyFromService) } else { Ok(()) }
}

/// Which of many the same may happen to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bulk {
    /// To these.
    pub can: Vec<CandidateId>,
    /// Not to these, and why.
    pub cannot: Vec<(CandidateId, MoveError)>,
}

/// Checks one event for many people, each by itself.
pub fn check_all(pilot: &Pilot, people: &[Person], event: &Event, today: Option<Date>) -> Bulk {
    let mut bulk = Bulk::default();
    for (id, candidate) in people {
        match check(pilot, candidate, event, today) {
            Ok(()) => bulk.can.push(*id),
            Err(error) => bulk.cannot.push((*id, error)),
        }
    }
    bulk
}

/// What is legal and yet to be pointed out before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Called up although others on the reserve list rank before.
    OutOfOrder {
        /// How many.
        before: u32,
    },
    /// Called up, and the order of rank cannot be told: this person, or somebody on the list, has no rank.
    OrderUnknown,
    /// Passes with a score below the pass mark.
    BelowMark,
    /// Passes a stage that has a pass mark without a score.
    NoScore,
    /// Fails as below the mark with a score that reaches it.
    MarkReached,
}

impl Notice {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            Notice::OutOfOrder { .. } => "out_of_order",
            Notice::OrderUnknown => "order_unknown",
            Notice::BelowMark => "below_mark",
            Notice::NoScore => "no_score",
            Notice::MarkReached => "mark_reached",
        }
    }
}

/// What is to be pointed out about a legal move of one of the people of a funnel.
pub fn notices(pilot: &Pilot, funnel: &Funnel, id: CandidateId, event: &Event) -> Vec<Notice> {
    let mut notices = Vec::new();
    let found = funnel::find(&pilot.stages, &event.stage, 0);
    let (Some(at), Some(state)) = (found, funnel.state(id)) else { return notices };
    let mark = pilot.stages.get(at).and_then(|stage| stage.pass_mark);
    let score = state.step(at).score;
    match event.what {
        Move::Passed {} | Move::CalledUp {} => match (mark, score) {
            (Some(mark), Some(score)) if score < mark => notices.push(Notice::BelowMark),
            (Some(_), None) => notices.push(Notice::NoScore),
            _ => {}
        },
        Move::Failed { why: Some(Why::BelowMark) } => {
            if matches!((mark, score), (Some(mark), Some(score)) if score >= mark) {
                notices.push(Notice::MarkReached);
            }
        }
        _ => {}
    }
    if event.what == (Move::CalledUp {}) {
        let ranking = rank::ranking(pilot, funnel, at);
        let rank = |id| ranking.rows.iter().find(|row| row.candidate == id).and_then(|row| row.rank);
        let (mine, mut before, mut unknown) = (rank(id), 0, false);
        for (other, state) in &funnel.people {
            if *other != id && state.how(at) == Some(How::Reserved) {
                match (rank(*other), mine) {
                    (Some(other), Some(mine)) => before += u32::from(other < mine),
                    _ => unknown = true,
                }
            }
        }
        if before > 0 {
            notices.push(Notice::OutOfOrder { before });
        }
        if unknown {
            notices.push(Notice::OrderUnknown);
        }
    }
    notices
}

/// The candidate without reasons and scores of private stages, where there are any: a stage may have become one, and a
/// file may bring some. `None` where there is nothing to take out.
pub fn cleaned(stages: &[Stage], candidate: &Candidate) -> Option<Candidate> {
    let private = |event: &Event| {
        let at = funnel::find(stages, &event.stage, 0);
        at.and_then(|at| stages.get(at)).is_some_and(|stage| stage.kind.is_private())
    };
    let mut clean = candidate.clone();
    clean.events.retain(|event| !(matches!(event.what, Move::Scored { .. }) && private(event)));
    for event in clean.events.iter_mut().filter(|event| private(event)) {
        if let Move::Failed { why } | Move::Withdrew { why } = &mut event.what {
            *why = None;
        }
    }
    (clean != *candidate).then_some(clean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::id::Id,
        pilots::funnel::tests::{BACK, PASSED, after, day, event, person, pilot},
    };

    #[test]
    fn days_go_forward_and_not_beyond_today() {
        let (pilot, person) = (pilot(), after(&[("application", PASSED), ("screening", Move::Scored { score: 1 })]));
        let on = |days, today: Option<i32>| check(&pilot, &person, &event("screening", days, PASSED), today.map(day));
        assert_eq!(on(1, None), Err(MoveError::BeforePrevious { previous: day(2) }));
        assert_eq!((on(2, None), on(2, Some(2)), on(400, None)), (Ok(()), Ok(()), Ok(())));
        assert_eq!(on(3, Some(2)), Err(MoveError::Future));
        let early = check(&pilot, &crate::pilots::funnel::tests::person("A"), &event("application", -1, PASSED), None);
        assert_eq!(early, Err(MoveError::BeforePrevious { previous: day(0) }));
    }

    #[test]
    fn each_refusal_says_what_is_wrong() {
        let mut pilot = pilot();
        let there = |stage: usize| {
            let mut person = person("A");
            person.events.extend(pilot.stages.iter().take(stage).map(|stage| event(&stage.code, 0, PASSED)));
            person
        };
        let (new, medical) = (there(0), there(5));
        let why = Some(Why::Other);
        let table = [
            (&new, "gone", PASSED, MoveError::NoStage),
            (&new, "screening", PASSED, MoveError::NotThere { place: Place::At(0) }),
            (&new, "screening", Move::Scored { score: 1 }, MoveError::NotThere { place: Place::At(0) }),
            (&new, "application", Move::Scored { score: MAX_SCORE + 1 }, MoveError::ScoreTooHigh),
            (&new, "application", Move::CalledUp {}, MoveError::NotOnReserve),
            (&new, "application", BACK, MoveError::NoWayBack),
            (&new, "screening", BACK, MoveError::NoWayBack),
            (&medical, "medical", Move::Scored { score: 1 }, MoveError::ScoreNotKept),
            (&medical, "medical", Move::Failed { why }, MoveError::ReasonNotKept),
            (&medical, "medical", Move::Withdrew { why }, MoveError::ReasonNotKept),
        ];
        for (person, stage, what, error) in table {
            assert_eq!(check(&pilot, person, &event(stage, 1, what), None), Err(error), "{stage} {what:?}");
        }
        let reserved = new.with(event("application", 1, Move::Reserved {}));
        assert_eq!(check(&pilot, &reserved, &event("application", 1, PASSED), None), Err(MoveError::OnReserve));
        pilot.rules.reserve = Reserve::NotSaid;
        let rule = Err(MoveError::NoReserve { rule: Reserve::NotSaid });
        assert_eq!(check(&pilot, &new, &event("application", 1, Move::Reserved {}), None), rule);
        // A score that is put right in a stage that was passed.
        assert_eq!(check(&pilot, &medical, &event("interview", 1, Move::Scored { score: 1 }), None), Ok(()));
    }

    #[test]
    fn one_leaves_from_service_only() {
        let mut pilot = pilot();
        pilot.stages.push(Stage::new("left", StageKind::Left, "离岗"));
        let at = |first: &str| Candidate { first: first.into(), ..person("A") };
        assert_eq!(check(&pilot, &at("service"), &event("service", 1, PASSED), None), Ok(()));
        // Why somebody left is said there.
        let ended = Move::Withdrew { why: Some(Why::ContractEnd) };
        assert_eq!(check(&pilot, &at("left"), &event("left", 1, ended), None), Ok(()));
        pilot.stages.remove(11);
        let refused = check(&pilot, &at("probation"), &event("probation", 1, PASSED), None);
        assert_eq!(refused, Err(MoveError::OnlyFromService));
    }

    #[test]
    fn many_are_checked_each_by_itself() {
        let (new, passed) = (person("A"), after(&[("application", PASSED)]));
        let people = [(Id::new(1), &new), (Id::new(2), &passed)];
        let bulk = check_all(&pilot(), &people, &event("screening", 1, PASSED), None);
        assert_eq!(bulk.can, [Id::new(2)]);
        assert_eq!(bulk.cannot, [(Id::new(1), MoveError::NotThere { place: Place::At(0) })]);
    }

    #[test]
    fn who_stands_nowhere_may_be_put_where_the_way_ends() {
        let mut pilot = pilot();
        let lost = after(&[("application", PASSED), ("screening", Move::Failed { why: None })]);
        pilot.stages.remove(1);
        let put = |stage| check(&pilot, &lost, &event(stage, 3, BACK), None);
        assert_eq!((put("written_test"), put("application")), (Ok(()), Ok(())));
        assert_eq!(put("interview"), Err(MoveError::NoWayBack));
        let passed = check(&pilot, &lost, &event("written_test", 3, PASSED), None);
        assert_eq!(passed, Err(MoveError::NotThere { place: Place::Nowhere { event: Some(1) } }));
    }
}
