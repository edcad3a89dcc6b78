//! The text of a Word document (docx): paragraphs with their automatic numbers, tables as rows.
//!
//! Left out: headers and footers, footnotes, comments, pictures, hidden text, what a tracked change has deleted, and
//! the second form in which Word keeps every text box.

use super::archive::Archive;
use super::body::Body;
use super::numbering::Numbering;
use super::styles::Styles;
use super::xml::{Node, walk};
use crate::bulletin::Unreadable;

/// The text of a document and its title.
pub struct Written {
    /// The text.
    pub text: String,
    /// The first paragraph in the style of a title.
    pub title: Option<String>,
}

/// The part with the text of a document; `None` where an archive is no Word document.
pub fn main_part(archive: &mut Archive<'_>) -> Option<String> {
    let named = related(archive, "_rels/.rels", "/officeDocument").filter(|part| part.contains("word/"));
    let part = named.unwrap_or_else(|| "word/document.xml".to_owned());
    archive.has(&part).then_some(part)
}

/// Reads a document.
pub fn read(archive: &mut Archive<'_>, main: &str) -> Result<Written, Unreadable> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = format!("{folder}/_rels/{file}.rels");
    let part = |archive: &mut Archive<'_>, kind: &str| {
        let name = related(archive, &relations, kind).map_or(format!("{folder}{kind}.xml"), |target| {
            if target.contains('/') { target } else { format!("{folder}/{target}") }
        });
        archive.text(&name)
    };
    let styles = part(archive, "/styles")?.map_or(Ok(Styles::default()), |xml| Styles::read(&xml))?;
    let numbering = part(archive, "/numbering")?.map_or(Ok(Numbering::default()), |xml| Numbering::read(&xml))?;
    let xml = archive.text(main)?.ok_or(Unreadable::Damaged)?;
    let mut body = Body::new(styles, numbering);
    walk(&xml, &mut |node| body.see(node))?;
    let written = body.written();
    if written.text.is_empty() {
        let pictures = archive.names().any(|name| name.contains("/media/"));
        return Err(if pictures { Unreadable::OnlyPictures } else { Unreadable::Empty });
    }
    Ok(written)
}

/// The target of the first relation of a kind. A list of relations that cannot be read is as good as none: the parts
/// have their usual names then.
fn related(archive: &mut Archive<'_>, list: &str, kind: &str) -> Option<String> {
    let xml = archive.text(list).ok().flatten()?;
    let mut found = None;
    walk(&xml, &mut |node| {
        if let Node::Open(_, tag) = node {
            if found.is_none() && tag.get("Type").is_some_and(|is| is.ends_with(kind)) {
                found = tag.get("Target").map(|target| target.trim_start_matches('/').to_owned());
            }
        }
    })
    .ok()?;
    found
}
