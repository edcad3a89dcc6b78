//! `index.html`: readable before the app is there, and allowed to run only what belongs to it.

use luoshi::bulletin::{Block, Run, parse};

use crate::{Step, content, hash, site::Site, styles::without_comments};

const PAGE: &str = "index.html";

/// Puts the newest bulletin into the page as plain HTML and takes out the notes to developers.
pub fn first_paint(site: &mut Site) -> Step<()> {
    let bulletin = newest_bulletin_html(site)?;
    edit(site, |page| {
        let page = replace_once(page, "<!-- newest-bulletin -->", &bulletin)?;
        Ok(without_comments(&page, "<!--", "-->"))
    })
}

/// The newest bulletin for reading, as the app shows it: headlines, paragraphs, points as a list.
pub fn newest_bulletin_html(site: &Site) -> Step<String> {
    let newest = content::newest_first(site, "bulletins", ".txt");
    let Some(name) = newest.first() else {
        return Ok(String::new());
    };
    let bulletin = parse(site.text(name)?);
    let number = bulletin.number.map(|number| format!("<p class=\"masthead__no\">第 {number} 期</p>"));
    let mut html = format!(
        "<article class=\"reader__text\" lang=\"zh-CN\"><header class=\"masthead\"><h1 class=\"masthead__name\">{}</h1>{}</header>",
        escape(bulletin.series.as_deref().unwrap_or_default()),
        number.unwrap_or_default(),
    );
    for item in &bulletin.items {
        html.push_str(&format!(
            "\n<section class=\"reader__item\"><h2 class=\"reader__headline\">{}</h2>",
            escape(&item.headline)
        ));
        for (at, block) in item.blocks.iter().enumerate() {
            html.push_str(&block_html(block, item.text_from(at)));
        }
        html.push_str("</section>");
    }
    html.push_str("</article>");
    Ok(html)
}

/// A paragraph from byte `from` on; its points as a list.
fn block_html(block: &Block, from: usize) -> String {
    let run = |run: Run| {
        let texts = run.spans.into_iter().map(|span| escape(block.text.get(span).unwrap_or_default()));
        if run.points {
            let rows: String = texts.map(|text| format!("<li>{text}</li>")).collect();
            format!("<ul class=\"reader__points\">{rows}</ul>")
        } else {
            format!("<p>{}</p>", texts.collect::<String>())
        }
    };
    block.runs(from).into_iter().map(run).collect()
}

/// Nothing from other origins, no script that is not a file of ours (or named by its hash).
pub fn policy(site: &mut Site) -> Step<()> {
    edit(site, |page| {
        after_charset(page, &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy_of(page)))
    })
}

pub fn policy_of(page: &str) -> String {
    let hashes: String = inline_scripts(page)
        .iter()
        .map(|script| format!(" 'sha256-{}'", hash::base64(&hash::sha256(script.as_bytes()))))
        .collect();
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self' 'unsafe-inline'; \
         img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
    )
}

/// Tells the page which build it belongs to, so that it can compare with `version.json`.
pub fn stamp(site: &mut Site, build: &str) -> Step<()> {
    edit(site, |page| after_charset(page, &format!("<meta name=\"luoshi-build\" content=\"{build}\">")))
}

pub fn after_charset(page: &str, what: &str) -> Step<String> {
    replace_once(page, "<meta charset=\"utf-8\">", &format!("<meta charset=\"utf-8\">\n    {what}"))
}

fn edit(site: &mut Site, change: impl FnOnce(&str) -> Step<String>) -> Step<()> {
    let page = change(site.text(PAGE)?)?;
    site.put(PAGE, page.into_bytes());
    Ok(())
}

pub fn replace_once(text: &str, old: &str, new: &str) -> Step<String> {
    match text.matches(old).count() {
        1 => Ok(text.replacen(old, new, 1)),
        count => Err(format!("the page should have {old} once, has it {count} times")),
    }
}

/// The texts of all `<script>` elements that are run and have no `src`.
fn inline_scripts(page: &str) -> Vec<&str> {
    page.split("<script")
        .skip(1)
        .filter_map(|rest| {
            let (attributes, rest) = rest.split_once('>')?;
            let (text, _) = rest.split_once("</script>")?;
            let data = attributes.contains("type=\"application/");
            (!attributes.contains(" src=") && !data).then_some(text)
        })
        .collect()
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An attribute of a tag, as Trunk and we write it: in double quotes.
pub fn value<'a>(tag: &'a str, attribute: &str) -> Option<&'a str> {
    let start = format!(" {attribute}=\"");
    let from = tag.find(&start)? + start.len();
    tag[from..].split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_inline_scripts_that_run_are_hashed() {
        let page = "<script src=\"a.js\"></script><script>1</script><script type=\"application/json\">{}</script>";
        assert_eq!(inline_scripts(page), ["1"]);
        assert!(policy_of(page).contains("'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"));
    }
}
