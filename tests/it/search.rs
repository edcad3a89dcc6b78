//! The search over very much text: that it stays quick, and how quick.
//!
//! `cargo test --no-default-features --profile tools search -- --ignored --nocapture` prints the times.

use crate::labelled::project;
use luoshi::{
    base::day::date,
    bulletin::{decode, decode::native_gb18030},
    search::{Entry, Index, Kind},
};
use std::{
    fs,
    time::{Duration, Instant},
};

/// All paragraphs of the labelled bulletins.
fn paragraphs() -> Vec<String> {
    let mut files: Vec<_> = ["dev2", "held", "ours"]
        .iter()
        .flat_map(|folder| fs::read_dir(project("tests/fixtures/bulletins").join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    let texts = files.iter().map(|file| decode(&fs::read(file).unwrap(), native_gb18030).unwrap().0);
    texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The same numbers every time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// Bulletins of at least `length` characters, of the labelled ones' paragraphs in another order.
fn bulletins(count: usize, length: usize) -> Vec<Entry> {
    let (paragraphs, mut dice) = (paragraphs(), Dice(7));
    let mut next = || paragraphs[dice.throw(paragraphs.len())].as_str();
    (0..count)
        .map(|number| {
            let (mut text, mut chars) = (String::new(), 0);
            while chars < length {
                let paragraph = next();
                chars += paragraph.chars().count();
                text += paragraph;
                text.push('\n');
            }
            let day = date(2024, 1 + (number % 12) as u8, 1 + (number % 28) as u8);
            let (kind, key, title) = (Kind::Bulletin, number.to_string(), format!("工作简报第{number}期"));
            Entry { kind, key, title, day: Some(day), text }
        })
        .collect()
}

fn filled(entries: Vec<Entry>) -> Index {
    let mut index = Index::default();
    entries.into_iter().for_each(|entry| index.put(entry));
    index
}

/// The least of a few times: what else the machine does is not meant.
fn time(index: &Index, query: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        std::hint::black_box(index.find(query, 5));
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap()
}

#[test]
fn odd_queries_on_odd_texts_are_answered_at_once() {
    let mut entries = bulletins(20, 2000);
    let odd =
        ["安".repeat(20_000), "安全".repeat(10_000), "🚒".repeat(5_000), "\u{301}".repeat(5_000), "a".repeat(20_000)];
    for (number, text) in odd.into_iter().enumerate() {
        let (key, title) = (format!("odd-{number}"), text.chars().take(50).collect());
        entries.push(Entry { kind: Kind::Note, key, title, day: None, text });
    }
    let index = filled(entries);
    let many_words = (0..5000).map(|n| format!("词{n} ")).collect::<String>();
    let common_words = "的 了 和 在 是 要 对 不 中 大 为 上 个 国 我 以".to_owned();
    for query in [
        String::new(),
        " ".repeat(10_000),
        "安".repeat(10_000),
        "安".repeat(20_001),
        format!("{}全", "安".repeat(9_999)),
        format!("全{}", "安".repeat(9_999)),
        "安安".into(),
        "a".repeat(63),
        format!("{}b", "a".repeat(62)),
        "a".repeat(10_000),
        "aqaqaqaqaqaqaqaq".into(),
        "🚒".into(),
        "\u{301}".into(),
        "🚒".repeat(2_500),
        many_words,
        common_words,
    ] {
        let took = time(&index, &query);
        let start: String = query.chars().take(8).collect();
        assert!(took < Duration::from_millis(500), "{start}… took {took:?}, unoptimised");
    }
}

#[test]
#[ignore = "measures; how to run it is said above"]
fn how_quick_a_thousand_bulletins_are_searched() {
    let entries = bulletins(1000, 2000);
    let chars: usize = entries.iter().map(|entry| entry.text.chars().count()).sum();
    let start = Instant::now();
    let index = filled(entries);
    println!("{chars} characters, put in {:?}", start.elapsed());
    let parts: Vec<String> = paragraphs().into_iter().filter(|line| line.chars().count() > 20).collect();
    let mut dice = Dice(11);
    let mut part = |length: usize| -> String {
        let line = &parts[dice.throw(parts.len())];
        line.chars().skip(dice.throw(line.chars().count() - length)).take(length).collect()
    };
    let own = |queries: &[&str]| queries.iter().map(|query| (*query).to_owned()).collect::<Vec<_>>();
    let sets = [
        ("one character", (0..20).map(|_| part(1)).collect::<Vec<_>>()),
        ("two characters of a text", (0..60).map(|_| part(2)).collect()),
        ("four characters of a text", (0..60).map(|_| part(4)).collect()),
        ("twelve characters of a text", (0..60).map(|_| part(12)).collect()),
        ("in no text", own(&["饕", "黑龙江边", "饕餮", "安全声产", "的的", "应急预安", "第9999期", "xyz", "。。"])),
        ("two words", (0..30).map(|_| format!("{} {}", part(2), part(2))).collect()),
        ("initials", own(&["aq", "aqsc", "yjgl", "zhzx", "hb", "sz", "24xs", "fxkh", "yjglj", "xfjy", "zz", "sj"])),
        ("syllables", own(&["anquan", "anqu", "yingji", "yingjiguanli", "fangxun", "zhihui", "shangbao", "xi"])),
        ("letters that spell nothing here", own(&["zzzz", "sssss", "shijieb", "jjjj", "zhangsanfengzz", "yyyyd"])),
    ];
    let mut all = Vec::new();
    for (name, queries) in sets {
        let mut times: Vec<(Duration, String)> =
            queries.into_iter().map(|query| (time(&index, &query), query)).collect();
        times.sort();
        println!("{name}: p50 {:?}, most {:?}", times[times.len() / 2].0, times[times.len() - 1]);
        all.extend(times.into_iter().map(|(time, _)| time));
    }
    all.sort();
    println!("all {}: p50 {:?}, p95 {:?}", all.len(), all[all.len() / 2], all[all.len() * 95 / 100]);
}
