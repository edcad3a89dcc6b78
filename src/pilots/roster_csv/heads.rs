//! What the columns of a list seem to mean, by their heads and a look at their cells.

use super::{
    Meaning, Refusal,
    cells::{self, Said, plain},
    grid::Grid,
};
use crate::pilots::stage::{Stage, StageKind};

/// So many rows are looked at.
const LOOKED_AT: usize = 200;

/// A head of a column of codes or names has not more characters than this.
const LONGEST_HEAD: usize = 16;

/// A head without its spaces, line breaks and brackets, in lower case.
fn bare(head: &str) -> String {
    let keeps = |letter: &char| letter.is_alphanumeric() || matches!(letter, '%' | '*' | '×');
    plain(head).chars().filter(keeps).flat_map(char::to_lowercase).collect()
}

fn has(head: &str, words: &[&str]) -> bool {
    words.iter().any(|word| head.contains(word))
}

/// Words of heads that are not of a person: the number of a post is not the code of a candidate.
const OF_POSTS: &[&str] = &["岗位", "职位", "单位", "部门", "职务", "position", "post", "unit", "dept"];

/// How well a head names the codes of the people; 0: not at all. A running number is a code only where nothing else is.
fn code_rank(head: &str) -> u8 {
    match head {
        _ if has(head, OF_POSTS) || refused_by_head(head).is_some() => 0,
        _ if has(head, &["准考证", "考号", "考生号"]) => 4,
        _ if has(head, &["报名序号", "报名号", "编号", "代码", "抽签号"]) => 3,
        "code" | "id" | "candidate" | "candidateno" | "candidateid" | "candidatecode" | "examno" | "examnumber"
        | "admissionno" | "registrationno" | "applicantno" | "applicantid" => 3,
        _ if has(head, &["序号"]) => 2,
        "no" | "number" | "号" | "号码" => 1,
        _ => 0,
    }
}

fn is_name(head: &str) -> bool {
    head == "name" || head == "fullname" || head == "candidatename" || head == "applicantname" || {
        has(head, &["姓名", "名字"]) && !has(head, OF_POSTS)
    }
}

/// Whether a cell is the head of a column of codes or names.
pub(super) fn is_head(cell: &str) -> bool {
    let head = bare(cell);
    head.chars().count() <= LONGEST_HEAD && (code_rank(&head) > 0 || is_name(&head))
}

/// Why a column with this head is never read.
fn refused_by_head(head: &str) -> Option<Refusal> {
    const ID: &[&str] = &[
        "身份证",
        "证件号",
        "证件类",
        "公民身份",
        "身份号",
        "护照",
        "社保号",
        "idcard",
        "idnumber",
        "idno",
        "identity",
        "passport",
    ];
    const PHONE: &[&str] =
        &["电话", "手机", "联系方式", "联系人", "微信", "邮箱", "qq", "phone", "mobile", "email", "wechat", "contact"];
    const ADDRESS: &[&str] = &["住址", "地址", "户籍", "户口", "籍贯", "住所", "address"];
    const HEALTH: &[&str] = &[
        "病",
        "血压",
        "血型",
        "身高",
        "体重",
        "视力",
        "色盲",
        "听力",
        "心率",
        "心电",
        "化验",
        "残疾",
        "健康",
        "怀孕",
        "disease",
        "illness",
        "diagnos",
        "health",
        "blood",
        "height",
        "bodyweight",
        "vision",
        "disab",
    ];
    const BACKGROUND: &[&str] = &["犯罪", "前科", "违法", "征信", "案底", "criminal"];
    const DETAILS: &[&str] = &[
        "情况", "详", "说明", "备注", "原因", "报告", "材料", "数据", "指标", "detail", "note", "remark", "reason",
        "report",
    ];
    match () {
        () if has(head, ID) => Some(Refusal::IdNumber),
        () if has(head, PHONE) || head == "tel" => Some(Refusal::Phone),
        () if has(head, ADDRESS) => Some(Refusal::Address),
        () if has(head, &["银行", "卡号", "账号", "bank"]) => Some(Refusal::Bank),
        () if has(head, HEALTH) => Some(Refusal::Health),
        // `健康检查结果` is passed or failed.
        () if head.contains("健康") && !has(head, &["结果", "合格", "通过"]) => Some(Refusal::Health),
        () if has(head, BACKGROUND) => Some(Refusal::Background),
        () if has(head, DETAILS) && has(head, &["体检", "medical"]) => Some(Refusal::Health),
        () if has(head, DETAILS) && has(head, &["政审", "考察", "政治", "background", "vetting"]) => {
            Some(Refusal::Background)
        }
        () => None,
    }
}

/// Cells of a column that are not empty, in plain letters.
fn sample(grid: &Grid, column: usize) -> Vec<String> {
    let cells = grid.rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_empty());
    cells.take(LOOKED_AT).map(|cell| plain(cell)).collect()
}

/// Why a column is never read: by its head, or because its cells are what no list may bring. A column that is called a
/// code may hold numbers that look like telephones.
pub(super) fn refusal(grid: &Grid, column: usize) -> Option<Refusal> {
    let head = bare(grid.heads.get(column)?);
    if let Some(why) = refused_by_head(&head) {
        return Some(why);
    }
    let cells = sample(grid, column);
    let most = |is: fn(&str) -> bool| {
        let count = cells.iter().filter(|cell| is(cell)).count();
        count > 0 && count * 2 >= cells.len()
    };
    match () {
        () if most(cells::may_be_id_number) => Some(Refusal::IdNumber),
        () if code_rank(&head) < 2 && most(cells::is_phone) => Some(Refusal::Phone),
        () => None,
    }
}

/// What the columns seem to mean: one meaning for each. At most one column has each meaning.
pub fn guess(grid: &Grid, stages: &[Stage]) -> Vec<Meaning> {
    let heads: Vec<String> = grid.heads.iter().map(|head| bare(head)).collect();
    let named: Vec<Option<usize>> = heads.iter().map(|head| stage_of(head, stages)).collect();
    // `成绩` alone is of the one stage that the list names, or that has scores.
    let mut only = named.iter().flatten();
    let only = only.next().filter(|first| only.all(|other| other == *first)).copied();
    let best = heads.iter().map(|head| code_rank(head)).max().unwrap_or(0);
    let mut meanings: Vec<Meaning> = Vec::with_capacity(heads.len());
    for (column, (head, stage)) in heads.iter().zip(named).enumerate() {
        let mut meaning = match grid.refused.get(column).copied().flatten() {
            Some(why) => Meaning::Refused { why },
            None if best > 0 && code_rank(head) == best => Meaning::Code,
            None if is_name(head) => Meaning::Name,
            None => of_stage(head, stage.or(only), stage.is_some(), stages, &sample(grid, column)),
        };
        let refused = matches!(meaning, Meaning::Refused { .. });
        if !refused && meanings.contains(&meaning) {
            meaning = Meaning::Ignored;
        }
        meanings.push(meaning);
    }
    meanings
}

/// What a column of a stage holds. `named`: the head names the stage, so that its bare name will do.
fn of_stage(head: &str, stage: Option<usize>, named: bool, stages: &[Stage], cells: &[String]) -> Meaning {
    // Weighted scores, totals and ranks are worked out here; `是否弃权` says no where it says yes, and `是否进入面试`
    // is about the stage before.
    const OTHER: &[&str] = &[
        "%", "*", "×", "折", "加权", "权重", "总", "综合", "合计", "平均", "排名", "名次", "排序", "时间", "日期",
        "地点", "考场", "座", "备注", "弃", "缺考", "进入", "参加", "递补", "total", "rank", "weight", "date", "time",
        "room", "seat", "note", "remark", "average",
    ];
    const RESULT: &[&str] = &["结果", "结论", "是否", "合格", "通过", "入围", "result", "passed", "outcome", "status"];
    const SCORE: &[&str] = &["成绩", "分", "score", "points", "marks", "grade"];
    let Some((at, kind)) = stage.and_then(|at| Some((at, stages.get(at)?.kind))) else { return Meaning::Ignored };
    if has(head, OTHER) {
        return Meaning::Ignored;
    }
    let texts = cells.iter().filter(|cell| !matches!(cells::result(cell), Ok(Said::Nothing)));
    let results =
        !cells.is_empty() && texts.clone().count() > 0 && texts.clone().all(|cell| cells::result(cell).is_ok());
    match () {
        () if has(head, RESULT) => Meaning::Result { stage: at },
        () if has(head, SCORE) && !results && !kind.is_private() => Meaning::Score { stage: at },
        () if !named && !has(head, SCORE) => Meaning::Ignored,
        () if results || !kind.has_score() => Meaning::Result { stage: at },
        () => Meaning::Score { stage: at },
    }
}

/// The stage that a head names: by its own name, the longest that fits, else by the usual words for its kind where only
/// one stage is of it.
fn stage_of(head: &str, stages: &[Stage]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (at, stage) in stages.iter().enumerate() {
        for name in [Some(&stage.name), stage.name_en.as_ref()].into_iter().flatten() {
            let name = bare(name);
            if !name.is_empty() && head.contains(&name) && best.is_none_or(|(_, length)| name.len() > length) {
                best = Some((at, name.len()));
            }
        }
    }
    if let Some((at, _)) = best {
        return Some(at);
    }
    let words: &[(StageKind, &[&str])] = &[
        (StageKind::Written, &["笔试", "written"]),
        (StageKind::Interview, &["面试", "interview"]),
        (StageKind::Fitness, &["体能", "体测", "fitness"]),
        (StageKind::Medical, &["体检", "medical"]),
        (StageKind::Background, &["政审", "考察", "政治审查", "background", "vetting"]),
        (StageKind::Review, &["初审", "资格审查", "资格审核", "screening"]),
        (StageKind::Exam, &["法律", "lawexam"]),
        (StageKind::Shadowing, &["跟班", "shadowing"]),
        (StageKind::Probation, &["试用", "probation"]),
        (StageKind::Proposed, &["拟录用", "拟聘", "公示"]),
    ];
    let (kind, _) = words.iter().find(|(_, words)| has(head, words))?;
    let mut of_kind = stages.iter().enumerate().filter(|(_, stage)| stage.kind == *kind).map(|(at, _)| at);
    of_kind.next().filter(|_| of_kind.next().is_none())
}
