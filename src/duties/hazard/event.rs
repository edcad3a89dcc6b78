//! What happens to a hazard after it was found.

use crate::base::{attachment::Attachment, day::Date};
use crate::document;
use crate::duties::inspectors::Inspectors;

/// One step in the life of a hazard. It is added and never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The day it happened, as the user says.
    pub on: Date,
    /// The day it was entered, as the device says.
    pub entered: Date,
    /// Who did it: who reports, closes, grants, lists. Empty only for a re-check, which names its inspectors.
    pub by: String,
    /// A remark; where the step needs a reason, the reason.
    pub note: String,
    /// What shows it.
    pub attachments: Vec<Attachment>,
    /// What happened.
    pub deed: Deed,
}

document!(struct Event { on, entered, by, note, attachments, deed });

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// 开始整改: work on it has begun.
    Begun,
    /// 定时限: a time limit is set where none is in force. A limit in force is moved by [`Deed::Extended`] only.
    LimitSet {
        /// The last day.
        limit: Date,
    },
    /// 延期: the time limit is moved, while it is not over; the note is the reason.
    Extended {
        /// The new last day.
        until: Date,
    },
    /// 整改完成: it is reported as put right.
    Rectified,
    /// 复查: somebody looked whether it is. What is wrong still stands in the note.
    Rechecked {
        /// Whether it is put right.
        passed: bool,
        /// Who looked.
        inspectors: Inspectors,
    },
    /// 销号: it is closed.
    Closed,
    /// 反弹: it is there again after it was closed, which opens it again; the note says what was seen.
    CameBack {
        /// The time limit from now on; the former one is over with the former round.
        limit: Option<Date>,
    },
    /// 上报: it was reported upward.
    Reported {
        /// To whom, never empty.
        to: String,
        /// The number of the report; may be empty.
        number: String,
    },
    /// 挂牌督办: somebody above supervises it.
    Listed {
        /// At which level.
        level: Level,
        /// Until when, where it was said.
        until: Option<Date>,
    },
    /// 摘牌: the supervision has ended.
    Delisted,
    /// 转办: somebody else has to see to it. It stays in this list until it is closed.
    HandedOver {
        /// Who, never empty.
        to: String,
    },
}

document!(enum Deed {
    "begun" => Begun {  },
    "limit_set" => LimitSet { limit },
    "extended" => Extended { until },
    "rectified" => Rectified {  },
    "rechecked" => Rechecked { passed, inspectors },
    "closed" => Closed {  },
    "came_back" => CameBack { limit },
    "reported" => Reported { to, number },
    "listed" => Listed { level, until },
    "delisted" => Delisted {  },
    "handed_over" => HandedOver { to },
});

/// The level of government at which a hazard is supervised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is worded once, in `words`
pub enum Level {
    Township,
    County,
    City,
    Province,
    State,
}

document!(codes Level {
    "township" => Township,
    "county" => County,
    "city" => City,
    "province" => Province,
    "state" => State,
});

impl Level {
    /// All levels, in the order in which they are offered.
    pub const ALL: [Level; 5] = [Level::Township, Level::County, Level::City, Level::Province, Level::State];
}

/// Which step, without what belongs to it: for what can be chosen and for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // they are the deeds; a re-check is two, by its outcome
pub enum DeedKind {
    Begun,
    LimitSet,
    Extended,
    Rectified,
    RecheckPassed,
    RecheckFailed,
    Closed,
    CameBack,
    Reported,
    Listed,
    Delisted,
    HandedOver,
}

impl DeedKind {
    /// All steps, in the order in which they are offered.
    pub const ALL: [DeedKind; 12] = [
        DeedKind::Begun,
        DeedKind::LimitSet,
        DeedKind::Extended,
        DeedKind::Rectified,
        DeedKind::RecheckPassed,
        DeedKind::RecheckFailed,
        DeedKind::Closed,
        DeedKind::CameBack,
        DeedKind::Reported,
        DeedKind::Listed,
        DeedKind::Delisted,
        DeedKind::HandedOver,
    ];

    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            DeedKind::Begun => "begun",
            DeedKind::LimitSet => "limit_set",
            DeedKind::Extended => "extended",
            DeedKind::Rectified => "rectified",
            DeedKind::RecheckPassed => "recheck_passed",
            DeedKind::RecheckFailed => "recheck_failed",
            DeedKind::Closed => "closed",
            DeedKind::CameBack => "came_back",
            DeedKind::Reported => "reported",
            DeedKind::Listed => "listed",
            DeedKind::Delisted => "delisted",
            DeedKind::HandedOver => "handed_over",
        }
    }
}

impl Deed {
    /// Which step it is.
    pub fn kind(&self) -> DeedKind {
        match self {
            Deed::Begun => DeedKind::Begun,
            Deed::LimitSet { .. } => DeedKind::LimitSet,
            Deed::Extended { .. } => DeedKind::Extended,
            Deed::Rectified => DeedKind::Rectified,
            Deed::Rechecked { passed: true, .. } => DeedKind::RecheckPassed,
            Deed::Rechecked { passed: false, .. } => DeedKind::RecheckFailed,
            Deed::Closed => DeedKind::Closed,
            Deed::CameBack { .. } => DeedKind::CameBack,
            Deed::Reported { .. } => DeedKind::Reported,
            Deed::Listed { .. } => DeedKind::Listed,
            Deed::Delisted => DeedKind::Delisted,
            Deed::HandedOver { .. } => DeedKind::HandedOver,
        }
    }
}
