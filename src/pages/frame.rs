//! The frame: navigation, what is saved, undo, language; in it the page of the address.

mod nav;
mod topbar;

use nav::{nav, section_of};
use topbar::{bar, topbar};

use super::{parts::Parts, today};
use crate::{
    platform::page,
    route::{Place, Route},
    state::{AppState, Toast},
    ui::{
        el::{View, all, block, el, live, none},
        parts::{icon, link_button, notice, para},
    },
    workspace::settings::Theme,
};
use leptos::prelude::*;

/// The whole app.
pub fn frame(state: AppState) -> View {
    keep_marks(state);
    listen_to_keys(state);
    keep_page_on_drop();
    let lang = Memo::new(move |_| state.lang());
    // Another place of a bulletin is the same page.
    let here = Memo::new(move |_| match state.route.get() {
        Route::Bulletin(id, _) => Route::Bulletin(id, Place::Top),
        other => other,
    });
    let parts = Parts::begin(state);
    let body = live(move || {
        lang.get();
        all(vec![nav(state), main(state, parts, here)])
    });
    all(vec![
        live(move || {
            lang.get();
            let skip = link_button("skip-link", "#main", state.words().skip_link()).on("click", |event| {
                event.prevent_default();
                page::show(Some("main"));
            });
            el("nav").attr("aria-label", state.words().skip_link()).el(skip).view()
        }),
        block("div", "frame").kid(body).view(),
        toasts(state),
        live(move || {
            lang.get();
            state.dialog.get().map_or_else(none, |dialog| parts.dialog(state, dialog))
        }),
    ])
}

/// Language, theme and size stand as marks on the root element, where the styles find them.
fn keep_marks(state: AppState) {
    Effect::new(move |_| {
        let settings = state.now().workspace.settings.clone();
        page::mark("lang", state.lang().tag());
        page::mark("data-size", settings.size.code());
        page::mark("data-theme", if settings.theme == Theme::Device { "" } else { settings.theme.code() });
        page::mark("data-face", settings.face.code());
        page::mark("data-spacing", settings.spacing.code());
    });
    Effect::new(move |before: Option<Route>| {
        let route = state.route.get();
        // Another page begins at its top; another place of the same bulletin is the reader's own affair.
        let same = matches!((before, route), (Some(Route::Bulletin(a, _)), Route::Bulletin(b, _)) if a == b);
        if before.is_some() && !same {
            page::show(None);
            // What was said belongs to the page on which it was done.
            state.toast.update(|toast| {
                *toast = toast.take().filter(|toast| toast.there).map(|toast| Toast { there: false, ..toast })
            });
        }
        route
    });
}

/// Ctrl+Z takes the last step back, except in a field, where it belongs to the field.
fn listen_to_keys(state: AppState) {
    window_event_listener(leptos::ev::keydown, move |event| {
        let undo = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key() == "z";
        if undo && !page::is_typing(&event) && state.dialog.get_untracked().is_none() {
            event.prevent_default();
            state.undo();
        }
        // A slash begins a search from anywhere but a field.
        let slash = event.key() == "/" && !event.ctrl_key() && !event.meta_key();
        if slash && !page::is_typing(&event) && state.dialog.get_untracked().is_none() {
            event.prevent_default();
            state.go(Route::Search);
            page::focus_on("search");
        }
    });
}

/// A file dropped beside the place for it must not take the page away.
fn keep_page_on_drop() {
    window_event_listener(leptos::ev::dragover, |event| event.prevent_default());
    window_event_listener(leptos::ev::drop, |event| event.prevent_default());
}

fn main(state: AppState, parts: Parts, here: Memo<Route>) -> View {
    live(move || {
        let reading = matches!(here.get(), Route::Bulletin(..));
        block("div", if reading { "frame__body frame__body--reqbar" } else { "frame__body" })
            .kid(live(move || topbar(state)))
            .kid(live(move || bar(state)))
            .el(el("main").attr("id", "main").attr("tabindex", "-1").kid(live(move || show(state, parts, here.get()))))
            .view()
    })
}

/// The page of the address.
fn show(state: AppState, parts: Parts, route: Route) -> View {
    page::set_title(&format!("{} · 落实", state.words().page(code(route))));
    match route {
        Route::Today => today::page(state),
        Route::Unknown => not_here(state),
        other => parts.page(state, other),
    }
}

fn code(route: Route) -> &'static str {
    match section_of(route) {
        Route::Bulletins => "bulletins",
        Route::Duties => "duties",
        Route::Pilots => "pilots",
        Route::Settings => "settings",
        Route::Unknown => "unknown",
        _ => "today",
    }
}

/// What is shown under an address that leads nowhere (any more).
pub fn not_here(state: AppState) -> View {
    let w = state.words();
    let back = link_button("btn", Route::Today.href(), w.back_to_today());
    block("div", "page page--narrow")
        .el(notice(
            "notice notice--soon",
            icondata_lu::LuCircleAlert,
            w.no_such_page(),
            vec![para(w.no_such_page_more())],
            vec![back],
        ))
        .view()
}

fn toasts(state: AppState) -> View {
    let toast = live(move || {
        let Some(toast) = state.toast.get() else { return none() };
        let w = state.words();
        block("div", "toast")
            .el(block("p", "toast__text").text(toast.text))
            .maybe(toast.undo.then(|| {
                block("button", "toast__action").attr("type", "button").text(w.undo()).click(move || state.undo())
            }))
            .el(block("button", "toast__close")
                .attr("type", "button")
                .attr("aria-label", w.close())
                .el(icon(icondata_lu::LuX))
                .click(move || state.toast.set(None)))
            .view()
    });
    block("div", "toasts").attr("role", "status").attr("aria-live", "polite").kid(toast).view()
}
