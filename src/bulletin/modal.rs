//! Words that oblige or forbid, told apart from words that only contain the same characters.

use super::fold::{before, ends, from, head, holds, starts, tail};
use super::homograph::{qing, que_bao, yao, ying};
use super::told::{is_comment, is_known, is_thought};
use super::words::{Words, words};

/// What a modal does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// 要, 应, 须, 必须, 务必, 一律, 确保 …
    Must,
    /// 不得, 不准, 严禁, 禁止 …
    MustNot,
    /// 请 …
    Asked,
    /// 必须清醒看到: the form of an obligation, but nothing to do.
    Rhetorical,
}

/// A modal in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modal {
    /// Where it starts, in bytes.
    pub at: usize,
    /// Its length in bytes.
    pub len: usize,
    /// What it does.
    pub force: Force,
}

/// Words of two characters and more, longer ones first.
const WORDS: &[(&str, Force)] = &[
    // Bans.
    ("绝不允许", Force::MustNot),
    ("决不允许", Force::MustNot),
    ("不允许", Force::MustNot),
    ("绝不能", Force::MustNot),
    ("决不能", Force::MustNot),
    ("切不可", Force::MustNot),
    ("不得", Force::MustNot),
    ("不准", Force::MustNot),
    ("不许", Force::MustNot),
    ("严禁", Force::MustNot),
    ("禁止", Force::MustNot),
    ("不应", Force::MustNot),
    ("切勿", Force::MustNot),
    ("不要", Force::MustNot),
    // Obligations.
    ("必须", Force::Must),
    ("务必", Force::Must),
    ("务须", Force::Must),
    ("应当", Force::Must),
    ("应该", Force::Must),
    ("一律", Force::Must),
    ("确保", Force::Must),
    // One character; what stands around decides.
    ("要", Force::Must),
    ("应", Force::Must),
    ("须", Force::Must),
    ("请", Force::Asked),
];

/// The modals of a masked folded text, in order.
pub fn modals(text: &str) -> Vec<Modal> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = from(text, at).chars().next() {
        let hit = if is_candidate(c) { WORDS.iter().find(|(word, _)| from(text, at).starts_with(word)) } else { None };
        match hit.and_then(|(word, force)| judge(text, at, word, *force)) {
            Some(modal) => {
                found.push(modal);
                at += modal.len;
            }
            // Step over 必须, 不得不 and the like as a whole, so that their last character is not judged again.
            None => at += hit.map_or(c.len_utf8(), |(word, _)| word.len()),
        }
    }
    found
}

/// How far around a modal the rules look, in characters.
const REACH: usize = 120;

fn is_candidate(c: char) -> bool {
    matches!(c, '要' | '应' | '须' | '请' | '必' | '务' | '一' | '确' | '不' | '严' | '禁' | '绝' | '决' | '切')
}

/// After a modal these ask for insight, not for action.
#[rustfmt::skip]
const RHETORICAL: Words = words![
    "清醒看到", "清醒认识", "清醒地", "看到", "承认", "正视的是", "指出", "说明", "认识到",
    "注意的是", "强调的是", "引起高度重视", "引起重视", "引起足够重视", "引起警觉", "引起警惕",
];

/// Whether `word` at `at` is a modal here, and of what force.
fn judge(text: &str, at: usize, word: &'static str, force: Force) -> Option<Modal> {
    let (left, right) = (tail(before(text, at), REACH), head(from(text, at + word.len()), REACH));
    let stands = match word {
        "要" => yao(left, right),
        "应" => ying(left, right),
        "须" => {
            ends(left, words!["必", "无", "毋", "胡", "触", "莫", "不"]).is_none()
                && starts(right, words!["知", "臾", "眉", "要"]).is_none()
        }
        "请" => qing(left, right),
        "应当" | "应该" => {
            ends(left, words!["本", "早就", "早", "理"]).is_none() && !is_comment(right) && !is_attribute(left, right)
        }
        "不得" => {
            !ends_a_verb(left)
                && starts(right, words!["不", "已", "而知", "其", "人心", "要领", "志"]).is_none()
                && !is_attribute(left, right)
        }
        "不准" => {
            ends(left, words!["说"]).is_none()
                && starts(right, words!["确", "时到", "的"]).is_none()
                && !is_attribute(left, right)
        }
        "不应" => {
            ends(left, words!["本", "原"]).is_none()
                && starts(right, words!["期", "有的", "发生", "出现", "成为", "求"]).is_none()
                && !is_attribute(left, right)
        }
        "不要" => {
            let clause = left.rsplit([',', ':']).next().unwrap_or(left);
            starts(right, words!["求", "紧"]).is_none()
                && !left.ends_with('要')
                && !holds(clause, words!["叮嘱", "嘱咐", "劝", "告诉", "说什么也", "死活"])
        }
        "严禁" | "禁止" => {
            ends(left, words!["屡", "明令", "被", "令行", "了", "有"]).is_none()
                && starts(right, words!["的", "性", "类", "标志", "标识", "牌", "令", "区"]).is_none()
                && !is_attribute(left, right)
        }
        "必须" => !is_attribute(left, right),
        "确保" => que_bao(left, right),
        "一律" => !is_attribute(left, right),
        _ => true,
    };
    if !stands || is_known(left) || is_thought(left) {
        return None;
    }
    let rhetorical = matches!(word, "必须" | "应当" | "应该" | "要" | "应") && starts(right, RHETORICAL).is_some();
    Some(Modal { at, len: word.len(), force: if rhetorical { Force::Rhetorical } else { force } })
}

/// Verbs that 不得 completes: 舍不得, 记不得 …
#[rustfmt::skip]
const COMPLETED: Words = words![
    "舍", "要", "记", "顾", "怨", "使", "来", "巴", "容", "见", "怪", "恨", "免", "少", "了",
];

/// … but here a noun ends in front of 不得: 书记不得, 内容不得.
#[rustfmt::skip]
const COMPLETED_NOT: Words = words![
    "书记", "登记", "标记", "笔记", "日记", "内容", "阵容", "未来", "原来", "外来", "以来", "往来",
    "意见", "偏见", "减少", "减免", "罢免", "主顾", "大使",
];

/// Whether `left` ends with a verb that 不得 completes.
fn ends_a_verb(left: &str) -> bool {
    ends(left, COMPLETED).is_some() && ends(left, COMPLETED_NOT).is_none()
}

/// Whether a modal stands inside an attribute (把本不应…承担的责任, 对应当报告的事项) and not over the clause.
pub fn is_attribute(left: &str, right: &str) -> bool {
    let clause = right.split([',', '。', ';']).next().unwrap_or("");
    let Some(de) = clause.find('的') else {
        return false;
    };
    let led = ends(left, words!["把", "对", "将", "了", "属于", "是", "违反", "存在", "列出", "所有", "凡"]).is_some();
    let tail = from(clause, de + '的'.len_utf8());
    // 必须…的: a condition; …的规定, …的要求: a rule that is only mentioned.
    // 必须填写的栏目为空白: the modal tells which one.
    let lacking = tail.chars().take(10).collect::<String>();
    let lacking = holds(
        &lacking,
        words!["为空白", "未", "没有", "缺失", "缺少", "不到位", "不完整", "不全", "形同虚设", "流于形式"],
    );
    led || lacking
        || starts(tail, words!["规定", "要求", "标语", "告示", "提示", "字样", "红线", "禁令", "旧观念", "观念"])
            .is_some()
            && !left.is_empty()
}
