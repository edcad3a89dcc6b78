//! The stages of a pilot: a bar each, and the table in which they are filled in.

use super::{
    glance::Page,
    said::{many, mark},
};
use crate::{
    base::day::Date,
    pilots::{
        Filled, Pilot,
        funnel::tally::{misfits, risen},
        stage::Stage,
    },
    platform::page as browser,
    ui::{
        el::{El, block, el},
        parts::{button, day_input, number_input, section, span},
    },
};

/// Changes one stage, where it is there.
fn in_stage(pilot: &mut Pilot, at: usize, change: impl FnOnce(&mut Stage)) {
    if let Some(stage) = pilot.stages.get_mut(at) {
        change(stage);
    }
}

impl Page {
    /// One bar a stage. What nobody entered is a dashed track, not a bar of zero.
    pub(super) fn funnel(&self) -> El {
        let w = self.w;
        let widest = self.whole.tallies.iter().filter_map(|tally| tally.entered).max().unwrap_or(0);
        let rows = self.pilot.stages.iter().zip(&self.whole.tallies).map(|(stage, tally)| {
            let name = block("span", "funnel__name").text(self.name(stage));
            let Some(entered) = tally.entered else {
                return block("li", "funnel__row funnel__row--unknown")
                    .el(name)
                    .el(block("span", "funnel__bar").attr("aria-hidden", "true"))
                    .el(block("span", "funnel__words note").text(w.not_given()));
            };
            let (passed, out) = (tally.passed.unwrap_or(0), tally.gone().unwrap_or(0));
            // Who waits is known only where all three are; what is not known is drawn as nothing.
            let wait = tally.waiting.unwrap_or(0);
            let rest = match stage.kind.is_passed() {
                true => entered.saturating_sub(passed).saturating_sub(wait).saturating_sub(out),
                false => 0,
            };
            let piece = |class: &'static str, number: u32| (number > 0).then(|| block("i", class));
            let bar = block("span", "funnel__bar").attr("aria-hidden", "true").els(
                [
                    piece("funnel__pass", passed),
                    piece("funnel__wait", wait),
                    piece("funnel__out", out),
                    piece("funnel__rest", rest),
                ]
                .into_iter()
                .flatten(),
            );
            let known = |words: &'static str, number: Option<u32>| {
                span(words)
                    .text(" ")
                    .el(el("b").text(number.map_or_else(|| w.not_given().to_owned(), |number| number.to_string())))
            };
            let words = block("span", "funnel__words note").els([
                known(w.count_entered(), Some(entered)),
                known(w.count_passed(), tally.passed),
                known(w.pt_failed(), tally.failed),
                known(w.pt_withdrew(), tally.withdrew),
                known(w.count_waiting(), tally.waiting),
            ]);
            let words = words.maybe(
                tally
                    .pass_rate_tenths()
                    .filter(|_| stage.kind.is_passed())
                    .zip(tally.passed)
                    .map(|(tenths, passed)| span(w.pt_rate(passed as usize, entered as usize, w.percent(tenths)))),
            );
            block("li", "funnel__row")
                .attr("style", format!("--max:{widest};--pass:{passed};--wait:{wait};--out:{out};--rest:{rest}"))
                .el(name)
                .el(bar)
                .el(words)
        });
        let key = |class: &'static str, words: &'static str| {
            block("span", "funnel__key").el(block("span", "funnel__bar").el(block("i", class))).text(words)
        };
        // What passed one stage and what entered the next do not fit: people came in from elsewhere, or a number is wrong.
        let misfits = misfits(&self.whole.tallies).into_iter().filter_map(|misfit| {
            let (stage, next) = (self.pilot.stages.get(misfit.stage)?, self.pilot.stages.get(misfit.stage + 1)?);
            let (passed, entered) = (misfit.passed as usize, misfit.entered as usize);
            Some(block("p", "small").text(w.pt_misfit(self.name(stage), passed, self.name(next), entered)))
        });
        let rises = if self.pilot.filled == Filled::Counts { risen(&self.whole.tallies) } else { Vec::new() };
        let rises = rises.into_iter().filter_map(|rise| {
            let (stage, next) = (self.pilot.stages.get(rise.stage)?, self.pilot.stages.get(rise.stage + 1)?);
            let (before, entered) = (many(rise.passed), many(rise.entered));
            Some(mark(w.pt_risen(self.name(next), entered, self.name(stage), before)))
        });
        let misfits: Vec<El> = misfits.chain(rises).collect();
        section("h-funnel", w.by_stage(), None, None)
            .el(el("p").attr("aria-hidden", "true").els([
                key("funnel__pass", w.count_passed()),
                key("funnel__wait", w.count_waiting()),
                key("funnel__out", w.count_out()),
                key("funnel__rest", w.pt_rest()),
            ]))
            .el(block("ol", "funnel").els(rows))
            .els(misfits)
    }

    /// The table; on a phone each stage is a small form.
    pub(super) fn table(&self) -> El {
        let w = self.w;
        let head = |words: &'static str, class: &'static str| block("th", class).attr("scope", "col").text(words);
        let heads = el("tr").els([
            head(w.stage(), ""),
            head(w.count_entered(), "table__num"),
            head(w.count_passed(), "table__num"),
            head(w.pt_failed(), "table__num"),
            head(w.pt_withdrew(), "table__num"),
            head(w.from_day(), ""),
            head(w.to_day(), ""),
        ]);
        let rows: Vec<El> = (0..self.pilot.stages.len()).flat_map(|at| self.row(at)).collect();
        let table = block("table", "table table--edit").el(el("thead").el(heads)).el(el("tbody").els(rows));
        section("h-table", w.fill_in(), Some(w.fill_in_hint().to_owned()), None).el(block("div", "table__scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", w.fill_in_label())
            .el(table))
    }

    fn row(&self, at: usize) -> Vec<El> {
        let w = self.w;
        let Some(stage) = self.pilot.stages.get(at) else { return Vec::new() };
        let name = self.name(stage);
        let label = |what: &'static str| format!("{name} {what}");
        let tally = self.whole.tallies.get(at).copied().unwrap_or_default();
        let people = self.pilot.filled == Filled::People;
        let number = |value: Option<u32>,
                      counted: Option<u32>,
                      what: &'static str,
                      set: fn(&mut Stage, Option<u32>)| {
            if people {
                // It follows from what happened to people.
                let number = counted.map_or_else(String::new, |number| number.to_string());
                return block("td", "table__num").attr("data-label", what).text(number);
            }
            let page = self.clone();
            let input =
                number_input(value, w.not_given_short()).attr("aria-label", label(what)).on("change", move |event| {
                    page.number(at, &browser::value(&event), |pilot, value| {
                        in_stage(pilot, at, |stage| set(stage, value))
                    })
                });
            block("td", "table__num").attr("data-label", what).el(input)
        };
        let day = |value, what: &'static str, set: fn(&mut Stage, Option<Date>)| {
            let page = self.clone();
            let input = day_input(value).attr("aria-label", label(what)).on("change", move |event| {
                let day = browser::value(&event).parse().ok();
                page.change(at, |pilot| in_stage(pilot, at, |stage| set(stage, day)));
            });
            el("td").attr("data-label", what).el(input)
        };
        let row = el("tr").el(el("th").attr("scope", "row").text(name.clone())).els([
            number(stage.counts.entered, tally.entered, w.count_entered(), |stage, value| stage.counts.entered = value),
            number(stage.counts.passed, tally.passed, w.count_passed(), |stage, value| stage.counts.passed = value),
            number(stage.counts.failed, tally.failed, w.pt_failed(), |stage, value| stage.counts.failed = value),
            number(stage.counts.withdrew, tally.withdrew, w.pt_withdrew(), |stage, value| {
                stage.counts.withdrew = value
            }),
            day(stage.from, w.from_day(), |stage, value| stage.from = value),
            day(stage.to, w.to_day(), |stage, value| stage.to = value),
        ]);
        let error =
            self.wrong_at(at).map(|line| el("tr").el(block("td", "table__error").attr("colspan", "7").el(line)));
        let note = (!stage.note.is_empty())
            .then(|| el("tr").el(block("td", "small muted").attr("colspan", "7").text(stage.note.clone())));
        // What earlier versions counted together stays until it is said which was which.
        let out = stage.counts.out.filter(|_| !people).map(|out| {
            let page = self.clone();
            let drop = button(w.pt_out_drop()).click(move || {
                page.change(at, |pilot| in_stage(pilot, at, |stage| stage.counts.out = None));
            });
            let words = el("span").text(w.pt_out(out as usize));
            el("tr").el(block("td", "small").attr("colspan", "7").el(block("p", "cluster").el(words).el(drop)))
        });
        [Some(row), note, out, error].into_iter().flatten().collect()
    }
}
