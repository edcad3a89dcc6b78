//! The sittings of the law exam, and what they add up to.

use super::Work;
use crate::{
    pages::{
        dialogs::pilot::Ask,
        pilot::said::{bare, many, share},
    },
    pilots::{
        figure::{Paired, Share, Sum},
        training::{Row, sittings, totals},
    },
    ui::{
        el::{El, block, el},
        parts::{button, button_with, icon_button, para, section, span},
    },
    words::Words,
};

impl Work {
    /// The section: a row for each sitting, the oldest first, and the sums.
    pub(super) fn sittings(&self) -> El {
        let w = self.w;
        let rows = sittings(self.id, &self.shown.workspace.items);
        let add = button_with(icondata_lu::LuPlus, w.pq_sitting_add())
            .click(self.ask(Ask::Sitting { pilot: self.id, item: None }));
        let part = section("h-sittings", w.pq_sittings(), None, None);
        let add = block("p", "cluster").el(add);
        if rows.is_empty() {
            return part.el(para(w.pq_sittings_none()).attr("class", "muted")).el(add);
        }
        let head = |words: &'static str, class: &'static str| block("th", class).attr("scope", "col").text(words);
        let heads = el("tr").els([
            head(w.pq_sitting("on"), ""),
            head(bare(w.pq_sitting("subject")), ""),
            head(w.pq_sitting("due"), "table__num"),
            head(w.pq_sitting("sat"), "table__num"),
            head(w.pq_sitting("passed"), "table__num"),
            head(w.pq_attendance(), "table__num"),
            head(w.pq_rate(), "table__num"),
            head(w.pq_do(), ""),
        ]);
        let table = block("table", "table table--fold")
            .el(el("thead").el(heads))
            .el(el("tbody").els(rows.iter().map(|row| self.sitting(row))).el(self.totals(&rows)));
        part.el(add).el(block("div", "table__scroll")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", w.pq_sittings())
            .el(table))
    }

    fn sitting(&self, row: &Row) -> El {
        let (w, sitting) = (self.w, row.sitting);
        let on = w.day(sitting.on, self.today);
        let count = |name: &'static str, value: Option<u32>, more: Option<String>| {
            let value = value.map_or_else(|| w.not_given().to_owned(), |value| value.to_string());
            let more = more.map(|more| block("span", "row-line note").text(more));
            block("td", "table__num").attr("data-label", w.pq_sitting(name)).text(value).maybe(more)
        };
        let subject = if sitting.subject.is_empty() { w.not_given().to_owned() } else { sitting.subject.clone() };
        let change = button(w.change())
            .attr("aria-label", w.pt_change_of(on.as_str()))
            .click(self.ask(Ask::Sitting { pilot: self.id, item: Some(row.id) }));
        let remove =
            icon_button(icondata_lu::LuTrash2, w.pt_drop_of(on.as_str())).click(self.ask(Ask::DropItem(row.id)));
        let absent = row.absent.filter(|absent| *absent > 0).map(|absent| w.pq_absent(many(absent)));
        let failed = row.failed.filter(|failed| *failed > 0).map(|failed| w.pq_failed(many(failed)));
        el("tr").els([
            el("th").attr("scope", "row").text(on),
            el("td").attr("data-label", bare(w.pq_sitting("subject"))).attr("lang", "zh-CN").text(subject),
            count("due", sitting.due, None),
            count("sat", sitting.sat, absent),
            count("passed", sitting.passed, failed),
            rate(w, w.pq_attendance(), row.attendance),
            rate(w, w.pq_rate(), row.rate),
            block("td", "table__do").el(block("span", "cluster").el(change).el(remove)),
        ])
    }

    /// The sums: each says of how many sittings it knows. Who sits twice is counted twice.
    fn totals(&self, rows: &[Row]) -> El {
        let w = self.w;
        let totals = totals(rows);
        let known = |known: u32, of: u32| block("span", "row-line note").text(w.pq_of_sittings(many(of), many(known)));
        let sum = |name: &'static str, sum: Sum| {
            let total = sum.total().map_or_else(|| w.not_given().to_owned(), |total| total.to_string());
            block("td", "table__num").attr("data-label", w.pq_sitting(name)).text(total).el(known(sum.known, sum.of))
        };
        let paired = |label: &'static str, paired: Option<Paired>| {
            let cell = block("td", "table__num").attr("data-label", label);
            match paired {
                None => cell.text(w.not_given()),
                Some(paired) => cell.text(share(w, paired.share)).el(known(paired.known, paired.of)),
            }
        };
        block("tr", "table__total").els([
            el("th").attr("scope", "row").text(w.pq_sittings_sum(many(totals.sittings))),
            el("td").el(span(w.pq_sittings_twice()).attr("class", "note")),
            sum("due", totals.due),
            sum("sat", totals.sat),
            sum("passed", totals.passed),
            paired(w.pq_attendance(), totals.attendance),
            paired(w.pq_rate(), totals.rate),
            el("td"),
        ])
    }
}

fn rate(w: Words, label: &'static str, known: Option<Share>) -> El {
    let said = known.map_or_else(|| w.not_given().to_owned(), |known| share(w, known));
    block("td", "table__num").attr("data-label", label).text(said)
}
