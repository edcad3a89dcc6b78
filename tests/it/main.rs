//! The integration tests of the pure rooms, in one binary.

mod bulletins;
mod content;
mod rooms;
mod vault;
