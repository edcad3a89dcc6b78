//! Numbers that are typed: read, or what is wrong with them in a sentence.

use crate::{
    base::{
        count::{self, NoCount},
        points,
    },
    words::Words,
};

/// A count; `None` where the field is empty, which is "not known".
pub fn count(w: Words, typed: &str) -> Result<Option<u32>, String> {
    match typed.trim() {
        "" => Ok(None),
        typed => count::read(typed).map(Some).map_err(|why| match why {
            NoCount::Negative => w.no_count_negative(typed),
            NoCount::TooLarge => w.no_count_too_large(typed),
            NoCount::Fraction => w.no_count_fraction(typed),
            NoCount::NoNumber => w.not_a_number(typed),
        }),
    }
}

/// Points in hundredths; `None` where the field is empty.
pub fn hundredths(w: Words, typed: &str) -> Result<Option<u32>, String> {
    match typed.trim() {
        "" => Ok(None),
        typed => points::read(typed).map(Some).ok_or_else(|| w.not_points(typed)),
    }
}
