//! Who ranks where in a stage, what the number of places and the rule for ties mean for each, and what follows from it.

mod acts;

use super::{People, STEP, Screen, said, said::many};
use crate::{
    base::points,
    pages::dialogs::{Dialog, opens, pilot::Ask},
    pilots::{
        Reserve, Ties,
        funnel::How,
        rank::{Fate, Ranking, Row, ranking},
    },
    platform::page as browser,
    state::AppState,
    ui::{
        el::{El, View, all, block, el, live, none, text},
        parts::{button, fact, hidden, notice, para, select, tag},
    },
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The ranking, with the choice of the stage.
pub(super) fn rank(state: AppState, screen: Screen) -> View {
    let (stage, most) = (screen.rank_stage, screen.most);
    live(move || {
        let Some(now) = screen.people.get() else { return none() };
        let (w, people) = (state.words(), now.0);
        let code = stage.get();
        let Some(at) = at_first(&people, &code) else {
            return para(w.pp_rank_no_stage()).view();
        };
        let ranking = ranking(&people.pilot, &people.funnel, at);
        let chosen = people.pilot.stages.get(at).map(|stage| stage.code.clone()).unwrap_or_default();
        let choose = block("label", "field people__stage-field")
            .el(block("span", "field__label").text(w.pp_rank_stage()))
            .el(select(said::stages(w, &people.pilot), chosen).on("change", move |event| {
                most.set(STEP);
                stage.set(browser::value(&event));
            }));
        let view = RankView { state, w, screen, people, at, ranking };
        all(vec![
            choose.view(),
            view.rules().view(),
            view.warnings().view(),
            view.acts().view(),
            view.table(most).view(),
        ])
    })
}

/// The chosen stage; else the last up to which anybody has a total, else the first that has a weight.
fn at_first(people: &People, code: &str) -> Option<usize> {
    let stages = &people.pilot.stages;
    let chosen = stages.iter().position(|stage| stage.code == code);
    let ranked = people.ranks.as_ref().map(|(at, _)| *at);
    let weighted = || stages.iter().position(|stage| stage.weight.is_some_and(|weight| weight > 0));
    chosen.or(ranked).or_else(weighted)
}

struct RankView {
    state: AppState,
    w: Words,
    screen: Screen,
    people: Arc<People>,
    at: usize,
    ranking: Ranking,
}

impl RankView {
    fn how(&self, row: &Row) -> Option<How> {
        let at = self.people.place(row.candidate)?;
        self.people.one(at)?.2.how(self.at)
    }

    fn name(&self) -> String {
        said::stage(self.w, &self.people.pilot, self.at)
    }

    /// What the notice says, and how many there are of which kind.
    fn rules(&self) -> El {
        let (w, rules) = (self.w, &self.people.pilot.rules);
        let places = rules.places.map_or_else(|| w.not_given().to_owned(), |places| places.to_string());
        let ties = match &rules.ties {
            None => w.pp_ties_not_said().to_owned(),
            Some(Ties::AllGoOn {}) => w.pp_ties_all().to_owned(),
            Some(Ties::ByStage { stage }) => w.pp_ties_by(said::stage_of_code(w, &self.people.pilot, stage)),
        };
        let call_up = match self.ranking.to_call_up {
            Some(count) => w.pp_people(many(count)),
            None if rules.reserve == Reserve::Forbidden => w.pt_reserve(rules.reserve.code()).to_owned(),
            None => w.pp_call_up_open(self.why_not()),
        };
        let seats = self.ranking.seats_for.zip(self.ranking.seats).map(|(at, seats)| {
            let ratio = self.people.pilot.stages.get(at).and_then(|stage| stage.opens_at).unwrap_or_default();
            let label = w.pp_seats_label(said::stage(w, &self.people.pilot, at));
            fact(label, text(w.pp_seats_for(many(seats), many(ratio))))
        });
        let mut fates: Vec<(&'static str, usize)> = Vec::new();
        for row in &self.ranking.rows {
            let code = row.fate.code();
            match fates.iter_mut().find(|(other, _)| *other == code) {
                Some((_, count)) => *count += 1,
                None => fates.push((code, 1)),
            }
        }
        let fates = fates.into_iter().map(|(code, count)| w.pp_fate_count(w.pp_fate(code), count));
        let counted = fates.collect::<Vec<_>>().join(w.list_comma());
        block("dl", "facts")
            .el(fact(w.pt_places(), text(places)))
            .maybe(seats)
            .el(fact(w.pt_ties_label(), text(ties)))
            .el(fact(w.pt_reserve_label(), text(w.pt_reserve(rules.reserve.code()))))
            .el(fact(w.pp_call_up_label(), text(call_up)))
            .el(fact(w.pp_counted(), text(if counted.is_empty() { w.pp_rank_nobody().to_owned() } else { counted })))
    }

    /// Whether this became of anybody.
    fn any(&self, fate: Fate) -> bool {
        self.ranking.rows.iter().any(|row| row.fate == fate)
    }

    /// Why it cannot be told how many may be called up.
    fn why_not(&self) -> String {
        let (w, rules) = (self.w, &self.people.pilot.rules);
        let whys = [
            (rules.reserve != Reserve::Allowed, "not_allowed"),
            (rules.places.is_none(), "places"),
            (self.any(Fate::NoTotal), "totals"),
            (self.any(Fate::Undecided), "ties"),
        ];
        let told = whys.into_iter().filter(|(so, _)| *so).map(|(_, why)| w.pp_call_up_why(why));
        told.collect::<Vec<_>>().join(w.list_comma())
    }

    /// What the sum of the weighted scores is called: all of them, or those up to here.
    fn total_head(&self) -> &'static str {
        let all = self.ranking.weights_here == self.ranking.weights_all;
        if all { self.w.pp_total_head() } else { self.w.pp_total_so_far() }
    }

    /// What makes the ranking doubtful.
    fn warnings(&self) -> El {
        let (w, ranking, rules) = (self.w, &self.ranking, &self.people.pilot.rules);
        let mut lines = Vec::new();
        match (ranking.weights_here, ranking.weights_all) {
            (0, _) => lines.push(w.pp_no_weights().to_owned()),
            (_, 100) => {}
            (_, sum) => lines.push(w.pp_weights_wrong(many(sum))),
        }
        if ranking.tie_stage_gone {
            lines.push(w.pp_tie_stage_gone().to_owned());
        }
        if rules.places.is_none() {
            lines.push(w.pp_places_missing().to_owned());
        }
        if self.any(Fate::Undecided) {
            lines.push(w.pp_undecided().to_owned());
        }
        if self.any(Fate::NoTotal) && ranking.weights_here > 0 {
            lines.push(w.pp_totals_missing().to_owned());
        }
        if lines.is_empty() {
            return el("div");
        }
        let body = lines.into_iter().map(para).collect();
        el("div").el(notice("notice notice--soon", icondata_lu::LuTriangleAlert, w.pp_rank_doubts(), body, vec![]))
    }

    fn table(&self, most: RwSignal<usize>) -> El {
        let w = self.w;
        let weighted: Vec<usize> = (0..=self.at)
            .filter(|at| self.people.pilot.stages.get(*at).is_some_and(|one| one.weight.is_some_and(|one| one > 0)))
            .collect();
        let head = |words: String, class: &'static str| block("th", class).attr("scope", "col").text(words);
        let mut heads = vec![head(w.pp_rank_head().to_owned(), "table__num"), head(w.pp_code().to_owned(), "")];
        for at in &weighted {
            let weight = self.people.pilot.stages.get(*at).and_then(|stage| stage.weight).unwrap_or_default();
            heads.push(head(w.pp_weighted(said::stage(w, &self.people.pilot, *at), many(weight)), "table__num"));
        }
        heads.push(head(self.total_head().to_owned(), "table__num"));
        heads.push(head(w.pp_fate_head().to_owned(), ""));
        let shown = most.get();
        let rows = self.ranking.rows.iter().take(shown).map(|row| self.row(row, &weighted));
        let table = block("table", "table table--fold")
            .el(el("caption").el(hidden(w.pp_rank_of(self.name()))))
            .el(el("thead").el(el("tr").els(heads)))
            .el(el("tbody").els(rows));
        let left = self.ranking.rows.len().saturating_sub(shown);
        let more = (left > 0).then(|| button(w.show_more(left)).click(move || most.update(|most| *most += STEP * 5)));
        block("div", "flow")
            .el(block("div", "table__scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", w.pp_rank_of(self.name()))
                .el(table))
            .maybe(more)
    }

    fn row(&self, row: &Row, weighted: &[usize]) -> El {
        let w = self.w;
        let Some((id, candidate, state)) = self.people.place(row.candidate).and_then(|at| self.people.one(at)) else {
            return el("tr");
        };
        let number = |label: String, words: String| block("td", "table__num").attr("data-label", label).text(words);
        let dash = || w.not_given_short().to_owned();
        let scores = weighted.iter().map(|at| {
            let score = state.step(*at).score.map_or_else(dash, points::write);
            number(said::stage(w, &self.people.pilot, *at), score)
        });
        let name = (!candidate.name.is_empty()).then(|| {
            block("span", "people-row__name").attr("lang", "zh-CN").text(said::name(candidate, self.screen.names.get()))
        });
        let open = button(candidate.code.clone())
            .attr("class", "people-row__code")
            .click(opens(self.state, Dialog::Pilot(Ask::Person(id))));
        el("tr")
            .el(number(w.pp_rank_head().to_owned(), row.rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string())))
            .el(el("th").attr("scope", "row").el(open).text(" ").maybe(name))
            .els(scores)
            .el(number(self.total_head().to_owned(), row.total.map_or_else(dash, points::write)))
            .el(el("td").attr("data-label", w.pp_fate_head()).el(self.fate(row)))
    }

    /// What the cut means for somebody, what is missing, and how the person stands in the stage.
    fn fate(&self, row: &Row) -> El {
        let w = self.w;
        let class = match row.fate {
            Fate::In | Fate::CalledUp => "tag tag--firm",
            Fate::Undecided | Fate::NoTotal | Fate::PlacesUnknown => "tag tag--soon",
            _ => "tag",
        };
        let words = match row.fate {
            Fate::Reserve { nth } => w.pp_reserve_nth(many(nth)),
            fate => w.pp_fate(fate.code()).to_owned(),
        };
        let names = |stages: &[usize]| {
            stages.iter().map(|at| said::stage(w, &self.people.pilot, *at)).collect::<Vec<_>>().join(w.list_comma())
        };
        let missing = (!row.missing.is_empty()).then(|| w.pp_rank_missing(names(&row.missing)));
        let below = (!row.below.is_empty()).then(|| w.pp_rank_below(names(&row.below)));
        let since = row.out_since.then(|| w.pp_out_since().to_owned());
        let how = self.how(row).map(|how| said::how(w, how));
        let more = [how, missing, below, since].into_iter().flatten().map(|words| block("span", "note").text(words));
        block("span", "cluster").el(tag(class, words)).els(more)
    }
}
