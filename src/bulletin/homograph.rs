//! Characters that are a modal by themselves and part of other words: 要, 应, 须, 请, 确保.
//!
//! Each function is asked with the text on either side of the character.

use super::fold::{ends, holds, is_han, starts};
use super::modal::is_attribute;
use super::told::{is_attendance, is_comment, is_cost, is_imminent, is_invitation, is_opening, is_set_phrase, is_wish};
use super::words::{Words, words};

/// 要 after these is the end of another word: 重要, 只要.
#[rustfmt::skip]
const YAO_AFTER: Words = words![
    "重", "首", "需", "必", "简", "摘", "纪", "概", "扼", "提", "紧", "显", "快", "将", "讨", "若",
    "如", "只", "精", "凡", "主", "政", "撮",
];

/// … but here a word ends before 要: 业主要, 加快要.
#[rustfmt::skip]
const YAO_AFTER_NOT: Words = words![
    "加快", "尽快", "世纪", "严重", "比重", "例如", "业主", "店主", "户主", "车主", "船主", "雇主",
    "机主", "货主", "财主", "窑主", "园主", "场主", "矿主", "前提", "抓紧", "民主", "家政", "行政",
    "财政", "邮政",
];

/// 要 before these starts another word: 要素, 要点.
#[rustfmt::skip]
const YAO_BEFORE: Words = words![
    "求", "素", "点", "害", "道", "么", "闻", "塞", "件", "义", "领", "价", "旨", "略", "诀", "账",
    "不是", "不然", "不得", "是", "紧的", "情", "事", "务",
];

/// … but here 要 stands by itself: 要点面结合, 要求真务实.
#[rustfmt::skip]
const YAO_BEFORE_NOT: Words = words![
    "求真", "求实", "点面", "点对", "点亮", "点名", "点多", "点验", "点燃", "点线", "道路", "闻风",
    "闻汛", "闻令", "闻警", "件件", "义务", "义无", "领导", "领会", "领取", "素质", "情况", "情报",
    "事事", "事故", "事前", "事先", "事关", "事后", "害怕", "是非", "务必", "务实",
];

/// 应 after these is the end of another word: 响应, 适应.
#[rustfmt::skip]
const YING_AFTER: Words = words![
    "响", "适", "相", "供", "反", "效", "感", "对", "呼", "照", "因", "顺", "策", "回", "答", "叫",
    "互", "本", "早", "一", "接",
];

/// 应 before these starts another word: 应急, 应用.
#[rustfmt::skip]
const YING_BEFORE: Words = words![
    "急", "用", "答", "邀", "聘", "届", "战", "变", "验", "力", "付", "酬", "激", "景", "征", "试",
    "考", "声", "诉", "接不暇", "知应会", "会", "城", "约", "运", "有的", "有之", "尽的", "尽之",
    "尽义务", "尽职责", "负的", "收尽收", "收款", "缴税", "时之", "募", "允", "得的", "享",
];

/// … but here 应 stands by itself: 应变更, 应会同.
#[rustfmt::skip]
const YING_BEFORE_NOT: Words = words![
    "急于", "急速", "急需", "用好", "用足", "用于", "变更", "会同", "会商", "力争", "力求", "力戒",
    "征求", "征得", "验收", "约谈", "约束", "聘请", "邀请", "试点", "试行", "考虑", "考核", "允许",
    "付诸", "运用", "运行", "战时", "声明", "诉求", "邀集", "答复", "变压", "享受",
];

/// Before 应对 these show the verb “to cope with”: 科学应对.
#[rustfmt::skip]
const COPING: Words = words![
    "科学", "妥善", "积极", "有效", "有力", "有序", "全力", "做好", "防范", "从容", "及时", "共同",
    "联合", "高效", "依法", "成功", "充分", "统筹", "精准", "快速", "稳妥", "主动", "能力", "全面",
    "切实", "的", "、", "和", "提升", "提高", "加强", "急",
];

/// After 应对 these show the modal 应 with 对: 应对照, 应对所辖企业….
#[rustfmt::skip]
const TOWARDS: Words = words![
    "照", "标", "本", "其", "所", "辖", "各", "全", "存在", "隐患", "未", "拒", "入", "进", "新",
    "在", "重点", "每", "从业", "员工", "职工", "驾驶", "已", "外来", "作业", "设备", "检查",
    "排查", "发现", "上述", "下列", "以下", "特种", "相关", "有关", "辨识", "受",
];

/// A verb further on in the clause shows it too.
#[rustfmt::skip]
const ACTING: Words = words![
    "开展", "进行", "实施", "予以", "逐", "采取", "给予", "落实", "作出", "负责", "加强", "组织",
    "建立", "实行", "登记", "签",
];

pub fn yao(left: &str, right: &str) -> bool {
    if starts(right, YAO_BEFORE).is_some() && starts(right, YAO_BEFORE_NOT).is_none() {
        return false;
    }
    // 企业主要负责人 has 主要 in it, 业主要负责 has 业主.
    if left.ends_with("企业主") {
        return false;
    }
    if left.ends_with('主')
        && starts(right, words!["负责人", "领导", "原因", "任务", "做法", "包括", "问题", "责任"]).is_some()
    {
        return false;
    }
    if ends(left, YAO_AFTER).is_some() && ends(left, YAO_AFTER_NOT).is_none() {
        return false;
    }
    if is_opening(left, right) || is_imminent(left, right) || is_cost(right) || is_wish(left) {
        return false;
    }
    // 次要 but 每次要; 想要 but 思想要; 所要求 but 派出所要.
    !((left.ends_with('次') && right.starts_with(['的', '、', ',']))
        || (left.ends_with('想') && ends(left, words!["思想", "理想"]).is_none())
        || (left.ends_with('险') && starts(right, words!["地", "路段", "之"]).is_some() && left.ends_with("势险"))
        || (left.ends_with('为') && !left.ends_with("行为") && (right.is_empty() || right.starts_with([',', '、'])))
        || ((left.is_empty() || left.ends_with([',', '、'])) && right.starts_with(['、', ','])))
}

pub fn ying(left: &str, right: &str) -> bool {
    if is_comment(right) || is_attendance(left, right) || is_set_phrase(right) {
        return false;
    }
    if let Some(rest) = right.strip_prefix('对') {
        if starts(rest, TOWARDS).is_some() {
            return ends(left, COPING).is_none() || starts(rest, words!["照"]).is_some();
        }
        let clause = rest.split([',', '。', ';']).next().unwrap_or("");
        return !left.is_empty() && ends(left, COPING).is_none() && holds(clause, ACTING);
    }
    if starts(right, YING_BEFORE).is_some() && starts(right, YING_BEFORE_NOT).is_none() {
        return false;
    }
    // 应转尽转, 应报未报: set phrases. The second 应 of 应知应会 falls under 会.
    let mut next = right.chars();
    let (verb, link, again) = (next.next(), next.next(), next.next());
    if matches!(link, Some('尽' | '未' | '必' | '早' | '快' | '先' | '全'))
        && verb.is_some_and(is_han)
        && (verb == again || link == Some('未'))
    {
        return false;
    }
    let clause = right.split([',', '。', ';']).next().unwrap_or("");
    if clause.ends_with('的') && holds(clause, words!["而未", "未", "而没有"]) {
        return false;
    }
    let word_end = ends(left, YING_AFTER).is_some()
        && starts(right, words!["在", "于", "当", "将", "由", "按", "立即", "及时"])
            .is_none_or(|w| matches!(w, "及时" | "立即"));
    !word_end && !is_attribute(left, right)
}

/// 请 asks somebody only at the head of a clause.
pub fn qing(left: &str, right: &str) -> bool {
    let heads = left.is_empty()
        || left.ends_with([',', ':', ';', '。'])
        || ends(left, words!["现", "特", "敬", "恳", "务", "并", "同时", "也", "另", "再次"]).is_some();
    heads
        && !is_invitation(left, right)
        && starts(right, words!["示", "假", "教", "客", "愿", "缨", "战", "柬", "了", "来", "到了", "进"]).is_none()
}

/// 确保 instructs, unless it names a purpose or a result.
pub fn que_bao(left: &str, right: &str) -> bool {
    let clause = right.split([',', '。', ';']).next().unwrap_or("");
    ends(left, words!["为", "以", "有效", "有力", "为了", "从而", "来", "、", "已", "也", "全力", "最大限度"])
        .is_none_or(|w| w == "全力")
        && !clause.starts_with('了')
        && !left.rsplit([',', ':']).next().unwrap_or("").starts_with('为')
}
