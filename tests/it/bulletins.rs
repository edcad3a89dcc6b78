//! The reader against labelled bulletins, and against anything at all.

use crate::labelled::{labelled, open, project, shared, squeeze};
use luoshi::bulletin::{
    parse,
    questions::{QuestionKind, questions},
};
use proptest::prelude::*;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

/// F1 of the requirements found (exact words), and whether all items were told apart.
fn score(folder: &Path) -> (f64, bool) {
    let files = labelled(folder);
    let (mut hits, mut found, mut labelled, mut items) = (0, 0, 0, true);
    assert!(!files.is_empty());
    for (file, gold) in files {
        let bulletin = open(&file);
        let gold = gold["items"].as_array().unwrap();
        items &= gold.len() == bulletin.items.len();
        let labels = |optional: bool| -> BTreeSet<String> {
            let all = gold.iter().flat_map(|item| item["requirements"].as_array().unwrap());
            all.filter(|label| label["optional"].as_bool().unwrap_or(false) == optional)
                .map(|label| squeeze(label["text"].as_str().unwrap()))
                .collect()
        };
        let (scored, optional) = (labels(false), labels(true));
        let texts = bulletin.items.iter().flat_map(|item| &item.requirements).map(|found| squeeze(&found.text));
        let got: BTreeSet<String> = texts.filter(|text| !optional.contains(text)).collect();
        hits += scored.intersection(&got).count();
        found += got.len();
        labelled += scored.len();
    }
    let (precision, recall) = (hits as f64 / found as f64, hits as f64 / labelled as f64);
    (2.0 * precision * recall / (precision + recall), items)
}

#[test]
fn our_own_bulletins_in_many_styles() {
    for (folder, least) in [("dev2", 0.98), ("dev3", 0.98), ("held", 0.93)] {
        let (f1, items) = score(&project("tests/fixtures/bulletins").join(folder));
        println!("{folder}: F1 {f1:.3}");
        assert!(items, "{folder}: items were not told apart");
        assert!(f1 >= least, "{folder}: F1 {f1:.3} < {least}");
    }
}

#[test]
fn the_samples_and_the_real_bulletin() {
    let Some(shared) = shared() else { return };
    let (f1, items) = score(&shared.join("dev"));
    println!("samples: F1 {f1:.3}");
    assert!(items && f1 >= 0.95, "F1 {f1:.3}");
    let real = open(&shared.join("002.txt"));
    assert_eq!(real.items.iter().map(|item| item.requirements.len()).collect::<Vec<_>>(), [7, 6, 2, 0]);
    assert!(real.items.iter().all(|item| item.headline_in_text && !item.headline.is_empty()));
}

#[test]
fn nothing_is_asked_that_the_bulletin_says() {
    // Two bulletins give no year; nothing else in any of them is open.
    let mut asked = Vec::new();
    for folder in ["dev2", "held", "ours"] {
        for (file, _) in labelled(&project("tests/fixtures/bulletins").join(folder)) {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            asked.extend(questions(&open(&file)).into_iter().map(|question| (name.clone(), question.kind)));
        }
    }
    asked.sort_by(|a, b| a.0.cmp(&b.0));
    let year = |name: &str, dates| (name.to_owned(), QuestionKind::Year { dates });
    assert_eq!(asked, [year("e01", 6), year("h09", 4)]);
}

#[test]
fn what_only_looks_like_a_requirement() {
    let Some(shared) = shared() else { return };
    let traps = fs::read_to_string(shared.join("traps.dev.json")).unwrap();
    let traps: Value = serde_json::from_str(&traps).unwrap();
    let mut fallen = Vec::new();
    for trap in traps.as_array().unwrap() {
        let bulletin = open(&shared.join(trap["file"].as_str().unwrap()));
        let text = squeeze(trap["text"].as_str().unwrap());
        let texts = bulletin.items.iter().flat_map(|item| &item.requirements).map(|found| squeeze(&found.text));
        fallen.extend(texts.filter(|found| *found == text));
    }
    assert!(fallen.is_empty(), "{fallen:#?}");
}

/// Everything of the text is somewhere in the result: nothing is hidden.
fn nothing_hidden(text: &str) -> Result<(), TestCaseError> {
    let bulletin = parse(text);
    let mut shown = String::new();
    let lists = bulletin.masthead.iter().chain(&bulletin.footer);
    shown.extend(lists.map(|line| squeeze(line)));
    for item in &bulletin.items {
        shown += &squeeze(item.section.as_deref().unwrap_or_default());
        shown += &squeeze(&item.headline);
        shown.extend(item.blocks.iter().map(|block| squeeze(&block.text)));
        for block in &item.blocks {
            let parts: String = block.parts.iter().filter_map(|part| block.text.get(part.span.clone())).collect();
            prop_assert_eq!(&parts, &block.text);
        }
        for found in &item.requirements {
            let block = item.blocks.get(found.block).map(|block| block.text.as_str()).unwrap_or_default();
            prop_assert_eq!(block.get(found.span.clone()), Some(found.text.as_str()));
        }
    }
    let mut missing: Vec<char> = squeeze(text).chars().collect();
    // Zero-width marks and the soft hyphen have no shape: like white space, there is nothing in them to hide.
    let shapeless = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    // The frame around a column's name is not part of the name.
    let framed = bulletin.items.iter().any(|item| item.section.is_some());
    let frame = |c: char| "【】".contains(c) || framed && "=-—─★◆■●※▲#*[]〖〗『』「」".contains(c);
    missing.retain(|c| !shapeless(*c) && !frame(*c) && !shown.contains(*c));
    prop_assert!(missing.is_empty(), "{:?} is shown nowhere", missing);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn anything_is_read_without_failing_and_nothing_is_hidden(text in "(.{0,40}\n){0,12}") {
        nothing_hidden(&text)?;
    }

    #[test]
    fn text_made_of_the_words_of_bulletins(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "某县简报", "第3期", "(总第8期)", "\n", "　　", "【动态】", "一、", "(一)", "1.", "一是", "二是", "要求", "会议指出，",
                "各镇要", "于3月底前", "每月", "不得", "严禁", "请", "；", "。", "，", "：", "“", "”", "《", "》", "（", "）", "报：", "送：",
                "表1", "\t", "内", "前", "每", "由", "负责", "可", "了", "不应", "5个工作日内", "？", "第一，", "二〇一九年三月六日",
            ]),
            0..60,
        ),
    ) {
        nothing_hidden(&words.concat())?;
    }
}

#[test]
fn the_runs_of_a_block_are_its_text_in_order() {
    let bulletin = parse("某县简报(第1期)\n开会。会议要求,一是要值班;二是要报数。此外,请各镇回复。\n");
    let item = &bulletin.items[0];
    let block = &item.blocks[0];
    let whole: String = block.runs(0).iter().flat_map(|run| &run.spans).map(|span| &block.text[span.clone()]).collect();
    assert_eq!(whole, block.text);
    let from = item.text_from(0);
    let rest: String =
        block.runs(from).iter().flat_map(|run| &run.spans).map(|span| &block.text[span.clone()]).collect();
    assert_eq!(rest, block.text[from..]);
    assert!(block.runs(0).iter().any(|run| run.points && run.spans.len() == 2), "{:?}", block.runs(0));
    assert!(block.runs(0).windows(2).all(|pair| pair[0].points != pair[1].points));
}
