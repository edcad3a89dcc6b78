//! The report on one page: on the screen, on paper, as a table and as a workbook.

pub mod said;

use crate::{
    base::{
        day::Date,
        id::{ItemId, PilotId},
        sheet::{Cell, Column, Kind, Row, Sheet},
    },
    pages::{
        dialogs::{Dialog, opens, pilot::Ask},
        ledgers::{files, printing},
        paper,
    },
    pilots::{
        Filled, Pilot,
        candidate::{self, Why},
        funnel::reasons,
        item::What,
        report::{Input, Report, Section, report},
        whole::Whole,
    },
    platform::page as browser,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live, none},
        parts::{button, button_with, field, primary, select, span},
    },
    words::Words,
};
use leptos::prelude::*;
use said::{Told, told};

/// The page.
pub fn page(state: AppState, id: PilotId) -> View {
    let baseline = RwSignal::new(None::<ItemId>);
    live(move || {
        let shown = state.now();
        let Some(pilot) = super::now(state, id) else { return none() };
        let report = made(&shown, id, &pilot, baseline.get());
        block("div", "page flow report")
            .el(acts(state, id, &shown, &pilot, &report, baseline))
            .el(sheet_of(state, &pilot, &report))
            .view()
    })
}

/// The report of the pilot as it is shown. Of people the numbers follow from what happened to them.
fn made(shown: &Shown, id: PilotId, pilot: &Pilot, baseline: Option<ItemId>) -> Report {
    let workspace = &shown.workspace;
    let whole = Whole::of(id, pilot, &workspace.candidates, &workspace.items, shown.today);
    let of_people = pilot.filled == Filled::People;
    let people = if of_people { candidate::people(&workspace.candidates, id) } else { Vec::new() };
    let (failed, withdrew) = reasons::reasons(&pilot.stages, &whole.funnel, reasons::Of::All);
    let mut why: Vec<(&'static str, u32)> =
        Why::ALL.iter().map(|why| (why.code(), failed.of(*why) + withdrew.of(*why))).collect();
    why.push(("not_said", failed.not_said + withdrew.not_said));
    why.push(("not_kept", failed.not_kept + withdrew.not_kept));
    report(&Input {
        id,
        pilot: &whole.counted(pilot),
        items: &workspace.items,
        timeline: &whole.timeline,
        funnel: &whole.tallies,
        reasons: of_people.then_some(&why[..]),
        people: &people,
        months: &whole.months,
        baseline,
    })
}

/// What can be done with the report.
fn acts(
    state: AppState,
    id: PilotId,
    shown: &Shown,
    pilot: &Pilot,
    report: &Report,
    baseline: RwSignal<Option<ItemId>>,
) -> El {
    let w = state.words();
    let none = (String::new(), w.pr_no_baseline().to_owned());
    let all = shown.workspace.items.iter().filter_map(|(item_id, item)| match &item.what {
        What::Baseline { baseline } if item.pilot == id => Some((item_id.to_string(), baseline.name.clone())),
        _ => None,
    });
    let chosen = baseline.get_untracked().map_or_else(String::new, |id| id.to_string());
    let choose = select(std::iter::once(none).chain(all), chosen)
        .on("change", move |event| baseline.set(browser::value(&event).parse().ok()));
    let (for_excel, for_csv) = (as_sheet(state, pilot, report), as_sheet(state, pilot, report));
    block("header", "flow no-print").el(field("baseline", w.pr_baseline(), None, choose)).el(block("p", "cluster")
        .el(primary(w.print()).click(printing::print))
        .el(button_with(icondata_lu::LuFileSpreadsheet, w.le_xlsx())
            .click(move || files::as_one_workbook(state, for_excel.clone())))
        .el(button_with(icondata_lu::LuDownload, w.le_csv()).click(move || files::as_csv(state, &for_csv)))
        .el(button(w.pt_advice_change()).click(opens(state, Dialog::Pilot(Ask::Advice(id))))))
}

/// The report as it is read and printed.
fn sheet_of(state: AppState, pilot: &Pilot, report: &Report) -> El {
    let w = state.words();
    let head = block("header", "report__head")
        .el(block("h1", "report__title").attr("lang", "zh-CN").text(w.pr_title(pilot.name.as_str())))
        .el(block("p", "note").text(w.pr_made(w.day(report.on, Date::MIN))));
    let signs = block("p", "ledger__sign print-only").els(w.le_signs().split('|').map(|label| span(label.to_owned())));
    let foot = block("p", "note print-only").text(paper::chain(state));
    block("article", "report__sheet")
        .el(head)
        .els(report.sections.iter().map(|section| one(w, section)))
        .el(signs)
        .el(foot)
}

fn one(w: Words, section: &Section) -> El {
    let mut lines = told(w, section);
    // What nobody has entered stands together in the list of what is not known; here it is counted.
    let all = lines.len();
    if section.code != "unknown" {
        lines.retain(|line| !line.unknown);
    }
    let left_out = all - lines.len();
    let rest = (left_out > 0).then(|| block("p", "small muted").text(w.pr_left_out(left_out)));
    let heading = block("h2", "report__heading").text(w.pr_section(section.code));
    let body = match section.code {
        // Every point on a line of its own: nobody is to read over one.
        "unknown" => {
            block("ul", "report__unknown").els(said::unknown(w, section).into_iter().map(|words| el("li").text(words)))
        }
        _ => block("dl", "report__lines").els(lines.iter().map(row)),
    };
    let nothing = (all == 0).then(|| block("p", "muted").text(w.pr_nothing()));
    block("section", "report__section").el(heading).el(body).maybe(rest).maybe(nothing)
}

fn row(line: &Told) -> El {
    block("div", "report__line").el(el("dt").text(line.label.clone())).el(el("dd").text(line.words.clone()))
}

/// The report as a table: one row a line, parts and wholes of shares in columns of their own.
fn as_sheet(state: AppState, pilot: &Pilot, report: &Report) -> Sheet {
    let w = state.words();
    let column = |title: &str, width, kind| Column { title: title.to_owned(), width, kind };
    let rows = report.sections.iter().flat_map(|section| {
        let heading = Row::Group { title: w.pr_section(section.code).to_owned() };
        let lines = section.lines.iter().map(|line| {
            let (label, words) = said::plain(w, line);
            let number = |number: Option<u64>| match number.and_then(|number| i64::try_from(number).ok()) {
                Some(number) => Cell::Number(number),
                None => Cell::Empty,
            };
            let (part, whole) = said::counts(&line.value);
            Row::Cells { cells: vec![Cell::Text(label), Cell::Text(words), number(part), number(whole)] }
        });
        std::iter::once(heading).chain(lines.collect::<Vec<_>>())
    });
    Sheet {
        title: w.pr_title(pilot.name.as_str()),
        subtitle: vec![w.pr_made(w.day(report.on, Date::MIN))],
        code: paper::chain(state),
        columns: vec![
            column(w.pr_column("what"), 30, Kind::Text),
            column(w.pr_column("words"), 60, Kind::Text),
            column(w.pr_column("part"), 10, Kind::Number),
            column(w.pr_column("whole"), 10, Kind::Number),
        ],
        rows: rows.collect(),
        notes: vec![w.pr_note().to_owned()],
        signatures: w.le_signs().split('|').map(str::to_owned).collect(),
    }
}
