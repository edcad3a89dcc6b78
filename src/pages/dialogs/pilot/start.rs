//! Starting a pilot: from the template of the bulletin, from nothing, or after the pattern of another.

use crate::{
    base::{
        day::Date,
        id::{ItemId, PilotId},
    },
    pages::dialogs::{done, open, some_day},
    pilots::{
        Pilot, Status,
        item::Item,
        pattern,
        template::{self, Template},
    },
    route::{Route, Side},
    state::AppState,
    ui::{
        el::{View, block},
        parts::{day_input, field, input, para, radio},
    },
    workspace::Edit,
};
use std::sync::Arc;

/// The template that comes with the site.
const TEMPLATE: &str = "packs/fuan.json";

/// Asks for the pattern, the name and the first day.
pub fn new(state: AppState) -> View {
    let w = state.words();
    let shown = state.peek();
    let others = shown.workspace.pilots.iter().map(|(id, pilot)| {
        let kind = if pilot.status == Status::Template { w.pt_own_template() } else { w.pt_other_pilot() };
        radio("pattern", id.to_string(), false, pilot.name.clone(), kind)
    });
    let body = vec![
        block("fieldset", "fieldset")
            .el(block("legend", "field__label").text(w.pt_pattern()))
            .el(radio("pattern", "fuan", true, w.pt_fuan(), w.pt_fuan_note()))
            .el(radio("pattern", "bulletin", false, w.pt_bulletin(), w.pt_bulletin_note()))
            .el(radio("pattern", "blank", false, w.pt_blank(), w.pt_blank_note()))
            .els(others)
            .view(),
        field("name", w.pt_name(), Some(w.pt_name_hint().to_owned()), input("").attr("maxlength", "120")).view(),
        field("from", w.pt_from(), Some(w.pt_from_hint().to_owned()), day_input(None)).view(),
        para(w.pt_copied()).view(),
    ];
    open(state, w.new_pilot().to_owned(), false, body, w.pt_start(), move |form| {
        let (name, from) = (form.text("name"), some_day(state.words(), form, "from")?);
        match form.text("pattern").as_str() {
            "fuan" if name.is_empty() => return Err(state.words().pt_name_missing().to_owned()),
            "fuan" => from_site(state, name, from, Template::pattern),
            "bulletin" => from_site(state, name, from, Template::pilot),
            "blank" if name.is_empty() => return Err(state.words().pt_name_missing().to_owned()),
            "blank" => return done(begin(state, Pilot { from, ..Pilot::new(name, state.today()) }, Vec::new())),
            other => return done(other.parse().is_ok_and(|id| after(state, id, name, from))),
        }
        Ok(())
    })
}

fn from_site(state: AppState, name: String, from: Option<Date>, make: fn(&Template, Date) -> Pilot) {
    leptos::task::spawn_local(async move {
        let Some(template) = state.site_file(TEMPLATE).await.and_then(|json| template::read(&json).ok()) else {
            state.say(state.words().template_failed(), true);
            return;
        };
        let pilot = make(&template, state.today());
        let name = if name.is_empty() { pilot.name.clone() } else { name };
        begin(state, Pilot { name, from, ..pilot }, Vec::new());
    });
}

/// The pattern of a pilot, beginning on `from`: its stages, rules and milestones, and nothing of what happened in it. With
/// the name of that pilot.
fn copied(state: AppState, id: PilotId, from: Option<Date>) -> Option<(Pilot, Vec<(ItemId, Item)>)> {
    let shown = state.peek();
    let other = shown.workspace.pilots.get(id)?;
    let items = shown.workspace.items.iter().filter(|(_, item)| item.pilot == id);
    Some(pattern::copy(other, items, from, state.today(), || state.mint()))
}

/// Keeps a new pilot with what belongs to it; its id where it was kept.
fn keep(state: AppState, pilot: Pilot, items: Vec<(ItemId, Item)>) -> Option<PilotId> {
    let id: PilotId = state.mint();
    let of = |(item_id, item): (ItemId, Item)| (item_id, Arc::new(Item { pilot: id, ..item }));
    let items = items.into_iter().map(of).collect();
    state.edit(Edit::AddPilot { id, pilot: Arc::new(pilot), items }).then_some(id)
}

/// After the pattern of another pilot.
fn after(state: AppState, id: PilotId, name: String, from: Option<Date>) -> bool {
    let Some((pilot, items)) = copied(state, id, from) else { return false };
    let name = if name.is_empty() { state.words().pt_copy_of(pilot.name.as_str()) } else { name };
    begin(state, Pilot { name, ..pilot }, items)
}

/// Keeps the pilot and goes there.
fn begin(state: AppState, pilot: Pilot, items: Vec<(ItemId, Item)>) -> bool {
    let kept = keep(state, pilot, items);
    if let Some(id) = kept {
        state.go(Route::Pilot(id, Side::Glance));
    }
    kept.is_some()
}

/// Keeps the pattern of a pilot as a template of the user's own.
pub fn save_template(state: AppState, id: PilotId) {
    let from = state.peek().workspace.pilots.get(id).and_then(|pilot| pilot.from);
    let Some((pilot, items)) = copied(state, id, from) else { return };
    let name = state.words().pt_template_of(pilot.name.as_str());
    if keep(state, Pilot { name, status: Status::Template, ..pilot }, items).is_some() {
        state.done(state.words().pt_template_saved());
    }
}
