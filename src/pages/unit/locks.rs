//! What is locked.

use super::Page;
use crate::{
    duties::unit::Lock,
    pages::dialogs::{Dialog, opens},
    ui::{
        el::{El, block, el},
        parts::{button, button_with, icon_small, para, section, span},
    },
};

impl Page {
    pub(super) fn locks(&self) -> El {
        let w = self.w;
        let unit = self.unit();
        let latest = unit.locked_until();
        let stands = match latest {
            Some(day) => w.un_locked_to(w.day(day, self.shown.today)),
            None => w.un_nothing_locked().to_owned(),
        };
        let lock = button_with(icondata_lu::LuLock, w.un_lock_do()).click(opens(self.state, Dialog::Lock));
        let mut actions = block("p", "cluster").el(lock);
        if latest.is_some() {
            actions = actions.el(button(w.un_unlock()).click(opens(self.state, Dialog::Unlock)));
        }
        let list = unit.locks.iter().rev().map(|lock| self.lock(lock));
        section("h-locks", w.un_locks(), None, None)
            .el(para(w.un_lock_what()))
            .el(block("p", "unit-stands").text(stands))
            .el(block("ul", "locks").els(list))
            .el(actions)
    }

    fn lock(&self, lock: &Lock) -> El {
        let (w, day) = (self.w, |day| self.w.day(day, self.shown.today));
        let by = if lock.by.is_empty() {
            w.un_locked_on(day(lock.on))
        } else {
            w.un_locked_by(day(lock.on), lock.by.as_str())
        };
        let score = lock.score.map(|score| block("span", "note").text(w.un_lock_score(w.percent(score))));
        let status = match &lock.opened {
            None => block("span", "status status--done").el(icon_small(icondata_lu::LuLock)).text(w.un_is_locked()),
            Some(_) => {
                block("span", "status status--open").el(icon_small(icondata_lu::LuLockOpen)).text(w.un_is_open())
            }
        };
        let opened = lock
            .opened
            .as_ref()
            .map(|opened| block("p", "muted").text(w.un_opened_because(day(opened.on), opened.why.as_str())));
        block("li", "locks__one")
            .el(block("p", "cluster").el(el("b").text(w.un_lock_until(day(lock.until)))).el(status))
            .el(block("p", "cluster note").el(span(by)).maybe(score))
            .maybe(opened)
    }
}
