//! What is left of the list: by words, aspect, kind of source and reform list; and how it is grouped.

use crate::{
    duties::{Duty, ReformList, SourceKind},
    platform::page,
    state::AppState,
    ui::{
        el::{El, View, block, el, live},
        parts::{field, search_field, select},
    },
    words::Words,
};
use leptos::prelude::*;

/// The aspects of the norm, and 0 for duties that belong to none.
pub const ASPECTS: [u8; 6] = [1, 2, 3, 4, 5, 0];
const KINDS: [SourceKind; 6] = [
    SourceKind::Law,
    SourceKind::Sichuan,
    SourceKind::Bulletin,
    SourceKind::Comparable,
    SourceKind::Suggestion,
    SourceKind::Own,
];

/// The choices of the moment; they are of this visit to the page.
#[derive(Clone, Copy)]
pub struct Narrow {
    words: RwSignal<String>,
    aspect: RwSignal<Option<u8>>,
    kind: RwSignal<Option<SourceKind>>,
    list: RwSignal<Option<ReformList>>,
    /// How often everything was shown again: the fields are made anew then.
    cleared: RwSignal<u32>,
    /// In groups by aspect.
    pub grouped: RwSignal<bool>,
}

/// What is left of the list at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    words: String,
    aspect: Option<u8>,
    kind: Option<SourceKind>,
    list: Option<ReformList>,
}

impl Chosen {
    /// Whether a duty is left.
    pub fn keeps(&self, duty: &Duty) -> bool {
        let texts = || [&duty.name, &duty.basis, &duty.note].into_iter().chain(&duty.name_en);
        (self.words.is_empty() || texts().any(|text| text.contains(&self.words)))
            && self.aspect.is_none_or(|aspect| aspect_of(duty) == aspect)
            && self.kind.is_none_or(|kind| duty.kinds.contains(&kind))
            && self.list.is_none_or(|list| duty.list == list)
    }

    /// Whether anything is left out.
    pub fn is_narrow(&self) -> bool {
        !self.words.is_empty() || self.aspect.is_some() || self.kind.is_some() || self.list.is_some()
    }
}

/// The aspect under which a duty stands.
pub fn aspect_of(duty: &Duty) -> u8 {
    duty.aspect.unwrap_or(0)
}

impl Narrow {
    /// Everything.
    pub fn new() -> Narrow {
        Narrow {
            words: RwSignal::new(String::new()),
            aspect: RwSignal::new(None),
            kind: RwSignal::new(None),
            list: RwSignal::new(None),
            cleared: RwSignal::new(0),
            grouped: RwSignal::new(false),
        }
    }

    /// What is chosen now; a view that asks is made again when it changes.
    pub fn chosen(self) -> Chosen {
        Chosen {
            words: self.words.get().trim().to_owned(),
            aspect: self.aspect.get(),
            kind: self.kind.get(),
            list: self.list.get(),
        }
    }

    /// Shows everything again.
    pub fn clear(self) {
        self.words.set(String::new());
        self.aspect.set(None);
        self.kind.set(None);
        self.list.set(None);
        self.cleared.update(|cleared| *cleared += 1);
    }

    /// The fields, behind one line until they are wanted. They stay as they are while the list changes.
    pub fn view(self, state: AppState) -> View {
        live(move || {
            self.cleared.get();
            self.fields(state).view()
        })
    }

    fn fields(self, state: AppState) -> El {
        let w = state.words();
        let words = search_field(self.words.get_untracked(), w.narrow_words(), move |words| self.words.set(words));
        let aspects = ASPECTS.map(|aspect| (aspect.to_string(), w.aspect(&aspect.to_string())));
        let aspect = self.aspect.get_untracked().map(|aspect| aspect.to_string());
        let kinds = KINDS.map(|kind| (kind.code().to_owned(), w.source(kind.code())));
        let kind = self.kind.get_untracked().map(|kind| kind.code().to_owned());
        let lists = ReformList::ALL.map(|list| (list.code().to_owned(), w.reform(list.code())));
        let list = self.list.get_untracked().map(|list| list.code().to_owned());
        let grouped = el("input")
            .attr("type", "checkbox")
            .attr("class", "choice__box")
            .flag("checked", self.grouped.get_untracked())
            .on("change", move |_| self.grouped.update(|grouped| *grouped = !*grouped));
        block("details", "narrow").el(el("summary").text(w.narrow())).el(block("div", "narrow__fields")
            .el(field("narrow-words", w.narrow_words(), None, words))
            .el(field(
                "narrow-aspect",
                w.narrow_aspect(),
                None,
                one_of(w, aspects, aspect, move |code| {
                    self.aspect.set(code.parse().ok());
                }),
            ))
            .el(field(
                "narrow-kind",
                w.nature(),
                None,
                one_of(w, kinds, kind, move |code| {
                    self.kind.set(SourceKind::of_code(&code));
                }),
            ))
            .el(field(
                "narrow-list",
                w.reform_list(),
                None,
                one_of(w, lists, list, move |code| {
                    self.list.set(ReformList::of_code(&code));
                }),
            ))
            .el(block("label", "choice").el(grouped).el(el("span").text(w.narrow_grouped()))))
    }
}

/// One of a few, or all of them.
fn one_of<const N: usize>(
    w: Words,
    options: [(String, &'static str); N],
    now: Option<String>,
    set: impl Fn(String) + Send + Sync + 'static,
) -> El {
    let all = std::iter::once((String::new(), w.everything().to_owned()));
    let options = options.into_iter().map(|(code, word)| (code, word.to_owned()));
    select(all.chain(options), now.unwrap_or_default()).on("change", move |event| set(page::value(&event)))
}
