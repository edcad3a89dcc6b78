//! The sheet of a draw: what was drawn, what was seen, and what shows that nobody chose it. It is printed as it stands.

use super::{dated, found, key, named, redraw, tally, words};
use crate::{
    base::{day::Date, id::DrawId},
    duties::lookback::{Draw, Outcome, Pick},
    pages::{
        dialogs::{Dialog, opens},
        frame::not_here,
    },
    platform::page as browser,
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live, text},
        parts::{button, button_with, fact, hidden, link, section, span},
    },
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn page(state: AppState, id: DrawId) -> View {
    let asked = RwSignal::new(false);
    live(move || {
        let shown = state.now();
        let Some(draw) = shown.workspace.draws.get(id).cloned() else { return not_here(state) };
        let sheet = Sheet { state, w: state.words(), id, draw, shown };
        block("div", "page flow flow--wide look")
            .el(sheet.head())
            .el(sheet.picks())
            .kid(redraw::section(state, &sheet.shown, &sheet.draw, asked))
            .view()
    })
}

struct Sheet {
    state: AppState,
    w: Words,
    id: DrawId,
    draw: Arc<Draw>,
    shown: Arc<Shown>,
}

impl Sheet {
    fn head(&self) -> El {
        let (w, draw) = (self.w, &self.draw);
        let population = draw.population();
        let unit = &self.shown.workspace.unit.name;
        let drawn = [dated(w, draw.on).as_str(), draw.by.as_str()].join(" ");
        let facts = [
            fact(w.sc_period(), text(w.sc_days(dated(w, draw.from), dated(w, draw.to)))),
            fact(w.sc_of_label(), text(w.sc_of(draw.of.code()))),
            fact(w.sc_drawn(), text(drawn)),
            fact(w.sc_seed(), block("code", "look__key").text(draw.seed.clone()).view()),
            fact(w.sc_population(), text(w.sc_population_is(population.count as usize, draw.picks.len()))),
            fact(w.sc_checksum(), block("code", "look__key").text(population.sha256).view()),
        ];
        let print = button_with(icondata_lu::LuPrinter, w.print()).click(browser::print);
        block("header", "flow")
            .el(block("p", "small no-print").el(link(Route::LookBacks.href(), w.sc_all_draws())))
            .maybe(words(unit.clone()).map(|unit| unit.attr("class", "look__unit")))
            .el(el("h1").attr("lang", "zh-CN").text(draw.name.clone()))
            .el(tally(w, draw.tally()))
            .el(block("p", "cluster").el(print))
            .el(block("dl", "facts look__facts").els(facts))
    }

    fn day(&self, day: Date) -> El {
        block("p", "nowrap").text(dated(self.w, day))
    }

    fn picks(&self) -> El {
        let (w, draw) = (self.w, &self.draw);
        let heads = [w.sc_no(), w.sc_pick(), w.sc_closed(), w.sc_result(), w.sc_seen(), w.sc_who()];
        let table = block("table", "table look__table")
            .el(el("caption").el(hidden(w.sc_picks())))
            .el(el("thead").el(el("tr").els(heads.map(|head| el("th").attr("scope", "col").text(head)))))
            .el(el("tbody").els(draw.picks.iter().zip(1..).map(|(pick, n)| self.pick(n, pick))));
        let signed = block("p", "print-foot look__sign").text(w.sc_sign());
        let table = block("div", "table__scroll").attr("tabindex", "0").el(table);
        section("h-picks", w.sc_picks(), Some(w.things(draw.picks.len())), None).el(table).el(signed)
    }

    fn pick(&self, n: usize, pick: &Pick) -> El {
        let w = self.w;
        let named = named(w, &self.shown, pick.key);
        let name = match named.href {
            Some(href) => link(href, named.name.clone()),
            None => span(named.name.clone()),
        };
        let what = block("td", "look__what")
            .el(block("p", "look__name").attr("lang", "zh-CN").el(name))
            .maybe(words(named.what).map(|what| what.attr("lang", "zh-CN")))
            .el(key(pick.key));
        let closed = named.closed.map(|day| self.day(day)).into_iter().chain(words(named.by));
        let cell = |label: &'static str| el("td").attr("data-label", label);
        let (result, seen, who) = match &pick.result {
            Some(looked) => (
                cell(w.sc_result()).el(found(w, looked.outcome)),
                cell(w.sc_seen()).text(looked.note.clone()),
                cell(w.sc_who()).text(looked.by.clone()).el(self.day(looked.on)),
            ),
            None => {
                let boxes = Outcome::ALL
                    .map(|outcome| block("span", "look__box").text(format!("□ {}", w.sc_outcome(outcome.code()))));
                let fill = button(w.sc_fill())
                    .attr("aria-label", w.sc_fill_named(n, named.name))
                    .click(opens(self.state, Dialog::Looked { draw: self.id, key: pick.key }));
                (
                    cell(w.sc_result())
                        .el(block("span", "no-print").el(fill))
                        .el(block("span", "look__boxes").els(boxes)),
                    cell(w.sc_seen()).attr("class", "look__blank"),
                    cell(w.sc_who()).attr("class", "look__blank"),
                )
            }
        };
        el("tr")
            .el(el("th").attr("scope", "row").text(n.to_string()))
            .el(what)
            .el(cell(w.sc_closed()).els(closed))
            .el(result)
            .el(seen)
            .el(who)
    }
}
