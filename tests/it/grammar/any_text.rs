//! What holds for any text at all.

use luoshi::bulletin::{self, Bulletin, decode, decode::native_gb18030, parse};
use proptest::prelude::*;

/// Pieces that the rules look at, in any order.
fn bulletin_like() -> impl Strategy<Value = String> {
    let pieces = [
        "某县应急管理简报",
        "（第6期）",
        "第十二期",
        "2019年3月6日",
        "编印",
        "【工作动态】",
        "\n",
        "\n\n",
        "\r\n",
        "　　",
        "  ",
        "一、",
        "（一）",
        "1.",
        "一是",
        "二是",
        "一要",
        "第一，",
        "会议要求，",
        "会议强调：",
        "各县（区）",
        "企业",
        "要",
        "应",
        "必须",
        "不得",
        "请",
        "由",
        "可以",
        "；",
        "。",
        "，",
        "：",
        "“",
        "”",
        "《",
        "》",
        "(",
        ")",
        "？",
        "3月底前",
        "每月",
        "每月25日前",
        "30分钟内",
        "办结后",
        "|",
        "\t",
        "报：",
        "共印80份",
        "首页 | 要闻 > 简报",
        "要做到以下几点：",
        "\u{a0}",
        "\u{feff}",
        "𠮷",
        "é",
        "x",
        "12",
        "\"",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60).prop_map(|p| p.concat())
}

/// The letters of everything a reader is shown, in order.
fn shown(bulletin: &Bulletin) -> String {
    let mut out: String = bulletin.masthead.concat();
    for item in &bulletin.items {
        out.push_str(item.section.as_deref().unwrap_or(""));
        if !item.headline_in_text {
            out.push_str(&item.headline);
        }
        out.extend(item.blocks.iter().map(|b| b.text.as_str()));
    }
    out.extend(bulletin.footer.iter().map(String::as_str));
    out
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

fn holds_together(text: &str) {
    let bulletin = parse(text);
    let (all, seen) = (letters(text), letters(&shown(&bulletin)));
    let mut rest = seen.into_iter().peekable();
    for c in all {
        while rest.peek().is_some_and(|s| *s < c) {
            rest.next();
        }
        assert_eq!(rest.next(), Some(c), "hidden: {c} of {text:?}\n{bulletin:#?}");
    }
    for item in &bulletin.items {
        let mut last = (0, 0);
        for r in &item.requirements {
            assert_eq!(item.blocks[r.block].text.get(r.span.clone()), Some(r.text.as_str()));
            assert!((r.block, r.span.start) >= last, "order");
            last = (r.block, r.span.end);
            for field in [&r.actor, &r.due, &r.cadence].into_iter().flatten() {
                assert!(r.text.contains(field.as_str()), "{field} in {}", r.text);
            }
        }
        for block in &item.blocks {
            let mut at = 0;
            for part in &block.parts {
                assert_eq!(part.span.start, at);
                assert!(block.text.get(part.span.clone()).is_some_and(|t| !t.is_empty()));
                at = part.span.end;
            }
            assert_eq!(at, block.text.len());
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_nothing_is_hidden(text in any::<String>()) {
        holds_together(&text);
    }

    #[test]
    fn anything_like_a_bulletin_is_read_and_nothing_is_hidden(text in bulletin_like()) {
        holds_together(&text);
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok((text, _)) = decode(&bytes, native_gb18030) {
            let _ = bulletin::accept(&text);
        }
    }
}
