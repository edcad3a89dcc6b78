//! The pilots.

mod compare;

use crate::{
    base::{day::Date, id::PilotId},
    pages::dialogs::{Dialog, opens, pilot::Ask},
    pilots::{
        Pilot, Status,
        whole::{self, Coming, What},
    },
    route::{Route, Side},
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, live, text},
        parts::{empty, fact, link, para, primary, section, span, tag},
    },
    words::Words,
};

/// The page.
pub fn page(state: AppState) -> View {
    let w = state.words();
    let body = live(move || {
        let shown = state.now();
        if shown.workspace.pilots.is_empty() {
            return nothing(state).view();
        }
        let rows = shown.workspace.pilots.iter().map(|(id, pilot)| row(state, &shown, id, pilot));
        block("div", "flow flow--wide")
            .el(block("ul", "pilot-list").els(rows))
            .maybe(compare::side_by_side(state, &shown))
            .view()
    });
    let add = block("div", "filters cluster")
        .el(primary(w.new_pilot()).attr("class", "btn filters__end").click(opens(state, Dialog::Pilot(Ask::New))));
    block("div", "page").el(add).kid(body).view()
}

fn row(state: AppState, shown: &Shown, id: PilotId, pilot: &Pilot) -> El {
    let w = state.words();
    let coming = whole::coming_of(id, pilot, &shown.workspace.candidates, &shown.workspace.items, shown.today);
    let (title, by) = next_step(w, pilot, &coming, shown.today);
    let full = coming.reached * 100 / pilot.stages.len().max(1);
    let words = match pilot.status {
        Status::Template | Status::Ended => None,
        _ => Some(w.next_step_is([title, by.unwrap_or_default()].join(" ").trim_end().to_owned())),
    };
    block("li", "pilot-row")
        .el(block("h2", "pilot-row__title")
            .attr("lang", "zh-CN")
            .el(link(Route::Pilot(id, Side::Glance).href(), pilot.name.clone())))
        .el(block("p", "cluster muted").el(tag("tag", w.pt_status(pilot.status.code()))).el(span(pilot.mode.clone())))
        .el(block("div", "gauge").attr("style", format!("--full:{full}")).attr("aria-hidden", "true"))
        .el(block("p", "small").text(progress(w, pilot, &coming)))
        .maybe(words.map(|words| block("p", "small").text(words)))
}

fn nothing(state: AppState) -> El {
    let w = state.words();
    let about = block("dl", "facts")
        .el(fact(w.template_select(), text(w.template_select_is())))
        .el(fact(w.template_before(), text(w.template_before_is())))
        .el(fact(w.template_after(), text(w.template_after_is())));
    block("div", "").el(empty(icondata_lu::LuFlag, w.no_pilots(), w.no_pilots_more(), vec![])).el(section(
        "h-template",
        w.template_has(),
        None,
        None,
    )
    .el(about)
    .el(para("").el(span(w.template_source()))))
}

/// Where a pilot stands: step 8 of 12.
pub fn progress(w: Words, pilot: &Pilot, coming: &Coming) -> String {
    w.step_of(coming.reached, pilot.stages.len())
}

/// The next step in words, and by when.
pub fn next_step(w: Words, pilot: &Pilot, coming: &Coming, today: Date) -> (String, Option<String>) {
    let title = match &coming.what {
        Some(What::Said(text) | What::Milestone(text)) => text.clone(),
        Some(What::Stage(at)) => w.next_stage(name_of(w, pilot, *at)),
        Some(What::Finish(at)) => w.next_finish(name_of(w, pilot, *at)),
        None => w.all_stages_reached().to_owned(),
    };
    let by = |by| format!("{} · {}", w.by_day(w.day(by, today)), super::rows::distance(w, by, today));
    (title, coming.day.map(by))
}

/// The name of a stage, counted from 0.
pub fn name_of(w: Words, pilot: &Pilot, at: usize) -> String {
    pilot.stages.get(at).map(|stage| w.of(&stage.name, stage.name_en.as_deref())).unwrap_or_default()
}
