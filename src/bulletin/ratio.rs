//! Percentages beside the counts they were made from: whether the one follows from the other.
//!
//! Two shapes only, in which it is certain what was divided by what: a number that is said to be so many percent of
//! another that is not given (5名…占编制数的75%), and a rate whose two counts stand in its sentence
//! (隐患21条,整改19条,整改率90.5%). Percentages are in hundredths of a percent; rounded and cut figures both pass.

use std::ops::Range;

use super::fold::{before, ends, from, is_han, length, part, starts};
use super::words::{Words, words};

/// A percentage that its counts do not give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Bytes of the percentage in the folded text.
    pub span: Range<usize>,
    /// The percentage, in hundredths of a percent.
    pub said: u32,
    /// The count that was divided.
    pub part: u32,
    /// What the text says it was divided by, or could have been.
    pub whole: Whole,
}

/// What a count was divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// Not given: the next smaller and larger whole numbers, none of which fits.
    Between(u32, u32),
    /// Given.
    Given(u32),
}

/// `part` of `whole` in hundredths of a percent, rounded; none where that is no number.
pub fn percent(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    u32::try_from((part * 20_000 + whole).checked_div(2 * whole)?).ok()
}

/// A number in digits.
#[derive(Debug, Clone)]
struct Figure<'t> {
    /// Bytes of its digits.
    span: Range<usize>,
    /// In hundredths.
    value: u64,
    /// What its last decimal stands for, in hundredths: 100, 10 or 1.
    step: u64,
    /// What follows: a counting word, `%`, or nothing.
    unit: &'t str,
}

/// Words for counted things that come whole.
#[rustfmt::skip]
const COUNTS: Words = words![
    "名", "人", "个", "家", "户", "起", "条", "处", "台", "辆", "项", "件", "艘", "座", "栋", "支", "批次", "份",
];

/// Words that make a number a rough one.
const ROUGH: Words = words!["约", "近", "超", "超过", "逾", "不足", "不到", "大约", "将近"];

/// The percentages of a folded sentence that do not follow from its counts.
pub fn mismatches(sentence: &str) -> Vec<Mismatch> {
    let figures = figures(sentence);
    let percents = figures.iter().enumerate().filter(|(_, figure)| figure.unit == "%");
    percents
        .filter_map(|(at, said)| {
            let earlier = figures.get(..at)?;
            share(sentence, earlier, said).or_else(|| rate(sentence, earlier, said))
        })
        .collect()
}

/// `5名…等同于编制数的75%`: no whole number gives it.
fn share(sentence: &str, earlier: &[Figure], said: &Figure) -> Option<Mismatch> {
    let count = earlier.last().and_then(whole)?;
    let figure = earlier.last()?;
    starts(figure.unit, COUNTS)?;
    let between = part(sentence, figure.span.end + figure.unit.len()..said.span.start);
    let of = ["等同于", "相当于", "占"].iter().filter_map(|word| between.rfind(word)).max()?;
    let middle = before(between, of);
    let whole_named = from(between, of).ends_with(['的', '其']);
    // 数量等同于…: it is the number of what was counted, however far back.
    let reach = if ends(middle, words!["数量", "人数"]).is_some() { 30 } else { 14 };
    if !whole_named || length(middle) > reach || middle.contains(['。', ';']) || said.value == 0 || said.value > 10_000
    {
        return None;
    }
    let fewer = u32::try_from(u64::from(count) * 10_000 / said.value).ok()?;
    let more = fewer.checked_add(1)?;
    let fits = |whole: u32| whole > 0 && agrees(count, whole, said);
    (!fits(fewer) && !fits(more) && fewer >= count).then(|| Mismatch {
        span: said.span.start..said.span.end + said.unit.len(),
        said: u32::try_from(said.value).unwrap_or(0),
        part: count,
        whole: Whole::Between(fewer, more),
    })
}

/// `隐患21条,整改19条,整改率90.4%`: the counts give another rate.
fn rate(sentence: &str, earlier: &[Figure], said: &Figure) -> Option<Mismatch> {
    let head = before(sentence, said.span.start);
    let head = ends(head, words!["为", "达到", "达", "是", ":"]).and_then(|w| head.strip_suffix(w)).unwrap_or(head);
    let head = head.strip_suffix('率')?;
    let stem = super::fold::tail(head, 2);
    if stem.is_empty() || !stem.chars().all(is_han) {
        return None;
    }
    let last = earlier.last()?;
    // 整改6546处, or 19条已整改.
    let gap = before(sentence, last.span.start);
    let gap = ends(gap, words!["完成", "到位", "了"]).and_then(|word| gap.strip_suffix(word)).unwrap_or(gap);
    let behind = from(sentence, last.span.end + last.unit.len());
    let behind =
        starts(behind, words!["已完成", "已全部", "已", "完成"]).map_or(behind, |word| from(behind, word.len()));
    let counted =
        gap.ends_with(stem) || behind.starts_with(stem) && length(part(sentence, last.span.end..said.span.start)) <= 16;
    let count = whole(last).filter(|_| counted)?;
    let mut alike = earlier.iter().rev().skip(1).filter(|other| other.unit == last.unit);
    let (total, None) = (whole(alike.next()?)?, alike.next()) else { return None };
    if count > total || total == 0 || agrees(count, total, said) {
        return None;
    }
    Some(Mismatch {
        span: said.span.start..said.span.end + said.unit.len(),
        said: u32::try_from(said.value).ok()?,
        part: count,
        whole: Whole::Given(total),
    })
}

/// A figure that is an exact whole number.
fn whole(figure: &Figure) -> Option<u32> {
    (figure.step == 100).then(|| u32::try_from(figure.value / 100).ok())?
}

/// Whether a percentage is the quotient, rounded or cut at its last decimal.
fn agrees(part: u32, whole: u32, said: &Figure) -> bool {
    // Everything times twice the whole, so that nothing is lost in dividing.
    let (part, whole) = (u128::from(part), u128::from(whole));
    let (value, step) = (u128::from(said.value), u128::from(said.step));
    let exact = part * 20_000;
    exact + step * whole >= 2 * value * whole && exact < 2 * (value + step) * whole
}

/// The figures of a text. Rough ones (约75%, 8300余名), those with 万, and more than two decimals are left out as unknown.
fn figures(text: &str) -> Vec<Figure<'_>> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if at < done || !c.is_ascii_digit() {
            continue;
        }
        let digits = from(text, at).find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len() - at);
        done = at + digits;
        let rest = from(text, done);
        let unit = starts(rest, words!["%"]).or_else(|| starts(rest, COUNTS)).unwrap_or("");
        let rough = ends(before(text, at), ROUGH).is_some()
            || starts(rest, words!["余", "多", "万", "亿", "左右", "以上"]).is_some()
            || starts(from(rest, unit.len()), words!["左右", "以上", "以内", "以下", "次"]).is_some();
        let number = part(text, at..done);
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let step = match decimals.len() {
            0 => 100,
            1 => 10,
            2 => 1,
            _ => 0,
        };
        let value = || whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(decimals.parse().unwrap_or(0) * step);
        // A figure that is not exact stays in the list, as one that fits nothing.
        let exact = value().filter(|_| !rough && step > 0);
        let bare = unit.is_empty() && !rest.is_empty() && !rest.starts_with(['、', ',', ';', '。']);
        let unit = if bare {
            rest.chars().next().map_or("", |c| part(rest, 0..c.len_utf8()))
        } else {
            part(rest, 0..unit.len())
        };
        found.push(Figure { span: at..done, value: exact.unwrap_or(0), step: exact.map_or(0, |_| step), unit });
    }
    found.retain(|figure| figure.step > 0 || figure.unit != "%");
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_share_that_no_whole_number_gives_is_found() {
        let found = mismatches("最后选定5名人员,数量等同于那个大队编制数的75%。");
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((one.said, one.part, one.whole), (7500, 5, Whole::Between(6, 7)));
        let far = "选出拟录用人员5名,按县安全生产监察执法大队的编制数计算,人数等同于其75%";
        assert_eq!(mismatches(far).len(), 1);
        assert_eq!((percent(5, 6), percent(5, 7)), (Some(8333), Some(7143)));
        for fits in [
            "引发火情5起,占同期火情总数的62.5%。",
            "5名队员占编制数的约75%。",
            "近5名队员,占编制数的75%。",
            "其中使用15年以上的占18.7%。",
            "抽查83个单位,电话接通率98.8%。",
            "更换线路6处,同比增加75%。",
            "5人,占总数的71%。",
        ] {
            assert_eq!(mismatches(fits), [], "{fits}");
        }
    }

    #[test]
    fn a_rate_that_its_counts_do_not_give_is_found() {
        for text in ["排查一般隐患6862项,已整改6546项,整改率95.34%。", "排查一般隐患6862、整改6546、整改率95.34%。"]
        {
            let found = mismatches(text);
            let [one] = found.as_slice() else { panic!("{text}: {found:?}") };
            assert_eq!((one.said, one.part, one.whole), (9534, 6546, Whole::Given(6862)));
            assert_eq!(percent(6546, 6862), Some(9539));
        }
        for fits in [
            "前期通报的21条隐患中有19条已整改到位,整改率为90.5%。",
            "前期通报的21条隐患中有19条已整改到位,整改率为90.4%。",
            "排查隐患312条,其中重大隐患12条,整改300条,整改率90%。",
            "检查企业105家,发现隐患312条,整改率90%。",
            "排查隐患300余条,整改290条,整改率90%。",
            "合格率由89.2%上升到99.5%。",
        ] {
            assert_eq!(mismatches(fits), [], "{fits}");
        }
    }

    proptest! {
        #[test]
        fn a_rate_that_was_computed_is_never_questioned(whole in 1u32..20_000, part in 0u32..20_000, decimals in 0usize..=2, cut: bool) {
            prop_assume!(part <= whole);
            let exact = f64::from(part) * 100.0 / f64::from(whole);
            let scale = 10f64.powi(decimals as i32);
            // Away from a border, where floating point itself is not sure.
            prop_assume!(((exact * scale).fract() - 0.5).abs() > 1e-6 && (exact * scale).fract() < 1.0 - 1e-6);
            let said = if cut { (exact * scale).floor() / scale } else { exact };
            let text = format!("排查隐患{whole}处,整改{part}处,整改率{said:.decimals$}%。");
            prop_assert_eq!(mismatches(&text), []);
        }

        #[test]
        fn any_sentence_is_taken(text in ".{0,40}|[0-9.%、,名占的率整改]{0,40}") {
            mismatches(&text);
        }
    }
}
