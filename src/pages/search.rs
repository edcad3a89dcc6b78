//! Search over everything, as one types.

use crate::{
    base::id::BulletinId,
    platform::page as browser,
    route::{Place, Route},
    search::{Found, Group, Hit, Kind, Piece},
    state::{AppState, Content, Indexed},
    ui::{
        el::{El, View, all, block, el, live, none},
        parts::{button, icon, link_button, search_field},
    },
};
use leptos::prelude::*;

/// So many hits of each kind are shown at first, and with each further step.
const STEP: usize = 20;

/// The picture that stands for searching.
pub fn glass() -> El {
    icon(icondata_lu::LuSearch)
}

/// The page.
pub fn page(state: AppState) -> View {
    let w = state.words();
    let found = RwSignal::new(None::<(String, Found)>);
    let most = RwSignal::new(STEP);
    // The list of the site's bulletins may come later than the page.
    Effect::new(move |_| {
        if *state.site() != Content::Loading {
            leptos::task::spawn_local(async move { state.build_index().await });
        }
    });
    Effect::new(move |_| {
        if matches!(state.indexed(), Indexed::All(_)) {
            look(state, found, most);
        }
    });
    let typed = move |words: String| {
        if state.searched.get_untracked() != words {
            state.searched.set(words);
            most.set(STEP);
            look(state, found, most);
        }
    };
    let field = search_field(state.searched.get_untracked(), w.search_hint(), typed)
        .attr("class", "input search__field")
        .attr("id", "search")
        .attr("aria-label", w.search())
        .after(browser::focus);
    let results = live(move || results(state, found, most));
    block("div", "page page--narrow flow")
        .el(block("div", "search").attr("role", "search").el(glass()).el(field))
        .kid(live(move || progress(state)))
        .kid(live(move || counted(state, found)))
        .el(block("div", "flow").kid(results))
        .view()
}

/// Searches for what is typed; an answer to what was typed before is dropped.
fn look(state: AppState, found: RwSignal<Option<(String, Found)>>, most: RwSignal<usize>) {
    let Some(words) = state.searched.try_get_untracked() else { return };
    if words.trim().is_empty() {
        found.try_set(None);
        return;
    }
    leptos::task::spawn_local(async move {
        let Some(many) = most.try_get_untracked() else { return };
        let answer = state.find(&words, many).await;
        if state.searched.try_get_untracked().as_ref() == Some(&words) {
            found.try_set(answer.map(|answer| (words, answer)));
        }
    });
}

fn progress(state: AppState) -> View {
    let w = state.words();
    match state.indexed() {
        Indexed::Part(done, of) => block("p", "small muted").attr("role", "status").text(w.indexing(done, of)).view(),
        Indexed::Failed => block("p", "small").attr("role", "alert").text(w.search_failed()).view(),
        Indexed::All(_) if *state.site() == Content::Failed => {
            block("p", "small").attr("role", "alert").text(w.site_not_searched()).view()
        }
        Indexed::All(missing) if missing > 0 => block("p", "small").text(w.search_missing(missing)).view(),
        _ => none(),
    }
}

/// For those who do not see the page: how much was found, not all of it at every key.
fn counted(state: AppState, found: RwSignal<Option<(String, Found)>>) -> View {
    let many = found.get().map(|(_, answer)| state.words().things(answer.total));
    block("p", "visually-hidden").attr("role", "status").text(many.unwrap_or_default()).view()
}

fn results(state: AppState, found: RwSignal<Option<(String, Found)>>, most: RwSignal<usize>) -> View {
    let w = state.words();
    match found.get() {
        None => block("p", "muted").text(w.search_how()).view(),
        Some((words, answer)) if answer.total == 0 => block("p", "muted").text(w.found_nothing(words)).view(),
        Some((_, answer)) => {
            let groups = answer.groups.iter().map(|group| group_of(state, found, most, group).view());
            all(groups.collect())
        }
    }
}

fn group_of(state: AppState, found: RwSignal<Option<(String, Found)>>, most: RwSignal<usize>, group: &Group) -> El {
    let w = state.words();
    let rest = group.total.saturating_sub(group.hits.len());
    let more = (rest > 0).then(|| {
        button(w.show_more(rest)).click(move || {
            most.update(|most| *most += STEP * 5);
            look(state, found, most);
        })
    });
    block("section", "section flow")
        .el(block("div", "section__head")
            .el(block("h2", "section__title").text(w.found_kind(group.kind.code())))
            .el(block("span", "section__count note").text(w.things(group.total))))
        .el(block("ul", "hit-list").els(group.hits.iter().map(|hit| row(state, group.kind, hit))))
        .maybe(more)
}

/// The address of a line of a hit.
fn address(kind: Kind, key: &str, line: Option<u32>) -> String {
    let id: Option<BulletinId> = if kind == Kind::Bulletin { key.parse().ok() } else { None };
    match (id, line) {
        (Some(id), Some(line)) => Route::Bulletin(id, Place::Line(line.saturating_add(1))).href(),
        (Some(id), None) => Route::Bulletin(id, Place::Top).href(),
        (None, _) => key.split('?').next().unwrap_or_default().to_owned(),
    }
}

fn row(state: AppState, kind: Kind, hit: &Hit) -> El {
    let w = state.words();
    let title =
        link_button("hit__title", address(kind, &hit.key, None), "").attr("lang", "zh-CN").kid(marked(&hit.title));
    let day = hit.day.map(|day| block("span", "note").text(day.to_string()));
    let places = hit.places.iter().map(|place| {
        let go = link_button("hit__place", address(kind, &hit.key, Some(place.line)), "");
        el("p").el(go.attr("lang", "zh-CN").kid(marked(&place.context)))
    });
    let more = (hit.more > 0).then(|| block("p", "small muted").text(w.more_places(hit.more)));
    block("li", "hit").el(block("p", "hit__head cluster").el(title).maybe(day)).els(places).maybe(more)
}

fn marked(pieces: &[Piece]) -> View {
    let piece = |piece: &Piece| {
        let words = piece.text.clone();
        if piece.hit { block("mark", "hit__mark").text(words).view() } else { crate::ui::el::text(words) }
    };
    all(pieces.iter().map(piece).collect())
}
