//! Where a name in a sentence starts and ends.

use super::words::{Words, words};
use std::ops::Range;

use super::fold::{before, ends, from, is_han, length, part, starts};
use super::nouns::{is_actor, longest_actor};
use super::number::is_numeral;
use super::{season, sentence, verbs};

/// Words before the subject of a clause.
#[rustfmt::skip]
const CONNECTIVES: Words = words![
    "同时", "此外", "另外", "并且", "并", "但是", "但", "对此", "其中", "因此", "为此", "一方面",
    "另一方面", "而且", "且", "今后", "下一步", "即日起", "从即日起", "自即日起", "近期", "当前",
    "汛期", "主汛期", "节日期间", "节假日期间", "目前", "原则上", "必要时", "特别是", "尤其是",
    "凡", "所有参与",
];

/// Time words that end a circumstance in front of a subject.
#[rustfmt::skip]
const TIMES: Words = words![
    "期间", "之前", "之后", "以后", "来临前", "到来前", "开始前", "结束后", "发布后", "发生后",
    "解除后", "解除前", "后", "前", "时", "起", "内",
];

/// What a name after a circumstance starts with.
#[rustfmt::skip]
pub const HEADS: Words = words![
    "各", "全", "所有", "有关", "相关", "任何", "省", "市", "县", "区", "镇", "乡", "村", "街道",
    "社区", "企业", "属地", "值班", "带班", "带队", "主要", "分管", "监护", "包保", "包户", "包村",
    "驻村", "物业", "施工", "生产", "经营", "建设", "运营", "管理", "供电", "供水", "供气", "公安",
    "消防", "应急", "水利", "交通", "气象", "自然资源", "住建", "住房", "教育", "卫健", "卫生",
    "医疗", "民政", "林业", "农业", "文旅", "财政", "两", "三", "本", "该", "被", "用人", "参",
    "现场", "护", "网格", "巡", "劝", "班", "安全", "专", "工作", "从业", "驾驶", "家长", "学校",
    "中小学",
];

/// Where the name at the start of `text` ends: the longest actor in front of the first verb, adverb, preposition or date.
pub fn name_end(text: &str) -> Option<usize> {
    let stop = stop_position(text).unwrap_or(text.len());
    let region = before(text, stop);
    if is_actor(region) {
        return Some(region.len());
    }
    longest_actor(region)
}

/// The first place at which a verb, adverb, preposition or date starts.
pub fn stop_position(text: &str) -> Option<usize> {
    let inside = sentence::enclosed(text);
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip || inside.get(at).copied().unwrap_or(false) {
            continue;
        }
        let rest = from(text, at);
        if let Some(len) = verbs::exempt(rest) {
            skip = at + len;
            continue;
        }
        if verbs::stop_at(rest)
            || (c.is_ascii_digit() && at > 0 && !counts_actors(rest))
            || (at > 0 && is_numeral(c) && rest.chars().nth(1).is_some_and(|n| matches!(n, '月' | '日' | '年')))
        {
            // A modifier in front of 的 is part of the name: 构成重大危险源的企业.
            let clause = rest.split([',', ':']).next().unwrap_or("");
            if let Some(de) = clause.find('的') {
                let after = from(clause, de + '的'.len_utf8());
                let head: String = after.chars().take(8).collect();
                let modifier = length(before(clause, de)) <= 16 && at <= 24;
                if modifier && !is_actor(before(text, at)) && longest_actor_in(&head) {
                    skip = at + de + '的'.len_utf8();
                    continue;
                }
            }
            return Some(at);
        }
    }
    None
}

/// Whether a number only counts those who act: 沿河5个乡镇, not 监测员3个月.
fn counts_actors(text: &str) -> bool {
    let counted = text.trim_start_matches(|c: char| c.is_ascii_digit());
    starts(counted, words!["个", "家", "所", "支", "名", "位"]).is_some_and(|unit| {
        let rest = from(counted, unit.len());
        let time = starts(rest, words!["月", "小时", "工作日", "自然日", "季度", "星期", "学期", "班次", "半"]);
        let short = starts(rest, words!["村", "镇", "乡", "县", "区", "市", "局", "厂", "矿", "店", "队", "组", "人"]);
        time.is_none() && (short.is_some() || longest_actor_in(&rest.chars().take(6).collect::<String>()))
    })
}

fn longest_actor_in(text: &str) -> bool {
    (2..=length(text)).any(|n| is_actor(&text.chars().take(n).collect::<String>()))
}

/// `X会同Y`, `X联合Y`: where X ends.
pub fn first_partner(text: &str) -> Option<usize> {
    ["会同", "联合", "协同", "配合", "商", "牵头"]
        .iter()
        .filter_map(|w| text.find(w).map(|at| (at, *w)))
        .filter(|(at, w)| {
            let rest = from(text, at + w.len());
            *at > 0
                && is_actor(before(text, *at))
                && match *w {
                    "联合" => starts(rest, words!["会", "体", "社", "国"]).is_none(),
                    "牵头" | "配合" => starts(rest, words!["单位", "部门", "人", "领导", "责任"]).is_none(),
                    "商" => starts(rest, words!["市", "县", "省", "区", "同"]).is_some(),
                    _ => true,
                }
        })
        .map(|(at, _)| at)
        .min()
}

/// Where the subject may start in a clause: after connectives and circumstances.
pub fn skip_circumstance(segment: &str, clause: Range<usize>) -> usize {
    let mut start = clause.start;
    loop {
        let text = part(segment, start..clause.end);
        if let Some(word) = starts(text, CONNECTIVES).filter(|w| length(text) > length(w)) {
            start += word.len();
            continue;
        }
        // 在春节期间各单位要, 险情发生后各村: a name follows the time word.
        let cut = TIMES
            .iter()
            .flat_map(|w| text.match_indices(w).map(|(at, w)| (at + w.len(), length(w))))
            .filter(|(end, long)| {
                let rest = from(text, *end);
                let front = before(text, *end);
                // Behind a time word of one character only a known head is trusted: 前台服务员 is no 前.
                let named = || match starts(rest, HEADS) {
                    Some(_) => name_end(rest).is_some(),
                    None => {
                        let known = *long >= 2 || season::event(front.trim_end_matches(['前', '后'])).is_some();
                        known
                            && !rest.contains('的')
                            && is_actor(before(rest, stop_position(rest).unwrap_or(rest.len())))
                    }
                };
                *end < text.len()
                    && length(front) >= 2
                    && ends(front, words!["临时", "计时", "小时"]).is_none()
                    && named()
                    && !is_actor(front)
                    && !front.contains("的企业")
                    && !has_subject(front)
            })
            .map(|(end, _)| end)
            .min();
        match cut {
            Some(end) => start += end,
            None => return start,
        }
    }
}

/// Whether a circumstance has its own subject which is the actor: 值班人员接到报告后….
fn has_subject(front: &str) -> bool {
    name_end(front).is_some_and(|end| {
        end < front.len()
            && is_han(front.chars().next().unwrap_or(' '))
            && !verbs::has_no_subject(front)
            && length(before(front, end)) >= 3
    })
}

/// Adverbs between a subject and its modal.
#[rustfmt::skip]
const ADVERBS: Words = words![
    "都", "均", "也", "还", "又", "则", "就", "更", "既", "同样", "同时", "一定", "首先", "尤其",
    "特别是", "原则上", "分别", "今后", "切实", "坚决", "同步", "绝", "决", "一律", "必", "务",
    "还是", "立即", "仍",
];

/// A subject without the adverbs between it and its modal: 各单位都要, 企业均应.
pub fn trim_adverbs(text: &str) -> &str {
    let mut text = text;
    while let Some(word) = ends(text, ADVERBS) {
        text = before(text, text.len() - word.len());
    }
    text
}
