use super::*;
use crate::{
    base::{
        day::{date, days_after},
        doc,
        id::{Id, PilotId},
    },
    pilots::{
        Pilot,
        item::{Item, Items, Milestone, What, may_change},
        stage::{Stage, StageKind},
    },
};
use proptest::prelude::*;
use std::sync::Arc;

const PILOT: PilotId = Id::new(1);

fn day(day: u8) -> Option<Date> {
    Date::new(2026, 3, day)
}

fn milestone(title: &str, plan: (u8, u8), to: u8) -> Item {
    let (owner, after) = (String::new(), Vec::new());
    let milestone = Milestone {
        title: title.into(),
        owner,
        plan_from: day(plan.0),
        plan_to: day(plan.1),
        from: None,
        to: day(to),
        after,
    };
    Item { pilot: PILOT, what: What::Milestone { milestone }, entered: date(2026, 1, 1) }
}

fn timeline(pilot: &Pilot, items: &Items) -> Timeline {
    Timeline::of(PILOT, pilot, None, items, date(2026, 3, 31))
}

#[test]
fn what_moved_what_was_reached_what_came_and_what_went() {
    let pilot = Pilot::new("试点", date(2026, 1, 1));
    let mut items: Items = [
        (1, milestone("方案", (0, 2), 0)),
        (2, milestone("签约", (3, 5), 0)),
        (3, milestone("公示", (6, 8), 0)),
        (4, milestone("培训", (0, 12), 0)),
        (5, milestone("总结", (0, 0), 0)),
    ]
    .into_iter()
    .map(|(id, item)| (Id::new(id), item))
    .collect();
    let baseline = freeze(&timeline(&pilot, &items), "启动时");
    let mut set = |id, item: Option<Item>| items.set(Id::new(id), item.map(Arc::new));
    set(2, Some(milestone("签订合同", (4, 9), 10)));
    set(3, None);
    set(4, Some(milestone("培训", (0, 12), 11)));
    set(5, Some(milestone("总结", (0, 30), 0)));
    set(6, Some(milestone("发放证件", (0, 20), 0)));
    let told: Vec<_> = compare(&baseline, &timeline(&pilot, &items))
        .into_iter()
        .map(|c| (c.title, c.was_called, c.kind.code(), c.begin, c.end, c.reached.map(Date::day), c.late))
        .collect();
    let none = Shift::None;
    let expected = [
        ("方案".into(), None, "same", none, none, None, None),
        ("签订合同".into(), Some("签约".into()), "moved", Shift::Days(1), Shift::Days(4), Some(10), Some(5)),
        ("公示".into(), None, "deleted", none, none, None, None),
        ("培训".into(), None, "same", none, none, Some(11), Some(-1)),
        ("发放证件".into(), None, "added", none, none, None, None),
        ("总结".into(), None, "moved", none, Shift::Set, None, None),
    ];
    assert_eq!(told, expected);
    // A day that was taken away again is told too.
    let later = freeze(&timeline(&pilot, &items), "中期");
    items.set(Id::new(6), Some(Arc::new(milestone("发放证件", (0, 0), 0))));
    let changes = compare(&later, &timeline(&pilot, &items));
    assert_eq!(changes.iter().find(|change| change.title == "发放证件").map(|change| change.end), Some(Shift::Unset));
}

/// An edit that somebody makes later.
#[derive(Debug, Clone)]
enum Edit {
    Milestone { id: u64, title: String, plan_to: i32, to: Option<i32> },
    Remove { id: u64 },
    Stage { at: usize, name: String, plan_to: i32 },
    RemoveStage { at: usize },
    Rewrite { title: String, to: i32 },
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let (days, title) = (-400i32..400, "[甲乙丙丁]{1,3}");
    prop_oneof![
        (1u64..8, title, days.clone(), prop::option::of(days.clone()))
            .prop_map(|(id, title, plan_to, to)| Edit::Milestone { id, title, plan_to, to }),
        (1u64..8).prop_map(|id| Edit::Remove { id }),
        (0usize..6, title, days.clone()).prop_map(|(at, name, plan_to)| Edit::Stage { at, name, plan_to }),
        (0usize..6).prop_map(|at| Edit::RemoveStage { at }),
        (title, days).prop_map(|(title, to)| Edit::Rewrite { title, to }),
    ]
}

fn moved(days: i32) -> Option<Date> {
    days_after(date(2026, 3, 1), days)
}

proptest! {
    /// Whatever is edited later: the baseline prints the same bytes, and comparing tells each of its rows once, under
    /// its old name or with both, and each row of today once.
    #[test]
    fn no_later_edit_reaches_a_baseline(
        before in prop::collection::vec(any_edit(), 0..12),
        later in prop::collection::vec(any_edit(), 0..12),
    ) {
        let kept = Id::new(99);
        let mut pilot = Pilot::new("试点", date(2026, 1, 1));
        pilot.stages = (0..4).map(|at| Stage::new(at.to_string(), StageKind::Selection, format!("第{at}步"))).collect();
        let mut items = Items::default();
        let edit = |pilot: &mut Pilot, items: &mut Items, edit: &Edit| {
            let mut put = |id: u64, item: Option<Item>| {
                let before = items.get(Id::new(id));
                if may_change(before.map(|item| &**item), item.as_ref()).is_ok() {
                    items.set(Id::new(id), item.map(Arc::new));
                }
            };
            match edit.clone() {
                Edit::Milestone { id, title, plan_to, to } => {
                    let mut item = milestone(&title, (0, 0), 0);
                    if let What::Milestone { milestone } = &mut item.what {
                        (milestone.plan_to, milestone.to) = (moved(plan_to), to.and_then(moved));
                    }
                    put(id, Some(item));
                }
                Edit::Remove { id } => put(id, None),
                Edit::Stage { at, name, plan_to } => {
                    if let Some(stage) = pilot.stages.get_mut(at) {
                        (stage.name, stage.plan_to) = (name, moved(plan_to));
                    }
                }
                Edit::RemoveStage { at } => {
                    if at < pilot.stages.len() {
                        pilot.stages.remove(at);
                    }
                }
                Edit::Rewrite { title, to } => {
                    let row = Frozen { key: "stage 0".into(), title: title.clone(), from: None, to: moved(to) };
                    let baseline = Baseline { name: title, on: date(2026, 1, 1), rows: vec![row] };
                    put(99, Some(Item { pilot: PILOT, what: What::Baseline { baseline }, entered: date(2026, 1, 1) }));
                }
            }
        };
        for step in before.iter().filter(|step| !matches!(step, Edit::Rewrite { .. })) {
            edit(&mut pilot, &mut items, step);
        }
        let baseline = freeze(&timeline(&pilot, &items), "启动时");
        let item = Item { pilot: PILOT, what: What::Baseline { baseline }, entered: date(2026, 3, 31) };
        let printed = doc::print(&item);
        items.set(kept, Some(Arc::new(item)));
        for step in &later {
            edit(&mut pilot, &mut items, step);
        }
        let item = items.get(kept).unwrap();
        prop_assert_eq!(doc::print(&**item), printed.clone());
        prop_assert_eq!(doc::read::<Item>(&printed), Ok((**item).clone()));
        let What::Baseline { baseline } = &item.what else { panic!() };
        let now = timeline(&pilot, &items);
        let changes = compare(baseline, &now);
        for frozen in &baseline.rows {
            let told: Vec<_> = changes.iter().filter(|change| change.key == frozen.key).collect();
            prop_assert_eq!(told.len(), 1);
            let old = told[0].was_called.as_ref().unwrap_or(&told[0].title);
            prop_assert_eq!((old, told[0].was), (&frozen.title, Span { from: frozen.from, to: frozen.to }));
            prop_assert_eq!(told[0].kind == Kind::Deleted, now.row(&frozen.key).is_none());
        }
        let still: Vec<_> = changes.iter().filter(|change| change.kind != Kind::Deleted).map(|change| &change.key).collect();
        prop_assert_eq!(still, now.rows.iter().map(|row| &row.key).collect::<Vec<_>>());
        let added = changes.iter().filter(|change| change.kind == Kind::Added).count();
        prop_assert_eq!(changes.len(), baseline.rows.len() + added);
    }
}
