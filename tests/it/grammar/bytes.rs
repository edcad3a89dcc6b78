//! From bytes to text: encodings, and what is refused.

use luoshi::bulletin::{Encoding, Unreadable, accept, decode, decode::native_gb18030};

#[test]
fn files_that_are_no_text_are_refused_by_kind() {
    let refused = |bytes: &[u8]| decode(bytes, native_gb18030).unwrap_err();
    assert_eq!(refused(b""), Unreadable::Empty);
    assert_eq!(refused(b" \r\n\t"), Unreadable::Empty);
    assert_eq!(refused(b"PK\x03\x04 docx"), Unreadable::OfficeFile);
    assert_eq!(refused(b"%PDF-1.7"), Unreadable::Pdf);
    assert_eq!(refused(b"\x89PNG\r\n"), Unreadable::Image);
    assert_eq!(refused("{\"items\": \"简报\"}".as_bytes()), Unreadable::Json);
    assert_eq!(refused(b"\x00\x01\x02"), Unreadable::Binary);
    assert_eq!(refused("一\n二\u{fffd}".as_bytes()), Unreadable::BrokenText { line: 2 });
    assert_eq!(refused(b"\xff\xfe\x00\xd8"), Unreadable::BrokenText { line: 1 });
    assert_eq!(refused(&vec![b'a'; (1 << 20) + 1]), Unreadable::TooLarge { bytes: (1 << 20) + 1, limit: 1 << 20 });
    assert!(matches!(
        accept(&"一事一报告。各镇要办。\n".repeat(501)),
        Err(Unreadable::TooManyItems { items: 501, .. })
    ));
    assert!(accept("【工作动态】\n要闻一则。各镇要办。").is_ok());
}

#[test]
fn encodings_are_told_apart() {
    let text = "某县简报（第1期）\n各镇要办。";
    let (gbk, ..) = encoding_rs::GB18030.encode(text);
    let utf16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect()
    };
    let marked = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    for (bytes, encoding) in [
        (gbk.to_vec(), Encoding::Gb18030),
        (utf16(u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(u16::to_be_bytes), Encoding::Utf16Be),
        (marked.into_bytes(), Encoding::Utf8),
    ] {
        assert_eq!(decode(&bytes, native_gb18030), Ok((text.to_owned(), encoding)));
    }
}
