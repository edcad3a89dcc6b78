//! The level that a requirement speaks to: province, city, county, township, village, enterprise, or all of them.
//!
//! Read from the words for who has to act, and never guessed: two levels in one name, or a word that fits several
//! (有关部门, 成员单位, 属地政府), give none. Places count by the last word of their name, so a county-level city is a city.

use super::fold::{Folded, before, ends, from, head, holds, starts};
use super::number::is_numeral;
use super::words::{Words, words};
use super::{Block, Requirement, place, verbs};

/// The level of government, or the firm, that a requirement speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// 省
    Province,
    /// 市(州)
    City,
    /// 县(市、区)
    County,
    /// 乡镇(街道)
    Township,
    /// 村(社区), with its 网格员.
    Village,
    /// 企业 and whoever acts inside one.
    Enterprise,
    /// 各级, 各地, 任何单位: everybody.
    All,
}

/// Gives each requirement of a block its level: from its own actor, or from the one it goes on with.
pub fn fill(found: &mut [Requirement], block: &Block) {
    // Where the last segment ends, and the level that the next one may go on with.
    let mut said: Option<(usize, Level)> = None;
    for requirement in found {
        let start = requirement.span.start;
        let follows =
            said.filter(|(end, _)| block.text.get(*end..start).is_some_and(|gap| Folded::new(gap).text == ";"));
        let text = Folded::new(&requirement.text).text;
        requirement.level = match requirement.actor.as_deref() {
            Some(actor) => of_actor(actor),
            None => follows.map(|(_, level)| level).filter(|_| goes_on(&text)),
        };
        let heads = requirement.actor.as_deref().is_none_or(|actor| is_subject(&text, actor));
        said = requirement.level.filter(|_| heads).map(|level| (requirement.span.end, level));
    }
}

/// Whether an actor is the subject of its segment, and not somebody the object is handed to: 由X处罚.
fn is_subject(segment: &str, actor: &str) -> bool {
    let actor = Folded::new(actor).text;
    segment.find(actor.as_str()).is_some_and(|at| !before(segment, at).ends_with('由'))
}

/// Openings that forbid or demand and leave the subject to the segment before.
const DEMANDS: Words = words!["不得", "不准", "严禁", "禁止", "必须", "务必", "应当", "应", "要", "须"];

/// Openings that the list of verbs has and that start a condition or a subject of their own.
const CONDITIONS: Words = words!["发现", "接到", "收到", "发生", "涉及", "每", "不", "向", "应急"];

/// What turns the verb at the head of a segment into a thing (检查结果, 评估费用) or a time.
const NOMINAL: Words =
    words!["结果", "情况", "费用", "期间", "过程", "合格", "名单", "资金", "人员", "方案", "结束", "路线"];

/// Whether a segment without a subject goes on with the subject of the segment before it: it starts with what is done.
fn goes_on(segment: &str) -> bool {
    let clause = segment.split([',', ':']).next().unwrap_or(segment);
    let opening = head(clause, 6);
    if starts(clause, DEMANDS).is_some_and(|word| word != "应" || !clause.starts_with("应急")) {
        return true;
    }
    let condition = starts(clause, CONDITIONS).is_some() || clause.ends_with(['的', '后', '时', '前']);
    !condition && !holds(opening, NOMINAL) && verbs::opens_with_verb(clause) && !verbs::opens_with_preposition(clause)
}

/// The level that a name for who has to act speaks of.
pub fn of_actor(actor: &str) -> Option<Level> {
    let folded = Folded::new(actor).text;
    let name = without_brackets(&folded);
    if let Some(level) = all(&name) {
        return Some(level);
    }
    // 县级以上…: several.
    if holds(&name, words!["以上", "以下", "两级", "三级", "四级"]) {
        return None;
    }
    let mut level = None;
    for part in name.split(['、', '和', '及', '与', '或']).filter(|part| !part.is_empty()) {
        match (of_part(part), level) {
            (Some(next), None) => level = Some(next),
            (Some(next), Some(known)) if next != known => return None,
            // 各县党委、政府: the second goes on with the place of the first. 各乡镇、各部门: it does not.
            (None, Some(_)) if part.starts_with('各') || starts(part, words!["有关", "相关"]).is_some() => {
                return None;
            }
            _ => {}
        }
    }
    level
}

/// A folded name without what stands in brackets: 县(市、区) says no more than 县.
fn without_brackets(name: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '“' | '”' | '"' => {}
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Everybody: 各级各部门, 各地, 任何单位和个人, 全省应急管理系统.
fn all(name: &str) -> Option<Level> {
    let whole = starts(name, words!["全省", "全市", "全县", "全区"]).is_some();
    let each = holds(name, words!["各级"]) && !name.contains("市县各级");
    let place =
        starts(name.trim_start_matches(['全', '省', '市', '县', '区', '我']), words!["各地", "各单位"]).is_some();
    let anybody = starts(name, words!["任何单位", "任何个人", "任何人", "任何组织"]).is_some();
    let system = whole && ends(name, words!["系统", "上下"]).is_some();
    (each || place || anybody || system).then_some(Level::All)
}

/// Ends of names of firms, and of those who act inside one.
#[rustfmt::skip]
const FIRMS: Words = words![
    "企业", "公司", "生产经营单位", "经营单位", "施工单位", "矿山", "煤矿", "集团", "工贸行业", "矿长",
    "经营企业", "物业",
];

/// Persons behind the name of a firm: 企业主要负责人.
#[rustfmt::skip]
const PERSONS: Words = words![
    "主要负责人", "法定代表人", "负责人", "实际控制人", "安全管理人员", "安全总监", "安全员", "员工", "职工",
    "从业人员", "总工程师",
];

/// The level of one name without brackets.
fn of_part(name: &str) -> Option<Level> {
    let bare = ends(name, PERSONS).and_then(|person| name.strip_suffix(person)).unwrap_or(name);
    if ends(bare, FIRMS).is_some() {
        return Some(Level::Enterprise);
    }
    if ends(name, words!["网格员"]).is_some() {
        return Some(Level::Village);
    }
    // 全市各县, 沿湖各乡镇, 三个乡镇: what counts is behind the last 各 or number.
    let name = name.rfind('各').map_or(name, |at| from(name, at + '各'.len_utf8()));
    let name = name.trim_start_matches(is_numeral);
    let name = starts(name, words!["个", "有关", "相关", "属地", "所在地", "所在", "事发地", "辖区", "我", "本", "该"])
        .map_or(name, |word| from(name, word.len()));
    place::opening(name).or_else(|| place::named(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::parse;

    #[test]
    fn the_words_for_who_acts_tell_the_level() {
        for (actor, level) in [
            ("各级各部门", Level::All),
            ("全省各级各部门", Level::All),
            ("全省应急管理系统", Level::All),
            ("各地", Level::All),
            ("任何单位和个人", Level::All),
            ("省应急管理厅", Level::Province),
            ("应急管理厅", Level::Province),
            ("各市（州）应急管理局", Level::City),
            ("市级行业主管部门", Level::City),
            ("甘孜州", Level::City),
            ("成都市应急管理局", Level::City),
            ("各县（市、区）道安办", Level::County),
            ("各县（区）党委、政府主要负责人", Level::County),
            ("区消防救援大队", Level::County),
            ("各区(市)县", Level::County),
            ("县级防指", Level::County),
            ("苍葭县", Level::County),
            ("武侯区应急管理局", Level::County),
            ("三个乡镇", Level::Township),
            ("沿湖各乡镇", Level::Township),
            ("各镇（街道）", Level::Township),
            ("青禾县石桥镇", Level::Township),
            ("双河乡", Level::Township),
            ("属地街道", Level::Township),
            ("各社区", Level::Village),
            ("村“两委”干部", Level::Village),
            ("网格员", Level::Village),
            ("试点村", Level::Village),
            ("危险化学品企业主要负责人", Level::Enterprise),
            ("锦棉里小区物业公司", Level::Enterprise),
            ("4家煤矿", Level::Enterprise),
            ("危险化学品生产、经营企业", Level::Enterprise),
        ] {
            assert_eq!(of_actor(actor), Some(level), "{actor}");
        }
    }

    #[test]
    fn a_name_that_fits_several_levels_gives_none() {
        for actor in [
            "有关部门",
            "各成员单位",
            "属地政府",
            "市、县两级应急管理部门",
            "县级以上地方人民政府",
            "各市州、县市区",
            "各乡镇、各部门主要负责人",
            "市场主体",
            "村民",
            "市政管理部门",
            "景区派出所",
            "企业、乡镇",
            "值班人员",
            "学校",
            "开发区应急管理局",
            "省会",
            "",
        ] {
            assert_eq!(of_actor(actor), None, "{actor}");
        }
    }

    fn levels(text: &str) -> Vec<Option<Level>> {
        let bulletin = parse(&format!("某县简报(第3期)\n某会召开。{text}\n"));
        bulletin.items.into_iter().flat_map(|item| item.requirements).map(|found| found.level).collect()
    }

    #[test]
    fn a_segment_without_a_subject_goes_on_with_the_one_before_it() {
        let county = Some(Level::County);
        assert_eq!(levels("会议要求,各县(区)要抓好排查;建立台账,每月调度。"), [county, county]);
        assert_eq!(levels("会议要求,各县(区)要抓好排查。要建立台账,每月调度。"), [county, None]);
        // Somebody else acts, or a thing is the subject.
        assert_eq!(levels("会议要求,企业要完成自查;对未完成的,一律通报。"), [Some(Level::Enterprise), None]);
        assert_eq!(levels("会议要求,各镇要抓好评估;评估费用不得转嫁。"), [Some(Level::Township), None]);
        assert_eq!(levels("会议要求,隐患要清零,拒不改正的由县应急管理局处罚;建立台账。").first(), Some(&county));
    }
}
