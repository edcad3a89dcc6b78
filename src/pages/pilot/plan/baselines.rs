//! What was frozen of the timeline, and how the plan has moved since.

use super::Plan;
use crate::{
    base::id::ItemId,
    pages::{
        dialogs::pilot::Ask,
        pilot::said::{many, named, row_name, span as stretch},
    },
    pilots::{
        baseline::{Change, Kind, Shift, compare},
        item::{Baseline, What},
    },
    ui::{
        el::{El, block, el},
        parts::{button, icon_button, para, section, span, tag},
    },
};
use leptos::prelude::*;

impl Plan {
    /// The baselines, and the comparison with the one that is chosen.
    pub(super) fn baselines(&self) -> El {
        let w = self.w;
        let rows: Vec<(ItemId, &Baseline)> = self
            .shown
            .workspace
            .items
            .iter()
            .filter_map(|(id, item)| match &item.what {
                What::Baseline { baseline } if item.pilot == self.id => Some((id, baseline)),
                _ => None,
            })
            .collect();
        let part = section("h-baselines", w.pq_baselines(), None, None).el(para(w.pq_baselines_what()));
        if rows.is_empty() {
            return part.el(para(w.pq_baselines_none()).attr("class", "muted"));
        }
        let chosen = self.chosen.get().and_then(|id| self.baseline(id));
        part.el(block("ul", "stages").els(rows.into_iter().map(|(id, baseline)| self.one(id, baseline))))
            .maybe(chosen.map(|baseline| self.comparison(baseline)))
    }

    fn one(&self, id: ItemId, baseline: &Baseline) -> El {
        let (w, chosen) = (self.w, self.chosen);
        let is = chosen.get() == Some(id);
        let name = baseline.name.as_str();
        let frozen = w.pq_frozen_on(w.day(baseline.on, self.timeline.today), baseline.rows.len());
        let compare = button(if is { w.pq_compare_end() } else { w.pq_compare() })
            .attr("aria-label", if is { w.pq_compare_end_of(name) } else { w.pq_compare_of(name) })
            .click(move || chosen.set((!is).then_some(id)));
        let remove = icon_button(icondata_lu::LuTrash2, w.pt_drop_of(name)).click(self.ask(Ask::DropItem(id)));
        block("li", "stages__row")
            .el(block("div", "grow")
                .el(block("p", "stages__name").attr("lang", "zh-CN").text(baseline.name.clone()))
                .el(block("p", "note").text(frozen)))
            .el(block("div", "stages__do cluster").el(compare).el(remove))
    }

    /// What moved, what came, what went, what got another name: said in numbers, then row by row.
    fn comparison(&self, baseline: &Baseline) -> El {
        let w = self.w;
        let changes = compare(baseline, &self.timeline);
        let count = |kind: Kind| changes.iter().filter(|change| change.kind == kind).count();
        let renamed = changes.iter().filter(|change| change.was_called.is_some()).count();
        let sum =
            w.pq_compared(count(Kind::Same), count(Kind::Moved), count(Kind::Added), count(Kind::Deleted), renamed);
        let head = |words: &'static str| el("th").attr("scope", "col").text(words);
        let heads = el("tr").els([
            head(w.pq_row()),
            head(w.pq_change_label()),
            head(w.pq_was_planned()),
            head(w.pq_now_planned()),
            head(w.pq_reached()),
        ]);
        let table = block("table", "table table--fold")
            .el(el("thead").el(heads))
            .el(el("tbody").els(changes.iter().map(|change| self.change(change))));
        block("div", "flow")
            .attr("role", "region")
            .attr("aria-label", w.pq_compared_with(baseline.name.as_str()))
            .el(el("h3").text(w.pq_compared_with(baseline.name.as_str())))
            .el(para(sum))
            .el(block("div", "table__scroll")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", w.pq_rows())
                .el(table))
    }

    fn change(&self, change: &Change) -> El {
        let (w, today) = (self.w, self.timeline.today);
        let row = self.timeline.row(&change.key).filter(|_| change.kind != Kind::Deleted);
        let name = row.map_or_else(|| change.title.clone(), |row| row_name(w, &self.pilot, row));
        let called =
            change.was_called.as_ref().map(|old| block("span", "row-line note").text(w.pq_was_called(old.as_str())));
        let class = match change.kind {
            Kind::Same => "tag",
            Kind::Moved | Kind::Added => "tag tag--soon",
            Kind::Deleted => "tag tag--late",
        };
        let shifts = [
            shift(self, change.begin).map(|said| w.pq_begin(said)),
            shift(self, change.end).map(|said| w.pq_end(said)),
        ];
        let shifts: Vec<String> = shifts.into_iter().flatten().collect();
        let moved = (!shifts.is_empty()).then(|| block("span", "row-line").text(shifts.join(w.hz_comma())));
        let span_or = |kind: Kind, days| match change.kind == kind {
            true => w.pq_not_there().to_owned(),
            false => stretch(w, days, today),
        };
        let late = change.late.map(|days| {
            let n = many(days.unsigned_abs());
            match days {
                0 => w.pq_as_baseline().to_owned(),
                ..0 => w.pq_before_baseline(n),
                _ => w.pq_after_baseline(n),
            }
        });
        let reached = change.reached.map_or_else(|| w.pq_not_reached().to_owned(), |day| w.day(day, today));
        let cell = |label: &'static str, said: El| el("td").attr("data-label", label).el(said);
        el("tr").els([
            el("th").attr("scope", "row").el(named(name, &change.title)).maybe(called),
            cell(w.pq_change_label(), span("").el(tag(class, w.pq_change(change.kind.code()))).maybe(moved)),
            cell(w.pq_was_planned(), span(span_or(Kind::Added, change.was))),
            cell(w.pq_now_planned(), span(span_or(Kind::Deleted, change.now))),
            cell(w.pq_reached(), span(reached).maybe(late.map(|late| block("span", "row-line note").text(late)))),
        ])
    }
}

/// How a planned day moved, in words; `None` where it did not.
fn shift(plan: &Plan, shift: Shift) -> Option<String> {
    let w = plan.w;
    Some(match shift {
        Shift::None => return None,
        Shift::Days(days) if days < 0 => w.pq_moved_earlier(many(days.unsigned_abs())),
        Shift::Days(days) => w.pq_moved_later(many(days.unsigned_abs())),
        Shift::Set => w.pq_day_set().to_owned(),
        Shift::Unset => w.pq_day_unset().to_owned(),
    })
}
