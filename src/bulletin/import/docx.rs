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
        let Node::Open(_, tag) = node else { return };
        if found.is_none() && tag.get("Type").is_some_and(|is| is.ends_with(kind)) {
            found = tag.get("Target").map(|target| target.trim_start_matches('/').to_owned());
        }
    })
    .ok()?;
    found
}

#[cfg(test)]
mod tests {
    use crate::bulletin::Unreadable;
    use crate::bulletin::import::archive::{MAX_UNPACKED, tests::packed};
    use crate::bulletin::import::text_of;
    use proptest::prelude::*;

    const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    fn document(body: &str) -> String {
        format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{body}<w:sectPr/></w:body></w:document>")
    }

    fn entry(list: &str, level: u8, text: &str) -> String {
        let place = format!("<w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/>");
        format!("<w:p><w:pPr><w:numPr>{place}</w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    fn paragraph(runs: &str) -> String {
        format!("<w:p>{runs}</w:p>")
    }

    fn text(body: &str) -> Result<String, Unreadable> {
        parts(&[("word/document.xml", &document(body))])
    }

    fn parts(parts: &[(&str, &str)]) -> Result<String, Unreadable> {
        text_of("a.docx", &packed(parts), |_| None).map(|brought| brought.text)
    }

    fn numbered(body: &str) -> String {
        let level = |at: u8, format: &str, mark: &str| {
            format!(
                "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{mark}\"/></w:lvl>"
            )
        };
        let numbering = format!(
            "<w:numbering {WORD}><w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum>\
             <w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">{}</w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/>\
             <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
             <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num>\
             </w:numbering>",
            level(0, "chineseCounting", "%1、"),
            level(1, "decimal", "%2."),
            level(2, "decimal", "%2.%3"),
            level(0, "bullet", "●"),
            level(0, "hebrew1", "%1."),
        );
        parts(&[("word/document.xml", &document(body)), ("word/numbering.xml", &numbering)]).unwrap()
    }

    #[test]
    fn automatic_numbers_are_counted_again() {
        let body = [
            entry("1", 0, "甲"),
            entry("1", 1, "子"),
            entry("1", 1, "丑"),
            entry("1", 2, "细"),
            entry("1", 0, "乙"),
            entry("1", 1, "寅"),
            entry("2", 0, "重新"),
            entry("2", 0, "接着"),
        ];
        assert_eq!(numbered(&body.concat()), "一、甲\n1. 子\n2. 丑\n2.1 细\n二、乙\n1. 寅\n一、重新\n二、接着");
    }

    #[test]
    fn no_number_is_made_up() {
        let body =
            [entry("3", 0, "点"), entry("4", 0, "异"), entry("0", 0, "无"), entry("9", 0, "缺"), entry("1", 11, "深")];
        assert_eq!(numbered(&body.concat()), "点\n异\n无\n缺\n深");
    }

    #[test]
    fn runs_are_read_as_they_are_shown() {
        let run = |inner: &str| format!("<w:r>{inner}</w:r>");
        for (runs, shown) in [
            (run("<w:t>各镇</w:t><w:tab/><w:t>要</w:t><w:softHyphen/><w:t>办</w:t>"), "各镇\t要办"),
            (run("<w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t>"), "一\n二\n三"),
            (run("<w:t>值&lt;5&amp;&#x4e00;<![CDATA[<处>]]></w:t>"), "值<5&一<处>"),
            (format!("<w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>{}", run("<w:t>字</w:t>")), "字"),
            (run("<w:rPr><w:vanish/></w:rPr><w:t>隐</w:t>") + &run("<w:t>显</w:t>"), "显"),
            (run("<w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t>"), "显"),
            (run("<w:instrText>PAGE</w:instrText>") + &run("<w:t>三</w:t>"), "三"),
            (run("<w:ruby><w:rt><w:r><w:t>yao</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>要</w:t></w:r></w:rubyBase></w:ruby>"), "要"),
            ("<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo>".to_owned(), "新"),
            ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt>".to_owned() + &run("<w:t>字</w:t>"), "字"),
        ] {
            assert_eq!(text(&paragraph(&runs)).as_deref(), Ok(shown), "{runs}");
        }
    }

    #[test]
    fn a_deleted_paragraph_end_joins_and_a_deleted_row_goes() {
        let deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>各镇</w:t></w:r>";
        let body = paragraph(deleted) + &paragraph("<w:r><w:t>要办。</w:t></w:r>");
        assert_eq!(text(&body).as_deref(), Ok("各镇要办。"));
        let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
        let row = |mark: &str, a: &str, b: &str| format!("<w:tr><w:trPr>{mark}</w:trPr>{}{}</w:tr>", cell(a), cell(b));
        let table = format!("<w:tbl>{}{}</w:tbl>", row("", "镇", "数"), row("<w:del/>", "甲", "3"));
        assert_eq!(text(&table).as_deref(), Ok("镇\t 数"));
        let frame =
            format!("<w:tbl><w:tr><w:tc>{}{table}</w:tc></w:tr></w:tbl>", paragraph("<w:r><w:t>正文</w:t></w:r>"));
        assert_eq!(text(&frame).as_deref(), Ok("正文\n镇\t 数"));
    }

    #[test]
    fn other_prefixes_and_other_part_names_are_found() {
        let strict = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:p><x:r><x:t>各镇要办</x:t></x:r></x:p></x:document>";
        let relations = "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
        let found = parts(&[("_rels/.rels", relations), ("word\\document2.xml", strict)]);
        assert_eq!(found.as_deref(), Ok("各镇要办"));
    }

    #[test]
    fn a_document_without_text_says_whether_it_has_pictures() {
        let empty = document(&paragraph(""));
        assert_eq!(parts(&[("word/document.xml", &empty)]), Err(Unreadable::Empty));
        let scan = [("word/document.xml", empty.as_str()), ("word/media/image1.png", "PNG")];
        assert_eq!(parts(&scan), Err(Unreadable::OnlyPictures));
    }

    #[test]
    fn broken_documents_are_told_and_none_unpacks_without_end() {
        for xml in ["", "<w:document>", "<w:document><w:p></w:document>", "<w:document/><", "文字"] {
            assert_eq!(parts(&[("word/document.xml", xml)]), Err(Unreadable::Damaged), "{xml}");
        }
        let bomb = document(&" ".repeat(MAX_UNPACKED));
        assert!(matches!(
            parts(&[("word/document.xml", &bomb)]),
            Err(Unreadable::TooLarge { bytes, limit: MAX_UNPACKED }) if bytes > MAX_UNPACKED
        ));
        let deep = document(&("<w:tbl><w:tr><w:tc>".repeat(20_000) + &"</w:tc></w:tr></w:tbl>".repeat(20_000)));
        assert_eq!(parts(&[("word/document.xml", &deep)]), Err(Unreadable::Empty));
    }

    proptest! {
        #[test]
        fn a_document_cut_off_or_changed_anywhere_gives_its_text_or_a_reason(
            cut in 0usize..2000, at in 0usize..2000, byte in any::<u8>(), name in "[a-z]{0,3}\\.(docx|doc|txt|zip)",
        ) {
            let numbering = format!("<w:numbering {WORD}/>");
            let body = document(&(entry("1", 0, "各镇要办") + &paragraph("<w:r><w:t>不得漏报</w:t></w:r>")));
            let whole = packed(&[("word/numbering.xml", &numbering), ("word/document.xml", &body)]);
            let told = text_of(&name, &whole[..cut.min(whole.len())], |_| None);
            prop_assert_eq!(told.is_ok(), cut >= whole.len());
            let mut changed = whole.clone();
            changed[at % whole.len()] = byte;
            if let Ok(brought) = text_of(&name, &changed, |_| None) {
                prop_assert_eq!(brought.text, "各镇要办\n不得漏报");
            }
        }

        #[test]
        fn any_document_gives_a_text_or_a_reason(body in "(<w:(p|r|t|tbl|tr|tc|pPr|rPr|del|sdt)/?>|</w:(p|r|t|tbl|tr|tc)>|要|&amp;){0,40}") {
            let _ = text(&body);
        }
    }
}
