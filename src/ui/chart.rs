//! Charts: a picture made from whole numbers, and always the same numbers as a table.
//!
//! [`Chart::bars`] side by side or stacked, [`Chart::line`], [`progress`] for shares. The picture is drawn in
//! `base/plot`; colours and sizes are those of `style/blocks/chart.css`.

use super::el::{El, block, el};
pub use crate::base::plot::Series;
use crate::{
    base::plot::{Shape, draw, share},
    platform::page,
};

/// What a chart shows.
pub struct Chart {
    /// What is to be seen, for the head and for those who do not see it.
    pub label: String,
    /// What stands along the axis: the head of the table's first column.
    pub over: String,
    /// The places along the axis: a short name under the picture and the whole name in the table.
    pub places: Vec<(String, String)>,
    /// The numbers.
    pub series: Vec<Series>,
    /// What opens the table.
    pub numbers: &'static str,
    /// What stands in the table where nothing is known.
    pub unknown: &'static str,
    /// How a number is written.
    pub write: fn(u32) -> String,
}

impl Chart {
    /// Bars; `stacked`: those of one place on top of each other.
    pub fn bars(&self, stacked: bool) -> El {
        self.figure(if stacked { Shape::Stacked } else { Shape::Beside })
    }

    /// A line for each row of numbers, broken where nothing is known.
    pub fn line(&self) -> El {
        self.figure(Shape::Line)
    }

    fn figure(&self, shape: Shape) -> El {
        let labels: Vec<String> = self.places.iter().map(|(short, _)| short.clone()).collect();
        let drawing = draw(shape, &labels, &self.series, &self.write);
        let picture = block("svg", "chart__picture")
            .attr("viewBox", format!("0 0 {} {}", drawing.width, drawing.height))
            .attr("role", "img")
            .attr("aria-label", self.label.clone())
            .attr("style", format!("--w:{}", drawing.width))
            .attr("inner-html", drawing.svg);
        // One row of numbers is named by the head.
        let keys = self.series.iter().filter(|_| self.series.len() > 1).map(|series| {
            let swatch = block("i", format!("chart__swatch chart__swatch--{}", series.class));
            block("span", "chart__key").el(swatch).text(series.name.clone())
        });
        let scroll = block("div", "chart__scroll")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", self.label.clone())
            // What is newest stands at the end.
            .after(page::to_end);
        block("figure", "chart")
            .el(block("figcaption", "chart__head").el(block("b", "chart__title").text(self.label.clone())).el(block(
                "span",
                "chart__keys",
            )
            .els(keys)))
            .el(scroll.el(picture))
            .el(self.table())
    }

    fn table(&self) -> El {
        let head = |words: String| el("th").attr("scope", "col").attr("class", "table__num").text(words);
        let heads = el("tr").el(el("th").attr("scope", "col").text(self.over.clone()));
        let heads = heads.els(self.series.iter().map(|series| head(series.name.clone())));
        let rows = self.places.iter().enumerate().map(|(at, (_, name))| {
            let cells = self.series.iter().map(|series| {
                let number = series.values.get(at).copied().flatten();
                block("td", "table__num").text(number.map_or_else(|| self.unknown.to_owned(), self.write))
            });
            el("tr").el(el("th").attr("scope", "row").text(name.clone())).els(cells)
        });
        let table = block("table", "table").el(el("thead").el(heads)).el(el("tbody").els(rows));
        block("details", "chart__numbers").el(block("summary", "chart__open").text(self.numbers)).el(block(
            "div",
            "table__scroll",
        )
        .el(table))
    }
}

/// A share of a whole.
pub struct Progress {
    /// Of what.
    pub label: String,
    /// How many.
    pub value: u32,
    /// Of how many; 0: there is nothing to have a share of.
    pub of: u32,
    /// The same in words and numbers.
    pub said: String,
}

/// A row with a bar for each share. The words carry the numbers, so there is no table.
pub fn progress(rows: Vec<Progress>) -> El {
    block("dl", "progress").els(rows.into_iter().map(|row| {
        let bar = match share(row.value, row.of) {
            Some(share) => {
                block("svg", "progress__bar").attr("viewBox", "0 0 1000 10").attr("preserveAspectRatio", "none").attr(
                    "inner-html",
                    format!(r#"<rect class="progress__done" x="0" y="0" width="{share}" height="10"/>"#),
                )
            }
            None => block("span", "progress__bar progress__bar--none"),
        };
        block("div", "progress__row")
            .el(el("dt").text(row.label))
            .el(el("dd").el(bar.attr("aria-hidden", "true")).el(block("span", "progress__said").text(row.said)))
    }))
}
