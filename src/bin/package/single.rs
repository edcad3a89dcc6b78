//! `luoshi.html`: the whole app in one file, for a memory stick. A page opened from `file://` may fetch
//! nothing and import nothing, so styles, program and content all stand in it.

use crate::page::{after_charset, replace_once, value};
use crate::site::Site;
use crate::{Step, hash, parts};

pub const NAME: &str = "luoshi.html";

/// The folders whose texts the app fetches when it runs.
const CONTENT: [&str; 4] = ["bulletins/", "packs/", "words/", "terms.json"];

/// The same as in `index.html`, less what only a server can give.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; script-src 'wasm-unsafe-eval'";

pub fn make(site: &mut Site) -> Step<()> {
    let page = site.text("index.html")?;
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    let (mut script, mut reader) = (String::new(), String::new());

    while let Some((before, tag, after)) = next_tag(rest) {
        out.push_str(before);
        rest = after;
        if tag.starts_with("<meta http-equiv=\"Content-Security-Policy\"")
            || tag.starts_with("<meta name=\"luoshi-build\"")
        {
            continue;
        }
        if tag.starts_with("<link") {
            out.push_str(&link(site, tag)?);
        } else if tag.starts_with("<script") {
            rest = rest.split_once("</script>").map_or("", |(_, after)| after);
            if let (Some(js), Some(wasm)) = (value(tag, "data-js"), value(tag, "data-wasm")) {
                script = program(site, js, include_str!("single.js"))?;
                out.push_str(&format!(
                    "{}{}<script type=\"module\">{script}</script>",
                    data(site, wasm)?,
                    all_parts(site, js)?
                ));
                if let (Some(js), Some(wasm)) = (value(tag, "data-reader"), value(tag, "data-reader-wasm")) {
                    reader = program(site, js, include_str!("single-reader.js"))?;
                    let coded = hash::base64(site.get(file(wasm))?);
                    out.push_str(&format!(
                        "\n<script type=\"application/wasm-base64\" id=\"luoshi-reader\">{coded}</script>\n<script type=\"module\">{reader}</script>"
                    ));
                }
            }
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    if script.is_empty() {
        return Err("index.html has no script with data-js and data-wasm (see pattern_script in Trunk.toml)".to_owned());
    }
    let allowed = |script: &str| format!(" 'sha256-{}'", hash::base64(&hash::sha256(script.as_bytes())));
    let policy = format!("{POLICY}{}{}", allowed(&script), allowed(&reader));
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
