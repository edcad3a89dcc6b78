//! The flat style: each paragraph is an item, and its first sentence the headline.

use super::fold::{length, part, starts};
use super::layout::Role;
use super::lines::Paragraph;
use super::words::{Words, words};
use super::{outline, sentence};

/// What a paragraph starts with that goes on with the item above it.
#[rustfmt::skip]
const GOING_ON: Words = words![
    "会议", "会上", "通知", "通报", "据", "目前", "下一步", "此外", "同时", "截至", "针对",
    "检查组", "督查组", "该", "近期", "为此", "对此", "今年以来",
];

/// In the flat style each paragraph is an item, but for the lists inside one.
pub fn mark(paragraphs: &[Paragraph], roles: &mut [Role]) {
    let text: Vec<usize> = (0..roles.len())
        .filter(|i| matches!(roles.get(*i), Some(Role::Text | Role::Entry | Role::Subheading)))
        .collect();
    let Some(first) = text.first().and_then(|i| paragraphs.get(*i)) else {
        return;
    };
    let level = outline::leading(&first.folded).map(|m| m.level);
    let first_headed = is_headed(&first.folded);
    for i in text {
        let Some(p) = paragraphs.get(i) else { continue };
        let own = outline::leading(&p.folded).map(|m| m.level);
        let headed = headline_end(&p.folded) < p.folded.len() || i == 0;
        let goes_on = first_headed && i > 0 && starts(&p.folded, GOING_ON).is_some();
        if let Some(role) = roles.get_mut(i).filter(|_| own == level && headed && !goes_on) {
            *role = Role::Flat;
        }
    }
}

/// Whether a paragraph starts with a sentence made like a headline: short, in one piece.
fn is_headed(folded: &str) -> bool {
    let first = part(folded, 0..headline_end(folded));
    (5..=45).contains(&length(first)) && !first.contains([',', ':', ';']) && first.len() < folded.len()
}

/// Where the first sentence of a flat item ends (before its mark), in bytes of the folded text.
pub fn headline_end(folded: &str) -> usize {
    let first = sentence::sentences(folded).into_iter().next().map_or(0..folded.len(), |s| s);
    let text = part(folded, first.clone());
    let closed = text.trim_end_matches(['。', '!', '?']);
    let end = if text.ends_with('。') { closed.len() } else { text.len() };
    first.start + end
}
