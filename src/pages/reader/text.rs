//! The text of a bulletin: masthead, contents, items; every character of it, the requirements marked.

use super::Page;
use crate::{
    bulletin::{Block, BlockKind, Item, verdict::Claim},
    pages::meter::{label, standing},
    route::{Place, Route},
    ui::{
        el::{El, View, all, block, el, text},
        parts::{link_button, span},
    },
    workspace::shelf::Origin,
};
use leptos::prelude::*;
use std::ops::Range;

/// Where a paragraph stands.
#[derive(Clone, Copy)]
struct Here<'b> {
    /// Which item, from 0.
    index: usize,
    item: &'b Item,
    /// Which of its paragraphs, from 0.
    at: usize,
}

impl Page {
    /// The bulletin as it is read.
    pub(super) fn article(&self) -> El {
        let (w, bulletin) = (self.w, self.bulletin());
        let name = bulletin.series.clone().unwrap_or_else(|| self.loaded.title.clone());
        let year =
            bulletin.year.map_or_else(|| w.year_unknown().to_owned(), |year| w.year(usize::from(year.unsigned_abs())));
        let issuer = bulletin.issuer.clone().unwrap_or_else(|| w.issuer_unknown().to_owned());
        let date = bulletin.date.map_or_else(|| w.date_unknown().to_owned(), |date| date.to_string());
        let head = block("header", "masthead")
            .el(block("h1", "masthead__name").text(name))
            .maybe(bulletin.number.map(|number| block("p", "masthead__no").text(w.issue(number as usize))))
            .el(block("p", "masthead__line note").el(span(issuer)).el(span(year)).el(span(date)));
        // Where more stands above the first item than the name, all of it is shown as it was written.
        let above = (bulletin.masthead.len() > 1).then(|| {
            block("div", "reader__above note").els(bulletin.masthead.iter().map(|line| el("p").text(line.clone())))
        });
        let items = bulletin.items.iter().enumerate().map(|(index, item)| self.item(index, item));
        let origin = match &self.loaded.origin {
            Origin::BuiltIn { .. } => w.from_site().to_owned(),
            Origin::File { name } => w.from_file(name.as_str()),
            Origin::Pasted => w.from_paste().to_owned(),
        };
        let footer = (!bulletin.footer.is_empty()).then(|| {
            block("div", "reader__foot note").els(bulletin.footer.iter().map(|line| el("p").text(line.clone())))
        });
        let text = block("div", "reader__text")
            .attr("lang", "zh-CN")
            .el(head)
            .maybe(above)
            .maybe((bulletin.items.len() > 1).then(|| self.contents()))
            .els(items)
            .maybe(footer)
            .el(block("p", "reader__foot note").text(w.text_is(bulletin.items.len(), origin)));
        block("div", "reader__col").el(block("article", "reader__sheet").el(text))
    }

    fn contents(&self) -> El {
        let w = self.w;
        let entries = self.bulletin().items.iter().enumerate().map(|(index, item)| {
            let here: Vec<_> = self.claims.iter().filter(|claim| claim.mark.item as usize == index).collect();
            let unread = here.iter().filter(|claim| claim.verdict.is_none()).count();
            let words = match (here.len(), unread) {
                (0, _) => w.none_here().to_owned(),
                (all, 0) => w.count_here(all),
                (all, unread) => w.count_unread_here(all, unread),
            };
            el("li").el(link_button(
                "reader__contents-link",
                Route::Bulletin(self.id, Place::item(index)).href(),
                item.headline.clone(),
            )
            .attr("data-n", words))
        });
        block("nav", "reader__contents no-print")
            .attr("aria-label", w.contents())
            .el(block("h2", "reader__contents-title").text(w.contents()))
            .el(block("ol", "reader__contents-list").els(entries))
    }

    fn item(&self, index: usize, item: &Item) -> El {
        let mut section = block("section", "reader__item").attr("id", format!("i{}", index + 1)).attr("tabindex", "-1");
        if let Some(column) = &item.section {
            section = section.el(block("p", "reader__column note").text(column.clone()));
        }
        section = section.el(block("h2", "reader__headline").text(item.headline.clone()));
        for (at, paragraph) in item.blocks.iter().enumerate() {
            self.paragraph(Here { index, item, at }, paragraph, item.text_from(at), &mut section);
        }
        section
    }

    /// A paragraph from byte `from` on: running text as it stands, points as the rows of a list.
    fn paragraph(&self, here: Here, block_: &Block, from: usize, section: &mut El) {
        let tag = if block_.kind == BlockKind::Heading { "h3" } else { "p" };
        for run in block_.runs(from) {
            let pieces = run.spans.into_iter().map(|span| all(self.pieces(here, block_, span)));
            section.push(if run.points {
                block("ul", "reader__points").els(pieces.map(|pieces| el("li").kid(pieces))).view()
            } else {
                el(tag).kid(all(pieces.collect())).view()
            });
        }
    }

    /// A stretch of a paragraph, every character of it, with the requirements in it marked.
    fn pieces(&self, here: Here, block: &Block, span: Range<usize>) -> Vec<View> {
        let plain = |from: usize, to: usize| block.text.get(from..to).unwrap_or_default().to_owned();
        let mut pieces = Vec::new();
        let mut done = span.start;
        let found = here.item.requirements.iter().enumerate().filter(|(_, found)| found.block == here.at);
        for (number, found) in found {
            let (from, to) = (found.span.start.max(span.start), found.span.end.min(span.end));
            if from >= to {
                continue;
            }
            pieces.push(text(plain(done, from)));
            pieces.push(self.mark(here.index, number, plain(from, to), from == found.span.start).view());
            done = to;
        }
        pieces.push(text(plain(done, span.end)));
        pieces
    }

    fn mark(&self, index: usize, number: usize, words: String, first: bool) -> El {
        let here = |claim: &Claim| claim.mark.item as usize == index && claim.found == Some(number);
        let Some(at) = self.claims.iter().position(here) else { return span(words) };
        let Some(claim) = self.claims.get(at) else { return span(words) };
        let standing = standing(claim, &self.shown);
        let selected = if self.selected == Some(at) { " req--selected" } else { "" };
        let mark = el("span").attr("class", format!("req req--{standing}{selected}"));
        if !first {
            return mark.text(words);
        }
        let route = self.place(at);
        let number = link_button("req__no", route.href(), (at + 1).to_string())
            .attr("aria-label", label(self.w, at + 1, standing));
        let (state, open) = (self.state, self.open);
        mark.attr("id", format!("r{}", at + 1))
            .attr("tabindex", "-1")
            .click(move || {
                state.go(route);
                open.set(true);
            })
            .el(number)
            .text(words)
    }
}
