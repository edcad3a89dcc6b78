//! The lists of content. Publishing is: put a file into the folder, build, deploy.

use std::cmp::Ordering;

use luoshi::{
    base::{doc, hash::sha256_hex},
    bulletin::{
        facts::Facts,
        reading::{Listed, ReadText, Reading, reading_of},
    },
    workspace::shelf::id_of,
};
use serde_json::json;

use crate::{Step, site::Site};

/// Writes `<folder>/index.json`: the files of the folder with their hashes, newest name first.
pub fn list(site: &mut Site, folder: &str, ending: &str) -> Step<()> {
    let mut entries = Vec::new();
    for name in newest_first(site, folder, ending) {
        let file = &name[folder.len() + 1..];
        entries.push(json!({ "file": file, "sha256": sha256_hex(&text_of(site, name)?) }));
    }
    let json = serde_json::to_string_pretty(&entries).map_err(|error| error.to_string())?;
    site.put(&format!("{folder}/index.json"), format!("{json}\n").into_bytes());
    Ok(())
}

/// A published text as the app gets it: without a byte order mark, with one kind of line end. A file in another
/// encoding than UTF-8 must not be published.
fn text_of(site: &Site, name: &str) -> Step<String> {
    Ok(site.text(name)?.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n"))
}

/// Writes the reading of each bulletin beside its text, so that a first visit needs no reader, and
/// `bulletins/index.json` with the facts of each, so that the library needs no text.
pub fn read_bulletins(site: &mut Site) -> Step<()> {
    let names: Vec<String> = newest_first(site, "bulletins", ".txt").into_iter().map(str::to_owned).collect();
    let mut list = Vec::new();
    for name in names {
        let text = text_of(site, &name)?;
        let read = reading_of(&text).0;
        let bulletin = read.map_err(|why| format!("{name} is not readable as a bulletin: {why:?}"))?;
        let file = name.trim_start_matches("bulletins/").to_owned();
        list.push(Listed { file, id: id_of(&text), facts: Facts::of(&bulletin) });
        let json = doc::print(&ReadText { text, reading: Reading(Ok(bulletin)) });
        site.put(&name.replace(".txt", ".json"), json.into_bytes());
    }
    site.put("bulletins/index.json", format!("{}\n", doc::print(&list)).into_bytes());
    Ok(())
}

/// The files of a folder, the highest number in the name first (10 after 9, before 2).
pub fn newest_first<'a>(site: &'a Site, folder: &str, ending: &str) -> Vec<&'a str> {
    let prefix = format!("{folder}/");
    let mut names: Vec<_> = site
        .names()
        .filter(|name| {
            name.strip_prefix(&prefix)
                .is_some_and(|rest| rest.ends_with(ending) && rest != "index.json" && !rest.contains('/'))
        })
        .collect();
    names.sort_by(|a, b| by_number(b, a));
    names
}

fn by_number(a: &str, b: &str) -> Ordering {
    let key = |name: &str| -> Vec<(u64, String)> {
        let mut parts = Vec::new();
        let mut rest = name;
        while !rest.is_empty() {
            let words = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
            let (word, tail) = rest.split_at(words);
            let digits = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
            let (number, tail) = tail.split_at(digits);
            parts.push((word.to_owned(), number.parse().unwrap_or(0)));
            rest = tail;
        }
        parts.into_iter().map(|(word, number)| (number, word)).collect()
    };
    key(a).cmp(&key(b)).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let mut names = ["2.txt", "10.txt", "009.txt", "1.txt"];
        names.sort_by(|a, b| by_number(a, b));
        assert_eq!(names, ["1.txt", "2.txt", "009.txt", "10.txt"]);
    }

    /// A publisher may work on Windows. The app looks for the hash of the text that it is given, so the list has to
    /// name that one, not the hash of the bytes on the publisher's disk.
    #[test]
    fn a_bulletin_in_any_make_up_is_listed_under_the_hash_of_its_text() {
        let folder = std::env::temp_dir().join(format!("luoshi-content-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("bulletins")).unwrap();
        let text = "某县简报(第1期)\r\n开会。会议要求,要值班。\r\n";
        std::fs::write(folder.join("index.html"), "").unwrap();
        std::fs::write(folder.join("bulletins/1.txt"), format!("\u{feff}{text}")).unwrap();
        let mut site = Site::read(&folder).unwrap();
        read_bulletins(&mut site).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let listed: Vec<Listed> = doc::read(site.text("bulletins/index.json").unwrap()).unwrap();
        let read: ReadText = doc::read(site.text("bulletins/1.json").unwrap()).unwrap();
        assert_eq!(read.text, text.replace("\r\n", "\n"));
        assert_eq!((listed[0].id, listed[0].facts.number), (id_of(&read.text), Some(1)));
    }
}
