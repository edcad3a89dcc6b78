//! Entering and changing a duty.

use super::{ask_reason, cadence, done, open};
use crate::{
    base::id::DutyId,
    duties::{CadenceFrom, Duty, Off, Origin, ReformList, Role, SourceKind, cadence::Cadence},
    platform::page::Form,
    state::AppState,
    ui::{
        el::{El, View, block, el},
        parts::{day_input, field, input, number_input, select, textarea},
    },
    words::Words,
    workspace::Edit,
};
use std::sync::Arc;

/// The code of "both first persons responsible" in the list of roles.
const BOTH: &str = "secretary+head";

/// Hints beside the fields: what the source says.
#[derive(Default)]
pub struct Hints {
    /// About who.
    pub who: Option<String>,
    /// About how often.
    pub cadence: Option<String>,
    /// About the day.
    pub day: Option<String>,
}

/// Who is responsible, to choose.
pub fn role_select(w: Words, duty: &Duty) -> El {
    let mut roles = vec![(String::new(), w.nobody_yet().to_owned()), (BOTH.to_owned(), w.both_first().to_owned())];
    roles.extend(Role::ALL.iter().map(|role| (role.code().to_owned(), w.role(role.code()).to_owned())));
    select(roles, role_code(&duty.roles))
}

/// How often, to choose.
pub fn cadence_select(w: Words, duty: &Duty) -> El {
    // One that says more than its code stands last, and stays as it is while it is chosen.
    let own = Some(duty.cadence).filter(|own| !Cadence::PLAIN.contains(own));
    let cadences = Cadence::PLAIN.into_iter().chain(own);
    select(cadences.map(|cadence| (cadence.code().to_owned(), w.how_often_is(cadence))), duty.cadence.code())
}

/// The duty with the name, role, cadence and first day of a form whose fields have the names that `named` gives.
pub fn chosen(form: &Form, duty: &Duty, named: impl Fn(&'static str) -> String) -> Duty {
    let mut duty = duty.clone();
    duty.name = form.text(&named("name"));
    duty.roles = roles_of(&form.text(&named("role")), &duty.roles);
    duty.cadence = Cadence::of_code(&form.text(&named("cadence"))).unwrap_or(duty.cadence);
    duty.first_due = form.day(&named("first")).filter(|_| duty.cadence.has_first());
    duty
}

/// The fields of a duty. `own`: with the field for the source.
pub fn fields(state: AppState, duty: &Duty, hints: Hints, own: bool) -> Vec<View> {
    let w = state.words();
    let mut views = vec![
        field("name", w.duty_name(), Some(w.duty_name_hint().to_owned()), input(duty.name.clone())).view(),
        field("role", w.responsible(), hints.who, role_select(w, duty)).view(),
        cadence::fields(w, duty, hints.cadence),
        field(
            "first",
            w.first_due(),
            Some(hints.day.unwrap_or_else(|| w.first_due_hint().to_owned())),
            day_input(duty.first_due),
        )
        .view(),
    ];
    if own {
        views.push(
            field("basis", w.basis_optional(), Some(w.basis_hint().to_owned()), input(duty.basis.clone())).view(),
        );
    }
    views.push(field("note", w.note_optional(), None, textarea("2", duty.note.clone())).view());
    let lists = ReformList::ALL.map(|list| (list.code().to_owned(), w.reform(list.code()).to_owned()));
    let more =
        block("details", "more-of")
            .el(el("summary").text(w.duty_more()))
            .el(field("usual", w.usual(), Some(w.usual_hint().to_owned()), input(duty.evidence.clone())))
            .el(block("div", "pair")
                .el(field("list", w.reform_list(), None, select(lists, duty.list.code())))
                .el(field("points", w.points(), Some(w.points_hint().to_owned()), number_input(duty.points, ""))));
    views.push(more.view());
    views
}

/// Several roles are shown as the first of them, except the two first persons responsible.
fn role_code(roles: &[Role]) -> &'static str {
    match roles {
        [Role::Secretary, Role::Head] => BOTH,
        [first, ..] => first.code(),
        [] => "",
    }
}

/// The roles of a chosen code; several that were shown as one stay several where it is not changed.
fn roles_of(code: &str, before: &[Role]) -> Vec<Role> {
    match code {
        same if same == role_code(before) => before.to_vec(),
        BOTH => vec![Role::Secretary, Role::Head],
        code => Role::of_code(code).into_iter().collect(),
    }
}

/// The duty with what the form says.
pub fn filled(state: AppState, form: &Form, duty: &Duty) -> Result<Duty, String> {
    let w = state.words();
    let before = duty;
    let mut duty = chosen(form, duty, str::to_owned);
    if duty.name.is_empty() {
        return Err(w.name_missing().to_owned());
    }
    duty.cadence = cadence::given(w, form)?;
    duty.first_due = form.day("first").filter(|_| duty.cadence.has_first());
    if duty.cadence != before.cadence {
        duty.cadence_from = Some(CadenceFrom::Local);
    }
    duty.evidence = form.text("usual");
    duty.list = ReformList::of_code(&form.text("list")).unwrap_or(duty.list);
    duty.points = match form.text("points") {
        text if text.is_empty() => None,
        text => Some(text.parse().map_err(|_| w.points_wrong(text.as_str()))?),
    };
    if duty.origin == Origin::Hand {
        duty.basis = form.text("basis");
    }
    duty.note = form.text("note");
    Ok(duty)
}

/// A duty by hand.
pub fn add(state: AppState) -> View {
    let w = state.words();
    let today = state.today();
    let duty = Duty {
        roles: state.peek().workspace.settings.me.into_iter().collect(),
        cadence: Cadence::Monthly,
        first_due: Cadence::Monthly.propose_first(today, &state.peek().desk.calendar),
        kinds: vec![SourceKind::Own],
        ..Duty::new("", today)
    };
    let body = fields(state, &duty, Hints::default(), true);
    open(state, w.add_own().to_owned(), false, body, w.into_list(), move |form| {
        let duty = filled(state, form, &duty)?;
        let said = state.words().added(duty.name.as_str());
        let done_ = state.edit(Edit::AddDuties { duties: vec![(state.mint(), Arc::new(duty))] });
        if done_ {
            state.done(said);
        }
        done(done_)
    })
}

/// Changing a duty.
pub fn edit(state: AppState, id: DutyId) -> Option<View> {
    let w = state.words();
    let duty = state.peek().workspace.duties.get(id)?.clone();
    let body = fields(state, &duty, Hints::default(), duty.origin == Origin::Hand);
    Some(open(state, w.change_duty().to_owned(), false, body, w.save(), move |form| {
        let mut new = filled(state, form, &duty)?;
        if new.name != duty.name {
            // A gloss of the old name would name something else.
            new.name_en = None;
        }
        done(state.edit(Edit::ChangeDuty { id, duty: Arc::new(new) }))
    }))
}

/// Switching a duty off: it stays in the list, with the reason.
pub fn switch_off(state: AppState, id: DutyId) -> View {
    let w = state.words();
    ask_reason(state, w.switch_off(), w.switch_off_what(), move |why| {
        state.edit(Edit::Switch { id, off: Some(Off { why, on: state.today() }) })
    })
}
