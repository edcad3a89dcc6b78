//! Small things every room may use: ids, civil days and minutes, documents, tables, sheets, plots, attachments, hashing, the
//! storage port, the language code.
//!
//! Imports no other room. Never reads a clock, randomness or storage by itself.

pub mod attachment;
pub mod calendar;
pub mod columns;
pub mod count;
pub mod day;
pub mod doc;
pub mod hash;
pub mod id;
pub mod inspectors;
pub mod lang;
pub mod minute;
pub mod notice;
pub mod order;
pub mod plot;
pub mod points;
pub mod sheet;
pub mod storage;
pub mod table;
