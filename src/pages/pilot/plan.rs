//! The timeline: a picture, its rows in words, and what was frozen of it.

mod baselines;
mod gantt;

use super::said::{day, mark, named, row_name, row_state, span as stretch, timeline};
use crate::{
    base::id::{ItemId, PilotId},
    pages::dialogs::{Dialog, opens, pilot::Ask},
    pilots::{
        Pilot,
        timeline::{Row, Slip, Source, State, Timeline, Warning},
    },
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live, none},
        parts::{button, button_with, icon_button, para, section, span, tag},
    },
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn page(state: AppState, id: PilotId) -> View {
    // The baseline that the timeline is compared with.
    let chosen = RwSignal::new(None);
    live(move || {
        let shown = state.now();
        let (Some(pilot), Some(timeline)) = (super::now(state, id), timeline(&shown, id)) else { return none() };
        let plan = Plan { state, w: state.words(), id, pilot, timeline, shown, chosen };
        block("div", "page page--wide flow flow--wide")
            .el(plan.head())
            .el(plan.picture())
            .el(plan.rows())
            .el(plan.baselines())
            .view()
    })
}

struct Plan {
    state: AppState,
    w: Words,
    id: PilotId,
    pilot: Arc<Pilot>,
    timeline: Timeline,
    shown: Arc<Shown>,
    chosen: RwSignal<Option<ItemId>>,
}

impl Plan {
    fn ask(&self, ask: Ask) -> impl Fn() + Send + Sync + 'static {
        opens(self.state, Dialog::Pilot(ask))
    }

    fn head(&self) -> El {
        let w = self.w;
        let add = button_with(icondata_lu::LuPlus, w.pq_milestone_add())
            .attr("class", "btn btn--primary")
            .click(self.ask(Ask::Milestone { pilot: self.id, item: None }));
        let freeze = button_with(icondata_lu::LuSnowflake, w.pq_freeze()).click(self.ask(Ask::Freeze(self.id)));
        block("header", "flow").el(el("h1").attr("lang", "zh-CN").text(self.pilot.name.clone())).el(block(
            "p", "cluster",
        )
        .el(add)
        .el(freeze))
    }

    /// The rows in words: the picture says nothing that is not here.
    fn rows(&self) -> El {
        let w = self.w;
        if self.timeline.rows.is_empty() {
            return section("h-rows", w.pq_rows(), None, None).el(para(w.pq_rows_none()).attr("class", "muted"));
        }
        let head = |words: &'static str| el("th").attr("scope", "col").text(words);
        let heads = el("tr").els([
            head(w.pq_row()),
            head(w.pq_state()),
            head(w.pq_planned()),
            head(w.pq_actual()),
            head(w.pq_slip()),
            head(w.pq_do()),
        ]);
        let table = block("table", "table table--fold")
            .el(el("thead").el(heads))
            .el(el("tbody").els(self.timeline.rows.iter().map(|row| self.row(row))));
        section("h-rows", w.pq_rows(), Some(w.pt_steps(self.timeline.rows.len())), None).el(block(
            "div",
            "table__scroll",
        )
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", w.pq_rows())
        .el(table))
    }

    fn row(&self, row: &Row) -> El {
        let (w, today) = (self.w, self.timeline.today);
        let name = row_name(w, &self.pilot, row);
        let kind = match row.source {
            Source::Stage { .. } => "stage",
            Source::Milestone { .. } => "milestone",
        };
        let owner = (!row.owner.is_empty()).then(|| span(w.pq_owner_is(row.owner.as_str())));
        let facts = block("span", "cluster note").el(tag("tag", w.pq_source(kind))).maybe(owner);
        let waits = (!row.after.is_empty()).then(|| block("span", "row-line note").text(self.waits(row)));
        let marks = row.warnings.iter().map(|warning| mark(self.warning(row, *warning)));
        let head = el("th").attr("scope", "row").el(named(name.clone(), &row.title)).el(facts).maybe(waits).els(marks);
        let cell = |label: &'static str, said: El| el("td").attr("data-label", label).el(said);
        el("tr").els([
            head,
            cell(w.pq_state(), row_state(w, row.state)),
            cell(w.pq_planned(), span(stretch(w, row.plan, today))),
            cell(w.pq_actual(), span(stretch(w, row.actual, today))),
            cell(w.pq_slip(), span(self.slips(row))),
            block("td", "table__do").el(self.acts(row, &name)),
        ])
    }

    /// What has to be reached before it begins, and whether it is.
    fn waits(&self, row: &Row) -> String {
        let (w, today) = (self.w, self.timeline.today);
        let one = row.after.iter().map(|dependency| match (&dependency.title, dependency.reached) {
            (None, _) => w.pq_after_gone().to_owned(),
            (Some(title), Some(reached)) => w.pq_after_reached(title.as_str(), w.day(reached, today)),
            (Some(title), None) => w.pq_after_open(title.as_str()),
        });
        w.pq_waits_for(one.collect::<Vec<_>>().join(w.list_comma()))
    }

    fn warning(&self, row: &Row, warning: Warning) -> String {
        let w = self.w;
        let name = |on: ItemId| {
            let known = row.after.iter().find(|dependency| dependency.id == on);
            known.and_then(|dependency| dependency.title.clone()).unwrap_or_else(|| w.pq_after_gone().to_owned())
        };
        match warning {
            Warning::BeganBefore { on } => w.pq_warn_began(name(on)),
            Warning::PlannedBefore { on } => w.pq_warn_planned(name(on)),
            other => w.pq_warn(other.code()).to_owned(),
        }
    }

    /// By how much beginning and end miss the plan, in words.
    fn slips(&self, row: &Row) -> String {
        let w = self.w;
        let begin = row.slip_from.map(|slip| w.pq_begin(slip_said(w, slip)));
        let end = row.slip.map(|slip| w.pq_end(slip_said(w, slip)));
        let said: Vec<String> = begin.into_iter().chain(end).collect();
        if !said.is_empty() {
            return said.join(w.hz_comma());
        }
        let why = match row.state {
            State::Undated => "undated",
            _ if row.plan.start().is_none() => "no_plan",
            State::ToCome | State::Running => "not_yet",
            _ => "no_day",
        };
        w.pq_slip_none(why).to_owned()
    }

    fn acts(&self, row: &Row, name: &str) -> El {
        let w = self.w;
        let change = |ask: Ask| button(w.change()).attr("aria-label", w.pt_change_of(name)).click(self.ask(ask));
        match row.source {
            Source::Stage { at } => block("span", "cluster").el(change(Ask::Stage { pilot: self.id, at: Some(at) })),
            Source::Milestone { id } => block("span", "cluster")
                .el(change(Ask::Milestone { pilot: self.id, item: Some(id) }))
                .el(icon_button(icondata_lu::LuTrash2, w.pt_drop_of(name)).click(self.ask(Ask::DropItem(id)))),
        }
    }
}

/// Days by which the plan was missed, in words.
fn slip_said(w: Words, slip: Slip) -> String {
    let n = super::said::many(slip.days.unsigned_abs());
    match (slip.days, slip.open) {
        (0, _) => w.pq_on_time().to_owned(),
        (..0, _) => w.pq_early(n),
        (_, true) => w.pq_late_so_far(n),
        (_, false) => w.pq_late(n),
    }
}

/// The first and the last day of a picture, in words.
fn from_to(plan: &Plan, first: crate::base::day::Date, last: crate::base::day::Date) -> String {
    let (w, today) = (plan.w, plan.timeline.today);
    w.pq_picture_span(day(w, Some(first), today), day(w, Some(last), today), w.day(today, today))
}
