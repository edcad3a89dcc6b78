//! Who has to be told by when, and how that stands. Only the township's own step can be late here: what others owe is
//! shown with its limit, and the log's silence says nothing about them.

use super::{Page, said};
use crate::{
    base::minute::Minute,
    duties::incident::{
        Incident,
        deadline::{Deadline, Due, State, Step},
        timetable::deadlines,
    },
    route::Route,
    state::{AppState, Shown},
    ui::{
        el::{El, block, el},
        parts::{icon_small, link, section, span, tag},
    },
    words::Words,
};
use icondata_core::Icon;

/// The township's own limit, where its county set one.
fn local(shown: &Shown) -> Option<u16> {
    shown.workspace.unit.report_minutes.map(|minutes| u16::try_from(minutes).unwrap_or(u16::MAX))
}

fn is_ours(deadline: &Deadline) -> bool {
    deadline.step == Step::TownshipToCounty
}

/// How the township's own report stands: the style, a picture, words.
fn ours(w: Words, shown: &Shown, state: State) -> (&'static str, Icon, String) {
    let moment = |at: Minute| said::moment(w, at, shown.today);
    let lasting = |minutes: i64| said::lasting(w, minutes);
    match state {
        State::Met { at } => ("status status--done", icondata_lu::LuCircleCheck, w.in_met(moment(at))),
        State::Late { at, by } => {
            ("status status--late", icondata_lu::LuTriangleAlert, w.in_late(moment(at), lasting(by)))
        }
        State::Done { at, after: Some(after) } => {
            ("status status--done", icondata_lu::LuCircleCheck, w.in_done_after(moment(at), lasting(after)))
        }
        State::Done { at, after: None } => ("status status--done", icondata_lu::LuCircleCheck, w.in_done(moment(at))),
        State::Open { left: Some(left) } => {
            ("status status--soon", icondata_lu::LuClockAlert, w.in_left(lasting(left)))
        }
        State::Open { left: None } | State::NotShown => {
            ("status status--soon", icondata_lu::LuClockAlert, w.in_not_reported().to_owned())
        }
        State::Overdue { by } => ("status status--late", icondata_lu::LuTriangleAlert, w.in_overdue(lasting(by))),
    }
}

fn status((class, picture, words): (&'static str, Icon, String)) -> El {
    el("span").attr("class", class).el(icon_small(picture)).el(span(words))
}

/// How the township's own report of an incident stands, in one line.
pub fn stands(state: AppState, shown: &Shown, incident: &Incident) -> El {
    let list = deadlines(incident, local(shown), state.minute());
    let ours = list.iter().find(|deadline| is_ours(deadline)).map(|own| status(ours(state.words(), shown, own.state)));
    el("p").maybe(ours)
}

impl Page {
    pub(super) fn deadlines(&self) -> El {
        let list = deadlines(&self.incident, local(&self.shown), self.now);
        let (own, others): (Vec<_>, Vec<_>) = list.into_iter().partition(is_ours);
        section("h-due", self.w.in_deadlines(), None, None)
            .el(block("ol", "dues").els(own.iter().map(|deadline| self.own(deadline))))
            .el(self.calls())
            .el(el("h3").text(self.w.in_others()))
            .el(block("p", "field__hint").text(self.w.in_others_note()))
            .el(block("ol", "dues").els(others.iter().map(|deadline| self.other(deadline))))
    }

    fn own(&self, deadline: &Deadline) -> El {
        let w = self.w;
        let state = ours(w, &self.shown, deadline.state);
        let class = if state.0.ends_with("late") { "due due--ours due--late" } else { "due due--ours" };
        let local = match deadline.minutes {
            Some(minutes) => block("p", "note").text(w.in_local(usize::from(minutes))),
            None => block("p", "note").text(w.in_no_local()).el(link(Route::Unit.href(), w.in_to_unit())),
        };
        block("li", class)
            .el(self.step(deadline, w.in_ours(), "tag tag--firm"))
            .el(block("p", "due__when").text(self.due(deadline)).el(status(state)))
            .el(self.runs(deadline))
            .el(local)
            .el(block("p", "note").text(w.in_source(said::sources(w, deadline.sources))))
    }

    fn other(&self, deadline: &Deadline) -> El {
        let w = self.w;
        let log = match deadline.state {
            State::Met { at } | State::Late { at, .. } | State::Done { at, .. } => w.in_log_has(self.moment(at)),
            _ => w.in_log_silent().to_owned(),
        };
        let lapse = deadline.may_lapse.then(|| block("p", "note").text(w.in_may_lapse()));
        block("li", "due")
            .el(self.step(deadline, w.in_theirs(), "tag tag--weak"))
            .el(block("p", "due__when").text(self.due(deadline)))
            .el(block("p", "note").text(log))
            .el(self.runs(deadline))
            .maybe(lapse)
            .el(block("p", "note").text(w.in_source(said::sources(w, deadline.sources))))
    }

    fn step(&self, deadline: &Deadline, whose: &'static str, class: &'static str) -> El {
        block("p", "due__step cluster").el(span(self.w.in_step(deadline.step.code()))).el(tag(class, whose))
    }

    /// By when, in words.
    fn due(&self, deadline: &Deadline) -> String {
        let w = self.w;
        match deadline.due {
            Due::AtOnce => w.in_at_once().to_owned(),
            Due::By(by) => w.in_by(self.moment(by)),
            Due::NotBefore(by) => w.in_not_before(self.moment(by)),
            Due::NotAfter(by) => w.in_not_after(self.moment(by)),
            Due::Unset => w.in_unset().to_owned(),
        }
    }

    /// From which moment the period runs, and how long it is.
    fn runs(&self, deadline: &Deadline) -> El {
        let w = self.w;
        let start = w.in_from(deadline.start.code());
        let since = deadline.since.map(|since| self.moment(since));
        let since = since.map_or_else(|| start.to_owned(), |since| w.in_since(start, since));
        let words = match deadline.minutes {
            Some(minutes) => w.in_within(since, said::lasting(w, i64::from(minutes))),
            None => since,
        };
        block("p", "note").text(words)
    }
}
