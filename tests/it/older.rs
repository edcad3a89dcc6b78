//! What earlier versions have kept opens whole. The fixtures were written by them.

use crate::faulty::{AT, Desk, Faulty, nth};
use luoshi::{
    base::day::date,
    share::backup,
    workspace::{Workspace, codec, settings::Size, vault},
};
use serde_json::Value;
use std::{collections::BTreeMap, fs};

fn fixture(name: &str) -> String {
    fs::read_to_string(format!("{}/tests/fixtures/kept/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn schema_2() -> Faulty {
    let map: BTreeMap<String, String> = serde_json::from_str(&fixture("schema-2.json")).unwrap();
    Faulty::holding(&map)
}

/// Schema 1 had no room for notes.
fn schema_1() -> Faulty {
    let storage = schema_2();
    for key in storage.keys_with("luoshi/").iter().filter(|key| key.ends_with("/notes")) {
        storage.map.borrow_mut().remove(key);
    }
    for key in storage.keys_with("luoshi/").iter().filter(|key| key.ends_with("head")) {
        let mut head: Value = serde_json::from_str(&storage.at(key)).unwrap();
        head["schema"] = 1.into();
        head["rooms"].as_array_mut().unwrap().retain(|room| room[0] != "notes");
        storage.damage(key, &head.to_string());
    }
    storage
}

fn is_what_was_kept(workspace: &Workspace) {
    let names: Vec<&str> = workspace.duties.values().map(|duty| duty.name.as_str()).collect();
    assert_eq!(names, ["值班", "巡查"]);
    let records: Vec<_> = workspace.records.values().collect();
    let [first, second] = records.as_slice() else { panic!("two records") };
    assert_eq!(first.serves[0].reopened.as_ref().map(|reopened| reopened.why.as_str()), Some("记错了"));
    assert_eq!(
        (second.what.as_str(), second.stands_for, second.entered),
        ("补值了班", date(2026, 2, 1), date(2026, 2, 3))
    );
    assert_eq!(workspace.shelf.values().map(|kept| kept.decisions.len()).sum::<usize>(), 1);
    assert_eq!(workspace.settings.size, Size::Xl);
}

#[test]
fn older_storage_opens_whole_and_is_taken_over() {
    for (storage, notes) in [(schema_2(), 1), (schema_1(), 0)] {
        let before = storage.map.borrow().clone();
        let mut desk = Desk::open(&storage);
        is_what_was_kept(&desk.workspace);
        assert_eq!(desk.workspace.notes.len(), notes);
        desk.vault.settle(&desk.workspace).unwrap();
        // From then on the older program must not write. Its snapshot stays until the next one.
        assert!(storage.at("luoshi/head").contains(&format!("\"schema\":{}", codec::SCHEMA)));
        assert_eq!(before.get("luoshi/g2/duties"), Some(&storage.at("luoshi/g2/duties")));
        assert_eq!(Desk::open(&storage).workspace, desk.workspace);
        desk.put(nth(1)).unwrap();
        desk.snapshot().unwrap();
        assert!(!storage.map.borrow().contains_key("luoshi/g2/duties"));
        assert_eq!(Desk::open(&storage).workspace, desk.workspace);
    }
}

#[test]
fn a_damaged_room_of_an_older_storage_is_rebuilt() {
    let storage = schema_2();
    storage.damage("luoshi/g2/records", "{");
    let opened = vault::open(&storage);
    is_what_was_kept(&opened.workspace);
    assert_eq!(opened.problems, [vault::Problem::Snapshot { generation: 2 }]);

    // A room that the manifest does not name was not kept: the snapshot is not whole without it.
    let storage = schema_2();
    let head: Value = serde_json::from_str(&storage.at("luoshi/head")).unwrap();
    let mut cut = head.clone();
    cut["rooms"].as_array_mut().unwrap().remove(3);
    storage.damage("luoshi/head", &cut.to_string());
    storage.damage("luoshi/g2/head", &cut.to_string());
    let mut opened = vault::open(&storage);
    is_what_was_kept(&opened.workspace);
    assert_eq!(opened.problems, [vault::Problem::Snapshot { generation: 2 }]);
    opened.vault.settle(&opened.workspace).unwrap();
    is_what_was_kept(&Desk::open(&storage).workspace);
}

#[test]
fn an_older_backup_is_read() {
    let read = backup::read(fixture("schema-2-backup.json").trim()).unwrap();
    is_what_was_kept(&read.workspace);
    assert_eq!(read.workspace.notes.len(), 1);
    assert_eq!(read.texts.len(), 1);
    let storage = Faulty::default();
    let mut desk = Desk::open(&storage);
    let puts = desk.workspace.puts_to(&read.workspace);
    desk.put(puts).unwrap();
    is_what_was_kept(&Desk::open(&storage).workspace);
    assert_eq!(desk.vault.stamp(AT, "").seq, 2);
}

/// Schema 3 counted who failed and who withdrew together, and had no people and no items of a pilot.
#[test]
fn schema_3_opens_whole() {
    let map: BTreeMap<String, String> = serde_json::from_str(&fixture("schema-3.json")).unwrap();
    let storage = Faulty::holding(&map);
    let mut desk = Desk::open(&storage);
    let counts = desk.workspace.pilots.values().next().and_then(|pilot| pilot.stages.first()).map(|stage| stage.counts);
    let counts = counts.unwrap();
    assert_eq!((counts.entered, counts.gone(), counts.waiting()), (Some(40), Some(18), Some(2)));
    assert_eq!((counts.failed, counts.withdrew), (None, None));
    assert_eq!((desk.workspace.records.len(), desk.workspace.candidates.len(), desk.workspace.items.len()), (9, 0, 0));
    desk.vault.settle(&desk.workspace).unwrap();
    assert!(storage.at("luoshi/head").contains(&format!("\"schema\":{}", codec::SCHEMA)));
    desk.put(nth(20)).unwrap();
    desk.snapshot().unwrap();
    assert_eq!(Desk::open(&storage).workspace, desk.workspace);
}
