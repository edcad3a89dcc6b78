//! One accident: who has to be told by when, the log of calls, what is known, how grave it is, and the report.

pub mod deadlines;
mod facts;
mod log;
mod report;
pub mod said;

use super::{
    dialogs::{Dialog, opens},
    frame::not_here,
    paper,
};
use crate::{
    base::{id::IncidentId, minute::Minute},
    duties::incident::{Incident, call::Callee},
    platform::page as browser,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button, button_with, notice, para, primary, span, tag},
    },
    words::Words,
};
use std::sync::Arc;

/// Who is called most often, with a button each.
const OFTEN: [Callee; 3] = [Callee::CountyEmergency, Callee::CountyGovernment, Callee::Leader];

/// The page. It is made again every minute, so that what is left of the time is true.
pub fn page(state: AppState, id: IncidentId) -> View {
    live(move || {
        let shown = state.now();
        let Some(incident) = shown.workspace.incidents.get(id).cloned() else { return not_here(state) };
        let page = Page { state, w: state.words(), id, incident, shown, now: state.minute() };
        let left = block("div", "columns__col").el(page.deadlines()).el(page.log());
        let right = block("div", "columns__col")
            .el(page.facts())
            .el(page.grade())
            .el(page.supplement())
            .el(page.content())
            .el(page.report());
        block("div", "page page--wide flow flow--wide")
            .el(page.head())
            .maybe(page.doubtful())
            .el(block("div", "columns columns--even").el(left).el(right))
            .el(page.foot())
            .view()
    })
}

struct Page {
    state: AppState,
    w: Words,
    id: IncidentId,
    incident: Arc<Incident>,
    shown: Arc<Shown>,
    now: Minute,
}

impl Page {
    fn moment(&self, at: Minute) -> String {
        said::moment(self.w, at, self.shown.today)
    }

    fn head(&self) -> El {
        let (w, state, id) = (self.w, self.state, self.id);
        let place = (!self.incident.place.is_empty()).then(|| span(self.incident.place.clone()));
        block("header", "flow flow--tight")
            .el(el("h1").text(self.incident.what.clone()))
            .el(block("p", "cluster note")
                .el(tag("tag", w.in_kind(self.incident.kind.code())))
                .maybe(place)
                .el(span(w.in_known_at(self.moment(self.incident.known)))))
            .el(block("p", "cluster")
                .el(button_with(icondata_lu::LuPencil, w.in_change()).click(opens(state, Dialog::IncidentFacts(id))))
                .el(button_with(icondata_lu::LuPrinter, w.print()).click(browser::print)))
    }

    /// The device's clock is behind a day that it has shown before: then no minute of it can be trusted.
    fn doubtful(&self) -> Option<El> {
        let (w, today) = (self.w, self.shown.today);
        let (now, seen) = self.shown.doubtful?;
        let words = para(w.in_clock_more(w.day(now, today), w.day(seen, today)));
        let act = button(w.clock_trust()).click(opens(self.state, Dialog::TrustClock));
        Some(notice("notice notice--soon", icondata_lu::LuClockAlert, w.in_clock(), vec![words], vec![act]))
    }

    /// One press for a call, with this minute as its time.
    fn calls(&self) -> El {
        let (w, state, incident) = (self.w, self.state, self.id);
        let opens = |to: Callee| opens(state, Dialog::Call { incident, to, corrects: None });
        let often = OFTEN.into_iter().enumerate().map(|(at, to)| {
            let told = w.in_told(to.code());
            if at == 0 { primary(told) } else { button(told) }.click(opens(to))
        });
        block("p", "cluster no-print").els(often).el(button(w.in_other_call()).click(opens(Callee::Other)))
    }

    fn foot(&self) -> El {
        let w = self.w;
        block("footer", "flow")
            .el(notice("notice", icondata_lu::LuLock, w.confidential(), vec![para(w.confidential_more())], vec![])
                .attr("class", "notice no-print"))
            .el(block("p", "print-foot").text(format!(
                "{} · {}",
                w.in_printed(self.moment(self.now)),
                paper::chain(self.state)
            )))
    }
}
