use super::{
    reasons::{Of, Reasons, reasons},
    tally::misfits,
    times::{median_days, waits},
    *,
};
use crate::{
    base::{
        day::{date, days_after},
        id::Id,
    },
    pilots::{Filled, Pilot, Reserve, Rules, candidate::Event, moves, stage::StageKind},
};
use proptest::prelude::*;

pub(crate) const START: Date = date(2026, 3, 2);

/// The twelve stages of the bulletin.
pub(crate) fn stages() -> Vec<Stage> {
    let all = [
        ("application", StageKind::Application, "报名"),
        ("screening", StageKind::Review, "初审"),
        ("written_test", StageKind::Written, "笔试"),
        ("interview", StageKind::Interview, "面试"),
        ("fitness_test", StageKind::Fitness, "体能测试"),
        ("medical", StageKind::Medical, "体检"),
        ("vetting", StageKind::Background, "政审"),
        ("proposed", StageKind::Proposed, "拟录用"),
        ("shadowing", StageKind::Shadowing, "跟班学习"),
        ("exam", StageKind::Exam, "法律知识考试"),
        ("probation", StageKind::Probation, "试用期"),
        ("service", StageKind::Service, "正式协助"),
    ];
    all.iter().map(|(code, kind, name)| Stage::new(*code, *kind, *name)).collect()
}

pub(crate) fn pilot() -> Pilot {
    let rules = Rules { places: Some(5), reserve: Reserve::Allowed, ..Rules::default() };
    Pilot { stages: stages(), filled: Filled::People, rules, ..Pilot::new("辅安", START) }
}

pub(crate) fn day(days: i32) -> Date {
    days_after(START, days).unwrap()
}

pub(crate) fn person(code: &str) -> Candidate {
    Candidate::new(Id::new(1), code, START)
}

pub(crate) fn event(stage: &str, days: i32, what: Move) -> Event {
    Event { on: day(days), stage: stage.into(), what }
}

/// Somebody to whom this happened, a day each.
pub(crate) fn after(moves: &[(&str, Move)]) -> Candidate {
    let mut person = person("A001");
    for ((stage, what), days) in moves.iter().zip(1..) {
        person.events.push(event(stage, days, *what));
    }
    person
}

pub(crate) const PASSED: Move = Move::Passed {};
pub(crate) const BACK: Move = Move::Back {};

fn failed(why: Option<Why>) -> Move {
    Move::Failed { why }
}

fn hows(stages: &[Stage], person: &Candidate) -> Vec<Option<&'static str>> {
    let state = state(stages, person);
    (0..stages.len()).map(|at| state.how(at).map(How::code)).collect()
}

#[test]
fn who_passes_waits_in_the_next_stage_since_that_day() {
    let stages = stages();
    let now = state(&stages, &after(&[("application", PASSED), ("screening", PASSED)]));
    assert_eq!(now.place, Place::At(2));
    assert_eq!(now.standing(), Some((2, Standing { came: day(2), how: How::Waiting, on: day(2) })));
    let screening = Standing { came: day(1), how: How::Passed { called_up: false }, on: day(2) };
    assert_eq!(now.step(1).standing, Some(screening));
    assert_eq!(now.how(3), None);
}

#[test]
fn brought_back_is_waiting_there_again_and_nothing_after_it_counts() {
    let stages = &stages()[..4];
    let score = Move::Scored { score: 80_50 };
    let history = [("application", PASSED), ("screening", PASSED), ("written_test", score), ("written_test", PASSED)];
    let forth = after(&history);
    assert_eq!(state(stages, &forth).step(2).score, Some(80_50));
    let back = forth.with(event("screening", 9, BACK));
    assert_eq!(hows(stages, &back), [Some("passed"), Some("waiting"), None, None]);
    let now = state(stages, &back);
    assert_eq!((now.step(2), now.standing().unwrap().1.came), (Step::default(), day(9)));
    // In the stage itself the score stays: it is the result that is taken back.
    let back = forth.with(event("written_test", 9, BACK));
    assert_eq!(state(stages, &back).step(2).score, Some(80_50));
    // Undone, it is as it was.
    let mut undone = back;
    undone.events.pop();
    assert_eq!(state(stages, &undone), state(stages, &forth));
}

#[test]
fn the_last_score_counts_and_is_not_shown_of_a_private_stage() {
    let mut stages = stages();
    let scored = |score| Move::Scored { score };
    let history =
        [("application", scored(50_00)), ("application", scored(60_00)), ("application", failed(Some(Why::Own)))];
    let person = after(&history);
    assert_eq!(state(&stages, &person).step(0).score, Some(60_00));
    assert_eq!(state(&stages, &person).how(0), Some(How::Failed { why: Some(Why::Own) }));
    stages[0].kind = StageKind::Medical;
    assert_eq!(state(&stages, &person).step(0).score, None);
    assert_eq!(state(&stages, &person).how(0), Some(How::Failed { why: None }));
    let clean = moves::cleaned(&stages, &person).unwrap();
    assert_eq!(clean.events, [event("application", 3, failed(None))]);
    assert_eq!(moves::cleaned(&stages, &clean), None);
}

#[test]
fn stages_in_another_order_keep_their_results_until_they_count() {
    let (mut stages, before) = (stages()[..4].to_vec(), stages()[..4].to_vec());
    let person = after(&[("application", PASSED), ("screening", PASSED), ("written_test", PASSED)]);
    stages.swap(2, 3);
    // The interview is still to come; the written test was passed and counts when the interview is.
    assert_eq!(hows(&stages, &person), [Some("passed"), Some("passed"), Some("waiting"), None]);
    assert!(state(&stages, &person).step(3).ahead);
    let people = [(Id::new(7), &person)];
    assert_eq!(shifted(&people, &before, &stages), []);
    let done = person.with(event("interview", 5, PASSED));
    assert_eq!(state(&stages, &done).place, Place::Through);
    // A new stage at the front: whoever came in at the start is asked for it too.
    stages.insert(0, Stage::new("briefing", StageKind::Selection, "宣讲"));
    assert_eq!(state(&stages, &person).place, Place::At(0));
    assert_eq!(shifted(&people, &before, &stages), [(Id::new(7), Place::At(3), Place::At(0))]);
    let late = Candidate { first: "application".into(), ..person.clone() };
    assert_eq!(state(&stages, &late).place, Place::At(3));
}

#[test]
fn nobody_is_lost_with_a_stage_that_is_gone() {
    let mut stages = stages();
    stages.remove(2);
    let passed = [("application", PASSED), ("screening", PASSED), ("written_test", PASSED)];
    let out = [("application", PASSED), ("screening", PASSED), ("written_test", failed(None))];
    let (went_on, failed_there) = (after(&passed), after(&out));
    let began_there = Candidate { first: "written_test".into(), ..person("A003") };
    let people = [(Id::new(1), &went_on), (Id::new(2), &failed_there), (Id::new(3), &began_there)];
    let funnel = Funnel::of(&stages, &people);
    assert_eq!(funnel.people[0].1.place, Place::At(2));
    assert_eq!(funnel.people[1].1.place, Place::Nowhere { event: Some(2) });
    assert_eq!(funnel.people[2].1.place, Place::Nowhere { event: None });
    assert_eq!((funnel.nowhere, funnel.tallies[1].passed, funnel.tallies[1].elsewhere), (2, Some(2), Some(1)));
    assert_eq!(funnel.tallies[2].entered, Some(1));
    // Put into a stage that is there, they count again.
    let put = failed_there.with(event("interview", 9, BACK));
    assert_eq!(state(&stages, &put).place, Place::At(2));
}

#[test]
fn the_pilot_of_the_bulletin_ends_with_five() {
    let pilot = pilot();
    let mut people: Vec<Candidate> = (0..60).map(|nth| person(&format!("A{nth:03}"))).collect();
    let mut going = people.len();
    // So many pass each stage; of the rest every third withdraws.
    for (stage, pass) in pilot.stages.iter().zip([55, 40, 15, 10, 9, 8, 5, 5, 5, 5, 5]) {
        for (nth, person) in people.iter_mut().enumerate().take(going) {
            let what = match nth {
                _ if nth < pass => PASSED,
                _ if nth % 3 == 0 => Move::Withdrew { why: None },
                _ => failed(None),
            };
            let event = event(&stage.code, 1, what);
            assert_eq!(moves::check(&pilot, person, &event, None), Ok(()));
            person.events.push(event);
        }
        going = pass;
    }
    let people: Vec<Person> = people.iter().zip(0..).map(|(person, id)| (Id::new(id), person)).collect();
    let tallies = Funnel::of(&pilot.stages, &people).tallies;
    let entered: Vec<u32> = tallies.iter().filter_map(|tally| tally.entered).collect();
    assert_eq!(entered, [60, 55, 40, 15, 10, 9, 8, 5, 5, 5, 5, 5]);
    assert_eq!(tallies[11].waiting, Some(5));
    assert_eq!(tallies[2].failed.zip(tallies[2].withdrew), Some((16, 9)));
}

#[test]
fn reasons_are_counted_by_kind_and_not_kept_of_private_stages() {
    let mut stages = stages();
    stages[1].kind = StageKind::Background;
    let out = |what| after(&[("application", what)]);
    let people = [
        out(failed(Some(Why::Papers))),
        out(failed(Some(Why::Papers))),
        out(failed(None)),
        out(Move::Withdrew { why: Some(Why::OtherPost) }),
        after(&[("application", PASSED), ("screening", failed(Some(Why::Other)))]),
    ];
    let people: Vec<Person> = people.iter().zip(0..).map(|(person, id)| (Id::new(id), person)).collect();
    let funnel = Funnel::of(&stages, &people);
    let (failed, withdrew) = reasons(&stages, &funnel, Of::All);
    assert_eq!((failed.of(Why::Papers), failed.not_said, failed.not_kept, failed.total()), (2, 1, 1, 4));
    assert_eq!((withdrew.of(Why::OtherPost), withdrew.total()), (1, 1));
    let (there, _) = reasons(&stages, &funnel, Of::Stage(1));
    assert_eq!(there, Reasons { not_kept: 1, ..Reasons::default() });
}

#[test]
fn who_waits_as_long_as_the_limit_is_stuck() {
    let mut stages = stages();
    (stages[1].limit_days, stages[11].limit_days) = (Some(10), Some(1));
    let waiting = after(&[("application", PASSED)]);
    let serving = Candidate { first: "service".into(), ..person("A002") };
    let funnel = Funnel::of(&stages, &[(Id::new(1), &waiting), (Id::new(2), &serving)]);
    let on = |days| {
        let waits = waits(&stages, &funnel, day(days));
        waits.iter().map(|wait| (wait.days, wait.stuck)).collect::<Vec<_>>()
    };
    assert_eq!(on(0), [(0, false), (0, false)]);
    assert_eq!(on(10), [(9, false), (10, false)]);
    assert_eq!(on(11), [(10, true), (11, false)]);
}

#[test]
fn the_median_of_those_who_passed() {
    let median = |days: &[i32]| {
        let people: Vec<Candidate> =
            days.iter().map(|days| person("A").with(event("application", *days, PASSED))).collect();
        let people: Vec<Person> = people.iter().zip(0..).map(|(person, id)| (Id::new(id), person)).collect();
        median_days(&Funnel::of(&stages(), &people), 0)
    };
    assert_eq!((median(&[]), median(&[4]), median(&[9, 1, 3])), (None, Some(4), Some(3)));
    assert_eq!((median(&[1, 2]), median(&[8, 1, 2, 4])), (Some(2), Some(3)));
}

/// What the rules say, written down a second time as a machine that goes along with the moves.
struct Model {
    hows: Vec<Option<&'static str>>,
    scores: Vec<Option<u32>>,
    at: usize,
    since: Date,
}

impl Model {
    fn new(stages: usize) -> Model {
        let mut hows = vec![None; stages];
        hows[0] = Some("waiting");
        Model { hows, scores: vec![None; stages], at: 0, since: START }
    }

    fn is_legal(&self, pilot: &Pilot, at: usize, what: Move) -> bool {
        let here = self.at == at;
        let how = self.hows[at];
        let private = pilot.stages[at].kind.is_private();
        let reserve = pilot.rules.reserve == Reserve::Allowed;
        let into_left = pilot.stages.get(at + 1).is_some_and(|next| next.kind == StageKind::Left);
        let may_leave = !into_left || pilot.stages[at].kind == StageKind::Service;
        match what {
            Move::Scored { score } => !private && score <= 10_000 && how.is_some(),
            Move::Passed {} => here && how == Some("waiting") && may_leave,
            Move::Failed { why } | Move::Withdrew { why } => {
                here && matches!(how, Some("waiting" | "reserved")) && !(private && why.is_some())
            }
            Move::Reserved {} => reserve && here && how == Some("waiting"),
            Move::CalledUp {} => reserve && here && how == Some("reserved") && may_leave,
            Move::Back {} => how.is_some() && how != Some("waiting"),
        }
    }

    fn go(&mut self, at: usize, what: Move, on: Date) {
        let how = match what {
            Move::Scored { score } => {
                self.scores[at] = Some(score);
                return;
            }
            Move::Passed {} => "passed",
            Move::CalledUp {} => "called_up",
            Move::Failed { .. } => "failed",
            Move::Withdrew { .. } => "withdrew",
            Move::Reserved {} => "reserved",
            Move::Back {} => "waiting",
        };
        if what == BACK {
            self.hows[at + 1..].fill(None);
            self.scores[at + 1..].fill(None);
            (self.at, self.since) = (at, on);
        }
        self.hows[at] = Some(how);
        if matches!(what, Move::Passed {} | Move::CalledUp {}) {
            (self.at, self.since) = (at + 1, on);
            if let Some(next) = self.hows.get_mut(at + 1) {
                *next = Some("waiting");
            }
        }
    }
}

pub(crate) fn any_move() -> impl Strategy<Value = Move> {
    let why = || prop::option::of(prop::sample::select(Why::ALL.to_vec()));
    prop_oneof![
        2 => (0u32..10_100).prop_map(|score| Move::Scored { score }),
        8 => Just(PASSED),
        2 => why().prop_map(|why| Move::Failed { why }),
        1 => why().prop_map(|why| Move::Withdrew { why }),
        2 => Just(Move::Reserved {}),
        2 => Just(Move::CalledUp {}),
        3 => Just(BACK),
    ]
}

/// Everything that must hold of a funnel, whatever happened.
fn holds(stages: &[Stage], people: &[Candidate]) -> Result<Vec<Tally>, TestCaseError> {
    let people: Vec<Person> = people.iter().zip(0..).map(|(person, id)| (Id::new(id), person)).collect();
    let funnel = Funnel::of(stages, &people);
    let known = |count: Option<u32>| count.unwrap();
    for tally in &funnel.tallies {
        prop_assert_eq!(tally.adds_up(), Some(true), "{:?}", tally);
        prop_assert!(tally.reserved <= tally.waiting && tally.called_up <= tally.passed);
    }
    for (before, after) in funnel.tallies.iter().zip(funnel.tallies.iter().skip(1)) {
        let (came, went) = (known(after.entered) + known(before.elsewhere), known(before.passed) + known(after.direct));
        prop_assert_eq!(came, went);
    }
    prop_assert_eq!(misfits(&funnel.tallies), []);
    // Everybody is somewhere, once.
    let ended = |tally: &Tally| known(tally.waiting) + known(tally.failed) + known(tally.withdrew);
    let somewhere: u32 = funnel.tallies.iter().map(ended).sum();
    prop_assert_eq!(somewhere + funnel.through + funnel.nowhere, people.len() as u32);
    // The reasons are those of all who dropped out.
    let (failed, withdrew) = reasons(stages, &funnel, Of::All);
    prop_assert_eq!(failed.total(), funnel.tallies.iter().map(|tally| known(tally.failed)).sum::<u32>());
    prop_assert_eq!(withdrew.total(), funnel.tallies.iter().map(|tally| known(tally.withdrew)).sum::<u32>());
    Ok(funnel.tallies)
}

proptest! {
    /// Every legal move does what the rules say, every other is refused; the sums hold after each; taken back one by
    /// one, everything is as it was before each.
    #[test]
    fn sums_hold_through_moves_back_reserves_call_ups_and_undo(
        moves in prop::collection::vec((0usize..3, prop::option::of(0usize..6), any_move(), 0i32..3), 0..40),
        first_kinds in prop::collection::vec(prop::sample::select(StageKind::ALL.to_vec()), 6),
        reserve in prop::sample::select(vec![Reserve::Allowed, Reserve::Allowed, Reserve::Forbidden, Reserve::NotSaid]),
    ) {
        let mut pilot = pilot();
        pilot.stages.truncate(6);
        pilot.stages.iter_mut().zip(first_kinds).for_each(|(stage, kind)| stage.kind = kind);
        pilot.rules.reserve = reserve;
        let mut people = vec![person("A"), person("B"), person("C")];
        let mut models: Vec<Model> = (0..3).map(|_| Model::new(6)).collect();
        let (mut days, mut told) = (0, vec![(0, holds(&pilot.stages, &people)?)]);
        for (who, at, what, later) in moves {
            days += later;
            // Mostly where the person is, so that people get on.
            let at = at.unwrap_or(models[who].at).min(5);
            let event = event(&pilot.stages[at].code, days, what);
            let legal = models[who].is_legal(&pilot, at, what);
            let checked = moves::check(&pilot, &people[who], &event, None);
            prop_assert_eq!(checked.is_ok(), legal, "{:?} {:?}", event, checked);
            if legal {
                models[who].go(at, what, day(days));
                people[who].events.push(event);
                told.push((who, holds(&pilot.stages, &people)?));
            }
            let now = state(&pilot.stages, &people[who]);
            prop_assert_eq!(&hows(&pilot.stages, &people[who]), &models[who].hows);
            let scores: Vec<Option<u32>> = now.steps.iter().map(|step| step.score).collect();
            prop_assert_eq!(&scores, &models[who].scores);
            if let Some(Standing { came, how: How::Waiting, .. }) = now.standing().map(|(_, standing)| standing) {
                prop_assert_eq!(came, models[who].since);
            }
        }
        while let Some((who, tallies)) = told.pop() {
            prop_assert_eq!(holds(&pilot.stages, &people)?, tallies);
            people[who].events.pop();
        }
    }

    /// Whatever stands in a history, and whatever became of the stages: sums hold, and nobody is lost.
    #[test]
    fn sums_hold_for_any_history_and_any_order_of_stages(
        histories in prop::collection::vec((0usize..8, prop::collection::vec((0usize..8, any_move()), 0..12)), 0..5),
        order in Just((0..8usize).collect::<Vec<_>>()).prop_shuffle(),
        left in 0usize..8,
    ) {
        let all = stages();
        let mut people = Vec::new();
        for (first, history) in histories {
            let mut person = person("A");
            if first > 2 {
                person.first.clone_from(&all[first].code);
            }
            for ((at, what), days) in history.into_iter().zip(1..) {
                person.events.push(event(&all[at].code, days, what));
            }
            people.push(person);
        }
        let stages: Vec<Stage> = order.into_iter().take(left).map(|at| all[at].clone()).collect();
        holds(&stages, &people)?;
        for person in &people {
            let now = state(&stages, person);
            let entered: Vec<usize> = (0..stages.len()).filter(|at| now.how(*at).is_some()).collect();
            // One way, without gaps, passed up to its end.
            prop_assert!(entered.windows(2).all(|pair| pair[0] + 1 == pair[1]));
            prop_assert!(entered.iter().rev().skip(1).all(|at| now.how(*at).is_some_and(How::is_passed)));
            // No result is hidden: it counts, or it is said to be kept. (What was brought back is no result.)
            for (nth, stage) in stages.iter().enumerate() {
                let last = person.events.iter().rposition(|event| {
                    event.stage == stage.code && !matches!(event.what, Move::Scored { .. })
                });
                let Some(last) = last.filter(|last| person.events[*last].what != BACK) else { continue };
                let taken_back = person.events.iter().skip(last).any(|event| {
                    event.what == BACK && stages.iter().take(nth).any(|before| before.code == event.stage)
                });
                prop_assert!(taken_back || now.how(nth).is_some() || now.step(nth).ahead);
            }
        }
    }

    /// A score that is put right moves nobody.
    #[test]
    fn scores_move_nobody(moves in prop::collection::vec((0usize..6, any_move()), 0..12)) {
        let stages = stages();
        let mut person = person("A");
        for ((at, what), days) in moves.into_iter().zip(1..) {
            person.events.push(event(&stages[at].code, days, what));
        }
        let mut without = person.clone();
        without.events.retain(|event| !matches!(event.what, Move::Scored { .. }));
        prop_assert_eq!(hows(&stages, &person), hows(&stages, &without));
        prop_assert_eq!(state(&stages, &person).place, state(&stages, &without).place);
    }
}

/// Five hundred people who went through twelve stages with scores: `cargo test --release -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn how_long_five_hundred_take() {
    let stages = stages();
    let mut people = Vec::new();
    for nth in 0..500u32 {
        let mut person = person(&format!("A{nth:03}"));
        for (stage, days) in stages.iter().take(nth as usize % 12 + 1).zip(1..) {
            person.events.push(event(&stage.code, days, Move::Scored { score: nth * 10 }));
            person.events.push(event(&stage.code, days, PASSED));
        }
        people.push(person);
    }
    let people: Vec<Person> = people.iter().zip(0..).map(|(person, id)| (Id::new(id), person)).collect();
    let begun = std::time::Instant::now();
    for _ in 0..100 {
        std::hint::black_box(Funnel::of(&stages, std::hint::black_box(&people)));
    }
    println!("a funnel of 500 by 12: {:?}", begun.elapsed() / 100);
}
