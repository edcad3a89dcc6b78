//! The probation period (试用期) with its reviews.

use super::{keep, now};
use crate::{
    base::id::CandidateId,
    pages::dialogs::{done, open, some_day},
    pilots::candidate::{Candidate, Probation, Review},
    platform::page::Form,
    state::AppState,
    ui::{
        el::{El, View, all, block, live, none},
        parts::{button_with, day_input, field, icon_button, input, select},
    },
    words::Words,
};
use leptos::prelude::*;

/// So many reviews can be opened in one form.
const MOST: usize = 24;

/// The lines for reviews: which are still there. A line keeps its place, so that nothing typed moves to another.
#[derive(Clone, Copy)]
struct Reviews(RwSignal<Vec<bool>>);

impl Reviews {
    fn view(self, state: AppState, known: Vec<Review>) -> View {
        let w = state.words();
        let lines = live(move || {
            let line = |(at, there): (usize, bool)| {
                if there { self.line(state, at, known.get(at)).view() } else { none() }
            };
            all(self.0.get().into_iter().enumerate().map(line).collect())
        });
        let add = live(move || {
            if self.0.get().len() >= MOST {
                return none();
            }
            button_with(icondata_lu::LuPlus, w.pp_review_add())
                .attr("class", "btn btn--quiet")
                .click(move || self.0.update(|lines| lines.push(true)))
                .view()
        });
        block("fieldset", "fieldset")
            .el(block("legend", "field__label").text(w.pp_reviews()))
            .el(block("p", "field__hint").text(w.pp_reviews_hint()))
            .kid(lines)
            .kid(add)
            .view()
    }

    fn line(self, state: AppState, at: usize, known: Option<&Review>) -> El {
        let w = state.words();
        let answers = ["not_said", "yes", "no"].map(|code| (code.to_owned(), w.pp_good(code).to_owned()));
        let good = known.map_or("not_said", |review| if review.good { "yes" } else { "no" });
        let drop = move || {
            self.0.update(|lines| {
                if let Some(line) = lines.get_mut(at) {
                    *line = false;
                }
            });
        };
        block("div", "people__review")
            .el(day_input(known.map(|review| review.on))
                .attr("name", format!("on{at}"))
                .attr("aria-label", w.pp_review_day(at + 1)))
            .el(input(known.map(|review| review.by.clone()).unwrap_or_default())
                .attr("name", format!("by{at}"))
                .attr("placeholder", w.pp_review_by())
                .attr("aria-label", w.pp_review_by_no(at + 1)))
            .el(select(answers, good).attr("name", format!("good{at}")).attr("aria-label", w.pp_review_good_no(at + 1)))
            .el(icon_button(icondata_lu::LuTrash2, w.pp_review_drop(at + 1)).click(drop))
    }

    /// What stands in the form. An empty line is none; half of one is refused with a sentence.
    fn given(self, w: Words, form: &Form) -> Result<Vec<Review>, String> {
        let mut reviews = Vec::new();
        for (at, _) in self.0.get_untracked().into_iter().enumerate().filter(|(_, there)| *there) {
            let (on, by) = (some_day(w, form, &format!("on{at}"))?, form.text(&format!("by{at}")));
            let good = form.text(&format!("good{at}"));
            let good = Some(good == "yes").filter(|_| good != "not_said");
            match (on, good) {
                (Some(on), Some(good)) => reviews.push(Review { on, by, good }),
                (None, None) if by.is_empty() => {}
                _ => return Err(w.pp_review_half(at + 1)),
            }
        }
        crate::base::order::sort_by_key(&mut reviews, |review: &Review| review.on);
        Ok(reviews)
    }
}

/// Asks for it.
pub fn probation(state: AppState, id: CandidateId) -> Option<View> {
    let w = state.words();
    let (candidate, _) = now(state, id)?;
    let kept = candidate.probation.as_ref();
    let known = kept.map(|probation| probation.reviews.clone()).unwrap_or_default();
    let reviews = Reviews(RwSignal::new(vec![true; known.len().max(1)]));
    let body = vec![
        block("div", "pair")
            .el(field("from", w.pp_from(), None, day_input(kept.map(|probation| probation.from))))
            .el(field("to", w.pp_to(), None, day_input(kept.map(|probation| probation.to))))
            .view(),
        reviews.view(state, known),
    ];
    Some(open(state, w.pp_probation_change().to_owned(), true, body, w.save(), move |form| {
        let w = state.words();
        let Some((candidate, _)) = now(state, id) else { return done(false) };
        let (from, to) = (some_day(w, form, "from")?, some_day(w, form, "to")?);
        let reviews = reviews.given(w, form)?;
        if reviews.iter().any(|review| review.on > state.today()) {
            return Err(w.pt_move_error("future").to_owned());
        }
        let probation = match (from, to) {
            (None, None) if reviews.is_empty() => None,
            (Some(from), Some(to)) if to < from => return Err(w.refused("days_reversed").to_owned()),
            (Some(from), Some(to)) => Some(Probation { from, to, reviews }),
            _ => return Err(w.pp_both_days().to_owned()),
        };
        keep(state, id, Candidate { probation, ..Candidate::clone(&candidate) })
    }))
}
