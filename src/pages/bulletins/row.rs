//! One bulletin in the library.

use crate::{
    bulletin::verdict::{Claim, Coverage, Mark},
    pages::meter::{claims_of, meter},
    route::{Place, Route},
    state::{AppState, Row},
    ui::{
        el::{El, block, el},
        parts::{link, quiet, span, tag},
    },
    workspace::Edit,
};

/// The row.
pub fn row(state: AppState, row: &Row, coverage: Option<Coverage>) -> El {
    let title = block("h3", "bulletin-row__title")
        .attr("lang", "zh-CN")
        .el(link(Route::Bulletin(row.id, Place::Top).href(), row.title.clone()));
    let left = el("div").el(title).el(facts(state, row, coverage)).maybe(discard(state, row));
    block("li", "bulletin-row").el(left).el(right(state, row, coverage))
}

fn facts(state: AppState, row: &Row, coverage: Option<Coverage>) -> El {
    let (w, shown) = (state.words(), state.peek());
    let mut facts = block("p", "bulletin-row__facts cluster note");
    if let Some(read) = &row.facts {
        facts.push(span(w.items(read.items as usize)).view());
        facts.push(match read.year {
            Some(year) => span(w.year(usize::from(year.unsigned_abs()))).view(),
            None => tag("tag", w.year_unknown()).view(),
        });
    }
    if row.built_in {
        facts.push(span(w.built_in()).view());
    } else if let Some(kept) = &row.kept {
        facts.push(span(w.imported_on(w.day(kept.added, shown.today))).view());
    }
    if row.kept.as_ref().is_some_and(|kept| kept.replaces.is_some()) {
        facts.push(tag("tag", w.new_version()).view());
    }
    facts.push(match state.reached(row.id) {
        None => tag("tag tag--new", w.never_opened()).view(),
        Some(reached) => span(w.read_percent(reached.percent() as usize)).view(),
    });
    if let Some(coverage) = coverage.filter(|coverage| coverage.total() > 0) {
        let words = if coverage.unread > 0 { el("b").text(w.sum_unread(coverage.unread)) } else { span(w.all_read()) };
        facts.push(words.view());
    }
    facts
}

fn discard(state: AppState, row: &Row) -> Option<El> {
    let (w, id) = (state.words(), row.id);
    state.peek().workspace.may(&Edit::Discard { id }).then(|| {
        quiet(w.take_off()).attr("aria-label", w.take_off_named(row.title.as_str())).click(move || {
            if state.edit(Edit::Discard { id }) {
                state.done(state.words().taken_off());
            }
        })
    })
}

fn right(state: AppState, row: &Row, coverage: Option<Coverage>) -> El {
    let w = state.words();
    let Some(coverage) = coverage else {
        // Its decisions are kept, its text is not here: said, not hidden.
        return match state.reading(row.id) {
            Some(false) => block("p", "small muted").text(w.loading()),
            Some(true) | None => block("p", "small").el(tag("tag tag--soon", w.text_missing())),
        };
    };
    if coverage.total() == 0 {
        return block("p", "small muted").text(w.no_requirements());
    }
    // Where nothing is decided, every cell is unread: no text is needed to draw them.
    let unread = |_| Claim { mark: Mark { item: 0, quote: String::new(), nth: 0 }, found: None, verdict: None };
    let claims = match if coverage.total() == coverage.unread { None } else { state.loaded(row.id) } {
        Some(loaded) => claims_of(&loaded, row.id, &state.peek()),
        None => (0..coverage.total()).map(unread).collect(),
    };
    meter(state, row.id, &claims, "meter meter--still", None)
}
