//! Tables of who has to act, by when, how often, in longer sentences.

use luoshi::bulletin::{Requirement, parse};

use super::sentences::read;

/// `actor|due|cadence` of a requirement, without empty fields at its end.
fn fields(found: &Requirement) -> String {
    let field = |f: &Option<String>| f.clone().unwrap_or_default();
    let all = format!("{}|{}|{}", field(&found.actor), field(&found.due), field(&found.cadence));
    all.trim_end_matches('|').to_owned()
}

fn check(rows: &[(&str, &[&str])]) {
    for (body, wanted) in rows {
        assert_eq!(read(body).iter().map(fields).collect::<Vec<_>>(), *wanted, "{body}");
    }
}

#[test]
fn bodies_and_crafts_act_without_a_modal_too() {
    check(&[
        ("规模养殖场每季度至少检修1次线路，须建台账。", &["规模养殖场||每季度至少检修1次"]),
        ("会议要求，渔港管理站每晚清点船只；村医逐户上门；骑手按规定佩戴头盔。", &["渔港管理站||每晚", "村医", "骑手"]),
        ("会议要求，应急广播室每天播报两次；塔吊每周检修一次。", &["应急广播室||每天播报两次", "||每周检修一次"]),
        ("会议要求，各工地停工两天；辖区3家加油站于5月底前完成改造。", &["各工地", "辖区3家加油站|5月底前"]),
        ("会议要求，信息员3个月轮换一次；摸排结果由纪检组核对。", &["信息员", "纪检组"]),
        ("由县委督查室跟踪督办，不得走过场。", &["县委督查室"]),
        ("由所在单位给予处分，不得姑息。", &["所在单位"]),
        ("市住建局牵头组建专班，要挂图作战。", &["市住建局"]),
    ]);
}

#[test]
fn names_keep_their_brackets_and_numbers() {
    check(&[
        ("各县（市、区）指挥部要加强值班。", &["各县（市、区）指挥部"]),
        ("请各县（市、区）组委会于本月底前报送总结。", &["各县（市、区）组委会|本月底前"]),
        ("会议要求，沿线4个村轮流巡堤。", &["沿线4个村"]),
    ]);
}

#[test]
fn who_stands_behind_a_condition_acts() {
    check(&[
        ("监护人员到场前，作业人员不得入井。", &["作业人员"]),
        ("值班员接到报告后，应立即核实。", &["值班员"]),
        ("夜间强降雨期间网格员每2小时查看1次，应做好记录。", &["网格员||每2小时查看1次"]),
        ("开学后校医要每日晨检。", &["校医||每日"]),
        ("夜间任何人不得进山。", &["任何人"]),
        ("酒店前台服务员应询问住客。", &["酒店前台服务员"]),
        ("临时工作人员必须培训。", &["临时工作人员"]),
        ("各班组班后要清点工具。", &["各班组"]),
    ]);
}

#[test]
fn a_comma_may_part_the_subject_from_its_modal() {
    check(&[
        ("各乡镇、各部门，要压实责任。", &["各乡镇、各部门"]),
        ("未经培训的人员，不得上岗。", &["未经培训的人员"]),
        ("患有心脏病的游客，不得参加漂流。", &["患有心脏病的游客"]),
        ("对存在重大隐患的单位，一律停产整改。", &[""]),
        ("发现无关人员，要立即劝离。", &[""]),
        ("严查无证单位，要追根溯源。", &[""]),
    ]);
}

#[test]
fn what_stands_in_front_of_by_has_it_done_to_it() {
    check(&[
        ("老年游客须由家属陪同。", &["家属"]),
        ("学校食堂产生的废油由持证企业回收，要有台账。", &["持证企业"]),
        ("各镇由镇长牵头成立专班，要逐村排查。", &["镇长"]),
    ]);
}

#[test]
fn places_and_occasions_do_not_act() {
    check(&[
        ("学校食堂内不得存放液化气。", &[""]),
        ("医院走廊上严禁堆放杂物。", &[""]),
        ("值班人员3小时内必须轮换。", &["值班人员|3小时内"]),
        ("任何时候都不得放松警惕。", &[""]),
        ("任何形式的夜间作业一律叫停。", &[""]),
        ("书记不得脱岗。", &["书记"]),
        ("培训内容不得缩水。", &[""]),
    ]);
}

#[test]
fn parts_of_a_day_end_a_deadline_and_a_rate_is_no_cadence() {
    check(&[
        ("请各村于明日中午前上报。", &["各村|明日中午前"]),
        ("各镇应于当晚前完成转移。", &["各镇|当晚前"]),
        ("要求维保单位接警后30分钟内到场。", &["维保单位|接警后30分钟内"]),
        ("景区内车辆时速不得超过每小时20公里。", &[""]),
        ("各镇要每月5次入户。", &["各镇||每月5次"]),
    ]);
}

#[test]
fn entries_with_bullets_are_a_list() {
    let text = "某县简报\n第2期\n\n县里部署防汛\n　　县防指提出以下三点要求：\n　　●各村每日巡堤1次。\n　　●作业人数10人以下的工地由包保干部看管；物资不足的，可以租用。\n　　●逾期未改的，依法查处。\n　　会后参观了仓库。\n";
    let found: Vec<String> = parse(text).items[0].requirements.iter().map(|r| r.text.clone()).collect();
    assert_eq!(found, ["各村每日巡堤1次", "作业人数10人以下的工地由包保干部看管", "逾期未改的，依法查处"]);
}

#[test]
fn a_list_of_contents_may_put_the_headlines_in_other_words() {
    let contents = "【本期导读】\n◇甲县召开防火工作会议\n◇请各县报送数据\n\n";
    let items = "【要闻】\n甲县召开防火工作会议\n　　会议开得好。\n【事项】\n关于报送数据的函\n　　请各县报送数据。\n";
    let bulletin = parse(&format!("某县简报\n第8期\n{contents}{items}"));
    let headlines: Vec<&str> = bulletin.items.iter().map(|item| item.headline.as_str()).collect();
    assert_eq!(headlines, ["甲县召开防火工作会议", "关于报送数据的函"]);
}
