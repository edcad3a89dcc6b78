//! luoshi 落实: from a work bulletin to a closed duty, on any device, with no server.
//!
//! The rooms, in reading order, and who may import whom:
//!
//! | room | may import |
//! |---|---|
//! | `base` | nothing of ours |
//! | `bulletin`, `duties`, `pilots` | `base` |
//! | `workspace` | `base`, `bulletin`, `duties`, `pilots` |
//! | `share` | `base`, `bulletin`, `workspace` |
//! | `search` | `base`, `bulletin` |
//! | `ledgers` | `base`, `bulletin`, `duties`, `workspace` |
//!
//! No pure room reads a clock, randomness, storage or the language: the day, ids and words come in as
//! arguments. No file that could not be read is written over.

pub mod base;
pub mod bulletin;
pub mod duties;
pub mod ledgers;
pub mod pilots;
pub mod search;
pub mod share;
pub mod workspace;

pub mod route;
pub mod words;

#[cfg(feature = "web")]
pub mod app;
#[cfg(feature = "web")]
pub mod pages;
#[cfg(feature = "web")]
pub mod part;
#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "web")]
pub mod state;
#[cfg(feature = "web")]
pub mod ui;
