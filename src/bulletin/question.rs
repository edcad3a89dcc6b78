//! A question that a bulletin leaves open, as it is kept and handed on (see [`questions`](super::questions)).

use crate::document;
use std::ops::Range;

/// Something that the text leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Where; none when the text has no place for it.
    pub place: Option<Place>,
    /// What.
    pub kind: QuestionKind,
}

/// A place in a bulletin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which item.
    pub item: usize,
    /// Which of its blocks.
    pub block: usize,
    /// Bytes of that block's text.
    pub span: Range<usize>,
}

/// What is left open. Percentages are in hundredths of a percent: 7500 is 75 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionKind {
    /// The bulletin gives no year.
    Year {
        /// How many days and months it names without one; 0 where it names none.
        dates: u32,
    },
    /// A required list breaks off with 等 and a number.
    FewNamed {
        /// The number.
        said: u32,
        /// How many are named.
        named: u32,
    },
    /// A list has another number of entries than announced.
    ListCount {
        /// The number announced.
        said: u32,
        /// The entries there are.
        found: u32,
    },
    /// A count is said to be so much of a number that is not given, and no whole number gives that.
    NoWhole {
        /// The percentage.
        said: u32,
        /// The count.
        part: u32,
        /// The next smaller whole …
        fewer: u32,
        /// … and the percentage it gives, rounded.
        fewer_percent: u32,
        /// The next larger whole …
        more: u32,
        /// … and the percentage it gives, rounded.
        more_percent: u32,
    },
    /// A rate is not what the counts in its sentence give.
    WrongRate {
        /// The percentage.
        said: u32,
        /// The count that was reached.
        part: u32,
        /// Out of how many.
        whole: u32,
        /// The percentage they give, rounded.
        computed: u32,
    },
    /// A period stands where a deadline is expected: 6月至9月完成.
    PeriodForDeadline {},
    /// The day of a deadline does not exist: 2月30日.
    NoSuchDay {},
    /// A deadline lies before the issue, or in another year than the bulletin's.
    BeforeIssue {},
    /// Whoever has to act is not named: 有关部门.
    ActorOpen {},
}

document!(struct Question { place, kind });
document!(struct Place { item, block, span });
document!(enum QuestionKind {
    "year" => Year { dates },
    "few_named" => FewNamed { said, named },
    "list_count" => ListCount { said, found },
    "no_whole" => NoWhole { said, part, fewer, fewer_percent, more, more_percent },
    "wrong_rate" => WrongRate { said, part, whole, computed },
    "period_for_deadline" => PeriodForDeadline {},
    "no_such_day" => NoSuchDay {},
    "before_issue" => BeforeIssue {},
    "actor_open" => ActorOpen {},
});
