//! The body of a Word document, element by element.

use super::docx::Written;
use super::joined;
use super::numbering::Numbering;
use super::styles::{Properties, Styles, is_heading, is_title};
use super::xml::{Node, Tag};
use crate::bulletin::rows;

/// A paragraph in the making.
#[derive(Default)]
struct Paragraph {
    text: String,
    properties: Properties,
    /// Its end was deleted: the next paragraph goes on with it.
    runs_on: bool,
}

/// A row of a table in the making.
#[derive(Default)]
struct Row {
    cells: Vec<Vec<String>>,
    deleted: bool,
}

/// What has been read of a body, and where in it we are.
pub struct Body {
    styles: Styles,
    numbering: Numbering,
    /// The lines of the page, and above them those of each open cell.
    flows: Vec<Vec<String>>,
    rows: Vec<Row>,
    /// Open paragraphs: a text box stands inside one.
    paragraphs: Vec<Paragraph>,
    /// Text of a paragraph whose end was deleted.
    carried: String,
    title: Option<String>,
    /// How deep we are in an element that is left out.
    skipped: usize,
    /// Whether one of the forms of each open alternative has been taken.
    taken: Vec<bool>,
    /// Whether each open content control only shows its hint.
    hints: Vec<bool>,
    in_paragraph_properties: bool,
    in_run_properties: bool,
    in_row_properties: bool,
    hidden: bool,
    in_text: bool,
}

impl Body {
    /// Nothing read yet.
    pub fn new(styles: Styles, numbering: Numbering) -> Body {
        Body {
            styles,
            numbering,
            flows: vec![Vec::new()],
            rows: Vec::new(),
            paragraphs: Vec::new(),
            carried: String::new(),
            title: None,
            skipped: 0,
            taken: Vec::new(),
            hints: Vec::new(),
            in_paragraph_properties: false,
            in_run_properties: false,
            in_row_properties: false,
            hidden: false,
            in_text: false,
        }
    }

    /// Takes in what the pass meets.
    pub fn see(&mut self, node: Node<'_>) {
        match node {
            Node::Open(_, _) if self.skipped > 0 => self.skipped += 1,
            Node::Close(_) if self.skipped > 1 => self.skipped -= 1,
            Node::Close(name) => {
                self.skipped = 0;
                self.close(name);
            }
            Node::Open(name, tag) => {
                if self.is_left_out(name) {
                    self.skipped = 1;
                } else {
                    self.open(name, tag);
                }
            }
            Node::Text(text) if self.in_text && self.skipped == 0 => self.write(text),
            Node::Text(_) => {}
        }
    }

    /// Whether an element is left out with all that is in it.
    fn is_left_out(&mut self, name: &str) -> bool {
        match name {
            "del" | "moveFrom" => {
                // In properties it says that the row or the paragraph's end was deleted.
                if self.in_row_properties {
                    self.rows.last_mut().into_iter().for_each(|row| row.deleted = true);
                } else if self.in_paragraph_properties {
                    self.paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.runs_on = true);
                }
                true
            }
            // What properties were before a tracked change, and the reading aid above a character.
            "pPrChange" | "rPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "sectPrChange" | "rt" => true,
            "sdtContent" => self.hints.last() == Some(&true),
            "mc:Choice" | "mc:Fallback" => match self.taken.last_mut() {
                Some(taken) => std::mem::replace(taken, true),
                None => false,
            },
            _ => false,
        }
    }

    fn open(&mut self, name: &str, tag: Tag<'_>) {
        match name {
            "p" => {
                let text = std::mem::take(&mut self.carried);
                self.paragraphs.push(Paragraph { text, ..Paragraph::default() });
            }
            "pPr" => self.in_paragraph_properties = true,
            "rPr" => self.in_run_properties = true,
            "trPr" => self.in_row_properties = true,
            "r" => self.hidden = false,
            "vanish" if self.in_run_properties && !self.in_paragraph_properties => self.hidden = tag.is_on(),
            "t" | "m:t" => self.in_text = true,
            "tr" => self.rows.push(Row::default()),
            "tc" => self.flows.push(Vec::new()),
            "mc:AlternateContent" => self.taken.push(false),
            "sdt" => self.hints.push(false),
            "showingPlcHdr" => self.hints.last_mut().into_iter().for_each(|hint| *hint = tag.is_on()),
            // The same name is a tab stop in the properties and a tab in a run.
            _ if self.in_paragraph_properties => {
                self.paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.properties.see(name, tag));
            }
            "tab" | "ptab" => self.write("\t"),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.in_paragraph_properties = false,
            "rPr" => self.in_run_properties = false,
            "trPr" => self.in_row_properties = false,
            "r" => self.hidden = false,
            "t" | "m:t" => self.in_text = false,
            "tc" if self.flows.len() > 1 => {
                let cell = self.flows.pop().unwrap_or_default();
                self.rows.last_mut().into_iter().for_each(|row| row.cells.push(cell.clone()));
            }
            "tr" => {
                let row = self.rows.pop().filter(|row| !row.deleted).unwrap_or_default();
                match rows::row(&row.cells) {
                    Some(line) => self.flow([line]),
                    None => self.flow(row.cells.into_iter().flatten()),
                }
            }
            "mc:AlternateContent" => self.taken.truncate(self.taken.len().saturating_sub(1)),
            "sdt" => self.hints.truncate(self.hints.len().saturating_sub(1)),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !self.hidden) {
            paragraph.text.push_str(text);
        }
    }

    fn flow(&mut self, lines: impl IntoIterator<Item = String>) {
        if let Some(flow) = self.flows.last_mut() {
            flow.extend(lines);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        if paragraph.runs_on {
            self.carried.push_str(&paragraph.text);
            return;
        }
        let properties = self.styles.settle(paragraph.properties);
        // An empty paragraph counts in its list, but Word's users do not see it as an entry.
        let mark = self.numbering.mark(&properties, &self.styles).unwrap_or_default();
        let text = paragraph.text.trim_end();
        if text.trim().is_empty() {
            return self.flow([String::new()]);
        }
        let style = self.styles.name(properties.style.as_deref());
        let title = is_title(style);
        if title && self.title.is_none() {
            self.title = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        if title || is_heading(style) || properties.outline.is_some_and(|level| level < 9) {
            // A heading stands apart from what is above it.
            self.flow([String::new()]);
        }
        let set_in = properties.indented == Some(true) && properties.centred != Some(true);
        let indent = if set_in && !text.starts_with(char::is_whitespace) { "\u{3000}\u{3000}" } else { "" };
        self.flow(format!("{indent}{mark}{text}").split('\n').map(str::to_owned));
    }

    /// The text and the title.
    pub fn written(mut self) -> Written {
        let carried = std::mem::take(&mut self.carried);
        self.flow([carried]);
        let lines = self.flows.first().into_iter().flatten();
        Written { text: joined(lines.map(String::as_str)), title: self.title }
    }
}
