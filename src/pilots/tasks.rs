//! The work log: what is to be marked about a piece of assistance, and what was done month by month.
//!
//! "辅安检查" is never an inspection by auxiliary staff: officers lead it, auxiliary staff assist (domain.md §4.2). A sheet
//! that says otherwise is kept as it is and marked.

mod wanted;

pub use wanted::Wanted;

use super::{
    Filled, Pilot,
    candidate::{Candidate, Person},
    funnel::state,
    item::{Item, Items, Task, TaskKind, What},
    stage::StageKind,
};
use crate::base::{
    day::{Date, month_of},
    id::{ItemId, PilotId},
    inspectors::{self, Rule},
    order,
};
use std::{cmp::Reverse, collections::BTreeMap};

/// What is to be marked about a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// An auxiliary led it.
    LedByAuxiliary,
    /// What the people who led and assisted call for.
    People(inspectors::Warning),
}

impl Warning {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            Warning::LedByAuxiliary => "led_by_auxiliary",
            Warning::People(warning) => warning.code(),
        }
    }

    /// The rules it rests on, the nearest first. Led by an auxiliary: 国办发〔2024〕54号 (people without a certificate do
    /// not inspect enterprises), 行政处罚法(2021) art. 42 (qualified officers, not fewer than two) and art. 55 (the
    /// certificate is shown).
    pub fn rules(self) -> &'static [Rule] {
        match self {
            Warning::LedByAuxiliary => &[Rule::NoAssistants, Rule::TwoOfficers, Rule::ShownCertificate],
            Warning::People(warning) => warning.rules(),
        }
    }
}

/// What is to be marked about a task, the gravest first. Only inspections and re-checks need officers; what auxiliary
/// staff may do alone has no warning, whoever led it.
pub fn warnings(task: &Task) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if !task.kind.needs_officers() {
        return warnings;
    }
    if task.led_by_auxiliary {
        warnings.push(Warning::LedByAuxiliary);
    }
    warnings.extend(task.people.warnings().into_iter().map(Warning::People));
    warnings
}

/// Since when everybody of a pilot is in service, by code; `None`: not yet, or no longer in the present order of stages.
/// Empty for a pilot that knows no people or has no such stage.
pub fn serving(pilot: &Pilot, people: &[Person]) -> BTreeMap<String, Option<Date>> {
    let service = pilot.stages.iter().position(|stage| stage.kind == StageKind::Service);
    let Some(service) = service.filter(|_| pilot.filled == Filled::People) else { return BTreeMap::new() };
    let since = |person: &Candidate| state(&pilot.stages, person).step(service).standing.map(|standing| standing.came);
    people.iter().map(|(_, person)| (person.code.clone(), since(person))).collect()
}

/// Those who assisted on a day on which they were not in service yet: formal assistance comes after exam and probation
/// (domain.md §4.1). Whom the pilot does not know is not told of.
pub fn too_early<'t>(task: &'t Task, serving: &BTreeMap<String, Option<Date>>) -> Vec<&'t str> {
    let early = |code: &&String| match serving.get(*code) {
        Some(Some(since)) => task.on < *since,
        Some(None) => true,
        None => false,
    };
    task.people.assistants.iter().filter(early).map(String::as_str).collect()
}

/// The tasks of a pilot.
pub fn tasks(pilot: PilotId, items: &Items) -> impl Iterator<Item = (ItemId, &Task)> {
    items.iter().filter_map(move |(id, item)| match &**item {
        Item { pilot: of, what: What::Task { task }, .. } if *of == pilot => Some((id, task)),
        _ => None,
    })
}

/// The same, the newest first.
pub fn newest_first(pilot: PilotId, items: &Items) -> impl Iterator<Item = (ItemId, &Task)> {
    let mut all: Vec<(ItemId, &Task)> = tasks(pilot, items).collect();
    order::sort_by_key(&mut all, |(id, task)| (Reverse(task.on), Reverse(*id)));
    all.into_iter()
}

/// The tasks of a kind in a month, or of several months or kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// How many.
    pub tasks: u32,
    /// How often somebody assisted (人次): who helped with three tasks is counted three times.
    pub times: u32,
    /// How many different people assisted (人数), by their names as written.
    pub people: u32,
    /// Of how many tasks nobody noted who assisted. They are in none of the two above.
    pub unnamed: u32,
    /// How many have at least one warning.
    pub warned: u32,
    /// How many an auxiliary led although officers have to.
    pub led_by_auxiliary: u32,
}

/// The tasks of a kind in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthRow {
    /// The first day of the month.
    pub month: Date,
    /// The kind.
    pub kind: TaskKind,
    /// How many and by whom.
    pub count: Count,
}

/// Counts the tasks of a pilot that `keep` chooses.
pub fn count(pilot: PilotId, items: &Items, keep: &dyn Fn(&Task) -> bool) -> Count {
    let mut count = Count::default();
    let mut seen: Vec<&str> = Vec::new();
    for (_, task) in tasks(pilot, items).filter(|(_, task)| keep(task)) {
        let mut here: Vec<&str> = Vec::new();
        for name in task.people.assistants.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            // A name given twice for one task is one person.
            if !here.contains(&name) {
                here.push(name);
            }
            if !seen.contains(&name) {
                seen.push(name);
            }
        }
        let warnings = warnings(task);
        count.tasks += 1;
        count.times = count.times.saturating_add(number(here.len()));
        count.unnamed += u32::from(here.is_empty());
        count.warned += u32::from(!warnings.is_empty());
        count.led_by_auxiliary += u32::from(warnings.contains(&Warning::LedByAuxiliary));
    }
    count.people = number(seen.len());
    count
}

/// The tasks of a pilot month by month, in each the kinds in their order; only those of which there is one.
pub fn by_month(pilot: PilotId, items: &Items) -> Vec<MonthRow> {
    let mut months: Vec<Date> = tasks(pilot, items).map(|(_, task)| month_of(task.on)).collect();
    months.sort_unstable();
    months.dedup();
    let mut rows = Vec::new();
    for month in months {
        for kind in TaskKind::ALL {
            let count = count(pilot, items, &|task| task.kind == kind && month_of(task.on) == month);
            if count.tasks > 0 {
                rows.push(MonthRow { month, kind, count });
            }
        }
    }
    rows
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{
            day::date,
            id::Id,
            inspectors::{Certified, Inspectors, Officer},
        },
        pilots::{
            candidate::{Event, Move},
            stage::Stage,
        },
    };
    use proptest::prelude::*;

    fn task(kind: TaskKind, on: Date, officers: &[(&str, Certified)], assistants: &[&str], led: bool) -> Task {
        let officer = |(name, certified): &(&str, Certified)| Officer { name: (*name).into(), certified: *certified };
        let people = Inspectors {
            officers: officers.iter().map(officer).collect(),
            assistants: assistants.iter().map(|name| (*name).into()).collect(),
        };
        Task { on, kind, what: "检查加油站".into(), place: String::new(), people, led_by_auxiliary: led }
    }

    fn items(tasks: Vec<Task>) -> Items {
        let item = |task| Item { pilot: Id::new(1), what: What::Task { task }, entered: date(2026, 1, 1) };
        (1..).map(Id::new).zip(tasks.into_iter().map(item)).collect()
    }

    fn codes(task: &Task) -> Vec<&'static str> {
        warnings(task).into_iter().map(Warning::code).collect()
    }

    #[test]
    fn officers_lead_and_auxiliary_staff_assist() {
        use Certified::{No, Unknown, Yes};
        let day = date(2026, 3, 4);
        let two: &[_] = &[("甲", Yes), ("乙", Yes)];
        let inspection = |officers, assistants, led| codes(&task(TaskKind::Inspection, day, officers, assistants, led));
        assert_eq!(inspection(two, &["辅安一"], false), [""; 0]);
        assert_eq!(inspection(two, &["辅安一"], true), ["led_by_auxiliary"]);
        assert_eq!(inspection(&[], &["辅安一"], true), ["led_by_auxiliary", "assistants_alone", "too_few"]);
        assert_eq!(inspection(&[("甲", Yes)], &["辅安一"], false), ["too_few"]);
        assert_eq!(inspection(&[("甲", Yes), ("乙", Yes), ("丙", No)], &[], false), ["without_certificate"]);
        assert_eq!(inspection(&[("甲", Yes), ("乙", Unknown)], &[], false), ["certificate_unknown"]);
        assert_eq!(codes(&task(TaskKind::Recheck, day, &[], &["辅安一"], false)), ["assistants_alone", "too_few"]);
    }

    #[test]
    fn what_may_be_done_alone_has_no_warning() {
        for kind in TaskKind::ALL {
            let alone = codes(&task(kind, date(2026, 3, 4), &[], &["辅安一"], true));
            assert_eq!(alone.is_empty(), !matches!(kind, TaskKind::Inspection | TaskKind::Recheck), "{kind:?}");
        }
    }

    #[test]
    fn the_strongest_warning_names_the_rule_against_it_first() {
        let rules: Vec<_> = Warning::LedByAuxiliary.rules().iter().map(|rule| rule.code()).collect();
        assert_eq!(rules, ["no_assistants", "two_officers", "shown_certificate"]);
    }

    #[test]
    fn months_count_tasks_people_and_warnings() {
        use Certified::Yes;
        let two: &[_] = &[("甲", Yes), ("乙", Yes)];
        let log = items(vec![
            task(TaskKind::Inspection, date(2026, 3, 4), two, &["丙", "丁"], false),
            task(TaskKind::Inspection, date(2026, 3, 31), &[], &["丙", " 丙"], true),
            task(TaskKind::Papers, date(2026, 3, 9), &[], &[], false),
            task(TaskKind::Inspection, date(2026, 4, 1), two, &["丙"], false),
        ]);
        let rows: Vec<_> = by_month(Id::new(1), &log)
            .into_iter()
            .map(|row| {
                let count = row.count;
                (
                    row.month.month(),
                    row.kind.code(),
                    count.tasks,
                    count.times,
                    count.people,
                    count.unnamed,
                    count.warned,
                )
            })
            .collect();
        let expected =
            [(3, "inspection", 2, 3, 2, 0, 1), (3, "papers", 1, 0, 0, 1, 0), (4, "inspection", 1, 1, 1, 0, 0)];
        assert_eq!(rows, expected);
        let all = count(Id::new(1), &log, &|_| true);
        let led_by_auxiliary = 1;
        assert_eq!(all, Count { tasks: 4, times: 4, people: 2, unnamed: 1, warned: 1, led_by_auxiliary });
        assert_eq!(count(Id::new(2), &log, &|_| true), Count::default());
    }

    #[test]
    fn who_assists_before_the_service_is_told() {
        let stage = |code: &str, kind| Stage::new(code, kind, code);
        let pilot = Pilot {
            stages: vec![stage("probation", StageKind::Probation), stage("service", StageKind::Service)],
            filled: Filled::People,
            ..Pilot::new("辅安", date(2026, 1, 1))
        };
        let person = |code: &str, passed: Option<Date>| {
            let mut person = Candidate::new(Id::new(1), code, date(2026, 1, 1));
            let event = |on| Event { on, stage: "probation".into(), what: Move::Passed {} };
            person.events.extend(passed.map(event));
            person
        };
        let people = [person("A1", Some(date(2026, 3, 10))), person("A2", None)];
        let people: Vec<Person> = people.iter().zip(1..).map(|(person, id)| (Id::new(id), person)).collect();
        let serving = serving(&pilot, &people);
        let early = |on| {
            let task = task(TaskKind::Papers, on, &[], &["A1", "A2", "外来的"], false);
            too_early(&task, &serving).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(early(date(2026, 3, 9)), ["A1", "A2"]);
        assert_eq!(early(date(2026, 3, 10)), ["A2"]);
        let counts = Pilot { filled: Filled::Counts, ..pilot };
        assert!(super::serving(&counts, &people).is_empty());
    }

    proptest! {
        /// Every task is in one row of the months, and its warnings too.
        #[test]
        fn the_months_add_up(tasks in prop::collection::vec((0usize..7, 1u8..=12, any::<bool>(), prop::collection::vec("[甲乙丙]", 0..3)), 0..12)) {
            let log = items(tasks.into_iter().map(|(kind, month, led, names)| {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                task(TaskKind::ALL[kind], date(2026, month, 28), &[], &names, led)
            }).collect());
            let (rows, all) = (by_month(Id::new(1), &log), count(Id::new(1), &log, &|_| true));
            let sum = |of: fn(&Count) -> u32| rows.iter().map(|row| of(&row.count)).sum::<u32>();
            prop_assert_eq!(all.tasks as usize, log.len());
            prop_assert_eq!(sum(|count| count.tasks), all.tasks);
            prop_assert_eq!(sum(|count| count.times), all.times);
            prop_assert_eq!(sum(|count| count.unnamed), all.unnamed);
            prop_assert_eq!(sum(|count| count.warned), all.warned);
            prop_assert!(all.people <= 3 && all.led_by_auxiliary <= all.warned);
        }
    }
}
