//! The one-page report of a pilot: what was planned, what happened, what is not known, what is recommended.
//!
//! A report is sections of lines, each a key, what it is of, and a value: codes, numbers and the user's own texts, no
//! words of a language. A page, a table and a workbook are all made from it by wording the codes. Every share carries its
//! numerator and its denominator, every sum over how many months it goes. The same input gives the same report.
//!
//! What is not known is not left out: a line of it says so, and the list of what is not known is made from those lines
//! ([`lacking`]), so that it cannot forget one.

use super::{
    Pilot,
    candidate::Person,
    figure::{Paired, Share, Sum},
    funnel::tally::Tally,
    indicators::{Indicator, Months},
    item::Items,
    timeline::{Row, Source, Timeline},
};
use crate::base::{
    day::Date,
    id::{ItemId, PilotId},
};

mod findings;
mod happened;
mod planned;
mod results;

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The id of the pilot.
    pub id: PilotId,
    /// The pilot.
    pub pilot: &'a Pilot,
    /// All items.
    pub items: &'a Items,
    /// Its timeline on the day of the report.
    pub timeline: &'a Timeline,
    /// The figures of its stages, in their order.
    pub funnel: &'a [Tally],
    /// Why people dropped out, by the code of the reason ([`super::candidate::Why`]; `not_said` where none was given),
    /// with how many; `None` where only counts are kept, so that nobody knows.
    pub reasons: Option<&'a [(&'static str, u32)]>,
    /// Who was in training; empty where only counts are kept.
    pub people: &'a [Person<'a>],
    /// Its monthly figures.
    pub months: &'a Months,
    /// The baseline that was chosen.
    pub baseline: Option<ItemId>,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The day of it.
    pub on: Date,
    /// Its sections, in the order of reading.
    pub sections: Vec<Section>,
}

/// A section of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The code by which its heading is found.
    pub code: &'static str,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The code by which its words are found. No two sections share one, except that the list of what is not known has
    /// those of the lines that it is made from.
    pub key: &'static str,
    /// What it is of.
    pub of: Label,
    /// What it says.
    pub value: Value,
}

/// What a line is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// The pilot.
    None,
    /// Something with a name of the user's.
    Text(String),
    /// Something with a code, which is worded.
    Code(&'static str),
    /// A stage: its code, and the name that it has here.
    Stage {
        /// By which a template's name in the other language is found.
        code: String,
        /// Its name.
        name: String,
        /// Its name in English, where the template has one.
        name_en: Option<String>,
    },
    /// An indicator: a built-in one by its code, one of the pilot's own by its name too.
    Indicator {
        /// Its code.
        code: String,
        /// Its name; empty for a built-in one, and for one that the pilot has no more.
        name: String,
    },
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// In the user's words.
    Text(String),
    /// By a code, which is worded.
    Code(&'static str),
    /// A number.
    Number(u64),
    /// A share with its denominator.
    Share(Share),
    /// A share over several entries, with how many of them are known.
    Paired(Paired),
    /// What falls to one, over several entries, with how many of them are known.
    Each(Paired),
    /// A sum, with how many of its entries are known.
    Sum(Sum),
    /// A rate as a text gives it or as it should, in hundredths of a percent.
    Rate(u64, Option<u8>),
    /// A day.
    Day(Date),
    /// So many days; negative is earlier.
    Days(i32),
    /// Each of these.
    Names(Vec<Label>),
    /// Nobody has entered it.
    Unknown,
    /// There is none: no recommendation was given, no baseline chosen.
    Missing,
}

/// The report of a pilot.
pub fn report(input: &Input<'_>) -> Report {
    let mut sections = vec![
        section("planned", input, planned::planned),
        section("funnel", input, happened::funnel),
        section("time", input, happened::time),
        section("baseline", input, happened::baseline),
        section("staffing", input, results::staffing),
        section("training", input, results::training),
        section("assistance", input, results::assistance),
        section("indicators", input, results::indicators),
        section("dropouts", input, findings::dropouts),
        section("published", input, findings::published),
        section("register", input, findings::register),
        section("lessons", input, findings::lessons),
        section("advice", input, findings::advice),
    ];
    let mut unknown = lacking(&sections);
    for said in input.pilot.unknown.iter().filter(|said| !said.trim().is_empty()) {
        unknown.push(Line { key: "said", of: Label::None, value: Value::Text(said.clone()) });
    }
    // Before what was learned: whoever judges has read what the judgement does not rest on.
    let at = sections.iter().position(|section| section.code == "lessons").unwrap_or(sections.len());
    sections.insert(at, Section { code: "unknown", lines: unknown });
    Report { on: input.timeline.today, sections }
}

/// What is not known, worked out from the lines of a report: each key once, with what it is not known of. Sums that lack
/// some of their entries stand under the same key, named apart.
fn lacking(sections: &[Section]) -> Vec<Line> {
    let mut unknown: Vec<Line> = Vec::new();
    for section in sections {
        let mut partly: Vec<Label> = Vec::new();
        for line in &section.lines {
            match &line.value {
                Value::Unknown => add(&mut unknown, line.key, &line.of),
                Value::Sum(Sum { known, of, .. })
                | Value::Paired(Paired { known, of, .. })
                | Value::Each(Paired { known, of, .. })
                    if known < of =>
                {
                    let label = if line.of == Label::None { Label::Code(line.key) } else { line.of.clone() };
                    if !partly.contains(&label) {
                        partly.push(label);
                    }
                }
                _ => {}
            }
        }
        if !partly.is_empty() {
            unknown.push(Line { key: "partly", of: Label::Code(section.code), value: Value::Names(partly) });
        }
    }
    unknown
}

/// Puts what is not known under its key.
fn add(unknown: &mut Vec<Line>, key: &'static str, of: &Label) {
    let at = unknown.iter().position(|line| line.key == key);
    match at.and_then(|at| unknown.get_mut(at)) {
        Some(Line { value: Value::Names(names), .. }) => names.push(of.clone()),
        _ if *of == Label::None => unknown.push(Line { key, of: Label::None, value: Value::Unknown }),
        _ => unknown.push(Line { key, of: Label::None, value: Value::Names(vec![of.clone()]) }),
    }
}

impl Report {
    /// Every line with the code of its section, for a table or a sheet.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, &Line)> {
        self.sections.iter().flat_map(|section| section.lines.iter().map(|line| (section.code, line)))
    }

    /// The section of this code.
    pub fn section(&self, code: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.code == code)
    }
}

fn section(code: &'static str, input: &Input<'_>, write: fn(&Input<'_>, &mut Lines)) -> Section {
    let mut lines = Lines(Vec::new());
    write(input, &mut lines);
    Section { code, lines: lines.0 }
}

/// The lines of a section that is being written.
struct Lines(Vec<Line>);

impl Lines {
    fn put(&mut self, key: &'static str, of: Label, value: Value) {
        self.0.push(Line { key, of, value });
    }

    /// A figure that belongs into the report: where nobody entered it, the line says so.
    fn figure(&mut self, key: &'static str, of: Label, value: Option<Value>) {
        self.put(key, of, value.unwrap_or(Value::Unknown));
    }

    fn number(&mut self, key: &'static str, of: Label, number: Option<u32>) {
        self.figure(key, of, number.map(|number| Value::Number(number.into())));
    }

    fn day(&mut self, key: &'static str, of: Label, day: Option<Date>) {
        self.figure(key, of, day.map(Value::Day));
    }

    fn text(&mut self, key: &'static str, text: &str) {
        self.figure(key, Label::None, said(text));
    }

    /// A sum: not known where none of its entries is.
    fn sum(&mut self, key: &'static str, of: Label, sum: Sum) {
        self.figure(key, of, sum.total().map(|_| Value::Sum(sum)));
    }
}

/// A text that says something.
fn said(text: &str) -> Option<Value> {
    (!text.trim().is_empty()).then(|| Value::Text(text.to_owned()))
}

/// The label of a row of the timeline.
fn label(pilot: &Pilot, row: &Row) -> Label {
    match row.source {
        Source::Stage { at } => {
            let stage = pilot.stages.get(at);
            Label::Stage {
                code: stage.map(|stage| stage.code.clone()).unwrap_or_default(),
                name: row.title.clone(),
                name_en: stage.and_then(|stage| stage.name_en.clone()),
            }
        }
        Source::Milestone { .. } => Label::Text(row.title.clone()),
    }
}

/// The label of an indicator.
fn indicator(pilot: &Pilot, code: &str) -> Label {
    let own = pilot.indicators.iter().filter(|_| Indicator::of_code(code).is_none()).find(|(own, _)| own == code);
    Label::Indicator { code: code.to_owned(), name: own.map(|(_, name)| name.clone()).unwrap_or_default() }
}

#[cfg(test)]
mod tests;
