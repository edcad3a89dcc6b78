//! The unit whose checklist it is: its name, who holds which role since when, and what is settled locally.

use super::{
    Role,
    own_pack::OwnPack,
    roster::team::{Away, Team},
    score::Scoring,
};
use crate::{
    base::{calendar::Calendar, day::Date},
    document,
};

/// The unit's profile. Everything may be empty: then nothing is claimed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// The township or sub-district.
    pub name: String,
    /// The county.
    pub county: String,
    /// Who holds and held which role.
    pub holders: Vec<Holder>,
    /// Within how many minutes the township itself reports an incident, by a local rule; no national or Sichuan
    /// text gives a number (`domain.md` §2.2).
    pub report_minutes: Option<u32>,
    /// Working days of years, festivals and seasons, as far as they were entered here.
    pub calendar: Calendar,
    /// Who can be put on duty.
    pub team: Team,
    /// When somebody cannot.
    pub away: Vec<Away>,
    /// How the score is worked out.
    pub scoring: Scoring,
    /// The periods that are locked, in the order in which that was done.
    pub locks: Vec<Lock>,
    /// The unit's own names for the mechanisms of the norm that no source names, in their order; an empty one: the
    /// suggested name. Never official (`domain.md` §1.3).
    pub mechanisms: Vec<String>,
    /// The packs of its own that it has handed on.
    pub packs: Vec<OwnPack>,
}

document!(struct Unit { name, county, holders, report_minutes, calendar, team, away, scoring, locks, mechanisms, packs });

/// Somebody in a role, for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The role.
    pub role: Role,
    /// The name, never empty.
    pub name: String,
    /// Since when; `None` where nobody knows.
    pub since: Option<Date>,
    /// The last day; `None`: still.
    pub until: Option<Date>,
}

document!(struct Holder { role, name, since, until });

/// That everything up to a day is settled: what is done to it later is an addition, with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// The last day of the locked period.
    pub until: Date,
    /// The day on which it was locked.
    pub on: Date,
    /// By whom; may be empty.
    pub by: String,
    /// The total score of that day, in tenths of a percent; `None` where there was nothing to score.
    pub score: Option<u32>,
    /// Opened again, when and why.
    pub opened: Option<Opened>,
}

document!(struct Lock { until, on, by, score, opened });

/// Opening a locked period again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The day.
    pub on: Date,
    /// Why, never empty.
    pub why: String,
}

document!(struct Opened { on, why });

/// Where a holder's time lies, seen from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// He holds the role.
    Now,
    /// He will.
    Later,
    /// He did.
    Over,
}

impl Holder {
    /// Where his time lies, seen from a day.
    pub fn term(&self, day: Date) -> Term {
        match self.since {
            _ if self.held_on(day) => Term::Now,
            Some(since) if since > day => Term::Later,
            _ => Term::Over,
        }
    }

    /// Whether this person held the role on a day.
    pub fn held_on(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Unit {
    /// Whether nobody has said yet whose checklist it is.
    pub fn is_unknown(&self) -> bool {
        self.name.is_empty() && self.county.is_empty() && self.holders.is_empty()
    }

    /// The name of the mechanism in the `nth` of the places that no source names: the unit's own, or `None`.
    pub fn mechanism(&self, nth: usize) -> Option<&str> {
        self.mechanisms.get(nth).map(String::as_str).filter(|name| !name.is_empty())
    }

    /// Who holds a role on a day.
    pub fn holders_of(&self, role: Role, day: Date) -> impl Iterator<Item = &Holder> {
        self.holders.iter().filter(move |holder| holder.role == role && holder.held_on(day))
    }

    /// The same unit with `name` in a role from `since` on, in place of `old` where there was somebody; he stays in
    /// the list, to the day before.
    pub fn with_holder(&self, role: Role, name: &str, since: Option<Date>, old: Option<usize>) -> Unit {
        let mut unit = self.clone();
        if let Some(before) = old.and_then(|at| unit.holders.get_mut(at)) {
            before.until = since.and_then(Date::yesterday).or(before.until);
        }
        unit.holders.push(Holder { role, name: name.to_owned(), since, until: None });
        unit
    }

    /// The last day of what is locked.
    pub fn locked_until(&self) -> Option<Date> {
        self.locks.iter().filter(|lock| lock.opened.is_none()).map(|lock| lock.until).max()
    }

    /// Whether a day lies in a locked period.
    pub fn is_locked(&self, day: Date) -> bool {
        self.locked_until().is_some_and(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::day::date;

    #[test]
    fn a_change_of_person_keeps_who_was_there_before() {
        let unit = Unit::default().with_holder(Role::Head, "张三", Some(date(2025, 3, 1)), None);
        let unit = unit.with_holder(Role::Head, "李四", Some(date(2026, 7, 1)), Some(0));
        let on = |day| unit.holders_of(Role::Head, day).map(|holder| holder.name.as_str()).collect::<Vec<_>>();
        assert_eq!(on(date(2025, 2, 28)), Vec::<&str>::new());
        assert_eq!(on(date(2026, 6, 30)), ["张三"]);
        assert_eq!(on(date(2026, 7, 1)), ["李四"]);
        assert_eq!(unit.holders.len(), 2);
    }

    #[test]
    fn who_comes_is_not_yet_who_is() {
        let unit = Unit::default().with_holder(Role::Head, "张三", None, None);
        let unit = unit.with_holder(Role::Head, "李四", Some(date(2026, 7, 1)), Some(0));
        let terms = |day| unit.holders.iter().map(|holder| holder.term(day)).collect::<Vec<_>>();
        assert_eq!(terms(date(2026, 6, 30)), [Term::Now, Term::Later]);
        assert_eq!(terms(date(2026, 7, 1)), [Term::Over, Term::Now]);
    }

    #[test]
    fn the_latest_lock_that_was_not_opened_counts() {
        let lock = |until, opened| Lock { until, on: until, by: String::new(), score: None, opened };
        let again = Some(Opened { on: date(2026, 7, 5), why: "漏录一次会议".into() });
        let locks = vec![lock(date(2026, 3, 31), None), lock(date(2026, 6, 30), again)];
        let unit = Unit { locks, ..Unit::default() };
        assert!(unit.is_locked(date(2026, 3, 31)));
        assert!(!unit.is_locked(date(2026, 4, 1)));
    }
}
