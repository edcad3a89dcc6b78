//! Files of every kind: their text, or what they are.

use std::{fs, path::Path};

use luoshi::bulletin::{Encoding, Format, Unreadable, accept, decode::native_gb18030, import};
use proptest::prelude::*;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

/// The same county's bulletin as an office writes it, as its site shows it, and as somebody notes it down.
#[test]
fn each_file_has_its_expected_text_and_reads_as_a_bulletin() {
    for (file, format, encoding, number, requirements) in [
        ("county-bulletin.docx", Format::Docx, None, 7, 5),
        ("saved-page.html", Format::WebPage, Some(Encoding::Gb18030), 8, 4),
        ("notes.md", Format::Markdown, Some(Encoding::Utf8), 9, 4),
    ] {
        let bytes = fs::read(folder().join(file)).unwrap();
        let brought = import::text_of(file, &bytes, native_gb18030).unwrap();
        let expected = fs::read_to_string(folder().join(file).with_extension("txt")).unwrap();
        assert_eq!(brought.text, expected.trim_end(), "{file}");
        assert_eq!((brought.format, brought.encoding), (format, encoding), "{file}");
        assert!(brought.title.is_some_and(|title| title.starts_with("岚溪县应急管理简报")), "{file}");
        let bulletin = accept(&brought.text).unwrap();
        assert_eq!((bulletin.series.as_deref(), bulletin.number), (Some("岚溪县应急管理简报"), Some(number)), "{file}");
        let found: usize = bulletin.items.iter().map(|item| item.requirements.len()).sum();
        assert_eq!(found, requirements, "{file}");
    }
}

#[test]
fn a_plain_text_is_left_as_it_is() {
    let text = "某县简报（第1期）\n# 各镇要办，面积3*4*5。\n一、值班";
    for name in ["a.txt", "没有扩展名", "a.docx", "a.doc"] {
        let brought = import::text_of(name, text.as_bytes(), native_gb18030).unwrap();
        assert_eq!((brought.text.as_str(), brought.format), (text, Format::Text), "{name}");
    }
}

/// A compound file with one stream.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(512 + 128, 0);
    let name: Vec<u8> = stream.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let mut entry = name.clone();
    entry.resize(128, 0);
    entry[64] = u8::try_from(name.len()).unwrap();
    bytes.extend(entry);
    bytes
}

fn zip(parts: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut zip = rawzip::ZipArchiveWriter::new(&mut bytes);
    for part in parts {
        let (entry, _) = zip.new_file(*part).start().unwrap();
        entry.finish(rawzip::DataDescriptorOutput::new(0, 0)).unwrap();
    }
    zip.finish().unwrap();
    bytes
}

#[test]
fn what_is_not_read_is_told_apart() {
    let rows: Vec<(&str, Vec<u8>, Unreadable)> = vec![
        ("a.txt", Vec::new(), Unreadable::Empty),
        ("a.doc", compound("WordDocument"), Unreadable::OldWord),
        ("a.wps", compound("Other"), Unreadable::OldWord),
        ("a.xls", compound("Workbook"), Unreadable::Spreadsheet),
        ("a.et", compound("Other"), Unreadable::Spreadsheet),
        ("a.ppt", compound("PowerPoint Document"), Unreadable::Slides),
        ("a.docx", compound("EncryptedPackage"), Unreadable::Locked),
        ("a.msg", compound("Other"), Unreadable::OfficeFile),
        ("a.xlsx", zip(&["[Content_Types].xml", "xl/workbook.xml"]), Unreadable::Spreadsheet),
        ("a.pptx", zip(&["[Content_Types].xml", "ppt/presentation.xml"]), Unreadable::Slides),
        ("a.ofd", zip(&["OFD.xml", "Doc_0/Document.xml"]), Unreadable::Ofd),
        ("a.odt", zip(&["mimetype", "content.xml"]), Unreadable::OfficeFile),
        ("a.zip", zip(&["简报/第1期.docx"]), Unreadable::Archive),
        ("a.zip", zip(&[]), Unreadable::Archive),
        ("a.rar", b"Rar!\x1a\x07".to_vec(), Unreadable::Archive),
        ("a.docx", zip(&["[Content_Types].xml", "word/styles.xml"]), Unreadable::Damaged),
        ("a.docx", b"PK\x03\x04".to_vec(), Unreadable::Damaged),
        ("a.ofd", b"PK\x03\x04".to_vec(), Unreadable::Ofd),
        ("a.zip", b"PK\x03\x04".to_vec(), Unreadable::Archive),
        ("a.pdf", b"%PDF-1.7".to_vec(), Unreadable::Pdf),
        ("a.rtf", b"{\\rtf1\\ansi".to_vec(), Unreadable::Rtf),
        ("a.bmp", b"BM\x36\x10\0\0\0\0\0\0".to_vec(), Unreadable::Image),
        ("a.heic", b"\0\0\0\x18ftypheic".to_vec(), Unreadable::Image),
        ("a.caj", b"\0\x01".to_vec(), Unreadable::OfficeFile),
        (
            "a.doc",
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument>字</w:wordDocument>"
                .into(),
            Unreadable::OldWord,
        ),
        (
            "a.mht",
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n".to_vec(),
            Unreadable::Damaged,
        ),
        ("a.html", "<html><title>题</title><body></body></html>".into(), Unreadable::Empty),
        ("a.html", "<html><!-- 汉字 --><p>no words</p></html>".into(), Unreadable::NotChinese),
        ("a.txt", "字".repeat(400_000).into(), Unreadable::TooLarge { bytes: 1_200_000, limit: 1 << 20 }),
        (
            "a.txt",
            vec![b'a'; import::MAX_FILE + 1],
            Unreadable::TooLarge { bytes: import::MAX_FILE + 1, limit: import::MAX_FILE },
        ),
    ];
    for (name, bytes, why) in rows {
        assert_eq!(import::text_of(name, &bytes, native_gb18030), Err(why), "{name} {why:?}");
    }
}

#[test]
fn the_content_decides_and_not_the_name() {
    let page = "<html><body><p>各镇要在4月底前报数；不得漏报。</p></body></html>".as_bytes();
    assert_eq!(import::text_of("简报.doc", page, native_gb18030).unwrap().format, Format::WebPage);
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n";
    let saved = [head.as_bytes(), page, b"\r\n--x--\r\n"].concat();
    let brought = import::text_of("简报.doc", &saved, native_gb18030).unwrap();
    assert_eq!((brought.text.as_str(), brought.format), ("各镇要在4月底前报数；不得漏报。", Format::WebPage));
    let docx = fs::read(folder().join("county-bulletin.docx")).unwrap();
    assert_eq!(import::text_of("简报.wps", &docx, native_gb18030).unwrap().format, Format::Docx);
}

proptest! {
    #[test]
    fn any_bytes_give_a_text_or_a_reason(
        start in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"# ", b"MIME-Version: 1.0\nContent-Type: text/html\n\n",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let bytes = [start, &rest].concat();
        for name in ["a.docx", "a.md", "a"] {
            let _ = import::text_of(name, &bytes, native_gb18030);
        }
    }

    #[test]
    fn any_page_or_note_gives_a_text_or_a_reason(
        text in "(<(/?(div|table|tr|td|a|p|h1|script|svg|title)|div id=zoom|a href=\"x)>|[*_`~|>#\\[\\]() \n-]|要|。|[a-z]){0,60}",
    ) {
        for name in ["a.html", "a.md"] {
            let _ = import::text_of(name, format!("<html>{text}").as_bytes(), native_gb18030);
            let _ = import::text_of(name, text.as_bytes(), native_gb18030);
        }
    }
}
