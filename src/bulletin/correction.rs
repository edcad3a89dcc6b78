//! What the reader corrected in what the program found. Corrections are kept apart from the findings and are carried
//! out on them anew each time, so that both can always be seen and either can be taken back.

use super::{Bulletin, Item, Requirement, Strength, anchor::Anchor, flat_text::FlatText, verdict::Mark};
use crate::{base::day::Date, document};
use std::ops::Range;

/// One correction and its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What.
    pub fix: Fix,
    /// When.
    pub on: Date,
}

document!(struct Correction { fix, on });

/// What is corrected. Places are exact; a place that is not found (any more) corrects nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fix {
    /// A requirement that the program did not see.
    Missed {
        /// The item, from 0.
        item: u32,
        /// The block of the item, from 0.
        block: u32,
        /// Bytes of the block's text: where it begins.
        start: u32,
        /// The words.
        quote: String,
    },
    /// No requirement.
    Dismissed {
        /// Which.
        mark: Mark,
    },
    /// Two requirements in one.
    Split {
        /// Which.
        mark: Mark,
        /// The byte of its words where the second begins.
        at: u32,
    },
    /// One requirement with the next one.
    Joined {
        /// The first of the two.
        mark: Mark,
    },
}

document!(enum Fix {
    "missed" => Missed { item, block, start, quote },
    "dismissed" => Dismissed { mark },
    "split" => Split { mark, at },
    "joined" => Joined { mark },
});

impl Fix {
    /// A place as a requirement that the program missed: within one paragraph, outside of all others.
    pub fn missed(bulletin: &Bulletin, flat: &FlatText, place: &Anchor) -> Option<Fix> {
        let (item, block, start) = flat.place(place.start as usize)?;
        let whole = flat.line_of(place.start as usize) == flat.line_of(place.end as usize);
        let span = start..start + place.quote.len();
        let free = !clashes(bulletin.items.get(item as usize)?, block as usize, &span);
        let start = u32::try_from(start).ok()?;
        (whole && free).then(|| Fix::Missed { item, block, start, quote: place.quote.clone() })
    }

    /// The requirement that it corrects; one that was missed has none.
    pub fn mark(&self) -> Option<&Mark> {
        match self {
            Fix::Missed { .. } => None,
            Fix::Dismissed { mark } | Fix::Split { mark, .. } | Fix::Joined { mark } => Some(mark),
        }
    }

    /// The same about a requirement that stands elsewhere.
    pub fn at(self, to: Mark) -> Fix {
        match self {
            Fix::Missed { .. } => self,
            Fix::Dismissed { .. } => Fix::Dismissed { mark: to },
            Fix::Split { at, .. } => Fix::Split { mark: to, at },
            Fix::Joined { .. } => Fix::Joined { mark: to },
        }
    }
}

/// A bulletin with the corrections carried out, in their order, and how many of them found their place.
pub fn corrected(found: &Bulletin, corrections: &[Correction]) -> (Bulletin, usize) {
    let mut bulletin = found.clone();
    let carried = corrections.iter().filter(|correction| carry_out(&mut bulletin, &correction.fix)).count();
    (bulletin, carried)
}

/// `false` where its place is not there.
fn carry_out(bulletin: &mut Bulletin, fix: &Fix) -> bool {
    match fix {
        Fix::Missed { item, block, start, quote } => {
            let Some(item) = bulletin.items.get_mut(*item as usize) else { return false };
            missed(item, *block as usize, *start as usize, quote).is_some()
        }
        Fix::Dismissed { mark } => {
            let Some((item, at)) = place(bulletin, mark) else { return false };
            item.requirements.remove(at);
            true
        }
        Fix::Split { mark, at } => {
            let Some((item, place)) = place(bulletin, mark) else { return false };
            split(item, place, *at as usize).is_some()
        }
        Fix::Joined { mark } => {
            let Some((item, at)) = place(bulletin, mark) else { return false };
            join(item, at).is_some()
        }
    }
}

/// The item of a mark, and the requirement's place in its list.
fn place<'b>(bulletin: &'b mut Bulletin, mark: &Mark) -> Option<(&'b mut Item, usize)> {
    let item = bulletin.items.get_mut(mark.item as usize)?;
    let mut same = item.requirements.iter().enumerate().filter(|(_, found)| found.text == mark.quote);
    let at = same.nth(mark.nth as usize)?.0;
    Some((item, at))
}

/// A requirement of the reader's own: its words are all that is known.
fn own(item: &Item, block: usize, span: Range<usize>) -> Option<Requirement> {
    let text = item.blocks.get(block)?.text.get(span.clone())?.to_owned();
    let blank = text.trim().is_empty();
    let plain = Requirement {
        text,
        block,
        span,
        actor: None,
        level: None,
        due: None,
        due_on: None,
        cadence: None,
        strength: Strength::Must,
        optional: false,
        own: true,
    };
    (!blank).then_some(plain)
}

/// Whether a stretch of a block has something in common with a requirement.
fn clashes(item: &Item, block: usize, span: &Range<usize>) -> bool {
    let clash =
        |other: &Requirement| other.block == block && other.span.start < span.end && span.start < other.span.end;
    item.requirements.iter().any(clash)
}

fn missed(item: &mut Item, block: usize, start: usize, quote: &str) -> Option<()> {
    let span = start..start.checked_add(quote.len())?;
    let new = own(item, block, span.clone()).filter(|new| new.text == quote)?;
    if clashes(item, block, &span) {
        return None;
    }
    let at = item.requirements.iter().take_while(|other| (other.block, other.span.start) < (block, start)).count();
    item.requirements.insert(at, new);
    Some(())
}

/// The facts of a requirement that are still said in a part of its words.
fn part_of(whole: &Requirement, item: &Item, span: Range<usize>) -> Option<Requirement> {
    let part = own(item, whole.block, span)?;
    let still = |fact: &Option<String>| fact.clone().filter(|fact| part.text.contains(fact.as_str()));
    let (actor, due, cadence) = (still(&whole.actor), still(&whole.due), still(&whole.cadence));
    let level = whole.level.filter(|_| actor.is_some());
    let due_on = whole.due_on.filter(|_| due.is_some());
    Some(Requirement { actor, level, due, due_on, cadence, strength: whole.strength, ..part })
}

fn split(item: &mut Item, place: usize, at: usize) -> Option<()> {
    let whole = item.requirements.get(place)?.clone();
    let middle = whole.span.start.checked_add(at).filter(|middle| *middle < whole.span.end)?;
    let first = whole.text.get(..at)?.trim_end_matches(['，', ',', '；', ';', '、', '。', ' ']);
    let first = part_of(&whole, item, whole.span.start..whole.span.start + first.len())?;
    let second = part_of(&whole, item, middle..whole.span.end)?;
    item.requirements.splice(place..=place, [first, second]);
    Some(())
}

fn join(item: &mut Item, at: usize) -> Option<()> {
    let (first, second) = (item.requirements.get(at)?.clone(), item.requirements.get(at + 1)?.clone());
    if first.block != second.block {
        return None;
    }
    let whole = own(item, first.block, first.span.start..second.span.end)?;
    let joined = Requirement {
        actor: first.actor.or(second.actor),
        level: first.level.or(second.level),
        due_on: if first.due.is_some() { first.due_on } else { second.due_on },
        due: first.due.or(second.due),
        cadence: first.cadence.or(second.cadence),
        strength: first.strength,
        ..whole
    };
    item.requirements.splice(at..=at + 1, [joined]);
    Some(())
}

/// The bytes of a requirement's words at which it can be taken apart: behind each comma, semicolon and pause.
pub fn seams(words: &str) -> Vec<usize> {
    let marks = ['，', ',', '；', ';', '、', '：', ':', '。'];
    let behind = words.char_indices().filter(|(_, mark)| marks.contains(mark)).map(|(at, mark)| at + mark.len_utf8());
    behind.filter(|at| *at < words.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{base::day::date, bulletin::parse};
    use proptest::prelude::*;

    const TEXT: &str = "某县简报(第1期)\n开会。会议要求,各镇要抓好值班,要备好物资;每月查一次。路上已有积雪。\n";

    fn fix(fix: Fix) -> Correction {
        Correction { fix, on: date(2026, 1, 1) }
    }

    fn mark(quote: &str) -> Mark {
        Mark { item: 0, quote: quote.into(), nth: 0 }
    }

    fn texts(bulletin: &Bulletin) -> Vec<&str> {
        bulletin.items.iter().flat_map(|item| &item.requirements).map(|found| found.text.as_str()).collect()
    }

    #[test]
    fn split_join_dismiss_and_add() {
        let found = parse(TEXT);
        assert_eq!(texts(&found), ["各镇要抓好值班,要备好物资", "每月查一次"]);
        let whole = mark("各镇要抓好值班,要备好物资");
        let at = seams(&whole.quote);
        assert_eq!(at, ["各镇要抓好值班,".len()]);
        let split = fix(Fix::Split { mark: whole.clone(), at: at[0] as u32 });
        let (apart, carried) = corrected(&found, std::slice::from_ref(&split));
        assert_eq!((texts(&apart), carried), (vec!["各镇要抓好值班", "要备好物资", "每月查一次"], 1));
        assert_eq!(apart.items[0].requirements[0].actor.as_deref(), Some("各镇"));
        assert_eq!(apart.items[0].requirements[1].actor, None);
        let (joined, _) = corrected(&found, &[split.clone(), fix(Fix::Joined { mark: mark("要备好物资") })]);
        assert_eq!(texts(&joined), ["各镇要抓好值班", "要备好物资;每月查一次"]);
        let (fewer, _) = corrected(&found, &[fix(Fix::Dismissed { mark: whole.clone() })]);
        assert_eq!(texts(&fewer), ["每月查一次"]);
        let block = &found.items[0].blocks[0].text;
        let start = block.find("路上").unwrap() as u32;
        let missed = Fix::Missed { item: 0, block: 0, start, quote: "路上已有积雪".into() };
        let (more, _) = corrected(&found, &[fix(missed)]);
        assert_eq!(texts(&more), ["各镇要抓好值班,要备好物资", "每月查一次", "路上已有积雪"]);
        assert!(more.items[0].requirements[2].own);
        // What has no place corrects nothing, and is counted.
        let (same, carried) = corrected(&found, &[fix(Fix::Dismissed { mark: mark("没有这句") })]);
        assert_eq!((&same, carried), (&found, 0));
    }

    proptest! {
        #[test]
        fn no_correction_breaks_a_bulletin(item in 0u32..3, block in 0u32..3, start in 0u32..200, at in 0u32..60, quote in ".{0,8}") {
            let found = parse(TEXT);
            let mark = mark("各镇要抓好值班,要备好物资");
            let fixes = [
                fix(Fix::Missed { item, block, start, quote: quote.clone() }),
                fix(Fix::Split { mark: mark.clone(), at }),
                fix(Fix::Joined { mark: mark.clone() }),
                fix(Fix::Dismissed { mark: Mark { quote, ..mark } }),
            ];
            let (bulletin, _) = corrected(&found, &fixes);
            for item in &bulletin.items {
                let mut end = (0, 0);
                for found in &item.requirements {
                    prop_assert_eq!(item.blocks[found.block].text.get(found.span.clone()), Some(found.text.as_str()));
                    prop_assert!((found.block, found.span.start) >= end);
                    end = (found.block, found.span.end);
                }
            }
        }
    }
}
