//! Looking at a backup before it is taken in.

use super::{done, open};
use crate::{
    share::backup::{Backup, Counts, merge},
    state::AppState,
    ui::{
        el::{View, block, el},
        parts::{hidden, para, radio},
    },
};
use std::sync::Arc;

/// The dialog.
pub fn restore(state: AppState, file: String, backup: Arc<Backup>) -> View {
    let w = state.words();
    let ours = state.peek();
    let theirs = Counts::of(&backup.workspace);
    let here = Counts::of(&ours.workspace);
    let merged = Counts::of(&merge(&ours.workspace, &backup.workspace));
    let cell = |number: usize| block("td", "table__num").text(number.to_string());
    let row = |name: &'static str, count: fn(&Counts) -> usize| {
        el("tr").el(el("th").attr("scope", "row").text(name)).els([
            cell(count(&theirs)),
            cell(count(&here)),
            cell(count(&merged)),
        ])
    };
    let head = |name: &'static str| block("th", "table__num").attr("scope", "col").text(name);
    let table = block("table", "table")
        .el(el("caption").el(hidden(w.backup_table())))
        .el(el("thead").el(el("tr").el(el("th").attr("scope", "col").text(w.backup_what())).els([
            head(w.backup_in_file()),
            head(w.backup_here()),
            head(w.backup_merged()),
        ])))
        .el(el("tbody").els([
            row(w.bulletins(), |counts| counts.bulletins),
            row(w.notes(), |counts| counts.notes),
            row(w.duties(), |counts| counts.duties),
            row(w.records(), |counts| counts.records),
            row(w.family("hazards"), |counts| counts.hazards),
            row(w.family("incidents"), |counts| counts.incidents),
            row(w.pilots(), |counts| counts.pilots),
            row(w.pt_people(), |counts| counts.people),
        ]));
    let how = block("fieldset", "fieldset")
        .el(block("legend", "field__label").text(w.restore_how()))
        .el(radio("how", "merge", true, w.restore_merge(), w.restore_merge_note()))
        .el(radio("how", "replace", false, w.restore_replace(), w.restore_replace_note()));
    let body = vec![
        para(w.backup_whole(file, backup.made.to_string())).view(),
        block("div", "table__scroll").el(table).view(),
        how.view(),
    ];
    open(state, w.restore_title().to_owned(), false, body, w.restore_do(), move |form| {
        let replace = form.text("how") == "replace";
        if replace {
            // What stands here goes into a file first.
            state.export();
        }
        let was = state.restore(&backup, replace);
        if was {
            state.done(state.words().restored());
        }
        done(was)
    })
}

/// Asks whether the names of candidates leave with the file; nothing is chosen beforehand.
pub fn export(state: AppState) -> View {
    let w = state.words();
    let names = state.peek().workspace.names();
    let which = block("fieldset", "fieldset")
        .el(block("legend", "field__label").text(w.export_names(names)))
        .el(radio("names", "without", false, w.export_without(), w.export_without_note()))
        .el(radio("names", "with", false, w.export_with(), w.export_with_note()));
    open(state, w.export().to_owned(), false, vec![which.view()], w.export(), move |form| {
        match form.text("names").as_str() {
            "with" => state.export_as(true),
            "without" => state.export_as(false),
            _ => return Err(state.words().export_choose().to_owned()),
        }
        Ok(())
    })
}
