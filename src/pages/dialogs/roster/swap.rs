//! Swapping a shift: for another day, or for another person.

use super::{
    super::{done, open},
    shift::everybody,
};
use crate::{
    base::day::{Date, months_after},
    duties::roster::{
        self, Month,
        swap::{Ask, SwapError, With, swap},
        team::Post,
    },
    pages::roster::said,
    state::{AppState, Shown},
    ui::{
        el::{View, block},
        parts::{field, input, para, radio, select, textarea},
    },
    words::Words,
    workspace::Edit,
};
use std::sync::Arc;

/// Who has a shift, as the value of an option: a name may hold anything, so the day comes first.
fn value(day: Date, name: &str) -> String {
    format!("{day} {name}")
}

fn read(value: &str) -> Option<(Date, &str)> {
    let (day, name) = value.split_at_checked(10)?;
    Some((day.parse().ok()?, name.trim()))
}

/// Everybody on duty on a day, with the post.
fn on_duty(w: Words, shown: &Shown, day: Date) -> Vec<(String, String)> {
    let Some(shift) = roster::shift_on(&shown.workspace.rosters, day) else { return Vec::new() };
    let mut list: Vec<(String, String)> = Vec::new();
    for post in Post::ALL {
        for name in shift.on(post) {
            let value = value(day, name);
            if !list.iter().any(|(known, _)| *known == value) {
                list.push((value, w.ro_with_post(name, w.ro_post(post.code()))));
            }
        }
    }
    list
}

/// Every other shift of this month and the two beside it that has somebody.
fn others(w: Words, shown: &Shown, day: Date) -> Vec<(String, String)> {
    let first = Month::of(day).first();
    let from = months_after(first, -1).unwrap_or(first);
    let to = months_after(first, 1).map_or(day, |next| Month::of(next).last());
    let mut list = vec![(String::new(), w.ro_choose_day().to_owned())];
    for other in roster::days(from, to).filter(|other| *other != day) {
        let name = said::day(w, other, shown.today);
        list.extend(on_duty(w, shown, other).into_iter().map(|(value, who)| (value, format!("{name} · {who}"))));
    }
    list
}

/// The dialog; nothing where nobody is on duty on that day (any more).
pub fn dialog(state: AppState, day: Date) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    let who = on_duty(w, &shown, day);
    let first = who.first()?.0.clone();
    let body = vec![
        para(w.ro_swap_what()).view(),
        everybody(&shown.workspace.unit.team).view(),
        field("who", w.ro_swap_who(), None, select(who, first)).view(),
        block("fieldset", "fieldset")
            .el(block("legend", "field__label").text(w.ro_swap_how()))
            .el(radio("with", "person", true, w.ro_swap_person(), ""))
            .el(field(
                "other",
                w.ro_swap_person_who(),
                None,
                input("").attr("list", "duty-all").attr("autocomplete", "off"),
            ))
            .el(radio("with", "day", false, w.ro_swap_day(), ""))
            .el(field("day", w.ro_swap_day_which(), None, select(others(w, &shown, day), "")))
            .view(),
        field("why", w.reason(), Some(w.ro_swap_why_hint().to_owned()), textarea("2", "")).view(),
    ];
    let title = w.ro_swap_title(said::day(w, day, shown.today));
    Some(open(state, title, false, body, w.ro_swap_do(), move |form| {
        let w = state.words();
        let shown = state.peek();
        let (who, other, chosen, why) = (form.text("who"), form.text("other"), form.text("day"), form.text("why"));
        let who = read(&who).map(|(_, name)| name).unwrap_or_default();
        let by_day = form.text("with") == "day";
        let with = match read(&chosen) {
            Some((day, name)) if by_day => With::Day { day, who: name },
            _ if by_day => return Err(w.ro_swap_day_missing().to_owned()),
            _ => With::Person(&other),
        };
        let ask = Ask { day, who, with, why: &why, today: shown.today };
        let unit = &shown.workspace.unit;
        let swapped = swap(&shown.workspace.rosters, &ask, &unit.team, &unit.away).map_err(|error| failed(w, error))?;
        let months = swapped.months.into_iter().map(|month| (month.id(), Arc::new(month))).collect();
        let was = state.edit(Edit::SetMonths { months, why: why.clone() });
        if was {
            let mut told = vec![w.ro_swap_done().to_owned()];
            if !swapped.past.is_empty() {
                told.push(w.ro_swap_past().to_owned());
            }
            let about = |day: Date, words: String| format!("{}{}{words}", w.day(day, shown.today), w.colon());
            told.extend(swapped.warnings.iter().map(|warning| about(warning.day, said::trouble(w, &warning.what))));
            state.done(told.join(" "));
        }
        done(was)
    }))
}

fn failed(w: Words, error: SwapError) -> String {
    let code = match error {
        SwapError::NoReason => return w.reason_missing().to_owned(),
        SwapError::NoName => "no_name",
        SwapError::NotOnDuty { .. } => "not_on_duty",
        SwapError::OtherPost => "other_post",
        SwapError::Same => "same",
    };
    w.ro_swap_error(code).to_owned()
}
