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
    /// Began on.
    pub from: Option<Date>,
    /// Ended on.
    pub to: Option<Date>,
    /// Is to begin on.
    pub plan_from: Option<Date>,
    /// Is to end on.
    pub plan_to: Option<Date>,
    /// The score from which one passes, in hundredths of a point.
    pub pass_mark: Option<u32>,
    /// How much its score counts in the total, in percent.
    pub weight: Option<u32>,
    /// So many candidates a place are needed to hold it (开考比例): 3 of 3:1.
    pub opens_at: Option<u32>,
    /// From so many days on, somebody who waits in it is stuck.
    pub limit_days: Option<u32>,
    /// A remark from the template or the user.
    pub note: String,
}

document!(struct Stage { code, kind, name, name_en, counts, from, to, plan_from, plan_to, pass_mark, weight, opens_at, limit_days, note });

/// What kind of step a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageKind {
    /// A step of the selection of another kind.
    Selection,
    /// People apply.
    Application,
    /// A first look at the papers.
    Review,
    /// A written test.
    Written,
    /// An interview.
    Interview,
    /// A test of fitness.
    Fitness,
    /// A medical check: passed or failed, and nothing else.
    Medical,
    /// A background check: passed or failed, and nothing else.
    Background,
    /// The list of those to be hired, and its public notice.
    Proposed,
    /// Accompanying the enforcement team.
    Shadowing,
    /// The law exam.
    Exam,
    /// The probation period.
    Probation,
    /// In service, assisting.
    Service,
    /// Left the service.
    Left,
}

document!(codes StageKind {
    "selection" => Selection,
    "application" => Application,
    "review" => Review,
    "written" => Written,
    "interview" => Interview,
    "fitness" => Fitness,
    "medical" => Medical,
    "background" => Background,
    "proposed" => Proposed,
    "shadowing" => Shadowing,
    "exam" => Exam,
    "probation" => Probation,
    "service" => Service,
    "left" => Left,
});

impl StageKind {
    /// All kinds, in the order of a pilot.
    pub const ALL: [StageKind; 14] = [
        StageKind::Application,
        StageKind::Review,
        StageKind::Written,
        StageKind::Interview,
        StageKind::Fitness,
        StageKind::Medical,
        StageKind::Background,
        StageKind::Selection,
        StageKind::Proposed,
        StageKind::Shadowing,
        StageKind::Exam,
        StageKind::Probation,
        StageKind::Service,
        StageKind::Left,
    ];

    /// Whether nothing but passed or failed may be kept of it.
    pub fn is_private(self) -> bool {
        matches!(self, StageKind::Medical | StageKind::Background)
    }

    /// Whether whoever stands in it is hired and not gone: with the enforcement team, on probation, or in service.
    pub fn is_with_the_team(self) -> bool {
        matches!(self, StageKind::Shadowing | StageKind::Exam | StageKind::Probation | StageKind::Service)
    }

    /// Whether it is a step to be passed, and not the work itself or its end.
    pub fn is_passed(self) -> bool {
        !matches!(self, StageKind::Service | StageKind::Left)
    }

    /// Whether a score is usual.
    pub fn has_score(self) -> bool {
        matches!(self, StageKind::Written | StageKind::Interview | StageKind::Fitness | StageKind::Exam)
    }
}

/// People in a stage. What nobody has entered is `None`, "not known", which is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Came in.
    pub entered: Option<u32>,
    /// Passed on to the next stage.
    pub passed: Option<u32>,
    /// Failed.
    pub failed: Option<u32>,
    /// Withdrew.
    pub withdrew: Option<u32>,
    /// Failed or withdrew, not known which: as earlier versions counted.
    pub out: Option<u32>,
}

document!(struct Counts { entered, passed, failed, withdrew, out });

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
    /// entered = passed + failed + withdrew + waiting, with nothing negative.
    pub fn check(self) -> Result<(), CountError> {
        let gone = [self.passed, self.failed, self.withdrew, self.out];
        let left = gone.into_iter().flatten().map(u64::from).sum();
        match self.entered {
            Some(entered) if left > u64::from(entered) => Err(CountError::MoreOutThanIn { entered, left }),
            _ => Ok(()),
        }
    }

    /// How many failed or withdrew; known only where both are, or where they were counted together.
    pub fn gone(self) -> Option<u32> {
        match (self.failed, self.withdrew, self.out) {
            (None, None, out) => out,
            (failed, withdrew, out) => failed?.checked_add(withdrew?)?.checked_add(out.unwrap_or(0)),
        }
    }

    /// Who is neither passed nor out yet; known only where all the others are.
    pub fn waiting(self) -> Option<u32> {
        let left = self.passed?.checked_add(self.gone()?)?;
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
    /// A step of this kind in which nothing is known yet.
    pub fn new(code: impl Into<String>, kind: StageKind, name: impl Into<String>) -> Stage {
        Stage {
            code: code.into(),
            kind,
            name: name.into(),
            name_en: None,
            counts: Counts::default(),
            from: None,
            to: None,
            plan_from: None,
            plan_to: None,
            pass_mark: None,
            weight: None,
            opens_at: None,
            limit_days: None,
            note: String::new(),
        }
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
        let counts = Counts { entered: Some(5), passed: Some(3), ..Counts::default() };
        assert_eq!(counts.waiting(), None);
        assert_eq!(Counts { failed: Some(1), ..counts }.waiting(), None);
        assert_eq!(Counts { failed: Some(1), withdrew: Some(0), ..counts }.waiting(), Some(1));
        assert_eq!(Counts { out: Some(2), ..counts }.waiting(), Some(0));
        assert_eq!(counts.check(), Ok(()));
    }

    proptest! {
        #[test]
        fn what_comes_in_is_accounted_for(entered: u32, passed: u32, failed: u32, withdrew: u32) {
            let [passed, failed, withdrew] = [passed, failed, withdrew].map(|count| count / 4);
            let counts = Counts {
                entered: Some(entered),
                passed: Some(passed),
                failed: Some(failed),
                withdrew: Some(withdrew),
                out: None,
            };
            match counts.check() {
                Ok(()) => {
                    prop_assert_eq!(counts.waiting().map(|waiting| waiting + passed + failed + withdrew), Some(entered));
                }
                Err(_) => prop_assert!(passed + failed + withdrew > entered),
            }
        }
    }
}
