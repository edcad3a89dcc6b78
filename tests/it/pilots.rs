//! Pilots as they are worked on: whatever is done to people, the funnel adds up, also after it was taken back and after it
//! was saved and opened again; what cannot be is refused and changes nothing.

use crate::faulty::{Desk, Faulty};
use luoshi::{
    base::{
        day::{Date, date, days_after},
        doc,
        id::{CandidateId, Id, PilotId},
    },
    pilots::{
        Filled, Pilot, Reserve, Rules,
        baseline::freeze,
        candidate::{Candidate, Event, Move, Why, people},
        item::{Fault, Item, Milestone, What},
        moves::MoveError,
        stage::StageKind,
        template,
        whole::Whole,
    },
    workspace::{Edit, Put, Refused, Workspace, history::Stamp},
};
use proptest::prelude::*;
use std::{fs, sync::Arc, time::Instant};

const PILOT: PilotId = Id::new(1);
const TODAY: Date = date(2026, 11, 26);

fn pilot() -> Pilot {
    let path = format!("{}/public/packs/fuan.json", env!("CARGO_MANIFEST_DIR"));
    let template = template::read(&fs::read_to_string(path).unwrap()).unwrap();
    let rules = Rules { places: Some(5), reserve: Reserve::Allowed, ..Rules::default() };
    Pilot { filled: Filled::People, rules, ..template.pilot(date(2026, 3, 1)) }
}

fn person(n: u64) -> (CandidateId, Arc<Candidate>) {
    (Id::new(n + 100), Arc::new(Candidate::new(PILOT, format!("A{n:03}"), date(2026, 3, 1))))
}

fn with_people(count: u64) -> Workspace {
    let mut workspace = Workspace::default();
    let start = Edit::AddPilot { id: PILOT, pilot: Arc::new(pilot()), items: vec![] };
    workspace.apply(&start, &Stamp::default()).unwrap();
    workspace.apply(&Edit::PutPeople { people: (0..count).map(person).collect() }, &Stamp::default()).unwrap();
    workspace
}

fn whole(workspace: &Workspace) -> Whole {
    let pilot = workspace.pilots.get(PILOT).unwrap();
    Whole::of(PILOT, pilot, &workspace.candidates, &workspace.items, TODAY)
}

/// What every funnel of people fulfils.
fn adds_up(workspace: &Workspace) -> Result<(), TestCaseError> {
    let whole = whole(workspace);
    let all = people(&workspace.candidates, PILOT).len() as u32;
    let sum = |of: fn(&luoshi::pilots::funnel::tally::Tally) -> Option<u32>| -> u32 {
        whole.tallies.iter().map(|tally| of(tally).unwrap_or(0)).sum()
    };
    for (tally, next) in whole.tallies.iter().zip(whole.tallies.iter().skip(1)) {
        prop_assert_eq!(next.entered.unwrap(), tally.passed.unwrap() + next.direct.unwrap() - tally.elsewhere.unwrap());
    }
    prop_assert!(whole.tallies.iter().all(|tally| tally.adds_up() == Some(true)));
    // Everybody stands in one place: waits, dropped out, is through, or in no stage any more.
    let stand = sum(|tally| tally.waiting) + sum(|tally| tally.failed) + sum(|tally| tally.withdrew);
    prop_assert_eq!(stand + whole.funnel.through + whole.funnel.nowhere, all);
    Ok(())
}

fn any_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        4 => Just(Move::Passed {}),
        1 => (0u32..11_000).prop_map(|score| Move::Scored { score }),
        1 => prop::option::of(Just(Why::Absent)).prop_map(|why| Move::Failed { why }),
        1 => prop::option::of(Just(Why::Own)).prop_map(|why| Move::Withdrew { why }),
        1 => Just(Move::Reserved {}),
        1 => Just(Move::CalledUp {}),
        1 => Just(Move::Back {}),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_funnel_adds_up_whatever_is_done_and_taken_back(
        steps in prop::collection::vec((0u64..12, 0usize..12, any_move(), 0u8..6), 1..80),
    ) {
        let mut workspace = with_people(12);
        let mut back: Vec<Vec<Put>> = Vec::new();
        for (day, (who, at, what, undo)) in steps.into_iter().enumerate() {
            let id = Id::new(who + 100);
            let stage = workspace.pilots.get(PILOT).unwrap().stages[at].code.clone();
            let on = days_after(date(2026, 3, 2), day as i32).unwrap();
            let before = workspace.clone();
            // As people do it: mostly where the person stands.
            let waits = whole(&workspace).funnel.state(id).and_then(|state| state.waits_in());
            let stage = match (what, waits) {
                (Move::Back {}, _) | (_, None) => stage,
                (_, Some(waits)) => workspace.pilots.get(PILOT).unwrap().stages[waits].code.clone(),
            };
            match workspace.apply(&Edit::MovePeople { ids: vec![id], event: Event { on, stage, what } }, &Stamp::default()) {
                Ok(puts) => back.push(puts),
                Err(Refused::Move(_)) => prop_assert!(workspace == before),
                Err(other) => prop_assert!(false, "{other:?}"),
            }
            adds_up(&workspace)?;
            if let (0, Some(puts)) = (undo, back.pop()) {
                workspace.apply(&Edit::Undo { puts }, &Stamp::default()).unwrap();
                adds_up(&workspace)?;
            }
        }
    }
}

#[test]
fn five_hundred_people_are_saved_and_worked_out_at_once() {
    let storage = Faulty::default();
    let mut desk = Desk::open(&storage);
    let start = Edit::AddPilot { id: PILOT, pilot: Arc::new(pilot()), items: vec![] };
    desk.edit(&start).unwrap();
    desk.edit(&Edit::PutPeople { people: (0..500).map(person).collect() }).unwrap();
    let ids: Vec<CandidateId> = (0..300).map(|n| Id::new(n + 100)).collect();
    let event = Event { on: date(2026, 3, 5), stage: "application".into(), what: Move::Passed {} };
    desk.edit(&Edit::MovePeople { ids, event }).unwrap();
    let begin = Instant::now();
    let whole = whole(&desk.workspace);
    println!("500 people worked out in {:?}", begin.elapsed());
    assert_eq!((whole.tallies[0].passed, whole.tallies[0].waiting), (Some(300), Some(200)));
    assert_eq!(whole.tallies[1].entered, Some(300));
    assert!(Desk::open(&storage).workspace == desk.workspace);
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let mut workspace = with_people(3);
    let before = workspace.clone();
    let mut refuses = |edit: Edit, why: Refused| {
        assert_eq!(workspace.apply(&edit, &Stamp::default()), Err(why), "{edit:?}");
        assert!(workspace == before);
    };
    let mut twice = Candidate::clone(&person(1).1);
    twice.code = "A000".into();
    refuses(Edit::PutPeople { people: vec![(Id::new(900), Arc::new(twice))] }, Refused::Taken);
    let nameless = Candidate::new(PILOT, " ", date(2026, 3, 1));
    refuses(Edit::PutPeople { people: vec![(Id::new(900), Arc::new(nameless))] }, Refused::Empty);
    let elsewhere = Candidate::new(Id::new(77), "B1", date(2026, 3, 1));
    refuses(Edit::PutPeople { people: vec![(Id::new(900), Arc::new(elsewhere))] }, Refused::Gone);
    let event = |stage: &str, on, what| Event { on, stage: stage.into(), what };
    let ids = vec![Id::new(100), Id::new(101)];
    let early = event("application", date(2026, 2, 1), Move::Passed {});
    refuses(
        Edit::MovePeople { ids: ids.clone(), event: early },
        Refused::Move(MoveError::BeforePrevious { previous: date(2026, 3, 1) }),
    );
    let unknown = event("nowhere", date(2026, 3, 3), Move::Passed {});
    refuses(Edit::MovePeople { ids, event: unknown }, Refused::Move(MoveError::NoStage));
}

#[test]
fn a_stage_that_becomes_a_medical_check_forgets_reasons_and_scores() {
    let mut workspace = with_people(1);
    let id: CandidateId = Id::new(100);
    let mut go = |what, day| {
        let event = Event { on: date(2026, 3, day), stage: "application".into(), what };
        workspace.apply(&Edit::MovePeople { ids: vec![id], event }, &Stamp::default()).unwrap();
    };
    go(Move::Scored { score: 5000 }, 2);
    go(Move::Failed { why: Some(Why::Papers) }, 3);
    let mut changed = pilot();
    changed.stages[0].kind = StageKind::Medical;
    let edit = Edit::ChangePilot { id: PILOT, pilot: Arc::new(changed) };
    let back = workspace.apply(&edit, &Stamp::default()).unwrap();
    let printed = doc::print(&*workspace.candidates.get(id).unwrap().clone());
    assert!(!printed.contains("papers") && !printed.contains("5000"), "{printed}");
    // It can be taken back: the kind may have been chosen by mistake.
    workspace.apply(&Edit::Undo { puts: back }, &Stamp::default()).unwrap();
    assert!(doc::print(&*workspace.candidates.get(id).unwrap().clone()).contains("papers"));
}

#[test]
fn a_baseline_stays_as_it_was_frozen() {
    let mut workspace = with_people(0);
    let milestone = |title: &str, day| Milestone {
        title: title.into(),
        owner: String::new(),
        plan_from: None,
        plan_to: Some(date(2026, 5, day)),
        from: None,
        to: None,
        after: vec![],
    };
    let item = |what| Arc::new(Item { pilot: PILOT, what, entered: TODAY });
    let mut apply = |edit: &Edit| workspace.apply(edit, &Stamp::default()).map(|_| ());
    apply(&Edit::PutItem { id: Id::new(5), item: item(What::Milestone { milestone: milestone("签约", 1) }) }).unwrap();
    let frozen = freeze(&whole(&workspace).timeline, "第一版");
    let printed = doc::print(&frozen);
    let mut apply = |edit: &Edit| workspace.apply(edit, &Stamp::default()).map(|_| ());
    apply(&Edit::PutItem { id: Id::new(6), item: item(What::Baseline { baseline: frozen.clone() }) }).unwrap();
    apply(&Edit::PutItem { id: Id::new(5), item: item(What::Milestone { milestone: milestone("签约", 20) }) }).unwrap();
    apply(&Edit::DropItem { id: Id::new(5) }).unwrap();
    let mut other = frozen;
    other.name = "改名".into();
    let refused = apply(&Edit::PutItem { id: Id::new(6), item: item(What::Baseline { baseline: other }) });
    assert!(matches!(refused, Err(Refused::Item(error)) if error.fault == Fault::Frozen));
    let What::Baseline { baseline } = &workspace.items.get(Id::new(6)).unwrap().what else { panic!() };
    assert_eq!(doc::print(baseline), printed);
    assert!(printed.contains("签约"));
}

#[test]
fn a_pilot_goes_with_everything_of_it_and_comes_back_with_it() {
    let mut workspace = with_people(4);
    let before = workspace.clone();
    let back = workspace.apply(&Edit::DropPilot { id: PILOT }, &Stamp::default()).unwrap();
    assert_eq!((workspace.pilots.len(), workspace.candidates.len()), (0, 0));
    // That it went is told under its name, and stays told when it is back.
    let told: Vec<_> = workspace.history.values().map(|change| change.about.clone()).collect();
    let (pilot, people) = ("pilot 0000000000001 pilot ", "pilot 0000000000001 person ");
    assert!(told.iter().any(|about| about.starts_with(pilot)), "{told:?}");
    assert_eq!(told.iter().filter(|about| about.starts_with(people)).count(), 4);
    workspace.apply(&Edit::Undo { puts: back }, &Stamp::default()).unwrap();
    assert_eq!(workspace.history.values().filter(|change| change.is_back()).count(), told.len());
    assert!(workspace == Workspace { history: workspace.history.clone(), ..before });
}

#[test]
fn a_large_pilot_that_goes_is_told_by_its_name_and_its_people_by_their_number() {
    let mut workspace = with_people(150);
    workspace.apply(&Edit::DropPilot { id: PILOT }, &Stamp::default()).unwrap();
    let told: Vec<_> =
        workspace.history.values().map(|change| (change.about.as_str(), change.fields.clone())).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    let named = told.iter().find(|(about, _)| about.starts_with("pilot 0000000000001 pilot ")).unwrap();
    assert!(named.1.is_empty());
    let counted = told.iter().find(|(about, _)| *about == "pilot 0000000000001 things").unwrap();
    assert_eq!((counted.1[0].name.as_str(), counted.1[0].old.as_str()), ("person", "150"));
}
