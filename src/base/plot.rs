//! Bars and lines drawn from whole numbers as SVG.
//!
//! Lengths are in units of which ten are as wide as the text is high, so that a drawing grows with the chosen size of the
//! text. Colours are classes (`chart__bar--…`); the style has them. What is not known (`None`) is drawn as nothing: a gap
//! in a line, no bar, no number, where nought is a number at the foot.

use std::fmt::Write;

/// One row of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What they count.
    pub name: String,
    /// The last part of its class: `a`, `b`, `c`, `d`.
    pub class: &'static str,
    /// A number for each place of the axis.
    pub values: Vec<Option<u32>>,
}

/// How the numbers of a place stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A bar for each, side by side.
    Beside,
    /// Bars, one on top of the other.
    Stacked,
    /// A line for each.
    Line,
}

/// A drawing: what stands inside `<svg>`, and how large it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The content, as text.
    pub svg: String,
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

/// The height between the foot and the highest number.
const PLOT: u32 = 90;
/// Room above for the number on the highest bar.
const ABOVE: u32 = 14;
/// Room below for the names of the places.
const BELOW: u32 = 16;
/// The least width of a bar that stands beside others, and the width of one that stands alone.
const NARROW: u32 = 7;
const WIDE: u32 = 16;
/// The width of a digit over a bar.
const DIGIT: u32 = 4;
/// The least width of a place: a short name fits under it, and six of them on a phone.
const PLACE: u32 = 29;

/// A share in tenths of a percent, rounded; `None` of nothing. What is not all is never said to be 100.0 %, and what is not
/// none never 0.0 %.
pub fn share(part: u32, of: u32) -> Option<u32> {
    let (part, of) = (u64::from(part.min(of)), u64::from(of));
    let rounded = (part * 2000 + of).checked_div(of * 2)?;
    let honest = match part {
        0 => 0,
        part if part == of => 1000,
        _ => rounded.clamp(1, 999),
    };
    u32::try_from(honest).ok()
}

/// The distance of the lines of the scale and the highest of them: 1, 2 or 5 with noughts, at most five steps, not below
/// `largest` and not nought.
fn scale(largest: u64) -> (u64, u64) {
    let rough = largest.div_ceil(4).max(1);
    let mut power = 1;
    while power * 10 <= rough {
        power *= 10;
    }
    let step = [1, 2, 5].into_iter().map(|n| n * power).find(|step| *step >= rough).unwrap_or(power * 10);
    (step, largest.div_ceil(step).max(1) * step)
}

/// A text inside of SVG: what a user typed must not become markup.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

struct Pen<'a> {
    svg: String,
    top: u64,
    left: u32,
    place: u32,
    bar: u32,
    write: &'a dyn Fn(u32) -> String,
}

/// Draws a row of numbers for each of `series` over the places that `labels` names. `write` gives a number as it is to be
/// read (a share in tenths of a percent as `83.3 %`).
pub fn draw(shape: Shape, labels: &[String], series: &[Series], write: &dyn Fn(u32) -> String) -> Drawing {
    let value = |series: &Series, at: usize| series.values.get(at).copied().flatten();
    let numbers = |at: usize| series.iter().filter_map(move |series| value(series, at)).map(u64::from);
    let largest = (0..labels.len()).map(|at| match shape {
        Shape::Stacked => numbers(at).sum(),
        Shape::Beside | Shape::Line => numbers(at).max().unwrap_or(0),
    });
    let highest = largest.max().unwrap_or(0);
    let (step, top) = scale(highest);
    let steps: Vec<u32> = (0..=top / step).filter_map(|n| u32::try_from(n * step).ok()).collect();
    let longest = steps.iter().map(|step| write(*step).chars().count()).max().unwrap_or(1);
    let bars = u32::try_from(series.len()).unwrap_or(u32::MAX).min(20);
    // As wide as the longest number over them.
    let digits = write(u32::try_from(highest).unwrap_or(u32::MAX)).chars().count();
    let digits = u32::try_from(digits).unwrap_or(1).min(12) * DIGIT;
    let bar = if shape == Shape::Beside { NARROW.max(digits) } else { WIDE };
    let place = match shape {
        Shape::Beside => bars * (bar + 1) + 6,
        Shape::Stacked | Shape::Line => digits + 8,
    };
    let place = place.max(PLACE);
    let left = u32::try_from(longest).unwrap_or(1).min(20) * 6 + 6;
    let mut pen = Pen { svg: String::new(), top, left, place, bar, write };
    let width = left + place * u32::try_from(labels.len()).unwrap_or(0) + 4;
    for step in steps {
        pen.rule(step, width);
    }
    for (at, label) in labels.iter().enumerate() {
        pen.text("chart__label", pen.middle(at), ABOVE + PLOT + 12, &escape(label));
    }
    match shape {
        Shape::Line => series.iter().for_each(|row| pen.line(row, series.len() == 1)),
        _ => (0..labels.len()).for_each(|at| pen.bars(at, series, shape == Shape::Stacked)),
    }
    Drawing { svg: pen.svg, width, height: ABOVE + PLOT + BELOW }
}

impl Pen<'_> {
    /// How high a number stands over the foot.
    fn height(&self, value: u64) -> u32 {
        u32::try_from(value.saturating_mul(u64::from(PLOT)) / self.top.max(1)).unwrap_or(PLOT).min(PLOT)
    }

    /// Where it stands.
    fn y(&self, value: u64) -> u32 {
        ABOVE + PLOT - self.height(value)
    }

    /// The middle of a place.
    fn middle(&self, at: usize) -> u32 {
        self.left + self.place * u32::try_from(at).unwrap_or(0) + self.place / 2
    }

    // Writing into a String cannot fail.
    fn rule(&mut self, step: u32, width: u32) {
        let (y, left) = (self.y(u64::from(step)), self.left);
        let class = if step == 0 { "chart__foot" } else { "chart__rule" };
        let _ = write!(self.svg, r#"<path class="{class}" d="M{left} {y}H{width}"/>"#);
        let words = escape(&(self.write)(step));
        self.text("chart__step", left.saturating_sub(4), y + 3, &words);
    }

    fn text(&mut self, class: &str, x: u32, y: u32, words: &str) {
        let _ = write!(self.svg, r#"<text class="{class}" x="{x}" y="{y}">{words}</text>"#);
    }

    fn bars(&mut self, at: usize, series: &[Series], stacked: bool) {
        let count = u32::try_from(series.len()).unwrap_or(0);
        let (bar, middle) = (self.bar, self.middle(at));
        let mut x = middle.saturating_sub(if stacked { bar / 2 } else { count * (bar + 1) / 2 });
        let (mut below, mut known) = (0, false);
        for row in series {
            if let Some(number) = row.values.get(at).copied().flatten() {
                let (from, to) = (self.y(below), self.y(below + u64::from(number)));
                let (class, height) = (row.class, from.saturating_sub(to));
                let _ = write!(
                    self.svg,
                    r#"<rect class="chart__bar chart__bar--{class}" x="{x}" y="{to}" width="{bar}" height="{height}"/>"#
                );
                known = true;
                if stacked {
                    below += u64::from(number);
                } else {
                    let words = escape(&(self.write)(number));
                    self.text("chart__value", x + bar / 2, to.saturating_sub(3), &words);
                }
            }
            x += if stacked { 0 } else { bar + 1 };
        }
        if stacked && known {
            let words = escape(&(self.write)(u32::try_from(below).unwrap_or(u32::MAX)));
            self.text("chart__value", middle, self.y(below).saturating_sub(3), &words);
        }
    }

    /// A line that is broken where nothing is known; with numbers where it is the only one.
    fn line(&mut self, row: &Series, numbers: bool) {
        let (mut path, mut dots, mut begun) = (String::new(), Vec::new(), false);
        for (at, value) in row.values.iter().enumerate() {
            let Some(value) = value else {
                begun = false;
                continue;
            };
            let (x, y) = (self.middle(at), self.y(u64::from(*value)));
            let _ = write!(path, "{}{x} {y}", if begun { "L" } else { "M" });
            dots.push((x, y, *value));
            begun = true;
        }
        let class = row.class;
        let _ = write!(self.svg, r#"<path class="chart__line chart__line--{class}" d="{path}"/>"#);
        for (x, y, value) in dots {
            let _ = write!(self.svg, r#"<circle class="chart__dot chart__dot--{class}" cx="{x}" cy="{y}" r="2"/>"#);
            if numbers {
                let words = escape(&(self.write)(value));
                self.text("chart__value", x, y.saturating_sub(5), &words);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(number: u32) -> String {
        number.to_string()
    }

    fn row(values: &[Option<u32>]) -> Series {
        Series { name: "x".into(), class: "a", values: values.to_vec() }
    }

    /// The values of an attribute of every element of a class.
    fn all(drawing: &Drawing, class: &str, attribute: &str) -> Vec<u32> {
        let elements = drawing.svg.split('<').filter(|element| element.contains(&format!("\"{class}")));
        let value = |element: &str| {
            let (_, rest) = element.split_once(&format!(" {attribute}=\"")).unwrap();
            rest.split_once('"').unwrap().0.parse().unwrap()
        };
        elements.map(value).collect()
    }

    proptest! {
        #[test]
        fn the_scale_holds_the_largest_in_at_most_five_steps(largest: u32) {
            let (step, top) = scale(u64::from(largest));
            prop_assert!(top >= u64::from(largest) && top > 0);
            prop_assert!(top % step == 0 && top / step <= 5);
            prop_assert!(top - u64::from(largest) < step || largest == 0);
        }

        #[test]
        fn nothing_is_drawn_outside(
            columns in prop::collection::vec(prop::collection::vec(prop::option::of(any::<u32>()), 3), 0..9),
            shape in prop::sample::select(vec![Shape::Beside, Shape::Stacked, Shape::Line]),
        ) {
            let labels: Vec<String> = (0..columns.len()).map(|at| at.to_string()).collect();
            let series: Vec<Series> = (0..3).map(|n| row(&columns.iter().map(|c| c[n]).collect::<Vec<_>>())).collect();
            let drawing = draw(shape, &labels, &series, &plain);
            let foot = ABOVE + PLOT;
            let (x, y) = (all(&drawing, "chart__bar ", "x"), all(&drawing, "chart__bar ", "y"));
            prop_assert!(x.iter().all(|x| x + NARROW <= drawing.width));
            let heights = all(&drawing, "chart__bar ", "height");
            prop_assert!(y.iter().zip(heights).all(|(y, height)| *y >= ABOVE && y + height <= foot));
            prop_assert!(all(&drawing, "chart__dot ", "cy").iter().all(|y| (ABOVE..=foot).contains(y)));
        }
    }

    #[test]
    fn what_is_not_known_is_a_gap_and_nought_is_a_number() {
        let labels: Vec<String> = ["1", "2", "3"].map(Into::into).to_vec();
        let rows = [row(&[Some(4), None, Some(0)])];
        let bars = draw(Shape::Beside, &labels, &rows, &plain);
        assert_eq!(all(&bars, "chart__bar ", "height"), [PLOT, 0]);
        assert_eq!(bars.svg.matches("chart__value").count(), 2);
        let line = draw(Shape::Line, &labels, &rows, &plain);
        // Two beginnings, no stroke between them.
        let path = line.svg.split("chart__line--a").nth(1).unwrap().split("d=\"").nth(1).unwrap();
        let path = path.split('"').next().unwrap();
        assert_eq!((path.matches('M').count(), path.matches('L').count()), (2, 0));
    }

    #[test]
    fn a_share_is_rounded_and_never_says_all_or_none_of_some() {
        let table =
            [(4, 6, Some(667)), (1, 3, Some(333)), (6546, 6862, Some(954)), (0, 9, Some(0)), (9, 9, Some(1000))];
        for (part, of, expected) in table {
            assert_eq!(share(part, of), expected, "{part} of {of}");
        }
        assert_eq!(share(0, 0), None);
        assert_eq!((share(2999, 3000), share(1, 3000)), (Some(999), Some(1)));
    }

    #[test]
    fn a_stack_is_as_high_as_its_sum() {
        let drawing = draw(Shape::Stacked, &["1".into()], &[row(&[Some(3)]), row(&[Some(1)])], &plain);
        assert_eq!(all(&drawing, "chart__bar ", "height").iter().sum::<u32>(), PLOT);
        assert!(drawing.svg.contains(">4</text>"));
    }

    #[test]
    fn words_do_not_become_markup() {
        let drawing = draw(Shape::Line, &["<b>&".into()], &[row(&[Some(1)])], &plain);
        assert!(drawing.svg.contains(">&lt;b&gt;&amp;</text>"));
    }
}
