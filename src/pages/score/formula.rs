//! How the score is worked out, in words, with the weights.

use crate::{
    duties::score::Scoring,
    route::Route,
    state::AppState,
    ui::{
        el::{El, block, el, text},
        parts::{fact, link, section, tag},
    },
};

/// The section.
pub fn formula(state: AppState, scoring: &Scoring) -> El {
    let w = state.words();
    let weights = [
        ("missing", scoring.missing),
        ("bare", scoring.for_bare()),
        ("late", scoring.for_late()),
        ("came_back", scoring.came_back),
    ];
    let weights = weights.map(|(code, points)| fact(w.sc_lost_for(code), text(w.sc_each(points as usize))));
    let rules = ["item", "counts", "out", "hazards"].map(|code| el("li").text(w.sc_rule_of(code)));
    let change = link(Route::Unit.href(), w.sc_change_weights());
    section("h-formula", w.sc_formula(), None, Some(change))
        .el(block("p", "cluster")
            .el(tag("tag tag--weak", w.source("suggestion")))
            .el(el("span").text(w.sc_not_official())))
        .el(block("p", "score__formula").text(w.sc_formula_is()))
        .el(block("dl", "facts score__weights")
            .el(fact(w.sc_full(), text(w.sc_full_is(scoring.points as usize))))
            .els(weights))
        .el(block("ul", "score__rules").els(rules))
}
