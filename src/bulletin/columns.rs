//! Column headings: `【工作动态】`, or a short line of a column's vocabulary above a headline.

use super::flat::headline_end;
use super::fold::{is_han, length, part};
use super::furniture;
use super::layout::Role;
use super::lines::Paragraph;
use super::words::{Words, words};

/// Words a column heading without brackets ends with.
#[rustfmt::skip]
const COLUMNS: Words = words![
    "动态", "经验", "交流", "提示", "要闻", "简讯", "通报", "警示", "曝光", "讲话", "部署", "督查",
    "检查", "督导", "之窗", "信息", "短波", "论坛", "速递", "专栏", "聚焦", "一线", "快讯", "建设",
    "文件", "参考", "天地", "园地", "学习", "案例", "要情", "工作", "做法", "执法", "基层", "宣传",
    "培训", "预警", "值守", "摘编", "时讯", "要点", "研判", "风采", "亮点", "批示", "传递", "资讯",
    "整治", "会议", "活动", "分析", "救援", "防范", "播报", "集锦",
];

/// Marks in front of a column heading.
pub const BULLETS: &[char] = &['■', '◆', '★', '●', '※', '▲', '▶', '►'];

/// `【工作动态】`, `◆工作动态◆`: a column heading by its frame.
pub fn is_framed(folded: &str) -> bool {
    let inner = unframed(folded);
    let framed = inner.len() < folded.len();
    framed
        && (1..=12).contains(&length(inner))
        && !inner.contains(['。', ',', '】', '〗'])
        && inner.chars().any(is_han)
        && !furniture::is_furniture(folded)
}

/// A column heading without its frame.
pub fn unframed(folded: &str) -> &str {
    for (open, close) in [
        ("【", "】"),
        ("〖", "〗"),
        ("[", "]"),
        ("『", "』"),
        ("「", "」"),
        ("■", "■"),
        ("◆", "◆"),
        ("★", "★"),
        ("●", "●"),
        ("※", "※"),
        ("▲", "▲"),
        ("——", "——"),
        ("==", "=="),
        ("--", "--"),
        ("──", "──"),
        ("##", ""),
        ("#", ""),
    ] {
        if let Some(inner) = folded.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return inner.trim_matches(['=', '-', '—', '─', '★', '◆', '#', '*']);
        }
    }
    folded
}

/// Column headings without a frame: a short line of a column's vocabulary above a headline.
pub fn mark(paragraphs: &[Paragraph], roles: &mut [Role]) {
    for i in 0..paragraphs.len() {
        let Some(p) = paragraphs.get(i).filter(|_| roles.get(i) == Some(&Role::Headline)) else {
            continue;
        };
        let name = p.folded.trim_matches(BULLETS);
        let named = in_vocabulary(name);
        // The second line of a headline is no column.
        if !p.gap && i > 0 && roles.get(i - 1) == Some(&Role::Headline) {
            continue;
        }
        let tiny = length(name) <= 4 && !names_a_place(name);
        let above_headline = roles.get(i + 1) == Some(&Role::Headline);
        // A column above flat items: the paragraph below it brings its own headline.
        let brings_headline = paragraphs.get(i + 1).is_some_and(|next| {
            let end = headline_end(&next.folded);
            let first = part(&next.folded, 0..end);
            end < next.folded.len() && (5..=40).contains(&length(first)) && !first.contains([',', ';', ':'])
        });
        let placed = names_a_place(name);
        let above_flat =
            roles.get(i + 1) == Some(&Role::Text) && named && length(name) <= 6 && !placed && brings_headline;
        if let Some(role) = roles.get_mut(i).filter(|_| (named && !placed || tiny) && above_headline || above_flat) {
            *role = Role::Section;
        }
    }
}

/// Whether a short line is made like a column's name and not like a headline.
pub fn is_named(name: &str) -> bool {
    in_vocabulary(name) && !names_a_place(name)
}

fn in_vocabulary(name: &str) -> bool {
    length(name) <= 8
        && COLUMNS.iter().any(|w| name.ends_with(w))
        && name.chars().all(|c| is_han(c) || matches!(c, '·' | '“' | '”'))
}

/// A headline says where; a column does not.
fn names_a_place(name: &str) -> bool {
    name.contains(['省', '市', '县', '区', '镇', '乡', '局', '厅', '办', '委'])
}
