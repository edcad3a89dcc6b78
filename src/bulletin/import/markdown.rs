//! Markdown: the text without its marks. Numbers of ordered lists stay, because the bulletin's own outline stands in
//! them; bullets go.
//!
//! Line by line rather than by the whole grammar (CommonMark): a bulletin has a paragraph on each line, and a line
//! that is not surely a mark must stay as it is.

use super::{inline, joined};
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
        } else {
            let bold = line.matches("**").count() >= 2 && inline::plain(line, &Definitions::default()) != line;
            others += usize::from(bold || is_fence(line) || is_delimiter(line) || line.contains("](http"));
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
    Plain { text: joined(out.iter().map(String::as_str)), title }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        for (source, shown) in [
            ("# 某县简报 #", "某县简报"),
            ("**各镇**要*及时*报数，~~不得~~__漏报__。", "各镇要及时报数，不得漏报。"),
            ("*及时**重点**办*，***急***", "及时重点办，急"),
            ("**要办（详见附件）**。", "要办（详见附件）。"),
            ("见[清单](https://example.org/a \"题\")和[办法][1]。\n\n[1]: https://example.org/b", "见清单和办法。"),
            ("![现场](a.png)各镇要办`立即`。", "现场各镇要办立即。"),
            ("- 各镇要办\n* [x] 已办\n1. 一项\n2) 二项", "各镇要办\n已办\n1. 一项\n2) 二项"),
            ("> > 各镇要办\n>\n> 不得拖延", "各镇要办\n\n不得拖延"),
            ("标题\n===\n正文\n\n---\n正文", "标题\n\n正文\n\n正文"),
            ("```\n# 不是标题\n```", "# 不是标题"),
            ("| 镇 | 数 |\n|---|---|\n| 甲\\|乙 | **3** |\n正文", "镇\t 数\n甲|乙\t 3\n正文"),
            ("第一行<br>第二行", "第一行\n第二行"),
            ("各镇要办[^1]。\n\n[^1]: 限期一周。", "各镇要办。\n\n限期一周。"),
            (r"\*不是重点\*", "*不是重点*"),
        ] {
            assert_eq!(plain(source).text, shown, "{source}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_is_a_character() {
        for text in [
            "面积3*4*5米，共2 * 3处。",
            "#1仓库要清查，#2仓库要封存。",
            "注：*为重点单位，**为特级单位",
            "某应急[2023]5号（附后）",
            "文件名a_b_c.txt，账号x_y",
            "[单位](某县应急局)要报数",
            "一、各镇要办\n（一）值班\n1.带班",
            "风力<5级时 | 其他",
        ] {
            assert_eq!(plain(text).text, text);
            assert!(!is_markdown(text), "{text}");
        }
        assert!(is_markdown("# 简报\n\n**要办**的事"));
        assert!(is_markdown("# 简报\n## 工作动态"));
        assert!(!is_markdown("某县简报\n# 工作动态\n正文"));
    }

    #[test]
    fn front_matter_gives_the_title_and_a_rule_at_the_top_is_none() {
        let read = plain("---\ntitle: \"某县简报\"\ntags:\n  - 汛\n---\n正文");
        assert_eq!((read.text.as_str(), read.title.as_deref()), ("正文", Some("某县简报")));
        let read = plain("---\n各镇要办。\n---\n# 题\n正文");
        assert_eq!((read.text.as_str(), read.title.as_deref()), ("各镇要办。\n\n题\n正文", Some("题")));
    }
}
