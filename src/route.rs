//! Addresses: what stands behind `#`. Links work on every static host, in a sub-folder, and from a file.

use crate::{
    base::id::{BulletinId, DrawId, DutyId, HazardId, IncidentId, PilotId},
    document,
};
use std::fmt;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// `#/`
    Today,
    /// `#/bulletins`
    Bulletins,
    /// `#/bulletins/<id>`, `#/bulletins/<id>/<item>`, `…/r<requirement>`, `…/p<line>`; numbers from 1.
    Bulletin(BulletinId, Place),
    /// `#/changes/<id>`: what a new version of a text changed.
    Changes(BulletinId),
    /// `#/notes`
    Notes,
    /// `#/search`
    Search,
    /// `#/duties`
    Duties,
    /// `#/duties/<id>`
    Duty(DutyId),
    /// `#/packs`
    Packs,
    /// `#/hazards`
    Hazards,
    /// `#/hazards/<id>`
    Hazard(HazardId),
    /// `#/roster`
    Roster,
    /// `#/incidents`
    Incidents,
    /// `#/incidents/<id>`
    Incident(IncidentId),
    /// `#/lookback`
    LookBacks,
    /// `#/lookback/<id>`
    LookBack(DrawId),
    /// `#/score`
    Score,
    /// `#/check`
    Check,
    /// `#/ledger`
    Ledgers,
    /// `#/ledger/<name>`
    Ledger(Book),
    /// `#/pen`: what was filled in by hand, typed back by its codes.
    Pen,
    /// `#/unit`
    Unit,
    /// `#/pilots`
    Pilots,
    /// `#/pilots/<id>`, `#/pilots/<id>/<side>`
    Pilot(PilotId, Side),
    /// `#/settings`
    Settings,
    /// Anything else.
    Unknown,
}

/// A page of a pilot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The pilot at one glance: next step, funnel, staffing.
    Glance,
    /// The people in the funnel.
    People,
    /// The timeline and its baselines.
    Plan,
    /// Training, exam, and what was helped with.
    Work,
    /// The monthly figures.
    Figures,
    /// Decisions, risks and issues.
    Register,
    /// The report on one page.
    Report,
    /// What the pilot is, its stages and rules.
    Setup,
}

document!(codes Side {
    "glance" => Glance,
    "people" => People,
    "plan" => Plan,
    "work" => Work,
    "figures" => Figures,
    "register" => Register,
    "report" => Report,
    "setup" => Setup,
});

impl Side {
    /// All of them, in the order of their links.
    pub const ALL: [Side; 8] =
        [Side::Glance, Side::People, Side::Plan, Side::Work, Side::Figures, Side::Register, Side::Report, Side::Setup];
}

/// A ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is worded once, in `words`
pub enum Book {
    Duties,
    Records,
    Meetings,
    Inspections,
    Hazards,
    Drills,
    Training,
    Roster,
    LookBack,
    Coverage,
    /// What is open, with a code on each row, to be filled in with a pen.
    Blank,
}

document!(codes Book {
    "duties" => Duties,
    "records" => Records,
    "meetings" => Meetings,
    "inspections" => Inspections,
    "hazards" => Hazards,
    "drills" => Drills,
    "training" => Training,
    "roster" => Roster,
    "lookback" => LookBack,
    "coverage" => Coverage,
    "blank" => Blank,
});

impl Book {
    /// All ledgers, in the order in which they are offered.
    pub const ALL: [Book; 11] = [
        Book::Duties,
        Book::Records,
        Book::Meetings,
        Book::Inspections,
        Book::Hazards,
        Book::Drills,
        Book::Training,
        Book::Roster,
        Book::LookBack,
        Book::Coverage,
        Book::Blank,
    ];
}

/// A place in a bulletin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// From the beginning.
    Top,
    /// An item, from 1.
    Item(u32),
    /// A requirement, from 1 through the whole bulletin.
    Requirement(u32),
    /// A line of the text (a headline or a paragraph), from 1.
    Line(u32),
}

impl Route {
    /// Reads the part of an address behind `#`.
    pub fn parse(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let mut parts = path.split('/');
        let (first, second, third) = (parts.next().unwrap_or(""), parts.next(), parts.next());
        if parts.next().is_some() {
            return Route::Unknown;
        }
        let route = match (first, second, third) {
            ("", None, None) => Some(Route::Today),
            ("bulletins", None, None) => Some(Route::Bulletins),
            ("bulletins", Some(id), None) => id.parse().ok().map(|id| Route::Bulletin(id, Place::Top)),
            ("bulletins", Some(id), Some(place)) => {
                id.parse().ok().and_then(|id| Some(Route::Bulletin(id, Place::parse(place)?)))
            }
            ("changes", Some(id), None) => id.parse().ok().map(Route::Changes),
            ("notes", None, None) => Some(Route::Notes),
            ("search", None, None) => Some(Route::Search),
            ("duties", None, None) => Some(Route::Duties),
            ("duties", Some(id), None) => id.parse().ok().map(Route::Duty),
            ("packs", None, None) => Some(Route::Packs),
            ("hazards", None, None) => Some(Route::Hazards),
            ("hazards", Some(id), None) => id.parse().ok().map(Route::Hazard),
            ("roster", None, None) => Some(Route::Roster),
            ("incidents", None, None) => Some(Route::Incidents),
            ("incidents", Some(id), None) => id.parse().ok().map(Route::Incident),
            ("lookback", None, None) => Some(Route::LookBacks),
            ("lookback", Some(id), None) => id.parse().ok().map(Route::LookBack),
            ("score", None, None) => Some(Route::Score),
            ("check", None, None) => Some(Route::Check),
            ("ledger", None, None) => Some(Route::Ledgers),
            ("ledger", Some(name), None) => Book::of_code(name).map(Route::Ledger),
            ("pen", None, None) => Some(Route::Pen),
            ("unit", None, None) => Some(Route::Unit),
            ("pilots", None, None) => Some(Route::Pilots),
            ("pilots", Some(id), side) => {
                let side = side.map_or(Some(Side::Glance), Side::of_code);
                id.parse().ok().zip(side).map(|(id, side)| Route::Pilot(id, side))
            }
            ("settings", None, None) => Some(Route::Settings),
            _ => None,
        };
        route.unwrap_or(Route::Unknown)
    }

    /// The address as a link.
    pub fn href(self) -> String {
        self.to_string()
    }
}

impl Place {
    /// The place of the requirement at a position of the list, from 0.
    pub fn requirement(at: usize) -> Place {
        Place::Requirement(u32::try_from(at + 1).unwrap_or(u32::MAX))
    }

    /// The place of the item at a position, from 0.
    pub fn item(at: usize) -> Place {
        Place::Item(u32::try_from(at + 1).unwrap_or(u32::MAX))
    }

    /// The place of the line at a position, from 0.
    pub fn line(at: usize) -> Place {
        Place::Line(u32::try_from(at + 1).unwrap_or(u32::MAX))
    }

    fn parse(text: &str) -> Option<Place> {
        match (text.strip_prefix('r'), text.strip_prefix('p')) {
            (Some(number), _) => number.parse().ok().map(Place::Requirement),
            (_, Some(number)) => number.parse().ok().map(Place::Line),
            _ => text.parse().ok().map(Place::Item),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Today | Route::Unknown => f.write_str("#/"),
            Route::Bulletins => f.write_str("#/bulletins"),
            Route::Bulletin(id, Place::Top) => write!(f, "#/bulletins/{id}"),
            Route::Bulletin(id, Place::Item(item)) => write!(f, "#/bulletins/{id}/{item}"),
            Route::Bulletin(id, Place::Requirement(number)) => write!(f, "#/bulletins/{id}/r{number}"),
            Route::Bulletin(id, Place::Line(number)) => write!(f, "#/bulletins/{id}/p{number}"),
            Route::Changes(id) => write!(f, "#/changes/{id}"),
            Route::Notes => f.write_str("#/notes"),
            Route::Search => f.write_str("#/search"),
            Route::Duties => f.write_str("#/duties"),
            Route::Duty(id) => write!(f, "#/duties/{id}"),
            Route::Packs => f.write_str("#/packs"),
            Route::Hazards => f.write_str("#/hazards"),
            Route::Hazard(id) => write!(f, "#/hazards/{id}"),
            Route::Roster => f.write_str("#/roster"),
            Route::Incidents => f.write_str("#/incidents"),
            Route::Incident(id) => write!(f, "#/incidents/{id}"),
            Route::LookBacks => f.write_str("#/lookback"),
            Route::LookBack(id) => write!(f, "#/lookback/{id}"),
            Route::Score => f.write_str("#/score"),
            Route::Check => f.write_str("#/check"),
            Route::Ledgers => f.write_str("#/ledger"),
            Route::Ledger(book) => write!(f, "#/ledger/{}", book.code()),
            Route::Pen => f.write_str("#/pen"),
            Route::Unit => f.write_str("#/unit"),
            Route::Pilots => f.write_str("#/pilots"),
            Route::Pilot(id, Side::Glance) => write!(f, "#/pilots/{id}"),
            Route::Pilot(id, side) => write!(f, "#/pilots/{id}/{}", side.code()),
            Route::Settings => f.write_str("#/settings"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::Id;
    use proptest::prelude::*;

    fn any_route() -> impl Strategy<Value = Route> {
        prop_oneof![
            Just(Route::Today),
            Just(Route::Bulletins),
            Just(Route::Duties),
            Just(Route::Pilots),
            Just(Route::Settings),
            any::<u64>().prop_map(|id| Route::Bulletin(Id::new(id), Place::Top)),
            any::<(u64, u32)>().prop_map(|(id, n)| Route::Bulletin(Id::new(id), Place::Item(n))),
            any::<(u64, u32)>().prop_map(|(id, n)| Route::Bulletin(Id::new(id), Place::Requirement(n))),
            any::<(u64, u32)>().prop_map(|(id, n)| Route::Bulletin(Id::new(id), Place::Line(n))),
            any::<u64>().prop_map(|id| Route::Changes(Id::new(id))),
            Just(Route::Notes),
            Just(Route::Search),
            any::<u64>().prop_map(|id| Route::Duty(Id::new(id))),
            (any::<u64>(), 0..Side::ALL.len()).prop_map(|(id, n)| Route::Pilot(Id::new(id), Side::ALL[n])),
            any::<u64>().prop_map(|id| Route::Hazard(Id::new(id))),
            any::<u64>().prop_map(|id| Route::Incident(Id::new(id))),
            any::<u64>().prop_map(|id| Route::LookBack(Id::new(id))),
            prop::sample::select(&Book::ALL[..]).prop_map(Route::Ledger),
            prop::sample::select(vec![
                Route::Packs,
                Route::Hazards,
                Route::Roster,
                Route::Incidents,
                Route::LookBacks,
                Route::Score,
                Route::Check,
                Route::Ledgers,
                Route::Pen,
                Route::Unit,
            ]),
        ]
    }

    proptest! {
        #[test]
        fn every_address_leads_back(route in any_route()) {
            prop_assert_eq!(Route::parse(&route.href()), route);
        }

        #[test]
        fn any_text_is_a_page(text in ".{0,40}") {
            Route::parse(&text);
        }
    }

    #[test]
    fn what_is_no_address_is_said_to_be_none() {
        for hash in ["#/bulletins/x", "#/duties/1/2", "#/nowhere", "#/bulletins/0000000000000/z", "#/a/b/c/d"] {
            assert_eq!(Route::parse(hash), Route::Unknown, "{hash}");
        }
        assert_eq!(Route::parse(""), Route::Today);
    }
}
