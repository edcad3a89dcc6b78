//! Percentages and numbers with their unit in running text. All in folded text.

use std::ops::Range;

use super::fold::{before, from, part, starts};
use super::number::is_numeral;
use super::words::{Words, words};

/// Percentages: 75%, 百分之七十五.
pub fn percentages(text: &str) -> Vec<Range<usize>> {
    let signs = text.match_indices('%').filter_map(|(at, sign)| {
        let left = before(text, at);
        let number = left.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let digits = part(text, number..at).trim_start_matches('.');
        (!digits.is_empty()).then(|| at - digits.len()..at + sign.len())
    });
    let words = text.match_indices("百分之").filter_map(|(at, word)| {
        let rest = from(text, at + word.len());
        let digits = rest.find(|c: char| !is_numeral(c) && !matches!(c, '.' | '点')).unwrap_or(rest.len());
        (digits > 0).then_some(at..at + word.len() + digits)
    });
    signs.chain(words).collect()
}

/// Units behind a number; longer ones first.
#[rustfmt::skip]
const UNITS: Words = words![
    "个工作日", "个自然日", "工作日", "自然日", "个小时", "个星期", "个季度", "个方面", "平方公里", "平方米", "立方米",
    "摄氏度", "家次", "人次", "批次", "车次", "小时", "分钟", "个月", "公里", "千米", "厘米", "毫米", "公斤", "千克", "公顷",
    "万元", "亿元", "名", "人", "个", "家", "户", "起", "条", "处", "台", "辆", "项", "件", "艘", "座", "栋", "支", "份",
    "册", "次", "天", "日", "周", "年", "元", "米", "吨", "亩", "℃", "级", "所", "枚", "套", "块", "张", "场", "类", "种",
];

/// Numbers in digits with their unit: 24小时, 2,600万元, 1.2万处. Not 第2期.
pub fn quantities(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if at < done || !c.is_ascii_digit() {
            continue;
        }
        let rest = from(text, at);
        // A comma counts as part of a number only in front of three digits.
        let digits = rest
            .char_indices()
            .find(|(i, c)| {
                let next = from(rest, i + c.len_utf8());
                let group = next.get(..3).is_some_and(|three| three.bytes().all(|byte| byte.is_ascii_digit()))
                    && !next.get(3..).is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit()));
                !(c.is_ascii_digit()
                    || (*c == '.' && next.starts_with(|c: char| c.is_ascii_digit()))
                    || (*c == ',' && group))
            })
            .map_or(rest.len(), |(i, _)| i);
        done = at + digits;
        let tail = from(text, done);
        let scale = starts(tail, words!["余万", "多万", "万余", "万多", "万", "亿", "余", "多"]).map_or(0, str::len);
        let unit = starts(tail, UNITS).or_else(|| starts(from(tail, scale), UNITS).filter(|_| scale > 0));
        let left = before(text, at);
        if let Some(unit) = unit.filter(|_| !left.ends_with(['第', '〔', '[', '-', '/', ':'])) {
            let scale = if tail.starts_with(unit) { 0 } else { scale };
            done += scale + unit.len();
            found.push(at..done);
        }
    }
    found
}
