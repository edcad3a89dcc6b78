//! Segments that ask nothing: facts, permissions, plans, encouragement.

use super::fold::{before, ends, from, holds, starts};
use super::words::{Words, words};

/// 可 after or before these is part of another word: 许可, 可能.
#[rustfmt::skip]
const PERMITTED_NOT_AFTER: Words = words![
    "许", "认", "尚", "不", "方", "宁", "非", "无", "皆", "缺不",
];
#[rustfmt::skip]
const PERMITTED_NOT_BEFORE: Words = words![
    "能", "燃", "靠", "控", "视化", "见", "行性", "持续", "追溯", "疑", "爱", "操作", "复制", "贵",
    "看", "再生", "溯",
];

/// Adverbs and verbs after which 将 tells the future; in front of a noun it is 把.
#[rustfmt::skip]
const FUTURE: Words = words![
    "于", "为", "在", "对", "再", "把", "会", "由", "继续", "进一步", "适时", "陆续", "逐步",
    "视情", "根据", "组织", "开展", "启动", "举办", "实施", "加强", "成为", "参加", "持续",
    "不定期", "定期", "择期", "予以", "采取", "通过", "投入", "延伸", "向", "按", "作为", "全面",
    "分", "新增",
];

/// Other words of plans.
#[rustfmt::skip]
const PLANS: Words = words![
    "拟于", "拟在", "计划于", "计划在", "计划用", "计划投", "预计", "下一步", "决定自", "决定于",
    "即将", "正在", "有望",
];

/// Words that start an encouragement.
const ENCOURAGING: Words = words!["鼓励", "支持", "倡导", "提倡", "欢迎", "建议"];

/// Words that start a fact.
#[rustfmt::skip]
const FACTUAL: Words = words![
    "其中", "目前", "截至", "当前", "今年以来", "近日", "日前", "据", "原因", "主要", "所称",
    "需要说明", "此前", "去年", "过去", "以前", "往年", "累计", "共有", "仅",
];

/// Words anywhere that explain or count.
#[rustfmt::skip]
const EXPLAINING: Words = words![
    "所称", "是指", "指的是", "不包括", "不属于", "同比", "环比", "起施行", "起实施", "起执行",
    "有效期", "开始试行", "尚属", "仍占", "占比", "暴露出", "本应", "本不应", "仍然", "共有",
    "覆盖率达", "一直没有", "尚未", "得到", "被责令", "已要求", "曾要求", "被处",
];

/// In front of 却 these make another word: 冷却, 忘却.
const RETREATING: Words = words!["冷", "退", "忘", "了", "推", "抛", "失", "省"];

/// 了 after or before these is part of another word or of no finished act: 为了, 了解.
const DONE_NOT_AFTER: Words = words!["为", "除", "罢", "明", "末", "未", "不", "到", "得"];
const DONE_NOT_BEFORE: Words = words!["解", "然", "结", "望", "不", "之", "得"];

/// 是 after these is part of another word: 还是, 凡是.
#[rustfmt::skip]
const COPULA_NOT_AFTER: Words = words![
    "还", "但", "凡", "特别", "尤其", "就", "总", "于", "只", "要", "可", "或", "若", "无论",
    "不论", "不管", "如", "一", "实事求", "各行其",
];

/// Whether a segment without a modal of its own is no action to be done, so that it inherits nothing.
pub fn asks_nothing(masked: &str) -> bool {
    is_permission(masked) || is_plan(masked) || is_encouragement(masked) || is_fact(masked)
}

/// 可…, 可以…, 可由…: what may be done.
pub fn is_permission(masked: &str) -> bool {
    masked.match_indices('可').any(|(at, c)| {
        let (left, right) = (before(masked, at), from(masked, at + c.len()));
        ends(left, PERMITTED_NOT_AFTER).is_none() && starts(right, PERMITTED_NOT_BEFORE).is_none()
    })
}

/// 将于…, 拟…, 计划…: what is going to happen.
pub fn is_plan(masked: &str) -> bool {
    let future = masked.match_indices('将').any(|(at, c)| {
        let (left, right) = (before(masked, at), from(masked, at + c.len()));
        !left.ends_with(['即', '武', '干']) && starts(right, FUTURE).is_some() && !right.starts_with("对象")
    });
    future || holds(masked, PLANS)
}

/// 鼓励…, 支持…, 倡导…
fn is_encouragement(masked: &str) -> bool {
    let clause = masked.split([',', ':']).next().unwrap_or(masked);
    starts(clause, ENCOURAGING).is_some() || holds(clause, words!["鼓励有条件", "提倡"])
}

/// A fact or an explanation.
fn is_fact(masked: &str) -> bool {
    let opens = starts(masked, FACTUAL).is_some() && !masked.starts_with("主要负责");
    let contrast = masked.match_indices('却').any(|(at, _)| ends(before(masked, at), RETREATING).is_none());
    opens || contrast || masked.split([',', ':']).any(is_done) || holds(masked, EXPLAINING) || is_copula(masked)
}

/// Whether a clause tells of something done: 已…, …了….
pub fn is_done(clause: &str) -> bool {
    let finished = clause.match_indices('已').any(|(at, c)| {
        let right = from(clause, at + c.len());
        // 对已整改的隐患: the done thing is only described.
        !right.contains('的') && !before(clause, at).ends_with(['而', '不', '自'])
    });
    let le = clause.match_indices('了').any(|(at, c)| {
        let (left, right) = (before(clause, at), from(clause, at + c.len()));
        ends(left, DONE_NOT_AFTER).is_none() && starts(right, DONE_NOT_BEFORE).is_none()
    });
    finished || le
}

/// Whether a segment says what something is: `X是Y`.
fn is_copula(masked: &str) -> bool {
    masked.match_indices('是').any(|(at, c)| {
        let (left, right) = (before(masked, at), from(masked, at + c.len()));
        !left.is_empty()
            && !left.ends_with([',', ':'])
            && ends(left, COPULA_NOT_AFTER).is_none()
            && !right.starts_with(['否', '非'])
    })
}
