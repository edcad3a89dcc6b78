//! The month on paper: one row a day, the place for signatures, and the code by which the sheet can be compared with
//! what is kept.

use super::{Page, said};
use crate::{
    base::day::Date,
    duties::roster::team::Post,
    pages::paper,
    ui::{
        el::{El, block, el},
        parts::{para, span},
    },
};

impl Page {
    pub(super) fn sheet(&self) -> El {
        let w = self.w;
        let unit = self.shown.workspace.unit.name.trim();
        let unit = if unit.is_empty() { w.ro_unit_blank() } else { unit };
        let second = self.month.shifts().any(|(_, shift)| !shift.second.is_empty());
        let mut heads =
            vec![w.ro_col_day(), w.ro_col_weekday(), w.ro_col_kind(), w.ro_post("leader"), w.ro_post("officer")];
        if second {
            heads.push(w.ro_post("second"));
        }
        let head = el("thead").el(el("tr").els(heads.into_iter().map(|head| el("th").attr("scope", "col").text(head))));
        let body = el("tbody").els(self.month.days().map(|day| self.row(day, second)));
        let made = w.ro_made(w.day(self.shown.today, Date::MIN));
        block("section", "roster-sheet")
            .el(block("h2", "roster-sheet__title").text(w.ro_sheet_title(unit, self.name())))
            .el(block("table", "roster-sheet__table").el(head).el(body))
            .el(block("p", "roster-sheet__sign").els([span(w.ro_sign()), span(w.ro_sign_made()), span(made)]))
            .el(para(paper::chain(self.state)).attr("class", "roster-sheet__code"))
    }

    fn row(&self, date: Date, second: bool) -> El {
        let w = self.w;
        let shift = self.month.shift(date);
        let kind = said::kind(w, &self.day(date)).unwrap_or_default();
        let leader = shift.and_then(|shift| shift.on(Post::Leader).next()).unwrap_or_default().to_owned();
        let officers = shift.map(|shift| said::names(w, &shift.officers)).unwrap_or_default();
        let mut cells = vec![w.weekday(&date.weekday().to_string()).to_owned(), kind, leader, officers];
        if second {
            cells.push(shift.map(|shift| said::names(w, &shift.second)).unwrap_or_default());
        }
        el("tr")
            .el(el("th").attr("scope", "row").text(w.day(date, date)))
            .els(cells.into_iter().map(|cell| el("td").text(cell)))
    }
}
