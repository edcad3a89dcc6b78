//! Marks inside a line of Markdown: emphasis, links, code, escapes.

use super::markdown::Definitions;

/// A longer line is no paragraph, and looking for partners in it would take long.
const LONGEST: usize = 30_000;
/// How deep links may stand in links: a picture is one in a link.
const DEPTH: usize = 3;

/// A line without its marks. A mark without its partner is a character like any other.
pub fn plain(line: &str, definitions: &Definitions) -> String {
    if line.len() > LONGEST { line.to_owned() } else { plain_within(line, definitions, DEPTH) }
}

fn plain_within(line: &str, definitions: &Definitions, depth: usize) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    // The marks of the emphasis that is open.
    let mut closing: Vec<&str> = Vec::new();
    while let Some(c) = rest.chars().next() {
        let before = out.chars().next_back();
        if let Some(after) = escaped(rest) {
            out.extend(rest.chars().nth(1));
            rest = after;
        } else if let Some((code, after)) = code(rest) {
            out.push_str(code);
            rest = after;
        } else if let Some((words, after)) = link(rest, definitions).filter(|_| depth > 0) {
            out.push_str(&plain_within(words, definitions, depth - 1));
            rest = after;
        } else if let Some((address, after)) = address(rest) {
            out.push_str(address);
            rest = after;
        } else if let Some(after) = closing.last().and_then(|mark| closes(rest, mark, before)) {
            closing.pop();
            rest = after;
        } else if let Some((mark, after)) = opens(rest, before) {
            closing.push(mark);
            rest = after;
        } else {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or("");
        }
    }
    out
}

/// `\*` and the like: what follows.
fn escaped(text: &str) -> Option<&str> {
    text.strip_prefix('\\').filter(|rest| rest.starts_with(|c: char| c.is_ascii_punctuation()))?.get(1..)
}

/// Code between equal numbers of backticks.
fn code(text: &str) -> Option<(&str, &str)> {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let (mark, inner) = text.split_at_checked(ticks).filter(|_| ticks > 0)?;
    let (code, after) = inner.split_once(mark)?;
    Some((code.trim(), after))
}

/// `[words](address)`, `![words](address)`, `[words][name]`, `[^1]`: the words, and what follows.
fn link<'t>(text: &'t str, definitions: &Definitions) -> Option<(&'t str, &'t str)> {
    let inner = text.strip_prefix("![").or_else(|| text.strip_prefix('['))?;
    let mut depth = 0i32;
    let end = inner.char_indices().find_map(|(at, c)| {
        match c {
            '[' => depth += 1,
            ']' if depth == 0 => return Some(at),
            ']' => depth -= 1,
            _ => {}
        }
        None
    })?;
    let (words, after) = (inner.get(..end)?, inner.get(end + 1..)?);
    if let Some(target) = after.strip_prefix('(') {
        let (target, after) = target.split_once(')')?;
        // 〔words〕(note) in running text is no link: an address has no Chinese and no space but before its title.
        let address = target.split_whitespace().next().unwrap_or("");
        return address.is_ascii().then_some((words, after));
    }
    if let Some((name, after)) = after.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let name = if name.is_empty() { words } else { name };
        return definitions.has(name).then_some((words, after));
    }
    if words.starts_with('^') && definitions.has(words) {
        return Some(("", after));
    }
    None
}

/// `<https://…>` and `<somebody@…>`; `<br>` is a break.
fn address(text: &str) -> Option<(&str, &str)> {
    let (inner, after) = text.strip_prefix('<')?.split_once('>')?;
    if matches!(inner.trim_end_matches(['/', ' ']), "br" | "BR") {
        return Some(("\n", after));
    }
    let is_address = inner.is_ascii() && !inner.contains(' ') && (inner.contains("://") || inner.contains('@'));
    is_address.then_some((inner, after))
}

/// An emphasis mark that opens here: something that is no space follows it, and its partner comes later in the line.
fn opens(text: &str, before: Option<char>) -> Option<(&'static str, &str)> {
    ["***", "___", "**", "__", "~~", "*", "_"].into_iter().find_map(|mark| {
        let after = text.strip_prefix(mark)?;
        let lone = !mark.starts_with(['*', '~']);
        // 3*4 is a product, file_name a name.
        let glued = before.is_some_and(|c| c.is_ascii_alphanumeric() || mark == "*" && c.is_numeric());
        let same = mark.chars().next()?;
        let partner = |at: usize| {
            let inner = after.get(..at).unwrap_or("");
            let next = after.get(at + mark.len()..).and_then(|rest| rest.chars().next());
            let in_word = lone && next.is_some_and(|c| c.is_alphanumeric());
            // A single mark has no partner in a double one.
            let double = mark.len() == 1 && (inner.ends_with(mark) || next == Some(same));
            let ends = inner.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != '\\');
            ends && !in_word && !double
        };
        let starts = !after.starts_with(|c: char| c.is_whitespace() || c == same);
        let found = starts && !(glued && (lone || mark == "*")) && after.match_indices(mark).any(|(at, _)| partner(at));
        found.then_some((mark, after))
    })
}

/// What follows the closing mark of the emphasis that is open.
fn closes<'t>(text: &'t str, mark: &str, before: Option<char>) -> Option<&'t str> {
    let after = text.strip_prefix(mark).filter(|_| before.is_some_and(|c| !c.is_whitespace()))?;
    (mark.len() > 1 || !after.starts_with(mark)).then_some(after)
}
