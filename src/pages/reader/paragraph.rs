//! A paragraph: every character of it, with requirements, notes and terms marked.

use super::Page;
use crate::{
    bulletin::{
        Block, BlockKind,
        flat_text::LineAt,
        note::NoteKind,
        terms::{Term, TermKind},
    },
    pages::{dialogs::Dialog, meter::label},
    platform::page::{self as browser, selection},
    ui::{
        el::{El, View, all, block, el, text},
        parts::{link_button, span},
    },
};
use leptos::prelude::*;
use std::ops::Range;

impl Page {
    /// Marks an element as a line of the text: its number, and the byte of the flat text at which it begins.
    pub(super) fn line(&self, element: El, at: LineAt) -> El {
        self.line_from(element, at, 0, true)
    }

    fn line_from(&self, element: El, at: LineAt, from: usize, first: bool) -> El {
        let Some((line, start)) = self.flat.find(at) else { return element };
        let ribbon = self.notes.iter().any(|(_, note)| note.kind == NoteKind::Bookmark && note.line as usize == line);
        let element = element.attr("data-at", (start + from).to_string()).attr("data-line", line.to_string());
        let element = if first { element.attr("id", format!("p{}", line + 1)).attr("tabindex", "-1") } else { element };
        element.flag("data-ribbon", ribbon && first)
    }

    /// A paragraph from byte `from` on: running text as it stands, points as the rows of a list.
    pub(super) fn paragraph(&self, index: usize, at: usize, paragraph: &Block, from: usize, section: &mut El) {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let here = LineAt::Block(number(index), number(at));
        let tag = if paragraph.kind == BlockKind::Heading { "h3" } else { "p" };
        // A headline that is the beginning of this paragraph has its number already.
        let mut first = from == 0;
        for run in paragraph.runs(from) {
            let mut piece = |tag: &'static str, span: Range<usize>| {
                let start = span.start;
                let element = self.line_from(el(tag), here, start, std::mem::take(&mut first));
                element.kid(self.pieces((index, at, here), paragraph, span))
            };
            section.push(if run.points {
                block("ul", "reader__points").els(run.spans.into_iter().map(|span| piece("li", span))).view()
            } else {
                let span = run.spans.first().map_or(0, |span| span.start)..run.spans.last().map_or(0, |span| span.end);
                piece(tag, span).view()
            });
        }
    }

    /// A stretch of a paragraph with the requirements in it marked.
    fn pieces(&self, (index, at, here): (usize, usize, LineAt), paragraph: &Block, span: Range<usize>) -> View {
        let mut pieces = Vec::new();
        let mut done = span.start;
        let item = self.bulletin().items.get(index);
        let requirements = item.map(|item| item.requirements.as_slice()).unwrap_or_default();
        for (number, found) in requirements.iter().enumerate().filter(|(_, found)| found.block == at) {
            let (from, to) = (found.span.start.max(span.start), found.span.end.min(span.end));
            if from >= to {
                continue;
            }
            pieces.push(self.words(here, &paragraph.text, done..from));
            let words = self.words(here, &paragraph.text, from..to);
            pieces.push(self.mark(index, number, words, from == found.span.start).view());
            done = to;
        }
        pieces.push(self.words(here, &paragraph.text, done..span.end));
        all(pieces)
    }

    /// Words with the notes and terms in them marked.
    pub(super) fn words(&self, here: LineAt, line: &str, span: Range<usize>) -> View {
        let start = self.flat.find(here).map_or(0, |(_, start)| start);
        let block = match here {
            LineAt::Block(item, block) => {
                self.bulletin().items.get(item as usize).and_then(|item| item.blocks.get(block as usize))
            }
            _ => None,
        };
        let terms = block.map(|block| block.terms.as_slice()).unwrap_or_default();
        let inside = |range: &Range<usize>| range.start < span.end && span.start < range.end;
        let notes: Vec<(usize, Range<usize>)> = self
            .notes
            .iter()
            .enumerate()
            .filter(|(_, (_, note))| note.kind == NoteKind::Highlight)
            .map(|(n, (_, note))| {
                let from = (note.anchor.start as usize).saturating_sub(start);
                (n, from..(note.anchor.end as usize).saturating_sub(start))
            })
            .filter(|(_, range)| inside(range))
            .collect();
        let terms: Vec<&Term> = terms.iter().filter(|term| inside(&term.span)).collect();
        let mut borders = vec![span.start, span.end];
        borders.extend(notes.iter().flat_map(|(_, range)| [range.start, range.end]));
        borders.extend(terms.iter().flat_map(|term| [term.span.start, term.span.end]));
        borders.retain(|border| (span.start..=span.end).contains(border));
        crate::base::order::sort_by_key(&mut borders, |border| *border);
        borders.dedup();
        let mut pieces = Vec::new();
        for pair in borders.windows(2) {
            let [from, to] = pair else { continue };
            let words = line.get(*from..*to).unwrap_or_default().to_owned();
            let term = terms.iter().find(|term| term.span.contains(from));
            let words = match term {
                Some(term) => self.term(term, words),
                None => text(words),
            };
            pieces.push(match notes.iter().find(|(_, range)| range.contains(from)) {
                Some((note, _)) => self.noted(*note, words),
                None => words,
            });
        }
        all(pieces)
    }

    /// A term that is explained at a tap, or a fact that stands out.
    fn term(&self, term: &Term, words: String) -> View {
        if term.kind != TermKind::Set {
            return block("span", format!("fact fact--{}", term.kind.code())).text(words).view();
        }
        let dialog = Dialog::Term(term.key.clone());
        let (tapped, pressed) = (self.opens(dialog.clone()), self.opens(dialog));
        pressable(block("span", "term").text(words), tapped, pressed).view()
    }

    fn noted(&self, note: usize, words: View) -> View {
        let Some((id, note)) = self.notes.get(note) else { return words };
        let (tapped, pressed) = (self.opens(Dialog::Note(*id)), self.opens(Dialog::Note(*id)));
        let class = if note.words.is_empty() { "noted" } else { "noted noted--words" };
        let mark = block("mark", class).flag("data-note", true).attr("title", note.words.clone()).kid(words);
        pressable(mark, tapped, pressed).view()
    }

    fn mark(&self, index: usize, number: usize, words: View, first: bool) -> El {
        let here =
            |claim: &&crate::bulletin::verdict::Claim| claim.mark.item as usize == index && claim.found == Some(number);
        let Some((at, claim)) = self.claims.iter().enumerate().find(|(_, claim)| here(claim)) else {
            return span("").kid(words);
        };
        let standing = self.standing(claim);
        let selected = if self.selected == Some(at) { " req--selected" } else { "" };
        let mark = el("span").attr("class", format!("req req--{standing}{selected}"));
        if !first {
            return mark.kid(words);
        }
        let route = self.place(at);
        // The number is drawn by the style: it is no part of the text that is selected and copied.
        let number = link_button("req__no", route.href(), "")
            .attr("data-n", (at + 1).to_string())
            .attr("aria-label", label(self.w, at + 1, standing));
        let (state, open) = (self.state, self.hand.open);
        mark.attr("id", format!("r{}", at + 1))
            .attr("tabindex", "-1")
            .click(move || {
                // Selecting words ends with a click too.
                if selection::bytes().is_none() {
                    state.go(route);
                    open.set(true);
                }
            })
            .el(number)
            .kid(words)
    }
}

/// Makes words of the text a button. Selecting words ends with a click too: that one presses nothing.
fn pressable(element: El, tapped: impl Fn() + Send + Sync + 'static, pressed: impl Fn() + Send + Sync + 'static) -> El {
    element
        .attr("role", "button")
        .attr("tabindex", "0")
        .on("click", move |event| {
            event.stop_propagation();
            if selection::bytes().is_none() {
                tapped();
            }
        })
        .on("keydown", move |event| {
            if browser::is_enter(&event) {
                event.prevent_default();
                pressed();
            }
        })
}
