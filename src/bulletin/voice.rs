//! Who speaks in a sentence: lead-ins (`会议要求,`), announcements of lists, orders reported with 要求.

use super::fold::{ends, from, holds, length, part, starts};
use super::modal;
use super::words::{Words, words};

/// What a lead-in does to its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// 要求, 规定, 责成, 议定: each action that follows is required.
    Orders,
    /// 强调, 指出, 明确 …: what follows is judged by its own words.
    Says,
    /// A speaker who obliges nobody: a villager, a firm that promises.
    Testifies,
}

/// Reporting verbs, longer ones first.
const VERBS: &[(&str, Voice)] = &[
    // Orders.
    ("要求", Voice::Orders),
    ("规定", Voice::Orders),
    ("责成", Voice::Orders),
    ("议定", Voice::Orders),
    // Statements.
    ("强调", Voice::Says),
    ("指出", Voice::Says),
    ("明确", Voice::Says),
    ("提出", Voice::Says),
    ("提醒", Voice::Says),
    ("表示", Voice::Says),
    ("认为", Voice::Says),
    ("部署", Voice::Says),
    ("决定", Voice::Says),
    ("通报", Voice::Says),
    ("建议", Voice::Says),
    ("提示", Voice::Says),
    ("号召", Voice::Says),
    ("倡议", Voice::Says),
    ("呼吁", Voice::Says),
    ("告诫", Voice::Says),
    ("嘱咐", Voice::Says),
    ("叮嘱", Voice::Says),
    ("批示", Voice::Says),
    // Talk.
    ("坦言", Voice::Testifies),
    ("反映", Voice::Testifies),
    ("介绍", Voice::Testifies),
    ("感慨", Voice::Testifies),
    ("承诺", Voice::Testifies),
    ("保证", Voice::Testifies),
    ("回忆", Voice::Testifies),
    ("说道", Voice::Testifies),
    ("说", Voice::Testifies),
];

/// Speakers whose 表示 is a promise.
#[rustfmt::skip]
const WITNESSES: Words = words![
    "企业", "公司", "村民", "群众", "居民", "家长", "学员", "职工", "员工", "业主", "店主", "老板",
    "被约谈", "经营者", "司机", "厂", "店", "老人", "商户", "工人",
];

/// Before 要求, 规定, 部署 … these show the noun: 按照要求, 有关规定.
#[rustfmt::skip]
pub const NOUN_BEFORE: Words = words![
    "有关", "相关", "工作", "具体", "标准", "各项", "总体", "总", "政治", "的", "安全", "技术",
    "规范", "必然", "新", "法律", "法规", "文件", "政策", "统一", "时限", "任务", "责任", "分工",
    "目标", "职责", "思路", "方向", "权属", "进一步", "更加", "上述", "以上", "一", "项", "个",
    "点", "条", "统筹", "安排", "精神", "战略", "重大", "预警",
];

/// Prepositions that make 要求 or 规定 further on in their clause a noun.
#[rustfmt::skip]
pub const ACCORDING: Words = words![
    "按照", "按", "根据", "依照", "遵照", "对照", "围绕", "依据", "参照", "贯彻", "落实", "符合",
    "达到", "违反", "结合", "达不到", "不符合", "执行", "遵守",
];

/// A lead-in at the start of `segment`: its length in bytes (its comma or colon included) and what it does.
pub fn lead_in(segment: &str, masked: &str) -> Option<(usize, Voice)> {
    let mut found: Option<(usize, Voice)> = None;
    for (at, mark) in masked.char_indices().filter(|(_, c)| matches!(c, ',' | ':')) {
        let start = found.map_or(0, |(end, _)| end);
        let head = part(masked, start..at);
        // Once something is demanded the lead-in is over.
        if !modal::modals(head).is_empty() {
            break;
        }
        let clause_at = head.rfind([',', ':']).map_or(0, |i| i + 1);
        let clause = from(head, clause_at);
        let Some((verb, voice)) = VERBS.iter().copied().find(|(v, _)| clause.ends_with(v)) else {
            continue;
        };
        let subject = clause.strip_suffix(verb).unwrap_or("");
        if length(subject) > 40 || is_noun(subject, verb) || (found.is_some() && !is_speaker(subject)) {
            continue;
        }
        let spoken = part(segment, start..at);
        let voice =
            if voice == Voice::Says && verb == "表示" && holds(spoken, WITNESSES) { Voice::Testifies } else { voice };
        // 群众反映, 一位村民说: but also 他说; a bare 说 after a body is still talk.
        found = Some((at + mark.len_utf8(), voice));
    }
    found
}

/// Whether the reporting word after `subject` is a noun.
fn is_noun(subject: &str, verb: &str) -> bool {
    let nouns = matches!(
        verb,
        "要求" | "规定" | "明确" | "部署" | "决定" | "建议" | "通报" | "提示" | "批示" | "保证" | "介绍"
    );
    if !nouns {
        return false;
    }
    if starts(subject, ACCORDING).is_some() {
        return true;
    }
    // 明确要求, 再次强调: an adverb in front is a sign of the verb.
    if ends(
        subject,
        words![
            "会议", "通知", "同时", "还", "并", "再次", "特别", "明确", "严格", "也", "又", "均", "中", "时", "上",
            "后"
        ],
    )
    .is_some()
    {
        return false;
    }
    ends(subject, NOUN_BEFORE).is_some() || holds(subject, ACCORDING)
}

/// Whether a second lead-in inside the same segment has a speaker of its own.
fn is_speaker(subject: &str) -> bool {
    length(subject) <= 12
        && (holds(subject, words!["会议", "通知", "通报", "会上", "检查组", "方案", "意见", "办法"])
            || subject.is_empty()
            || ends(subject, words!["并", "还", "同时", "市", "县", "区", "镇", "局", "办", "人"]).is_some())
}
