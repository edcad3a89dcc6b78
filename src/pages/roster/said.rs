//! The words of the roster that its page and its dialogs share.

use crate::{
    base::day::Date,
    duties::roster::{check::Trouble, kind::Reckoned, team::DayKind},
    words::Words,
};

/// A day with its day of the week: 10 月 12 日 星期一.
pub fn day(w: Words, day: Date, today: Date) -> String {
    format!("{} {}", w.day(day, today), w.weekday(&day.weekday().to_string()))
}

/// Names after each other.
pub fn names(w: Words, names: &[String]) -> String {
    names.join(w.list_comma())
}

/// What kind of day it is; nothing for an ordinary working day.
pub fn kind(w: Words, day: &Reckoned) -> Option<String> {
    let festivals: Vec<&str> = day.festivals.iter().map(|festival| w.occasion(festival.code())).collect();
    match day.kind {
        _ if !festivals.is_empty() => Some(festivals.join(w.list_comma())),
        _ if day.exchanged => Some(w.ro_exchanged().to_owned()),
        DayKind::Work => None,
        kind => Some(w.ro_kind(kind.code()).to_owned()),
    }
}

/// The code of what is not as it should be, by which such days are counted.
pub fn trouble_code(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Vacant => "vacant",
        Trouble::NoLeader => "no_leader",
        Trouble::TooFew { .. } => "too_few",
        Trouble::LeaderAndOfficer { .. } => "both",
        Trouble::Twice { .. } => "twice",
        Trouble::Away { .. } => "away",
    }
}

/// All codes, the gravest first.
pub const TROUBLES: [&str; 6] = ["vacant", "no_leader", "too_few", "away", "both", "twice"];

/// What is not as it should be, in words.
pub fn trouble(w: Words, trouble: &Trouble) -> String {
    match trouble {
        Trouble::TooFew { there, needed } => w.ro_too_few(*there, *needed),
        Trouble::LeaderAndOfficer { name } | Trouble::Twice { name } | Trouble::Away { name } => {
            w.ro_named(name.as_str(), w.ro_trouble(trouble_code(trouble)))
        }
        Trouble::Vacant | Trouble::NoLeader => w.ro_trouble(trouble_code(trouble)).to_owned(),
    }
}
