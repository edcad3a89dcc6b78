//! A year of a township, small enough to be reckoned by hand: what the browser tests take in as a backup file.

use luoshi::{
    base::{calendar::Calendar, day::Date, day::date, id::Id},
    duties::{
        Duty, Extension, Off, ReformList, Role, SourceKind,
        cadence::Cadence,
        deed::Deed as Done,
        evidence::{Evidence, EvidenceKind},
        hazard::{
            Finding, Grade, Hazard,
            event::{Deed, Event},
        },
        inspectors::{Certified, Inspectors, Officer},
        journal::Journal,
        record::{Record, Served},
        score::{Part, Score, Sources},
        unit::{Holder, Unit},
    },
    share::backup,
    workspace::Workspace,
};
use std::{fs, path::PathBuf, sync::Arc};

const ADDED: Date = date(2025, 1, 2);

fn day(month: u8, day: u8) -> Date {
    date(2025, month, day)
}

fn duty(name: &str, aspect: u8, role: Role, cadence: Cadence, first: Date) -> Duty {
    Duty {
        aspect: Some(aspect),
        roles: vec![role],
        cadence,
        first_due: Some(first),
        list: ReformList::Basic,
        basis: "年度责任书".into(),
        kinds: vec![SourceKind::Own],
        ..Duty::new(name, ADDED)
    }
}

/// | duty | aspect | what happened in 2025 | kept |
/// |---|---|---|---|
/// | 1 责任书 | 1 | once, done in March with a paper | 10 of 10 |
/// | 2 安委会会议 | 2 | four quarters: in time, five days late (1), bare (2), open (2) | 5 of 10 |
/// | 3 带班检查 | 3 | twelve months: February not applicable, November open (2) | 8 of 10 |
/// | 4 消防排查 | 4 | both half-years done | 10 of 10 |
/// | 5 应急演练 | 4 | worth 5, put off from June to September and done | 5 of 5 |
/// | 6 考核通报 | 5 | twelve months open (24): clamped | 0 of 10 |
/// | 7 宣传栏 | – | once, bare (2) | 8 of 10 |
/// | 8 旧台账 | 2 | switched off | – |
/// | 9 传达部署 | 1 | on demand, done once | – |
fn duties() -> Vec<Duty> {
    let put_off = Extension { due: day(6, 30), to: day(9, 30), why: "汛期抢险".into(), on: day(6, 10) };
    vec![
        duty("签订安全责任书", 1, Role::Secretary, Cadence::Once, day(3, 31)),
        duty("安委会全体会议", 2, Role::SafetyCommittee, Cadence::Quarterly, day(3, 31)),
        Duty {
            evidence: "检查记录、现场照片".into(),
            ..duty("领导带班检查", 3, Role::Head, Cadence::Monthly, day(1, 31))
        },
        Duty {
            evidence: "现场照片、检查记录".into(),
            ..duty("消防安全排查", 4, Role::SafetyOffice, Cadence::HalfYearly, day(6, 30))
        },
        Duty {
            points: Some(5),
            extensions: vec![put_off],
            ..duty("应急演练", 4, Role::SafetyOffice, Cadence::Yearly, day(6, 30))
        },
        duty("考核情况通报", 5, Role::Archivist, Cadence::Monthly, day(1, 31)),
        Duty {
            aspect: None, basis: String::new(), ..duty("更新安全宣传栏", 1, Role::Head, Cadence::Once, day(5, 1))
        },
        Duty {
            off: Some(Off { why: "县里统一做".into(), on: day(7, 1) }),
            ..duty("旧台账报送", 2, Role::Head, Cadence::Monthly, day(1, 31))
        },
        Duty { first_due: None, ..duty("传达上级部署", 1, Role::Secretary, Cadence::OnDemand, ADDED) },
    ]
}

fn record(duty: u64, due: Option<Date>, on: Date, what: &str, shown: bool) -> Record {
    let paper = Evidence::words(EvidenceKind::Document, "某府〔2025〕8号");
    Record {
        serves: vec![Served::new(Id::new(duty), due)],
        by: "安办".into(),
        evidence: if shown { vec![paper] } else { Vec::new() },
        ..Record::new(what, on)
    }
}

fn records() -> Vec<Record> {
    let mut records = vec![
        record(1, Some(day(3, 31)), day(3, 20), "与九个村签了责任书", true),
        record(2, Some(day(3, 31)), day(3, 28), "第一季度会议", true),
        record(2, Some(day(6, 30)), day(7, 5), "第二季度会议", true),
        record(2, Some(day(9, 30)), day(9, 29), "第三季度会议", false),
        record(4, Some(day(6, 30)), day(6, 18), "上半年排查十二家", true),
        record(4, Some(day(12, 30)), day(11, 18), "下半年排查十一家", true),
        record(5, Some(day(6, 30)), day(9, 28), "防汛转移演练", true),
        record(7, Some(day(5, 1)), day(4, 30), "换了宣传栏", false),
        record(9, None, day(8, 8), "传达县里通知", true),
    ];
    for month in [1, 3, 4, 5, 6, 7, 8, 9, 10, 12] {
        let due = luoshi::base::day::period_end(day(month, 1), 1);
        records.push(record(3, Some(due), day(month, 20), &format!("{month}月带班检查"), true));
    }
    let skipped = record(3, Some(day(2, 28)), day(2, 27), "春节停工，没有可查的", false);
    records.push(Record { deed: Done::NotApplicable, ..skipped });
    records
}

fn hazards() -> Vec<Hazard> {
    let officer = |name: &str| Officer { name: name.into(), certified: Certified::Yes };
    let inspectors = Inspectors { officers: vec![officer("陈某"), officer("赵某")], assistants: Vec::new() };
    let open = Hazard {
        what: "加油站消防水带老化".into(),
        place: "镇东加油站".into(),
        unit: "镇东加油站".into(),
        grade: Grade::General,
        finding: Finding::Inspection { record: None, inspectors: inspectors.clone() },
        found: day(12, 29),
        entered: day(12, 29),
        measures: "更换".into(),
        person: "站长".into(),
        funds: "自筹".into(),
        limit: None,
        plan: "停业".into(),
        attachments: Vec::new(),
        events: Vec::new(),
    };
    let event =
        |on, deed| Event { on, entered: on, by: "安办".into(), note: String::new(), attachments: Vec::new(), deed };
    let closed = Hazard {
        what: "粮油店线路老化".into(),
        found: day(7, 1),
        entered: day(7, 1),
        limit: Some(day(8, 15)),
        events: vec![
            event(day(7, 20), Deed::Rectified),
            event(day(7, 25), Deed::Rechecked { passed: true, inspectors }),
            event(day(8, 1), Deed::Closed),
        ],
        ..open.clone()
    };
    vec![closed, open]
}

/// The workspace.
fn year() -> Workspace {
    let holder = |role, name: &str| Holder { role, name: name.into(), since: Some(ADDED), until: None };
    Workspace {
        duties: Arc::new(duties().into_iter().zip(1..).map(|(duty, n)| (Id::new(n), duty)).collect()),
        records: Arc::new(records().into_iter().zip(1..).map(|(record, n)| (Id::new(n), record)).collect()),
        hazards: Arc::new(hazards().into_iter().zip(1..).map(|(hazard, n)| (Id::new(n), hazard)).collect()),
        unit: Arc::new(Unit {
            name: "某镇".into(),
            holders: vec![holder(Role::Secretary, "李某"), holder(Role::Head, "王某")],
            ..Unit::default()
        }),
        ..Workspace::default()
    }
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/year.json")
}

/// `cargo test --no-default-features --test it year:: -- --ignored`
#[test]
#[ignore = "writes tests/fixtures/year.json"]
fn write_the_year() {
    fs::write(file(), backup::write(&year(), |_| None, date(2026, 1, 15)) + "\n").unwrap();
}

#[test]
fn the_year_on_file_is_the_one_that_is_reckoned_here() {
    let read = backup::read(&fs::read_to_string(file()).unwrap()).unwrap();
    assert_eq!(read.workspace, year(), "write it again: see write_the_year");
    assert!(hazards().iter().all(|hazard| hazard.check().is_ok()));
    let journal = Journal::of(&read.workspace.records);
    let sources = Sources {
        duties: &read.workspace.duties,
        records: &read.workspace.records,
        draws: &read.workspace.draws,
        journal: &journal,
        calendar: Calendar::builtin(),
        scoring: &read.workspace.unit.scoring,
        today: date(2026, 1, 15),
        me: None,
    };
    let score = Score::of(sources, day(1, 1), day(12, 31));
    let kept: Vec<u32> = score.items.iter().map(luoshi::duties::score::Item::got).collect();
    assert_eq!(kept, [10, 5, 8, 10, 5, 0, 8]);
    let shares = Part::PIECES.map(|part| score.figure(part).tenths());
    assert_eq!(shares, [1000, 500, 800, 1000, 0, 800].map(Some));
    assert_eq!(score.figure(Part::Total).tenths(), Some(708));
}
