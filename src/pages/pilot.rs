//! One pilot: its stages with their counts and days, the next step, posts and people.

use super::{
    dialogs::{Dialog, opens},
    frame::not_here,
    pilots::{next_step, progress},
};
use crate::{
    base::id::PilotId,
    pilots::{
        NextStep, Pilot, PilotError,
        staffing::RatioCheck,
        stage::{CountError, Stage},
    },
    platform::page as browser,
    state::{AppState, Shown},
    ui::{
        dialog,
        el::{El, View, all, block, el, live, none, text},
        parts::{day_input, fact, field, icon, notice, number_input, para, primary, section, span, textarea},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn page(state: AppState, id: PilotId) -> View {
    // Which places were given numbers that cannot be, and what is wrong with them.
    let wrong = RwSignal::new(Vec::new());
    live(move || {
        let shown = state.now();
        let Some(pilot) = shown.workspace.pilots.get(id).cloned() else { return not_here(state) };
        let page = Page { state, w: state.words(), id, pilot, shown, wrong };
        block("div", "page flow flow--wide")
            .el(page.head())
            .el(page.funnel())
            .el(page.table())
            .el(page.staffing())
            .view()
    })
}

/// What is wrong with what was typed, by stage; it stays until that stage is right.
type Wrongs = Vec<(usize, String)>;

/// Posts and people stand after all stages.
const STAFFING: usize = usize::MAX;

#[derive(Clone)]
struct Page {
    state: AppState,
    w: Words,
    id: PilotId,
    pilot: Arc<Pilot>,
    shown: Arc<Shown>,
    wrong: RwSignal<Wrongs>,
}

impl Page {
    fn head(&self) -> El {
        let (w, pilot) = (self.w, &self.pilot);
        let (title, by) = next_step(w, pilot, self.shown.today);
        let next = block("div", "next")
            .el(block("p", "next__kicker note").text(w.next_kicker()))
            .el(block("p", "next__title").text(title))
            .maybe(by.map(para))
            .el(block("p", "next__actions cluster")
                .el(primary(w.set_next()).click(opens(self.state, Dialog::NextStep(self.id)))));
        let facts = block("dl", "facts")
            .el(fact(w.region(), text(pilot.region.clone())))
            .el(fact(w.mode(), text(pilot.mode.clone())))
            .el(fact(w.basis(), text(pilot.source.clone())))
            .el(fact(w.stands_at(), text(progress(w, pilot, self.shown.today))));
        block("header", "flow")
            .el(el("h1").attr("lang", "zh-CN").text(pilot.name.clone()))
            .el(block("div", "columns").el(facts).el(next))
    }

    fn name(&self, stage: &Stage) -> String {
        self.w.of(&stage.name, stage.name_en.as_deref())
    }

    /// One bar a stage. What nobody entered is a dashed track, not a bar of zero.
    fn funnel(&self) -> El {
        let w = self.w;
        let widest = self.pilot.stages.iter().filter_map(|stage| stage.counts.entered).max().unwrap_or(0);
        let rows = self.pilot.stages.iter().map(|stage| {
            let name = block("span", "funnel__name").text(self.name(stage));
            let Some(entered) = stage.counts.entered else {
                return block("li", "funnel__row funnel__row--unknown")
                    .el(name)
                    .el(block("span", "funnel__bar").attr("aria-hidden", "true"))
                    .el(block("span", "funnel__words note").text(w.not_given()));
            };
            let (passed, out) = (stage.counts.passed.unwrap_or(0), stage.counts.out.unwrap_or(0));
            // Who waits is known only where all three are; what is not known is drawn as nothing.
            let wait = stage.counts.waiting().unwrap_or(0);
            let piece = |class: &'static str, number: u32| (number > 0).then(|| block("i", class));
            let bar = block("span", "funnel__bar").attr("aria-hidden", "true").els(
                [piece("funnel__pass", passed), piece("funnel__wait", wait), piece("funnel__out", out)]
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
                known(w.count_passed(), stage.counts.passed),
                known(w.count_out(), stage.counts.out),
                known(w.count_waiting(), stage.counts.waiting()),
            ]);
            block("li", "funnel__row")
                .attr("style", format!("--max:{widest};--pass:{passed};--wait:{wait};--out:{out}"))
                .el(name)
                .el(bar)
                .el(words)
        });
        let key = |class: &'static str, words: &'static str| {
            block("span", "funnel__key").el(block("span", "funnel__bar").el(block("i", class))).text(words)
        };
        section("h-funnel", w.by_stage(), None, None)
            .el(el("p").attr("aria-hidden", "true").els([
                key("funnel__pass", w.count_passed()),
                key("funnel__wait", w.count_waiting()),
                key("funnel__out", w.count_out()),
            ]))
            .el(block("ol", "funnel").els(rows))
    }

    fn table(&self) -> El {
        let w = self.w;
        let head = |words: &'static str, class: &'static str| block("th", class).attr("scope", "col").text(words);
        let heads = el("tr").els([
            head(w.stage(), ""),
            head(w.count_entered(), "table__num"),
            head(w.count_passed(), "table__num"),
            head(w.count_out(), "table__num"),
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
        let number = |value: Option<u32>, what: &'static str, set: fn(&mut Stage, Option<u32>)| {
            let page = self.clone();
            let input = number_input(value, w.not_given_short())
                .attr("aria-label", label(what))
                .on("change", move |event| page.number(at, &browser::value(&event), set));
            block("td", "table__num").attr("data-label", what).el(input)
        };
        let day = |value, what: &'static str, set: fn(&mut Stage, Option<crate::base::day::Date>)| {
            let page = self.clone();
            let input = day_input(value).attr("aria-label", label(what)).on("change", move |event| {
                let day = browser::value(&event).parse().ok();
                page.change(at, |pilot| pilot.stages.get_mut(at).into_iter().for_each(|stage| set(stage, day)));
            });
            el("td").attr("data-label", what).el(input)
        };
        let row = el("tr").el(el("th").attr("scope", "row").text(name.clone())).els([
            number(stage.counts.entered, w.count_entered(), |stage, value| stage.counts.entered = value),
            number(stage.counts.passed, w.count_passed(), |stage, value| stage.counts.passed = value),
            number(stage.counts.out, w.count_out(), |stage, value| stage.counts.out = value),
            day(stage.from, w.from_day(), |stage, value| stage.from = value),
            day(stage.to, w.to_day(), |stage, value| stage.to = value),
        ]);
        let error =
            self.wrong_at(at).map(|line| el("tr").el(block("td", "table__error").attr("colspan", "6").el(line)));
        let note = (!stage.note.is_empty())
            .then(|| el("tr").el(block("td", "small muted").attr("colspan", "6").text(stage.note.clone())));
        [Some(row), note, error].into_iter().flatten().collect()
    }

    /// A typed number: empty is "not known".
    fn number(&self, at: usize, typed: &str, set: fn(&mut Stage, Option<u32>)) {
        let typed = typed.trim();
        let value = match (typed.is_empty(), typed.parse::<u32>()) {
            (true, _) => None,
            (false, Ok(number)) => Some(number),
            (false, Err(_)) => {
                self.is_wrong(at, self.w.not_a_number(typed));
                return;
            }
        };
        self.change(at, |pilot| pilot.stages.get_mut(at).into_iter().for_each(|stage| set(stage, value)));
    }

    /// Changes the pilot; what cannot be is said beside its stage, and what was typed stays.
    fn change(&self, at: usize, change: impl Fn(&mut Pilot)) {
        // The pilot of this moment: another cell may have been changed since this row was made.
        let Some(now) = self.state.peek().workspace.pilots.get(self.id).cloned() else { return };
        let mut pilot = (*now).clone();
        change(&mut pilot);
        if let Err(error) = pilot.check() {
            self.is_wrong(at, self.why(error));
            return;
        }
        self.wrong.update(|wrong| wrong.retain(|(place, _)| *place != at));
        self.state.edit(Edit::ChangePilot { id: self.id, pilot: Arc::new(pilot) });
    }

    fn is_wrong(&self, at: usize, words: String) {
        self.wrong.update(|wrong| {
            wrong.retain(|(place, _)| *place != at);
            wrong.push((at, words));
        });
    }

    /// The line that says what is wrong at a place.
    fn wrong_at(&self, at: usize) -> Option<El> {
        let (_, words) = self.wrong.get().into_iter().find(|(place, _)| *place == at)?;
        let line = block("p", "field__error").attr("role", "alert");
        Some(line.el(icon(icondata_lu::LuCircleAlert)).el(span(words)))
    }

    fn why(&self, error: PilotError) -> String {
        match error {
            PilotError::NoName => self.w.name_missing().to_owned(),
            PilotError::DatesReversed { .. } => self.w.refused("pilot_dates").to_owned(),
            PilotError::Counts { error: CountError::MoreOutThanIn { entered, left }, .. } => {
                self.w.more_out_than_in(left as usize, entered as usize)
            }
        }
    }

    fn staffing(&self) -> El {
        let w = self.w;
        let staffing = self.pilot.staffing;
        let number = |name: &'static str,
                      value: Option<u32>,
                      words: &'static str,
                      hint: &'static str,
                      set: fn(&mut Pilot, Option<u32>)| {
            let page = self.clone();
            let input = number_input(value, w.not_given_short()).on("change", move |event| {
                let typed = browser::value(&event);
                let typed = typed.trim();
                match typed.parse::<u32>() {
                    _ if typed.is_empty() => page.change(STAFFING, |pilot| set(pilot, None)),
                    Ok(number) => page.change(STAFFING, |pilot| set(pilot, Some(number))),
                    Err(_) => page.is_wrong(STAFFING, page.w.not_a_number(typed)),
                }
            });
            field(name, words, Some(hint.to_owned()), input)
        };
        let fields = block("div", "pair").els([
            number("hired", staffing.hired, w.hired(), w.hired_hint(), |pilot, value| pilot.staffing.hired = value),
            number(
                "percent",
                staffing.reported_percent,
                w.reported_percent(),
                w.reported_percent_hint(),
                |pilot, value| pilot.staffing.reported_percent = value,
            ),
            number("posts", staffing.posts, w.posts(), w.posts_hint(), |pilot, value| pilot.staffing.posts = value),
        ]);
        let computed = staffing
            .computed_tenths()
            .zip(staffing.hired.zip(staffing.posts))
            .map(|(tenths, (hired, posts))| para(w.computed(hired as usize, posts as usize, w.percent(tenths))));
        section("h-staffing", w.staffing(), None, None)
            .el(fields)
            .maybe(self.wrong_at(STAFFING))
            .maybe(computed)
            .kid(self.remark())
    }

    /// Whether the reported share can come from any whole number of posts.
    fn remark(&self) -> View {
        let (w, staffing) = (self.w, self.pilot.staffing);
        let (Some(hired), Some(percent)) = (staffing.hired, staffing.reported_percent) else { return none() };
        match staffing.check() {
            RatioCheck::Unknown => none(),
            RatioCheck::Possible => block("p", "small muted").text(w.ratio_possible(percent as usize)).view(),
            RatioCheck::NoWholeNumber { above, below } => {
                let hired = hired as usize;
                let words = w.ratio_not_more(
                    above.posts as usize,
                    hired,
                    w.percent(above.tenths),
                    below.posts as usize,
                    w.percent(below.tenths),
                );
                notice(
                    "notice notice--soon",
                    icondata_lu::LuTriangleAlert,
                    w.ratio_not(percent as usize),
                    vec![para(words)],
                    vec![],
                )
                .view()
            }
        }
    }
}

/// The dialog in which the next step is said.
pub fn next_dialog(state: AppState, id: PilotId) -> Option<View> {
    let w = state.words();
    let pilot = state.peek().workspace.pilots.get(id)?.clone();
    let (words, by) = pilot.next.as_ref().map_or((String::new(), None), |next| (next.text.clone(), next.by));
    let body = all(vec![
        field("text", w.next_what(), Some(w.next_what_hint().to_owned()), textarea("2", words)).view(),
        field("by", w.next_by(), None, day_input(by)).view(),
    ]);
    let dialog = dialog::Dialog {
        title: w.set_next().to_owned(),
        wide: false,
        body: vec![body],
        submit: w.save().to_owned(),
        cancel: w.cancel(),
        close: w.close(),
    };
    Some(dialog.view(
        move || state.dialog.set(None),
        move |form| {
            let mut pilot = (*pilot).clone();
            let text = form.text("text");
            pilot.next = (!text.is_empty()).then(|| NextStep { text, by: form.day("by") });
            if state.edit(Edit::ChangePilot { id, pilot: Arc::new(pilot) }) { Ok(()) } else { Err(String::new()) }
        },
    ))
}
