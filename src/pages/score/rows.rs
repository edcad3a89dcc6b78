//! The rows that make a figure: the duties, what each lost, and the records behind it.

use super::Page;
use crate::{
    base::{id::RecordId, order},
    duties::score::{Counted, Item, Loss, Part, Score, Why},
    pages::rows::named,
    route::Route,
    state::Shown,
    ui::{
        el::{El, View, all, block, el},
        parts::{button, link, span},
    },
    words::Words,
};
use leptos::prelude::*;
use std::{cmp::Reverse, sync::Arc};

/// So many rows are shown at first, and so many more each time.
pub const FIRST: usize = 20;
/// So many occurrences of one duty are listed; the others are counted.
const OCCURRENCES: usize = 31;

/// The rows of a part, those that lost most first.
pub fn rows(page: Page, shown: &Arc<Shown>, score: &Score, part: Part) -> View {
    let w = page.state.words();
    let mut items: Vec<&Item> = score.rows(part).collect();
    if items.is_empty() {
        return block("p", "score__none muted").text(w.sc_nothing_more()).view();
    }
    order::sort_by_key(&mut items, |item| Reverse(item.points - item.got()));
    let room = page.room.get();
    let more = items.len().saturating_sub(room);
    let list = block("ul", "score__items").els(items.into_iter().take(room).map(|item| row(w, shown, item)));
    let button =
        (more > 0).then(|| button(w.show_more(more)).click(move || page.room.update(|room| *room += FIRST)).view());
    all([list.view()].into_iter().chain(button).collect())
}

fn row(w: Words, shown: &Shown, item: &Item) -> El {
    let Some(duty) = shown.workspace.duties.get(item.duty) else { return el("li") };
    let href = Route::Duty(item.duty).href();
    let name = named(w, duty, link(href.clone(), w.of(&duty.name, duty.name_en.as_deref())));
    let (got, points) = (item.got(), item.points);
    let clamped = (item.lost() > points).then(|| span(w.sc_clamped(item.lost() as usize)));
    let head = block("p", "score-item__head").el(block("span", "score-item__name").el(name)).el(block(
        "b",
        "score-item__points",
    )
    .text(w.sc_points(got.to_string(), points.to_string())));
    let (lost, kept): (Vec<&Counted>, Vec<&Counted>) =
        item.occurrences.iter().partition(|counted| !counted.losses.is_empty());
    let hidden = lost.len().saturating_sub(OCCURRENCES);
    let page: &str = &href;
    let losses = lost
        .into_iter()
        .take(OCCURRENCES)
        .flat_map(|counted| counted.losses.iter().map(move |loss| self::lost(w, shown, page, counted, *loss)))
        .collect::<Vec<_>>();
    block("li", "score-item")
        .el(head)
        .maybe(clamped.map(|words| block("p", "note").el(words)))
        .el(block("ul", "score-item__losses").els(losses))
        .maybe((hidden > 0).then(|| block("p", "note").text(w.sc_more_lost(hidden))))
        .maybe((!kept.is_empty()).then(|| in_order(w, shown, &kept)))
}

fn lost(w: Words, shown: &Shown, href: &str, counted: &Counted, loss: Loss) -> El {
    let words = format!("{}{}{}", period(w, shown, counted), w.colon(), why(w, loss.why));
    let record = loss
        .record
        .and_then(|record| deed(shown, record))
        .map(|what| block("span", "score-item__deed note").el(link(href.to_owned(), what).attr("lang", "zh-CN")));
    block("li", "score-item__loss")
        .el(span(words).maybe(record))
        .el(block("b", "score-item__minus").text(w.sc_minus(loss.points as usize)))
}

/// What was done in time and shown: nothing was lost, and the records are there to be seen.
fn in_order(w: Words, shown: &Shown, kept: &[&Counted]) -> El {
    let lines = kept.iter().take(OCCURRENCES).map(|counted| {
        let deed = counted.record.and_then(|record| deed(shown, record)).unwrap_or_default();
        el("li").text(period(w, shown, counted)).text(w.colon()).el(span(deed).attr("lang", "zh-CN"))
    });
    let hidden = kept.len().saturating_sub(OCCURRENCES);
    block("details", "score-item__kept")
        .el(block("summary", "score-item__open").text(w.sc_kept(kept.len())))
        .el(block("ul", "note").els(lines))
        .maybe((hidden > 0).then(|| block("p", "note").text(w.sc_more_kept(hidden))))
}

/// The occurrence, and to which day it was put off.
fn period(w: Words, shown: &Shown, counted: &Counted) -> String {
    let name = w.period_of(w.day(counted.due, shown.today));
    if counted.now == counted.due { name } else { w.sc_put_off(name, w.day(counted.now, shown.today)) }
}

fn why(w: Words, why: Why) -> String {
    match why {
        Why::Late { days } => w.sc_late(days as usize),
        other => w.sc_why(other.code()).to_owned(),
    }
}

fn deed(shown: &Shown, record: RecordId) -> Option<String> {
    shown.workspace.records.get(record).map(|record| record.what.clone())
}
