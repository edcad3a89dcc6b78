//! The dialogs of the app: one at a time, over any page.

mod backup;
mod cadence;
mod close;
mod deed;
mod duty;
pub mod evidence;
mod hazard;
mod hazard_step;
mod holder;
mod incident;
mod look;
mod lookback;
mod note;
mod pack;
mod people;
mod period;
pub mod pilot;
mod record;
mod roster;
mod several;
mod unit;
mod verdict;
mod year;

use crate::{
    base::{
        calendar::Occasion,
        day::Date,
        id::{BulletinId, DrawId, DutyId, HazardId, IncidentId, NoteId, RecordId},
    },
    bulletin::{anchor::Anchor, verdict::Mark},
    duties::{hazard::event::DeedKind, incident::call::Callee, lookback::Subject, pack::Pack},
    platform::page::Form,
    share::backup::Backup,
    state::AppState,
    ui::{
        dialog,
        el::{View, none},
        parts::{field, para, textarea},
    },
    words::Words,
};
pub use close::whoever;
pub use holder::Hold;
use leptos::prelude::*;
use std::sync::Arc;

/// Which dialog is open.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the fields say about what
pub enum Dialog {
    /// Paste a bulletin.
    Paste,
    /// Take a requirement over.
    Adopt { bulletin: BulletinId, mark: Mark },
    /// Take several requirements over.
    AdoptAll { bulletin: BulletinId, marks: Vec<Mark> },
    /// Say that requirements are not ours.
    NotOurs { bulletin: BulletinId, marks: Vec<Mark> },
    /// Take a requirement apart.
    Split { bulletin: BulletinId, mark: Mark },
    /// Say what the first page of a bulletin leaves open.
    Fill(BulletinId),
    /// Write beside selected words.
    NewNote { bulletin: BulletinId, title: String, anchor: Anchor, line: u32 },
    /// Change a note.
    Note(NoteId),
    /// Choose how the text looks.
    Look,
    /// See the keys.
    Keys,
    /// Have a term explained.
    Term(String),
    /// Enter a duty by hand.
    AddDuty,
    /// Change a duty.
    EditDuty(DutyId),
    /// Switch a duty off.
    SwitchOff(DutyId),
    /// Look at the township pack and take duties from it.
    Pack,
    /// Name the unit.
    UnitNames,
    /// Say who holds a role.
    Holder(Hold),
    /// Settle how fast the township reports, and the points.
    LocalRules,
    /// Say when an occasion falls in a year.
    Occasion { occasion: Occasion, year: i16 },
    /// Enter the days off of a year.
    YearTable(i16),
    /// Lock a period.
    Lock,
    /// Open the latest locked period again.
    Unlock,
    /// Name the mechanisms that no source names.
    Mechanisms(Arc<Pack>),
    /// Close an occurrence.
    Close { duty: DutyId, due: Option<Date> },
    /// Say that an occurrence does not apply.
    NotApplicable { duty: DutyId, due: Option<Date> },
    /// Let an earlier record serve an occurrence.
    Reuse { duty: DutyId, due: Option<Date> },
    /// Put a due day off.
    Extend { duty: DutyId, due: Date },
    /// Say that something happened for which a duty has to be done.
    Happened(DutyId),
    /// Strike an occurrence off.
    Check { record: RecordId, nth: u32 },
    /// Add to a record.
    Append(RecordId),
    /// Correct a record.
    ChangeRecord(RecordId),
    /// Take a closing back.
    Reopen { record: RecordId, nth: u32 },
    /// Look at a day of the roster and change it.
    Shift(Date),
    /// Swap a shift.
    Swap(Date),
    /// Fill a month of the roster by turns; the day is its first.
    Rotate(Date),
    /// Say who can be put on duty.
    DutyTeam,
    /// Say when somebody is away.
    DutyAway,
    /// Enter an accident.
    NewIncident,
    /// Say what is known of an accident.
    IncidentFacts(IncidentId),
    /// Log a call; `corrects` names the entry in whose place it stands.
    Call { incident: IncidentId, to: Callee, corrects: Option<u32> },
    /// Take an entry of the log back.
    VoidCall { incident: IncidentId, entry: u32 },
    /// Say that the device's clock was wrong before.
    TrustClock,
    /// Enter a hazard.
    AddHazard,
    /// Correct what a hazard says.
    EditHazard(HazardId),
    /// Fill in what was not settled for a hazard.
    SettleHazard(HazardId),
    /// Say what happened to a hazard.
    HazardStep(HazardId, DeedKind),
    /// Draw a sample for a look-back.
    Draw,
    /// Say how something that was drawn was found.
    Looked { draw: DrawId, key: Subject },
    /// Something about a pilot.
    Pilot(pilot::Ask),
    /// Ask whether names leave with the file of everything.
    Export,
    /// Look at a backup before it is taken in.
    Restore { file: String, backup: Arc<Backup> },
}

/// The dialog, open.
pub fn dialog(state: AppState, which: Dialog) -> View {
    match which {
        Dialog::Paste => super::import::paste_dialog(state),
        Dialog::Adopt { bulletin, mark } => verdict::adopt(state, bulletin, mark).unwrap_or_else(none),
        Dialog::AdoptAll { bulletin, marks } => several::adopt(state, bulletin, marks).unwrap_or_else(none),
        Dialog::NotOurs { bulletin, marks } => verdict::not_ours(state, bulletin, marks),
        Dialog::Split { bulletin, mark } => several::split(state, bulletin, mark),
        Dialog::Fill(id) => note::fill(state, id).unwrap_or_else(none),
        Dialog::NewNote { bulletin, title, anchor, line } => note::write(state, bulletin, title, anchor, line),
        Dialog::Note(id) => note::change(state, id).unwrap_or_else(none),
        Dialog::Look => look::look(state),
        Dialog::Keys => look::keys(state),
        Dialog::Term(key) => look::term(state, key),
        Dialog::AddDuty => duty::add(state),
        Dialog::EditDuty(id) => duty::edit(state, id).unwrap_or_else(none),
        Dialog::SwitchOff(id) => duty::switch_off(state, id),
        Dialog::Pack => pack::pack(state),
        Dialog::UnitNames => unit::names(state),
        Dialog::Holder(what) => holder::holder(state, what).unwrap_or_else(none),
        Dialog::LocalRules => unit::local(state),
        Dialog::Occasion { occasion, year } => year::occasion(state, occasion, year),
        Dialog::YearTable(year) => year::table(state, year),
        Dialog::Lock => unit::lock(state),
        Dialog::Unlock => unit::unlock(state),
        Dialog::Mechanisms(pack) => pack::mechanisms(state, &pack),
        Dialog::Close { duty, due } => close::close(state, duty, due).unwrap_or_else(none),
        Dialog::NotApplicable { duty, due } => close::not_applicable(state, duty, due).unwrap_or_else(none),
        Dialog::Reuse { duty, due } => close::reuse(state, duty, due).unwrap_or_else(none),
        Dialog::Extend { duty, due } => period::extend(state, duty, due).unwrap_or_else(none),
        Dialog::Happened(id) => period::happened(state, id).unwrap_or_else(none),
        Dialog::Check { record, nth } => record::check(state, record, nth).unwrap_or_else(none),
        Dialog::Append(id) => record::append(state, id).unwrap_or_else(none),
        Dialog::ChangeRecord(id) => record::change(state, id).unwrap_or_else(none),
        Dialog::Reopen { record, nth } => record::reopen(state, record, nth),
        Dialog::Shift(day) => roster::shift::shift(state, day),
        Dialog::Swap(day) => roster::swap::dialog(state, day).unwrap_or_else(none),
        Dialog::Rotate(first) => roster::rotate::dialog(state, first),
        Dialog::DutyTeam => roster::team::team(state),
        Dialog::DutyAway => roster::team::away(state),
        Dialog::NewIncident => incident::facts::new(state),
        Dialog::IncidentFacts(id) => incident::facts::change(state, id).unwrap_or_else(none),
        Dialog::Call { incident, to, corrects } => {
            incident::call::log(state, incident, to, corrects).unwrap_or_else(none)
        }
        Dialog::VoidCall { incident, entry } => incident::call::void(state, incident, entry),
        Dialog::TrustClock => period::trust_clock(state),
        Dialog::AddHazard => hazard::add(state),
        Dialog::EditHazard(id) => hazard::edit(state, id).unwrap_or_else(none),
        Dialog::SettleHazard(id) => hazard::settle(state, id).unwrap_or_else(none),
        Dialog::HazardStep(id, kind) => hazard_step::step(state, id, kind).unwrap_or_else(none),
        Dialog::Draw => lookback::draw(state),
        Dialog::Looked { draw, key } => lookback::looked(state, draw, key).unwrap_or_else(none),
        Dialog::Pilot(ask) => pilot::dialog(state, ask).unwrap_or_else(none),
        Dialog::Export => backup::export(state),
        Dialog::Restore { file, backup } => backup::restore(state, file, backup),
    }
}

/// A dialog with the usual ways out.
pub fn open(
    state: AppState,
    title: String,
    wide: bool,
    body: Vec<View>,
    submit: &'static str,
    send: impl Fn(&Form) -> Result<(), String> + Send + Sync + 'static,
) -> View {
    let w = state.words();
    let dialog = dialog::Dialog { title, wide, body, submit, cancel: w.cancel(), close: w.close() };
    dialog.view(move || state.dialog.set(None), send)
}

/// Asks for the reason of a step that needs one, after saying what the step does.
fn ask_reason(
    state: AppState,
    title: &'static str,
    what: &'static str,
    act: impl Fn(String) -> bool + Send + Sync + 'static,
) -> View {
    let w = state.words();
    let body = vec![para(what).view(), field("why", w.reason(), None, textarea("3", "")).view()];
    open(state, title.to_owned(), false, body, title, move |form| {
        let why = form.text("why");
        if why.is_empty() { Err(state.words().reason_missing().to_owned()) } else { done(act(why)) }
    })
}

/// What a form gives where the state has already said why not: the form stays, without a second sentence.
pub fn done(was: bool) -> Result<(), String> {
    if was { Ok(()) } else { Err(String::new()) }
}

/// Opens a dialog from a button.
pub fn opens(state: AppState, dialog: Dialog) -> impl Fn() + Send + Sync + 'static {
    move || state.dialog.set(Some(dialog.clone()))
}

/// A day that may be left out; a sentence where something stands there that is no day.
fn some_day(w: Words, form: &Form, name: &str) -> Result<Option<Date>, String> {
    let day = form.day(name);
    let bad = day.is_none() && (form.unfinished(name) || !form.text(name).is_empty());
    if bad { Err(w.date_wrong().to_owned()) } else { Ok(day) }
}
