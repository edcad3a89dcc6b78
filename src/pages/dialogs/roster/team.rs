//! Who can be put on duty, and when somebody cannot.

use super::{
    super::{done, open},
    shift::everybody,
};
use crate::{
    duties::{
        roster::team::{Away, Team},
        unit::Unit,
    },
    state::AppState,
    ui::{
        el::View,
        parts::{day_input, field, input, number_input, para, textarea},
    },
    words::Words,
    workspace::Edit,
};
use std::sync::Arc;

/// More officers than this are on no shift.
const MOST: u8 = 20;

/// The names of a field, one a line or with commas between; a sentence where one stands there twice: two people of one
/// name have to be told apart, or their shifts are counted as one's.
fn names(w: Words, text: &str) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.split(['\n', '、', '，', ',', '；', ';']).map(str::trim).filter(|name| !name.is_empty()) {
        if names.iter().any(|known| known == name) {
            return Err(w.ro_twice_in_list(name));
        }
        names.push(name.to_owned());
    }
    Ok(names)
}

/// Who can be put on duty.
pub fn team(state: AppState) -> View {
    let w = state.words();
    let team = state.peek().workspace.unit.team.clone();
    let per_shift = number_input(Some(u32::from(team.per_shift)), "");
    let body = vec![
        para(w.ro_team_what()).view(),
        field("leaders", w.ro_leaders(), Some(w.ro_names_lines().to_owned()), textarea("6", team.leaders.join("\n")))
            .view(),
        field(
            "officers",
            w.ro_officers(),
            Some(w.ro_names_lines().to_owned()),
            textarea("6", team.officers.join("\n")),
        )
        .view(),
        field("per-shift", w.ro_per_shift(), Some(w.ro_per_shift_hint().to_owned()), per_shift).view(),
    ];
    open(state, w.ro_change_team().to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let (leaders, officers) = (names(w, &form.raw("leaders"))?, names(w, &form.raw("officers"))?);
        let typed = form.text("per-shift");
        let number = if typed.is_empty() { Some(0) } else { typed.parse().ok().filter(|number| *number <= MOST) };
        let per_shift = number.ok_or_else(|| w.cadence_number(typed.as_str(), usize::from(MOST)))?;
        let team = Team { leaders, officers, per_shift };
        let unit = Unit { team, ..Unit::clone(&state.peek().workspace.unit) };
        let was = state.edit(Edit::ChangeUnit { unit: Arc::new(unit) });
        if was {
            state.done(w.ro_team_saved());
        }
        done(was)
    })
}

/// Somebody is away for a while; why is nobody's business here.
pub fn away(state: AppState) -> View {
    let w = state.words();
    let shown = state.peek();
    let body = vec![
        everybody(&shown.workspace.unit.team).view(),
        para(w.ro_away_what()).view(),
        field("who", w.ro_col_who(), None, input("").attr("list", "duty-all").attr("autocomplete", "off")).view(),
        crate::ui::el::block("div", "pair")
            .el(field("from", w.ro_away_from(), None, day_input(Some(shown.today))))
            .el(field("to", w.ro_away_to(), None, day_input(Some(shown.today))))
            .view(),
    ];
    open(state, w.ro_add_away().to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let name = form.text("who");
        if name.is_empty() {
            return Err(w.ro_who_missing().to_owned());
        }
        let (Some(from), Some(to)) = (form.day("from"), form.day("to")) else {
            return Err(w.ro_away_days_missing().to_owned());
        };
        if to < from {
            return Err(w.ro_away_reversed().to_owned());
        }
        let today = state.today();
        let said = w.ro_away_is(name.as_str(), w.day(from, today), w.day(to, today));
        let mut unit = Unit::clone(&state.peek().workspace.unit);
        unit.away.push(Away { name, from, to });
        let was = state.edit(Edit::ChangeUnit { unit: Arc::new(unit) });
        if was {
            state.done(said);
        }
        done(was)
    })
}
