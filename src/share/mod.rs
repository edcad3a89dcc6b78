//! What leaves the device, and what comes back: the backup file, notes and tables as files, the codes on blank forms.
//!
//! Imports `base`, `bulletin` and `workspace`.

pub mod backup;
pub mod csv;
pub mod ics;
pub mod notes;
pub mod pencode;
