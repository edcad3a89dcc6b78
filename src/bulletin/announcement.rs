//! Announcements of lists (`要做到以下几点:`) and orders that are reported without a pause (`检查组要求苍葭县…`).

use super::factual::is_done;
use super::fold::{before, ends, from, holds, is_han, length, starts};
use super::voice::{ACCORDING, NOUN_BEFORE};
use super::words::{Words, words};
use super::{cadence, due, modal, number, outline, sentence};

/// Phrases that announce a list.
#[rustfmt::skip]
const ANNOUNCING: Words = words![
    "以下", "如下", "下列", "下述", "几点", "几项", "几个方面", "几方面", "几条", "几件",
];

/// In front of 以下 these are what is counted or measured.
#[rustfmt::skip]
const UNITS: Words = words![
    "人", "岁", "米", "里", "元", "度", "℃", "吨", "%", "个", "户", "天", "日", "级", "线", "倍", "层", "座", "家",
    "名", "时", "钟", "年", "月", "限", "值", "半", "成", "克", "升", "伏", "万", "千", "百", "平方", "立方",
];

/// Counted nouns that announce a list: 三点要求, 四项工作.
const COUNTED: Words = words!["点", "项", "个方面", "方面", "条", "件", "个"];

/// Nouns of announced lists.
#[rustfmt::skip]
const THINGS: Words = words![
    "要求", "工作", "任务", "措施", "意见", "事项", "重点", "规定", "事", "环节", "方面", "原则",
    "关", "纪律", "建议", "要点",
];

/// Ends of an announcement that names no number of entries.
#[rustfmt::skip]
const ORDERING: Words = words![
    "要求", "规定", "议定", "责成", "做到", "抓好", "做好", "要求是",
];
/// Words of a list that tells what was done or found …
#[rustfmt::skip]
const DESCRIBING: Words = words![
    "做法", "经验", "特点", "成效", "亮点", "问题", "情况", "原因", "通报如下", "数据", "不足",
    "表现",
];
/// … unless it is said to be dealt with.
const DEMANDING: Words = words!["要抓", "要做", "要求", "要突出", "必须"];
/// Words that put a list under an obligation without a modal.
#[rustfmt::skip]
const OBLIGING: Words = words![
    "要求", "规定", "议定", "责成", "做到", "抓好", "任务", "纪律", "措施如下", "工作如下",
    "规定如下", "通知如下", "部署如下", "安排如下", "明确以下", "了安排", "出安排", "了部署",
    "出部署",
];

/// Whether a segment only announces a list, and if so whether it puts the list under an obligation.
pub fn announces(segment: &str, masked: &str) -> Option<bool> {
    let text = masked.trim_end_matches([':', '。', ',']);
    let last = text.rsplit([',', ':']).next().unwrap_or(text);
    let counted = last.char_indices().any(|(at, c)| {
        number::is_numeral(c) && {
            let rest = from(last, at + c.len_utf8());
            starts(rest, COUNTED).is_some_and(|unit| {
                let tail = from(rest, unit.len());
                tail.is_empty() || ends(tail, THINGS).is_some()
            })
        }
    });
    let named = names_below(last) || counted;
    let modals = modal::modals(masked);
    let at_end = modals.last().is_some_and(|m| m.at + m.len == text.len());
    let bare = segment.ends_with(':') && (at_end || ends(text, ORDERING).is_some());
    (named || bare).then(|| {
        let described = holds(text, DESCRIBING) && !holds(text, DEMANDING);
        let obliging = !modals.is_empty() || holds(text, OBLIGING);
        obliging && !described
    })
}

/// Whether a clause points to what stands below it. 10人以下, 警戒线以下: a ceiling, nothing to come.
fn names_below(clause: &str) -> bool {
    let ceiling = |at: usize, word: &str| {
        word == "以下" && (ends(before(clause, at), UNITS).is_some() || from(clause, at + word.len()).starts_with('的'))
    };
    ANNOUNCING.iter().any(|word| clause.match_indices(word).any(|(at, _)| !ceiling(at, word)))
}

/// A reported order (`检查组要求苍葭县…`): where its 要求 or 责成 ends in a masked segment.
pub fn order(masked: &str) -> Option<usize> {
    const PAST: Words = words!["已", "曾", "被", "早已", "曾经", "已经", "多次", "当时", "先后"];
    const PAST_CLAUSE: Words = words![
        "截至",
        "累计",
        "去年",
        "此前",
        "当时",
        "曾",
        "上月",
        "上个月",
        "前年",
        "早在",
        "已要求",
        "已经",
        "上次",
        "前期已",
        "过去",
    ];
    for verb in ["要求", "责成"] {
        for (at, _) in masked.match_indices(verb) {
            let (left, right) = (before(masked, at), from(masked, at + verb.len()));
            let clause = left.rsplit([',', ':']).next().unwrap_or(left);
            let Some(next) = right.chars().next() else {
                continue;
            };
            let verbal = is_han(next)
                && !matches!(
                    next,
                    '的' | '和'
                        | '与'
                        | '及'
                        | '等'
                        | '是'
                        | '有'
                        | '为'
                        | '不'
                        | '了'
                        | '较'
                        | '更'
                        | '上'
                        | '来'
                        | '并'
                        | '且'
                        | '后'
                        | '时'
                        | '前'
                        | '高'
                        | '严'
                        | '外'
                        | '很'
                        | '太'
                        | '极'
                        | '低'
                        | '越'
                        | '之'
                )
                || next.is_ascii_digit()
                || next == '□';
            let quoted = outline::point(right).is_some();
            let noun = ends(clause, NOUN_BEFORE).is_some_and(|w| !matches!(w, "一" | "精神" | "预警" | "安排"))
                || holds(clause, ACCORDING);
            if !verbal
                || quoted
                || noun
                || ends(clause, words!["提出", "满足", "作出", "没有", "合乎", "下达", "收到", "拒绝"]).is_some()
                || ends(clause, PAST).is_some()
                || holds(left, PAST_CLAUSE)
                || (verb == "责成" && clause.ends_with('被'))
            {
                continue;
            }
            if is_told(right) {
                continue;
            }
            // 完成…的要求… : the object of another verb. A reported order has its speaker, or nothing, in front.
            return Some(at + verb.len());
        }
    }
    None
}

/// Whether an order is told with what came of it, so that it is over: `要求企业停产,目前已停产`.
fn is_told(ordered: &str) -> bool {
    let mut clauses = ordered.split([',', ':']);
    clauses.next();
    clauses.any(|clause| is_done(clause) || starts(clause, words!["随后", "随即", "次日", "目前", "最终"]).is_some())
}

/// Whether what stands in front of a point enumerator leads up to it (and is not a segment of its own with commas).
pub fn leads(head: &str) -> bool {
    head.ends_with([':', ',']) || announces(head, head).is_some() || head.ends_with(['求', '调', '出', '到'])
}

/// Whether the text after an announcement is a list.
pub fn leads_a_list(text: &str, following: &str) -> bool {
    outline::leading(following).is_some() || (text.ends_with(':') && following.is_empty())
}

/// A short phrase in front of an entry's own text.
pub fn is_topic(text: &str) -> bool {
    let phrase = text.trim_end_matches(['。', '!', ':']);
    let masked = sentence::masked(phrase);
    length(phrase) <= 18
        && !phrase.contains([',', ';', ':'])
        && modal::modals(&masked).is_empty()
        && due::all(phrase).is_empty()
        && cadence::find(phrase, &[]).is_none()
}

/// Whether a sentence goes on with what a topic named, and does not turn to something else.
pub fn is_body(text: &str) -> bool {
    const TURNS: Words = words!["会后", "会议", "会上", "该", "截至", "目前", "据", "今年以来", "此外", "下一步"];
    !text.is_empty() && outline::point(text).is_none() && starts(text, TURNS).is_none()
}
