//! Saying what happened to a hazard: one step, with what belongs to it.

use super::{done, open, people::People, some_day};
use crate::{
    base::{day::Date, id::HazardId},
    duties::{
        hazard::event::{Deed, DeedKind, Event, Level},
        inspectors::Inspectors,
    },
    pages::{attachments::Chosen, hazard_words::why_not},
    platform::page::Form,
    state::AppState,
    ui::{
        el::{View, block},
        parts::{day_input, field, input, para, select, textarea},
    },
    words::Words,
    workspace::Edit,
};

/// The dialog of a step.
pub fn step(state: AppState, id: HazardId, kind: DeedKind) -> Option<View> {
    let w = state.words();
    let today = state.today();
    let hazard = state.peek().workspace.hazards.get(id)?.clone();
    let people = People::of(&Inspectors::default());
    let files = Chosen::of(Vec::new());
    let on = day_input(Some(today)).attr("max", today.to_string()).attr("min", hazard.last_day().to_string());
    let recheck = matches!(kind, DeedKind::RecheckPassed | DeedKind::RecheckFailed);
    // What is as a rule done here is proposed as done by whoever uses this; who else did something, only the user knows.
    let by = match kind {
        DeedKind::LimitSet | DeedKind::Closed | DeedKind::Reported | DeedKind::HandedOver => state.by(),
        _ => String::new(),
    };
    let mut body = vec![
        block("p", "quote").attr("lang", "zh-CN").text(hazard.what.clone()).view(),
        para(w.hz_about(kind.code())).view(),
    ];
    body.extend(own_fields(w, kind));
    if recheck {
        body.extend(people.fields(state, &Inspectors::default()));
    }
    let by_hint = Some(if recheck { w.hz_by_recheck() } else { w.hz_by_hint() }.to_owned());
    body.push(
        block("div", "pair")
            .el(field("on", w.hz_on(), None, on))
            .el(field("by", w.hz_by(kind.code()), by_hint, input(by)))
            .view(),
    );
    body.push(field("note", w.hz_note(kind.code()), None, textarea("3", "")).view());
    body.push(files.field(state));
    let title = w.hz_step(kind.code());
    Some(open(state, title.to_owned(), recheck, body, w.hz_step_do(), move |form| {
        let w = state.words();
        let on = some_day(w, form, "on")?.ok_or_else(|| w.hz_day_missing().to_owned())?;
        let event = Event {
            on,
            entered: state.today(),
            by: form.text("by"),
            note: form.text("note"),
            deed: deed(w, form, kind, people)?,
            attachments: files.given(w)?,
        };
        // As it stands now: another window may have gone on meanwhile.
        let Some(now) = state.peek().workspace.hazards.get(id).cloned() else { return done(false) };
        now.may(&event, state.today()).map_err(|why| why_not(w, why, state.today()))?;
        let was = state.edit(Edit::Step { id, event });
        if was {
            state.done(w.hz_step_done(w.hz_step(kind.code())));
        }
        done(was)
    }))
}

/// The fields that only this step has.
fn own_fields(w: Words, kind: DeedKind) -> Vec<View> {
    let optional = || field("until", w.hz_until_optional(), None, day_input(None)).view();
    match kind {
        DeedKind::LimitSet => vec![field("until", w.hz_limit_label(), None, day_input(None)).view()],
        DeedKind::Extended => vec![field("until", w.hz_extend_to(), None, day_input(None)).view()],
        DeedKind::CameBack => vec![field("until", w.hz_limit_again(), None, day_input(None)).view()],
        DeedKind::Reported => vec![
            field("to", w.hz_report_to(), None, input("")).view(),
            field("number", w.hz_report_number(), None, input("")).view(),
        ],
        DeedKind::Listed => {
            let levels = Level::ALL.map(|level| (level.code().to_owned(), w.hz_level(level.code()).to_owned()));
            vec![field("level", w.hz_list_level(), None, select(levels, Level::County.code())).view(), optional()]
        }
        DeedKind::HandedOver => vec![field("to", w.hz_hand_to(), None, input("")).view()],
        DeedKind::Begun
        | DeedKind::Rectified
        | DeedKind::RecheckPassed
        | DeedKind::RecheckFailed
        | DeedKind::Closed
        | DeedKind::Delisted => Vec::new(),
    }
}

/// The step with what its fields say.
fn deed(w: Words, form: &Form, kind: DeedKind, people: People) -> Result<Deed, String> {
    let until = || some_day(w, form, "until");
    let limit = || -> Result<Date, String> { until()?.ok_or_else(|| w.hz_limit_missing().to_owned()) };
    let recheck = |passed| Deed::Rechecked { passed, inspectors: people.given(form) };
    Ok(match kind {
        DeedKind::Begun => Deed::Begun,
        DeedKind::LimitSet => Deed::LimitSet { limit: limit()? },
        DeedKind::Extended => Deed::Extended { until: limit()? },
        DeedKind::Rectified => Deed::Rectified,
        DeedKind::RecheckPassed => recheck(true),
        DeedKind::RecheckFailed => recheck(false),
        DeedKind::Closed => Deed::Closed,
        DeedKind::CameBack => Deed::CameBack { limit: until()? },
        DeedKind::Reported => Deed::Reported { to: form.text("to"), number: form.text("number") },
        DeedKind::Listed => {
            let level = Level::of_code(&form.text("level")).unwrap_or(Level::County);
            Deed::Listed { level, until: until()? }
        }
        DeedKind::Delisted => Deed::Delisted,
        DeedKind::HandedOver => Deed::HandedOver { to: form.text("to") },
    })
}
