//! All shortest ways to turn one list of sentences into another, seen at once.
//!
//! Taking sentences out and putting sentences in, as few as possible: usually there are several such ways, and each
//! pairs the sentences that stay. Here is said, for each sentence, with which ones it is paired in any of them. What
//! all of them agree on, the two texts show by themselves; what they differ on, no text can show.
//!
//! Sentences are numbers here: equal numbers, equal words.

use super::band::{Row, Table};

/// With what a sentence is paired, over all shortest ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Partner {
    /// With nothing in any of them.
    #[default]
    None,
    /// With this one, in all of them in which it is paired.
    One(usize),
    /// With different ones.
    Several,
}

impl Partner {
    fn add(&mut self, other: usize) {
        *self = match *self {
            Partner::None => Partner::One(other),
            Partner::One(same) if same == other => Partner::One(other),
            _ => Partner::Several,
        };
    }

    /// Whether no way pairs it with another one than `other`.
    fn allows(self, other: usize) -> bool {
        self == Partner::None || self == Partner::One(other)
    }
}

/// The pairs of all shortest ways.
#[derive(Debug, Clone)]
pub struct Alignment {
    old: Vec<Partner>,
    new: Vec<Partner>,
    /// Old sentences that some way takes out.
    leaves: Vec<bool>,
}

impl Alignment {
    /// Compares two lists; `None` where they are so long and so different that it would cost too much.
    pub fn of(old: &[u32], new: &[u32]) -> Option<Alignment> {
        let mut found = Alignment {
            old: vec![Partner::None; old.len()],
            new: vec![Partner::None; new.len()],
            leaves: vec![false; old.len()],
        };
        // What stands in one list only is never paired, and without it the table is small.
        let (a, b) = (shared(old, new), shared(new, old));
        let forward = Table::fill(&a, &b)?;
        let mut below = Row::default();
        for row in (0..=a.len()).rev() {
            let here = forward.backward(&a, &b, row, &below);
            if let Some((from, id)) = a.get(row) {
                for column in forward.columns(row) {
                    let so_far = forward.at(row, column);
                    // Taken out here, or paired here, and the whole way is still a shortest one.
                    if so_far + 1 + below.at(column) == forward.least
                        && let Some(leaves) = found.leaves.get_mut(*from)
                    {
                        *leaves = true;
                    }
                    if let Some((to, _)) = b.get(column).filter(|(_, other)| other == id)
                        && so_far + below.at(column + 1) == forward.least
                    {
                        found.old.get_mut(*from)?.add(*to);
                        found.new.get_mut(*to)?.add(*from);
                    }
                }
            }
            below = here;
        }
        Some(found)
    }

    /// The one with which every shortest way pairs an old sentence.
    pub fn forced(&self, old: usize) -> Option<usize> {
        match self.old.get(old) {
            Some(Partner::One(new)) if self.leaves.get(old) == Some(&false) => Some(*new),
            _ => None,
        }
    }

    /// Whether no shortest way pairs one of the two with another.
    pub fn allows(&self, old: usize, new: usize) -> bool {
        self.old.get(old).is_some_and(|p| p.allows(new)) && self.new.get(new).is_some_and(|p| p.allows(old))
    }
}

/// The entries of a list that stand in the other one too, each with its place.
fn shared(list: &[u32], other: &[u32]) -> Vec<(usize, u32)> {
    let mut known = other.to_vec();
    known.sort_unstable();
    list.iter().copied().enumerate().filter(|(_, id)| known.binary_search(id).is_ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// All longest common subsequences, one by one.
    fn ways(old: &[u32], new: &[u32]) -> Vec<Vec<(usize, usize)>> {
        fn go(
            old: &[u32],
            new: &[u32],
            i: usize,
            j: usize,
            so_far: &mut Vec<(usize, usize)>,
            all: &mut Vec<Vec<(usize, usize)>>,
        ) {
            all.push(so_far.clone());
            for from in i..old.len() {
                for to in (j..new.len()).filter(|to| new[*to] == old[from]) {
                    so_far.push((from, to));
                    go(old, new, from + 1, to + 1, so_far, all);
                    so_far.pop();
                }
            }
        }
        let mut all = Vec::new();
        go(old, new, 0, 0, &mut Vec::new(), &mut all);
        let longest = all.iter().map(Vec::len).max().unwrap_or(0);
        all.retain(|way| way.len() == longest);
        all
    }

    proptest! {
        #[test]
        fn it_says_what_listing_all_shortest_ways_says(
            old in prop::collection::vec(0u32..4, 0..7), new in prop::collection::vec(0u32..4, 0..7),
        ) {
            let found = Alignment::of(&old, &new).unwrap();
            let ways = ways(&old, &new);
            for from in 0..old.len() {
                let with = |way: &Vec<(usize, usize)>| way.iter().find(|p| p.0 == from).map(|p| p.1);
                let first = with(&ways[0]);
                let agreed = first.filter(|_| ways.iter().all(|way| with(way) == first));
                prop_assert_eq!(found.forced(from), agreed);
                for to in 0..new.len() {
                    let no_other = ways.iter().flatten().all(|(f, t)| (*f == from) == (*t == to));
                    prop_assert_eq!(found.allows(from, to), no_other);
                }
            }
        }
    }

    #[test]
    fn a_long_list_with_few_changes_is_compared_in_a_narrow_band() {
        let old: Vec<u32> = (0..20_000).map(|n| n % 50).collect();
        let mut new = old.clone();
        new.drain(300..320);
        new.splice(9_000..9_000, [7, 3, 7]);
        let found = Alignment::of(&old, &new).unwrap();
        assert_eq!(found.forced(10), Some(10));
        assert_eq!(found.forced(19_999), Some(new.len() - 1));
        assert!(Alignment::of(&old, &old.iter().rev().copied().collect::<Vec<u32>>()).is_none());
    }
}
