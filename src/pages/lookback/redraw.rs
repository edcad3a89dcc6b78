//! How anyone can draw again: in words, with the keys; and what drawing again gives here, now.

use super::{key, named};
use crate::{
    duties::lookback::{Draw, Outcome, Subject, Verified, candidates, verify},
    platform::page as browser,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live, none},
        parts::{button, button_with, notice, para, section as titled, span},
    },
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many of what came or went are named; the rest is counted.
const NAMED: usize = 20;

/// The section. `asked`: what drawing again gives is wanted.
pub fn section(state: AppState, shown: &Arc<Shown>, draw: &Arc<Draw>, asked: RwSignal<bool>) -> View {
    let w = state.words();
    let again = button_with(icondata_lu::LuRefreshCw, w.sc_verify()).click(move || asked.set(true));
    let keys: Vec<String> = draw.candidates.iter().map(Subject::to_string).collect();
    let all_keys = keys.join("\n") + "\n";
    let copy = button(w.sc_copy_keys()).click(move || {
        let keys = all_keys.clone();
        leptos::task::spawn_local(async move {
            let done = browser::copy(&keys).await;
            let words = if done { w.copied() } else { w.not_copied() };
            state.say(words, !done);
        });
    });
    let steps = ["1", "2", "3", "sum"].map(|code| el("li").text(w.sc_redraw(code)));
    let list = block("details", "look__keys")
        .el(block("summary", "look__open").text(w.sc_all_keys(keys.len())))
        .el(block("pre", "look__list").attr("tabindex", "0").text(keys.join("\n")));
    let (shown, draw) = (shown.clone(), draw.clone());
    let told = live(move || {
        if !asked.get() {
            return none();
        }
        let workspace = &shown.workspace;
        let now = candidates(&workspace.records, &workspace.hazards, draw.of, draw.from, draw.to);
        told(w, &shown, &draw, verify(&draw, &now)).view()
    });
    titled("h-redraw", w.sc_redraw_title(), None, None)
        .el(para(w.sc_redraw_why()))
        .el(block("ol", "look__steps").els(steps))
        .el(block("p", "cluster").el(again).el(copy))
        .el(block("div", "look__told").attr("role", "status").kid(told))
        .el(list)
        .view()
}

fn told(w: Words, shown: &Shown, draw: &Draw, verified: Verified) -> El {
    match verified {
        Verified::Same => {
            let words = vec![para(w.sc_same_more(draw.picks.len()))];
            notice("notice notice--done", icondata_lu::LuCircleCheck, w.sc_same(), words, vec![])
        }
        Verified::Changed { new, gone } => {
            let bad = |subject: &&Subject| {
                let result = draw.pick(**subject).and_then(|pick| pick.result.as_ref());
                result.is_some_and(|looked| looked.outcome != Outcome::Held)
            };
            let by_result = gone.iter().filter(bad).count();
            let reopened = (by_result > 0).then(|| para(w.sc_gone_by_result(by_result)));
            let body = vec![
                para(w.sc_changed_more(draw.candidates.len())),
                list(w, shown, w.sc_new(new.len()), &new),
                list(w, shown, w.sc_went(gone.len()), &gone),
                el("div").maybe(reopened),
            ];
            notice("notice", icondata_lu::LuInfo, w.sc_changed(), body, vec![])
        }
        Verified::NotTheDraw => {
            let words = vec![para(w.sc_not_the_draw())];
            notice("notice notice--late", icondata_lu::LuTriangleAlert, w.sc_not_same(), words, vec![])
        }
    }
}

fn list(w: Words, shown: &Shown, title: String, subjects: &[Subject]) -> El {
    let lines = subjects.iter().take(NAMED).map(|subject| {
        let named = named(w, shown, *subject);
        el("li").el(span(format!("{} {} ", named.name, named.what)).attr("lang", "zh-CN")).el(key(*subject))
    });
    el("div").el(para(title)).el(block("ul", "look__changes").els(lines))
}
