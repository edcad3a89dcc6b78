//! What was changed of a thing: who, when, what it was, what it is, why.

use crate::{
    base::{day::Date, id::Id},
    state::{AppState, Shown},
    ui::{
        el::{El, block, el},
        parts::span,
    },
    words::Words,
    workspace::history::{BACK, Change, Field, newest_first},
};

/// The changes of the thing that is known by `about` (see [`crate::workspace::history::about`]), the newest first;
/// a sentence where there are none.
pub fn history_list(state: AppState, shown: &Shown, about: &str) -> El {
    let w = state.words();
    let changes = newest_first(&shown.workspace.history, |change| change.about == about);
    if changes.is_empty() {
        return block("p", "muted").text(w.hz_no_changes());
    }
    let act = |change: &Change| match w.hz_act(&change.act) {
        "" => w.hz_act("other").to_owned(),
        act => act.to_owned(),
    };
    let field = |_: &Change, field: &Field| {
        let name = match w.hz_field(&field.name) {
            "" => field.name.clone(),
            name => name.to_owned(),
        };
        [name, worded(w, &field.name, &field.old), worded(w, &field.name, &field.new)]
    };
    list(w, changes.into_iter(), shown.today, &Wording { act: &act, field: &field })
}

/// In which words changes are told.
pub struct Wording<'a> {
    /// What was done.
    pub act: &'a dyn Fn(&Change) -> String,
    /// The name of a field, what it was and what it is; empty: nothing.
    pub field: &'a dyn Fn(&Change, &Field) -> [String; 3],
}

/// Changes, in the order in which they are given.
pub fn list<'c>(w: Words, changes: impl Iterator<Item = &'c Change>, today: Date, wording: &Wording<'_>) -> El {
    block("ol", "history").els(changes.map(|change| row(w, change, today, wording)))
}

fn row(w: Words, change: &Change, today: Date, wording: &Wording<'_>) -> El {
    let act = (wording.act)(change);
    // That something was put back is said by what was done.
    let fields = change.fields.iter().filter(|field| field.name != BACK);
    let fields = fields.map(|field| field_row(w, (wording.field)(change, field)));
    let by = if change.by.is_empty() { w.hz_by_nobody().to_owned() } else { change.by.clone() };
    let whole = change.fields.is_empty().then(|| block("p", "small").text(w.hz_whole()));
    let why = (!change.why.is_empty()).then(|| block("p", "small").text(w.hz_because(change.why.as_str())));
    block("li", "history__row")
        .el(block("p", "history__head cluster")
            .el(el("b").text(act))
            .el(block("span", "note").text(when(w, &change.at, today)))
            .el(block("span", "note").text(by)))
        .el(block("dl", "history__fields").els(fields))
        .maybe(whole)
        .maybe(why)
}

/// `2026-11-24T15:03:10` as it is read; as it stands where it is something else.
fn when(w: Words, at: &str, today: Date) -> String {
    let day: Option<Date> = at.get(..10).and_then(|day| day.parse().ok());
    match (day, at.get(11..16)) {
        (Some(day), Some(clock)) => format!("{} {clock}", w.day(day, today)),
        _ => at.to_owned(),
    }
}

fn field_row(w: Words, [name, old, new]: [String; 3]) -> El {
    let said = |words: String, tag: &'static str| match words.is_empty() {
        true => block("span", "muted").text(w.hz_nothing()),
        false => el(tag).text(words),
    };
    block("div", "history__field")
        .el(el("dt").text(name))
        .el(el("dd").el(said(old, "del")).el(span(" → ")).el(said(new, "ins")))
}

type Group = fn(Words, &str) -> &'static str;

/// Where the codes of a field have their words. A field that the user fills with words of his own has none: what he wrote
/// is not touched.
fn groups(field: &str) -> &'static [Group] {
    match field {
        "grade" => &[|w, code| w.hz_grade(code)],
        "finding" => &[|w, code| w.hz_finding(code), |w, code| w.hz_certified(code), |w, code| w.hz_part_of(code)],
        "events" => &[
            |w, code| w.hz_step(code),
            |w, code| w.hz_level(code),
            |w, code| w.hz_certified(code),
            |w, code| w.hz_part_of(code),
        ],
        "roles" => &[|w, code| w.role(code)],
        "cadence" | "binding" => &[|w, code| w.cadence(code)],
        "cadence_from" => &[|w, code| w.cadence_from(code)],
        "kinds" => &[|w, code| w.source(code)],
        "confidence" => &[|w, code| w.confidence(code)],
        "list" => &[|w, code| w.hz_reform(code)],
        "evidence" => &[|w, code| w.evidence_kind(code)],
        "serves" => &[|w, code| w.hz_outcome(code), |w, code| w.hz_part_of(code)],
        "deed" => &[|w, code| w.hz_done(code), |w, code| w.hz_certified(code), |w, code| w.hz_part_of(code)],
        _ => &[],
    }
}

/// The words of a value: codes of known kinds by their words, ids and hashes shortened.
fn worded(w: Words, field: &str, text: &str) -> String {
    let groups = groups(field);
    if groups.is_empty() && field != "attachments" {
        return text.to_owned();
    }
    let mut before = "";
    let mut words: Vec<String> = Vec::new();
    // What names a place in the document and says nothing beside what stands there is left out.
    for token in text.split(' ').filter(|token| *token != "deed:") {
        let bare = token.trim_end_matches([':', ',', ';']);
        let end = token.get(bare.len()..).unwrap_or("").replace(':', w.colon());
        let known = groups.iter().map(|group| group(w, bare)).find(|word| !word.is_empty());
        words.push(match known {
            Some(word) => format!("{word}{end}"),
            None if is_hash(bare) => format!("{}…{end}", bare.get(..8).unwrap_or(bare)),
            None if stands_for_entry(field, before) && bare.parse::<Id<()>>().is_ok() => w.hz_entry().to_owned(),
            None => token.to_owned(),
        });
        before = token;
    }
    words.join(" ")
}

fn is_hash(token: &str) -> bool {
    token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether what follows the token `before` is the id of something else: the record of an inspection, the duty that a
/// record serves.
fn stands_for_entry(field: &str, before: &str) -> bool {
    match field {
        "finding" => before == "inspection:",
        "serves" => before.is_empty() || before.ends_with([',', ';']),
        _ => false,
    }
}
