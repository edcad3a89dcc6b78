//! Everything that can be found, and finding it.

use super::{
    Entry, Found, Group, Kind,
    excerpt::hit,
    fold::{BORDER, each},
    pinyin::class,
    query::{Query, Word},
    sieve::Sieve,
};
use crate::base::day::Date;
use std::{cmp::Reverse, collections::BTreeMap};

/// All entries, ready to be searched. About 8 bytes a Chinese character in memory, beside the readings (0.3 MB).
#[derive(Default)]
pub struct Index {
    entries: BTreeMap<Kind, BTreeMap<String, Stored>>,
}

/// An entry as it is kept.
pub struct Stored {
    pub title: Box<str>,
    pub text: Box<str>,
    pub day: Option<Date>,
    /// Title, border and text, folded.
    pub folded: Box<str>,
    /// The class of every character of `folded`.
    pub classes: Box<[u16]>,
    /// What `folded` may hold.
    pub sieve: Sieve,
    /// How many bytes and how many characters of `folded` are the title.
    pub title_end: (usize, usize),
}

impl Stored {
    fn new(entry: Entry) -> (Kind, String, Stored) {
        let mut folded = String::with_capacity(entry.title.len() + entry.text.len() + 1);
        let mut classes = Vec::with_capacity(folded.capacity() / 3);
        let mut put = |c| {
            folded.push(c);
            classes.push(class(c));
        };
        entry.title.chars().for_each(|c| each(c, &mut put));
        put(BORDER);
        entry.text.chars().for_each(|c| each(c, &mut put));
        let title = folded.split(BORDER).next().unwrap_or_default();
        let title_end = (title.len(), title.chars().count());
        let sieve = Sieve::new(&folded, classes.len());
        let stored = Stored {
            title: entry.title.into(),
            text: entry.text.into(),
            day: entry.day,
            folded: folded.into(),
            classes: classes.into(),
            sieve,
            title_end,
        };
        (entry.kind, entry.key, stored)
    }

    /// How well `word` is met, if it is.
    fn rank(&self, word: &Word) -> Option<Rank> {
        let (title_bytes, title_chars) = self.title_end;
        let found = self.sieve.may_hold(&word.grams).then(|| word.finder.find(self.folded.as_bytes())).flatten();
        if let Some(at) = found {
            return Some(match at < title_bytes {
                true if title_bytes == word.text.len() => Rank::WholeTitle,
                true => Rank::Title,
                false => Rank::Text,
            });
        }
        let found = word.spelling.as_ref()?.find(&self.classes, 0)?;
        Some(if found.start < title_chars { Rank::SpelledTitle } else { Rank::SpelledText })
    }
}

/// How well an entry meets a query, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    WholeTitle,
    Title,
    Text,
    SpelledTitle,
    SpelledText,
}

impl Index {
    /// Adds an entry, or replaces the one of its kind and key.
    pub fn put(&mut self, entry: Entry) {
        let (kind, key, stored) = Stored::new(entry);
        self.entries.entry(kind).or_default().insert(key, stored);
    }

    /// Removes an entry, if there is one.
    pub fn remove(&mut self, kind: Kind, key: &str) {
        if let Some(entries) = self.entries.get_mut(&kind) {
            entries.remove(key);
        }
    }

    /// Removes everything of one kind.
    pub fn clear(&mut self, kind: Kind) {
        self.entries.remove(&kind);
    }

    /// Looks for what was typed and shows the best `per_group` entries of each kind.
    ///
    /// The whole of it is looked for first, whatever white space is in it; where no entry has that, every one of the
    /// words between the spaces has to occur. Best is: it is the title; in the title; in the text; spelled by pinyin;
    /// of these the newest first, those without a day last, and then by key.
    pub fn find(&self, typed: &str, per_group: usize) -> Found {
        let query = Query::new(typed);
        let whole = query.whole.as_slice();
        let found = self.look(whole, per_group);
        if found.total == 0 { self.look(&query.words, per_group) } else { found }
    }

    /// The entries that have all of `words`.
    fn look(&self, words: &[Word], per_group: usize) -> Found {
        let mut found = Found::default();
        if words.is_empty() {
            return found;
        }
        for (kind, entries) in &self.entries {
            let mut ranked: Vec<(Rank, &String, &Stored)> = Vec::new();
            for (key, stored) in entries {
                let rank = words
                    .iter()
                    .try_fold(Rank::WholeTitle, |worst, word| stored.rank(word).map(|rank| worst.max(rank)));
                if let Some(rank) = rank {
                    ranked.push((rank, key, stored));
                }
            }
            let total = ranked.len();
            if total == 0 {
                continue;
            }
            ranked.sort_by_key(|(rank, _, stored)| (*rank, Reverse(stored.day)));
            let hits = ranked.iter().take(per_group).map(|(_, key, stored)| hit(key, stored, words));
            found.groups.push(Group { kind: *kind, total, hits: hits.collect() });
            found.total += total;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, doc},
        search::Piece,
    };

    fn entry(kind: Kind, key: &str, day: Option<Date>, title: &str, text: &str) -> Entry {
        Entry { kind, key: key.into(), title: title.into(), day, text: text.into() }
    }

    fn index(entries: &[(&str, Option<Date>, &str, &str)]) -> Index {
        let mut index = Index::default();
        for (key, day, title, text) in entries {
            index.put(entry(Kind::Bulletin, key, *day, title, text));
        }
        index
    }

    /// The keys found, in order.
    fn keys(index: &Index, query: &str) -> String {
        let found = index.find(query, 100);
        let hits = found.groups.iter().flat_map(|group| &group.hits);
        hits.map(|hit| hit.key.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_better_hit_comes_first_and_of_equals_the_newer() {
        let (old, new) = (Some(date(2024, 3, 1)), Some(date(2025, 3, 1)));
        let index = index(&[
            ("a-text-undated", None, "简报", "抓好安全生产。"),
            ("b-text-old", old, "简报", "抓好安全生产。"),
            ("c-text-new", new, "简报", "抓好安全 生产。"),
            ("d-text-new", new, "简报", "抓好安全生产。"),
            ("e-title", old, "安全生产例会", "其他"),
            ("f-whole", None, "安全 生产", "其他"),
            ("g-none", new, "防汛", "其他"),
        ]);
        let best_first = "f-whole e-title c-text-new d-text-new b-text-old a-text-undated";
        assert_eq!(keys(&index, "安全生产"), best_first);
        assert_eq!(keys(&index, "安全 生产"), best_first);
        assert_eq!(keys(&index, "aqsc"), "e-title f-whole c-text-new d-text-new b-text-old a-text-undated");
        assert_eq!(keys(&index, "AnQuanShengChan").len(), best_first.len());
    }

    #[test]
    fn letters_that_are_written_come_before_letters_that_spell() {
        let index = index(&[("spelled", None, "", "安二段"), ("written", None, "", "配备AED。")]);
        assert_eq!(keys(&index, "aed"), "written spelled");
    }

    #[test]
    fn words_apart_are_looked_for_when_no_entry_has_them_together() {
        let index = index(&[
            ("together", None, "", "镇应急站"),
            ("apart", None, "", "镇里设应急站"),
            ("one", None, "", "设应急站"),
            ("title", None, "防汛", "应急站"),
        ]);
        assert_eq!(keys(&index, "镇 应急站"), "together");
        assert_eq!(keys(&index, "应急站 里设"), "apart");
        assert_eq!(keys(&index, "fx 应急站"), "title");
        assert_eq!(keys(&index, "防汛 干部"), "");
        assert_eq!(keys(&index, "里设 yjz"), "apart");
    }

    #[test]
    fn an_entry_is_replaced_and_removed() {
        let mut index = index(&[("a", None, "", "旧的"), ("b", None, "", "旧的")]);
        index.put(entry(Kind::Note, "a", None, "", "旧的"));
        index.put(entry(Kind::Bulletin, "a", None, "", "新的"));
        assert_eq!((keys(&index, "旧的").as_str(), keys(&index, "新的").as_str()), ("b a", "a"));
        index.remove(Kind::Note, "a");
        index.remove(Kind::Pilot, "none");
        assert_eq!(keys(&index, "旧的"), "b");
        index.clear(Kind::Bulletin);
        assert_eq!(index.find("旧的", 10), Found::default());
    }

    #[test]
    fn kinds_are_groups_and_a_group_counts_what_it_does_not_show() {
        let mut index = Index::default();
        for kind in [Kind::Pilot, Kind::Duty, Kind::Bulletin] {
            for key in ["1", "2", "3"] {
                index.put(entry(kind, key, None, "", "安全"));
            }
        }
        let found = index.find("安", 2);
        let groups: Vec<_> = found.groups.iter().map(|group| (group.kind, group.total, group.hits.len())).collect();
        assert_eq!(groups, [(Kind::Bulletin, 3, 2), (Kind::Duty, 3, 2), (Kind::Pilot, 3, 2)]);
        assert_eq!((found.total, index.find("安", 0).total), (9, 9));
        assert_eq!(doc::read::<Found>(&doc::print(&found)), Ok(found));
    }

    #[test]
    fn an_entry_crosses_as_json() {
        let entry = entry(Kind::Record, "k", Some(date(2025, 3, 1)), "标题", "一\n二");
        assert_eq!(doc::read::<Entry>(&doc::print(&entry)), Ok(entry));
    }

    #[test]
    fn title_and_text_are_two() {
        let index = index(&[("a", None, "安全", "生产")]);
        assert_eq!((keys(&index, "全生").as_str(), keys(&index, "qs").as_str()), ("", ""));
        assert_eq!(keys(&index, "全 生"), "a");
        let title = index.find("安全", 1).groups.remove(0).hits.remove(0).title;
        assert_eq!(title, [Piece { text: "安全".into(), hit: true }]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        let index = index(&[("a", None, "", "安全 \0")]);
        for query in ["", " ", "\n", "\u{200b}", "\0", "\u{fe0f}"] {
            assert_eq!(index.find(query, 10), Found::default());
        }
    }
}
