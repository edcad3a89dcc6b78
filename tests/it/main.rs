//! The integration tests of the pure rooms, in one binary.

// A test that cannot go on says so by failing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bulletins;
mod capacity;
mod content;
mod damage;
mod edits;
mod faulty;
mod grammar;
mod import;
mod incident;
mod labelled;
mod older;
mod rooms;
mod search;
mod vault;
mod versions;
mod words;
mod workbook;
