//! The text of a CSV file as rows of cells.

use super::{RowError, Wrong, heads};

/// The delimiters that are met, in the order in which they are preferred. The full-width comma is part of words too: it
/// counts only where there is no other.
const DELIMITERS: [char; 4] = ['\t', ',', ';', WIDE_COMMA];
const WIDE_COMMA: char = '\u{ff0c}';

/// A quoted cell of more line breaks or characters than this is one whose closing mark is missing.
const MOST_BREAKS: u32 = 50;
const MOST_CHARACTERS: usize = 10_000;

/// So many rows may stand above the head: a title, a unit, a day.
const ABOVE_HEAD: usize = 10;

/// A file as rows of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// What stands between the cells.
    pub delimiter: char,
    /// The line of the head, from 1; 0 in a file without any row.
    pub head_line: u32,
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// Of each column why it is never read; its cells are empty then.
    pub refused: Vec<Option<super::Refusal>>,
    /// The rows below the head that have as many cells as the head.
    pub rows: Vec<Line>,
    /// What is wrong with the others.
    pub broken: Vec<RowError>,
    /// How many lines below the head are empty.
    pub empty: u32,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line of the file in which it begins, from 1.
    pub line: u32,
    /// The cells, without the spaces around them.
    pub cells: Vec<String>,
}

/// Takes a text apart. No text is refused; one without a head gives a grid without columns.
pub fn read(text: &str) -> Grid {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let delimiter = delimiter(text);
    let mut reader = Reader { text, at: 0, line: 1, delimiter };
    let mut broken = Vec::new();
    let (head_line, heads) = reader.head(&mut broken).map_or((0, Vec::new()), |(head, _)| (head.line, head.cells));
    let mut grid = Grid { delimiter, head_line, heads, refused: Vec::new(), rows: Vec::new(), broken, empty: 0 };
    while let Some(row) = reader.row(Some(grid.heads.len())) {
        let (line, expected) = (row.line, grid.heads.len());
        let found = row.filled();
        let wrong = match row.closed {
            _ if row.closed && found == 0 => {
                grid.empty += 1;
                continue;
            }
            false => Wrong::UnclosedQuote,
            _ if row.cells.len() < expected => Wrong::TooFew { found: row.cells.len(), expected },
            _ if found > expected => Wrong::TooMany { found, expected },
            _ => {
                let mut cells = row.cells;
                cells.truncate(expected);
                grid.rows.push(Line { line, cells });
                continue;
            }
        };
        grid.broken.push(broken_row(line, wrong));
    }
    grid.refused = (0..grid.heads.len()).map(|column| heads::refusal(&grid, column)).collect();
    for row in &mut grid.rows {
        for (cell, _) in row.cells.iter_mut().zip(&grid.refused).filter(|(_, refused)| refused.is_some()) {
            *cell = String::new();
        }
    }
    grid
}

/// What is in a broken row nobody can tell: it is not repeated, there may be an identity number in it.
fn broken_row(line: u32, wrong: Wrong) -> RowError {
    RowError { line, column: None, wrong, cell: String::new() }
}

/// The delimiter with which a head is recognised, and of several the one with which it has the most cells.
fn delimiter(text: &str) -> char {
    let (mut best, mut most) = (',', (false, 1));
    for delimiter in DELIMITERS {
        let mut reader = Reader { text, at: 0, line: 1, delimiter };
        let head = reader.head(&mut Vec::new()).map_or((false, 0), |(head, known)| (known, head.cells.len()));
        if head > most && (delimiter != WIDE_COMMA || most.1 <= 1) {
            (best, most) = (delimiter, head);
        }
    }
    best
}

/// A row as it was found.
struct Raw {
    line: u32,
    cells: Vec<String>,
    /// Whether every quotation mark was closed.
    closed: bool,
}

impl Raw {
    /// How many cells there are up to the last that is not empty.
    fn filled(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    delimiter: char,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn is(&self, wanted: char) -> bool {
        self.rest().starts_with(wanted)
    }

    /// Goes over a line break of any kind.
    fn skip_break(&mut self) -> bool {
        let length = match self.rest().as_bytes() {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return false,
        };
        self.at += length;
        self.line += 1;
        true
    }

    fn skip_line(&mut self) {
        self.at += self.rest().find(['\n', '\r']).unwrap_or(self.rest().len());
        self.skip_break();
    }

    /// The head: the first row in which a column of codes or names is to be recognised, else the first that is not
    /// empty; and which of the two. The reader stands behind it then. Rows above it that are broken are told too: one may
    /// have been the head.
    fn head(&mut self, broken: &mut Vec<RowError>) -> Option<(Raw, bool)> {
        let mut first: Option<(Raw, usize, u32)> = None;
        let mut above = Vec::new();
        let mut seen = 0;
        while seen < ABOVE_HEAD
            && let Some(mut row) = self.row(None)
        {
            if !row.closed {
                above.push(broken_row(row.line, Wrong::UnclosedQuote));
                continue;
            }
            row.cells.truncate(row.filled());
            if row.cells.is_empty() {
                continue;
            }
            seen += 1;
            // A title has words of heads in it too, but stands alone.
            if row.cells.len() > 1 && row.cells.iter().any(|cell| heads::is_head(cell)) {
                broken.append(&mut above);
                return Some((row, true));
            }
            first.get_or_insert((row, self.at, self.line));
        }
        let Some((row, at, line)) = first else {
            broken.append(&mut above);
            return None;
        };
        (self.at, self.line) = (at, line);
        above.retain(|error| error.line < line);
        broken.append(&mut above);
        Some((row, false))
    }

    /// The next row; `None` at the end. One whose quotation mark is not closed is left at the end of its first line, so
    /// that it swallows no other. So is one that runs over several lines and does not come out with `expected` cells, or
    /// of which two lines look like whole rows.
    fn row(&mut self, expected: Option<usize>) -> Option<Raw> {
        if self.rest().is_empty() {
            return None;
        }
        let (start, line) = (self.at, self.line);
        let mut row = self.cells(line);
        let taken = self.text.get(start..self.at).unwrap_or_default();
        if row.closed
            && self.line > line + 1
            && let Some(expected) = expected
        {
            let whole = |line: &&str| line.matches(self.delimiter).count() + 1 == expected;
            let whole = taken.split(['\n', '\r']).filter(whole).count();
            row.closed = row.cells.len() >= expected && row.filled() <= expected && (whole < 2 || expected < 2);
        }
        if !row.closed {
            (self.at, self.line) = (start, line);
            self.skip_line();
        }
        Some(row)
    }

    fn cells(&mut self, line: u32) -> Raw {
        let mut row = Raw { line, cells: Vec::new(), closed: true };
        loop {
            let cell = self.cell();
            row.closed = cell.is_some();
            row.cells.extend(cell);
            if !row.closed {
                return row;
            }
            if !self.is(self.delimiter) {
                self.skip_break();
                return row;
            }
            self.at += self.delimiter.len_utf8();
        }
    }

    /// The next cell, up to what stands behind it; `None` for a quoted one that is not closed.
    fn cell(&mut self) -> Option<String> {
        let delimiter = self.delimiter;
        let ends = |letter: char| letter == delimiter || letter == '\n' || letter == '\r';
        let rest = self.rest();
        let plain = rest.get(..rest.find(ends).unwrap_or(rest.len())).unwrap_or_default();
        let spaces = plain.len() - plain.trim_start().len();
        if !plain.trim_start().starts_with('"') {
            let cell = plain.trim().to_owned();
            self.at += plain.len();
            return Some(cell);
        }
        self.at += spaces + 1;
        let mut cell = String::new();
        let mut letters = self.rest().char_indices().take(MOST_CHARACTERS).peekable();
        let mut breaks = 0;
        let mut end = None;
        while let Some((at, letter)) = letters.next() {
            if letter == '"' && letters.next_if(|(_, next)| *next == '"').is_none() {
                end = Some(at + 1);
                break;
            }
            // A break of two characters is one line.
            if letter == '\n' || letter == '\r' && !matches!(letters.peek(), Some((_, '\n'))) {
                breaks += 1;
                if breaks > MOST_BREAKS {
                    break;
                }
            }
            cell.push(letter);
        }
        self.at += end?;
        self.line += breaks;
        let rest = self.rest();
        let behind = rest.trim_start_matches(' ');
        if !(behind.is_empty() || behind.starts_with(ends)) {
            return None;
        }
        self.at += rest.len() - behind.len();
        Some(cell.trim().to_owned())
    }
}
