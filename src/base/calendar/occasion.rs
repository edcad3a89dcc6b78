//! What has its days anew each year: public holidays and seasons.

use crate::{
    base::doc::{Doc, Document, Wrong},
    document,
};

/// A public holiday of the whole country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is worded once, in `words`
pub enum Festival {
    NewYear,
    SpringFestival,
    Qingming,
    Labour,
    DragonBoat,
    MidAutumn,
    National,
}

document!(codes Festival {
    "new_year" => NewYear,
    "spring_festival" => SpringFestival,
    "qingming" => Qingming,
    "labour" => Labour,
    "dragon_boat" => DragonBoat,
    "mid_autumn" => MidAutumn,
    "national" => National,
});

impl Festival {
    /// All festivals, in the order of the year.
    pub const ALL: [Festival; 7] = [
        Festival::NewYear,
        Festival::SpringFestival,
        Festival::Qingming,
        Festival::Labour,
        Festival::DragonBoat,
        Festival::MidAutumn,
        Festival::National,
    ];
}

/// What has its days anew each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// A public holiday; its days are the days off.
    Festival(Festival),
    /// 汛期.
    FloodSeason,
    /// 森林防火期; it may end in the next year.
    FireSeason,
}

impl Occasion {
    /// The code under which it is kept and by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            Occasion::Festival(festival) => festival.code(),
            Occasion::FloodSeason => "flood_season",
            Occasion::FireSeason => "fire_season",
        }
    }

    /// The occasion with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "flood_season" => Some(Occasion::FloodSeason),
            "fire_season" => Some(Occasion::FireSeason),
            code => Festival::of_code(code).map(Occasion::Festival),
        }
    }

    /// All occasions, the festivals first.
    pub fn all() -> impl Iterator<Item = Occasion> {
        Festival::ALL.into_iter().map(Occasion::Festival).chain([Occasion::FloodSeason, Occasion::FireSeason])
    }
}

impl Document for Occasion {
    fn to_doc(&self) -> Doc {
        Doc::Text(self.code().to_owned())
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        Occasion::of_code(&String::from_doc(doc)?).ok_or(Wrong("occasion"))
    }
}
