//! Who holds a role: entering, changing the person, correcting what was entered.

use super::{done, open};
use crate::{
    duties::{
        Role,
        unit::{Holder, Unit},
    },
    platform::page::Form,
    state::AppState,
    ui::{
        el::{El, View, block, el},
        parts::{choice, day_input, field, input, select},
    },
    words::Words,
    workspace::Edit,
};
use std::sync::Arc;

/// What is to be done; the number is the holder's place in the unit's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Enter somebody, in this role or in one that is chosen.
    Add(Option<Role>),
    /// Put somebody in his place from a day on; he stays in the list.
    Change(usize),
    /// Correct what was entered.
    Fix(usize),
}

/// The dialog.
pub fn holder(state: AppState, what: Hold) -> Option<View> {
    match what {
        Hold::Add(role) => Some(add(state, role)),
        Hold::Change(at) => change(state, at),
        Hold::Fix(at) => fix(state, at),
    }
}

fn name_field(w: Words, name: &str) -> El {
    field("name", w.un_person(), None, input(name.to_owned()).attr("maxlength", "40"))
}

fn role_field(w: Words, role: Option<Role>) -> El {
    let roles = Role::ALL.map(|role| (role.code().to_owned(), w.role(role.code()).to_owned()));
    field("role", w.responsible(), None, select(roles, role.map_or("", Role::code)))
}

/// The name that a form gives.
fn named(state: AppState, form: &Form) -> Result<String, String> {
    let name = form.text("name");
    if name.is_empty() { Err(state.words().un_person_missing().to_owned()) } else { Ok(name) }
}

fn keep(state: AppState, unit: Unit, said: String) -> Result<(), String> {
    let was = state.edit(Edit::ChangeUnit { unit: Arc::new(unit) });
    if was {
        state.done(said);
    }
    done(was)
}

/// The unit of this moment, if the holder still stands where he stood when the dialog was opened.
fn still(state: AppState, at: usize, holder: &Holder) -> Result<Arc<Unit>, String> {
    let unit = state.peek().workspace.unit.clone();
    if unit.holders.get(at) == Some(holder) { Ok(unit) } else { Err(state.words().refused("gone").to_owned()) }
}

fn add(state: AppState, role: Option<Role>) -> View {
    let w = state.words();
    let title =
        role.map_or_else(|| w.un_other_role().to_owned(), |role| w.un_for_role(w.un_fill(), w.role(role.code())));
    let body = vec![
        if role.is_none() { role_field(w, None).view() } else { el("span").view() },
        name_field(w, "").view(),
        field("since", w.un_from(), Some(w.un_from_hint().to_owned()), day_input(None)).view(),
    ];
    open(state, title, false, body, w.save(), move |form| {
        let w = state.words();
        let name = named(state, form)?;
        let Some(role) = role.or_else(|| Role::of_code(&form.text("role"))) else {
            return Err(w.un_role_missing().to_owned());
        };
        let unit = state.peek().workspace.unit.with_holder(role, &name, form.day("since"), None);
        keep(state, unit, w.un_entered(w.role(role.code()), name))
    })
}

fn change(state: AppState, at: usize) -> Option<View> {
    let (w, today) = (state.words(), state.today());
    let old = state.peek().workspace.unit.holders.get(at)?.clone();
    let word = w.role(old.role.code());
    let body = vec![
        block("p", "muted").text(w.un_change_what(old.name.as_str(), word)).view(),
        name_field(w, "").view(),
        field("since", w.un_from_day(), Some(w.un_from_day_hint().to_owned()), day_input(Some(today))).view(),
    ];
    Some(open(state, w.un_for_role(w.un_change_person(), word), false, body, w.un_change_person(), move |form| {
        let w = state.words();
        let name = named(state, form)?;
        let Some(since) = form.day("since") else { return Err(w.un_day_missing().to_owned()) };
        if let Some(began) = old.since.filter(|began| since <= *began) {
            return Err(w.un_too_early(old.name.as_str(), w.day(began, state.today())));
        }
        let unit = still(state, at, &old)?.with_holder(old.role, &name, Some(since), Some(at));
        keep(state, unit, w.un_changed(w.role(old.role.code()), old.name.as_str(), name))
    }))
}

fn fix(state: AppState, at: usize) -> Option<View> {
    let w = state.words();
    let old = state.peek().workspace.unit.holders.get(at)?.clone();
    let remove = choice(
        el("input").attr("type", "checkbox").attr("name", "remove"),
        w.un_remove(),
        Some(w.un_remove_note().to_owned()),
    );
    let body = vec![
        role_field(w, Some(old.role)).view(),
        name_field(w, &old.name).view(),
        block("div", "pair")
            .el(field("since", w.un_from(), Some(w.un_from_hint().to_owned()), day_input(old.since)))
            .el(field("until", w.un_to(), Some(w.un_to_hint().to_owned()), day_input(old.until)))
            .view(),
        remove.view(),
    ];
    Some(open(state, w.un_for_role(w.un_fix(), old.name.as_str()), false, body, w.save(), move |form| {
        let w = state.words();
        let mut unit = Unit::clone(&*still(state, at, &old)?);
        if form.ticked("remove") {
            unit.holders.remove(at);
            return keep(state, unit, w.un_removed(old.name.as_str()));
        }
        let (since, until) = (form.day("since"), form.day("until"));
        if since.zip(until).is_some_and(|(since, until)| until < since) {
            return Err(w.un_reversed().to_owned());
        }
        let role = Role::of_code(&form.text("role")).unwrap_or(old.role);
        let fixed = Holder { role, name: named(state, form)?, since, until };
        let said = w.un_entered(w.role(role.code()), fixed.name.as_str());
        unit.holders.iter_mut().skip(at).take(1).for_each(|holder| *holder = fixed.clone());
        keep(state, unit, said)
    }))
}
