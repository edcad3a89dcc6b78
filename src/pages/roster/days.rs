//! The days of the month: a calendar where there is room for one, a list on a phone. One piece of the page in both
//! shapes, so nothing is said twice.

use super::{Page, said};
use crate::{
    base::day::Date,
    duties::roster::{Month, Shift, team::DayKind},
    pages::dialogs::{Dialog, opens},
    ui::{
        el::{El, block, el},
        parts::{icon_small, quiet, span},
    },
};
use leptos::prelude::*;

impl Page {
    pub(super) fn days(&self) -> El {
        let (w, past) = (self.w, self.past);
        let today = self.shown.today;
        // Only of the month that runs are days over and others not: there the list begins with today.
        let running = self.month.first() == Month::of(today).first();
        let over = if running { usize::from(today.day()) - 1 } else { 0 };
        let earlier = (over > 0).then(|| {
            let words = if past.get() { w.ro_hide_past().to_owned() } else { w.ro_show_past(over) };
            quiet(words)
                .attr("class", "btn btn--quiet roster__earlier")
                .click(move || past.update(|past| *past = !*past))
        });
        let heads = (1..=7).map(|day| span(w.ro_weekday(&day.to_string())));
        let shape = if over > 0 && !past.get() { "roster roster--ahead" } else { "roster" };
        block("section", "roster-month")
            .attr("aria-label", self.name())
            .maybe(earlier)
            .el(block("div", "roster__heads").attr("aria-hidden", "true").els(heads))
            .el(block("ol", shape)
                .attr("style", format!("--begin:{}", self.month.first().weekday()))
                .els(self.month.days().map(|day| self.cell(day))))
    }

    fn cell(&self, date: Date) -> El {
        let (w, today) = (self.w, self.shown.today);
        let day = self.day(date);
        let shift = self.month.shift(date);
        let kind = said::kind(w, &day);
        let troubles = self.warnings(date);
        let mut class = "roster__day".to_owned();
        let marks = [
            (date < today, " roster__day--past"),
            (date == today, " roster__day--today"),
            (day.kind == DayKind::Weekend, " roster__day--off"),
            (day.kind == DayKind::Holiday, " roster__day--holiday"),
        ];
        marks.into_iter().filter(|(yes, _)| *yes).for_each(|(_, mark)| class.push_str(mark));
        let is_today = (date == today).then(|| block("span", "roster__today").text(w.today()));
        let head = block("span", "roster__date")
            .el(el("b").text(date.day().to_string()))
            .el(block("span", "roster__weekday").text(w.weekday(&date.weekday().to_string())))
            .maybe(is_today)
            .maybe(kind.map(|kind| block("span", "roster__kind").text(kind)));
        let said = troubles.iter().map(|trouble| {
            block("span", "roster__trouble")
                .el(icon_small(icondata_lu::LuTriangleAlert))
                .el(span(said::trouble(w, &trouble.what)))
        });
        let open = block("button", "roster__open")
            .attr("type", "button")
            .el(head)
            .els(shift.into_iter().flat_map(|shift| self.who(shift)))
            .els(said)
            .els(shift.into_iter().flat_map(|shift| self.more(shift)))
            .click(opens(self.state, Dialog::Shift(date)));
        el("li").attr("class", class).attr("id", format!("day-{date}")).el(open)
    }

    /// The names of a shift, each line with what it is.
    fn who(&self, shift: &Shift) -> Vec<El> {
        let w = self.w;
        let line = |code: &str, names: String, class: &'static str| {
            let label = block("span", "roster__post").text(w.ro_post(code));
            (!names.is_empty()).then(|| block("span", class).el(label).el(span(names)))
        };
        [
            line("leader", shift.leader.clone(), "roster__who roster__who--leader"),
            line("officer", said::names(w, &shift.officers), "roster__who"),
            line("second", said::names(w, &shift.second), "roster__who"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// That somebody handed over, and that the shift was swapped.
    fn more(&self, shift: &Shift) -> Option<El> {
        let w = self.w;
        let handed = shift.handover.as_ref().map(|_| w.ro_handed_over());
        let swapped = (!shift.swaps.is_empty()).then(|| w.ro_swapped_mark());
        let words: Vec<&str> = [handed, swapped].into_iter().flatten().collect();
        (!words.is_empty()).then(|| block("span", "roster__more").text(words.join(w.list_comma())))
    }
}
