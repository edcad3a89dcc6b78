//! Posts and people: the ratio a text reports is kept apart from the one the numbers give.

use super::stage::tenths;
use crate::document;

/// Who was hired, against which number of posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Staffing {
    /// People hired or to be hired.
    pub hired: Option<u32>,
    /// Authorised posts, only where somebody knows the number: it is never worked out from a ratio.
    pub posts: Option<u32>,
    /// People to be hired by plan.
    pub planned: Option<u32>,
    /// People in service now.
    pub in_service: Option<u32>,
    /// The ratio of hired to posts that the text reports, in percent.
    pub reported_percent: Option<u32>,
}

document!(struct Staffing { hired, posts, planned, in_service, reported_percent });

/// A number of posts and the ratio it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearest {
    /// Posts.
    pub posts: u32,
    /// hired ÷ posts, in tenths of a percent.
    pub tenths: u32,
}

/// What the numbers say about the reported ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatioCheck {
    /// Not enough numbers to say anything.
    Unknown,
    /// Some whole number of posts gives exactly the reported ratio.
    Possible,
    /// No whole number of posts gives it exactly: the nearest ones, the higher ratio first.
    NoWholeNumber {
        /// One post fewer than the ratio would need.
        above: Nearest,
        /// One post more.
        below: Nearest,
    },
}

impl Staffing {
    /// hired ÷ posts in tenths of a percent, where both are known.
    pub fn computed_tenths(self) -> Option<u32> {
        tenths(self.hired?, self.posts?)
    }

    /// Whether any whole number of posts gives exactly the reported ratio.
    pub fn check(self) -> RatioCheck {
        let (Some(hired), Some(percent)) = (self.hired, self.reported_percent) else { return RatioCheck::Unknown };
        if hired == 0 || percent == 0 {
            return RatioCheck::Unknown;
        }
        let (whole, rest) = (u64::from(hired) * 100 / u64::from(percent), u64::from(hired) * 100 % u64::from(percent));
        if rest == 0 {
            return RatioCheck::Possible;
        }
        let nearest = |posts: u64| {
            let posts = u32::try_from(posts).ok()?;
            Some(Nearest { posts, tenths: tenths(hired, posts)? })
        };
        match (nearest(whole), nearest(whole + 1)) {
            (Some(above), Some(below)) => RatioCheck::NoWholeNumber { above, below },
            _ => RatioCheck::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn staffing(hired: u32, percent: u32) -> Staffing {
        Staffing { hired: Some(hired), reported_percent: Some(percent), ..Staffing::default() }
    }

    #[test]
    fn five_people_are_not_three_quarters_of_any_number_of_posts() {
        let expect = RatioCheck::NoWholeNumber {
            above: Nearest { posts: 6, tenths: 833 },
            below: Nearest { posts: 7, tenths: 714 },
        };
        assert_eq!(staffing(5, 75).check(), expect);
        assert_eq!(staffing(6, 75).check(), RatioCheck::Possible);
        assert_eq!(Staffing::default().check(), RatioCheck::Unknown);
    }

    proptest! {
        #[test]
        fn possible_means_some_whole_number_of_posts(hired in 1u32..500, percent in 1u32..200) {
            let some = (1u64..=50_000).any(|posts| u64::from(hired) * 100 == posts * u64::from(percent));
            prop_assert_eq!(staffing(hired, percent).check() == RatioCheck::Possible, some);
        }
    }
}
