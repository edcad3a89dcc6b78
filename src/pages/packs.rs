//! Packs of duties: the township's, one that somebody brings as a file, and packs of one's own.

mod mechanisms;
mod own;
pub mod rows;
mod update;

pub use mechanisms::list as mechanism_list;

use crate::{
    base::day::Date,
    duties::{
        pack::{self, Pack},
        pack_file::{MOST_ROWS, NotAPack},
        pack_update::{Beside, Here, beside},
    },
    platform::page as browser,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live, none},
        parts::{button, choice, file_button, icon, notice, para, primary, quiet, section},
    },
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The file of the township pack.
const FILE: &str = "packs/township.json";

/// The township pack, as far as it is there.
pub type Found = Option<Result<Arc<Pack>, ()>>;

/// Fetches the township pack.
pub fn fetch(state: AppState, found: RwSignal<Found>) {
    found.set(None);
    leptos::task::spawn_local(async move {
        let read = state.site_file(FILE).await.and_then(|json| pack::read(&json).ok());
        // The page may have been left meanwhile.
        let _ = found.try_set(Some(read.map(Arc::new).ok_or(())));
    });
}

/// What is on the page and nowhere else.
#[derive(Clone, Copy)]
struct Looking {
    state: AppState,
    /// The township pack.
    site: RwSignal<Found>,
    /// A pack that was brought, and the name of its file: shown instead of the township's.
    brought: RwSignal<Option<(String, Arc<Pack>)>>,
    /// Why the last file is no pack, and its name.
    wrong: RwSignal<Option<(String, NotAPack)>>,
    /// The rows that are ticked to be taken over.
    ticked: RwSignal<Vec<u32>>,
    /// The rows of which the pack's words are wanted.
    wanted: RwSignal<Vec<u32>>,
}

/// The page.
pub fn page(state: AppState) -> View {
    let look = Looking {
        state,
        site: RwSignal::new(None),
        brought: RwSignal::new(None),
        wrong: RwSignal::new(None),
        ticked: RwSignal::new(Vec::new()),
        wanted: RwSignal::new(Vec::new()),
    };
    fetch(state, look.site);
    block("div", "page flow flow--wide")
        .kid(live(move || look.bring()))
        .kid(live(move || look.shown_pack()))
        .kid(own::section(state, look.site))
        .view()
}

impl Looking {
    /// The way to bring a pack, and what came of it.
    fn bring(self) -> View {
        let w = self.state.words();
        let pick = file_button(
            el("span").attr("class", "cluster").el(icon(icondata_lu::LuUpload)).text(w.un_pack_bring()),
            ".json,application/json",
            false,
            move |event| {
                let picked = browser::files(&event);
                browser::clear(&event);
                let Some(file) = picked.into_iter().next() else { return };
                leptos::task::spawn_local(async move { self.open(file).await });
            },
        );
        let wrong = self.wrong.get().map(|(name, why)| {
            let said = para(why_not(w, &why));
            let seen = quiet(w.understood()).click(move || self.wrong.set(None));
            notice("notice notice--soon", icondata_lu::LuTriangleAlert, w.un_pack_not(name), vec![said], vec![seen])
                .attr("role", "alert")
        });
        block("div", "flow")
            .el(block("p", "muted").text(w.un_packs_what()))
            .el(block("p", "cluster").el(pick))
            .maybe(wrong)
            .view()
    }

    async fn open(self, file: web_sys::File) {
        match self.state.read_pack(&file).await {
            Ok((name, pack)) => {
                let _ = self.wrong.try_set(None);
                self.show(Some((name, Arc::new(pack))));
            }
            Err(why) => drop(self.wrong.try_set(Some((file.name(), why)))),
        }
    }

    /// Shows a pack that was brought, or the township's again. Nothing that was ticked in another pack stays ticked.
    fn show(self, pack: Option<(String, Arc<Pack>)>) {
        let _ = self.ticked.try_set(Vec::new());
        let _ = self.wanted.try_set(Vec::new());
        let _ = self.brought.try_set(pack);
    }

    fn shown_pack(self) -> View {
        let w = self.state.words();
        if let Some((file, pack)) = self.brought.get() {
            return self.pack(&pack, Some(file)).view();
        }
        match self.site.get() {
            None => block("p", "muted").attr("role", "status").text(w.loading()).view(),
            Some(Err(())) => {
                let again = button(w.try_again()).click(move || fetch(self.state, self.site));
                notice("notice notice--soon", icondata_lu::LuWifiOff, w.pack_failed(), vec![], vec![again]).view()
            }
            Some(Ok(pack)) => self.pack(&pack, None).view(),
        }
    }

    fn pack(self, pack: &Arc<Pack>, file: Option<String>) -> El {
        let (w, state) = (self.state.words(), self.state);
        let shown = state.now();
        let found = beside(pack, &shown.workspace.duties);
        let mut shown_pack = block("div", "flow flow--wide");
        if let Some(file) = file {
            let back = button(w.un_pack_back()).click(move || self.show(None));
            let title = w.un_pack_file(file);
            shown_pack.push(
                notice("notice", icondata_lu::LuFileUp, title, vec![para(w.un_pack_unchecked())], vec![back])
                    .attr("role", "status")
                    .view(),
            );
        }
        shown_pack
            .el(head(w, pack, &found.iter().map(|beside| beside.here.clone()).collect::<Vec<_>>()))
            .kid(update::section(state, self.wanted, pack, &found, &shown))
            .el(self.rows(pack, &found, &shown))
            .kid(if pack.mechanisms.is_empty() { none() } else { mechanisms::section(state, &shown, pack).view() })
    }

    fn rows(self, pack: &Arc<Pack>, found: &[Beside], shown: &Shown) -> El {
        let w = self.state.words();
        // Each box follows what is ticked by itself: the list, which may be long, is not made again for a tick.
        let pick = move |row: u32, there: bool, name: String, facts: String| {
            live(move || {
                let control = el("input")
                    .attr("type", "checkbox")
                    .flag("checked", self.ticked.with(|ticked| ticked.contains(&row)))
                    .flag("disabled", there)
                    .on("change", move |_| self.ticked.update(|ticked| toggle(ticked, row)));
                choice(control, name.clone(), Some(facts.clone())).view()
            })
        };
        let free: Vec<u32> = pack
            .rows
            .iter()
            .zip(found)
            .filter(|(row, beside)| row.is_firm() && beside.here == Here::Nothing)
            .map(|(row, _)| row.row)
            .collect();
        let all_free: Vec<u32> = found
            .iter()
            .filter(|beside| matches!(beside.here, Here::Nothing | Here::SameName(_)))
            .map(|beside| beside.row)
            .collect();
        let mut quick = block("p", "cluster");
        if !free.is_empty() {
            quick.push(quiet(w.un_tick_firm(free.len())).click(move || self.ticked.set(free.clone())).view());
        }
        if !all_free.is_empty() {
            quick.push(quiet(w.un_tick_all(all_free.len())).click(move || self.ticked.set(all_free.clone())).view());
        }
        quick.push(quiet(w.un_tick_none()).click(move || self.ticked.set(Vec::new())).view());
        let pack_to_take = pack.clone();
        let take = live(move || {
            let (count, pack) = (self.ticked.with(Vec::len), pack_to_take.clone());
            let take = primary(w.un_pack_take(count)).flag("disabled", count == 0);
            take.click(move || {
                if rows::take(self.state, &pack, &self.ticked.get_untracked()).is_ok() {
                    self.ticked.set(Vec::new());
                }
            })
            .view()
        });
        section("h-rows", w.un_pack_rows(), Some(w.rows(pack.rows.len())), None).el(quick).el(el("div")
            .el(rows::groups(w, pack, found, &shown.workspace.duties, &pick))
            .el(block("p", "pack-take").kid(take)))
    }
}

/// Ticks what is not ticked, and the other way round.
fn toggle<T: PartialEq>(ticked: &mut Vec<T>, one: T) {
    match ticked.iter().position(|other| *other == one) {
        Some(at) => drop(ticked.remove(at)),
        None => ticked.push(one),
    }
}

fn head(w: Words, pack: &Pack, here: &[Here]) -> El {
    let count = |is: fn(&Here) -> bool| here.iter().filter(|here| is(here)).count();
    let there = count(|here| matches!(here, Here::Same(_) | Here::Differs(..)));
    let differs = count(|here| matches!(here, Here::Differs(..)));
    let by = (!pack.by.is_empty()).then(|| block("span", "note").text(w.un_pack_by(pack.by.as_str())));
    let made = pack.made.map(|made| block("span", "note").text(w.un_pack_made(w.day(made, Date::MIN))));
    let note = w.of(&pack.note, Some(&pack.note_en));
    block("header", "flow flow--tight")
        .el(el("h1").text(w.of(&pack.name, Some(&pack.name_en))))
        .el(block("p", "cluster note").text(w.un_pack_version(pack.version as usize)).maybe(by).maybe(made))
        .maybe((!note.is_empty()).then(|| para(note)))
        .el(block("p", "unit-stands").text(w.un_pack_stands(there, differs, here.len() - there)))
}

fn why_not(w: Words, why: &NotAPack) -> String {
    match why {
        NotAPack::Unopened => w.un_pack_why("unopened").to_owned(),
        NotAPack::TooLarge => w.un_pack_why("large").to_owned(),
        NotAPack::Json { line } => w.un_pack_json(*line),
        NotAPack::Other => w.un_pack_why("other").to_owned(),
        NotAPack::NoRows => w.un_pack_why("no_rows").to_owned(),
        NotAPack::TooManyRows { rows } => w.un_pack_many(*rows, MOST_ROWS),
        NotAPack::Nameless { row } => w.un_pack_nameless(*row as usize),
        NotAPack::Twice { row } => w.un_pack_twice(*row as usize),
    }
}
