//! The dialogs of accidents: the first entry, the facts, a call.

pub mod call;
pub mod facts;

use crate::{
    duties::incident::{AccidentKind, Count, Numbers},
    pages::number,
    platform::page::Form,
    ui::{
        el::{El, block},
        parts::{field, number_input, select},
    },
    words::Words,
};

/// A sentence about a minute that cannot be read.
fn moment(w: Words, form: &Form, name: &str) -> Result<crate::base::minute::Minute, String> {
    form.text(name).parse().map_err(|_| w.ro_moment_missing().to_owned())
}

fn kinds(w: Words, kind: AccidentKind) -> El {
    let options = AccidentKind::ALL.map(|kind| (kind.code().to_owned(), w.in_kind(kind.code()).to_owned()));
    field("kind", w.in_kind_label(), Some(w.in_kind_hint().to_owned()), select(options, kind.code()))
}

/// The four numbers, each with the name of its field.
fn counts(w: Words, numbers: Numbers) -> El {
    let one = |count: Count| {
        let control = number_input(numbers.get(count), w.in_unknown()).attr("class", "input");
        field(count.code(), w.in_count(count.code()), None, control)
    };
    block("div", "counts").els(Count::ALL.map(one))
}

/// The numbers of a form; what is left empty is not known.
fn given(w: Words, form: &Form) -> Result<Numbers, String> {
    let one = |count: Count| match form.text(count.code()) {
        typed if typed.is_empty() => Ok(None),
        typed => number::count(w, &typed),
    };
    Ok(Numbers {
        dead: one(Count::Dead)?,
        injured: one(Count::Injured)?,
        missing: one(Count::Missing)?,
        loss: one(Count::Loss)?,
    })
}
