//! What leaves the device, and what comes back: the backup file.
//!
//! Imports `base` and `workspace`.

pub mod backup;
