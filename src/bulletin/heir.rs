//! What the new text of an issue takes over from the old one: decisions, corrections and notes, each only with its own
//! sentence (see [`relocate`](super::relocate) for what is guaranteed).

use super::{
    Unreadable, accept,
    anchor::Anchor,
    correction::{Correction, Fix, corrected},
    flat_text::FlatText,
    relocate::{Place, Versions},
    verdict::{self, Decision},
    version::{Change, How, difference},
};
use crate::document;

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

document!(struct Estate { decisions, corrections, notes });

/// What rests on the new text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handed {
    /// The decisions whose sentence is there.
    pub decisions: Vec<Decision>,
    /// The corrections whose sentence is there.
    pub corrections: Vec<Correction>,
    /// Each note's place and the line in which it begins; `None` where it is lost.
    pub notes: Vec<Option<(Anchor, u32)>>,
    /// How many decisions and corrections have no sentence any more.
    pub open: usize,
    /// How much of the two texts is the same, in percent of the longer one.
    pub alike: usize,
}

document!(struct Handed { decisions, corrections, notes, open, alike });

/// Reads two texts and hands over what rests on the old one.
///
/// # Errors
/// Where one of them is not taken for a bulletin.
pub fn hand_over(old: &str, new: &str, estate: &Estate) -> Result<Handed, Unreadable> {
    let (old, new) = (accept(old)?, accept(new)?);
    let flat = [&FlatText::of(&old), &FlatText::of(&new)];
    let [old_text, new_text] = flat.map(FlatText::text);
    let versions = Versions::new(old_text, new_text);
    let mut handed = Handed { alike: alike(&difference(old_text, new_text)), ..Handed::default() };
    // Both texts as the reader saw them, correction by correction: one may rest on another.
    let (mut old, mut new) = (old, new);
    for correction in &estate.corrections {
        let fix = match &correction.fix {
            Fix::Missed { item, block, start, quote } => {
                let from = flat[0].byte(*item, *block, *start as usize);
                let anchor = from.and_then(|from| Anchor::of(old_text, from..from + quote.len()));
                let place = anchor.filter(|anchor| anchor.quote == *quote).map(|anchor| versions.relocate(&anchor));
                place.and_then(|place| Fix::missed(&new, flat[1], place.anchor()?))
            }
            fix => fix
                .mark()
                .and_then(|mark| verdict::carried([&old, &new], flat, &versions, mark))
                .map(|to| fix.clone().at(to)),
        };
        old = corrected(&old, std::slice::from_ref(correction)).0;
        let next = fix.map(|fix| Correction { fix, ..correction.clone() });
        let carried = next.and_then(|next| match corrected(&new, std::slice::from_ref(&next)) {
            (seen, 1) => Some((next, seen)),
            _ => None,
        });
        match carried {
            Some((next, seen)) => {
                new = seen;
                handed.corrections.push(next);
            }
            None => handed.open += 1,
        }
    }
    for decision in &estate.decisions {
        match verdict::carried([&old, &new], flat, &versions, &decision.mark) {
            Some(mark) => handed.decisions.push(Decision { mark, ..decision.clone() }),
            None => handed.open += 1,
        }
    }
    let place = |anchor: &Anchor| match versions.relocate(anchor) {
        Place::Exact { anchor } | Place::Moved { anchor } => {
            let line = flat[1].line_number(&anchor);
            Some((anchor, line))
        }
        Place::Lost => None,
    };
    handed.notes = estate.notes.iter().map(place).collect();
    Ok(handed)
}

/// How much of two texts is the same, in percent of the longer one.
fn alike(changes: &[Change]) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, doc, id::Id},
        bulletin::{
            parse,
            verdict::{Mark, Verdict},
        },
    };

    const OLD: &str =
        "某县简报(第3期)\n开会。会议要求,各镇要抓好值班,要备好物资;每月查一次。路上已有积雪。\n另一则。各镇要报数。\n";
    const NEW: &str = "某县简报(第3期)\n又一则。开过会了。\n开会。会议要求,各镇要抓好值班,要备好物资;每月查一次。路上已有积雪。\n另一则。各镇要在三天内报数。\n";

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
        let (old, new) = (parse(OLD), parse(NEW));
        let flat = FlatText::of(&old);
        let note = flat.text().rfind("各镇要报数").unwrap();
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
            notes: vec![Anchor::of(flat.text(), note..note + "各镇要报数".len()).unwrap()],
        };
        let handed = hand_over(OLD, NEW, &estate).unwrap();
        assert_eq!(
            (doc::read(&doc::print(&estate)), doc::read(&doc::print(&handed))),
            (Ok(estate), Ok(handed.clone()))
        );
        // The dismissed sentence was changed, and with it the note's.
        assert_eq!((handed.open, &handed.notes), (1, &vec![None]));
        assert_eq!(handed.corrections.len(), 2);
        let marks: Vec<&Mark> = handed.decisions.iter().map(|decision| &decision.mark).collect();
        assert_eq!(marks, [&mark(1, "要备好物资"), &mark(1, "路上已有积雪"), &mark(1, "每月查一次")]);
        let (seen, carried) = corrected(&new, &handed.corrections);
        assert_eq!((seen.items[1].requirements.len(), carried), (4, 2));
    }

    #[test]
    fn how_alike_two_texts_are() {
        assert!(alike(&difference(OLD, NEW)) > 70);
        assert_eq!(alike(&difference(OLD, OLD)), 100);
        assert!(alike(&difference(OLD, "完全是另外的一段话\n没有一句相同")) < 20);
    }
}
