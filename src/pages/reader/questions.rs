//! What the text leaves open: asked, never filled in.

use super::Page;
use crate::{
    bulletin::{
        DueDate, Requirement,
        flat_text::LineAt,
        question::{Question, QuestionKind},
    },
    route::{Place, Route},
    ui::{
        el::{El, block, el},
        parts::{link, span},
    },
};

/// Hundredths of a percent as they are written: 7500 is 75.
fn percent(hundredths: u32) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl Page {
    /// The questions, each with its place.
    pub(super) fn open_questions(&self) -> Option<El> {
        let w = self.w;
        // A year that somebody has filled in is asked for no longer.
        let known = self.facts.year.is_some();
        let open = |question: &&Question| !(known && matches!(question.kind, QuestionKind::Year { .. }));
        let rows: Vec<El> =
            self.bulletin().questions.iter().filter(open).map(|question| self.question(question)).collect();
        (!rows.is_empty()).then(|| {
            block("details", "reader__open no-print")
                .flag("open", true)
                .el(el("summary").attr("lang", self.lang()).text(w.open_questions(rows.len())))
                .el(block("ul", "").els(rows))
        })
    }

    fn question(&self, question: &Question) -> El {
        let row = el("li").el(span(self.asked(question.kind)).attr("lang", self.lang()));
        let Some(place) = &question.place else { return row };
        let block = self.bulletin().items.get(place.item).and_then(|item| item.blocks.get(place.block));
        let words = block.and_then(|block| block.text.get(place.span.clone())).unwrap_or_default();
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let Some((line, _)) = self.flat.find(LineAt::Block(number(place.item), number(place.block))) else {
            return row;
        };
        let route = Route::Bulletin(self.id, Place::line(line));
        row.el(block_quote(words)).el(link(route.href(), self.w.to_place()))
    }

    fn asked(&self, kind: QuestionKind) -> String {
        let w = self.w;
        let count = |number: u32| number as usize;
        match kind {
            QuestionKind::Year { dates: 0 } => w.ask("year").to_owned(),
            QuestionKind::Year { dates } => w.ask_year(count(dates)),
            QuestionKind::FewNamed { said, named } => w.ask_few(count(said), count(named)),
            QuestionKind::ListCount { said, found } => w.ask_list(count(said), count(found)),
            QuestionKind::NoWhole { said, part, fewer, fewer_percent, more, more_percent } => w.ask_whole(
                count(part),
                percent(said),
                count(fewer),
                percent(fewer_percent),
                count(more),
                percent(more_percent),
            ),
            QuestionKind::WrongRate { said, part, whole, computed } => {
                w.ask_rate(percent(said), count(part), count(whole), percent(computed))
            }
            QuestionKind::PeriodForDeadline {} => w.ask("period").to_owned(),
            QuestionKind::NoSuchDay {} => w.ask("no_day").to_owned(),
            QuestionKind::BeforeIssue {} => w.ask("before").to_owned(),
            QuestionKind::ActorOpen {} => w.ask("actor").to_owned(),
        }
    }

    /// A deadline in the words of the text and, where the text gives one, as a day.
    pub(super) fn due(&self, words: &str, found: &Requirement) -> String {
        let w = self.w;
        match (found.due_on, self.facts.year) {
            (Some(DueDate::Day { date, .. }), _) => w.due_is(words, date.to_string()),
            (Some(due @ DueDate::OpenYear { .. }), Some(year)) => match due.in_year(year) {
                Some(date) => w.due_is(words, date.to_string()),
                None => words.to_owned(),
            },
            (Some(DueDate::OpenYear { .. }), None) => w.due_year_open(words),
            _ => words.to_owned(),
        }
    }
}

fn block_quote(words: &str) -> El {
    block("q", "").attr("lang", "zh-CN").text(words.to_owned())
}
