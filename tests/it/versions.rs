//! Anchors and decisions from one version of a text to the next, with every sentence known by itself: the texts show
//! only words, the tests know which sentence is which.

use crate::labelled::{open, project};
use luoshi::bulletin::{
    Bulletin,
    anchor::Anchor,
    flat_text::{FlatText, sentences},
    relocate::{Place, relocate},
    verdict::claims,
    version::carry_over,
};
use proptest::prelude::*;
use proptest::sample::Index;
use std::{fs, ops::Range};

/// Few words, so that sentences repeat; the two last ones differ in one character.
const WORDS: [&str; 6] = ["各镇要值班。", "不得漏报；", "会议要求，要备好物资。", "开会！\n", "要报数。", "要报数；"];

/// A sentence that is itself, whatever its words.
#[derive(Debug, Clone, PartialEq)]
struct Own {
    id: usize,
    words: String,
}

/// One step of an edit; the places are taken modulo the length.
#[derive(Debug, Clone)]
enum Step {
    Delete(Index),
    /// New words that no other sentence has.
    Change(Index),
    /// A new sentence whose words no other one has.
    InsertNew(Index),
    /// A new sentence with words of the few.
    InsertKnown(Index, usize),
    Copy(Index, Index),
    Move(Index, Index),
    Swap(Index, Index),
    /// A known sentence takes the place of this one.
    Replace(Index, usize),
}

/// A list of sentences and what happens to it.
#[derive(Debug, Clone)]
struct History {
    before: Vec<Own>,
    after: Vec<Own>,
}

fn history(words: &[String], steps: &[Step]) -> History {
    let before: Vec<Own> = words.iter().cloned().enumerate().map(|(id, words)| Own { id, words }).collect();
    let mut list = before.clone();
    for (step, id) in steps.iter().zip(1_000..) {
        let known = |n: &usize| Own { id, words: WORDS[n % WORDS.len()].to_owned() };
        let gap = |at: &Index| at.index(list.len() + 1);
        if list.is_empty() && !matches!(step, Step::InsertNew(_) | Step::InsertKnown(..)) {
            continue;
        }
        match step {
            Step::Delete(at) => drop(list.remove(at.index(list.len()))),
            Step::Change(at) => {
                let at = at.index(list.len());
                let words = format!("{id}{}", list[at].words);
                list[at] = Own { id, words };
            }
            Step::InsertNew(at) => list.insert(gap(at), Own { id, words: format!("新增{id}。") }),
            Step::InsertKnown(at, n) => list.insert(gap(at), known(n)),
            Step::Copy(from, to) => {
                let words = list[from.index(list.len())].words.clone();
                list.insert(gap(to), Own { id, words });
            }
            Step::Move(from, to) => {
                let moved = list.remove(from.index(list.len()));
                list.insert(to.index(list.len() + 1), moved);
            }
            Step::Swap(a, b) => {
                let (a, b) = (a.index(list.len()), b.index(list.len()));
                list.swap(a, b);
            }
            Step::Replace(at, n) => {
                let at = at.index(list.len());
                list[at] = known(n);
            }
        }
    }
    History { before, after: list }
}

fn text(list: &[Own]) -> String {
    list.iter().map(|own| own.words.as_str()).collect()
}

/// Which sentences of the list a span of its text touches.
fn touched(list: &[Own], span: Range<usize>) -> Vec<&Own> {
    let mut end = 0;
    list.iter()
        .filter(|own| {
            let start = end;
            end += own.words.len();
            start < span.end && span.start < end
        })
        .collect()
}

/// The sentences that a span stands in, as the relocation cuts them.
fn enclosing(text: &str, span: Range<usize>) -> Vec<&str> {
    sentences(text).into_iter().filter(|s| s.start < span.end && span.start < s.end).map(|s| &text[s]).collect()
}

/// An anchor somewhere in a text.
fn anchor(text: &str, from: Index, length: Index) -> Option<Anchor> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let start = from.index(places.len());
    let end = start + 1 + length.index(15).min(places.len() - start - 1);
    Anchor::of(text, places[start]..places.get(end).copied().unwrap_or(text.len()))
}

fn any_words() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop::sample::select(&WORDS[..]).prop_map(str::to_owned), 1..14)
}

/// Texts in which no sentence stands twice.
fn distinct_words() -> impl Strategy<Value = Vec<String>> {
    (1usize..14).prop_map(|n| (0..n).map(|i| format!("{i}{}", WORDS[i % WORDS.len()])).collect())
}

fn place() -> impl Strategy<Value = Index> {
    any::<Index>()
}

fn taking_out() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => place().prop_map(Step::Delete),
        1 => place().prop_map(Step::Change),
        1 => place().prop_map(Step::InsertNew),
    ];
    prop::collection::vec(step, 1..6)
}

fn putting_in() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (place(), 0..WORDS.len()).prop_map(|(at, n)| Step::InsertKnown(at, n)),
        (place(), place()).prop_map(|(from, to)| Step::Copy(from, to)),
        place().prop_map(Step::InsertNew),
    ];
    prop::collection::vec(step, 1..6)
}

fn anything() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        place().prop_map(Step::Delete),
        place().prop_map(Step::Change),
        place().prop_map(Step::InsertNew),
        (place(), 0..WORDS.len()).prop_map(|(at, n)| Step::InsertKnown(at, n)),
        (place(), place()).prop_map(|(from, to)| Step::Copy(from, to)),
        (place(), place()).prop_map(|(from, to)| Step::Move(from, to)),
        (place(), place()).prop_map(|(a, b)| Step::Swap(a, b)),
        (place(), 0..WORDS.len()).prop_map(|(at, n)| Step::Replace(at, n)),
    ];
    prop::collection::vec(step, 1..6)
}

/// The place of an anchor after a history, checked to be the very sentences it stood in.
fn itself_or_lost(history: &History, anchor: &Anchor) -> Result<bool, TestCaseError> {
    let (old, new) = (text(&history.before), text(&history.after));
    let place = relocate(&old, &new, anchor);
    if let Some(found) = place.anchor() {
        prop_assert_eq!(touched(&history.after, found.span()), touched(&history.before, anchor.span()));
    }
    Ok(place != Place::Lost)
}

/// Whether a sentence stands between the same neighbours as before, and these three words stand once in the new text.
fn untouched(history: &History, own: &Own) -> bool {
    let around = |list: &[Own], at: usize| {
        let near = |by: isize| at.checked_add_signed(by).and_then(|at| list.get(at)).cloned();
        [near(-1), near(0), near(1)]
    };
    let find = |list: &[Own]| list.iter().position(|other| other == own).map(|at| around(list, at));
    let (before, after) = (find(&history.before), find(&history.after));
    let words = |three: &[Option<Own>; 3]| three.clone().map(|own| own.map(|own| own.words));
    let alike = |three: &[Option<Own>; 3]| before.as_ref().is_some_and(|own| words(own) == words(three));
    before == after && (0..history.after.len()).filter(|at| alike(&around(&history.after, *at))).count() == 1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn after_taking_out_and_changing_it_is_itself_or_lost(
        words in any_words(), steps in taking_out(), from in place(), length in place(),
    ) {
        let history = history(&words, &steps);
        let Some(anchor) = anchor(&text(&history.before), from, length) else { return Ok(()) };
        itself_or_lost(&history, &anchor)?;
    }

    #[test]
    fn after_putting_in_it_is_itself_or_lost(
        words in any_words(), steps in putting_in(), from in place(), length in place(),
    ) {
        let history = history(&words, &steps);
        let Some(anchor) = anchor(&text(&history.before), from, length) else { return Ok(()) };
        itself_or_lost(&history, &anchor)?;
    }

    #[test]
    fn after_anything_its_words_and_sentences_are_the_same_and_no_copy_takes_its_place(
        words in any_words(), steps in anything(), from in place(), length in place(),
    ) {
        let history = history(&words, &steps);
        let (old, new) = (text(&history.before), text(&history.after));
        let Some(anchor) = anchor(&old, from, length) else { return Ok(()) };
        let place = relocate(&old, &new, &anchor);
        let Some(found) = place.anchor() else { return Ok(()) };
        prop_assert!(found.verify(&new));
        prop_assert_eq!(&found.quote, &anchor.quote);
        prop_assert_eq!(enclosing(&new, found.span()), enclosing(&old, anchor.span()));
        prop_assert_eq!(found.start == anchor.start, matches!(place, Place::Exact { .. }));
        let now = touched(&history.after, found.span());
        for (own, now) in touched(&history.before, anchor.span()).into_iter().zip(now) {
            prop_assert!(own == now || !untouched(&history, own));
        }
    }

    #[test]
    fn a_sentence_that_stands_once_is_found_exactly_when_it_is_still_there(
        words in distinct_words(), moves in prop::collection::vec((place(), place()), 0..4), steps in taking_out(),
        from in place(),
    ) {
        let moves = moves.into_iter().map(|(from, to)| Step::Move(from, to));
        let history = history(&words, &moves.chain(steps).collect::<Vec<_>>());
        let old = text(&history.before);
        let own = &history.before[from.index(words.len())];
        let start: usize = history.before.iter().take_while(|other| *other != own).map(|own| own.words.len()).sum();
        let anchor = Anchor::of(&old, start..start + own.words.len()).unwrap();
        prop_assert_eq!(itself_or_lost(&history, &anchor)?, history.after.contains(own));
    }

    #[test]
    fn an_unchanged_text_keeps_all_its_anchors(words in any_words(), from in place(), length in place()) {
        let text = words.concat();
        let Some(anchor) = anchor(&text, from, length) else { return Ok(()) };
        prop_assert_eq!(relocate(&text, &text, &anchor), Place::Exact { anchor: anchor.clone() });
    }
}

/// The bulletins of the project.
fn bulletins() -> Vec<Bulletin> {
    let mut all = Vec::new();
    for folder in ["dev2", "held", "ours"] {
        for entry in fs::read_dir(project("tests/fixtures/bulletins").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "txt" || end == "html") {
                all.push(open(&path));
            }
        }
    }
    all
}

/// The anchors of all sentences of an item's blocks.
fn anchors(bulletin: &Bulletin, item: usize) -> Vec<Anchor> {
    let flat = FlatText::of(bulletin);
    let own = |span: &Range<usize>| flat.place(span.start).is_some_and(|(i, ..)| i as usize == item);
    sentences(flat.text()).into_iter().filter(own).filter_map(|span| Anchor::of(flat.text(), span)).collect()
}

#[test]
fn in_real_bulletins_an_edit_of_one_item_loses_nothing_in_the_others() {
    let (mut kept, mut twins, mut carried, mut edits) = (0, 0, 0, 0);
    for mut old in bulletins() {
        // A sentence that stands in every item, before the last one.
        for (n, item) in old.items.iter_mut().enumerate() {
            let last = item.blocks.last_mut().unwrap();
            last.text.push_str(&format!("。各单位要抓好落实。以上是第{n}件。"));
        }
        for edited in 0..old.items.len() {
            let mut new = old.clone();
            for block in &mut new.items[edited].blocks {
                block.text = block.text.replace('，', "，并且").replace('各', "所有");
            }
            let mut shorter = old.clone();
            shorter.items.remove(edited);
            for (new, taken_out) in [(new, false), (shorter, true)] {
                edits += 1;
                let (flat, before) = (FlatText::of(&new), FlatText::of(&old));
                for item in (0..old.items.len()).filter(|item| *item != edited) {
                    let home = if taken_out && item > edited { item - 1 } else { item };
                    let anchors = anchors(&old, item);
                    let marks: Vec<_> =
                        claims(&old, &[]).into_iter().map(|c| c.mark).filter(|m| m.item as usize == item).collect();
                    let found = carry_over(&old, &new, &marks, &anchors);
                    for (anchor, place) in anchors.iter().zip(&found.anchors) {
                        let found = place.anchor().unwrap_or_else(|| panic!("{} is lost", anchor.quote));
                        assert_eq!(found.quote, anchor.quote);
                        assert_eq!(flat.place(found.span().start).map(|(i, ..)| i as usize), Some(home));
                        kept += 1;
                        twins += usize::from(before.text().matches(&anchor.quote).count() > 1);
                    }
                    for (mark, found) in marks.iter().zip(&found.marks) {
                        let found = found.as_ref().unwrap_or_else(|| panic!("{} is lost", mark.quote));
                        assert_eq!((found.item as usize, &found.quote, found.nth), (home, &mark.quote, mark.nth));
                        carried += 1;
                    }
                }
            }
        }
    }
    println!("{edits} edits: {kept} anchors ({twins} of sentences with twins) and {carried} decisions kept");
    assert!(kept > 1_000 && twins > 50 && carried > 500);
}
