//! Whether a draw is still the one that would be made today.

use super::{Draw, Subject, sorted};

/// What a draw looks like beside what could be drawn from now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verified {
    /// It was drawn from exactly these.
    Same,
    /// What could be drawn from has changed since: no reproach, but the sample is one of what there was then. A thing
    /// that was opened again, because it came back, goes too.
    Changed {
        /// Here now and not then, in the order of the keys.
        new: Vec<Subject>,
        /// There then and not any more, in the order of the keys.
        gone: Vec<Subject>,
    },
    /// Its picks are not those that its seed gives: somebody has changed the file.
    NotTheDraw,
}

/// Compares a draw with what could be drawn from now.
pub fn verify(draw: &Draw, now: &[Subject]) -> Verified {
    if !draw.is_as_drawn() {
        return Verified::NotTheDraw;
    }
    let (then, now) = (sorted(&draw.candidates), sorted(now));
    let (new, gone) = (without(&now, &then), without(&then, &now));
    if new.is_empty() && gone.is_empty() { Verified::Same } else { Verified::Changed { new, gone } }
}

/// Those of `list` that are not among `others`; both are sorted.
fn without(list: &[(String, Subject)], others: &[(String, Subject)]) -> Vec<Subject> {
    let among = |key: &String| others.binary_search_by(|(other, _)| other.cmp(key)).is_ok();
    list.iter().filter(|(key, _)| !among(key)).map(|(_, subject)| *subject).collect()
}
