//! What the new text of an issue takes over from the old one: decisions, corrections and notes, each only with its own
//! sentence (see [`relocate`](super::relocate) for what is guaranteed).

use super::{
    Bulletin,
    anchor::Anchor,
    correction::{Correction, Fix, corrected},
    flat_text::FlatText,
    relocate::Place,
    verdict::{Decision, Mark, claims},
    version::{Carried, Change, How},
};

/// What rests on the old text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Estate {
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What was corrected.
    pub corrections: Vec<Correction>,
    /// Where the notes stand.
    pub notes: Vec<Anchor>,
}

/// What rests on the new text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handed {
    /// The decisions whose sentence is there.
    pub decisions: Vec<Decision>,
    /// The corrections whose sentence is there.
    pub corrections: Vec<Correction>,
    /// Each note's place, or that it is lost.
    pub notes: Vec<Place>,
    /// How many decisions and corrections have no sentence any more.
    pub open: usize,
}

/// The places of an estate in the old text, to be looked for in the new one: marks of requirements as the program finds
/// them, and anchors for what the reader has marked or changed himself. In the order in which [`settle`] wants them back.
pub fn ask(old: &Bulletin, estate: &Estate) -> (Vec<Mark>, Vec<Anchor>) {
    let flat = FlatText::of(old);
    let (seen, _) = corrected(old, &estate.corrections);
    let marks = estate.decisions.iter().map(|decision| decision.mark.clone());
    let fixed = estate.corrections.iter().map(|correction| correction.fix.mark().cloned().unwrap_or_else(nowhere));
    let own = estate.decisions.iter().map(|decision| anchor_of(&flat, &seen, &decision.mark));
    let missed = estate.corrections.iter().map(|correction| match &correction.fix {
        Fix::Missed { item, block, start, quote } => anchor_at(&flat, *item, *block, *start as usize, quote),
        _ => None,
    });
    let anchors = own.chain(missed).map(|anchor| anchor.unwrap_or_else(no_anchor)).chain(estate.notes.iter().cloned());
    (marks.chain(fixed).collect(), anchors.collect())
}

/// The estate as it rests on the new text, by what was found of [`ask`].
pub fn settle(new: &Bulletin, estate: &Estate, carried: Carried) -> Handed {
    let flat = FlatText::of(new);
    let (decided, fixes) = (estate.decisions.len(), estate.corrections.len());
    let mut marks = carried.marks.into_iter();
    let mut places = carried.anchors.into_iter();
    let by_mark: Vec<Option<Mark>> = marks.by_ref().take(decided).collect();
    let by_place: Vec<Place> = places.by_ref().take(decided).collect();
    let fixed: Vec<Option<Mark>> = marks.take(fixes).collect();
    let missed: Vec<Place> = places.by_ref().take(fixes).collect();
    let mut handed = Handed { notes: places.collect(), ..Handed::default() };
    for ((correction, mark), place) in estate.corrections.iter().zip(fixed).zip(missed) {
        let fix = match (&correction.fix, mark) {
            (Fix::Missed { quote, .. }, _) => missed_at(&flat, &place, quote),
            (fix, Some(mark)) => Some(fix.clone().at(mark)),
            (_, None) => None,
        };
        // One correction may rest on another: what finds its place among those before it is kept.
        let next = fix.map(|fix| Correction { fix, ..correction.clone() }).filter(|next| {
            let mut list = handed.corrections.clone();
            list.push(next.clone());
            corrected(new, &list).1 == list.len()
        });
        handed.open += usize::from(next.is_none());
        handed.corrections.extend(next);
    }
    let (seen, _) = corrected(new, &handed.corrections);
    let there: Vec<Mark> = claims(&seen, &[]).into_iter().map(|claim| claim.mark).collect();
    for ((decision, mark), place) in estate.decisions.iter().zip(by_mark).zip(by_place) {
        let by_mark = mark.filter(|mark| there.contains(mark));
        let mark = by_mark.or_else(|| mark_at(&flat, &seen, &place, &decision.mark.quote));
        handed.open += usize::from(mark.is_none());
        handed.decisions.extend(mark.map(|mark| Decision { mark, ..decision.clone() }));
    }
    handed
}

/// How much of two texts is the same, in percent of the longer one.
pub fn alike(changes: &[Change]) -> usize {
    let (mut same, mut old, mut new) = (0, 0, 0);
    let mut count = |how: How, text: &str| {
        let length = text.chars().count();
        match how {
            How::Same => (same, old, new) = (same + length, old + length, new + length),
            How::Removed => old += length,
            How::Added => new += length,
        }
    };
    for change in changes {
        match change {
            Change::Same { text } => count(How::Same, text),
            Change::Removed { text } => count(How::Removed, text),
            Change::Added { text } => count(How::Added, text),
            Change::Changed { pieces } => pieces.iter().for_each(|piece| count(piece.how, &piece.text)),
        }
    }
    same * 100 / old.max(new).max(1)
}

/// A mark that nothing has.
fn nowhere() -> Mark {
    Mark { item: u32::MAX, quote: String::new(), nth: 0 }
}

/// An anchor that is found in no text.
fn no_anchor() -> Anchor {
    Anchor { start: 0, end: 0, quote: String::new(), before: String::new(), after: String::new() }
}

fn anchor_at(flat: &FlatText, item: u32, block: u32, start: usize, quote: &str) -> Option<Anchor> {
    let from = flat.byte(item, block, start)?;
    Anchor::of(flat.text(), from..from + quote.len()).filter(|anchor| anchor.quote == quote)
}

fn anchor_of(flat: &FlatText, bulletin: &Bulletin, mark: &Mark) -> Option<Anchor> {
    let item = bulletin.items.get(mark.item as usize)?;
    let found = item.requirements.iter().filter(|found| found.text == mark.quote).nth(mark.nth as usize)?;
    anchor_at(flat, mark.item, u32::try_from(found.block).ok()?, found.span.start, &found.text)
}

fn missed_at(flat: &FlatText, place: &Place, quote: &str) -> Option<Fix> {
    let (item, block, start) = flat.place(place.anchor()?.start as usize)?;
    Some(Fix::Missed { item, block, start: u32::try_from(start).ok()?, quote: quote.to_owned() })
}

/// The requirement with these words at this very place.
fn mark_at(flat: &FlatText, bulletin: &Bulletin, place: &Place, quote: &str) -> Option<Mark> {
    let (item, block, start) = flat.place(place.anchor()?.start as usize)?;
    let found = &bulletin.items.get(item as usize)?.requirements;
    let at = found
        .iter()
        .position(|found| found.block == block as usize && found.span.start == start && found.text == quote)?;
    let nth = found.iter().take(at).filter(|other| other.text == quote).count();
    Some(Mark { item, quote: quote.to_owned(), nth: u32::try_from(nth).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, id::Id},
        bulletin::{parse, verdict::Verdict, version},
    };

    const OLD: &str =
        "某县简报(第3期)\n开会。会议要求,各镇要抓好值班,要备好物资;每月查一次。路上已有积雪。\n另一则。各镇要报数。\n";
    const NEW: &str = "某县简报(第3期)\n又一则。开过会了。\n开会。会议要求,各镇要抓好值班,要备好物资;每月查一次。路上已有积雪。\n另一则。各镇要在三天内报数。\n";

    fn hand_over(estate: &Estate) -> (Handed, Bulletin) {
        let (marks, anchors) = ask(&parse(OLD), estate);
        let compared = version::compare(OLD, NEW, &marks, &anchors).unwrap();
        let new = parse(NEW);
        (settle(&new, estate, compared.carried), new)
    }

    fn mark(item: u32, quote: &str) -> Mark {
        Mark { item, quote: quote.into(), nth: 0 }
    }

    fn fix(fix: Fix) -> Correction {
        Correction { fix, on: date(2026, 1, 1) }
    }

    fn decision(mark: Mark) -> Decision {
        Decision { mark, verdict: Verdict::Adopted { duty: Id::new(1) }, on: date(2026, 1, 1) }
    }

    #[test]
    fn corrections_and_what_was_decided_on_them_move_with_their_sentences() {
        let old = parse(OLD);
        let start = old.items[0].blocks[0].text.find("路上").unwrap() as u32;
        let whole = mark(0, "各镇要抓好值班,要备好物资");
        let estate = Estate {
            corrections: vec![
                fix(Fix::Split { mark: whole, at: "各镇要抓好值班,".len() as u32 }),
                fix(Fix::Missed { item: 0, block: 0, start, quote: "路上已有积雪".into() }),
                fix(Fix::Dismissed { mark: mark(1, "各镇要报数") }),
            ],
            decisions: vec![
                decision(mark(0, "要备好物资")),
                decision(mark(0, "路上已有积雪")),
                decision(mark(0, "每月查一次")),
            ],
            notes: vec![anchor_at(&FlatText::of(&old), 1, 0, "另一则。".len(), "各镇要报数").unwrap()],
        };
        let (handed, new) = hand_over(&estate);
        // The dismissed sentence was changed, and with it the note's.
        assert_eq!((handed.open, &handed.notes), (1, &vec![Place::Lost]));
        assert_eq!(handed.corrections.len(), 2);
        let marks: Vec<&Mark> = handed.decisions.iter().map(|decision| &decision.mark).collect();
        assert_eq!(marks, [&mark(1, "要备好物资"), &mark(1, "路上已有积雪"), &mark(1, "每月查一次")]);
        let (seen, carried) = corrected(&new, &handed.corrections);
        assert_eq!((seen.items[1].requirements.len(), carried), (4, 2));
    }

    #[test]
    fn how_alike_two_texts_are() {
        assert!(alike(&version::difference(OLD, NEW)) > 70);
        assert_eq!(alike(&version::difference(OLD, OLD)), 100);
        assert!(alike(&version::difference(OLD, "完全是另外的一段话\n没有一句相同")) < 20);
    }
}
