//! The score: how it is worked out, and from what.

use crate::document;

/// How many points are lost for what. All of it is our suggestion (建议) and editable: the norm's own rubric is known
/// in three lines only (`domain.md` §1.2), which are deductions clamped at zero per item, as here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scoring {
    /// Points of a duty that has none of its own.
    pub points: u32,
    /// Lost for each occurrence that is over and open.
    pub missing: u32,
    /// Lost for each that was closed without evidence; never less than for a missing one.
    pub bare: u32,
    /// Lost for each that was closed after its day, with evidence; never more than for a missing one.
    pub late: u32,
    /// Lost for each that a look-back found to have come back or to be on paper only.
    pub came_back: u32,
}

document!(struct Scoring { points, missing, bare, late, came_back });

impl Scoring {
    /// The most points of one duty.
    pub const MOST: u32 = 1000;

    /// Whether it can be used: something to lose, and nobody better off for closing without evidence than for
    /// leaving open, nor worse off for closing late than for not closing.
    pub fn is_sound(&self) -> bool {
        let all = [self.points, self.missing, self.bare, self.late, self.came_back];
        self.points > 0
            && self.bare >= self.missing
            && self.late <= self.missing
            && all.iter().all(|n| *n <= Self::MOST)
    }
}

impl Default for Scoring {
    fn default() -> Self {
        Scoring { points: 10, missing: 2, bare: 2, late: 1, came_back: 2 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_without_evidence_never_pays_and_closing_late_never_costs_more_than_leaving_open() {
        let usual = Scoring::default();
        assert!(usual.is_sound());
        assert!(!Scoring { bare: 1, ..usual.clone() }.is_sound());
        assert!(!Scoring { late: 3, ..usual.clone() }.is_sound());
        assert!(!Scoring { points: 0, ..usual.clone() }.is_sound());
        assert!(!Scoring { came_back: 1001, ..usual }.is_sound());
    }
}
