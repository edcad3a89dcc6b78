//! The library: every bulletin with how much of it is accounted for, and the ways to bring one in.

use super::{
    import,
    meter::{claims_of, meter},
    today::waiting,
};
use crate::{
    base::id::BulletinId,
    bulletin::verdict::Coverage,
    route::{Place, Route},
    state::{AppState, Content},
    ui::{
        el::{El, View, block, el, live},
        parts::{link, quiet, span, tag},
    },
    workspace::{Edit, shelf::Origin},
};

/// The page.
pub fn page(state: AppState) -> View {
    let w = state.words();
    let list = live(move || list(state).view());
    block("div", "page flow flow--wide")
        .el(el("section")
            .attr("aria-labelledby", "h-lib")
            .el(block("h2", "visually-hidden").attr("id", "h-lib").text(w.all_bulletins()))
            .kid(list))
        .kid(import::section(state))
        .view()
}

fn list(state: AppState) -> El {
    let ids = state.library();
    let rows = ids.into_iter().filter_map(|id| row(state, id));
    let list = block("ul", "bulletin-list").els(rows);
    match &*state.site() {
        Content::Ready(_) => list,
        _ => el("div").el(waiting(state)).el(list),
    }
}

fn row(state: AppState, id: BulletinId) -> Option<El> {
    let (w, shown) = (state.words(), state.now());
    let kept = shown.workspace.shelf.get(id).cloned();
    let title = |name: &str| {
        block("h3", "bulletin-row__title")
            .attr("lang", "zh-CN")
            .el(link(Route::Bulletin(id, Place::Top).href(), name.to_owned()))
    };
    let Some(loaded) = state.loaded(id) else {
        // Its decisions are kept, its text is not here: said, not hidden.
        let kept = kept?;
        return Some(block("li", "bulletin-row").el(el("div").el(title(&kept.title)).el(
            block("p", "bulletin-row__facts cluster note").el(if state.reading(id).is_some() {
                span(w.loading())
            } else {
                tag("tag tag--soon", w.text_missing())
            }),
        )));
    };
    let claims = claims_of(&loaded, id, &shown);
    let unread = Coverage::of(&claims).unread;
    let bulletin = &loaded.bulletin;
    let year = match bulletin.year {
        Some(year) => span(w.year(usize::from(year.unsigned_abs()))),
        None => tag("tag", w.year_unknown()),
    };
    let came = kept
        .as_ref()
        .filter(|kept| !matches!(kept.origin, Origin::BuiltIn { .. }))
        .map(|kept| span(w.imported_on(w.day(kept.added, shown.today))));
    let built_in = matches!(loaded.origin, Origin::BuiltIn { .. }).then(|| span(w.built_in()));
    let state_word = if unread > 0 { el("b").text(w.sum_unread(unread)) } else { span(w.all_read()) };
    let facts = block("p", "bulletin-row__facts cluster note")
        .el(span(w.items(bulletin.items.len())))
        .el(year)
        .maybe(built_in)
        .maybe(came)
        .maybe((!claims.is_empty()).then_some(state_word));
    let discard =
        kept.filter(|kept| !matches!(kept.origin, Origin::BuiltIn { .. }) && kept.decisions.is_empty()).map(|_| {
            quiet(w.take_off()).attr("aria-label", w.take_off_named(loaded.title.as_str())).click(move || {
                if state.edit(Edit::Discard { id }) {
                    state.done(state.words().taken_off());
                }
            })
        });
    let right = if claims.is_empty() {
        block("p", "small muted").text(w.no_requirements())
    } else {
        meter(state, id, &claims, "meter meter--still", None)
    };
    Some(block("li", "bulletin-row").el(el("div").el(title(&loaded.title)).el(facts).maybe(discard)).el(right))
}
