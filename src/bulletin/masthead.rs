//! What stands above the first item: series, issue number, year, issuer, date.

use super::words::{Words, words};
use crate::base::day::Date;

use super::fold::{ends, from, is_han, length, part, squeeze, starts};
use super::furniture;
use super::imprint::{
    REMARKS, belongs, find_printed, is_imprint, is_month, is_remark, issuer_in, issuer_name, without_date,
};
use super::lines::Line;
use super::{columns, contents, number, outline};

/// What the masthead says, and how many lines it takes.
#[derive(Debug, Clone, Default)]
pub struct Masthead {
    /// Name of the bulletin.
    pub series: Option<String>,
    /// Issue number.
    pub number: Option<u32>,
    /// Year of the issue.
    pub year: Option<i16>,
    /// Who issues it.
    pub issuer: Option<String>,
    /// Date of the issue.
    pub date: Option<Date>,
    /// How many lines belong to it.
    pub lines: usize,
}

/// Names a bulletin goes by.
#[rustfmt::skip]
const SERIES: Words = words![
    "简报", "快报", "专报", "通报", "信息", "动态", "要情", "简讯", "通讯", "月报", "周报", "旬报",
    "日报", "摘报", "参考", "内参", "工作情况", "快讯", "专刊",
];

/// Reads the masthead off the top of the file.
pub fn read(lines: &[Line]) -> Masthead {
    let mut head = Masthead::default();
    let issue = lines.iter().take(20).position(|l| issue_number(&l.folded).is_some());
    if let Some(at) = issue {
        head.lines = at + 1;
        read_issue(&mut head, lines, at);
    } else {
        head.lines = lines.iter().take_while(|l| furniture::is_furniture(&l.folded)).count();
        if let Some(line) = lines
            .get(head.lines)
            .filter(|l| is_series(&l.folded) && !columns::is_named(&l.folded) && outline::leading(&l.folded).is_none())
        {
            head.series = Some(name(&line.text));
            head.lines += 1;
        }
    }
    while let Some(line) = lines.get(head.lines).filter(|l| belongs(l, lines.get(head.lines + 1))) {
        if head.series.is_none() && is_series(&line.folded) {
            head.series = Some(name(&line.text));
        }
        head.lines += 1;
    }
    head.lines = contents::skip(lines, head.lines);
    for line in lines.iter().take(head.lines) {
        let page = !is_imprint(&line.folded) && furniture::is_furniture(&line.folded);
        // 某县应急管理局 / 工作简报: the upper line is part of the name.
        let named = head.series.as_deref().is_some_and(|s| s.contains(&squeeze(&line.text)));
        if page || named {
            continue;
        }
        read_imprint(&mut head, line);
    }
    let months = lines.iter().take(head.lines).filter(|l| is_month(&l.folded)).find_map(|l| number::year(&l.folded));
    head.year = head.year.or(head.date.map(|d| d.year())).or(months.map(|(year, _)| year));
    head
}

/// `第12期` in a folded line: the number and its span. A running total (`总第48期`) does not count.
pub fn issue_number(folded: &str) -> Option<(u32, std::ops::Range<usize>)> {
    if length(folded) > 70 || folded.contains('。') {
        return None;
    }
    folded.match_indices('第').find_map(|(at, mark)| {
        let number_at = at + mark.len();
        let (n, used) = number::leading(from(folded, number_at))?;
        let unit = from(folded, number_at + used).chars().next().filter(|c| matches!(c, '期' | '号' | '辑'))?;
        let running = folded.get(..at).is_some_and(|b| b.ends_with('总'));
        (!running).then_some((n, at..number_at + used + unit.len_utf8()))
    })
}

/// Reads series, number and year from the issue line and the lines above it.
fn read_issue(head: &mut Masthead, lines: &[Line], at: usize) {
    let Some(line) = lines.get(at) else { return };
    let Some((n, span)) = issue_number(&line.folded) else {
        return;
    };
    head.number = Some(n);
    let folded = line.folded.as_str();
    head.year = folded
        .char_indices()
        .filter(|(i, c)| number::is_numeral(*c) && !folded.get(..*i).is_some_and(|b| b.ends_with(number::is_numeral)))
        .find_map(|(i, _)| {
            let (year, len) = number::year(from(folded, i))?;
            let framed = from(folded, i + len).starts_with(['年', ')', ']', '〕', '】', '第', '-', '.']);
            framed.then_some(year)
        });
    // The name ends where the issue begins: 第…期, a bracket, or the year.
    let year_at = folded.char_indices().find(|(i, _)| number::year(from(folded, *i)).is_some()).map(|(i, _)| i);
    let cut =
        [Some(span.start), folded.find(['(', '[', '〔', '【', '〈']), year_at].into_iter().flatten().min().unwrap_or(0);
    let own = part(folded, 0..cut);
    if own.chars().filter(|c| is_han(*c)).count() >= 2 {
        // Count characters to take the name with its own marks from the line as printed.
        let name: String = squeeze(&line.text).chars().take(length(own)).collect();
        head.series = Some(name);
        return;
    }
    let above: Vec<&Line> = lines
        .iter()
        .take(at)
        .rev()
        .filter(|l| !furniture::is_furniture(&l.folded) && !is_remark(&l.folded) && l.folded.chars().any(is_han))
        .collect();
    let best = above.iter().position(|l| is_series(&l.folded)).unwrap_or(0);
    if let Some(line) = above.get(best) {
        let mut series = name(&line.text);
        // A name printed in two lines: the lower one is only 简报 or 工作简报.
        if length(&series) <= 4
            && let Some(upper) = above.get(best + 1)
        {
            series.insert_str(0, &squeeze(&upper.text));
        }
        head.series = Some(series);
    }
}

fn name(text: &str) -> String {
    squeeze(text).trim_matches(['★', '☆', '●', '■', '◆', '─', '—', '*', '=', '《', '》']).to_owned()
}

fn is_series(folded: &str) -> bool {
    length(folded) <= 30 && ends(folded.trim_end_matches(['》', '★', ')']), SERIES).is_some()
}

/// Reads issuer and date from one line of the masthead.
fn read_imprint(head: &mut Masthead, line: &Line) {
    let folded = line.folded.as_str();
    if let (None, Some((date, _))) = (head.date, number::date(folded)) {
        head.date = Some(date);
    }
    if head.issuer.is_some() {
        return;
    }
    let mut rest = without_date(folded);
    if let Some((_, span)) = issue_number(&rest) {
        // What follows the issue number, without a running total in brackets.
        rest = from(&rest, span.end).to_owned();
        if rest.starts_with(['(', '总', '['])
            && let Some(at) = rest.find('期')
        {
            rest = from(&rest, at + '期'.len_utf8()).trim_start_matches([')', ']']).to_owned();
        }
    }
    let dated = number::date(folded).is_some()
        && !starts(&rest, REMARKS).is_some_and(|w| !w.starts_with("主办") && !w.starts_with("编"));
    let beside_date = || {
        if dated {
            issuer_name(&rest).filter(|b| {
                (4..=40).contains(&length(b)) && b.chars().all(|c| is_han(c) || matches!(c, '(' | ')' | '、'))
            })
        } else {
            None
        }
    };
    let named = issuer_in(&rest).or_else(beside_date).filter(|b| head.series.as_deref() != Some(*b) && !is_series(b));
    if let Some(body) = named {
        // As printed: the same run of characters of the line.
        head.issuer = find_printed(&line.text, body).or_else(|| Some(body.to_owned()));
    }
}
