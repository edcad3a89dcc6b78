//! What a bulletin leaves open and its reader has to ask: the year, the unnamed rest of a list, a figure that cannot be
//! right, a deadline without a day, an actor without a name.
//!
//! Only what is certain is asked: a question too many costs more trust than one too few.

use std::ops::Range;

use super::deadline::{DueDate, due_on};
use super::fold::{Folded, before, from, head, holds, part};
use super::ratio::{self, Whole};
use super::words::words;
use super::{Block, BlockKind, Bulletin, Requirement, listing, moment, sentence};

pub use super::question::{Place, Question, QuestionKind};

/// What the bulletin leaves open: the year first, then in the order of the text.
pub fn questions(bulletin: &Bulletin) -> Vec<Question> {
    let mut found = Vec::new();
    found.extend(year(bulletin));
    for (at, item) in bulletin.items.iter().enumerate() {
        for (index, block) in item.blocks.iter().enumerate() {
            let mut here = Here { item: at, block: index, folded: &Folded::new(&block.text), found: Vec::new() };
            if block.kind != BlockKind::Table {
                here.figures();
                here.lists(item.blocks.get(index + 1..).unwrap_or_default());
            }
            for requirement in item.requirements.iter().filter(|r| r.block == index) {
                here.requirement(bulletin, requirement);
            }
            crate::base::order::sort_by_key(&mut here.found, place);
            found.append(&mut here.found);
        }
    }
    found
}

/// Where a question of a block stands.
fn place(question: &Question) -> usize {
    question.place.as_ref().map_or(0, |place| place.span.start)
}

/// Asks for the year where neither the masthead nor every date of the text gives it.
fn year(bulletin: &Bulletin) -> Option<Question> {
    if bulletin.year.is_some() || bulletin.date.is_some() {
        return None;
    }
    let (mut first, mut dates, mut years) = (None, 0u32, 0u32);
    for (item, index, block) in blocks(bulletin) {
        let folded = Folded::new(&block.text);
        for moment in moment::moments(&folded.text).iter().filter(|m| !moment::recurs(&folded.text, m)) {
            // 三季度 and 岁末年初 need a year too, but nobody would look for them.
            if !moment.year && !part(&folded.text, moment.span.clone()).contains('月') {
                continue;
            }
            if moment.year {
                years += 1;
                continue;
            }
            dates += 1;
            first = first.or_else(|| Some(Place { item, block: index, span: folded.origin(moment.span.clone()) }));
        }
    }
    (dates > 0 || years == 0).then_some(Question { place: first, kind: QuestionKind::Year { dates } })
}

/// All blocks of running text, with their item's and their own number.
fn blocks(bulletin: &Bulletin) -> impl Iterator<Item = (usize, usize, &Block)> {
    let items = bulletin.items.iter().enumerate();
    let all = items.flat_map(|(at, item)| item.blocks.iter().enumerate().map(move |(index, block)| (at, index, block)));
    all.filter(|(_, _, block)| block.kind != BlockKind::Table)
}

/// The questions of one block.
struct Here<'t> {
    item: usize,
    block: usize,
    folded: &'t Folded,
    found: Vec<Question>,
}

impl Here<'_> {
    /// Asks about a span of the folded text.
    fn ask(&mut self, span: Range<usize>, kind: QuestionKind) {
        let place = Place { item: self.item, block: self.block, span: self.folded.origin(span) };
        self.found.push(Question { place: Some(place), kind });
    }

    /// Percentages that their counts do not give.
    fn figures(&mut self) {
        let folded = self.folded;
        for range in sentence::sentences(&folded.text) {
            for wrong in ratio::mismatches(part(&folded.text, range.clone())) {
                let (said, part) = (wrong.said, wrong.part);
                let of = |whole| ratio::percent(part, whole).unwrap_or(0);
                let kind = match wrong.whole {
                    Whole::Given(whole) => QuestionKind::WrongRate { said, part, whole, computed: of(whole) },
                    Whole::Between(fewer, more) => QuestionKind::NoWhole {
                        said,
                        part,
                        fewer,
                        fewer_percent: of(fewer),
                        more,
                        more_percent: of(more),
                    },
                };
                self.ask(range.start + wrong.span.start..range.start + wrong.span.end, kind);
            }
        }
    }

    /// Lists with another number of entries than announced.
    fn lists(&mut self, below: &[Block]) {
        for wrong in listing::announced(&self.folded.text, below) {
            self.ask(wrong.span, QuestionKind::ListCount { said: wrong.said, found: wrong.found });
        }
    }

    /// What a requirement leaves open.
    fn requirement(&mut self, bulletin: &Bulletin, requirement: &Requirement) {
        let start = self.folded.place(requirement.span.start);
        let text = Folded::new(&requirement.text).text;
        for list in listing::broken_off(&text) {
            let kind = QuestionKind::FewNamed { said: list.said, named: list.found };
            self.ask(start + list.span.start..start + list.span.end, kind);
        }
        if let Some((span, kind)) = due(bulletin, requirement, &text) {
            self.ask(start + span.start..start + span.end, kind);
        }
        let actor = requirement.actor.as_deref().map(|actor| Folded::new(actor).text).filter(|actor| is_open(actor));
        if let Some((actor, at)) = actor.and_then(|actor| text.find(&actor).map(|at| (actor, at))) {
            self.ask(start + at..start + at + actor.len(), QuestionKind::ActorOpen {});
        }
    }
}

/// What the deadline of a requirement leaves open; bytes of its folded words.
fn due(bulletin: &Bulletin, requirement: &Requirement, text: &str) -> Option<(Range<usize>, QuestionKind)> {
    let Some(due) = requirement.due.as_deref() else {
        return period(text).map(|span| (span, QuestionKind::PeriodForDeadline {}));
    };
    let kind = match due_on(due, bulletin.year, bulletin.date) {
        DueDate::NoSuchDay => QuestionKind::NoSuchDay {},
        DueDate::Day { date, .. } if bulletin.date.is_some_and(|issued| date < issued) => QuestionKind::BeforeIssue {},
        DueDate::OpenYear { .. } if bulletin.date.is_some() => QuestionKind::BeforeIssue {},
        _ => return None,
    };
    let due = Folded::new(due).text;
    text.find(&due).map(|at| (at..at + due.len(), kind))
}

/// A range of days or months directly in front of what has to be completed in it.
fn period(text: &str) -> Option<Range<usize>> {
    moment::moments(text).into_iter().filter(|moment| moment.range).find_map(|moment| {
        let rest = from(text, moment.span.end);
        let clause = rest.split([',', ';', ':']).next().unwrap_or(rest);
        let completes = holds(
            head(clause, 8),
            words!["完成", "建成", "报送", "上报", "配齐", "印发", "办结", "整改到位", "清零", "销号"],
        );
        let repeated = clause.contains('每') || before(text, moment.span.start).ends_with('每');
        (completes && !repeated).then_some(moment.span)
    })
}

/// Whether an actor's words leave open who it is.
fn is_open(actor: &str) -> bool {
    let bare = actor.trim_start_matches(['各', '请']);
    words![
        "有关部门",
        "相关部门",
        "有关单位",
        "相关单位",
        "责任单位",
        "责任部门",
        "有关责任单位",
        "相关责任单位",
        "有关方面",
        "相关方面",
        "有关人员",
        "相关人员",
        "有关部门和单位",
        "相关部门和单位",
        "职能部门",
        "相关职能部门",
        "有关职能部门",
        "牵头单位",
        "牵头部门",
        "责任人",
        "相关责任人",
        "有关责任人",
        "有关企业",
        "相关企业",
    ]
    .contains(bare)
}

#[cfg(test)]
mod tests;
