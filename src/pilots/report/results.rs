//! What happened: staffing, training, assistance, monthly figures.

use super::{Input, Label, Lines, Value, indicator};
use crate::pilots::{
    figure::{Share, Sum},
    indicators::{Grade, Indicator, targets},
    item::TaskKind,
    staffing::RatioCheck,
    tasks,
    training::{sittings, totals},
};

pub(super) fn staffing(input: &Input<'_>, lines: &mut Lines) {
    let staffing = input.pilot.staffing;
    lines.number("hired", Label::None, staffing.hired);
    lines.number("posts", Label::None, staffing.posts);
    lines.number("in_service", Label::None, staffing.in_service);
    // The reported ratio and the computed one stand beside each other, and neither is made from the other.
    if let Some(rate) = staffing.reported() {
        lines.put("ratio_reported", Label::None, Value::Rate(rate.hundredths.into(), Some(rate.places)));
    }
    if let Some(share) = Share::of(staffing.hired, staffing.posts) {
        lines.put("ratio_computed", Label::None, Value::Share(share));
    }
    if let RatioCheck::NoWholeNumber { above, below } = staffing.check() {
        lines.put("ratio_check", Label::None, Value::Code("no_whole_number"));
        for near in [above, below] {
            if let Some(share) = Share::of(staffing.hired, Some(near.posts)) {
                lines.put("ratio_near", Label::None, Value::Share(share));
            }
        }
    }
}

pub(super) fn training(input: &Input<'_>, lines: &mut Lines) {
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let shadowed = || input.people.iter().filter_map(|(_, person)| person.shadow.as_ref());
    if shadowed().next().is_some() {
        let done = shadowed().filter(|shadow| shadow.done.is_some()).count();
        let share = Share { part: number(done), whole: number(shadowed().count()) };
        lines.put("shadow_done", Label::None, Value::Share(share));
        let mut days = Sum::default();
        shadowed().for_each(|shadow| days.add(shadow.days));
        lines.sum("shadow_days", Label::None, days);
    }
    let totals = totals(&sittings(input.id, input.items));
    if totals.sittings > 0 {
        lines.number("sittings", Label::None, Some(totals.sittings));
    }
    lines.sum("exam_due", Label::None, totals.due);
    lines.sum("exam_sat", Label::None, totals.sat);
    lines.sum("exam_passed", Label::None, totals.passed);
    if let Some(paired) = totals.attendance {
        lines.put("exam_attendance", Label::None, Value::Paired(paired));
    }
    if let Some(paired) = totals.rate {
        lines.put("exam_rate", Label::None, Value::Paired(paired));
    }
}

pub(super) fn assistance(input: &Input<'_>, lines: &mut Lines) {
    let all = tasks::count(input.id, input.items, &|_| true);
    if all.tasks == 0 {
        // An empty log may be one that nobody kept.
        lines.put("tasks", Label::None, Value::Unknown);
        return;
    }
    lines.number("tasks", Label::None, Some(all.tasks));
    for kind in TaskKind::ALL {
        let count = tasks::count(input.id, input.items, &|task| task.kind == kind);
        if count.tasks > 0 {
            let share = Share { part: count.tasks.into(), whole: all.tasks.into() };
            lines.put("tasks_of_kind", Label::Code(kind.code()), Value::Share(share));
        }
    }
    lines.number("assisted_times", Label::None, Some(all.times));
    lines.number("assisted_people", Label::None, Some(all.people));
    if all.unnamed > 0 {
        lines.number("unnamed", Label::None, Some(all.unnamed));
    }
    // Of those that need officers; of the others none can be warned about.
    let officers = tasks::count(input.id, input.items, &|task| task.kind.needs_officers());
    if officers.tasks > 0 {
        let share = |part: u32| Value::Share(Share { part: part.into(), whole: officers.tasks.into() });
        lines.put("warned", Label::None, share(officers.warned));
        lines.put("led_by_auxiliary", Label::None, share(officers.led_by_auxiliary));
    }
}

pub(super) fn indicators(input: &Input<'_>, lines: &mut Lines) {
    let (pilot, months) = (input.pilot, input.months);
    for code in months.codes(pilot) {
        // People in service are not added up: the latest count.
        let key = if code == Indicator::InService.code() { "latest" } else { "sum" };
        lines.sum(key, indicator(pilot, &code), months.total(&code));
    }
    for grade in Grade::ALL {
        if let Some(paired) = months.rectification(grade) {
            lines.put("rectified", Label::Code(grade.code()), Value::Paired(paired));
        }
        if let Some(excess) = months.excess(grade) {
            let share = Share { part: excess.rectified, whole: excess.found };
            lines.put("excess", Label::Code(grade.code()), Value::Share(share));
            lines.put("excess_month", Label::Code(grade.code()), Value::Day(excess.month));
            if excess.unknown > 0 {
                lines.number("excess_unknown", Label::Code(grade.code()), Some(excess.unknown));
            }
        }
    }
    for (key, indicator) in [("cost_each", Indicator::Cost), ("visits_each", Indicator::Enterprises)] {
        if let Some(each) = months.per_person(indicator.code(), pilot.staffing.in_service) {
            lines.put(key, Label::None, Value::Each(each.paired));
            if each.assumed > 0 {
                lines.number("assumed", Label::Code(key), Some(each.assumed));
            }
        }
    }
    for target in targets(pilot, months) {
        lines.figure("reached", indicator(pilot, &target.code), target.share().map(Value::Share));
        if let Some(left) = target.remaining() {
            lines.put("remaining", indicator(pilot, &target.code), Value::Number(left));
        }
    }
}
