//! Bringing a bulletin in: by picker, by drop, by paste. What cannot be read is said, and changes nothing.

use super::dialogs::{Dialog, open, opens};
use crate::{
    bulletin::Unreadable,
    platform::page as browser,
    route::{Place, Route},
    state::{AppState, NotTaken, Taken},
    ui::{
        el::{El, View, block, el, live, none},
        parts::{
            button_with, field, file_button, icon, link_button, notice, para, quiet, section as part, span, textarea,
        },
    },
    words::Words,
    workspace::shelf::Origin,
};
use leptos::prelude::*;

/// Names and outcomes of the last files.
type Results = Vec<(String, Result<Taken, NotTaken>)>;

/// The part of the library that brings bulletins in.
pub fn section(state: AppState) -> View {
    let w = state.words();
    let results = RwSignal::new(Results::new());
    let over = RwSignal::new(false);
    let under_way = RwSignal::new(None::<(usize, usize)>);
    let take = move |files: Vec<web_sys::File>| {
        leptos::task::spawn_local(async move {
            let (many, mut outcomes) = (files.len(), Results::new());
            for (at, file) in files.into_iter().enumerate() {
                let _ = under_way.try_set((many > 1).then_some((at, many)));
                outcomes.push(state.import_file(&file).await);
                if many > 1 {
                    let _ = results.try_set(outcomes.clone());
                    browser::pause().await;
                }
            }
            // The person may have gone elsewhere meanwhile: then nothing takes him away from there.
            let here = under_way.try_set(None).is_none();
            if let ([(_, Ok(taken))], true) = (outcomes.as_slice(), here) {
                // One good file: the person wants to read it.
                return show(state, *taken);
            }
            // Of a single file its own notice says all; so does the state where it found no room.
            if many > 1 || !here {
                let failed = outcomes.iter().filter(|(_, outcome)| outcome.is_err()).count();
                state.say(state.words().brought_in(outcomes.len() - failed, failed), failed > 0);
            }
            if here {
                results.set(outcomes);
                browser::later(|| browser::show(Some("h-import")));
            }
        });
    };
    let told = live(move || {
        let progress = under_way.get().map(|(at, of)| {
            let words = state.words().bringing(at + 1, of);
            el("p")
                .attr("role", "status")
                .text(words)
                .el(el("progress").attr("max", of.to_string()).attr("value", at.to_string()))
        });
        let outcomes = results.get().into_iter().map(|(name, result)| outcome(state, results, name, result));
        block("div", "flow").maybe(progress).els(outcomes).view()
    });
    let zone = live(move || {
        let picker = file_button(
            el("span").attr("class", "cluster").el(icon(icondata_lu::LuUpload)).text(w.choose_file()),
            ".txt,.html,.htm,.mht,.mhtml,.md,.markdown,.docx,text/plain,text/html,text/markdown",
            true,
            move |event| {
                let files = browser::files(&event);
                // A file list is emptied with its picker.
                take(files);
                browser::clear(&event);
            },
        );
        let paste = paste_button(state);
        block("div", if over.get() { "dropzone dropzone--over" } else { "dropzone" })
            .on("dragover", move |event| {
                event.prevent_default();
                if !over.get_untracked() {
                    over.set(true);
                }
            })
            .on("dragleave", move |_| over.set(false))
            .on("drop", move |event| {
                event.prevent_default();
                over.set(false);
                take(browser::files(&event));
            })
            .el(block("p", "grow")
                .text(w.drop_here())
                .el(el("br"))
                .el(block("span", "small muted").text(w.drop_kinds())))
            .el(block("div", "cluster").el(picker).el(paste))
            .view()
    });
    part("h-import", w.import(), None, None).kid(told).kid(zone).view()
}

/// Goes to what was taken in; to what it changed where a decision or a note has lost its place by it.
fn show(state: AppState, taken: Taken) {
    state.go(match taken {
        Taken::Newer { id, open, lost } if open + lost > 0 => Route::Changes(id),
        taken => Route::Bulletin(taken.id(), Place::Top),
    });
    if let Taken::Same(_) = taken {
        state.say_there(state.words().text_before());
    }
}

fn paste_button(state: AppState) -> El {
    button_with(icondata_lu::LuClipboardPaste, state.words().paste_text()).click(opens(state, Dialog::Paste))
}

fn outcome(state: AppState, results: RwSignal<Results>, name: String, result: Result<Taken, NotTaken>) -> El {
    let w = state.words();
    match result {
        Ok(taken) => {
            let read = link_button("btn", Route::Bulletin(taken.id(), Place::Top).href(), w.read_it());
            let mut ways = vec![read];
            let (title, said) = match taken {
                Taken::New(_) => (w.imported(name), vec![]),
                Taken::Same(_) => (w.imported_before(name), vec![]),
                Taken::Newer { id, open, lost } => {
                    ways.push(link_button("btn", Route::Changes(id).href(), w.see_changes()));
                    let more = (open + lost > 0).then(|| para(w.imported_newer_more(open, lost)));
                    (w.imported_newer(name), more.into_iter().collect())
                }
            };
            notice("notice notice--done", icondata_lu::LuCircleCheck, title, said, ways)
        }
        Err(why) => {
            let paste = paste_button(state);
            let seen = quiet(w.understood()).click(move || results.set(Results::new()));
            let kept = state.own_count();
            notice(
                "notice notice--soon",
                icondata_lu::LuTriangleAlert,
                w.not_imported(name),
                why_not(w, why, kept),
                vec![paste, seen],
            )
            .attr("role", "alert")
        }
    }
}

/// What happened, what is safe, what to do.
pub fn why_not(w: Words, why: NotTaken, kept: usize) -> Vec<El> {
    let line = |lead: &'static str, words: String| para("").el(el("b").text(lead)).el(span(words));
    // The code of its words; with numbers in it, the sentence is its own.
    let (code, own) = match why {
        NotTaken::NoReader => ("no_reader", None),
        NotTaken::NotKept => ("not_kept", None),
        NotTaken::Unreadable(why) => match why {
            Unreadable::Empty => ("empty", None),
            Unreadable::Image => ("image", None),
            Unreadable::OfficeFile => ("office", None),
            Unreadable::OldWord => ("old_word", None),
            Unreadable::Rtf => ("rtf", None),
            Unreadable::Spreadsheet => ("spreadsheet", None),
            Unreadable::Slides => ("slides", None),
            Unreadable::Ofd => ("ofd", None),
            Unreadable::Archive => ("archive", None),
            Unreadable::Locked => ("locked", None),
            Unreadable::Damaged => ("damaged", None),
            Unreadable::OnlyPictures => ("only_pictures", None),
            Unreadable::Pdf => ("pdf", None),
            Unreadable::Json => ("json", None),
            Unreadable::Binary => ("binary", None),
            Unreadable::NotChinese => ("not_chinese", None),
            Unreadable::TooLarge { bytes, limit } => ("large", Some(w.too_large(bytes / 1024, limit / 1024))),
            Unreadable::BrokenText { line } => ("broken", Some(w.broken_text(line))),
            Unreadable::TooManyItems { items, limit } => ("items", Some(w.too_many_items(items, limit))),
        },
    };
    vec![
        line(w.what_happened(), own.unwrap_or_else(|| w.unreadable(code).to_owned())),
        line(w.what_is_safe(), w.nothing_changed(kept)),
        line(w.what_to_do(), w.remedy(code).to_owned()),
    ]
}

/// The dialog into which a text is pasted.
pub fn paste_dialog(state: AppState) -> View {
    let w = state.words();
    let wrong = RwSignal::new(None::<NotTaken>);
    let busy = StoredValue::new(false);
    let told = live(move || match wrong.get() {
        None => none(),
        Some(why) => notice(
            "notice notice--soon",
            icondata_lu::LuTriangleAlert,
            w.paste_not_read(),
            why_not(w, why, state.own_count()),
            vec![],
        )
        .attr("role", "alert")
        .view(),
    });
    let body =
        vec![field("text", w.whole_text(), Some(w.whole_text_hint().to_owned()), textarea("9", "")).view(), told];
    open(state, w.paste_title().to_owned(), true, body, w.paste_do(), move |form| {
        // Line ends as in a file; the text itself is kept as it was pasted. The dialog stays until it is read.
        let text = form.raw("text").replace("\r\n", "\n");
        if !busy.get_value() {
            busy.set_value(true);
            leptos::task::spawn_local(async move {
                let taken = state.import(text, Origin::Pasted).await;
                // The dialog may have been closed meanwhile.
                let here = busy.try_set_value(false).is_none();
                match taken {
                    Ok(taken) if here => {
                        state.dialog.set(None);
                        show(state, taken);
                    }
                    Ok(_) => state.say(state.words().brought_in(1, 0), false),
                    Err(why) => drop(wrong.try_set(Some(why))),
                }
            });
        }
        Err(String::new())
    })
}
