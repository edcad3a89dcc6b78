//! Whether a segment is a requirement, given its modals and what the segments before it hand on.

use super::Strength;
use super::factual::{asks_nothing, is_done, is_permission, is_plan};
use super::fold::{ends, from, holds, part, starts};
use super::modal::{self, Force, Modal};
use super::words::{Words, words};

/// What one sentence hands from segment to segment.
#[derive(Debug, Clone, Copy, Default)]
pub struct Flow {
    /// A lead-in with 要求, 规定 … carries all actions of the sentence.
    pub carried: bool,
    /// A segment before this one obliges.
    pub inherits: bool,
    /// The points of this sentence describe; none hands anything on to the next.
    pub described: bool,
    /// The sentence is one segment.
    pub alone: bool,
    /// Somebody speaks who obliges nobody.
    pub testimony: bool,
    /// The sentence stands inside a list under an obligation.
    pub listed: bool,
}

/// A piece of text that was judged.
pub enum Verdict {
    /// A requirement; `true` when two careful readers could differ.
    Required(bool),
    /// Not one.
    Nothing,
}

/// Whether a segment is a requirement.
pub fn judge(masked: &str, modals: &[Modal], order: Option<usize>, flow: &Flow) -> Verdict {
    if flow.testimony {
        return Verdict::Nothing;
    }
    if modals.iter().any(|m| m.force != Force::Rhetorical) && own(masked, modals, flow) {
        return Verdict::Required(false);
    }
    if modals.iter().any(|m| m.force == Force::Rhetorical) {
        return Verdict::Required(true);
    }
    if order.is_some() {
        return Verdict::Required(false);
    }
    if is_proposal(masked) {
        return Verdict::Required(true);
    }
    if asks_nothing(masked) {
        return Verdict::Nothing;
    }
    if flow.carried || flow.listed || flow.inherits {
        return Verdict::Required(false);
    }
    Verdict::Nothing
}

/// Whether the modals of a segment oblige, and do not only stand in a tale of the past or a permission.
fn own(masked: &str, modals: &[Modal], flow: &Flow) -> bool {
    const PAST: Words = words![
        "过去",
        "以前",
        "以往",
        "从前",
        "当时",
        "曾",
        "去年",
        "此前",
        "往年",
        "原来",
        "早些年",
        "之前",
        "原本",
        "本来",
        "早先",
        "那时",
        "当年",
        "小时候",
        "几年前",
        "多年前",
        "如今",
        "据了解",
        "据介绍",
        "据悉"
    ];
    let at = modals.iter().map(|m| m.at).min().unwrap_or(0);
    let left = part(masked, 0..at);
    if starts(masked, PAST).is_some() || holds(left, words!["已要求", "曾要求", "已规定", "当时要求"]) {
        return false;
    }
    if is_forced(from(masked, at)) || is_broken(masked, at) {
        return false;
    }
    // 一律 and 确保 inside a plan or a tale are part of it.
    let weak = modals.iter().all(|m| {
        let word = from(masked, m.at);
        word.starts_with("一律") || word.starts_with("确保")
    });
    // 一律换成了新表, 已一律停用: done.
    if weak && modals.iter().all(|m| is_over(masked, m)) {
        return false;
    }
    if weak && !flow.carried && !flow.listed && !flow.inherits && is_plan(left) {
        return false;
    }
    // 确保 behind a fact is its purpose: 更换管网,确保供水.
    let only_ensure = modals.iter().all(|m| from(masked, m.at).starts_with("确保"));
    if only_ensure && !flow.carried && !flow.listed && !flow.inherits {
        return !left.contains([',', ':']) && !holds(masked, words!["了", "已"]);
    }
    if only_ensure && is_permission(left) {
        return false;
    }
    true
}

/// Whether what a modal is about has been done.
fn is_over(masked: &str, modal: &Modal) -> bool {
    let behind = from(masked, modal.at + modal.len);
    let behind = behind.split([',', ':']).next().unwrap_or("");
    ends(part(masked, 0..modal.at), words!["已", "均已", "已经", "已全部"]).is_some() || is_done(behind)
}

/// `要出趟山,不得不绕行11公里`: a need and what it led to, behind the first modal.
fn is_forced(behind: &str) -> bool {
    words!["不得不", "只好", "不得已", "只得"].iter().any(|word| {
        behind.split_once(word).is_some_and(|(_, rest)| !rest.split([',', ':']).next().unwrap_or("").contains('的'))
    })
}

/// `规程规定卸油时必须双人监护,但6段监控中有4段只有1人`: a rule that is told to show how it was broken.
fn is_broken(masked: &str, modal: usize) -> bool {
    let left = part(masked, 0..modal);
    let clause = left.rsplit([',', ':']).next().unwrap_or(left);
    let told = holds(clause, words!["规定", "要求", "写明", "注明", "写着", "明确", "约定", "承诺", "本来", "按理"]);
    let turn = from(masked, modal).split_once(',').map_or("", |(_, rest)| rest);
    let turned = starts(turn, words!["但", "却", "而", "然而", "可", "实际", "现场"]).is_some();
    let found = holds(turn, words!["只有", "仅有", "无人", "未", "没有", "却", "实际", "从不", "仍", "依旧", "照样"]);
    told && turned && found && modal::modals(turn).is_empty()
}

/// `提出将…作为…依据`, `需要进一步…`, `需于…前…`, `望各地…`: something between a plan or a wish and a demand.
fn is_proposal(masked: &str) -> bool {
    let needed = masked.match_indices('需').any(|(at, c)| {
        let (left, right) = (part(masked, 0..at), from(masked, at + c.len()));
        let word =
            ends(left, words!["所", "急", "必", "无", "按", "刚", "军", "供", "特", "确", "如", "不", "内", "未"])
                .is_some()
                || starts(right, words!["求", "要说明", "用", "量", "知"]).is_some();
        !word && !right.split([',', ':']).next().unwrap_or("").ends_with('的')
    });
    let hoped = starts(masked, words!["望各", "希望各", "望你"]).is_some();
    needed || hoped || holds(masked, words!["提出将", "提出把", "有待进一步"])
}

/// The strongest word of a segment.
pub fn strength(modals: &[Modal]) -> Strength {
    let has = |force| modals.iter().any(|m| m.force == force);
    if has(Force::Asked) {
        Strength::Asked
    } else if has(Force::MustNot) && !has(Force::Must) {
        Strength::MustNot
    } else {
        Strength::Must
    }
}
