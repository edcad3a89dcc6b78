//! Thousands of duties and records: what one edit costs, and that following it gives what working everything out gives.

use luoshi::{
    base::{
        day::{Date, date, days_after},
        id::Id,
    },
    duties::{
        Duty, Role,
        board::View,
        cadence::Cadence,
        evidence::{Evidence, EvidenceKind},
        record::{Record, Served},
    },
    workspace::{Edit, Put, Workspace, desk::Desk, history::Stamp},
};
use std::{hint::black_box, sync::Arc, time::Instant};

const TODAY: Date = date(2026, 11, 24);

/// `duties` monthly duties since January 2025, and `records` of their occurrences closed, the oldest first.
pub fn large(duties: u64, records: u64) -> Workspace {
    let mut workspace = Workspace::default();
    for n in 0..duties {
        let first = date(2025, 1, 1 + (n % 28) as u8);
        let duty = Duty {
            roles: vec![Role::ALL[n as usize % Role::ALL.len()]],
            cadence: Cadence::Monthly,
            first_due: Some(first),
            aspect: Some(1 + (n % 5) as u8),
            basis: "《四川省安全生产条例》第7条".into(),
            evidence: "检查记录、照片".into(),
            ..Duty::new(format!("第{n}项职责：带队检查重点单位"), date(2025, 1, 1))
        };
        workspace.put(Put::Duty(Id::new(n * 7_919), Some(Arc::new(duty))));
    }
    for n in 0..records {
        let (of, month) = (n % duties, n / duties);
        let first = date(2025, 1, 1 + (of % 28) as u8);
        let due = luoshi::base::day::months_after(first, month as i32).unwrap();
        let record = Record {
            serves: vec![Served::new(Id::new(of * 7_919), Some(due))],
            by: "安办".into(),
            evidence: vec![Evidence::words(EvidenceKind::Document, format!("某府办〔2025〕{n}号"))],
            ..Record::new("带队检查三家重点单位，发现问题当场交办并限期整改", due)
        };
        workspace.put(Put::Record(Id::new(n.wrapping_mul(0x9e37_79b9_7f4a_7c15)), Some(Arc::new(record))));
    }
    workspace
}

fn tick(workspace: &Workspace, desk: &Desk, n: u64) -> Edit {
    let row = desk.board.view(&workspace.duties, None, View::Overdue)[n as usize];
    let served = Served::new(row.duty, row.due);
    let record = Record { serves: vec![served], ..Record::new("补记", TODAY) };
    Edit::Close { id: Id::new(n + 1), record: Arc::new(record) }
}

#[test]
fn following_an_edit_is_working_everything_out_again() {
    let mut workspace = large(60, 600);
    let mut desk = Desk::of(&workspace, TODAY);
    for n in 0..20 {
        let before = workspace.clone();
        let edit = tick(&workspace, &desk, n % 5);
        let edit =
            if let Edit::Close { record, .. } = edit { Edit::Close { id: Id::new(1_000 + n), record } } else { edit };
        workspace.apply(&edit, &Stamp::default()).unwrap();
        let today = days_after(TODAY, (n / 10) as i32).unwrap();
        desk.follow(&before, &workspace, today);
        let anew = Desk::of(&workspace, today);
        assert_eq!(desk.board, anew.board);
        assert_eq!(desk.journal, anew.journal);
    }
}

#[test]
#[ignore = "measures: cargo test --no-default-features --profile tools --test it scale -- --ignored --nocapture"]
fn how_long_an_edit_takes_among_thousands() {
    let mut workspace = large(2_000, 20_000);
    let begin = Instant::now();
    let mut desk = Desk::of(&workspace, TODAY);
    println!("working everything out: {:?}", begin.elapsed());
    let mut times = Vec::new();
    for n in 0..200 {
        let edit = tick(&workspace, &desk, 0);
        let edit =
            if let Edit::Close { record, .. } = edit { Edit::Close { id: Id::new(n + 1), record } } else { edit };
        let begin = Instant::now();
        let before = workspace.clone();
        workspace.apply(&edit, &Stamp::default()).unwrap();
        let applied = begin.elapsed();
        desk.follow(&before, &workspace, TODAY);
        let followed = begin.elapsed();
        for view in View::ALL {
            black_box(desk.board.view(&workspace.duties, None, view));
        }
        times.push((begin.elapsed(), applied, followed));
    }
    times.sort();
    let file = luoshi::share::backup::write(&large(2_000, 20_000), |_| None, TODAY);
    let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("large.json");
    std::fs::write(&target, &file).unwrap();
    println!("a backup of it: {} characters, {}", file.chars().count(), target.display());
    println!("one edit: median {:?}, p95 {:?} (all, applied, followed)", times[100], times[190]);
}
