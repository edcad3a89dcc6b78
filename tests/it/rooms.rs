//! Who may import whom: the map in `src/lib.rs`, kept by reading the sources.

use std::{fs, path::Path};

const MAY_USE: &[(&str, &[&str])] = &[
    ("base", &["base"]),
    ("bulletin", &["base", "bulletin"]),
    ("duties", &["base", "duties"]),
    ("pilots", &["base", "pilots"]),
    ("workspace", &["base", "bulletin", "duties", "pilots", "workspace"]),
    ("share", &["base", "bulletin", "workspace", "share"]),
    ("search", &["base", "bulletin", "search"]),
    ("ledgers", &["base", "bulletin", "duties", "workspace", "ledgers"]),
    ("platform", &["base", "platform"]),
    ("ui", &["base", "platform", "ui"]),
    ("state", &["base", "bulletin", "search", "duties", "pilots", "workspace", "share", "platform", "state"]),
    (
        "pages",
        &[
            "base",
            "bulletin",
            "search",
            "ledgers",
            "duties",
            "pilots",
            "workspace",
            "share",
            "platform",
            "state",
            "ui",
            "pages",
        ],
    ),
];
/// Rooms that know the browser.
const WEB: &[&str] = &["platform", "ui", "state", "pages"];
/// Names that a pure room never speaks.
const BROWSER: &[&str] = &["leptos", "web_sys", "js_sys", "gloo_storage", "wasm_bindgen"];

fn sources(folder: &Path, out: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            out.push((path.display().to_string(), text));
        }
    }
}

#[test]
fn rooms_import_only_what_the_map_allows() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut checked = 0;
    for (room, allowed) in MAY_USE {
        let mut files = Vec::new();
        sources(&src.join(room), &mut files);
        for (file, text) in files {
            checked += 1;
            let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let code: String = code.split_whitespace().collect();
            // `crate::{a::…, b::…}` and `crate::a::…`: every other room's name followed by `::` after `crate`.
            for (other, _) in MAY_USE.iter().filter(|(other, _)| !allowed.contains(other)) {
                let single = code.contains(&format!("crate::{other}::"));
                let grouped = code.split("crate::{").skip(1).any(|rest| {
                    let list = rest.split(';').next().unwrap_or_default();
                    list.starts_with(&format!("{other}::")) || list.contains(&format!(",{other}::"))
                });
                assert!(!single && !grouped, "{file} must not import {other}");
            }
            for name in BROWSER.iter().filter(|_| !WEB.contains(room)) {
                assert!(!code.contains(&format!("{name}::")), "{file} must not know {name}");
            }
        }
    }
    assert!(checked > 15, "the sources were not found");
}

/// Storage, clock, ids, files, locks and the network have one door each, and only the state goes through them.
/// What is on the page itself (a form, a scroll) the pages may ask directly.
#[test]
fn pages_reach_the_doors_only_through_the_state() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages"), &mut files);
    assert!(files.len() > 10, "the pages were not found");
    for (file, text) in files {
        for door in
            ["storage", "clock", "ids", "content", "files", "locks", "office", "program", "reader", "styles", "update"]
        {
            assert!(!text.contains(&format!("platform::{door}")), "{file} must not reach platform::{door}");
        }
        assert!(!text.contains("platform::{"), "{file} names one door at a time, so that this test can see it");
    }
}
