//! What somebody still lacks before formal assistance: shadowing, the law exam, the probation period (domain.md §4.1:
//! 跟班学习 1 个月 → 法律知识考试 → 考核合格且试用期通过 → 正式协助).

use super::{
    Filled, Pilot,
    candidate::{Candidate, Event, Move, Probation, Review, Shadow},
    funnel::{self, State},
    stage::StageKind,
};
use crate::base::day::{Date, months_after};

/// Something that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The person failed or withdrew: nothing else is asked.
    Out,
    /// Shadowing has not begun.
    Shadow,
    /// Shadowing has not ended.
    ShadowUntil {
        /// Its last day.
        to: Date,
    },
    /// The time is over, and nobody has found that it was done.
    ShadowFinding,
    /// The stage was passed, and nobody has entered when, with whom and with what finding.
    ShadowRecord,
    /// The law exam is not passed.
    Exam,
    /// The pilot has no exam among its stages: whether one was passed is not known.
    ExamUnknown,
    /// The probation period has not begun.
    Probation,
    /// The probation period has not ended.
    ProbationUntil {
        /// Its last day.
        to: Date,
    },
    /// The stage was passed, and nobody has entered when it was and how the person did.
    ProbationRecord,
    /// Nobody has looked at how the person does.
    Review,
    /// The last review was not good.
    LastReview {
        /// Of which day.
        on: Date,
    },
}

impl Missing {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            Missing::Out => "out",
            Missing::Shadow => "shadow",
            Missing::ShadowUntil { .. } => "shadow_until",
            Missing::ShadowFinding => "shadow_finding",
            Missing::ShadowRecord => "shadow_record",
            Missing::Exam => "exam",
            Missing::ExamUnknown => "exam_unknown",
            Missing::Probation => "probation",
            Missing::ProbationUntil { .. } => "probation_until",
            Missing::ProbationRecord => "probation_record",
            Missing::Review => "review",
            Missing::LastReview { .. } => "last_review",
        }
    }
}

impl Shadow {
    /// The last day where nothing else was said: a month after the first, at the end of a shorter month its last day.
    pub fn planned_to(from: Date) -> Date {
        months_after(from, 1).unwrap_or(Date::MAX)
    }
}

impl Probation {
    /// The review that decides: of the latest day, of several on one day the last entered.
    pub fn last_review(&self) -> Option<&Review> {
        self.reviews.iter().max_by_key(|review| review.on)
    }
}

/// What a candidate lacks on a day, in the order in which it is to be done; empty: ready. `None` for a pilot that is
/// filled with counts, which knows no people.
///
/// What is kept of the person decides about shadowing and probation. Where a stage of that kind was passed and nothing is
/// kept of it, what is missing is the record: that it was done is said by nothing but a tick.
pub fn missing(pilot: &Pilot, candidate: &Candidate, today: Date) -> Option<Vec<Missing>> {
    if pilot.filled == Filled::Counts {
        return None;
    }
    let state = funnel::state(&pilot.stages, candidate);
    if state.is_out() {
        return Some(vec![Missing::Out]);
    }
    let mut missing = Vec::new();
    match &candidate.shadow {
        None if passed(pilot, &state, StageKind::Shadowing) == Some(true) => missing.push(Missing::ShadowRecord),
        None => missing.push(Missing::Shadow),
        Some(shadow) if shadow.done.is_some_and(|done| done <= today) => {}
        Some(shadow) if today < shadow.from => missing.push(Missing::Shadow),
        Some(shadow) if today <= shadow.to => missing.push(Missing::ShadowUntil { to: shadow.to }),
        Some(_) => missing.push(Missing::ShadowFinding),
    }
    match passed(pilot, &state, StageKind::Exam) {
        Some(true) => {}
        Some(false) => missing.push(Missing::Exam),
        None => missing.push(Missing::ExamUnknown),
    }
    match &candidate.probation {
        None if passed(pilot, &state, StageKind::Probation) == Some(true) => missing.push(Missing::ProbationRecord),
        None => missing.push(Missing::Probation),
        Some(probation) if today < probation.from => missing.push(Missing::Probation),
        Some(probation) => {
            if today <= probation.to {
                missing.push(Missing::ProbationUntil { to: probation.to });
            }
            match probation.last_review() {
                Some(review) if review.good => {}
                Some(review) => missing.push(Missing::LastReview { on: review.on }),
                None => missing.push(Missing::Review),
            }
        }
    }
    Some(missing)
}

/// What is to be pointed out where somebody is said to have passed a stage on a day: what shadowing or probation lacks
/// that is to be done by then; on the way into the service, all that is missing.
pub fn lacking(pilot: &Pilot, candidate: &Candidate, event: &Event) -> Vec<Missing> {
    let at = pilot.stages.iter().position(|stage| stage.code == event.stage);
    let (Move::Passed {}, Some(at)) = (&event.what, at) else { return Vec::new() };
    let kind = |at: usize| pilot.stages.get(at).map(|stage| stage.kind);
    let into_service = kind(at + 1) == Some(StageKind::Service);
    let missing = missing(pilot, &candidate.with(event.clone()), event.on).unwrap_or_default();
    let of_stage = |missing: &Missing| match missing {
        Missing::Out => false,
        _ if into_service => true,
        Missing::Shadow | Missing::ShadowUntil { .. } | Missing::ShadowFinding | Missing::ShadowRecord => {
            kind(at) == Some(StageKind::Shadowing)
        }
        Missing::Exam | Missing::ExamUnknown => false,
        _ => kind(at) == Some(StageKind::Probation),
    };
    missing.into_iter().filter(of_stage).collect()
}

/// Whether all stages of a kind are passed; `None` where the pilot has none.
fn passed(pilot: &Pilot, state: &State, kind: StageKind) -> Option<bool> {
    let mut all = None;
    for (at, _) in pilot.stages.iter().enumerate().filter(|(_, stage)| stage.kind == kind) {
        let passed = state.how(at).is_some_and(funnel::How::is_passed);
        all = Some(all.unwrap_or(true) && passed);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, id::Id},
        pilots::stage::Stage,
    };

    fn pilot() -> Pilot {
        let stage = |code, kind| Stage::new(code, kind, code);
        let stages = vec![
            stage("shadowing", StageKind::Shadowing),
            stage("exam", StageKind::Exam),
            stage("probation", StageKind::Probation),
            stage("service", StageKind::Service),
        ];
        Pilot { stages, filled: Filled::People, ..Pilot::new("辅安", date(2026, 1, 1)) }
    }

    fn passed(person: &Candidate, stage: &str, on: Date) -> Candidate {
        person.with(Event { on, stage: stage.into(), what: Move::Passed {} })
    }

    #[test]
    fn a_month_of_shadowing_ends_with_the_month() {
        assert_eq!(Shadow::planned_to(date(2026, 1, 31)), date(2026, 2, 28));
        assert_eq!(Shadow::planned_to(date(2026, 3, 1)), date(2026, 4, 1));
    }

    #[test]
    fn what_is_missing_is_told_in_order_until_nothing_is() {
        let (pilot, from) = (pilot(), date(2026, 1, 31));
        let of = |person: &Candidate, today| missing(&pilot, person, today).unwrap();
        let mut person = Candidate::new(Id::new(1), "A001", from);
        assert_eq!(of(&person, from), [Missing::Shadow, Missing::Exam, Missing::Probation]);

        let to = Shadow::planned_to(from);
        person.shadow = Some(Shadow { from, to, tutor: String::new(), days: None, done: None });
        assert_eq!(of(&person, date(2026, 1, 30))[0], Missing::Shadow);
        assert_eq!(of(&person, to)[0], Missing::ShadowUntil { to });
        assert_eq!(of(&person, date(2026, 3, 1))[0], Missing::ShadowFinding);
        person.shadow.as_mut().unwrap().done = Some(date(2026, 3, 1));
        assert_eq!(of(&person, date(2026, 3, 1)), [Missing::Exam, Missing::Probation]);

        let person = passed(&passed(&person, "shadowing", date(2026, 3, 1)), "exam", date(2026, 3, 9));
        assert_eq!(of(&person, date(2026, 3, 9)), [Missing::Probation]);
        let review = |on, good| Review { on, by: "李".into(), good };
        let mut person = person;
        let to = date(2026, 6, 30);
        person.probation = Some(Probation { from: date(2026, 4, 1), to, reviews: vec![] });
        assert_eq!(of(&person, to), [Missing::ProbationUntil { to }, Missing::Review]);
        // Entered in another order than they were held.
        person.probation.as_mut().unwrap().reviews =
            vec![review(date(2026, 6, 1), false), review(date(2026, 5, 1), true)];
        assert_eq!(of(&person, date(2026, 7, 1)), [Missing::LastReview { on: date(2026, 6, 1) }]);
        person.probation.as_mut().unwrap().reviews.push(review(date(2026, 6, 1), true));
        assert_eq!(of(&person, date(2026, 7, 1)), []);
    }

    #[test]
    fn what_is_kept_of_a_person_goes_before_a_passed_stage() {
        let pilot = pilot();
        let mut person = Candidate::new(Id::new(1), "A001", date(2026, 1, 1));
        for stage in ["shadowing", "exam", "probation"] {
            person = passed(&person, stage, date(2026, 5, 1));
        }
        let records = vec![Missing::ShadowRecord, Missing::ProbationRecord];
        assert_eq!(missing(&pilot, &person, date(2026, 5, 1)), Some(records));
        let (from, to) = (date(2026, 4, 1), date(2026, 9, 30));
        person.probation = Some(Probation { from, to, reviews: vec![] });
        let lacking = vec![Missing::ShadowRecord, Missing::ProbationUntil { to }, Missing::Review];
        assert_eq!(missing(&pilot, &person, date(2026, 5, 1)), Some(lacking));
    }

    #[test]
    fn what_is_lacking_is_told_where_a_stage_is_ticked_off() {
        let pilot = pilot();
        let mut person = Candidate::new(Id::new(1), "A001", date(2026, 1, 1));
        let event = |stage: &str| Event { on: date(2026, 5, 1), stage: stage.into(), what: Move::Passed {} };
        assert_eq!(lacking(&pilot, &person, &event("shadowing")), [Missing::ShadowRecord]);
        assert_eq!(lacking(&pilot, &person, &event("exam")), []);
        for stage in ["shadowing", "exam"] {
            person = passed(&person, stage, date(2026, 5, 1));
        }
        let all = [Missing::ShadowRecord, Missing::ProbationRecord];
        assert_eq!(lacking(&pilot, &person, &event("probation")), all);
        let failed = Event { what: Move::Failed { why: None }, ..event("probation") };
        assert_eq!(lacking(&pilot, &person, &failed), []);
    }

    #[test]
    fn who_is_out_lacks_nothing_else_and_counts_know_no_people() {
        let pilot = pilot();
        let person = Candidate::new(Id::new(1), "A001", date(2026, 1, 1));
        let what = Move::Withdrew { why: None };
        let out = person.with(Event { on: date(2026, 1, 2), stage: "shadowing".into(), what });
        assert_eq!(missing(&pilot, &out, date(2026, 2, 1)), Some(vec![Missing::Out]));
        let counts = Pilot { filled: Filled::Counts, ..pilot.clone() };
        assert_eq!(missing(&counts, &person, date(2026, 2, 1)), None);
        let mut without = pilot;
        without.stages.remove(1);
        assert_eq!(missing(&without, &person, date(2026, 2, 1)).unwrap()[1], Missing::ExamUnknown);
    }
}
