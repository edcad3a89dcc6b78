//! One accident: who has to be told by when, the log of calls, what is known, how grave it is, and the report.

pub mod deadlines;
mod facts;
mod log;
mod report;
pub mod said;

use super::{
    dialogs::{Dialog, opens},
    frame::not_here,
};
use crate::{
    base::{id::IncidentId, minute::Minute},
    duties::incident::{Incident, call::Callee},
    platform::page as browser,
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live},
        parts::{button, button_with, notice, para, primary, section, span, tag},
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
        let left = block("div", "columns__col").el(page.deadlines()).el(page.calls()).el(page.log());
        let right = block("div", "columns__col")
            .el(page.facts())
            .el(page.grade())
            .el(page.supplement())
            .el(page.content())
            .el(page.report());
        block("div", "page page--wide flow flow--wide")
            .el(page.head())
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

    /// One press for a call, with this minute as its time.
    fn calls(&self) -> El {
        let (w, state, incident) = (self.w, self.state, self.id);
        let opens = |to: Callee| opens(state, Dialog::Call { incident, to, corrects: None });
        let often = OFTEN.into_iter().enumerate().map(|(at, to)| {
            let told = w.in_told(to.code());
            if at == 0 { primary(told) } else { button(told) }.click(opens(to))
        });
        section("h-calls", w.in_calls(), None, None)
            .attr("class", "section flow no-print")
            .el(block("p", "cluster").els(often).el(button(w.in_other_call()).click(opens(Callee::Other))))
    }

    fn foot(&self) -> El {
        let w = self.w;
        let (code, seq) = self.state.chain();
        let lines = w.log_lines(usize::try_from(seq).unwrap_or(usize::MAX), if code.is_empty() { "—" } else { &code });
        let chain = format!("{}{}{lines}", w.log_is(), w.colon());
        block("footer", "flow")
            .el(notice("notice", icondata_lu::LuLock, w.confidential(), vec![para(w.confidential_more())], vec![])
                .attr("class", "notice no-print"))
            .el(block("p", "print-foot").text(format!("{} · {chain}", w.in_printed(self.moment(self.now)))))
    }
}
