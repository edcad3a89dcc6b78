//! The level that the name of a body or place tells: by its beginning (县级…, 镇消防办) or by the place in it (石桥镇).

use super::fold::{ends, from, is_han, part, starts};
use super::level::Level;
use super::words::{Words, words};

/// Beginnings of names that tell the level, longer ones first, each list with what must not follow.
#[rustfmt::skip]
const OPENINGS: &[(Level, Words, Words)] = &[
    (Level::Province, words!["省级", "自治区", "省"], words!["会", "属", "际", "内", "外", "道路", "市", "、"]),
    (Level::City, words!["市级", "市州", "州级", "市", "州", "盟"],
        words!["场", "民", "区", "容", "属", "县", "际", "内", "外", "政管", "政工", "政设", "、", "直"]),
    (Level::County, words!["县级市", "县市区", "区县", "县区", "县级", "区级", "县", "区", "旗"],
        words!["域", "间", "内", "外", "乡", "镇", "属", "道路", "、"]),
    (Level::Township, words!["乡镇级", "乡镇", "镇街", "镇村", "乡级", "镇级", "街道", "镇", "乡"],
        words!["村", "区", "民", "域", "企", "内", "外", "贤", "属", "、"]),
    (Level::Village, words!["村级", "村居", "村组", "社区居", "社区", "村委会", "居委会", "村"],
        words!["民", "镇", "庄", "医", "民警", "卫生", "矫正", "、"]),
];

/// The level by the beginning of a name: 市安委办, 县级防指, 镇消防办, 村“两委”干部.
pub fn opening(name: &str) -> Option<Level> {
    // Only provinces have 厅; 办公厅 may be anybody's.
    if name.ends_with('厅') && !name.ends_with("办公厅") {
        return Some(Level::Province);
    }
    OPENINGS.iter().find_map(|(level, words, not)| {
        let word = starts(name, *words)?;
        starts(from(name, word.len()), *not).is_none().then_some(*level)
    })
}

/// Ends of places whose last word tells the level: 青禾县, 石桥镇, 甘孜州.
const PLACES: &[(char, Level)] = &[
    ('省', Level::Province),
    ('市', Level::City),
    ('州', Level::City),
    ('县', Level::County),
    ('区', Level::County),
    ('镇', Level::Township),
    ('乡', Level::Township),
    ('村', Level::Village),
];

/// Words that end like a place and are none, or none of one level.
#[rustfmt::skip]
const NO_PLACE: Words = words![
    "城市", "超市", "夜市", "股市", "上市", "门市", "城镇", "村镇", "集镇", "城乡", "下乡", "老乡", "家乡",
    "农村", "乡村", "进村", "驻村", "入村", "全省", "全市", "全州", "全县", "全区", "全镇", "全乡", "全村",
    "节省", "区市", "县市", "中村",
];

/// Areas that are no districts: 景区, 高新区. A district is told from them only by the body behind its name.
#[rustfmt::skip]
const AREAS: Words = words![
    "景区", "园区", "林区", "山区", "库区", "灾区", "城区", "辖区", "厂区", "矿区", "牧区", "小区", "校区",
    "片区", "社区", "地区", "发区", "新区", "范区", "税区", "业区", "护区", "能区", "街区", "市区", "郊区",
    "湖区", "济区", "化区", "坝区", "藏区", "战区", "居区", "险区", "控区", "流区", "游区", "禁区", "专区",
];

/// Bodies that have a district in front of them.
#[rustfmt::skip]
const BODIES: Words = words![
    "区委", "区政府", "区人民政府", "区安委", "区应急", "区消防", "区防", "区住", "区交通", "区公安", "区教",
    "区卫", "区农业", "区水", "区自然", "区市场", "区民政",
];

/// The level by the place in a name: the last one, as in 青禾县石桥镇.
pub fn named(name: &str) -> Option<Level> {
    if ends(name, words!["街道", "街道办事处"]).is_some() && name.chars().count() > 3 {
        return Some(Level::Township);
    }
    if ends(name, words!["社区", "居委会", "村委会"]).is_some() {
        return Some(Level::Village);
    }
    let mut level = None;
    let mut start = 0;
    for (at, c) in name.char_indices() {
        let Some((_, found)) = PLACES.iter().find(|(place, _)| *place == c) else { continue };
        let end = at + c.len_utf8();
        let place = part(name, start..end);
        let long = place.chars().count() >= 3 && place.chars().all(is_han);
        // Only at the end of the name or in front of a body: 石桥镇消防办, not 马镇长江.
        let closed = end == name.len() || is_body(from(name, end));
        let district = c != '区' || (ends(place, AREAS).is_none() && starts(from(name, at), BODIES).is_some());
        let deeper = name.get(end..).is_some_and(|rest| rest.chars().any(|c| PLACES.iter().any(|(p, _)| *p == c)));
        if long && district && (closed || deeper) && ends(place, NO_PLACE).is_none() {
            level = closed.then_some(*found);
            start = end;
        }
    }
    level
}

/// Whether what follows a place is a body of it.
fn is_body(rest: &str) -> bool {
    ends(
        rest,
        words![
            "政府",
            "党委",
            "委",
            "局",
            "办",
            "办公室",
            "安委会",
            "防指",
            "指挥部",
            "大队",
            "中心",
            "站",
            "所",
            "两委",
            "干部",
            "负责人",
            "镇长",
            "乡长",
            "书记",
            "主任",
            "部门",
            "单位",
        ],
    )
    .is_some()
}
