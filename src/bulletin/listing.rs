//! Lists that say how many they are: 等11项机制 that names three, and 以下四项工作 with the entries under it.

use std::ops::Range;

use super::fold::{Folded, ends, from, part, starts};
use super::outline::{self, Level};
use super::words::{Words, words};
use super::{Block, BlockKind, number, sentence};

/// A list whose number is not the number of what is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miscount {
    /// Bytes of the words that give the number, in the folded text.
    pub span: Range<usize>,
    /// The number that is given.
    pub said: u32,
    /// The number of entries that are there.
    pub found: u32,
}

/// Counting words of what a list is made of.
const UNITS: Words = words!["个方面", "方面", "项", "个", "类", "种", "条", "件", "家", "部", "名"];

/// What in front of 等 makes it a grade: 二等, 中等.
const GRADES: &[char] = &['一', '二', '三', '中', '高', '初', '同', '平', '特', '优', '对', '相', '上', '下'];

/// Lists in a folded segment that break off with 等 and a number larger than what they name: 会议、巡查等11项.
pub fn broken_off(segment: &str) -> Vec<Miscount> {
    let masked = sentence::masked(segment);
    let found = masked.match_indices('等').filter_map(|(at, word)| {
        let (said, used) = number::leading(from(&masked, at + word.len()))?;
        let unit = starts(from(&masked, at + word.len() + used), UNITS)?;
        let clause = masked.get(..at)?;
        let clause = clause.rsplit([',', ':', ';', '。']).next().unwrap_or(clause);
        if clause.ends_with(GRADES) {
            return None;
        }
        // Quotes and titles side by side are several without a mark between them.
        let start = at - clause.len();
        let here = part(segment, start..at);
        let named = 1 + clause.matches('、').count() + here.matches("》《").count() + here.matches("”“").count();
        // 和 may join two entries or be part of one.
        let most = named + clause.matches(['和', '与', '及']).count();
        let (named, most) = (u32::try_from(named).ok()?, u32::try_from(most).ok()?);
        (named >= 2 && most < said).then(|| Miscount {
            span: at..at + word.len() + used + unit.len(),
            said,
            found: named,
        })
    });
    found.collect()
}

/// The lists that a block announces with a number, and that then have another number of entries, where that is certain:
/// the entries are numbered without a gap. `below` are the blocks after it.
pub fn announced(folded: &str, below: &[Block]) -> Vec<Miscount> {
    let masked = sentence::masked(folded);
    let points = outline::points(&masked, 0);
    let mut found = Vec::new();
    for range in sentence::sentences(&masked) {
        let text = part(&masked, range.clone());
        // Either the sentence holds its points, or it ends and the next sentence starts with them.
        let first = points.iter().copied().find(|at| range.contains(at) && *at > range.start);
        let head_end = first.unwrap_or(range.end);
        let Some((span, said)) = counted(part(&masked, range.start..head_end)) else { continue };
        let span = range.start + span.start..range.start + span.end;
        let inside = first.or_else(|| points.iter().copied().find(|at| *at == range.end));
        let entries = match inside {
            Some(start) => run(points
                .iter()
                .filter(|at| **at >= start)
                .map(|at| outline::point(from(&masked, *at)).map(|m| m.number))),
            None if range.end == folded.len() && text.ends_with([':', '。']) => under(below),
            None => None,
        };
        if let Some(entries) = entries.filter(|entries| *entries != said) {
            found.push(Miscount { span, said, found: entries });
        }
    }
    found
}

/// The number in an announcement: 以下四项工作, 从5个方面, 三点要求:.
fn counted(head: &str) -> Option<(Range<usize>, u32)> {
    let text = head.trim_end_matches([':', '。', ',']);
    let start = text.rfind([',', ':', ';']).map_or(0, |at| at + 1);
    let last = from(text, start);
    let mut hits = last.char_indices().filter_map(|(at, c)| {
        let free = !last.get(..at)?.ends_with(number::is_numeral);
        let (said, used) = number::leading(from(last, at)).filter(|_| free && number::is_numeral(c))?;
        let unit = starts(from(last, at + used), words!["个方面", "方面", "点", "项", "条", "件"])?;
        let end = at + used + unit.len();
        let opened =
            ends(last.get(..at)?, words!["以下", "如下", "下列", "从", "做到", "抓好", "提出", "提了"]).is_some();
        let closed = end == last.len()
            || starts(from(last, end), words!["要求", "工作", "任务", "措施", "意见", "事项", "规定"]).is_some();
        (said >= 2 && (opened || (closed && end == last.len()))).then_some((start + at..start + end, said))
    });
    let one = hits.next()?;
    hits.next().is_none().then_some(one)
}

/// The length of a list that is numbered 1, 2, 3 … to its end.
fn run(numbers: impl Iterator<Item = Option<u32>>) -> Option<u32> {
    let mut length = 0;
    for number in numbers {
        if number? != length + 1 {
            return None;
        }
        length += 1;
    }
    (length >= 2).then_some(length)
}

/// The number of entries that stand in the blocks under an announcement.
fn under(below: &[Block]) -> Option<u32> {
    let texts: Vec<String> =
        below.iter().filter(|b| b.kind != BlockKind::Table).map(|b| Folded::new(&b.text).text).collect();
    let first = outline::leading(texts.first()?)?;
    if first.number != 1 || matches!(first.level, Level::Point | Level::Ordinal) {
        return None;
    }
    // Entries that run on inside a block, or a second list of the same kind, make the count uncertain.
    let marks = texts.iter().filter_map(|text| outline::leading(text)).filter(|mark| mark.level == first.level);
    let inner = texts.iter().any(|text| outline::find_inner(text).is_some());
    run(marks.map(|mark| Some(mark.number))).filter(|_| !inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(segment: &str) -> Vec<(u32, u32)> {
        broken_off(segment).into_iter().map(|m| (m.said, m.found)).collect()
    }

    #[test]
    fn a_list_that_breaks_off_before_its_number_is_found() {
        assert_eq!(named("把例会、查患和管控风险、救援处置等11项机制都建起来"), [(11, 3)]);
        assert_eq!(named("补齐冲锋舟、抛投器等11类物资"), [(11, 2)]);
        for whole in [
            "抓好责任、制度、教育、隐患等4个方面",
            "抓好责任、制度和教育等3项工作",
            "配备灭火器等3类器材",
            "评为二等3名",
            "学习《甲》《乙》《丙》等3部法律",
        ] {
            assert_eq!(named(whole), [], "{whole}");
        }
    }

    fn listed(text: &str) -> Vec<(u32, u32)> {
        announced(text, &[]).into_iter().map(|m| (m.said, m.found)).collect()
    }

    fn below(text: &str, entries: &[&str]) -> Vec<(u32, u32)> {
        let blocks: Vec<Block> = entries
            .iter()
            .map(|text| Block {
                kind: BlockKind::Entry,
                text: (*text).to_owned(),
                parts: Vec::new(),
                terms: Vec::new(),
            })
            .collect();
        announced(text, &blocks).into_iter().map(|m| (m.said, m.found)).collect()
    }

    #[test]
    fn a_list_with_another_number_of_entries_than_announced_is_found() {
        assert_eq!(listed("要做到以下三点:一是开会。二是检查。"), [(3, 2)]);
        assert_eq!(listed("从5个方面作了细化。一是甲;二是乙;三是丙;四是丁。"), [(5, 4)]);
        assert_eq!(below("会议要求,要抓好以下四项工作:", &["1.甲。", "2.乙。", "3.丙。"]), [(4, 3)]);
        assert_eq!(listed("要做到以下两点:一是开会;二是检查。"), []);
        assert_eq!(below("会议要求,要抓好以下2项工作:", &["(一)甲。", "1.子项。", "(二)乙。"]), []);
        // Numbers that are missing or run on elsewhere: nothing is certain.
        assert_eq!(listed("要做到以下三点:一是开会;三是检查。"), []);
        assert_eq!(below("要抓好以下三项工作:", &["1.甲。", "2.乙。", "一、丙。", "1.丁。"]), []);
        assert_eq!(listed("检查了3项工作。一是甲;二是乙。"), []);
        assert_eq!(listed("该镇提出,要抓好3项工作。"), []);
    }
}
