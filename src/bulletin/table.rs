//! Tables in running text: rows, captions, notes, lists of enclosures.

use super::fold::length;
use super::layout::Role;
use super::lines::{Paragraph, is_short};
use super::outline;

/// A row of a table: cells set apart by bars, tabs or wide gaps.
pub fn is_row(text: &str, folded: &str) -> bool {
    if folded.contains('。') {
        return false;
    }
    let bars = folded.chars().filter(|c| matches!(c, '|' | '│' | '┃' | '┆' | '║')).count();
    let tabs = text.matches('\t').count();
    let mut cells = 1;
    let mut blank = 0;
    for c in text.chars() {
        let gap = match c {
            '\u{3000}' => 2,
            c if c.is_whitespace() => 1,
            _ => 0,
        };
        if gap > 0 {
            blank += gap;
        } else {
            if blank >= 2 {
                cells += 1;
            }
            blank = 0;
        }
    }
    let caption = (folded.starts_with('表')
        || folded.starts_with("附表")
        || folded.starts_with('图')
        || folded.starts_with("附件")
        || folded.starts_with("附:"))
        && length(folded) <= 50
        && {
            let rest = folded.trim_start_matches(['附', '表', '图', '件']);
            rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '一' | '二' | '三' | ':'))
        };
    (bars >= 2 && !folded.contains("首页")) || tabs >= 2 || (tabs >= 1 && cells >= 2) || cells >= 3 || caption
}

/// A short line above a table, or a note below it, belongs to it.
pub fn mark_captions(paragraphs: &[Paragraph], roles: &mut [Role]) {
    for i in 0..roles.len() {
        let next_is_table = roles.get(i + 1) == Some(&Role::Table);
        let above_is_table = i > 0 && roles.get(i - 1) == Some(&Role::Table);
        let Some(p) = paragraphs.get(i) else { continue };
        let note = above_is_table
            && (p.folded.starts_with("注:")
                || p.folded.starts_with("说明:")
                || p.folded.starts_with("备注:")
                || p.folded.starts_with("单位:"));
        // The second line of 附件: 1. … 2. ….
        let enclosed = above_is_table
            && paragraphs
                .get(i - 1)
                .is_some_and(|above| above.folded.starts_with('附') || outline::leading(&above.folded).is_some())
            && roles.get(i) == Some(&Role::Entry)
            && is_short(p)
            && p.indent > 0;
        if let Some(role) = roles.get_mut(i).filter(|_| enclosed) {
            *role = Role::Table;
        }
        let caption = next_is_table
            && matches!(roles.get(i), Some(Role::Headline))
            && (p.folded.ends_with('表')
                || p.folded.contains("一览")
                || p.folded.contains("统计")
                || p.folded.contains("单位:")
                || p.folded.contains("情况")
                || p.folded.contains("清单")
                || p.folded.contains("名单")
                || p.folded.contains("汇总")
                || p.folded.contains("进度")
                || (!p.gap && i > 0 && matches!(roles.get(i - 1), Some(Role::Text | Role::Entry))));
        if let Some(role) = roles.get_mut(i).filter(|_| note || caption) {
            *role = Role::Table;
        }
    }
}
