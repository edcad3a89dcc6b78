//! What is settled locally: how fast the township reports, how the score is worked out.

use super::Page;
use crate::{
    pages::dialogs::{Dialog, opens},
    ui::{
        el::{El, block, text},
        parts::{button_with, fact, section, span, tag},
    },
};

impl Page {
    pub(super) fn local(&self) -> El {
        let (w, unit) = (self.w, self.unit());
        let minutes =
            unit.report_minutes.map_or_else(|| w.un_at_once().to_owned(), |minutes| w.un_minutes(minutes as usize));
        let report = span(minutes).el(block("span", "facts__note note").text(w.un_minutes_note()));
        let scoring = &unit.scoring;
        let points = |n: u32| {
            let words = w.un_points(n as usize);
            block("span", "cluster").el(span(words)).el(tag("tag tag--weak", w.source("suggestion"))).view()
        };
        let suggested = |n: u32, usual: u32| if n == usual { points(n) } else { text(w.un_points(n as usize)) };
        let usual = crate::duties::score::Scoring::default();
        let change =
            button_with(icondata_lu::LuPencil, w.un_change_local()).click(opens(self.state, Dialog::LocalRules));
        section("h-local", w.un_local(), None, None)
            .el(block("dl", "facts unit-facts")
                .el(fact(w.un_report(), report.view()))
                .el(fact(w.un_score("points"), suggested(scoring.points, usual.points)))
                .el(fact(w.un_score("missing"), suggested(scoring.missing, usual.missing)))
                .el(fact(w.un_score("bare"), suggested(scoring.bare, usual.bare)))
                .el(fact(w.un_score("late"), suggested(scoring.late, usual.late)))
                .el(fact(w.un_score("came_back"), suggested(scoring.came_back, usual.came_back))))
            .el(block("p", "small muted").text(w.un_score_note()))
            .el(block("p", "cluster").el(change))
    }
}
