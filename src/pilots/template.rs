//! Pilot templates, read from `public/packs/*.json`.

use super::{
    Pilot,
    staffing::Staffing,
    stage::{Counts, Stage, StageKind},
};
use crate::base::{
    day::Date,
    doc::{self, Unread},
};
use crate::document;

/// A template: what a text says about a pilot, with everything it leaves open left open.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // `_en` fields are the English of their neighbours
pub struct Template {
    /// Its id, e.g. `fuan`.
    pub id: String,
    /// The pilot's name.
    pub name: String,
    pub name_en: String,
    /// Where it runs.
    pub region: String,
    pub region_en: String,
    /// How it is done.
    pub mode: String,
    pub mode_en: String,
    /// The text it rests on.
    pub source: String,
    pub source_en: String,
    /// What it is for.
    pub goal: String,
    pub goal_en: String,
    /// The steps in the order of the text.
    pub stages: Vec<TemplateStage>,
    /// Reported figures.
    pub staffing: TemplateStaffing,
    /// What the text does not say.
    pub unknown: Vec<Said>,
    /// Rules that such a pilot has to keep.
    pub rules: Vec<Rule>,
}

document!(struct Template { id, name, name_en, region, region_en, mode, mode_en, source, source_en, goal, goal_en, stages, staffing, unknown, rules });

/// A step of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct TemplateStage {
    pub code: String,
    pub kind: StageKind,
    pub name: String,
    pub name_en: String,
    pub note: Option<String>,
    pub note_en: Option<String>,
    /// How many came in, where the text says so.
    pub entered: Option<u32>,
}

document!(struct TemplateStage { code, kind, name, name_en, note, note_en, entered });

/// The figures a text reports about staffing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct TemplateStaffing {
    pub hired: u32,
    pub reported_percent: u32,
    pub note: Option<String>,
    pub note_en: Option<String>,
}

document!(struct TemplateStaffing { hired, reported_percent, note, note_en });

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Said {
    pub zh: String,
    pub en: String,
}

document!(struct Said { zh, en });

/// A rule in both languages, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Rule {
    pub zh: String,
    pub en: String,
    pub source: String,
}

document!(struct Rule { zh, en, source });

impl Template {
    /// The pilot that starting from this template on `today` makes.
    pub fn pilot(&self, today: Date) -> Pilot {
        Pilot {
            region: self.region.clone(),
            mode: self.mode.clone(),
            source: self.source.clone(),
            goal: self.goal.clone(),
            template: self.id.clone(),
            stages: self.stages.iter().map(TemplateStage::stage).collect(),
            staffing: Staffing {
                hired: Some(self.staffing.hired),
                reported_percent: Some(self.staffing.reported_percent),
                ..Staffing::default()
            },
            unknown: self.unknown.iter().map(|said| said.zh.clone()).collect(),
            ..Pilot::new(self.name.clone(), today)
        }
    }

    /// A pilot of another place after it: the stages and how it is done, and nothing that the text tells of its own place,
    /// people and days. Its basis is the text as an example.
    pub fn pattern(&self, today: Date) -> Pilot {
        let source = format!("参照：{}", self.source);
        let mut pilot = Pilot { region: String::new(), source, ..self.pilot(today) };
        for (stage, told) in pilot.stages.iter_mut().zip(&self.stages) {
            if told.entered.is_some() {
                stage.note.clear();
            }
            stage.counts = Counts::default();
        }
        Pilot { staffing: Staffing::default(), unknown: Vec::new(), ..pilot }
    }
}

impl TemplateStage {
    fn stage(&self) -> Stage {
        Stage {
            name_en: Some(self.name_en.clone()),
            counts: Counts { entered: self.entered, ..Counts::default() },
            note: self.note.clone().unwrap_or_default(),
            ..Stage::new(self.code.clone(), self.kind, self.name.clone())
        }
    }
}

/// Reads a template; the message of the error names the line of the file.
pub fn read(json: &str) -> Result<Template, Unread> {
    doc::read(json)
}
