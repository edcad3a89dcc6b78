//! The accidents that were reported, and the way to begin with one at once.

use super::{
    dialogs::{Dialog, opens},
    incident::{deadlines::stands, said},
};
use crate::{
    base::{id::IncidentId, order},
    duties::incident::Incident,
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{icon, link, para, primary, section, span, tag},
    },
};
use std::{cmp::Reverse, sync::Arc};

/// The page.
pub fn page(state: AppState) -> View {
    live(move || {
        let w = state.words();
        let shown = state.now();
        let start = primary("")
            .attr("class", "btn btn--primary incident-start")
            .el(icon(icondata_lu::LuSiren))
            .text(w.in_start())
            .click(opens(state, Dialog::NewIncident));
        block("div", "page page--narrow flow flow--wide")
            .el(block("header", "flow").el(el("h1").text(w.in_title())).el(start).el(para(w.in_start_more())))
            .el(list(state, &shown))
            .el(block("p", "small muted").text(format!("{}{}{}", w.confidential(), w.colon(), w.confidential_more())))
            .view()
    })
}

fn list(state: AppState, shown: &Shown) -> El {
    let w = state.words();
    let mut all: Vec<(IncidentId, Arc<Incident>)> =
        shown.workspace.incidents.iter().map(|(id, incident)| (id, incident.clone())).collect();
    order::sort_by_key(&mut all, |(id, incident)| Reverse((incident.known, *id)));
    let head = section("h-incidents", w.in_all(), Some(w.entries(all.len())), None);
    if all.is_empty() {
        return head.el(block("p", "muted").text(w.in_none()));
    }
    head.el(block("ul", "incident-list").els(all.iter().map(|(id, incident)| row(state, shown, *id, incident))))
}

fn row(state: AppState, shown: &Shown, id: IncidentId, incident: &Incident) -> El {
    let w = state.words();
    let place = (!incident.place.is_empty()).then(|| span(incident.place.clone()));
    block("li", "incident-list__row")
        .el(block("p", "incident-list__title").el(link(Route::Incident(id).href(), incident.what.clone())))
        .el(block("p", "cluster note")
            .el(tag("tag", w.in_kind(incident.kind.code())))
            .maybe(place)
            .el(span(w.in_known_at(said::moment(w, incident.known, shown.today)))))
        .el(stands(state, shown, incident))
}
