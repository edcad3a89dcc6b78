//! Lines of the file, and the paragraphs that hard wraps cut into lines.

use super::fold::{Folded, is_space, length};
use super::outline;

/// One line that is not blank.
#[derive(Debug, Clone)]
pub struct Line {
    /// The text without the space around it.
    pub text: String,
    /// The same, folded: what the rules look at.
    pub folded: String,
    /// Width of the space in front, in half-width columns.
    pub indent: usize,
    /// Width of everything up to the last character, in half-width columns.
    pub width: usize,
    /// Whether a blank line (or the top of the file) is above.
    pub gap: bool,
}

/// A paragraph: one line, or the lines that a hard wrap made of it.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// The clean text.
    pub text: String,
    /// The same, folded.
    pub folded: String,
    /// Indent of its first line, in half-width columns.
    pub indent: usize,
    /// Whether a blank line is above.
    pub gap: bool,
}

/// Marks that end a sentence or announce something: a line that ends so is no headline.
const CLOSING: &[char] = &['。', '!', '?', ';', ':', ',', '、'];

/// Splits a text into lines, leaving blank ones out.
pub fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gap = true;
    for raw in text.replace("\r\n", "\n").split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{c}', '\u{b}', '\u{85}']) {
        let body = raw.trim_matches(is_space);
        if body.is_empty() {
            gap = true;
            continue;
        }
        let indent = raw.chars().take_while(|c| is_space(*c)).map(columns).sum();
        let width = indent + body.chars().map(columns).sum::<usize>();
        lines.push(Line { text: body.to_owned(), folded: Folded::new(body).text, indent, width, gap });
        gap = false;
    }
    lines
}

/// Columns a character takes in a fixed-width print.
fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{feff}' | '\u{200b}'..='\u{200f}' => 0,
        _ if (c as u32) < 0x300 => 1,
        _ => 2,
    }
}

/// Whether a folded line is closed by a mark, within quotes and brackets too.
pub fn is_closed(folded: &str) -> bool {
    folded.trim_end_matches(['”', '’', '"', '」', '』', ')']).ends_with(CLOSING)
}

/// Joins hard-wrapped lines; in a file that is not hard-wrapped each line is a paragraph.
pub fn paragraphs(lines: &[Line]) -> Vec<Paragraph> {
    let margin = lines.iter().map(|l| l.indent).min().unwrap_or(0);
    let wrap = wrap_width(lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut previous: Option<&Line> = None;
    for (i, line) in lines.iter().enumerate() {
        let joins = match (previous, wrap) {
            (Some(above), Some(width)) => continues(above, line, lines.get(i + 1), width, margin),
            _ => false,
        };
        match paragraphs.last_mut() {
            Some(last) if joins => {
                // Latin words were separated by the line break alone; Chinese ones are not.
                if last.text.ends_with(|c: char| c.is_ascii_alphabetic())
                    && line.text.starts_with(|c: char| c.is_ascii_alphabetic())
                {
                    last.text.push(' ');
                }
                last.text.push_str(&line.text);
                last.folded.push_str(&line.folded);
            }
            _ => paragraphs.push(Paragraph {
                text: line.text.clone(),
                folded: line.folded.clone(),
                indent: line.indent.saturating_sub(margin),
                gap: line.gap,
            }),
        }
        previous = Some(line);
    }
    paragraphs
}

/// The width at which the file was wrapped by hand, if it was.
///
/// Such a file has many lines of nearly the same width, and most of those break off in mid-sentence.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let width = lines.iter().map(|l| l.width).max()?;
    if !(24..=116).contains(&width) {
        return None;
    }
    let full = lines.iter().filter(|l| l.width + 5 >= width).count();
    let open = lines.iter().filter(|l| l.width + 5 >= width && !is_closed(&l.folded)).count();
    (open >= 3 && open * 2 >= full).then_some(width)
}

/// Whether `line` goes on with the paragraph of the line above it.
fn continues(above: &Line, line: &Line, below: Option<&Line>, width: usize, margin: usize) -> bool {
    if line.gap || line.indent > margin || above.width + 8 < width || line.folded.starts_with('【') {
        return false;
    }
    if !is_closed(&above.folded) {
        return true;
    }
    // A full line that happens to end a sentence: what follows is a headline or a new entry, or simply the next sentence.
    let heads_a_paragraph =
        below.is_some_and(|b| b.indent > margin) && !is_closed(&line.folded) && line.width + 8 < width;
    let ends_here = above.folded.ends_with(['。', ':', ';']);
    !(ends_here && (heads_a_paragraph || outline::leading(&line.folded).is_some()))
}

/// Whether a paragraph can be read as a headline by its shape alone: short, and not closed by a mark.
pub fn is_short(p: &Paragraph) -> bool {
    let chars = length(&p.folded);
    (2..=60).contains(&chars)
        && !p.folded.ends_with(['。', ';', ':', ',', '、'])
        && (!p.folded.starts_with('(') || outline::leading(&p.folded).is_some())
        && !p.folded.contains('。')
}
