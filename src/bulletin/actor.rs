//! Who has to act: the subject in front of the modal, when it names a person or an organisation.

/// How names of those who can act end. Facilities, documents, equipment and places are not among them.
const ENDS: &[&str] = &[
    "政府",
    "党委",
    "党工委",
    "部门",
    "单位",
    "企业",
    "公司",
    "集团",
    "机构",
    "组织",
    "局",
    "厅",
    "委",
    "办",
    "所",
    "站",
    "队",
    "队伍",
    "中心",
    "指挥部",
    "防指",
    "委员会",
    "办公室",
    "系统",
    "镇",
    "乡",
    "街道",
    "街办",
    "县",
    "区",
    "市",
    "州",
    "省",
    "各地",
    "村",
    "社区",
    "村委会",
    "居委会",
    "负责人",
    "责任人",
    "负责同志",
    "人员",
    "干部",
    "员",
    "长",
    "组长",
    "监护人",
    "任何人",
    "专人",
    "驾驶人",
    "法定代表人",
    "代表人",
    "业主",
    "户主",
    "店主",
    "经营者",
    "从业者",
    "使用者",
    "管理者",
    "学校",
    "中小学",
    "中小学校",
    "幼儿园",
    "医院",
    "养老院",
    "商户",
    "农户",
    "村民",
    "师傅",
    "司机",
    "教师",
    "家长",
    "书记",
    "主任",
    "工会",
    "团委",
    "妇联",
    "协会",
    "银行",
    "电视台",
    "景区",
    "合作社",
    "各方",
    "乡镇",
    "镇街",
    "(街道)",
    "（街道）",
    "(区)",
];
const ENDS_TOO: &[&str] = &["（区）", "(州)", "（州）", "(市)", "（市）", "成员", "班子", "网格员", "工作者", "物业"];

/// What can stand between the subject and the modal.
const ADVERBS: &[&str] = &[
    "还",
    "也",
    "均",
    "都",
    "则",
    "同时",
    "一律",
    "严格",
    "坚决",
    "切实",
    "今后",
    "分别",
    "原则上",
    "立即",
    "及时",
    "认真",
    "务必",
    "必须",
    "应当",
    "应",
    "要",
    "须",
    "不",
    "再",
];
/// What follows a subject that has no modal.
const FOLLOW: &[&str] = &[
    "于",
    "每",
    "负责",
    "牵头",
    "做好",
    "完成",
    "分片",
    "立即",
    "对",
    "将",
    "把",
    "按",
    "要",
    "应",
    "须",
    "必须",
    "不得",
    "严禁",
    "在",
    "会同",
    "配合",
    "组织",
    "开展",
    "落实",
    "主汛期",
    "汛期",
    "加强",
    "明确",
    "建立",
    "依法",
    "严格",
    "不准",
    "务必",
    "一律",
    "实行",
    "制定",
    "安排",
    "抓好",
    "逐",
    "密切",
    "统一",
    "统筹",
    "提交",
    "全程",
    "从严",
    "不",
];
/// A subject does not begin with these: they open a condition or an object.
const NOT_FIRST: &[&str] = &[
    "要", "应", "须", "请", "不", "每", "对", "在", "于", "按", "把", "将", "以", "凡", "因", "经", "如", "从", "为",
    "未", "向", "与", "结合", "发现",
];

fn ends_like_actor(text: &str) -> bool {
    ENDS.iter().chain(ENDS_TOO).any(|end| text.ends_with(end))
}

fn clean(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(rest) = ADVERBS.iter().find_map(|word| text.strip_suffix(word).filter(|rest| !rest.is_empty())) {
        if ends_like_actor(text) && !ends_like_actor(rest) {
            break;
        }
        text = rest.trim_end();
    }
    text
}

fn acceptable(text: &str) -> bool {
    let n = text.chars().count();
    (2..=32).contains(&n)
        && ends_like_actor(text)
        && !NOT_FIRST.iter().any(|word| text.starts_with(word))
        && !text.contains(['“', '《'])
}

/// The longest start of `text` that names an actor and is followed by something one does.
fn leading(text: &str) -> Option<&str> {
    let clause = text.find(['，', ',', '：', ':']).map_or(text, |at| text.get(..at).unwrap_or(text));
    let mut best = None;
    for (at, _) in clause.char_indices().skip(1) {
        let (head, rest) = (clause.get(..at)?, clause.get(at..)?);
        if acceptable(head)
            && (FOLLOW.iter().any(|word| rest.starts_with(word)) || rest.starts_with(|c: char| c.is_ascii_digit()))
        {
            // 县防指办|要: the first boundary that is followed by an action is the subject's end.
            best = best.or(Some(head));
        }
    }
    best
}

/// What stands between `marker` and the first of `stops`.
fn between<'a>(text: &'a str, marker: &str, stops: &[&str]) -> Option<&'a str> {
    let at = text.find(marker)?;
    let rest = text.get(at + marker.len()..)?;
    leading(rest).or_else(|| {
        let end = stops.iter().filter_map(|stop| rest.find(stop)).min()?;
        rest.get(..end).filter(|who| acceptable(who))
    })
}

/// The actor of a segment whose first modal begins at byte `modal` (`None`: it has no modal).
pub fn actor(text: &str, modal: Option<usize>) -> Option<String> {
    let found = asked(text).or_else(|| subject(text, modal)).or_else(|| by(text)).or_else(|| any_clause(text));
    found.map(|who| who.split("会同").next().unwrap_or(who).trim().to_owned()).filter(|who| !who.is_empty())
}

/// 请X…, …要求X…
fn asked(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('请') {
        return leading(rest);
    }
    between(text, "要求", &["在", "对", "每", "于", "要", "到"])
}

/// The subject in front of the modal, in the modal's clause.
fn subject(text: &str, modal: Option<usize>) -> Option<&str> {
    let Some(modal) = modal else { return leading(text) };
    let before = text.get(..modal)?;
    let from = before
        .rfind(['，', ',', '：', ':', '；'])
        .map_or(0, |at| at + before.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8));
    let clause = clean(before.get(from..)?);
    if acceptable(clause) {
        return Some(clause);
    }
    leading(text.get(from..)?).or_else(|| leading(text))
}

/// 由X负责, 由X实施.
fn by(text: &str) -> Option<&str> {
    if text.contains("不得由") || text.contains("本不应由") {
        return None;
    }
    let at = text.find('由')?;
    let rest = text.get(at + '由'.len_utf8()..)?;
    let stops = [
        "负责", "牵头", "签字", "予以", "组织", "实施", "审批", "依法", "及时", "统一", "会同", "立即", "派", "在",
        "于", "按",
    ];
    let end = stops.iter().filter_map(|stop| rest.find(stop)).min()?;
    rest.get(..end).filter(|who| (2..=24).contains(&who.chars().count()) && !who.contains(['，', ',']))
}

/// A later clause that begins with an actor: …,任何单位不得…
fn any_clause(text: &str) -> Option<&str> {
    text.split(['，', ',']).skip(1).find_map(|clause| {
        let who = leading(clause)?;
        let rest = clause.strip_prefix(who)?;
        let acts = ["不得", "必须", "要", "应", "须", "严禁", "负责", "完成", "做好", "每"]
            .iter()
            .any(|word| rest.starts_with(word));
        (acts || rest.starts_with(|c: char| c.is_ascii_digit())).then_some(who)
    })
}
