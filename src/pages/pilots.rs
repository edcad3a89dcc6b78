//! The pilots.

use crate::{
    base::day::Date,
    pages::dialogs::{Dialog, opens, pilot::Ask},
    pilots::Pilot,
    route::{Route, Side},
    state::AppState,
    ui::{
        el::{El, View, block, live, text},
        parts::{empty, fact, link, para, primary, section, span},
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
        let rows = shown.workspace.pilots.iter().map(|(id, pilot)| {
            let (title, _) = next_step(w, pilot, shown.today);
            let reached = pilot.reached(shown.today).map_or(0, |at| at + 1);
            let full = reached * 100 / pilot.stages.len().max(1);
            block("li", "pilot-row")
                .el(block("h2", "pilot-row__title")
                    .attr("lang", "zh-CN")
                    .el(link(Route::Pilot(id, Side::Glance).href(), pilot.name.clone())))
                .el(block("p", "muted").text(pilot.mode.clone()))
                .el(block("div", "gauge").attr("style", format!("--full:{full}")).attr("aria-hidden", "true"))
                .el(block("p", "small").text(format!(
                    "{} · {}",
                    progress(w, pilot, shown.today),
                    w.next_step_is(title)
                )))
        });
        block("ul", "pilot-list").els(rows).view()
    });
    let add = block("div", "filters cluster")
        .el(primary(w.new_pilot()).attr("class", "btn filters__end").click(opens(state, Dialog::Pilot(Ask::New))));
    block("div", "page page--narrow").el(add).kid(body).view()
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
pub fn progress(w: Words, pilot: &Pilot, today: Date) -> String {
    let reached = pilot.reached(today).map_or(0, |at| at + 1);
    w.step_of(reached, pilot.stages.len())
}

/// The next step in words, and by when: what the user said, else the stage after the furthest reached.
pub fn next_step(w: Words, pilot: &Pilot, today: Date) -> (String, Option<String>) {
    if let Some(next) = &pilot.next {
        let by = next.by.map(|by| format!("{} · {}", w.by_day(w.day(by, today)), super::rows::distance(w, by, today)));
        return (next.text.clone(), by);
    }
    match pilot.next_stage(today) {
        Some(stage) => (w.next_stage(w.of(&stage.name, stage.name_en.as_deref())), None),
        None => (w.all_stages_reached().to_owned(), None),
    }
}
