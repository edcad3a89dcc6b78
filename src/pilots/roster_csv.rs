//! Lists of applicants and scores, read from the text of a CSV file.
//!
//! Three steps: [`grid::read`] takes the text apart (decoding it is done elsewhere), [`heads::guess`] says what the
//! columns seem to mean, which the user may change, and [`import::prepare`] says what an import would do, row by row.
//! What goes wrong in a row stays in that row. Columns of identity numbers, telephones, addresses and details of health
//! are emptied while the file is taken apart and never read.

pub mod cells;
pub mod grid;
pub mod heads;
pub mod import;
pub mod row;

use super::moves::MoveError;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing that is read here.
    Ignored,
    /// The code of the person.
    Code,
    /// The name.
    Name,
    /// The score in a stage.
    Score {
        /// Which, counted from 0.
        stage: usize,
    },
    /// The result of a stage: passed, failed, withdrew, on the reserve list.
    Result {
        /// Which, counted from 0.
        stage: usize,
    },
    /// What may not be kept: never read, whatever the user says.
    Refused {
        /// Why.
        why: Refusal,
    },
}

/// Why a column is never read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Numbers of identity cards and other papers.
    IdNumber,
    /// Telephone numbers and other ways to reach somebody.
    Phone,
    /// Where somebody lives or comes from.
    Address,
    /// Details of health.
    Health,
    /// Details of a background check.
    Background,
    /// Bank accounts.
    Bank,
}

impl Refusal {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            Refusal::IdNumber => "id_number",
            Refusal::Phone => "phone",
            Refusal::Address => "address",
            Refusal::Health => "health",
            Refusal::Background => "background",
            Refusal::Bank => "bank",
        }
    }
}

/// What is wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// The line of the file in which the row begins, from 1.
    pub line: u32,
    /// The column, counted from 0; `None` where the whole row is meant.
    pub column: Option<usize>,
    /// What.
    pub wrong: Wrong,
    /// The cell; empty where it may not be shown.
    pub cell: String,
}

/// What can be wrong in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// A quotation mark that is not closed.
    UnclosedQuote,
    /// Fewer cells than the head has.
    TooFew {
        /// So many.
        found: usize,
        /// The head has.
        expected: usize,
    },
    /// More cells than the head has.
    TooMany {
        /// So many.
        found: usize,
        /// The head has.
        expected: usize,
    },
    /// No code.
    NoCode,
    /// Something that is no code: too long, or with signs in it that codes do not have.
    NotACode,
    /// A number whose digits a spreadsheet has thrown away (`2.02601E+11`).
    DigitsLost,
    /// The number of an identity card where a code or a name should be.
    IdNumber,
    /// Something that is no name.
    NotAName,
    /// Something that is no score.
    NotAScore,
    /// A score with more than two decimals.
    TooFine,
    /// Something that is no result, or that the score cell contradicts.
    NotAResult,
    /// The same code stands in another row with something else.
    Twice {
        /// In which line.
        line: u32,
    },
    /// Several people of the pilot have this code.
    CodeShared,
    /// The name of this person was erased.
    NameErased,
    /// It may not happen to this person.
    Move {
        /// Why not.
        error: MoveError,
    },
}

impl Wrong {
    /// The code by which its sentence is found; of a move that of the move.
    pub fn code(self) -> &'static str {
        match self {
            Wrong::UnclosedQuote => "unclosed_quote",
            Wrong::TooFew { .. } => "too_few",
            Wrong::TooMany { .. } => "too_many",
            Wrong::NoCode => "no_code",
            Wrong::NotACode => "not_a_code",
            Wrong::DigitsLost => "digits_lost",
            Wrong::IdNumber => "id_number",
            Wrong::NotAName => "not_a_name",
            Wrong::NotAScore => "not_a_score",
            Wrong::TooFine => "too_fine",
            Wrong::NotAResult => "not_a_result",
            Wrong::Twice { .. } => "twice",
            Wrong::CodeShared => "code_shared",
            Wrong::NameErased => "name_erased",
            Wrong::Move { error } => error.code(),
        }
    }
}

#[cfg(test)]
mod tests;
