//! Who is with the enforcement team, on probation or in service: days, tutor, and what is missing before formal
//! assistance.

use super::Work;
use crate::{
    pages::{dialogs::pilot::Ask, pilot::people::said},
    pilots::{
        Filled,
        candidate::{self, Candidate},
        funnel, ready,
    },
    ui::{
        el::{El, block, el},
        parts::{button, para, section, span},
    },
};

impl Work {
    /// The section; none in a pilot that is filled with counts, for it knows nobody.
    pub(super) fn people(&self) -> Option<El> {
        let w = self.w;
        if self.pilot.filled == Filled::Counts {
            return None;
        }
        let people = candidate::people(&self.shown.workspace.candidates, self.id);
        let here: Vec<_> = people.into_iter().filter(|(_, person)| self.is_with_us(person)).collect();
        let part = section("h-trained", w.pq_trained(), Some(w.pq_people(here.len())), None);
        if here.is_empty() {
            return Some(part.el(para(w.pq_trained_none()).attr("class", "muted")));
        }
        let head = |words: &'static str| el("th").attr("scope", "col").text(words);
        let heads =
            [w.pp_code(), w.pp_shadow(), w.pp_tutor(), w.pp_days_there(), w.pp_probation(), w.pp_missing_title()];
        let rows = here.iter().map(|(id, person)| {
            let day = |day| w.day(day, self.today);
            let cell = |words: &'static str, said: Option<String>| {
                let said = said.filter(|said| !said.is_empty()).unwrap_or_else(|| w.not_given().to_owned());
                el("td").attr("data-label", words).text(said)
            };
            let shadow = person.shadow.as_ref();
            let probation = person.probation.as_ref();
            let missing = ready::missing(&self.pilot, person, self.today).unwrap_or_default();
            let lacking = match missing.is_empty() {
                true => vec![span(w.pp_nothing_missing())],
                false => missing
                    .into_iter()
                    .map(|missing| block("span", "row-line").text(said::missing(w, missing, self.today)))
                    .collect(),
            };
            let open = button(person.code.clone()).attr("class", "btn btn--quiet").click(self.ask(Ask::Person(*id)));
            el("tr").el(el("th").attr("scope", "row").el(open)).els([
                cell(w.pp_shadow(), shadow.map(|shadow| w.pp_from_to(day(shadow.from), day(shadow.to)))),
                cell(w.pp_tutor(), shadow.map(|shadow| shadow.tutor.clone())),
                cell(w.pp_days_there(), shadow.and_then(|shadow| shadow.days).map(|days| w.pp_days(days as usize))),
                cell(w.pp_probation(), probation.map(|time| w.pp_from_to(day(time.from), day(time.to)))),
                el("td").attr("data-label", w.pp_missing_title()).els(lacking),
            ])
        });
        let table = block("table", "table table--fold")
            .el(el("thead").el(el("tr").els(heads.map(head))))
            .el(el("tbody").els(rows.collect::<Vec<_>>()));
        Some(
            part.el(block("div", "table__scroll")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", w.pq_trained())
                .el(table)),
        )
    }

    /// Whether somebody stands in a stage after the selection, and has not left.
    fn is_with_us(&self, person: &Candidate) -> bool {
        let state = funnel::state(&self.pilot.stages, person);
        let stage = state.waits_in().and_then(|at| self.pilot.stages.get(at));
        stage.is_some_and(|stage| stage.kind.is_with_the_team())
    }
}
