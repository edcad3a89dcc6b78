//! What the ledgers need of the doors: texts that are at hand, and files other than texts.

use super::{AppState, Loaded};
use crate::{
    base::{id::BulletinId, sheet::Sheet},
    platform::{clock, files, office},
    share::ics,
};
use std::sync::Arc;

/// What became of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// The browser has it.
    Yes,
    /// The program that writes it cannot be had.
    NoProgram,
    /// The browser did not take it.
    NotTaken,
}

/// The bulletins that somebody keeps or has opened.
pub struct AtHand {
    /// Those that are read.
    pub read: Vec<(BulletinId, Arc<Loaded>)>,
    /// The names of those that are not read, or not yet.
    pub not_read: Vec<String>,
}

impl AppState {
    /// The bulletins that somebody keeps or has opened, without those that a newer text has replaced. What is kept is read
    /// when this is asked; a view that calls it is made again when it is there.
    pub fn at_hand(self) -> AtHand {
        let mut at_hand = AtHand { read: Vec::new(), not_read: Vec::new() };
        for row in self.library().into_iter().filter(|row| !row.replaced) {
            if row.kept.is_none() && !self.peek_loaded(row.id) {
                continue;
            }
            match self.loaded(row.id) {
                Some(loaded) => at_hand.read.push((row.id, loaded)),
                None => at_hand.not_read.push(row.title),
            }
        }
        at_hand
    }

    /// Gives the user a workbook of these sheets as a file.
    pub async fn save_workbook(self, name: &str, sheets: Vec<Sheet>) -> Written {
        let today = self.today();
        let Some(bytes) = office::workbook(sheets, today).await else { return Written::NoProgram };
        let saved = files::save_bytes(&format!("luoshi-{today}-{name}"), files::XLSX, &bytes);
        if saved.is_some() { Written::Yes } else { Written::NotTaken }
    }

    /// Gives the user days as a calendar file. Told where that was not possible.
    pub fn save_calendar(self, name: &str, title: &str, events: &[ics::Event]) {
        let (day, second) = clock::utc();
        self.save_file(name, &ics::calendar(title, ics::Stamp { day, second }, events));
    }
}
