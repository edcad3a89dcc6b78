//! Packs of one's own: duties are chosen, named and handed on as a file.

use super::{Found, toggle};
use crate::{
    base::{doc, id::DutyId},
    duties::{
        Duty,
        own_pack::{OwnPack, in_order},
        pack::Aspect,
        unit::Unit,
    },
    pages::rows::named,
    platform::page::Form,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button, choice, field, icon, input, para, primary, quiet, section as part, span},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// A duty with its id.
type Chosen = (DutyId, Arc<Duty>);

/// What is on the page and nowhere else.
#[derive(Clone, Copy)]
struct Making {
    state: AppState,
    /// The township pack, for the names of the aspects.
    site: RwSignal<Found>,
    /// The duties that are ticked.
    ticked: RwSignal<Vec<DutyId>>,
    /// The pack of which the next version is made; empty: a new one.
    again: RwSignal<String>,
    /// What is wrong with the form.
    wrong: RwSignal<&'static str>,
}

/// The section of the page.
pub fn section(state: AppState, site: RwSignal<Found>) -> View {
    let making = Making {
        state,
        site,
        ticked: RwSignal::new(Vec::new()),
        again: RwSignal::new(String::new()),
        wrong: RwSignal::new(""),
    };
    live(move || making.view().view())
}

impl Making {
    fn view(self) -> El {
        let w = self.state.words();
        let shown = self.state.now();
        let head = part("h-own", w.un_own_packs(), None, None).el(para(w.un_own_packs_what()));
        if shown.workspace.duties.is_empty() {
            return head.el(block("p", "muted").text(w.un_own_none()));
        }
        head.maybe(self.handed_on(&shown)).el(self.form(&shown))
    }

    /// The packs that were handed on, each with the way to its next version.
    fn handed_on(self, shown: &Shown) -> Option<El> {
        let w = self.state.words();
        let lines = shown.workspace.unit.packs.iter().map(|own| {
            let (again, rows) = (own.id.clone(), own.rows.clone());
            let next = button(w.un_own_again()).attr("aria-label", w.un_for_role(w.un_own_again(), own.name.as_str()));
            let next = next.click(move || {
                let duties = &self.state.peek().workspace.duties;
                self.ticked.set(rows.iter().map(|(_, id)| *id).filter(|id| duties.has(*id)).collect());
                self.again.set(again.clone());
            });
            block("li", "cluster cluster--between")
                .el(span(w.un_own_version(own.name.as_str(), own.version as usize)).attr("lang", "zh-CN"))
                .el(next)
        });
        let lines: Vec<El> = lines.collect();
        (!lines.is_empty()).then(|| block("ul", "own-packs").els(lines))
    }

    fn form(self, shown: &Shown) -> El {
        let (w, state) = (self.state.words(), self.state);
        let again = self.again.get();
        let before = shown.workspace.unit.packs.iter().find(|own| own.id == again);
        let aspects = self.aspects();
        let mut groups: Vec<(String, Vec<Chosen>)> = Vec::new();
        for (id, duty) in in_order(&shown.workspace.duties) {
            let title = aspect_name(w, &aspects, &duty);
            match groups.iter_mut().find(|(known, _)| *known == title) {
                Some((_, duties)) => duties.push((id, duty)),
                None => groups.push((title, vec![(id, duty)])),
            }
        }
        let all: Vec<DutyId> = shown.workspace.duties.iter().map(|(id, _)| id).collect();
        let quick = block("p", "cluster")
            .el(quiet(w.un_tick_all(all.len())).click(move || self.ticked.set(all.clone())))
            .el(quiet(w.un_tick_none()).click(move || self.ticked.set(Vec::new())));
        let what = match before {
            Some(own) => w.un_own_next(own.name.as_str(), own.version as usize + 1),
            None => w.un_own_new().to_owned(),
        };
        let fresh = before.map(|_| quiet(w.un_own_fresh()).click(move || self.again.set(String::new())));
        let told = match self.wrong.get() {
            "" => None,
            words => Some(
                block("p", "field__error").attr("role", "alert").el(icon(icondata_lu::LuCircleAlert)).el(span(words)),
            ),
        };
        let name = before.map_or_else(String::new, |own| own.name.clone());
        block("form", "flow")
            .flag("novalidate", true)
            .on("submit", move |event| self.hand_on(&Form::of(&event)))
            .el(block("p", "cluster").el(span(what)).maybe(fresh))
            .el(field(
                "pack",
                w.un_own_name_is(),
                Some(w.un_own_name_hint().to_owned()),
                input(name).attr("maxlength", "60"),
            ))
            .el(quick)
            .el(el("div")
                .els(groups.into_iter().map(|(title, duties)| self.group(state, title, duties)))
                .maybe(told)
                .el(block("p", "pack-take")
                    .kid(live(move || primary(w.un_own_do(self.ticked.with(Vec::len))).attr("type", "submit").view()))))
    }

    /// The aspects of the township pack; none while it is not there.
    fn aspects(self) -> Vec<Aspect> {
        self.site.with(|site| match site {
            Some(Ok(pack)) => pack.aspects.clone(),
            _ => Vec::new(),
        })
    }

    /// The duties of an aspect. Each box and each count follows what is ticked by itself.
    fn group(self, state: AppState, title: String, duties: Vec<Chosen>) -> El {
        let w = state.words();
        let ids: Arc<Vec<DutyId>> = Arc::new(duties.iter().map(|(id, _)| *id).collect());
        let here = move |ids: &[DutyId]| self.ticked.with(|ticked| ids.iter().filter(|id| ticked.contains(id)).count());
        let of = ids.clone();
        let count = live(move || block("span", "pack-group__n note").text(w.un_of_rows(here(&of), of.len())).view());
        let head = block("summary", "pack-group__head").el(icon(icondata_lu::LuChevronRight)).text(title).kid(count);
        let tick = live(move || {
            let (ids, whole) = (ids.clone(), here(&ids) == ids.len());
            let button = quiet(if whole { w.un_group_none() } else { w.un_group_all() });
            button
                .click(move || {
                    self.ticked.update(|ticked| {
                        ticked.retain(|id| !ids.contains(id));
                        if !whole {
                            ticked.extend(ids.iter());
                        }
                    });
                })
                .view()
        });
        let lines = duties.into_iter().map(|(id, duty)| {
            let (name, often) = (w.of(&duty.name, duty.name_en.as_deref()), w.how_often_is(duty.cadence));
            let pick = live(move || {
                let control = el("input")
                    .attr("type", "checkbox")
                    .flag("checked", self.ticked.with(|ticked| ticked.contains(&id)))
                    .on("change", move |_| self.ticked.update(|ticked| toggle(ticked, id)));
                choice(control, name.clone(), Some(often.clone())).view()
            });
            named(w, &duty, el("li").kid(pick))
        });
        block("details", "pack-group").el(head).el(el("p").kid(tick)).el(block("ul", "pack-rows").els(lines))
    }

    /// The version is kept before the file is given: two files never have the same number.
    fn hand_on(self, form: &Form) {
        let (w, state) = (self.state.words(), self.state);
        let name = form.text("pack");
        let shown = state.peek();
        let ticked = self.ticked.get_untracked();
        let mut duties = in_order(&shown.workspace.duties);
        duties.retain(|(id, _)| ticked.contains(id));
        let wrong = match (name.is_empty(), duties.is_empty()) {
            (true, _) => w.un_own_nameless(),
            (_, true) => w.pack_none(),
            _ => "",
        };
        self.wrong.set(wrong);
        if !wrong.is_empty() {
            return;
        }
        let mut unit = Unit::clone(&shown.workspace.unit);
        let again = self.again.get_untracked();
        let before = unit.packs.iter().find(|own| own.id == again).cloned();
        let before = before.unwrap_or_else(|| OwnPack::new(format!("own-{}", state.mint::<()>())));
        let (pack, own) = before.hand_on(&name, &unit.name, shown.today, &duties, &untrack(|| self.aspects()));
        let (id, version) = (own.id.clone(), own.version);
        match unit.packs.iter_mut().find(|known| known.id == id) {
            Some(known) => *known = own,
            None => unit.packs.push(own),
        }
        if !state.edit(Edit::ChangeUnit { unit: Arc::new(unit) }) {
            return;
        }
        state.save_file(&format!("{}-v{version}.json", file_name(&name)), &doc::print(&pack));
        self.again.set(id);
        state.say(state.words().un_own_done(name, version as usize, duties.len()), false);
    }
}

fn aspect_name(w: Words, aspects: &[Aspect], duty: &Duty) -> String {
    let aspect = aspects.iter().find(|aspect| Some(aspect.n) == duty.aspect);
    aspect.map_or_else(|| w.un_no_aspect().to_owned(), |aspect| w.of(&aspect.name, Some(&aspect.name_en)))
}

/// A name without what file systems do not take.
fn file_name(name: &str) -> String {
    name.chars().map(|c| if c.is_control() || r#"\/:*?"<>| "#.contains(c) { '-' } else { c }).collect()
}
