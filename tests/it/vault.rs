//! The workspace survives a storage that fails at every possible step.

use luoshi::base::day::date;
use luoshi::{
    base::{
        id::Id,
        storage::{Storage, StorageError},
    },
    duties::Duty,
    share::backup,
    workspace::{
        Edit, Workspace, codec,
        history::Stamp,
        settings::{Settings, Size},
        shelf::{self, Kept},
        vault::{self, Problem, ReadOnly, SaveError},
    },
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

/// How a failing call behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failure {
    /// Says so and does nothing.
    Refuses,
    /// Says so, but has done it.
    LandsAnyway,
    /// Says it is done, but has done nothing.
    Lies,
}

/// A map that fails from its n-th write on.
#[derive(Default)]
struct Faulty {
    map: RefCell<BTreeMap<String, String>>,
    writes: Cell<usize>,
    fail: Cell<Option<(usize, Failure)>>,
}

impl Faulty {
    fn holding(map: &BTreeMap<String, String>) -> Self {
        Faulty { map: RefCell::new(map.clone()), ..Faulty::default() }
    }

    fn write(&self, act: impl FnOnce(&mut BTreeMap<String, String>)) -> Result<(), StorageError> {
        let n = self.writes.get();
        self.writes.set(n + 1);
        match self.fail.get().filter(|(from, _)| n >= *from) {
            None => {
                act(&mut self.map.borrow_mut());
                Ok(())
            }
            Some((_, Failure::Refuses)) => Err(StorageError::Full),
            Some((_, Failure::LandsAnyway)) => {
                act(&mut self.map.borrow_mut());
                Err(StorageError::Full)
            }
            Some((_, Failure::Lies)) => Ok(()),
        }
    }
}

impl Storage for Faulty {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.map.borrow().get(key).cloned())
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.write(|map| {
            map.insert(key.into(), value.into());
        })
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.write(|map| {
            map.remove(key);
        })
    }
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        Ok(self.map.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

fn duty(name: &str) -> Duty {
    Duty::new(name, date(2026, 1, 1))
}

fn add(n: u64) -> Edit {
    Edit::AddDuties { duties: vec![(Id::new(n), duty(&format!("职责{n}")).into())] }
}

const AT: &str = "2026-11-24T09:00:00";

/// A storage with `n` duties, a snapshot after every third edit.
fn filled(n: u64) -> (Faulty, Workspace) {
    let storage = Faulty::default();
    let opened = vault::open(&storage);
    let (mut workspace, mut vault) = (opened.workspace, opened.vault);
    for k in 1..=n {
        workspace.apply(&add(k), &Stamp::default()).unwrap();
        vault.append(&add(k), AT, "").unwrap();
        if k % 3 == 0 {
            vault.snapshot(&workspace).unwrap();
        }
    }
    drop(vault);
    (storage, workspace)
}

#[test]
fn what_was_saved_is_there_again() {
    let (storage, workspace) = filled(7);
    let opened = vault::open(&storage);
    assert_eq!(opened.workspace, workspace);
    assert_eq!((opened.problems, opened.read_only), (vec![], None));
}

#[test]
fn whatever_fails_reopening_gives_the_state_before_or_after() {
    let mut tried = 0;
    for saved in [0, 1, 2, 3, 4, 6, 7] {
        for failure in [Failure::Refuses, Failure::LandsAnyway, Failure::Lies] {
            for step in 0..14 {
                for snapshot in [false, true] {
                    let (storage, before) = filled(saved);
                    let opened = vault::open(&storage);
                    let (mut after, mut vault) = (opened.workspace, opened.vault);
                    storage.writes.set(0);
                    storage.fail.set(Some((step, failure)));
                    after.apply(&add(99), &Stamp::default()).unwrap();
                    let acknowledged = vault.append(&add(99), AT, "").is_ok();
                    let moved = snapshot && vault.snapshot(&after).is_ok();
                    let broken_now = storage.map.borrow().clone();
                    // The power goes here: what stands in storage is all there is.
                    let again = Faulty::holding(&broken_now);
                    let reopened = vault::open(&again);
                    let context = format!("saved {saved}, {failure:?} from step {step}, snapshot {snapshot}");
                    assert!(reopened.workspace == before || reopened.workspace == after, "{context}");
                    if acknowledged || moved {
                        assert_eq!(reopened.workspace, after, "acknowledged but lost: {context}");
                    }
                    // And when storage works again, the waiting edit is saved after all or the conflict is told.
                    storage.fail.set(None);
                    match vault.flush() {
                        Ok(()) => assert_eq!(vault::open(&storage).workspace, after, "{context}"),
                        Err(error) => assert_eq!(error, SaveError::Conflict, "{context}"),
                    }
                    tried += 1;
                }
            }
        }
    }
    assert_eq!(tried, 7 * 3 * 14 * 2);
}

#[test]
fn a_second_tab_is_noticed_before_anything_is_written_over() {
    let (storage, _) = filled(4);
    let mut first = vault::open(&storage).vault;
    let mut second = vault::open(&storage).vault;
    first.append(&add(50), AT, "").unwrap();
    assert_eq!(second.append(&add(51), AT, ""), Err(SaveError::Conflict));
    assert!(vault::open(&storage).workspace.duties.has(Id::new(50)));
}

#[test]
fn damage_is_set_aside_byte_for_byte_and_the_rest_is_there() {
    let (storage, workspace) = filled(7);
    // A room of the newest snapshot: the one before it and the log rebuild the same state.
    storage.map.borrow_mut().insert("luoshi/g2/duties".into(), "{\"坏".into());
    let opened = vault::open(&storage);
    assert_eq!(opened.workspace, workspace);
    assert_eq!(opened.problems, [Problem::Snapshot { generation: 2 }]);
    let mut vault = opened.vault;
    vault.settle(&opened.workspace).unwrap();
    assert!(vault.set_aside().iter().any(|(_, kept)| kept.ends_with("{\"坏")));
    let again = vault::open(&storage);
    assert_eq!((again.workspace, again.problems), (workspace, vec![]));
}

#[test]
fn a_damaged_pointer_or_line_loses_nothing_else() {
    let (storage, workspace) = filled(7);
    storage.map.borrow_mut().insert("luoshi/head".into(), "???".into());
    let opened = vault::open(&storage);
    assert_eq!((opened.workspace, opened.problems), (workspace, vec![Problem::Pointer]));

    let (storage, _) = filled(2);
    let log = storage.get("luoshi/log/0").unwrap().unwrap();
    storage.map.borrow_mut().insert("luoshi/log/0".into(), log.replacen("{", "x", 1));
    let opened = vault::open(&storage);
    assert_eq!(opened.workspace.duties.len(), 1, "the readable line is carried out");
    assert!(!opened.problems.is_empty(), "and the other is told");
}

#[test]
fn newer_data_opens_read_only() {
    let (storage, _) = filled(3);
    let head =
        storage.get("luoshi/head").unwrap().unwrap().replace(&format!("\"schema\":{}", codec::SCHEMA), "\"schema\":99");
    storage.map.borrow_mut().insert("luoshi/head".into(), head);
    assert_eq!(vault::open(&storage).read_only, Some(ReadOnly::Newer { schema: 99 }));
}

/// What the first version wrote has no room for notes. It opens whole, and from then on that version must not write.
#[test]
fn data_of_the_first_version_opens_whole_and_is_taken_over() {
    let (storage, workspace) = filled(7);
    let keys = storage.keys("luoshi/").unwrap();
    for key in keys.iter().filter(|key| key.ends_with("/notes")) {
        storage.map.borrow_mut().remove(key);
    }
    for key in keys.iter().filter(|key| key.ends_with("head")) {
        let mut head: serde_json::Value = serde_json::from_str(&storage.get(key).unwrap().unwrap()).unwrap();
        head["schema"] = 1.into();
        head["rooms"].as_array_mut().unwrap().retain(|room| room[0] != "notes");
        storage.map.borrow_mut().insert(key.clone(), head.to_string());
    }
    let mut opened = vault::open(&storage);
    assert_eq!((&opened.workspace, &opened.problems), (&workspace, &vec![]));
    opened.vault.settle(&opened.workspace).unwrap();
    assert!(storage.get("luoshi/head").unwrap().unwrap().contains(&format!("\"schema\":{}", codec::SCHEMA)));
    assert_eq!(vault::open(&storage).workspace, workspace);
}

/// A snapshot taken while a line waits has to put that line into the log too: if the snapshot is lost later, the
/// one before it and the log must give the same state.
#[test]
fn a_lost_snapshot_loses_no_edit_that_waited_for_it() {
    let (storage, _) = filled(3);
    let opened = vault::open(&storage);
    let (mut workspace, mut vault) = (opened.workspace, opened.vault);
    storage.fail.set(Some((storage.writes.get(), Failure::Refuses)));
    workspace.apply(&add(4), &Stamp::default()).unwrap();
    assert!(vault.append(&add(4), AT, "").is_err());
    storage.fail.set(None);
    vault.snapshot(&workspace).unwrap();
    storage.map.borrow_mut().insert("luoshi/g2/duties".into(), "broken".into());
    assert_eq!(vault::open(&storage).workspace, workspace);
}

#[test]
fn every_edit_can_be_taken_back() {
    let mut workspace = Workspace::default();
    let settings = Settings { size: Size::Xl, ..Settings::default() };
    let kept = Kept::new("简报".into(), shelf::Origin::Pasted, date(2026, 1, 1), None);
    let id = shelf::id_of("文");
    let edits = [
        add(1),
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
