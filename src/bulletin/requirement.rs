//! From the text of an item to its requirements: sentence → segments → lead-in → modal, inheritance or list → fields.

use super::words::words;
use std::ops::Range;

use super::fold::{Folded, ends};
use super::reader::{List, Reader};
use super::{Block, BlockKind, Requirement, Strength};
use super::{announcement, furniture, level, outline, sentence};

/// The requirements of an item's blocks, in the order of the text, and the number of its points.
///
/// `skip` bytes of the first block are its headline (flat style) and are never a requirement.
pub fn find(blocks: &[Block], skip: usize) -> (Vec<Requirement>, u32) {
    let mut found = Vec::new();
    let mut points = 0;
    let mut list = List::default();
    let all: Vec<Folded> = blocks.iter().map(|block| Folded::new(&block.text)).collect();
    for ((index, block), folded) in blocks.iter().enumerate().zip(&all) {
        match block.kind {
            BlockKind::Table => continue,
            BlockKind::Heading => {
                list.headed = true;
                let level = outline::leading(&folded.text).map(|m| m.level);
                if let Some(obliged) = announced(&folded.text) {
                    (list.obliged, list.by) = (obliged, level);
                } else if list.by.is_some() && list.by == level {
                    (list.obliged, list.by) = (false, None);
                }
                continue;
            }
            BlockKind::Paragraph | BlockKind::Entry => {}
        }
        if furniture::is_furniture(&folded.text) {
            continue;
        }
        let next = all.get(index + 1).map_or("", |next| next.text.as_str());
        let mut reader = Reader { text: &folded.text, list, next, found: Vec::new(), points: 0 };
        reader.paragraph(if index == 0 { skip } else { 0 });
        list = reader.list;
        points += reader.points;
        let mut here: Vec<Requirement> =
            reader.found.into_iter().map(|piece| piece.requirement(index, block, folded)).collect();
        level::fill(&mut here, block);
        found.append(&mut here);
    }
    (found, points)
}

/// Whether a heading announces a list under an obligation.
fn announced(folded: &str) -> Option<bool> {
    let heading = folded.trim_end_matches([':', '。']);
    if ends(
        heading,
        words!["工作要求", "有关要求", "具体要求", "相关要求", "几点要求", "纪律要求", "整改要求", "任务要求"],
    )
    .is_some()
    {
        return Some(true);
    }
    if folded.ends_with(':') { announcement::announces(folded, &sentence::masked(folded)) } else { None }
}

/// A requirement in folded text.
pub struct Piece {
    /// Its bytes in the folded block.
    pub span: Range<usize>,
    /// Bytes of the actor, counted from the start of the span.
    pub actor: Option<Range<usize>>,
    /// Bytes of the deadline, likewise.
    pub due: Option<Range<usize>>,
    /// Bytes of the cadence, likewise.
    pub cadence: Option<Range<usize>>,
    /// How it is put.
    pub strength: Strength,
    /// Whether readers could differ on it.
    pub optional: bool,
}

impl Piece {
    /// The same in the block's own text.
    fn requirement(self, index: usize, block: &Block, folded: &Folded) -> Requirement {
        let base = self.span.start;
        let quote = |r: Range<usize>| block.text.get(folded.origin(base + r.start..base + r.end)).map(str::to_owned);
        let span = folded.origin(self.span.clone());
        Requirement {
            text: block.text.get(span.clone()).unwrap_or("").to_owned(),
            block: index,
            span,
            actor: self.actor.and_then(quote),
            level: None,
            due: self.due.and_then(quote),
            due_on: None,
            cadence: self.cadence.and_then(quote),
            strength: self.strength,
            optional: self.optional,
            own: false,
        }
    }
}
