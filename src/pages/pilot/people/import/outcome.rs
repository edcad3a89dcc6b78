//! What a list would do: how many rows of which kind, what is wrong in which line, what changes about whom.

use super::{Incoming, Opened, Plan, columns::column};
use crate::{
    base::points,
    pages::pilot::{
        people::{People, STEP, said, said::many},
        said::mark,
    },
    pilots::{
        candidate::{Event, Move},
        roster_csv::{
            RowError, Wrong,
            import::{Change, Import, Ready, SheetError},
        },
    },
    ui::{
        el::{El, View, block, el},
        lines::Line,
        parts::{button, icon, para, primary, section, span, tag},
    },
    words::Words,
};
use leptos::prelude::*;

/// What the list would do, and the button that does it.
pub(super) fn outcome(incoming: Incoming, opened: &Opened) -> View {
    let w = incoming.state.words();
    let Some(people) = incoming.screen.people.get() else { return el("div").view() };
    let Some(Plan(plan)) = incoming.plan.get() else {
        return wrong(w.pp_list_day_missing().to_owned()).view();
    };
    match &*plan {
        Err(error) => wrong(sheet_error(w, opened, *error)).view(),
        Ok(import) => done(incoming, opened, &people.0, import).view(),
    }
}

fn wrong(words: String) -> El {
    block("p", "field__error").attr("role", "alert").el(icon(icondata_lu::LuCircleAlert)).el(span(words))
}

/// Why the list cannot be taken in as its columns are understood.
fn sheet_error(w: Words, opened: &Opened, error: SheetError) -> String {
    match error {
        SheetError::NoHead => w.pp_sheet("no_head").to_owned(),
        SheetError::NoCode => w.pp_sheet("no_code").to_owned(),
        SheetError::NoFirst => w.pp_sheet("no_first").to_owned(),
        SheetError::Same { first, second } => w.pp_same(column(w, opened, first), column(w, opened, second)),
        SheetError::Refused { column: at, why } => w.pp_refused_column(column(w, opened, at), w.pp_refusal(why.code())),
        SheetError::NoStage { column: at } => w.pp_no_stage_column(column(w, opened, at)),
        SheetError::ScoreNotKept { column: at } => w.pp_score_not_kept_column(column(w, opened, at)),
    }
}

fn done(incoming: Incoming, opened: &Opened, people: &People, import: &Import) -> El {
    let w = incoming.state.words();
    let totals = import.totals();
    let rows = w.pp_totals(
        many(totals.rows),
        many(totals.new),
        many(totals.updated),
        many(totals.unchanged),
        many(totals.repeated),
        many(totals.wrong),
    );
    let empty = (totals.empty > 0).then(|| block("p", "small muted").text(w.pp_totals_empty(many(totals.empty))));
    let count = import.ready.len();
    let take = if count == 0 {
        block("p", "muted").attr("role", "status").text(w.pp_nothing_to_take())
    } else {
        block("p", "cluster").el(primary(w.pp_take(count)).click(move || incoming.take()))
    };
    let carried = if totals.wrong > 0 { incoming.carried.get() } else { 0 };
    let carry = (carried > 0).then(|| mark(w.pp_carry_would(carried, w.pp_carry())));
    let below = import.ready.iter().filter(|ready| !ready.below_mark(&people.pilot.stages).is_empty()).count();
    let rest = (totals.wrong > 0).then(|| block("p", "small").text(w.pp_wrong_stay(many(totals.wrong))));
    section("h-outcome", w.pp_outcome(), None, None)
        .el(para(rows))
        .maybe(empty)
        .maybe(carry)
        .maybe((below > 0).then(|| mark(w.pp_below_passed(below))))
        .el(take)
        .maybe(rest)
        .maybe((!import.errors.is_empty()).then(|| errors(incoming, opened, people, import)))
        .maybe((count > 0).then(|| ready(incoming, people, import)))
        .maybe((!import.repeated.is_empty()).then(|| repeated(incoming, import)))
}

/// The number of a line, as the key of its place on the page: a row may have several errors.
fn key(at: usize) -> u64 {
    u64::try_from(at).unwrap_or(u64::MAX)
}

fn errors(incoming: Incoming, opened: &Opened, people: &People, import: &Import) -> El {
    let w = incoming.state.words();
    let most = incoming.errors.get();
    let lines = import.errors.iter().take(most).enumerate().map(|(at, error)| {
        let place = match error.column {
            Some(at) if !error.cell.is_empty() => {
                w.pp_error_cell(many(error.line), column(w, opened, at), error.cell.as_str())
            }
            Some(at) => w.pp_error_column(many(error.line), column(w, opened, at)),
            None => w.pp_error_line(many(error.line)),
        };
        let words = (place, row_error(w, people, error));
        Line::new(key(at), words.clone(), move || el("li").el(el("b").text(words.0)).text(" ").text(words.1))
    });
    let left = import.errors.len().saturating_sub(most);
    let more =
        (left > 0).then(|| button(w.show_more(left)).click(move || incoming.errors.update(|most| *most += STEP * 5)));
    block("div", "flow flow--tight")
        .el(el("h3").text(w.pp_errors(import.errors.len())))
        .el(block("ul", "people__lines").attr("aria-label", w.pp_errors_label()).lines(lines.collect()))
        .maybe(more)
}

/// What is wrong in a row.
fn row_error(w: Words, people: &People, error: &RowError) -> String {
    match error.wrong {
        Wrong::TooFew { found, expected } => w.pp_too_few(found, expected),
        Wrong::TooMany { found, expected } => w.pp_too_many(found, expected),
        Wrong::Twice { line } => w.pp_twice(many(line)),
        Wrong::Move { error } => said::why_not(w, &people.pilot, error, people.today),
        wrong => w.pp_wrong(wrong.code()).to_owned(),
    }
}

fn ready(incoming: Incoming, people: &People, import: &Import) -> El {
    let w = incoming.state.words();
    let most = incoming.rows.get();
    let lines = import.ready.iter().take(most).map(|ready| {
        let kind = if ready.id.is_none() { w.pp_new() } else { w.pp_update() };
        let mut said = changes(w, people, ready);
        if !ready.below_mark(&people.pilot.stages).is_empty() {
            said = [said.as_str(), w.pp_notice("below_mark")].join(w.list_comma());
        }
        let words = (w.pp_ready(many(ready.line), ready.candidate.code.as_str()), said);
        Line::new(u64::from(ready.line), (kind, words.clone()), move || {
            el("li").el(tag("tag", kind)).text(" ").el(el("b").text(words.0)).text(" ").text(words.1)
        })
    });
    let left = import.ready.len().saturating_sub(most);
    let more =
        (left > 0).then(|| button(w.show_more(left)).click(move || incoming.rows.update(|most| *most += STEP * 5)));
    block("div", "flow flow--tight")
        .el(el("h3").text(w.pp_changes(import.ready.len())))
        .el(block("ul", "people__lines").attr("aria-label", w.pp_changes_label()).lines(lines.collect()))
        .maybe(more)
}

/// What changes about somebody; a name is not told, a score with what it was.
fn changes(w: Words, people: &People, ready: &Ready) -> String {
    let corrected = |event: &Event| {
        ready.changes.iter().any(|change| {
            let Change::Score { stage, .. } = change else { return false };
            people.pilot.stages.get(*stage).is_some_and(|stage| stage.code == event.stage)
        })
    };
    let said = ready.changes.iter().filter_map(|change| match change {
        Change::New => None,
        Change::Name { from } if from.is_empty() => Some(w.pp_name_added().to_owned()),
        Change::Name { .. } => Some(w.pp_name_changed().to_owned()),
        Change::Event(event) if matches!(event.what, Move::Scored { .. }) && corrected(event) => None,
        Change::Event(event) => Some(said::event(w, &people.pilot, event)),
        Change::Score { stage, from, to } => {
            Some(w.pp_score_changed(said::stage(w, &people.pilot, *stage), points::write(*from), points::write(*to)))
        }
    });
    said.collect::<Vec<_>>().join(w.list_comma())
}

fn repeated(incoming: Incoming, import: &Import) -> El {
    let (w, most) = (incoming.state.words(), incoming.rows.get());
    let line = |(line, other): &(u32, u32)| el("li").text(w.pp_repeated_line(many(*line), many(*other)));
    let left = import.repeated.len().saturating_sub(most);
    let more =
        (left > 0).then(|| button(w.show_more(left)).click(move || incoming.rows.update(|most| *most += STEP * 5)));
    block("details", "fold")
        .el(el("summary").text(w.pp_repeated(import.repeated.len())))
        .el(block("ul", "people__lines").els(import.repeated.iter().take(most).map(line)))
        .maybe(more)
}
