//! The navigation: a bar at the foot on a phone, a rail at the left on a desktop.

use crate::{
    duties::board::View as Which,
    route::Route,
    state::AppState,
    ui::{
        el::{View, block, el, live},
        parts::{hidden, icon, link_button, span},
    },
};
use icondata_core::Icon;
use leptos::prelude::*;

/// The navigation.
pub fn nav(state: AppState) -> View {
    let w = state.words();
    let entry = move |route: Route, label: &'static str, picture: Icon| {
        live(move || {
            let here = section_of(state.route.get()) == route;
            let late = if route == Route::Today { late(state) } else { 0 };
            let badge = (late > 0).then(|| {
                block("span", "nav__badge")
                    .el(hidden(format!("{} ", state.words().status("late"))))
                    .text(late.to_string())
            });
            let mut entry = link_button("nav__link", route.href(), "").el(icon(picture)).el(span(label)).maybe(badge);
            if here {
                entry = entry.attr("aria-current", "page");
            }
            el("li").el(entry).view()
        })
    };
    let mark = block("span", "mark")
        .attr("aria-hidden", "true")
        .text("落实")
        .el(block("span", "mark__cells").els((0..5).map(|_| el("i"))));
    block("nav", "nav")
        .attr("aria-label", w.nav())
        .el(link_button("nav__mark", Route::Today.href(), "").attr("aria-label", w.nav_home()).el(mark))
        .el(block("ul", "nav__list")
            .kid(entry(Route::Today, w.today(), icondata_lu::LuCalendarCheck))
            .kid(entry(Route::Bulletins, w.bulletins(), icondata_lu::LuNewspaper))
            .kid(entry(Route::Duties, w.duties(), icondata_lu::LuListChecks))
            .kid(entry(Route::Pilots, w.pilots(), icondata_lu::LuFlag))
            .kid(entry(Route::Settings, w.settings(), icondata_lu::LuUserRound)))
        .el(block("p", "nav__foot").text(w.nav_foot_1()).el(el("br")).text(w.nav_foot_2()))
        .view()
}

/// The entry of the navigation that a page belongs to.
pub fn section_of(route: Route) -> Route {
    match route {
        Route::Bulletin(..) | Route::Changes(_) | Route::Notes | Route::Search => Route::Bulletins,
        Route::Duty(_) | Route::Packs | Route::Hazards | Route::Hazard(_) | Route::Roster => Route::Duties,
        Route::Incidents | Route::Incident(_) | Route::LookBacks | Route::LookBack(_) => Route::Duties,
        Route::Score | Route::Check | Route::Ledgers | Route::Ledger(_) | Route::Pen | Route::Unit => Route::Duties,
        Route::Pilot(..) => Route::Pilots,
        other => other,
    }
}

/// How many duties of the chosen role are late.
fn late(state: AppState) -> usize {
    let shown = state.now();
    let me = shown.workspace.settings.me;
    shown.desk.board.count(&shown.workspace.duties, me, Which::Overdue)
}
