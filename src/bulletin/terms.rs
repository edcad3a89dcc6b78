//! The terms in a block's text: days, numbers, documents with their numbers, articles of law, and the set terms of the
//! trade (四不两直, 三管三必须), which are data (`public/terms.json`) and explained there.

use std::ops::Range;

use super::fold::{Folded, before, ends, from, is_han, part, starts};
use super::moment;
use super::number::{self, is_numeral};
use super::words::{Words, words};
use crate::base::doc::{self, Unread};
use crate::document;

/// A term in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TermKind,
    /// A set term: the name under which it is explained. A document: its title. Otherwise the words without spaces.
    pub key: String,
}

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// A document by its title, with the number in brackets behind it: 《…》(川安委〔2020〕1号).
    Document,
    /// A document by its number: 厅字〔2018〕13号, 国务院令第708号.
    DocumentNumber,
    /// An article of law: 第九条第二款.
    Article,
    /// A set term.
    Set,
    /// A day.
    Date,
    /// A stretch of days, months or years.
    Period,
    /// A percentage.
    Percent,
    /// A number with its unit.
    Number,
}

/// A set term and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetTerm {
    /// The term.
    pub term: String,
    /// Other ways of writing it.
    pub also: Vec<String>,
    /// What it means, in Chinese.
    pub zh: String,
    /// What it means, in English.
    pub en: String,
    /// The law, notice or bulletin it comes from, or 通行用法.
    pub source: String,
    /// How far it is in use.
    pub kind: SetKind,
    /// How well its meaning is known.
    pub confidence: Confidence,
}

/// How far a set term is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SetKind {
    /// In a national law, rule or campaign.
    National,
    /// In Sichuan.
    Sichuan,
    /// Common usage, with no one source.
    Usage,
    /// In the bulletin only.
    Bulletin,
}

/// How well the meaning of a set term is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// The source itself was read.
    Read,
    /// An excerpt or report of the source was read.
    Excerpt,
    /// General knowledge of the trade.
    Known,
}

document!(codes TermKind {
    "document" => Document, "document_number" => DocumentNumber, "article" => Article, "set" => Set, "date" => Date,
    "period" => Period, "percent" => Percent, "number" => Number,
});
document!(struct Term { span, kind, key });
document!(codes SetKind { "national" => National, "sichuan" => Sichuan, "usage" => Usage, "bulletin" => Bulletin });
document!(codes Confidence { "A" => Read, "B" => Excerpt, "C" => Known });
document!(struct SetTerm { term, also, zh, en, source, kind, confidence });

/// The set terms of a file (`public/terms.json`).
///
/// # Errors
/// Where it is not a list of set terms.
pub fn read(json: &str) -> Result<Vec<SetTerm>, Unread> {
    doc::read(json)
}

/// A term in the folded text.
type Found = (Range<usize>, TermKind, String);

/// The terms of a text, in order; none overlaps another. Where two could stand, documents come before set terms, set
/// terms before figures, and the longer before the shorter.
pub fn terms(text: &str, set: &[SetTerm]) -> Vec<Term> {
    let folded = Folded::new(text);
    let text = folded.text.as_str();
    let words = |span: &Range<usize>| part(text, span.clone()).to_owned();
    let mut found: Vec<Found> = documents(text);
    let mut add = |spans: Vec<Range<usize>>, kind: TermKind| {
        found.extend(spans.into_iter().map(|span| (span.clone(), kind, words(&span))))
    };
    add(numbers_of_documents(text), TermKind::DocumentNumber);
    add(articles(text), TermKind::Article);
    for moment in moment::moments(text) {
        add(vec![moment.span], if moment.period { TermKind::Period } else { TermKind::Date });
    }
    add(percentages(text), TermKind::Percent);
    add(quantities(text), TermKind::Number);
    found.extend(set_terms(text, set));
    crate::base::order::sort_by_key(&mut found, |(span, kind, _)| (*kind, usize::MAX - span.len(), span.start));
    let mut taken = vec![false; text.len()];
    let mut kept: Vec<Found> = Vec::new();
    for (span, kind, key) in found {
        let Some(place) = taken.get_mut(span.clone()).filter(|place| !place.is_empty() && !place.contains(&true))
        else {
            continue;
        };
        place.fill(true);
        kept.push((span, kind, key));
    }
    crate::base::order::sort_by_key(&mut kept, |(span, _, _)| span.start);
    kept.into_iter().map(|(span, kind, key)| Term { span: folded.origin(span), kind, key }).collect()
}

/// Titles in 《》, each with the number in brackets behind it.
fn documents(text: &str) -> Vec<Found> {
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
                        whole.iter().any(|span| *span == (0..close)).then_some(close + 2)
                    });
                    found.push((start..end + number.unwrap_or(0), TermKind::Document, title.to_owned()));
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
fn numbers_of_documents(text: &str) -> Vec<Range<usize>> {
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
fn articles(text: &str) -> Vec<Range<usize>> {
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

/// Percentages: 75%, 百分之七十五.
fn percentages(text: &str) -> Vec<Range<usize>> {
    let signs = text.match_indices('%').filter_map(|(at, sign)| {
        let left = before(text, at);
        let number = left.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let digits = part(text, number..at).trim_start_matches('.');
        (!digits.is_empty()).then(|| at - digits.len()..at + sign.len())
    });
    let words = text.match_indices("百分之").filter_map(|(at, word)| {
        let rest = from(text, at + word.len());
        let digits = rest.find(|c: char| !is_numeral(c) && !matches!(c, '.' | '点')).unwrap_or(rest.len());
        (digits > 0).then_some(at..at + word.len() + digits)
    });
    signs.chain(words).collect()
}

/// Units behind a number; longer ones first.
#[rustfmt::skip]
const UNITS: Words = words![
    "个工作日", "个自然日", "工作日", "自然日", "个小时", "个星期", "个季度", "个方面", "平方公里", "平方米", "立方米",
    "摄氏度", "家次", "人次", "批次", "车次", "小时", "分钟", "个月", "公里", "千米", "厘米", "毫米", "公斤", "千克", "公顷",
    "万元", "亿元", "名", "人", "个", "家", "户", "起", "条", "处", "台", "辆", "项", "件", "艘", "座", "栋", "支", "份",
    "册", "次", "天", "日", "周", "年", "元", "米", "吨", "亩", "℃", "级", "所", "枚", "套", "块", "张", "场", "类", "种",
];

/// Numbers in digits with their unit: 24小时, 2,600万元, 1.2万处. Not 第2期.
fn quantities(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if at < done || !c.is_ascii_digit() {
            continue;
        }
        let rest = from(text, at);
        // A comma counts as part of a number only in front of three digits.
        let digits = rest
            .char_indices()
            .find(|(i, c)| {
                let next = from(rest, i + c.len_utf8());
                let group = next.get(..3).is_some_and(|three| three.bytes().all(|byte| byte.is_ascii_digit()))
                    && !next.get(3..).is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit()));
                !(c.is_ascii_digit()
                    || (*c == '.' && next.starts_with(|c: char| c.is_ascii_digit()))
                    || (*c == ',' && group))
            })
            .map_or(rest.len(), |(i, _)| i);
        done = at + digits;
        let tail = from(text, done);
        let scale = starts(tail, words!["余万", "多万", "万余", "万多", "万", "亿", "余", "多"]).map_or(0, str::len);
        let unit = starts(tail, UNITS).or_else(|| starts(from(tail, scale), UNITS).filter(|_| scale > 0));
        let left = before(text, at);
        if let Some(unit) = unit.filter(|_| !left.ends_with(['第', '〔', '[', '-', '/', ':'])) {
            let scale = if tail.starts_with(unit) { 0 } else { scale };
            done += scale + unit.len();
            found.push(at..done);
        }
    }
    found
}

/// Set terms that are part of another word when something stands beside them: the term, what before it, what behind it.
#[rustfmt::skip]
const PARTS: &[(&str, Words, Words)] = &[
    ("销号", words!["注", "撤", "吊", "促", "营", "推", "报"], words!["码"]),
    ("防指", words![], words!["挥", "南", "导"]),
    ("安办", words!["公"], words!["理", "公", "事", "法"]),
    ("安委会", words!["公"], words![]),
    ("约谈", words!["预", "大"], words![]),
];

/// The set terms of a folded text.
fn set_terms(text: &str, set: &[SetTerm]) -> Vec<Found> {
    let names: Vec<(String, &SetTerm)> = set
        .iter()
        .flat_map(|known| {
            std::iter::once(&known.term).chain(&known.also).map(move |name| (Folded::new(name).text, known))
        })
        .filter(|(name, _)| !name.is_empty())
        .collect();
    let mut found = Vec::new();
    for (at, _) in text.char_indices() {
        let rest = from(text, at);
        let best = names.iter().filter(|(name, _)| rest.starts_with(name.as_str())).max_by_key(|(name, _)| name.len());
        let Some((name, known)) = best else { continue };
        let end = at + name.len();
        let other = PARTS.iter().any(|(term, left, right)| {
            term == name && (ends(before(text, at), *left).is_some() || starts(from(text, end), *right).is_some())
        });
        if !other {
            found.push((at..end, TermKind::Set, known.term.clone()));
        }
    }
    found
}

#[cfg(test)]
mod tests;
