//! Ledgers as files.

use super::{Desk, arranged};
use crate::{
    base::sheet::Sheet,
    ledgers::{View as Wanted, coming, period::Period},
    route::Book,
    share::{
        csv,
        ics::{Alarm, Event},
    },
    state::{AppState, Written},
};
use leptos::prelude::*;

/// The day before at nine, and on the day at half past eight.
const ALARMS: [Alarm; 2] =
    [Alarm { days_before: 1, hour: 9, minute: 0 }, Alarm { days_before: 0, hour: 8, minute: 30 }];

/// Some sheets as one workbook; what became of it is told.
pub fn as_workbook(state: AppState, sheets: Vec<Sheet>, title: &str) {
    let name = format!("{title}.xlsx");
    state.say(state.words().le_writing(), false);
    leptos::task::spawn_local(async move {
        let written = state.save_workbook(&name, sheets).await;
        let w = state.words();
        match written {
            Written::Yes => state.say(w.le_written(name.as_str()), false),
            Written::NoProgram => state.say(w.le_no_office(), true),
            Written::NotTaken => state.say(w.file_failed(), true),
        }
    });
}

/// A sheet as a workbook of its own, under its title.
pub fn as_one_workbook(state: AppState, sheet: Sheet) {
    let title = sheet.title.clone();
    as_workbook(state, vec![sheet], &title);
}

/// All ledgers of a period, a sheet for each. The blank form is no ledger of what was done, but its codes are wanted too.
pub fn all_as_workbook(state: AppState, period: Period) {
    let desk = untrack(|| Desk::of(state, true));
    let sheet = |book| arranged(state, &desk.shown, &desk.lines(book, period), &Wanted::default(), usize::MAX).sheet;
    let sheets = Book::ALL.into_iter().map(sheet).collect();
    as_workbook(state, sheets, state.words().le_list());
}

/// A sheet as CSV.
pub fn as_csv(state: AppState, sheet: &Sheet) {
    state.save_file(&format!("{}.csv", sheet.title), &csv::sheet(sheet));
}

/// What is still to come, for the calendar of a phone.
pub fn as_calendar(state: AppState) {
    let w = state.words();
    let desk = untrack(|| Desk::of(state, false));
    let events: Vec<Event> = desk.ask(|sources| {
        let event = |one: crate::ledgers::Coming| {
            let duty = sources.workspace.duties.get(one.duty)?;
            let roles: Vec<&str> = duty.roles.iter().map(|role| w.role(role.code())).collect();
            let mut details = Vec::new();
            if !roles.is_empty() {
                details.push(w.le_ics_who(roles.join(w.list_comma())));
            }
            if one.now != one.due {
                details.push(w.le_ics_known(one.due.to_string()));
            }
            if !duty.evidence.is_empty() {
                details.push(w.usual_evidence(duty.evidence.as_str()));
            }
            Some(Event {
                // Known by the day on which it was due first, so that putting it off moves what is in the calendar.
                uid: format!("{}-{}@luoshi", one.duty, one.due),
                sequence: one.put_off,
                day: one.now,
                title: w.of(&duty.name, duty.name_en.as_deref()),
                details: details.join("\n"),
                alarms: ALARMS.to_vec(),
            })
        };
        coming(sources).into_iter().filter_map(event).collect()
    });
    if events.is_empty() {
        return state.say(w.le_ics_none(), true);
    }
    state.say(w.le_ics_made(events.len()), false);
    state.save_calendar("calendar.ics", w.le_ics_name(), &events);
}
