//! Markdown: the text without its marks. Numbers of ordered lists stay, because the bulletin's own outline stands in
//! them; bullets go.
//!
//! Line by line rather than by the whole grammar (CommonMark): a bulletin has a paragraph on each line, and a line
//! that is not surely a mark must stay as it is.

use super::inline;
use crate::bulletin::rows;

/// The text of a Markdown file.
pub struct Plain {
    /// The text.
    pub text: String,
    /// Its title: that of the front matter, or the first heading.
    pub title: Option<String>,
}

/// The names that links and footnotes of a file refer to.
#[derive(Default)]
pub struct Definitions(Vec<String>);

impl Definitions {
    fn of(text: &str) -> Definitions {
        Definitions(text.lines().filter_map(|line| definition(line).map(|(name, _)| name.to_lowercase())).collect())
    }

    /// Whether a name is defined. Case does not count.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains(&name.to_lowercase())
    }
}

/// `[name]: address` or `[^1]: note`: the name and what it stands for.
fn definition(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
    let rest = rest.trim();
    let is_address = name.starts_with('^') || rest.is_ascii() && rest.contains(['/', '.', '#']);
    (is_address && !name.is_empty()).then_some((name, rest))
}

/// Whether a text of unknown kind is surely Markdown: two headings, or one and another mark of it.
pub fn is_markdown(text: &str) -> bool {
    let mut headings = 0;
    let mut others = 0;
    for line in text.lines() {
        if heading(line).is_some_and(|words| !words.is_empty()) {
            headings += 1;
        } else if is_fence(line) || is_delimiter(line) || line.contains("](http") {
            others += 1;
        } else if line.match_indices("**").count() >= 2 && inline::plain(line, &Definitions::default()) != line {
            others += 1;
        }
    }
    headings >= 2 || headings == 1 && others >= 1
}

/// The text without marks.
pub fn plain(source: &str) -> Plain {
    let (mut title, source) = front_matter(source);
    let definitions = Definitions::of(source);
    let mut out: Vec<String> = Vec::new();
    let mut lines = source.lines().peekable();
    let mut fence: Option<String> = None;
    let mut in_table = false;
    while let Some(raw) = lines.next() {
        if let Some(mark) = &fence {
            if raw.trim().starts_with(mark.as_str()) && raw.trim().trim_start_matches(['`', '~']).is_empty() {
                fence = None;
            } else {
                out.push(raw.to_owned());
            }
            continue;
        }
        let line = unquoted(raw);
        if is_fence(line) {
            let trimmed = line.trim_start();
            let rest = trimmed.trim_start_matches(['`', '~']);
            fence = Some(trimmed.get(..trimmed.len() - rest.len()).unwrap_or("```").to_owned());
            continue;
        }
        let is_row = line.contains('|') && (in_table || lines.peek().is_some_and(|next| is_delimiter(unquoted(next))));
        if is_row {
            if !(in_table && is_delimiter(line)) {
                let cells: Vec<Vec<String>> =
                    cells(line).iter().map(|cell| vec![inline::plain(cell, &definitions)]).collect();
                out.push(rows::row(&cells).unwrap_or_else(|| cells.concat().join(" ")));
            }
            in_table = true;
            continue;
        }
        in_table = false;
        if let Some(words) = heading(line) {
            let words = inline::plain(words, &definitions);
            title = title.or_else(|| (!words.is_empty()).then(|| words.clone()));
            out.extend([String::new(), words]);
        } else if is_rule(line) {
            // Under a paragraph it makes that a heading; alone it is a rule.
            out.push(String::new());
        } else if let Some((name, note)) = definition(line) {
            out.extend(name.starts_with('^').then(|| inline::plain(note, &definitions)));
        } else {
            out.push(inline::plain(unbulleted(line), &definitions).trim_end().to_owned());
        }
    }
    let text = out.join("\n");
    Plain { text: text.trim_matches('\n').to_owned(), title }
}

/// The title in the front matter, and what follows it.
fn front_matter(source: &str) -> (Option<String>, &str) {
    let body = source.trim_start_matches('\u{feff}');
    for mark in ["---\n", "+++\n"] {
        let Some(rest) = body.strip_prefix(mark) else { continue };
        let end = rest.find(&format!("\n{}", mark.trim_end()));
        let Some((head, after)) = end.and_then(|end| Some((rest.get(..end)?, rest.get(end + 4..)?))) else { continue };
        // Only lines of the form key: value, key = value and their continuations: anything else is text under a rule.
        let is_data = |line: &str| {
            let key = line.split([':', '=']).next().unwrap_or("");
            line.trim().is_empty()
                || line.starts_with([' ', '\t', '-', '#', ']'])
                || key.len() < line.len() && key.trim().chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
        };
        if head.lines().all(is_data) {
            let title = head.lines().find_map(|line| {
                let rest = line.strip_prefix("title")?.trim_start().strip_prefix([':', '='])?;
                Some(rest.trim().trim_matches(['"', '\'']).to_owned())
            });
            return (title.filter(|title| !title.is_empty()), after);
        }
    }
    (None, body)
}

/// The words of a heading: `## 工作动态 ##`.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ');
    let words = rest.trim_start_matches('#');
    let level = rest.len() - words.len();
    if !(1..=6).contains(&level) || line.len() - rest.len() > 3 || !words.starts_with([' ', '\t', '\u{3000}']) {
        return None;
    }
    let words = words.trim();
    let open = words.trim_end_matches('#');
    Some(if open.is_empty() || open.ends_with(char::is_whitespace) { open.trim_end() } else { words })
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") && !line.trim_start_matches('`').contains('`') || line.starts_with("~~~")
}

/// `---`, `***`, `===`: a rule, or the line under a heading.
fn is_rule(line: &str) -> bool {
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    line.len() >= 3 && ["-", "*", "_", "="].iter().any(|mark| line.replace(mark, "").is_empty())
}

/// The line under the head of a table: `| --- | :-: |`.
fn is_delimiter(line: &str) -> bool {
    line.contains('|') && line.contains("-") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// A line without the marks of the quotation it stands in.
fn unquoted(line: &str) -> &str {
    let mut line = line;
    while let Some(rest) = line.trim_start_matches(' ').strip_prefix('>') {
        line = rest.strip_prefix(' ').unwrap_or(rest);
    }
    line
}

/// A list entry without its bullet and its box.
fn unbulleted(line: &str) -> &str {
    let body = line.trim_start();
    let Some(entry) = ["- ", "* ", "+ "].iter().find_map(|bullet| body.strip_prefix(bullet)) else { return line };
    let entry = entry.trim_start();
    ["[ ] ", "[x] ", "[X] "].iter().find_map(|tick| entry.strip_prefix(tick)).unwrap_or(entry)
}

/// The cells of a row; `\|` is a character.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.next_if_eq(&'|').is_some() => cells.last_mut().into_iter().for_each(|cell| cell.push('|')),
            '|' => cells.push(String::new()),
            c => cells.last_mut().into_iter().for_each(|cell| cell.push(c)),
        }
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}
