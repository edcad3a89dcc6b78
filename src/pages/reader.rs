//! A bulletin with its requirements marked, and beside it what was decided about each.

mod text;

use super::{
    dialogs::Dialog,
    frame::not_here,
    import::why_not,
    meter::{claims_of, meter, standing},
};
use crate::{
    base::id::BulletinId,
    bulletin::{
        Bulletin, Requirement,
        verdict::{Claim, Coverage, Verdict},
    },
    platform::page as browser,
    route::{Place, Route},
    state::{AppState, Content, Loaded, NotTaken, Shown},
    ui::{
        el::{El, View, all, block, el, live, none},
        parts::{button_with, icon_button, icon_small, link, notice, seg, seg_button, tag},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn page(state: AppState, id: BulletinId) -> View {
    let only = RwSignal::new("all");
    let open = RwSignal::new(false);
    // Another place of the same bulletin does not make the page again, it only leads there.
    Effect::new(move |_| {
        if let Route::Bulletin(_, place) = state.route.get() {
            let target = match place {
                Place::Top => return,
                Place::Item(item) => format!("i{item}"),
                Place::Requirement(number) => {
                    browser::later(move || browser::reveal(&format!("q{number}")));
                    format!("r{number}")
                }
            };
            browser::later(move || browser::show(Some(&target)));
        }
    });
    live(move || {
        let shown = state.now();
        let Some(loaded) = state.loaded(id) else {
            return match (state.reading(id), &*state.site()) {
                (Some(true), _) => not_read(state, id),
                (Some(false), _) | (None, Content::Loading) => block("div", "page").el(loading(state)).view(),
                (None, _) => not_here(state),
            };
        };
        let selected = match state.route.get() {
            Route::Bulletin(_, Place::Requirement(number)) => (number as usize).checked_sub(1),
            _ => None,
        };
        let page =
            Page { state, w: state.words(), id, claims: claims_of(&loaded, id, &shown), loaded, shown, selected, open };
        let class = if open.get() { "reader reader--open" } else { "reader" };
        let reader = block("div", class).attr("id", "reader").el(page.article()).el(page.panel(only));
        all(vec![reader.view(), page.bar().view()])
    })
}

struct Page {
    state: AppState,
    w: Words,
    id: BulletinId,
    loaded: Arc<Loaded>,
    claims: Vec<Claim>,
    shown: Arc<Shown>,
    selected: Option<usize>,
    /// On the phone: whether the panel is open.
    open: RwSignal<bool>,
}

impl Page {
    fn bulletin(&self) -> &Bulletin {
        &self.loaded.bulletin
    }

    /// The address of a requirement, by its place in the list.
    fn place(&self, at: usize) -> Route {
        Route::Bulletin(self.id, Place::requirement(at))
    }

    fn panel(&self, only: RwSignal<&'static str>) -> El {
        let (w, open) = (self.w, self.open);
        let sum = Coverage::of(&self.claims);
        let filter =
            |code: &'static str, words: String| seg_button(words, only.get() == code).click(move || only.set(code));
        let filters = seg(
            w.show_only(),
            vec![
                filter("all", w.show_all().to_owned()),
                filter("unread", w.sum_unread(sum.unread)),
                filter("adopted", w.sum_adopted(sum.adopted)),
            ],
        );
        let close = icon_button(icondata_lu::LuX, w.close_panel())
            .attr("class", "btn btn--icon reader__panel-close")
            .click(move || open.set(false));
        let head = block("div", "reader__panel-head")
            .el(block("div", "cluster cluster--between")
                .el(el("h2").attr("id", "panel-t").text(w.requirements(sum.total())))
                .el(close))
            .el(meter(self.state, self.id, &self.claims, "meter", self.selected))
            .el(filters);
        let shown = |claim: &Claim| match only.get() {
            "unread" => claim.verdict.is_none(),
            "adopted" => matches!(claim.verdict, Some(Verdict::Adopted { .. })),
            _ => true,
        };
        let rows =
            self.claims.iter().enumerate().filter(|(_, claim)| shown(claim)).map(|(at, claim)| self.row(at, claim));
        let body = if self.claims.is_empty() {
            block("p", "reader__panel-body muted").text(w.no_requirements())
        } else {
            block("ol", "reader__panel-body").els(rows)
        };
        block("aside", "reader__panel").attr("id", "panel").attr("aria-labelledby", "panel-t").el(head).el(body)
    }

    fn row(&self, at: usize, claim: &Claim) -> El {
        let (w, number) = (self.w, at + 1);
        let standing = standing(claim, &self.shown);
        let head = block("p", "req-row__head")
            .el(block("span", "req-row__no").text(w.requirement_no(number)))
            .el(el("i").attr("class", format!("meter__key meter__key--{standing}")).attr("aria-hidden", "true"))
            .el(el("span").attr("class", if standing == "late" { "late" } else { "" }).text(w.standing(standing)));
        let found = self.found(claim);
        let fact = |words: String| tag("tag", words);
        let facts: Vec<El> = match found {
            None => vec![tag("tag tag--soon", w.sentence_lost())],
            Some(found) => [
                found.actor.as_ref().map(|actor| w.fact_actor(actor.as_str())),
                found.due.as_ref().map(|due| w.fact_due(due.as_str())),
                found.cadence.as_ref().map(|cadence| w.fact_cadence(cadence.as_str())),
                found.optional.then(|| w.fact_optional().to_owned()),
            ]
            .into_iter()
            .flatten()
            .map(fact)
            .collect(),
        };
        let class = if self.selected == Some(at) { "req-row req-row--selected" } else { "req-row" };
        let quote =
            block("p", "req-row__text").attr("lang", "zh-CN").el(link(self.place(at).href(), claim.mark.quote.clone())
                .click({
                    let open = self.open;
                    move || open.set(false)
                }));
        let row = block("li", class).attr("id", format!("q{number}")).el(head).el(quote);
        let row = if facts.is_empty() { row } else { row.el(block("p", "req-row__facts cluster").els(facts)) };
        row.el(self.verdict(at, claim)).kid(self.outcome(claim))
    }

    fn found(&self, claim: &Claim) -> Option<&Requirement> {
        self.bulletin().items.get(claim.mark.item as usize)?.requirements.get(claim.found?)
    }

    fn verdict(&self, at: usize, claim: &Claim) -> El {
        let (w, state, id) = (self.w, self.state, self.id);
        let adopted = matches!(claim.verdict, Some(Verdict::Adopted { .. }));
        let refused = matches!(claim.verdict, Some(Verdict::NotOurs { .. }));
        let open = claim.verdict.is_none();
        let button = |words: &'static str, pressed: bool| {
            let tick = icon_small(if pressed { icondata_lu::LuCheck } else { icondata_lu::LuCircle });
            block("button", "seg__btn").attr("type", "button").state("aria-pressed", pressed).el(tick).text(words)
        };
        let mark = claim.mark.clone();
        let (for_adopt, for_refuse) = (mark.clone(), mark.clone());
        let adopt = button(w.adopt(), adopted).attr("class", "seg__btn seg__btn--adopt").click(move || {
            if !adopted {
                state.dialog.set(Some(Dialog::Adopt { bulletin: id, mark: for_adopt.clone() }));
            }
        });
        let refuse = button(w.not_ours(), refused).click(move || {
            if adopted {
                state.say(state.words().refused("already_adopted"), true);
            } else {
                state.dialog.set(Some(Dialog::NotOurs { bulletin: id, mark: for_refuse.clone() }));
            }
        });
        let back = button(w.unread(), open).click(move || {
            if !open && state.edit(Edit::Undecide { bulletin: id, mark: mark.clone() }) {
                state.done(state.words().undecided());
            }
        });
        block("div", "seg verdict")
            .attr("role", "group")
            .attr("aria-label", w.verdict_on(at + 1))
            .els([adopt, refuse, back])
    }

    /// The duty a requirement became, or why it is not ours.
    fn outcome(&self, claim: &Claim) -> View {
        match &claim.verdict {
            None => none(),
            Some(Verdict::NotOurs { reason }) => {
                block("p", "req-row__duty muted").text(self.w.because(reason.as_str())).view()
            }
            Some(Verdict::Adopted { duty }) => {
                let name = self.shown.workspace.duties.get(*duty).map(|duty| duty.name.clone()).unwrap_or_default();
                block("p", "req-row__duty").text(self.w.its_duty()).el(link(Route::Duty(*duty).href(), name)).view()
            }
        }
    }

    /// On the phone: the sum, and the button that opens the panel.
    fn bar(&self) -> El {
        let (w, open) = (self.w, self.open);
        let sum = Coverage::of(&self.claims);
        let cells = self
            .claims
            .iter()
            .map(|claim| el("i").attr("class", format!("meter__cell meter__cell--{}", standing(claim, &self.shown))));
        let button = button_with(icondata_lu::LuListChecks, w.requirements_short())
            .attr("aria-controls", "panel")
            .state("aria-expanded", open.get())
            .click(move || open.update(|open| *open = !*open));
        block("div", "reqbar no-print")
            .el(block("div", "reqbar__text")
                .el(block("div", "meter meter--still")
                    .attr("aria-hidden", "true")
                    .el(block("div", "meter__cells").els(cells)))
                .el(block("p", "small").el(el("b").text(w.sum_unread(sum.unread))).text(format!(
                    " · {} · {}",
                    w.sum_adopted(sum.adopted),
                    w.sum_not_ours(sum.not_ours)
                ))))
            .el(button)
    }
}

fn loading(state: AppState) -> El {
    block("p", "muted").attr("role", "status").text(state.words().loading())
}

/// A bulletin whose text is here, but not the program that reads it.
fn not_read(state: AppState, id: BulletinId) -> View {
    let w = state.words();
    let body = why_not(w, NotTaken::NoReader, state.peek().workspace.shelf.len());
    let again = button_with(icondata_lu::LuRefreshCw, w.try_again()).click(move || state.read_again(id));
    let told = notice("notice notice--soon", icondata_lu::LuTriangleAlert, w.not_read_now(), body, vec![again]);
    block("div", "page page--narrow").el(told.attr("role", "alert")).view()
}
