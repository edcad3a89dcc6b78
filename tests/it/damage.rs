//! What is damaged is set aside and told; everything else opens.

use crate::faulty::{Desk, Failure, Faulty, duty, filled, id, nth, record};
use luoshi::workspace::{
    Put, Workspace,
    log::LINE_BYTES,
    vault::{self, Problem},
};

/// Opens, settles, and opens again: then nothing may be told any more. Gives what was told at first, and what is there.
fn settled(storage: &Faulty) -> (Vec<Problem>, Workspace) {
    let mut opened = vault::open(storage);
    assert_eq!(opened.read_only, None);
    opened.vault.settle(&opened.workspace).unwrap();
    assert_eq!(Desk::open(storage).workspace, opened.workspace);
    (opened.problems, opened.workspace)
}

fn is_aside(storage: &Faulty, key: &str, value: &str) -> bool {
    vault::open(storage).vault.set_aside().iter().any(|(_, kept)| *kept == format!("{key}\n{value}"))
}

#[test]
fn what_only_the_newest_snapshot_has_is_rebuilt_from_the_one_before_and_the_log() {
    let (storage, workspace) = filled(7);
    for (key, value) in [("luoshi/g2/duties/05", "{\"坏"), ("luoshi/g2/records/2020-05", "")] {
        let storage = Faulty::holding(&storage.map.borrow());
        storage.damage(key, value);
        let (problems, found) = settled(&storage);
        assert_eq!((problems, &found), (vec![Problem::Snapshot { generation: 2 }], &workspace));
        assert!(is_aside(&storage, key, value));
    }
    // Even where a value is gone altogether.
    storage.map.borrow_mut().remove("luoshi/g2/duties/05");
    assert_eq!(settled(&storage), (vec![Problem::Snapshot { generation: 2 }], workspace));
}

/// The copy of the pointer is written after it, and may have failed then: the next snapshot sees to it.
#[test]
fn a_snapshot_whose_copy_of_the_pointer_failed_can_be_gone_back_to() {
    let mut found = false;
    for step in 0..12 {
        let (storage, _) = filled(5);
        let mut desk = Desk::open(&storage);
        storage.fail.set(Some((storage.writes.get() + step, 1, Failure::Refuses)));
        let taken = desk.snapshot().is_ok();
        if !taken || storage.map.borrow().contains_key("luoshi/g2/head") {
            continue;
        }
        found = true;
        desk.put(nth(6)).unwrap();
        desk.snapshot().unwrap();
        storage.damage("luoshi/g3/duties/06", "坏");
        assert_eq!(settled(&storage), (vec![Problem::Snapshot { generation: 3 }], desk.workspace));
    }
    assert!(found);
}

#[test]
fn what_both_snapshots_share_is_lost_alone() {
    let (storage, mut workspace) = filled(7);
    let key = "luoshi/g1/duties/02";
    let damaged = storage.at(key).replace("职责2", "职责9");
    storage.damage(key, &damaged);
    let (problems, found) = settled(&storage);
    assert_eq!(problems, [Problem::Pieces { generation: 2, lost: vec!["duties/02".into()] }]);
    std::sync::Arc::make_mut(&mut workspace.duties).set(id(2), None);
    assert_eq!(found, workspace);
    assert!(is_aside(&storage, key, &damaged));
}

#[test]
fn the_first_snapshot_is_rebuilt_from_the_log_alone() {
    let (storage, workspace) = filled(4);
    for key in storage.keys_with("luoshi/g1/") {
        storage.damage(&key, "坏");
    }
    let (problems, found) = settled(&storage);
    assert_eq!((problems, found), (vec![Problem::Snapshot { generation: 1 }], workspace));
}

#[test]
fn a_damaged_pointer_loses_nothing() {
    let (storage, workspace) = filled(7);
    storage.damage("luoshi/head", "???");
    let (problems, found) = settled(&storage);
    assert_eq!((problems, found), (vec![Problem::Pointer], workspace.clone()));
    assert!(is_aside(&storage, "luoshi/head", "???"));

    // Nor where it is gone.
    let (storage, _) = filled(7);
    storage.map.borrow_mut().remove("luoshi/head");
    assert_eq!(vault::open(&storage).workspace, workspace);

    // Nor where it speaks of pieces that were never so, and its copy does not.
    let (storage, _) = filled(7);
    let head = storage.at("luoshi/head");
    let (_, rest) = head.split_once("\"duties/05\",2,\"").unwrap();
    storage.damage("luoshi/head", &head.replace(&rest[..32], &"0".repeat(32)));
    let (problems, found) = settled(&storage);
    assert_eq!((problems, found), (vec![Problem::Snapshot { generation: 2 }], workspace));
}

#[test]
fn pointer_and_copy_damaged_the_older_snapshot_and_the_log_give_the_same() {
    let (storage, workspace) = filled(7);
    storage.damage("luoshi/head", "???");
    storage.damage("luoshi/g2/head", "???");
    let (key, value) = ("luoshi/g2/duties/05", storage.at("luoshi/g2/duties/05"));
    let (problems, found) = settled(&storage);
    assert_eq!((problems, found), (vec![Problem::Pointer], workspace));
    // Nobody can know that the pieces were not needed.
    assert!(is_aside(&storage, key, &value));
}

#[test]
fn a_damaged_line_is_told_and_those_after_it_are_carried_out() {
    let (storage, _) = filled(2);
    let log = storage.at("luoshi/log/0").replacen('{', "x", 1);
    storage.damage("luoshi/log/0", &log);
    let (problems, found) = settled(&storage);
    assert_eq!(problems.len(), 2, "the line, and that the next does not follow it");
    assert_eq!(found.duties.len(), 1);
    assert!(is_aside(&storage, "luoshi/log/0", &log));
}

#[test]
fn an_older_snapshot_is_not_taken_where_its_log_does_not_lead_to_the_newest() {
    let (storage, mut workspace) = filled(7);
    // A damaged line between the two, and a damaged piece of the newer one.
    let log = storage.at("luoshi/log/1");
    storage.damage("luoshi/log/1", &log.replacen('{', "x", 1));
    storage.damage("luoshi/g2/duties/05", "坏");
    let (problems, found) = settled(&storage);
    assert_eq!(problems, [Problem::Pieces { generation: 2, lost: vec!["duties/05".into()] }]);
    std::sync::Arc::make_mut(&mut workspace.duties).set(id(5), None);
    assert_eq!(found, workspace);
}

/// A long edit stands in no log: a damaged piece of the snapshot that saved it must not take the rest of it along.
#[test]
fn of_a_long_edit_only_the_damaged_piece_is_lost() {
    let (storage, _) = filled(4);
    let mut desk = Desk::open(&storage);
    desk.put(vec![duty(40, &"长".repeat(LINE_BYTES)), duty(41, "短"), record(42, "短")]).unwrap();
    desk.put(nth(5)).unwrap();
    storage.damage("luoshi/g2/duties/41", "坏");
    let (problems, found) = settled(&storage);
    assert_eq!(problems, [Problem::Pieces { generation: 2, lost: vec!["duties/41".into()] }]);
    desk.put(vec![Put::Duty(id(41), None)]).unwrap_err();
    assert_eq!((found.duties, found.records), (desk.workspace.duties, desk.workspace.records));
}

#[test]
fn what_is_damaged_is_not_swept_away_before_it_is_set_aside() {
    let (storage, workspace) = filled(7);
    storage.damage("luoshi/g2/duties/05", "坏");
    // No room for a copy: nothing more may be taken away, but the log goes on.
    storage.limit(0);
    let mut opened = vault::open(&storage);
    let before = storage.map.borrow().clone();
    assert!(opened.vault.settle(&opened.workspace).is_err());
    assert!(opened.vault.snapshot(&opened.workspace).is_err());
    assert_eq!(*storage.map.borrow(), before);
    storage.limit.set(None);
    assert_eq!(settled(&storage).1, workspace);
    assert!(is_aside(&storage, "luoshi/g2/duties/05", "坏"));
}

#[test]
fn what_was_copied_aside_once_is_not_copied_again() {
    let (storage, _) = filled(7);
    for key in ["luoshi/g2/duties/04", "luoshi/g2/duties/05"] {
        storage.damage(key, &"坏".repeat(1000));
    }
    // Room for one of them.
    storage.limit(storage.used() + 1500);
    for _ in 0..3 {
        let mut opened = vault::open(&storage);
        assert!(opened.vault.settle(&opened.workspace).is_err());
    }
    assert_eq!(vault::open(&storage).vault.set_aside().len(), 1);
    storage.limit.set(None);
    settled(&storage);
    assert_eq!(vault::open(&storage).vault.set_aside().len(), 2);
}
