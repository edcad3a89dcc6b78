//! Lines to masthead, items, paragraphs, footer. Every line of the text ends up in one of them.

use super::{Block, BlockKind, Bulletin, Item, fields, sentence};

/// A line as written, and what can be said about it alone.
struct Line<'a> {
    raw: &'a str,
    text: &'a str,
    indented: bool,
}

impl<'a> Line<'a> {
    fn new(raw: &'a str) -> Self {
        let text = raw.trim();
        Line { raw, text, indented: raw.starts_with(char::is_whitespace) }
    }

    fn chars(&self) -> usize {
        self.text.chars().count()
    }

    fn ends_open(&self) -> bool {
        !self.text.ends_with(['。', '；', ';', '：', ':', '！', '!', '？', '?', '，', ',', '、'])
    }

    /// A line that could be a headline or a column: short, no closing mark, not indented, no enumerator.
    fn is_title(&self) -> bool {
        let n = self.chars();
        (2..=46).contains(&n) && !self.indented && self.ends_open() && enumerator(self.text).is_none()
    }
}

/// The words that begin a footer line.
const FOOTER: &[&str] =
    &["报：", "报:", "送：", "送:", "发：", "发:", "抄送", "抄报", "（共印", "(共印", "共印", "（印"];
/// The furniture of a web page.
const FURNITURE: &[&str] = &[
    "发布时间",
    "发布日期",
    "来源：",
    "来源:",
    "上一篇",
    "下一篇",
    "网站声明",
    "版权所有",
    "主办单位",
    "当前位置",
    "您的位置",
    "首页",
    "打印本页",
    "关闭窗口",
    "本站",
    "浏览次数",
];

fn is_furniture(text: &str) -> bool {
    FURNITURE.iter().any(|word| text.starts_with(word)) || text.contains("ICP备") || text.contains("字体：")
}

fn is_footer(text: &str) -> bool {
    FOOTER.iter().any(|word| text.starts_with(word))
}

/// An outline enumerator at the start of a line: 一、 (一) 1. 1、 第一, ; its length in bytes.
pub fn enumerator(text: &str) -> Option<usize> {
    const HAN: &str = "一二三四五六七八九十";
    let mut rest = text.char_indices().peekable();
    let (_, first) = rest.next()?;
    let numeral = |c: char| HAN.contains(c) || c.is_ascii_digit() || ('０'..='９').contains(&c);
    let (open, lead) = match first {
        '(' | '（' => (true, false),
        '第' => (false, true),
        c if numeral(c) => (false, false),
        _ => return None,
    };
    let mut digits = usize::from(!open && !lead);
    let arabic = first.is_ascii_digit();
    for (at, c) in rest {
        let end = at + c.len_utf8();
        match c {
            c if numeral(c) => digits += 1,
            ')' | '）' if open && digits > 0 => return Some(end),
            '，' | ',' if lead && digits > 0 => return Some(end),
            '、' if !open && !lead && digits > 0 => return Some(end),
            '.' | '．' if !open && !lead && digits > 0 && (arabic || !HAN.contains(first)) => {
                // 1.2万 is a number, not an enumerator.
                let next = text.get(end..).and_then(|rest| rest.chars().next());
                return (!next.is_some_and(|c| c.is_ascii_digit())).then_some(end);
            }
            _ => return None,
        }
        if digits > 3 {
            return None;
        }
    }
    None
}

/// Whether the file was wrapped by hand: many full lines break in the middle of a sentence.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let widths = || lines.iter().map(|line| line.raw.trim_end().chars().count());
    let widest = widths().max()?;
    if !(16..=48).contains(&widest) {
        return None;
    }
    let full = widths().filter(|width| *width + 4 >= widest).count();
    (full >= 4).then_some(widest)
}

/// Joins hand-wrapped lines to paragraphs; each is its text and whether it was indented.
fn paragraphs<'a>(lines: &[Line<'a>]) -> Vec<(String, bool)> {
    let width = wrap_width(lines);
    let mut out: Vec<(String, bool)> = Vec::new();
    let mut previous_full = false;
    for line in lines {
        let columns = line.raw.trim_end().chars().count();
        let full = width.is_some_and(|width| columns + 3 >= width);
        if line.text.is_empty() {
            previous_full = false;
            continue;
        }
        let fresh =
            line.indented || enumerator(line.text).is_some() || line.text.starts_with('【') || is_footer(line.text);
        match out.last_mut() {
            Some((text, _)) if previous_full && !fresh => text.push_str(line.text),
            _ => out.push((line.text.to_owned(), line.indented)),
        }
        previous_full = full;
    }
    out
}

/// Reads the layout; requirements are added by the grammar.
pub fn read(text: &str) -> Bulletin {
    let lines: Vec<Line> = text.trim_start_matches('\u{feff}').lines().map(Line::new).collect();
    let mut bulletin = Bulletin::default();
    let start = masthead(&lines, &mut bulletin);
    let rest = lines.get(start..).unwrap_or_default();
    let paragraphs = paragraphs(rest);
    items(&paragraphs, &mut bulletin);
    bulletin
}

/// Takes the masthead; returns the number of its lines.
fn masthead(lines: &[Line], bulletin: &mut Bulletin) -> usize {
    // The issue number stands within the first lines, below a web page's navigation at the most.
    let issue = lines.iter().take(16).position(|line| line.chars() <= 60 && fields::issue(line.text).is_some());
    let issue =
        issue.or_else(|| lines.iter().take(2).position(|line| line.text.ends_with("简报") && line.chars() < 30));
    let Some(at) = issue else { return furniture_at_top(lines, bulletin) };
    let Some(line) = lines.get(at) else { return 0 };
    if let Some((number, name_end, year)) = fields::issue(line.text) {
        bulletin.number = Some(number);
        bulletin.year = year;
        let name = line.text.get(..name_end).unwrap_or_default();
        let name = name.trim_end_matches(['(', '（', '〔', '[']).trim();
        if !name.is_empty() {
            bulletin.series = Some(closed_up(name));
        }
    } else {
        bulletin.series = Some(closed_up(line.text));
    }
    let mut end = at + 1;
    if bulletin.series.is_none() {
        let name = lines.iter().take(at).rev().find(|line| !line.text.is_empty());
        bulletin.series = name.map(|line| closed_up(line.text));
    }
    for (k, line) in lines.iter().enumerate().skip(at).take(5) {
        let ours = k == at
            || line.text.is_empty()
            || fields::is_imprint(line.text)
            || fields::issue(line.text).is_some()
            || line.text.starts_with("（总第")
            || line.text.starts_with("(总第");
        if !ours {
            break;
        }
        if k > at || bulletin.issuer.is_none() {
            fields::imprint(line.text, k == at, bulletin);
        }
        end = k + 1;
    }
    let mast = lines.iter().take(end).filter(|line| !line.text.is_empty());
    bulletin.masthead = mast.map(|line| line.text.to_owned()).collect();
    end
}

fn furniture_at_top(lines: &[Line], bulletin: &mut Bulletin) -> usize {
    let end = lines.iter().take(12).rposition(|line| is_furniture(line.text)).map_or(0, |at| at + 1);
    let top = lines.iter().take(end).filter(|line| !line.text.is_empty());
    bulletin.masthead = top.map(|line| line.text.to_owned()).collect();
    end
}

/// `某 县 简 报` → `某县简报`.
fn closed_up(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

fn is_title(text: &str, indented: bool) -> bool {
    Line { raw: text, text, indented }.is_title()
}

fn items(paragraphs: &[(String, bool)], bulletin: &mut Bulletin) {
    let footer = paragraphs.iter().position(|(text, _)| is_footer(text));
    let (body, tail) = paragraphs.split_at(footer.unwrap_or(paragraphs.len()));
    let titled =
        body.iter().any(|(text, indented)| is_title(text, *indented) && !is_furniture(text) && !is_table(text));
    let mut section = None;
    // A column under which no item follows is still shown.
    let mut bare: Option<String> = None;
    for (k, (text, indented)) in body.iter().enumerate() {
        let next_is_title =
            body.get(k + 1).is_some_and(|(next, indented)| is_title(next, *indented) && !is_table(next));
        if is_furniture(text) {
            bulletin.footer.push(text.clone());
        } else if let Some(name) = text.strip_prefix('【').and_then(|rest| rest.strip_suffix('】')) {
            set_aside(&mut bare, bulletin);
            (section, bare) = (Some(name.to_owned()), Some(name.to_owned()));
        } else if !titled {
            bare = None;
            bulletin.items.push(flat_item(text, section.clone()));
        } else if is_title(text, *indented) && !is_table(text) {
            let column = next_is_title && text.chars().count() <= 8;
            if column {
                set_aside(&mut bare, bulletin);
                (section, bare) = (Some(text.clone()), Some(text.clone()));
            } else {
                bare = None;
                let item = Item { headline: text.clone(), section: section.clone(), ..Item::default() };
                bulletin.items.push(item);
            }
        } else {
            let block = block(text);
            match bulletin.items.last_mut() {
                Some(item) => item.blocks.push(block),
                None => bulletin.items.push(flat_item(text, section.clone())),
            }
        }
    }
    set_aside(&mut bare, bulletin);
    bulletin.footer.extend(tail.iter().map(|(text, _)| text.clone()));
}

/// Shows a column without items where it can be seen.
fn set_aside(bare: &mut Option<String>, bulletin: &mut Bulletin) {
    let shown = if bulletin.items.is_empty() { &mut bulletin.masthead } else { &mut bulletin.footer };
    shown.extend(bare.take());
}

/// A paragraph whose first sentence is the headline.
fn flat_item(text: &str, section: Option<String>) -> Item {
    let first = sentence::sentences(text).into_iter().next().unwrap_or(0..text.len());
    let headline = text.get(first).unwrap_or_default().trim().to_owned();
    Item { headline, headline_in_text: true, section, blocks: vec![block(text)], ..Item::default() }
}

/// A row of a table, or its caption.
fn is_table(text: &str) -> bool {
    let gaps = text.split("  ").filter(|cell| !cell.trim().is_empty()).count();
    let wide = text.split('\u{3000}').filter(|cell| !cell.trim().is_empty()).count();
    let caption = ["表1", "表2", "附表", "表一", "表："].iter().any(|word| text.starts_with(word));
    text.contains('\t')
        || text.contains('|')
        || text.contains('│')
        || ((gaps >= 3 || wide >= 3) && !text.contains('。'))
        || caption
}

fn block(text: &str) -> Block {
    let kind = match enumerator(text) {
        _ if is_table(text) => BlockKind::Table,
        Some(_) if !text.contains(['。', '；', ';', '，', ',']) => BlockKind::Heading,
        Some(_) => BlockKind::Entry,
        None => BlockKind::Paragraph,
    };
    Block { kind, text: text.to_owned(), parts: Vec::new() }
}
