//! Tables as CSV that Excel and WPS open with Chinese in it, and that carry no formula.

/// What makes Excel read the file as UTF-8.
const MARK: char = '\u{feff}';

/// A table, its head first. Rows end with CR LF (RFC 4180).
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::from(MARK);
    row(&mut out, head.iter().copied());
    for cells in rows {
        row(&mut out, cells.iter().map(String::as_str));
    }
    out
}

fn row<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, text) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        cell(out, text);
    }
    out.push_str("\r\n");
}

/// A cell that would be a formula gets an apostrophe in front, as a person would type it (OWASP, CSV injection).
fn cell(out: &mut String, text: &str) {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let quote = formula || text.contains([',', '"', '\n', '\r']);
    if !quote {
        return out.push_str(text);
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_special_is_quoted_and_no_cell_is_a_formula() {
        let rows = vec![vec!["值班".into(), "说“好”,\"行\"\n下一行".into()], vec!["=1+1".into(), "-3".into()]];
        let expected = "\u{feff}甲,乙\r\n值班,\"说“好”,\"\"行\"\"\n下一行\"\r\n\"'=1+1\",\"'-3\"\r\n";
        assert_eq!(table(&["甲", "乙"], rows), expected);
    }
}
