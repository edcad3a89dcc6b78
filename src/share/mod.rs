//! What leaves the device, and what comes back: the backup file, notes and tables as files, the codes on blank forms.
//!
//! Imports `base`, `bulletin` and `workspace`.

pub mod backup;
pub mod csv;
pub mod ics;
pub mod notes;
pub mod pencode;
/// What writes workbooks is in the office program (`bin/office`) and outside the browser, not in the app.
#[cfg(any(not(target_arch = "wasm32"), feature = "office"))]
pub mod xlsx;
