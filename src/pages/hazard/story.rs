//! What happened to a hazard, in order.

use super::Page;
use crate::{
    duties::hazard::event::{DeedKind, Event},
    pages::{
        attachments,
        hazard_words::{particulars, warnings},
    },
    ui::{
        el::{El, block, el},
        parts::{section, span},
    },
};

impl Page {
    /// From the day it was found to the last step, the last at the bottom, as it was lived.
    pub(super) fn story(&self) -> El {
        let (w, hazard) = (self.w, &self.hazard);
        let found = block("li", "story__step").el(block("p", "story__head cluster")
            .el(el("b").text(w.hz_found_word()))
            .el(block("span", "note").text(w.day(hazard.found, self.shown.today))));
        let steps = hazard.events.iter().enumerate().map(|(at, event)| self.step(at, event));
        section("h-story", w.hz_story(), Some(w.entries(hazard.events.len() + 1)), None)
            .el(block("ol", "story").el(found).els(steps))
    }

    fn step(&self, at: usize, event: &Event) -> El {
        let (w, today) = (self.w, self.shown.today);
        let class = match event.deed.kind() {
            DeedKind::RecheckPassed | DeedKind::Closed => "story__step story__step--done",
            DeedKind::RecheckFailed | DeedKind::CameBack => "story__step story__step--late",
            _ => "story__step",
        };
        let by = (!event.by.is_empty()).then(|| block("span", "note").text(event.by.clone()));
        let entered =
            (event.entered != event.on).then(|| block("span", "note").text(w.entered_on(w.day(event.entered, today))));
        let more = particulars(w, &event.deed, today).map(|words| el("p").text(words));
        let note = (!event.note.is_empty()).then(|| block("p", "story__note").text(event.note.clone()));
        let marks = self.hazard.warnings().into_iter().filter(|mark| mark.event == Some(at));
        let marks: Vec<_> = marks.map(|mark| mark.warning).collect();
        block("li", class)
            .el(block("p", "story__head cluster")
                .el(el("b").text(w.hz_step(event.deed.kind().code())))
                .el(span(w.day(event.on, today)).attr("class", "note"))
                .maybe(by)
                .maybe(entered))
            .maybe(more)
            .maybe(note)
            .maybe(attachments::shown(self.state, &event.attachments))
            .maybe(warnings(w, &marks))
    }
}
