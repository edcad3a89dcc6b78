//! The report as a text to copy: built from what is known; what is not known says that it is being checked.

use super::{Page, said};
use crate::{
    base::day::Date,
    duties::incident::Count,
    pages::dialogs::whoever,
    platform::page as browser,
    ui::{
        el::{El, block, el},
        parts::{button_with, section},
    },
};

impl Page {
    pub(super) fn report(&self) -> El {
        let (w, state) = (self.w, self.state);
        let words = self.report_text();
        let copied = words.clone();
        let copy = button_with(icondata_lu::LuCopy, w.in_copy()).click(move || {
            let words = copied.clone();
            leptos::task::spawn_local(async move {
                let w = state.words();
                let done = browser::copy(&words).await;
                state.say(if done { w.copied() } else { w.not_copied() }, !done);
            });
        });
        section("h-report", w.in_report(), None, None)
            .attr("class", "section flow no-print")
            .el(block("p", "field__hint").text(w.in_report_hint()))
            .el(block("pre", "quote incident-report").text(words))
            .el(el("p").el(copy))
    }

    fn report_text(&self) -> String {
        let (w, incident) = (self.w, &self.incident);
        let unit = self.shown.workspace.unit.name.trim();
        let given = |words: &str| match words.trim() {
            "" => w.in_checking().to_owned(),
            words => words.to_owned(),
        };
        // With the year: the text leaves the app.
        let moment = |at| said::moment(w, at, Date::MIN);
        let number = |count: Count| {
            let number = said::number(w, count, incident.numbers.get(count), w.in_checking());
            format!("{} {number}", w.in_count(count.code()))
        };
        let people: Vec<String> = Count::ALL.into_iter().filter(|count| count.is_of_people()).map(number).collect();
        let loss = said::number(w, Count::Loss, incident.numbers.loss, w.in_checking());
        let who = whoever(self.state, &self.shown);
        [
            w.in_report_title(w.in_kind(incident.kind.code())),
            w.in_report_by(if unit.is_empty() { w.ro_unit_blank() } else { unit }),
            w.in_report_what(incident.what.as_str()),
            w.in_report_1(given(&incident.unit)),
            w.in_report_2(
                incident.happened.map_or_else(|| w.in_checking().to_owned(), moment),
                given(&incident.place),
                given(&incident.scene),
            ),
            w.in_report_3(given(&incident.course)),
            w.in_report_4(people.join(w.list_comma()), loss),
            w.in_report_5(given(&incident.measures)),
            w.in_report_6(if incident.other.trim().is_empty() { w.in_report_nothing() } else { &incident.other }),
            w.in_report_known(moment(incident.known)),
            w.in_report_now(moment(self.now), if who.is_empty() { w.in_report_blank().to_owned() } else { who }),
        ]
        .join("\n")
    }
}
