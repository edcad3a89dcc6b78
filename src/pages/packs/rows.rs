//! The rows of a pack, and taking them over: on the page of packs and in the dialog.

use crate::{
    duties::{
        Duties,
        pack::{Pack, PackRow},
        pack_update::{Beside, Here},
    },
    platform::page as browser,
    route::Route,
    state::AppState,
    ui::{
        el::{El, View, block, el, live, none, text},
        parts::{fact, icon, link, tag},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Makes the box of a row with its words: the row's number, whether it is here already, its name and what is known of it.
type Pick<'a> = &'a dyn Fn(u32, bool, String, String) -> View;

/// The rows grouped by aspect; those of an aspect that the pack does not name stand last, under their own heading.
pub fn groups(w: Words, pack: &Pack, found: &[Beside], duties: &Arc<Duties>, pick: Pick) -> El {
    let rows: Vec<(&PackRow, &Here)> = pack.rows.iter().zip(found).map(|(row, beside)| (row, &beside.here)).collect();
    let of = |n: u8| rows.iter().filter(|(row, _)| row.aspect == n).copied().collect::<Vec<_>>();
    let mut groups: Vec<(String, Vec<(&PackRow, &Here)>)> =
        pack.aspects.iter().map(|aspect| (w.of(&aspect.name, Some(&aspect.name_en)), of(aspect.n))).collect();
    let named = |row: &PackRow| pack.aspects.iter().any(|aspect| aspect.n == row.aspect);
    groups.push((w.un_no_aspect().to_owned(), rows.iter().filter(|(row, _)| !named(row)).copied().collect()));
    groups.retain(|(_, rows)| !rows.is_empty());
    let groups = groups.into_iter().enumerate().map(|(at, (title, rows))| {
        let head = block("summary", "pack-group__head").el(icon(icondata_lu::LuChevronRight)).text(title).el(block(
            "span",
            "pack-group__n note",
        )
        .text(w.rows(rows.len())));
        let lines = rows.into_iter().map(|(row, here)| line(w, row, here, duties, pick));
        block("details", "pack-group").flag("open", at == 0).el(head).el(block("ul", "pack-rows").els(lines))
    });
    el("div").els(groups)
}

fn line(w: Words, row: &PackRow, here: &Here, duties: &Arc<Duties>, pick: Pick) -> El {
    let there = matches!(here, Here::Same(_) | Here::Differs(..));
    let mut facts = vec![w.how_often_is(row.cadence), roles(w, row)];
    if let Some(note) = &row.cadence_note {
        facts.push(w.of(note, row.cadence_note_en.as_deref()));
    }
    if row.fixed || row.cadence_note.is_none() {
        facts.push(cadence_from(w, row).to_owned());
    }
    let standing = match here {
        Here::Same(_) | Here::Differs(..) => tag("tag", w.already_there()),
        Here::SameName(_) => tag("tag tag--soon", w.un_same_name()),
        Here::Nothing => tag("tag tag--weak", w.un_not_here()),
    };
    let mut tags = block("p", "pack-row__tags cluster").el(standing);
    tags = tags.els(row.kinds.iter().map(|kind| tag("tag", w.source(kind.code()))));
    let name = w.of(&row.name, Some(&row.name_en));
    block("li", "pack-row").kid(pick(row.row, there, name, facts.join(" · "))).el(tags).kid(more(w, row, here, duties))
}

/// What else is known of a row: made when it is opened, because a pack may have hundreds.
fn more(w: Words, row: &PackRow, here: &Here, duties: &Arc<Duties>) -> View {
    let opened = RwSignal::new(false);
    let (row, here, duties) = (row.clone(), here.clone(), duties.clone());
    live(move || {
        let is_open = opened.get();
        let head = block("summary", "pack-group__head").el(icon(icondata_lu::LuChevronRight)).text(w.un_row_more());
        block("details", "pack-row__more")
            .flag("open", is_open)
            .on("toggle", move |event| opened.set(browser::is_open(&event)))
            .el(head)
            .maybe(is_open.then(|| facts(w, &row, &here, &duties)))
            .view()
    })
}

fn facts(w: Words, row: &PackRow, here: &Here, duties: &Duties) -> El {
    let or_none = |words: String| text(if words.is_empty() { w.not_given().to_owned() } else { words });
    let kinds = row.kinds.iter().map(|kind| w.source(kind.code())).collect::<Vec<_>>().join(w.list_comma());
    let may = if row.fixed { w.cadence_from("fixed") } else { w.un_changeable() };
    let mut facts = block("dl", "facts")
        .el(fact(w.un_row_number(), text(row.row.to_string())))
        .el(fact(w.how_often(), text(w.how_often_is(row.cadence))))
        .el(fact(w.un_who_says(), text(w.cadence_from(row.cadence_from.code()))))
        .el(fact(w.un_may_change(), text(may)))
        .el(fact(w.responsible(), text(roles(w, row))))
        .el(fact(w.usual(), or_none(w.of(&row.evidence, Some(&row.evidence_en)))))
        .el(fact(w.basis(), or_none(row.basis.clone())))
        .el(fact(w.nature(), text(kinds)))
        .el(fact(w.how_sure(), text(w.confidence(row.confidence.code()))));
    if let Some(note) = &row.note {
        facts.push(fact(w.note(), text(w.of(note, row.note_en.as_deref()))).view());
    }
    facts.kid(standing(w, here, duties))
}

/// Where the duty is that came from a row, or has its name.
fn standing(w: Words, here: &Here, duties: &Duties) -> View {
    let (Here::SameName(id) | Here::Same(id) | Here::Differs(id, _)) = here else { return none() };
    let Some(duty) = duties.get(*id) else { return none() };
    let name = w.of(&duty.name, duty.name_en.as_deref());
    fact(w.un_row_link(), link(Route::Duty(*id).href(), name).view()).view()
}

fn roles(w: Words, row: &PackRow) -> String {
    if row.roles.is_empty() {
        return w.nobody_yet().to_owned();
    }
    row.roles.iter().map(|role| w.role(role.code())).collect::<Vec<_>>().join(w.list_comma())
}

/// Who says how often; only a number that binds townships is fixed.
fn cadence_from(w: Words, row: &PackRow) -> &'static str {
    if row.fixed { w.cadence_from("fixed") } else { w.cadence_from(row.cadence_from.code()) }
}

/// Takes rows over that are not here yet. The error is a sentence; empty where the state has said why not.
pub fn take(state: AppState, pack: &Pack, rows: &[u32]) -> Result<(), String> {
    let shown = state.peek();
    let free = |row: &&PackRow| !shown.workspace.duties.values().any(|duty| row.is_origin_of(&pack.id, duty));
    let chosen = pack.rows.iter().filter(|row| rows.contains(&row.row)).filter(free);
    let duties: Vec<_> =
        chosen.map(|row| (state.mint(), Arc::new(row.duty(&pack.id, &shown.desk.calendar, shown.today)))).collect();
    let count = duties.len();
    if count == 0 {
        return Err(state.words().pack_none().to_owned());
    }
    if !state.edit(Edit::AddDuties { duties }) {
        return Err(String::new());
    }
    state.done(state.words().pack_added(count));
    Ok(())
}
