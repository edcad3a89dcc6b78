//! Who can be put on duty, and when somebody cannot.

use super::{Page, said};
use crate::{
    duties::{roster::team::Away, unit::Unit},
    pages::dialogs::{Dialog, opens},
    ui::{
        el::{El, block, el, text},
        parts::{button, button_with, fact, icon_button, section, span},
    },
    workspace::Edit,
};
use std::sync::Arc;

impl Page {
    pub(super) fn people(&self) -> El {
        let (w, state) = (self.w, self.state);
        let unit = &self.shown.workspace.unit;
        let listed =
            |names: &[String]| text(if names.is_empty() { w.ro_nobody().to_owned() } else { said::names(w, names) });
        let facts = block("dl", "facts")
            .el(fact(w.ro_leaders(), listed(&unit.team.leaders)))
            .el(fact(w.ro_officers(), listed(&unit.team.officers)))
            .el(fact(w.ro_per_shift(), text(w.ro_people(usize::from(unit.team.per_shift)))));
        section("h-people", w.ro_team(), None, None)
            .el(facts)
            .el(block("p", "cluster")
                .el(button_with(icondata_lu::LuPencil, w.ro_change_team()).click(opens(state, Dialog::DutyTeam))))
            .el(el("h3").text(w.ro_away_title()))
            .els(self.away())
            .el(block("p", "cluster").el(button(w.ro_add_away()).click(opens(state, Dialog::DutyAway))))
    }

    /// Who is away in the shown month or later; what is over lies in a fold.
    fn away(&self) -> Vec<El> {
        let w = self.w;
        let all = &self.shown.workspace.unit.away;
        let since = self.month.first().min(self.shown.today);
        let (now, over): (Vec<_>, Vec<_>) = all.iter().enumerate().partition(|(_, away)| since <= away.to);
        let list = |entries: Vec<(usize, &Away)>| {
            block("ul", "away-list").els(entries.into_iter().map(|(at, away)| self.away_row(at, away)))
        };
        let mut pieces = Vec::new();
        if now.is_empty() {
            pieces.push(block("p", "muted").text(w.ro_nobody_away()));
        } else {
            pieces.push(list(now));
        }
        if !over.is_empty() {
            let fold = el("details").el(el("summary").text(w.ro_away_over(over.len()))).el(list(over));
            pieces.push(fold.attr("class", "fold"));
        }
        pieces
    }

    fn away_row(&self, at: usize, away: &Away) -> El {
        let (w, state, today) = (self.w, self.state, self.shown.today);
        let words = w.ro_away_is(away.name.as_str(), w.day(away.from, today), w.day(away.to, today));
        let (entry, said) = (away.clone(), words.clone());
        let drop = icon_button(icondata_lu::LuTrash2, w.ro_drop_away(words.as_str())).click(move || {
            let mut unit = Unit::clone(&state.peek().workspace.unit);
            // Another window may have changed the list: the entry itself is meant, not its place.
            if unit.away.get(at) == Some(&entry) {
                unit.away.remove(at);
                if state.edit(Edit::ChangeUnit { unit: Arc::new(unit) }) {
                    state.done(state.words().ro_away_dropped(said.as_str()));
                }
            }
        });
        block("li", "away-list__row").el(span(words)).el(drop)
    }
}
