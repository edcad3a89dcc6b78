//! Search over everything: the texts are handed to the reader's program, which keeps the index.

use super::AppState;
use crate::{
    base::{doc, id::BulletinId},
    duties::{Duty, hazard::Hazard, record::Record},
    pilots::Pilot,
    platform::{
        clock, page,
        reader::{self, Given},
    },
    route::{Place, Route, Side},
    search::{Entry, Found, Kind},
    workspace::Workspace,
};
use leptos::prelude::*;

/// Milliseconds of work after which the page gets its turn.
const TURN: f64 = 40.0;

/// How far the index is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Indexed {
    /// Nothing is indexed.
    #[default]
    Nothing,
    /// So many bulletins of so many.
    Part(usize, usize),
    /// Everything; of so many bulletins the text could not be had.
    All(usize),
    /// The reader's program cannot be had.
    Failed,
}

impl AppState {
    /// How far the index is; a view that calls this is made again as it grows.
    pub fn indexed(self) -> Indexed {
        self.index.get()
    }

    /// Hands over everything that is not in the index yet. Texts never change under their id; the rest is handed over
    /// anew each time.
    pub async fn build_index(self) {
        if matches!(self.index.get_untracked(), Indexed::Part(..)) {
            return;
        }
        self.index.update_untracked(|index| *index = Indexed::Part(0, 0));
        let rows = untrack(|| self.library());
        let entries = untrack(|| others(&self.peek().workspace));
        if reader::call("index_others", &[Given::Text(&doc::print(&entries))]).await.is_none() {
            return self.index.set(Indexed::Failed);
        }
        let (mut missing, mut since) = (0, clock::ticks());
        let mut done = self.in_index.get_value();
        // One that was taken off the shelf is found no longer.
        let here = |entry: &(BulletinId, bool)| rows.iter().any(|row| (row.id, row.replaced) == *entry);
        for (gone, _) in done.iter().filter(|entry| !here(entry)) {
            let _ = reader::call("drop_bulletin", &[Given::Text(&gone.to_string())]).await;
        }
        done.retain(here);
        for (at, row) in rows.iter().enumerate() {
            if done.contains(&(row.id, row.replaced)) {
                continue;
            }
            match self.text_of(row.id).await {
                None => missing += 1,
                Some(text) => {
                    let day = row.facts.as_ref().and_then(|facts| facts.date);
                    // An older text comes after all others.
                    let day = day.filter(|_| !row.replaced).map(|day| day.to_string()).unwrap_or_default();
                    let id = row.id.to_string();
                    let title = if row.replaced { self.words().older(row.title.as_str()) } else { row.title.clone() };
                    let given = [&id, &title, &day, &text].map(|text| Given::Text(text));
                    if reader::call("index_bulletin", &given).await.is_none() {
                        return self.index.set(Indexed::Failed);
                    }
                    done.push((row.id, row.replaced));
                }
            }
            if clock::ticks() - since > TURN {
                self.index.set(Indexed::Part(at + 1, rows.len()));
                page::pause().await;
                since = clock::ticks();
            }
        }
        self.in_index.set_value(done);
        self.index.set(Indexed::All(missing));
    }

    /// What a query finds, at most `most` of each kind.
    pub async fn find(self, query: &str, most: usize) -> Option<Found> {
        let json = reader::call("find", &[Given::Text(query), Given::Text(&most.to_string())]).await?;
        doc::read(&json).ok()
    }
}

/// The bulletins in the index, and whether each is there as an older text.
pub(super) type InIndex = Vec<(BulletinId, bool)>;

fn others(workspace: &Workspace) -> Vec<Entry> {
    // What leads to the same page is told apart by its own id behind it.
    let notes = workspace.notes.iter().map(|(id, note)| Entry {
        kind: Kind::Note,
        key: {
            let place = Route::Bulletin(note.bulletin, Place::Line(note.line + 1));
            format!("{}?{id}", if note.lost { Route::Notes } else { place }.href())
        },
        title: note.title.clone(),
        day: Some(note.on),
        text: format!("{}\n{}", note.words, note.anchor.quote),
    });
    let duties = workspace.duties.iter().map(|(id, duty)| Entry {
        kind: Kind::Duty,
        key: Route::Duty(id).href(),
        title: duty.name.clone(),
        day: Some(duty.added),
        text: duty_text(duty),
    });
    let records = workspace.records.iter().map(|(id, record)| Entry {
        kind: Kind::Record,
        key: record
            .serves
            .first()
            .map(|served| format!("{}?{id}", Route::Duty(served.duty).href()))
            .unwrap_or_default(),
        title: record
            .serves
            .first()
            .and_then(|served| workspace.duties.get(served.duty))
            .map(|duty| duty.name.clone())
            .unwrap_or_default(),
        day: Some(record.stands_for),
        text: record_text(record),
    });
    let hazards = workspace.hazards.iter().map(|(id, hazard)| Entry {
        kind: Kind::Hazard,
        key: Route::Hazard(id).href(),
        title: hazard.what.clone(),
        day: Some(hazard.found),
        text: hazard_text(hazard),
    });
    let pilots = workspace.pilots.iter().map(|(id, pilot)| Entry {
        kind: Kind::Pilot,
        key: Route::Pilot(id, Side::Glance).href(),
        title: pilot.name.clone(),
        day: None,
        text: pilot_text(pilot),
    });
    notes.chain(duties).chain(records).chain(hazards).chain(pilots).collect()
}

fn duty_text(duty: &Duty) -> String {
    [&duty.basis, &duty.evidence, &duty.note].map(String::as_str).join("\n")
}

fn record_text(record: &Record) -> String {
    let evidence = record.evidence.iter().map(|piece| piece.text.as_str());
    std::iter::once(record.what.as_str()).chain(evidence).collect::<Vec<_>>().join("\n")
}

/// Where and whose it is, what is to be done, and what was written about each step.
fn hazard_text(hazard: &Hazard) -> String {
    let said = [&hazard.place, &hazard.unit, &hazard.person, &hazard.measures, &hazard.funds, &hazard.plan];
    let steps = hazard.events.iter().flat_map(|event| [&event.by, &event.note]);
    let lines = said.into_iter().chain(steps).map(String::as_str).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn pilot_text(pilot: &Pilot) -> String {
    let next = pilot.next.as_ref().map_or("", |next| next.text.as_str());
    let stages = pilot.stages.iter().map(|stage| stage.name.as_str());
    let words = [pilot.region.as_str(), pilot.mode.as_str(), pilot.source.as_str(), next];
    words.into_iter().chain(stages).collect::<Vec<_>>().join("\n")
}
