//! Which pieces of assistance somebody wants to see.

use super::warnings;
use crate::pilots::item::{Task, TaskKind};

/// The choice; nothing chosen is everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Of one kind only.
    pub kind: Option<TaskKind>,
    /// Only what is to be looked at.
    pub warned: bool,
    /// Words that stand somewhere in it: in what was done, where, or by whom. Large and small letters are the same.
    pub words: String,
}

impl Wanted {
    /// Whether it is everything.
    pub fn is_all(&self) -> bool {
        *self == Wanted::default()
    }

    /// Whether a task is wanted. `early`: somebody assisted who was not in service yet, which is to be looked at too.
    pub fn has(&self, task: &Task, early: bool) -> bool {
        if self.kind.is_some_and(|kind| kind != task.kind) || (self.warned && !early && warnings(task).is_empty()) {
            return false;
        }
        if self.words.trim().is_empty() {
            return true;
        }
        let officers = task.people.officers.iter().map(|officer| &officer.name);
        let texts = [&task.what, &task.place].into_iter().chain(officers).chain(&task.people.assistants);
        let texts: Vec<String> = texts.map(|text| text.to_lowercase()).collect();
        let mut words = self.words.split_whitespace().map(str::to_lowercase);
        words.all(|word| texts.iter().any(|text| text.contains(&word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{
        day::date,
        inspectors::{Certified, Inspectors, Officer},
    };

    fn task(kind: TaskKind, what: &str, assistants: &[&str]) -> Task {
        let officer = Officer { name: "王队".into(), certified: Certified::Yes };
        let people = Inspectors {
            officers: vec![officer],
            assistants: assistants.iter().map(|code| (*code).to_owned()).collect(),
        };
        let (what, place) = (what.to_owned(), "城东".to_owned());
        Task { on: date(2026, 11, 20), kind, what, place, people, led_by_auxiliary: false }
    }

    #[test]
    fn what_is_wanted() {
        let one = task(TaskKind::Inspection, "烟花仓库", &["A001"]);
        let papers = task(TaskKind::Papers, "整理案卷", &["A002"]);
        let words = |words: &str| Wanted { words: words.into(), ..Wanted::default() };
        let table = [
            (Wanted::default(), true, true),
            (words("仓库"), true, false),
            (words(" a002 "), false, true),
            (words("王队 城东"), true, true),
            (words("王队 城西"), false, false),
            (Wanted { kind: Some(TaskKind::Papers), ..Wanted::default() }, false, true),
            // One officer alone: to be looked at. Papers need none.
            (Wanted { warned: true, ..Wanted::default() }, true, false),
        ];
        for (wanted, inspection, filing) in table {
            assert_eq!((wanted.has(&one, false), wanted.has(&papers, false)), (inspection, filing), "{wanted:?}");
        }
        // Somebody who was not in service yet is to be looked at in any kind of work.
        assert!(Wanted { warned: true, ..Wanted::default() }.has(&papers, true));
        assert!(Wanted::default().is_all() && !words("甲").is_all());
    }
}
