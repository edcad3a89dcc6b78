//! What happened: the funnel, the time, the plan of now against the plan of then.

use super::{Input, Label, Lines, Value, label};
use crate::pilots::{
    Status,
    baseline::{Kind, Shift, compare},
    compare::days,
    figure::Share,
    item::{Baseline, What},
    timeline::{Source, State},
};

pub(super) fn funnel(input: &Input<'_>, lines: &mut Lines) {
    if input.funnel.is_empty() {
        lines.put("stages", Label::None, Value::Missing);
    }
    for (stage, row) in input.pilot.stages.iter().zip(input.funnel) {
        let (code, name, name_en) = (stage.code.clone(), stage.name.clone(), stage.name_en.clone());
        let of = || Label::Stage { code: code.clone(), name: name.clone(), name_en: name_en.clone() };
        lines.number("entered", of(), row.entered);
        // Nobody is to pass the service: those who have would read as if few were good enough.
        match Share::of(row.passed, row.entered) {
            _ if !stage.kind.is_passed() => {}
            Some(share) => lines.put("passed", of(), Value::Share(share)),
            None => lines.number("passed", of(), row.passed),
        }
        // Counted together, failed and withdrew are known, only not apart.
        match row.out {
            Some(out) if row.failed.is_none() && row.withdrew.is_none() => {
                lines.number("failed_or_withdrew", of(), Some(out));
            }
            out => {
                lines.number("failed", of(), row.failed);
                lines.number("withdrew", of(), row.withdrew);
                if out.is_some_and(|out| out > 0) {
                    lines.number("failed_or_withdrew", of(), out);
                }
            }
        }
        // Follows from the others: where it is not known, one of them is not, and is listed.
        if row.waiting.is_some() {
            lines.number("waiting", of(), row.waiting);
        }
    }
}

pub(super) fn time(input: &Input<'_>, lines: &mut Lines) {
    let (pilot, timeline) = (input.pilot, input.timeline);
    lines.day("began", Label::None, timeline.began());
    if pilot.status == Status::Ended {
        lines.day("ended", Label::None, timeline.ended());
    }
    // Follows from the two: where it is not known, one of them is not, and is listed.
    if let Some(days) = days(pilot, timeline) {
        lines.put("days", Label::None, Value::Days(days));
    }
    for row in &timeline.rows {
        let begun = match row.state {
            State::Done | State::Running | State::Undated => true,
            State::LateEnd => row.actual.from.is_some(),
            State::NotPlanned | State::ToCome | State::LateBegin => false,
        };
        let over = matches!(row.state, State::Done | State::Undated);
        if begun && (row.actual.from.is_some() || matches!(row.source, Source::Stage { .. })) {
            lines.day("from", label(pilot, row), row.actual.from);
        }
        if over {
            lines.day("to", label(pilot, row), row.actual.to);
        }
        if !begun || row.state.is_late() {
            lines.put("state", label(pilot, row), Value::Code(row.state.code()));
        }
        if let Some(slip) = row.slip {
            lines.put(if slip.open { "slip_open" } else { "slip" }, label(pilot, row), Value::Days(slip.days));
        }
        for warning in &row.warnings {
            lines.put("timeline_warning", label(pilot, row), Value::Code(warning.code()));
        }
    }
}

/// The baseline that was chosen, if it is there and of this pilot.
fn chosen<'a>(input: &Input<'a>) -> Option<&'a Baseline> {
    let item = input.items.get(input.baseline?)?;
    match &item.what {
        What::Baseline { baseline } if item.pilot == input.id => Some(baseline),
        _ => None,
    }
}

pub(super) fn baseline(input: &Input<'_>, lines: &mut Lines) {
    let Some(baseline) = chosen(input) else {
        lines.put("baseline", Label::None, Value::Missing);
        return;
    };
    lines.put("baseline", Label::None, Value::Text(baseline.name.clone()));
    lines.put("frozen", Label::None, Value::Day(baseline.on));
    let changes = compare(baseline, input.timeline);
    let all = u64::try_from(baseline.rows.len()).unwrap_or(u64::MAX);
    let same = changes.iter().filter(|change| change.kind == Kind::Same).count();
    let same = u64::try_from(same).unwrap_or(u64::MAX);
    lines.put("same", Label::None, Value::Share(Share { part: same, whole: all }));
    for change in &changes {
        let row = input.timeline.row(&change.key).filter(|_| change.kind != Kind::Deleted);
        let of = || row.map_or_else(|| Label::Text(change.title.clone()), |row| label(input.pilot, row));
        if let Some(old) = &change.was_called {
            lines.put("was_called", of(), Value::Text(old.clone()));
        }
        if matches!(change.kind, Kind::Added | Kind::Deleted) {
            lines.put("baseline_row", of(), Value::Code(change.kind.code()));
        }
        shifted(lines, "begin_moved", of(), change.begin);
        shifted(lines, "end_moved", of(), change.end);
        if let Some(days) = change.late {
            lines.put("reached_against", of(), Value::Days(days));
        }
    }
}

fn shifted(lines: &mut Lines, key: &'static str, of: Label, shift: Shift) {
    match shift {
        Shift::None => {}
        Shift::Days(days) => lines.put(key, of, Value::Days(days)),
        Shift::Set => lines.put(key, of, Value::Code("set")),
        Shift::Unset => lines.put(key, of, Value::Code("unset")),
    }
}
