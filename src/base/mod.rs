//! Small things every room may use: ids, civil days, hashing, the storage port, the language code.
//!
//! Imports no other room. Never reads a clock, randomness or storage by itself.

pub mod day;
pub mod hash;
pub mod id;
pub mod lang;
pub mod storage;
