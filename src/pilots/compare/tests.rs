use super::*;
use crate::{
    base::{
        day::date,
        id::{Id, PilotId},
    },
    pilots::{
        funnel::tally::of_counts,
        item::{Item, Items, Month, What},
        staffing::Staffing,
        stage::Stage,
        template,
    },
};

const A: PilotId = Id::new(1);
const B: PilotId = Id::new(2);

/// The pilot of the bulletin beside one of which more is known.
fn two(today: Date, tell: impl Fn(&[Row])) {
    let seed = template::read(include_str!("../../../public/packs/fuan.json")).unwrap().pilot(today);
    let mut other = Pilot::new("另一县", today);
    let stage = |code: &str, kind, entered, passed| {
        let mut stage = Stage::new(code, kind, code);
        (stage.counts.entered, stage.counts.passed) = (Some(entered), Some(passed));
        stage
    };
    other.stages = vec![
        stage("报名", StageKind::Application, 40, 30),
        stage("初选", StageKind::Selection, 30, 12),
        stage("复选", StageKind::Selection, 12, 8),
        stage("公示", StageKind::Proposed, 8, 8),
    ];
    other.stages[0].from = Some(date(2026, 2, 1));
    other.staffing = Staffing { hired: Some(8), posts: Some(10), ..Staffing::default() };
    other.targets = vec![("enterprises".into(), 100), ("own1".into(), 5)];
    other.indicators = vec![("own1".into(), "宣传册".into())];
    let mut seed_with_own = seed;
    seed_with_own.targets = vec![("own1".into(), 9)];
    seed_with_own.indicators = vec![("own1".into(), "走访户".into())];
    let month = |pilot, month, code: &str, count| {
        let month = Month { month: date(2026, month, 1), counts: vec![(code.into(), count), ("own1".into(), 4)] };
        Item { pilot, what: What::Month { month }, entered: today }
    };
    let all = [month(A, 2, "cases", 1), month(B, 1, "enterprises", 30), month(B, 2, "enterprises", 20)];
    let items: Items = (1..).map(Id::new).zip(all).collect();
    let line =
        |id, pilot: &Pilot| Timeline::of(id, pilot, pilot.reached(&of_counts(&pilot.stages), today), &items, today);
    let (lines, funnels) =
        ([line(A, &seed_with_own), line(B, &other)], [of_counts(&seed_with_own.stages), of_counts(&other.stages)]);
    let months = [Months::of(A, &items, None), Months::of(B, &items, None)];
    let sides = [
        Side { pilot: &seed_with_own, timeline: &lines[0], funnel: &funnels[0], months: &months[0] },
        Side { pilot: &other, timeline: &lines[1], funnel: &funnels[1], months: &months[1] },
    ];
    tell(&compare(&sides, today));
}

fn find<'a>(rows: &'a [Row], wanted: &Figure) -> &'a Row {
    rows.iter().find(|row| row.figure == *wanted).unwrap()
}

fn share(part: u64, whole: u64) -> Cell {
    Cell::Share(Share { part, whole })
}

#[test]
fn what_is_unknown_of_one_pilot_stays_unknown_beside_the_other() {
    use Cell::{Number, Unknown};
    two(date(2026, 3, 1), |rows| {
        let row = |figure: &Figure| {
            let row = find(rows, figure);
            (row.cells.clone(), row.is_comparable(), row.most)
        };
        assert_eq!(row(&Figure::Days), (vec![Unknown, Number(28)], false, Some(28)));
        let entered = |kind, nth| Figure::Entered { kind, nth };
        assert_eq!(row(&entered(StageKind::Proposed, 0)), (vec![Number(5), Number(8)], true, Some(8)));
        assert_eq!(row(&entered(StageKind::Application, 0)), (vec![Unknown, Number(40)], false, Some(40)));
        // Two stages of one kind are two rows, and neither is added to the other.
        assert_eq!(row(&entered(StageKind::Selection, 1)), (vec![Unknown, Number(12)], false, Some(12)));
        let passed = Figure::Passed { kind: StageKind::Proposed, nth: 0 };
        assert_eq!(row(&passed), (vec![Unknown, share(8, 8)], false, Some(1000)));
        assert_eq!(row(&Figure::Hired), (vec![Number(5), Number(8)], true, Some(8)));
        // The posts of the first are not worked out from its 75 %.
        assert_eq!(row(&Figure::Posts), (vec![Unknown, Number(10)], false, Some(10)));
        assert_eq!(row(&Figure::Ratio), (vec![Unknown, share(8, 10)], false, Some(800)));
        assert_eq!(row(&Figure::Reported), (vec![Cell::Rate(Rate::whole(75)), Unknown], false, Some(750)));
    });
}

#[test]
fn a_month_is_the_same_for_all_and_an_indicator_of_ones_own_is_nobody_elses() {
    use Cell::{Number, Unknown};
    two(date(2026, 3, 31), |rows| {
        let of = |code: &str, name: &str| Measure { code: code.into(), name: name.into() };
        let month = |code: &str, name: &str| {
            find(rows, &Figure::Month { of: of(code, name), month: date(2026, 2, 1) }).cells.clone()
        };
        assert_eq!(month("enterprises", ""), [Unknown, Number(20)]);
        assert_eq!(month("cases", ""), [Number(1), Unknown]);
        assert_eq!(month("own1", "宣传册"), [Unknown, Number(4)]);
        assert_eq!(month("own1", "走访户"), [Number(4), Unknown]);
        let target = find(rows, &Figure::Target { of: of("enterprises", "") });
        let reached = Cell::Reached(Share { part: 50, whole: 100 }, Sum { total: 50, known: 2, of: 2 });
        assert_eq!((&target.cells[..], target.most), (&[Unknown, reached][..], Some(500)));
        let own = find(rows, &Figure::Target { of: of("own1", "走访户") });
        let reached = Cell::Reached(Share { part: 4, whole: 9 }, Sum { total: 4, known: 1, of: 1 });
        assert_eq!(own.cells, [reached, Unknown]);
        assert!(rows.iter().all(|row| !matches!(&row.figure, Figure::Month { of, .. } if of.code == "cost")));
    });
    two(date(2026, 4, 1), |rows| {
        // Of March nothing was entered: unknown, and not what February had.
        let of = Measure { code: "enterprises".into(), name: String::new() };
        let row = find(rows, &Figure::Month { of, month: date(2026, 3, 1) });
        assert_eq!((&row.cells[..], row.most), (&[Unknown, Unknown][..], None));
    });
}

#[test]
fn a_pilot_that_is_over_counts_to_its_last_day_and_no_further() {
    let mut pilot = Pilot::new("试点", date(2026, 1, 1));
    let stage = |from, to| Stage { from, to, ..Stage::new("甲", StageKind::Service, "甲") };
    let day = |day| Some(date(2026, 3, day));
    let days = |pilot: &Pilot| {
        let today = date(2026, 3, 31);
        days(pilot, &Timeline::of(A, pilot, pilot.reached(&of_counts(&pilot.stages), today), &Items::default(), today))
    };
    pilot.stages = vec![stage(day(1), day(11))];
    assert_eq!(days(&pilot), Some(30));
    pilot.status = Status::Ended;
    assert_eq!(days(&pilot), Some(10));
    // Nobody entered when it ended.
    pilot.stages = vec![stage(day(1), None)];
    assert_eq!(days(&pilot), None);
    // Nobody entered when it began: a stage lies behind this one.
    pilot.status = Status::Running;
    pilot.stages = vec![stage(None, None), stage(day(1), None)];
    assert_eq!(days(&pilot), None);
}
