//! A large workspace fits into what a browser gives, and stays quick.
//!
//! Figures: `cargo test --no-default-features --profile tools --test it capacity -- --ignored --nocapture`

use crate::faulty::{AT, Desk, Faulty, units};
use luoshi::{
    base::{
        day::{date, days_after, period_end},
        doc,
        id::{DutyId, Id},
    },
    duties::{
        Duty, Origin, Role, SourceKind,
        cadence::Cadence,
        evidence::{Evidence, EvidenceKind},
        record::{Record, Served},
    },
    workspace::{Edit, Put, Workspace},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// About what browsers give to an origin: UTF-16 units of keys and values.
const LIMIT: usize = 5_000_000;
const DUTIES: u64 = 2_000;
const RECORDS: u64 = 20_000;

/// The same numbers every time, spread as the ids of the app are (SplitMix64).
fn random(n: u64) -> u64 {
    let mut bits = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

fn words(n: u64, length: usize) -> String {
    let all: Vec<char> = "到现场查看企业发现消防通道堵塞当日整改复查签字归档会议记录值班交接预警信号".chars().collect();
    (0..length as u64).map(|k| all[(random(n + k * 77) % all.len() as u64) as usize]).collect()
}

fn duty_id(n: u64) -> DutyId {
    Id::new(random(n % DUTIES))
}

fn duty(n: u64) -> Duty {
    let title = "应急管理厅简报第2期".to_owned();
    Duty {
        roles: vec![Role::SafetyOffice],
        cadence: Cadence::Monthly,
        first_due: Some(date(2022, 1, 31)),
        evidence: words(n + 5, 12),
        basis: words(n + 9, 24),
        kinds: vec![SourceKind::Bulletin],
        origin: Origin::Requirement { bulletin: Id::new(random(n % 100)), title, item: 2, quote: words(n, 40), nth: 0 },
        ..Duty::new(words(n, 14), date(2022, 1, 1))
    }
}

/// A record as people write them: twenty characters, one document.
fn record(n: u64, day: i32) -> Record {
    let day = days_after(date(2022, 1, 1), day).unwrap();
    Record {
        serves: vec![Served::new(duty_id(n), Some(period_end(day, 1)))],
        by: words(n + 3, 3),
        evidence: vec![Evidence::words(EvidenceKind::Document, format!("应急〔2026〕{}号", n % 300))],
        ..Record::new(words(n, 20), day)
    }
}

/// Duties, and records over so many days.
fn large(records: u64, days: u64) -> Workspace {
    let record = |n| (Id::new(random(n + 1_000_000)), record(n, (n * days / records) as i32));
    Workspace {
        duties: Arc::new((0..DUTIES).map(|n| (duty_id(n), duty(n))).collect()),
        records: Arc::new((0..records).map(record).collect()),
        ..Workspace::default()
    }
}

/// One of the edits of a day's work: mostly a record, now and then a duty that is changed.
fn work(n: u64, today: i32) -> Vec<Put> {
    if n % 20 == 7 {
        let changed = Duty { note: words(n, 10), ..duty(n) };
        return vec![Put::Duty(duty_id(n), Some(Arc::new(changed)))];
    }
    vec![Put::Record(Id::new(random(n + 5_000_000)), Some(Arc::new(record(n, today - (n % 10) as i32))))]
}

/// Works on until `edits` are saved, with a snapshot where one is due; gives how many snapshots were taken.
fn work_on(desk: &mut Desk, edits: std::ops::Range<u64>, today: i32) -> u32 {
    let mut snapshots = 0;
    for n in edits {
        desk.put(work(n, today)).unwrap();
        if desk.vault.is_snapshot_due() {
            desk.snapshot().unwrap();
            snapshots += 1;
        }
    }
    snapshots
}

#[test]
fn a_large_workspace_is_taken_in_and_worked_on_within_what_a_browser_gives() {
    let storage = Faulty::default();
    storage.limit(LIMIT);
    let mut desk = Desk::open(&storage);
    // A backup taken in is one edit: as a line of the log it would not fit beside the snapshot.
    let puts = desk.workspace.puts_to(&large(RECORDS, 1825));
    desk.put(puts).unwrap();
    let taken = work_on(&mut desk, 0..1200, 1820);
    assert!(taken >= 3, "{taken} snapshots");
    assert!(Desk::open(&storage).workspace == desk.workspace);
    println!("{} used, at most {}", storage.used(), storage.most.get());
}

/// As many changes in the history as there are things would not fit, and nobody could read them.
#[test]
fn a_large_backup_taken_back_is_told_in_one_change() {
    let storage = Faulty::default();
    storage.limit(LIMIT);
    let mut desk = Desk::open(&storage);
    let puts = desk.workspace.puts_to(&large(RECORDS, 1825));
    desk.put(puts).unwrap();
    let back = desk.workspace.puts_to(&Workspace::default());
    desk.put(back).unwrap();
    let changes: Vec<_> = desk.workspace.history.values().collect();
    let [change] = changes[..] else { panic!("{} changes", changes.len()) };
    let told: Vec<_> = change.fields.iter().map(|field| (&*field.name, &*field.old, &*field.new)).collect();
    assert_eq!(told, [("duty", "2000", ""), ("record", "20000", "")]);
    assert_eq!(change.about, "unit");
    assert!(Desk::open(&storage).workspace == desk.workspace);
}

/// The wrong file, taken back, and the right one: with what was there before each, more than fits.
#[test]
fn one_large_workspace_makes_room_for_another() {
    let storage = Faulty::default();
    storage.limit(LIMIT);
    let mut desk = Desk::open(&storage);
    for workspace in [large(10_000, 1825), Workspace::default(), large(11_000, 365)] {
        let puts = desk.workspace.puts_to(&workspace);
        desk.put(puts).unwrap();
        let mut again = Desk::open(&storage);
        assert!(again.workspace == desk.workspace);
        // Work goes on at once.
        again.put(work(1, 1820)).unwrap();
        desk = again;
    }
}

#[test]
fn what_does_not_fit_is_not_saved_and_nothing_else_is_lost() {
    let storage = Faulty::default();
    let mut desk = Desk::open(&storage);
    desk.put(work(1, 1820)).unwrap();
    desk.snapshot().unwrap();
    desk.put(work(2, 1820)).unwrap();
    let before = desk.workspace.clone();
    storage.limit(storage.used() + 60_000);
    // A line too long for the log, of a workspace for which there is no room.
    let puts = desk.workspace.puts_to(&large(500, 60));
    desk.put(puts.clone()).unwrap_err();
    assert_eq!(Desk::open(&storage).workspace, before);
    // It waits, and with it what is done after it.
    desk.put(work(3, 1820)).unwrap_err();
    assert!(storage.used() < 60_000, "nothing of it is left");
    assert_eq!(Desk::open(&storage).workspace, before);
    storage.limit(LIMIT);
    desk.vault.flush().unwrap();
    assert_eq!(Desk::open(&storage).workspace, desk.workspace);
}

/// Where nothing more fits, the previous snapshot and its log go rather than that an edit stays unsaved.
#[test]
fn the_last_room_is_for_edits() {
    let storage = Faulty::default();
    let mut desk = Desk::open(&storage);
    desk.put(desk.workspace.puts_to(&large(1000, 60))).unwrap();
    work_on(&mut desk, 0..1000, 60);
    desk.snapshot().unwrap();
    let (spare, generations) = (storage.used(), storage.keys_with("luoshi/g").len());
    storage.limit(spare + 100);
    desk.put(work(1, 60)).unwrap();
    assert!(storage.keys_with("luoshi/g").len() < generations);
    assert_eq!(Desk::open(&storage).workspace, desk.workspace);
    let text = "字".repeat(storage.limit.get().map_or(0, |(used, limit)| limit - used - 100));
    desk.vault.keep_text(Id::new(1), &text).unwrap();
    let before = desk.workspace.clone();
    desk.put(work(2000, 60)).unwrap_err();
    assert!(desk.workspace != before && Desk::open(&storage).workspace == before);
}

fn middle(mut times: Vec<Duration>) -> String {
    times.sort();
    format!("{:?}, at most {:?}", times[times.len() / 2], times[times.len() - 1])
}

fn time<T>(what: &str, act: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = act();
    println!("{what}: {:?}", start.elapsed());
    done
}

#[test]
#[ignore = "measures; how to run it is said above"]
fn how_large_and_how_quick() {
    let one = record(1, 0);
    println!("a record by itself: {} characters", units(&doc::print(&one)));
    for days in [1825, 365] {
        println!("\n{DUTIES} duties, {RECORDS} records of {days} days");
        let workspace = large(RECORDS, days);
        let storage = Faulty::default();
        let mut desk = Desk::open(&storage);
        let puts = time("finding what a backup changes", || desk.workspace.puts_to(&workspace));
        let edit = Edit::Undo { puts };
        time("carrying it out", || desk.workspace.apply(&edit, &desk.vault.stamp(AT, ""))).unwrap();
        time("saving it", || desk.vault.append(&edit, &desk.workspace, AT, "")).unwrap();
        for room in ["duties", "records"] {
            let size = |key: &String| units(&storage.at(key));
            let keys = storage.keys_with(&format!("luoshi/g1/{room}/"));
            let all: usize = keys.iter().map(size).sum();
            let most = keys.iter().map(size).max().unwrap_or(0);
            println!("{room}: {all} characters in {} pieces, at most {most}", keys.len());
        }
        println!("the manifest: {} characters", units(&storage.at("luoshi/head")));
        drop(time("open", || Desk::open(&storage)));
        let mut desk = Desk::open(&storage);
        let (mut sets, mut appends, mut snapshots) = (Vec::new(), Vec::new(), Vec::new());
        for n in 0..2000 {
            let shown = desk.workspace.clone();
            let edit = Edit::Undo { puts: work(n, days as i32 - 5) };
            let start = Instant::now();
            desk.workspace.apply(&edit, &desk.vault.stamp(AT, "")).unwrap();
            drop(shown);
            sets.push(start.elapsed());
            let start = Instant::now();
            desk.vault.append(&edit, &desk.workspace, AT, "").unwrap();
            appends.push(start.elapsed());
            if n % 400 == 399 {
                let start = Instant::now();
                desk.snapshot().unwrap();
                snapshots.push(start.elapsed());
            }
        }
        println!("carrying an edit out on a shared workspace: {}", middle(sets));
        println!("saving it: {}", middle(appends));
        println!("a snapshot after 400 edits: {}", middle(snapshots));
        time("a snapshot after none", || desk.snapshot()).unwrap();
        time("open", || Desk::open(&storage));
        println!("{} used, {} keys", storage.used(), storage.keys_with("luoshi/").len());
    }
}
