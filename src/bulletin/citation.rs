//! Documents and articles of law in running text: 《…》, 川安委〔2020〕1号, 第九条第二款. All in folded text.

use std::ops::Range;

use super::fold::{before, ends, from, is_han, part, starts};
use super::number;
use super::words::{Words, words};

/// Titles in 《》, each with the number in brackets behind it; the span of both, and the title.
pub fn documents(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '《' => {
                // A title that was never closed does not run into the next one.
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                let title = part(text, start + '《'.len_utf8()..at);
                if depth == 0 && !title.is_empty() && title.chars().count() <= 80 {
                    let end = at + c.len_utf8();
                    let number = from(text, end).strip_prefix('(').and_then(|rest| {
                        let close = rest.find(')')?;
                        let whole = numbers_of_documents(before(rest, close));
                        whole.contains(&(0..close)).then_some(close + 2)
                    });
                    found.push((start..end + number.unwrap_or(0), title.to_owned()));
                }
            }
            _ => {}
        }
    }
    found
}

/// What may stand in front of a document's number and is no part of it.
#[rustfmt::skip]
const IN_FRONT: Words = words![
    "根据", "按照", "依据", "印发", "落实", "贯彻", "执行", "学习", "下发", "转发", "对照", "参照", "见", "以", "为", "的",
    "和", "与", "及", "照", "按", "即", "号", "文件",
];

/// Document numbers: 川安委〔2020〕1号, 国务院令第708号.
pub fn numbers_of_documents(text: &str) -> Vec<Range<usize>> {
    let in_brackets = text.match_indices(['〔', '[', '(']).filter_map(|(at, open)| {
        let rest = from(text, at + open.len());
        let (_, used) = number::year(rest)?;
        let close = from(rest, used).chars().next().filter(|c| matches!(c, '〕' | ']' | ')'))?;
        let tail = from(rest, used + close.len_utf8());
        let ordinal = if tail.starts_with('第') { '第'.len_utf8() } else { 0 };
        let (_, digits) = number::leading(from(tail, ordinal))?;
        let end = at + open.len() + used + close.len_utf8() + ordinal + digits;
        from(text, end).starts_with('号').then_some(())?;
        let issuer = code(before(text, at));
        (issuer > 0).then(|| at - issuer..end + '号'.len_utf8())
    });
    let orders = text.match_indices("令第").filter_map(|(at, word)| {
        let (_, digits) = number::leading(from(text, at + word.len()))?;
        let end = at + word.len() + digits;
        from(text, end).starts_with('号').then_some(())?;
        let issuer = ends(
            before(text, at),
            words!["国务院", "主席", "应急管理部", "省人民政府", "省政府", "安全监管总局", "人民政府", "政府", "部"],
        )?;
        Some(at - issuer.len()..end + '号'.len_utf8())
    });
    in_brackets.chain(orders).collect()
}

/// The length of the issuer's code that a text ends with: 川安委, 国办发.
fn code(text: &str) -> usize {
    let mut start = text.len();
    for (at, c) in text.char_indices().rev().take(7) {
        if !is_han(c) || ends(before(text, at + c.len_utf8()), IN_FRONT).is_some() {
            break;
        }
        start = at;
    }
    let code = from(text, start);
    if (2..=6).contains(&code.chars().count()) { code.len() } else { 0 }
}

/// Articles: 第九条, 第八条第二款, 第三十一条第(三)项.
pub fn articles(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, _) in text.match_indices('第') {
        let Some(mut end) = ordinal(text, at, "条").filter(|_| at >= done) else { continue };
        for unit in ["款", "项"] {
            end = ordinal(text, end, unit).unwrap_or(end);
        }
        done = end;
        found.push(at..end);
    }
    found
}

/// 第N and a unit at byte `at`: where it ends.
fn ordinal(text: &str, at: usize, unit: &str) -> Option<usize> {
    let rest = from(text, at).strip_prefix('第')?;
    let inner = rest.strip_prefix('(').unwrap_or(rest);
    let (_, used) = number::leading(inner)?;
    let tail = from(inner, used);
    let tail = if inner.len() < rest.len() { tail.strip_prefix(')')? } else { tail };
    let tail = tail.strip_prefix(unit)?;
    // 第一条线路 is no article.
    let other = unit == "条" && starts(tail, words!["线", "路", "道", "街", "生产线", "河", "款项"]).is_some();
    (!other).then_some(text.len() - tail.len())
}
