//! The program that writes office files (`src/bin/office.rs`).

use super::program::{Given, Program};
use crate::base::{day::Date, doc, sheet::Sheet};

/// The bytes of a workbook (`.xlsx`) of these sheets, made on this day. `None` where the program cannot be had (no
/// network, and no offline copy yet), or where Excel could not hold a sheet (`share::xlsx::NotWritten`).
pub async fn workbook(sheets: Vec<Sheet>, made: Date) -> Option<Vec<u8>> {
    let given = [doc::print(&sheets), made.to_string()];
    Program("luoshiOffice").bytes("workbook", &given.each_ref().map(|text| Given::Text(text))).await
}
