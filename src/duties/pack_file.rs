//! A pack as a file that somebody brings: read whole or not at all.

use super::pack::{self, Pack};
use crate::base::doc::Unread;

/// The most rows of a pack that are read from a file.
pub const MOST_ROWS: usize = 2000;
/// The most bytes of a pack file.
pub const LIMIT_BYTES: usize = 4 * 1024 * 1024;

/// Why a file is no pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAPack {
    /// It could not be opened.
    Unopened,
    /// More than [`LIMIT_BYTES`].
    TooLarge,
    /// No JSON: the line, from 1.
    Json {
        /// Which line.
        line: usize,
    },
    /// Something else than a pack: not UTF-8, or of another shape.
    Other,
    /// It has no rows.
    NoRows,
    /// More than [`MOST_ROWS`] rows.
    TooManyRows {
        /// How many.
        rows: usize,
    },
    /// A row has no name.
    Nameless {
        /// Its number.
        row: u32,
    },
    /// Two rows have the same number: which of them a duty came from could not be told.
    Twice {
        /// The number.
        row: u32,
    },
}

/// Reads a pack from the bytes of a file.
pub fn open(bytes: &[u8]) -> Result<Pack, NotAPack> {
    if bytes.len() > LIMIT_BYTES {
        return Err(NotAPack::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| NotAPack::Other)?;
    let pack = pack::read(text.trim_start_matches('\u{feff}')).map_err(|why| match why {
        Unread::Json { line } => NotAPack::Json { line },
        Unread::Shape(_) => NotAPack::Other,
    })?;
    check(&pack).map(|()| pack)
}

fn check(pack: &Pack) -> Result<(), NotAPack> {
    if pack.id.trim().is_empty() || pack.name.trim().is_empty() {
        return Err(NotAPack::Other);
    }
    if pack.rows.is_empty() {
        return Err(NotAPack::NoRows);
    }
    if pack.rows.len() > MOST_ROWS {
        return Err(NotAPack::TooManyRows { rows: pack.rows.len() });
    }
    if let Some(row) = pack.rows.iter().find(|row| row.name.trim().is_empty()) {
        return Err(NotAPack::Nameless { row: row.row });
    }
    let mut numbers: Vec<u32> = pack.rows.iter().map(|row| row.row).collect();
    numbers.sort_unstable();
    match numbers.windows(2).find(|pair| pair.first() == pair.last()).and_then(<[u32]>::first) {
        Some(row) => Err(NotAPack::Twice { row: *row }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::doc;
    use proptest::prelude::*;

    fn township() -> Pack {
        pack::read(include_str!("../../public/packs/township.json")).unwrap()
    }

    fn with(change: impl FnOnce(&mut Pack)) -> Result<Pack, NotAPack> {
        let mut pack = township();
        change(&mut pack);
        open(doc::print(&pack).as_bytes())
    }

    #[test]
    fn a_pack_is_read_also_with_a_mark_of_its_encoding() {
        let bytes = include_bytes!("../../public/packs/township.json");
        assert_eq!(open(bytes), Ok(township()));
        assert_eq!(open(&[b"\xef\xbb\xbf", &bytes[..]].concat()), Ok(township()));
    }

    #[test]
    fn what_is_no_pack_says_why() {
        assert_eq!(open(b"\xff\xfe{"), Err(NotAPack::Other));
        assert_eq!(open(b"{\n\"id\": }"), Err(NotAPack::Json { line: 2 }));
        assert_eq!(open(b"{\"schema\": 2, \"rooms\": []}"), Err(NotAPack::Other));
        assert_eq!(open(&vec![b' '; LIMIT_BYTES + 1]), Err(NotAPack::TooLarge));
        assert_eq!(with(|pack| pack.id = " ".into()), Err(NotAPack::Other));
        assert_eq!(with(|pack| pack.rows.clear()), Err(NotAPack::NoRows));
        assert_eq!(with(|pack| pack.rows[4].name = " ".into()), Err(NotAPack::Nameless { row: 5 }));
        assert_eq!(with(|pack| pack.rows[4].row = 9), Err(NotAPack::Twice { row: 9 }));
        let many = |pack: &mut Pack| {
            let row = pack::PackRow { basis: String::new(), ..pack.rows[0].clone() };
            pack.rows = (0..=MOST_ROWS as u32).map(|number| pack::PackRow { row: number, ..row.clone() }).collect();
        };
        assert_eq!(with(many), Err(NotAPack::TooManyRows { rows: MOST_ROWS + 1 }));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_pack_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = open(&bytes);
        }
    }
}
