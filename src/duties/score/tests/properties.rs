//! What must never raise a figure, and what must not change one, for any duties, records and look-backs.

use super::*;
use crate::base::{day::days_after, id::DutyId};
use proptest::prelude::*;

const START: Date = date(2026, 1, 1);

fn day(n: i32) -> Date {
    days_after(START, n).unwrap()
}

/// An aspect, how often (by number), the first day, points of its own, and a due day that was put off by some days.
type AnyDuty = (Option<u8>, usize, i32, Option<u32>, Option<(i32, i32)>);
/// For which duty and which of its due days, done how many days after it, kind, with evidence, how it was taken back.
type AnyRecord = (u64, usize, i32, bool, bool, u8);

fn any_duty() -> impl Strategy<Value = AnyDuty> {
    let put_off = prop::option::of((0i32..120, 1i32..40));
    (prop::option::of(0u8..8), 0usize..8, 0i32..60, prop::option::of(0u32..15), put_off)
}

fn any_record() -> impl Strategy<Value = AnyRecord> {
    (1u64..6, 0usize..6, -5i32..15, prop::bool::weighted(0.2), any::<bool>(), 0u8..6)
}

fn duty_of((aspect, often, first, points, put_off): AnyDuty) -> Duty {
    let first = day(first);
    let mut duty = Duty { aspect, points, cadence: Cadence::PLAIN[often], ..monthly(1, first) };
    duty.aspect = aspect;
    if let Some((due, by)) = put_off {
        let due = duty.schedule(Calendar::builtin()).days_from(day(due)).next();
        let extension = |due| Some(Extension { due, to: days_after(due, by)?, why: "原因".into(), on: START });
        duty.extensions = due.and_then(extension).into_iter().collect();
    }
    duty
}

fn any_world() -> impl Strategy<Value = World> {
    let weights = (0u32..4, 0u32..4, 0u32..4, 0u32..4);
    let looks = prop::collection::vec((1u64..25, 0u8..3), 0..6);
    (prop::collection::vec(any_duty(), 1..6), prop::collection::vec(any_record(), 0..25), weights, looks).prop_map(
        |(duties, records, (missing, bare, late, came_back), looks)| {
            let duties: Duties = duties.into_iter().zip(1..).map(|(duty, n)| (Id::new(n), duty_of(duty))).collect();
            let record = |(duty, nth, after, not_applicable, shown, reopened): AnyRecord| {
                let due = duties.get(Id::new(duty))?.schedule(Calendar::builtin()).days_from(START).nth(nth)?;
                let deed = if not_applicable { Deed::NotApplicable } else { Deed::Plain };
                let back = (reopened < 2).then(|| Reopened { on: due, why: "原因".into(), came_back: reopened == 0 });
                let mut record = done(duty, due, days_after(due, after)?, if shown { paper() } else { Vec::new() });
                record.serves[0].reopened = back;
                Some(Record { deed, ..record })
            };
            let picks = looks.into_iter().map(|(record, outcome)| Pick {
                key: Subject::Served { record: Id::new(record), nth: 0 },
                result: Some(Looked {
                    outcome: Outcome::ALL[usize::from(outcome)],
                    on: START,
                    by: "安办".into(),
                    note: "看过".into(),
                }),
            });
            let draw = Draw { picks: picks.collect(), ..a_draw() };
            let records = records.into_iter().filter_map(record).zip(1..).map(|(record, n)| (Id::new(n), record));
            World {
                records: records.collect(),
                draws: [(Id::new(1), draw)].into_iter().collect(),
                scoring: Scoring { points: 10, missing, bare, late, came_back },
                duties,
            }
        },
    )
}

/// Every figure as a share that can be compared exactly: nothing counted is nothing to compare.
fn raised(before: &Score, after: &Score) -> Option<Part> {
    Part::PIECES.into_iter().chain([Part::Total]).find(|part| {
        let (before, after) = (before.figure(*part), after.figure(*part));
        let kept = u128::from(after.got) * u128::from(before.available);
        before.available > 0 && after.available > 0 && kept > u128::from(before.got) * u128::from(after.available)
    })
}

fn any_period() -> impl Strategy<Value = (Date, Date)> {
    (0i32..100, 0i32..120).prop_map(|(from, length)| (day(from), day(from + length)))
}

proptest! {
    #[test]
    fn taking_evidence_away_raises_nothing(world in any_world(), which in 0u64..25, now in 0i32..150, days in any_period()) {
        let before = world.score(day(now), days);
        let mut bare = world;
        if let Some(record) = bare.records.get(Id::new(which)).cloned() {
            bare.records.set(Id::new(which), Some(Record { evidence: Vec::new(), ..Record::clone(&record) }.into()));
        }
        prop_assert_eq!(raised(&before, &bare.score(day(now), days)), None);
    }

    #[test]
    fn closing_without_evidence_raises_nothing(
        world in any_world(), duty in 1u64..6, nth in 0usize..6, on in 0i32..150, now in 0i32..150, days in any_period(),
    ) {
        let before = world.score(day(now), days);
        let mut closed = world;
        let due = closed.duties.get(Id::new(duty)).and_then(|duty| duty.schedule(Calendar::builtin()).days_from(START).nth(nth));
        if let Some(due) = due.filter(|due| !Journal::of(&closed.records).has(Id::new(duty), Some(*due))) {
            closed.records.set(Id::new(99), Some(done(duty, due, day(on), Vec::new()).into()));
        }
        prop_assert_eq!(raised(&before, &closed.score(day(now), days)), None);
    }

    /// Where what comes back costs at least what a bare closing costs more than an open occurrence, as it does by our
    /// own weights.
    #[test]
    fn coming_back_raises_nothing(world in any_world(), which in 0u64..25, now in 0i32..150, days in any_period()) {
        let Scoring { missing, came_back, .. } = world.scoring;
        prop_assume!(missing + came_back >= world.scoring.for_bare());
        let before = world.score(day(now), days);
        let mut back = world;
        if let Some(record) = back.records.get(Id::new(which)).filter(|record| !record.is_not_applicable()).cloned() {
            back.records.set(Id::new(which), Some(turned(Record::clone(&record), day(now)).into()));
        }
        prop_assert_eq!(raised(&before, &back.score(day(now), days)), None);
    }

    /// What is said not to apply changes its own item only; a skipped day as if it had never been due.
    #[test]
    fn what_does_not_apply_leaves_the_others_alone(
        world in any_world(), duty in 1u64..6, nth in 0usize..6, now in 0i32..150, days in any_period(),
    ) {
        let before = world.score(day(now), days);
        let mut skipped = world.clone();
        let id: DutyId = Id::new(duty);
        let due = skipped.duties.get(id).and_then(|duty| duty.schedule(Calendar::builtin()).days_from(START).nth(nth));
        let untouched = |due: &Date| !world.records.values().any(|record| record.serves.iter().any(|served| served.is_for(id, Some(*due))));
        if let Some(due) = due.filter(untouched) {
            let record = Record { deed: Deed::NotApplicable, ..done(duty, due, due, Vec::new()) };
            skipped.records.set(Id::new(99), Some(record.into()));
            let after = skipped.score(day(now), days);
            let others = |score: &Score| score.items.iter().filter(|item| item.duty != id).cloned().collect::<Vec<_>>();
            prop_assert_eq!(others(&before), others(&after));
            let of_it = |score: &Score| score.items.iter().find(|item| item.duty == id).cloned();
            let without = of_it(&before).map(|mut item| {
                item.occurrences.retain(|counted| counted.due != due);
                item
            });
            prop_assert_eq!(of_it(&after), without.filter(|item| !item.occurrences.is_empty()));
        }
    }

    #[test]
    fn the_parts_sum_to_the_total(world in any_world(), now in 0i32..150, days in any_period()) {
        let score = world.score(day(now), days);
        let pieces = Part::PIECES.map(|part| score.figure(part));
        let total = score.figure(Part::Total);
        prop_assert_eq!(pieces.iter().map(|figure| figure.got).sum::<u64>(), total.got);
        prop_assert_eq!(pieces.iter().map(|figure| figure.available).sum::<u64>(), total.available);
        prop_assert_eq!(pieces.iter().map(|figure| figure.items).sum::<usize>(), total.items);
        prop_assert!(total.got <= total.available);
        let all: usize = score.items.iter().map(|item| item.occurrences.len()).sum();
        prop_assert_eq!(all, total.occurrences);
    }

    /// All points and all losses taken k times give the same shares.
    #[test]
    fn the_scale_of_the_points_does_not_matter(world in any_world(), k in 1u32..50, now in 0i32..150, days in any_period()) {
        let mut scaled = world.clone();
        let Scoring { points, missing, bare, late, came_back } = world.scoring;
        scaled.scoring = Scoring { points: points * k, missing: missing * k, bare: bare * k, late: late * k, came_back: came_back * k };
        for (id, duty) in world.duties.iter() {
            let points = duty.points.map(|points| points * k);
            scaled.duties.set(id, Some(Duty { points, ..Duty::clone(duty) }.into()));
        }
        let (one, many) = (world.score(day(now), days), scaled.score(day(now), days));
        for part in Part::PIECES.into_iter().chain([Part::Total]) {
            prop_assert_eq!(one.figure(part).tenths(), many.figure(part).tenths());
        }
    }
}
