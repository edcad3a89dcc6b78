//! The pieces of evidence in a form: rows that are added and taken away; a file's hash is worked out on this device.

use crate::{
    base::attachment::Attachment,
    duties::evidence::{Evidence, EvidenceKind},
    platform::page::{self, Form},
    state::AppState,
    ui::{
        el::{El, View, block, el, live, none},
        lines::Line,
        parts::{button_with, day_input, file_button, icon, icon_button, input, select, span},
    },
    words::Words,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// So many pieces can be given at once.
const MOST: usize = 8;

/// The rows of a form.
#[derive(Clone, Copy)]
pub struct Rows {
    state: AppState,
    /// Which form it is: a row of another one, made in its place, is another row.
    form: u64,
    /// Which rows are shown, by number. A number is never given twice, so that nothing typed moves to another row.
    shown: RwSignal<Vec<usize>>,
    /// How many rows there have been.
    rows: StoredValue<usize>,
    /// The file of each row.
    files: RwSignal<BTreeMap<usize, Attachment>>,
    /// Which files are being read.
    reading: RwSignal<usize>,
}

impl Rows {
    /// One empty row.
    pub fn new(state: AppState) -> Rows {
        Rows {
            state,
            form: state.mint::<Rows>().bits(),
            shown: RwSignal::new(vec![0]),
            rows: StoredValue::new(1),
            files: RwSignal::new(BTreeMap::new()),
            reading: RwSignal::new(0),
        }
    }

    /// The pieces that the form names; empty rows are none. A sentence, where a file is still being read.
    pub fn given(self, form: &Form) -> Result<Vec<Evidence>, String> {
        if self.reading.get_untracked() > 0 {
            return Err(self.state.words().file_reading().to_owned());
        }
        let files = self.files.get_untracked();
        let piece = |row: &usize| {
            let piece = Evidence {
                kind: EvidenceKind::of_code(&form.text(&name("kind", *row)))?,
                text: form.text(&name("piece", *row)),
                file: files.get(row).cloned(),
                dated: form.day(&name("dated", *row)),
                until: form.day(&name("until", *row)),
            };
            piece.is_given().then_some(piece)
        };
        Ok(self.shown.get_untracked().iter().filter_map(piece).collect())
    }

    /// The rows, with what is usual above them.
    pub fn view(self, usual: Option<String>) -> View {
        let w = self.state.words();
        let list = live(move || {
            let line = |row| Line::new(row as u64, (self.form, row), move || self.row(row));
            el("div").lines(self.shown.get().into_iter().map(line).collect()).view()
        });
        let add = live(move || match self.shown.get().len() {
            MOST.. => block("p", "small muted").text(w.evidence_full()).view(),
            _ => button_with(icondata_lu::LuPlus, w.more_evidence())
                .attr("class", "btn btn--quiet")
                .click(move || self.add())
                .view(),
        });
        block("fieldset", "fieldset")
            .el(block("legend", "field__label").text(w.evidence_title()))
            .maybe(usual.map(|usual| block("p", "field__hint").text(usual)))
            .kid(list)
            .kid(add)
            .view()
    }

    fn add(self) {
        let row = self.rows.get_value();
        self.rows.set_value(row + 1);
        self.shown.update(|rows| rows.push(row));
    }

    fn row(self, row: usize) -> El {
        let w = self.state.words();
        let kinds = EvidenceKind::ALL.map(|kind| (kind.code().to_owned(), w.evidence_kind(kind.code()).to_owned()));
        let remove = (row > 0).then(|| {
            icon_button(icondata_lu::LuTrash2, w.remove_evidence()).click(move || {
                self.shown.update(|rows| rows.retain(|other| *other != row));
                self.files.update(|files| drop(files.remove(&row)));
            })
        });
        let kind = select(kinds, EvidenceKind::Document.code())
            .attr("name", name("kind", row))
            .attr("aria-label", w.evidence_kind_label());
        let text = input("")
            .attr("name", name("piece", row))
            .attr("aria-label", w.evidence_text())
            .attr("placeholder", w.evidence_text());
        let more = block("details", "evidence__more")
            .el(el("summary").text(w.evidence_more()))
            .el(block("div", "pair")
                .el(labelled(w.evidence_dated(), day_input(None).attr("name", name("dated", row))))
                .el(labelled(w.evidence_until(), day_input(None).attr("name", name("until", row)))))
            .el(self.file_of(row));
        block("div", "evidence").el(kind).el(text).maybe(remove).el(more)
    }

    /// The picker of a row, and the file that was picked.
    fn file_of(self, row: usize) -> El {
        let w = self.state.words();
        let pick = file_button(
            block("span", "cluster").el(icon(icondata_lu::LuUpload)).text(w.evidence_pick()),
            "",
            false,
            move |event| {
                let picked = page::files(&event);
                page::clear(&event);
                if let Some(file) = picked.into_iter().next() {
                    self.reading.update(|reading| *reading += 1);
                    leptos::task::spawn_local(async move {
                        let named = || Attachment { name: file.name(), sha256: None, bytes: None };
                        let file = self.state.fingerprint(&file).await.unwrap_or_else(named);
                        self.files.update(|files| drop(files.insert(row, file)));
                        self.reading.update(|reading| *reading -= 1);
                    });
                }
            },
        );
        let picked = live(move || match self.files.get().get(&row) {
            Some(file) => named_file(w, file).view(),
            None => none(),
        });
        block("div", "evidence__file").el(pick).el(block("span", "note").text(w.evidence_pick_note())).kid(picked)
    }
}

/// The name of a field of a row.
fn name(field: &str, row: usize) -> String {
    format!("{field}{row}")
}

fn labelled(label: &'static str, control: El) -> El {
    block("label", "field").el(block("span", "field__label").text(label)).el(control)
}

/// A file by its name, with the beginning of its hash.
pub fn named_file(w: Words, file: &Attachment) -> El {
    let hash = match &file.sha256 {
        Some(hash) => w.file_hash(hash.get(..12).unwrap_or_default()),
        None => w.file_no_hash().to_owned(),
    };
    block("p", "file-name")
        .el(span(file.name.clone()))
        .el(block("span", "note").attr("title", file.sha256.clone().unwrap_or_default()).text(hash))
}
