//! What was changed of the unit's profile: when, by whom, what it was and is; and which pilots were taken away.

use super::Page;
use crate::{
    base::calendar::Occasion,
    duties::Role,
    ui::{
        el::{El, block, el},
        parts::{icon, section, span},
    },
    words::Words,
    workspace::history::{BACK, Change, Field, newest_first},
};
/// So many changes are shown at once; the older ones open below.
const SHOWN: usize = 5;

impl Page {
    /// Nothing before the first change.
    pub(super) fn history(&self) -> Option<El> {
        let w = self.w;
        let changes = newest_first(&self.shown.workspace.history, |change| {
            matches!(change.about.as_str(), "unit" | "clock") || pilot_of(change).is_some_and(|_| change.is_whole())
        });
        let (first, older) = changes.split_at_checked(SHOWN).unwrap_or((&changes, &[]));
        let list = |changes: &[&Change]| block("ul", "changes").els(changes.iter().map(|change| line(w, change)));
        let more = (!older.is_empty()).then(|| {
            block("details", "pack-group")
                .el(block("summary", "pack-group__head")
                    .el(icon(icondata_lu::LuChevronRight))
                    .text(w.un_older_changes(older.len())))
                .el(list(older))
        });
        (!first.is_empty()).then(|| {
            section("h-history", w.un_history(), Some(w.entries(changes.len())), None).el(list(first)).maybe(more)
        })
    }
}

/// The name of a pilot that was taken away as a whole: its own page, where its changes stand, went with it.
fn gone_pilot(change: &Change) -> Option<&str> {
    pilot_of(change).filter(|_| change.fields.is_empty())
}

/// The name of a pilot that was put back.
fn back_pilot(change: &Change) -> Option<&str> {
    pilot_of(change).filter(|_| change.is_back())
}

fn pilot_of(change: &Change) -> Option<&str> {
    let (_, rest) = change.about.strip_prefix("pilot ")?.split_once(' ')?;
    rest.strip_prefix("pilot ")
}

fn line(w: Words, change: &Change) -> El {
    let at = change.at.replace('T', " ");
    let at = at.get(..16).unwrap_or(&at).to_owned();
    let act = match change.act.as_str() {
        _ if let Some(name) = back_pilot(change) => w.un_pilot_back(name),
        _ if let Some(name) = gone_pilot(change) => w.un_pilot_gone(name),
        "lock" | "unlock" | "undo" | "trust_clock" => w.un_act(&change.act).to_owned(),
        _ => w.un_act("change_unit").to_owned(),
    };
    let head =
        block("p", "cluster").el(el("b").text(act)).el(block("span", "note").text(at)).el(block("span", "note")
            .text(if change.by.is_empty() { w.un_by_nobody().to_owned() } else { change.by.clone() }));
    let why = (!change.why.is_empty()).then(|| block("p", "small").text(w.because(change.why.as_str())));
    block("li", "changes__one")
        .el(head)
        .maybe(why)
        .els(change.fields.iter().filter(|field| field.name != BACK).map(|field| field_line(w, field)))
}

fn field_line(w: Words, field: &Field) -> El {
    let said = |words: &str| if words.is_empty() { w.un_nothing().to_owned() } else { worded(w, words) };
    block("p", "changes__field small")
        .el(block("span", "muted").text(format!("{}{}", w.un_field(&field.name), w.colon())))
        .el(span(said(&field.old)))
        .el(span(" → "))
        .el(el("b").text(said(&field.new)))
}

/// The words of a change with the codes of roles and occasions in words.
fn worded(w: Words, words: &str) -> String {
    let word = |piece: &str| {
        let (code, end) = piece.split_at(piece.trim_end_matches([',', ';']).len());
        let known = Role::of_code(code)
            .map(|role| w.role(role.code()))
            .or_else(|| Occasion::of_code(code).map(|occasion| w.occasion(occasion.code())));
        format!("{}{end}", known.unwrap_or(code))
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
