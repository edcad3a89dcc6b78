//! The language of the pages. Words that the program does not carry are files of the site (see src/words.rs); a language
//! is spoken when they are here.

use super::AppState;
use crate::{
    base::{lang::Lang, storage::Storage},
    part::Have,
    platform::{clock, content, storage::Local, styles},
    words::{Sheet, Words, sheets},
};
use leptos::prelude::*;

/// Tells `public/boot.js` to fetch the English words beside the program. It lies beside the workspace, which only the
/// program can read.
pub(super) const KEY: &str = "luoshi/lang";

/// Brings words here that are not here yet; `false` where they cannot be had.
async fn bring(sheets: &'static [Sheet]) -> bool {
    for sheet in sheets.iter().filter(|sheet| !sheet.is_here()) {
        let Some(text) = content::text(sheet.file()).await else { return false };
        // A wrong answer may be kept by the browser for a year: then it is asked for under an address of its own.
        if !sheet.take(&text) {
            let anew = format!("{}?{}", sheet.file(), clock::ticks() as u64);
            match content::text(&anew).await {
                Some(text) if sheet.take(&text) => (),
                _ => return false,
            }
        }
    }
    true
}

/// The words of the first program.
fn first(lang: Lang) -> &'static [Sheet] {
    sheets(lang).get(..1).unwrap_or_default()
}

/// The language, where the first program can speak it at once.
pub(super) fn at_once(lang: Lang) -> Option<Lang> {
    first(lang).iter().all(Sheet::is_here).then_some(lang)
}

impl AppState {
    /// The language of the pages; a view that calls this is made again when it changes.
    pub fn lang(self) -> Lang {
        self.lang.get().unwrap_or_default()
    }

    /// Whether the pages can be shown: there are words for them, in whatever language, and the workspace was opened, or
    /// it is known why not. Told when they can.
    pub fn speaks(self) -> bool {
        self.lang.get().is_some() && (self.shows() || self.keeper.get() == Have::Failed)
    }

    /// Whether the workspace was opened, or there is none.
    pub fn shows(self) -> bool {
        self.shows.get()
    }

    /// The words of the language of the pages.
    pub fn words(self) -> Words {
        Words(self.lang.get_untracked().unwrap_or_default())
    }

    /// Brings the words that the parts of the program ask for.
    pub async fn bring_words(self) -> bool {
        bring(sheets(self.words().0)).await
    }

    /// Brings the styles of the pages after the first.
    pub async fn bring_styles(self) -> bool {
        styles::bring().await
    }

    /// The workspace was opened: nothing is said in another language than its own, even for a moment.
    pub(super) fn speak_at_first(self) {
        let lang = self.peek().workspace.settings.lang;
        if self.lang.get_untracked().is_some_and(|now| now != lang) {
            self.asked.set_value(lang);
            self.lang.set(at_once(lang));
        }
    }

    /// Chooses the language of the pages. It stays where the words of the other cannot be had, which is told.
    pub fn speak(self, lang: Lang) {
        self.asked.set_value(lang);
        leptos::task::spawn_local(async move {
            if !bring(sheets(lang)).await {
                self.say(self.words().words_failed(), true);
            } else if self.asked.get_value() == lang {
                // Another may have been chosen while the words were on their way.
                if self.peek().workspace.settings.lang == lang {
                    self.spoken(lang);
                } else {
                    self.choose(|settings| settings.lang = lang);
                }
            }
        });
    }

    /// Speaks the language that the workspace says, whoever changed it: this window, another, a step back.
    pub(super) fn follow_language(self) {
        let chosen = Memo::new(move |_| self.now().workspace.settings.lang);
        Effect::new(move |_| {
            let lang = chosen.get();
            let now = self.lang.get_untracked();
            if now == Some(lang) {
                return;
            }
            // The start page waits for no more than its own words.
            let wanted = if now.is_some() { sheets(lang) } else { first(lang) };
            leptos::task::spawn_local(async move {
                if bring(wanted).await {
                    self.spoken(lang);
                } else {
                    self.lang.set(Some(now.unwrap_or_default()));
                    self.say(self.words().words_failed(), true);
                }
            });
        });
    }

    fn spoken(self, lang: Lang) {
        self.lang.set(Some(lang));
        // Where it cannot be remembered, the words only come a little later at the next start.
        let _ = match lang {
            Lang::Zh => Local.remove(KEY),
            Lang::En => Local.set(KEY, lang.tag()),
        };
    }
}
