//! The line of the masthead that says who issues the bulletin and when.

use super::fold::{Folded, ends, from, holds, length, part, squeeze, starts};
use super::lines::Line;
use super::words::{Words, words};
use super::{furniture, masthead, number};

/// What an issuer's name ends with.
#[rustfmt::skip]
const BODIES: Words = words![
    "办公室", "办公厅", "委员会", "指挥部", "领导小组", "安委办", "安委会", "应急办", "局", "厅",
    "部", "委", "办", "处", "科", "站", "中心", "政府", "总队", "支队", "大队", "公司", "协会",
    "所", "组", "队", "院",
];

/// Words before the issuer's name.
#[rustfmt::skip]
const BEFORE_ISSUER: Words = words![
    "主办单位:", "编印单位:", "编发单位:", "编辑单位:", "印发单位:", "主办:", "编印:", "编发:",
    "编制:", "编辑:", "印发:", "编:",
];

/// Words after the issuer's name.
#[rustfmt::skip]
const AFTER_ISSUER: Words = words![
    "编印", "编发", "编制", "编辑", "主办", "印发", "主编", "编写", "编", "印",
];

/// A line that names who issues the bulletin; on a web page the same words stand at the foot.
pub fn is_imprint(folded: &str) -> bool {
    starts(folded, BEFORE_ISSUER).is_some()
}

/// A line that is only a year and a month: 2022年3月.
pub fn is_month(folded: &str) -> bool {
    number::year(folded).is_some_and(|(_, len)| {
        let rest = from(folded, len).strip_prefix('年').unwrap_or("x");
        number::leading(rest).is_some_and(|(_, used)| from(rest, used) == "月") || rest.is_empty()
    })
}

/// A folded line without its date.
pub fn without_date(folded: &str) -> String {
    match number::date(folded) {
        Some((_, span)) => {
            // 15时, 星期三 behind a date belong to it.
            let rest = from(folded, span.end).trim_start_matches(['(', ')', '星', '期', '周']);
            let hour = number::leading(rest).filter(|(_, len)| from(rest, *len).starts_with('时'));
            let rest = hour.map_or(rest, |(_, len)| from(rest, len + '时'.len_utf8()));
            let minute = number::leading(rest).filter(|(_, len)| hour.is_some() && from(rest, *len).starts_with('分'));
            let rest = minute.map_or(rest, |(_, len)| from(rest, len + '分'.len_utf8()));
            format!("{}{}", part(folded, 0..span.start), rest)
        }
        None => folded.to_owned(),
    }
}

/// The issuer named in a folded line without its date, known by the end of its name.
pub fn issuer_in(rest: &str) -> Option<&str> {
    issuer_name(rest).filter(|body| (3..=40).contains(&length(body)) && ends(body, BODIES).is_some())
}

/// What is left of such a line without 编印, 主办 and the like.
pub fn issuer_name(rest: &str) -> Option<&str> {
    let mut body = rest;
    if let Some(word) = starts(body, BEFORE_ISSUER) {
        body = from(body, word.len());
    }
    for word in ["承办", "协办", "签发", "责任编辑", "责编", "编辑:", "审核", "电话", "总第", "(总第", "编号"]
    {
        if let Some(at) = body.find(word).filter(|at| *at > 0) {
            body = part(body, 0..at);
        }
    }
    let body = body.trim_end_matches(['(', ')', '|', '/', ',', '.', '。', ':']);
    let body = ends(body, AFTER_ISSUER).map_or(body, |word| body.strip_suffix(word).unwrap_or(body));
    let body = body.trim_matches([':', '(', ')', '|']);
    (!body.is_empty()).then_some(body)
}

/// The characters of `text`, white space gone, that fold to `folded`.
pub fn find_printed(text: &str, folded: &str) -> Option<String> {
    let whole = Folded::new(text);
    let at = whole.text.find(folded)?;
    text.get(whole.origin(at..at + folded.len())).map(squeeze)
}

/// Whether a line without its date has the words of an imprint: 编印, 主办:.
pub fn is_marked(rest: &str, named: bool) -> bool {
    let after = ends(rest, AFTER_ISSUER).is_some_and(|w| w != "印" && w != "编");
    after || starts(rest, BEFORE_ISSUER).is_some() || (rest.ends_with('编') && named)
}

/// Other things a masthead may say, at the start of a line.
#[rustfmt::skip]
pub const REMARKS: Words = words![
    "编号", "密级", "签发", "审核", "责任编辑", "责编", "主编", "内部资料", "内部刊物", "注意保存",
    "机密", "秘密", "总第", "(总第", "承办", "协办", "主办", "编印", "编发", "增刊", "[增刊",
    "期号", "刊号",
];

pub fn is_remark(folded: &str) -> bool {
    starts(folded, REMARKS).is_some() && length(folded) <= 40
}

/// Whether a line below the issue line still belongs to the masthead.
pub fn belongs(line: &Line, below: Option<&Line>) -> bool {
    let folded = line.folded.as_str();
    if furniture::is_furniture(folded) {
        return true;
    }
    if length(folded) > 60 || folded.contains('。') {
        return false;
    }
    let dated = number::date(folded).is_some();
    let rest = without_date(folded);
    if is_remark(folded) || masthead::issue_number(folded).is_some() {
        return true;
    }
    let body = issuer_in(&rest);
    if dated {
        // Whatever stands beside the date in this place is the issuer, a short note, or nothing.
        return body.is_some() || length(&rest) <= 24;
    }
    let marked = is_marked(&rest, body.is_some());
    // A body's name alone in its line, above the date or set apart.
    let alone = ends(
        &rest,
        words!["办公室", "办公厅", "委员会", "指挥部", "领导小组", "安委办", "安委会", "局", "厅", "科", "处", "中心"],
    )
    .is_some()
        && length(&rest) <= 26
        && below.is_some_and(|b| {
            b.gap || furniture::is_rule(&b.folded) || number::date(&b.folded).is_some() || is_month(&b.folded)
        });
    let signed = body.is_some() && holds(&rest, words!["签发", "责任编辑", "责编", "审核", "电话:"]);
    (marked && body.is_some()) || alone || signed || is_month(folded)
}
