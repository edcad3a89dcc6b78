//! Choices worth remembering.

use crate::{
    base::{day::Date, lang::Lang},
    document,
    duties::Role,
};

/// Choices worth remembering. Every field has a default, so that an older workspace opens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Language of the interface.
    pub lang: Lang,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// Size of the text.
    pub size: Size,
    /// The face of the reading text.
    pub face: Face,
    /// The room between the lines of the reading text.
    pub spacing: Spacing,
    /// Whose duties are "mine"; `None`: everybody's.
    pub me: Option<Role>,
    /// The day of the last backup file.
    pub backed_up: Option<Date>,
}

document!(struct Settings { lang, theme, size, face, spacing, me, backed_up });

/// Light, dark, or as the device says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Theme {
    #[default]
    Device,
    Light,
    Dark,
    Sepia,
}

document!(codes Theme or default {
    "device" => Device,
    "light" => Light,
    "dark" => Dark,
    "sepia" => Sepia,
});

impl Theme {
    /// All themes, in the order in which they are offered.
    pub const ALL: [Theme; 4] = [Theme::Device, Theme::Light, Theme::Dark, Theme::Sepia];
}

/// The face of the reading text: without serifs as on screens, or Song as in print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Face {
    #[default]
    Sans,
    Song,
}

document!(codes Face or default { "sans" => Sans, "song" => Song });

/// The room between the lines of the reading text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Spacing {
    Tight,
    #[default]
    Normal,
    Wide,
}

document!(codes Spacing or default { "tight" => Tight, "normal" => Normal, "wide" => Wide });

impl Spacing {
    /// All of them, the smallest first.
    pub const ALL: [Spacing; 3] = [Spacing::Tight, Spacing::Normal, Spacing::Wide];
}

/// Size of the text, in five steps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Size {
    S,
    #[default]
    M,
    L,
    Xl,
    Xxl,
}

document!(codes Size or default {
    "s" => S,
    "m" => M,
    "l" => L,
    "xl" => Xl,
    "xxl" => Xxl,
});

impl Size {
    /// All sizes, the smallest first.
    pub const ALL: [Size; 5] = [Size::S, Size::M, Size::L, Size::Xl, Size::Xxl];
}
