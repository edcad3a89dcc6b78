//! The text of a saved web page: what a reader of the page would see, without its scripts and tags.

use super::rows;
use super::words::{Words, words};

/// Tags whose content nobody reads.
#[rustfmt::skip]
const UNSEEN: Words = words![
    "script", "style", "head", "noscript", "template", "svg", "select", "button", "textarea", "iframe",
    "title",
];
/// Tags that break the line.
#[rustfmt::skip]
const BREAKING: Words = words![
    "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr",
    "section", "article", "header", "footer", "nav", "main", "aside", "center", "hr", "form",
    "body", "html", "blockquote", "pre", "dl", "dt", "dd", "caption", "tbody", "thead",
];
/// Named characters that occur in such pages.
const ENTITIES: &[(&str, char)] = &[
    ("nbsp", '\u{a0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("quot", '"'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("middot", '·'),
    ("hellip", '…'),
    ("copy", '©'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("times", '×'),
];

/// Whether a text is the source of a web page.
pub fn is_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(600).collect::<String>().to_ascii_lowercase();
    let opens = start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || (start.starts_with('<') && (start.contains("<html") || start.contains("<body") || start.contains("<head")));
    opens
        || (start.starts_with('<')
            && ["<div", "<p>", "<p ", "<table", "<h1", "<article"].iter().any(|tag| start.starts_with(tag)))
}

/// A line of a page as its reader sees it.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// The text.
    pub text: String,
    /// How many characters of it, spaces left out, belong to links.
    pub linked: usize,
}

/// A tag or comment.
pub struct Tag<'t> {
    /// Its name in lower case; empty for a comment.
    pub name: String,
    /// Whether it closes.
    pub closing: bool,
    /// What stands between the name and the end.
    pub attributes: &'t str,
    /// What follows it.
    pub after: &'t str,
}

/// The visible text of a page, one line for each block of it.
pub fn text(page: &str) -> String {
    let lines: Vec<String> = lines(page).into_iter().map(|line| line.text).collect();
    lines.join("\n")
}

/// The visible lines of a page.
pub fn lines(page: &str) -> Vec<Line> {
    let mut out = vec![Line::default()];
    let mut rest = page;
    let mut links = 0usize;
    let mut never_closed: Vec<String> = Vec::new();
    while let Some(open) = rest.find('<') {
        let (before, at) = rest.split_at(open);
        push_text(&mut out, before, links > 0);
        let Some(tag) = read_tag(at) else {
            // A bare < is a character like any other.
            push_text(&mut out, "<", links > 0);
            rest = at.get(1..).unwrap_or("");
            continue;
        };
        rest = tag.after;
        let name = tag.name.as_str();
        if UNSEEN.contains(name) && !tag.closing && !never_closed.contains(&tag.name) {
            match after_close(tag.after, name) {
                Some(after) => rest = after,
                // A page cut off in a script ends there; other elements may do without their closing tag.
                None if matches!(name, "script" | "style") => rest = "",
                None => never_closed.push(tag.name),
            }
        } else if name == "tr" && !tag.closing {
            out.push(Line::default());
            if let Some((row, after)) = table_row(tag.after) {
                out.push(row);
                out.push(Line::default());
                rest = after;
            }
        } else if name == "a" {
            links = if tag.closing { links.saturating_sub(1) } else { 1 };
        } else if BREAKING.contains(name) || matches!(name, "td" | "th") && !tag.closing {
            out.push(Line::default());
        }
    }
    push_text(&mut out, rest, links > 0);
    out
}

/// The row of a table that starts here, as one line, and what follows it. `None` where it is a part of the make-up
/// of the page.
fn table_row(text: &str) -> Option<(Line, &str)> {
    let end = ["</tr", "<tr", "</table"].iter().filter_map(|mark| find(text, mark)).min()?;
    let (row, after) = text.split_at(end);
    if find(row, "<table").is_some() {
        return None;
    }
    let mut cells: Vec<Vec<Line>> = Vec::new();
    let mut rest = row;
    while let Some(at) = ["<td", "<th"].iter().filter_map(|mark| find(rest, mark)).min() {
        let inside = read_tag(rest.get(at..)?)?.after;
        let end = ["<td", "<th"].iter().filter_map(|mark| find(inside, mark)).min().unwrap_or(inside.len());
        let (cell, next) = inside.split_at(end);
        cells.push(lines(cell));
        rest = next;
    }
    let linked = cells.iter().flatten().map(|line| line.linked).sum();
    let cells: Vec<Vec<String>> =
        cells.into_iter().map(|cell| cell.into_iter().map(|line| line.text).collect()).collect();
    rows::row(&cells).map(|text| (Line { text, linked }, after))
}

/// Where a tag starts, in either case; `mark` starts with `<`.
pub fn find(text: &str, mark: &str) -> Option<usize> {
    let is_mark = |at: &usize| {
        text.as_bytes().get(*at..at + mark.len()).is_some_and(|here| here.eq_ignore_ascii_case(mark.as_bytes()))
    };
    text.match_indices('<').map(|(at, _)| at).find(is_mark)
}

/// Reads a tag or comment at the start of `text`.
pub fn read_tag(text: &str) -> Option<Tag<'_>> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let end = comment.find("-->").map_or(comment.len(), |i| i + 3);
        let after = comment.get(end..).unwrap_or("");
        return Some(Tag { name: String::new(), closing: false, attributes: "", after });
    }
    let body = text.strip_prefix('<')?;
    let (closing, body) = body.strip_prefix('/').map_or((false, body), |b| (true, b));
    if !body.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
        return None;
    }
    let end = tag_end(body)?;
    let name: String = body.chars().take_while(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_lowercase();
    let attributes = body.get(name.len()..end).unwrap_or("");
    Some(Tag { name, closing, attributes, after: body.get(end + 1..).unwrap_or("") })
}

/// The `>` of a tag: the first one outside quotes, or the first one at all where the quotes do not close.
fn tag_end(body: &str) -> Option<usize> {
    let first = body.find('>')?;
    let mut quote = None;
    for (at, byte) in body.bytes().enumerate().take(first + 4000) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    Some(first)
}

/// What follows the closing tag of an element; `None` when it is never closed.
pub fn after_close<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let rest = text.get(find(text, &format!("</{name}"))?..)?;
    Some(rest.find('>').and_then(|end| rest.get(end + 1..)).unwrap_or(""))
}

/// The value of an attribute.
pub fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((before, after)) = rest.split_once('=') {
        let key = before.trim_end().rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '/')).next();
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, next) = match quote {
            Some(quote) => after.get(1..).unwrap_or("").split_once(quote).unwrap_or((after, "")),
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        if key.is_some_and(|key| key.eq_ignore_ascii_case(name)) {
            let mut line = vec![Line::default()];
            push_text(&mut line, value, false);
            return line.pop().map(|line| line.text);
        }
        rest = next;
    }
    None
}

/// Adds text between tags: line breaks of the source are only spaces, entities become characters.
fn push_text(out: &mut [Line], text: &str, linked: bool) {
    let Some(line) = out.last_mut() else { return };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut used = c.len_utf8();
        let mut shown = c;
        match c {
            '&' => (shown, used) = entity(rest),
            // Chinese text has no spaces between words: a break of the source adds none.
            '\n' | '\r' => shown = if line.text.ends_with(|p: char| p.is_ascii_alphanumeric()) { ' ' } else { '\0' },
            _ => {}
        }
        if shown != '\0' {
            line.text.push(shown);
        }
        if linked && !shown.is_whitespace() && shown != '\0' {
            line.linked += 1;
        }
        rest = rest.get(used..).unwrap_or("");
    }
}

/// The character an entity at the start of `text` stands for, and its length.
fn entity(text: &str) -> (char, usize) {
    let Some(end) = text.find(';').filter(|end| *end <= 10) else {
        return ('&', 1);
    };
    let name = text.get(1..end).unwrap_or("");
    let coded = match name.strip_prefix('#') {
        Some(code) => match code.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => code.parse().ok(),
        }
        .and_then(char::from_u32),
        None => ENTITIES.iter().find(|(n, _)| *n == name).map(|(_, c)| *c),
    };
    coded.map_or(('&', 1), |c| (c, end + 1))
}
