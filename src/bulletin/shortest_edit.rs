//! What two lists have in common, by the shortest edit (E. W. Myers, "An O(ND) Difference Algorithm", 1986).
//!
//! The crate for this (`similar`) was measured: 27 kB packed for one list type, a third of the whole reader. This is
//! the plain form of the algorithm with a bound in place of a clock, so that equal texts always give equal results.

use std::collections::BTreeMap;

/// Edits of the shortest way at most; two lists that need more have nothing in common but their ends.
const MOST_EDITS: usize = 1_000;

/// A stretch that both lists have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Common {
    /// Where it starts in the old list.
    pub old: usize,
    /// Where it starts in the new list.
    pub new: usize,
    /// How many entries it has; never 0.
    pub length: usize,
}

/// A number for each entry: equal words, equal numbers, in both lists.
pub fn numbered(old: &[&str], new: &[&str]) -> (Vec<u32>, Vec<u32>) {
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    let mut ids = |list: &[&str]| -> Vec<u32> {
        list.iter()
            .map(|words| {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                *known.entry((*words).to_owned()).or_insert(next)
            })
            .collect()
    };
    (ids(old), ids(new))
}

/// The common stretches of two lists in order. Of a pair of lists that are too different only the start and the end
/// are compared.
pub fn common(old: &[u32], new: &[u32]) -> Vec<Common> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (a, b) = (old.get(start..).unwrap_or(&[]), new.get(start..).unwrap_or(&[]));
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(..a.len() - end).unwrap_or(&[]), b.get(..b.len() - end).unwrap_or(&[]));
    let mut found: Vec<Common> = Vec::new();
    let pairs = (0..start).map(|at| (at, at));
    let middle = middle(a, b).into_iter().map(|(x, y)| (start + x, start + y));
    let ends = (0..end).map(|at| (start + a.len() + at, start + b.len() + at));
    for (x, y) in pairs.chain(middle).chain(ends) {
        match found.last_mut() {
            Some(last) if last.old + last.length == x && last.new + last.length == y => last.length += 1,
            _ => found.push(Common { old: x, new: y, length: 1 }),
        }
    }
    found
}

/// The pairs of a shortest edit; none where it is too long.
fn middle(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    let Some(steps) = search(old, new) else { return Vec::new() };
    let mut pairs = Vec::new();
    let (mut x, mut y) = (old.len(), new.len());
    for (edits, reached) in steps.iter().enumerate().rev() {
        let (from_x, from_y) = reached.before(x, y, edits);
        // Back along the equal entries to the edit, then over it.
        while x > from_x && y > from_y {
            (x, y) = (x - 1, y - 1);
            pairs.push((x, y));
        }
        (x, y) = (from_x, from_y);
    }
    pairs.reverse();
    pairs
}

/// How far into the old list one can come on each diagonal (place in the old list minus place in the new one) with
/// one edit less; `to[middle]` is diagonal 0.
#[derive(Debug, Clone, Default)]
struct Reached {
    to: Vec<usize>,
    middle: usize,
}

impl Reached {
    fn at(&self, diagonal: isize) -> Option<usize> {
        self.to.get(self.middle.checked_add_signed(diagonal)?).copied()
    }

    /// Where the next edit leads on a diagonal, and the diagonal it comes from.
    fn step(&self, diagonal: isize) -> (usize, isize) {
        match (self.at(diagonal - 1), self.at(diagonal + 1)) {
            (Some(right), Some(down)) if right < down => (down, diagonal + 1),
            (Some(right), _) => (right + 1, diagonal - 1),
            (None, Some(down)) => (down, diagonal + 1),
            (None, None) => (0, diagonal),
        }
    }

    /// Where the way to a place stood before its last edit.
    fn before(&self, x: usize, y: usize, edits: usize) -> (usize, usize) {
        if edits == 0 {
            return (0, 0);
        }
        let diagonal = x as isize - y as isize;
        let (_, from) = self.step(diagonal);
        let x = self.at(from).unwrap_or(0);
        (x, x.checked_add_signed(-from).unwrap_or(0))
    }
}

/// For each number of edits up to the shortest, what was reached before the last of them.
fn search(old: &[u32], new: &[u32]) -> Option<Vec<Reached>> {
    let mut steps = Vec::new();
    let mut reached = Reached::default();
    for edits in 0..=MOST_EDITS.min(old.len() + new.len()) {
        let mut next = Reached { to: vec![0; 2 * edits + 1], middle: edits };
        for place in (0..=2 * edits).step_by(2) {
            let diagonal = place as isize - edits as isize;
            let (mut x, _) = reached.step(diagonal);
            let Some(mut y) = x.checked_add_signed(-diagonal) else { continue };
            while old.get(x).is_some_and(|entry| new.get(y) == Some(entry)) {
                (x, y) = (x + 1, y + 1);
            }
            if let Some(to) = next.to.get_mut(place) {
                *to = x;
            }
            if x == old.len() && y == new.len() {
                steps.push(reached);
                return Some(steps);
            }
        }
        steps.push(std::mem::replace(&mut reached, next));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The length of the longest common subsequence, by the table.
    fn longest(old: &[u32], new: &[u32]) -> usize {
        let mut row = vec![0; new.len() + 1];
        for a in old {
            let mut before = 0;
            for (y, b) in new.iter().enumerate() {
                let above = row[y + 1];
                row[y + 1] = if a == b { before + 1 } else { above.max(row[y]) };
                before = above;
            }
        }
        row[new.len()]
    }

    proptest! {
        #[test]
        fn what_is_common_is_all_that_can_be(
            old in prop::collection::vec(0u32..5, 0..40), new in prop::collection::vec(0u32..5, 0..40),
        ) {
            let found = common(&old, &new);
            let (mut x, mut y) = (0, 0);
            for stretch in &found {
                prop_assert!(stretch.old >= x && stretch.new >= y && stretch.length > 0);
                (x, y) = (stretch.old + stretch.length, stretch.new + stretch.length);
                prop_assert_eq!(&old[stretch.old..x], &new[stretch.new..y]);
            }
            prop_assert_eq!(found.iter().map(|stretch| stretch.length).sum::<usize>(), longest(&old, &new));
        }
    }

    #[test]
    fn of_lists_that_are_too_different_the_ends_are_compared() {
        let old: Vec<u32> = (0..3_000).collect();
        let new: Vec<u32> = [0, 1].into_iter().chain((2..2_998).rev()).chain([2_998, 2_999]).collect();
        let ends = [Common { old: 0, new: 0, length: 2 }, Common { old: 2_998, new: 2_998, length: 2 }];
        assert_eq!(common(&old, &new), ends);
        assert_eq!(common(&old, &[]), []);
    }
}
