//! Figures as they leave this room: a share never without its denominator, a sum never without how much of it is known.

/// A part of a whole, or an amount for so many. Both are shown wherever the rate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// So many.
    pub part: u64,
    /// Of so many.
    pub whole: u64,
}

impl Share {
    /// Of two counts, where both are known.
    pub fn of(part: Option<u32>, whole: Option<u32>) -> Option<Share> {
        Some(Share { part: part?.into(), whole: whole?.into() })
    }

    /// In tenths of a percent, rounded half up; `None` of nothing. What is not all is never said to be 100.0 %, and what
    /// is not none never 0.0 %: one hazard of thousands that is left is left.
    pub fn tenths(self) -> Option<u64> {
        let rounded = self.scaled(1000)?;
        let not_none = if self.part > 0 { rounded.max(1) } else { rounded };
        Some(if self.part < self.whole { not_none.min(999) } else { not_none })
    }

    /// What falls to one, in tenths, rounded half up: yuan a person, visits a person. `None` for nobody.
    pub fn each_tenths(self) -> Option<u64> {
        self.scaled(10)
    }

    /// part × scale ÷ whole, rounded half up; `None` of nothing, and beyond what 64 bits hold.
    pub fn scaled(self, scale: u64) -> Option<u64> {
        let twice = self.part.checked_mul(scale)?.checked_mul(2)?.checked_add(self.whole)?;
        twice.checked_div(self.whole.checked_mul(2)?)
    }

    /// As a rate with so many decimals of a percent, 0 to 2, rounded half up; in hundredths of a percent. `None` of nothing.
    pub fn rounded(self, places: u8) -> Option<u64> {
        match places {
            0 => self.scaled(100)?.checked_mul(100),
            1 => self.scaled(1000)?.checked_mul(10),
            _ => self.scaled(10_000),
        }
    }

    /// Adds a pair of counts: what is unknown of either was left out of both.
    pub(super) fn add(&mut self, part: u32, whole: u32) {
        self.part = self.part.saturating_add(part.into());
        self.whole = self.whole.saturating_add(whole.into());
    }
}

/// A sum over months, sittings or the like of which not all need be known. The unknown ones are not counted as zero:
/// they are missing, and `known` of `of` says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// The sum of those that are known.
    pub total: u64,
    /// How many are known.
    pub known: u32,
    /// Of how many.
    pub of: u32,
}

impl Sum {
    /// Takes one more in, known or not.
    pub fn add(&mut self, count: Option<u32>) {
        self.of = self.of.saturating_add(1);
        if let Some(count) = count {
            self.known = self.known.saturating_add(1);
            self.total = self.total.saturating_add(count.into());
        }
    }

    /// The sum of those that are known; `None` where none is.
    pub fn total(self) -> Option<u64> {
        (self.known > 0).then_some(self.total)
    }

    /// Whether nothing is missing in it.
    pub fn is_whole(self) -> bool {
        self.known > 0 && self.known >= self.of
    }
}

/// A share over several entries of which not all need be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paired {
    /// The sums.
    pub share: Share,
    /// Over how many entries, all of which have both counts.
    pub known: u32,
    /// Of how many.
    pub of: u32,
}

impl Paired {
    /// Over pairs of counts; those of which one is unknown are left out of both sums. `None` where no pair is known.
    pub fn over(pairs: impl Iterator<Item = (Option<u32>, Option<u32>)>) -> Option<Paired> {
        let mut paired = Paired { share: Share { part: 0, whole: 0 }, known: 0, of: 0 };
        for (part, whole) in pairs {
            paired.of = paired.of.saturating_add(1);
            if let (Some(part), Some(whole)) = (part, whole) {
                paired.share.add(part, whole);
                paired.known = paired.known.saturating_add(1);
            }
        }
        Some(paired).filter(|paired| paired.known > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn share(part: u64, whole: u64) -> Share {
        Share { part, whole }
    }

    #[test]
    fn a_share_is_rounded_half_up_and_stays_honest_at_both_ends() {
        let table = [
            (5, 6, Some(833)),
            (5, 7, Some(714)),
            (6546, 6862, Some(954)),
            (1, 2000, Some(1)),
            (6861, 6862, Some(999)),
            (1, 6862, Some(1)),
            (0, 6862, Some(0)),
            (6862, 6862, Some(1000)),
            (3, 2, Some(1500)),
            (0, 0, None),
        ];
        for (part, whole, tenths) in table {
            assert_eq!(share(part, whole).tenths(), tenths, "{part}/{whole}");
        }
        assert_eq!(share(10_000, 3).each_tenths(), Some(33_333));
        assert_eq!(share(u64::MAX, 1).tenths(), None);
    }

    proptest! {
        #[test]
        fn half_up_is_the_nearest(part in 0u64..1_000_000, whole in 1u64..1_000_000) {
            let rounded = share(part, whole).scaled(10_000).unwrap();
            // |rounded − part × 10000 ÷ whole| ≤ ½, and exactly ½ only upwards.
            let (exact, twice) = (2 * part * 10_000, 2 * rounded * whole);
            prop_assert!(twice + whole > exact && twice <= exact + whole);
        }

        #[test]
        fn a_sum_says_what_it_lacks(counts: Vec<Option<u32>>) {
            let mut sum = Sum::default();
            counts.iter().for_each(|count| sum.add(*count));
            let known: Vec<u64> = counts.iter().flatten().map(|count| u64::from(*count)).collect();
            prop_assert_eq!(sum.total(), (!known.is_empty()).then(|| known.iter().sum()));
            prop_assert_eq!((sum.known as usize, sum.of as usize), (known.len(), counts.len()));
            prop_assert_eq!(sum.is_whole(), !counts.is_empty() && known.len() == counts.len());
        }
    }
}
