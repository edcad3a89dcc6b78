//! How grave an accident is, from its numbers, and up to which level it is reported.

use super::{Count, Numbers};
use crate::document;

/// The grade of an accident (L3 art. 3, SC2 art. 3), the gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// 一般: below all limits. Light injuries alone belong here too (SC2 art. 18 calls them so).
    Ordinary,
    /// 较大.
    Larger,
    /// 重大.
    Major,
    /// 特别重大.
    Extraordinary,
}

document!(codes Grade {
    "ordinary" => Ordinary,
    "larger" => Larger,
    "major" => Major,
    "extraordinary" => Extraordinary,
});

/// The limits: dead, seriously injured, loss in 10,000 yuan. A limit belongs to the graver grade (“以上”包括本数,
/// “以下”不包括本数), and any one of the three is enough.
const LIMITS: [(Grade, u32, u32, u32); 3] =
    [(Grade::Extraordinary, 30, 100, 10_000), (Grade::Major, 10, 50, 5_000), (Grade::Larger, 3, 10, 1_000)];

/// What can be said of the grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grading {
    /// The grade of what is known; `None` where none of the deciding numbers is.
    pub at_least: Option<Grade>,
    /// The deciding numbers that are not known.
    pub unknown: Vec<Count>,
    /// The grade if all who are missing were dead, where that is graver. L3 art. 3 does not count the missing: this is
    /// our hint at what may come, not a grade.
    pub with_missing: Option<Grade>,
}

impl Grading {
    /// Whether no number that is still to come can change the grade of those that are there.
    pub fn is_exact(&self) -> bool {
        self.at_least == Some(Grade::Extraordinary) || self.unknown.is_empty()
    }
}

impl Numbers {
    /// The grade of these numbers.
    pub fn grading(&self) -> Grading {
        let unknown: Vec<_> =
            [Count::Dead, Count::Injured, Count::Loss].into_iter().filter(|count| self.get(*count).is_none()).collect();
        let at_least = if unknown.len() == 3 { None } else { Some(self.known_grade()) };
        let missing = self.missing.unwrap_or(0);
        let feared = Numbers { dead: Some(self.dead.unwrap_or(0).saturating_add(missing)), ..*self }.known_grade();
        let with_missing = Some(feared).filter(|feared| *feared > at_least.unwrap_or(Grade::Ordinary));
        Grading { at_least, unknown, with_missing }
    }

    /// The gravest grade that a known number reaches.
    fn known_grade(&self) -> Grade {
        let [dead, injured, loss] = [self.dead, self.injured, self.loss].map(|number| number.unwrap_or(0));
        let reached = LIMITS.iter().find(|limit| dead >= limit.1 || injured >= limit.2 || loss >= limit.3);
        reached.map_or(Grade::Ordinary, |limit| limit.0)
    }
}

/// A level of government.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Level {
    County,
    /// A city with districts, or an autonomous prefecture (SC2 art. 9 names it).
    City,
    Province,
    State,
}

document!(codes Level {
    "county" => County,
    "city" => City,
    "province" => Province,
    "state" => State,
});

impl Grade {
    /// Up to which level the departments report it, one after the other (L3 art. 10, SC2 art. 9).
    pub fn reported_up_to(self) -> Level {
        match self {
            Grade::Ordinary => Level::City,
            Grade::Larger => Level::Province,
            Grade::Major | Grade::Extraordinary => Level::State,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Grade::{Extraordinary, Larger, Major, Ordinary};
    use proptest::prelude::*;

    fn numbers(dead: Option<u32>, injured: Option<u32>, loss: Option<u32>) -> Numbers {
        Numbers { dead, injured, missing: None, loss }
    }

    /// Each line: the number just below a limit and the limit itself, for each of the three.
    #[test]
    fn a_limit_belongs_to_the_graver_grade() {
        let dead = [(0, Ordinary), (2, Ordinary), (3, Larger), (9, Larger), (10, Major), (29, Major)];
        for (number, grade) in dead.into_iter().chain([(30, Extraordinary), (u32::MAX, Extraordinary)]) {
            assert_eq!(numbers(Some(number), Some(0), Some(0)).grading().at_least, Some(grade), "{number} dead");
        }
        let injured = [(9, Ordinary), (10, Larger), (49, Larger), (50, Major), (99, Major), (100, Extraordinary)];
        for (number, grade) in injured {
            assert_eq!(numbers(Some(0), Some(number), Some(0)).grading().at_least, Some(grade), "{number} injured");
        }
        let loss = [(999, Ordinary), (1_000, Larger), (4_999, Larger), (5_000, Major), (9_999, Major)];
        for (number, grade) in loss.into_iter().chain([(10_000, Extraordinary)]) {
            assert_eq!(numbers(Some(0), Some(0), Some(number)).grading().at_least, Some(grade), "{number} loss");
        }
    }

    #[test]
    fn what_is_unknown_is_named_and_not_taken_for_nought() {
        let grading = numbers(Some(3), None, None).grading();
        assert_eq!((grading.at_least, grading.is_exact()), (Some(Larger), false));
        assert_eq!(grading.unknown, [Count::Injured, Count::Loss]);
        let grading = numbers(None, None, None).grading();
        assert_eq!((grading.at_least, grading.is_exact()), (None, false));
        assert!(numbers(Some(0), Some(0), Some(0)).grading().is_exact());
        assert!(numbers(Some(30), None, None).grading().is_exact());
    }

    #[test]
    fn the_missing_give_a_hint_and_no_grade() {
        let two_dead = Numbers { dead: Some(2), injured: Some(0), missing: Some(1), loss: Some(0) };
        let grading = two_dead.grading();
        assert_eq!((grading.at_least, grading.with_missing), (Some(Ordinary), Some(Larger)));
        assert_eq!(Numbers { missing: Some(0), ..two_dead }.grading().with_missing, None);
        assert_eq!(Numbers { dead: Some(3), ..two_dead }.grading().with_missing, None);
        let only_missing = Numbers { missing: Some(4), ..Numbers::default() }.grading();
        assert_eq!((only_missing.at_least, only_missing.with_missing), (None, Some(Larger)));
    }

    fn any_number() -> impl Strategy<Value = Option<u32>> {
        prop::option::of(prop_oneof![0u32..120, 900u32..11_000, any::<u32>()])
    }

    proptest! {
        #[test]
        fn a_number_that_becomes_known_never_lowers_the_grade(
            dead in any_number(), injured in any_number(), loss in any_number(), missing in any_number(),
        ) {
            let all = Numbers { dead, injured, missing, loss };
            for known in [Numbers { dead: None, ..all }, Numbers { injured: None, ..all }, Numbers { loss: None, ..all }] {
                prop_assert!(known.grading().at_least <= all.grading().at_least);
                if known.grading().is_exact() {
                    prop_assert_eq!(known.grading().at_least, all.grading().at_least);
                }
            }
        }
    }
}
