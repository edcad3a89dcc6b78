//! The ends of deadlines with 前: dates (`每月25日`, `2020年6月30日`) and events that come once (`春节`, `汛期来临`).

use super::fold::{before, ends, from};
use super::number;
use super::words::{Words, words};

/// Days and seasons that come once: a deadline when 前 follows.
#[rustfmt::skip]
const EVENTS: Words = words![
    // Festivals and holidays.
    "元旦", "春节", "除夕", "元宵节", "元宵", "正月十五", "清明节", "清明", "五一", "“五一”",
    "端午节", "端午", "中秋节", "中秋", "国庆节", "国庆", "“十一”", "重阳节", "两会", "“两会”",
    "全国两会", "假期", "节假日", "长假", "小长假", "假日", "寒假", "暑假", "节",
    // Seasons.
    "主汛期", "汛期", "入汛", "汛", "雨季", "雨期", "台风季", "防火期", "高火险期", "冬季", "夏季",
    "入冬", "入夏", "开春", "供暖季", "供暖期", "采暖季", "采暖期", "供暖", "采暖", "春耕", "秋收",
    "麦收", "枯水期", "春运", "寒潮", "高温季", "雷雨季", "防汛期", "凌汛期", "冰冻期", "封冻",
    "旅游旺季",
    // Terms and examinations.
    "开学", "放假", "收假", "返校", "离校", "新学期", "高考", "中考", "秋季学期", "春季学期",
];

/// Ends of calendar words: 3月底, 年底.
#[rustfmt::skip]
const CALENDAR: Words = words![
    "月底", "年底", "年末", "月末", "季末", "季度末", "季度底", "年中", "上旬", "中旬", "下旬",
    "周末", "周日", "岁末",
];

/// Parts of a day that end a deadline like an hour.
#[rustfmt::skip]
const PARTS: Words = words![
    "中午", "正午", "傍晚", "午夜", "凌晨", "天黑", "日落", "入夜", "天亮", "当晚", "今晚", "明晚", "当夜", "今夜",
    "明早", "次晨",
];

/// Where a one-off event at the end of `stem` starts.
pub fn event(stem: &str) -> Option<usize> {
    let core = ends(stem, words!["来临", "到来", "开始", "结束", "来到", "假期", "期间"])
        .map_or(stem, |w| stem.strip_suffix(w).unwrap_or(stem));
    let word = EVENTS.iter().filter(|w| core.ends_with(w)).max_by_key(|w| w.len()).or_else(|| {
        let whole = EVENTS.iter().filter(|w| stem.ends_with(w)).max_by_key(|w| w.len());
        whole.filter(|_| core.len() == stem.len())
    })?;
    let mut start = core.len() - word.len();
    // 2019年春节, 今年汛期: the year belongs to it.
    let left = before(core, start);
    if let Some(w) = ends(left, words!["今年", "明年", "本年", "次年", "下一年"]) {
        start -= w.len();
    } else if let Some(w) = left.strip_suffix('年') {
        let digits = number::trailing(w);
        start -= if digits > 0 { digits + '年'.len_utf8() } else { 0 };
    }
    // 环节前, 季节前 are no festival.
    if word == "节" && ends(left, words!["环", "季", "细", "关", "情", "调", "章"]).is_some() {
        return None;
    }
    // 今年5月汛期 …: enough.
    Some(start)
}

/// Where a date at the end of `stem` starts, a recurring one with its 每 included.
pub fn date(stem: &str) -> Option<usize> {
    let mut start = stem.len();
    let mut any = false;
    // Reads units from the right: 时, 日, 月, 年, each with its number or a calendar word.
    loop {
        let left = before(stem, start);
        if let Some(word) = ends(left, CALENDAR).filter(|_| !any || !left.ends_with("周末")) {
            let rest = left.len() - word.len();
            // 3月底: the number belongs to it.
            let digits = number::trailing(before(left, rest));
            start = rest - digits;
            any = true;
            continue;
        }
        let unit = ends(left, words!["季度", "日", "号", "月", "年", "时", "点", "分", "周", "星期"]);
        if let Some(unit) = unit {
            let rest = before(left, left.len() - unit.len());
            let digits = number::trailing(rest);
            let relative = ends(
                rest,
                words!["今", "明", "本", "次", "当", "每", "下", "同", "翌", "首", "半", "末", "上一", "下一"],
            );
            if digits > 0 {
                start = rest.len() - digits;
                // 12:30前, 第二季度.
                if before(stem, start).ends_with('第') {
                    start -= '第'.len_utf8();
                }
                any = true;
                continue;
            }
            if let Some(word) = relative.filter(|_| unit != "分" && unit != "点" && unit != "时") {
                start = rest.len() - word.len();
                any = true;
                continue;
            }
        }
        // 21日中午前, 当晚前, 天黑前: a part of the day stands for an hour.
        if let Some(word) = ends(left, PARTS).filter(|_| !any) {
            start = left.len() - word.len();
            any = true;
            continue;
        }
        // 周五, 星期一.
        let digits = number::trailing(left);
        if let Some(w) = ends(before(left, left.len() - digits), words!["周", "星期"]).filter(|_| digits > 0) {
            start = left.len() - digits - w.len();
            any = true;
            continue;
        }
        // 5月20日(星期五)17:00前.
        let bracket =
            left.strip_suffix(')').and_then(|inner| inner.rfind('(').map(|open| (open, from(inner, open + 1))));
        if let Some((open, _)) = bracket.filter(|(_, inner)| {
            any && (inner.starts_with('周') || inner.starts_with("星期") || inner.starts_with("农历"))
        }) {
            start = open;
            continue;
        }
        if let Some(w) = ends(
            left,
            words![
                "每个", "每", "今年", "明年", "本年", "本", "次", "当", "上午", "下午", "中午", "晚", "早", "正月",
                "腊月", "农历",
            ],
        )
        .filter(|_| any)
        {
            start = left.len() - w.len();
            continue;
        }
        // 18:00前.
        if !any && number::trailing(left) > 0 {
            let minutes = number::trailing(left);
            let hour = before(left, left.len() - minutes).strip_suffix(':')?;
            let digits = number::trailing(hour);
            if digits == 0 {
                return None;
            }
            start = hour.len() - digits;
            any = true;
            continue;
        }
        break;
    }
    any.then_some(start)
}
