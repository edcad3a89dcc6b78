//! The township pack, looked at from any page, and the names of the mechanisms.

use super::{done, open, unit::change};
use crate::{
    duties::{pack::Pack, pack_update::beside},
    pages::packs::{fetch, mechanism_list, rows},
    route::Route,
    state::AppState,
    ui::{
        el::{View, all, block, el, live},
        parts::{choice, field, icon, input, link, para},
    },
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The dialog: the pack is fetched when it is opened.
pub fn pack(state: AppState) -> View {
    let w = state.words();
    let found = RwSignal::new(None);
    fetch(state, found);
    let body = live(move || match found.get() {
        None => block("p", "muted").attr("role", "status").text(w.loading()).view(),
        Some(Err(())) => block("p", "").attr("role", "alert").text(w.pack_failed()).view(),
        Some(Ok(pack)) => shown_pack(state, w, &pack),
    });
    open(state, w.pack_title().to_owned(), true, vec![body], w.pack_do(), move |form| {
        let Some(Ok(pack)) = found.get_untracked() else { return Err(state.words().pack_failed().to_owned()) };
        let ticked = pack.rows.iter().map(|row| row.row).filter(|row| form.ticked(&format!("row{row}")));
        rows::take(state, &pack, &ticked.collect::<Vec<_>>())
    })
}

fn shown_pack(state: AppState, w: Words, pack: &Pack) -> View {
    let shown = state.peek();
    let found = beside(pack, &shown.workspace.duties);
    // Rules from elsewhere and our own suggestions are offered, but not chosen for the user.
    let firm = |number: u32| pack.rows.iter().any(|row| row.row == number && row.is_firm());
    let pick = |row: u32, there: bool, name: String, facts: String| {
        let control = el("input")
            .attr("type", "checkbox")
            .attr("name", format!("row{row}"))
            .flag("checked", firm(row) && !there)
            .flag("disabled", there);
        choice(control, name, Some(facts)).view()
    };
    let mechanisms = block("details", "pack-group")
        .el(block("summary", "pack-group__head").el(icon(icondata_lu::LuChevronRight)).text(w.mechanisms()))
        .el(mechanism_list(w, pack, &shown.workspace.unit));
    let page = link(Route::Packs.href(), w.un_pack_page()).click(move || state.dialog.set(None));
    all(vec![
        para(w.of(&pack.note, Some(&pack.note_en))).view(),
        el("p").el(page).view(),
        el("div").el(rows::groups(w, pack, &found, &shown.workspace.duties, &pick)).el(mechanisms).view(),
    ])
}

/// The unit's own names for the mechanisms that no source names; an empty field is the suggestion again.
pub fn mechanisms(state: AppState, pack: &Arc<Pack>) -> View {
    const NAMES: [&str; 11] = ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11"];
    let w = state.words();
    let unit = state.peek().workspace.unit.clone();
    let free = pack.mechanisms.iter().filter(|mechanism| !mechanism.known);
    let places: Vec<(&'static str, String)> =
        free.zip(NAMES).map(|(mechanism, name)| (name, w.of(&mechanism.name, Some(&mechanism.name_en)))).collect();
    let mut body = vec![para(w.un_mechanisms_hint()).view()];
    body.extend(places.iter().enumerate().map(|(nth, (name, suggested))| {
        let own = unit.mechanism(nth).unwrap_or_default().to_owned();
        field(
            name,
            w.un_mechanism(suggested.as_str()),
            None,
            input(own).attr("maxlength", "40").attr("placeholder", suggested.clone()),
        )
        .view()
    }));
    let count = places.len();
    open(state, w.un_mechanisms_change(count), false, body, w.save(), move |form| {
        let mut names: Vec<String> = places
            .iter()
            .map(|(name, suggested)| Some(form.text(name)).filter(|own| own != suggested).unwrap_or_default())
            .collect();
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        done(change(state, |unit| unit.mechanisms = names))
    })
}
