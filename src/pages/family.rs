//! The pages that belong to the checklist, and the row of links between them.

use crate::{
    platform::page,
    route::Route,
    state::AppState,
    ui::{
        el::{El, View, all, block},
        parts::link_button,
    },
};

/// A page of the checklist with the links to the others above it.
pub fn with_links(state: AppState, route: Route, body: View) -> View {
    all(vec![links(state, route).view(), body])
}

fn links(state: AppState, route: Route) -> El {
    let w = state.words();
    let pages = [
        (Route::Duties, "duties"),
        (Route::Hazards, "hazards"),
        (Route::Roster, "roster"),
        (Route::Incidents, "incidents"),
        (Route::LookBacks, "lookback"),
        (Route::Score, "score"),
        (Route::Check, "check"),
        (Route::Ledgers, "ledgers"),
        (Route::Packs, "packs"),
        (Route::Unit, "unit"),
    ];
    let links = pages.map(|(to, code)| {
        let link = link_button("subnav__link", to.href(), w.family(code));
        if to == belongs_to(route) { link.attr("aria-current", "page") } else { link }
    });
    block("nav", "subnav").attr("aria-label", w.family_label()).els(links).after(page::show_current)
}

/// The page in whose list one of its things stands.
fn belongs_to(route: Route) -> Route {
    match route {
        Route::Duty(_) => Route::Duties,
        Route::Hazard(_) => Route::Hazards,
        Route::Incident(_) => Route::Incidents,
        Route::LookBack(_) => Route::LookBacks,
        Route::Ledger(_) | Route::Pen => Route::Ledgers,
        other => other,
    }
}
