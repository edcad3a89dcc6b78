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
    /// Whose duties are "mine"; `None`: everybody's.
    pub me: Option<Role>,
    /// The day of the last backup file.
    pub backed_up: Option<Date>,
}

document!(struct Settings { lang, theme, size, face, me, backed_up });

/// Light, dark, or as the device says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Theme {
    #[default]
    Device,
    Light,
    Dark,
}

document!(codes Theme or default {
    "device" => Device,
    "light" => Light,
    "dark" => Dark,
});

impl Theme {
    /// All themes, in the order in which they are offered.
    pub const ALL: [Theme; 3] = [Theme::Device, Theme::Light, Theme::Dark];
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
