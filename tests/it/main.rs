//! The integration tests of the pure rooms, in one binary.

// A test that cannot go on says so by failing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bulletins;
mod calendar;
mod content;
mod edits;
mod grammar;
mod import;
mod incident;
mod labelled;
mod ledgers;
mod recurrence;
mod rooms;
mod roster;
mod rotation;
mod search;
mod time_zones;
mod vault;
mod versions;
mod words;
mod workbook;
