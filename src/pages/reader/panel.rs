//! Beside the text: the requirements, what was decided about each, and what can be done with them.

use super::Page;
use crate::{
    bulletin::{
        Requirement, Strength,
        verdict::{Claim, Coverage, Mark, Verdict},
    },
    pages::{dialogs::Dialog, meter::meter},
    route::Route,
    ui::{
        el::{El, View, block, el, none},
        parts::{button, button_with, icon_button, icon_small, link, primary, quiet, seg, seg_button, tag},
    },
    workspace::Edit,
};
use leptos::prelude::*;

impl Page {
    pub(super) fn panel(&self) -> El {
        let (w, hand) = (self.w, self.hand);
        let sum = Coverage::of(&self.claims);
        let filter = |code: &'static str, words: String| {
            seg_button(words, hand.only.get() == code).click(move || hand.only.set(code))
        };
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
            .click(move || hand.open.set(false));
        let head = block("div", "reader__panel-head")
            .el(block("div", "cluster cluster--between")
                .el(el("h2").attr("id", "panel-t").text(w.requirements(sum.total())))
                .el(close))
            .el(meter(self.state, self.id, &self.claims, "meter", self.selected))
            .el(filters);
        let body = if self.claims.is_empty() {
            block("p", "reader__panel-body muted").text(w.no_requirements())
        } else {
            block("ol", "reader__panel-body").els(self.rows())
        };
        block("aside", "reader__panel")
            .attr("id", "panel")
            .attr("aria-labelledby", "panel-t")
            .el(head)
            .el(body.maybe(self.corrections()))
            .maybe(self.together())
    }

    /// The rows that are to be shown, those of each item under its number.
    fn rows(&self) -> Vec<El> {
        let only = self.hand.only.get();
        let shown = |claim: &Claim| match only {
            "unread" => claim.verdict.is_none(),
            "adopted" => matches!(claim.verdict, Some(Verdict::Adopted { .. })),
            _ => true,
        };
        let mut rows = Vec::new();
        let mut item = None;
        for (at, claim) in self.claims.iter().enumerate().filter(|(_, claim)| shown(claim)) {
            if item != Some(claim.mark.item) {
                item = Some(claim.mark.item);
                rows.extend(self.item_row(claim.mark.item));
            }
            rows.push(self.row(at, claim));
        }
        rows
    }

    fn open_marks(&self, item: Option<u32>) -> Vec<Mark> {
        let open = self.claims.iter().filter(|claim| claim.verdict.is_none());
        open.filter(|claim| item.is_none_or(|item| claim.mark.item == item)).map(|claim| claim.mark.clone()).collect()
    }

    /// The head of an item's rows, with the way to choose all that are open.
    fn item_row(&self, item: u32) -> Option<El> {
        let (w, chosen) = (self.w, self.hand.chosen);
        let open = self.open_marks(Some(item));
        let all = (open.len() > 1).then(|| {
            quiet(w.choose_open(open.len())).click(move || {
                chosen.update(|chosen| {
                    chosen.retain(|mark| !open.contains(mark));
                    chosen.extend(open.iter().cloned());
                });
            })
        });
        (self.bulletin().items.len() > 1 || all.is_some()).then(|| {
            block("li", "req-item cluster cluster--between")
                .el(block("b", "small").text(w.item_no(item as usize + 1)))
                .maybe(all)
        })
    }

    fn row(&self, at: usize, claim: &Claim) -> El {
        let (w, number) = (self.w, at + 1);
        let standing = self.standing(claim);
        let head = block("p", "req-row__head")
            .el(block("span", "req-row__no").text(w.requirement_no(number)))
            .el(el("i").attr("class", format!("meter__key meter__key--{standing}")).attr("aria-hidden", "true"))
            .el(el("span").attr("class", if standing == "late" { "late" } else { "" }).text(w.standing(standing)))
            .maybe(claim.verdict.is_none().then(|| self.choose(number, &claim.mark)));
        let class = if self.selected == Some(at) { "req-row req-row--selected" } else { "req-row" };
        let open = self.hand.open;
        let quote =
            block("p", "req-row__text")
                .attr("lang", "zh-CN")
                .el(link(self.place(at).href(), claim.mark.quote.clone()).click(move || open.set(false)));
        let facts = self.facts(claim);
        let row = block("li", class).attr("id", format!("q{number}")).el(head).el(quote);
        let row = if facts.is_empty() { row } else { row.el(block("p", "req-row__facts cluster").els(facts)) };
        row.el(self.verdict(at, claim)).kid(self.outcome(claim)).maybe(self.mend(at, claim))
    }

    /// Choosing a requirement, to decide about several at once.
    fn choose(&self, number: usize, mark: &Mark) -> El {
        let (chosen, mark) = (self.hand.chosen, mark.clone());
        let is = chosen.get().contains(&mark);
        let tick = block("input", "choice__box")
            .attr("type", "checkbox")
            .attr("aria-label", self.w.choose_no(number))
            .flag("checked", is)
            .on("change", move |_| {
                chosen.update(|chosen| match chosen.iter().position(|other| *other == mark) {
                    Some(at) => drop(chosen.remove(at)),
                    None => chosen.push(mark.clone()),
                });
            });
        block("label", "req-row__choose").el(tick).text(self.w.choose())
    }

    /// What can be done with the requirements that are chosen.
    fn together(&self) -> Option<El> {
        let (w, chosen, bulletin) = (self.w, self.hand.chosen, self.id);
        let open = self.open_marks(None);
        let marks: Vec<Mark> = open.into_iter().filter(|mark| chosen.get().contains(mark)).collect();
        let many = marks.len();
        (many > 0).then(|| {
            block("div", "reader__together cluster")
                .el(primary(w.adopt_chosen(many))
                    .click(self.opens(Dialog::AdoptAll { bulletin, marks: marks.clone() })))
                .el(button(w.not_ours()).click(self.opens(Dialog::NotOurs { bulletin, marks })))
                .el(quiet(w.choose_none()).click(move || chosen.set(Vec::new())))
        })
    }

    fn facts(&self, claim: &Claim) -> Vec<El> {
        let w = self.w;
        let Some(found) = self.found(claim) else { return vec![tag("tag tag--soon", w.sentence_lost())] };
        [
            (found.strength == Strength::MustNot).then(|| w.strength("must_not").to_owned()),
            (found.strength == Strength::Asked).then(|| w.strength("asked").to_owned()),
            found.actor.as_ref().map(|actor| w.fact_actor(actor.as_str())),
            found.level.map(|level| w.fact_level(w.level(level.code()))),
            found.due.as_ref().map(|due| w.fact_due(self.due(due, found).as_str())),
            found.cadence.as_ref().map(|cadence| w.fact_cadence(cadence.as_str())),
            found.optional.then(|| w.fact_optional().to_owned()),
            found.own.then(|| w.fact_own().to_owned()),
        ]
        .into_iter()
        .flatten()
        .map(|words| tag("tag", words))
        .collect()
    }

    pub(super) fn found(&self, claim: &Claim) -> Option<&Requirement> {
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
            if !adopted && state.can_write() {
                state.dialog.set(Some(Dialog::Adopt { bulletin: id, mark: for_adopt.clone() }));
            }
        });
        let refuse = button(w.not_ours(), refused).click(move || {
            if adopted {
                state.say(state.words().refused("already_adopted"), true);
            } else if state.can_write() {
                state.dialog.set(Some(Dialog::NotOurs { bulletin: id, marks: vec![for_refuse.clone()] }));
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
    pub(super) fn bar(&self) -> El {
        let (w, open) = (self.w, self.hand.open);
        let sum = Coverage::of(&self.claims);
        let cells = self
            .claims
            .iter()
            .map(|claim| el("i").attr("class", format!("meter__cell meter__cell--{}", self.standing(claim))));
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
