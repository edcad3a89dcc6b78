//! localStorage behind the storage port.

use crate::base::storage::{Storage, StorageError};
use gloo_storage::{LocalStorage, Storage as _};

/// The browser's localStorage. Never clears anything but single keys of ours.
#[derive(Debug, Clone, Copy)]
pub struct Local;

fn raw() -> Result<web_sys::Storage, StorageError> {
    // gloo panics where storage is switched off; asked first.
    let window = leptos::prelude::window();
    match window.local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        _ => Err(StorageError::Denied),
    }
}

impl Storage for Local {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        raw()?.get_item(key).map_err(|_| StorageError::Denied)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        raw()?.set_item(key, value).map_err(|_| StorageError::Full)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        raw()?.remove_item(key).map_err(|_| StorageError::Denied)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let storage = raw()?;
        let count = storage.length().map_err(|_| StorageError::Denied)?;
        let keys = (0..count).filter_map(|at| storage.key(at).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(prefix)).collect())
    }
}
