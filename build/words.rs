//! Turns `locales/zh.json` and `locales/en.json` into functions, so that a missing phrase, or a phrase whose
//! arguments differ between the languages, does not build.
//!
//! `"nav_today": "今日"` becomes `words.nav_today()`; `"days_left": "还有 {n} 天"` becomes `words.days_left(n)`; a
//! group `"role": { "head": "镇长" }` becomes `words.role(code)`.
//!
//! The phrases stand on sheets, one phrase a line: for each language those that the first program may ask for, and
//! those that only its parts ask for. A phrase is of the first program where a source of it speaks the phrase's name;
//! that no other is asked for there `bin/split` finds in the linked program. The first program carries its Chinese
//! sheet; where it comes in parts, the other sheets are files of the site (see src/words.rs).

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;
type Phrases = Map<String, Value>;

/// The sources of the first program that speak, relative to `src`; of the pages only those that are not in a part alone.
const FIRST: &[&str] = &[
    "app.rs",
    "words.rs",
    "words",
    "state.rs",
    "state",
    "platform",
    "ui",
    "pages/frame.rs",
    "pages/frame",
    "pages/meter.rs",
    "pages/parts.rs",
    "pages/pilots.rs",
    "pages/rows.rs",
    "pages/today.rs",
];

/// Reads both languages in the folder of the project and writes `words.rs` and the sheets into `out`. `apart`: the
/// program carries nothing but the first Chinese sheet.
pub fn write(project: &Path, out: &Path, apart: bool) -> Fallible<()> {
    println!("cargo:rerun-if-changed=locales");
    let read = |name: &str| -> Fallible<Phrases> {
        let text = fs::read_to_string(project.join("locales").join(name))?;
        Ok(serde_json::from_str(&text).map_err(|error| format!("locales/{name}: {error}"))?)
    };
    let (zh, en) = (read("zh.json")?, read("en.json")?);
    same_keys("", &zh, &en)?;
    let first = first_sources(&project.join("src"))?;
    let mut sheets = [Sheet::default(), Sheet::default()];
    let mut functions = String::new();
    for (key, value) in &zh {
        let at = usize::from(!first.contains(&format!(".{key}(")));
        let (sheet, call) = (&mut sheets[at], ["first", "later"][at]);
        match (value, &en[key]) {
            (Value::String(zh), Value::String(en)) => phrase(&mut functions, sheet, call, key, zh, en)?,
            (Value::Object(zh), Value::Object(en)) => group(&mut functions, sheet, call, key, zh, en)?,
            _ => return Err(format!("{key}: a phrase in one language, a group in the other").into()),
        }
    }
    let [first, later] = &sheets;
    let rows = [("zh", "", &first.zh), ("zh", "-later", &later.zh), ("en", "", &first.en), ("en", "-later", &later.en)];
    let mut table = String::new();
    for (at, (lang, which, phrases)) in rows.into_iter().enumerate() {
        let text = phrases.join("\n");
        let hash = Sha256::digest(text.as_bytes()).iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte));
        let carried =
            if apart && at > 0 { "None".to_owned() } else { format!("Some(include_str!(\"{lang}{which}.txt\"))") };
        writeln!(table, "    Sheet::new(\"words/{lang}{which}-{hash:016x}.txt\", {hash:#x}, {carried}),")?;
        fs::write(out.join(format!("{lang}{which}.txt")), text)?;
    }
    let words = format!("static SHEETS: [Sheet; {}] = [\n{table}];\nimpl Words {{\n{functions}}}\n", rows.len());
    Ok(fs::write(out.join("words.rs"), words)?)
}

/// All sources of the first program that speak, without the spaces in them.
fn first_sources(src: &Path) -> Fallible<String> {
    fn add(path: PathBuf, out: &mut String) -> Fallible<()> {
        if path.is_dir() {
            let mut entries = fs::read_dir(&path)?.map(|entry| Ok(entry?.path())).collect::<Fallible<Vec<_>>>()?;
            entries.sort();
            return entries.into_iter().try_for_each(|entry| add(entry, out));
        }
        out.extend(
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?.split_whitespace(),
        );
        Ok(())
    }
    let mut out = String::new();
    for name in FIRST {
        println!("cargo:rerun-if-changed=src/{name}");
        add(src.join(name), &mut out)?;
    }
    Ok(out)
}

/// The phrases of one sheet in both languages; a phrase is known by its number.
#[derive(Default)]
struct Sheet {
    zh: Vec<String>,
    en: Vec<String>,
}

impl Sheet {
    fn add(&mut self, key: &str, zh: &str, en: &str) -> Fallible<usize> {
        if zh.contains('\n') || en.contains('\n') {
            return Err(format!("locales: {key}: a phrase is one line").into());
        }
        self.zh.push(zh.to_owned());
        self.en.push(en.to_owned());
        Ok(self.zh.len() - 1)
    }
}

fn same_keys(of: &str, zh: &Phrases, en: &Phrases) -> Fallible<()> {
    let keys = |map: &Phrases| map.keys().cloned().collect::<BTreeSet<_>>();
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

fn phrase(out: &mut String, sheet: &mut Sheet, call: &str, key: &str, zh: &str, en: &str) -> Fallible<()> {
    let names = arguments(zh);
    let same = |a: &[&str], b: &[&str]| a.iter().collect::<BTreeSet<_>>() == b.iter().collect::<BTreeSet<_>>();
    if !same(&names, &arguments(en)) {
        return Err(format!("locales: {key}: the arguments differ between the languages").into());
    }
    let number = sheet.add(key, zh, en)?;
    writeln!(out, "    /// {zh}")?;
    if names.is_empty() {
        writeln!(out, "    pub fn {key}(self) -> &'static str {{ self.{call}({number}) }}")?;
    } else {
        let parameters: String = names.iter().map(|name| format!(", {name}: impl Word")).collect();
        let pairs: Vec<_> = names.iter().map(|name| format!("(\"{{{name}}}\", &{name}.word())")).collect();
        writeln!(
            out,
            "    pub fn {key}(self{parameters}) -> String {{ fill(self.{call}({number}), &[{}]) }}",
            pairs.join(", ")
        )?;
    }
    Ok(())
}

fn group(out: &mut String, sheet: &mut Sheet, call: &str, key: &str, zh: &Phrases, en: &Phrases) -> Fallible<()> {
    same_keys(key, zh, en)?;
    let begin = sheet.zh.len();
    for (code, word) in zh {
        let (Some(zh), Some(en)) = (word.as_str(), en[code].as_str()) else {
            return Err(format!("locales: {key}.{code}: not a phrase").into());
        };
        sheet.add(key, zh, en)?;
    }
    // Packed without pointers, which would be as long as the codes.
    let codes: Vec<&str> = zh.keys().map(String::as_str).collect();
    if codes.iter().any(|code| code.contains('\n')) {
        return Err(format!("locales: {key}: a code is one line").into());
    }
    writeln!(out, "    /// The words of the group `{key}`, by code.")?;
    writeln!(out, "    pub fn {key}(self, code: &str) -> &'static str {{")?;
    writeln!(out, "        place({:?}, code).map_or(\"\", |at| self.{call}({begin} + at))\n    }}", codes.join("\n"))?;
    Ok(())
}
