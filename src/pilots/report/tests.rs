use super::*;
use crate::{
    base::{day::date, id::Id, inspectors::Inspectors},
    pilots::{
        Advice, Status, baseline,
        candidate::{Candidate, Shadow},
        figure::Sum,
        funnel::tally::of_counts,
        item::{Entry, EntryKind, Item, Milestone, Month, Published, Sitting, Task, TaskKind, What},
        stage::{Counts, Stage, StageKind},
        template,
    },
};
use proptest::prelude::*;

const PILOT: PilotId = Id::new(1);
const TODAY: Date = date(2026, 6, 15);

/// What a report may be given beside the pilot and its items.
#[derive(Default)]
struct Also<'a> {
    reasons: Option<&'a [(&'static str, u32)]>,
    people: &'a [Person<'a>],
    baseline: Option<ItemId>,
}

fn of_with(pilot: &Pilot, items: &Items, also: Also<'_>) -> Report {
    let funnel = of_counts(&pilot.stages);
    let timeline = Timeline::of(PILOT, pilot, pilot.reached(&funnel, TODAY), items, TODAY);
    let months = Months::of(PILOT, items, crate::pilots::indicators::period(pilot, TODAY));
    let Also { reasons, people, baseline } = also;
    report(&Input {
        id: PILOT,
        pilot,
        items,
        timeline: &timeline,
        funnel: &funnel,
        reasons,
        people,
        months: &months,
        baseline,
    })
}

fn of(pilot: &Pilot, items: &Items) -> Report {
    of_with(pilot, items, Also::default())
}

fn item(what: What) -> Item {
    Item { pilot: PILOT, what, entered: TODAY }
}

fn items(all: Vec<What>) -> Items {
    (1..).map(Id::new).zip(all.into_iter().map(item)).collect()
}

fn month(month: u8, counts: &[(&str, u32)]) -> What {
    let counts = counts.iter().map(|(code, count)| ((*code).into(), *count)).collect();
    What::Month { month: Month { month: date(2026, month, 1), counts } }
}

/// The values under a key of a section.
fn values(report: &Report, section: &str, key: &str) -> Vec<Value> {
    let section = report.section(section).unwrap();
    section.lines.iter().filter(|line| line.key == key).map(|line| line.value.clone()).collect()
}

fn share(part: u64, whole: u64) -> Value {
    Value::Share(Share { part, whole })
}

fn fuan() -> Pilot {
    template::read(include_str!("../../../public/packs/fuan.json")).unwrap().pilot(TODAY)
}

#[test]
fn the_pilot_of_the_bulletin_says_five_and_what_it_does_not_know() {
    let report = of(&fuan(), &Items::default());
    let value = |section, key| values(&report, section, key);
    assert_eq!(value("staffing", "hired"), [Value::Number(5)]);
    assert_eq!(value("staffing", "ratio_reported"), [Value::Rate(7500, Some(0))]);
    assert_eq!(value("staffing", "ratio_check"), [Value::Code("no_whole_number")]);
    assert_eq!(value("staffing", "ratio_near"), [share(5, 6), share(5, 7)]);
    // No posts are worked out from the ratio, and none is computed without posts.
    assert_eq!(value("staffing", "posts"), [Value::Unknown]);
    assert_eq!(value("staffing", "ratio_computed"), []);
    let entered = value("funnel", "entered");
    assert_eq!(entered.iter().filter(|value| **value != Value::Unknown).collect::<Vec<_>>(), [&Value::Number(5)]);
    assert_eq!(entered.len(), 12);
    // Unknown, once each, with what of: eleven stages entered, all twelve passed.
    let names = |key| match &value("unknown", key)[..] {
        [Value::Names(names)] => names.len(),
        other => panic!("{key}: {other:?}"),
    };
    assert_eq!((names("entered"), names("passed"), names("plan_to"), names("to")), (11, 11, 12, 7));
    for key in ["posts", "places", "plan_begin", "began", "owner", "tasks", "exam_passed", "reasons"] {
        assert_eq!(value("unknown", key), [Value::Unknown], "{key}");
    }
    assert_eq!(names("sum"), 9);
    // What the bulletin leaves open, in its words.
    assert_eq!(value("unknown", "said").len(), 10);
    assert_eq!(
        (value("advice", "advice"), value("advice", "advice_why")),
        (vec![Value::Missing], vec![Value::Missing])
    );
    assert_eq!(value("time", "days"), []);
    assert!(report.rows().all(|(_, line)| line.value != Value::Number(0) || line.key == "entries"));
}

/// A pilot of which much is known.
fn county() -> Pilot {
    let day = |month, day| Some(date(2026, month, day));
    let mut pilot = Pilot::new("试点", date(2026, 1, 1));
    let application = Stage {
        counts: Counts { entered: Some(40), passed: Some(12), out: Some(28), ..Counts::default() },
        from: day(1, 5),
        to: day(1, 12),
        plan_from: day(1, 5),
        plan_to: day(1, 10),
        ..Stage::new("application", StageKind::Application, "报名")
    };
    let service = Stage { from: day(3, 1), ..Stage::new("service", StageKind::Service, "协助") };
    pilot.stages = vec![application, service];
    pilot.staffing.in_service = Some(5);
    pilot.targets = vec![("enterprises".into(), 100)];
    pilot
}

#[test]
fn what_happened_is_told_with_denominators_and_with_what_is_missing() {
    let inspection = |led_by_auxiliary, assistants: &[&str]| {
        let people =
            Inspectors { officers: Vec::new(), assistants: assistants.iter().map(|name| (*name).into()).collect() };
        let (on, kind, what, place) = (date(2026, 3, 9), TaskKind::Inspection, "检查加油站".into(), String::new());
        What::Task { task: Task { on, kind, what, place, people, led_by_auxiliary } }
    };
    let entry = |text: &str, due, closed| {
        let (on, owner, answer, text) = (date(2026, 3, 1), "李某".into(), String::new(), text.into());
        What::Entry { entry: Entry { kind: EntryKind::Risk, text, on, owner, due, answer, closed } }
    };
    let published = |rate, places| {
        let (what, source) = ("整改率".into(), String::new());
        What::Published { published: Published { what, source, part: 6546, whole: 6862, rate, places } }
    };
    let sitting = |due, passed| {
        let (on, subject) = (date(2026, 2, 20), String::new());
        What::Sitting { sitting: Sitting { on, subject, due: Some(due), sat: Some(due), passed } }
    };
    let items = items(vec![
        month(3, &[("enterprises", 30), ("general_found", 10), ("general_rectified", 8), ("cost", 20_000)]),
        month(4, &[("enterprises", 20), ("general_found", 0)]),
        inspection(true, &["辅安一"]),
        inspection(false, &[]),
        entry("经费未到", Some(date(2026, 6, 1)), None),
        entry("流失", None, Some(date(2026, 5, 1))),
        published(9534, None),
        published(9539, Some(2)),
        sitting(6, Some(5)),
        sitting(1, None),
    ]);
    let report = of_with(
        &county(),
        &items,
        Also { reasons: Some(&[("absent", 3), ("own", 1), ("other", 0)]), ..Also::default() },
    );
    let value = |section, key| values(&report, section, key);
    // Nobody is to pass the service.
    assert_eq!(value("funnel", "passed"), [share(12, 40)]);
    // Failed and withdrew were counted together: known, and not known apart.
    assert_eq!(value("funnel", "failed_or_withdrew"), [Value::Number(28)]);
    assert_eq!(value("time", "days"), [Value::Days(161)]);
    assert_eq!(value("time", "slip"), [Value::Days(2)]);
    let sum = |total, known, of| Value::Sum(Sum { total, known, of });
    // March to May: of May nothing was entered.
    assert_eq!(value("indicators", "sum")[..2], [sum(50, 2, 3), sum(10, 2, 3)]);
    let paired = |part, whole, known, of| Paired { share: Share { part, whole }, known, of };
    assert_eq!(value("indicators", "rectified"), [Value::Paired(paired(8, 10, 1, 3))]);
    assert_eq!(value("indicators", "cost_each"), [Value::Each(paired(20_000, 5, 1, 3))]);
    assert_eq!(
        (value("indicators", "reached"), value("indicators", "remaining")),
        (vec![share(50, 100)], vec![Value::Number(50)])
    );
    assert_eq!(value("training", "exam_passed"), [sum(5, 1, 2)]);
    assert_eq!(value("training", "exam_rate"), [Value::Paired(paired(5, 6, 1, 2))]);
    assert_eq!(
        (value("assistance", "warned"), value("assistance", "led_by_auxiliary")),
        (vec![share(2, 2)], vec![share(1, 2)])
    );
    assert_eq!(value("assistance", "unnamed"), [Value::Number(1)]);
    assert_eq!(value("dropouts", "reason"), [share(3, 4), share(1, 4)]);
    assert_eq!(
        (value("published", "rates_off"), value("published", "rate_right")),
        (vec![share(1, 2)], vec![Value::Rate(9539, Some(2))])
    );
    assert_eq!(value("register", "risk"), [Value::Code("overdue")]);
    assert_eq!(value("register", "entries"), [1, 0, 0, 1].map(Value::Number));
    // What is known in part stands apart from what is not known at all.
    let partly = report.section("unknown").unwrap().lines.iter().find(|line| line.of == Label::Code("indicators"));
    let Some(Line { value: Value::Names(names), .. }) = partly else { panic!() };
    assert!(names.contains(&indicator(&county(), "enterprises")) && names.contains(&Label::Code("cost_each")));
}

#[test]
fn the_chosen_baseline_is_told_with_what_was_taken_away() {
    let milestone = |title: &str, day| {
        let (owner, after) = (String::new(), Vec::new());
        let plan_to = Some(date(2026, 5, day));
        let milestone = Milestone { title: title.into(), owner, plan_from: None, plan_to, from: None, to: None, after };
        What::Milestone { milestone }
    };
    let pilot = county();
    let before = items(vec![milestone("签约", 1), milestone("发证", 20)]);
    let frozen = baseline::freeze(&Timeline::of(PILOT, &pilot, None, &before, TODAY), "启动时");
    let now = items(vec![milestone("签合同", 4), What::Baseline { baseline: frozen }]);
    let report = of_with(&pilot, &now, Also { baseline: Some(Id::new(2)), ..Also::default() });
    let value = |key| values(&report, "baseline", key);
    assert_eq!(value("baseline"), [Value::Text("启动时".into())]);
    assert_eq!(value("same"), [share(2, 4)]);
    assert_eq!(value("was_called"), [Value::Text("签约".into())]);
    assert_eq!(value("end_moved"), [Value::Days(3)]);
    let gone = Line { key: "baseline_row", of: Label::Text("发证".into()), value: Value::Code("deleted") };
    assert!(report.section("baseline").unwrap().lines.contains(&gone));
    // None chosen, one of another kind, one of another pilot: none.
    for id in [None, Some(Id::new(1)), Some(Id::new(9))] {
        assert_eq!(
            values(&of_with(&pilot, &now, Also { baseline: id, ..Also::default() }), "baseline", "baseline"),
            [Value::Missing]
        );
    }
}

#[test]
fn a_recommendation_without_a_reason_says_that_it_has_none() {
    let pilot = Pilot { advice: Some(Advice::Adjust), lessons: "先办证".into(), ..county() };
    let report = of(&pilot, &Items::default());
    assert_eq!(values(&report, "advice", "advice"), [Value::Code("adjust")]);
    assert_eq!(values(&report, "advice", "advice_why"), [Value::Missing]);
    assert_eq!(values(&report, "lessons", "lessons"), [Value::Text("先办证".into())]);
}

#[test]
fn people_in_training_are_told_with_how_many_there_are() {
    let (from, to) = (date(2026, 2, 1), date(2026, 2, 28));
    let shadow = |done| Some(Shadow { from, to, tutor: String::new(), days: Some(10), done });
    let person = |shadow| Candidate { shadow, ..Candidate::new(PILOT, "A001", from) };
    let people = [person(shadow(Some(TODAY))), person(shadow(None)), person(None)];
    let people: Vec<Person<'_>> = people.iter().map(|person| (Id::new(1), person)).collect();
    let report = of_with(&county(), &Items::default(), Also { people: &people, ..Also::default() });
    assert_eq!(values(&report, "training", "shadow_done"), [share(1, 2)]);
    assert_eq!(values(&report, "training", "shadow_days"), [Value::Sum(Sum { total: 20, known: 2, of: 2 })]);
}

prop_compose! {
    fn any_pilot()(
        counts in prop::collection::vec(prop::array::uniform5(prop::option::of(0u32..9)), 0..4),
        staffing in prop::array::uniform5(prop::option::of(0u32..9)),
        days in prop::collection::vec(prop::array::uniform4(prop::option::of(1u8..=28)), 4),
        texts in prop::array::uniform4("|甲|乙 "),
        targets in prop::collection::vec(0usize..10, 0..3),
        ended: bool,
    ) -> Pilot {
        let mut pilot = Pilot::new("试点", date(2026, 1, 1));
        let day = |day: Option<u8>| day.and_then(|day| Date::new(2026, 6, day));
        pilot.stages = (0..).zip(counts).zip(days).map(|((at, [entered, passed, failed, withdrew, out]), days)| {
            let counts = Counts { entered, passed, failed, withdrew, out };
            let [plan_from, plan_to, from, to] = days.map(day);
            let code = format!("s{at}");
            Stage { counts, plan_from, plan_to, from, to, ..Stage::new(code.clone(), StageKind::Selection, code) }
        }).collect();
        let [hired, posts, planned, in_service, reported_percent] = staffing;
        pilot.staffing = crate::pilots::staffing::Staffing { hired, posts, planned, in_service, reported_percent, reported: None };
        [pilot.goal, pilot.owner, pilot.lessons, pilot.advice_why] = texts;
        pilot.targets = targets.into_iter().map(|at| (Indicator::ALL[at].code().into(), 5)).collect();
        pilot.status = if ended { Status::Ended } else { Status::Running };
        pilot
    }
}

fn any_item() -> impl Strategy<Value = What> {
    let count = || prop::option::of(0u32..9);
    prop_oneof![
        (1u8..=6, prop::collection::vec((0usize..10, 0u32..9), 0..6)).prop_map(|(at, counts)| {
            let counts: Vec<_> = counts.into_iter().map(|(at, count)| (Indicator::ALL[at].code(), count)).collect();
            month(at, &counts)
        }),
        (count(), count(), count()).prop_map(|(due, sat, passed)| {
            What::Sitting { sitting: Sitting { on: TODAY, subject: String::new(), due, sat, passed } }
        }),
        (0u32..9, 0u32..9, 0u32..20_000, prop::option::of(0u8..3)).prop_map(|(part, whole, rate, places)| {
            let (what, source) = ("率".into(), String::new());
            What::Published { published: Published { what, source, part, whole, rate, places } }
        }),
        (1u8..=28, prop::option::of(1u8..=28)).prop_map(|(plan_to, to)| {
            let day = |day| Date::new(2026, 6, day);
            let (title, owner, after) = ("点".into(), String::new(), Vec::new());
            let (plan_to, to) = (day(plan_to), to.and_then(day));
            What::Milestone { milestone: Milestone { title, owner, plan_from: None, plan_to, from: None, to, after } }
        }),
    ]
}

proptest! {
    /// The list of what is not known is the lines that say so: none is left out, none is on it that says something.
    #[test]
    fn everything_unknown_is_on_the_list_and_nothing_else(pilot in any_pilot(), all in prop::collection::vec(any_item(), 0..8)) {
        let report = of(&pilot, &items(all));
        let unknown = report.section("unknown").unwrap();
        let mut listed: Vec<(&str, Label)> = Vec::new();
        for line in unknown.lines.iter().filter(|line| !["said", "partly"].contains(&line.key)) {
            match &line.value {
                Value::Names(names) => listed.extend(names.iter().map(|name| (line.key, name.clone()))),
                other => {
                    prop_assert_eq!(other, &Value::Unknown);
                    listed.push((line.key, Label::None));
                }
            }
        }
        let told = report.rows().filter(|(section, line)| *section != "unknown" && line.value == Value::Unknown);
        let mut told: Vec<(&str, Label)> = told.map(|(_, line)| (line.key, line.of.clone())).collect();
        let key = |(key, label): &(&str, Label)| format!("{key} {label:?}");
        listed.sort_by_key(key);
        told.sort_by_key(key);
        prop_assert_eq!(listed, told);
    }

    /// What was entered is in the report as it was entered, and what was not is never a number.
    #[test]
    fn nought_is_a_number_and_nothing_is_not(pilot in any_pilot()) {
        let report = of(&pilot, &Items::default());
        let number = |count: Option<u32>| count.map_or(Value::Unknown, |count| Value::Number(count.into()));
        let entered: Vec<_> = pilot.stages.iter().map(|stage| number(stage.counts.entered)).collect();
        prop_assert_eq!(values(&report, "funnel", "entered"), entered);
        let passed = pilot.stages.iter().filter(|stage| stage.kind.is_passed());
        for (stage, value) in passed.zip(values(&report, "funnel", "passed")) {
            let expected = match (stage.counts.passed, stage.counts.entered) {
                (Some(passed), Some(entered)) => share(passed.into(), entered.into()),
                (passed, _) => number(passed),
            };
            prop_assert_eq!(value, expected);
        }
        let gone = |key| values(&report, "funnel", key).into_iter().filter(|value| *value != Value::Unknown).count();
        let known = |of: fn(&Counts) -> Option<u32>| pilot.stages.iter().filter_map(|stage| of(&stage.counts)).count();
        prop_assert_eq!(gone("failed"), known(|counts| counts.failed));
        prop_assert_eq!(gone("withdrew"), known(|counts| counts.withdrew));
        let staffing = pilot.staffing;
        for (key, count) in [("hired", staffing.hired), ("posts", staffing.posts), ("in_service", staffing.in_service)] {
            prop_assert_eq!(values(&report, "staffing", key), [number(count)]);
        }
    }

    /// The same input, put in in whatever order, gives the same report; no two sections have a key in common.
    #[test]
    fn a_report_follows_from_its_input(pilot in any_pilot(), all in prop::collection::vec(any_item(), 0..8)) {
        let forward: Vec<(Id<_>, Item)> = (1..).map(Id::new).zip(all.into_iter().map(item)).collect();
        let backward = forward.iter().rev().cloned().collect();
        let report = of(&pilot, &forward.into_iter().collect());
        prop_assert_eq!(&report, &of(&pilot, &backward));
        let keys: Vec<_> = report.rows().filter(|(section, _)| *section != "unknown").map(|(at, line)| (at, line.key)).collect();
        for (section, key) in &keys {
            prop_assert!(keys.iter().all(|(other, same)| same != key || other == section), "{}", key);
        }
    }
}
