//! The log of calls in the order of their times. A corrected entry stays in it, struck out, and names the one that took
//! its place.

use super::{Page, said};
use crate::{
    base::order,
    duties::incident::call::{Call, Odd},
    pages::dialogs::{Dialog, opens},
    ui::{
        el::{El, block, el},
        parts::{quiet, section, span, tag},
    },
};

impl Page {
    pub(super) fn log(&self) -> El {
        let w = self.w;
        let mut calls: Vec<(usize, &Call)> = self.incident.calls.iter().enumerate().collect();
        order::sort_by_key(&mut calls, |(entry, call)| (call.at, *entry));
        let head = section("h-log", w.in_log(), Some(w.entries(calls.len())), None);
        if calls.is_empty() {
            return head.el(block("p", "muted").text(w.in_log_empty()));
        }
        let odd = self.incident.odd(self.now);
        head.el(block("ol", "calls").els(calls.into_iter().map(|(entry, call)| {
            let odd = odd.iter().find(|(at, _)| *at == entry).map(|(_, odd)| *odd);
            self.call(entry, call, odd)
        })))
    }

    fn call(&self, entry: usize, call: &Call, odd: Option<Odd>) -> El {
        let w = self.w;
        let later = self.incident.calls.iter().position(|other| other.corrects.is_some_and(|of| of as usize == entry));
        let what = if call.void {
            w.in_taken_back(call.corrects.map_or(0, |of| of as usize + 1))
        } else {
            w.in_call_is(w.in_caller(call.from.code()), w.in_callee(call.to.code()), w.in_call_kind(call.kind.code()))
        };
        let head = block("p", "call__head cluster")
            .el(tag("tag", w.in_entry(entry + 1)))
            .el(el("b").text(self.moment(call.at)))
            .el(span(what));
        let corrects = call.corrects.filter(|_| !call.void).map(|of| tag("tag", w.in_corrects(of as usize + 1)));
        let people = [(w.in_by_whom(), &call.by), (w.in_with_whom(), &call.name)];
        let people = people.into_iter().filter(|(_, name)| !name.is_empty());
        let people: Vec<String> = people.map(|(label, name)| format!("{label}{}{name}", w.colon())).collect();
        let said_ = (!call.said.is_empty()).then(|| block("p", "call__said").text(call.said.clone()));
        let numbers = call.numbers.map(|numbers| el("p").text(w.in_gave(said::numbers(w, numbers))));
        let standing = later.is_none() && !call.void;
        let acts = standing.then(|| self.acts(entry, call));
        let after = later.map(|later| tag("tag tag--soon", w.in_corrected_by(later + 1)));
        let odd = odd.map(|odd| tag("tag tag--soon", w.in_odd(odd.code())));
        block("li", if standing { "call" } else { "call call--over" })
            .el(head.maybe(corrects).maybe(after).maybe(odd))
            .maybe((!people.is_empty()).then(|| block("p", "note").text(people.join(w.in_semicolon()))))
            .maybe(said_)
            .maybe(numbers)
            .el(block("p", "note").text(w.in_entered(self.moment(call.entered))))
            .maybe(acts)
    }

    fn acts(&self, entry: usize, call: &Call) -> El {
        let (w, state, incident) = (self.w, self.state, self.id);
        let at = u32::try_from(entry).unwrap_or(u32::MAX);
        let named = |act: &str| w.in_act_on(act, entry + 1);
        let correct = Dialog::Call { incident, to: call.to, corrects: Some(at) };
        block("p", "call__acts cluster no-print")
            .el(quiet(w.correct()).attr("aria-label", named(w.correct())).click(opens(state, correct)))
            .el(quiet(w.in_never())
                .attr("aria-label", named(w.in_never()))
                .click(opens(state, Dialog::VoidCall { incident, entry: at })))
    }
}
