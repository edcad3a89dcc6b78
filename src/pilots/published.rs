//! A rate that a text published, beside what its own counts give.
//!
//! Counts are kept and rates are worked out, never the other way round: a county paper gave 6,862 hazards found, 6,546
//! put right and 95.34 %, where 6546 ÷ 6862 is 95.3949… %: 95.39 with two decimals, 95.4 with one, and 95.40 never.

use super::{figure::Share, item::Published};
use crate::base::{count::plain, points};

/// What the counts of a published rate say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateCheck {
    /// The rate that the counts give, in hundredths of a percent, rounded half up; `None` where the whole is nought.
    pub right: Option<u64>,
    /// With how many decimals the published rate is right; `None` where it is not.
    pub fits: Option<u8>,
}

impl RateCheck {
    /// Whether the published rate is not what its counts give; of nothing every rate is wrong.
    pub fn is_off(self) -> bool {
        self.fits.is_none()
    }
}

/// Checks a published rate. Where it is noted how many decimals it was published with, it has to be right with so many;
/// else it is enough that it is with two, one or none, so that nobody is said to be wrong who only rounded more.
pub fn check(published: &Published) -> RateCheck {
    let share = Share { part: published.part.into(), whole: published.whole.into() };
    let fits = |places: &u8| share.rounded(*places) == Some(published.rate.into());
    let fits = match published.places {
        Some(places) => Some(places).filter(fits),
        None => [2, 1, 0].into_iter().find(fits),
    };
    RateCheck { right: share.rounded(2), fits }
}

/// Reads a rate as somebody copies it from a text, `95.40`, `95.4%` or `95.4 %`: in hundredths of a percent, and with
/// how many decimals it stands there. `None` where it is no rate or has more than two.
pub fn read_rate(text: &str) -> Option<(u32, u8)> {
    let text = plain(text);
    let text = text.strip_suffix('%').unwrap_or(&text).trim_end();
    if text.ends_with('.') { None } else { points::decimal(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn published(part: u32, whole: u32, rate: u32, places: Option<u8>) -> Published {
        Published { what: "一般隐患整改率".into(), source: "甘孜日报".into(), part, whole, rate, places }
    }

    #[test]
    fn the_rate_of_the_county_paper_is_wrong_and_so_is_the_correction_one_reads_of_it() {
        let table = [
            (9534, None, None),
            (9534, Some(2), None),
            (9539, None, Some(2)),
            (9539, Some(2), Some(2)),
            // As it was typed: 95.4 is right, 95.40 is not.
            (9540, Some(1), Some(1)),
            (9540, Some(2), None),
            // Nobody noted how it was typed: taken for 95.4.
            (9540, None, Some(1)),
            (9500, Some(0), Some(0)),
            (9500, Some(1), None),
            (9500, None, Some(0)),
            (9600, None, None),
        ];
        for (rate, places, fits) in table {
            let check = check(&published(6546, 6862, rate, places));
            assert_eq!(check, RateCheck { right: Some(9539), fits }, "{rate} {places:?}");
            assert_eq!(check.is_off(), fits.is_none());
        }
        assert_eq!(
            read_rate("95.40%").map(|(rate, places)| check(&published(6546, 6862, rate, Some(places))).fits),
            Some(None)
        );
        assert_eq!(
            read_rate("95.4%").map(|(rate, places)| check(&published(6546, 6862, rate, Some(places))).fits),
            Some(Some(1))
        );
    }

    #[test]
    fn all_of_nothing_is_no_rate() {
        let check = check(&published(0, 0, 10_000, None));
        assert!(check.is_off() && check.right.is_none());
    }

    #[test]
    fn a_rate_is_read_as_it_stands_in_a_text() {
        let table = [
            ("95.34", Some((9534, 2))),
            (" 95.4 % ", Some((9540, 1))),
            ("95.40%", Some((9540, 2))),
            ("100%", Some((10_000, 0))),
            ("0.5", Some((50, 1))),
            ("95.", None),
            (".5", None),
            ("95.345", None),
            ("九成", None),
            ("", None),
            ("-1", None),
            ("99999999999", None),
        ];
        for (text, rate) in table {
            assert_eq!(read_rate(text), rate, "{text}");
        }
    }

    proptest! {
        /// A rate that is typed as the counts give it is never said to be off, and one that is half a step away always is.
        #[test]
        fn what_is_rounded_right_fits(part in 0u32..100_000, more in 0u32..100_000, places in 0u8..=2) {
            let whole = part + more + 1;
            let step = [100, 10, 1][usize::from(places)];
            let scale = u64::from(10_000 / step);
            let (part_, whole_) = (u64::from(part), u64::from(whole));
            let right = u32::try_from((part_ * scale * 2 + whole_) / (whole_ * 2)).unwrap() * step;
            prop_assert_eq!(check(&published(part, whole, right, Some(places))).fits, Some(places));
            prop_assert!(!check(&published(part, whole, right, None)).is_off());
            prop_assert!(check(&published(part, whole, right + step, Some(places))).is_off());
        }
    }
}
