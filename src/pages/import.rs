//! Bringing a bulletin in: by picker, by drop, by paste. What cannot be read is said, and changes nothing.

use super::dialogs::Dialog;
use crate::{
    base::id::BulletinId,
    bulletin::Unreadable,
    platform::page as browser,
    route::{Place, Route},
    state::{AppState, NotTaken},
    ui::{
        el::{El, View, all, block, el, live, none},
        parts::{button_with, file_button, icon, notice, para, quiet, section as part, span},
    },
    words::Words,
    workspace::shelf::Origin,
};
use leptos::prelude::*;

/// Names and outcomes of the last files.
type Results = Vec<(String, Result<BulletinId, NotTaken>)>;

/// The part of the library that brings bulletins in.
pub fn section(state: AppState) -> View {
    let w = state.words();
    let results = RwSignal::new(Results::new());
    let over = RwSignal::new(false);
    let take = move |files: Vec<web_sys::File>| {
        leptos::task::spawn_local(async move {
            let mut outcomes = Results::new();
            for file in files {
                outcomes.push(state.import_file(&file).await);
            }
            match outcomes.as_slice() {
                // One good file: the person wants to read it.
                [(_, Ok(id))] => state.go(Route::Bulletin(*id, Place::Top)),
                _ => results.set(outcomes),
            }
        });
    };
    let told = live(move || {
        all(results.get().into_iter().map(|(name, result)| outcome(state, results, name, result).view()).collect())
    });
    let zone = live(move || {
        let picker = file_button(
            el("span").attr("class", "cluster").el(icon(icondata_lu::LuUpload)).text(w.choose_file()),
            ".txt,.html,.htm,text/plain,text/html",
            true,
            move |event| {
                let files = browser::files(&event);
                // A file list is emptied with its picker.
                take(files);
                browser::clear(&event);
            },
        );
        let paste = button_with(icondata_lu::LuClipboardPaste, w.paste_text())
            .click(move || state.dialog.set(Some(Dialog::Paste)));
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

fn outcome(state: AppState, results: RwSignal<Results>, name: String, result: Result<BulletinId, NotTaken>) -> El {
    let w = state.words();
    match result {
        Ok(id) => {
            let read = crate::ui::parts::link_button("btn", Route::Bulletin(id, Place::Top).href(), w.read_it());
            notice("notice notice--done", icondata_lu::LuCircleCheck, w.imported(name), vec![], vec![read])
        }
        Err(why) => {
            let paste = button_with(icondata_lu::LuClipboardPaste, w.paste_text())
                .click(move || state.dialog.set(Some(Dialog::Paste)));
            let seen = quiet(w.understood()).click(move || results.set(Results::new()));
            let kept = state.peek().workspace.shelf.len();
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
    let why = match why {
        NotTaken::Unreadable(why) => why,
        NotTaken::NoReader | NotTaken::NotKept => {
            let code = if why == NotTaken::NoReader { "no_reader" } else { "not_kept" };
            return vec![
                line(w.what_happened(), w.unreadable(code).to_owned()),
                line(w.what_is_safe(), w.nothing_changed(kept)),
                line(w.what_to_do(), w.remedy(code).to_owned()),
            ];
        }
    };
    let (code, what) = match why {
        Unreadable::Empty => ("empty", w.unreadable("empty").to_owned()),
        Unreadable::Image => ("image", w.unreadable("image").to_owned()),
        Unreadable::OfficeFile => ("office", w.unreadable("office").to_owned()),
        Unreadable::Pdf => ("pdf", w.unreadable("pdf").to_owned()),
        Unreadable::Json => ("json", w.unreadable("json").to_owned()),
        Unreadable::Binary => ("binary", w.unreadable("binary").to_owned()),
        Unreadable::TooLarge { bytes, limit } => ("large", w.too_large(bytes / 1024, limit / 1024)),
        Unreadable::BrokenText { line } => ("broken", w.broken_text(line)),
        Unreadable::TooManyItems { items, limit } => ("items", w.too_many_items(items, limit)),
        Unreadable::NotChinese => ("not_chinese", w.unreadable("not_chinese").to_owned()),
    };
    vec![
        line(w.what_happened(), what),
        line(w.what_is_safe(), w.nothing_changed(kept)),
        line(w.what_to_do(), w.remedy(code).to_owned()),
    ]
}

/// The dialog into which a text is pasted.
pub fn paste_dialog(state: AppState) -> View {
    let w = state.words();
    let wrong = RwSignal::new(None::<NotTaken>);
    let area = crate::ui::parts::textarea("9", "");
    let told = live(move || match wrong.get() {
        None => none(),
        Some(why) => notice(
            "notice notice--soon",
            icondata_lu::LuTriangleAlert,
            w.paste_not_read(),
            why_not(w, why, state.peek().workspace.shelf.len()),
            vec![],
        )
        .attr("role", "alert")
        .view(),
    });
    let body =
        vec![crate::ui::parts::field("text", w.whole_text(), Some(w.whole_text_hint().to_owned()), area).view(), told];
    let dialog = crate::ui::dialog::Dialog {
        title: w.paste_title().to_owned(),
        wide: true,
        body,
        submit: w.paste_do().to_owned(),
        cancel: w.cancel(),
        close: w.close(),
    };
    dialog.view(
        move || state.dialog.set(None),
        move |form| {
            // Line ends as in a file; the text itself is kept as it was pasted. The dialog stays until it is read.
            let text = form.raw("text").replace("\r\n", "\n");
            leptos::task::spawn_local(async move {
                match state.import(text, Origin::Pasted).await {
                    Ok(id) => {
                        state.open_dialog(None);
                        state.go(Route::Bulletin(id, Place::Top));
                    }
                    Err(why) => wrong.set(Some(why)),
                }
            });
            Err(String::new())
        },
    )
}
