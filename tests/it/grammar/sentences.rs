//! Tables of sentences: what is a requirement, and who, by when, how often.

use luoshi::bulletin::{Requirement, Strength, parse};

/// The requirements of one paragraph.
pub fn read(body: &str) -> Vec<Requirement> {
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
