//! The bulletin room: labelled files, tables of sentences, and properties that hold for any text.

use std::{fs, path::Path};

use crate::labelled::{labelled, open, project, shared, squeeze};
use luoshi::bulletin::{
    self, BlockKind, Bulletin, Encoding, Requirement, Strength, Unreadable, Warning, accept, decode,
    decode::native_gb18030, parse,
};
use proptest::prelude::*;
use serde_json::Value;

// ---- Files -----------------------------------------------------------------------------------------------------------

/// Everything in which a bulletin differs from its label.
fn differences(got: &Bulletin, gold: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let mut compare = |what: String, label: &Value, got: Option<String>| {
        let label = match label {
            Value::Null => None,
            Value::String(s) => Some(squeeze(s)),
            other => Some(other.to_string()),
        };
        let got = got.map(|g| squeeze(&g));
        if label != got {
            out.push(format!("{what}: label {label:?}, got {got:?}"));
        }
    };
    compare("series".into(), &gold["series"], got.series.clone());
    compare("number".into(), &gold["number"], got.number.map(|n| n.to_string()));
    compare("year".into(), &gold["year"], got.year.map(|n| n.to_string()));
    compare("issuer".into(), &gold["issuer"], got.issuer.clone());
    compare("date".into(), &gold["date"], got.date.map(|d| d.to_string()));
    let items = gold["items"].as_array().unwrap();
    compare("items".into(), &Value::from(items.len()), Some(got.items.len().to_string()));
    for (item, label) in got.items.iter().zip(items) {
        let name = &item.headline;
        compare(format!("{name} headline"), &label["headline"], Some(item.headline.clone()));
        compare(format!("{name} section"), &label["section"], item.section.clone());
        compare(format!("{name} points"), &label["points"], Some(item.points.to_string()));
        let wanted: Vec<&Value> =
            label["requirements"].as_array().unwrap().iter().filter(|r| r["optional"] != true).collect();
        let found: Vec<&Requirement> = item.requirements.iter().filter(|r| !r.optional).collect();
        compare(format!("{name} requirements"), &Value::from(wanted.len()), Some(found.len().to_string()));
        for (r, w) in found.iter().zip(wanted) {
            compare(format!("{name} text"), &w["text"], Some(r.text.clone()));
            compare(format!("{} actor", r.text), &w["actor"], r.actor.clone());
            compare(format!("{} due", r.text), &w["due"], r.due.clone());
            compare(format!("{} cadence", r.text), &w["cadence"], r.cadence.clone());
        }
    }
    out
}

fn check_folder(folder: &Path) -> usize {
    let files = labelled(folder);
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|(file, gold)| {
            differences(&open(file), gold).into_iter().map(move |d| format!("{}: {d}", file.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    files.len()
}

#[test]
fn reads_the_labelled_fixtures() {
    assert!(check_folder(&project("tests/fixtures/bulletins/ours")) >= 8);
}

#[test]
fn reads_the_shared_samples() {
    let Some(folder) = shared() else { return };
    assert!(check_folder(&folder.join("dev")) >= 4);
    let gold: Value = serde_json::from_slice(&fs::read(folder.join("002.gold.json")).unwrap()).unwrap();
    assert_eq!(differences(&open(&folder.join("002.txt")), &gold), Vec::<String>::new());
}

#[test]
fn falls_into_no_shared_trap() {
    let Some(folder) = shared() else { return };
    let traps: Vec<Value> = serde_json::from_slice(&fs::read(folder.join("traps.dev.json")).unwrap()).unwrap();
    for trap in traps {
        let bulletin = open(&folder.join(trap["file"].as_str().unwrap()));
        let text = squeeze(trap["text"].as_str().unwrap());
        let hit = bulletin
            .items
            .iter()
            .flat_map(|i| &i.requirements)
            .find(|r| !r.optional && squeeze(&r.text).contains(&text));
        assert!(hit.is_none(), "{trap}");
    }
}

// ---- Sentences -------------------------------------------------------------------------------------------------------

/// The requirements of one paragraph.
fn read(body: &str) -> Vec<Requirement> {
    let bulletin = parse(&format!("某县应急管理简报\n第1期\n\n某县开展检查\n　　{body}\n"));
    assert_eq!(bulletin.items.len(), 1, "{body}");
    bulletin.items.into_iter().flat_map(|i| i.requirements).filter(|r| !r.optional).collect()
}

/// Reads `body` and compares text, actor, due and cadence, written `text|actor|due|cadence`.
fn check(body: &str, wanted: &[&str]) {
    let found: Vec<String> = read(body)
        .iter()
        .map(|r| {
            let field = |f: &Option<String>| f.clone().unwrap_or_default();
            format!("{}|{}|{}|{}", r.text, field(&r.actor), field(&r.due), field(&r.cadence))
                .trim_end_matches('|')
                .to_owned()
        })
        .collect();
    assert_eq!(found, wanted, "{body}");
}

#[test]
fn words_that_only_contain_a_modal_oblige_nobody() {
    for body in [
        "这是当前最重要、最主要、最紧要的任务。",
        "只要按下按钮，应急响应就自动启动。",
        "该县供应充足，应对有力，适应了新的形势。",
        "企业已申请延期，并聘请专家、邀请群众代表参加评审。",
        "许可证信息可查，可燃气体报警器可靠运行。",
        "值班人员不得不冒雨出门，家属舍不得他走。",
        "事故系不可抗力所致，责任人明知不准下井还带人下井。",
        "《安全生产工作要点》《会议纪要》已经印发。",
        "鼓励有条件的企业购买保险。",
        "县里将于下月召开推进会，拟建成3个示范点。",
        "此前，市里已要求各县整改到位。",
        "企业负责人表示，一定吸取教训，确保不再发生。",
        "这样的事故本不应发生，教训要不要吸取？",
        "一名村民说：“喇叭一响就要走，谁也不许回头。”",
        "门口张贴“严禁烟火”“必须戴安全帽”等标牌30块。",
        "投入资金200万元，更换老旧管网，确保群众用水安全。",
        "交通要道、要害部位应急照明完好。",
    ] {
        check(body, &[]);
    }
}

#[test]
fn one_segment_is_one_requirement() {
    check(
        "会议要求，各乡镇要压实责任，不得推诿；及时排查隐患；对整改不力的，一律通报。",
        &["各乡镇要压实责任，不得推诿|各乡镇", "及时排查隐患", "对整改不力的，一律通报"],
    );
    check("会议强调，要点面结合抓排查；可适当减少检查频次；并建立台账。", &["要点面结合抓排查", "并建立台账"]);
    check("现有3支队伍；要加强训练；每月拉练。", &["要加强训练", "每月拉练|||每月"]);
    check("该办法细化了流程，要求运营单位每日巡检。", &["该办法细化了流程，要求运营单位每日巡检|运营单位||每日"]);
}

#[test]
fn lists_under_an_obligation_need_no_modal() {
    let text = "某县简报\n第2期\n\n县里部署防汛\n　　会议要求，要抓好以下工作：\n　　（一）巡查。各村每日巡堤1次。\n　　（二）水利局储备沙袋；物资不足的，可以租用。\n　　会后参观了仓库。\n";
    let found: Vec<String> = parse(text).items[0].requirements.iter().map(|r| r.text.clone()).collect();
    assert_eq!(found, ["各村每日巡堤1次", "水利局储备沙袋"]);
    check(
        "会议要求，做到以下两点：一是值班人员不离岗；二是每天点名。",
        &["值班人员不离岗|值班人员", "每天点名|||每天"],
    );
    check("主要做法：一是建队伍，24小时待命；二是建机制，每月调度。", &[]);
}

#[test]
fn announcements_and_topics_are_not_requirements() {
    check("会议强调，各部门要：一是加强领导；二是每周五前报送进度。", &["加强领导", "每周五前报送进度||每周五前"]);
    check(
        "会议要求：一是压实责任。林长每周巡林1次。二是管住火源。进山人员必须登记。会后参观了林场。",
        &["林长每周巡林1次|林长||每周巡林1次", "进山人员必须登记|进山人员"],
    );
    check(
        "会议要求，抓好以下工作：（1）各校每月演练一次；（2）家长可以观摩。",
        &["各校每月演练一次|各校||每月演练一次"],
    );
    check(
        "一是建立了台账；二是明确了职责，要求村干部每天签到；三是完善了预案。",
        &["明确了职责，要求村干部每天签到|村干部||每天"],
    );
}

#[test]
fn a_lead_in_is_a_verb_with_a_pause_behind_it() {
    check("按照会议要求，各镇要立即行动。", &["按照会议要求，各镇要立即行动|各镇"]);
    check("请广大村民遵守规定，发现火情立即报警。", &["请广大村民遵守规定，发现火情立即报警|广大村民"]);
    check("针对上述问题，该县要求，企业6月底前改完。", &["企业6月底前改完|企业|6月底前"]);
    check("会议指出，形势严峻；当前正值汛期。", &[]);
    check("截至目前，已排查企业20家，要求立即整改15处。", &[]);
    check("检查组叮嘱企业负责人要管好火源。", &["检查组叮嘱企业负责人要管好火源|企业负责人"]);
}

#[test]
fn deadlines() {
    for (body, due) in [
        ("各镇要于3月底前完成。", Some("3月底前")),
        ("各镇应在2026年6月30日前报送。", Some("2026年6月30日前")),
        ("各镇要在春节前走访一遍。", Some("春节前")),
        ("各镇要在每季度末前上报。", Some("每季度末前")),
        ("各镇须在接到报告后，30分钟内到场。", Some("30分钟内")),
        ("各镇须在险情发生后两小时内上报。", Some("险情发生后两小时内")),
        ("企业应提前3个工作日报备。", Some("提前3个工作日")),
        ("企业应在收到通知之日起15日内申报。", Some("收到通知之日起15日内")),
        ("各镇要在周五17:00前反馈。", Some("周五17:00前")),
        ("值班员必须24小时值班。", None),
        ("企业动火作业前必须审批。", None),
        ("整改期不得超过15日。", None),
        ("各镇要在5月10日前后开展演练。", None),
        ("台账存档不得少于3年。", None),
        ("险情排除前不得通行。", None),
        ("距林缘500米范围内严禁用火。", None),
        ("各镇要在提高认识的前提下开展工作。", None),
    ] {
        let found = read(body);
        assert_eq!(found.len(), 1, "{body}");
        assert_eq!(found[0].due.as_deref(), due, "{body}");
    }
}

#[test]
fn cadences() {
    for (body, cadence) in [
        ("企业必须每季度至少开展1次演练。", Some("每季度至少开展1次")),
        ("值班员要每2小时巡查一次库区。", Some("每2小时巡查一次")),
        ("各村每月要巡查，发现一次报告一次。", Some("每月")),
        ("查处情况应按季度通报。", Some("按季度")),
        ("各镇要于每月25日前报送。", None),
        ("每个网格必须有1名网格员。", None),
        ("要定期检修，每户见面一次。", None),
    ] {
        let found = read(body);
        assert_eq!(found.len(), 1, "{body}");
        assert_eq!(found[0].cadence.as_deref(), cadence, "{body}");
    }
}

#[test]
fn actors_are_subjects() {
    for (body, actor) in [
        ("县水利局会同县气象局要加强会商。", Some("县水利局")),
        ("请各有关单位于5月前报送名单。", Some("各有关单位")),
        ("整改方案由属地政府负责审核，不得走过场。", Some("属地政府")),
        ("发生险情后，现场带班人员务必先撤人。", Some("现场带班人员")),
        ("汛期各水库管理单位必须专人值守。", Some("各水库管理单位")),
        ("加油站安全总监不得兼职。", Some("加油站安全总监")),
        ("未取得许可证的企业不得开工。", Some("未取得许可证的企业")),
        ("专项资金必须专款专用，任何个人不得挪用。", Some("任何个人")),
        ("病险水库一律空库运行。", None),
        ("验收报告须经主要负责人签字，不得由他人代签。", None),
        ("对拒不整改的企业一律停产。", None),
        ("要督促企业落实责任。", None),
        ("某乡设置了卡口，进山人员必须登记。", Some("进山人员")),
        ("严禁任何单位和个人擅自开闸。", Some("任何单位和个人")),
        ("“守夜人”须每晚到岗。", Some("“守夜人”")),
        ("涉及硝化工艺的企业要停产检修。", Some("涉及硝化工艺的企业")),
        ("电动三轮车严禁载人。", None),
    ] {
        let found = read(body);
        assert_eq!(found.len(), 1, "{body}");
        assert_eq!(found[0].actor.as_deref(), actor, "{body}");
    }
}

#[test]
fn strength_follows_the_words() {
    let strengths: Vec<Strength> = read("各镇要巡查。严禁下河。请各村配合。").iter().map(|r| r.strength).collect();
    assert_eq!(strengths, [Strength::Must, Strength::MustNot, Strength::Asked]);
}

// ---- Layout ----------------------------------------------------------------------------------------------------------

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

// ---- Bytes -----------------------------------------------------------------------------------------------------------

#[test]
fn files_that_are_no_text_are_refused_by_kind() {
    let refused = |bytes: &[u8]| decode(bytes, native_gb18030).unwrap_err();
    assert_eq!(refused(b""), Unreadable::Empty);
    assert_eq!(refused(b" \r\n\t"), Unreadable::Empty);
    assert_eq!(refused(b"PK\x03\x04 docx"), Unreadable::OfficeFile);
    assert_eq!(refused(b"%PDF-1.7"), Unreadable::Pdf);
    assert_eq!(refused(b"\x89PNG\r\n"), Unreadable::Image);
    assert_eq!(refused("{\"items\": \"简报\"}".as_bytes()), Unreadable::Json);
    assert_eq!(refused(b"\x00\x01\x02"), Unreadable::Binary);
    assert_eq!(refused("一\n二\u{fffd}".as_bytes()), Unreadable::BrokenText { line: 2 });
    assert_eq!(refused(b"\xff\xfe\x00\xd8"), Unreadable::BrokenText { line: 1 });
    assert_eq!(refused(&vec![b'a'; (1 << 20) + 1]), Unreadable::TooLarge { bytes: (1 << 20) + 1, limit: 1 << 20 });
    assert!(matches!(
        accept(&"一事一报告。各镇要办。\n".repeat(501)),
        Err(Unreadable::TooManyItems { items: 501, .. })
    ));
    assert!(accept("【工作动态】\n要闻一则。各镇要办。").is_ok());
}

#[test]
fn encodings_are_told_apart() {
    let text = "某县简报（第1期）\n各镇要办。";
    let (gbk, ..) = encoding_rs::GB18030.encode(text);
    let utf16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect()
    };
    let marked = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    for (bytes, encoding) in [
        (gbk.to_vec(), Encoding::Gb18030),
        (utf16(u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(u16::to_be_bytes), Encoding::Utf16Be),
        (marked.into_bytes(), Encoding::Utf8),
    ] {
        assert_eq!(decode(&bytes, native_gb18030), Ok((text.to_owned(), encoding)));
    }
}

// ---- Any text --------------------------------------------------------------------------------------------------------

/// Pieces that the rules look at, in any order.
fn bulletin_like() -> impl Strategy<Value = String> {
    let pieces = [
        "某县应急管理简报",
        "（第6期）",
        "第十二期",
        "2019年3月6日",
        "编印",
        "【工作动态】",
        "\n",
        "\n\n",
        "\r\n",
        "　　",
        "  ",
        "一、",
        "（一）",
        "1.",
        "一是",
        "二是",
        "一要",
        "第一，",
        "会议要求，",
        "会议强调：",
        "各县（区）",
        "企业",
        "要",
        "应",
        "必须",
        "不得",
        "请",
        "由",
        "可以",
        "；",
        "。",
        "，",
        "：",
        "“",
        "”",
        "《",
        "》",
        "(",
        ")",
        "？",
        "3月底前",
        "每月",
        "每月25日前",
        "30分钟内",
        "办结后",
        "|",
        "\t",
        "报：",
        "共印80份",
        "首页 | 要闻 > 简报",
        "要做到以下几点：",
        "\u{a0}",
        "\u{feff}",
        "𠮷",
        "é",
        "x",
        "12",
        "\"",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60).prop_map(|p| p.concat())
}

/// The letters of everything a reader is shown, in order.
fn shown(bulletin: &Bulletin) -> String {
    let mut out: String = bulletin.masthead.concat();
    for item in &bulletin.items {
        out.push_str(item.section.as_deref().unwrap_or(""));
        if !item.headline_in_text {
            out.push_str(&item.headline);
        }
        out.extend(item.blocks.iter().map(|b| b.text.as_str()));
    }
    out.extend(bulletin.footer.iter().map(String::as_str));
    out
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

fn holds_together(text: &str) {
    let bulletin = parse(text);
    let (all, seen) = (letters(text), letters(&shown(&bulletin)));
    let mut rest = seen.into_iter().peekable();
    for c in all {
        while rest.peek().is_some_and(|s| *s < c) {
            rest.next();
        }
        assert_eq!(rest.next(), Some(c), "hidden: {c} of {text:?}\n{bulletin:#?}");
    }
    for item in &bulletin.items {
        let mut last = (0, 0);
        for r in &item.requirements {
            assert_eq!(item.blocks[r.block].text.get(r.span.clone()), Some(r.text.as_str()));
            assert!((r.block, r.span.start) >= last, "order");
            last = (r.block, r.span.end);
            for field in [&r.actor, &r.due, &r.cadence].into_iter().flatten() {
                assert!(r.text.contains(field.as_str()), "{field} in {}", r.text);
            }
        }
        for block in &item.blocks {
            let mut at = 0;
            for part in &block.parts {
                assert_eq!(part.span.start, at);
                assert!(block.text.get(part.span.clone()).is_some_and(|t| !t.is_empty()));
                at = part.span.end;
            }
            assert_eq!(at, block.text.len());
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_nothing_is_hidden(text in any::<String>()) {
        holds_together(&text);
    }

    #[test]
    fn anything_like_a_bulletin_is_read_and_nothing_is_hidden(text in bulletin_like()) {
        holds_together(&text);
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok((text, _)) = decode(&bytes, native_gb18030) {
            let _ = bulletin::accept(&text);
        }
    }
}
