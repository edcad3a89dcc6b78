//! Our unit: whose checklist it is, who holds which role, what is settled locally, the work calendar, what is locked.

mod calendar;
mod history;
mod local;
mod locks;
mod people;

use super::dialogs::{Dialog, opens};
use crate::{
    duties::{Role, unit::Unit},
    platform::page::{self as browser, Form},
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button_with, field, icon, input, para, primary, section, select, span},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn page(state: AppState) -> View {
    let wrong = RwSignal::new(false);
    let further = RwSignal::new(0);
    live(move || {
        let shown = state.now();
        let page = Page { state, w: state.words(), shown };
        // Before anything is known, the five fields stand alone above what holds without them.
        let who = if page.unit().is_unknown() {
            block("div", "flow").el(page.first(wrong))
        } else {
            block("div", "flow flow--wide").el(page.head()).el(page.people()).el(page.mine())
        };
        block("div", "page page--narrow flow flow--wide")
            .el(who)
            .el(page.calendar(further))
            .el(page.local())
            .el(page.locks())
            .maybe(page.history())
            .view()
    })
}

struct Page {
    state: AppState,
    w: Words,
    shown: Arc<Shown>,
}

/// The roles to choose from, each with who holds it now.
fn roles(w: Words, shown: &Shown) -> Vec<(String, String)> {
    let named = |role: Role| {
        let names: Vec<&str> =
            shown.workspace.unit.holders_of(role, shown.today).map(|holder| holder.name.as_str()).collect();
        let word = w.role(role.code());
        if names.is_empty() { word.to_owned() } else { format!("{word}{}{}", w.colon(), names.join(w.list_comma())) }
    };
    let all = Role::ALL.iter().map(|role| (role.code().to_owned(), named(*role)));
    std::iter::once((String::new(), w.no_role().to_owned())).chain(all).collect()
}

impl Page {
    fn unit(&self) -> &Unit {
        &self.shown.workspace.unit
    }

    fn head(&self) -> El {
        let (w, unit) = (self.w, self.unit());
        let name = if unit.name.is_empty() { w.un_no_name().to_owned() } else { unit.name.clone() };
        let county =
            (!unit.county.is_empty()).then(|| block("p", "muted").attr("lang", "zh-CN").text(unit.county.clone()));
        let change =
            button_with(icondata_lu::LuPencil, w.un_change_names()).click(opens(self.state, Dialog::UnitNames));
        block("header", "cluster cluster--between")
            .el(el("div").el(el("h1").attr("lang", "zh-CN").text(name)).maybe(county))
            .el(change)
    }

    /// What stands here before anything is known: five fields, one screen.
    fn first(&self, wrong: RwSignal<bool>) -> El {
        let (w, state) = (self.w, self.state);
        let me = self.shown.workspace.settings.me;
        let told = wrong.get().then(|| {
            block("p", "field__error")
                .attr("role", "alert")
                .el(icon(icondata_lu::LuCircleAlert))
                .el(span(w.un_name_missing()))
        });
        let roles = select(roles(w, &self.shown), me.map(Role::code).unwrap_or_default());
        let form = block("form", "flow")
            .flag("novalidate", true)
            .on("submit", move |event| {
                let form = Form::of(&event);
                let unit = first_unit(&state.peek().workspace.unit, &form);
                wrong.set(unit.name.is_empty());
                if !unit.name.is_empty() && state.edit(Edit::ChangeUnit { unit: Arc::new(unit) }) {
                    state.choose(|settings| settings.me = Role::of_code(&form.text("me")));
                    state.say(state.words().un_first_done(), false);
                }
            })
            .el(block("div", "pair")
                .el(field("unit", w.un_name(), Some(w.un_name_hint().to_owned()), input("").attr("maxlength", "60")))
                .el(field(
                    "county",
                    w.un_county(),
                    Some(w.un_county_hint().to_owned()),
                    input("").attr("maxlength", "60"),
                )))
            .maybe(told)
            .el(block("div", "pair")
                .el(field(
                    "secretary",
                    w.role("secretary"),
                    Some(w.un_person_hint().to_owned()),
                    input("").attr("maxlength", "40"),
                ))
                .el(field(
                    "head",
                    w.role("head"),
                    Some(w.un_person_hint().to_owned()),
                    input("").attr("maxlength", "40"),
                )))
            .el(field("me", w.my_role_label(), Some(w.my_role_note().to_owned()), roles))
            .el(el("p").el(primary(w.un_first_do()).attr("type", "submit")));
        block("section", "unit-first flow")
            .attr("aria-labelledby", "h-first")
            .el(el("h1").attr("id", "h-first").text(w.un_first()))
            .el(para(w.un_first_why()))
            .el(form)
    }

    /// Whose duties are "mine".
    fn mine(&self) -> El {
        let (w, state) = (self.w, self.state);
        let me = self.shown.workspace.settings.me;
        let control = select(roles(w, &self.shown), me.map(Role::code).unwrap_or_default()).attr("id", "unit-me").on(
            "change",
            move |event| {
                let me = Role::of_code(&browser::value(&event));
                state.choose(|settings| settings.me = me);
            },
        );
        let label = block("p", "setting__label")
            .el(el("label").attr("for", "unit-me").text(w.un_me_choose()))
            .el(block("span", "setting__note note").text(w.un_me_note()));
        section("h-mine", w.my_role_label(), None, None).el(block("div", "setting").el(label).el(block(
            "div",
            "setting__control",
        )
        .el(control)))
    }
}

/// The unit that the first form says.
fn first_unit(before: &Unit, form: &Form) -> Unit {
    let unit = Unit { name: form.text("unit"), county: form.text("county"), ..before.clone() };
    [Role::Secretary, Role::Head].into_iter().fold(unit, |unit, role| {
        let name = form.text(role.code());
        if name.is_empty() { unit } else { unit.with_holder(role, &name, None, None) }
    })
}
