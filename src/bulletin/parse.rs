//! From text to bulletin: masthead, items, footer.

use super::fold::{Folded, squeeze};
use super::layout::{self, Role};
use super::lines::{self, Line, Paragraph};
use super::{Block, BlockKind, Bulletin, Item, Part, Warning};
use super::{columns, flat, furniture, masthead, outline, requirement, sentence};

/// Reads a bulletin. Never fails: what has no place elsewhere is kept as text.
pub fn parse(text: &str) -> Bulletin {
    let lines = lines::lines(text);
    let head = masthead::read(&lines);
    let foot = furniture::footer_start(&lines, head.lines).max(head.lines);
    let printed = |from: usize, to: usize| -> Vec<String> {
        lines.get(from..to).unwrap_or_default().iter().map(|l: &Line| l.text.clone()).collect()
    };
    let paragraphs = lines::paragraphs(lines.get(head.lines..foot).unwrap_or_default());
    let sheet = items(&paragraphs);
    let items = sheet.items;
    let mut masthead = printed(0, head.lines);
    masthead.extend(sheet.above);
    let footer = sheet.pending.into_iter().chain(printed(foot, lines.len())).collect();
    let mut warnings = Vec::new();
    let missing = [
        (head.series.is_none(), Warning::NoSeries),
        (head.number.is_none(), Warning::NoNumber),
        (head.year.is_none(), Warning::NoYear),
        (items.is_empty(), Warning::NoItems),
    ];
    warnings.extend(missing.into_iter().filter(|(is, _)| *is).map(|(_, w)| w));
    Bulletin {
        series: head.series,
        number: head.number,
        year: head.year,
        issuer: head.issuer,
        date: head.date,
        masthead,
        items,
        footer,
        warnings,
        questions: Vec::new(),
    }
}

/// Items in the making.
#[derive(Default)]
struct Sheet {
    items: Vec<Item>,
    /// The column heading in force.
    section: Option<String>,
    /// The line of a column heading that no item has come under yet.
    pending: Option<String>,
    /// Column headings above all items that none came under.
    above: Vec<String>,
}

/// Groups paragraphs into items.
fn items(paragraphs: &[Paragraph]) -> Sheet {
    let roles = layout::roles(paragraphs);
    let mut sheet = Sheet::default();
    let mut above = Role::Text;
    for (p, role) in paragraphs.iter().zip(roles) {
        match role {
            Role::Section => sheet.column(&p.text),
            Role::Headline if above == Role::Headline && !p.gap => sheet.more_headline(&p.text),
            Role::Headline => sheet.begin(p.text.clone(), false),
            Role::Flat => sheet.begin_flat(&p.text),
            // Text right under a column heading has no headline of its own either.
            Role::Text if above == Role::Section || sheet.items.is_empty() => {
                sheet.begin_flat(&p.text);
            }
            Role::Subheading => sheet.add(BlockKind::Heading, &p.text),
            Role::Entry => sheet.add(BlockKind::Entry, &p.text),
            Role::Table => sheet.add(BlockKind::Table, &p.text),
            Role::Text | Role::Furniture => sheet.add(BlockKind::Paragraph, &p.text),
        }
        above = role;
    }
    for item in &mut sheet.items {
        let first = item.blocks.first().filter(|_| item.headline_in_text);
        let skip = first.map_or(0, |b| flat::headline_end(&Folded::new(&b.text).text));
        (item.requirements, item.points) = requirement::find(&item.blocks, skip);
    }
    sheet
}

impl Sheet {
    /// A column heading.
    fn column(&mut self, line: &str) {
        self.drop_pending();
        let bare = squeeze(line);
        let folded = Folded::new(line);
        let mark = outline::leading(&folded.text).map_or(0, |m| folded.origin(0..m.len).end);
        let bare = if mark > 0 { squeeze(line.get(mark..).unwrap_or("")) } else { bare };
        let name = columns::unframed(&bare).trim_matches(columns::BULLETS);
        self.section = Some(name.to_owned());
        self.pending = Some(line.to_owned());
    }

    /// Keeps a column heading that got no item of its own as text.
    fn drop_pending(&mut self) {
        let Some(line) = self.pending.take() else {
            return;
        };
        match self.items.last_mut() {
            Some(item) => item.blocks.push(block(BlockKind::Heading, &line)),
            None => self.above.push(line),
        }
    }

    /// Starts an item.
    fn begin(&mut self, headline: String, headline_in_text: bool) {
        self.pending = None;
        self.items.push(new_item(headline, headline_in_text, self.section.clone()));
    }

    /// Starts an item whose headline is the first sentence of its text.
    fn begin_flat(&mut self, text: &str) {
        let folded = Folded::new(text);
        let start = outline::leading(&folded.text).map_or(0, |m| m.len);
        let end = flat::headline_end(&folded.text).max(start);
        let headline = text.get(folded.origin(start..end)).unwrap_or(text).to_owned();
        self.begin(headline, true);
        self.add(BlockKind::Paragraph, text);
    }

    /// A further line of a headline.
    fn more_headline(&mut self, line: &str) {
        if let Some(item) = self.items.last_mut() {
            item.headline.push_str(line);
        }
    }

    /// Adds a block to the last item; the first one starts an item that has no headline.
    fn add(&mut self, kind: BlockKind, text: &str) {
        if self.items.is_empty() {
            self.begin(String::new(), false);
        }
        self.drop_pending();
        if let Some(item) = self.items.last_mut() {
            item.blocks.push(block(kind, text));
        }
    }
}

fn new_item(headline: String, headline_in_text: bool, section: Option<String>) -> Item {
    Item { headline, headline_in_text, section, points: 0, blocks: Vec::new(), requirements: Vec::new() }
}

fn block(kind: BlockKind, text: &str) -> Block {
    Block { kind, text: text.to_owned(), parts: parts(text), terms: Vec::new() }
}

/// Cuts a block at its points: each point is a part, up to the next point or the end of its sentence.
fn parts(text: &str) -> Vec<Part> {
    let folded = Folded::new(text);
    let masked = sentence::masked(&folded.text);
    let ends: Vec<usize> = sentence::sentences(&folded.text).iter().map(|s| s.end).collect();
    let starts = outline::points(&masked, 0);
    let mut parts = Vec::new();
    let mut done = 0;
    let mut push = |to: usize, point: bool, done: &mut usize| {
        if to > *done {
            parts.push(Part { span: *done..to, point });
            *done = to;
        }
    };
    for (i, start) in starts.iter().enumerate() {
        push(folded.origin(*start..*start).start, false, &mut done);
        let end = match starts.get(i + 1) {
            Some(next) => folded.origin(*next..*next).start,
            None => {
                let end = ends.iter().copied().find(|e| e > start).unwrap_or(folded.text.len());
                folded.origin(*start..end).end
            }
        };
        push(end, true, &mut done);
    }
    push(text.len(), false, &mut done);
    parts
}
