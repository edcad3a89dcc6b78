//! What a report has to contain (L3 art. 12, SC2 art. 11), and what of it the incident has.

use super::{Count, Incident};
use crate::document;

/// Something that a report has to contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// The unit where it happened.
    Unit,
    /// When it happened.
    Time,
    /// Where it happened.
    Place,
    /// How things stand on the spot.
    Scene,
    /// How it came about, briefly.
    Course,
    /// How many people are dead, injured or missing.
    Casualties,
    /// The direct loss as first estimated.
    Loss,
    /// What has been done.
    Measures,
    /// Anything else that has to be reported. Nobody can say from here whether there is anything.
    Other,
}

document!(codes Item {
    "unit" => Unit,
    "time" => Time,
    "place" => Place,
    "scene" => Scene,
    "course" => Course,
    "casualties" => Casualties,
    "loss" => Loss,
    "measures" => Measures,
    "other" => Other,
});

impl Item {
    /// All of them, in the order of the article.
    pub const ALL: [Item; 9] = [
        Item::Unit,
        Item::Time,
        Item::Place,
        Item::Scene,
        Item::Course,
        Item::Casualties,
        Item::Loss,
        Item::Measures,
        Item::Other,
    ];

    /// Which point of the article asks for it, 1–6.
    pub fn point(self) -> u8 {
        match self {
            Item::Unit => 1,
            Item::Time | Item::Place | Item::Scene => 2,
            Item::Course => 3,
            Item::Casualties | Item::Loss => 4,
            Item::Measures => 5,
            Item::Other => 6,
        }
    }
}

/// Whether an incident has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Has {
    /// All of it.
    Yes,
    /// Some of the numbers are known.
    Partly,
    /// Not yet.
    No,
}

impl Incident {
    /// What of a report's content is there.
    pub fn has(&self, item: Item) -> Has {
        let text = |text: &str| if text.trim().is_empty() { Has::No } else { Has::Yes };
        match item {
            Item::Unit => text(&self.unit),
            Item::Time => self.happened.map_or(Has::No, |_| Has::Yes),
            Item::Place => text(&self.place),
            Item::Scene => text(&self.scene),
            Item::Course => text(&self.course),
            Item::Casualties => {
                let people = Count::ALL.into_iter().filter(|count| count.is_of_people());
                match people.filter(|count| self.numbers.get(*count).is_some()).count() {
                    0 => Has::No,
                    3 => Has::Yes,
                    _ => Has::Partly,
                }
            }
            Item::Loss => self.numbers.loss.map_or(Has::No, |_| Has::Yes),
            Item::Measures => text(&self.measures),
            Item::Other => text(&self.other),
        }
    }

    /// What a report still lacks, "anything else" left aside.
    pub fn lacks(&self) -> Vec<Item> {
        Item::ALL.into_iter().filter(|item| *item != Item::Other && self.has(*item) != Has::Yes).collect()
    }
}
