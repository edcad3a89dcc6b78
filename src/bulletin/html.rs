//! The text of a saved web page: what a reader of the page would see, without its scripts and tags.

use super::words::{Words, words};

/// Tags whose content nobody reads.
const UNSEEN: Words = words!["script", "style", "head", "noscript", "template", "svg"];
/// Tags that break the line.
#[rustfmt::skip]
const BREAKING: Words = words![
    "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr",
    "section", "article", "header", "footer", "nav", "main", "aside", "center", "hr", "form",
    "title", "body", "html", "blockquote", "pre", "dl", "dt", "dd", "caption", "tbody", "thead",
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

/// The visible text of a page, one line for each block of it.
pub fn text(page: &str) -> String {
    let mut out = String::with_capacity(page.len() / 2);
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        push_text(&mut out, before);
        let Some((name, closing, after)) = read_tag(tag) else {
            // A bare < is a character like any other.
            out.push('<');
            rest = tag.get(1..).unwrap_or("");
            continue;
        };
        rest = after;
        if UNSEEN.contains(name.as_str()) && !closing {
            rest = after_close(after, &name);
        } else if BREAKING.contains(name.as_str()) {
            out.push('\n');
        } else if matches!(name.as_str(), "td" | "th") && !closing {
            out.push('\t');
        }
    }
    push_text(&mut out, rest);
    out
}

/// Reads a tag or comment at the start of `text`: its name, whether it closes, and what follows.
fn read_tag(text: &str) -> Option<(String, bool, &str)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let end = comment.find("-->").map_or(comment.len(), |i| i + 3);
        return Some((String::new(), false, comment.get(end..).unwrap_or("")));
    }
    let body = text.strip_prefix('<')?;
    let (closing, body) = body.strip_prefix('/').map_or((false, body), |b| (true, b));
    if !body.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
        return None;
    }
    let end = body.find('>')?;
    let name: String = body.chars().take_while(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_lowercase();
    Some((name, closing, body.get(end + 1..).unwrap_or("")))
}

/// What follows the closing tag of an element; everything is unseen when it is never closed.
fn after_close<'t>(text: &'t str, name: &str) -> &'t str {
    let mark = format!("</{name}");
    let lower = text.to_ascii_lowercase();
    let Some(at) = lower.find(&mark) else {
        return "";
    };
    let rest = text.get(at..).unwrap_or("");
    rest.find('>').and_then(|end| rest.get(end + 1..)).unwrap_or("")
}

/// Adds text between tags: line breaks of the source are only spaces, entities become characters.
fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut used = c.len_utf8();
        match c {
            '&' => {
                let (shown, len) = entity(rest);
                out.push(shown);
                used = len;
            }
            // Chinese text has no spaces between words: a break of the source adds none.
            '\n' | '\r' => {
                if out.ends_with(|p: char| p.is_ascii_alphanumeric()) {
                    out.push(' ');
                }
            }
            c => out.push(c),
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
