//! One step of a pilot's funnel and its counts.

use crate::base::day::Date;
use crate::document;

/// One step, e.g. the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Its code in the template, e.g. `interview`.
    pub code: String,
    /// What kind of step it is.
    pub kind: StageKind,
    /// Its name.
    pub name: String,
    /// Its name in English, where the template has one.
    pub name_en: Option<String>,
    /// How many people.
    pub counts: Counts,
    /// Begins on.
    pub from: Option<Date>,
    /// Ends on.
    pub to: Option<Date>,
    /// A remark from the template or the user.
    pub note: String,
}

document!(struct Stage { code, kind, name, name_en, counts, from, to, note });

/// What kind of step a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageKind {
    /// A step of the selection.
    Selection,
    /// The list of those to be hired.
    Proposed,
    /// Accompanying the enforcement team.
    Shadowing,
    /// The law exam.
    Exam,
    /// The probation period.
    Probation,
    /// In service, assisting.
    Service,
}

document!(codes StageKind {
    "selection" => Selection,
    "proposed" => Proposed,
    "shadowing" => Shadowing,
    "exam" => Exam,
    "probation" => Probation,
    "service" => Service,
});

/// People in a stage. What nobody has entered is `None`, "not known", which is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Came in.
    pub entered: Option<u32>,
    /// Passed on to the next stage.
    pub passed: Option<u32>,
    /// Failed or withdrew.
    pub out: Option<u32>,
}

document!(struct Counts { entered, passed, out });

/// Why counts do not add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountError {
    /// More passed or went out than came in.
    MoreOutThanIn {
        /// Came in.
        entered: u32,
        /// Passed plus out.
        left: u64,
    },
}

impl Counts {
    /// entered = passed + out + waiting, with nothing negative.
    pub fn check(self) -> Result<(), CountError> {
        let left = u64::from(self.passed.unwrap_or(0)) + u64::from(self.out.unwrap_or(0));
        match self.entered {
            Some(entered) if left > u64::from(entered) => Err(CountError::MoreOutThanIn { entered, left }),
            _ => Ok(()),
        }
    }

    /// Who is neither passed nor out yet; known only where all three are.
    pub fn waiting(self) -> Option<u32> {
        let left = self.passed?.checked_add(self.out?)?;
        self.entered?.checked_sub(left)
    }

    /// Share that passed, in tenths of a percent, rounded half up; needs a known, non-zero entry.
    pub fn pass_rate_tenths(self) -> Option<u32> {
        tenths(self.passed?, self.entered?)
    }
}

/// `part` of `whole` in tenths of a percent, rounded half up; `None` for a whole of zero.
pub fn tenths(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    if whole == 0 {
        return None;
    }
    u32::try_from((part * 2000 + whole) / (whole * 2)).ok()
}

impl Stage {
    /// Whether anybody is known to have come into the stage, or its first day has come.
    pub fn is_reached(&self, today: Date) -> bool {
        self.counts.entered.is_some_and(|entered| entered > 0) || self.from.is_some_and(|from| from <= today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rates_are_rounded_half_up() {
        assert_eq!(tenths(5, 6), Some(833));
        assert_eq!(tenths(5, 7), Some(714));
        assert_eq!(tenths(6546, 6862), Some(954));
        assert_eq!(tenths(1, 0), None);
    }

    #[test]
    fn unknown_is_not_zero() {
        let counts = Counts { entered: Some(5), passed: Some(3), out: None };
        assert_eq!(counts.waiting(), None);
        assert_eq!(counts.check(), Ok(()));
    }

    proptest! {
        #[test]
        fn what_comes_in_is_accounted_for(entered: u32, passed: u32, out: u32) {
            let counts = Counts { entered: Some(entered), passed: Some(passed), out: Some(out) };
            match counts.check() {
                Ok(()) => prop_assert_eq!(counts.waiting().map(|waiting| waiting + passed + out), Some(entered)),
                Err(_) => prop_assert!(u64::from(passed) + u64::from(out) > u64::from(entered)),
            }
        }
    }
}
