//! What is wanting in the hazards. Of a closed one nothing is told: its history is not changed any more.

use super::{Finding, Inspection, Sources, records::warn};
use crate::duties::hazard::{Part, standing::Light};

/// Looks at every open hazard.
pub(super) fn check(sources: &Sources, found: &mut Vec<Finding>) {
    for (id, hazard) in sources.hazards.iter() {
        let standing = hazard.standing();
        if !standing.state.is_open() {
            continue;
        }
        let light = standing.light(sources.today);
        if light.days_over() > 0 {
            found.push(Finding::HazardOverdue { hazard: id, days: light.days_over() });
        }
        if light == Light::NoLimit {
            found.push(Finding::HazardNoLimit(id));
        }
        let parts: Vec<Part> = hazard.missing().into_iter().filter(|part| *part != Part::Limit).collect();
        if !parts.is_empty() {
            found.push(Finding::HazardUnsettled { hazard: id, parts });
        }
        hazard.warnings().into_iter().for_each(|marked| warn(Inspection::Hazard(id), marked.warning, found));
    }
}
