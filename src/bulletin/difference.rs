//! What is different between two versions of a text, to be read: line by line, and within a changed line by stretches
//! of characters.

use super::likeness::pairs;
use super::shortest_edit::{Common, common, numbered};
use crate::document;

/// An equal stretch of fewer characters between two changes is taken into the change: nobody reads it as kept.
const LEAST_KEPT: usize = 3;

/// A line of two versions. The lines that are `Same` or `Removed`, with the pieces of `Changed` ones that are, joined
/// by line breaks are the old text; those that are `Same` or `Added` the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It stayed.
    Same {
        /// Its words.
        text: String,
    },
    /// Its words were changed.
    Changed {
        /// All of it.
        pieces: Vec<Piece>,
    },
    /// It was taken out.
    Removed {
        /// Its words.
        text: String,
    },
    /// It is new.
    Added {
        /// Its words.
        text: String,
    },
}

document!(enum Change {
    "same" => Same { text },
    "changed" => Changed { pieces },
    "removed" => Removed { text },
    "added" => Added { text },
});

/// A stretch of a changed line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its words; never empty.
    pub text: String,
    /// What became of them.
    pub how: How,
}

document!(struct Piece { text, how });

/// What became of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// It stayed.
    Same,
    /// It was taken out.
    Removed,
    /// It is new.
    Added,
}

document!(codes How { "same" => Same, "removed" => Removed, "added" => Added });

/// All lines of both texts, the changes among them told.
pub fn difference(old: &str, new: &str) -> Vec<Change> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let (a, b) = numbered(&old, &new);
    let mut changes = Vec::new();
    gaps(&common(&a, &b), old.len(), new.len(), &mut |[removed_from, removed_to], [added_from, added_to], kept| {
        let (removed, added) = (old.get(removed_from..removed_to), new.get(added_from..added_to));
        rewritten(removed.unwrap_or(&[]), added.unwrap_or(&[]), &mut changes);
        let kept = old.get(removed_to..removed_to + kept).unwrap_or(&[]);
        changes.extend(kept.iter().map(|line| Change::Same { text: (*line).to_owned() }));
    });
    changes
}

/// Goes through two lists by what they have in common: before each common stretch, and at the end, what the old and
/// the new list have there alone (from, to), and how long the common stretch is.
fn gaps(stretches: &[Common], old: usize, new: usize, each: &mut dyn FnMut([usize; 2], [usize; 2], usize)) {
    let (mut x, mut y) = (0, 0);
    for stretch in stretches {
        each([x, stretch.old], [y, stretch.new], stretch.length);
        (x, y) = (stretch.old + stretch.length, stretch.new + stretch.length);
    }
    each([x, old], [y, new], 0);
}

/// Lines that gave way to others: those alike are one changed line.
fn rewritten(removed: &[&str], added: &[&str], changes: &mut Vec<Change>) {
    let (mut x, mut y) = (0, 0);
    let apart = |from: &mut usize, to: usize, lines: &[&str], gone: bool, changes: &mut Vec<Change>| {
        changes.extend(lines.get(*from..to).unwrap_or(&[]).iter().map(|line| {
            let text = (*line).to_owned();
            if gone { Change::Removed { text } } else { Change::Added { text } }
        }));
        *from = to + 1;
    };
    for (from, to) in pairs(removed, added) {
        apart(&mut x, from, removed, true, changes);
        apart(&mut y, to, added, false, changes);
        if let (Some(before), Some(after)) = (removed.get(from), added.get(to)) {
            changes.push(Change::Changed { pieces: pieces(before, after) });
        }
    }
    apart(&mut x, removed.len(), removed, true, changes);
    apart(&mut y, added.len(), added, false, changes);
}

/// The pieces of a changed line.
fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (units(old), units(new));
    let (a, b) = numbered(&old, &new);
    let mut stretches = common(&a, &b);
    stretches.retain(|stretch| {
        let kept = old.get(stretch.old..stretch.old + stretch.length).unwrap_or(&[]);
        let first = stretch.old == 0 && stretch.new == 0;
        let last = stretch.old + stretch.length == old.len() && stretch.new + stretch.length == new.len();
        first || last || kept.iter().map(|unit| unit.chars().count()).sum::<usize>() >= LEAST_KEPT
    });
    let mut pieces = Vec::new();
    let mut push = |units: Option<&[&str]>, how| {
        let text = units.unwrap_or(&[]).concat();
        if !text.is_empty() {
            pieces.push(Piece { text, how });
        }
    };
    gaps(&stretches, old.len(), new.len(), &mut |[removed_from, removed_to], [added_from, added_to], kept| {
        push(old.get(removed_from..removed_to), How::Removed);
        push(new.get(added_from..added_to), How::Added);
        push(old.get(removed_to..removed_to + kept), How::Same);
    });
    pieces
}

/// A line in characters; a number or a Latin word is not taken apart.
fn units(line: &str) -> Vec<&str> {
    let whole = |c: char| c.is_ascii_alphanumeric() || matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let mut units = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let length = if whole(c) { rest.find(|c| !whole(c)).unwrap_or(rest.len()) } else { c.len_utf8() };
        let Some((unit, after)) = rest.split_at_checked(length) else { break };
        units.push(unit);
        rest = after;
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::doc;
    use proptest::prelude::*;
    use std::time::Instant;

    /// A difference as one can read it: removed in `[-…-]`, added in `{+…+}`.
    fn told(old: &str, new: &str) -> String {
        let piece = |piece: &Piece| match piece.how {
            How::Same => piece.text.clone(),
            How::Removed => format!("[-{}-]", piece.text),
            How::Added => format!("{{+{}+}}", piece.text),
        };
        let line = |change: &Change| match change {
            Change::Same { text } => format!("  {text}"),
            Change::Changed { pieces } => format!("~ {}", pieces.iter().map(piece).collect::<String>()),
            Change::Removed { text } => format!("- {text}"),
            Change::Added { text } => format!("+ {text}"),
        };
        difference(old, new).iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The old text (or the new one) out of a difference.
    fn side(changes: &[Change], own: How) -> String {
        let mut lines = Vec::new();
        for change in changes {
            match change {
                Change::Same { text } => lines.push(text.clone()),
                Change::Changed { pieces } => lines.push(
                    pieces.iter().filter(|p| p.how == How::Same || p.how == own).map(|p| p.text.as_str()).collect(),
                ),
                Change::Removed { text } if own == How::Removed => lines.push(text.clone()),
                Change::Added { text } if own == How::Added => lines.push(text.clone()),
                _ => {}
            }
        }
        lines.join("\n")
    }

    #[test]
    fn a_changed_line_shows_its_words() {
        let old = "简报\n各镇要在12月20日前报送值班表。\n不得漏报。\n报:市局";
        let new = "简报\n各镇、街道要在12月25日前报送值班表。\n发现险情立即报告县值班室。\n报:市局";
        assert_eq!(
            told(old, new),
            "  简报\n~ 各镇{+、街道+}要在12月[-20-]{+25+}日前报送值班表。\n- 不得漏报。\n+ 发现险情立即报告县值班室。\n  报:市局"
        );
    }

    #[test]
    fn no_single_equal_characters_between_changes() {
        let told = told("请各镇认真抓好森林防火值守工作。", "请各镇全力做好森林防灭火值班值守工作。");
        assert_eq!(told, "~ 请各镇[-认真抓-]{+全力做+}好森林防[-火-]{+灭火值班+}值守工作。");
    }

    #[test]
    fn lines_find_the_one_they_came_from() {
        let old = "一是各镇要落实领导带班。\n二是各村要落实巡查。";
        let new = "新的一段说的是别的事情。\n一是各镇要落实领导值班带班。\n二是各村要每日落实巡查。";
        assert_eq!(
            told(old, new),
            "+ 新的一段说的是别的事情。\n~ 一是各镇要落实领导{+值班+}带班。\n~ 二是各村要{+每日+}落实巡查。"
        );
        assert_eq!(told("", ""), "  ");
        assert_eq!(told("要\n", "要"), "  要\n- ");
    }

    #[test]
    fn two_long_texts_with_nothing_in_common_end_soon() {
        let char = |from: u32, n: u32| char::from_u32(from + n).unwrap();
        let distinct = |from| -> String { (0..20_000).map(|n| char(from, n % 9_000)).collect() };
        // One line; short lines; and the hardest: few different characters in disorder.
        let lines = |text: &str| {
            text.chars()
                .collect::<Vec<_>>()
                .chunks(8)
                .map(|c| c.iter().collect::<String>())
                .collect::<Vec<_>>()
                .join("\n")
        };
        let disorder = |step: u64| -> String {
            let mut seed = step;
            let mut next = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                char(0x4e00, u32::try_from(seed >> 60).unwrap())
            };
            (0..20_000).map(|_| next()).collect()
        };
        let (a, b, c, d) = (distinct(0x4e00), distinct(0x7200), disorder(1), disorder(2));
        for (old, new) in [(&a, &b), (&lines(&a), &lines(&b)), (&c, &d), (&lines(&c), &lines(&d)), (&c, &lines(&d))] {
            let start = Instant::now();
            let changes = difference(old, new);
            println!("{:?}", start.elapsed());
            assert!(start.elapsed().as_millis() < 1_000, "{:?}", start.elapsed());
            assert_eq!((&side(&changes, How::Removed), &side(&changes, How::Added)), (old, new));
        }
    }

    proptest! {
        #[test]
        fn both_texts_are_whole_in_it(
            old in "([要值班报。]{0,9}|[各镇12ab]{0,5}|\n){0,12}", new in "([要值班报。]{0,9}|[各镇12ab]{0,5}|\n){0,12}",
        ) {
            let changes = difference(&old, &new);
            prop_assert_eq!(side(&changes, How::Removed), old);
            prop_assert_eq!(side(&changes, How::Added), new);
            prop_assert_eq!(doc::read::<Vec<Change>>(&doc::print(&changes)), Ok(changes));
        }

        #[test]
        fn a_text_is_the_same_as_itself(text in "[要值班。\n]{0,40}") {
            let same = |change: &Change| matches!(change, Change::Same { .. });
            prop_assert!(difference(&text, &text).iter().all(same));
        }
    }
}
