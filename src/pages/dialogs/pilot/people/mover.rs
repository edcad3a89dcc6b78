//! Saying what happened to one person or to several at once. For whom it cannot be is said before anything is sent.

use super::Preset;
use crate::{
    base::{
        day::Date,
        id::{CandidateId, PilotId},
    },
    pages::{
        dialogs::{done, open},
        pilot::people::said,
    },
    pilots::{
        Pilot,
        candidate::{Candidate, Event, Move, Person, Why, people},
        funnel::{self, Funnel},
        moves::{Bulk, check_all, notices},
        ready,
    },
    platform::page as browser,
    state::AppState,
    ui::{
        el::{El, View, block, el, live, none},
        parts::{choice, day_input, field, icon, notice, para, select, span},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;

/// What can be said, in the order in which it is offered.
const WHAT: [&str; 6] = ["passed", "failed", "withdrew", "reserved", "called_up", "back"];

/// What is chosen in the form.
#[derive(Clone, Copy)]
struct Chosen {
    what: RwSignal<String>,
    stage: RwSignal<String>,
    why: RwSignal<Option<Why>>,
    on: RwSignal<Option<Date>>,
    /// For the others only: said again after every change.
    only: RwSignal<bool>,
}

impl Chosen {
    fn of(stage: String, preset: Option<Preset>, today: Date) -> Chosen {
        let what = preset.map_or(Move::Passed {}, Preset::what);
        let (code, why) = match what {
            Move::Failed { why } => ("failed", why),
            Move::Reserved {} => ("reserved", None),
            Move::CalledUp {} => ("called_up", None),
            _ => ("passed", None),
        };
        Chosen {
            what: RwSignal::new(code.to_owned()),
            stage: RwSignal::new(stage),
            why: RwSignal::new(why),
            on: RwSignal::new(Some(today)),
            only: RwSignal::new(false),
        }
    }

    /// Whether nothing but passed or failed is kept of the chosen stage.
    fn is_private(self, pilot: &Pilot) -> bool {
        self.stage.with(|code| pilot.stages.iter().any(|stage| stage.code == *code && stage.kind.is_private()))
    }

    /// What happened, as the form says; `None` without a day. A private stage has no reason, whatever was chosen before.
    fn event(self, pilot: &Pilot) -> Option<Event> {
        let why = self.why.get().filter(|_| !self.is_private(pilot));
        let what = match self.what.get().as_str() {
            "failed" => Move::Failed { why },
            "withdrew" => Move::Withdrew { why },
            "reserved" => Move::Reserved {},
            "called_up" => Move::CalledUp {},
            "back" => Move::Back {},
            _ => Move::Passed {},
        };
        Some(Event { on: self.on.get()?, stage: self.stage.get(), what })
    }
}

/// The people of a dialog as they are now, and for whom an event can be.
struct Look {
    bulk: Bulk,
    /// Why not, and the codes of those for whom it is so.
    cannot: Vec<(String, Vec<String>)>,
    /// What is to be pointed out, and of whom.
    notices: Vec<(String, Vec<String>)>,
}

fn look(state: AppState, w: Words, id: PilotId, ids: &[CandidateId], pilot: &Pilot, event: &Event) -> Look {
    let shown = state.now();
    let all = people(&shown.workspace.candidates, id);
    let these: Vec<Person> =
        ids.iter().filter_map(|id| shown.workspace.candidates.get(*id).map(|candidate| (*id, &**candidate))).collect();
    let bulk = check_all(pilot, &these, event, Some(shown.today));
    let code = |id: CandidateId| {
        let candidate = shown.workspace.candidates.get(id);
        candidate.map(|candidate| candidate.code.clone()).unwrap_or_default()
    };
    let mut cannot = Vec::new();
    for (id, error) in &bulk.cannot {
        group(&mut cannot, said::why_not(w, pilot, *error, shown.today), code(*id));
    }
    let funnel = Funnel::of(&pilot.stages, &all);
    let mut pointed = Vec::new();
    for id in &bulk.can {
        for notice in notices(pilot, &funnel, *id, event) {
            group(&mut pointed, said::notice(w, notice), code(*id));
        }
        let person = shown.workspace.candidates.get(*id);
        for missing in person.map(|person| ready::lacking(pilot, person, event)).unwrap_or_default() {
            group(&mut pointed, said::missing(w, missing, shown.today), code(*id));
        }
    }
    Look { bulk, cannot, notices: pointed }
}

/// Puts a code under the sentence that is told of it.
fn group(groups: &mut Vec<(String, Vec<String>)>, sentence: String, code: String) {
    match groups.iter_mut().find(|(other, _)| *other == sentence) {
        Some((_, codes)) => codes.push(code),
        None => groups.push((sentence, vec![code])),
    }
}

/// The stage in which most of them stand.
fn usual_stage(pilot: &Pilot, these: &[&Candidate]) -> String {
    let mut counts = vec![0_usize; pilot.stages.len()];
    for candidate in these {
        if let funnel::Place::At(at) = funnel::state(&pilot.stages, candidate).place
            && let Some(count) = counts.get_mut(at)
        {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let at = counts.iter().position(|count| *count == most).unwrap_or(0);
    pilot.stages.get(at).map(|stage| stage.code.clone()).unwrap_or_default()
}

/// The dialog. With a stage and a preset where a page knows what follows.
pub fn mover(state: AppState, id: PilotId, ids: Vec<CandidateId>, known: Option<(String, Preset)>) -> Option<View> {
    let w = state.words();
    let shown = state.peek();
    let pilot = shown.workspace.pilots.get(id)?.clone();
    let these: Vec<&Candidate> =
        ids.iter().filter_map(|id| shown.workspace.candidates.get(*id)).map(|candidate| &**candidate).collect();
    let codes: Vec<&str> = these.iter().map(|candidate| candidate.code.as_str()).collect();
    let today = shown.today;
    let (stage, preset) = match known {
        Some((stage, preset)) => (stage, Some(preset)),
        None => (usual_stage(&pilot, &these), None),
    };
    let chosen = Chosen::of(stage, preset, today);
    let changed = move |set: &dyn Fn()| {
        chosen.only.set(false);
        set();
    };
    let what = WHAT.map(|what| (what.to_owned(), w.pp_what(what).to_owned()));
    let what = select(what, chosen.what.get_untracked())
        .on("change", move |event| changed(&|| chosen.what.set(browser::value(&event))));
    let stage = select(said::stages(w, &pilot), chosen.stage.get_untracked())
        .on("change", move |event| changed(&|| chosen.stage.set(browser::value(&event))));
    let on = day_input(Some(today))
        .attr("max", today.to_string())
        .on("change", move |event| changed(&|| chosen.on.set(browser::value(&event).parse().ok())));
    let (for_why, for_look, for_send) = (pilot.clone(), pilot.clone(), pilot.clone());
    let (all, people) = (ids.clone(), ids);
    let body = vec![
        para(w.pp_move_who(codes.len(), said::some_codes(w, &codes))).view(),
        block("div", "pair")
            .el(field("what", w.pp_what_label(), None, what))
            .el(field("stage", w.stage(), Some(w.pp_stage_hint().to_owned()), stage))
            .view(),
        live(move || reason(w, chosen, &for_why)),
        field("on", w.pp_on(), None, on).view(),
        live(move || match chosen.event(&for_look) {
            Some(event) => told(w, chosen, &look(state, w, id, &people, &for_look, &event)).view(),
            None => none(),
        }),
    ];
    Some(open(state, w.pp_happened().to_owned(), false, body, w.pp_move_do(), move |form| {
        let w = state.words();
        // A day that is half typed is no day.
        let event = Some(()).filter(|()| !form.unfinished("on")).and_then(|()| untrack(|| chosen.event(&for_send)));
        let event = event.ok_or_else(|| w.pp_day_missing().to_owned())?;
        // As they stand now: another window may have gone on meanwhile.
        let look = untrack(|| look(state, w, id, &all, &for_send, &event));
        let (can, cannot) = (look.bulk.can.len(), look.bulk.cannot.len());
        if can == 0 {
            return Err(w.pp_none_can().to_owned());
        }
        if cannot > 0 && !chosen.only.get_untracked() {
            return Err(w.pp_tick_only(can, cannot));
        }
        let was = state.edit(Edit::MovePeople { ids: look.bulk.can, event });
        if was {
            state.done(if cannot > 0 { w.pp_moved_some(can, cannot) } else { w.pp_moved(can) });
        }
        done(was)
    }))
}

/// The reason, where one belongs to it and may be kept.
fn reason(w: Words, chosen: Chosen, pilot: &Pilot) -> View {
    if !matches!(chosen.what.get().as_str(), "failed" | "withdrew") {
        return none();
    }
    if chosen.is_private(pilot) {
        return block("p", "small muted").text(w.pt_private()).view();
    }
    let not_said = (String::new(), w.pp_why_not_said().to_owned());
    let whys = Why::ALL.map(|why| (why.code().to_owned(), w.pp_why(why.code()).to_owned()));
    let now = chosen.why.get_untracked().map(Why::code).unwrap_or_default();
    let why = select(std::iter::once(not_said).chain(whys), now).on("change", move |event| {
        chosen.only.set(false);
        chosen.why.set(Why::of_code(&browser::value(&event)));
    });
    field("why", w.pp_why_label(), Some(w.pp_why_hint().to_owned()), why).view()
}

/// For whom it can be and for whom not, and what is to be pointed out.
fn told(w: Words, chosen: Chosen, look: &Look) -> El {
    let lines = |groups: &[(String, Vec<String>)]| {
        let line = |(sentence, codes): &(String, Vec<String>)| {
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            el("li").text(w.pp_of_codes(sentence.as_str(), codes.len(), said::some_codes(w, &codes)))
        };
        block("ul", "people__lines").els(groups.iter().map(line))
    };
    let (can, cannot) = (look.bulk.can.len(), look.bulk.cannot.len());
    let refused = (cannot > 0).then(|| {
        notice(
            "notice notice--soon",
            icondata_lu::LuTriangleAlert,
            w.pp_cannot(cannot),
            vec![lines(&look.cannot)],
            vec![],
        )
    });
    let only = (cannot > 0 && can > 0).then(|| {
        let box_ = el("input")
            .attr("type", "checkbox")
            .attr("name", "only")
            .flag("checked", chosen.only.get())
            .on("change", move |event| chosen.only.set(browser::ticked(&event)));
        choice(box_, w.pp_only(can), None)
    });
    let pointed = (!look.notices.is_empty())
        .then(|| notice("notice", icondata_lu::LuInfo, w.pp_look_again(), vec![lines(&look.notices)], vec![]));
    block("div", "flow flow--tight")
        .el(block("p", "status").attr("role", "status").el(icon(icondata_lu::LuUsers)).el(span(w.pp_can(can))))
        .maybe(refused)
        .maybe(only)
        .maybe(pointed)
}
