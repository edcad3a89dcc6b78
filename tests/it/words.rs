//! Every visible text is in both languages, and none stands in the pages themselves. That no phrase is missing in
//! one language, and that both have the same arguments, is checked when the program is compiled (`build.rs`).

use std::{fs, path::Path};

fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// The rooms that are shown or speak.
fn speaking_rooms() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    ["pages", "ui", "state", "platform", "ledgers"].iter().flat_map(|room| sources(&src.join(room))).collect()
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The name of the program, and the two languages in their own words.
const SAME_IN_BOTH: [&str; 5] = ["落实", " · 落实", "中", "中文", "语言 Language"];

#[test]
fn no_page_speaks_by_itself() {
    let mut read = 0;
    for (file, text) in speaking_rooms() {
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        read += 1;
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for literal in line.split('"').skip(1).step_by(2) {
                let own = SAME_IN_BOTH.iter().any(|known| literal.ends_with(known));
                assert!(own || !literal.contains(is_han), "{file}:{}: {literal} belongs into locales/", number + 1);
            }
        }
    }
    assert!(read > 20, "the pages were not found");
}

#[test]
fn no_phrase_is_left_over() {
    let zh = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/zh.json")).unwrap();
    let zh: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&zh).unwrap();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let wording = sources(&src.join("words"));
    let mut text: String = speaking_rooms().into_iter().chain(wording).map(|(_, text)| text).collect();
    text += &fs::read_to_string(src.join("words.rs")).unwrap();
    text += &fs::read_to_string(src.join("state.rs")).unwrap();
    let unused: Vec<_> = zh.keys().filter(|key| !text.contains(&format!(".{key}("))).collect();
    assert_eq!(unused, Vec::<&String>::new());
}

#[test]
fn english_has_no_chinese_in_it() {
    let en = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en.json")).unwrap();
    for line in en.lines().filter(|line| !line.contains("\"sample\"")) {
        assert!(!line.contains(is_han), "{line}");
    }
}
