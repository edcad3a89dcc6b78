//! The library: every bulletin by series, year and number, with how much of it is accounted for, and the ways to
//! bring one in.

mod row;

use super::{import, today::waiting};
use crate::{
    base::order::sort_by_key as order_by_key,
    bulletin::verdict::Coverage,
    platform::page as browser,
    route::Route,
    state::{AppState, Content, Row},
    ui::{
        el::{El, View, block, el, live},
        parts::{button, hidden, link_button, quiet, search_field, seg, seg_button, select},
    },
};
use leptos::prelude::*;
use std::cmp::Reverse;

/// So many rows are shown at first, and with each further step.
const STEP: usize = 40;

/// What is shown of the library, and in which order.
#[derive(Clone, Copy)]
struct Choice {
    only: RwSignal<&'static str>,
    order: RwSignal<String>,
    words: RwSignal<String>,
    many: RwSignal<usize>,
}

/// The page.
pub fn page(state: AppState) -> View {
    let w = state.words();
    let choice = Choice {
        only: RwSignal::new("all"),
        order: RwSignal::new("issue".to_owned()),
        words: RwSignal::new(String::new()),
        many: RwSignal::new(STEP),
    };
    let find = link_button("btn", Route::Search.href(), "").el(super::search::glass()).text(w.search());
    let notes = link_button("btn", Route::Notes.href(), "").el(super::notes::pen()).text(w.notes());
    block("div", "page flow flow--wide")
        .el(block("p", "cluster no-print").el(find).el(notes))
        .el(el("section")
            .attr("aria-labelledby", "h-lib")
            .el(block("h2", "visually-hidden").attr("id", "h-lib").text(w.all_bulletins()))
            .kid(live(move || list(state, choice).view())))
        .kid(import::section(state))
        .view()
}

/// What is decided about a bulletin; `None` while it has to be read to know.
fn coverage(state: AppState, row: &Row) -> Option<Coverage> {
    let decided = row.kept.as_ref().is_some_and(|kept| !kept.decisions.is_empty() || !kept.corrections.is_empty());
    match &row.facts {
        Some(facts) if !decided => Some(Coverage { unread: facts.requirements as usize, ..Coverage::default() }),
        _ => {
            let loaded = state.loaded(row.id)?;
            Some(Coverage::of(&super::meter::claims_of(&loaded, row.id, &state.peek())))
        }
    }
}

fn list(state: AppState, choice: Choice) -> El {
    let w = state.words();
    let all: Vec<(Row, Option<Coverage>)> = state
        .library()
        .into_iter()
        .filter(|row| !row.replaced)
        .map(|row| {
            let coverage = coverage(state, &row);
            (row, coverage)
        })
        .collect();
    let (only, words) = (choice.only.get(), choice.words.get());
    let fits = |(row, coverage): &&(Row, Option<Coverage>)| {
        let open = coverage.is_none_or(|coverage| coverage.unread > 0);
        let year = row.facts.as_ref().and_then(|facts| facts.year).map(|year| year.to_string()).unwrap_or_default();
        let named = words.split_whitespace().all(|word| row.title.contains(word) || year.contains(word));
        named
            && match only {
                "open" => open,
                "done" => !open,
                "new" => state.reached(row.id).is_none(),
                _ => true,
            }
    };
    let mut rows: Vec<&(Row, Option<Coverage>)> = all.iter().filter(fits).collect();
    let order = choice.order.get();
    sort(&mut rows, &order);
    let many = choice.many.get();
    let mut list = block("ul", "bulletin-list");
    let mut group = None;
    let groups = order == "issue" && group_count(&rows) > 1;
    for (row, coverage) in rows.iter().take(many) {
        let this = group_of(row);
        if groups && group.as_ref() != Some(&this) {
            list.push(block("li", "bulletin-list__group").text(group_name(state, &this)).view());
            group = Some(this);
        }
        list.push(row::row(state, row, *coverage).view());
    }
    let more = (rows.len() > many)
        .then(|| button(w.show_more(rows.len() - many)).click(move || choice.many.update(|many| *many += STEP)));
    let none = rows.is_empty().then(|| block("p", "muted").text(w.none_fits()));
    let tools = (all.len() > 1).then(|| tools(state, choice, &all));
    let shown = block("div", "flow").maybe(tools).maybe(none).el(list).maybe(more);
    match &*state.site() {
        Content::Ready(_) => shown,
        _ => block("div", "flow").el(waiting(state)).el(shown),
    }
}

type Group = (Option<String>, Option<i16>);

fn group_of(row: &Row) -> Group {
    let facts = row.facts.as_ref();
    (facts.and_then(|facts| facts.series.clone()), facts.and_then(|facts| facts.year))
}

fn group_count(rows: &[&(Row, Option<Coverage>)]) -> usize {
    rows.windows(2).filter(|pair| matches!(pair, [a, b] if group_of(&a.0) != group_of(&b.0))).count() + 1
}

fn group_name(state: AppState, (series, year): &Group) -> String {
    let w = state.words();
    let series = series.clone().unwrap_or_else(|| w.series_unknown().to_owned());
    let year = year.map_or_else(|| w.year_unknown().to_owned(), |year| w.year(usize::from(year.unsigned_abs())));
    format!("{series} · {year}")
}

/// By series, then the newest year and number first; what is not known stands last.
fn sort(rows: &mut Vec<&(Row, Option<Coverage>)>, order: &str) {
    type Each<'r> = &'r (Row, Option<Coverage>);
    match order {
        "added" => order_by_key(rows, |(row, _): &Each| Reverse(row.kept.as_ref().map(|kept| kept.added))),
        "unread" => order_by_key(rows, |(_, coverage): &Each| Reverse(coverage.map_or(0, |sum| sum.unread))),
        _ => order_by_key(rows, |(row, _): &Each| {
            let (series, year) = group_of(row);
            let number = row.facts.as_ref().and_then(|facts| facts.number);
            ((series.is_none(), series), Reverse(year), Reverse(number))
        }),
    }
}

/// The sum over all bulletins, and what to show of them.
fn tools(state: AppState, choice: Choice, all: &[(Row, Option<Coverage>)]) -> El {
    let w = state.words();
    let mut sum = Coverage::default();
    for coverage in all.iter().filter_map(|(_, coverage)| *coverage) {
        sum.adopted += coverage.adopted;
        sum.not_ours += coverage.not_ours;
        sum.unread += coverage.unread;
    }
    let waits = all.iter().any(|(row, coverage)| coverage.is_none() && state.reading(row.id) == Some(false));
    let failed: Vec<_> = all
        .iter()
        .filter(|(row, coverage)| coverage.is_none() && state.reading(row.id) == Some(true))
        .map(|(row, _)| row.id)
        .collect();
    let again = (!failed.is_empty()).then(|| {
        block("p", "small cluster").text(w.some_not_read(failed.len())).el(quiet(w.try_again()).click(move || {
            for id in &failed {
                state.read_again(*id);
            }
        }))
    });
    let part = |code: &'static str, count: usize, words: String| {
        (count, code, block("span", "meter__part").el(key(code)).text(words))
    };
    let parts = [
        part("adopted", sum.adopted, w.sum_adopted(sum.adopted)),
        part("not-ours", sum.not_ours, w.sum_not_ours(sum.not_ours)),
        part("unread", sum.unread, w.sum_unread(sum.unread)),
    ];
    let mut bar = block("div", "meter__bar").attr("aria-hidden", "true");
    let mut said = block("p", "meter__sum").el(el("b").text(if waits {
        w.loading().to_owned()
    } else {
        w.sum_all(all.len(), sum.total())
    }));
    for (count, code, words) in parts {
        if count == 0 {
            said.push(words.view());
            continue;
        }
        bar.push(block("i", format!("meter__cell meter__cell--{code}")).attr("style", format!("flex:{count}")).view());
        said.push(words.view());
    }
    let only = |code: &'static str, words: &'static str| {
        seg_button(words, choice.only.get() == code).click(move || {
            choice.only.set(code);
            choice.many.set(STEP);
        })
    };
    let filters = seg(
        w.show_only(),
        vec![
            only("all", w.show_all()),
            only("new", w.show_new()),
            only("open", w.show_open()),
            only("done", w.show_done()),
        ],
    );
    let orders = ["issue", "added", "unread"].map(|code| (code.to_owned(), w.order_by(code).to_owned()));
    let order = select(orders, choice.order.get())
        .attr("aria-label", w.order())
        .on("change", move |event| choice.order.set(browser::value(&event)));
    let words = search_field(choice.words.get_untracked(), w.filter_names(), move |words| choice.words.set(words));
    block("div", "library-tools flow")
        .el(block("div", "meter").el(hidden(w.sum_of_all())).el(bar).el(said))
        .maybe(again)
        .el(block("div", "filters cluster").el(filters).el(order).el(words))
}

fn key(code: &'static str) -> El {
    block("i", format!("meter__key meter__key--{code}")).attr("aria-hidden", "true")
}
