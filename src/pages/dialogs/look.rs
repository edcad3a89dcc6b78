//! How the text looks, the keys, and the explanation of a term.

use crate::{
    pages::settings::looks,
    state::AppState,
    ui::{
        dialog::shown,
        el::{View, all, block, el, live},
        parts::{para, span},
    },
};
use leptos::prelude::*;

/// Size, face, lines and colours of the text; every choice shows at once.
pub fn look(state: AppState) -> View {
    let w = state.words();
    let body = live(move || all(looks(state, &state.now()).into_iter().map(crate::ui::el::El::view).collect()));
    shown(w.reading_look(), w.close(), vec![body], move || state.dialog.set(None))
}

/// The keys of the reader.
pub fn keys(state: AppState) -> View {
    let w = state.words();
    let keys = ["j", "k", "/", "?", "Ctrl Z"];
    let rows = keys.map(|key| el("p").el(el("kbd").text(key)).text(" ").text(w.key(key)));
    shown(w.keys(), w.close(), vec![block("div", "flow flow--tight").els(rows).view()], move || state.dialog.set(None))
}

/// What a term means, in our words, with its source.
pub fn term(state: AppState, key: String) -> View {
    let w = state.words();
    let found = RwSignal::new(None);
    leptos::task::spawn_local(async move {
        found.try_set(Some(state.explained(&key).await));
    });
    let body = live(move || match found.get() {
        None => block("p", "muted").text(w.loading()).view(),
        Some(None) => para(w.no_explanation()).view(),
        Some(Some(term)) => {
            let english = w.0 == crate::base::lang::Lang::En;
            block("div", "flow flow--tight")
                .el(block("p", "").el(el("b").attr("lang", "zh-CN").text(term.term)))
                .el(para(if english { term.en } else { term.zh }))
                .el(block("p", "small muted")
                    .text(w.term_source())
                    .el(span(term.source).attr("lang", "zh-CN"))
                    .text(" · ")
                    .text(w.term_kind(term.kind.code())))
                .view()
        }
    });
    shown(w.term(), w.close(), vec![body], move || state.dialog.set(None))
}
