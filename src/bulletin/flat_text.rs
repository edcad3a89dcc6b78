//! The flat text of a bulletin: all its lines in the order of reading, which byte of it stands where, and its
//! sentences.
//!
//! Anchors and differences are about the flat text, because it is the same whatever the reader took for an item or
//! a block. The name of a column is not a line of it: a bulletin keeps it as a property of its items.

use super::{Bulletin, anchor::Anchor, fold::part};
use std::ops::Range;

/// A line of a bulletin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// Where it stands.
    pub at: LineAt,
    /// Its words, without a line break.
    pub text: &'a str,
}

/// Where a line stands; all numbers count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineAt {
    /// This line above the items.
    Masthead(u32),
    /// The headline of this item.
    Headline(u32),
    /// A block: the item, and which of its blocks.
    Block(u32, u32),
    /// This line of the footer.
    Footer(u32),
}

/// Lines stand in this order.
fn order(at: LineAt) -> (u8, u32, u32) {
    match at {
        LineAt::Masthead(line) => (0, line, 0),
        LineAt::Headline(item) => (1, item, 0),
        LineAt::Block(item, block) => (1, item, block.saturating_add(1)),
        LineAt::Footer(line) => (2, line, 0),
    }
}

/// Numbers a list in the width in which places are kept; no bulletin that is accepted has more.
fn numbered<T>(list: &[T]) -> impl Iterator<Item = (u32, &T)> {
    (0..u32::MAX).zip(list)
}

impl Bulletin {
    /// Its lines in the order of reading. A headline that is the start of its item's text is not a line of its own,
    /// nor is one without words.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines: Vec<Line> =
            numbered(&self.masthead).map(|(n, text)| Line { at: LineAt::Masthead(n), text }).collect();
        for (n, item) in numbered(&self.items) {
            if !item.headline_in_text && !item.headline.is_empty() {
                lines.push(Line { at: LineAt::Headline(n), text: &item.headline });
            }
            let blocks = numbered(&item.blocks);
            lines.extend(blocks.map(|(block, b)| Line { at: LineAt::Block(n, block), text: &b.text }));
        }
        lines.extend(numbered(&self.footer).map(|(n, text)| Line { at: LineAt::Footer(n), text }));
        lines
    }
}

/// The lines of a bulletin joined by line breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlatText {
    text: String,
    /// For each line where it stands and the byte at which it starts.
    lines: Vec<(LineAt, usize)>,
}

impl FlatText {
    /// The flat text of a bulletin.
    pub fn of(bulletin: &Bulletin) -> FlatText {
        let mut flat = FlatText { text: String::new(), lines: Vec::new() };
        for line in bulletin.lines() {
            if !flat.lines.is_empty() {
                flat.text.push('\n');
            }
            flat.lines.push((line.at, flat.text.len()));
            flat.text.push_str(line.text);
        }
        flat
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The number of a line, and the byte of the flat text at which it starts.
    pub fn find(&self, at: LineAt) -> Option<(usize, usize)> {
        let line = self.lines.binary_search_by_key(&order(at), |(other, _)| order(*other)).ok()?;
        self.lines.get(line).map(|(_, start)| (line, *start))
    }

    /// Where line `n` stands.
    pub fn line(&self, n: usize) -> Option<LineAt> {
        self.lines.get(n).map(|(at, _)| *at)
    }

    /// Which line a byte belongs to. A line break belongs to the line it ends, and so does the end of the text.
    pub fn line_of(&self, byte: usize) -> Option<usize> {
        let within = byte <= self.text.len();
        self.lines.partition_point(|(_, start)| *start <= byte).checked_sub(1).filter(|_| within)
    }

    /// The line in which an anchor begins, in the width in which places are kept.
    pub fn line_number(&self, anchor: &Anchor) -> u32 {
        self.line_of(anchor.start as usize).and_then(|line| u32::try_from(line).ok()).unwrap_or(0)
    }

    /// The bytes of line `n`, without its line break.
    pub fn span(&self, n: usize) -> Option<Range<usize>> {
        let (_, start) = self.lines.get(n)?;
        let end = self.lines.get(n + 1).map_or(self.text.len(), |(_, next)| next - 1);
        Some(*start..end)
    }

    /// The byte of the flat text at which a byte of a block stands; the end of the block is one of them.
    /// `None` where there is no such block, or where the byte is not between two of its characters.
    pub fn byte(&self, item: u32, block: u32, byte: usize) -> Option<usize> {
        let (line, start) = self.find(LineAt::Block(item, block))?;
        let end = self.span(line)?.end;
        let flat = start.checked_add(byte).filter(|flat| *flat <= end)?;
        self.text.is_char_boundary(flat).then_some(flat)
    }

    /// The item, the block and the byte of the block that stand at a byte of the flat text; `None` outside of all
    /// blocks.
    pub fn place(&self, byte: usize) -> Option<(u32, u32, usize)> {
        let (at, start) = self.lines.get(self.line_of(byte)?)?;
        match at {
            LineAt::Block(item, block) => Some((*item, *block, byte - start)),
            _ => None,
        }
    }
}

/// The sentences of a text: what stands between 。！？； and line breaks, with the closing marks, without white space
/// at the ends. None is empty.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut close = |end: usize| {
        let words = part(text, start..end);
        let from = start + (words.len() - words.trim_start().len());
        if !words.trim().is_empty() {
            found.push(from..from + words.trim().len());
        }
        start = end;
    };
    let mut ended = false;
    for (at, c) in text.char_indices() {
        let ends = matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';');
        // A quote or bracket that closes after the mark belongs to the sentence it closes.
        let closes = matches!(c, '”' | '’' | '」' | '』' | '）' | ')');
        if c == '\n' || ended && !ends && !closes {
            close(at);
        }
        ended = ends || ended && closes;
    }
    close(text.len());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::parse;
    use proptest::prelude::*;

    const TEXT: &str = "某县简报\n(第3期)\n\n关于值班的通知\n    各镇要值班。\n    不得漏报。\n报:市局\n";

    #[test]
    fn the_lines_are_all_that_is_read_in_order() {
        let bulletin = parse(TEXT);
        let flat = FlatText::of(&bulletin);
        assert_eq!(flat.text(), "某县简报\n(第3期)\n关于值班的通知\n各镇要值班。\n不得漏报。\n报:市局");
        use LineAt::{Block, Footer, Headline, Masthead};
        let lines: Vec<LineAt> = (0..6).filter_map(|n| flat.line(n)).collect();
        assert_eq!(lines, [Masthead(0), Masthead(1), Headline(0), Block(0, 0), Block(0, 1), Footer(0)]);
        assert_eq!(flat.line(6), None);
        // In flat style the headline is the start of the first block and stands there alone.
        let flat = FlatText::of(&parse("某县简报(第3期)\n开会部署值班。各镇要值班。\n"));
        assert_eq!(flat.text(), "某县简报(第3期)\n开会部署值班。各镇要值班。");
    }

    #[test]
    fn sentences_keep_their_closing_marks_and_lose_their_margins() {
        let text = " 他说：“要值班！” 各镇；\n\n(另报？！)区里报。完\n";
        let cut: Vec<&str> = sentences(text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(cut, ["他说：“要值班！”", "各镇；", "(另报？！)", "区里报。", "完"]);
        assert!(sentences(" \n\u{3000}").is_empty());
    }

    #[test]
    fn a_number_from_elsewhere_is_no_place() {
        let flat = FlatText::of(&parse(TEXT));
        for (item, block, byte) in [(9, 0, 0), (0, 9, 0), (0, 0, 1), (0, 0, 99), (0, 0, usize::MAX)] {
            assert_eq!(flat.byte(item, block, byte), None);
        }
        assert_eq!((flat.line_of(usize::MAX), flat.place(usize::MAX), flat.place(0)), (None, None, None));
        let nothing = FlatText::of(&parse(""));
        assert_eq!((nothing.text(), nothing.line_of(0), nothing.place(0)), ("", None, None));
    }

    proptest! {
        #[test]
        fn every_place_in_a_block_leads_to_the_flat_text_and_back(text in "([某县要值班报。;\n ]|第3期\n){0,60}") {
            let bulletin = parse(&text);
            let flat = FlatText::of(&bulletin);
            for (i, item) in numbered(&bulletin.items) {
                for (b, block) in numbered(&item.blocks) {
                    let ends = block.text.char_indices().map(|(at, _)| at).chain([block.text.len()]);
                    for at in ends {
                        let byte = flat.byte(i, b, at).unwrap();
                        prop_assert_eq!(flat.place(byte), Some((i, b, at)));
                        prop_assert_eq!(flat.line_of(byte).and_then(|n| flat.line(n)), Some(LineAt::Block(i, b)));
                        prop_assert!(flat.text()[byte..].starts_with(&block.text[at..]));
                    }
                }
            }
        }
    }
}
