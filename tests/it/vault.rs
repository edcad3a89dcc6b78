//! The workspace survives a storage that fails at every possible step.

use crate::faulty::{AT, Desk, Failure, Faulty, duty, filled, id, nth, record};
use luoshi::{
    base::{day::date, doc, id::Id, storage::Storage},
    share::backup,
    workspace::{
        Edit, Put, Workspace, codec,
        history::Stamp,
        log::LINE_BYTES,
        settings::{Settings, Size},
        shelf::{self, Kept},
        vault::{self, ReadOnly, SaveError},
    },
};
use proptest::prelude::*;
use std::sync::Arc;

/// What is saved while the storage fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    /// An edit.
    Edit,
    /// An edit, and a snapshot after it.
    Snapshot,
    /// An edit that is too long for the log.
    Long,
}

/// An edit that begins a piece, changes one (where something is saved) and empties one.
fn touching(deed: Deed) -> Vec<Put> {
    let words = if deed == Deed::Long { "长".repeat(LINE_BYTES / 3) } else { "改了".to_owned() };
    vec![duty(9, &words), duty(1, "改了"), Put::Duty(id(2), None), record(2, "改了"), Put::Record(id(4), None)]
}

/// The n-th record, in one of three months.
fn moved(n: u64, value: u8) -> Put {
    let Put::Record(_, other) = record(n + u64::from(value % 3), &value.to_string()) else { unreachable!() };
    Put::Record(id(n), other)
}

#[test]
fn what_was_saved_is_there_again() {
    let (storage, workspace) = filled(7);
    assert_eq!(Desk::open(&storage).workspace, workspace);
}

#[test]
fn whatever_fails_reopening_gives_the_state_before_or_after() {
    let mut tried = 0;
    for deed in [Deed::Edit, Deed::Snapshot, Deed::Long] {
        let saved: &[u64] = if deed == Deed::Long { &[0, 1, 3, 4, 6] } else { &[0, 1, 2, 3, 4, 6, 7] };
        for &saved in saved {
            let (as_it_was, before) = filled(saved);
            for (failure, count) in Failure::ALL.into_iter().flat_map(|failure| [(failure, 1), (failure, usize::MAX)]) {
                // Until nothing is left to fail.
                for step in 0.. {
                    let storage = Faulty::holding(&as_it_was.map.borrow());
                    if !fails_well(deed, &storage, &before, (step, count, failure)) {
                        break;
                    }
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 588, "{tried} are too few");
}

/// Whether there was a step that could fail.
fn fails_well(deed: Deed, storage: &Faulty, before: &Workspace, fail: (usize, usize, Failure)) -> bool {
    let mut desk = Desk::open(storage);
    storage.writes.set(0);
    storage.fail.set(Some(fail));
    let acknowledged = desk.put(touching(deed)).is_ok();
    let moved = deed == Deed::Snapshot && desk.snapshot().is_ok();
    let after = &desk.workspace;
    // The power goes here: what stands in storage is all there is.
    let again = Faulty::holding(&storage.map.borrow());
    let mut reopened = Desk::open(&again);
    let context = format!("{deed:?} after {} edits, {fail:?}", before.duties.len());
    assert!(reopened.workspace == *before || reopened.workspace == *after, "{context}");
    if acknowledged || moved {
        assert_eq!(reopened.workspace, *after, "acknowledged but lost: {context}");
    }
    // It goes on from there, and what was left half written is in nobody's way.
    reopened.put(nth(12)).unwrap();
    reopened.snapshot().unwrap();
    assert_eq!(Desk::open(&again).workspace, reopened.workspace, "{context}");
    // And when storage works again, the waiting edit is saved after all or the conflict is told.
    let failed = storage.writes.get() > fail.0;
    storage.fail.set(None);
    match desk.vault.flush().and_then(|()| desk.snapshot()) {
        Ok(()) => assert_eq!(Desk::open(storage).workspace, desk.workspace, "{context}"),
        Err(error) => assert_eq!(error, SaveError::Conflict, "{context}"),
    }
    failed
}

#[derive(Debug, Clone)]
enum Step {
    Duty(u64, Option<u8>),
    Record(u64, Option<u8>),
    Long(u64),
    Snapshot,
    Reopen,
    Fails(usize, usize, Failure),
    Recovers,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0u64..9, prop::option::of(any::<u8>())).prop_map(|(n, value)| Step::Duty(n, value)),
        4 => (0u64..9, prop::option::of(any::<u8>())).prop_map(|(n, value)| Step::Record(n, value)),
        1 => (0u64..2).prop_map(Step::Long),
        3 => Just(Step::Snapshot),
        2 => Just(Step::Reopen),
        1 => (0usize..9, 1usize..20, prop::sample::select(&Failure::ALL[..]))
            .prop_map(|(from, count, failure)| Step::Fails(from, count, failure)),
        2 => Just(Step::Recovers),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn whatever_is_done_what_is_acknowledged_is_there_again(steps in prop::collection::vec(any_step(), 1..40)) {
        let storage = Faulty::default();
        let mut desk = Desk::open(&storage);
        // What was acknowledged last, and what has been on screen since.
        let mut states = vec![desk.workspace.clone()];
        for step in steps {
            let puts = match step {
                Step::Duty(n, Some(value)) => vec![duty(n, &format!("{value}"))],
                Step::Duty(n, None) => vec![Put::Duty(id(n), None)],
                Step::Record(n, Some(value)) => vec![moved(n, value)],
                Step::Record(n, None) => vec![Put::Record(id(n), None)],
                Step::Long(n) => vec![duty(n, &"x".repeat(LINE_BYTES))],
                Step::Snapshot => {
                    let _ = desk.snapshot();
                    Vec::new()
                }
                Step::Reopen => {
                    desk = Desk::open(&storage);
                    prop_assert!(states.contains(&desk.workspace));
                    Vec::new()
                }
                Step::Fails(from, count, failure) => {
                    storage.fail.set(Some((storage.writes.get() + from, count, failure)));
                    Vec::new()
                }
                Step::Recovers => {
                    storage.fail.set(None);
                    Vec::new()
                }
            };
            if !puts.is_empty() {
                let _ = desk.put(puts);
            }
            if desk.vault.is_saved() {
                states.clear();
                prop_assert_eq!(&Desk::open(&storage).workspace, &desk.workspace);
            }
            states.push(desk.workspace.clone());
        }
    }
}

#[test]
fn a_snapshot_writes_what_has_changed_and_names_the_rest_where_it_is() {
    let (storage, _) = filled(6);
    let before = storage.map.borrow().clone();
    let mut desk = Desk::open(&storage);
    desk.put(vec![duty(1, "改了"), record(2, "改了")]).unwrap();
    desk.snapshot().unwrap();
    let written = ["duties/01", "head", "history/2026-11", "records/2020-03"].map(|name| format!("luoshi/g3/{name}"));
    assert_eq!(storage.keys_with("luoshi/g3/"), written);
    assert!(storage.keys_with("luoshi/g1/").contains(&"luoshi/g1/duties/03".to_owned()), "still in use");
    assert!(!storage.keys_with("luoshi/g1/").contains(&"luoshi/g1/head".to_owned()), "no more in use");
    // What is there is never written over, but for the pointer and the segment that grows.
    for (key, value) in storage.map.borrow().iter().filter(|(key, _)| *key != "luoshi/head") {
        assert!(before.get(key).is_none_or(|before| value.starts_with(before.as_str())), "{key}");
    }
    // An entry that goes to another piece leaves the one in which it was.
    desk.put(vec![moved(6, 1)]).unwrap();
    desk.snapshot().unwrap();
    let written = ["head", "history/2026-11", "records/2020-08"].map(|name| format!("luoshi/g4/{name}"));
    assert_eq!(storage.keys_with("luoshi/g4/"), written);
    assert!(!storage.at("luoshi/head").contains("records/2020-07"));
    // The same again under new pointers is no change.
    desk.put(vec![duty(1, "改了"), record(2, "改了")]).unwrap();
    desk.snapshot().unwrap();
    assert_eq!(storage.keys_with("luoshi/g5/"), ["luoshi/g5/head"]);
}

#[test]
fn an_edit_too_long_for_the_log_is_saved_by_a_snapshot_and_the_chain_goes_on() {
    let (storage, _) = filled(4);
    let mut desk = Desk::open(&storage);
    desk.put(touching(Deed::Long)).unwrap();
    let (code, seq) = (desk.vault.chain_code().to_owned(), desk.vault.seq());
    assert_eq!(storage.keys_with("luoshi/log/"), ["luoshi/log/1"], "no line of it");
    assert!(storage.at("luoshi/head").contains("\\\"sha256\\\""), "but one that stands for it");
    let mut again = Desk::open(&storage);
    assert_eq!((again.vault.chain_code(), again.vault.seq()), (code.as_str(), seq));
    again.put(nth(20)).unwrap();
    assert_eq!(Desk::open(&storage).workspace, again.workspace);
}

#[test]
fn a_second_tab_is_noticed_before_anything_is_written_over() {
    let long = || touching(Deed::Long);
    for (theirs, ours) in [(nth(50), nth(51)), (long(), nth(51)), (nth(50), long()), (long(), long())] {
        let (storage, _) = filled(4);
        let (mut first, mut second) = (Desk::open(&storage), Desk::open(&storage));
        first.put(theirs).unwrap();
        let before = storage.map.borrow().clone();
        assert_eq!(second.put(ours), Err(SaveError::Conflict));
        assert_eq!(second.snapshot(), Err(SaveError::Conflict));
        assert_eq!(*storage.map.borrow(), before);
        assert_eq!(Desk::open(&storage).workspace, first.workspace);
    }
}

#[test]
fn a_snapshot_gives_way_to_a_line_that_another_window_has_written() {
    // The line may stand in the segment that we know, or in the next.
    for filler in [1, 32 * 1024] {
        let (storage, _) = filled(4);
        let mut first = Desk::open(&storage);
        let mut second = Desk::open(&storage);
        first.put(vec![duty(50, &"x".repeat(filler))]).unwrap();
        assert_eq!(second.snapshot(), Err(SaveError::Conflict));
        assert_eq!(Desk::open(&storage).workspace, first.workspace);
    }
}

/// Without locks another window may write while this one takes a snapshot.
#[test]
fn a_snapshot_gives_way_to_what_another_window_writes_while_it_is_taken() {
    let (storage, _) = filled(4);
    let mut first = Desk::open(&Faulty::holding(&storage.map.borrow())).workspace;
    let line = {
        let storage = Faulty::holding(&storage.map.borrow());
        let mut desk = Desk::open(&storage);
        desk.put(nth(50)).unwrap();
        first.clone_from(&desk.workspace);
        storage.at("luoshi/log/1")
    };
    // Its pieces are written, then the pointer.
    let pieces = {
        let storage = Faulty::holding(&storage.map.borrow());
        Desk::open(&storage).snapshot().unwrap();
        storage.keys_with("luoshi/g2/").len() - 1
    };
    for at in 0..pieces {
        let storage = Faulty::holding(&storage.map.borrow());
        *storage.other.borrow_mut() = Some((at, "luoshi/log/1".into(), line.clone()));
        assert_eq!(Desk::open(&storage).snapshot(), Err(SaveError::Conflict));
        assert_eq!(Desk::open(&storage).workspace, first);
        assert_eq!(storage.keys_with("luoshi/g2/"), [""; 0]);
    }
}

#[test]
fn newer_data_opens_read_only() {
    let (storage, _) = filled(3);
    let head = storage.at("luoshi/head");
    storage.damage("luoshi/head", &head.replace(&format!("\"schema\":{}", codec::SCHEMA), "\"schema\":99"));
    assert_eq!(vault::open(&storage).read_only, Some(ReadOnly::Newer { schema: 99 }));
    // A room that this program does not know would be lost with the next snapshot.
    storage.damage("luoshi/head", &head.replace("\"duties/01\"", "\"later/01\""));
    assert_eq!(vault::open(&storage).read_only, Some(ReadOnly::Newer { schema: codec::SCHEMA }));
}

#[test]
fn every_edit_can_be_taken_back() {
    let mut workspace = Workspace::default();
    let settings = Settings { size: Size::Xl, ..Settings::default() };
    let kept = Kept::new("简报".into(), shelf::Origin::Pasted, date(2026, 1, 1), None);
    let id = shelf::id_of("文");
    let edits = [
        Edit::AddDuties { duties: vec![(Id::new(1), luoshi::duties::Duty::new("职责", date(2026, 1, 1)).into())] },
        Edit::Choose { settings: settings.into() },
        Edit::Keep { id, kept: kept.into() },
        Edit::Discard { id },
    ];
    for edit in edits {
        let before = workspace.clone();
        let puts = workspace.apply(&edit, &Stamp::default()).unwrap();
        let after = workspace.clone();
        workspace.apply(&Edit::Undo { puts }, &Stamp::default()).unwrap();
        // The history goes on: it tells of the undo too.
        workspace.history = before.history.clone();
        assert_eq!(workspace, before, "{edit:?}");
        workspace = after;
    }
}

#[test]
fn a_backup_comes_back_whole_or_is_refused() {
    let (_, mut workspace) = filled(5);
    let id = shelf::id_of("正文");
    let kept = Kept::new("简报".into(), shelf::Origin::Pasted, date(2026, 1, 1), None);
    workspace.apply(&Edit::Keep { id, kept: kept.into() }, &Stamp::default()).unwrap();
    let file = backup::write(&workspace, |_| Some("正文".into()), date(2026, 11, 24));
    let read = backup::read(&file).unwrap();
    assert_eq!((&read.workspace, &read.texts), (&workspace, &vec![(id, "正文".to_owned())]));
    assert_eq!(backup::read(&file.replace("职责3", "职责4")), Err(backup::NotABackup::Damaged));
    assert_eq!(backup::read(&file[..file.len() - 9]), Err(backup::NotABackup::Damaged));
    assert_eq!(backup::read("{}"), Err(backup::NotABackup::Other));
    let merged = backup::merge(&Workspace::default(), &read.workspace);
    assert_eq!(merged.duties, workspace.duties);
}

#[test]
fn texts_are_kept_apart() {
    let storage = Faulty::default();
    let mut desk = Desk::open(&storage);
    let id = shelf::id_of("正文");
    desk.vault.keep_text(id, "正文").unwrap();
    assert_eq!(desk.vault.text(id).as_deref(), Some("正文"));
    assert_eq!(storage.get(&format!("luoshi/text/{id}")), Ok(Some("正文".to_owned())));
    assert!(desk.vault.stamp(AT, "").seq == 1, "no edit yet");
}

/// What was erased can be read nowhere in the storage: not in the log, not in the snapshot before.
#[test]
fn an_erased_name_is_gone_from_the_storage() {
    let storage = Faulty::default();
    let mut desk = Desk::open(&storage);
    let person = |name: &str| -> Put {
        let json =
            format!(r#"{{"pilot":"0000000000001","code":"A01","name":"{name}","first":"a","added":"2026-03-01"}}"#);
        Put::Candidate(Id::new(5), Some(Arc::new(doc::read(&json).unwrap())))
    };
    desk.put(vec![person("多吉次仁")]).unwrap();
    desk.snapshot().unwrap();
    desk.put(nth(1)).unwrap();
    let holds = |storage: &Faulty| storage.map.borrow().values().any(|text| text.contains("多吉次仁"));
    assert!(holds(&storage));
    desk.edit(&Edit::ErasePeople { ids: vec![Id::new(5)], on: date(2026, 11, 26) }).unwrap();
    assert!(holds(&storage), "the log and the snapshot before still have it");
    let workspace = desk.workspace.clone();
    desk.vault.forget(&workspace).unwrap();
    assert!(!holds(&storage));
    assert!(Desk::open(&storage).workspace == workspace);
}
