use super::*;
use crate::{
    base::{
        day::date,
        id::{Id, PilotId},
    },
    pilots::{
        Pilot, Status, Ties,
        candidate::{Event, Move},
        item::{Entry, EntryKind, Milestone, Month, Task},
        stage::{Stage, StageKind},
    },
};
use std::sync::Arc;

const ID: PilotId = Id::new(1);

fn pilot() -> Pilot {
    let stage = |code, name| Stage::new(code, StageKind::Selection, name);
    Pilot {
        stages: vec![stage("apply", "报名"), stage("written", "笔试"), stage("talk", "面试")],
        ..Pilot::new("试点", date(2026, 1, 1))
    }
}

/// A change that somebody made.
fn change(old: &Put, new: &Put) -> Option<(String, Vec<Field>)> {
    super::change(old, new, &Gone::new()).map(|of| (of.about, of.fields))
}

fn lines(changed: Option<(String, Vec<Field>)>) -> Vec<String> {
    let (_, fields) = changed.unwrap();
    fields.into_iter().map(|field| format!("{}: {} -> {}", field.name, field.old, field.new)).collect()
}

/// What a change of the pilot is told as.
fn of_pilot(make: impl FnOnce(&mut Pilot)) -> Vec<String> {
    let mut after = pilot();
    make(&mut after);
    lines(change(&Put::Pilot(ID, Some(Arc::new(pilot()))), &Put::Pilot(ID, Some(Arc::new(after)))))
}

fn item(what: What) -> Put {
    Put::Item(Id::new(7), Some(Arc::new(Item { pilot: ID, what, entered: date(2026, 1, 1) })))
}

#[test]
fn a_change_of_a_pilot_names_the_place_in_it() {
    // What is kept as usual is not written.
    assert_eq!(of_pilot(|pilot| pilot.status = Status::Ended), ["status:  -> ended"]);
    assert_eq!(
        of_pilot(|pilot| pilot.stages[1].counts.entered = Some(102)),
        ["stages written counts entered:  -> 102"]
    );
    assert_eq!(
        of_pilot(|pilot| {
            pilot.rules.places = Some(5);
            pilot.rules.ties = Some(Ties::ByStage { stage: "written".into() });
        }),
        ["rules places:  -> 5", "rules ties:  -> by_stage: written"]
    );
    assert_eq!(of_pilot(|pilot| pilot.targets.push(("cases".into(), 10))), ["targets cases:  -> 10"]);
}

#[test]
fn a_stage_that_comes_goes_or_moves_is_told_by_its_name() {
    assert_eq!(of_pilot(|pilot| drop(pilot.stages.remove(0))), ["stages apply: 报名 -> "]);
    let more = |pilot: &mut Pilot| pilot.stages.push(Stage::new("fit", StageKind::Fitness, "体能"));
    assert_eq!(of_pilot(more), ["stages fit:  -> 体能"]);
    assert_eq!(of_pilot(|pilot| pilot.stages.swap(0, 1)), ["stages: apply written talk -> written apply talk"]);
}

#[test]
fn what_belongs_to_a_pilot_is_known_by_the_pilot() {
    let counts = |counts: &[(&str, u32)]| {
        let counts = counts.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect();
        item(What::Month { month: Month { month: date(2026, 11, 1), counts } })
    };
    let (about, _) = change(&counts(&[("cases", 3)]), &counts(&[])).unwrap();
    assert_eq!(about, "pilot 0000000000001 month 2026-11-01");
    assert_eq!(lines(change(&counts(&[("cases", 3)]), &counts(&[("cases", 4)]))), ["counts cases: 3 -> 4"]);
    assert_eq!(lines(change(&counts(&[]), &counts(&[("cases", 4)]))), ["counts cases:  -> 4"]);
    assert_eq!(lines(change(&counts(&[("cases", 4)]), &counts(&[]))), ["counts cases: 4 -> "]);

    let milestone = |title: &str, plan_to| {
        let title = title.to_owned();
        let plain =
            Milestone { title, owner: String::new(), plan_from: None, plan_to, from: None, to: None, after: vec![] };
        item(What::Milestone { milestone: plain })
    };
    let (was, is) = (milestone("经费到账", Some(date(2026, 3, 1))), milestone("经费到账", Some(date(2026, 4, 1))));
    assert_eq!(lines(change(&was, &is)), ["plan_to: 2026-03-01 -> 2026-04-01"]);
    // Taken away: no fields, and the name says what it was.
    let gone = change(&was, &Put::Item(Id::new(7), None)).unwrap();
    assert_eq!(gone, ("pilot 0000000000001 milestone 经费到账".into(), vec![]));

    let entry = |answer: &str| {
        let (text, answer) = ("经费不到位".to_owned(), answer.to_owned());
        let kind = EntryKind::Risk;
        let entry = Entry { kind, text, on: date(2026, 1, 1), owner: String::new(), due: None, answer, closed: None };
        item(What::Entry { entry })
    };
    assert_eq!(lines(change(&entry(""), &entry("已追加"))), ["answer:  -> 已追加"]);
}

#[test]
fn of_a_person_neither_the_name_is_told_nor_what_is_only_added() {
    let mut before = Candidate::new(ID, "A1", date(2026, 3, 2));
    before.name = "张三".into();
    let put = |person: &Candidate| Put::Candidate(Id::new(3), Some(Arc::new(person.clone())));
    let mut after = before.clone();
    after.events.push(Event { on: date(2026, 3, 3), stage: "written".into(), what: Move::Back {} });
    after.name = "张四".into();
    assert_eq!(change(&put(&before), &put(&after)), None);
    after.code = "A2".into();
    assert_eq!(lines(change(&put(&before), &put(&after))), ["code: A1 -> A2"]);
    let gone = change(&put(&before), &Put::Candidate(Id::new(3), None)).unwrap();
    assert_eq!(gone, ("pilot 0000000000001 person A1".into(), vec![]));
}

#[test]
fn what_is_new_or_the_same_is_not_told() {
    let it = || Put::Pilot(ID, Some(Arc::new(pilot())));
    assert_eq!(change(&it(), &it()), None);
    assert_eq!(change(&Put::Pilot(ID, None), &it()), None);
}

#[test]
fn a_removal_that_is_taken_back_is_told_too() {
    let it = || Put::Pilot(ID, Some(Arc::new(pilot())));
    let gone = Gone::from(["pilot 0000000000001 pilot 试点".to_owned()]);
    let back = super::change(&Put::Pilot(ID, None), &it(), &gone).unwrap();
    assert_eq!((back.about.as_str(), back.fields[0].name.as_str()), ("pilot 0000000000001 pilot 试点", BACK));
    // What comes with a backup was not gone from here.
    assert_eq!(super::change(&Put::Pilot(ID, None), &it(), &Gone::new()), None);
}

#[test]
fn a_name_in_place_of_a_code_is_not_told() {
    let put = |code: &str| Put::Candidate(Id::new(3), Some(Arc::new(Candidate::new(ID, code, date(2026, 3, 2)))));
    let (about, fields) = change(&put("张三"), &put("A1")).unwrap();
    assert_eq!((about.as_str(), fields[0].old.as_str()), ("pilot 0000000000001 person …", "…"));
    let task = |names: &[&str]| {
        let assistants = names.iter().map(|name| (*name).to_owned()).collect();
        let people = crate::base::inspectors::Inspectors { officers: vec![], assistants };
        let (what, place, kind) = ("检查".to_owned(), String::new(), crate::pilots::item::TaskKind::Inspection);
        item(What::Task { task: Task { on: date(2026, 3, 2), kind, what, place, people, led_by_auxiliary: false } })
    };
    assert_eq!(lines(change(&task(&["张三"]), &task(&["A1", "A2"]))), ["people assistants: 1 -> 2"]);
}
