//! Modals in a tale: what is said, known, about to happen, or only costs something obliges nobody.
//!
//! Like the functions of [`super::homograph`], each is asked with the text on either side of the modal.

use super::fold::{before, ends, from, head, holds, is_han, length, starts};
use super::number::is_numeral;
use super::words::{Words, words};

/// The part of `left` that stands in the modal's own clause.
fn own_clause(left: &str) -> &str {
    left.rsplit([',', ':', ';', '。']).next().unwrap_or(left)
}

/// Whether a ban or duty is only known to one who breaks it: `明知夜间不准载客,仍…`.
pub fn is_known(left: &str) -> bool {
    let clause = left.rsplit([',', ':', ';', '。']).next().unwrap_or(left);
    ["明知", "明明", "早知"].iter().any(|word| {
        // 对明知故犯的要严查, 明知有险仍作业的一律停产: the knowing is over before the modal.
        clause.rfind(word).is_some_and(|at| {
            let known = from(clause, at + word.len());
            !known.starts_with("故犯") && !known.contains('的')
        })
    })
}

/// Whether 应当 only introduces an opinion: `应当说,成绩是主要的`. 应当说明理由 is a duty.
pub fn is_comment(right: &str) -> bool {
    right.strip_prefix('说').is_some_and(|rest| {
        rest.starts_with([',', '是', '这', '那', '我', '目', '在', '绝', '大', '总', '整', '全', '近', '今'])
    })
}

/// 要说征地没有难处, 要知道…, 要不, …: 要 opens a remark. 要说清楚, 要说到做到 are duties.
pub fn is_opening(left: &str, right: &str) -> bool {
    let opens = left.is_empty() || left.ends_with([',', ':', ';', '。']);
    let remark = starts(right, words!["说", "论", "问为", "问什么", "知道", "不,", "搁", "放在过去"]);
    let duty = words![
        "说明",
        "说清",
        "说透",
        "说真",
        "说实",
        "说服",
        "说到做到",
        "说出",
        "说得",
        "说理",
        "说普",
        "论证",
        "论述",
        "说好",
        "说话",
        "论功",
        "知道怎",
        "知道如",
        "知道谁",
        "知道自",
        "知道本",
    ];
    // 最忙的要数村医.
    let superlative = right.starts_with('数') && ends(left, words!["的", "当", "就"]).is_some();
    opens && remark.is_some() && starts(right, duty).is_none() || superlative
}

/// 眼看就要开镰, 台风就要来了: what is about to happen.
pub fn is_imminent(left: &str, right: &str) -> bool {
    let clause = right.split([',', '。', ';']).next().unwrap_or("");
    let soon = ends(
        left,
        words![
            "眼看就",
            "眼看",
            "眼见就",
            "眼瞅着就",
            "马上就",
            "转眼就",
            "转眼又",
            "很快就",
            "不久就",
            "就快",
            "差点"
        ],
    );
    soon.is_some()
        || (ends(left, words!["就", "快", "又"]).is_some()
            && clause.ends_with('了')
            && starts(right, words!["开", "来", "到", "进入", "入", "下", "过", "放", "收"]).is_some())
}

/// 应到32人,实到31人: what should be, beside what is.
pub fn is_attendance(left: &str, right: &str) -> bool {
    let Some(verb) = right.chars().next().filter(|c| is_han(*c)) else { return false };
    let beside = |text: &str, word: char| {
        text.match_indices(word).any(|(at, w)| {
            let rest = from(text, at + w.len());
            let rest = rest.strip_prefix('际').unwrap_or(rest);
            rest.starts_with(verb) && (at == 0 || before(text, at).ends_with([',', '、', ';', '(', '而', '人', '名']))
        })
    };
    beside(right, '实') || beside(left, '实')
}

/// 县里办班,请3名专家授课: somebody is got to come, in a tale whose subject stands in front.
pub fn is_invitation(left: &str, right: &str) -> bool {
    let clause = left.trim_end_matches([',', ':']).rsplit([',', ':', ';', '。']).next().unwrap_or("");
    if clause.is_empty() || !left.ends_with(',') {
        return false;
    }
    let habit = holds(clause, words!["都会", "总会", "总是", "常常", "经常", "便会", "就会", "还会", "专门", "特意"]);
    let counted = right.starts_with(is_numeral)
        && right.chars().find(|c| !is_numeral(*c)).is_some_and(|c| matches!(c, '名' | '位' | '个'));
    let guest = starts(right, words!["专家", "老师", "教师", "教授", "医生", "律师", "师傅", "老", "专业", "第三方"]);
    habit || ((counted || guest.is_some()) && !holds(right, words!["于", "前", "务必", "按"]))
}

/// Verbs of thinking and talk after which a modal is what somebody thought or said.
#[rustfmt::skip]
const THOUGHT: Words = words![
    "抱怨", "埋怨", "嘀咕", "念叨", "嚷着", "嚷嚷", "吵着", "误以为", "总以为", "以为", "觉得", "听说", "据说",
    "都说", "常说", "总说", "盘算", "惦记", "想起", "生怕", "忘了", "打趣",
];

/// 企业抱怨手续要跑五个部门, 出了事才想起要整改, 他说要回家.
pub fn is_thought(left: &str) -> bool {
    let clause = own_clause(left);
    holds(clause, THOUGHT) || ends(clause, words!["他说", "她说", "人说", "们说", "还说", "民说"]).is_some()
}

/// 要花8万元, 要走半天, 要三天办结: what something costs or takes. 要30分钟内上报 is a duty.
pub fn is_cost(right: &str) -> bool {
    let verb =
        starts(right, words!["花费", "花上", "花掉", "花", "耗时", "耗费", "耗", "费时", "等上", "等", "走", "绕"]);
    let amount = from(right, verb.map_or(0, str::len));
    let amount = starts(amount, words!["好几", "大半", "几", "多半", "半", "近", "上"])
        .map_or(amount, |w| from(amount, w.len()));
    let number = amount.chars().take_while(|c| is_numeral(*c) || matches!(c, '多' | '来' | '.' | '万')).count();
    let unit = head(amount, number);
    let unit = from(amount, unit.len());
    let spent = verb.is_some_and(|v| v != "走" && v != "等" && v != "绕");
    let measure =
        starts(unit, words!["个多小时", "个小时", "个月", "小时", "分钟", "天", "年", "元", "万元", "里", "公里"]);
    (verb.is_some() || number > 0)
        && (spent && number > 0 || measure.is_some())
        && measure.is_none_or(|m| starts(from(unit, m.len()), words!["内", "前", "以内", "之内", "一"]).is_none())
}

/// 夜里有车要出村: there was somebody who wanted to.
pub fn is_wish(left: &str) -> bool {
    ends(own_clause(left), words!["有人", "有车", "有船", "有村民", "有群众", "有游客", "有居民", "有老人", "有学生"])
        .is_some_and(|w| ends(left, words!["所有人", "没有人", "负有人"]).is_none() || length(w) > 2)
}

/// 应整改未整改, 应检尽检: set phrases of what was or was not done.
pub fn is_set_phrase(right: &str) -> bool {
    (1..=3).any(|n| {
        let verb = head(right, n);
        let rest = from(right, verb.len());
        starts(rest, words!["而未", "却未", "而没", "尽", "未", "没", "必"])
            .is_some_and(|link| length(verb) == n && from(rest, link.len()).starts_with(verb))
    })
}
