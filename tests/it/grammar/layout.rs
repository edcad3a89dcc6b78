//! Texts in any make-up: headlines, items, tables, footers.

use luoshi::bulletin::{BlockKind, Warning, parse};

#[test]
fn tables_footers_and_headlines_are_not_read() {
    let text = "某市简报\n第3期\n\n市安委办要求开展检查\n　　检查已经结束。\n各县必须整改清单\n县名\t应改\t已改\n甲县\t12\t3\n\n报：必须报送的单位。\n本站内容未经许可不得转载\n";
    let bulletin = parse(text);
    assert_eq!(bulletin.items.len(), 1);
    assert!(bulletin.items[0].requirements.is_empty());
    assert!(bulletin.items[0].blocks.iter().any(|b| b.kind == BlockKind::Table));
    assert_eq!(bulletin.footer.len(), 2);
}

#[test]
fn items_are_found_in_any_make_up() {
    let headlines = |text: &str| -> Vec<(Option<String>, String)> {
        let items = parse(text).items.into_iter();
        items.map(|i| (i.section, i.headline)).collect()
    };
    let pair =
        |section: &str, headline: &str| (Some(section.to_owned()).filter(|s| !s.is_empty()), headline.to_owned());
    let two = [pair("", "甲县召开防火工作会议"), pair("", "乙县开展隐患排查行动")];
    assert_eq!(headlines("甲县召开防火工作会议。会议开得好。\n乙县开展隐患排查行动。排查很细。\n"), two);
    assert_eq!(headlines("甲县召开防火工作会议\n　　会议开得好。\n乙县开展隐患排查行动\n　　排查很细。\n"), two);
    assert_eq!(headlines("甲县召开\n防火工作会议\n\n会议开得好。\n\n乙县开展隐患排查行动\n\n排查很细。\n"), two);
    let columns = [pair("工作动态", "甲县召开防火工作会议"), pair("基层经验", "乙县开展隐患排查行动")];
    assert_eq!(
        headlines("工作动态\n甲县召开防火工作会议\n　　会议开得好。\n基层经验\n乙县开展隐患排查行动\n　　排查很细。\n"),
        columns
    );
    assert_eq!(
        headlines("【工作动态】\n甲县召开防火工作会议。会议开得好。\n【基层经验】\n乙县开展隐患排查行动。排查很细。\n"),
        columns
    );
    let numbered = "一、工作动态\n（一）甲县召开会议\n会议开得好。\n二、基层经验\n（一）乙县开展排查\n排查很细。\n";
    assert_eq!(headlines(numbered), [pair("工作动态", "（一）甲县召开会议"), pair("基层经验", "（一）乙县开展排查")]);
}

#[test]
fn a_table_of_contents_belongs_to_the_masthead() {
    let bulletin = parse(
        "某县简报\n第8期\n目录\n1.甲县召开防火工作会议……1\n2.乙县开展隐患排查行动……2\n甲县召开防火工作会议\n　　会议开得好。\n乙县开展隐患排查行动\n　　排查很细。\n",
    );
    assert_eq!(bulletin.masthead.len(), 5);
    assert_eq!(bulletin.items.len(), 2);
}

#[test]
fn points_are_parts_of_their_own() {
    let bulletin = parse("甲县召开防火工作会议\n　　做法：一是快；二是准。会后散会。\n");
    let block = &bulletin.items[0].blocks[0];
    let parts: Vec<(&str, bool)> = block.parts.iter().map(|p| (&block.text[p.span.clone()], p.point)).collect();
    assert_eq!(parts, [("做法：", false), ("一是快；", true), ("二是准。", true), ("会后散会。", false)]);
}

#[test]
fn a_bare_text_is_read_as_far_as_it_goes() {
    let bulletin = parse("各镇要立即排查。");
    assert_eq!(bulletin.warnings, [Warning::NoSeries, Warning::NoNumber, Warning::NoYear]);
    assert_eq!(bulletin.items.len(), 1);
    assert_eq!(parse("").warnings.last(), Some(&Warning::NoItems));
}
