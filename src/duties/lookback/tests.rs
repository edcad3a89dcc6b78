//! Draws: golden samples made with other tools, what a changed population looks like, what is refused.

use super::*;
use crate::base::{
    day::date,
    doc,
    id::{HazardId, Id},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn keys(texts: &[&str]) -> Vec<Subject> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

/// The keys of the golden samples.
fn six() -> Vec<Subject> {
    keys(&[
        "r:0000000000001:0",
        "r:0000000000002:0",
        "r:0000000000003:0",
        "r:0000000000003:1",
        "h:0000000000009",
        "h:000000000000a",
    ])
}

fn ask(seed: &str, size: u32) -> Ask {
    Ask {
        name: "三季度回头看".into(),
        from: date(2026, 7, 1),
        to: date(2026, 9, 30),
        on: date(2026, 10, 9),
        by: "安办".into(),
        seed: seed.into(),
        size,
        of: Of::Both,
    }
}

fn looked(outcome: Outcome, note: &str) -> Looked {
    Looked { outcome, on: date(2026, 10, 12), by: "安办".into(), note: note.into() }
}

/// Made in a shell, with the six keys one a line in `keys`:
/// `while read k; do echo "$(printf '%s\n%s' "$seed" "$k" | sha256sum | cut -c1-64) $k"; done < keys | sort`.
/// The hashes began, for the seed `seed`: 103b 2569 41ac b6bb f71b f7cf; for the other: 1d68 4860 7acc cb60 d023 facb.
#[test]
fn anyone_can_draw_it_again_with_a_shell() {
    let by_seed = keys(&[
        "r:0000000000003:0",
        "r:0000000000003:1",
        "r:0000000000001:0",
        "h:000000000000a",
        "r:0000000000002:0",
        "h:0000000000009",
    ]);
    let by_issue = keys(&[
        "r:0000000000003:1",
        "r:0000000000001:0",
        "r:0000000000003:0",
        "h:000000000000a",
        "r:0000000000002:0",
        "h:0000000000009",
    ]);
    for (seed, expected) in [("seed", by_seed), ("2026年第1期", by_issue)] {
        assert_eq!(draw(seed, &six(), 6), expected, "{seed}");
        assert_eq!(draw(seed, &six(), 2), expected[..2], "{seed}");
    }
}

/// `LC_ALL=C sort keys | sha256sum`
#[test]
fn the_population_has_the_checksum_that_a_shell_gives() {
    let sha256 = "9fd4132af60d9605dce60c7f0b10677ebf800b0e74a767f904d6023b887ce627".to_owned();
    assert_eq!(population(&six()), Population { count: 6, sha256: sha256.clone() });
    let drawn = Draw::make(ask("seed", 2), &six()).unwrap();
    assert_eq!(drawn.population(), Population { count: 6, sha256 });
}

#[test]
fn a_changed_population_says_what_came_and_what_went() {
    let drawn = Draw::make(ask("seed", 2), &six()).unwrap();
    assert_eq!(verify(&drawn, &six()), Verified::Same);
    let now =
        keys(&["h:000000000000b", "r:0000000000001:0", "r:0000000000002:0", "r:0000000000003:1", "h:0000000000009"]);
    let (new, gone) = (keys(&["h:000000000000b"]), keys(&["h:000000000000a", "r:0000000000003:0"]));
    assert_eq!(verify(&drawn, &now), Verified::Changed { new, gone });
    // A pick put in by hand, and a population made smaller so that another sample would come of it.
    let mut swapped = drawn.clone();
    swapped.picks[0].key = Subject::Hazard(Id::new(9));
    assert_eq!((verify(&swapped, &six()), swapped.check()), (Verified::NotTheDraw, Err(DrawError::NotTheDraw)));
    let mut smaller = drawn;
    smaller.candidates.retain(|key| *key != six()[2]);
    assert_eq!((verify(&smaller, &six()), smaller.check()), (Verified::NotTheDraw, Err(DrawError::NotTheDraw)));
}

#[test]
fn what_is_refused() {
    let table = [
        (ask("", 2), DrawError::Seed),
        (ask(" 种子", 2), DrawError::Seed),
        (ask("种子　", 2), DrawError::Seed),
        (ask("种\n子", 2), DrawError::Seed),
        (ask("种子", 0), DrawError::NoSize),
        (Ask { name: " ".into(), ..ask("种子", 2) }, DrawError::NoName),
        (Ask { to: date(2026, 6, 30), ..ask("种子", 2) }, DrawError::DatesReversed),
    ];
    for (ask, error) in table {
        assert_eq!(Draw::make(ask.clone(), &six()), Err(error), "{ask:?}");
    }
    assert_eq!(Draw::make(ask("种子", 2), &[]), Err(DrawError::NoCandidates));
    assert_eq!(Draw::make(ask("种子 2026", 9), &six()).map(|drawn| drawn.picks.len()), Ok(6));
}

#[test]
fn results_are_given_once_for_what_was_drawn() {
    let mut drawn = Draw::make(ask("seed", 3), &six()).unwrap();
    let today = date(2026, 10, 12);
    let (first, last) = (drawn.picks[0].key, Subject::Hazard(Id::new(9)));
    let held = looked(Outcome::Held, "");
    assert_eq!(drawn.may(first, &held, today), Ok(()));
    assert_eq!(drawn.may(last, &held, today), Err(DrawError::NotPicked));
    let may = |looked: Looked| drawn.may(first, &looked, today);
    assert_eq!(may(looked(Outcome::CameBack, " ")), Err(DrawError::NoNote));
    assert_eq!(may(looked(Outcome::OnPaper, "")), Err(DrawError::NoNote));
    assert_eq!(may(looked(Outcome::OnPaper, "现场无此设施")), Ok(()));
    assert_eq!(may(Looked { by: " ".into(), ..held.clone() }), Err(DrawError::NoBy));
    assert_eq!(may(Looked { on: date(2026, 10, 8), ..held.clone() }), Err(DrawError::BeforeDraw));
    assert_eq!(may(Looked { on: date(2026, 10, 13), ..held.clone() }), Err(DrawError::InTheFuture));
    drawn.picks[0].result = Some(held.clone());
    assert_eq!(drawn.may(first, &held, today), Err(DrawError::AlreadyLooked));
    assert_eq!(drawn.check(), Ok(()));
}

#[test]
fn the_tally_counts_every_pick_once() {
    let mut drawn = Draw::make(ask("seed", 5), &six()).unwrap();
    let outcomes = [Some(Outcome::Held), Some(Outcome::CameBack), None, Some(Outcome::Held), Some(Outcome::OnPaper)];
    for (pick, outcome) in drawn.picks.iter_mut().zip(outcomes) {
        pick.result = outcome.map(|outcome| looked(outcome, "看过"));
    }
    let tally = drawn.tally();
    assert_eq!(tally, Tally { held: 2, came_back: 1, on_paper: 1, open: 1 });
    assert_eq!((tally.all(), tally.looked()), (5, 4));
}

#[test]
fn what_is_no_key_is_refused() {
    for text in [
        "",
        "r",
        "r:0000000000001",
        "r:0000000000001:",
        "r:0000000000001:00",
        "r:0000000000001:+1",
        "r:0000000000001:4294967296",
        "r:000000000000A:0",
        "h:0000000000001:0",
        "x:0000000000001",
        " h:0000000000001",
    ] {
        assert_eq!(text.parse::<Subject>(), Err(NotASubject), "{text:?}");
    }
}

/// What is kept has to be read by every later program: this text does not change unless the schema does.
#[test]
fn how_a_draw_is_kept() {
    let mut drawn = Draw::make(Ask { by: String::new(), ..ask("seed", 2) }, &six()[1..4]).unwrap();
    drawn.picks[1].result = Some(looked(Outcome::Held, ""));
    let json = concat!(
        r#"{"name":"三季度回头看","from":"2026-07-01","to":"2026-09-30","on":"2026-10-09","seed":"seed","size":2,"#,
        r#""candidates":["r:0000000000002:0","r:0000000000003:0","r:0000000000003:1"],"#,
        r#""picks":[{"key":"r:0000000000003:0"},{"key":"r:0000000000003:1","#,
        r#""result":{"outcome":"held","on":"2026-10-12","by":"安办"}}]}"#,
    );
    assert_eq!(doc::print(&drawn), json);
    assert_eq!(doc::read(json), Ok(drawn.clone()));
    // Of both is not said; the others are.
    drawn.of = Of::Hazards;
    assert_eq!(doc::read(&json.replace(r#""candidates""#, r#""of":"hazards","candidates""#)), Ok(drawn));
}

fn any_subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        (0u64..40, 0u32..12).prop_map(|(record, nth)| Subject::Served { record: Id::new(record), nth }),
        (0u64..40).prop_map(|hazard| Subject::Hazard(HazardId::new(hazard))),
    ]
}

fn texts(subjects: &[Subject]) -> BTreeSet<String> {
    subjects.iter().map(Subject::to_string).collect()
}

proptest! {
    #[test]
    fn a_key_is_read_as_it_is_printed(record: u64, nth: u32, hazard: u64) {
        for subject in [Subject::Served { record: Id::new(record), nth }, Subject::Hazard(Id::new(hazard))] {
            prop_assert_eq!(subject.to_string().parse(), Ok(subject));
            prop_assert_eq!(doc::read(&doc::print(&subject)), Ok(subject));
        }
    }

    #[test]
    fn any_text_is_a_key_or_refused(text in ".{0,24}|[rh]:[0-9a-z]{13}(:[0-9]{1,3})?") {
        if let Ok(subject) = text.parse::<Subject>() {
            prop_assert_eq!(subject.to_string(), text);
        }
    }

    /// By the rule as it is written down, with texts and the standard sort.
    #[test]
    fn the_sample_is_what_the_rule_says(seed in "[^\\s\\p{C}]{1,8}", all in prop::collection::vec(any_subject(), 1..30), n in 1u32..40) {
        let mut lots: Vec<(String, String)> =
            texts(&all).into_iter().map(|key| (hash::sha256_hex(&format!("{seed}\n{key}")), key)).collect();
        lots.sort();
        lots.truncate(n as usize);
        let expected: Vec<String> = lots.into_iter().map(|(_, key)| key).collect();
        let mut reversed = all.clone();
        reversed.reverse();
        for given in [&all, &reversed] {
            let drawn = Draw::make(ask(&seed, n), given).unwrap();
            prop_assert_eq!(drawn.picks.iter().map(|pick| pick.key.to_string()).collect::<Vec<_>>(), expected.clone());
            prop_assert_eq!(drawn.check(), Ok(()));
            prop_assert_eq!(drawn.tally().all() as usize, expected.len());
            prop_assert_eq!(verify(&drawn, &all), Verified::Same);
            prop_assert_eq!(doc::read(&doc::print(&drawn)), Ok(drawn));
        }
    }

    #[test]
    fn new_and_gone_are_the_two_differences(then in prop::collection::vec(any_subject(), 1..30), now in prop::collection::vec(any_subject(), 0..30)) {
        let drawn = Draw::make(ask("种子", 3), &then).unwrap();
        let (before, after) = (texts(&then), texts(&now));
        match verify(&drawn, &now) {
            Verified::Same => prop_assert_eq!(before, after),
            Verified::Changed { new, gone } => {
                prop_assert!(population(&now) != drawn.population());
                prop_assert_eq!(texts(&new), after.difference(&before).cloned().collect());
                prop_assert_eq!(texts(&gone), before.difference(&after).cloned().collect());
            }
            Verified::NotTheDraw => prop_assert!(false),
        }
    }

    /// What was not drawn decides nothing: without it the sample is the same.
    #[test]
    fn the_rest_may_go_without_another_sample(all in prop::collection::vec(any_subject(), 1..30), n in 1u32..8) {
        let sample = draw("种子", &all, n);
        prop_assert_eq!(draw("种子", &sample, n), sample);
    }
}
