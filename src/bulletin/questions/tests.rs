//! What is asked, in bulletins of a line or two.

use super::*;
use crate::{base::doc, bulletin::parse};
use proptest::prelude::*;

/// The words in question and what is asked, the year left out.
fn asked(text: &str) -> Vec<(String, QuestionKind)> {
    let bulletin = parse(text);
    let found = questions(&bulletin).into_iter().filter(|q| !matches!(q.kind, QuestionKind::Year { .. }));
    found
        .map(|question| {
            let place = question.place.unwrap();
            let block = &bulletin.items[place.item].blocks[place.block];
            (block.text[place.span].to_owned(), question.kind)
        })
        .collect()
}

/// A bulletin of 3 December 2019 with this demand.
fn dated(demand: &str) -> String {
    format!("某县应急管理简报\n第3期\n某县应急管理局　2019年12月3日\n\n某会召开\n　　会议要求，{demand}\n")
}

#[test]
fn a_bulletin_without_a_year_is_asked_for_it() {
    let year = |text: &str| questions(&parse(text)).into_iter().find(|q| matches!(q.kind, QuestionKind::Year { .. }));
    let asked = year("某县简报(第3期)\n某会召开。12月4日,某县开会。会议要求,各镇要在12月20日前报数。\n").unwrap();
    assert_eq!(asked.kind, QuestionKind::Year { dates: 2 });
    assert!(asked.place.is_some_and(|place| (place.item, place.block) == (0, 0)));
    let none = year("某县简报(第3期)\n某会召开。会议要求,各镇要报数。\n").unwrap();
    assert_eq!((none.place, none.kind), (None, QuestionKind::Year { dates: 0 }));
    assert_eq!(year(&dated("各镇要在12月20日前报数。")), None);
}

#[test]
fn a_deadline_that_cannot_be_is_asked_about() {
    assert_eq!(
        asked(&dated("各镇要在2020年2月30日前报数。")),
        [("2020年2月30日前".to_owned(), QuestionKind::NoSuchDay {})]
    );
    assert_eq!(
        asked(&dated("各镇要在１１月 31日前报数。")),
        [("１１月 31日前".to_owned(), QuestionKind::NoSuchDay {})]
    );
    assert_eq!(asked(&dated("各镇要在11月20日前报数。")), [("11月20日前".to_owned(), QuestionKind::BeforeIssue {})]);
    assert_eq!(
        asked(&dated("各镇要在6月至9月完成改造。")),
        [("6月至9月".to_owned(), QuestionKind::PeriodForDeadline {})]
    );
    for fine in [
        "各镇要在12月20日前报数。",
        "各镇6月至9月要加强巡查。",
        "各镇6月至9月每月要完成一次检查。",
        "各镇要在每月25日前报数。",
    ] {
        assert_eq!(asked(&dated(fine)), [], "{fine}");
    }
}

#[test]
fn an_actor_without_a_name_is_asked_for() {
    assert_eq!(asked(&dated("有关部门要抓好落实。")), [("有关部门".to_owned(), QuestionKind::ActorOpen {})]);
    assert_eq!(asked(&dated("县级有关部门要抓好落实。")), []);
}

#[test]
fn lists_and_figures_are_asked_about_where_they_stand() {
    let list = asked(&dated("各镇要建立会议、巡查、救援等11项制度。"));
    assert_eq!(list, [("等11项".to_owned(), QuestionKind::FewNamed { said: 11, named: 3 })]);
    let points = asked(&dated("要做到以下三点：一是开会。二是检查。"));
    assert_eq!(points, [("三点".to_owned(), QuestionKind::ListCount { said: 3, found: 2 })]);
    let told = asked("某县简报(第3期)\n某县招人。已选拔5名人员，等同于该队编制数的75%。\n");
    let kind =
        QuestionKind::NoWhole { said: 7500, part: 5, fewer: 6, fewer_percent: 8333, more: 7, more_percent: 7143 };
    assert_eq!(told, [("75%".to_owned(), kind)]);
}

proptest! {
    #[test]
    fn every_question_has_a_place_in_its_text_and_comes_back_from_json(
        text in "(某县简报\n)?([0-9月日等项、,。;%要前在各镇有关部门一是以下三点:占的名\n]{0,60}|.{0,60})"
    ) {
        let bulletin = parse(&text);
        for question in questions(&bulletin) {
            if let Some(place) = &question.place {
                let block = bulletin.items.get(place.item).and_then(|item| item.blocks.get(place.block));
                prop_assert!(block.is_some_and(|block| block.text.get(place.span.clone()).is_some_and(|words| !words.is_empty())));
            }
            prop_assert_eq!(doc::read::<Question>(&doc::print(&question)), Ok(question));
        }
    }
}
