//! A pilot of a year with invented people, written to `tests/fixtures/pilot.json` for the browser's tests and for looking at
//! the pages: `cargo test --no-default-features --test it pilot_year -- --ignored`.

use luoshi::{
    base::{
        day::{Date, date, days_after, months_after},
        id::{Id, PilotId},
        inspectors::{Certified, Inspectors, Officer},
    },
    pilots::{
        Filled, Pilot, Reserve, Rules,
        baseline::freeze,
        candidate::{Candidate, Event, Move, Probation, Review, Shadow, Why},
        item::{Entry, EntryKind, Item, Milestone, Month, Published, Sitting, Task, TaskKind, What},
        template,
        whole::Whole,
    },
    share::backup,
    workspace::Workspace,
};
use std::{fs, path::PathBuf, sync::Arc};

const PILOT: PilotId = Id::new(1);
const TODAY: Date = date(2026, 11, 20);
const PEOPLE: u64 = 60;

fn pilot() -> Pilot {
    let path = format!("{}/public/packs/fuan.json", env!("CARGO_MANIFEST_DIR"));
    let template = template::read(&fs::read_to_string(path).unwrap()).unwrap();
    let mut pilot = Pilot {
        name: "某县辅安试点".into(),
        region: "某县".into(),
        owner: "县应急管理局".into(),
        from: Some(date(2026, 3, 1)),
        to: Some(date(2027, 2, 28)),
        filled: Filled::People,
        rules: Rules { places: Some(5), reserve: Reserve::Allowed, notice_days: Some(5), ..Rules::default() },
        targets: vec![("enterprises".into(), 600), ("trainings".into(), 12)],
        ..template.pilot(date(2026, 3, 1))
    };
    pilot.staffing.hired = None;
    for (stage, (weight, mark, begin)) in pilot.stages.iter_mut().zip([
        (None, None, 1),
        (None, None, 16),
        (Some(40), Some(6000), 30),
        (Some(60), None, 45),
        (None, None, 52),
        (None, None, 58),
        (None, None, 63),
        (None, None, 75),
        (None, None, 90),
        (None, Some(6000), 122),
        (None, None, 130),
        (None, None, 220),
    ]) {
        (stage.weight, stage.pass_mark, stage.limit_days) = (weight, mark, Some(40));
        stage.plan_from = days_after(date(2026, 3, 1), begin);
        stage.plan_to = days_after(date(2026, 3, 1), begin + 10);
        if begin < 225 {
            stage.from = days_after(date(2026, 3, 1), begin + 2);
            stage.to = days_after(date(2026, 3, 1), begin + 12).filter(|_| begin < 220);
        }
    }
    pilot
}

/// Who comes how far: of sixty, five are hired and one of them left.
fn person(pilot: &Pilot, n: u64) -> Candidate {
    let mut person = Candidate::new(PILOT, format!("A{n:03}"), date(2026, 3, 3));
    person.name = ["多吉", "王小明", "扎西次仁", "李红", "张三"][n as usize % 5].into();
    person.keep_until = Some(date(2027, 12, 31));
    let last = match n {
        0..5 => 11,
        5..8 => 7,
        8..20 => 4,
        20..45 => 2,
        _ => 1,
    };
    let mut push = |stage: usize, on: Date, what| {
        person.events.push(Event { on, stage: pilot.stages[stage].code.clone(), what });
    };
    for stage in 0..=last {
        let on = pilot.stages[stage].from.and_then(|day| days_after(day, 5)).unwrap();
        let score = 9000 - n as u32 * 77 - stage as u32 * 11;
        if matches!(stage, 2 | 3 | 9) {
            push(stage, on, Move::Scored { score });
        }
        let what = match (stage == last, n) {
            (false, _) => Move::Passed {},
            (true, 0..4) => continue,
            (true, 4) => Move::Withdrew { why: Some(Why::OtherPost) },
            (true, 5..7) => Move::Reserved {},
            (true, _) if stage == 2 => Move::Failed { why: Some(Why::BelowMark) },
            (true, _) if n.is_multiple_of(3) => Move::Withdrew { why: Some(Why::Own) },
            (true, _) => Move::Failed { why: Some(Why::Papers).filter(|_| n.is_multiple_of(2)) },
        };
        push(stage, on, what);
    }
    if n < 5 {
        let from = date(2026, 6, 1);
        let to = months_after(from, 1).unwrap();
        person.shadow = Some(Shadow { from, to, tutor: "执法大队一组".into(), days: Some(21), done: Some(to) });
        let reviews = vec![Review { on: date(2026, 9, 30), by: "执法大队".into(), good: true }];
        person.probation = Some(Probation { from: to, to: date(2026, 10, 1), reviews });
    }
    person
}

fn items(pilot: &Pilot) -> Vec<What> {
    let milestone = |title: &str, plan: Date, to: Option<Date>| What::Milestone {
        milestone: Milestone {
            title: title.into(),
            owner: "县应急管理局".into(),
            plan_from: None,
            plan_to: Some(plan),
            from: None,
            to,
            after: vec![],
        },
    };
    let task = |day: i32, kind, led: bool, officers: &[(&str, Certified)]| What::Task {
        task: Task {
            on: days_after(date(2026, 10, 10), day).unwrap(),
            kind,
            what: "加油站和烟花爆竹点检查".into(),
            place: "县城".into(),
            people: Inspectors {
                officers: officers
                    .iter()
                    .map(|(name, certified)| Officer { name: (*name).into(), certified: *certified })
                    .collect(),
                assistants: vec!["A000".into(), "A001".into()],
            },
            led_by_auxiliary: led,
        },
    };
    let entry = |kind, text: &str, on, due, closed| What::Entry {
        entry: Entry { kind, text: text.into(), on, owner: "局长".into(), due, answer: String::new(), closed },
    };
    let mut all = vec![
        milestone("签劳动合同", date(2026, 5, 30), Some(date(2026, 6, 3))),
        milestone("中期评估", date(2026, 10, 31), None),
        milestone("总结上报", date(2027, 2, 20), None),
        What::Sitting {
            sitting: Sitting {
                on: date(2026, 7, 5),
                subject: "行政处罚法、安全生产法".into(),
                due: Some(5),
                sat: Some(5),
                passed: Some(5),
            },
        },
        task(0, TaskKind::Inspection, false, &[("甲", Certified::Yes), ("乙", Certified::Yes)]),
        task(9, TaskKind::Inspection, false, &[("甲", Certified::Yes)]),
        task(20, TaskKind::Inspection, true, &[]),
        task(30, TaskKind::Papers, false, &[]),
        What::Published {
            published: Published {
                what: "一般隐患整改率".into(),
                source: "州政府网站 2019 年".into(),
                part: 6546,
                whole: 6862,
                rate: 9534,
                places: Some(2),
            },
        },
        entry(EntryKind::Decision, "跟班期从一个月延到六周", date(2026, 6, 20), None, None),
        entry(EntryKind::Risk, "合同期一年，续聘经费没有落实", date(2026, 9, 1), Some(date(2026, 11, 1)), None),
        entry(EntryKind::Issue, "工作证没有发到人", date(2026, 8, 1), None, Some(date(2026, 8, 20))),
    ];
    for (n, month) in (7..=10).zip([date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1)]) {
        let mut counts: Vec<(String, u32)> = [("enterprises", 40 + n * 3), ("general_found", 60 + n), ("trainings", 1)]
            .map(|(code, count)| (code.to_owned(), count))
            .into();
        if n != 9 {
            counts.push(("general_rectified".into(), 55 + n));
        }
        all.push(What::Month { month: Month { month, counts } });
    }
    let whole = Whole::of(PILOT, pilot, &Default::default(), &Default::default(), date(2026, 3, 1));
    all.push(What::Baseline { baseline: freeze(&whole.timeline, "批复时的计划") });
    all
}

fn workspace() -> Workspace {
    let pilot = pilot();
    let item = |(what, n): (What, u64)| (Id::new(n), Item { pilot: PILOT, what, entered: TODAY });
    Workspace {
        candidates: Arc::new((0..PEOPLE).map(|n| (Id::new(n + 100), person(&pilot, n))).collect()),
        items: Arc::new(items(&pilot).into_iter().zip(1..).map(item).collect()),
        pilots: Arc::new([(PILOT, pilot)].into_iter().collect()),
        ..Workspace::default()
    }
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pilot.json")
}

#[test]
#[ignore = "writes tests/fixtures/pilot.json"]
fn write_the_pilot() {
    fs::write(file(), backup::write(&workspace(), |_| None, TODAY) + "\n").unwrap();
}

#[test]
fn the_pilot_on_file_is_the_one_that_is_made_here() {
    let read = backup::read(&fs::read_to_string(file()).unwrap()).unwrap();
    assert!(read.workspace == workspace(), "write it again: see write_the_pilot");
    let pilot = read.workspace.pilots.get(PILOT).unwrap();
    let whole = Whole::of(PILOT, pilot, &read.workspace.candidates, &read.workspace.items, TODAY);
    assert!(whole.tallies.iter().all(|tally| tally.adds_up() == Some(true)));
    let entered: Vec<u32> = whole.tallies.iter().filter_map(|tally| tally.entered).collect();
    assert_eq!(entered, [60, 60, 45, 20, 20, 8, 8, 8, 5, 5, 5, 5]);
    // Two wait on the reserve list: they are not hired. One of the five has left.
    assert_eq!((whole.staffing.hired, whole.staffing.in_service), (Some(5), Some(4)));
    let items = &read.workspace.items;
    assert!(items.iter().all(|(id, item)| item.check(id, items).is_ok()));
}
