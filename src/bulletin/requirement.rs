//! The grammar of obligation: modals, lead-ins, inheritance, lists.

use super::{Block, BlockKind, Item, Part, Requirement, Strength, actor::actor, fields, layout::enumerator, sentence};
use std::ops::Range;

/// Words that only contain 要.
const YAO: &[&str] = &[
    "重要",
    "主要",
    "首要",
    "需要",
    "必要",
    "要求",
    "要素",
    "要点",
    "要害",
    "要道",
    "简要",
    "摘要",
    "纪要",
    "只要",
    "要么",
    "要是",
    "想要",
    "要闻",
    "要义",
    "要领",
    "要件",
    "要塞",
    "要职",
    "将要",
    "快要",
    "就要",
    "扼要",
    "概要",
    "提要",
    "紧要",
    "次要",
    "要案",
    "要务",
    "要地",
    "要紧",
    "索要",
    "机要",
    "要不是",
    "要不然",
    "险要",
    "要事",
    "都要",
    "要目",
    "不想要",
];
/// Words that only contain 应.
const YING: &[&str] = &[
    "应急",
    "应对",
    "响应",
    "适应",
    "相应",
    "供应",
    "反应",
    "效应",
    "应用",
    "应战",
    "应援",
    "应力",
    "应变",
    "应届",
    "对应",
    "回应",
    "呼应",
    "应邀",
    "应付",
    "应聘",
    "应运",
    "应约",
    "应答",
    "应验",
    "感应",
    "顺应",
    "叫应",
    "一应",
    "本应",
    "理应",
    "本不应",
];
/// Reporting verbs after which a comma or colon ends the lead-in; the first four carry the obligation.
const CARRY: &[&str] = &["要求", "规定", "责成", "议定"];
const REPORT: &[&str] =
    &["强调", "指出", "明确", "提出", "提醒", "表示", "认为", "决定", "通报", "部署", "提示", "倡议"];
/// The object of an announcement: 要抓好以下工作.
const ANNOUNCED: &[&str] = &[
    "以下工作",
    "以下几点",
    "以下任务",
    "以下事项",
    "以下要求",
    "以下措施",
    "如下工作",
    "如下要求",
    "点要求",
    "项要求",
    "条要求",
    "点意见",
    "如下规定",
    "以下规定",
];

/// What kind of obligation a segment states by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Force {
    None,
    States(Strength, usize),
}

/// The text with everything inside quotation marks and 《》 replaced, so that a quoted sign obliges nobody.
fn masked(text: &str) -> String {
    let (mut depth, mut out) = (0u32, String::with_capacity(text.len()));
    for c in text.chars() {
        if matches!(c, '”' | '》') {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 {
            out.push(c)
        } else {
            out.extend(std::iter::repeat_n('_', c.len_utf8()))
        }
        if matches!(c, '“' | '《') {
            depth += 1;
        }
    }
    out
}

/// Whether the occurrence of `word` at `at` is part of one of `containing`.
fn inside(text: &str, at: usize, word: &str, containing: &[&str]) -> bool {
    containing.iter().any(|whole| {
        whole.match_indices(word).any(|(offset, _)| {
            at.checked_sub(offset).and_then(|from| text.get(from..)).is_some_and(|rest| rest.starts_with(whole))
        })
    })
}

fn first_free(text: &str, word: &str, containing: &[&str]) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| !inside(text, *at, word, containing))
}

fn force(segment: &str) -> Force {
    let text = masked(segment);
    let must = |at: Option<usize>| at.map(|at| (at, Strength::Must));
    let ban = |at: Option<usize>| at.map(|at| (at, Strength::MustNot));
    let should = first_free(&text, "应", YING).or_else(|| text.find("应对照"));
    let request = text.find('请').filter(|at| {
        let clause_start = *at == 0 || text.get(..*at).is_some_and(|before| before.ends_with(['，', ',', '：', ':']));
        clause_start && !inside(&text, *at, "请", &["申请", "聘请", "邀请", "请示", "请假", "请教"])
    });
    let ensure = text.starts_with("确保").then_some(0).filter(|_| !text.starts_with("确保了"));
    let candidates = [
        must(first_free(&text, "要", YAO)),
        must(should),
        must(first_free(&text, "须", &["须知", "无须", "必须", "胡须"])),
        must(first_free(&text, "必须", &["必须清醒"])),
        must(first_free(&text, "务必", &[])),
        must(first_free(&text, "一律", &[])),
        must(ensure),
        ban(first_free(&text, "不得", &["不得不", "舍不得", "不得已", "恨不得"])),
        ban(first_free(&text, "不准", &["明知不准"])),
        ban(first_free(&text, "严禁", &[])),
        ban(first_free(&text, "禁止", &["屡禁止"])),
        ban(first_free(&text, "不应", &["本不应", "这种做法不应"])),
        request.map(|at| (at, Strength::Asked)),
    ];
    candidates
        .into_iter()
        .flatten()
        .min_by_key(|(at, _)| *at)
        .map_or(Force::None, |(at, strength)| Force::States(strength, at))
}

/// 要求 + somebody or something to do, in a segment that reports a rule in force; never a past order.
fn ordered(segment: &str) -> bool {
    let text = masked(segment);
    text.match_indices("要求").any(|(at, word)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + word.len()..).unwrap_or_default());
        let noun = before.ends_with([
            '的', '按', '照', '关', '作', '务', '项', '点', '合', '备', '体', '准', '到', '新', '高', '严', '惩', '条',
            '治', '配', '全', '奖',
        ]);
        let past = ["已", "曾", "此前", "去年", "当时", "被", "以往", "过去"].iter().any(|word| before.contains(word));
        let ends = after.is_empty()
            || after.starts_with(['，', ',', '：', ':', '、', '的', '和', '。', '是', '_', '及', '进', '开', '不']);
        !noun && !past && !ends
    })
}

/// What cannot be an inherited or carried requirement: a permission, a plan, a fact, an encouragement.
fn no_action(segment: &str) -> bool {
    let text = masked(segment);
    let allowed =
        first_free(&text, "可", &["可能", "可燃", "许可", "可靠", "不可", "认可", "可疑", "可行", "可视", "可追"])
            .is_some();
    let told = text.contains('了') && first_free(&text, "了", &["了解", "为了"]).is_some();
    let plan =
        ["将于", "拟于", "计划", "下一步", "鼓励", "支持", "倡导", "目前", "截至", "累计", "已经", "已全部", "同比"]
            .iter()
            .any(|word| text.starts_with(word) || text.contains("累计"));
    let will = text.find('将').is_some_and(|at| {
        text.get(at..).is_some_and(|rest| {
            ["将继续", "将再", "将进一步", "将于", "将对", "将在"].iter().any(|word| rest.starts_with(word))
        })
    });
    allowed || told || plan || will || text.contains("已整改") || text.contains("已完成")
}

/// The announcing sentence of a list that is under an obligation.
fn announces(text: &str) -> bool {
    ANNOUNCED.iter().any(|word| text.ends_with(word))
}

/// The end of the lead-in of a sentence, and whether it carries the obligation.
fn lead_in(text: &str) -> Option<(usize, bool)> {
    let plain = masked(text);
    let mut best: Option<(usize, bool)> = None;
    for (verbs, carries) in [(CARRY, true), (REPORT, false)] {
        for verb in verbs {
            for (at, _) in plain.match_indices(verb) {
                let end = at + verb.len();
                let rest = plain.get(end..).unwrap_or_default();
                let mark = rest.chars().next().filter(|c| matches!(c, '，' | ',' | '：' | ':'));
                let noun =
                    plain.get(..at).is_some_and(|before| before.ends_with(['的', '项', '点', '按', '学', '合', '位']));
                if let Some(mark) = mark
                    && !noun
                    && force(plain.get(..at).unwrap_or_default()) == Force::None
                    && best.is_none_or(|(earlier, _)| end < earlier)
                {
                    best = Some((end + mark.len_utf8(), carries));
                }
            }
        }
    }
    best
}

/// The next 一是 / 一要 enumerator at or after `from`: where it begins and where the point's text begins.
fn point(text: &str, from: usize) -> Option<(usize, usize)> {
    let plain = masked(text);
    for (at, c) in plain.char_indices().filter(|(at, _)| *at >= from) {
        if !"一二三四五六七八九十".contains(c) {
            continue;
        }
        let opens = at == 0
            || plain.get(..at).is_some_and(|before| {
                before.ends_with(['，', ',', '：', ':', '。', '；', ';', '、', '！', ' ', '\u{3000}'])
            });
        let after = at + c.len_utf8();
        match plain.get(after..).and_then(|rest| rest.chars().next()) {
            Some('是') if opens => return Some((at, after + '是'.len_utf8())),
            Some('要') if opens => return Some((at, after)),
            _ => {}
        }
    }
    None
}

/// Finds the requirements of an item and cuts its blocks into parts.
pub fn find(item: &mut Item) {
    let mut listed = false;
    let (mut points, mut found) = (0, Vec::new());
    for (index, block) in item.blocks.iter_mut().enumerate() {
        block.parts = parts(&block.text);
        points += block.parts.iter().filter(|part| part.point).count();
        if block.kind == BlockKind::Table {
            continue;
        }
        if block.kind == BlockKind::Paragraph {
            listed = false;
        }
        if block.kind == BlockKind::Heading {
            continue;
        }
        let skip = usize::from(index == 0 && item.headline_in_text);
        listed = read_block(block, index, skip, listed, &mut found);
    }
    item.points = u32::try_from(points).unwrap_or(u32::MAX);
    item.requirements = found;
}

/// Points as rows, everything else as running text. Covers the text completely.
fn parts(text: &str) -> Vec<Part> {
    let mut starts = Vec::new();
    let mut from = 0;
    while let Some((at, body)) = point(text, from) {
        starts.push(at);
        from = body;
    }
    let mut out = Vec::new();
    let mut at = 0;
    for (k, start) in starts.iter().enumerate() {
        if *start > at {
            out.push(Part { span: at..*start, point: false });
        }
        let next = starts.get(k + 1).copied();
        // The last point ends with its sentence: what follows is not part of the list.
        let end = next.unwrap_or_else(|| {
            let rest = text.get(*start..).unwrap_or_default();
            sentence::sentences(rest).first().map_or(text.len(), |first| {
                let mark = rest.get(first.end..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
                start + first.end + mark
            })
        });
        out.push(Part { span: *start..end, point: true });
        at = end;
    }
    if at < text.len() {
        out.push(Part { span: at..text.len(), point: false });
    }
    out
}

/// Reads one block; returns whether a list under an obligation goes on behind it.
fn read_block(block: &Block, index: usize, skip: usize, listed: bool, found: &mut Vec<Requirement>) -> bool {
    let text = &block.text;
    let sentences = sentence::sentences(text);
    let mut list = listed;
    let entry = block.kind == BlockKind::Entry;
    for (k, range) in sentences.iter().enumerate().skip(skip) {
        let mut range = range.clone();
        let Some(mut body) = text.get(range.clone()) else { continue };
        if text.get(range.end..).is_some_and(|rest| rest.starts_with(['？', '?'])) {
            continue;
        }
        if k == 0
            && let Some(end) = enumerator(body)
        {
            range.start += end;
            body = text.get(range.clone()).unwrap_or_default();
            // A topic in front of the entry's own sentences is a heading.
            if sentences.len() > 1 && body.chars().count() <= 16 && force(body) == Force::None {
                continue;
            }
        }
        let under = list && (entry || point(body, 0).is_some_and(|(at, _)| at == 0));
        if list && !under && !entry {
            list = false;
        }
        list = read_sentence(text, &range, index, under, found) || list;
    }
    list
}

/// Reads one sentence; returns whether it announces a list that goes on behind it.
fn read_sentence(
    text: &str,
    range: &Range<usize>,
    block: usize,
    mut under: bool,
    found: &mut Vec<Requirement>,
) -> bool {
    let Some(body) = text.get(range.clone()) else { return false };
    let mut start = range.start;
    let mut carries = false;
    if let Some((end, carry)) = lead_in(body) {
        start += end;
        carries = carry;
    }
    let rest = start..range.end;
    let tail = text.get(rest.clone()).unwrap_or_default();
    if announces(tail.trim_end_matches(['：', ':'])) || (tail.trim().is_empty() && carries) {
        return true;
    }
    let mut obliged = false;
    for (k, segment) in sentence::segments(text, &rest).into_iter().enumerate() {
        let Some(whole) = text.get(segment.clone()) else { continue };
        let mut from = segment.start;
        let is_point = point(whole, 0).filter(|(at, _)| k == 0 || *at == 0);
        if let Some((at, end)) = is_point {
            let announced = whole.get(..at).unwrap_or_default().trim_end_matches(['：', ':', '，', ',']);
            let listing = announces(announced) || announced.ends_with("规定") || announced.ends_with("议定");
            under = under || listing || (carries && at == 0);
            from += end;
        } else if let Some(end) = enumerator(whole).filter(|_| k > 0 || under) {
            from += end;
        }
        let lead = whole.get(from - segment.start..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        let span = from + lead..segment.end;
        let Some(words) = text.get(span.clone()).map(str::trim_end) else { continue };
        let span = span.start..span.start + words.len();
        let own = force(words);
        let told = ordered(words);
        let takes = match own {
            Force::States(..) => !past_order(words),
            Force::None => told || words.contains("提出将") || ((obliged || under || carries) && !no_action(words)),
        };
        let optional = own == Force::None && !told && (words.contains("提出将") || words.contains("需要进一步"))
            || masked(words).contains("必须清醒");
        if takes && !words.is_empty() {
            let (strength, modal) = match own {
                Force::States(strength, at) => (strength, Some(at)),
                Force::None => (Strength::Must, None),
            };
            // A rule that is only told in a descriptive list passes nothing on.
            obliged = obliged || !(told && own == Force::None && is_point.is_some());
            found.push(Requirement {
                text: words.to_owned(),
                block,
                span,
                actor: actor(words, modal),
                due: fields::due(words),
                cadence: fields::cadence(words),
                strength,
                optional,
            });
        }
    }
    under && !carries
}

/// An order of the past, told: 已要求…, 因违反“…”被处罚.
fn past_order(text: &str) -> bool {
    let text = masked(text);
    ["此前", "去年", "当时", "以前", "过去"].iter().any(|word| text.starts_with(word))
        || text.contains("已要求")
        || text.contains("曾要求")
}
