//! What a first visit loads, as a host that serves brotli sends it.

use std::collections::BTreeSet;

use crate::site::{Packed, Site};
use crate::{Step, content, page};

pub struct FirstVisit(Vec<(String, usize)>);

/// The page, everything it names, and the content that the app asks for first. The start page needs none of the app's
/// parts; they come later, when nobody waits for them.
pub fn first_visit(site: &Site, packed: &Packed) -> Step<FirstVisit> {
    let mut names: BTreeSet<String> = BTreeSet::from(["index.html".to_owned()]);
    let html = site.text("index.html")?;
    for tag in tags(html, "link")
        .filter(|tag| !tag.contains("apple-touch-icon"))
        .chain(tags(html, "script").filter(|tag| !tag.contains("nomodule")))
    {
        for attribute in ["href", "src", "data-js", "data-wasm"] {
            names.extend(page::value(tag, attribute).map(|name| name.trim_start_matches("./").to_owned()));
        }
    }
    names.extend(["bulletins/index.json".to_owned(), "packs/index.json".to_owned()]);
    names.extend(content::newest_first(site, "bulletins", ".txt").first().map(|name| name.replace(".txt", ".json")));
    let mut weights = Vec::new();
    for name in names {
        site.get(&name).map_err(|_| format!("index.html names {name}, which is not there"))?;
        weights.push((name.clone(), packed.size(site, &name)));
    }
    weights.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    Ok(FirstVisit(weights))
}

impl FirstVisit {
    pub fn total(&self) -> usize {
        self.0.iter().map(|(_, size)| size).sum()
    }

    pub fn print(&self) {
        println!("first visit: {} bytes (brotli)", self.total());
        for (name, size) in &self.0 {
            println!("{size:>9}  {name}");
        }
    }
}

fn tags<'a>(page: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let open = format!("<{name} ");
    page.split(open.as_str())
        .skip(1)
        .filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag))
        .collect::<Vec<_>>()
        .into_iter()
}
