//! Milestones, and freezing the timeline.

use super::item::{Reader, before, put};
use crate::{
    base::id::{ItemId, PilotId},
    pages::{dialogs::open, pilot::said::timeline},
    pilots::{
        baseline::freeze,
        item::{Fault, ItemError, Milestone, What},
    },
    platform::page::Form,
    state::AppState,
    ui::{
        el::{El, View, block, el},
        parts::{choice, day_input, field, input, para},
    },
    words::Words,
};

/// A milestone that another may wait for: its name is `None` where it was taken away.
type Other = (ItemId, Option<String>);

/// Enters a milestone, or changes one.
pub fn milestone(state: AppState, pilot: PilotId, id: Option<ItemId>) -> Option<View> {
    let w = state.words();
    let known = match before(state, id)?.map(|item| item.what.clone()) {
        None => Milestone {
            title: String::new(),
            owner: String::new(),
            plan_from: None,
            plan_to: None,
            from: None,
            to: None,
            after: Vec::new(),
        },
        Some(What::Milestone { milestone }) => milestone,
        Some(_) => return None,
    };
    let others = others(state, pilot, id, &known);
    let title = if id.is_some() { w.pq_milestone_change() } else { w.pq_milestone_add() };
    let body = fields(w, &known, &others);
    Some(open(state, title.to_owned(), true, body, w.save(), move |form| {
        let w = state.words();
        let milestone = said(w, form, &others)?;
        let after = milestone.after.clone();
        put(state, pilot, id, What::Milestone { milestone }, &|error: ItemError| {
            // Of what it waits for, the one that cannot be is named.
            let at = error.at.and_then(|at| after.get(at));
            let named = others.iter().find(|(other, _)| Some(other) == at).and_then(|(_, name)| name.clone());
            match named {
                Some(name) if error.fault != Fault::Empty => w.pq_after_one(name),
                _ => w.pq_milestone(error.field).to_owned(),
            }
        })
    }))
}

/// The other milestones of the pilot, and those that this one waits for and that are gone.
fn others(state: AppState, pilot: PilotId, id: Option<ItemId>, known: &Milestone) -> Vec<Other> {
    let shown = state.peek();
    let mut others: Vec<Other> = Vec::new();
    for (other, item) in shown.workspace.items.iter().filter(|(other, item)| item.pilot == pilot && Some(*other) != id)
    {
        if let What::Milestone { milestone } = &item.what {
            others.push((other, Some(milestone.title.clone())));
        }
    }
    for gone in &known.after {
        if !others.iter().any(|(other, _)| other == gone) {
            others.push((*gone, None));
        }
    }
    others
}

fn fields(w: Words, known: &Milestone, others: &[Other]) -> Vec<View> {
    let day = |name: &'static str, value| field(name, w.pq_milestone(name), None, day_input(value));
    let boxes = others.iter().map(|(id, name)| {
        let control = el("input")
            .attr("type", "checkbox")
            .attr("name", format!("after-{id}"))
            .flag("checked", known.after.contains(id));
        choice(control, name.clone().unwrap_or_else(|| w.pq_after_gone().to_owned()), None)
    });
    let after = block("fieldset", "fieldset")
        .el(block("legend", "field__label").attr("id", "f-after").text(w.pq_milestone("after")))
        .el(block("p", "field__hint").text(if others.is_empty() { w.pq_after_none() } else { w.pq_after_hint() }))
        .els(boxes);
    let pair = |one: El, other: El| block("div", "pair").el(one).el(other).view();
    vec![
        field("title", w.pq_milestone("title"), None, input(known.title.clone()).attr("maxlength", "80")).view(),
        field("owner", w.pq_milestone("owner"), None, input(known.owner.clone()).attr("maxlength", "40")).view(),
        block("p", "small muted").text(w.pq_point_hint()).view(),
        pair(day("plan_from", known.plan_from), day("plan_to", known.plan_to)),
        pair(day("from", known.from), day("to", known.to)),
        after.view(),
    ]
}

fn said(w: Words, form: &Form, others: &[Other]) -> Result<Milestone, String> {
    let read = Reader { w, form, label: Words::pq_milestone };
    let ticked = |(id, _): &&Other| form.ticked(&format!("after-{id}"));
    Ok(Milestone {
        title: form.text("title"),
        owner: form.text("owner"),
        plan_from: read.day("plan_from")?,
        plan_to: read.day("plan_to")?,
        from: read.day("from")?,
        to: read.day("to")?,
        after: others.iter().filter(ticked).map(|(id, _)| *id).collect(),
    })
}

/// Freezes the timeline as it is planned now, under a name.
pub fn freeze_now(state: AppState, pilot: PilotId) -> Option<View> {
    let (w, shown) = (state.words(), state.peek());
    let rows = timeline(&shown, pilot)?.rows.len();
    let name = w.pq_baseline_proposed(shown.today.to_string());
    let body = vec![
        para(w.pq_freeze_what(rows)).view(),
        field("name", w.pq_baseline_name(), None, input(name).attr("maxlength", "60")).view(),
    ];
    Some(open(state, w.pq_freeze().to_owned(), false, body, w.pq_freeze(), move |form| {
        let w = state.words();
        // The timeline of this moment: something may have been changed while the dialog was open.
        let Some(timeline) = timeline(&state.peek(), pilot) else { return Err(String::new()) };
        if timeline.rows.is_empty() {
            return Err(w.pq_freeze_nothing().to_owned());
        }
        let baseline = freeze(&timeline, form.text("name"));
        put(state, pilot, None, What::Baseline { baseline }, &|_| w.pq_baseline_name().to_owned())
    }))
}
