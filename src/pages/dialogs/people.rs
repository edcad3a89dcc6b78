//! Who inspected and who helped, as fields of a form.

use crate::{
    duties::inspectors::{Certified, Inspectors, Officer},
    platform::page::Form,
    state::AppState,
    ui::{
        el::{El, View, all, block, live, none},
        parts::{button_with, field, icon_button, input, select},
    },
};
use leptos::prelude::*;

/// So many officers can be named at first: as many as there should be at least.
const AT_FIRST: usize = 2;
/// So many lines can be opened in one form.
const MOST: usize = 12;

/// The lines for officers: which are still there. A line keeps its place, so that nothing typed moves to another.
#[derive(Clone, Copy)]
pub struct People(RwSignal<Vec<bool>>);

impl People {
    /// As many lines as there are officers, and never fewer than two.
    pub fn of(inspectors: &Inspectors) -> People {
        People(RwSignal::new(vec![true; inspectors.officers.len().max(AT_FIRST)]))
    }

    /// The fields, filled with who is known.
    pub fn fields(self, state: AppState, known: &Inspectors) -> Vec<View> {
        let w = state.words();
        let assistants = known.assistants.join(w.list_comma());
        let known = known.officers.clone();
        let lines = live(move || {
            let there = self.0.get();
            let line =
                |(at, there): (usize, bool)| if there { self.line(state, at, known.get(at)).view() } else { none() };
            all(there.into_iter().enumerate().map(line).collect())
        });
        let add = live(move || {
            if self.0.get().len() >= MOST {
                return none();
            }
            button_with(icondata_lu::LuPlus, w.hz_one_officer())
                .attr("class", "btn btn--quiet")
                .click(move || self.0.update(|lines| lines.push(true)))
                .view()
        });
        let officers = block("fieldset", "fieldset")
            .el(block("legend", "field__label").text(w.hz_officers()))
            .el(block("p", "field__hint").text(w.hz_officers_hint()))
            .kid(lines)
            .kid(add);
        let assistants =
            field("assistants", w.hz_assistants(), Some(w.hz_assistants_hint().to_owned()), input(assistants));
        vec![officers.view(), assistants.view()]
    }

    fn line(self, state: AppState, at: usize, known: Option<&Officer>) -> El {
        let w = state.words();
        let answers = Certified::ALL.map(|answer| (answer.code().to_owned(), w.hz_certified(answer.code()).to_owned()));
        let certified = known.map(|officer| officer.certified).unwrap_or_default();
        let name = known.map(|officer| officer.name.clone()).unwrap_or_default();
        let drop = move || {
            self.0.update(|lines| {
                if let Some(line) = lines.get_mut(at) {
                    *line = false;
                }
            })
        };
        block("div", "person")
            .el(input(name)
                .attr("name", format!("officer{at}"))
                .attr("placeholder", w.hz_officer_name())
                .attr("aria-label", w.hz_officer_no(at + 1)))
            .el(select(answers, certified.code())
                .attr("name", format!("certified{at}"))
                .attr("aria-label", w.hz_certificate_no(at + 1)))
            .el(icon_button(icondata_lu::LuTrash2, w.hz_officer_drop(at + 1)).click(drop))
    }

    /// Who stands in the form. An empty line is nobody; a line with a certificate and no name is handed over as it is,
    /// and refused with a sentence, rather than left out.
    pub fn given(self, form: &Form) -> Inspectors {
        let there = self.0.get_untracked();
        let officers = there.into_iter().enumerate().filter(|(_, there)| *there).filter_map(|(at, _)| {
            let name = form.text(&format!("officer{at}"));
            let certified = Certified::of_code(&form.text(&format!("certified{at}"))).unwrap_or_default();
            (!name.is_empty() || certified != Certified::Unknown).then_some(Officer { name, certified })
        });
        let assistants = form.text("assistants");
        let assistants = assistants.split(['、', '，', ',', '；', ';', '\n']).map(str::trim);
        Inspectors {
            officers: officers.collect(),
            assistants: assistants.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        }
    }
}
