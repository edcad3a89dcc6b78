//! Training and exam: what the sittings gave, and who is in training until when.

use super::{
    figure::{Paired, Share, Sum},
    item::{Items, Sitting, What},
};
use crate::base::{
    day::{Date, days_between},
    id::{ItemId, PilotId},
    order,
};

/// A sitting of the law exam with what follows from its counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its id.
    pub id: ItemId,
    /// What was entered.
    pub sitting: &'a Sitting,
    /// Sat of due.
    pub attendance: Option<Share>,
    /// Passed of sat.
    pub rate: Option<Share>,
    /// Were due and did not sit.
    pub absent: Option<u32>,
    /// Sat and did not pass.
    pub failed: Option<u32>,
}

/// The sittings of a pilot added up. Who sits twice is counted twice: these are sittings of people, not people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// How many sittings.
    pub sittings: u32,
    /// Were to sit.
    pub due: Sum,
    /// Sat.
    pub sat: Sum,
    /// Passed.
    pub passed: Sum,
    /// Sat of due, over the sittings of which both are known.
    pub attendance: Option<Paired>,
    /// Passed of sat, over the sittings of which both are known.
    pub rate: Option<Paired>,
}

/// The sittings of a pilot, the oldest first.
pub fn sittings(pilot: PilotId, items: &Items) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> = Vec::new();
    for (id, item) in items.iter().filter(|(_, item)| item.pilot == pilot) {
        let What::Sitting { sitting } = &item.what else { continue };
        let less = |whole: Option<u32>, part: Option<u32>| whole?.checked_sub(part?);
        rows.push(Row {
            id,
            sitting,
            attendance: Share::of(sitting.sat, sitting.due),
            rate: Share::of(sitting.passed, sitting.sat),
            absent: less(sitting.due, sitting.sat),
            failed: less(sitting.sat, sitting.passed),
        });
    }
    order::sort_by_key(&mut rows, |row| (row.sitting.on, row.id));
    rows
}

/// Adds sittings up. What is unknown is not counted as zero: each sum says over how many sittings it goes.
pub fn totals(rows: &[Row<'_>]) -> Totals {
    let mut totals = Totals::default();
    for Row { sitting, .. } in rows {
        totals.sittings += 1;
        totals.due.add(sitting.due);
        totals.sat.add(sitting.sat);
        totals.passed.add(sitting.passed);
    }
    totals.attendance = Paired::over(rows.iter().map(|row| (row.sitting.sat, row.sitting.due)));
    totals.rate = Paired::over(rows.iter().map(|row| (row.sitting.passed, row.sitting.sat)));
    totals
}

/// Somebody in training, in plain data. By code: no name comes here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The code.
    pub code: String,
    /// The time with the enforcement team.
    pub shadow: Option<Shadow>,
    /// Whether the exam was passed; `None` where it was not sat or nobody noted it.
    pub exam: Option<bool>,
    /// The probation period.
    pub probation: Option<Probation>,
}

/// The time with the enforcement team, in plain data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shadow {
    /// First day.
    pub from: Date,
    /// Last day as planned.
    pub to: Date,
    /// Days attended so far.
    pub days: Option<u32>,
    /// The day on which it was found to be done.
    pub done: Option<Date>,
}

/// The probation period, in plain data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probation {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// What the last review found; `None` without one.
    pub good: Option<bool>,
    /// Whether it was passed or failed, so that nothing is due any more.
    pub decided: bool,
}

/// Where somebody is in training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The code.
    pub code: String,
    /// Days attended.
    pub attended: Option<u32>,
    /// Days of the calendar from the first to the last day of shadowing, both counted. Rest days are among them: how many
    /// of them one has to attend is not worked out here, so no share is made of the two.
    pub calendar_days: Option<u32>,
    /// The shadowing is done.
    pub shadow_done: Option<Date>,
    /// The exam was passed.
    pub exam: Option<bool>,
    /// What the last review of the probation found.
    pub good: Option<bool>,
    /// What ends next, and when.
    pub due: Option<Due>,
}

/// What ends next for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub what: Ends,
    /// Its last day.
    pub on: Date,
    /// Days until then; negative where the day is over and nobody has said how it ended.
    pub days: i32,
}

/// What can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// The time with the enforcement team.
    Shadow,
    /// The probation period.
    Probation,
}

impl Ends {
    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            Ends::Shadow => "shadow",
            Ends::Probation => "probation",
        }
    }
}

/// Who is in training until when: who is due first stands first, who is due for nothing last, then by code.
pub fn plan(people: &[Person], today: Date) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for person in people {
        let shadow = person.shadow.filter(|shadow| shadow.done.is_none()).map(|shadow| (Ends::Shadow, shadow.to));
        let probation = person.probation.filter(|probation| !probation.decided);
        let probation = probation.map(|probation| (Ends::Probation, probation.to));
        // Both may run at once: the earlier end is the next one.
        let next = match (shadow, probation) {
            (Some(a), Some(b)) => Some(if b.1 < a.1 { b } else { a }),
            (a, b) => a.or(b),
        };
        let days = |shadow: Shadow| u32::try_from(days_between(shadow.from, shadow.to)).ok()?.checked_add(1);
        lines.push(Line {
            code: person.code.clone(),
            attended: person.shadow.and_then(|shadow| shadow.days),
            calendar_days: person.shadow.and_then(days),
            shadow_done: person.shadow.and_then(|shadow| shadow.done),
            exam: person.exam,
            good: person.probation.and_then(|probation| probation.good),
            due: next.map(|(what, on)| Due { what, on, days: days_between(today, on) }),
        });
    }
    order::sort(&mut lines, |a, b| {
        let day = |line: &Line| line.due.map_or(Date::MAX, |due| due.on);
        day(a).cmp(&day(b)).then_with(|| a.code.cmp(&b.code))
    });
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, id::Id},
        pilots::item::Item,
    };
    use proptest::prelude::*;

    type Case = (u8, Option<u32>, Option<u32>, Option<u32>);

    fn items(sittings: &[Case]) -> Items {
        let item = |(day, due, sat, passed): &Case| {
            let (on, subject) = (date(2026, 3, *day), String::new());
            let sitting = Sitting { on, subject, due: *due, sat: *sat, passed: *passed };
            Item { pilot: Id::new(1), what: What::Sitting { sitting }, entered: on }
        };
        (1..).map(Id::new).zip(sittings.iter().map(item)).collect()
    }

    #[test]
    fn a_rate_is_over_the_sittings_of_which_both_counts_are_known() {
        let items = items(&[(20, Some(3), Some(3), None), (1, Some(6), Some(5), Some(3)), (9, None, Some(2), Some(2))]);
        let rows = sittings(Id::new(1), &items);
        let first: Vec<_> = rows.iter().map(|row| (row.sitting.on.day(), row.absent, row.failed)).collect();
        assert_eq!(first, [(1, Some(1), Some(2)), (9, None, Some(0)), (20, Some(0), None)]);
        let totals = totals(&rows);
        assert_eq!((totals.sat.total(), totals.sat.is_whole()), (Some(10), true));
        // Not 5 of 10: of the third nobody knows who passed.
        assert_eq!(totals.passed, Sum { total: 5, known: 2, of: 3 });
        let rate = totals.rate.unwrap();
        assert_eq!((rate.share, rate.known, rate.of), (Share { part: 5, whole: 7 }, 2, 3));
        assert_eq!(rate.share.tenths(), Some(714));
        assert_eq!(totals.attendance.map(|paired| paired.share), Some(Share { part: 8, whole: 9 }));
        assert_eq!(super::totals(&[]), Totals::default());
    }

    #[test]
    fn who_is_due_first_stands_first() {
        let shadow = |to, done| Some(Shadow { from: date(2026, 3, 1), to: date(2026, 3, to), days: Some(12), done });
        let probation =
            |to, decided| Some(Probation { from: date(2026, 3, 1), to: date(2026, 6, to), good: Some(true), decided });
        let person = |code: &str, shadow, probation| Person { code: code.into(), shadow, exam: None, probation };
        let people = [
            person("A001", shadow(31, Some(date(2026, 3, 30))), probation(1, true)),
            person("A002", shadow(31, None), probation(1, false)),
            person("A003", shadow(15, None), None),
            person("A004", None, None),
            person("A005", shadow(31, Some(date(2026, 3, 31))), probation(1, false)),
        ];
        let lines = plan(&people, date(2026, 3, 20));
        let due: Vec<_> =
            lines.iter().map(|line| (line.code.as_str(), line.due.map(|due| (due.what.code(), due.days)))).collect();
        let expected = [
            ("A003", Some(("shadow", -5))),
            ("A002", Some(("shadow", 11))),
            ("A005", Some(("probation", 73))),
            ("A001", None),
            ("A004", None),
        ];
        assert_eq!(due, expected);
        // Both run at once: the probation ends first.
        let probation = Some(Probation { from: date(2026, 3, 1), to: date(2026, 3, 25), good: None, decided: false });
        let both = plan(&[person("A006", shadow(31, None), probation)], date(2026, 3, 20));
        assert_eq!(both[0].due.map(|due| (due.what, due.days)), Some((Ends::Probation, 5)));
        assert_eq!((lines[1].attended, lines[1].calendar_days), (Some(12), Some(31)));
        assert_eq!((lines[4].attended, lines[4].calendar_days), (None, None));
    }

    proptest! {
        /// Filling in what was not known never lowers a sum, and a rate never goes over what it leaves out.
        #[test]
        fn unknown_is_never_zero(counts in prop::collection::vec(prop::array::uniform3(prop::option::of(0u32..100)), 0..8)) {
            let table: Vec<_> = counts.iter().map(|[due, sat, passed]| (1, *due, *sat, *passed)).collect();
            let items = items(&table);
            let totals = totals(&sittings(Id::new(1), &items));
            for (sum, column) in [(totals.due, 0), (totals.sat, 1), (totals.passed, 2)] {
                let known: Vec<_> = counts.iter().filter_map(|row| row[column]).collect();
                prop_assert_eq!((sum.known as usize, sum.of as usize), (known.len(), counts.len()));
                prop_assert_eq!(sum.total() , (!known.is_empty()).then(|| known.iter().map(|n| u64::from(*n)).sum()));
            }
            let both: Vec<_> = counts.iter().filter_map(|row| Some((u64::from(row[2]?), u64::from(row[1]?)))).collect();
            let expected = Share { part: both.iter().map(|pair| pair.0).sum(), whole: both.iter().map(|pair| pair.1).sum() };
            prop_assert_eq!(totals.rate.map(|rate| rate.share), (!both.is_empty()).then_some(expected));
        }
    }
}
