//! The language of the interface, as a code; the words themselves live in `words`.

use crate::document;

/// Interface language. Chinese is the default; content (bulletins, duties) is never translated by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

document!(codes Lang or default { "zh" => Zh, "en" => En });

impl Lang {
    /// The value of the page's `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }
}
