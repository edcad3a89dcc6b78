//! A pilot as the pattern of another: what it is made of, without anything that happened in it.

use super::{
    Pilot,
    item::{Item, Milestone, What},
    staffing::Staffing,
    stage::{Counts, Stage},
};
use crate::base::{
    day::{Date, days_after, days_between},
    id::ItemId,
};
use std::{collections::BTreeMap, sync::Arc};

/// A new pilot after the pattern of `other`, beginning on `from`: stages, rules, indicators, targets and milestones.
/// Counts, people, days on which things happened, figures, decisions and judgements stay where they are. Where both
/// first days are known the planned days move with them; else they are left open. `mint` gives new ids.
pub fn copy<'i>(
    other: &Pilot,
    items: impl Iterator<Item = (ItemId, &'i Arc<Item>)>,
    from: Option<Date>,
    today: Date,
    mint: impl Fn() -> ItemId,
) -> (Pilot, Vec<(ItemId, Item)>) {
    let by = other.from.zip(from).map(|(old, new)| days_between(old, new));
    let moved = |day: Option<Date>| day.zip(by).and_then(|(day, by)| days_after(day, by));
    let stage = |stage: &Stage| Stage {
        counts: Counts::default(),
        from: None,
        to: None,
        plan_from: moved(stage.plan_from),
        plan_to: moved(stage.plan_to),
        ..stage.clone()
    };
    let pilot = Pilot {
        region: other.region.clone(),
        mode: other.mode.clone(),
        source: other.source.clone(),
        goal: other.goal.clone(),
        from,
        to: moved(other.to),
        filled: other.filled,
        template: other.template.clone(),
        stages: other.stages.iter().map(stage).collect(),
        rules: other.rules.clone(),
        staffing: Staffing::default(),
        targets: other.targets.clone(),
        indicators: other.indicators.clone(),
        ..Pilot::new(other.name.clone(), today)
    };
    let milestones: Vec<(ItemId, &Arc<Item>)> =
        items.filter(|(_, item)| matches!(item.what, What::Milestone { .. })).collect();
    let ids: BTreeMap<ItemId, ItemId> = milestones.iter().map(|(id, _)| (*id, mint())).collect();
    let items = milestones.into_iter().filter_map(|(id, item)| {
        let What::Milestone { milestone } = &item.what else { return None };
        let milestone = Milestone {
            owner: String::new(),
            plan_from: moved(milestone.plan_from),
            plan_to: moved(milestone.plan_to),
            from: None,
            to: None,
            after: milestone.after.iter().filter_map(|id| ids.get(id).copied()).collect(),
            ..milestone.clone()
        };
        Some((*ids.get(&id)?, Item { pilot: item.pilot, what: What::Milestone { milestone }, entered: today }))
    });
    (pilot, items.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, id::Id},
        pilots::{Advice, stage::StageKind},
    };
    use std::cell::Cell;

    #[test]
    fn nothing_that_happened_comes_along_and_the_plan_moves() {
        let counts = Counts { entered: Some(40), ..Counts::default() };
        let stage = Stage {
            counts,
            from: Some(date(2026, 1, 10)),
            plan_from: Some(date(2026, 1, 8)),
            pass_mark: Some(6000),
            ..Stage::new("written", StageKind::Written, "笔试")
        };
        let other = Pilot {
            from: Some(date(2026, 1, 1)),
            to: Some(date(2026, 12, 31)),
            stages: vec![stage],
            staffing: Staffing { hired: Some(5), ..Staffing::default() },
            advice: Some(Advice::Copy),
            lessons: "学到的".into(),
            ..Pilot::new("甲县试点", date(2026, 1, 1))
        };
        let milestone = |title: &str, after: Vec<ItemId>| {
            let plan_to = Some(date(2026, 2, 1));
            let to = Some(date(2026, 2, 3));
            let milestone =
                Milestone { title: title.into(), owner: "张".into(), plan_from: None, plan_to, from: None, to, after };
            Arc::new(Item { pilot: Id::new(1), what: What::Milestone { milestone }, entered: date(2026, 1, 1) })
        };
        let items = [(Id::new(1), milestone("公示", vec![])), (Id::new(2), milestone("签约", vec![Id::new(1)]))];
        let next = Cell::new(100);
        let mint = || {
            next.set(next.get() + 1);
            Id::new(next.get())
        };
        let today = date(2026, 11, 26);
        let from = Some(date(2027, 1, 1));
        let (pilot, copied) = copy(&other, items.iter().map(|(id, item)| (*id, item)), from, today, mint);
        let stage = &pilot.stages[0];
        assert_eq!((stage.counts, stage.from, stage.pass_mark), (Counts::default(), None, Some(6000)));
        assert_eq!((stage.plan_from, pilot.to), (Some(date(2027, 1, 8)), Some(date(2027, 12, 31))));
        assert_eq!((pilot.staffing, pilot.advice, pilot.lessons.as_str()), (Staffing::default(), None, ""));
        let told: Vec<_> = copied
            .iter()
            .map(|(id, item)| match &item.what {
                What::Milestone { milestone } => (id.bits(), milestone.plan_to, milestone.to, milestone.after.clone()),
                _ => panic!("only milestones"),
            })
            .collect();
        let planned = Some(date(2027, 2, 1));
        assert_eq!(told, [(101, planned, None, vec![]), (102, planned, None, vec![Id::new(101)])]);
        // Without a first day nobody can say where the plan moves to.
        let (pilot, _) = copy(&other, std::iter::empty(), None, today, || Id::new(9));
        assert_eq!((pilot.stages[0].plan_from, pilot.to), (None, None));
    }
}
