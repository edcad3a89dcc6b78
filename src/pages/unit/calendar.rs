//! The work calendar: which years are known, when festivals and seasons fall, which duties wait for a date.

use super::Page;
use crate::{
    base::{
        calendar::{Calendar, Dated, Occasion, Span},
        day::Date,
        id::DutyId,
    },
    pages::{
        dialogs::{Dialog, opens},
        rows::named,
    },
    route::Route,
    ui::{
        el::{El, block, el},
        parts::{button, icon, icon_small, link, notice, para, quiet, section, span},
    },
};
use leptos::prelude::*;

impl Page {
    /// `further`: how many years after the next one are shown too.
    pub(super) fn calendar(&self, further: RwSignal<i16>) -> El {
        let w = self.w;
        let this = self.shown.today.year();
        let last = this + 1 + further.get();
        let own = &self.unit().calendar;
        let mut years: Vec<i16> = own.years().iter().map(|table| table.year).collect();
        years.extend(own.dated().iter().map(Dated::year));
        years.extend(this..=last);
        years.sort_unstable();
        years.dedup();
        let (past, coming): (Vec<i16>, Vec<i16>) = years.into_iter().partition(|year| *year < this);
        let next = coming.last().map_or(last, |year| year + 1);
        let one_more = quiet(w.un_next_year(usize::from(next.unsigned_abs())))
            .click(move || further.update(|further| *further += 1));
        let past = (!past.is_empty()).then(|| {
            block("details", "pack-group")
                .el(block("summary", "pack-group__head")
                    .el(icon(icondata_lu::LuChevronRight))
                    .text(w.un_past_years(past.len())))
                .els(past.into_iter().map(|year| self.year(year)))
        });
        section("h-calendar", w.un_calendar(), None, None)
            .el(block("p", "muted").text(w.un_calendar_what()))
            .els(coming.into_iter().map(|year| self.year(year)))
            .maybe((next <= this + 5).then(|| el("p").el(one_more)))
            .maybe(past)
    }

    fn year(&self, year: i16) -> El {
        let (w, state) = (self.w, self.state);
        let number = usize::from(year.unsigned_abs());
        let calendar: &Calendar = &self.shown.desk.calendar;
        let own = self.unit().calendar.table(year).is_some();
        let known = match calendar.table(year) {
            Some(table) => {
                let from = match (own, table.source.is_empty()) {
                    (false, _) => w.un_table_builtin(table.source.as_str()),
                    (true, false) => w.un_table_own(table.source.as_str()),
                    (true, true) => w.un_table_own_bare().to_owned(),
                };
                block("p", "status status--done").el(icon_small(icondata_lu::LuCircleCheck)).text(from)
            }
            None => {
                block("p", "status status--soon").el(icon_small(icondata_lu::LuTriangleAlert)).text(w.un_no_table())
            }
        };
        let more = calendar.table(year).is_none().then(|| para(w.un_no_table_more(number)));
        // New Year's days off may begin in December, and the weekend for them be worked.
        let open_end = (calendar.table(year).is_some() && calendar.table(year + 1).is_none())
            .then(|| block("p", "small muted").text(w.un_open_end()));
        let worked = calendar.table(year).map(|table| {
            let days: Vec<String> = table.worked.iter().map(|day| self.day(*day, year)).collect();
            let days = if days.is_empty() { w.un_none().to_owned() } else { days.join(w.list_comma()) };
            block("p", "small").text(w.un_worked(days))
        });
        let words = if calendar.table(year).is_some() { w.un_table_change() } else { w.un_table_fill() };
        let table =
            button(words).attr("aria-label", w.un_for_year(words, number)).click(opens(state, Dialog::YearTable(year)));
        block("div", "year flow")
            .el(block("div", "cluster cluster--between").el(el("h3").text(w.year(number))).el(known))
            .maybe(more)
            .maybe(open_end)
            .el(block("ul", "year__days").els(Occasion::all().map(|occasion| self.occasion(occasion, year))))
            .maybe(worked)
            .el(el("p").el(table))
            .maybe(self.undated(year))
    }

    fn occasion(&self, occasion: Occasion, year: i16) -> El {
        let w = self.w;
        let own = self.unit().calendar.dated().iter().any(|dated| dated.occasion == occasion && dated.year() == year);
        let days = self.shown.desk.calendar.occasion(occasion, year);
        let name = w.occasion(occasion.code());
        let words = if days.is_some() { w.change() } else { w.un_fill() };
        let number = usize::from(year.unsigned_abs());
        let said = match days {
            Some(days) => span(self.span(days, year)),
            None => block("span", "muted").text(w.not_given()),
        };
        block("li", "year__one")
            .el(el("b").text(name))
            .el(said)
            .maybe(own.then(|| block("span", "note").text(w.un_own_day())))
            .el(quiet(words)
                .attr("class", "btn btn--quiet year__do")
                .attr("aria-label", w.un_for_occasion(words, number, name))
                .click(opens(self.state, Dialog::Occasion { occasion, year })))
    }

    /// A day under the heading of its year.
    fn day(&self, day: Date, year: i16) -> String {
        self.w.day(day, Date::new(year, 1, 1).unwrap_or(day))
    }

    fn span(&self, days: Span, year: i16) -> String {
        let day = |day| self.day(day, year);
        if days.first() == days.last() {
            day(days.first())
        } else {
            self.w.un_span(day(days.first()), day(days.last()))
        }
    }

    /// The duties that have no due day in a year, because nobody has said when an occasion falls.
    fn undated(&self, year: i16) -> Option<El> {
        let w = self.w;
        let calendar = &self.shown.desk.calendar;
        let lacking: Vec<(DutyId, Vec<Occasion>)> = self
            .shown
            .workspace
            .duties
            .iter()
            .filter(|(_, duty)| duty.off.is_none() && year >= self.shown.today.year())
            .map(|(id, duty)| (id, duty.cadence.undated(calendar, year..=year)))
            .map(|(id, lacks)| (id, lacks.into_iter().map(|(_, occasion)| occasion).collect::<Vec<_>>()))
            .filter(|(_, lacks)| !lacks.is_empty())
            .collect();
        let lines: Vec<El> = lacking
            .iter()
            .filter_map(|(id, lacks)| {
                let duty = self.shown.workspace.duties.get(*id)?;
                let name = w.of(&duty.name, duty.name_en.as_deref());
                let lacks: Vec<&str> = lacks.iter().map(|occasion| w.occasion(occasion.code())).collect();
                Some(
                    el("li")
                        .el(named(w, duty, link(Route::Duty(*id).href(), name)))
                        .el(block("span", "note").text(w.un_lacks(lacks.join(w.list_comma())))),
                )
            })
            .collect();
        (!lines.is_empty()).then(|| {
            notice(
                "notice notice--soon",
                icondata_lu::LuCalendarX,
                w.un_undated(usize::from(year.unsigned_abs()), lines.len()),
                vec![block("ul", "year__undated").els(lines)],
                vec![],
            )
        })
    }
}
