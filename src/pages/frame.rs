//! The frame: navigation, what is saved, undo, language; in it the page of the address.

use super::{bulletins, dialogs, duties, duty, pilot, pilots, reader, settings, today};
use crate::{
    base::lang::Lang,
    duties::agenda::{Status, agenda},
    platform::page,
    route::Route,
    state::{AppState, Saved},
    ui::{
        el::{El, View, all, block, el, live, none},
        parts::{
            button, hidden, icon, icon_button, icon_small, link, link_button, para, primary, seg, seg_button, span,
        },
    },
    workspace::{
        Edit,
        settings::Theme,
        vault::{ReadOnly, SaveError},
    },
};
use icondata_core::Icon;
use leptos::prelude::*;

/// The whole app.
pub fn frame(state: AppState) -> View {
    keep_marks(state);
    listen_to_keys(state);
    let lang = Memo::new(move |_| state.now().workspace.settings.lang);
    // Another place of a bulletin is the same page.
    let here = Memo::new(move |_| match state.route.get() {
        Route::Bulletin(id, _) => Route::Bulletin(id, crate::route::Place::Top),
        other => other,
    });
    let body = live(move || {
        lang.get();
        all(vec![nav(state), main(state, here)])
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
            state.dialog.get().map_or_else(none, |dialog| dialogs::dialog(state, dialog))
        }),
    ])
}

/// Language, theme and size stand as marks on the root element, where the styles find them.
fn keep_marks(state: AppState) {
    Effect::new(move |_| {
        let settings = state.now().workspace.settings.clone();
        page::mark("lang", settings.lang.tag());
        page::mark("data-size", settings.size.code());
        page::mark("data-theme", if settings.theme == Theme::Device { "" } else { settings.theme.code() });
        page::mark("data-face", settings.face.code());
    });
    Effect::new(move |before: Option<Route>| {
        let route = state.route.get();
        // Another page begins at its top; another place of the same bulletin is the reader's own affair.
        let same = matches!((before, route), (Some(Route::Bulletin(a, _)), Route::Bulletin(b, _)) if a == b);
        if before.is_some() && !same {
            page::show(None);
            // What was said belongs to the page on which it was done.
            state.toast.set(None);
        }
        route
    });
}

/// Ctrl+Z takes the last step back, except in a field, where it belongs to the field.
fn listen_to_keys(state: AppState) {
    // A file dropped beside the place for it must not take the page away.
    window_event_listener(leptos::ev::dragover, |event| event.prevent_default());
    window_event_listener(leptos::ev::drop, |event| event.prevent_default());
    window_event_listener(leptos::ev::keydown, move |event| {
        let undo = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key() == "z";
        if undo && !page::is_typing(&event) && state.dialog.get_untracked().is_none() {
            event.prevent_default();
            state.undo();
        }
    });
}

fn nav(state: AppState) -> View {
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
fn section_of(route: Route) -> Route {
    match route {
        Route::Bulletin(..) => Route::Bulletins,
        Route::Duty(_) => Route::Duties,
        Route::Pilot(_) => Route::Pilots,
        other => other,
    }
}

/// How many duties of the chosen role are late.
fn late(state: AppState) -> usize {
    let shown = state.now();
    let me = shown.workspace.settings.me;
    let view = crate::duties::agenda::View::Overdue;
    agenda(&shown.workspace.duties, &shown.closed, me, view, shown.today)
        .iter()
        .filter(|row| row.status == Status::Overdue)
        .count()
}

fn main(state: AppState, here: Memo<Route>) -> View {
    live(move || {
        let reading = matches!(here.get(), Route::Bulletin(..));
        block("div", if reading { "frame__body frame__body--reqbar" } else { "frame__body" })
            .kid(live(move || topbar(state)))
            .kid(live(move || bar(state)))
            .el(el("main").attr("id", "main").attr("tabindex", "-1").kid(live(move || show(state, here.get()))))
            .view()
    })
}

/// The page of the address.
fn show(state: AppState, route: Route) -> View {
    page::set_title(&format!("{} · 落实", state.words().page(code(route))));
    match route {
        Route::Today => today::page(state),
        Route::Bulletins => bulletins::page(state),
        Route::Bulletin(id, _) => reader::page(state, id),
        Route::Duties => duties::page(state),
        Route::Duty(id) => duty::page(state, id),
        Route::Pilots => pilots::page(state),
        Route::Pilot(id) => pilot::page(state, id),
        Route::Settings => settings::page(state),
        Route::Unknown => not_here(state),
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
        .el(crate::ui::parts::notice(
            "notice notice--soon",
            icondata_lu::LuCircleAlert,
            w.no_such_page(),
            vec![para(w.no_such_page_more())],
            vec![back],
        ))
        .view()
}

fn topbar(state: AppState) -> View {
    let w = state.words();
    let route = state.route.get();
    let shown = state.now();
    let title = w.page(code(route));
    let detail = section_of(route) != route;
    let title = if detail {
        block("p", "topbar__title").text(detail_title(state, route).unwrap_or_default())
    } else {
        block("h1", "topbar__title").text(title)
    };
    let back = detail.then(|| {
        link_button("topbar__back", section_of(route).href(), "")
            .el(icon(icondata_lu::LuArrowLeft))
            .el(span(w.page(code(route))))
    });
    let lang = |lang: Lang, label: &'static str| {
        seg_button(label, shown.workspace.settings.lang == lang)
            .attr("lang", lang.tag())
            .click(move || choose_lang(state, lang))
    };
    let undo = icon_button(icondata_lu::LuUndo2, w.undo_hint())
        .flag("disabled", shown.undoable == 0)
        .click(move || state.undo());
    block("header", "topbar")
        .maybe(back)
        .el(title)
        .el(block("div", "topbar__tools").el(save_mark(state)).el(undo).el(seg(
            "语言 Language",
            vec![lang(Lang::Zh, "中"), lang(Lang::En, "EN")],
        )
        .attr("class", "seg seg--quiet")))
        .view()
}

fn choose_lang(state: AppState, lang: Lang) {
    let mut settings = (*state.peek().workspace.settings).clone();
    settings.lang = lang;
    state.edit(Edit::Choose { settings: settings.into() });
}

fn detail_title(state: AppState, route: Route) -> Option<String> {
    let shown = state.now();
    let w = state.words();
    match route {
        Route::Bulletin(id, _) => state.loaded(id).map(|loaded| loaded.title.clone()),
        Route::Duty(id) => shown.workspace.duties.get(id).map(|duty| w.of(&duty.name, duty.name_en.as_deref())),
        Route::Pilot(id) => shown.workspace.pilots.get(id).map(|pilot| pilot.name.clone()),
        _ => None,
    }
}

fn save_mark(state: AppState) -> El {
    let w = state.words();
    let (class, picture, word) = match state.saved.get() {
        Saved::Yes => ("save save--saved", icondata_lu::LuCheck, w.saved()),
        Saved::No(_) => ("save save--unsaved", icondata_lu::LuCircleAlert, w.unsaved()),
        Saved::ReadOnly(_) | Saved::Follower => ("save save--unsaved", icondata_lu::LuEye, w.read_only()),
    };
    block("p", class).attr("role", "status").el(icon_small(picture)).el(span(word))
}

/// The line under the topbar where not everything is as it should be.
fn bar(state: AppState) -> View {
    let w = state.words();
    let export = || primary(w.export()).click(move || state.export());
    let (class, role, lead, words, actions) = match state.saved.get() {
        Saved::Yes if state.newer.get() => (
            "bar bar--readonly",
            "status",
            "",
            w.update_ready(),
            vec![button(w.update_do()).click(move || state.change_over())],
        ),
        Saved::Yes => return none(),
        Saved::No(why) => {
            let words = match why {
                SaveError::Conflict => w.bar_conflict(),
                SaveError::Storage(crate::base::storage::StorageError::Denied) => w.bar_denied(),
                SaveError::Storage(crate::base::storage::StorageError::Full) => w.bar_full(),
            };
            (
                "bar bar--unsaved",
                "alert",
                w.unsaved(),
                words,
                vec![export(), button(w.try_again()).click(move || state.retry())],
            )
        }
        Saved::ReadOnly(ReadOnly::Newer { .. }) => {
            ("bar bar--readonly", "status", w.read_only(), w.bar_newer(), vec![export()])
        }
        Saved::ReadOnly(ReadOnly::NoStorage(_)) => {
            ("bar bar--readonly", "status", w.read_only(), w.bar_no_storage(), vec![])
        }
        Saved::Follower => (
            "bar bar--readonly",
            "status",
            w.read_only(),
            w.bar_follower(),
            vec![button(w.take_over()).click(move || state.take_over())],
        ),
    };
    block("div", class)
        .attr("role", role)
        .el(icon(icondata_lu::LuTriangleAlert))
        .el(block("p", "grow").el(el("b").text(lead)).text(words))
        .el(block("p", "cluster").els(actions))
        .view()
}

fn toasts(state: AppState) -> View {
    let toast = live(move || {
        let Some(toast) = state.toast.get() else { return none() };
        let w = state.words();
        block("div", "toast")
            .el(block("p", "toast__text").text(toast.text))
            .maybe((toast.undo).then(|| {
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

/// A link with words of its own.
pub fn more(route: Route, words: &'static str) -> El {
    link(route.href(), words)
}
