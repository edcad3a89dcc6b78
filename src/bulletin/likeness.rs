//! Which line of an old text became which line of the new one.

/// Of a thousand pairs of neighbouring characters so many are common to two lines that are taken for one line with
/// other words. Of 3,106 pairs of different lines, each pair of one bulletin of `tests/fixtures`, 99 % have under 290.
const ALIKE: u32 = 350;
/// Characters that are compared at most to pair the removed and the added lines of one place.
const MOST_COMPARED: usize = 2_000_000;

/// Which removed line became which added one: in order, so that they are altogether as much alike as can be.
pub fn pairs(removed: &[&str], added: &[&str]) -> Vec<(usize, usize)> {
    let size = |lines: &[&str]| lines.iter().map(|line| line.chars().count() + 1).sum::<usize>();
    let cost = |lines: &[&str], others: &[&str]| size(lines).saturating_mul(others.len());
    if cost(removed, added).saturating_add(cost(added, removed)) > MOST_COMPARED {
        return Vec::new();
    }
    let (old, new): (Vec<_>, Vec<_>) =
        (removed.iter().map(|l| twos(l)).collect(), added.iter().map(|l| twos(l)).collect());
    // For each pair the best sum from it to the end, and how much the two are alike.
    let width = added.len() + 1;
    let mut best = vec![(0, 0); (removed.len() + 1) * width];
    let at = |best: &[(u32, u32)], x: usize, y: usize| best.get(x * width + y).copied().unwrap_or_default();
    for (x, before) in old.iter().enumerate().rev() {
        for (y, after) in new.iter().enumerate().rev() {
            let alike = alike(before, after);
            let paired = if alike >= ALIKE { alike + at(&best, x + 1, y + 1).0 } else { 0 };
            let sum = paired.max(at(&best, x + 1, y).0).max(at(&best, x, y + 1).0);
            if let Some(cell) = best.get_mut(x * width + y) {
                *cell = (sum, alike);
            }
        }
    }
    let (mut x, mut y, mut found) = (0, 0, Vec::new());
    while x < removed.len() && y < added.len() {
        let (sum, alike) = at(&best, x, y);
        if alike >= ALIKE && sum == alike + at(&best, x + 1, y + 1).0 {
            found.push((x, y));
            (x, y) = (x + 1, y + 1);
        } else if sum == at(&best, x + 1, y).0 {
            x += 1;
        } else {
            y += 1;
        }
    }
    found
}

/// The pairs of neighbouring characters of a line, sorted; a line of one character is a pair by itself.
fn twos(line: &str) -> Vec<(char, char)> {
    let next = line.chars().skip(1).chain((line.chars().nth(1).is_none()).then_some('\n'));
    let mut twos: Vec<(char, char)> = line.chars().zip(next).collect();
    twos.sort_unstable();
    twos
}

/// How many of a thousand pairs two lines have in common (the coefficient of Dice).
fn alike(old: &[(char, char)], new: &[(char, char)]) -> u32 {
    let (mut x, mut y, mut both) = (0, 0, 0);
    while let (Some(a), Some(b)) = (old.get(x), new.get(y)) {
        both += usize::from(a == b);
        (x, y) = (x + usize::from(a <= b), y + usize::from(b <= a));
    }
    u32::try_from(2_000 * both / (old.len() + new.len()).max(1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_known_again_by_most_of_its_words() {
        let old = ["一是各镇要落实领导带班。", "二是各村要落实巡查。", "完"];
        let new = ["新的一段说的是别的事情。", "一是各镇、街道要落实领导带班值班。", "二是各村每日要落实巡查。", "完"];
        assert_eq!(pairs(&old, &new), [(0, 1), (1, 2), (2, 3)]);
        assert!(pairs(&old, &["县里召开会议", "", "报:市局"]).is_empty());
        assert!(pairs(&[], &new).is_empty());
    }

    proptest! {
        #[test]
        fn no_line_is_paired_twice_and_their_order_stays(
            old in prop::collection::vec("[各镇要值班报数]{0,8}", 0..6), new in prop::collection::vec("[各镇要值班报数]{0,8}", 0..6),
        ) {
            let (old, new): (Vec<&str>, Vec<&str>) = (old.iter().map(|l| &**l).collect(), new.iter().map(|l| &**l).collect());
            let found = pairs(&old, &new);
            prop_assert!(found.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            prop_assert!(found.iter().all(|(x, y)| *x < old.len() && *y < new.len()));
        }
    }
}
