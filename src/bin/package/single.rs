//! `luoshi.html`: the whole app in one file, for a memory stick. A page opened from `file://` may fetch
//! nothing and import nothing, so styles, program and content all stand in it.

use crate::page::{after_charset, replace_once, value};
use crate::site::Site;
use crate::{LAZY_PROGRAMS, Step, hash, parts, styles};

pub const NAME: &str = "luoshi.html";

/// The folders whose texts the app fetches when it runs.
const CONTENT: [&str; 4] = ["bulletins/", "packs/", "words/", "terms.json"];

/// The same as in `index.html`, less what only a server can give.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; script-src 'wasm-unsafe-eval'";

pub fn make(site: &mut Site) -> Step<()> {
    let page = site.text("index.html")?;
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    let mut scripts = Vec::new();

    while let Some((before, tag, after)) = next_tag(rest) {
        out.push_str(before);
        rest = after;
        if tag.starts_with("<meta http-equiv=\"Content-Security-Policy\"")
            || tag.starts_with("<meta name=\"luoshi-build\"")
        {
            continue;
        }
        if tag.starts_with(styles::LATER_META) {
            let name = value(tag, "content").unwrap_or_default();
            out.push_str(&format!("<style>{}</style>", site.text(name)?));
        } else if tag.starts_with("<link") {
            out.push_str(&link(site, tag)?);
        } else if tag.starts_with("<script") {
            rest = rest.split_once("</script>").map_or("", |(_, after)| after);
            if let (Some(js), Some(wasm)) = (value(tag, "data-js"), value(tag, "data-wasm")) {
                let script = program(site, js, include_str!("single.js"))?;
                out.push_str(&data(site, wasm)?);
                out.push_str(&all_parts(site, js)?);
                out.push_str(&element(&script));
                scripts.push(script);
                for name in LAZY_PROGRAMS {
                    let (script, elements) = lazy_program(site, tag, name)?;
                    out.push_str(&elements);
                    scripts.push(script);
                }
            }
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    if scripts.is_empty() {
        return Err("index.html has no script with data-js and data-wasm (see pattern_script in Trunk.toml)".to_owned());
    }
    let allowed = |script: &String| format!(" 'sha256-{}'", hash::base64(&hash::sha256(script.as_bytes())));
    let policy = format!("{POLICY}{}", scripts.iter().map(allowed).collect::<String>());
    let out = after_charset(&out, &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"))?;
    site.put(NAME, out.into_bytes());
    Ok(())
}

/// The next `<meta …>`, `<link …>` or `<script …>`, with what stands before and after it.
fn next_tag(page: &str) -> Option<(&str, &str, &str)> {
    let start = ["<meta ", "<link ", "<script"].iter().filter_map(|name| page.find(name)).min()?;
    let end = start + page[start..].find('>')? + 1;
    Some((&page[..start], &page[start..end], &page[end..]))
}

fn link(site: &Site, tag: &str) -> Step<String> {
    let href = value(tag, "href").unwrap_or_default();
    Ok(match value(tag, "rel") {
        Some("stylesheet") => format!("<style>{}</style>", site.text(file(href))?),
        Some("icon") => {
            format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">", hash::base64(site.get(file(href))?))
        }
        _ => String::new(),
    })
}

/// The program and the content as data, in elements that the browser does not run.
fn data(site: &Site, wasm: &str) -> Step<String> {
    let mut content = serde_json::Map::new();
    for name in site.names().filter(|name| CONTENT.iter().any(|folder| name.starts_with(folder))) {
        content.insert(name.to_owned(), site.text(name)?.into());
    }
    let content = serde_json::Value::from(content).to_string().replace('<', "\\u003c");
    Ok(format!(
        "<script type=\"application/json\" id=\"luoshi-files\">{content}</script>\n<script type=\"application/wasm-base64\" id=\"luoshi-wasm\">{}</script>\n",
        hash::base64(site.get(file(wasm))?)
    ))
}

/// The parts of the program, each in an element of its own, where single.js finds it by its name.
fn all_parts(site: &Site, js: &str) -> Step<String> {
    let element = |name: String| {
        let coded = hash::base64(site.get(&name)?);
        Ok(format!("<script type=\"application/wasm-base64\" data-part=\"{name}\">{coded}</script>\n"))
    };
    parts::named(site.text(file(js))?).into_iter().map(element).collect()
}

fn element(script: &str) -> String {
    format!("<script type=\"module\">{script}</script>")
}

/// A program that is started when it is first asked: its script, and the elements of the page for it. `tag` is the
/// element that names its files for `boot.js`.
fn lazy_program(site: &Site, tag: &str, name: &str) -> Step<(String, String)> {
    let named = |attribute: &str| {
        value(tag, attribute)
            .ok_or_else(|| format!("index.html does not name {attribute}: see pattern_script in Trunk.toml"))
    };
    let (js, wasm) = (named(&format!("data-{name}"))?, named(&format!("data-{name}-wasm"))?);
    let calls = calls(site.text(file(js))?).join(", ");
    let start = include_str!("single-lazy.js")
        .replace("%NAME%", name)
        .replace("%GLOBAL%", &global(name))
        .replace("%CALLS%", &calls);
    let script = program(site, js, &start)?;
    let coded = hash::base64(site.get(file(wasm))?);
    let elements = format!(
        "\n<script type=\"application/wasm-base64\" id=\"luoshi-{name}\">{coded}</script>\n{}",
        element(&script)
    );
    Ok((script, elements))
}

/// The name under which the app finds a program, as `boot.js` gives it: `luoshiReader`.
fn global(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    format!("luoshi{}{rest}", first.to_ascii_uppercase())
}

/// The functions that a glue gives out.
fn calls(glue: &str) -> Vec<&str> {
    glue.lines()
        .filter_map(|line| line.strip_prefix("export function ")?.split_once('('))
        .map(|(name, _)| name)
        .collect()
}

/// The glue that wasm-bindgen wrote, and its start with the bytes from the page.
fn program(site: &Site, js: &str, start: &str) -> Step<String> {
    let glue = site.text(file(js))?;
    if glue.lines().any(|line| line.starts_with("import ")) {
        return Err(format!(
            "{js} imports other scripts, which one file cannot: remove the crate that brings JavaScript snippets"
        ));
    }
    let entry = glue
        .split_once(" as default")
        .and_then(|(before, _)| before.rsplit([' ', '{', ',']).next())
        .ok_or_else(|| format!("{js} has no `… as default`: wasm-bindgen writes its glue differently now"))?;
    let start = replace_once(start, "%ENTRY%", entry)?;
    let glue = glue.replace(parts::FETCH.0, "luoshiPart(\"").replace(parts::FETCH.1, "\")");
    // Inside an HTML page these two would end the script early; in a string they mean the same so written.
    Ok(format!("\n{glue}\n{start}").replace("</script", "<\\/script").replace("<!--", "<\\!--"))
}

fn file(address: &str) -> &str {
    address.trim_start_matches("./")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lazy_program_gives_out_what_its_glue_exports() {
        let glue = "/** a */\nexport function read(text) {\n}\nfunction hidden() {}\nexport function find(query, most) {\n}\nexport { initSync, __wbg_init as default };\n";
        assert_eq!(calls(glue), ["read", "find"]);
        assert_eq!(LAZY_PROGRAMS.map(global), ["luoshiReader", "luoshiOffice"]);
    }
}
