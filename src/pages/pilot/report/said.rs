//! The lines of a report in words.

use super::super::said::{month, rate};
use crate::{
    base::day::Date,
    pilots::{
        figure::Share,
        report::{Label, Line, Section, Value},
    },
    words::Words,
};

/// A line as it is read.
pub struct Told {
    /// What it is about; empty where the words say it.
    pub label: String,
    /// What it says.
    pub words: String,
    /// Nothing is known of it.
    pub unknown: bool,
}

/// The lines of a section, those about the same thing as one.
pub fn told(w: Words, section: &Section) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let mut rest = section.lines.as_slice();
    while let Some(first) = rest.first() {
        let alike = rest.iter().take_while(|line| together(first, line)).count().max(1);
        let (group, after) = rest.split_at_checked(alike).unwrap_or((rest, &[]));
        told.push(together_told(w, group));
        rest = after;
    }
    told
}

/// Whether two lines are told as one: they are about the same thing, or the same about things of one kind.
fn together(first: &Line, line: &Line) -> bool {
    match (&first.of, &line.of) {
        (Label::None, _) | (_, Label::None) => std::ptr::eq(first, line),
        (Label::Code(_), Label::Code(_)) => first.key == line.key,
        (one, other) => one == other,
    }
}

fn together_told(w: Words, lines: &[Line]) -> Told {
    let unknown = lines.iter().all(|line| line.value == Value::Unknown);
    let nothing = || w.not_given().to_owned();
    let said = |line: &Line| value(w, line);
    let (label, parts): (String, Vec<String>) = match lines.first() {
        None => (String::new(), Vec::new()),
        Some(line) if line.key == "said" => (String::new(), vec![said(line)]),
        Some(line) if line.of == Label::None => (w.pr_key(line.key).to_owned(), vec![said(line)]),
        Some(line) if matches!(line.of, Label::Code(_)) => {
            let part = |line: &Line| format!("{} {}", label_of(w, line.key, &line.of), said(line));
            (w.pr_key(line.key).to_owned(), lines.iter().map(part).collect())
        }
        Some(line) => {
            let known = lines.iter().filter(|line| line.value != Value::Unknown);
            let part = |line: &Line| format!("{} {}", w.pr_key(line.key), said(line));
            (label_of(w, line.key, &line.of), known.map(part).collect())
        }
    };
    Told { label, words: if unknown { nothing() } else { parts.join(w.pr_between()) }, unknown }
}

/// What is not known: what is so as a whole in one sentence, then of what it is not known, then what the text left open.
pub fn unknown(w: Words, section: &Section) -> Vec<String> {
    let key = |line: &Line| match w.pr_unknown(line.key) {
        "" => w.pr_key(line.key).to_owned(),
        key => key.to_owned(),
    };
    let whole: Vec<String> = section.lines.iter().filter(|line| line.value == Value::Unknown).map(key).collect();
    let mut points = Vec::new();
    if !whole.is_empty() {
        points.push(whole.join(w.list_comma()));
    }
    for line in section.lines.iter().filter(|line| line.value != Value::Unknown) {
        match &line.value {
            Value::Names(names) => {
                let names: Vec<String> = names.iter().map(|of| label_of(w, "", of)).collect();
                let of = label_of(w, line.key, &line.of);
                points.push([format!("{}{of}", key(line)), names.join(w.list_comma())].join(w.colon()));
            }
            Value::Text(text) => points.push(text.clone()),
            _ => {}
        }
    }
    points
}

/// A line by itself: what it is about, and what it says.
pub fn plain(w: Words, line: &Line) -> (String, String) {
    let key = if line.key == "said" { "" } else { w.pr_key(line.key) };
    let of = label_of(w, line.key, &line.of);
    let label = [of.as_str(), key].join(" ").trim().to_owned();
    (label, value(w, line))
}

/// Part and whole of what a line says, where it is a number or a share.
pub fn counts(value: &Value) -> (Option<u64>, Option<u64>) {
    match value {
        Value::Number(number) => (Some(*number), None),
        Value::Share(share) => (Some(share.part), Some(share.whole)),
        Value::Paired(paired) | Value::Each(paired) => (Some(paired.share.part), Some(paired.share.whole)),
        Value::Sum(sum) => (sum.total(), None),
        _ => (None, None),
    }
}

fn label_of(w: Words, key: &str, of: &Label) -> String {
    match of {
        Label::None => String::new(),
        Label::Text(text) => text.clone(),
        Label::Stage { name, name_en, .. } => w.of(name, name_en.as_deref()),
        Label::Indicator { code, name } if name.is_empty() => w.pt_indicator(code).to_owned(),
        Label::Indicator { name, .. } => name.clone(),
        // Papers are a kind of work and a reason for dropping out.
        Label::Code(code) if key == "tasks_of_kind" => w.pq_task_kind(code).to_owned(),
        Label::Code(code) if key == "partly" => w.pr_section(code).to_owned(),
        Label::Code(code) => code_of(w, key, code),
    }
}

/// The words of a code in the line with this key: those of the page on which it stands, else those of the report.
fn code_of(w: Words, key: &str, code: &str) -> String {
    let word = match key {
        "state" => w.pq_row_state(code),
        "reason" => w.pp_why(code),
        "entries" | "decision" | "risk" | "issue" => w.pq_entry_state(code),
        "baseline_row" => w.pq_change(code),
        _ => w.pq_grade(code),
    };
    let words = [word, w.pr_code(code), w.pr_key(code), code];
    words.into_iter().find(|word| !word.is_empty()).unwrap_or_default().to_owned()
}

fn value(w: Words, line: &Line) -> String {
    match &line.value {
        Value::Text(text) => text.clone(),
        Value::Code(code) => match line.key {
            "status" => w.pt_status(code).to_owned(),
            "advice" => w.pt_advice(code).to_owned(),
            _ => code_of(w, line.key, code),
        },
        Value::Number(number) => number.to_string(),
        // What the counts give stands beside it with as many decimals as was published.
        Value::Share(share) if line.key == "rate_counts" => format!("{}/{}", share.part, share.whole),
        Value::Share(share) => share_of(w, *share),
        Value::Paired(paired) => partly(w, share_of(w, paired.share), paired.known, paired.of),
        Value::Each(paired) => {
            let each = paired.share.each_tenths().map_or_else(String::new, |tenths| w.pr_each(tenths_of(tenths)));
            partly(w, format!("{}/{} {each}", paired.share.part, paired.share.whole), paired.known, paired.of)
        }
        Value::Sum(sum) => match sum.total() {
            Some(total) => partly(w, total.to_string(), sum.known, sum.of),
            None => w.not_given().to_owned(),
        },
        Value::Rate(hundredths, places) => w.pr_percent(rate(u32::try_from(*hundredths).unwrap_or(u32::MAX), *places)),
        Value::Day(day) if line.key == "excess_month" => month(w, *day),
        // With its year: the paper is read later too.
        Value::Day(day) => w.day(*day, Date::MIN),
        Value::Days(days) => days_of(w, line.key, *days),
        Value::Names(names) => {
            let names: Vec<String> = names.iter().map(|of| label_of(w, "", of)).collect();
            names.join(w.list_comma())
        }
        Value::Unknown => w.not_given().to_owned(),
        Value::Missing => w.pr_missing().to_owned(),
    }
}

/// A share is never said without its parts.
pub fn share_of(w: Words, share: Share) -> String {
    match share.tenths().and_then(|tenths| u32::try_from(tenths).ok()) {
        Some(tenths) => w.pr_share(share.part as usize, share.whole as usize, w.percent(tenths)),
        None => format!("{}/{}", share.part, share.whole),
    }
}

/// Of how many entries something is known, where that is not all.
pub fn partly(w: Words, words: String, known: u32, of: u32) -> String {
    if known < of { w.pr_partly(words, known as usize, of as usize) } else { words }
}

fn tenths_of(tenths: u64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn days_of(w: Words, key: &str, days: i32) -> String {
    let number = days.unsigned_abs() as usize;
    match (key, days) {
        ("days", _) => w.pr_days(number),
        (_, 0) => w.pr_on_time().to_owned(),
        (_, 1..) => w.pr_later(number),
        _ => w.pr_earlier(number),
    }
}
