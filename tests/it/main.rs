//! The integration tests of the pure rooms, in one binary.

// A test that cannot go on says so by failing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bulletins;
mod calendar;
mod capacity;
mod content;
mod damage;
mod edits;
mod faulty;
mod grammar;
mod import;
mod incident;
mod labelled;
mod ledgers;
mod older;
mod pilot_year;
mod pilots;
mod recurrence;
mod rooms;
mod roster;
mod rotation;
mod scale;
mod search;
mod time_zones;
mod unit;
mod vault;
mod versions;
mod words;
mod workbook;
mod year;
