//! The pages: read what is shown, print it, send an edit.

pub mod bulletins;
pub mod changes;
pub mod dialogs;
pub mod duties;
pub mod duty;
pub mod frame;
pub mod import;
pub mod meter;
pub mod notes;
pub mod parts;
pub mod pilot;
pub mod pilots;
pub mod reader;
pub mod rows;
pub mod search;
pub mod settings;
pub mod today;
