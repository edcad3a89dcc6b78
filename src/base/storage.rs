//! The storage port: what the workspace needs of a place to keep strings.
//!
//! In the browser it is localStorage (`platform/storage.rs`), in tests a map that fails on demand.

/// Why a storage call did not do its work. Browsers name the quota error in several ways, so every
/// failed write means "not saved", whatever it is called; the kinds only choose the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// There is no storage, or it is switched off (private mode, blocked by policy).
    Denied,
    /// The write was refused; as a rule because the space is used up.
    Full,
}

/// A place that keeps strings under keys. All keys of this program start with `luoshi/`.
pub trait Storage {
    /// The value under a key; `None` when there is none.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Puts a value under a key, replacing what was there.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;
    /// Takes a key away; no error when it was not there.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
    /// All keys that start with `prefix`, in any order.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError>;

    /// Writes and reads back: only a value that can be read again counts as written.
    fn set_checked(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.set(key, value)?;
        match self.get(key)? {
            Some(found) if found == value => Ok(()),
            _ => Err(StorageError::Full),
        }
    }
}

impl<S: Storage + ?Sized> Storage for &S {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        (**self).set(key, value)
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        (**self).keys(prefix)
    }
}
