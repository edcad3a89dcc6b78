//! What a new version of a text changed, and which decisions it left behind.

use super::frame::not_here;
use crate::{
    base::id::BulletinId,
    bulletin::{
        verdict::{Decision, Verdict},
        version::{Change, How, Piece},
    },
    route::{Place, Route},
    state::AppState,
    ui::{
        el::{El, View, block, el, live},
        parts::{link, link_button, para, section},
    },
};
use leptos::prelude::*;

/// Lines around a change that are shown with it.
const AROUND: usize = 1;

/// The page.
pub fn page(state: AppState, id: BulletinId) -> View {
    let found = RwSignal::new(None);
    leptos::task::spawn_local(async move {
        let changes = state.changes(id).await;
        found.try_set(Some(changes));
    });
    live(move || {
        let (w, shown) = (state.words(), state.now());
        let Some(kept) = shown.workspace.shelf.get(id) else { return not_here(state) };
        let Some(old) = kept.replaces else { return not_here(state) };
        let changes = match found.get() {
            None => block("p", "muted").attr("role", "status").text(w.loading()),
            Some(None) => para(w.no_changes_to_show()),
            Some(Some(changes)) => list(state, &changes),
        };
        let ways = block("p", "cluster no-print")
            .el(link_button("btn", Route::Bulletin(id, Place::Top).href(), w.open_newer()))
            .el(link_button("btn btn--quiet", Route::Bulletin(old, Place::Top).href(), w.open_older()));
        block("div", "page page--narrow flow flow--wide")
            .el(block("h1", "").attr("lang", "zh-CN").text(kept.title.clone()))
            .el(para(w.changes_what()))
            .el(ways)
            .maybe(left_behind(state, id, old))
            .maybe(lost_notes(state, id))
            .el(section("h-changes", w.changes(), None, None).el(changes))
            .view()
    })
}

/// The decisions of the old text whose sentence the new one does not have.
fn left_behind(state: AppState, id: BulletinId, old: BulletinId) -> Option<El> {
    let (w, shown) = (state.words(), state.peek());
    let decisions = |id| shown.workspace.shelf.get(id).map(|kept| kept.decisions.as_slice()).unwrap_or_default();
    // What was decided anew, or taken back, on a sentence that is there has not lost it.
    let loaded = state.loaded(id)?;
    let there = crate::pages::meter::claims_of(&loaded, id, &shown);
    let there = |quote: &str| there.iter().any(|claim| claim.found.is_some() && claim.mark.quote == quote);
    let left: Vec<&Decision> = decisions(old).iter().filter(|was| !there(&was.mark.quote)).collect();
    let row = |decision: &&Decision| {
        let quote = block("p", "quote").attr("lang", "zh-CN").text(decision.mark.quote.clone());
        let what = match &decision.verdict {
            Verdict::NotOurs { reason } => para(w.because(reason.as_str())),
            Verdict::Adopted { duty } => {
                let duty = shown.workspace.duties.get(*duty).map(|found| (*duty, found.name.clone()));
                let link = duty.map(|(duty, name)| link(Route::Duty(duty).href(), name));
                el("p").text(w.its_duty()).maybe(link)
            }
        };
        el("li").el(quote).el(what)
    };
    (!left.is_empty()).then(|| {
        section("h-left", w.left_behind(left.len()), None, None)
            .el(para(w.left_behind_more()))
            .el(block("ul", "flow").els(left.iter().map(row)))
    })
}

/// The notes that the new text has no place for.
fn lost_notes(state: AppState, id: BulletinId) -> Option<El> {
    let (w, shown) = (state.words(), state.peek());
    let lost = shown.workspace.notes.values().filter(|note| note.bulletin == id && note.lost).count();
    (lost > 0).then(|| el("p").text(w.notes_lost(lost)).text(" ").el(link(Route::Notes.href(), w.notes())))
}

fn list(state: AppState, changes: &[Change]) -> El {
    let w = state.words();
    let differs = |change: &Change| !matches!(change, Change::Same { .. });
    let near = |at: usize| {
        let from = at.saturating_sub(AROUND);
        changes.iter().skip(from).take(at + AROUND + 1 - from).any(differs)
    };
    let mut rows = block("div", "changes").attr("lang", "zh-CN");
    let mut skipped = 0;
    for (at, change) in changes.iter().enumerate() {
        if !near(at) {
            skipped += 1;
            continue;
        }
        if skipped > 0 {
            rows.push(gap(w.unchanged(skipped)));
            skipped = 0;
        }
        rows.push(match change {
            Change::Same { text } => block("p", "changes__same").text(text.clone()).view(),
            Change::Removed { text } => el("p").el(el("del").text(text.clone())).view(),
            Change::Added { text } => el("p").el(el("ins").text(text.clone())).view(),
            Change::Changed { pieces } => el("p").els(pieces.iter().map(piece)).view(),
        });
    }
    if skipped > 0 {
        rows.push(gap(w.unchanged(skipped)));
    }
    rows
}

fn gap(words: String) -> View {
    block("p", "changes__gap small muted").text(words).view()
}

fn piece(piece: &Piece) -> El {
    let tag = match piece.how {
        How::Same => "span",
        How::Removed => "del",
        How::Added => "ins",
    };
    el(tag).text(piece.text.clone())
}
