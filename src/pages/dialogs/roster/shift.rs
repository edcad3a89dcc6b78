//! A day of the roster: who is on duty, what was handed over, what was swapped.

use super::{
    super::{Dialog, done, open, opens},
    offered,
};
use crate::{
    base::{day::Date, minute::Minute},
    duties::roster::{
        self, Handover, Month, Shift,
        check::of_shift,
        kind::reckon,
        swap::Swap,
        team::{Post, Team},
    },
    pages::roster::said,
    platform::page::Form,
    state::{AppState, Shown},
    ui::{
        el::{El, View, all, block, el, live},
        parts::{button, field, input, moment_input, quiet, span, tag, textarea},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many names fit into a line of a form.
const MOST: usize = 12;

/// The fields of one line of officers: those that are filled, and more when they are asked for.
#[derive(Clone, Copy)]
struct Line {
    name: &'static str,
    count: RwSignal<usize>,
}

impl Line {
    fn new(name: &'static str, filled: usize, wanted: usize) -> Line {
        Line { name, count: RwSignal::new(filled.max(wanted).clamp(1, MOST)) }
    }

    fn at(self, at: usize) -> String {
        format!("{}{at}", self.name)
    }

    fn given(self, form: &Form) -> Vec<String> {
        (0..self.count.get_untracked()).map(|at| form.text(&self.at(at))).filter(|name| !name.is_empty()).collect()
    }

    fn view(self, w: Words, label: &'static str, names: Vec<String>) -> View {
        let fields = live(move || {
            let fields = (0..self.count.get()).map(|at| {
                let name = names.get(at).cloned().unwrap_or_default();
                input(name)
                    .attr("name", self.at(at))
                    .attr("list", "duty-officers")
                    .attr("autocomplete", "off")
                    .attr("aria-label", w.ro_person_no(label, at + 1))
                    .view()
            });
            all(fields.collect())
        });
        let more = live(move || {
            let full = self.count.get() >= MOST;
            quiet(w.ro_one_more()).flag("disabled", full).click(move || self.count.update(|count| *count += 1)).view()
        });
        block("fieldset", "fieldset")
            .el(block("legend", "field__label").text(label))
            .el(block("div", "names").kid(fields))
            .kid(more)
            .view()
    }
}

/// The dialog.
pub fn shift(state: AppState, day: Date) -> View {
    let w = state.words();
    let shown = state.peek();
    let unit = shown.workspace.unit.clone();
    let month = roster::month_of(&shown.workspace.rosters, day);
    let before = month.shift(day).cloned().unwrap_or_default();
    let officers = Line::new("officer", before.officers.len(), usize::from(unit.team.per_shift));
    let second = Line::new("second", before.second.len(), 0);
    let reckoned = reckon(&shown.desk.calendar, day);
    let locked = unit.is_locked(day).then(|| tag("tag", w.locked()));
    let troubles = of_shift(day, month.shift(day), &unit.team, &unit.away);
    let over = day < shown.today;
    // Before the fields: it opens another form in place of this one.
    let swap = (!before.is_vacant()).then(|| button(w.ro_swap()).click(opens(state, Dialog::Swap(day))));
    let mut body = vec![
        block("p", "cluster")
            .maybe(said::kind(w, &reckoned).map(|kind| tag("tag", kind)))
            .maybe(locked)
            .maybe(swap)
            .view(),
        troubles_list(w, troubles.iter().map(|trouble| said::trouble(w, &trouble.what))).view(),
        offered("duty-leaders", &unit.team, &[Post::Leader]).view(),
        offered("duty-officers", &unit.team, &[Post::Officer, Post::Leader]).view(),
        field(
            "leader",
            w.ro_post("leader"),
            Some(w.ro_names_hint().to_owned()),
            input(before.leader.clone()).attr("list", "duty-leaders").attr("autocomplete", "off"),
        )
        .view(),
        officers.view(w, w.ro_post("officer"), before.officers.clone()),
        second_line(w, second, &before),
    ];
    if over {
        body.push(field("why", w.ro_why_past(), Some(w.ro_why_past_hint().to_owned()), textarea("2", "")).view());
    }
    body.push(swaps(w, &shown, day, &before.swaps).view());
    body.push(handover(state, &before, over));
    open(state, said::day(w, day, shown.today), false, body, w.save(), move |form| {
        let w = state.words();
        let shown = state.peek();
        let mut month = Month::clone(&roster::month_of(&shown.workspace.rosters, day));
        let now = month.shift(day).cloned().unwrap_or_default();
        let new = Shift {
            leader: form.text("leader"),
            officers: officers.given(form),
            second: second.given(form),
            handover: handed_over(w, form)?,
            swaps: now.swaps.clone(),
        };
        let why = form.text("why");
        let same = (&new.leader, &new.officers, &new.second) == (&now.leader, &now.officers, &now.second);
        if day < shown.today && !same && why.is_empty() {
            return Err(w.ro_why_past_missing().to_owned());
        }
        month.set(day, new);
        let was = state.edit(Edit::SetMonths { months: vec![(month.id(), Arc::new(month))], why });
        if was {
            state.done(w.ro_saved(said::day(w, day, shown.today)));
        }
        done(was)
    })
}

fn troubles_list(w: Words, troubles: impl Iterator<Item = String>) -> El {
    let list: Vec<String> = troubles.collect();
    let line = block("p", "roster__trouble").flag("hidden", list.is_empty());
    line.el(span(list.join(w.list_comma())))
}

/// The second line of officers lies in a fold until it is used.
fn second_line(w: Words, line: Line, before: &Shift) -> View {
    block("details", "fold")
        .flag("open", !before.second.is_empty())
        .el(el("summary").text(w.ro_second_more()))
        .el(block("p", "field__hint").text(w.ro_second_hint()))
        .kid(line.view(w, w.ro_post("second"), before.second.clone()))
        .view()
}

/// What was swapped, in the order of entry.
fn swaps(w: Words, shown: &Shown, day: Date, swaps: &[Swap]) -> El {
    if swaps.is_empty() {
        return el("div");
    }
    let rows = swaps.iter().map(|swap| {
        let words = w.ro_swap_is(
            w.day(swap.on, shown.today),
            w.ro_post(swap.post.code()),
            swap.from.as_str(),
            swap.to.as_str(),
            swap.why.as_str(),
        );
        let against = swap.against.map(|day| span(w.ro_swap_against(w.day(day, shown.today))));
        let after = swap.is_after_the_fact(day).then(|| tag("tag tag--soon", w.ro_after_the_fact()));
        el("li").el(span(words)).maybe(against).maybe(after)
    });
    block("div", "swaps").el(el("h3").text(w.ro_swaps())).el(block("ol", "swaps__list").els(rows))
}

fn handover(state: AppState, before: &Shift, over: bool) -> View {
    let w = state.words();
    let given = before.handover.as_ref();
    let (text, by, at) = given.map_or_else(
        || (String::new(), String::new(), None),
        |handover| (handover.text.clone(), handover.by.clone(), Some(handover.at)),
    );
    block("details", "fold")
        .flag("open", given.is_some() || over)
        .el(el("summary").text(w.ro_handover()))
        .el(field("handover", w.ro_handover_text(), Some(w.ro_handover_hint().to_owned()), textarea("3", text)))
        .el(block("div", "pair")
            .el(field(
                "handover-by",
                w.ro_handover_by(),
                None,
                input(by).attr("list", "duty-officers").attr("autocomplete", "off"),
            ))
            .el(field("handover-at", w.ro_handover_at(), None, moment_input(at.or_else(|| Some(state.minute_now()))))))
        .view()
}

/// What the form says was handed over; nothing without words. A sentence, where something is missing.
fn handed_over(w: Words, form: &Form) -> Result<Option<Handover>, String> {
    let (text, by) = (form.text("handover"), form.text("handover-by"));
    if text.is_empty() {
        return if by.is_empty() { Ok(None) } else { Err(w.ro_handover_missing().to_owned()) };
    }
    if by.is_empty() {
        return Err(w.ro_handover_by_missing().to_owned());
    }
    let at: Minute = form.text("handover-at").parse().map_err(|_| w.ro_moment_missing().to_owned())?;
    Ok(Some(Handover { text, by, at }))
}

/// The names of both posts, for a field that takes either.
pub(super) fn everybody(team: &Team) -> El {
    offered("duty-all", team, &Post::ALL)
}
