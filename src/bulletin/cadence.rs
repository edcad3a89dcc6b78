//! How often: `每季度至少1次`, `每2小时巡查一次`, `每月`, `按季度`.

use super::words::{Words, words};
use std::ops::Range;

use super::fold::{from, starts};
use super::number::{self, is_numeral};

/// Periods after 每.
#[rustfmt::skip]
const PERIODS: Words = words![
    "半个月", "半个小时", "半小时", "半天", "个季度", "个月", "个星期", "个工作日", "个学期",
    "个班次", "工作日", "季度", "半年", "半月", "学期", "学年", "星期", "小时", "分钟", "班次",
    "年度", "月度", "年", "季", "月", "周", "日", "天", "晚", "夜", "旬", "班", "早", "轮", "两周",
];

/// Periods after 按.
#[rustfmt::skip]
const BY: Words = words![
    "按季度", "按半年", "按月", "按季", "按周", "按日", "按年", "按旬",
];

/// Units that make a rate of a period: 每小时30公里.
#[rustfmt::skip]
const MEASURES: Words = words![
    "公里", "千米", "海里", "米", "毫米", "厘米", "升", "毫升", "立方", "吨", "千克", "公斤", "元", "万元", "度",
    "千瓦", "里", "转", "人次", "车次", "辆次", "万", "%", "毫克", "微克",
];

/// The first cadence in a folded segment. `dues` are its deadlines, whose 每 does not count.
pub fn find(segment: &str, dues: &[Range<usize>]) -> Option<Range<usize>> {
    let every = segment
        .match_indices('每')
        .filter(|(at, _)| !dues.iter().any(|d| d.contains(at)))
        .find_map(|(at, word)| every(segment, at, at + word.len()));
    let by = BY
        .iter()
        .filter_map(|w| segment.find(w).map(|at| (at, w)))
        .filter(|(at, w)| !from(segment, at + w.len()).starts_with(['份', '计', '龄']))
        .map(|(at, w)| at..at + w.len())
        .min_by_key(|r| r.start);
    [every, by].into_iter().flatten().min_by_key(|r| r.start)
}

/// A cadence that starts with 每 at `at`.
fn every(segment: &str, at: usize, after: usize) -> Option<Range<usize>> {
    let rest = from(segment, after);
    let rest = rest.strip_prefix('隔').unwrap_or(rest);
    let number: usize = rest.chars().take_while(|c| is_numeral(*c)).map(char::len_utf8).sum();
    let body = from(rest, number);
    let period = starts(body, PERIODS)?;
    // 每日常, 每年轻 are no words; 每班组, 每月份 are.
    if (period == "班" && starts(body, words!["班组", "班子", "班主"]).is_some())
        || (period == "日" && body.starts_with("日常"))
    {
        return None;
    }
    // 每小时30公里, 每月500元: a rate.
    let behind = from(body, period.len());
    let amount: usize = behind.chars().take_while(|c| is_numeral(*c) || *c == '.').map(char::len_utf8).sum();
    if amount > 0 && starts(from(behind, amount), MEASURES).is_some() {
        return None;
    }
    let start_of_tail = segment.len() - body.len() + period.len();
    // 主要领导每月、分管领导每周: the times of one are not those of the other.
    let clause_end =
        from(segment, start_of_tail).find([',', ';', ':', '。', '每']).map_or(segment.len(), |i| start_of_tail + i);
    let end = times_end(segment, start_of_tail, clause_end).unwrap_or(start_of_tail);
    Some(at..end)
}

/// The end of the first number of times (`1次`, `一次`) between two places.
fn times_end(segment: &str, start: usize, end: usize) -> Option<usize> {
    let tail = segment.get(start..end)?;
    tail.match_indices(['次', '遍']).find_map(|(i, unit)| {
        let digits = number::trailing(tail.get(..i)?);
        (digits > 0).then_some(start + i + unit.len())
    })
}
