//! Terms in sentences, and of any text.

use super::*;
use proptest::prelude::*;

fn known(terms: &[&str]) -> Vec<SetTerm> {
    let term = |name: &&str| SetTerm {
        term: (*name).to_owned(),
        also: Vec::new(),
        zh: "。".to_owned(),
        en: ".".to_owned(),
        source: "通行用法".to_owned(),
        kind: SetKind::Usage,
        confidence: Confidence::Known,
    };
    terms.iter().map(term).collect()
}

fn found(text: &str) -> Vec<(&str, TermKind)> {
    let set = known(&["回头看", "双随机", "双随机、一公开", "销号", "24小时值班", "安办"]);
    terms(text, &Lexicon::of(&set)).into_iter().map(|term| (&text[term.span], term.kind)).collect()
}

#[test]
fn days_and_figures_are_terms() {
    assert_eq!(
        found("12月4日，1—11月排查隐患1,260处，整改率９７．５％，投入2.6万元，限24小时内。"),
        [
            ("12月4日", TermKind::Date),
            ("1—11月", TermKind::Period),
            ("1,260处", TermKind::Number),
            ("９７．５％", TermKind::Percent),
            ("2.6万元", TermKind::Number),
            ("24小时", TermKind::Number),
        ]
    );
    assert_eq!(found("百分之七十五"), [("百分之七十五", TermKind::Percent)]);
    assert_eq!(found("第2期，电话12350，第3个"), []);
}

#[test]
fn documents_and_articles_are_terms() {
    let text = "依据《安全生产法》第九条第二款，按照成安委〔2018〕19号和《工作方案》（川安委〔2020〕1号）执行国务院令第708号。";
    assert_eq!(
        found(text),
        [
            ("《安全生产法》", TermKind::Document),
            ("第九条第二款", TermKind::Article),
            ("成安委〔2018〕19号", TermKind::DocumentNumber),
            ("《工作方案》（川安委〔2020〕1号）", TermKind::Document),
            ("国务院令第708号", TermKind::DocumentNumber),
        ]
    );
    assert_eq!(terms(text, &Lexicon::default()).get(3).map(|term| term.key.as_str()), Some("工作方案"));
    assert_eq!(found("第一条线路，〔2018〕"), []);
    assert_eq!(found("《未关闭的标题"), []);
}

#[test]
fn the_longest_set_term_is_taken_and_none_inside_another_word() {
    assert_eq!(
        found("推行双随机、一公开，24小时值班，“回头看”"),
        [("双随机、一公开", TermKind::Set), ("24小时值班", TermKind::Set), ("回头看", TermKind::Set),]
    );
    assert_eq!(found("注销号牌，公安办案，逐项销号"), [("销号", TermKind::Set)]);
    let set = known(&["会商", "迟报", "一般事故"]);
    for other in ["社会商业网点", "推迟报名", "一般事故隐患"] {
        assert_eq!(terms(other, &Lexicon::of(&set)), [], "{other}");
    }
    // A title is one term, whatever words it holds.
    assert_eq!(found("《隐患回头看办法》"), [("《隐患回头看办法》", TermKind::Document)]);
}

proptest! {
    #[test]
    fn terms_never_overlap_and_stand_on_characters(
        text in "([0-9,.%％年月日第条款项号〔〕《》()（） 令国务院川安委回头看双随机、一公开小时名百分之七至—]{0,40}|.{0,40})"
    ) {
        let mut end = 0;
        for term in terms(&text, &Lexicon::of(&known(&["回头看", "双随机", "双随机、一公开", "一公开"]))) {
            prop_assert!(term.span.start >= end && term.span.end > term.span.start);
            prop_assert!(text.get(term.span.clone()).is_some());
            prop_assert!(!term.key.is_empty());
            end = term.span.end;
        }
    }
}
