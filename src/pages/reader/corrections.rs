//! Correcting what the program found: no requirement, two in one, one in two, one that it missed.

use super::Page;
use crate::{
    base::id::BulletinId,
    bulletin::{
        correction::{Correction, Fix, corrected},
        verdict::{Claim, Decision, Mark, claims},
    },
    pages::dialogs::Dialog,
    platform::page as browser,
    state::AppState,
    ui::{
        el::{El, block, el},
        parts::{button, quiet},
    },
    workspace::Edit,
};

/// Adds a correction. Refused (and told) where a decision would lose its sentence.
pub fn correct(state: AppState, id: BulletinId, fix: Fix) -> bool {
    if !state.keep(id) {
        return false;
    }
    let mut list = kept(state, id);
    list.push(Correction { fix, on: state.today() });
    let was = change(state, id, list);
    if was {
        state.done(state.words().corrected());
        // The rows move up: what stood open belongs to another requirement now, and so would the next key.
        browser::later(|| browser::close_all(".req-row__mend[open]"));
    }
    was
}

fn kept(state: AppState, id: BulletinId) -> Vec<Correction> {
    state.peek().workspace.shelf.get(id).map(|kept| kept.corrections.clone()).unwrap_or_default()
}

fn change(state: AppState, id: BulletinId, list: Vec<Correction>) -> bool {
    let (Some(loaded), before) = (state.as_found(id), kept(state, id)) else { return false };
    let shown = state.peek();
    let decisions: &[Decision] = shown.workspace.shelf.get(id).map_or(&[], |kept| &kept.decisions);
    // How many decisions have no sentence.
    let lost = |list: &[Correction]| {
        let (bulletin, _) = corrected(&loaded.bulletin, list);
        claims(&bulletin, decisions).iter().filter(|claim| claim.found.is_none()).count()
    };
    if lost(&list) > lost(&before) {
        state.say(state.words().correction_decided(), true);
        return false;
    }
    state.edit(Edit::Correct { bulletin: id, corrections: list })
}

impl Page {
    /// What can be corrected about a requirement. One that is decided is not touched.
    pub(super) fn mend(&self, at: usize, claim: &Claim) -> Option<El> {
        if claim.verdict.is_some() {
            return None;
        }
        let (w, state, id) = (self.w, self.state, self.id);
        let found = self.found(claim)?;
        let joins = self.claims.get(at + 1).filter(|next| next.mark.item == claim.mark.item && next.verdict.is_none());
        let joins = joins.and_then(|next| self.found(next)).is_some_and(|next| next.block == found.block);
        let mark = claim.mark.clone();
        let fixed = move |fix: fn(Mark) -> Fix, mark: Mark| {
            move || {
                correct(state, id, fix(mark.clone()));
            }
        };
        let dismiss = quiet(w.no_requirement()).click(fixed(|mark| Fix::Dismissed { mark }, mark.clone()));
        let split = (!crate::bulletin::correction::seams(&mark.quote).is_empty())
            .then(|| quiet(w.split()).click(self.opens(Dialog::Split { bulletin: id, mark: mark.clone() })));
        let join = joins.then(|| quiet(w.join_next()).click(fixed(|mark| Fix::Joined { mark }, mark)));
        Some(
            block("details", "req-row__mend").el(block("summary", "small muted").text(w.mend())).el(block(
                "div", "cluster",
            )
            .el(dismiss)
            .maybe(split)
            .maybe(join)),
        )
    }

    /// What was corrected, with the ways to take it back and to hand it on.
    pub(super) fn corrections(&self) -> Option<El> {
        let (w, state, id) = (self.w, self.state, self.id);
        let list = kept(state, id);
        if list.is_empty() {
            return None;
        }
        let rows = list.iter().enumerate().map(|(at, correction)| {
            let (code, words) = match &correction.fix {
                Fix::Missed { quote, .. } => ("missed", quote.as_str()),
                Fix::Dismissed { mark } => ("dismissed", mark.quote.as_str()),
                Fix::Split { mark, .. } => ("split", mark.quote.as_str()),
                Fix::Joined { mark } => ("joined", mark.quote.as_str()),
            };
            let mut rest = list.clone();
            rest.remove(at);
            let back = quiet(w.take_back()).attr("aria-label", w.take_back_named(words)).click(move || {
                if change(state, id, rest.clone()) {
                    state.done(state.words().taken_back());
                }
            });
            el("li").el(el("span").el(el("b").text(w.fix(code))).text(words.to_owned())).el(back)
        });
        let export = button(w.export_corrections()).click(move || state.export_corrections());
        Some(
            block("li", "req-corrections").el(block("details", "")
                .el(el("summary").text(w.corrections(list.len())))
                .el(block("p", "small muted").text(w.corrections_kept_apart()))
                .el(block("ul", "flow flow--tight").els(rows))
                .el(el("p").el(export))),
        )
    }
}
