//! The program that reads, compares and searches texts (`src/bin/reader.rs`).

pub use super::program::Given;
use super::program::Program;

/// The answer of one of its functions; `None` where the program cannot be had (no network, and no offline copy yet).
pub async fn call(function: &str, given: &[Given<'_>]) -> Option<String> {
    Program("luoshiReader").text(function, given).await
}
