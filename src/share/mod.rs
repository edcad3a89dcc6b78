//! What leaves the device, and what comes back: the backup file, notes as files.
//!
//! Imports `base`, `bulletin` and `workspace`.

pub mod backup;
pub mod csv;
pub mod notes;
