//! Deciding about several requirements at once, and taking one apart.

use super::{
    done,
    duty::{cadence_select, chosen, role_select},
    open,
    verdict::{Proposal, proposal},
};
use crate::{
    base::id::{BulletinId, DutyId},
    bulletin::{
        correction::{Fix, seams},
        verdict::Mark,
    },
    duties::Duty,
    pages::reader::correct,
    platform::page::Form,
    state::AppState,
    ui::{
        el::{El, View, block, el},
        parts::{day_input, input, para, radio, span},
    },
    workspace::Edit,
};
use std::sync::Arc;

/// Taking several requirements over, each as a duty of its own; everything proposed can be changed.
pub fn adopt(state: AppState, bulletin: BulletinId, marks: Vec<Mark>) -> Option<View> {
    let w = state.words();
    let loaded = state.loaded(bulletin)?;
    let proposals: Vec<(Mark, Proposal)> =
        marks.into_iter().map(|mark| (mark.clone(), proposal(state, bulletin, &loaded, &mark))).collect();
    let rows = proposals.iter().enumerate().map(|(at, (mark, proposal))| row(state, at, mark, proposal));
    let body = vec![para(w.adopt_chosen_what()).view(), block("ol", "adopt-list").els(rows).view()];
    let title = w.adopt_chosen(proposals.len());
    Some(open(state, title, true, body, w.adopt_do(), move |form| {
        let mut duties = Vec::new();
        for (at, (mark, proposal)) in proposals.iter().enumerate() {
            let duty = filled(state, form, at, &proposal.duty)?;
            duties.push((mark.clone(), (state.mint(), Arc::new(duty))));
        }
        let said = state.words().adopted_many(duties.len());
        let duties: Vec<(Mark, (DutyId, Arc<Duty>))> = duties;
        let was = state.keep(bulletin) && state.edit(Edit::AdoptAll { bulletin, duties, on: state.today() });
        if was {
            state.done(said);
        }
        done(was)
    }))
}

/// The name of a field of one of the rows.
fn name(field: &str, at: usize) -> String {
    format!("{field}-{at}")
}

fn row(state: AppState, at: usize, mark: &Mark, proposal: &Proposal) -> El {
    let (w, duty) = (state.words(), &proposal.duty);
    let past = duty.first_due.is_some_and(|day| day < state.today());
    let hint = if past { Some(w.day_past()) } else { proposal.guessed_year.then(|| w.no_year_given()) };
    let guessed = hint.map(|hint| block("p", "field__hint").text(hint));
    let labelled = |field: &'static str, label: &'static str, control: El| {
        block("label", "field")
            .el(block("span", "field__label").text(label))
            .el(control.attr("name", name(field, at)).attr("id", name(field, at)))
    };
    el("li")
        .el(block("p", "quote small").attr("lang", "zh-CN").text(mark.quote.clone()))
        .el(labelled("name", w.duty_name(), input(duty.name.clone())))
        .el(block("div", "pair")
            .el(labelled("role", w.responsible(), role_select(w, duty)))
            .el(labelled("cadence", w.how_often(), cadence_select(w, duty)))
            .el(labelled("first", w.first_due(), day_input(duty.first_due)).maybe(guessed)))
}

fn filled(state: AppState, form: &Form, at: usize, duty: &Duty) -> Result<Duty, String> {
    let duty = chosen(form, duty, |field| name(field, at));
    if duty.name.is_empty() { Err(state.words().name_missing_at(at + 1)) } else { Ok(duty) }
}

/// Taking a requirement apart: the person says where the second begins.
pub fn split(state: AppState, bulletin: BulletinId, mark: Mark) -> View {
    let w = state.words();
    let places = seams(&mark.quote).into_iter().map(|at| {
        let (first, second) = mark.quote.split_at_checked(at).unwrap_or((&mark.quote, ""));
        let halves = span(first.to_owned()).el(block("b", "split-here").text(" ┃ ")).text(second.to_owned());
        radio("at", at.to_string(), false, "", "").el(halves)
    });
    let body = vec![
        block("fieldset", "fieldset")
            .attr("lang", "zh-CN")
            .el(block("legend", "field__label").text(w.split_where()))
            .els(places)
            .view(),
    ];
    open(state, w.split().to_owned(), true, body, w.split(), move |form| {
        let Ok(at) = form.text("at").parse() else { return Err(state.words().split_where().to_owned()) };
        done(correct(state, bulletin, Fix::Split { mark: mark.clone(), at }))
    })
}
