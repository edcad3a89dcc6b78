//! One person: how the person stands, what happened, what is missing, and the ways to change it.

use super::{super::Ask, instead, now};
use crate::{
    base::{day::Date, id::CandidateId},
    pages::pilot::people::said,
    pilots::{
        Pilot,
        candidate::Candidate,
        funnel::{self, Place, State},
        names, ready,
    },
    state::AppState,
    ui::{
        dialog::Dialog,
        el::{El, View, block, el, text},
        parts::{button, fact, para, quiet, span, tag},
    },
    words::Words,
};
use leptos::prelude::*;

/// The dialog. What is changed is changed in dialogs of its own, so that nothing typed can be lost between parts.
pub fn person(state: AppState, id: CandidateId) -> Option<View> {
    let w = state.words();
    let (candidate, pilot) = now(state, id)?;
    let standing = funnel::state(&pilot.stages, &candidate);
    let one = One { state, w, id, today: state.today(), candidate: &candidate, pilot: &pilot, standing };
    let body = vec![
        one.facts().view(),
        one.missing().view(),
        one.scores().view(),
        one.shadow().view(),
        one.probation().view(),
        one.history().view(),
        block("p", "cluster").el(one.ask(quiet(w.pp_drop()), Ask::DropPerson(id))).view(),
    ];
    let dialog = Dialog {
        title: w.pp_person(candidate.code.as_str()),
        wide: true,
        body,
        submit: w.pp_happened(),
        cancel: w.close(),
        close: w.close(),
    };
    let pilot_id = candidate.pilot;
    Some(dialog.view(
        move || state.dialog.set(None),
        move |_| {
            instead(state, Ask::Move(pilot_id, vec![id]));
            // It stays open: the dialog that takes its place is opened when it is gone.
            Err(String::new())
        },
    ))
}

struct One<'a> {
    state: AppState,
    w: Words,
    id: CandidateId,
    today: Date,
    candidate: &'a Candidate,
    pilot: &'a Pilot,
    standing: State,
}

impl One<'_> {
    fn ask(&self, button: El, ask: Ask) -> El {
        let state = self.state;
        button.click(move || instead(state, ask.clone()))
    }

    fn day(&self, day: Option<Date>) -> String {
        day.map_or_else(|| self.w.not_given().to_owned(), |day| self.w.day(day, self.today))
    }

    /// A titled part with the button that changes it.
    fn part(&self, title: &'static str, change: Option<El>) -> El {
        let head = block("div", "section__head")
            .el(block("h3", "section__title").text(title))
            .maybe(change.map(|change| block("span", "section__more").el(change)));
        block("section", "flow flow--tight").el(head)
    }

    fn facts(&self) -> El {
        let (w, candidate) = (self.w, self.candidate);
        let name = match candidate.erased {
            Some(day) => w.pp_erased(w.day(day, self.today)),
            None if candidate.name.is_empty() => w.not_given().to_owned(),
            None => names::masked(&candidate.name),
        };
        let place = match self.standing.place {
            Place::At(at) => {
                let how = self.standing.how(at).map(|how| said::how(w, how)).unwrap_or_default();
                w.pp_stands(said::stage(w, self.pilot, at), how)
            }
            Place::Through => w.pp_through().to_owned(),
            Place::Nowhere { .. } => w.pp_nowhere().to_owned(),
        };
        let first = match candidate.first.as_str() {
            "" => None,
            code => Some(fact(w.pp_first(), text(said::stage_of_code(w, self.pilot, code)))),
        };
        let facts = block("dl", "facts")
            .el(fact(w.pp_now(), text(place)))
            .el(fact(w.pp_name(), text(name)))
            .el(fact(w.pp_keep_until(), text(self.day(candidate.keep_until))))
            .el(fact(w.pp_came(), text(self.day(Some(candidate.added)))))
            .maybe(first);
        let ahead = said::ahead(w, self.pilot, &self.standing).map(|words| tag("tag tag--soon", words));
        let change = self.ask(button(w.pp_facts_change()), Ask::PersonFacts(self.id));
        block("div", "flow flow--tight")
            .el(facts)
            .maybe(ahead.map(|ahead| el("p").el(ahead)))
            .el(block("p", "cluster").el(change))
    }

    /// What is missing before formal assistance, in the order in which it is to be done.
    fn missing(&self) -> El {
        let w = self.w;
        let part = self.part(w.pp_missing_title(), None);
        match ready::missing(self.pilot, self.candidate, self.today) {
            None => part.el(para(w.pp_counts_only())),
            Some(missing) if missing.is_empty() => part.el(para(w.pp_nothing_missing())),
            Some(missing) => {
                let line = |missing| el("li").text(said::missing(w, missing, self.today));
                part.el(block("ol", "people__lines").els(missing.into_iter().map(line)))
            }
        }
    }

    fn scores(&self) -> El {
        let w = self.w;
        let scores = said::scores(w, self.pilot, &self.standing);
        let said = match scores.is_empty() {
            true => para(w.pp_no_scores()),
            false => block("p", "cluster").els(scores.into_iter().map(span)),
        };
        self.part(w.pp_scores(), Some(self.ask(button(w.pp_scores_change()), Ask::Scores(self.id)))).el(said)
    }

    fn shadow(&self) -> El {
        let w = self.w;
        let change = self.ask(button(w.pp_shadow_change()), Ask::Shadow(self.id));
        let part = self.part(w.pp_shadow(), Some(change));
        let Some(shadow) = &self.candidate.shadow else { return part.el(para(w.not_given())) };
        let tutor = if shadow.tutor.is_empty() { w.not_given().to_owned() } else { shadow.tutor.clone() };
        part.el(block("dl", "facts")
            .el(fact(w.pp_time(), text(w.pp_from_to(self.day(Some(shadow.from)), self.day(Some(shadow.to))))))
            .el(fact(w.pp_tutor(), text(tutor)))
            .el(fact(
                w.pp_days_there(),
                text(shadow.days.map_or_else(|| w.not_given().to_owned(), |days| w.pp_days(said::many(days)))),
            ))
            .el(fact(w.pp_done_on(), text(self.day(shadow.done)))))
    }

    fn probation(&self) -> El {
        let w = self.w;
        let change = self.ask(button(w.pp_probation_change()), Ask::Probation(self.id));
        let part = self.part(w.pp_probation(), Some(change));
        let Some(probation) = &self.candidate.probation else { return part.el(para(w.not_given())) };
        let time = w.pp_from_to(self.day(Some(probation.from)), self.day(Some(probation.to)));
        let reviews = probation.reviews.iter().map(|review| {
            let by = if review.by.is_empty() { w.not_given().to_owned() } else { review.by.clone() };
            let good = w.pp_good(if review.good { "yes" } else { "no" });
            el("li").text(w.pp_review_said(self.day(Some(review.on)), by, good))
        });
        part.el(block("dl", "facts").el(fact(w.pp_time(), text(time)))).el(block("ul", "people__lines").els(reviews))
    }

    fn history(&self) -> El {
        let w = self.w;
        let part = self.part(w.pp_history(), None);
        let came = block("li", "story__step").el(block("p", "story__head cluster")
            .el(el("b").text(w.pp_came_in()))
            .el(block("span", "note").text(self.day(Some(self.candidate.added)))));
        let steps = self.candidate.events.iter().map(|event| {
            block("li", "story__step").el(block("p", "story__head cluster")
                .el(el("b").text(said::event(w, self.pilot, event)))
                .el(block("span", "note").text(self.day(Some(event.on)))))
        });
        part.el(block("ol", "story").el(came).els(steps)).el(block("p", "small muted").text(w.pp_history_what()))
    }
}
