//! The head of the page: how many people there are and where they stand, with sums that add up, who is stuck, and
//! whether exams may open.

use super::{People, Screen, Standing, said, said::many};
use crate::{
    base::order,
    pages::dialogs::{Dialog, opens, pilot::Ask},
    pilots::{
        candidate::Why,
        funnel::{
            reasons::{Of, Reasons, reasons},
            tally::Tally,
        },
        names,
        rank::{Opening, opening},
    },
    state::AppState,
    ui::{
        el::{El, block, el},
        parts::{button, hidden, notice, para, section, tag},
    },
    words::Words,
};
use std::cmp::Reverse;

/// Of so many who are stuck the codes are named; the others are counted.
const NAMED: usize = 6;

/// The head.
pub(super) fn head(state: AppState, screen: Screen, people: &People) -> El {
    let w = state.words();
    block("div", "flow")
        .el(counters(w, screen, people))
        .maybe(stuck(w, screen, people))
        .maybe(overdue(state, screen, people))
        .els(openings(w, people))
        .el(sums(w, screen, people))
        .maybe(dropped(w, people))
}

fn counters(w: Words, screen: Screen, people: &People) -> El {
    let figure = |class: &'static str, standing: Standing| {
        let count = (0..people.all.len()).filter(|at| standing.has(people, *at, None)).count();
        let class = if count == 0 { "tally__one" } else { class };
        let show = button(count.to_string())
            .attr("class", "people__count")
            .attr("aria-label", w.pp_show(w.pp_figure(standing.code()), count))
            .click(move || screen.pick(None, standing));
        block("div", class).el(el("dt").text(w.pp_figure(standing.code()))).el(el("dd").el(show))
    };
    let nowhere = (people.funnel.nowhere > 0).then(|| figure("tally__one tally__one--late", Standing::Nowhere));
    block("dl", "tally")
        .attr("aria-label", w.pp_figures())
        .els([
            figure("tally__one", Standing::All),
            figure("tally__one", Standing::Waiting),
            figure("tally__one tally__one--late", Standing::Stuck),
            figure("tally__one", Standing::Reserved),
            figure("tally__one", Standing::Failed),
            figure("tally__one", Standing::Withdrew),
            figure("tally__one", Standing::Passed),
        ])
        .maybe(nowhere)
}

/// Who is stuck, the longest first, with days and limit.
fn stuck(w: Words, screen: Screen, people: &People) -> Option<El> {
    let mut stuck: Vec<_> = people.waits.iter().flatten().filter(|wait| wait.stuck).collect();
    if stuck.is_empty() {
        return None;
    }
    order::sort_by_key(&mut stuck, |wait| Reverse(wait.days));
    let line = |wait: &&crate::pilots::funnel::times::Wait| {
        let code = people.place(wait.candidate).and_then(|at| people.all.get(at)).map(|(_, one)| one.code.clone());
        let limit = people.pilot.stages.get(wait.stage).and_then(|stage| stage.limit_days).unwrap_or_default();
        let name = said::stage(w, &people.pilot, wait.stage);
        el("li").text(w.pp_stuck_one(code.unwrap_or_default(), name, many(wait.days), many(limit)))
    };
    let lines = block("ul", "people__stuck").els(stuck.iter().take(NAMED).map(line));
    let all = button(w.pp_stuck_show(stuck.len())).click(move || screen.pick(None, Standing::Stuck));
    Some(notice(
        "notice notice--late",
        icondata_lu::LuTriangleAlert,
        w.pp_stuck_title(stuck.len()),
        vec![lines, para(w.pp_stuck_what())],
        vec![all],
    ))
}

/// Names that should be gone by now.
pub(super) fn overdue(state: AppState, screen: Screen, people: &People) -> Option<El> {
    let w = state.words();
    let overdue = names::overdue_names(&people.borrowed(), people.today).len();
    let erase = button(w.pp_erase()).click(opens(state, Dialog::Pilot(Ask::Erase(screen.id))));
    (overdue > 0).then(|| {
        notice(
            "notice notice--soon",
            icondata_lu::LuClockAlert,
            w.pp_overdue_names(overdue),
            vec![para(w.pp_overdue_what())],
            vec![erase],
        )
    })
}

/// Of every stage with a ratio of candidates to places: whether it may be held.
fn openings(w: Words, people: &People) -> Vec<El> {
    let mut lines = Vec::new();
    for (at, (stage, tally)) in people.pilot.stages.iter().zip(&people.funnel.tallies).enumerate() {
        let (name, ratio) = (said::stage(w, &people.pilot, at), many(stage.opens_at.unwrap_or_default()));
        let (class, code, words) = match opening(stage, tally, &people.pilot.rules) {
            Opening::NotSet => continue,
            Opening::Unknown => ("tag tag--soon", "unknown", w.pp_opens_unknown(name, ratio)),
            Opening::NotYet { needed } => ("tag", "not_yet", w.pp_opens_not_yet(name, ratio, many(needed))),
            Opening::Reached { entered, needed } => {
                ("tag", "reached", w.pp_opens(name, ratio, many(needed), many(entered)))
            }
            Opening::Short { entered, needed } => {
                let lacking = many(needed.saturating_sub(entered));
                ("tag tag--late", "short", w.pp_opens_not(name, ratio, many(needed), many(entered), lacking))
            }
        };
        lines.push(block("p", "cluster").el(tag(class, w.pp_opening(code))).text(words));
    }
    lines
}

/// A column of figures: its words, whom it counts, and how many they are.
type Column = (&'static str, Standing, fn(&Tally) -> Option<u32>);

/// The figures of every stage; each of them shows the people whom it counts.
fn sums(w: Words, screen: Screen, people: &People) -> El {
    let head = |words: &'static str, class: &'static str| block("th", class).attr("scope", "col").text(words);
    let columns: [Column; 6] = [
        (w.count_entered(), Standing::All, |tally| tally.entered),
        (w.count_passed(), Standing::Passed, |tally| tally.passed),
        (w.pt_failed(), Standing::Failed, |tally| tally.failed),
        (w.pt_withdrew(), Standing::Withdrew, |tally| tally.withdrew),
        (w.count_waiting(), Standing::Waiting, |tally| tally.waiting),
        (w.pp_of_these_reserved(), Standing::Reserved, |tally| tally.reserved),
    ];
    let heads = el("tr")
        .el(head(w.stage(), ""))
        .els(columns.iter().map(|(words, ..)| head(words, "table__num")))
        .el(head(w.pp_adds_up(), ""));
    let rows = people.funnel.tallies.iter().enumerate().map(|(at, tally)| {
        let name = said::stage(w, &people.pilot, at);
        let cells = columns.map(|(words, standing, of)| {
            let count = of(tally).unwrap_or(0);
            let label = w.pp_show_stage(name.as_str(), words, many(count));
            let show = button(count.to_string())
                .attr("class", "people__count")
                .attr("aria-label", label)
                .click(move || screen.pick(Some(at), standing));
            let cell = block("td", "table__num").attr("data-label", words);
            if count == 0 { cell.text("0") } else { cell.el(show) }
        });
        let adds_up = match tally.adds_up() {
            Some(true) => tag("tag", w.pp_sum("yes")),
            _ => tag("tag tag--late", w.pp_sum("no")),
        };
        let choose =
            button(name).attr("class", "people__stage").click(move || screen.pick(Some(at), Standing::Waiting));
        el("tr")
            .el(el("th").attr("scope", "row").el(choose))
            .els(cells)
            .el(el("td").attr("data-label", w.pp_adds_up()).el(adds_up))
    });
    let table = block("table", "table table--fold")
        .el(el("caption").el(hidden(w.pp_sums())))
        .el(el("thead").el(heads))
        .el(el("tbody").els(rows));
    section("h-sums", w.pp_sums(), Some(w.pp_people(people.all.len())), None)
        .el(block("p", "small muted").text(w.pp_sums_what()))
        .el(block("div", "table__scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", w.pp_sums_table())
            .el(table))
        .els(remarks(w, people))
}

/// What the sums alone do not tell: who came in directly, and who stands in no stage.
fn remarks(w: Words, people: &People) -> Vec<El> {
    let mut out = Vec::new();
    for (at, tally) in people.funnel.tallies.iter().enumerate() {
        let direct = tally.direct.filter(|direct| at > 0 && *direct > 0);
        out.extend(direct.map(|direct| w.pp_direct(said::stage(w, &people.pilot, at), many(direct))));
        let elsewhere = tally.elsewhere.filter(|elsewhere| *elsewhere > 0);
        out.extend(elsewhere.map(|some| w.pp_elsewhere(said::stage(w, &people.pilot, at), many(some))));
    }
    if people.funnel.nowhere > 0 {
        out.push(w.pp_nowhere_what(many(people.funnel.nowhere)));
    }
    out.into_iter().map(|words| block("p", "small").text(words)).collect()
}

/// Why people dropped out: the sums are those of the table above.
fn dropped(w: Words, people: &People) -> Option<El> {
    let (failed, withdrew) = reasons(&people.pilot.stages, &people.funnel, Of::All);
    if failed.total() + withdrew.total() == 0 {
        return None;
    }
    let number =
        |count: u32, label: &'static str| block("td", "table__num").attr("data-label", label).text(count.to_string());
    let row = |words: &'static str, of: &dyn Fn(&Reasons) -> u32| {
        let counts = (of(&failed), of(&withdrew));
        (counts != (0, 0)).then(|| {
            el("tr")
                .el(el("th").attr("scope", "row").text(words))
                .el(number(counts.0, w.pt_failed()))
                .el(number(counts.1, w.pt_withdrew()))
        })
    };
    let mut rows: Vec<El> = Vec::new();
    for why in Why::ALL {
        rows.extend(row(w.pp_why(why.code()), &|reasons| reasons.of(why)));
    }
    rows.extend(row(w.pp_why_not_said(), &|reasons| reasons.not_said));
    rows.extend(row(w.pp_why_not_kept(), &|reasons| reasons.not_kept));
    rows.extend(row(w.pp_sum_all(), &Reasons::total));
    let head = |words: &'static str, class: &'static str| block("th", class).attr("scope", "col").text(words);
    let table = block("table", "table")
        .el(el("thead").el(el("tr").els([
            head(w.reason(), ""),
            head(w.pt_failed(), "table__num"),
            head(w.pt_withdrew(), "table__num"),
        ])))
        .el(el("tbody").els(rows));
    Some(
        block("details", "fold")
            .el(el("summary").text(w.pp_dropped(many(failed.total() + withdrew.total()))))
            .el(block("div", "table__scroll").el(table)),
    )
}
