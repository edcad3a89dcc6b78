//! Text in, bulletin out.

use super::{Bulletin, Warning, layout, requirement};

/// Reads a bulletin. Never fails; what is missing is `None` and told as a warning.
pub fn parse(text: &str) -> Bulletin {
    let mut bulletin = layout::read(text);
    bulletin.items.iter_mut().for_each(requirement::find);
    let missing = [
        (bulletin.series.is_none(), Warning::NoSeries),
        (bulletin.number.is_none(), Warning::NoNumber),
        (bulletin.year.is_none(), Warning::NoYear),
        (bulletin.items.is_empty(), Warning::NoItems),
    ];
    bulletin.warnings = missing.into_iter().filter(|(is, _)| *is).map(|(_, warning)| warning).collect();
    bulletin
}
