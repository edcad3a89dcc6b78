//! The township pack: looked at first, then taken over as far as wanted.

use super::{done, open};
use crate::{
    duties::{
        SourceKind,
        pack::{self, Pack, PackRow},
    },
    state::AppState,
    ui::{
        el::{El, View, all, block, el, live},
        parts::{choice, icon, para},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The file of the pack.
const FILE: &str = "packs/township.json";

/// The dialog: the pack is fetched when it is opened.
pub fn pack(state: AppState) -> View {
    let w = state.words();
    let found = RwSignal::new(None::<Result<Arc<Pack>, ()>>);
    leptos::task::spawn_local(async move {
        let read = state.site_file(FILE).await.and_then(|json| pack::read(&json).ok());
        found.set(Some(read.map(Arc::new).ok_or(())));
    });
    let body = live(move || match found.get() {
        None => block("p", "muted").attr("role", "status").text(w.loading()).view(),
        Some(Err(())) => block("p", "").attr("role", "alert").text(w.pack_failed()).view(),
        Some(Ok(pack)) => groups(state, &pack),
    });
    open(state, w.pack_title().to_owned(), true, vec![body], w.pack_do(), move |form| {
        let Some(Ok(pack)) = found.get_untracked() else { return Err(state.words().pack_failed().to_owned()) };
        let shown = state.peek();
        let free = |row: &&PackRow| !shown.workspace.duties.values().any(|duty| row.is_origin_of(&pack.id, duty));
        let chosen = pack.rows.iter().filter(free).filter(|row| form.ticked(&format!("row{}", row.row)));
        let duties: Vec<_> = chosen
            .map(|row| (state.mint(), Arc::new(row.duty(&pack.id, &state.peek().desk.calendar, state.today()))))
            .collect();
        let count = duties.len();
        if count == 0 {
            return Err(state.words().pack_none().to_owned());
        }
        let was = state.edit(Edit::AddDuties { duties });
        if was {
            state.done(state.words().pack_added(count));
        }
        done(was)
    })
}

fn groups(state: AppState, pack: &Pack) -> View {
    let w = state.words();
    let groups = pack.aspects.iter().enumerate().map(|(at, aspect)| {
        let rows: Vec<_> = pack.rows.iter().filter(|row| row.aspect == aspect.n).collect();
        let head = block("summary", "pack-group__head")
            .el(icon(icondata_lu::LuChevronRight))
            .text(w.of(&aspect.name, Some(&aspect.name_en)))
            .el(block("span", "pack-group__n note").text(w.rows(rows.len())));
        block("details", "pack-group")
            .flag("open", at == 0)
            .el(head)
            .el(block("ul", "pack-group__list").els(rows.into_iter().map(|row| line(state, pack, row))))
    });
    let known: Vec<El> = pack
        .mechanisms
        .iter()
        .map(|mechanism| {
            let suggestion = (!mechanism.known).then(|| block("span", "tag tag--weak").text(w.suggested_name()));
            el("li").text(format!("{}. {} ", mechanism.n, mechanism.name)).maybe(suggestion)
        })
        .collect();
    let mechanisms = block("details", "pack-group")
        .el(block("summary", "pack-group__head").el(icon(icondata_lu::LuChevronRight)).text(w.mechanisms()))
        .el(block("ul", "pack-group__list flow").els(known));
    all(vec![para(w.of(&pack.note, Some(&pack.note_en))).view(), el("div").els(groups).el(mechanisms).view()])
}

fn line(state: AppState, pack: &Pack, row: &PackRow) -> El {
    let w = state.words();
    let there = state.peek().workspace.duties.values().any(|duty| row.is_origin_of(&pack.id, duty));
    // Rules from elsewhere and our own suggestions are offered, but not chosen for the user.
    let firm =
        row.kinds.iter().any(|kind| matches!(kind, SourceKind::Law | SourceKind::Sichuan | SourceKind::Bulletin));
    let mut facts = vec![w.how_often_is(row.cadence)];
    if let Some(note) = &row.cadence_note {
        facts.push(w.of(note, row.cadence_note_en.as_deref()));
    }
    if row.fixed || row.cadence_note.is_none() {
        facts.push(cadence_from(w, row).to_owned());
    }
    facts.push(row.kinds.iter().map(|kind| w.source(kind.code())).collect::<Vec<_>>().join(w.list_comma()));
    facts.push(w.confidence(row.confidence.code()).to_owned());
    facts.push(row.basis.clone());
    if there {
        facts.push(w.already_there().to_owned());
    }
    let control = el("input")
        .attr("type", "checkbox")
        .attr("name", format!("row{}", row.row))
        .flag("checked", firm && !there)
        .flag("disabled", there);
    el("li").el(choice(control, w.of(&row.name, Some(&row.name_en)), Some(facts.join(" · "))))
}

/// Who says how often; only a number that binds townships is fixed.
fn cadence_from(w: Words, row: &PackRow) -> &'static str {
    match row.cadence_from {
        _ if row.fixed => w.cadence_from("fixed"),
        from => w.cadence_from(from.code()),
    }
}
