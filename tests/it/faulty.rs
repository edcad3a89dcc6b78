//! A storage that fails on demand, is as large as it is said to be, and counts.

use luoshi::{
    base::{
        day::{date, months_after},
        id::Id,
        storage::{Storage, StorageError},
    },
    duties::{
        Duty,
        record::{Record, Served},
    },
    workspace::{
        Edit, Put, Workspace,
        vault::{self, SaveError, Vault},
    },
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

/// How a failing call behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Says so and does nothing.
    Refuses,
    /// Says so, but has done it.
    LandsAnyway,
    /// Says it is done, but has done nothing.
    Lies,
}

impl Failure {
    pub const ALL: [Failure; 3] = [Failure::Refuses, Failure::LandsAnyway, Failure::Lies];
}

/// A map of which some writes fail, and that refuses what is more than it holds.
#[derive(Default)]
pub struct Faulty {
    pub map: RefCell<BTreeMap<String, String>>,
    pub writes: Cell<usize>,
    /// From which write on, how many of them, and how.
    pub fail: Cell<Option<(usize, usize, Failure)>>,
    /// Before which write another window puts which value under which key.
    pub other: RefCell<Option<(usize, String, String)>>,
    /// How much of it is used, and how much there is.
    pub limit: Cell<Option<(usize, usize)>>,
    /// The most that was used since there is a limit.
    pub most: Cell<usize>,
}

pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Faulty {
    pub fn holding(map: &BTreeMap<String, String>) -> Self {
        Faulty { map: RefCell::new(map.clone()), ..Faulty::default() }
    }

    /// From here on it holds no more UTF-16 units of keys and values, as browsers count.
    pub fn limit(&self, limit: usize) {
        let used = self.used();
        self.limit.set(Some((used, limit)));
        self.most.set(used);
    }

    pub fn used(&self) -> usize {
        self.map.borrow().iter().map(|(key, value)| units(key) + units(value)).sum()
    }

    /// What stands under a key that is there.
    pub fn at(&self, key: &str) -> String {
        self.map.borrow().get(key).cloned().unwrap_or_else(|| panic!("{key} is not there"))
    }

    /// Puts a value under a key, whatever the storage does.
    pub fn damage(&self, key: &str, value: &str) {
        assert!(self.map.borrow().contains_key(key), "{key} is not there");
        self.change(key, Some(value)).unwrap();
    }

    pub fn keys_with(&self, prefix: &str) -> Vec<String> {
        self.map.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect()
    }

    fn change(&self, key: &str, value: Option<&str>) -> Result<(), StorageError> {
        let mut map = self.map.borrow_mut();
        if let Some((used, limit)) = self.limit.get() {
            let size = |value: &str| units(key) + units(value);
            let used = used + value.map_or(0, size) - map.get(key).map_or(0, |old| size(old));
            if value.is_some() && used > limit {
                return Err(StorageError::Full);
            }
            self.limit.set(Some((used, limit)));
            self.most.set(self.most.get().max(used));
        }
        match value {
            Some(value) => map.insert(key.into(), value.into()),
            None => map.remove(key),
        };
        Ok(())
    }

    fn write(&self, key: &str, value: Option<&str>) -> Result<(), StorageError> {
        let n = self.writes.get();
        self.writes.set(n + 1);
        if let Some((_, key, value)) = self.other.borrow_mut().take_if(|(at, ..)| *at == n) {
            self.change(&key, Some(&value))?;
        }
        match self.fail.get().filter(|(from, count, _)| n >= *from && n - from < *count) {
            None => self.change(key, value),
            Some((.., Failure::Refuses)) => Err(StorageError::Full),
            Some((.., Failure::LandsAnyway)) => self.change(key, value).and(Err(StorageError::Full)),
            Some((.., Failure::Lies)) => Ok(()),
        }
    }
}

impl Storage for Faulty {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.map.borrow().get(key).cloned())
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.write(key, Some(value))
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.write(key, None)
    }
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        Ok(self.keys_with(prefix))
    }
}

pub const AT: &str = "2026-11-24T09:00:00";

/// An opened workspace, and the edits that are made in it.
pub struct Desk<'s> {
    pub workspace: Workspace,
    pub vault: Vault<&'s Faulty>,
}

impl<'s> Desk<'s> {
    /// Opens what has to be whole.
    pub fn open(storage: &'s Faulty) -> Self {
        let opened = vault::open(storage);
        assert_eq!((opened.problems, opened.read_only), (vec![], None));
        Desk { workspace: opened.workspace, vault: opened.vault }
    }

    /// Carries an edit out and saves it.
    pub fn edit(&mut self, edit: &Edit) -> Result<(), SaveError> {
        self.workspace.apply(edit, &self.vault.stamp(AT, "")).unwrap();
        self.vault.append(edit, &self.workspace, AT, "")
    }

    /// Carries out puts and saves them.
    pub fn put(&mut self, puts: Vec<Put>) -> Result<(), SaveError> {
        self.edit(&Edit::Undo { puts })
    }

    pub fn snapshot(&mut self) -> Result<(), SaveError> {
        self.vault.snapshot(&self.workspace)
    }
}

/// An id of the n-th of the 64 shares into which rooms are cut.
pub fn id<T>(n: u64) -> Id<T> {
    Id::new((n << 58) | n)
}

/// A duty in the n-th share.
pub fn duty(n: u64, name: &str) -> Put {
    Put::Duty(id(n), Some(Duty::new(name, date(2026, 1, 1)).into()))
}

/// A record of the n-th month after the start of 2020.
pub fn record(n: u64, what: &str) -> Put {
    let day = months_after(date(2020, 1, 15), n as i32).unwrap();
    let serves = vec![Served::new(id(n), Some(day))];
    Put::Record(id(n), Some(Record { serves, ..Record::new(what, day) }.into()))
}

/// The n-th edit of [`filled`].
pub fn nth(n: u64) -> Vec<Put> {
    vec![duty(n, &format!("职责{n}")), record(n, &format!("办了{n}"))]
}

/// A storage with `n` duties and a record of each, a snapshot after every third edit.
pub fn filled(n: u64) -> (Faulty, Workspace) {
    let storage = Faulty::default();
    let mut desk = Desk::open(&storage);
    for k in 1..=n {
        desk.put(nth(k)).unwrap();
        if k % 3 == 0 {
            desk.snapshot().unwrap();
        }
    }
    let workspace = desk.workspace;
    (storage, workspace)
}
