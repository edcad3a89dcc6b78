//! What the ledger of a kind of deed asks for: the fields of that kind, and what a form says in them.

use crate::{
    duties::{
        deed::{Deed, DeedKind},
        inspectors::{Certified, Inspectors, Officer},
    },
    pages::number,
    platform::page::{Form, value},
    state::AppState,
    ui::{
        el::{El, View, block, el, live, none},
        parts::{field, input, number_input, select, textarea},
    },
    words::Words,
};
use leptos::prelude::*;

/// So many officers can be named.
const OFFICERS: usize = 4;

/// The choice of the kind and the fields that belong to it.
pub fn fields(state: AppState, proposed: DeedKind) -> View {
    let w = state.words();
    let kind = RwSignal::new(proposed);
    let kinds = DeedKind::ALL.map(|kind| (kind.code().to_owned(), w.deed(kind.code()).to_owned()));
    let choose = select(kinds, proposed.code()).on("change", move |event| {
        if let Some(chosen) = DeedKind::of_code(&value(&event)) {
            kind.set(chosen);
        }
    });
    let particulars = live(move || match kind.get() {
        DeedKind::Plain => none(),
        chosen => particulars(w, chosen).view(),
    });
    block("div", "flow").el(field("deed", w.deed_label(), None, choose)).kid(particulars).view()
}

fn particulars(w: Words, kind: DeedKind) -> El {
    let line = |name: &'static str, label: &'static str| field(name, label, None, input(""));
    let count = |name: &'static str, label: &'static str| field(name, label, None, number_input(None, ""));
    let words = |name: &'static str, label: &'static str| field(name, label, None, textarea("2", ""));
    let pair = |a: El, b: El| block("div", "pair").el(a).el(b);
    let parts = match kind {
        DeedKind::Plain => vec![],
        DeedKind::Meeting => vec![
            line("place", w.deed_place()),
            pair(line("chair", w.deed_chair()), count("present", w.deed_present())),
            words("said", w.deed_decisions()),
        ],
        DeedKind::Inspection => vec![
            line("place", w.deed_inspected()),
            officers(w),
            field("assistants", w.deed_assistants(), Some(w.deed_assistants_hint().to_owned()), input("")),
            words("said", w.deed_problems()),
        ],
        DeedKind::Drill => vec![
            pair(line("place", w.deed_place()), count("present", w.deed_present())),
            line("topic", w.deed_scenario()),
            words("said", w.deed_lessons()),
        ],
        DeedKind::Training => vec![
            line("place", w.deed_place()),
            line("topic", w.deed_audience()),
            pair(count("present", w.deed_present()), count("passed", w.deed_passed())),
        ],
    };
    block("fieldset", "fieldset deed flow").el(block("legend", "field__label").text(w.deed(kind.code()))).els(parts)
}

/// Who inspected: names, each with or without a certificate.
fn officers(w: Words) -> El {
    let row = |at: usize| {
        let certified = Certified::ALL.map(|known| (known.code().to_owned(), w.certified(known.code()).to_owned()));
        block("div", "pair pair--officer")
            .el(input("")
                .attr("name", format!("officer{at}"))
                .attr("aria-label", w.officer(at + 1))
                .attr("placeholder", w.officer(at + 1)))
            .el(select(certified, Certified::Unknown.code())
                .attr("name", format!("certified{at}"))
                .attr("aria-label", w.officer_certified(at + 1)))
    };
    el("div")
        .el(block("p", "field__label").text(w.deed_officers()))
        .el(block("p", "field__hint").text(w.deed_officers_hint()))
        .els((0..OFFICERS).map(row))
}

/// What the form says.
pub fn given(w: Words, form: &Form) -> Result<Deed, String> {
    let count = |name: &str| match form.text(name) {
        text if text.is_empty() => Ok(None),
        text => number::count(w, &text),
    };
    let (place, said, topic) = (form.text("place"), form.text("said"), form.text("topic"));
    Ok(match DeedKind::of_code(&form.text("deed")).unwrap_or(DeedKind::Plain) {
        DeedKind::Plain => Deed::Plain,
        DeedKind::Meeting => {
            Deed::Meeting { place, chair: form.text("chair"), present: count("present")?, decisions: said }
        }
        DeedKind::Inspection => Deed::Inspection { place, inspectors: inspectors(form), problems: said },
        DeedKind::Drill => Deed::Drill { place, present: count("present")?, scenario: topic, lessons: said },
        DeedKind::Training => {
            let (present, passed) = (count("present")?, count("passed")?);
            if present.zip(passed).is_some_and(|(present, passed)| passed > present) {
                return Err(w.more_passed_than_present().to_owned());
            }
            Deed::Training { place, audience: topic, present, passed }
        }
    })
}

fn inspectors(form: &Form) -> Inspectors {
    let officer = |at: usize| {
        let name = form.text(&format!("officer{at}"));
        let certified = Certified::of_code(&form.text(&format!("certified{at}"))).unwrap_or_default();
        (!name.is_empty()).then_some(Officer { name, certified })
    };
    let assistants = form.text("assistants");
    let names = assistants.split(['、', '，', ',', '；', ';', ' ']).map(str::trim).filter(|name| !name.is_empty());
    Inspectors { officers: (0..OFFICERS).filter_map(officer).collect(), assistants: names.map(str::to_owned).collect() }
}
