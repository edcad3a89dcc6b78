//! What the pilot is, its stages and its rules.

use super::{
    history,
    said::{given, many, mark},
};
use crate::{
    base::{id::PilotId, points},
    pages::dialogs::{
        Dialog, opens,
        pilot::{Ask, save_template, swapped},
    },
    pilots::{Pilot, Ties, rank::weights, stage::Stage},
    state::AppState,
    ui::{
        el::{El, View, block, el, live, none, text},
        parts::{button, button_with, fact, icon_button, link_button, para, section, span, tag},
    },
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn page(state: AppState, id: PilotId) -> View {
    let most = RwSignal::new(history::STEP);
    live(move || {
        let Some(pilot) = super::now(state, id) else { return none() };
        let setup = Setup { state, id, pilot };
        block("div", "page flow flow--wide")
            .el(el("h1").attr("lang", "zh-CN").text(setup.pilot.name.clone()))
            .el(setup.facts())
            .el(setup.stages())
            .el(setup.rules())
            .kid(history::section_of(state, id, setup.pilot.clone(), most))
            .el(setup.end())
            .view()
    })
}

struct Setup {
    state: AppState,
    id: PilotId,
    pilot: Arc<Pilot>,
}

impl Setup {
    fn ask(&self, ask: Ask) -> impl Fn() + Send + Sync + 'static {
        opens(self.state, Dialog::Pilot(ask))
    }

    fn facts(&self) -> El {
        let (w, pilot, today) = (self.state.words(), &self.pilot, self.state.today());
        let day =
            |day: Option<crate::base::day::Date>| day.map_or_else(|| w.not_given().to_owned(), |day| w.day(day, today));
        let said = |words: &str| given(w, words);
        let facts = block("dl", "facts")
            .el(fact(w.region(), text(said(&pilot.region))))
            .el(fact(w.mode(), text(said(&pilot.mode))))
            .el(fact(w.basis(), text(said(&pilot.source))))
            .el(fact(w.pt_goal(), text(said(&pilot.goal))))
            .el(fact(w.pt_period(), text(format!("{} — {}", day(pilot.from), day(pilot.to)))))
            .el(fact(w.pt_owner(), text(said(&pilot.owner))))
            .el(fact(w.pt_status_label(), text(w.pt_status(pilot.status.code()))))
            .el(fact(w.pt_filled_label(), text(w.pt_filled(pilot.filled.code()))));
        let change = button(w.pt_facts_change()).click(self.ask(Ask::Facts(self.id)));
        section("h-facts", w.pt_facts(), None, None).el(facts).el(block("p", "cluster").el(change))
    }

    fn stages(&self) -> El {
        let w = self.state.words();
        let last = self.pilot.stages.len().saturating_sub(1);
        let rows = self.pilot.stages.iter().enumerate().map(|(at, stage)| self.stage(at, stage, last));
        let add =
            button_with(icondata_lu::LuPlus, w.pt_stage_add()).click(self.ask(Ask::Stage { pilot: self.id, at: None }));
        section("h-stages", w.pt_stages(), Some(w.pt_steps(self.pilot.stages.len())), None)
            .el(block("ol", "stages").els(rows))
            .maybe(match weights(&self.pilot.stages) {
                0 | 100 => None,
                sum => Some(mark(w.pp_weights_wrong(many(sum)))),
            })
            .el(block("p", "cluster").el(add))
    }

    fn stage(&self, at: usize, stage: &Stage, last: usize) -> El {
        let w = self.state.words();
        let name = w.of(&stage.name, stage.name_en.as_deref());
        let said = [
            stage.weight.map(|weight| w.pt_said_weight(weight as usize)),
            stage.pass_mark.map(|mark| w.pt_said_mark(points::write(mark))),
            stage.opens_at.map(|opens| w.pt_said_opens(opens as usize)),
            stage.limit_days.map(|days| w.pt_said_limit(days as usize)),
        ];
        let moves = [
            (at > 0).then(|| self.mover(w.pt_up(name.as_str()), icondata_lu::LuArrowUp, at, at.wrapping_sub(1))),
            (at < last).then(|| self.mover(w.pt_down(name.as_str()), icondata_lu::LuArrowDown, at, at + 1)),
        ];
        let change = button(w.change())
            .attr("aria-label", w.pt_change_of(name.as_str()))
            .click(self.ask(Ask::Stage { pilot: self.id, at: Some(at) }));
        let remove = icon_button(icondata_lu::LuTrash2, w.pt_drop_of(name.as_str()))
            .click(self.ask(Ask::DropStage { pilot: self.id, at }));
        block("li", "stages__row")
            .el(block("div", "grow").el(block("p", "stages__name").text(name)).el(block("p", "cluster note")
                .el(tag("tag", w.pt_kind(stage.kind.code())))
                .els(said.into_iter().flatten().map(span))))
            .el(block("div", "stages__do cluster").els(moves.into_iter().flatten()).el(change).el(remove))
    }

    fn mover(&self, words: String, picture: icondata_core::Icon, from: usize, to: usize) -> El {
        let (state, id) = (self.state, self.id);
        icon_button(picture, words).click(move || {
            let shown = state.peek();
            let (Some(now), Some((stages, moved))) = (shown.workspace.pilots.get(id), swapped(&shown, id, from, to))
            else {
                return;
            };
            // Where people would stand elsewhere it is asked first: a tap beside the pencil is easily made.
            if moved == 0 {
                state.edit(Edit::ChangePilot { id, pilot: Arc::new(Pilot { stages, ..Pilot::clone(now) }) });
            } else {
                opens(state, Dialog::Pilot(Ask::Reorder { pilot: id, from, to }))();
            }
        })
    }

    fn rules(&self) -> El {
        let (w, rules) = (self.state.words(), &self.pilot.rules);
        let number = |number: Option<u32>| number.map_or_else(|| w.not_given().to_owned(), |number| number.to_string());
        let ties = match &rules.ties {
            None => w.pt_ties("not_said").to_owned(),
            Some(Ties::AllGoOn {}) => w.pt_ties("all").to_owned(),
            Some(Ties::ByStage { stage }) => {
                let named = self.pilot.stages.iter().find(|other| other.code == *stage);
                w.pt_ties_by(named.map_or_else(|| stage.clone(), |stage| w.of(&stage.name, stage.name_en.as_deref())))
            }
        };
        let facts = block("dl", "facts")
            .el(fact(w.pt_places(), text(number(rules.places))))
            .el(fact(w.pt_ties_label(), text(ties)))
            .el(fact(w.pt_reserve_label(), text(w.pt_reserve(rules.reserve.code()))))
            .el(fact(w.pt_notice_days(), text(number(rules.notice_days))));
        let change = button(w.pt_rules_change()).click(self.ask(Ask::Rules(self.id)));
        section("h-rules", w.pt_rules(), None, None)
            .el(para(w.pt_rules_what()))
            .el(facts)
            .el(block("p", "cluster").el(change))
    }

    fn end(&self) -> El {
        let (w, state, id) = (self.state.words(), self.state, self.id);
        block("p", "cluster")
            .el(button(w.pt_template_save()).click(move || save_template(state, id)))
            .el(link_button("btn", crate::route::Route::Pilots.href(), w.all_pilots()))
            .el(button(w.pt_drop()).attr("class", "btn btn--quiet").click(self.ask(Ask::Drop(id))))
    }
}
