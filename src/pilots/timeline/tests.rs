use super::{
    draw::{Bar, Bars, Tick},
    *,
};
use crate::{
    base::{
        day::{date, days_after},
        id::Id,
    },
    pilots::{
        funnel::tally::of_counts,
        item::{Item, Milestone, What},
        stage::{Stage, StageKind},
        template,
    },
};
use proptest::prelude::*;

const PILOT: PilotId = Id::new(1);

fn day(day: u8) -> Option<Date> {
    Date::new(2026, 3, day)
}

fn stage(code: &str, plan: (u8, u8), actual: (u8, u8)) -> Stage {
    Stage {
        plan_from: day(plan.0),
        plan_to: day(plan.1),
        from: day(actual.0),
        to: day(actual.1),
        ..Stage::new(code, StageKind::Selection, code)
    }
}

/// Days of March; 0 is none.
fn milestone(title: &str, plan: (u8, u8), actual: (u8, u8), after: &[u64]) -> Item {
    let milestone = Milestone {
        title: title.into(),
        owner: "王某".into(),
        plan_from: day(plan.0),
        plan_to: day(plan.1),
        from: day(actual.0),
        to: day(actual.1),
        after: after.iter().map(|id| Id::new(*id)).collect(),
    };
    Item { pilot: PILOT, what: What::Milestone { milestone }, entered: date(2026, 1, 1) }
}

fn of(stages: Vec<Stage>, milestones: Vec<Item>, today: u8) -> Timeline {
    let pilot = Pilot { stages, ..Pilot::new("试点", date(2026, 1, 1)) };
    let items: Items = (1..).map(Id::new).zip(milestones).collect();
    let today = day(today).unwrap();
    Timeline::of(PILOT, &pilot, pilot.reached(&of_counts(&pilot.stages), today), &items, today)
}

fn titles(timeline: &Timeline) -> Vec<&str> {
    timeline.rows.iter().map(|row| row.title.as_str()).collect()
}

/// On 15 March.
#[test]
fn how_a_row_stands() {
    type Days = (u8, u8);
    type Case = (Days, Days, &'static str, Option<(i32, bool)>);
    let table: &[Case] = &[
        ((0, 0), (0, 0), "not_planned", None),
        ((20, 25), (0, 0), "to_come", None),
        ((15, 25), (0, 0), "to_come", None),
        ((14, 25), (0, 0), "late_begin", None),
        ((14, 25), (15, 0), "running", None),
        ((10, 14), (11, 0), "late_end", Some((1, true))),
        ((10, 14), (0, 0), "late_end", Some((1, true))),
        ((0, 15), (0, 0), "to_come", None),
        ((0, 14), (0, 0), "late_end", Some((1, true))),
        ((10, 14), (10, 15), "done", Some((1, false))),
        ((10, 14), (10, 12), "done", Some((-2, false))),
        ((0, 0), (10, 12), "done", None),
        ((0, 0), (10, 0), "running", None),
        // What is said to have been reached tomorrow is not reached.
        ((10, 14), (10, 16), "late_end", Some((1, true))),
        ((0, 0), (16, 0), "to_come", None),
    ];
    for (plan, actual, state, slip) in table {
        let timeline = of(vec![], vec![milestone("签约", *plan, *actual, &[])], 15);
        let row = &timeline.rows[0];
        let slipped = row.slip.map(|slip| (slip.days, slip.open));
        assert_eq!((row.state.code(), slipped), (*state, *slip), "{plan:?} {actual:?}");
        let ahead = [actual.0, actual.1].iter().any(|day| *day > 15);
        assert_eq!(row.warnings.contains(&Warning::Ahead), ahead, "{plan:?} {actual:?}");
    }
    let begun_late = of(vec![], vec![milestone("签约", (10, 20), (12, 0), &[])], 15);
    assert_eq!(begun_late.rows[0].slip_from, Some(Slip { days: 2, open: false }));
    let not_begun = of(vec![], vec![milestone("签约", (10, 20), (0, 0), &[])], 15);
    assert_eq!(not_begun.rows[0].slip_from, Some(Slip { days: 5, open: true }));
}

#[test]
fn stages_keep_their_order_and_milestones_stand_between_them() {
    let stages = vec![
        stage("报名", (1, 3), (0, 0)),
        stage("初审", (0, 0), (0, 0)),
        stage("笔试", (10, 10), (0, 0)),
        // Planned by mistake before the written test: it stays after it.
        stage("面试", (8, 8), (0, 0)),
    ];
    let milestones = vec![
        milestone("总结", (0, 0), (0, 0), &[]),
        milestone("经费到位", (0, 5), (0, 0), &[]),
        milestone("方案印发", (0, 0), (0, 1), &[]),
    ];
    let timeline = of(stages, milestones, 1);
    assert_eq!(titles(&timeline), ["报名", "初审", "方案印发", "经费到位", "笔试", "面试", "总结"]);
}

#[test]
fn what_waits_for_what() {
    let milestones = vec![
        milestone("签约", (1, 5), (1, 6), &[]),
        milestone("发放证件", (6, 9), (5, 0), &[1]),
        milestone("上岗", (8, 8), (0, 0), &[2, 77]),
    ];
    let timeline = of(vec![], milestones, 7);
    let row = |title: &str| timeline.rows.iter().find(|row| row.title == title).unwrap();
    assert_eq!(row("发放证件").after, [Dependency { id: Id::new(1), title: Some("签约".into()), reached: day(6) }]);
    assert_eq!(row("发放证件").warnings, [Warning::BeganBefore { on: Id::new(1) }]);
    assert_eq!(row("上岗").warnings, [Warning::PlannedBefore { on: Id::new(2) }, Warning::Gone { on: Id::new(77) }]);
    let waiting: Vec<_> = timeline.waiting_for(Id::new(2)).map(|row| row.title.as_str()).collect();
    assert_eq!(waiting, ["上岗"]);
    // Begun on the day on which it was reached is in time.
    let in_time = of(vec![], vec![milestone("甲", (1, 5), (1, 5), &[]), milestone("乙", (5, 9), (5, 0), &[1])], 7);
    assert!(in_time.rows.iter().all(|row| row.warnings.is_empty()));
}

#[test]
fn a_circle_that_came_with_another_file_is_marked_and_stops_nothing() {
    let milestones = vec![
        milestone("甲", (1, 1), (0, 0), &[2]),
        milestone("乙", (2, 2), (0, 0), &[1]),
        milestone("丙", (3, 3), (0, 0), &[1]),
    ];
    let timeline = of(vec![], milestones, 1);
    let marked: Vec<_> = timeline.rows.iter().map(|row| row.warnings.contains(&Warning::Circle)).collect();
    assert_eq!(marked, [true, true, false]);
}

#[test]
fn the_next_step_is_what_is_late_then_what_comes_first() {
    let next = |stages, milestones, today| {
        let timeline: Timeline = of(stages, milestones, today);
        timeline.next().map(|next| (next.row.title.clone(), next.day.map(Date::day)))
    };
    let stages = || vec![stage("报名", (1, 3), (1, 3)), stage("初审", (4, 9), (4, 0)), stage("笔试", (12, 12), (0, 0))];
    assert_eq!(next(stages(), vec![], 5), Some(("初审".into(), Some(9))));
    assert_eq!(next(stages(), vec![milestone("签约", (0, 8), (0, 0), &[])], 5), Some(("签约".into(), Some(8))));
    // The oldest of what is late.
    assert_eq!(next(stages(), vec![milestone("签约", (0, 10), (0, 0), &[])], 20), Some(("初审".into(), Some(9))));
    assert_eq!(next(vec![stage("报名", (1, 3), (1, 3))], vec![], 5), None);
    let unplanned = vec![stage("报名", (0, 0), (1, 0)), stage("初审", (0, 0), (0, 0))];
    assert_eq!(next(unplanned, vec![], 5), Some(("初审".into(), None)));
}

#[test]
fn the_template_of_the_bulletin_has_no_days_and_the_next_step_is_shadowing() {
    let today = date(2026, 3, 1);
    let pilot = template::read(include_str!("../../../public/packs/fuan.json")).unwrap().pilot(today);
    let timeline =
        Timeline::of(PILOT, &pilot, pilot.reached(&of_counts(&pilot.stages), today), &Items::default(), today);
    let states: Vec<_> = timeline.rows.iter().map(|row| row.state.code()).collect();
    let expected = [vec!["undated"; 7], vec!["running"], vec!["not_planned"; 4]].concat();
    assert_eq!(states, expected);
    assert_eq!(timeline.next().map(|next| (next.row.title.as_str(), next.day)), Some(("跟班学习", None)));
    assert_eq!((timeline.began(), timeline.drawing(&[])), (None, None));
}

#[test]
fn a_stage_that_is_behind_us_without_days_is_not_called_late() {
    let mut stages =
        vec![stage("报名", (1, 3), (0, 0)), stage("初审", (4, 9), (0, 0)), stage("笔试", (12, 12), (0, 0))];
    stages[1].counts.entered = Some(30);
    let timeline = of(stages, vec![], 20);
    let told: Vec<_> = timeline
        .rows
        .iter()
        .map(|row| (row.state.code(), row.slip_from.map(|slip| slip.days), row.slip.map(|slip| slip.days)))
        .collect();
    // The second has begun, nobody entered when; that it has not ended is said.
    let expected = [("undated", None, None), ("late_end", None, Some(11)), ("late_end", Some(8), Some(8))];
    assert_eq!(told, expected);
}

#[test]
fn a_picture_counts_days_from_the_first() {
    let timeline = of(
        vec![stage("报名", (1, 3), (2, 0)), stage("初审", (0, 0), (0, 0))],
        vec![milestone("签约", (0, 31), (0, 0), &[])],
        10,
    );
    let frozen = Span { from: Some(date(2026, 2, 27)), to: day(3) };
    let drawing = timeline.drawing(&[frozen]).unwrap();
    assert_eq!(
        (drawing.first, drawing.last, drawing.days, drawing.today),
        (date(2026, 2, 27), date(2026, 3, 31), 33, 11)
    );
    let bar = |from, to, open| Some(Bar { from, to, open });
    let nothing = Bars { plan: None, actual: None };
    let expected = [
        Bars { plan: bar(2, 4, false), actual: bar(3, 11, true) },
        nothing,
        Bars { plan: bar(32, 32, false), actual: None },
    ];
    assert_eq!(drawing.bars, expected);
    assert_eq!(drawing.bar(frozen), bar(0, 4, false));
    // Today is drawn although everything was over before.
    let over = of(vec![], vec![milestone("签约", (0, 1), (0, 2), &[])], 10).drawing(&[]).unwrap();
    assert_eq!((over.first, over.last, over.today), (date(2026, 3, 1), date(2026, 3, 10), 9));
    assert_eq!(drawing.months, [Tick { at: 2, month: date(2026, 3, 1) }]);
}

#[test]
fn an_axis_over_centuries_has_few_names() {
    let timeline = of(vec![], vec![milestone("签约", (0, 1), (0, 0), &[])], 1);
    for (year, names) in [(2027, 11), (2029, 12), (2040, 14), (2100, 15), (2430, 4), (9999, 7)] {
        let far = Span { from: None, to: Some(date(year, 1, 1)) };
        let months = timeline.drawing(&[far]).unwrap().months;
        assert_eq!(months.len(), names, "{year}: {:?}", months.first());
    }
}

prop_compose! {
    fn any_days()(days in prop::array::uniform4(prop::option::of(-2_000_000i32..2_000_000))) -> [Option<Date>; 4] {
        days.map(|day| day.and_then(|day| days_after(date(2026, 3, 15), day)))
    }
}

proptest! {
    /// Whatever days were entered: every row is there once, stages in their order, and every bar is in the picture.
    #[test]
    fn nothing_is_left_out_or_drawn_outside(
        stages in prop::collection::vec(any_days(), 0..5),
        points in prop::collection::vec(any_days(), 0..5),
    ) {
        let today = date(2026, 3, 15);
        let stages: Vec<Stage> = stages.into_iter().enumerate().map(|(at, [plan_from, plan_to, from, to])| {
            Stage { plan_from, plan_to, from, to, ..Stage::new(at.to_string(), StageKind::Selection, at.to_string()) }
        }).collect();
        let count = stages.len() + points.len();
        let items: Items = (1..).map(Id::new).zip(points.into_iter().map(|[plan_from, plan_to, from, to]| {
            let milestone = Milestone { title: "点".into(), owner: String::new(), plan_from, plan_to, from, to, after: vec![] };
            Item { pilot: PILOT, what: What::Milestone { milestone }, entered: today }
        })).collect();
        let pilot = Pilot { stages, ..Pilot::new("试点", today) };
        let timeline = Timeline::of(PILOT, &pilot, pilot.reached(&of_counts(&pilot.stages), today), &items, today);
        let mut keys: Vec<_> = timeline.rows.iter().map(|row| row.key.clone()).collect();
        let order: Vec<_> = keys.iter().filter(|key| key.starts_with("stage")).cloned().collect();
        let expected: Vec<_> = (0..pilot.stages.len()).map(|at| format!("stage {at}")).collect();
        prop_assert_eq!(order, expected);
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), count);
        let dated = timeline.rows.iter().any(|row| row.plan.start().or(row.actual.start()).is_some());
        let drawing = timeline.drawing(&[]);
        prop_assert_eq!(drawing.is_some(), dated);
        if let Some(drawing) = drawing {
            let bars = drawing.bars.iter().flat_map(|bars| [bars.plan, bars.actual]).flatten();
            prop_assert!(bars.clone().all(|bar| bar.from <= bar.to && bar.to < drawing.days));
            prop_assert!(drawing.today < drawing.days && drawing.months.len() <= 40);
            prop_assert_eq!(drawing.bars.len(), count);
            for (row, bars) in timeline.rows.iter().zip(&drawing.bars) {
                prop_assert_eq!(row.plan.start().is_some(), bars.plan.is_some());
                prop_assert_eq!(row.actual.start().is_some(), bars.actual.is_some());
            }
        }
        // What has happened is never late, and what is late says by how much.
        for row in &timeline.rows {
            let late_end = row.state == State::LateEnd;
            prop_assert_eq!(late_end, row.slip.is_some_and(|slip| slip.open), "{:?}", row);
            prop_assert!(!row.slip.is_some_and(|slip| slip.open && slip.days <= 0));
        }
    }
}
