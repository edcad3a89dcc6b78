//! Choices worth remembering.

use crate::document;
use crate::{
    base::{
        day::Date,
        doc::{Doc, Document, Fields, Wrong},
        lang::Lang,
    },
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

impl Document for Settings {
    fn to_doc(&self) -> Doc {
        let mut fields = Fields::default();
        fields.put("lang", &self.lang);
        fields.put("theme", &self.theme);
        fields.put("size", &self.size);
        fields.put("face", &self.face);
        fields.put("me", &self.me);
        fields.put("backed_up", &self.backed_up);
        fields.doc()
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let mut fields = Fields::of(doc)?;
        Ok(Settings {
            lang: fields.take::<Option<_>>("lang")?.unwrap_or_default(),
            theme: fields.take::<Option<_>>("theme")?.unwrap_or_default(),
            size: fields.take::<Option<_>>("size")?.unwrap_or_default(),
            face: fields.take::<Option<_>>("face")?.unwrap_or_default(),
            me: fields.take("me")?,
            backed_up: fields.take("backed_up")?,
        })
    }
}

/// Light, dark, or as the device says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Theme {
    #[default]
    Device,
    Light,
    Dark,
}

document!(codes Theme {
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

document!(codes Face { "sans" => Sans, "song" => Song });

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

document!(codes Size {
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
