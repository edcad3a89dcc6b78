//! The rows of a list, understood cell by cell, and those that stand in it twice.

use super::{
    Meaning, RowError, Wrong,
    cells::{self, Said, Scored},
    grid::Line,
    import::Import,
};
use crate::base::order;

/// By what codes are compared: they are the same in capital and small, in full-width and half-width letters.
pub fn key(code: &str) -> String {
    cells::plain(code).to_ascii_uppercase()
}

/// A row whose cells were understood one by one.
pub(super) struct Row<'g> {
    pub(super) line: u32,
    cells: &'g [String],
    pub(super) key: String,
    pub(super) code: String,
    pub(super) name: String,
    /// By stage: what its score cell and its result cell say.
    pub(super) told: Vec<(usize, Scored, Said)>,
}

impl Row<'_> {
    /// An error in the cell with a meaning.
    pub(super) fn error(&self, meanings: &[Meaning], meaning: Meaning, wrong: Wrong) -> RowError {
        let column = meanings.iter().position(|other| *other == meaning);
        let cell = column.and_then(|column| self.cells.get(column)).cloned().unwrap_or_default();
        RowError { line: self.line, column, wrong, cell }
    }
}

/// Understands the cells of a line; all that is wrong in it.
pub(super) fn read<'g>(line: &'g Line, meanings: &[Meaning]) -> Result<Row<'g>, Vec<RowError>> {
    let mut row = Row {
        line: line.line,
        cells: &line.cells,
        key: String::new(),
        code: String::new(),
        name: String::new(),
        told: Vec::new(),
    };
    for meaning in meanings {
        if let Meaning::Score { stage } | Meaning::Result { stage } = *meaning
            && !row.told.iter().any(|(other, ..)| *other == stage)
        {
            row.told.push((stage, Scored::Nothing, Said::Nothing));
        }
    }
    let mut errors = Vec::new();
    for (column, (cell, meaning)) in line.cells.iter().zip(meanings).enumerate() {
        let wrong = match *meaning {
            Meaning::Ignored | Meaning::Refused { .. } => Ok(()),
            Meaning::Code => cells::code(cell).map(|code| row.code = code),
            Meaning::Name => cells::name(cell).map(|name| row.name = name),
            Meaning::Score { stage } => cells::score(cell).map(|score| {
                let here = row.told.iter_mut().filter(|(other, ..)| *other == stage);
                here.for_each(|(_, scored, _)| *scored = score);
            }),
            Meaning::Result { stage } => cells::result(cell).map(|result| {
                let here = row.told.iter_mut().filter(|(other, ..)| *other == stage);
                here.for_each(|(.., said)| *said = result);
            }),
        };
        if let Err(wrong) = wrong {
            // The number of an identity card is not shown, not even to say that it is wrong here.
            let cell = if wrong == Wrong::IdNumber { String::new() } else { cell.clone() };
            errors.push(RowError { line: line.line, column: Some(column), wrong, cell });
        }
    }
    order::sort_by_key(&mut row.told, |(stage, ..)| *stage);
    row.key = key(&row.code);
    if errors.is_empty() { Ok(row) } else { Err(errors) }
}

/// Rows of one code: those that say the same again are repeated; where they do not, nobody knows which is right, and
/// all are wrong.
pub(super) fn without_twins<'g>(rows: Vec<Row<'g>>, meanings: &[Meaning], import: &mut Import) -> Vec<Row<'g>> {
    let mut places: Vec<usize> = (0..rows.len()).collect();
    let code = |place: &usize| rows.get(*place).map(|row| row.key.as_str()).unwrap_or_default();
    order::sort(&mut places, |a, b| code(a).cmp(code(b)));
    let mut dropped = vec![false; rows.len()];
    let mut rest = places.as_slice();
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|place| code(place) == code(first)).count();
        let (group, others) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        rest = others;
        let twins: Vec<&Row> = group.iter().filter_map(|place| rows.get(*place)).collect();
        let Some((one, more)) = twins.split_first().filter(|(_, more)| !more.is_empty()) else { continue };
        let same = more.iter().all(|other| other.name == one.name && other.told == one.told);
        for (place, row) in group.iter().zip(&twins) {
            if same && row.line == one.line {
                continue;
            }
            if let Some(dropped) = dropped.get_mut(*place) {
                *dropped = true;
            }
            if same {
                import.repeated.push((row.line, one.line));
            } else {
                let line = if row.line == one.line { more.first().map_or(one.line, |row| row.line) } else { one.line };
                import.errors.push(row.error(meanings, Meaning::Code, Wrong::Twice { line }));
            }
        }
    }
    rows.into_iter().zip(dropped).filter(|(_, dropped)| !dropped).map(|(row, _)| row).collect()
}
