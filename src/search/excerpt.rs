//! The words around a hit.

use super::{Hit, Piece, Place, fold::Origins, index::Stored, query::Word};
use crate::bulletin::fold::{before, from, head, part, tail};
use std::ops::Range;

/// So many characters are shown before a hit, of the hit and after it.
const BEFORE: usize = 20;
const LONGEST: usize = 120;
const AFTER: usize = 40;
/// So many places of a text are shown.
const PLACES: usize = 3;
const CUT: &str = "…";

/// How an entry that has all of `words` is shown.
pub fn hit(key: &str, entry: &Stored, words: &[Word]) -> Hit {
    let (title, text) = hits(entry, words);
    let mut places = Vec::new();
    let mut rest = text.as_slice();
    while let Some(first) = rest.first().filter(|_| places.len() < PLACES) {
        let window = window(&entry.text, first);
        let shown = rest.iter().take_while(|hit| hit.start < window.end).count().max(1);
        let (inside, after) = rest.split_at_checked(shown).unwrap_or((rest, &[]));
        let line = before(&entry.text, first.start).bytes().filter(|byte| *byte == b'\n').count();
        places.push(Place { line: line as u32, context: context(&entry.text, window, inside) });
        rest = after;
    }
    let title = pieces(&entry.title, 0..entry.title.len(), &title);
    Hit { key: key.to_owned(), day: entry.day, title, places, more: rest.len() }
}

/// The bytes of the title and of the text that are hits: in order, none touching another.
fn hits(entry: &Stored, words: &[Word]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (of_title, of_text) = (Origins::new(&entry.title), Origins::new(&entry.text));
    let (title_bytes, title_chars) = entry.title_end;
    let (mut title, mut text) = (Vec::new(), Vec::new());
    for word in words {
        let length = word.text.len();
        let mut exact = false;
        for at in word.finder.find_iter(entry.folded.as_bytes()) {
            exact = true;
            match at.checked_sub(title_bytes + 1) {
                Some(at) => text.extend(of_text.of_bytes(at..at + length)),
                None => title.extend(of_title.of_bytes(at..at + length)),
            }
        }
        let Some(spelling) = word.spelling.as_ref().filter(|_| !exact) else { continue };
        let mut after = 0;
        while let Some(found) = spelling.find(&entry.classes, after) {
            after = found.end;
            match found.start.checked_sub(title_chars + 1) {
                Some(start) => text.extend(of_text.of_chars(start..start + found.len())),
                None => title.extend(of_title.of_chars(found)),
            }
        }
    }
    (in_order(title), in_order(text))
}

/// The ranges in order, those that overlap made one.
fn in_order(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, kept| {
        let overlap = next.start < kept.end;
        if overlap {
            kept.end = kept.end.max(next.end);
        }
        overlap
    });
    ranges
}

/// The bytes of `text` that are shown around a hit: never beyond the lines it stands in.
fn window(text: &str, hit: &Range<usize>) -> Range<usize> {
    let line = before(text, hit.start).rfind('\n').map_or(0, |at| at + 1);
    let start = hit.start - tail(part(text, line..hit.start), BEFORE).len();
    let shown = head(part(text, hit.clone()), LONGEST);
    if shown.len() < hit.len() {
        return start..hit.start + shown.len();
    }
    let rest = from(text, hit.end);
    let rest = rest.split('\n').next().unwrap_or(rest);
    start..hit.end + head(rest, AFTER).len()
}

/// The pieces of a window, with marks where it cuts a line.
fn context(text: &str, window: Range<usize>, hits: &[Range<usize>]) -> Vec<Piece> {
    let mut found = pieces(text, window.clone(), hits);
    if !before(text, window.start).is_empty() && !before(text, window.start).ends_with('\n') {
        match found.first_mut().filter(|piece| !piece.hit) {
            Some(piece) => piece.text.insert_str(0, CUT),
            None => found.insert(0, plain(CUT)),
        }
    }
    if !from(text, window.end).is_empty() && !from(text, window.end).starts_with('\n') {
        match found.last_mut().filter(|piece| !piece.hit) {
            Some(piece) => piece.text.push_str(CUT),
            None => found.push(plain(CUT)),
        }
    }
    found
}

fn plain(text: &str) -> Piece {
    Piece { text: text.to_owned(), hit: false }
}

/// The pieces of a stretch of text.
fn pieces(text: &str, window: Range<usize>, hits: &[Range<usize>]) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = window.start;
    let mut put = |range: Range<usize>, hit| {
        let words = part(text, range);
        if !words.is_empty() {
            found.push(Piece { text: words.replace('\n', " "), hit });
        }
    };
    for hit in hits {
        let end = hit.end.min(window.end);
        put(at..hit.start, false);
        put(hit.start..end, true);
        at = end;
    }
    put(at..window.end, false);
    found
}

#[cfg(test)]
mod tests {
    use crate::search::{Entry, Hit, Index, Kind, Piece, fold::folded as fold};
    use proptest::prelude::*;

    /// The only hit for `query` in an entry of its own.
    fn found(query: &str, title: &str, text: &str) -> Option<Hit> {
        let mut index = Index::default();
        let (key, day) = (String::from("k"), None);
        index.put(Entry { kind: Kind::Note, key, title: title.into(), day, text: text.into() });
        index.find(query, 1).groups.pop()?.hits.pop()
    }

    /// Pieces as one text, hits in brackets.
    fn marked(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
    }

    /// The places of a hit: line and marked text, and how many more there are.
    fn places(query: &str, text: &str) -> (Vec<(u32, String)>, usize) {
        found(query, "", text).map_or((Vec::new(), 0), |hit| {
            (hit.places.iter().map(|place| (place.line, marked(&place.context))).collect(), hit.more)
        })
    }

    fn first(query: &str, text: &str) -> (u32, String) {
        places(query, text).0.into_iter().next().unwrap_or_default()
    }

    #[test]
    fn the_original_characters_are_marked() {
        for (query, text, line, context) in [
            ("安全生产", "第一行\n抓好安全生产。", 1, "抓好[安全生产]。"),
            ("安全生产", "抓好安全 生\n产。", 0, "抓好[安全 生 产]。"),
            ("aed", "配备ＡＥＤ。", 0, "配备[ＡＥＤ]。"),
            ("(一)", "（一）会议", 0, "[（一）]会议"),
            ("aqsc", "抓好安 全生产", 0, "抓好[安 全生产]"),
            ("抓好 生产 安全", "抓好安全、生产", 0, "[抓好][安全]、[生产]"),
            ("安安", "安安安安", 0, "[安安][安安]"),
            ("🚒", "出动🚒两台", 0, "出动[🚒]两台"),
            ("e\u{301}", "cafe\u{301}", 0, "caf[e\u{301}]"),
        ] {
            assert_eq!(first(query, text), (line, context.into()), "{query}");
        }
        assert_eq!(marked(&found("回头看", "“回头看”工作", "").unwrap().title), "“[回头看]”工作");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let text = format!("前行\n{}安全{}\n后行", "前".repeat(30), "后".repeat(50));
        assert_eq!(first("安全", &text), (1, format!("…{}[安全]{}…", "前".repeat(20), "后".repeat(40))));
        let text = format!("{}安全{}", "前".repeat(20), "后".repeat(40));
        assert_eq!(first("安全", &text), (0, text.replace("安全", "[安全]")));
        let text = "安".repeat(5000);
        assert_eq!(first(&text, &text), (0, format!("[{}]…", "安".repeat(120))));
    }

    #[test]
    fn few_places_are_shown_and_the_others_counted() {
        let line = format!("安全和安全{}\n", "。".repeat(60));
        let (shown, more) = places("安全", &line.repeat(5));
        assert_eq!(shown.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [0, 1, 2]);
        assert!(shown.iter().all(|(_, context)| context.starts_with("[安全]和[安全]。")));
        assert_eq!(more, 4);
        let hit = found("安全", "安全", "其他").unwrap();
        assert_eq!((hit.places.len(), hit.more), (0, 0), "a hit in the title is shown in the title");
    }

    /// Text of many kinds of characters, few enough to repeat.
    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof!["[安全生产a1 \n，,“”Ａ🚒\u{301}İß]{0,40}", any::<String>()]
    }

    proptest! {
        #[test]
        fn any_part_of_any_text_is_found_where_it_stands(text in any_text(), from: prop::sample::Index, length in 2usize..12) {
            let chars: Vec<(usize, char)> =
                text.char_indices().filter(|(_, c)| !fold(&c.to_string()).is_empty()).collect();
            prop_assume!(chars.len() >= 2);
            let first = from.index(chars.len() - 1);
            let last = (first + length).min(chars.len()) - 1;
            let part = &text[chars[first].0..chars[last].0 + chars[last].1.len_utf8()];
            let hit = found(part, "", &text);
            prop_assert!(hit.is_some());
            let place = hit.unwrap().places.swap_remove(0);
            let shown: String = place.context.iter().filter(|piece| piece.hit).map(|piece| piece.text.as_str()).collect();
            prop_assert!(fold(&shown).contains(&fold(part)), "{part:?} is not in {shown:?}");
            // It is the first place of it: no earlier line begins one.
            let lines: Vec<&str> = text.split('\n').collect();
            let rest = lines[place.line as usize..].concat();
            prop_assert!(fold(&rest).contains(&fold(part)));
            let after = lines.get(place.line as usize + 1..).unwrap_or_default().concat();
            let all = fold(&text);
            let at = all.find(&fold(part)).unwrap();
            prop_assert!(at + fold(&after).len() < all.len());
        }

        #[test]
        fn any_query_on_any_text_is_answered(query in any_text(), text in any_text(), title in any_text()) {
            if let Some(hit) = found(&query, &title, &text) {
                prop_assert!(hit.title.iter().chain(hit.places.iter().flat_map(|place| &place.context)).any(|piece| piece.hit));
                let whole: String = hit.title.iter().map(|piece| piece.text.as_str()).collect();
                prop_assert_eq!(whole, title.replace('\n', " "));
            }
        }
    }
}
