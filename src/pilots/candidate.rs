//! One person in the funnel, by code; what happened to the person, as a list that only grows.

use super::roster_csv::{self, Wrong};
use crate::{
    base::{
        day::Date,
        id::{CandidateId, CandidateTag, PilotId},
        order,
        table::Table,
    },
    document,
};

/// All candidates of a workspace, of all pilots.
pub type Candidates = Table<CandidateTag, Candidate>;

/// Somebody who applied. Whoever reads this over a shoulder learns a code; a name is there only if it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// In which pilot.
    pub pilot: PilotId,
    /// The code by which the person is spoken of, never empty, once in a pilot: `A001`.
    pub code: String,
    /// The name; empty where none was given or it was erased.
    pub name: String,
    /// The stage in which the person came in, by code, where this record was begun later; empty: the first stage,
    /// whichever that is (so that stages can be put before it or it can be taken away).
    pub first: String,
    /// What happened, the oldest first.
    pub events: Vec<Event>,
    /// The time with the enforcement team.
    pub shadow: Option<Shadow>,
    /// The probation period.
    pub probation: Option<Probation>,
    /// The day after which the name is to be erased.
    pub keep_until: Option<Date>,
    /// The day on which the name was erased.
    pub erased: Option<Date>,
    /// The day on which the person came into the first stage.
    pub added: Date,
}

document!(struct Candidate { pilot, code, name, first, events, shadow, probation, keep_until, erased, added });

/// A candidate with its id.
pub type Person<'a> = (CandidateId, &'a Candidate);

/// The candidates of a pilot, in the order of their codes.
pub fn people(all: &Candidates, pilot: PilotId) -> Vec<Person<'_>> {
    let mut people: Vec<Person> = all
        .iter()
        .filter(|(_, candidate)| candidate.pilot == pilot)
        .map(|(id, candidate)| (id, &**candidate))
        .collect();
    order::sort(&mut people, |(a, one), (b, other)| one.code.cmp(&other.code).then(a.cmp(b)));
    people
}

/// Why somebody cannot have a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// It is none; also the number of an identity card is not.
    Wrong {
        /// Why.
        wrong: Wrong,
    },
    /// Somebody else of the pilot has it.
    Taken {
        /// Who.
        by: CandidateId,
    },
}

/// The code that a typed text is, if the person `own` (`None`: somebody new) may have it.
pub fn check_code(people: &[Person], own: Option<CandidateId>, typed: &str) -> Result<String, CodeError> {
    let code = roster_csv::cells::code(typed).map_err(|wrong| CodeError::Wrong { wrong })?;
    let key = roster_csv::row::key(&code);
    let is = |(id, other): &&Person| Some(*id) != own && roster_csv::row::key(&other.code) == key;
    match people.iter().find(is) {
        Some((by, _)) => Err(CodeError::Taken { by: *by }),
        None => Ok(code),
    }
}

impl Candidate {
    /// Somebody who came into the first stage on `added`, and of whom nothing else is known.
    pub fn new(pilot: PilotId, code: impl Into<String>, added: Date) -> Candidate {
        Candidate {
            pilot,
            code: code.into(),
            name: String::new(),
            first: String::new(),
            events: Vec::new(),
            shadow: None,
            probation: None,
            keep_until: None,
            erased: None,
            added,
        }
    }

    /// The same with one more event. Whether it may happen says [`super::moves::check`].
    pub fn with(&self, event: Event) -> Candidate {
        let mut next = self.clone();
        next.events.push(event);
        next
    }
}

/// Something that happened to a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// On which day.
    pub on: Date,
    /// In which stage, by code; of a move back, the stage to which.
    pub stage: String,
    /// What.
    pub what: Move,
}

document!(struct Event { on, stage, what });

/// What can happen to a candidate in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Given a score, in hundredths of a point: 8050 is 80.5.
    Scored {
        /// The score.
        score: u32,
    },
    /// Passed, and so waiting in the next stage.
    Passed {},
    /// Failed.
    Failed {
        /// Why, where it was said; never of a medical or a background check.
        why: Option<Why>,
    },
    /// Withdrew.
    Withdrew {
        /// Why, where it was said; never of a medical or a background check.
        why: Option<Why>,
    },
    /// Put on the reserve list of this stage: waits until somebody drops out (递补).
    Reserved {},
    /// Called up from the reserve list, and so passed.
    CalledUp {},
    /// Brought back to this stage, to wait there; what came after it no longer counts.
    Back {},
}

document!(enum Move or code {
    "scored" => Scored { score },
    "passed" => Passed {},
    "failed" => Failed { why },
    "withdrew" => Withdrew { why },
    "reserved" => Reserved {},
    "called_up" => CalledUp {},
    "back" => Back {},
});

/// Why somebody dropped out, by kind: a word, never a story about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Below the pass mark.
    BelowMark,
    /// Did not appear.
    Absent,
    /// Papers incomplete or conditions not met.
    Papers,
    /// Ranked outside the number of places.
    Places,
    /// Took another post.
    OtherPost,
    /// Own reasons.
    Own,
    /// The contract ended.
    ContractEnd,
    /// Something else.
    Other,
}

document!(codes Why {
    "below_mark" => BelowMark,
    "absent" => Absent,
    "papers" => Papers,
    "places" => Places,
    "other_post" => OtherPost,
    "own" => Own,
    "contract_end" => ContractEnd,
    "other" => Other,
});

impl Why {
    /// All, in the order in which they are offered.
    pub const ALL: [Why; 8] =
        [Why::BelowMark, Why::Absent, Why::Papers, Why::Places, Why::OtherPost, Why::Own, Why::ContractEnd, Why::Other];
}

/// The time with the enforcement team (跟班学习).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shadow {
    /// First day.
    pub from: Date,
    /// Last day as planned: a month after the first where nothing else was said.
    pub to: Date,
    /// Who looks after the person.
    pub tutor: String,
    /// Days attended so far.
    pub days: Option<u32>,
    /// The day on which it was found to be done.
    pub done: Option<Date>,
}

document!(struct Shadow { from, to, tutor, days, done });

/// The probation period (试用期).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probation {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The reviews, the oldest first.
    pub reviews: Vec<Review>,
}

document!(struct Probation { from, to, reviews });

/// A look at somebody on probation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// On which day.
    pub on: Date,
    /// By whom.
    pub by: String,
    /// Whether the person does well enough; the last review decides.
    pub good: bool,
}

document!(struct Review { on, by, good });

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{day::date, doc, id::Id};

    #[test]
    fn a_code_is_of_one_person_in_a_pilot() {
        let (one, other) = (PilotId::new(1), PilotId::new(2));
        let of = |pilot, code| Candidate::new(pilot, code, date(2026, 3, 2));
        let all: Candidates = [(Id::new(5), of(one, "B1")), (Id::new(6), of(one, "A1")), (Id::new(7), of(other, "C1"))]
            .into_iter()
            .collect();
        let people = people(&all, one);
        assert_eq!(people.iter().map(|(_, person)| person.code.as_str()).collect::<Vec<_>>(), ["A1", "B1"]);
        assert_eq!(check_code(&people, None, " ａ1"), Err(CodeError::Taken { by: Id::new(6) }));
        assert_eq!(check_code(&people, Some(Id::new(6)), "a1"), Ok("a1".into()));
        assert_eq!(check_code(&people, None, "C1"), Ok("C1".into()));
        let id_number = check_code(&people, None, "513321199001011234");
        assert_eq!(id_number, Err(CodeError::Wrong { wrong: Wrong::IdNumber }));
    }

    #[test]
    fn a_candidate_is_read_back() {
        let event = |what| Event { on: date(2026, 3, 3), stage: "interview".into(), what };
        let mut person = Candidate::new(PilotId::new(1), "A1", date(2026, 3, 2));
        person.events =
            [Move::Scored { score: 8050 }, Move::Failed { why: Some(Why::Absent) }, Move::Back {}].map(event).into();
        assert_eq!(doc::read(&doc::print(&person)), Ok(person));
    }
}
