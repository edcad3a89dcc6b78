//! The self-check: what would not stand up to an inspection, with the way to the place where it is mended.

mod sentences;

use crate::{
    base::id::DutyId,
    duties::{
        record::Served,
        selfcheck::{Finding, Place, Reuse, Rule, STRIKE_OFF_DAYS, Severity, Sources, check, reuse},
    },
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button, empty, icon, link, link_button, section, span},
    },
    words::Words,
    workspace::Edit,
};
use icondata_core::Icon;
use leptos::prelude::*;
use std::sync::Arc;

/// So many findings of a rule are shown at first.
const FIRST: usize = 8;

/// The page.
pub fn page(state: AppState) -> View {
    // Rules of which everything is shown.
    let whole = RwSignal::new(Vec::<Rule>::new());
    let w = state.words();
    let body = live(move || {
        let shown = state.now();
        let page = Page { state, w: state.words(), shown, whole };
        page.body()
    });
    block("div", "page flow flow--wide")
        .el(block("header", "flow flow--tight")
            .el(el("h1").text(w.sc_check_title()))
            .el(block("p", "muted").text(w.sc_check_what())))
        .kid(body)
        .view()
}

struct Page {
    state: AppState,
    w: Words,
    shown: Arc<Shown>,
    whole: RwSignal<Vec<Rule>>,
}

impl Page {
    fn sources(&self) -> Sources<'_> {
        let (workspace, desk) = (&self.shown.workspace, &self.shown.desk);
        Sources {
            duties: &workspace.duties,
            records: &workspace.records,
            hazards: &workspace.hazards,
            unit: &workspace.unit,
            journal: &desk.journal,
            board: &desk.board,
            calendar: &desk.calendar,
            today: self.shown.today,
        }
    }

    fn body(&self) -> View {
        let (w, workspace) = (self.w, &self.shown.workspace);
        let found = check(&self.sources());
        let looked_at =
            w.sc_checked(Rule::ALL.len(), workspace.duties.len(), workspace.records.len(), workspace.hazards.len());
        if workspace.duties.is_empty() && workspace.hazards.is_empty() {
            let list = link_button("btn btn--primary", Route::Duties.href(), w.whole_list());
            return empty(icondata_lu::LuListChecks, w.no_duties(), w.sc_no_duties(), vec![list]).view();
        }
        if found.is_empty() {
            return empty(icondata_lu::LuCircleCheck, w.sc_all_well(), looked_at, vec![]).view();
        }
        let count = |severity| found.iter().filter(|finding| finding.rule().severity() == severity).count();
        let sum = Severity::ALL.map(|severity| {
            let n = block("b", "check__n").text(count(severity).to_string());
            block("span", "check__part").attr("data-of", severity.code()).el(n).text(w.sc_severity(severity.code()))
        });
        block("div", "flow flow--wide")
            .el(block("div", "flow flow--tight")
                .el(block("p", "check__sum").els(sum))
                .el(block("p", "small muted").text(looked_at)))
            .els(Severity::ALL.into_iter().filter(|severity| count(*severity) > 0).map(|severity| {
                let count = Some(w.entries(count(severity)));
                section(heading(severity), w.sc_severity_long(severity.code()), count, None).els(
                    Rule::ALL.into_iter().filter(|rule| rule.severity() == severity).filter_map(|rule| {
                        let of = found.iter().filter(|finding| finding.rule() == rule).collect::<Vec<_>>();
                        (!of.is_empty()).then(|| self.rule(rule, &of))
                    }),
                )
            }))
            .view()
    }

    /// The findings of a rule, and how they are mended.
    fn rule(&self, rule: Rule, found: &[&Finding]) -> El {
        let w = self.w;
        let whole = self.whole.get().contains(&rule);
        let room = if whole { found.len() } else { FIRST };
        let hidden = found.len().saturating_sub(room);
        let signal = self.whole;
        let more = button(w.show_more(hidden)).click(move || signal.update(|whole| whole.push(rule)));
        let mend = match rule {
            Rule::NotStruckOff => w.sc_mend_not_struck_off(STRIKE_OFF_DAYS.unsigned_abs() as usize),
            rule => w.sc_mend(rule.code()).to_owned(),
        };
        let (class, picture) = look(rule.severity());
        block("section", "check")
            .attr("aria-labelledby", format!("rule-{}", rule.code()))
            .el(block("div", "check__head")
                .el(icon(picture).attr("class", format!("icon check__icon check__icon--{class}")))
                .el(el("h3").attr("id", format!("rule-{}", rule.code())).text(w.sc_rule(rule.code())).el(block(
                    "span",
                    "check__count note",
                )
                .text(w.entries(found.len())))))
            .el(block("p", "check__mend note").text(mend))
            .el(block("ul", "check__list").els(found.iter().take(room).map(|finding| self.line(finding))))
            .maybe((hidden > 0).then_some(more))
    }

    fn line(&self, finding: &Finding) -> El {
        let (name, said) = sentences::said(self.w, &self.shown, finding);
        let name = link(href(finding.place()), name).attr("lang", "zh-CN");
        block("li", "check__line")
            .el(block("p", "check__what").el(name).el(span(said)))
            .maybe(self.others(finding))
            .els(reuse(&self.sources(), finding).into_iter().filter_map(|offer| self.offer(offer)))
    }

    /// The other duties and records that a finding speaks of.
    fn others(&self, finding: &Finding) -> Option<El> {
        let links: Vec<El> = match finding {
            Finding::SameEvidence { duties, .. } => {
                duties.iter().skip(1).map(|duty| link(Route::Duty(*duty).href(), self.name(*duty))).collect()
            }
            Finding::SameFile { records, .. } => records
                .iter()
                .map(|of| {
                    let day = self.shown.workspace.records.get(of.record).map(|record| record.stands_for);
                    let day = day.map(|day| self.w.day(day, self.shown.today)).unwrap_or_default();
                    link(Route::Duty(of.duty).href(), format!("{day} {}", self.name(of.duty)))
                })
                .collect(),
            _ => return None,
        };
        Some(block("ul", "check__others").els(links.into_iter().map(|link| el("li").el(link))))
    }

    /// One record for two duties, in one step that can be taken back.
    fn offer(&self, Reuse { record, duty, due }: Reuse) -> Option<El> {
        let (w, state, today) = (self.w, self.state, self.shown.today);
        let done = self.shown.workspace.records.get(record)?;
        let from = self.name(done.serves.first()?.duty);
        let label = w.sc_serve(w.day(done.stands_for, today), from, self.name(duty), w.day(due, today));
        let serve = move || {
            let served = Served::new(duty, Some(due));
            if state.edit(Edit::Serve { id: record, served, on: state.today(), why: String::new() }) {
                state.done(state.words().sc_served());
            }
        };
        Some(block("p", "check__offer").el(button(label).click(serve)))
    }

    fn name(&self, duty: DutyId) -> String {
        sentences::name(self.w, &self.shown, duty)
    }
}

fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "h-error",
        Severity::Warning => "h-warning",
        Severity::Notice => "h-notice",
    }
}

fn look(severity: Severity) -> (&'static str, Icon) {
    match severity {
        Severity::Error => ("late", icondata_lu::LuCircleAlert),
        Severity::Warning => ("soon", icondata_lu::LuTriangleAlert),
        Severity::Notice => ("plain", icondata_lu::LuInfo),
    }
}

fn href(place: Place) -> String {
    let route = match place {
        Place::Duty(id) => Route::Duty(id),
        Place::Duties => Route::Duties,
        Place::Hazard(id) => Route::Hazard(id),
        Place::Unit => Route::Unit,
    };
    route.href()
}
