//! Files that show something, in a form and on a page: their names and hashes are kept, their content is not.

use crate::{
    base::attachment::Attachment,
    platform::page as browser,
    state::AppState,
    ui::{
        el::{El, View, all, block, el, live, none},
        parts::{file_button, hidden, icon_button, icon_small, span},
    },
    words::Words,
};
use leptos::prelude::*;

/// So much of a hash is shown; all of it stands in the title.
const HASH_SHOWN: usize = 12;

/// The files chosen in a form so far.
#[derive(Clone, Copy)]
pub struct Chosen {
    files: RwSignal<Vec<Attachment>>,
    /// How many are being read.
    reading: RwSignal<usize>,
}

impl Chosen {
    /// To begin with.
    pub fn of(files: Vec<Attachment>) -> Chosen {
        Chosen { files: RwSignal::new(files), reading: RwSignal::new(0) }
    }

    /// What was chosen; a sentence where one is still being read.
    pub fn given(self, w: Words) -> Result<Vec<Attachment>, String> {
        if self.reading.get_untracked() > 0 {
            return Err(w.hz_file_reading().to_owned());
        }
        Ok(self.files.get_untracked())
    }

    /// The field: what is chosen, and the button for more.
    pub fn field(self, state: AppState) -> View {
        let w = state.words();
        let pick = el("span").attr("class", "cluster").el(icon_small(icondata_lu::LuCamera)).text(w.hz_file_choose());
        let button = file_button(pick, "", true, move |event| {
            let picked = browser::files(&event);
            browser::clear(&event);
            leptos::task::spawn_local(async move { self.take(state, picked).await });
        });
        let list = live(move || {
            let lines = self.files.get().into_iter().enumerate().map(|(at, file)| {
                let drop = icon_button(icondata_lu::LuTrash2, w.hz_file_remove(file.name.as_str())).click(move || {
                    self.files.update(|files| {
                        if at < files.len() {
                            files.remove(at);
                        }
                    })
                });
                block("li", "files__row").el(named(w, &file)).el(drop)
            });
            block("ul", "files").els(lines).view()
        });
        let reading = live(move || match self.reading.get() {
            0 => none(),
            _ => block("p", "note").attr("role", "status").text(w.hz_file_reading()).view(),
        });
        block("fieldset", "fieldset")
            .el(block("legend", "field__label").text(w.hz_files()))
            .el(block("p", "field__hint").text(w.hz_files_hint()))
            .kid(list)
            .kid(reading)
            .el(button)
            .view()
    }

    async fn take(self, state: AppState, picked: Vec<web_sys::File>) {
        self.reading.try_update(|reading| *reading += picked.len());
        for file in picked {
            let read = state.fingerprint(&file).await;
            // The dialog may be closed by now.
            self.reading.try_update(|reading| *reading = reading.saturating_sub(1));
            match read {
                Some(read) => {
                    self.files.try_update(|files| {
                        if !files.contains(&read) {
                            files.push(read);
                        }
                    });
                }
                None => state.say(state.words().hz_file_unreadable(file.name()), true),
            }
        }
    }
}

/// Name, size and the beginning of the hash.
fn named(w: Words, file: &Attachment) -> El {
    let hash = file.sha256.as_ref().map(|hash| {
        let short = hash.get(..HASH_SHOWN).unwrap_or(hash);
        block("span", "note files__hash").attr("title", hash.clone()).text(w.hz_file_hash(short))
    });
    block("span", "files__name")
        .el(icon_small(icondata_lu::LuPaperclip))
        .el(span(file.name.clone()))
        .maybe(file.bytes.map(|bytes| block("span", "note").text(size(bytes))))
        .maybe(hash)
}

/// A size as one reads it.
fn size(bytes: u64) -> String {
    const KB: u64 = 1024;
    if bytes < KB * KB {
        return format!("{} KB", bytes.div_ceil(KB));
    }
    let tenths = bytes * 10 / (KB * KB);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// Whether a file chosen again is the one that was kept.
#[derive(Clone)]
enum Checked {
    Reading,
    Same,
    Other(String),
}

/// The files on a page; each can be compared with the file as it is now. `None` where there are none.
pub fn shown(state: AppState, files: &[Attachment]) -> Option<El> {
    let lines = files.iter().map(|file| line(state, file));
    (!files.is_empty()).then(|| block("ul", "files").els(lines))
}

fn line(state: AppState, file: &Attachment) -> El {
    let w = state.words();
    let Some(hash) = file.sha256.clone() else { return block("li", "files__row").el(named(w, file)) };
    let answer = RwSignal::new(None::<Checked>);
    let words = el("span").text(w.hz_file_check()).el(hidden(file.name.clone()));
    let button = file_button(words, "", false, move |event| {
        let picked = browser::files(&event).into_iter().next();
        browser::clear(&event);
        let (Some(picked), hash) = (picked, hash.clone()) else { return };
        answer.set(Some(Checked::Reading));
        leptos::task::spawn_local(async move {
            let now = state.fingerprint(&picked).await;
            answer.try_set(match now {
                Some(now) if now.sha256.as_ref() == Some(&hash) => Some(Checked::Same),
                Some(now) => Some(Checked::Other(now.name)),
                None => {
                    state.say(state.words().hz_file_unreadable(picked.name()), true);
                    None
                }
            });
        });
    });
    let said = live(move || match answer.get() {
        None => none(),
        Some(Checked::Reading) => block("p", "note").text(w.hz_file_reading()).view(),
        Some(Checked::Same) => {
            block("p", "status status--done").el(icon_small(icondata_lu::LuCircleCheck)).text(w.hz_file_same()).view()
        }
        Some(Checked::Other(name)) => block("p", "status status--late")
            .el(icon_small(icondata_lu::LuTriangleAlert))
            .text(w.hz_file_other(name))
            .view(),
    });
    block("li", "files__row")
        .el(named(w, file))
        .el(button.attr("class", "btn btn--quiet file no-print"))
        .kid(all(vec![block("div", "files__answer").attr("role", "status").kid(said).view()]))
}
