//! Small things every room may use: ids, civil days, the work calendar, documents, tables, hashing, the storage port, the language code.
//!
//! Imports no other room. Never reads a clock, randomness or storage by itself.

pub mod calendar;
pub mod day;
pub mod doc;
pub mod hash;
pub mod id;
pub mod lang;
pub mod order;
pub mod storage;
pub mod table;
