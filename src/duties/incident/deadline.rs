//! A report that has to be made, its limit, and what the log shows of it: the words in which
//! [`timetable`](super::timetable) says by when.

use super::Article;
use crate::base::minute::Minute;
use crate::document;

/// A report that somebody has to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Somebody at the scene tells the head of the unit.
    SceneToHead,
    /// The head of the unit tells the county's department. A call to the police or the fire brigade alone is not
    /// counted as this: the articles name the safety department and the department concerned.
    UnitToCounty,
    /// The township tells the county.
    TownshipToCounty,
    /// The county's department tells the city's.
    CountyToCity,
    /// The city's department tells the province's.
    CityToProvince,
    /// The province's department tells the State Council's.
    ProvinceToState,
}

document!(codes Step {
    "scene_to_head" => SceneToHead,
    "unit_to_county" => UnitToCounty,
    "township_to_county" => TownshipToCounty,
    "county_to_city" => CountyToCity,
    "city_to_province" => CityToProvince,
    "province_to_state" => ProvinceToState,
});

/// From which moment the period of a step runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// The accident.
    Happened,
    /// The first call to the unit that the log has.
    HeadTold,
    /// The township got to know.
    Known,
    /// The first call to the county's emergency bureau that the log has.
    CountyTold,
    /// The level itself was told; the log does not show when.
    LevelTold,
}

document!(codes Start {
    "happened" => Happened,
    "head_told" => HeadTold,
    "known" => Known,
    "county_told" => CountyTold,
    "level_told" => LevelTold,
});

/// By when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// At once (立即); no number is set.
    AtOnce,
    /// In this minute at the latest.
    By(Minute),
    /// The moment from which the period runs is not known; it ends no earlier than this.
    NotBefore(Minute),
    /// The same; it ends no later than this.
    NotAfter(Minute),
    /// The moment from which the period runs is not known or has not come.
    Unset,
}

/// What the log shows of a step at a given moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Done in time.
    Met {
        /// When.
        at: Minute,
    },
    /// Done too late.
    Late {
        /// When.
        at: Minute,
        /// By how many minutes.
        by: i64,
    },
    /// Done; there is no minute to measure it by, or the moment from which it runs is not known.
    Done {
        /// When.
        at: Minute,
        /// How many minutes after the moment from which the period runs, where that is known.
        after: Option<i64>,
    },
    /// The township has not done it yet.
    Open {
        /// How many minutes are left; `None` where it has to be done at once.
        left: Option<i64>,
    },
    /// The township has not done it, and the time is over.
    Overdue {
        /// Since how many minutes.
        by: i64,
    },
    /// It is for others to do, and the log does not show that they did.
    NotShown,
}

/// A report with its limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Which report.
    pub step: Step,
    /// From which moment its period runs.
    pub start: Start,
    /// That moment, where it is known.
    pub since: Option<Minute>,
    /// How long the period is, in minutes; `None`: at once.
    pub minutes: Option<u16>,
    /// By when.
    pub due: Due,
    /// Who says so. Of the township's step: who says that it has to report; the minutes are a local setting.
    pub sources: &'static [Article],
    /// What the log shows.
    pub state: State,
    /// Sichuan excepts an ordinary accident without casualties and with less than 100,000 yuan of loss from this step
    /// (SC2 art. 9). The numbers here allow it; light injuries, which are not counted here, would not.
    pub may_lapse: bool,
}
