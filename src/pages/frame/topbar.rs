//! The line at the top, and the one under it where not everything is as it should be.

use super::{code, nav::section_of};
use crate::pages::dialogs::Dialog;
use crate::{
    base::{lang::Lang, storage::StorageError},
    route::Route,
    state::{AppState, Saved},
    ui::{
        el::{El, View, block, el, none},
        parts::{button, icon, icon_button, icon_small, link_button, primary, seg, seg_button, span},
    },
    workspace::vault::{ReadOnly, SaveError},
};
use leptos::prelude::*;

/// Title, what is saved, undo, language.
pub fn topbar(state: AppState) -> View {
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
        seg_button(label, state.lang() == lang).attr("lang", lang.tag()).click(move || state.speak(lang))
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

fn detail_title(state: AppState, route: Route) -> Option<String> {
    let shown = state.now();
    let w = state.words();
    match route {
        Route::Bulletin(id, _) => state.loaded(id).map(|loaded| loaded.title.clone()),
        Route::Changes(_) => Some(w.changes().to_owned()),
        Route::Notes => Some(w.notes().to_owned()),
        Route::Search => Some(w.search().to_owned()),
        Route::Duty(id) => shown.workspace.duties.get(id).map(|duty| w.of(&duty.name, duty.name_en.as_deref())),
        Route::Pilot(id, _) => shown.workspace.pilots.get(id).map(|pilot| pilot.name.clone()),
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
pub fn bar(state: AppState) -> View {
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
        Saved::Yes => match state.now().doubtful {
            Some((now, seen)) => (
                "bar bar--unsaved",
                "alert",
                w.clock_doubtful(),
                w.bar_clock(),
                vec![
                    span(w.clock_days(now.to_string(), seen.to_string())),
                    button(w.clock_trust()).click(move || state.dialog.set(Some(Dialog::TrustClock))),
                ],
            ),
            None => return none(),
        },
        Saved::No(why) => {
            let words = match why {
                SaveError::Conflict => w.bar_conflict(),
                SaveError::Storage(StorageError::Denied) => w.bar_denied(),
                SaveError::Storage(StorageError::Full) => w.bar_full(),
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
