//! The timeline as a picture: for every row a bar as planned, one as it was, and one as it stood in the baseline that
//! is compared. Every length is a number of days; the style sheet turns it into a length.

use super::{Plan, from_to};
use crate::{
    base::id::ItemId,
    pages::pilot::said::{named, row_name, row_state},
    pilots::{
        baseline::{Kind, compare},
        item::{Baseline, What},
        timeline::{
            Row, Span,
            draw::{Bar, Bars, Drawing},
        },
    },
    platform::page as browser,
    ui::{
        el::{El, block, el},
        parts::{para, section, span},
    },
};
use leptos::prelude::*;

/// So many days stand empty at the right, so that the name of the last month has room.
const ROOM: u32 = 18;

/// A row of the picture.
struct Lane {
    name: El,
    state: El,
    late: bool,
    bars: Bars,
    was: Option<Bar>,
}

impl Plan {
    /// A frozen timeline of this pilot.
    pub(super) fn baseline(&self, id: ItemId) -> Option<&Baseline> {
        let item = self.shown.workspace.items.get(id)?;
        match &item.what {
            What::Baseline { baseline } if item.pilot == self.id => Some(baseline),
            _ => None,
        }
    }

    /// The picture, where there is any day to draw.
    pub(super) fn picture(&self) -> El {
        let w = self.w;
        let frozen = self.chosen.get().and_then(|id| self.baseline(id));
        let others: Vec<Span> = frozen
            .map(|baseline| baseline.rows.iter().map(|row| Span { from: row.from, to: row.to }).collect())
            .unwrap_or_default();
        let part = section("h-picture", w.pq_picture(), None, None);
        let Some(drawing) = self.timeline.drawing(&others) else {
            return part.el(para(w.pq_picture_none()).attr("class", "muted"));
        };
        let lanes = self.lanes(&drawing, frozen);
        let key = |class: &'static str, words: &'static str| {
            span("").attr("class", "gantt__key").el(block("i", class)).text(words)
        };
        let keys = block("p", "gantt__keys note").attr("aria-hidden", "true").els(
            [
                Some(key("gantt__bar gantt__bar--plan", w.pq_planned())),
                Some(key("gantt__bar gantt__bar--actual", w.pq_actual())),
                Some(key("gantt__bar gantt__bar--actual gantt__bar--open", w.pq_running_bar())),
                frozen.map(|_| key("gantt__bar gantt__bar--was", w.pq_baseline_bar())),
            ]
            .into_iter()
            .flatten(),
        );
        let picture = block("div", "gantt")
            .attr("role", "img")
            .attr("aria-label", w.pq_picture_of(lanes.len()))
            .attr("style", format!("--days:{}", drawing.days + ROOM))
            .el(self.axis(&drawing))
            .els(lanes.into_iter().map(lane));
        let scroll = block("div", "table__scroll gantt-box")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", w.pq_picture())
            // What is now stands in view, however long the plan is.
            .after(browser::show_current);
        part.el(keys).el(scroll.el(picture)).el(para(from_to(self, drawing.first, drawing.last)).attr("class", "note"))
    }

    /// The rows of the timeline, and those of the baseline that are there no more.
    fn lanes(&self, drawing: &Drawing, frozen: Option<&Baseline>) -> Vec<Lane> {
        let lane = |at: usize, row: &Row| Lane {
            name: named(row_name(self.w, &self.pilot, row), &row.title),
            state: row_state(self.w, row.state),
            late: row.state.is_late(),
            bars: drawing.bars.get(at).copied().unwrap_or(Bars { plan: None, actual: None }),
            was: None,
        };
        let mut lanes: Vec<Lane> = Vec::new();
        let Some(baseline) = frozen else {
            return self.timeline.rows.iter().enumerate().map(|(at, row)| lane(at, row)).collect();
        };
        // The changes hold every row of the timeline once, in its order.
        let mut rows = self.timeline.rows.iter().enumerate();
        for change in compare(baseline, &self.timeline) {
            let was = drawing.bar(change.was);
            if change.kind == Kind::Deleted {
                let state = block("span", "status").text(self.w.pq_change("deleted"));
                let bars = Bars { plan: None, actual: None };
                lanes.push(Lane { name: named(change.title.clone(), &change.title), state, late: false, bars, was });
            } else if let Some((at, row)) = rows.next() {
                lanes.push(Lane { was, ..lane(at, row) });
            }
        }
        lanes
    }

    /// The months, and today.
    fn axis(&self, drawing: &Drawing) -> El {
        let w = self.w;
        let ticks = drawing.months.iter().enumerate().map(|(nth, tick)| {
            // The year stands where it begins, and over the first name.
            let year = nth == 0 || tick.month.month() == 1;
            let year = el("b").text(if year { tick.month.year().to_string() } else { String::new() });
            block("span", "gantt__tick")
                .attr("style", format!("--at:{}", tick.at))
                .el(year)
                .text(w.month(&tick.month.month().to_string()))
        });
        let today = block("span", "gantt__today")
            .attr("aria-current", "date")
            .attr("style", format!("--at:{}", drawing.today))
            .el(el("b").text(w.pq_today()));
        block("div", "gantt__axis").els(ticks).el(today)
    }
}

fn lane(lane: Lane) -> El {
    let bar = |kind: &str, bar: Option<Bar>| {
        let bar = bar?;
        let point = if bar.from == bar.to { " gantt__bar--point" } else { "" };
        let open = if bar.open { " gantt__bar--open" } else { "" };
        let class = format!("gantt__bar gantt__bar--{kind}{point}{open}");
        Some(block("i", class).attr("style", format!("--from:{};--to:{}", bar.from, bar.to + 1)))
    };
    let class = if lane.late { "gantt__row gantt__row--late" } else { "gantt__row" };
    let name = block("div", "gantt__name").el(lane.name).el(lane.state);
    let bars = [bar("plan", lane.bars.plan), bar("actual", lane.bars.actual), bar("was", lane.was)];
    block("div", class).el(name).el(block("div", "gantt__lane").els(bars.into_iter().flatten()))
}
