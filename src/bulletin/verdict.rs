//! What the reader decided about each requirement of a bulletin, and how much is accounted for.

use super::{Bulletin, Item, anchor::Anchor, flat_text::FlatText, relocate::Versions};
use crate::base::{day::Date, id::DutyId};
use crate::document;

/// The exact place of a requirement in a bulletin: the words themselves, and which of several identical
/// sentences of the item. The text of a bulletin never changes (another text is another bulletin), so
/// this finds the sentence again or says that it is lost; it never points at a similar one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The item, counted from 0.
    pub item: u32,
    /// The exact words.
    pub quote: String,
    /// Which of several identical sentences of the item, counted from 0.
    pub nth: u32,
}

document!(struct Mark { item, quote, nth });

/// What was decided. A requirement without a decision is not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Taken over as a duty.
    Adopted {
        /// Which one.
        duty: DutyId,
    },
    /// Not ours, with the reason.
    NotOurs {
        /// Never empty.
        reason: String,
    },
}

document!(enum Verdict {
    "adopted" => Adopted { duty },
    "not_ours" => NotOurs { reason },
});

/// A decision and its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// About which requirement.
    pub mark: Mark,
    /// What.
    pub verdict: Verdict,
    /// When.
    pub on: Date,
}

document!(struct Decision { mark, verdict, on });

/// A requirement with what was decided about it: one line of the panel, one cell of the meter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its place.
    pub mark: Mark,
    /// Its number in the item's list of requirements; `None` for a decision whose sentence the reader of
    /// today no longer takes for a requirement. Such a decision stays in the list.
    pub found: Option<usize>,
    /// What was decided.
    pub verdict: Option<Verdict>,
}

/// How many requirements are in which state; the three always sum to the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Taken over as duties.
    pub adopted: usize,
    /// Not ours.
    pub not_ours: usize,
    /// Not yet read.
    pub unread: usize,
}

impl Coverage {
    /// All requirements.
    pub fn total(self) -> usize {
        self.adopted + self.not_ours + self.unread
    }

    /// Counts the claims.
    pub fn of(claims: &[Claim]) -> Self {
        let mut sum = Coverage::default();
        for claim in claims {
            match claim.verdict {
                Some(Verdict::Adopted { .. }) => sum.adopted += 1,
                Some(Verdict::NotOurs { .. }) => sum.not_ours += 1,
                None => sum.unread += 1,
            }
        }
        sum
    }
}

/// The marks of an item's requirements, in order.
fn marks(index: usize, item: &Item) -> impl Iterator<Item = Mark> {
    item.requirements.iter().enumerate().map(move |(at, requirement)| {
        let same = item.requirements.iter().take(at).filter(|earlier| earlier.text == requirement.text);
        Mark {
            item: u32::try_from(index).unwrap_or(u32::MAX),
            quote: requirement.text.clone(),
            nth: u32::try_from(same.count()).unwrap_or(u32::MAX),
        }
    })
}

/// All requirements of a bulletin in the order of the text, each with its decision, and after those of
/// each item the decisions whose sentence is no longer recognised: none is dropped.
pub fn claims(bulletin: &Bulletin, decisions: &[Decision]) -> Vec<Claim> {
    let decided = |mark: &Mark| decisions.iter().find(|decision| decision.mark == *mark).map(|d| d.verdict.clone());
    let mut all = Vec::new();
    for (index, item) in bulletin.items.iter().enumerate() {
        let found: Vec<Mark> = marks(index, item).collect();
        let lost = decisions.iter().filter(|d| d.mark.item as usize == index && !found.contains(&d.mark));
        let lost: Vec<Claim> =
            lost.map(|d| Claim { mark: d.mark.clone(), found: None, verdict: Some(d.verdict.clone()) }).collect();
        all.extend(found.into_iter().enumerate().map(|(at, mark)| {
            let verdict = decided(&mark);
            Claim { mark, found: Some(at), verdict }
        }));
        all.extend(lost);
    }
    let beyond = decisions.iter().filter(|d| d.mark.item as usize >= bulletin.items.len());
    all.extend(beyond.map(|d| Claim { mark: d.mark.clone(), found: None, verdict: Some(d.verdict.clone()) }));
    all
}

/// The same requirement in a new version of the bulletin, by the rule of [`super::relocate`]. `None` where its
/// sentence is not found again exactly and without doubt, or is no requirement any more: the decision about it needs
/// a new look.
pub fn carry(old: &Bulletin, new: &Bulletin, mark: &Mark) -> Option<Mark> {
    let (old_flat, new_flat) = (FlatText::of(old), FlatText::of(new));
    carried([old, new], [&old_flat, &new_flat], &Versions::new(old_flat.text(), new_flat.text()), mark)
}

/// The same for one of many marks.
pub(super) fn carried(
    bulletins: [&Bulletin; 2],
    flat: [&FlatText; 2],
    versions: &Versions,
    mark: &Mark,
) -> Option<Mark> {
    let ([old, new], [old_flat, new_flat]) = (bulletins, flat);
    let item = old.items.get(mark.item as usize)?;
    let at = marks(mark.item as usize, item).position(|own| own == *mark)?;
    let requirement = item.requirements.get(at)?;
    let start = old_flat.byte(mark.item, u32::try_from(requirement.block).ok()?, requirement.span.start)?;
    let anchor = Anchor::of(old_flat.text(), start..start + requirement.text.len())?;
    let place = versions.relocate(&anchor);
    // An anchor has no white space at its ends; a requirement may.
    let lead = anchor.span().start - start;
    let (item, block, byte) = new_flat.place(place.anchor()?.span().start.checked_sub(lead)?)?;
    let found = new.items.get(item as usize)?;
    let again = |r: &super::Requirement| r.block == block as usize && r.span.start == byte && r.text == mark.quote;
    let at = found.requirements.iter().position(again)?;
    marks(item as usize, found).nth(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::day::date;
    use crate::{base::id::Id, bulletin::parse};

    const TEXT: &str = "某县简报(第1期)\n开会。会议要求,要抓好值班;要抓好值班。要备好物资。\n另一则。各镇要报数。\n";

    fn decide(mark: &Mark, verdict: Verdict) -> Decision {
        Decision { mark: mark.clone(), verdict, on: date(2026, 1, 1) }
    }

    #[test]
    fn the_three_always_sum_to_the_total_and_none_is_dropped() {
        let bulletin = parse(TEXT);
        let open = claims(&bulletin, &[]);
        assert_eq!(open.len(), 4);
        let mut decisions = vec![
            decide(&open[1].mark, Verdict::Adopted { duty: Id::new(1) }),
            decide(&open[3].mark, Verdict::NotOurs { reason: "县级".into() }),
        ];
        let claimed = claims(&bulletin, &decisions);
        assert_eq!(Coverage::of(&claimed), Coverage { adopted: 1, not_ours: 1, unread: 2 });
        // Identical sentences are told apart.
        assert_eq!((&claimed[0].verdict, claimed[1].verdict.is_some()), (&None, true));
        // A sentence that is no requirement to the reader of today keeps its decision and its cell.
        let lost = Mark { item: 0, quote: "以前认出的一句".into(), nth: 0 };
        decisions.push(decide(&lost, Verdict::Adopted { duty: Id::new(2) }));
        let far = Mark { item: 9, quote: "另一句".into(), nth: 0 };
        decisions.push(decide(&far, Verdict::NotOurs { reason: "无".into() }));
        let claimed = claims(&bulletin, &decisions);
        assert_eq!(Coverage::of(&claimed).total(), 6);
        assert_eq!(claimed[3], Claim { mark: lost, found: None, verdict: Some(Verdict::Adopted { duty: Id::new(2) }) });
    }
}
