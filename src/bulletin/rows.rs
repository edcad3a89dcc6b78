//! Rows of a table as lines of text.

/// Between the cells of a row: a tab and a space, which is what the grammar takes for a gap between cells.
const GAP: &str = "\t ";
/// A cell with more characters than this does not stand in a table but in the make-up of a page.
const LONG: usize = 300;

/// A row as one line. `cells` are the lines of each cell.
///
/// `None` for a row with one cell that says something, which is a frame around text, and for one with long cells,
/// which is page make-up: their lines stay lines.
pub fn row(cells: &[Vec<String>]) -> Option<String> {
    let is_said = |cell: &&Vec<String>| cell.iter().any(|line| !line.trim().is_empty());
    let is_long = |cell: &Vec<String>| cell.iter().map(|line| line.chars().count()).sum::<usize>() > LONG;
    if cells.iter().filter(is_said).count() <= 1 || cells.iter().any(is_long) {
        return None;
    }
    let words = |cell: &Vec<String>| cell.iter().flat_map(|l| l.split_whitespace()).collect::<Vec<_>>().join(" ");
    let row: Vec<String> = cells.iter().map(words).collect();
    Some(row.join(GAP).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn a_row_is_one_line_and_a_frame_is_not() {
        let cells = |cells: &[&[&str]]| -> Vec<Vec<String>> {
            cells.iter().map(|lines| lines.iter().map(|line| (*line).to_owned()).collect()).collect()
        };
        let shown = |list: &[&[&str]]| row(&cells(list));
        assert_eq!(shown(&[&["序号"], &["单位", "名称"], &["数量"]]).as_deref(), Some("序号\t 单位 名称\t 数量"));
        assert_eq!(shown(&[&["合计"], &[""], &["7"]]).as_deref(), Some("合计\t \t 7"));
        assert_eq!(shown(&[&["第一行", "", "第二行"], &[]]), None);
        assert_eq!(shown(&[&["栏目"], &[&"各镇要办。".repeat(70)]]), None);
    }
}
