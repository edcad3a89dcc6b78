//! The terms in a block's text: days, numbers, documents with their numbers, articles of law, and the set terms of the
//! trade (四不两直, 三管三必须), which are data (`public/terms.json`) and explained there.

use std::ops::Range;

use super::fold::{Folded, before, ends, from, part, starts};
use super::words::{Words, words};
use super::{citation, figure, moment};
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
pub fn terms(text: &str, set: &Lexicon) -> Vec<Term> {
    let folded = Folded::new(text);
    let text = folded.text.as_str();
    let words = |span: &Range<usize>| part(text, span.clone()).to_owned();
    let mut found: Vec<Found> =
        citation::documents(text).into_iter().map(|(span, title)| (span, TermKind::Document, title)).collect();
    let mut add = |spans: Vec<Range<usize>>, kind: TermKind| {
        found.extend(spans.into_iter().map(|span| (span.clone(), kind, words(&span))))
    };
    add(citation::numbers_of_documents(text), TermKind::DocumentNumber);
    add(citation::articles(text), TermKind::Article);
    for moment in moment::moments(text) {
        add(vec![moment.span], if moment.period { TermKind::Period } else { TermKind::Date });
    }
    add(figure::percentages(text), TermKind::Percent);
    add(figure::quantities(text), TermKind::Number);
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

/// Set terms that are part of another word when something stands beside them: the term, what before it, what behind it.
#[rustfmt::skip]
const PARTS: &[(&str, Words, Words)] = &[
    ("销号", words!["注", "撤", "吊", "促", "营", "推", "报"], words!["码"]),
    ("防指", words![], words!["挥", "南", "导"]),
    ("安办", words!["公"], words!["理", "公", "事", "法"]),
    ("安委会", words!["公"], words![]),
    ("约谈", words!["预", "大", "签"], words!["判"]),
    ("回头看", words![], words!["看", "去"]),
    ("会商", words!["社", "机", "协", "商", "学"], words!["业", "品", "铺", "户", "店"]),
    ("迟报", words!["推", "延"], words!["名"]),
    ("漏报", words!["遗"], words![]),
    ("瞒报", words!["隐"], words![]),
    ("零报告", words!["归", "清"], words![]),
    ("一般事故", words![], words!["隐患"]),
    ("较大事故", words![], words!["隐患"]),
    ("重特大事故", words![], words!["隐患"]),
    ("特别重大事故", words![], words!["隐患"]),
];

/// The names of set terms, ready to be looked for.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// First character, folded name, and the term that it is a name of; by first character, the longest first.
    names: Vec<(char, String, String)>,
}

impl Lexicon {
    /// The names of a list of terms.
    pub fn of(set: &[SetTerm]) -> Lexicon {
        let mut names = Vec::new();
        for known in set {
            for name in std::iter::once(&known.term).chain(&known.also) {
                let name = Folded::new(name).text;
                names.extend(name.chars().next().map(|first| (first, name, known.term.clone())));
            }
        }
        crate::base::order::sort_by_key(&mut names, |(first, name, _)| (*first, usize::MAX - name.len()));
        Lexicon { names }
    }

    /// The longest name with which a folded text begins, and its term.
    fn longest(&self, first: char, text: &str) -> Option<(&str, &str)> {
        let from = self.names.partition_point(|(other, ..)| *other < first);
        let same = self.names.iter().skip(from).take_while(|(other, ..)| *other == first);
        let mut fits = same.filter(|(_, name, _)| text.starts_with(name.as_str()));
        fits.next().map(|(_, name, term)| (name.as_str(), term.as_str()))
    }
}

/// The set terms of a folded text.
fn set_terms(text: &str, set: &Lexicon) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, first) in text.char_indices() {
        let Some((name, known)) = set.longest(first, from(text, at)) else { continue };
        let end = at + name.len();
        let other = PARTS.iter().any(|(term, left, right)| {
            *term == name && (ends(before(text, at), *left).is_some() || starts(from(text, end), *right).is_some())
        });
        if !other {
            found.push((at..end, TermKind::Set, known.to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests;
