use super::*;
use crate::{
    base::{day::date, id::Id, inspectors::Inspectors},
    pilots::item::{Baseline, EntryKind, TaskKind},
};
use proptest::prelude::*;
use std::sync::Arc;

fn item(what: What) -> Item {
    Item { pilot: Id::new(1), what, entered: date(2026, 11, 24) }
}

fn milestone(title: &str, after: &[u64]) -> Milestone {
    let after = after.iter().map(|id| Id::new(*id)).collect();
    Milestone { title: title.into(), owner: String::new(), plan_from: None, plan_to: None, from: None, to: None, after }
}

fn is_milestone(milestone: Milestone) -> Item {
    item(What::Milestone { milestone })
}

fn refused(what: What) -> Option<(&'static str, &'static str, Option<usize>)> {
    let error = item(what).check(Id::new(9), &Items::default()).err()?;
    Some((error.fault.code(), error.field, error.at))
}

fn sitting(due: Option<u32>, sat: Option<u32>, passed: Option<u32>) -> What {
    What::Sitting { sitting: Sitting { on: date(2026, 3, 1), subject: String::new(), due, sat, passed } }
}

#[test]
fn nobody_sits_who_is_not_due_and_nobody_passes_who_did_not_sit() {
    assert_eq!(refused(sitting(Some(5), Some(5), Some(5))), None);
    assert_eq!(refused(sitting(None, Some(5), None)), None);
    assert_eq!(refused(sitting(Some(5), Some(6), None)), Some(("too_many", "sat", None)));
    assert_eq!(refused(sitting(None, Some(4), Some(5))), Some(("too_many", "passed", None)));
    assert_eq!(refused(sitting(Some(4), None, Some(5))), Some(("too_many", "passed", None)));
}

#[test]
fn a_month_is_its_first_day_and_is_there_once() {
    let month = |day, counts: &[(&str, u32)]| {
        let counts = counts.iter().map(|(code, count)| ((*code).into(), *count)).collect();
        What::Month { month: Month { month: date(2026, 3, day), counts } }
    };
    // 3 found and 5 put right: two of them were older.
    assert_eq!(refused(month(1, &[("general_found", 3), ("general_rectified", 5)])), None);
    assert_eq!(refused(month(2, &[])), Some(("not_first", "month", None)));
    assert_eq!(refused(month(1, &[("cost", 3), ("cost", 5)])), Some(("twice", "counts", Some(1))));
    assert_eq!(refused(month(1, &[(" ", 3)])), Some(("empty", "counts", Some(0))));
    let march = item(month(1, &[]));
    let items: Items = [(Id::new(7), march.clone())].into_iter().collect();
    assert_eq!(march.check(Id::new(8), &items), Err(Fault::Twice.at("month")));
    assert_eq!(march.check(Id::new(7), &items), Ok(()));
    assert_eq!(Item { pilot: Id::new(2), ..march }.check(Id::new(8), &items), Ok(()));
}

#[test]
fn what_says_nothing_and_days_the_wrong_way_round_are_refused_at_their_field() {
    let (early, late) = (Some(date(2026, 2, 1)), Some(date(2026, 2, 2)));
    let planned = |plan_from, plan_to| Milestone { plan_from, plan_to, ..milestone("签约", &[]) };
    let reached = |from, to| Milestone { from, to, ..milestone("签约", &[]) };
    let of = |milestone| refused(What::Milestone { milestone });
    assert_eq!(of(milestone(" ", &[])), Some(("empty", "title", None)));
    assert_eq!(of(planned(late, early)), Some(("reversed", "plan_to", None)));
    assert_eq!(of(reached(late, early)), Some(("reversed", "to", None)));
    assert_eq!(of(planned(early, early)), None);
    let task = |what: &str, assistants: &[&str]| {
        let people =
            Inspectors { officers: Vec::new(), assistants: assistants.iter().map(|name| (*name).into()).collect() };
        let (on, kind) = (date(2026, 2, 1), TaskKind::Inspection);
        let task = Task { on, kind, what: what.into(), place: String::new(), people, led_by_auxiliary: true };
        What::Task { task }
    };
    assert_eq!(refused(task("", &["甲"])), Some(("empty", "what", None)));
    assert_eq!(refused(task("检查加油站", &["甲", " "])), Some(("empty", "people", None)));
    // An inspection that an auxiliary led is kept as it was.
    assert_eq!(refused(task("检查加油站", &["甲"])), None);
    let entry = |text: &str, due, closed| {
        let (kind, on) = (EntryKind::Risk, date(2026, 2, 2));
        let text = text.into();
        What::Entry { entry: Entry { kind, text, on, owner: String::new(), due, answer: String::new(), closed } }
    };
    assert_eq!(refused(entry("", None, None)), Some(("empty", "text", None)));
    assert_eq!(refused(entry("经费未到", early, None)), Some(("reversed", "due", None)));
    assert_eq!(refused(entry("经费未到", None, early)), Some(("reversed", "closed", None)));
    assert_eq!(refused(entry("经费未到", late, late)), None);
}

#[test]
fn a_published_rate_has_its_decimals() {
    let published = |part, whole, rate, places| What::Published {
        published: Published { what: "整改率".into(), source: "报道".into(), part, whole, rate, places },
    };
    // 6546 of 6862 published as 95.34 % is wrong, and kept.
    assert_eq!(refused(published(6546, 6862, 9534, Some(2))), None);
    assert_eq!(refused(published(6546, 6862, 9534, None)), None);
    assert_eq!(refused(published(6546, 6862, 9534, Some(1))), Some(("decimals", "rate", None)));
    assert_eq!(refused(published(6546, 6862, 9500, Some(0))), None);
    assert_eq!(refused(published(6546, 6862, 9500, Some(3))), Some(("decimals", "places", None)));
    assert_eq!(refused(published(6863, 6862, 9500, None)), Some(("too_many", "part", None)));
}

#[test]
fn what_a_milestone_depends_on_is_another_milestone_of_its_pilot() {
    let elsewhere = Item { pilot: Id::new(2), ..is_milestone(milestone("别处", &[])) };
    let all = [(1, is_milestone(milestone("甲", &[2]))), (2, is_milestone(milestone("乙", &[]))), (3, elsewhere)];
    let items: Items = all.into_iter().map(|(id, item)| (Id::new(id), item)).collect();
    let check = |id: u64, after: &[u64]| {
        let error = is_milestone(milestone("乙", after)).check(Id::new(id), &items).err();
        error.map(|error| (error.fault, error.at))
    };
    assert_eq!(check(2, &[]), None);
    assert_eq!(check(2, &[2]), Some((Fault::Itself, Some(0))));
    assert_eq!(check(2, &[1]), Some((Fault::Circle, Some(0))));
    assert_eq!(check(4, &[1, 2]), None);
    assert_eq!(check(4, &[2, 2]), Some((Fault::Twice, Some(1))));
    assert_eq!(check(4, &[2, 3]), Some((Fault::NotOurs, Some(1))));
    // Taken away since: told by the timeline, no fault of this one.
    assert_eq!(check(4, &[77]), None);
}

#[test]
fn a_baseline_is_never_changed_and_no_item_becomes_another() {
    let baseline = |name: &str| {
        item(What::Baseline { baseline: Baseline { name: name.into(), on: date(2026, 1, 1), rows: Vec::new() } })
    };
    let (first, renamed) = (baseline("启动"), baseline("启动后"));
    assert_eq!(may_change(None, Some(&first)), Ok(()));
    assert_eq!(may_change(Some(&first), Some(&first)), Ok(()));
    assert_eq!(may_change(Some(&first), Some(&renamed)), Err(Fault::Frozen.at("rows")));
    assert_eq!(may_change(Some(&first), None), Ok(()));
    let other = is_milestone(milestone("甲", &[]));
    assert_eq!(may_change(Some(&first), Some(&other)), Err(Fault::OtherKind.at("what")));
    let moved = Item { pilot: Id::new(2), ..other.clone() };
    assert_eq!(may_change(Some(&other), Some(&moved)), Err(Fault::OtherPilot.at("pilot")));
    assert_eq!(may_change(Some(&other), Some(&is_milestone(milestone("乙", &[])))), Ok(()));
}

proptest! {
    /// Whatever is entered one after the other, what is kept never has a circle.
    #[test]
    fn what_passes_the_check_has_no_circle(steps in prop::collection::vec((0u64..6, prop::collection::vec(0u64..6, 0..4)), 0..30)) {
        let mut items = Items::default();
        for (id, after) in steps {
            let new = is_milestone(milestone("甲", &after));
            if new.check(Id::new(id), &items).is_ok() {
                items.set(Id::new(id), Some(Arc::new(new)));
            }
        }
        // Taken away one by one, each only when it waits for nothing that is left: nothing may stay.
        let mut left: Vec<(u64, Vec<u64>)> = items
            .iter()
            .map(|(id, item)| match &item.what {
                What::Milestone { milestone } => (id.bits(), milestone.after.iter().map(|id| id.bits()).collect()),
                _ => (id.bits(), Vec::new()),
            })
            .collect();
        loop {
            let ids: Vec<u64> = left.iter().map(|(id, _)| *id).collect();
            let before = left.len();
            left.retain(|(_, after)| after.iter().any(|id| ids.contains(id)));
            if left.len() == before {
                break;
            }
        }
        prop_assert!(left.is_empty(), "{left:?}");
    }
}
