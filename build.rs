//! Turns `locales/zh.json` and `locales/en.json` into functions, so that a missing phrase, or a phrase whose
//! arguments differ between the languages, does not build.
//!
//! `"nav_today": "今日"` becomes `words.nav_today()`; `"days_left": "还有 {n} 天"` becomes `words.days_left(n)`; a
//! group `"role": { "head": "镇长" }` becomes `words.role(code)`.
//!
//! The readings of the Chinese characters, for the search, are written beside them by `build/pinyin.rs`.

#[path = "build/pinyin.rs"]
mod pinyin;

use serde_json::{Map, Value};
use std::{collections::BTreeSet, env, fmt::Write, fs, path::Path};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Fallible<()> {
    println!("cargo:rerun-if-changed=locales");
    // What follows what in the program, for `bin/split` to take it apart by.
    if env::var_os("CARGO_FEATURE_PARTS").is_some() && env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        println!("cargo:rustc-link-arg-bin=luoshi=--emit-relocs");
    }
    let folder = env::var("CARGO_MANIFEST_DIR")?;
    let read = |name: &str| -> Fallible<Map<String, Value>> {
        let text = fs::read_to_string(Path::new(&folder).join("locales").join(name))?;
        Ok(serde_json::from_str(&text).map_err(|error| format!("locales/{name}: {error}"))?)
    };
    let (zh, en) = (read("zh.json")?, read("en.json")?);
    same_keys("", &zh, &en)?;
    let mut texts = Texts::default();
    let mut out = String::new();
    for (key, value) in &zh {
        match (value, &en[key]) {
            (Value::String(zh), Value::String(en)) => phrase(&mut out, &mut texts, key, zh, en)?,
            (Value::Object(zh), Value::Object(en)) => {
                same_keys(key, zh, en)?;
                group(&mut out, &mut texts, key, zh, en)?;
            }
            _ => return Err(format!("{key}: a phrase in one language, a group in the other").into()),
        }
    }
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("words.rs"), format!("{}impl Words {{\n{out}}}\n", texts.tables()))?;
    pinyin::write(Path::new(&folder))
}

/// All phrases of both languages, one after the other; a phrase is known by its number.
#[derive(Default)]
struct Texts {
    zh: Vec<String>,
    en: Vec<String>,
}

impl Texts {
    fn add(&mut self, zh: &str, en: &str) -> usize {
        self.zh.push(zh.to_owned());
        self.en.push(en.to_owned());
        self.zh.len() - 1
    }

    /// One text for each language and where its phrases end: no pointers, which would be a third of the size.
    fn tables(&self) -> String {
        let table = |name: &str, phrases: &[String]| {
            let ends = phrases.iter().scan(0, |end, phrase| {
                *end += phrase.len();
                Some(*end)
            });
            let ends: Vec<String> = ends.map(|end| end.to_string()).collect();
            format!(
                "const {name}: &str = {:?};\nconst {name}_ENDS: [u16; {}] = [{}];\n",
                phrases.concat(),
                phrases.len(),
                ends.join(", ")
            )
        };
        table("ZH", &self.zh) + &table("EN", &self.en)
    }
}

fn same_keys(of: &str, zh: &Map<String, Value>, en: &Map<String, Value>) -> Fallible<()> {
    let keys = |map: &Map<String, Value>| map.keys().cloned().collect::<BTreeSet<_>>();
    let differ: Vec<_> = keys(zh).symmetric_difference(&keys(en)).cloned().collect();
    if differ.is_empty() { Ok(()) } else { Err(format!("locales: only in one language: {of} {differ:?}").into()) }
}

/// The names in braces, in order of first appearance.
fn arguments(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for piece in text.split('{').skip(1) {
        if let Some((name, _)) = piece.split_once('}').filter(|(name, _)| !found.contains(name)) {
            found.push(name);
        }
    }
    found
}

fn phrase(out: &mut String, texts: &mut Texts, key: &str, zh: &str, en: &str) -> Fallible<()> {
    let names = arguments(zh);
    let same = |a: &[&str], b: &[&str]| a.iter().collect::<BTreeSet<_>>() == b.iter().collect::<BTreeSet<_>>();
    if !same(&names, &arguments(en)) {
        return Err(format!("locales: {key}: the arguments differ between the languages").into());
    }
    let number = texts.add(zh, en);
    writeln!(out, "    /// {}", zh.replace('\n', " "))?;
    if names.is_empty() {
        writeln!(out, "    pub fn {key}(self) -> &'static str {{ self.phrase({number}) }}")?;
    } else {
        let parameters: String = names.iter().map(|name| format!(", {name}: impl Word")).collect();
        let pairs: Vec<_> = names.iter().map(|name| format!("(\"{{{name}}}\", &{name}.word())")).collect();
        writeln!(
            out,
            "    pub fn {key}(self{parameters}) -> String {{ fill(self.phrase({number}), &[{}]) }}",
            pairs.join(", ")
        )?;
    }
    Ok(())
}

fn group(
    out: &mut String,
    texts: &mut Texts,
    key: &str,
    zh: &Map<String, Value>,
    en: &Map<String, Value>,
) -> Fallible<()> {
    writeln!(out, "    /// The words of the group `{key}`, by code.")?;
    writeln!(out, "    pub fn {key}(self, code: &str) -> &'static str {{")?;
    let mut codes = Vec::new();
    let first = texts.zh.len();
    for (code, word) in zh {
        let (Some(zh), Some(en)) = (word.as_str(), en[code].as_str()) else {
            return Err(format!("locales: {key}.{code}: not a phrase").into());
        };
        texts.add(zh, en);
        codes.push(format!("{code:?}"));
    }
    writeln!(out, "        self.word_of({first}, &[{}], code)\n    }}", codes.join(", "))?;
    Ok(())
}
