//! Documents: how values are kept as JSON and read back.
//!
//! Every kept type becomes a [`Doc`] first, and only `Doc` goes through serde. Derived serde code for each type
//! was a sixth of the program; this way it is one reader and one printer. Numbers are whole: nothing we keep
//! is a fraction. What is empty (no value, no text, no entries, no) is not written.

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, SeqAccess, Visitor},
    ser::{SerializeMap, SerializeSeq},
};
use std::{fmt, sync::Arc};

/// A JSON value without fractions.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Doc {
    Null,
    Bool(bool),
    Int(i64),
    Text(String),
    List(Vec<Doc>),
    /// In the order of the text.
    Map(Vec<(String, Doc)>),
}

/// What a document lacks: the field or type that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong(pub &'static str);

/// A text that is no document, or not the one expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// Not JSON: the line, from 1.
    Json {
        /// Which line.
        line: usize,
    },
    /// JSON, but of another shape.
    Shape(Wrong),
}

/// A type that is kept.
pub trait Document: Sized {
    /// As a document.
    fn to_doc(&self) -> Doc;
    /// Read back.
    fn from_doc(doc: Doc) -> Result<Self, Wrong>;
    /// The value that a missing field stands for; `None` where it must be there.
    fn absent() -> Option<Self> {
        None
    }
    /// Whether a field of this value need not be written.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A value as one line of JSON.
pub fn print(value: &impl Document) -> String {
    print_doc(&value.to_doc())
}

/// A document as one line of JSON.
#[inline(never)]
pub fn print_doc(doc: &Doc) -> String {
    // Writing texts and whole numbers into a String cannot fail.
    serde_json::to_string(doc).unwrap_or_default()
}

/// Reads a value from JSON.
pub fn read<T: Document>(json: &str) -> Result<T, Unread> {
    T::from_doc(parse(json)?).map_err(Unread::Shape)
}

/// Reads any JSON without fractions.
#[inline(never)]
pub fn parse(json: &str) -> Result<Doc, Unread> {
    serde_json::from_str(json).map_err(|error| Unread::Json { line: error.line() })
}

impl Serialize for Doc {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Doc::Null => to.serialize_unit(),
            Doc::Bool(value) => to.serialize_bool(*value),
            Doc::Int(value) => to.serialize_i64(*value),
            Doc::Text(text) => to.serialize_str(text),
            Doc::List(list) => {
                let mut to = to.serialize_seq(Some(list.len()))?;
                list.iter().try_for_each(|entry| to.serialize_element(entry))?;
                to.end()
            }
            Doc::Map(map) => {
                let mut to = to.serialize_map(Some(map.len()))?;
                map.iter().try_for_each(|(key, value)| to.serialize_entry(key, value))?;
                to.end()
            }
        }
    }
}

struct DocVisitor;

impl<'de> Visitor<'de> for DocVisitor {
    type Value = Doc;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Doc, E> {
        Ok(Doc::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Doc, E> {
        Ok(Doc::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Doc, E> {
        Ok(Doc::Int(value))
    }
    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Doc, E> {
        i64::try_from(value).map(Doc::Int).map_err(|_| E::custom("number too large"))
    }
    fn visit_str<E>(self, text: &str) -> Result<Doc, E> {
        Ok(Doc::Text(text.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Doc, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = from.next_element()? {
            list.push(entry);
        }
        Ok(Doc::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Doc, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = from.next_entry()? {
            map.push(entry);
        }
        Ok(Doc::Map(map))
    }
}

impl<'de> Deserialize<'de> for Doc {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(DocVisitor)
    }
}

/// The fields of a map that is being written or taken apart.
#[derive(Debug, Default)]
pub struct Fields(Vec<(String, Doc)>);

impl Fields {
    /// The fields of a document.
    pub fn of(doc: Doc) -> Result<Self, Wrong> {
        match doc {
            Doc::Map(map) => Ok(Fields(map)),
            _ => Err(Wrong("map")),
        }
    }

    /// Adds a field, unless it is empty.
    pub fn put<T: Document>(&mut self, name: &str, value: &T) {
        if !value.is_absent() {
            self.push(name, value.to_doc());
        }
    }

    #[inline(never)]
    fn push(&mut self, name: &str, doc: Doc) {
        self.0.push((name.to_owned(), doc));
    }

    /// Takes a field out.
    pub fn take<T: Document>(&mut self, name: &'static str) -> Result<T, Wrong> {
        match self.pull(name) {
            Some(doc) => T::from_doc(doc),
            None => T::absent().ok_or(Wrong(name)),
        }
    }

    #[inline(never)]
    fn pull(&mut self, name: &str) -> Option<Doc> {
        let at = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.swap_remove(at).1)
    }

    /// The whole map.
    pub fn doc(self) -> Doc {
        Doc::Map(self.0)
    }
}

/// A value under the code of its kind: `{"code": …}`.
pub fn tagged(code: &str, doc: Doc) -> Doc {
    Doc::Map(vec![(code.to_owned(), doc)])
}

/// A value under the code of its kind, or the bare code where nothing stands under it.
pub fn coded(code: &str, fields: Fields) -> Doc {
    if fields.0.is_empty() { Doc::Text(code.to_owned()) } else { tagged(code, fields.doc()) }
}

/// The code of a tagged value, or the bare code, and what stands under it.
pub fn untag(doc: Doc) -> Result<(String, Doc), Wrong> {
    match doc {
        Doc::Text(code) => Ok((code, Doc::Map(Vec::new()))),
        Doc::Map(mut map) if map.len() == 1 => map.pop().ok_or(Wrong("kind")),
        _ => Err(Wrong("kind")),
    }
}

impl Document for bool {
    fn to_doc(&self) -> Doc {
        Doc::Bool(*self)
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        if let Doc::Bool(value) = doc { Ok(value) } else { Err(Wrong("bool")) }
    }
    fn absent() -> Option<Self> {
        Some(false)
    }
    fn is_absent(&self) -> bool {
        !self
    }
}

impl Document for String {
    fn to_doc(&self) -> Doc {
        Doc::Text(self.clone())
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        if let Doc::Text(text) = doc { Ok(text) } else { Err(Wrong("text")) }
    }
    fn absent() -> Option<Self> {
        Some(String::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

macro_rules! whole_number {
    ($($kind:ty),*) => {$(
        impl Document for $kind {
            fn to_doc(&self) -> Doc {
                Doc::Int(i64::try_from(*self).unwrap_or(i64::MAX))
            }
            fn from_doc(doc: Doc) -> Result<Self, Wrong> {
                if let Doc::Int(value) = doc { value.try_into().map_err(|_| Wrong("number")) } else { Err(Wrong("number")) }
            }
        }
    )*};
}
whole_number!(u8, u32, u64, usize, i16);

impl Document for std::ops::Range<usize> {
    fn to_doc(&self) -> Doc {
        (self.start, self.end).to_doc()
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        <(usize, usize)>::from_doc(doc).map(|(start, end)| start..end)
    }
}

impl<T: Document> Document for Option<T> {
    fn to_doc(&self) -> Doc {
        self.as_ref().map_or(Doc::Null, T::to_doc)
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        if doc == Doc::Null { Ok(None) } else { T::from_doc(doc).map(Some) }
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Document> Document for Vec<T> {
    fn to_doc(&self) -> Doc {
        Doc::List(self.iter().map(T::to_doc).collect())
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let Doc::List(list) = doc else { return Err(Wrong("list")) };
        let mut entries = Vec::with_capacity(list.len());
        for entry in list {
            entries.push(T::from_doc(entry)?);
        }
        Ok(entries)
    }
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<A: Document, B: Document> Document for (A, B) {
    fn to_doc(&self) -> Doc {
        Doc::List(vec![self.0.to_doc(), self.1.to_doc()])
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let Doc::List(list) = doc else { return Err(Wrong("pair")) };
        let [a, b] = <[Doc; 2]>::try_from(list).map_err(|_| Wrong("pair"))?;
        Ok((A::from_doc(a)?, B::from_doc(b)?))
    }
}

impl<T: Document> Document for Arc<T> {
    fn to_doc(&self) -> Doc {
        (**self).to_doc()
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        T::from_doc(doc).map(Arc::new)
    }
}

impl Document for super::day::Date {
    fn to_doc(&self) -> Doc {
        Doc::Text(self.to_string())
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        String::from_doc(doc)?.parse().map_err(|_| Wrong("day"))
    }
}

/// How a type is kept: a struct by its fields (`field as "key"` where the key is not the name), an enum by the code
/// of its arm (and the fields under it; of an enum with `or code` an arm without fields is the bare code). A code type
/// with `or default` is not written where it is the default.
#[macro_export]
macro_rules! document {
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident as $key:literal) => { $key };
    (struct $name:ident { $($fields:tt)* }) => { $crate::document!(@struct $name, [], { $($fields)* }); };
    (struct $name:ident or default { $($fields:tt)* }) => {
        $crate::document!(@struct $name, [
            fn absent() -> Option<Self> {
                Some(Self::default())
            }
            fn is_absent(&self) -> bool {
                *self == Self::default()
            }
        ], { $($fields)* });
    };
    (@struct $name:ident, [$($absent:tt)*], { $($field:ident $(as $key:literal)?),* $(,)? }) => {
        impl $crate::base::doc::Document for $name {
            $($absent)*
            fn to_doc(&self) -> $crate::base::doc::Doc {
                let mut fields = $crate::base::doc::Fields::default();
                $(fields.put($crate::document!(@key $field $(as $key)?), &self.$field);)*
                fields.doc()
            }
            fn from_doc(doc: $crate::base::doc::Doc) -> Result<Self, $crate::base::doc::Wrong> {
                let mut fields = $crate::base::doc::Fields::of(doc)?;
                Ok($name { $($field: fields.take($crate::document!(@key $field $(as $key)?))?),* })
            }
        }
    };
    (enum $name:ident { $($arms:tt)* }) => {
        $crate::document!(@enum $name, |code, fields: $crate::base::doc::Fields| $crate::base::doc::tagged(code, fields.doc()), { $($arms)* });
    };
    (enum $name:ident or code { $($arms:tt)* }) => {
        $crate::document!(@enum $name, $crate::base::doc::coded, { $($arms)* });
    };
    (@enum $name:ident, $coded:expr, { $($code:literal => $arm:ident { $($field:ident),* }),* $(,)? }) => {
        impl $name {
            /// The code of its arm, under which it is kept.
            pub fn code(&self) -> &'static str {
                match self { $($name::$arm { .. } => $code),* }
            }
        }
        impl $crate::base::doc::Document for $name {
            fn to_doc(&self) -> $crate::base::doc::Doc {
                #[allow(unused_mut)]
                let mut fields = $crate::base::doc::Fields::default();
                let code = match self {
                    $($name::$arm { $($field),* } => { $(fields.put(stringify!($field), $field);)* $code })*
                };
                ($coded)(code, fields)
            }
            fn from_doc(doc: $crate::base::doc::Doc) -> Result<Self, $crate::base::doc::Wrong> {
                let (code, doc) = $crate::base::doc::untag(doc)?;
                #[allow(unused_mut, unused_variables)]
                let mut fields = $crate::base::doc::Fields::of(doc)?;
                match code.as_str() {
                    $($code => Ok($name::$arm { $($field: fields.take(stringify!($field))?),* }),)*
                    _ => Err($crate::base::doc::Wrong(stringify!($name))),
                }
            }
        }
    };
    (codes $name:ident { $($arms:tt)* }) => { $crate::document!(@codes $name, None, { $($arms)* }); };
    (codes $name:ident or default { $($arms:tt)* }) => {
        $crate::document!(@codes $name, Some(Self::default()), { $($arms)* });
    };
    (@codes $name:ident, $absent:expr, { $($code:literal => $arm:ident),* $(,)? }) => {
        impl $name {
            /// The code under which it is kept and by which its word is found.
            pub fn code(self) -> &'static str {
                match self { $($name::$arm => $code),* }
            }
            /// The value with this code.
            pub fn of_code(code: &str) -> Option<Self> {
                match code { $($code => Some($name::$arm),)* _ => None }
            }
        }
        impl $crate::base::doc::Document for $name {
            fn to_doc(&self) -> $crate::base::doc::Doc {
                $crate::base::doc::Doc::Text(self.code().to_owned())
            }
            fn from_doc(doc: $crate::base::doc::Doc) -> Result<Self, $crate::base::doc::Wrong> {
                let code = String::from_doc(doc)?;
                Self::of_code(&code).ok_or($crate::base::doc::Wrong(stringify!($name)))
            }
            fn absent() -> Option<Self> {
                $absent
            }
            fn is_absent(&self) -> bool {
                Self::absent().as_ref() == Some(self)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_doc() -> impl Strategy<Value = Doc> {
        let leaf = prop_oneof![
            Just(Doc::Null),
            any::<bool>().prop_map(Doc::Bool),
            any::<i64>().prop_map(Doc::Int),
            ".*".prop_map(Doc::Text),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Doc::List),
                prop::collection::vec((".*", inner), 0..4).prop_map(Doc::Map),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back_and_is_one_line(doc in any_doc()) {
            let json = print_doc(&doc);
            prop_assert!(!json.contains(['\n', '\r']));
            prop_assert_eq!(parse(&json), Ok(doc));
        }
    }

    #[test]
    fn what_is_no_document_says_where() {
        assert_eq!(parse("{\n\"a\": }"), Err(Unread::Json { line: 2 }));
        assert_eq!(parse("1.5"), Err(Unread::Json { line: 1 }));
        assert_eq!(read::<Vec<u8>>("[300]"), Err(Unread::Shape(Wrong("number"))));
        assert_eq!(read::<(bool, bool)>("[true]"), Err(Unread::Shape(Wrong("pair"))));
    }
}
