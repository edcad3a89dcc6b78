//! What is found: why people dropped out, rates that do not fit, what is open, what was learned, what is recommended.

use super::{Input, Label, Lines, Value, said};
use crate::pilots::{
    figure::Share,
    item::What,
    published,
    register::{self, State},
};

pub(super) fn dropouts(input: &Input<'_>, lines: &mut Lines) {
    let Some(reasons) = input.reasons else {
        lines.put("reasons", Label::None, Value::Unknown);
        return;
    };
    let all: u64 = reasons.iter().map(|(_, count)| u64::from(*count)).sum();
    for (code, count) in reasons.iter().filter(|(_, count)| *count > 0) {
        lines.put("reason", Label::Code(code), Value::Share(Share { part: (*count).into(), whole: all }));
    }
    if all == 0 {
        lines.put("reasons", Label::None, Value::Number(0));
    }
}

/// How many there are, and those that their own counts do not give.
pub(super) fn published(input: &Input<'_>, lines: &mut Lines) {
    let mut off = Share { part: 0, whole: 0 };
    lines.put("rates_off", Label::None, Value::Missing);
    for item in input.items.values().filter(|item| item.pilot == input.id) {
        let What::Published { published } = &item.what else { continue };
        let check = published::check(published);
        off.add(u32::from(check.is_off()), 1);
        if let Some(first) = lines.0.first_mut() {
            first.value = Value::Share(off);
        }
        if !check.is_off() {
            continue;
        }
        let of = || Label::Text(published.what.clone());
        lines.put("rate_published", of(), Value::Rate(published.rate.into(), published.places));
        let counts = Share { part: published.part.into(), whole: published.whole.into() };
        lines.put("rate_counts", of(), Value::Share(counts));
        if let Some(right) = check.right {
            lines.put("rate_right", of(), Value::Rate(right, Some(2)));
        }
        lines.figure("rate_source", of(), said(&published.source));
    }
}

/// What is still to be done, and how many are settled.
pub(super) fn register(input: &Input<'_>, lines: &mut Lines) {
    let all = register::lines(input.id, input.items, input.timeline.today);
    for (count, state) in register::counts(&all, None).into_iter().zip(State::ALL) {
        lines.number("entries", Label::Code(state.code()), Some(count));
    }
    for line in all.iter().filter(|line| line.state != State::Closed) {
        let of = || Label::Text(line.entry.text.clone());
        lines.put(line.entry.kind.code(), of(), Value::Code(line.state.code()));
        if let Some(due) = line.entry.due {
            lines.put("due", of(), Value::Day(due));
        }
        for (key, text) in [("answers_for", &line.entry.owner), ("answer", &line.entry.answer)] {
            if let Some(text) = said(text) {
                lines.put(key, of(), text);
            }
        }
    }
}

pub(super) fn lessons(input: &Input<'_>, lines: &mut Lines) {
    lines.put("lessons", Label::None, said(&input.pilot.lessons).unwrap_or(Value::Missing));
}

/// A recommendation without a reason is told to have none.
pub(super) fn advice(input: &Input<'_>, lines: &mut Lines) {
    let pilot = input.pilot;
    lines.put("advice", Label::None, pilot.advice.map_or(Value::Missing, |advice| Value::Code(advice.code())));
    lines.put("advice_why", Label::None, said(&pilot.advice_why).unwrap_or(Value::Missing));
}
