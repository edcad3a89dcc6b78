//! Who holds which role, and who held it.

use super::Page;
use crate::{
    duties::{
        Role,
        unit::{Holder, Term},
    },
    pages::dialogs::{Dialog, Hold, opens},
    ui::{
        el::{El, block, el},
        parts::{button_with, icon, quiet, section, span},
    },
};

/// The roles that every township has to fill; the others are shown once somebody holds them.
const MAIN: [Role; 7] = [
    Role::Secretary,
    Role::Head,
    Role::Deputy,
    Role::SafetyOffice,
    Role::GeneralOffice,
    Role::DutyOfficer,
    Role::Villages,
];

impl Page {
    pub(super) fn people(&self) -> El {
        let w = self.w;
        let filled = |role: &Role| self.unit().holders.iter().any(|holder| holder.role == *role);
        let rows = Role::ALL.into_iter().filter(|role| MAIN.contains(role) || filled(role)).map(|role| self.role(role));
        let other = button_with(icondata_lu::LuPlus, w.un_other_role())
            .click(opens(self.state, Dialog::Holder(Hold::Add(None))));
        section("h-people", w.un_people(), None, None)
            .el(block("p", "muted").text(w.un_people_how()))
            .el(block("ul", "holders").els(rows))
            .el(el("p").el(other))
    }

    fn role(&self, role: Role) -> El {
        let (w, today) = (self.w, self.shown.today);
        let holders: Vec<(usize, &Holder)> =
            self.unit().holders.iter().enumerate().filter(|(_, holder)| holder.role == role).collect();
        let (over, here): (Vec<_>, Vec<_>) =
            holders.into_iter().partition(|(_, holder)| holder.term(today) == Term::Over);
        let word = w.role(role.code());
        let add = |words: &'static str| {
            quiet(words)
                .attr("aria-label", w.un_for_role(words, word))
                .click(opens(self.state, Dialog::Holder(Hold::Add(Some(role)))))
        };
        let mut people = block("div", "holders__people");
        if here.is_empty() {
            people =
                people.el(block("p", "cluster").el(block("span", "muted").text(w.not_given())).el(add(w.un_fill())));
        }
        let several = !here.is_empty() && !matches!(role, Role::Secretary | Role::Head);
        people = people.els(here.into_iter().map(|(at, holder)| self.holder(at, holder)));
        if several {
            people = people.el(el("p").el(add(w.un_one_more())));
        }
        if !over.is_empty() {
            let list = over.iter().rev().map(|(at, holder)| self.past(*at, holder));
            people = people.el(block("details", "holders__past")
                .el(block("summary", "pack-group__head")
                    .el(icon(icondata_lu::LuChevronRight))
                    .text(w.un_before(over.len())))
                .el(el("ul").els(list)));
        }
        block("li", "holders__row").el(block("p", "holders__role").text(word)).el(people)
    }

    /// One who holds the role, or will.
    fn holder(&self, at: usize, holder: &Holder) -> El {
        let w = self.w;
        let day = |day| w.day(day, self.shown.today);
        let when = match (holder.since, holder.until) {
            (Some(since), _) if holder.term(self.shown.today) == Term::Later => w.un_will(day(since)),
            (Some(since), None) => w.un_since(day(since)),
            (Some(since), Some(until)) => w.un_span(day(since), day(until)),
            (None, Some(until)) => w.un_until(day(until)),
            (None, None) => w.un_since_unknown().to_owned(),
        };
        let change = quiet(w.un_change_person())
            .attr("aria-label", w.un_for_role(w.un_change_person(), holder.name.as_str()))
            .click(opens(self.state, Dialog::Holder(Hold::Change(at))));
        block("p", "holders__one cluster")
            .el(block("b", "holders__name").attr("lang", "zh-CN").text(holder.name.clone()))
            .el(block("span", "note").text(when))
            .el(block("span", "holders__do cluster").el(change).el(self.fix(at, holder)))
    }

    fn past(&self, at: usize, holder: &Holder) -> El {
        let w = self.w;
        let since = holder.since.map_or_else(|| w.un_unknown_day().to_owned(), |day| w.day(day, self.shown.today));
        let until = holder.until.map_or_else(String::new, |day| w.day(day, self.shown.today));
        block("li", "holders__one cluster")
            .el(span(holder.name.clone()).attr("lang", "zh-CN"))
            .el(block("span", "note").text(w.un_span(since, until)))
            .el(block("span", "holders__do cluster").el(self.fix(at, holder)))
    }

    fn fix(&self, at: usize, holder: &Holder) -> El {
        let w = self.w;
        quiet(w.un_fix())
            .attr("aria-label", w.un_for_role(w.un_fix(), holder.name.as_str()))
            .click(opens(self.state, Dialog::Holder(Hold::Fix(at))))
    }
}
