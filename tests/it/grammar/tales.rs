//! Tables of pairs: what only tells, beside what obliges in nearly the same words.

use super::sentences::read;

/// That none of `told` holds a requirement, and each of `demanded` exactly one.
fn compare(told: &[&str], demanded: &[&str]) {
    for body in told {
        let found = read(body);
        assert!(found.is_empty(), "{body}: {found:?}");
    }
    for body in demanded {
        assert_eq!(read(body).len(), 1, "{body}");
    }
}

#[test]
fn a_ban_that_was_known_and_broken_is_a_fact() {
    compare(
        &[
            "该厂明知不得夜间开工，仍安排两班生产。",
            "船主明明必须报备，却私自出海。",
            "该矿早知瓦斯超限严禁作业，还是派人下井。",
            "制度写明夜间必须双人值班，但监控里只有一人。",
            "合同约定施工须办许可，现场却拿不出一张票，但没有人过问。",
        ],
        &[
            "对明知不得开采仍越界开采的，一律关停。",
            "对明知故犯的要严肃追责。",
            "办法规定企业必须投保，但小微企业不得摊派。",
        ],
    );
}

#[test]
fn what_is_about_to_happen_is_no_duty() {
    compare(
        &["眼看就要收麦了，村里备齐了灭火器。", "台风就要来了，渔船都回了港。", "汛期马上就要到了，老李一刻不敢歇。"],
        &["发现险情马上要报告。", "各村现在就要行动起来。"],
    );
}

#[test]
fn remarks_are_no_duties() {
    compare(
        &[
            "要说难，难在劝人。",
            "要知道，这里三年前还是一片荒滩。",
            "最忙的要数驻村干部。",
            "应当说，今年的形势是平稳的。",
            "这种做法要不得。",
            "要求很严，标准很高。",
        ],
        &["要说清楚责任，不得含糊。", "值班员应当说普通话。", "要论证充分，不留后患。"],
    );
}

#[test]
fn needs_costs_and_thoughts_are_no_duties() {
    compare(
        &[
            "村民要过河，只好绕到下游。",
            "企业要换证，不得不跑三趟。",
            "一台设备要花8万元。",
            "几年前这里要走半天山路。",
            "原本要三天办结的事项，如今一天办好。",
            "企业抱怨手续要跑五个部门。",
            "该镇出了事才想起要整改。",
            "他说要回家看看。",
            "夜里有车要出村，他都记下来。",
        ],
        &["对不得不进入的人员，必须登记。", "事故要30分钟内上报。", "所有人要佩戴证件。", "有关部门要走村入户。"],
    );
}

#[test]
fn what_should_have_been_is_counted_beside_what_was() {
    compare(
        &["应参训120人，实际参训97人。", "清点时应有队员15人，实有9人。", "全县仍有12家企业应整改未整改。"],
        &["各队应实地核查，责任落实到人。", "各村应交清账目，落实交接。"],
    );
}

#[test]
fn an_order_told_with_its_result_is_over() {
    compare(
        &[
            "检查组要求该店停业，目前已整改完毕。",
            "6月3日，市局责成该厂停产，随后封存了设备。",
            "村里对32户一律换上了新电表。",
            "旧灶台现已一律停用。",
        ],
        &[
            "检查组要求该店6月底前完成整改。",
            "检查组要求渡口停航整顿，消除隐患后方可恢复。",
            "对已停用的旧灶台一律拆除。",
        ],
    );
}

#[test]
fn guests_are_invited_in_a_tale() {
    compare(
        &["县里举办培训班，请3名专家授课。", "每逢赶集，老周总会守在路口，请过往司机减速。"],
        &["近期雨水偏多，请各村加强巡查。", "如有疑问，请致电安全科。"],
    );
}
