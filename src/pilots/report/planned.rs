//! What was planned.

use super::{Input, Label, Lines, Value, indicator, label};
use crate::pilots::timeline::Source;

pub(super) fn planned(input: &Input<'_>, lines: &mut Lines) {
    let pilot = input.pilot;
    lines.text("name", &pilot.name);
    lines.text("region", &pilot.region);
    lines.text("mode", &pilot.mode);
    lines.text("goal", &pilot.goal);
    lines.text("basis", &pilot.source);
    lines.text("owner", &pilot.owner);
    lines.put("status", Label::None, Value::Code(pilot.status.code()));
    lines.day("plan_begin", Label::None, pilot.from);
    lines.day("plan_end", Label::None, pilot.to);
    // The notice and the plan may each have a number. Where they differ both are told.
    let (places, planned) = (pilot.rules.places, pilot.staffing.planned);
    lines.number("places", Label::None, places.or(planned));
    if places.is_some() && planned.is_some() && places != planned {
        lines.number("planned", Label::None, planned);
    }
    for row in &input.timeline.rows {
        // A milestone without a first day is a point and lacks nothing.
        if row.plan.from.is_some() || matches!(row.source, Source::Stage { .. }) {
            lines.day("plan_from", label(pilot, row), row.plan.from);
        }
        lines.day("plan_to", label(pilot, row), row.plan.to);
    }
    for (code, target) in &pilot.targets {
        lines.put("target", indicator(pilot, code), Value::Number((*target).into()));
    }
    if pilot.targets.is_empty() {
        lines.put("targets", Label::None, Value::Missing);
    }
}
