//! The text of a bulletin: masthead, contents, items; every character of it, each line with its place.

use super::Page;
use crate::{
    bulletin::{Item, flat_text::LineAt},
    pages::dialogs::Dialog,
    route::{Place, Route},
    ui::{
        el::{El, block, el},
        parts::{link, link_button, quiet, span},
    },
    workspace::shelf::{Origin, newer},
};

/// A name of more characters is set smaller, so that it does not break within a word on a phone.
const LONG_NAME: usize = 7;

impl Page {
    /// The language of the interface, for its words within the text.
    pub(super) fn lang(&self) -> &'static str {
        self.w.0.tag()
    }

    /// The bulletin as it is read.
    pub(super) fn article(&self) -> El {
        let (w, bulletin) = (self.w, self.bulletin());
        let items = bulletin.items.iter().enumerate().map(|(index, item)| self.item(index, item));
        let origin = match &self.loaded.origin {
            Origin::BuiltIn { .. } => w.from_site().to_owned(),
            Origin::File { name } => w.from_file(name.as_str()),
            Origin::Pasted => w.from_paste().to_owned(),
        };
        let footer = (!bulletin.footer.is_empty()).then(|| {
            block("div", "reader__foot note").els(
                (0u32..)
                    .zip(&bulletin.footer)
                    .map(|(at, line)| self.line(el("p"), LineAt::Footer(at)).text(line.clone())),
            )
        });
        let text = block("div", "reader__text")
            .attr("lang", "zh-CN")
            .el(self.masthead())
            .maybe(self.above())
            .maybe(self.newer_or_older())
            .maybe(self.open_questions())
            .maybe((bulletin.items.len() > 1).then(|| self.contents()))
            .els(items)
            .maybe(footer)
            .el(block("p", "reader__foot note no-print").text(w.text_is(bulletin.items.len(), origin)));
        block("div", "reader__col").el(self.tools()).el(block("article", "reader__sheet").el(text))
    }

    /// Name, number, and who issued it when; what somebody said where the text says nothing is told apart from it.
    fn masthead(&self) -> El {
        let (w, bulletin) = (self.w, self.bulletin());
        let name = bulletin.series.clone().unwrap_or_else(|| self.loaded.title.clone());
        let known = &self.facts;
        let fact = |read: bool, known: Option<String>, unknown: &'static str| match (read, known) {
            (_, None) => span(unknown),
            (true, Some(read)) => span(read),
            (false, Some(said)) => span(said).el(block("i", "note").text(w.filled_in())),
        };
        let year = |year: i16| w.year(usize::from(year.unsigned_abs()));
        let line = block("p", "masthead__line note")
            .el(fact(bulletin.issuer.is_some(), known.issuer.clone(), w.issuer_unknown()))
            .el(fact(bulletin.year.is_some(), known.year.map(year), w.year_unknown()))
            .el(fact(bulletin.date.is_some(), known.date.map(|date| date.to_string()), w.date_unknown()));
        let open = bulletin.year.is_none() || bulletin.issuer.is_none() || bulletin.date.is_none();
        let fill = open.then(|| {
            block("p", "no-print")
                .attr("lang", self.lang())
                .el(quiet(w.fill_open()).click(self.opens(Dialog::Fill(self.id))))
        });
        block("header", "masthead")
            .el(block(
                "h1",
                if name.chars().count() > LONG_NAME { "masthead__name masthead__name--long" } else { "masthead__name" },
            )
            .text(name))
            .maybe(bulletin.number.map(|number| block("p", "masthead__no").text(w.issue(number as usize))))
            .el(line)
            .maybe(fill)
    }

    /// Where more stands above the first item than the name, all of it is shown as it was written.
    fn above(&self) -> Option<El> {
        let lines = &self.bulletin().masthead;
        (lines.len() > 1).then(|| {
            block("div", "reader__above note no-print")
                .els((0u32..).zip(lines).map(|(at, line)| self.line(el("p"), LineAt::Masthead(at)).text(line.clone())))
        })
    }

    /// A text that another replaces, or that replaces another.
    fn newer_or_older(&self) -> Option<El> {
        let (w, shelf) = (self.w, &self.shown.workspace.shelf);
        let own = !matches!(self.loaded.origin, Origin::BuiltIn { .. });
        if own && !shelf.has(self.id) {
            return Some(self.off_the_shelf());
        }
        let newer = newer(shelf, self.id);
        let older = shelf.get(self.id).and_then(|kept| kept.replaces);
        let told = |words: &'static str, route: Route, go: &'static str| {
            block("p", "reader__version small no-print")
                .attr("lang", self.lang())
                .text(words)
                .el(link(route.href(), go))
        };
        match (newer, older) {
            (Some(newer), _) => Some(told(w.there_is_newer(), Route::Bulletin(newer, Place::Top), w.open_newer())),
            (None, Some(_)) => Some(told(w.this_is_newer(), Route::Changes(self.id), w.see_changes())),
            (None, None) => self.perhaps_newer(),
        }
    }

    /// A text that was taken off the shelf, or whose bringing in was taken back, while it is open.
    fn off_the_shelf(&self) -> El {
        let (w, state, id) = (self.w, self.state, self.id);
        let again = quiet(w.put_back()).click(move || {
            if state.keep(id) {
                state.done(state.words().put_back_done());
            }
        });
        block("p", "reader__version small no-print")
            .attr("role", "status")
            .attr("lang", self.lang())
            .text(w.off_the_shelf())
            .el(again)
    }

    /// A text of the same name and number: whether one corrects the other, only the person knows.
    fn perhaps_newer(&self) -> Option<El> {
        let (w, state, id) = (self.w, self.state, self.id);
        self.shown.workspace.shelf.get(id)?;
        let other = state.same_issue(id, &self.facts)?;
        let of = other.id;
        let make = quiet(w.make_version()).click(move || {
            leptos::task::spawn_local(async move {
                match state.make_version(id, of).await {
                    Ok(_) => state.done(state.words().this_is_newer()),
                    Err(_) => state.say(state.words().no_changes_to_show(), true),
                }
            });
        });
        let route = Route::Bulletin(of, Place::Top);
        Some(
            block("p", "reader__version small no-print")
                .attr("lang", self.lang())
                .text(w.same_issue_here())
                .el(link(route.href(), other.title))
                .el(make),
        )
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
            let route = Route::Bulletin(self.id, Place::item(index));
            el("li").el(link_button("reader__contents-link", route.href(), item.headline.clone()).attr("data-n", words))
        });
        block("nav", "reader__contents no-print")
            .attr("id", "contents")
            .attr("tabindex", "-1")
            .attr("aria-label", w.contents())
            .el(block("h2", "reader__contents-title").text(w.contents()))
            .el(block("ol", "reader__contents-list").els(entries))
    }

    fn item(&self, index: usize, item: &Item) -> El {
        let mut section = block("section", "reader__item").attr("id", format!("i{}", index + 1)).attr("tabindex", "-1");
        if let Some(column) = &item.section {
            section = section.el(block("p", "reader__column note").text(column.clone()));
        }
        let number = u32::try_from(index).unwrap_or(u32::MAX);
        // In the flat style the headline is the beginning of the first paragraph.
        let at = if item.headline_in_text { LineAt::Block(number, 0) } else { LineAt::Headline(number) };
        let headline = block("h2", "reader__headline");
        section = section.el(self.line(headline, at).kid(self.words(at, &item.headline, 0..item.headline.len())));
        for (at, paragraph) in item.blocks.iter().enumerate() {
            self.paragraph(index, at, paragraph, item.text_from(at), &mut section);
        }
        section
    }
}
