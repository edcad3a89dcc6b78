//! The content that comes with the site: the built-in bulletin, the pack, the template.

use luoshi::{
    base::id::Id,
    bulletin::{
        decode,
        questions::{QuestionKind, questions},
        terms::{self, SetKind, TermKind},
    },
    duties::{SourceKind, pack},
    pilots::{candidate::Candidates, item::Items, staffing::RatioCheck, template, whole},
};
use std::{collections::BTreeSet, fs, path::PathBuf};

fn public(name: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public").join(name)).unwrap()
}

#[test]
fn the_built_in_bulletin_is_read_like_any_other() {
    let bulletin = decode::accept(&public("bulletins/yjglt-002.txt")).unwrap();
    assert_eq!((bulletin.series.as_deref(), bulletin.number), (Some("应急管理厅简报"), Some(2)));
    assert_eq!((bulletin.year, bulletin.date), (None, None), "the original gives no year");
    let requirements: Vec<_> = bulletin.items.iter().map(|item| item.requirements.len()).collect();
    assert_eq!(requirements[..2], [7, 6]);
    assert_eq!(requirements[3], 0);
    assert_eq!(bulletin.items.iter().map(|item| item.points).collect::<Vec<_>>(), [0, 0, 5, 0]);
    let duty = bulletin.items[0].requirements.iter().find(|found| found.text.contains("回头看"));
    assert!(duty.is_some(), "the most important duty carries no modal of its own");
    assert!(bulletin.items.iter().flat_map(|item| &item.requirements).all(|found| found.due.is_none()));
}

#[test]
fn the_built_in_bulletin_carries_every_figure_of_the_original() {
    let Ok(original) =
        fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/bulletins/002.txt"))
    else {
        println!("skipped: ../shared is not here");
        return;
    };
    let digest = public("bulletins/yjglt-002.txt");
    for figure in ["12月4日", "12月5日", "24小时", "11项", "5名", "75%", "第2期"] {
        assert!(original.contains(figure) && digest.contains(figure), "{figure}");
    }
    for step in ["报名", "初审", "笔试", "面试", "体能测试", "体检", "政审"] {
        assert!(digest.contains(step), "{step}");
    }
}

#[test]
fn the_built_in_bulletin_leaves_three_things_open() {
    let bulletin = decode::accept(&public("bulletins/yjglt-002.txt")).unwrap();
    let kinds: Vec<_> = questions(&bulletin).into_iter().map(|question| question.kind).collect();
    let share =
        QuestionKind::NoWhole { said: 7500, part: 5, fewer: 6, fewer_percent: 8333, more: 7, more_percent: 7143 };
    assert_eq!(kinds, [QuestionKind::Year { dates: 3 }, QuestionKind::FewNamed { said: 11, named: 3 }, share]);
}

#[test]
fn every_duty_of_the_pack_has_a_source_and_says_what_kind_it_is() {
    let pack = pack::read(&public("packs/township.json")).unwrap();
    assert_eq!(pack.rows.iter().map(|row| row.row).collect::<BTreeSet<_>>().len(), 68);
    for row in &pack.rows {
        assert!(!row.basis.is_empty() && !row.kinds.is_empty() && !row.roles.is_empty(), "row {}", row.row);
        assert!(!row.kinds.contains(&SourceKind::Own));
    }
    let fixed: Vec<_> = pack.rows.iter().filter(|row| row.fixed).map(|row| row.row).collect();
    assert_eq!(fixed, [46], "only the drill names townships and gives a number");
    let known = pack.mechanisms.iter().filter(|mechanism| mechanism.known).count();
    assert_eq!((pack.mechanisms.len(), known), (11, 3), "the bulletin names three of eleven");
}

#[test]
fn the_pilot_template_invents_no_figure() {
    let template = template::read(&public("packs/fuan.json")).unwrap();
    let pilot = template.pilot(luoshi::base::day::date(2026, 11, 24));
    assert_eq!(pilot.check(), Ok(()));
    assert_eq!(pilot.stages.len(), 12);
    let known: Vec<_> = pilot.stages.iter().filter_map(|stage| stage.counts.entered).collect();
    assert_eq!(known, [5]);
    assert_eq!((pilot.staffing.hired, pilot.staffing.posts), (Some(5), None));
    assert!(matches!(pilot.staffing.check(), RatioCheck::NoWholeNumber { .. }));
    let coming = whole::coming_of(Id::new(1), &pilot, &Candidates::default(), &Items::default(), pilot.added);
    let Some(whole::What::Stage(at)) = coming.what else { panic!("{coming:?}") };
    assert_eq!(pilot.stages.get(at).map(|stage| stage.code.as_str()), Some("shadowing"));
}

#[test]
fn another_county_begins_without_the_figures_of_the_bulletin() {
    let template = template::read(&public("packs/fuan.json")).unwrap();
    let today = luoshi::base::day::date(2026, 11, 24);
    let (pilot, told) = (template.pattern(today), template.pilot(today));
    assert_eq!(pilot.check(), Ok(()));
    let codes = |pilot: &luoshi::pilots::Pilot| pilot.stages.iter().map(|stage| stage.code.clone()).collect::<Vec<_>>();
    assert_eq!(codes(&pilot), codes(&told));
    assert!(pilot.stages.iter().all(|stage| stage.counts.entered.is_none() && !stage.note.contains('5')));
    assert_eq!((pilot.staffing, pilot.unknown.len(), pilot.region.as_str()), (Default::default(), 0, ""));
    assert_eq!(pilot.source, format!("参照：{}", told.source));
}

#[test]
fn every_set_term_is_explained_sourced_and_found_in_a_sentence() {
    let set = terms::read(&public("terms.json")).unwrap();
    assert!(set.len() >= 45, "{}", set.len());
    let mut names = BTreeSet::new();
    for known in &set {
        assert!(!known.zh.is_empty() && !known.en.is_empty() && !known.source.is_empty(), "{}", known.term);
        for name in std::iter::once(&known.term).chain(&known.also) {
            assert!(!name.is_empty() && names.insert(name.clone()), "{name} stands there twice");
            let sentence = format!("要认真抓好{name}，压实责任。");
            let found = terms::terms(&sentence, &terms::Lexicon::of(&set));
            let [one] = found.as_slice() else { panic!("{name}: {found:?}") };
            assert_eq!((one.kind, one.key.as_str()), (TermKind::Set, known.term.as_str()));
            assert_eq!(sentence.get(one.span.clone()), Some(name.as_str()));
        }
        let own = matches!(known.kind, SetKind::Bulletin);
        assert!(!own || known.source.contains("简报"), "{}: a bulletin's own term names it", known.term);
    }
}
