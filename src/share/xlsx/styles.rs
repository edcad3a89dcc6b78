//! How cells look.

use super::{HEAD, MAIN};

/// The look of a cell. Its place in the list is its number in the file, twice: each has a second form for a text that
/// must not become a formula when somebody edits the cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The title over the table.
    Title,
    /// A line under the title or under the table.
    Line,
    /// The head of a column.
    Head,
    /// Words in the table.
    Text,
    /// A whole number in the table.
    Number,
    /// A percentage in the table.
    Percent,
    /// A number with two decimals in the table.
    Decimal,
    /// A day in the table.
    Day,
    /// A heading over rows.
    Group,
    /// Words in a line that sums up.
    TotalText,
    /// A whole number in such a line.
    TotalNumber,
    /// A percentage in such a line.
    TotalPercent,
    /// A number with two decimals in such a line.
    TotalDecimal,
    /// A day in such a line.
    TotalDay,
    /// What stands before a line to sign on.
    Signature,
}

impl Style {
    /// The number of the look. `quoted`: its second form, with the apostrophe that a person would type.
    pub fn number(self, quoted: bool) -> usize {
        1 + 2 * self as usize + usize::from(quoted)
    }
}

/// Font, fill, border and number format by their places in the lists below, and the alignment. In the order of `Style`.
const LOOKS: [(u8, u8, u8, u8, &str); 15] = [
    (2, 0, 0, 0, "horizontal=\"center\" vertical=\"center\" wrapText=\"1\""),
    (0, 0, 0, 0, "vertical=\"center\" wrapText=\"1\""),
    (1, 2, 1, 0, "horizontal=\"center\" vertical=\"center\" wrapText=\"1\""),
    (0, 0, 1, 0, "vertical=\"center\" wrapText=\"1\""),
    (0, 0, 1, 1, "vertical=\"center\""),
    (0, 0, 1, 165, "vertical=\"center\""),
    (0, 0, 1, 2, "vertical=\"center\""),
    (0, 0, 1, 164, "horizontal=\"center\" vertical=\"center\""),
    (1, 3, 1, 0, "vertical=\"center\" wrapText=\"1\""),
    (1, 3, 1, 0, "vertical=\"center\" wrapText=\"1\""),
    (1, 3, 1, 1, "vertical=\"center\""),
    (1, 3, 1, 165, "vertical=\"center\""),
    (1, 3, 1, 2, "vertical=\"center\""),
    (1, 3, 1, 164, "horizontal=\"center\" vertical=\"center\""),
    (0, 0, 0, 0, "vertical=\"bottom\""),
];

/// Size and weight; all of one family, which Windows, WPS and LibreOffice have or replace.
const FONTS: [&str; 3] = ["<sz val=\"11\"/>", "<b/><sz val=\"11\"/>", "<b/><sz val=\"16\"/>"];
const FAMILY: &str = "<name val=\"宋体\"/><family val=\"3\"/><charset val=\"134\"/>";

/// The part that holds all looks.
pub fn xml() -> String {
    let mut out = format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"0.0%\"/></numFmts><fonts count=\"3\">"
    );
    for font in FONTS {
        out += &format!("<font>{font}{FAMILY}</font>");
    }
    // The first two fills are Excel's own, whatever a file says.
    out += "</fonts><fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>";
    for shade in ["FFE7E6E6", "FFF5F5F5"] {
        out += &format!(
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{shade}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        );
    }
    out += "</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>";
    for side in ["left", "right", "top", "bottom"] {
        out += &format!("<{side} style=\"thin\"><color rgb=\"FF808080\"/></{side}>");
    }
    out += "<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>";
    out += &format!(
        "<cellXfs count=\"{}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
        1 + 2 * LOOKS.len()
    );
    for (font, fill, border, format, align) in LOOKS {
        for quoted in ["", " quotePrefix=\"1\""] {
            out += &format!(
                "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\"{quoted} applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment {align}/></xf>"
            );
        }
    }
    out + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
}
