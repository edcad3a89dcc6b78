//! Choices worth remembering.

use crate::{
    base::{day::Date, lang::Lang},
    duties::Role,
};
use serde::{Deserialize, Serialize};

/// Choices worth remembering. Every field has a default, so that an older workspace opens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface.
    pub lang: Lang,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// Size of the text.
    pub size: Size,
    /// Whose duties are "mine"; `None`: everybody's.
    pub me: Option<Role>,
    /// The day of the last backup file.
    pub backed_up: Option<Date>,
}

/// Light, dark, or as the device says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Theme {
    #[default]
    Device,
    Light,
    Dark,
}

impl Theme {
    /// All themes, in the order in which they are offered.
    pub const ALL: [Theme; 3] = [Theme::Device, Theme::Light, Theme::Dark];
}

/// Size of the text, in five steps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Size {
    S,
    #[default]
    M,
    L,
    Xl,
    Xxl,
}

impl Size {
    /// All sizes, the smallest first.
    pub const ALL: [Size; 5] = [Size::S, Size::M, Size::L, Size::Xl, Size::Xxl];
}
