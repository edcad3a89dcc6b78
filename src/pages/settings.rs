//! Role and display, backup, storage, and what everybody has to know.

use super::dialogs::Dialog;
use crate::{
    base::{day::days_between, lang::Lang},
    duties::Role,
    platform::page as browser,
    share::backup::NotABackup,
    state::{AppState, Saved, Shown},
    ui::{
        el::{El, View, block, el, live, text},
        parts::{
            button_with, fact, file_button, icon, link, notice, para, primary, section, seg, seg_button, select, span,
        },
    },
    workspace::settings::{Face, Size, Spacing, Theme},
};
use leptos::prelude::*;
use std::sync::Arc;

/// After so many days without a backup it is asked for.
const BACKUP_DAYS: i32 = 14;
/// What browsers allow a site to store, as a rule, in bytes as they count them (two a character).
const QUOTA: usize = 10 * 1024 * 1024;

/// The page.
pub fn page(state: AppState) -> View {
    live(move || {
        let shown = state.now();
        block("div", "page page--narrow flow flow--wide")
            .el(display(state, &shown))
            .el(keep(state, &shown))
            .el(storage(state, &shown))
            .el(know(state))
            .view()
    })
}

fn setting(label: El, note: Option<&'static str>, control: El) -> El {
    let label =
        block("p", "setting__label").el(label).maybe(note.map(|note| block("span", "setting__note note").text(note)));
    block("div", "setting").el(label).el(block("div", "setting__control").el(control))
}

fn display(state: AppState, shown: &Shown) -> El {
    let (w, settings) = (state.words(), &shown.workspace.settings);
    let mut roles = vec![(String::new(), w.no_role().to_owned())];
    roles.extend(Role::ALL.iter().map(|role| (role.code().to_owned(), w.role(role.code()).to_owned())));
    let role =
        select(roles, settings.me.map(Role::code).unwrap_or_default()).attr("id", "role").on("change", move |event| {
            let me = Role::of_code(&browser::value(&event));
            state.choose(|settings| settings.me = me);
        });
    let langs = [(Lang::Zh, "中文"), (Lang::En, "English")].map(|(lang, word)| {
        seg_button(word, state.lang() == lang).attr("lang", lang.tag()).click(move || state.speak(lang))
    });
    section("h-display", w.role_and_display(), None, None)
        .el(setting(el("label").attr("for", "role").text(w.my_role_label()), Some(w.my_role_note()), role))
        .el(setting(span(w.language()), None, seg(w.language(), langs.into())))
        .els(looks(state, shown))
}

/// The choices of how the text looks, and a sample of it.
pub fn looks(state: AppState, shown: &Shown) -> Vec<El> {
    let (w, settings) = (state.words(), &shown.workspace.settings);
    let themes = Theme::ALL.map(|theme| {
        seg_button(w.theme(theme.code()), settings.theme == theme)
            .click(move || state.choose(|settings| settings.theme = theme))
    });
    let sizes = Size::ALL.map(|size| {
        seg_button(w.size(size.code()), settings.size == size)
            .click(move || state.choose(|settings| settings.size = size))
    });
    let faces = [Face::Sans, Face::Song].map(|face| {
        seg_button(w.face(face.code()), settings.face == face)
            .click(move || state.choose(|settings| settings.face = face))
    });
    let spacings = Spacing::ALL.map(|spacing| {
        seg_button(w.spacing(spacing.code()), settings.spacing == spacing)
            .click(move || state.choose(|settings| settings.spacing = spacing))
    });
    vec![
        setting(span(w.theme_label()), None, seg(w.theme_label(), themes.into())),
        setting(span(w.size_label()), None, seg(w.size_label(), sizes.into())),
        setting(span(w.face_label()), None, seg(w.face_label(), faces.into())),
        setting(span(w.spacing_label()), None, seg(w.spacing_label(), spacings.into())),
        block("p", "quote sample").attr("lang", "zh-CN").text(w.sample()),
    ]
}

fn keep(state: AppState, shown: &Shown) -> El {
    let w = state.words();
    let last = shown.workspace.settings.backed_up;
    let days = last.map(|day| days_between(day, shown.today));
    let (class, title) = match days {
        Some(0) => ("notice", w.backed_up_today().to_owned()),
        Some(days) if days <= BACKUP_DAYS => ("notice", w.backed_up_days(days.unsigned_abs() as usize)),
        Some(days) => ("notice notice--soon", w.backed_up_days(days.unsigned_abs() as usize)),
        None => ("notice notice--soon", w.never_backed_up().to_owned()),
    };
    let pick = file_button(
        el("span").attr("class", "cluster").el(icon(icondata_lu::LuUpload)).text(w.restore_from()),
        ".json,application/json",
        false,
        move |event| {
            let picked = browser::files(&event);
            browser::clear(&event);
            let Some(file) = picked.into_iter().next() else { return };
            leptos::task::spawn_local(async move { look(state, file).await });
        },
    );
    let export = primary(w.export()).click(move || state.export());
    section("h-backup", w.backup(), None, None).el(notice(
        class,
        icondata_lu::LuDownload,
        title,
        vec![para(w.backup_why())],
        vec![export, pick],
    ))
}

/// Reads a file that should be a backup and shows what is in it before anything is done.
async fn look(state: AppState, file: web_sys::File) {
    let w = state.words();
    let read = state.read_backup(&file).await;
    match read {
        Ok((file, backup)) => state.dialog.set(Some(Dialog::Restore { file, backup: Arc::new(backup) })),
        Err(why) => state.say(
            w.not_a_backup(match why {
                NotABackup::Other => "other",
                NotABackup::Damaged => "damaged",
                NotABackup::Newer => "newer",
                NotABackup::TooLarge => "large",
            }),
            true,
        ),
    }
}

fn storage(state: AppState, shown: &Shown) -> El {
    let w = state.words();
    let used = state.used();
    let full = (used * 2 * 100 / QUOTA).min(100);
    let (code, seq) = state.chain();
    let writes = match state.saved.get() {
        Saved::Follower => w.other_window(),
        Saved::ReadOnly(_) => w.nobody_writes(),
        _ => w.this_window(),
    };
    let last = shown.workspace.settings.backed_up.map_or_else(|| w.never().to_owned(), |day| w.day(day, shown.today));
    let facts = block("dl", "facts")
        .el(fact(w.last_backup(), text(last)))
        .el(fact(
            w.log_is(),
            text(w.log_lines(
                usize::try_from(seq).unwrap_or(usize::MAX),
                if code.is_empty() { "—" } else { code.as_str() },
            )),
        ))
        .el(fact(w.who_writes(), text(writes)));
    let aside = state.aside();
    let problems = state.problems().len();
    let told = (aside > 0 || problems > 0).then(|| {
        let export = button_with(icondata_lu::LuDownload, w.export_aside()).click(move || state.export_aside());
        notice(
            "notice notice--soon",
            icondata_lu::LuArchive,
            w.set_aside(aside.max(problems)),
            vec![para(w.set_aside_more())],
            vec![export],
        )
    });
    section("h-storage", w.storage(), None, None)
        .el(para(w.used(used.div_ceil(1024))))
        .el(block("div", "gauge").attr("style", format!("--full:{full}")).attr("aria-hidden", "true"))
        .el(facts)
        .maybe(told)
}

fn know(state: AppState) -> El {
    let w = state.words();
    let limits = el("details")
        .el(block("summary", "pack-group__head").el(icon(icondata_lu::LuChevronRight)).text(w.limits()))
        .el(block("div", "flow").els([para(w.limit_1()), para(w.limit_2()), para(w.limit_3())]));
    section("h-know", w.to_know(), None, None)
        .el(notice("notice", icondata_lu::LuLock, w.confidential(), vec![para(w.confidential_more())], vec![]))
        .el(para(w.shared_computer()))
        .el(limits)
        .el(block("p", "small muted")
            .text(format!("{} {} · ", w.name(), env!("CARGO_PKG_VERSION")))
            .el(link("rescue.html", w.rescue())))
}
