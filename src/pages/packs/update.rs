//! Where a pack and the duties that came from it differ, row by row: what is here, what the pack says, and the choice.

use super::toggle;
use crate::{
    base::id::DutyId,
    duties::{
        Duty,
        pack::{Pack, PackRow},
        pack_update::{Beside, Here, Part, beside, no_longer},
    },
    pages::rows::{named, roles},
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, View, all, block, el, live, none},
        parts::{choice, link, para, primary, quiet, section as part},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Nothing where nothing differs. `wanted`: the rows of which the pack's words are to be taken over.
pub fn section(state: AppState, wanted: RwSignal<Vec<u32>>, pack: &Arc<Pack>, found: &[Beside], shown: &Shown) -> View {
    let w = state.words();
    let gone = gone(w, pack, shown);
    let differing: Vec<(&PackRow, DutyId, &[Part])> = pack
        .rows
        .iter()
        .zip(found)
        .filter_map(|(row, beside)| match &beside.here {
            Here::Differs(id, parts) => Some((row, *id, parts.as_slice())),
            _ => None,
        })
        .collect();
    if differing.is_empty() {
        return all(vec![gone]);
    }
    let lines = differing.iter().filter_map(|(row, id, parts)| {
        let duty = shown.workspace.duties.get(*id)?;
        Some(line(w, pack, row, duty, parts, wanted))
    });
    let rows: Vec<u32> = differing.iter().map(|(row, ..)| row.row).collect();
    let every = quiet(w.un_tick_all(rows.len())).click(move || wanted.set(rows.clone()));
    let none_ = quiet(w.un_tick_none()).click(move || wanted.set(Vec::new()));
    let pack = pack.clone();
    let take = live(move || {
        let (count, pack) = (wanted.with(Vec::len), pack.clone());
        let take = primary(w.un_diff_take(count)).flag("disabled", count == 0);
        take.click(move || bring(state, &pack, wanted)).view()
    });
    let title = w.un_diff();
    let section = part("h-diff", title, Some(w.rows(differing.len())), None)
        .el(para(w.un_diff_what()))
        .el(block("p", "cluster").el(every).el(none_))
        .el(block("ul", "diffs").els(lines))
        .el(el("p").kid(take));
    all(vec![section.view(), gone])
}

fn line(w: Words, pack: &Pack, row: &PackRow, duty: &Duty, parts: &[Part], wanted: RwSignal<Vec<u32>>) -> El {
    let number = row.row;
    let after = row.bring(duty, parts);
    let name = w.of(&duty.name, duty.name_en.as_deref());
    let pick = live(move || {
        let control = el("input")
            .attr("type", "checkbox")
            .flag("checked", wanted.with(|wanted| wanted.contains(&number)))
            .on("change", move |_| wanted.update(|wanted| toggle(wanted, number)));
        choice(control, name.clone(), None).view()
    });
    let head = named(w, duty, block("p", "diffs__name").kid(pick));
    let table = block("table", "table diffs__table")
        .el(el("thead").el(el("tr")
            .el(el("th").attr("scope", "col").text(w.backup_what()))
            .el(el("th").attr("scope", "col").text(w.un_diff_here()))
            .el(el("th").attr("scope", "col").text(w.un_diff_pack()))))
        .el(el("tbody").els(parts.iter().map(|part| {
            el("tr")
                .el(el("th").attr("scope", "row").text(w.un_part(part.code())))
                .el(el("td").attr("data-label", w.un_diff_here()).text(said(w, pack, *part, duty)))
                .el(el("td").attr("data-label", w.un_diff_pack()).text(said(w, pack, *part, &after)))
        })));
    block("li", "diffs__one").el(head).el(table)
}

/// What a duty says in one of its parts.
fn said(w: Words, pack: &Pack, part: Part, duty: &Duty) -> String {
    let words = match part {
        Part::Name => w.of(&duty.name, duty.name_en.as_deref()),
        Part::Cadence => {
            let from = duty.cadence_from.map_or("", |from| w.cadence_from(from.code()));
            let fixed = if duty.binding.is_some() { w.cadence_from("fixed") } else { from };
            [w.how_often_is(duty.cadence), fixed.to_owned()].join(" · ")
        }
        Part::Roles => roles(w, duty),
        Part::Aspect => {
            let aspect = pack.aspects.iter().find(|aspect| Some(aspect.n) == duty.aspect);
            aspect.map_or_else(String::new, |aspect| w.of(&aspect.name, Some(&aspect.name_en)))
        }
        Part::Evidence => w.of(&duty.evidence, duty.evidence_en.as_deref()),
        Part::Basis => duty.basis.clone(),
        Part::Kinds => duty.kinds.iter().map(|kind| w.source(kind.code())).collect::<Vec<_>>().join(w.list_comma()),
        Part::Confidence => duty.confidence.map_or("", |confidence| w.confidence(confidence.code())).to_owned(),
    };
    if words.is_empty() { w.not_given().to_owned() } else { words }
}

/// Takes over what the pack says of the wanted rows, and nothing else of them.
fn bring(state: AppState, pack: &Pack, wanted: RwSignal<Vec<u32>>) {
    let shown = state.peek();
    let rows = wanted.get_untracked();
    let changed: Vec<(DutyId, Arc<Duty>)> = beside(pack, &shown.workspace.duties)
        .into_iter()
        .zip(&pack.rows)
        .filter(|(_, row)| rows.contains(&row.row))
        .filter_map(|(beside, row)| match beside.here {
            Here::Differs(id, parts) => Some((id, Arc::new(row.bring(shown.workspace.duties.get(id)?, &parts)))),
            _ => None,
        })
        .collect();
    let count = changed.len();
    if state.edit(Edit::TakePack { added: Vec::new(), changed }) {
        wanted.set(Vec::new());
        state.done(state.words().un_diff_taken(count));
    }
}

/// The duties that came from the pack and are no longer in it: they stay.
fn gone(w: Words, pack: &Pack, shown: &Shown) -> View {
    let gone = no_longer(pack, &shown.workspace.duties);
    if gone.is_empty() {
        return none();
    }
    let lines = gone.iter().filter_map(|id| {
        let duty = shown.workspace.duties.get(*id)?;
        let name = w.of(&duty.name, duty.name_en.as_deref());
        Some(el("li").el(named(w, duty, link(Route::Duty(*id).href(), name))))
    });
    part("h-gone", w.un_gone(), Some(w.rows(gone.len())), None)
        .el(para(w.un_gone_what()))
        .el(block("ul", "year__undated").els(lines))
        .view()
}
