//! Who has to act: the subject of a segment, found by its place in the sentence.

use super::words::{Words, words};
use std::ops::Range;

use super::fold::{before, ends, from, length, part, starts};
use super::modal::{Force, Modal};
use super::name::{HEADS, first_partner, name_end, skip_circumstance, stop_position, trim_adverbs};
use super::nouns::{is_actor, is_circumstance, is_modified, is_subject, longest_actor};
use super::number::is_numeral;
use super::{sentence, verbs};

/// The first actor of a folded segment.
///
/// `order` is where a reported 要求 or 责成 ends, if the segment has one. `tells` means that only the modals oblige here:
/// what stands in front of them may be a tale with a subject of its own (红岩乡设置卡口,进山人员必须登记).
pub fn find(segment: &str, masked: &str, modals: &[Modal], order: Option<usize>, tells: bool) -> Option<Range<usize>> {
    let clauses = sentence::clauses(segment);
    let first = modals.first().map(|m| m.at);
    let subject = |clause: &Range<usize>| in_clause(segment, masked, clause.clone(), modals);
    if let Some(at) = order.filter(|at| first.is_none_or(|m| *at < m)) {
        let behind = || clauses.iter().filter(|c| c.start >= at).find_map(subject);
        return named(segment, masked, at).or_else(behind);
    }
    let modal_clause = clauses.iter().find(|c| first.is_some_and(|m| c.contains(&m)));
    let told = modal_clause.filter(|_| tells).and_then(subject);
    if told.is_some() {
        return told;
    }
    // Somebody acts in a condition too; who acts in the clause behind it comes first: 专家复核前,任何人不得….
    let mut condition = None;
    for (i, clause) in clauses.iter().enumerate() {
        let found = subject(clause);
        if condition.is_some() {
            return found.or(condition);
        }
        let next = clauses.get(i + 1);
        let modal = next.and_then(|next| modals.iter().find(|m| next.contains(&m.at)));
        let opened = next.zip(modal).filter(|(next, m)| trim_adverbs(part(segment, next.start..m.at)).is_empty());
        let found = found.or_else(|| opened.and_then(|_| apart(segment, clause.clone())));
        let bare = !modals.iter().any(|m| clause.contains(&m.at));
        if bare && found.is_some() && ends(part(segment, clause.clone()), CONDITIONS).is_some() {
            condition = found;
        } else if found.is_some() {
            return found;
        }
    }
    condition
}

/// Ends of a clause that only says when.
const CONDITIONS: Words = words!["前", "后", "时", "期间", "情况下"];

/// A subject that a comma parts from its modal: `未经培训的人员,不得上岗`.
fn apart(segment: &str, clause: Range<usize>) -> Option<Range<usize>> {
    let start = skip_circumstance(segment, clause.clone());
    let text = part(segment, start..clause.end);
    let plain = !verbs::has_no_subject(text) && stop_position(text).is_none() && is_subject(text);
    (plain || is_modified(text)).then_some(start..clause.end)
}

/// The actor of one clause.
fn in_clause(segment: &str, masked: &str, clause: Range<usize>, modals: &[Modal]) -> Option<Range<usize>> {
    let own: Vec<&Modal> = modals.iter().filter(|m| clause.contains(&m.at)).collect();
    let asked = own.iter().find(|m| m.force == Force::Asked).and_then(|m| named(segment, masked, m.at + m.len));
    if asked.is_some() {
        return asked;
    }
    let by = passive(segment, masked, &clause);
    let first = own.iter().find(|m| m.force != Force::Asked);
    let banned = own.iter().find(|m| m.force == Force::MustNot).and_then(|m| anybody(segment, m.at + m.len));
    if banned.is_some() {
        return banned;
    }
    let subject = match first {
        Some(modal) => before_modal(segment, clause.start..modal.at),
        None => before_verb(segment, clause.clone()),
    };
    match (&subject, &by) {
        (Some(patient), Some(by)) if has_done_to(segment, patient.end..by.start) => Some(by.clone()),
        _ => [subject, by].into_iter().flatten().min_by_key(|r| r.start),
    }
}

/// Whether what stands in front of 由 has something done to it: 游客须由监护人陪同, 村卫生室产生的废物由卫生院收集.
fn has_done_to(segment: &str, between: Range<usize>) -> bool {
    let words = part(segment, between).strip_suffix('由').map(trim_adverbs);
    words.is_some_and(|w| w.contains('的') || matches!(w, "" | "要" | "应" | "须" | "必须" | "应当" | "务必" | "统一"))
}

/// Whom a ban addresses behind its modal; longer ones first.
#[rustfmt::skip]
const ANYBODY: Words = words![
    "任何单位和个人", "任何单位、个人", "任何单位或个人", "任何单位或者个人", "任何组织和个人",
    "任何人员", "任何单位", "任何个人", "任何人", "无关人员", "非工作人员", "闲杂人员",
];

/// `严禁任何单位和个人…`: who is forbidden.
fn anybody(segment: &str, at: usize) -> Option<Range<usize>> {
    starts(from(segment, at), ANYBODY).filter(|w| w.starts_with("任何")).map(|w| at..at + w.len())
}

/// `由X负责`: X. Not 不得由X代签, 由谁.
fn passive(segment: &str, masked: &str, clause: &Range<usize>) -> Option<Range<usize>> {
    let text = part(masked, clause.clone());
    text.match_indices('由').find_map(|(i, by)| {
        let left = before(text, i);
        let right = from(text, i + by.len());
        if ends(
            left,
            words!["自", "理", "缘", "经", "不得", "不应", "不准", "不能", "不", "严禁", "禁止", "来", "非", "可"],
        )
        .is_some()
            || starts(right, words!["谁", "于", "此", "来", "衷", "哪"]).is_some()
        {
            return None;
        }
        named(segment, masked, clause.start + i + by.len())
    })
}

/// The name that starts at `at`, as far as a verb follows it.
fn named(segment: &str, masked: &str, at: usize) -> Option<Range<usize>> {
    let rest = from(segment, at);
    let limit = from(masked, at).find([',', ':', ';', '。']).unwrap_or(rest.len());
    let phrase = part(rest, 0..limit);
    if verbs::has_no_subject(phrase) {
        return None;
    }
    let end = name_end(phrase)?;
    Some(at..at + end)
}

/// Verbs whose object is told to do something: 叮嘱企业负责人要….
#[rustfmt::skip]
const TELLING: Words = words![
    "叮嘱", "嘱咐", "告诫", "提醒", "号召", "呼吁", "勉励", "希望", "规定", "强调", "指出",
];

/// The subject in front of a modal: `region` runs from the start of the clause to the modal.
fn before_modal(segment: &str, region: Range<usize>) -> Option<Range<usize>> {
    let text = part(segment, region.clone());
    let told = TELLING.iter().filter_map(|w| text.rfind(w).map(|at| at + w.len())).max().unwrap_or(0);
    let region = region.start + told..region.end;
    let start = skip_circumstance(segment, region.clone());
    let text = part(segment, start..region.end);
    if text.is_empty() {
        return None;
    }
    // 对…企业一律: the object; 督促企业: the object of a verb. 对…的,X必须 has a comma and is another clause.
    if verbs::opens_with_preposition(text) || (verbs::opens_with_verb(text) && !is_modified(trim_adverbs(text))) {
        return None;
    }
    let text = trim_adverbs(text);
    // 未经批准任何人不得: who comes behind the condition.
    let anybody = text.rfind("任何").filter(|at| *at > 0 && is_subject(from(text, *at)));
    if let Some(at) = anybody.filter(|at| !before(text, *at).ends_with(['的', '、', '和', '及', '与'])) {
        return Some(start + at..start + text.len());
    }
    if let Some(end) = first_partner(text) {
        let name = part(text, 0..end);
        return is_actor(name).then_some(start..start + end);
    }
    if is_subject(text) && !holds_verb(text) {
        return Some(start..start + text.len());
    }
    // 护林员上岗期间须, 值班人员接到报告应: the name ends before that.
    let end = name_end(text)?;
    let rest = from(text, end);
    (is_circumstance(rest) && !is_place(rest) || verbs::stop_at(rest)).then_some(start..start + end)
}

/// Whether what follows a name makes a place of it: 工人|宿舍内. Not 值班人员|接到报告3日内.
fn is_place(rest: &str) -> bool {
    rest.ends_with(['内', '里', '上', '下', '外'])
        && stop_position(rest).is_none()
        && !rest.contains(is_numeral)
        && ends(rest, words!["情况下", "原则上", "会上"]).is_none()
}

/// Whether a phrase that ends like a name is a verb with its object: 发现无关人员.
fn holds_verb(text: &str) -> bool {
    if text.contains('的') {
        return false;
    }
    match stop_position(text) {
        Some(at) => at > 0 && is_actor(before(text, at)),
        None => false,
    }
}

/// What follows a name that tells a state or a part of it, not somebody acting.
#[rustfmt::skip]
const STATES: Words = words![
    "不少于", "不低于", "不超过", "不足", "达", "数", "的", "占", "超过", "人数", "、", "名单",
    "比例", "须", "和", "及", "名", "从",
    // Somebody who only speaks.
    "提醒", "叮嘱", "嘱咐", "告诫", "表示", "介绍", "指出", "强调", "要求", "预计", "预测", "预报", "说",
];

/// The subject of a clause without a modal: a name with a verb behind it.
fn before_verb(segment: &str, clause: Range<usize>) -> Option<Range<usize>> {
    let start = skip_circumstance(segment, clause.clone());
    let text = part(segment, start..clause.end);
    let region = before(text, stop_position(text).unwrap_or(text.len()));
    if verbs::opens_with_preposition(text)
        || text.starts_with(['抓', '盯', '堵'])
        || (verbs::opens_with_verb(text) && !is_modified(region))
    {
        return None;
    }
    // Where no known verb ends the name, only a name that starts like one is trusted.
    let end = if is_actor(region) || (region.starts_with('各') && is_subject(region)) {
        region.len()
    } else {
        longest_actor(region).filter(|end| starts(text, HEADS).is_some() && length(before(text, *end)) <= 14)?
    };
    let rest = from(text, end);
    // 为3人: a number; 为第一责任人: still the one who acts.
    if rest.strip_prefix('为').is_some_and(|r| r.starts_with(is_numeral)) {
        return None;
    }
    // A condition (…的) has no one acting in it; 值班人员不少于2人 is a state, not an action.
    if rest.is_empty()
        || text.ends_with('的')
        || starts(rest, STATES).is_some_and(|w| {
            !(w == "及" && rest.starts_with("及时"))
                && (w != "从" || starts(rest, words!["从严", "从快", "从重", "从细", "从实"]).is_none())
        })
    {
        return None;
    }
    Some(start..start + end)
}
