use super::*;
use crate::{
    base::id::Id,
    pilots::{
        candidate::{Candidate, Move, Person},
        funnel::tests::{PASSED, event, person, pilot},
        moves::{Notice, notices},
    },
};
use proptest::prelude::*;

const WRITTEN: usize = 2;
const INTERVIEW: usize = 3;

/// Somebody in the interview with these scores of the written test and of it.
fn scored(code: &str, written: Option<u32>, interview: Option<u32>) -> Candidate {
    let mut person = person(code);
    for (stage, score) in [("application", None), ("screening", None), ("written_test", written)] {
        person.events.extend(score.map(|score| event(stage, 1, Move::Scored { score })));
        person.events.push(event(stage, 1, PASSED));
    }
    person.events.extend(interview.map(|score| event("interview", 2, Move::Scored { score })));
    person
}

fn rules(places: Option<u32>, ties: Option<Ties>, reserve: Reserve) -> Pilot {
    let mut pilot = pilot();
    (pilot.stages[WRITTEN].weight, pilot.stages[INTERVIEW].weight) = (Some(40), Some(60));
    pilot.rules = Rules { places, ties, reserve, notice_days: None };
    pilot
}

fn ranked(pilot: &Pilot, people: &[Candidate]) -> Ranking {
    let people: Vec<Person> = people.iter().zip(0..).map(|(person, id)| (Id::new(id), person)).collect();
    ranking(pilot, &Funnel::of(&pilot.stages, &people), INTERVIEW)
}

/// Rank and fate of each, in the order of the people.
fn fates(ranking: &Ranking) -> Vec<(Option<u32>, Fate)> {
    let mut rows: Vec<&Row> = ranking.rows.iter().collect();
    rows.sort_by_key(|row| row.candidate);
    rows.iter().map(|row| (row.rank, row.fate)).collect()
}

fn by_interview() -> Option<Ties> {
    Some(Ties::ByStage { stage: "interview".into() })
}

#[test]
fn totals_are_exact_and_rounded_half_up_once() {
    let pilot = rules(None, None, Reserve::NotSaid);
    let total = |written, interview| ranked(&pilot, &[scored("A", Some(written), Some(interview))]).rows[0].total;
    assert_eq!(total(80_50, 90_00), Some(86_20));
    // 0.4 × 80.01 + 0.6 × 0 = 32.004; 0.4 × 80.02 = 32.008; 0.6 × 70.25 = 42.15; 0.4 × 0.05 + 0.6 × 0.05 = 0.05.
    assert_eq!(
        (total(80_01, 0), total(80_02, 0), total(0, 70_25), total(5, 5)),
        (Some(32_00), Some(32_01), Some(42_15), Some(5))
    );
    // Exactly half goes up: 0.5 × 80.01 = 40.005.
    let mut half = pilot.clone();
    (half.stages[WRITTEN].weight, half.stages[INTERVIEW].weight) = (Some(50), Some(50));
    assert_eq!(ranked(&half, &[scored("A", Some(80_01), Some(0))]).rows[0].total, Some(40_01));
}

#[test]
fn a_missing_score_is_not_zero_and_a_mark_not_reached_is_told() {
    let mut pilot = rules(Some(1), None, Reserve::NotSaid);
    pilot.stages[INTERVIEW].pass_mark = Some(60_00);
    pilot.stages[WRITTEN].pass_mark = Some(50_00);
    let people = [
        scored("A", None, Some(99_00)),
        scored("B", Some(90_00), Some(59_99)),
        scored("C", Some(49_00), Some(60_00)),
        scored("D", Some(90_00), Some(90_00)).with(event("interview", 3, Move::Withdrew { why: None })),
    ];
    let ranking = ranked(&pilot, &people);
    // Who was let through below the mark is marked and stays in the race.
    assert_eq!(
        fates(&ranking),
        [(None, Fate::NoTotal), (None, Fate::BelowMark), (Some(1), Fate::In), (None, Fate::Out)]
    );
    let row = |id| ranking.rows.iter().find(|row| row.candidate == Id::new(id)).unwrap();
    assert_eq!((&row(0).missing, &row(1).below, &row(2).below), (&vec![WRITTEN], &vec![INTERVIEW], &vec![WRITTEN]));
    assert_eq!(row(0).total, None);
    assert_eq!((ranking.weights_here, ranking.weights_all), (100, 100));
}

#[test]
fn ties_at_the_last_place_go_as_the_notice_says() {
    // Totals 90, 80, 80, 80, 70; the three with 80 differ in the interview, two of them not.
    let people = [
        scored("A", Some(90_00), Some(90_00)),
        scored("B", Some(50_00), Some(10_000)),
        scored("C", Some(80_00), Some(80_00)),
        scored("D", Some(80_00), Some(80_00)),
        scored("E", Some(70_00), Some(70_00)),
    ];
    let ranks = [1, 2, 2, 2, 5].map(Some);
    let of = |places, ties, reserve| {
        let ranking = ranked(&rules(places, ties, reserve), &people);
        let told = fates(&ranking);
        assert_eq!(told.iter().map(|(rank, _)| *rank).collect::<Vec<_>>(), ranks);
        (told.iter().map(|(_, fate)| fate.code()).collect::<Vec<_>>(), ranking)
    };
    let (fates, ranking) = of(Some(2), None, Reserve::Allowed);
    assert_eq!(fates, ["in", "undecided", "undecided", "undecided", "reserve"]);
    assert_eq!(ranking.to_call_up, None);
    assert_eq!(of(Some(2), Some(Ties::AllGoOn {}), Reserve::Allowed).0, ["in", "in", "in", "in", "reserve"]);
    let (fates, ranking) = of(Some(2), by_interview(), Reserve::Allowed);
    assert_eq!(fates, ["in", "in", "reserve", "reserve", "reserve"]);
    let nth = |id| ranking.rows.iter().find(|row| row.candidate == Id::new(id)).unwrap().fate;
    assert_eq!([nth(2), nth(3), nth(4)], [1, 1, 3].map(|nth| Fate::Reserve { nth }));
    assert_eq!(ranking.to_call_up, Some(0));
    assert_eq!(of(Some(3), by_interview(), Reserve::Forbidden).0, ["in", "in", "undecided", "undecided", "outside"]);
    assert_eq!(of(Some(4), None, Reserve::NotSaid).0, ["in", "in", "in", "in", "outside"]);
    assert_eq!(of(Some(9), None, Reserve::NotSaid).0, ["in"; 5]);
    assert_eq!(of(Some(0), None, Reserve::NotSaid).0, ["outside"; 5]);
    assert_eq!(of(None, None, Reserve::Allowed).0, ["places_unknown"; 5]);
    let gone = Some(Ties::ByStage { stage: "gone".into() });
    let (fates, ranking) = of(Some(2), gone, Reserve::Forbidden);
    assert_eq!((fates[1], ranking.tie_stage_gone), ("undecided", true));
}

#[test]
fn whoever_drops_out_later_frees_a_place_for_the_next_in_rank() {
    let pilot = rules(Some(1), None, Reserve::Allowed);
    let reserved = |person: &Candidate| person.with(event("interview", 3, Move::Reserved {}));
    let first = scored("A", Some(90_00), Some(90_00)).with(event("interview", 3, PASSED));
    let people = [
        first.clone(),
        reserved(&scored("B", Some(80_00), Some(80_00))),
        reserved(&scored("C", Some(70_00), Some(70_00))),
    ];
    assert_eq!(ranked(&pilot, &people).to_call_up, Some(0));
    let out = first.with(event("fitness_test", 4, Move::Withdrew { why: None }));
    let mut people = [out, people[1].clone(), people[2].clone()];
    let ranking = ranked(&pilot, &people);
    assert_eq!(ranking.to_call_up, Some(1));
    assert!(ranking.rows[0].out_since);
    // Calling up C before B is pointed out; B is as it should be.
    let call = event("interview", 5, Move::CalledUp {});
    let with: Vec<Person> = people.iter().zip(0..).map(|(person, id)| (Id::new(id), person)).collect();
    let funnel = Funnel::of(&pilot.stages, &with);
    assert_eq!(notices(&pilot, &funnel, Id::new(2), &call), [Notice::OutOfOrder { before: 1 }]);
    assert_eq!(notices(&pilot, &funnel, Id::new(1), &call), []);
    people[1] = people[1].with(call);
    let ranking = ranked(&pilot, &people);
    assert_eq!(fates(&ranking)[1], (Some(2), Fate::CalledUp));
    assert_eq!((fates(&ranking)[2].1, ranking.to_call_up), (Fate::Reserve { nth: 1 }, Some(0)));
}

#[test]
fn passing_below_the_mark_and_without_a_score_is_pointed_out() {
    let mut pilot = rules(None, None, Reserve::NotSaid);
    pilot.stages[INTERVIEW].pass_mark = Some(60_00);
    let told = |score, what| {
        let person = scored("A", None, score);
        let funnel = Funnel::of(&pilot.stages, &[(Id::new(0), &person)]);
        notices(&pilot, &funnel, Id::new(0), &event("interview", 5, what))
    };
    assert_eq!(told(Some(59_99), PASSED), [Notice::BelowMark]);
    assert_eq!(told(Some(60_00), PASSED), []);
    assert_eq!(told(None, PASSED), [Notice::NoScore]);
    let below = Move::Failed { why: Some(crate::pilots::candidate::Why::BelowMark) };
    assert_eq!(told(Some(60_00), below), [Notice::MarkReached]);
    assert_eq!(told(Some(59_99), below), []);
}

#[test]
fn before_a_stage_with_a_ratio_as_many_go_on_as_it_asks_for() {
    let mut pilot = rules(Some(2), None, Reserve::NotSaid);
    pilot.stages[INTERVIEW].opens_at = Some(3);
    let people: Vec<Candidate> = (0..8).map(|at| scored("A", Some(90_00 - at * 100), None)).collect();
    let people: Vec<Person> = people.iter().zip(0..).map(|(person, id)| (Id::new(id), person)).collect();
    let funnel = Funnel::of(&pilot.stages, &people);
    let written = ranking(&pilot, &funnel, WRITTEN);
    let within = written.rows.iter().filter(|row| row.fate == Fate::In).count();
    assert_eq!((written.seats, written.seats_for, within), (Some(6), Some(INTERVIEW), 6));
    let interview = ranking(&pilot, &funnel, INTERVIEW);
    assert_eq!((interview.seats, interview.seats_for), (Some(2), None));
}

#[test]
fn the_ratio_to_open_is_told_where_it_can_be() {
    let mut pilot = rules(Some(5), None, Reserve::NotSaid);
    let tally = |entered| Tally { entered, ..Tally::default() };
    let of = |pilot: &Pilot, entered| opening(&pilot.stages[WRITTEN], &tally(entered), &pilot.rules);
    assert_eq!(of(&pilot, Some(15)), Opening::NotSet);
    pilot.stages[WRITTEN].opens_at = Some(3);
    assert_eq!(of(&pilot, Some(15)), Opening::Reached { entered: 15, needed: 15 });
    assert_eq!(of(&pilot, Some(14)), Opening::Short { entered: 14, needed: 15 });
    assert_eq!(of(&pilot, Some(0)), Opening::NotYet { needed: 15 });
    assert_eq!(of(&pilot, None), Opening::Unknown);
    pilot.rules.places = None;
    assert_eq!(of(&pilot, Some(15)), Opening::Unknown);
}

proptest! {
    /// Whatever the scores: better totals rank before, equal ones share, and exactly the places are given away unless
    /// a tie is open or all go on.
    #[test]
    fn the_cut_gives_away_the_places_and_no_more(
        scores in prop::collection::vec((prop::option::weighted(0.9, 0u32..6), prop::option::weighted(0.9, 0u32..6)), 0..9),
        places in 0u32..9,
        ties in prop::sample::select(vec![None, Some(Ties::AllGoOn {}), by_interview()]),
    ) {
        let pilot = rules(Some(places), ties.clone(), Reserve::Allowed);
        let people: Vec<Candidate> = scores.iter().map(|(w, i)| scored("A", w.map(|w| w * 10_00), i.map(|i| i * 10_00))).collect();
        let ranking = ranked(&pilot, &people);
        let count = |code| ranking.rows.iter().filter(|row| row.fate.code() == code).count();
        prop_assert_eq!(ranking.rows.len(), people.len());
        for one in &ranking.rows {
            let better = ranking.rows.iter().filter(|row| row.total > one.total).count();
            prop_assert_eq!(one.rank, one.total.map(|_| better as u32 + 1));
            let (w, i) = scores[one.candidate.bits() as usize];
            prop_assert_eq!(one.total, w.zip(i).map(|(w, i)| (w * 10_00 * 40 + i * 10_00 * 60 + 50) / 100));
        }
        let ranked = ranking.rows.iter().filter(|row| row.rank.is_some()).count();
        let (within, open, places) = (count("in"), count("undecided"), ranked.min(places as usize));
        match ties {
            Some(Ties::AllGoOn {}) => prop_assert!(open == 0 && within >= places),
            _ if open == 0 => prop_assert_eq!(within, places),
            _ => prop_assert!(within < places && places < within + open),
        }
        prop_assert_eq!(within + open + count("reserve"), ranked);
        // Nobody in ranks behind anybody who is not.
        for row in ranking.rows.iter().filter(|row| row.fate == Fate::In) {
            prop_assert!(ranking.rows.iter().all(|other| matches!(other.fate, Fate::In | Fate::NoTotal) || other.rank >= row.rank));
        }
    }
}
