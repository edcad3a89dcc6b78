//! The style sheets of the page in three pieces. What the start page needs is one file: one request, and one text
//! compresses better than twenty. What only later pages need is another, which `public/boot.js` asks for when the
//! program says so. What has to win over both stands in the page itself.

use crate::{Step, page::value, site::Site};

const PAGE: &str = "index.html";

/// Where the sheets of the later pages stand in `index.html`.
const LATER: (&str, &str) = ("<!-- styles of later pages: begin -->", "<!-- styles of later pages: end -->");

/// The element that names the sheet of the later pages, and holds its place in the order of styles.
pub const LATER_META: &str = "<meta name=\"luoshi-styles\"";

/// Joins them, each file under a name made from its content.
pub fn join(site: &mut Site) -> Step<()> {
    let page = site.text(PAGE)?.to_owned();
    let (first, later, last) = page
        .split_once(LATER.0)
        .and_then(|(first, rest)| rest.split_once(LATER.1).map(|(later, last)| (first, later, last)))
        .ok_or_else(|| format!("index.html does not say which styles come later: {} … {}", LATER.0, LATER.1))?;
    let (first, first_sheet) = joined(site, first, |_| "<link rel=\"stylesheet\" href=\"style.css\">".to_owned())?;
    let (later, later_sheet) = joined(site, later, |_| format!("{LATER_META} content=\"later.css\">"))?;
    // A rule for all pages in a later sheet wins over one for pages of a name in an earlier one.
    if later_sheet.contains("@page") {
        return Err("a rule for printed pages (@page) has to stand in style/print.css".to_owned());
    }
    let (last, _) = joined(site, last, |sheet| format!("<style>\n{sheet}</style>"))?;
    site.put(PAGE, format!("{first}{later}{last}").into_bytes());
    for (name, sheet) in [("style.css", first_sheet), ("later.css", later_sheet)] {
        site.put(name, sheet.into_bytes());
        site.rename_by_hash(name)?;
    }
    Ok(())
}

/// A piece of the page with one element in place of its sheets, and the sheets as one.
fn joined(site: &mut Site, piece: &str, element: impl FnOnce(&str) -> String) -> Step<(String, String)> {
    let tags: Vec<&str> = piece
        .split_inclusive('>')
        .filter_map(|text| text.rfind("<link rel=\"stylesheet\"").map(|at| &text[at..]))
        .collect();
    let mut sheet = String::new();
    for tag in &tags {
        let name = value(tag, "href").ok_or("a style sheet without an address")?.trim_start_matches("./").to_owned();
        sheet.push_str(&without_comments(site.text(&name)?, "/*", "*/"));
        site.remove(&name);
    }
    let [first, others @ ..] = tags.as_slice() else { return Err(format!("no style sheet in: {}", piece.trim())) };
    let mut out = piece.to_owned();
    for tag in others {
        let at = out.find(tag).ok_or("a style sheet that is named twice")?;
        // The line goes with its tag.
        let from = out[..at].rfind('\n').unwrap_or(at);
        out.replace_range(from..at + tag.len(), "");
    }
    Ok((out.replacen(first, &element(&sheet), 1), sheet))
}

/// A text without its comments; the line that held only one goes with it.
pub fn without_comments(text: &str, open: &str, close: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once(open) {
        out.push_str(before.trim_end_matches(' '));
        rest = tail.split_once(close).map_or("", |(_, after)| after.strip_prefix('\n').unwrap_or(after));
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_with_their_line() {
        assert_eq!(without_comments("a\n  <!-- x\n y -->\nb", "<!--", "-->"), "a\nb");
        assert_eq!(without_comments("a <!-- x -->b", "<!--", "-->"), "ab");
    }
}
