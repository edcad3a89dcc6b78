//! The grid of months and indicators in which the counts are typed.

use super::{Figures, Wrong};
use crate::{
    base::{
        day::{Date, months_after},
        id::ItemId,
    },
    pages::{
        dialogs::pilot::Ask,
        number,
        pilot::said::{indicator, many, month},
    },
    pilots::{
        indicators::Indicator,
        item::{Item, Month, What},
    },
    platform::page as browser,
    ui::{
        el::{El, block, el},
        lines::Line,
        parts::{button, icon, icon_button, notice, number_input, para, section, select, span},
    },
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many months stand side by side where there is room.
const BESIDE: i32 = 6;

/// What a grid shows is never the same as before: it is made again with the page, and only its month makes it another.
struct Anew;

impl PartialEq for Anew {
    fn eq(&self, _: &Anew) -> bool {
        false
    }
}

impl Figures {
    /// The section.
    pub(super) fn grid(&self) -> El {
        let w = self.w;
        let of = many(self.months.expected());
        // Known by its month: what was typed for one month and is not saved does not stand under another.
        let key = u64::from(self.month.year().unsigned_abs()) * 12 + u64::from(self.month.month());
        let grid = self.clone();
        let table = Line::new(key, Anew, move || grid.table());
        section("h-grid", w.pq_grid(), (of > 0).then(|| w.pq_months_expected(of)), None)
            .el(para(w.pq_grid_what()))
            .els(self.twice())
            .el(self.chooser())
            .el(block("div", "table__scroll")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", w.pq_grid())
                .lines(vec![table]))
    }

    fn chooser(&self) -> El {
        let (w, chosen) = (self.w, self.chosen);
        let choices = self.choices();
        let last = choices.last().copied().unwrap_or(self.month);
        let step = |months: i32| months_after(self.month, months).filter(|month| *month <= last);
        let turn = |picture, words: &'static str, to: Option<Date>| {
            icon_button(picture, words).flag("disabled", to.is_none()).click(move || {
                if to.is_some() {
                    chosen.set(to);
                }
            })
        };
        let options = choices.into_iter().rev().map(|day| (day.to_string(), month(w, day)));
        let select = select(options, self.month.to_string())
            .attr("aria-label", w.pq_which_month())
            .on("change", move |event| chosen.set(browser::value(&event).parse().ok()));
        block("div", "figures__months cluster")
            .el(turn(icondata_lu::LuChevronLeft, w.pq_month_before(), step(-1)))
            .el(select)
            .el(turn(icondata_lu::LuChevronRight, w.pq_month_after(), step(1)))
    }

    /// Months of which there are two, as two files put together may have: what differs counts as not known until one goes.
    fn twice(&self) -> Vec<El> {
        let w = self.w;
        let mut of: Vec<(Date, Vec<(ItemId, &Month)>)> = Vec::new();
        for (id, item) in self.shown.workspace.items.iter().filter(|(_, item)| item.pilot == self.id) {
            let What::Month { month } = &item.what else { continue };
            match of.iter_mut().find(|(day, _)| *day == month.month) {
                Some((_, same)) => same.push((id, month)),
                None => of.push((month.month, vec![(id, month)])),
            }
        }
        let one = |(id, entered): (ItemId, &Month)| {
            let counts = entered.counts.iter().map(|(code, n)| format!("{} {n}", indicator(w, &self.pilot, code)));
            let said = counts.collect::<Vec<_>>().join(w.list_comma());
            el("p").text(said).text(" ").el(button(w.pq_drop("month")).click(self.ask(Ask::DropItem(id))))
        };
        of.retain(|(_, same)| same.len() > 1);
        let told = |(day, same): (Date, Vec<(ItemId, &Month)>)| {
            let body = same.into_iter().map(one).collect();
            notice("notice notice--soon", icondata_lu::LuTriangleAlert, w.pq_month_twice(month(w, day)), body, vec![])
        };
        of.into_iter().map(told).collect()
    }

    /// The months that stand side by side, the chosen one last.
    fn beside(&self) -> Vec<Date> {
        (0..BESIDE).rev().filter_map(|back| months_after(self.month, -back)).collect()
    }

    fn table(&self) -> El {
        let w = self.w;
        let months = self.beside();
        let head = |day: &Date| {
            let class = if *day == self.month { "table__num" } else { "table__num figures__beside" };
            block("th", class).attr("scope", "col").text(month(w, *day))
        };
        let heads = el("tr")
            .el(el("th").attr("scope", "col").text(w.pq_indicator_label()))
            .els(months.iter().map(head))
            .el(block("th", "table__num").attr("scope", "col").text(w.pq_sum()));
        let codes = self.months.codes(&self.pilot);
        let rows = codes.iter().flat_map(|code| self.row(code, &months));
        block("table", "table table--figures").el(el("thead").el(heads)).el(el("tbody").els(rows))
    }

    fn row(&self, code: &str, months: &[Date]) -> Vec<El> {
        let w = self.w;
        let name = indicator(w, &self.pilot, code);
        let wrong: Vec<&Wrong> = self.wrongs.iter().filter(|wrong| wrong.code == code).collect();
        let cells = months.iter().map(|day| {
            let bad = wrong.iter().find(|wrong| wrong.month == *day);
            let class = if *day == self.month { "table__num" } else { "table__num figures__beside" };
            block("td", class).el(self.cell(*day, code, &name, bad.copied()))
        });
        let row = el("tr").el(el("th").attr("scope", "row").text(name.clone())).els(cells).el(self.sum(code));
        let said = wrong.iter().map(|wrong| {
            block("p", "field__error")
                .attr("role", "alert")
                .el(icon(icondata_lu::LuCircleAlert))
                .el(span(w.pq_at_field(month(w, wrong.month), wrong.words.as_str())))
        });
        let span = (months.len() + 2).to_string();
        let error =
            (!wrong.is_empty()).then(|| el("tr").el(block("td", "table__error").attr("colspan", span).els(said)));
        [Some(row), error].into_iter().flatten().collect()
    }

    /// A cell; what could not be kept stands in it as it was typed.
    fn cell(&self, day: Date, code: &str, name: &str, wrong: Option<&Wrong>) -> El {
        let w = self.w;
        let (page, of) = (self.clone(), code.to_owned());
        let input = number_input(self.months.count(day, code), w.not_given_short())
            .attr("aria-label", w.pq_cell(name, month(w, day)))
            .on("change", move |event| page.typed(day, &of, &browser::value(&event)));
        match wrong {
            None => input,
            Some(wrong) => input.attr("value", wrong.typed.clone()).state("aria-invalid", true),
        }
    }

    /// The sum with how many months it knows; of the people in service the latest count, for they are not added up.
    fn sum(&self, code: &str) -> El {
        let w = self.w;
        let cell = block("td", "table__num");
        if code == Indicator::InService.code() {
            let latest = self.months.total(code).total();
            return match latest {
                Some(latest) => cell.text(latest.to_string()).el(block("span", "row-line note").text(w.pq_latest())),
                None => cell.text(w.not_given()),
            };
        }
        let sum = self.months.sum(code);
        let total = sum.total().map_or_else(|| w.not_given().to_owned(), |total| total.to_string());
        let known = w.pq_of_months(many(sum.of), many(sum.known));
        cell.text(total).el(block("span", "row-line note").text(known))
    }

    /// A typed number: empty is "not known". What is no number is said at its place, and stays typed.
    fn typed(&self, day: Date, code: &str, typed: &str) {
        let typed = typed.trim();
        let count = match number::count(self.w, typed) {
            Ok(count) => count,
            Err(words) => return self.is_wrong(day, code, typed, Some(words)),
        };
        self.is_wrong(day, code, typed, self.set(day, code, count).err());
    }

    fn is_wrong(&self, month: Date, code: &str, typed: &str, words: Option<String>) {
        let same = |one: &Wrong| one.month == month && one.code == code;
        // Leaving the page with the keyboard in a cell is a change too, of a page that is gone already.
        let Some(before) = self.wrong.try_get_untracked() else { return };
        // Nothing to tell is no reason to make the page again.
        if words.is_none() && !before.iter().any(same) {
            return;
        }
        let wrong_now = words.map(|words| Wrong { month, code: code.to_owned(), typed: typed.to_owned(), words });
        self.wrong.update(|wrong| {
            wrong.retain(|one| !same(one));
            wrong.extend(wrong_now);
        });
    }

    /// Keeps a count in the month as it is at this moment: another cell may have been changed since this one was made.
    /// A month of which nothing is known any more goes.
    fn set(&self, day: Date, code: &str, count: Option<u32>) -> Result<(), String> {
        let shown = self.state.peek();
        let items = &shown.workspace.items;
        let of = |item: &Item| matches!(&item.what, What::Month { month } if month.month == day);
        let before = items.iter().find(|(_, item)| item.pilot == self.id && of(item));
        let mut counts = match before.map(|(_, item)| &item.what) {
            Some(What::Month { month }) => month.counts.clone(),
            _ => Vec::new(),
        };
        match (counts.iter().position(|(known, _)| known == code), count) {
            (Some(at), Some(count)) => {
                if let Some(known) = counts.get_mut(at) {
                    known.1 = count;
                }
            }
            (Some(at), None) => drop(counts.remove(at)),
            (None, Some(count)) => counts.push((code.to_owned(), count)),
            (None, None) => return Ok(()),
        }
        let edit = match (before, counts.is_empty()) {
            (Some((id, _)), true) => Edit::DropItem { id },
            _ => {
                let id = before.map_or_else(|| self.state.mint(), |(id, _)| id);
                let entered = before.map_or(shown.today, |(_, item)| item.entered);
                let what = What::Month { month: Month { month: day, counts } };
                let item = Item { pilot: self.id, what, entered };
                item.check(id, items).map_err(|error| self.w.pt_fault(error.fault.code()).to_owned())?;
                Edit::PutItem { id, item: Arc::new(item) }
            }
        };
        // Why not has been told; the number must not look as if it were kept.
        if self.state.edit(edit) { Ok(()) } else { Err(self.w.pq_not_saved().to_owned()) }
    }
}
