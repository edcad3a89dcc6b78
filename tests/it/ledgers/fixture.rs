//! A small township on 24 November 2026, with something for every ledger.

use luoshi::{
    base::{
        attachment::Attachment,
        day::{Date, date},
        hash,
        id::{DutyId, Id},
    },
    bulletin::{
        Bulletin, parse,
        verdict::{Verdict, claims},
    },
    duties::{
        CadenceFrom, Confidence, Duty, Extension, Off, ReformList, Role, SourceKind,
        cadence::Cadence,
        deed::Deed,
        evidence::{Evidence, EvidenceKind},
        hazard::{
            Finding, Grade, Hazard,
            event::{self, Event, Level},
        },
        inspectors::{Certified, Inspectors, Officer},
        lookback::{Ask, Draw, Looked, Of, Outcome as Found, Subject},
        record::{Addendum, Outcome, Record, Reopened, Served, Verified},
        roster::{Month, Shift, swap::Swap, team::Post},
        unit::Unit,
    },
    workspace::{
        Workspace,
        shelf::{Kept, Origin, id_of},
    },
};
use std::sync::Arc;

pub const TODAY: Date = date(2026, 11, 24);
pub const TEXT: &str = "某县应急简报(第3期)\n某县部署冬季森林防火。会议要求，各乡镇要在12月20日前完成隐患排查；要每周开展一次巡查。\n某县规范烟花爆竹管理。一是各乡镇要登记销售网点；二是县应急管理局要每月开展一次检查。\n";

const fn november(day: u8) -> Date {
    date(2026, 11, day)
}

fn duty(name: &str, english: &str, role: Role, cadence: Cadence, first: Option<Date>) -> Duty {
    Duty {
        name_en: Some(english.into()),
        roles: vec![role],
        cadence,
        cadence_from: Some(CadenceFrom::Suggestion),
        first_due: first,
        aspect: Some(4),
        kinds: vec![SourceKind::Law],
        confidence: Some(Confidence::A),
        basis: "安全生产法第9条".into(),
        ..Duty::new(name, date(2026, 1, 5))
    }
}

fn duties() -> Vec<(DutyId, Duty)> {
    let meeting = Duty {
        kinds: vec![SourceKind::Comparable, SourceKind::Suggestion],
        confidence: Some(Confidence::B),
        list: ReformList::Basic,
        extensions: vec![Extension {
            due: november(30),
            to: date(2026, 12, 4),
            why: "大雪封山".into(),
            on: november(20),
        }],
        ..duty(
            "安委会例会",
            "Safety committee meeting",
            Role::SafetyCommittee,
            Cadence::Monthly,
            Some(date(2026, 9, 30)),
        )
    };
    let office = duty("安办例会", "Safety office meeting", Role::SafetyOffice, Cadence::Weekly, Some(november(6)));
    let inspection = Duty {
        aspect: Some(3),
        evidence: "检查记录".into(),
        ..duty("镇长带队检查", "Inspection led by the head", Role::Head, Cadence::Monthly, Some(november(10)))
    };
    let drill = duty("预案演练", "Drill", Role::Head, Cadence::Yearly, Some(november(18)));
    let called = Duty {
        roles: vec![],
        aspect: None,
        kinds: vec![],
        confidence: None,
        ..duty("举报受理", "", Role::SafetyOffice, Cadence::OnDemand, None)
    };
    let off = Duty {
        off: Some(Off { why: "县里统一做".into(), on: november(12) }),
        ..duty("每日零报告", "Zero report", Role::Villages, Cadence::Daily, Some(november(9)))
    };
    (1..).map(Id::new).zip([meeting, office, inspection, drill, called, off]).collect()
}

fn record(what: &str, on: Date, serves: &[(u64, Option<Date>)], deed: Deed, evidence: Vec<Evidence>) -> Record {
    let serves = serves.iter().map(|(duty, due)| Served::new(Id::new(*duty), *due)).collect();
    Record { serves, by: "安办 王五".into(), deed, evidence, ..Record::new(what, on) }
}

fn officer(name: &str, certified: Certified) -> Officer {
    Officer { name: name.into(), certified }
}

fn records() -> Vec<Record> {
    let minutes = vec![
        Evidence::words(EvidenceKind::Meeting, "会议纪要8号"),
        Evidence {
            file: Some(Attachment {
                name: "签到.jpg".into(),
                sha256: Some(hash::sha256_hex("签到")),
                bytes: Some(1200),
            }),
            until: Some(date(2027, 11, 1)),
            ..Evidence::words(EvidenceKind::Photo, "")
        },
    ];
    let talk = |present| Deed::Meeting {
        place: "三楼".into(),
        chair: "张三".into(),
        present,
        decisions: "月底前完成排查".into(),
    };
    // One meeting for two duties.
    let mut both = record(
        "研究冬季防火",
        november(6),
        &[(1, Some(date(2026, 10, 30))), (2, Some(november(6)))],
        talk(Some(12)),
        minutes,
    );
    both.serves[0].outcome = Outcome::Good;
    both.serves[0].verified = Some(Verified { on: november(9), by: "李四".into(), note: "看过纪要".into() });
    let mut weekly = record("布置值班", november(13), &[(2, Some(november(13)))], talk(None), vec![]);
    weekly.entered = november(16);
    weekly.doubtful = true;
    let mut inspected = record(
        "查看加油站",
        november(10),
        &[(3, Some(november(10)))],
        Deed::Inspection {
            place: "某加油站".into(),
            inspectors: Inspectors {
                officers: vec![officer("甲", Certified::Yes), officer("乙", Certified::No)],
                assistants: vec!["丙".into(), "丁".into()],
            },
            problems: "灭火器过期，责令改正".into(),
        },
        vec![Evidence::words(EvidenceKind::Document, "现场检查记录3号")],
    );
    inspected.serves[0].reopened =
        Some(Reopened { on: november(15), why: "回头看发现没改".into(), came_back: true });
    inspected
        .addenda
        .push(Addendum { on: november(12), what: "补照片一张".into(), why: "当天没有信号".into() });
    let drill = Deed::Drill {
        place: "广场".into(),
        present: Some(40),
        scenario: "森林火灾".into(),
        lessons: "电台不够".into(),
    };
    let drilled = record(
        "预案演练一次",
        november(18),
        &[(4, Some(november(18)))],
        drill,
        vec![Evidence::words(EvidenceKind::Note, "=评估表")],
    );
    let called = Record {
        late: "收文迟".into(),
        ..record("转办举报一件", november(20), &[(5, None)], Deed::Plain, vec![])
    };
    let skipped = record("停电，未报", november(9), &[(6, Some(november(9)))], Deed::NotApplicable, vec![]);
    let training =
        Deed::Training { place: "礼堂".into(), audience: "村干部".into(), present: Some(30), passed: Some(28) };
    let trained =
        record("应急培训", november(21), &[(5, None)], training, vec![Evidence::words(EvidenceKind::Counts, "30 人")]);
    let before = record("上月的会", date(2026, 10, 8), &[(1, Some(date(2026, 9, 30)))], talk(Some(9)), vec![]);
    vec![both, weekly, inspected, drilled, called, skipped, trained, before]
}

fn hazards() -> Vec<Hazard> {
    let event =
        |on, by: &str, deed| Event { on, entered: on, by: by.into(), note: "看过".into(), attachments: vec![], deed };
    let open = Hazard {
        what: "灭火器过期".into(),
        place: "某加油站".into(),
        unit: "某加油站".into(),
        grade: Grade::Major,
        finding: Finding::Inspection { record: Some(Id::new(3)), inspectors: Inspectors::default() },
        found: november(10),
        entered: november(10),
        measures: "更换".into(),
        person: "站长".into(),
        funds: String::new(),
        limit: Some(november(20)),
        plan: String::new(),
        attachments: vec![],
        events: vec![event(
            november(11),
            "安办",
            event::Deed::Listed { level: Level::County, until: Some(november(30)) },
        )],
    };
    let inspectors = Inspectors {
        officers: vec![officer("甲", Certified::Yes), officer("戊", Certified::Yes)],
        assistants: vec![],
    };
    let closed = Hazard {
        what: "护栏缺失".into(),
        place: "村道".into(),
        unit: "某村".into(),
        grade: Grade::General,
        finding: Finding::Told { by: "村民".into() },
        found: date(2026, 10, 20),
        entered: date(2026, 10, 20),
        funds: "不需要".into(),
        limit: Some(november(5)),
        plan: "设警示牌".into(),
        events: vec![
            event(november(2), "村主任", event::Deed::Rectified),
            event(november(3), "", event::Deed::Rechecked { passed: true, inspectors }),
            event(november(4), "安办", event::Deed::Closed),
        ],
        ..open.clone()
    };
    let long_ago = Hazard {
        what: "早就销号".into(),
        found: date(2026, 8, 1),
        entered: date(2026, 8, 1),
        limit: None,
        events: vec![
            event(date(2026, 8, 2), "站长", event::Deed::Rectified),
            event(date(2026, 8, 3), "安办", event::Deed::Rechecked { passed: true, inspectors: Inspectors::default() }),
            event(date(2026, 8, 4), "安办", event::Deed::Closed),
        ],
        ..open.clone()
    };
    vec![open, closed, long_ago]
}

fn roster() -> Month {
    let mut month = Month::of(november(1));
    for day in 1..=29 {
        let swaps = vec![Swap {
            on: november(4),
            post: Post::Leader,
            from: "张三".into(),
            to: "李四".into(),
            why: "出差".into(),
            against: None,
        }];
        let swapped = day == 3;
        let shift = Shift {
            leader: if swapped { "李四" } else { "张三" }.into(),
            officers: vec!["王五".into()],
            swaps: if swapped { swaps } else { vec![] },
            ..Shift::default()
        };
        month.set(november(day), shift);
    }
    month
}

fn look_back() -> Draw {
    let ask = Ask {
        name: "十月回头看".into(),
        from: date(2026, 10, 1),
        to: november(10),
        on: november(14),
        by: "纪委".into(),
        seed: "20261114".into(),
        size: 2,
        of: Of::Both,
    };
    let closed = [1, 3, 8].map(|record| Subject::Served { record: Id::new(record), nth: 0 });
    let mut draw = Draw::make(ask, &closed).unwrap();
    draw.picks[0].result =
        Some(Looked { outcome: Found::Held, on: november(15), by: "纪委".into(), note: String::new() });
    draw
}

/// Everything.
pub fn workspace() -> (Workspace, Bulletin) {
    let bulletin = parse(TEXT);
    let open = claims(&bulletin, &[]);
    let mut kept = Kept::new("某县应急简报第3期".into(), Origin::Pasted, november(1), None);
    kept = kept.decided(&open[0].mark, Some((Verdict::Adopted { duty: Id::new(1) }, november(2))));
    kept = kept.decided(&open[3].mark, Some((Verdict::NotOurs { reason: "县级部门的事".into() }, november(2))));
    let mut unit = Unit { name: "某镇".into(), county: "某县".into(), ..Unit::default() };
    unit = unit.with_holder(Role::Head, "张三", Some(date(2025, 3, 1)), None);
    unit = unit.with_holder(Role::Head, "李四", Some(november(16)), Some(0));
    let month = roster();
    let workspace = Workspace {
        shelf: Arc::new([(id_of(TEXT), kept)].into_iter().collect()),
        duties: Arc::new(duties().into_iter().collect()),
        records: Arc::new((1..).map(Id::new).zip(records()).collect()),
        hazards: Arc::new((1..).map(Id::new).zip(hazards()).collect()),
        rosters: Arc::new([(month.id(), month)].into_iter().collect()),
        draws: Arc::new([(Id::new(1), look_back())].into_iter().collect()),
        unit: Arc::new(unit),
        ..Workspace::default()
    };
    (workspace, bulletin)
}
